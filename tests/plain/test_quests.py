"""Hearing, taking, changing and dropping quests; evidence, log and settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from tests.plain.listening import Listener, played, snapshot
from tests.screens import playing
from tests.screens.playing import TODAY, Player

Reading = Callable[[Sequence[str]], Listener]


def test_everything_about_a_quest(reading: Reading) -> None:
    heard = reading("dddmmds").last("hear read")
    for told in (
        "Read every day: to do. Read 3 pages.",
        "3 done days of the last 4 master this step. 1 done so far.",
        "Why: To know that I can. Days: every day. Cue: After supper. Plan B: If it gets late",
        "Ladder. Camp: base camp. Step 1, mastered: Read 2 pages. Step 2, where you are: Read 3 pages.",
        "Step 6, to come: Read 12 pages.",
        "The last four weeks. From 15 November: Sunday done. From 16 November: Monday to Tuesday done, Wednesday to",
        "Thursday missed, Friday done, Saturday some, Sunday nothing said.",
        "Journey. Read every day, since 15 November 2026.",
        "4 days done, 1 day some, 2 days missed.",
        "Step 1: reached on 15 November 2026, mastered on 17 November 2026. 3 of 3 days done.",
        "Came back 1 of 1 time. 1 cairn. 2 missed days from 18 November 2026, back on 20 November 2026.",
    ):
        assert told in heard, told


def test_one_part_of_it(reading: Reading) -> None:
    listener = reading("ddd")
    assert listener.last("hear 1 ladder").startswith("Ladder. Camp: base camp. Step 1, mastered")
    assert listener.last("hear read journey").startswith("Journey. Read every day, since 19 November 2026.")


def test_a_dropped_quest_is_heard_by_its_journey(reading: Reading) -> None:
    heard = reading("ddd").hear("drop", "no", "drop read", "yes", "hear read", "log read", "take read", "yes")
    assert "Drop Read every day? It asks for nothing more." in heard[1]
    assert "Kept." in heard[2]
    assert "Read every day is dropped. Its metres stay" in heard[4]
    assert "Say library, goal, help or quit." in heard[4]
    assert "Read every day, since 19 November 2026. Not under way now." in heard[5]
    assert "taken, at step 1" in heard[6]
    assert "where you left it" in heard[7]
    assert "is taken, at step" in heard[8]


@pytest.mark.usefixtures("nothing_bundled")
def test_the_library_with_a_broken_file(listener: Listener) -> None:
    player = Player(listener.root, TODAY)
    player.write("read", playing.READ)
    player.write("broken", playing.BROKEN)
    heard = listener.hear("later", "library", "broken", "library", "read every", "ladder", "no")
    assert "The library: 2 quests." in heard[2]
    assert "2 mistakes in the file." in heard[2]
    assert "can't be taken yet: 2 mistakes in the file. 1. Line 4, column 1: unknown key" in heard[3]
    assert "Caution: Stop when something hurts." in heard[5]
    assert "Step 2. Read 3 pages. Mastered by 3 of 4 days done." in heard[6]
    assert "Advice: Lay everything out the evening before." in heard[6]
    assert "Nothing changed." in heard[7]
    assert not (listener.root / "own").exists()


def test_taking_at_a_chosen_step_and_the_caution_before_it(listener: Listener) -> None:
    heard = listener.hear("later", "take first-5k", "no", "4", "later")
    assert "Caution:" in heard[2]
    assert "is taken, at step 4 of 11" in heard[4]


def test_another_quest_of_the_same_id_is_asked_about(reading: Reading, tmp_path: Path) -> None:
    listener = reading("d")
    path = tmp_path / "other.toml"
    path.write_text(playing.READ.replace("Read every day", "Read at noon"))
    heard = listener.hear(f"take {path}", "no", f"take {path}", "yes")
    assert "Is this the same quest, renamed?" in heard[1]
    assert "Nothing changed." in heard[2]
    assert "version 1 of the file holds from tomorrow" in heard[4]


def test_a_fourth_quest_is_advised_against_once(listener: Listener) -> None:
    player = Player(listener.root, TODAY)
    for name, text in (("read", playing.READ), ("lights", playing.LIGHTS), ("speak", playing.SPEAK)):
        player.take(name, text)
    heard = listener.hear("take write-daily", "no", "yes", "4")
    assert "this is the fourth" in heard[3]
    assert "Write every day" in heard[4], "the new quest has the next number"


def test_editing(reading: Reading) -> None:
    listener = reading("d")
    heard = listener.hear(
        "edit", "schedule", "whenever", "mon wed fri", "edit read title=Read at night", "hear 1 plans"
    )
    assert "1. Title. What it is called." in heard[1]
    assert '"whenever" names no days.' in heard[3]
    assert "is changed from tomorrow on" in heard[4]
    assert "Read at night is changed from today on." in heard[5]
    assert "Days: every day." in heard[6]
    listener.sleep()
    assert "Days: Mon, Wed and Fri." in listener.last("hear 1 plans")


def test_the_log_day_by_day(reading: Reading) -> None:
    listener = reading("dds")
    heard = listener.hear("done read 5 on yesterday", "undo", "note read Two in bed", "log", "log read 2", "log 0")
    assert "Said on Friday 20 November: 1. 18:30. Read every day: done." in heard[4]
    assert "Said today: " in heard[4]
    assert "Read every day: note. Two in bed." in heard[4]
    assert "Said on Friday" not in heard[5]
    assert "Said yesterday: 1. 18:30. Read every day: some." in heard[5]


def test_evidence_is_counted(reading: Reading) -> None:
    heard = reading("dddmmd").last("evidence")
    assert "Since 16 November 2026:" in heard
    assert "4 of 6 due days done." in heard
    assert "Read every day. Hardest step done: 2 of 6. Read 3 pages. 4 days done, 1 of 6 steps mastered." in heard
    assert "Came back 1 of 1 time, usually after 2 missed days. The longest way back was 2 missed days." in heard


def test_settings_are_heard_and_changed(reading: Reading) -> None:
    listener = reading("d")
    heard = listener.hear(
        "settings", "day start", "25:00", "03:30", "settings", "motion", "reduced", "set theme=daylight", "settings"
    )
    assert "1. Day start is 04:00." in heard[1]
    assert '"25:00" is no time of day' in heard[3]
    assert "day start is 03:30, from tomorrow on." in heard[4]
    assert "1. Full. 2. Reduced." in heard[6]
    assert "motion is reduced." in heard[7]
    assert "theme is daylight." in heard[8]
    assert "Theme is daylight." in heard[9]
    assert "Motion is reduced." in heard[9]


def test_setting_the_same_again_changes_nothing(reading: Reading) -> None:
    listener = reading("d")
    before = snapshot(listener.root)
    assert "Nothing changed." in listener.last("set slots_advice=on")
    assert snapshot(listener.root) == before


@pytest.mark.parametrize("word", ["1", "hear", "plan", "note", "rate", "drop", "edit"])
def test_with_one_quest_nobody_asks_which(reading: Reading, word: str) -> None:
    assert "Which quest" not in reading("d").last(word)


def test_a_quest_that_sleeps_is_left_in_peace(listener: Listener) -> None:
    played(listener.root, "read", playing.READ, "ddd")
    listener.go_to(TODAY + timedelta(days=20))
    heard = listener.hear("done")
    assert "Read every day: asleep." in heard[0]
    assert "It asks for nothing until you come back." in heard[0]
    assert "Back after" in heard[1]
    assert "1. Rate. Say how sure you are, 0 to 100. 2. Same." in heard[1]
