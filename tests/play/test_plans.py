"""Plans on disk: they outlive the checkpoint, come from other devices at any time, and are private lines."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from game.play import checkins, planning
from game.play.log import log_entries
from game.play.today import today_view
from game.play.views import PlanView
from game.rules.events import Planned
from game.rules.moves import Redo, Undo
from game.rules.plans import HALF_CELLS
from game.saves import device, readmodel
from game.saves.framing import MAX_LINE
from tests.play.living import Life, accepted, refused


def made(life: Life, cue: str = "I come home", then: str = "I read a page", barrier: str = "tired") -> str:
    return accepted(planning.make_plan(life.game, "read", barrier, cue, then))


def halves(life: Life) -> list[tuple[str, str, str]]:
    return [(plan.barrier, plan.cue, plan.then) for plan in planning.plans_of(life.game, "read")]


@pytest.fixture
def life(tmp_path: Path) -> Life:
    life = Life(tmp_path / "save")
    life.take()
    return life


def test_a_plan_is_read_back_when_it_is_made(life: Life) -> None:
    assert made(life, "If I come home,", "then I read a page.").startswith("Read: if I come home, then I read a page.")
    view = today_view(life.game.played, life.game.shelf, (), life.game.now).quests[0]
    assert view.plans == (PlanView("tired", "I come home", "I read a page", life.game.today),)


@pytest.mark.parametrize("days", [1, 8, 9, 40, 400])
def test_a_plan_holds_after_the_checkpoint_has_moved(life: Life, days: int) -> None:
    made(life)
    for _ in range(min(days, 40)):
        life.wait(max(1, days // 40))
        life.game.keep()
    expected = [("tired", "I come home", "I read a page")]
    assert halves(life) == expected
    life.game = life.open()
    assert halves(life) == expected
    (life.folder / "local" / "read" / "now.json").unlink()
    life.game = life.open()
    assert halves(life) == expected


def test_a_year_later_it_can_be_changed_put_away_and_that_undone(life: Life) -> None:
    made(life)
    life.wait(365)
    life.game.keep()
    life.game = life.open()
    assert isinstance(accepted(planning.put_away(life.game, "read", "tired")), str)
    assert halves(life) == []
    life.undo()
    assert halves(life) == [("tired", "I come home", "I read a page")]
    made(life, then="I read a line")
    assert halves(life) == [("tired", "I come home", "I read a line")]
    assert refused(planning.put_away(life.game, "read", "busy")) == "no_plan"


def test_an_older_read_model_is_rebuilt(life: Life) -> None:
    made(life)
    life.wait(20)
    life.game.keep()
    path = life.folder / "local" / "read" / "now.json"
    plain = json.loads(path.read_bytes())
    assert plain["schema"] == readmodel.SCHEMA
    del plain["world"]["plans"]
    path.write_text(json.dumps(plain | {"schema": readmodel.SCHEMA - 1}), "utf-8")
    life.game = life.open()
    assert halves(life) == [("tired", "I come home", "I read a page")]


def join(one: Path, other: Path) -> None:
    for source, target in ((one, other), (other, one)):
        for path in (source / "own").rglob("*.*"):
            there = target / path.relative_to(source)
            if path.is_file() and (not there.exists() or there.stat().st_size < path.stat().st_size):
                there.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, there)


def test_a_plan_made_weeks_ago_on_another_device_takes_its_place(
    life: Life, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at: Callable[[str], None] = lambda name: monkeypatch.setattr(device, "_machine_name", name.encode)  # noqa: E731
    at("lap")
    other = Life(tmp_path / "other", life.clock.at)
    shutil.copytree(life.folder / "own", other.folder / "own")
    other.game = other.open()
    other.wait()
    made(other, then="I read outside")
    made(other, "it rains", "I read at home", "weather")
    at("desk")
    life.wait(3)
    made(life, then="I read a line")
    life.wait(30)
    other.wait(32)
    for each in (life, other):
        each.game.keep()
    join(life.folder, other.folder)
    for each in (life, other):
        each.game.refresh()
    assert halves(life) == halves(other)
    assert halves(life) == [("tired", "I come home", "I read a line"), ("weather", "it rains", "I read at home")]


def test_undo_names_a_plan_and_the_log_shows_it_taken_back(life: Life) -> None:
    made(life)
    assert checkins.undoable(life.game) == "the plan for “tired” of Read"
    told, _ = accepted(checkins.say(life.game, Undo()))
    assert told.startswith("Taken back: the plan for “tired”")
    assert halves(life) == []
    (entry,) = [entry for entry in log_entries(life.game) if entry.kind == "plan"]
    assert entry.undone
    assert entry.text == "tired: if I come home, then I read a page."
    accepted(checkins.say(life.game, Redo()))
    assert halves(life) == [("tired", "I come home", "I read a page")]


@pytest.mark.parametrize("text", ["走" * 500, "Z" + "\u0301\u0317" * 900, "\U00010348\U0001d165" * 500, '"\\' * 400])
def test_the_longest_plan_fits_into_a_line(life: Life, text: str) -> None:
    made(life, text + "a", text + "b", text)
    lines = [line for path in (life.folder / "own").rglob("*.jsonl") for line in path.read_bytes().splitlines()]
    assert max(map(len, lines)) < MAX_LINE
    (fact,) = [event.fact for event in life.game.recent if isinstance(event.fact, Planned)]
    assert 0 < len(fact.cue) <= 3 * HALF_CELLS


def test_a_hand_written_line_of_any_length_is_shown_clean(life: Life) -> None:
    life.game.journal.append([Planned("read", life.game.today, "\x1b[2Jx", "a\u202eb", "c" * 900)], life.game.now)
    life.game.refresh()
    (entry,) = [entry for entry in log_entries(life.game) if entry.plan]
    assert entry.plan is not None
    assert (entry.plan.barrier, entry.plan.cue, len(entry.plan.then)) == ("[2Jx", "ab", 200)


def test_likely_obstacles_come_first(life: Life) -> None:
    made(life, barrier="weather")
    assert [obstacle.id for obstacle in planning.obstacles_of(life.game, "read")][:2] == ["weather", "tired"]
    assert planning.ways_round("Weather")
    assert not planning.ways_round("the neighbours")
