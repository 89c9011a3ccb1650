"""A month of three quests, as somebody would play it: good weeks, a bad one, a rest, mistakes taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.shell import Shell

QUEST = """\
format = 1
id = "guitar"
title = "Play the guitar"
schedule = { times = 3, per = "week" }
measure = { kind = "minutes" }
tiny = "Take it off the wall"
[ladder]
from = 2
to = 10
instruction = "Play {amount}."
"""


@pytest.fixture
def guitar(tmp_path: Path) -> str:
    path = tmp_path / "guitar.toml"
    path.write_text(QUEST)
    return str(path)


def test_a_month(shell: Shell, guitar: str) -> None:
    shell.ok("take", "read-daily")
    shell.ok("take", "less-phone")
    shell.ok("take", guitar)
    total = 0.0
    for day in range(30):
        if day in (9, 10, 11):  # three days of flu nobody said a word about
            shell.sleep()
            continue
        if day == 20:
            assert shell.json("rest", "all")["outcome"] == "rest"
            shell.sleep()
            continue
        read = shell.json("done", "read-daily")
        assert read["outcome"] == "done"
        shell.ok("done", "less-phone", "40")
        shell.ok("done", "less-phone")
        if day % 7 in (0, 2, 4):
            shell.ok("done", "guitar")
        now = shell.json("today")
        assert now["metres"] >= total, "metres never fall"
        total = now["metres"]
        shell.sleep()
    today = shell.json("today")
    reading, phone, guitar_view = (shell.quest(name) for name in ("read-daily", "less-phone", "guitar"))
    assert reading["step"]["index"] > 4
    assert phone["step"]["index"] > 4
    assert guitar_view["step"]["index"] > 1
    assert today["comebacks"] == {"ended": 3, "of": 3}, "each of the three missed days, and each came back"
    assert reading["warmth"] == 5
    assert today["level"]["height_m"] <= today["metres"] < today["level"]["next_m"]


def test_the_first_evening_from_nothing_to_a_check_in(shell: Shell) -> None:
    assert "No quest is under way" in shell.ok("today")
    assert "read-daily" in shell.ok("quests")
    taken = shell.ok("take", "read")
    assert "step 1 of 10" in taken
    done = shell.json("done", "read")
    assert done["metres"] == {"effort": 20, "comeback": 0, "mastery": 0}
    assert done["total_metres"] == 20


def test_falling_and_coming_back_pays_what_the_rules_say(shell: Shell) -> None:
    shell.ok("take", "read-daily")
    for _ in range(6):
        shell.ok("done", "read-daily")
        shell.sleep()
    warm = shell.quest("read-daily")
    assert (warm["warmth"], warm["purse_metres"]) == (5, 0)
    shell.sleep(2)
    fallen = shell.quest("read-daily")
    assert fallen["warmth"] == 1
    assert fallen["purse_metres"] > 0
    assert fallen["offer"]["kind"] in ("down", "tiny")
    back = shell.json("done", "read-daily")
    assert back["metres"]["comeback"] == fallen["purse_metres"], "a done day takes the whole purse"
    assert "Back after 2 missed days" in back["message"]
    assert shell.json("today")["comebacks"] == {"ended": 1, "of": 1}


def test_yesterday_is_asked_for_and_can_be_mended(shell: Shell) -> None:
    shell.ok("take", "read-daily")
    shell.sleep(2)
    assert shell.json("today")["unsaid"] == ["read-daily"]
    assert shell.quest("read-daily")["missed_in_a_row"] == 1
    shell.ok("done", "read-daily", "--on", "yesterday")
    assert shell.json("today")["unsaid"] == []
    assert shell.quest("read-daily")["missed_in_a_row"] == 0


def test_saying_twice_changes_nothing_and_undo_goes_all_the_way_back(shell: Shell, home: Path) -> None:
    shell.ok("take", "read-daily")
    first = shell.json("done", "read-daily")
    before = {path: path.read_bytes() for path in home.rglob("*.jsonl")}
    again = shell.json("done", "read-daily")
    assert again["metres"] == {"effort": 0, "comeback": 0, "mastery": 0}
    assert not again["changed"]
    assert {path: path.read_bytes() for path in home.rglob("*.jsonl")} == before
    shell.ok("done", "read-daily", "5")
    assert shell.quest("read-daily")["amount"] == 6
    shell.ok("undo")
    assert shell.quest("read-daily")["amount"] == 1
    shell.ok("undo")
    assert shell.quest("read-daily")["status"] == "pending"
    assert shell.json("today")["metres"] == 0
    shell.ok("redo")
    assert shell.json("today")["metres"] == first["total_metres"]
    shell.ok("redo")
    assert shell.refused("redo")["code"] == "nothing_to_undo"


def test_a_step_is_mastered_and_the_next_comes_by_itself(shell: Shell) -> None:
    shell.ok("take", "read-daily")
    shell.ok("done", "read-daily")
    shell.sleep()
    said = shell.json("done", "read-daily")
    assert said["mastered"]["index"] == 1
    assert said["offer"] == {"kind": "climb", "to": 2, "answers": ["up", "stay"]}
    assert said["metres"]["mastery"] > 0
    shell.sleep()
    assert shell.quest("read-daily")["step"]["index"] == 2


def test_a_low_rating_holds_the_climb_and_staying_is_respected(shell: Shell) -> None:
    shell.ok("take", "read-daily")
    shell.ok("done", "read-daily")
    shell.sleep()
    shell.ok("done", "read-daily")
    shell.ok("rate", "read-daily", "30")
    assert shell.quest("read-daily")["offer"]["kind"] == "rerate"
    shell.ok("step", "read-daily", "stay")
    for _ in range(5):
        shell.sleep()
        shell.ok("done", "read-daily")
        assert shell.quest("read-daily")["step"]["index"] == 1
    shell.ok("step", "read-daily", "up")
    shell.sleep()
    assert shell.quest("read-daily")["step"]["index"] == 2


def test_dropping_and_taking_up_again_goes_on_where_it_was_left(shell: Shell) -> None:
    shell.ok("take", "read-daily")
    for _ in range(4):
        shell.ok("done", "read-daily")
        shell.sleep()
    before = shell.quest("read-daily")["step"]["index"]
    metres = shell.json("today")["metres"]
    shell.ok("drop", "read-daily")
    assert shell.json("today")["quests"] == []
    shell.sleep(20)
    assert shell.json("today")["metres"] == metres
    shell.ok("take", "read-daily")
    assert shell.quest("read-daily")["step"]["index"] == before
