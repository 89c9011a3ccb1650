"""The data of the shelter is whole, says nothing it does not know, and its numbers for help were checked lately.

What the evidence says is held against the texts it was taken from: a number nobody wrote down here turns this red.
"""

from __future__ import annotations

import re
import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from game import clock
from game.play.shelter_data import exercises
from game.rules.shelter import Corner, Exercise, Moment

FRESH = timedelta(days=180)
"""After so many days every number for help is looked up anew (science rule 38)."""

WANTED = {
    "slow-breathing", "cyclic-sighing", "name-it", "step-back", "look-again", "excitement", "kind-note", "worry-later",
    "urge-surfing", "two-minutes", "grounding",
}  # fmt: skip

NUMBERS = {
    "slow-breathing": ["12", "785", "0.35", "58"],
    "cyclic-sighing": ["114", "28"],
    "name-it": [],
    "step-back": ["7", "585"],
    "look-again": ["306", "0.36", "0.45"],
    "excitement": [],
    "kind-note": ["4"],
    "worry-later": ["7", "999", "0.31", "0.19"],
    "urge-surfing": ["123"],
    "two-minutes": [],
    "grounding": [],
}
"""Every number an evidence line says: Fincham 2023, Bentley 2023, Balban 2023, Kross 2014, Webb 2012, Breines and Chen
2012, Dippel 2024, Bowen and Marlatt 2009, as their abstracts have them."""

CELLS = 34
"""A feeling word or a name stands whole beside its number on a narrow screen."""


def table(clone: Path, name: str) -> dict[str, Any]:
    return tomllib.loads((clone / "game" / "data" / f"{name}.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def every(clone: Path) -> tuple[Exercise, ...]:
    return exercises(table(clone, "exercises"))


def test_all_exercises_are_there_and_each_can_be_done(every: tuple[Exercise, ...]) -> None:
    assert {each.id for each in every} == WANTED
    assert len({each.name for each in every}) == len(every)
    for each in every:
        assert bool(each.phases) != bool(each.steps), each.id
        assert bool(each.phases) == bool(each.rounds), each.id
        assert len(each.name) <= CELLS
        assert each.intro.endswith(".")
        assert set(each.when) <= {corner.value for corner in Corner} | {moment.value for moment in Moment}
        for step in each.steps:
            assert bool(step.seconds) != bool(step.write), step
        assert all(phase.seconds > 0 and 0 <= phase.to <= 100 for phase in each.phases)


def test_the_breath_is_four_in_and_six_out_and_every_breath_ends_empty(every: tuple[Exercise, ...]) -> None:
    by_id = {each.id: each for each in every}
    assert [(phase.seconds, phase.to) for phase in by_id["slow-breathing"].phases] == [(4, 100), (6, 0)]
    for each in every:
        if each.phases:
            assert each.phases[-1].to == 0
            assert each.seconds == 60 * each.minutes


def test_an_exercise_takes_about_the_minutes_it_says(every: tuple[Exercise, ...]) -> None:
    for each in every:
        writing = 25 * sum(bool(step.write) for step in each.steps)
        assert 60 * (each.minutes - 1) < each.seconds + writing <= 60 * each.minutes + 15, each.id


def test_evidence_says_the_numbers_of_its_source_and_no_others(every: tuple[Exercise, ...]) -> None:
    for each in every:
        assert re.findall(r"\d+(?:\.\d+)?", each.evidence) == NUMBERS[each.id], each.id
        if each.tested:
            assert re.search(r"\b(19|20)\d\d\b", each.source), each.id
        else:
            assert each.evidence.startswith("No trial"), each.id
            assert each.id in ("two-minutes", "grounding")


def test_what_has_no_trials_makes_no_claim(every: tuple[Exercise, ...]) -> None:
    grounding = next(each for each in every if each.id == "grounding")
    assert grounding.when == grounding.words == ()


def test_every_place_of_the_grid_has_words_of_its_own(clone: Path, every: tuple[Exercise, ...]) -> None:
    places = {tuple(row["at"]): row["words"] for row in table(clone, "feelings")["places"]}
    assert set(places) == {(pleasant, stirred) for pleasant in range(-2, 3) for stirred in range(-2, 3)}
    words = [word for own in places.values() for word in own]
    assert len(words) == len(set(words))
    assert all(2 <= len(own) <= 4 for own in places.values())
    assert all(0 < len(word) <= 24 and word == word.casefold() for word in words)
    assert {word for each in every for word in each.words} <= set(words), "a word somebody can say"


# --- the page of help -------------------------------------------------------------------------------------------------


def test_the_numbers_for_help_were_checked_lately(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Red? Look up every row anew at its source, mend what changed, and write down the day."""
    monkeypatch.delenv("UNDAUNTED_NOW", raising=False)
    today = clock.read().local.date()
    page = table(clone, "help")
    for checked in (page["checked"], *(row["checked"] for row in page["places"])):
        assert today - FRESH <= checked, f"checked on {checked}, more than {FRESH.days} days ago"


def test_the_page_of_help_names_the_emergency_number_first_and_a_directory(clone: Path) -> None:
    page = table(clone, "help")
    first, second, *others = page["places"]
    assert "emergency number" in first["who"]
    assert second["reach"] == "findahelpline.com"
    assert any(row["country"] == "United States" and "988" in row["reach"] for row in others)
    for row in page["places"]:
        assert set(row) == {"country", "who", "reach", "source", "checked"}
        assert row["source"].startswith("https://")
    assert "no medical care" in page["what"]
    assert len(page["when"]) >= 5
