"""The welcome: what there is to choose from, and taking the first quest. Only for somebody who sits in front of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from game.play import goals, stepping, taking
from game.play.game import Game
from game.play.taking import LibraryView, PlanView, Taken
from game.quests.mistakes import QuestFileError
from game.quests.reader import QuestFile
from game.rules.moves import Refusal
from game.rules.values import dataclass

PATH = Path(__file__).parents[1] / "data" / "fields.toml"
UNREADABLE = "This quest file cannot be read just now."


@dataclass(frozen=True, slots=True)
class FieldView:
    """Something one might like to be able to do, and the quests that lead there."""

    name: str
    quests: tuple[LibraryView, ...]


@cache
def _fields() -> tuple[tuple[str, frozenset[str]], ...]:
    import tomllib

    rows = tomllib.loads(PATH.read_text(encoding="utf-8"))["fields"]
    return tuple((row["name"], frozenset(row["tags"])) for row in rows)


def fields(game: Game) -> tuple[FieldView, ...]:
    """The fields for which the library has a quest that can be taken, smaller quests first."""
    whole = [entry for entry in taking.library(game) if not entry.mistakes and not entry.under_way]
    found = [
        FieldView(name, tuple(sorted((e for e in whole if tags & set(e.tags)), key=lambda e: (e.grade, e.title))))
        for name, tags in _fields()
    ]
    return tuple(field for field in found if field.quests)


def _file(game: Game, quest: str) -> QuestFile | None:
    try:
        found = taking.find_file(game, quest)
    except QuestFileError:
        return None
    return found if isinstance(found, QuestFile) else None


def plan(game: Game, quest: str) -> PlanView | None:
    """A quest of the library as it could be taken; None where its file cannot be read."""
    file = _file(game, quest)
    return taking.plan(file.quest) if file else None


def rated_steps(game: Game, quest: str) -> tuple[int, ...]:
    """The numbers of the steps to rate before starting: the first, one in the middle, the last."""
    file = _file(game, quest)
    return tuple(dict.fromkeys(goals.rating_steps(file.quest))) if file else ()


def suggested(game: Game, quest: str, ratings: Mapping[int, int]) -> int:
    """The number of the step to start on, from ratings by step number."""
    file = _file(game, quest)
    return goals.suggested_start(file.quest, dict(ratings)) if file else 1


def begin(game: Game, quest: str, start: int, ratings: Mapping[int, int]) -> Taken | Refusal:
    """Take a quest at a step, and keep what was said about its steps. Raises `NotSaved`."""
    file = _file(game, quest)
    if file is None:
        return Refusal("bad_quest_file", UNREADABLE)
    taken = taking.take(game, file, str(start))
    if isinstance(taken, Taken):
        for number, value in ratings.items():
            stepping.rate(game, quest, value, number)
    return taken
