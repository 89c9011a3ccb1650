"""Every number the game says about the player can be worked out again from `undaunted log --all --json` alone.

A month and a half of ten quests is played through the game's own rules and use cases; then the commands are asked, and
`recount_log.py`, which knows the log and docs/rules.md but no line of the game, counts it all once more.
"""

from __future__ import annotations

import ast
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from benchmarks.history import bundled, write_save
from game.__main__ import main
from game.play.evidence import evidence
from game.rules.moves import CheckIn, Cope, Drop, Edit, Feel, Rate, Refusal, SayWhy, Take, TakeRest, Undo
from tests.play import recount_log
from tests.play.living import OUTCOMES, Life
from tests.play.recount_log import Way, metres, tallies, ways

LAST = date(2026, 11, 22)
DAYS, QUESTS, BY_HAND = 45, 10, 6
"""So many days and quests; the last days are played through the use cases, with everything there is to say."""

EXERCISES = ("slow-breathing", "affect-label", "slow-breathing")


class Asked:
    """A save, and what its commands answer in JSON."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys
        self.entries: list[Any] = self("log", "--all")["entries"]
        self.ways = ways(self.entries, LAST)

    def __call__(self, *words: str) -> Any:
        self.capsys.readouterr()
        assert main(["--root", str(self.folder), *words, "--json"]) == 0
        return json.loads(self.capsys.readouterr().out)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A save that was played until the evening of the last day."""
    folder: Path = tmp_path_factory.mktemp("recount") / "save"
    by_rules = LAST - timedelta(days=BY_HAND)
    write_save(folder, bundled(QUESTS), LAST - timedelta(days=DAYS - 1), by_rules, None)
    life = Life(folder, datetime.combine(by_rules + timedelta(days=1), time(18), UTC))
    for day in range(BY_HAND):
        _live(life, day)
        if day < BY_HAND - 1:
            life.wait()
    life.game.keep()
    return folder


def _live(life: Life, day: int) -> None:
    """A day on which each quest is rated, done, missed, mended, rested or left alone; and the shelter is visited."""
    today = life.game.today
    for place, course in enumerate(list(life.game.played.world.courses.values())):
        quest, kind = course.quest, (place + day) % 6
        _maybe(life, Rate(quest, (30 + 10 * place + 20 * day) % 101))
        if kind < 4:
            _maybe(life, CheckIn(quest, OUTCOMES["dmsd"[kind]], today))
        if kind == 3:
            _maybe(life, Rate(quest, 90))  # after the check-in: about another day
        if kind == 4:
            _maybe(life, TakeRest(quest, today, today))
        if kind == 5 and place == 2:
            _maybe(life, Undo())
    before, after = (-1, 2 - day % 3), (day % 3 - 1, 1)
    life.say(Cope(EXERCISES[day % 3], 120, before, after if day % 4 else None))
    life.say(Feel(-1, 1, "tense"))
    life.say(SayWhy("read-daily", today, f"Because of day {day}."))
    if day == 1:
        life.say(Edit("write-daily", {"schedule": {"times": 4, "per": "week"}}))
        life.say(Edit("tidy-home", {"schedule": {"days": ["mon", "thu", "sat", "sun"]}}))
        life.say(Drop("speak-up"))
    if day == 3:
        course = life.game.played.world.courses["speak-up"]
        life.say(Take(life.game.shelf[course.sha], course.sha))


def _maybe(life: Life, move: Any) -> None:
    """Say what may be refused, as players do."""
    told = life.game.say(move)
    assert not isinstance(told, Refusal) or told.message


@pytest.fixture
def asked(played: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Asked:
    monkeypatch.setenv("UNDAUNTED_NOW", f"{LAST}T18:30:00+00:00")
    monkeypatch.delenv("UNDAUNTED_HOME", raising=False)
    return Asked(played, capsys)


def test_the_recount_knows_no_line_of_the_game() -> None:
    tree = ast.parse(Path(recount_log.__file__).read_text(encoding="utf-8"))
    named = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    named |= {each.name for node in ast.walk(tree) if isinstance(node, ast.Import) for each in node.names}
    assert named == {"__future__", "calendar", "collections", "collections.abc", "dataclasses", "datetime", "typing"}


def test_the_log_holds_enough_of_everything_to_count(asked: Asked) -> None:
    """Else the tests below would compare nothing with nothing."""
    kinds = Counter(entry["kind"] for entry in asked.entries)
    assert {"day", "taken", "dropped", "edited", "rest", "rated", "step", "coped", "mood", "why_i_can"} <= kinds.keys()
    assert any(entry["undone"] for entry in asked.entries)
    letters = Counter(lived.letter for way in asked.ways.values() for lived in way.days)
    assert min(letters[letter] for letter in "dsmr-") >= 3
    schedules = {next(iter(way.schedule)) for way in asked.ways.values()}
    assert {"every", "days", "times"} <= schedules
    assert sum(len(way.mastered) for way in asked.ways.values()) > QUESTS


def test_metres_levels_and_comebacks_of_the_day(asked: Asked) -> None:
    status = asked("status")
    earned = metres(asked.ways)
    assert status["metres"] == sum(earned.values()) / 100
    falls = [(way, fall) for way in asked.ways.values() for fall in way.falls()]
    ended = sum(fall[2] is not None for _, fall in falls)
    still_open = sum(fall[2] is None for way, fall in falls if way.active)
    assert status["comebacks"] == {"ended": ended, "of": ended + still_open}
    assert ended > QUESTS


def test_where_each_quest_stands_today(asked: Asked) -> None:
    shown = {quest["id"]: quest for quest in asked("status")["quests"]}
    assert shown.keys() == {name for name, way in asked.ways.items() if way.active}
    for name, quest in shown.items():
        assert _stands(asked.ways[name]) == {key: quest[key] for key in _stands(asked.ways[name])}, name
        window = quest["window"]
        done, of = asked.ways[name].ladder.window(asked.ways[name].step)
        letters = asked.ways[name].window[-of:]
        assert (window["need"], window["of"], window["done"]) == (done, of, letters.count("d"))
        assert [word[0] for word in window["days"]] == list(letters)


def _stands(way: Way) -> dict[str, Any]:
    left = None if way.places is None else max(0, way.places - way.filled)
    return {
        "warmth": way.warmth,
        "purse_metres": way.purse / 100,
        "missed_in_a_row": way.lapse,
        "left_this_week": left,
        "due": way.days[-1].due,
    }


def test_each_way_so_far(asked: Asked) -> None:
    paid = Counter[str]()
    for name, way in asked.ways.items():
        journey = asked("journey", name)
        letters = Counter(lived.letter for lived in way.days)
        words = {"done": "d", "some": "s", "missed": "m", "rest": "r"}
        assert journey["days"] == {word: letters[letter] for word, letter in words.items()}
        assert journey["since"] == way.first.isoformat()
        assert [(f["first"], f["missed"], f["back"]) for f in journey["falls"]] == [
            (first.isoformat(), missed, back and back.isoformat()) for first, missed, back in way.falls()
        ]
        assert list(_steps_of(way)) == [(s["mastered"], s["days"], s["done"]) for s in journey["steps"]]
        assert "".join(month["days"] for month in journey["months"]).strip(".") == _letters(way).strip(".")
        paid += Counter({key: round(value * 100) for key, value in journey["metres"].items()})
    assert paid == metres(asked.ways)


def _steps_of(way: Way) -> Iterator[tuple[str | None, int, int]]:
    """Of each step: the day it was mastered, the days on it, and those done. A bridge counts with the step below."""
    for place, step in enumerate(way.ladder.steps):
        mastered = [lived.day.isoformat() for lived in way.days if lived.mastered == step["id"]]
        here = [lived.letter for lived in way.days if way.ladder.place(lived.step) == place]
        yield mastered[0] if mastered else None, sum(letter in "dsm" for letter in here), here.count("d")


def _letters(way: Way) -> str:
    """A letter a day, a dot where the quest was not under way."""
    lived = {each.day: each.letter for each in way.days}
    days = (way.first + timedelta(days=number) for number in range((LAST - way.first).days + 1))
    return "".join(lived.get(day, ".") for day in days)


def test_confidence_strength_generality_attempts_and_calibration(asked: Asked) -> None:
    told = asked("confidence")
    by_quest = {quest["id"]: quest for quest in told["quests"]}
    for name, way in asked.ways.items():
        strength = way.strength()
        assert by_quest[name]["strength"] == (None if strength is None else pytest.approx(strength, abs=0.005))
        said = [(each["said_on"], each["value"], each["day"], each["done"]) for each in by_quest[name]["attempts"]]
        assert said == [(day, value, tried, done) for day, _, value, tried, done in way.attempts()]
    strengths = [strength for way in asked.ways.values() if way.active and (strength := way.strength()) is not None]
    assert told["generality"] == {"sure": sum(s >= 60 for s in strengths), "of": len(strengths)}
    assert told["strength"] == pytest.approx(sum(strengths) / len(strengths), abs=0.005)
    _compare_calibration(told["calibration"], asked)


def _compare_calibration(told: dict[str, Any], asked: Asked) -> None:
    found = [(name, attempt) for name, way in asked.ways.items() for attempt in way.attempts()]
    tried = sorted((day, name, said, value, done) for name, (said, _, value, day, done) in found)
    off = [value - 100 * done for *_, value, done in tried]
    assert len(tried) >= 20
    assert told["attempts"] == len(tried)
    assert told["done"] == sum(done for *_, done in tried)
    assert told["bias"] == pytest.approx(sum(off) / 100 / len(off), abs=5e-5)
    assert told["brier"] == pytest.approx(sum(each * each for each in off) / 10_000 / len(off), abs=5e-5)
    assert told["bias_lately"] == pytest.approx(sum(off[-20:]) / 2000, abs=5e-5)
    assert told["well_tuned"] == (abs(sum(off[-20:])) <= 200)
    for band in told["bands"]:
        within = [(value, done) for *_, value, done in tried if band["from"] <= value <= band["to"]]
        assert (band["attempts"], band["done"]) == (len(within), sum(done for _, done in within))
        assert band["said"] == pytest.approx(sum(value for value, _ in within) / len(within), abs=0.005)
    assert sum(band["attempts"] for band in told["bands"]) == len(tried)


def test_what_helped(asked: Asked, played: Path) -> None:
    inner = Life(played, datetime.combine(LAST, time(18, 30), UTC)).game.played.world.inner
    counted = tallies(asked.entries)
    assert {name: (tally.times, tally.known, tally.helped) for name, tally in inner.tallies.items()} == counted
    assert counted["slow-breathing"][0] == 4


def test_the_page_of_evidence(asked: Asked, played: Path) -> None:
    view = evidence(Life(played, datetime.combine(LAST, time(18, 30), UTC)).game)
    assert {shown.id for shown in view.quests} == asked.ways.keys()
    for shown in view.quests:
        way = asked.ways[shown.id]
        letters = Counter(lived.letter for lived in way.days)
        assert (shown.done, shown.some, shown.missed, shown.rest) == tuple(letters[letter] for letter in "dsmr")
        assert shown.mastered == len(way.mastered & {step["id"] for step in way.ladder.steps})
        assert (shown.back.ended, shown.back.lapses) == _came_back([way])
    assert view.metres == sum(metres(asked.ways).values()) / 100
    assert (view.back.ended, view.back.lapses) == _came_back(list(asked.ways.values()))
    missed = sorted(fall[1] for way in asked.ways.values() for fall in way.falls() if fall[2])
    assert view.back.usual == missed[(len(missed) - 1) // 2]
    assert view.back.longest is not None
    assert view.back.longest.missed == missed[-1]
    year = Counter(lived.letter for way in asked.ways.values() for lived in way.days)
    assert sum(day.done for day in view.year) == year["d"]
    assert sum(day.due for day in view.year) == year["d"] + year["s"] + year["m"]
    ratings = [(e["value"], *way.after(e)) for way in asked.ways.values() for e in way.ratings]
    for band in view.bands:
        within = [each for each in ratings if band.low <= each[0] <= band.high]
        counted = len(within), sum(done for _, done, _ in within), sum(days for _, _, days in within)
        assert (band.ratings, band.done, band.days) == counted


def _came_back(walked: Sequence[Way]) -> tuple[int, int]:
    ended = [fall for way in walked for fall in way.falls() if fall[2]]
    still_open = [fall for way in walked if way.active for fall in way.falls() if not fall[2]]
    return len(ended), len(ended) + len(still_open)
