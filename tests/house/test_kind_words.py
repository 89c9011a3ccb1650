"""Every text the game can say is kind, plain and specific: the words of `game/rules/unsaid.py` do not occur.

The texts are the strings in the code that are sentences, the data files, the bundled quests and the docs.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game.rules.encouragement import PARTED
from game.rules.glances import GLANCES
from game.rules.situations import AFTER_SAYING
from game.rules.unsaid import (
    BELITTLING,
    CLAIMS,
    COMPARISONS,
    ENCOURAGING,
    EVERYWHERE,
    GUILT,
    MEDICAL,
    NO_CLAIM,
    SUPERLATIVES,
    TRAITS,
    found_in,
)

UNSAID = "unsaid.py"
"""The lists themselves, which hold every word of theirs."""

FACES = ("play", "commands", "plain", "screens", "rules", "quests", "saves")

Text = tuple[str, str]
"""Where it stands, and what it says."""


def sentences(path: Path) -> Iterator[Text]:
    """The strings of a module that somebody reads: docstrings and single words are none of them."""
    if path.name == UNSAID:
        return
    tree = ast.parse(path.read_text("utf-8"))
    quiet = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    pieces = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in quiet | pieces:
            text = node.value
        else:
            continue
        if " " in text.strip() and "(?" not in text:  # a pattern is no sentence
            yield f"{path.name}:{node.lineno}", text


def strings(value: Any, place: str) -> Iterator[Text]:
    """Every string in a TOML file."""
    match value:
        case str():
            yield place, value
        case dict():
            for key, inner in value.items():
                yield from strings(inner, f"{place}.{key}")
        case list():
            for number, inner in enumerate(value):
                yield from strings(inner, f"{place}.{number}")
        case _:
            pass


def in_toml(path: Path) -> Iterator[Text]:
    yield from strings(tomllib.loads(path.read_text("utf-8")), path.stem)


def wrong(texts: Iterator[Text], patterns: tuple[str, ...]) -> list[tuple[str, list[str], str]]:
    return [(place, found, text) for place, text in texts if (found := found_in(text, patterns))]


@pytest.fixture(scope="module")
def wordings(clone: Path) -> dict[str, list[str]]:
    table = tomllib.loads((clone / "game" / "data" / "encouragement.toml").read_text("utf-8"))
    return {name: body["lines"] for name, body in table.items()}


# --- the texts --------------------------------------------------------------------------------------------------------


def test_encouragement_says_none_of_them(clone: Path) -> None:
    assert not wrong(in_toml(clone / "game" / "data" / "encouragement.toml"), ENCOURAGING)


@pytest.mark.parametrize("folder", FACES)
def test_no_sentence_of_the_game_says_them(folder: str, clone: Path) -> None:
    paths = sorted((clone / "game" / folder).rglob("*.py"))
    texts = [text for path in paths for text in sentences(path)]
    assert texts
    assert not wrong(iter(texts), EVERYWHERE)


def test_no_data_file_says_them(clone: Path) -> None:
    assert not [each for path in (clone / "game" / "data").glob("*.toml") for each in wrong(in_toml(path), EVERYWHERE)]


def test_no_bundled_quest_says_them(clone: Path) -> None:
    """A story may tell of a fall in its teller's own words: guilt is looked for in what speaks to the player."""
    paths = sorted((clone / "quests").glob("*.toml"))
    assert paths
    for path in paths:
        assert not wrong(in_toml(path), (*TRAITS, *SUPERLATIVES, *COMPARISONS, *MEDICAL))
        spoken = (text for text in in_toml(path) if ".scenes." not in text[0])
        assert not wrong(spoken, GUILT)


def test_no_text_claims_what_somebody_can_do(clone: Path) -> None:
    """Science rule 18: never more than the player's own rating + 20. No claim at all can never be too much."""
    code = [text for face in FACES for path in (clone / "game" / face).rglob("*.py") for text in sentences(path)]
    files = [*(clone / "game" / "data").glob("*.toml"), *(clone / "quests").glob("*.toml")]
    assert len(files) > 20
    told = [*code, *(text for path in files for text in in_toml(path))]
    left = ((place, re.sub("|".join(NO_CLAIM), "", text, flags=re.IGNORECASE)) for place, text in told)
    assert not wrong(left, CLAIMS)


def test_every_data_file_is_read(clone: Path) -> None:
    """What is added to the game's data is read by the tests above, wherever it lies."""
    below = {path for path in (clone / "game").rglob("*") if path.suffix in (".toml", ".json", ".txt", ".md")}
    assert below == set((clone / "game" / "data").glob("*.toml"))


def test_no_page_of_the_docs_says_them(clone: Path) -> None:
    """Pages quote findings about failure and comparison; what they may not do is flatter or promise."""
    for path in (clone / "README.md", *sorted((clone / "docs").glob("*.md"))):
        lines = ((f"{path.name}:{i}", line) for i, line in enumerate(path.read_text("utf-8").splitlines(), 1))
        assert not wrong(lines, (*TRAITS, *SUPERLATIVES, *MEDICAL))


# --- the lists find what they are for ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("patterns", "text"),
    [
        (TRAITS, "You are so strong."),
        (TRAITS, "You’re a champion."),
        (TRAITS, "You are very disciplined."),
        (TRAITS, "Your willpower did it."),
        (SUPERLATIVES, "Amazing, ten days."),
        (SUPERLATIVES, "Done!"),
        (GUILT, "You failed today."),
        (GUILT, "You should have begun earlier."),
        (GUILT, "Do not lose your streak."),
        (COMPARISONS, "More than most people do."),
        (MEDICAL, "Walking cures low mood."),
        (MEDICAL, "It lowers cortisol."),
        (CLAIMS, "You’ve got this."),
        (CLAIMS, "You can do step 9."),
        (BELITTLING, "Only 2 days this week."),
    ],
)
def test_the_lists_find_what_they_are_for(patterns: tuple[str, ...], text: str) -> None:
    assert found_in(text, patterns)


@pytest.mark.parametrize(
    "text",
    [
        "Step 3 is mastered, with 4 done days in two weeks. Next: step 4 tomorrow.",
        "Missed today, and you said so. The place for it can move.",
        "Next: step 2, at most 90 minutes, tomorrow.",
    ],
)
def test_plain_words_pass(text: str) -> None:
    assert not found_in(text, ENCOURAGING)


# --- the shape of a wording -------------------------------------------------------------------------------------------


def test_every_situation_has_wordings_and_every_wording_a_situation(wordings: dict[str, list[str]]) -> None:
    names = [situation.name for situation in (*AFTER_SAYING, *GLANCES)]
    assert len(set(names)) == len(names) >= 60
    assert set(wordings) == set(names)
    for name, lines in wordings.items():
        assert len(lines) >= 3, name
        assert len(set(lines)) == len(lines), name
    every = [line for lines in wordings.values() for line in lines]
    assert len(set(every)) == len(every)


def test_what_is_met_often_has_more_wordings(wordings: dict[str, list[str]]) -> None:
    often = ("done_week", "done_fortnight", "done_month", "done_total", "some", "missed_one", "back_after_one")
    assert all(len(wordings[name]) >= 5 for name in often)


def test_every_wording_has_evidence_and_a_next_step(wordings: dict[str, list[str]]) -> None:
    for name, lines in wordings.items():
        for line in lines:
            parts = _outside(line).split(PARTED)
            assert len(parts) == 2, (name, line)
            assert all(part.strip(" .") or "{" in line for part in parts), (name, line)
            assert line.rstrip("”")[-1] in ".?}", (name, line)


def _outside(line: str) -> str:
    """A wording without what stands in braces, where `|` parts two nouns."""
    return "".join(piece.rpartition("}")[2] if i else piece for i, piece in enumerate(line.split("{")))
