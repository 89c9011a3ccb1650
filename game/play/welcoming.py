"""The welcome: what there is to choose from, and taking the first quest. Only for somebody who sits in front of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from game.play import data, goals, taking
from game.play.game import Game
from game.play.taking import LibraryView, PreviewView, Taken
from game.rules.moves import Refusal
from game.rules.values import dataclass

UNREADABLE = "This quest file cannot be read just now."


@dataclass(frozen=True, slots=True)
class FieldView:
    """Something one might like to be able to do, and the quests that lead there."""

    name: str
    quests: tuple[LibraryView, ...]


@cache
def _fields() -> tuple[tuple[str, frozenset[str]], ...]:
    rows = data.toml("fields")["fields"]
    return tuple((row["name"], frozenset(row["tags"])) for row in rows)


def fields(game: Game) -> tuple[FieldView, ...]:
    """The fields for which the library has a quest that can be taken, smaller quests first."""
    whole = [entry for entry in taking.library(game) if not entry.mistakes and not entry.under_way]
    found = [
        FieldView(name, tuple(sorted((e for e in whole if tags & set(e.tags)), key=lambda e: (e.grade, e.title))))
        for name, tags in _fields()
    ]
    return tuple(field for field in found if field.quests)


def preview(game: Game, quest: str) -> PreviewView | None:
    """A quest of the library as it could be taken; None where its file cannot be read."""
    file = taking.sound_file(game, quest)
    return taking.preview(file.quest) if file else None


def begin(game: Game, quest: str, start: int, ratings: Mapping[int, int]) -> Taken | Refusal:
    """Take a quest at a step, and keep what was said about its steps. Raises `NotSaved`."""
    file = taking.sound_file(game, quest)
    return goals.take_rated(game, file, start, ratings) if file else Refusal("bad_quest_file", UNREADABLE)
