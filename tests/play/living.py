"""A game on disk with a clock the test moves: somebody who plays for days, months and years."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from game.play import taking
from game.play.game import Game
from game.quests.reader import QuestFile, parse_quest
from game.quests.writing import write_quest
from game.rules.calendar import Instant
from game.rules.events import Outcome
from game.rules.moves import AnswerStep, CheckIn, Drop, Edit, Move, Rate, Refusal, TakeRest, Undo, WriteNote
from game.rules.quest import Quest
from game.saves.paths import Root
from tests.rules.build import a_quest

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
"""A Monday."""

OUTCOMES = {"d": Outcome.DONE, "s": Outcome.SOME, "m": Outcome.MISSED}

Result = TypeVar("Result")


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self, at: datetime = NOON, tz: int = 0) -> None:
        self.at, self.tz = at, tz

    def __call__(self) -> Instant:
        return Instant(self.at, self.tz)


class Life:
    """Somebody's game in a folder of its own."""

    def __init__(self, folder: Path, at: datetime = NOON) -> None:
        self.folder = folder
        self.clock = Clock(at)
        self.game = self.open()

    def open(self) -> Game:
        """The game as another process would open it."""
        game = Game(Root(self.folder), self.clock)
        game.refresh()
        return game

    def wait(self, days: int = 1) -> None:
        """Let days go by."""
        self.clock.at += timedelta(days=days)
        self.game.refresh()

    def take(self, quest: Quest | None = None, start: str | None = None) -> QuestFile:
        """Take a quest, by default of five steps counted in pages."""
        file = as_file(quest or a_quest())
        accepted(taking.take(self.game, file, start))
        return file

    def say(self, move: Move) -> None:
        """Say a move that must be accepted."""
        accepted(self.game.say(move))

    def check_in(self, quest: str, letter: str, amount: int | None = None, ago: int = 0, note: str = "") -> None:
        """Say d, s or m for today, or for some days ago."""
        self.say(CheckIn(quest, OUTCOMES[letter], self.game.today - timedelta(days=ago), amount, note=note))

    def live(self, quest: str, letters: str) -> None:
        """A day for each letter: d, s, m said, r rest, . silent. Ends on the morning after the last."""
        for letter in letters:
            if letter == "r":
                self.say(TakeRest(quest, self.game.today, self.game.today))
            elif letter != ".":
                self.check_in(quest, letter)
            self.wait()

    def answer(self, quest: str, answer: str) -> None:
        """Answer an offer."""
        self.say(AnswerStep(quest, answer))

    def rate(self, quest: str, value: int) -> None:
        """Say a confidence."""
        self.say(Rate(quest, value))

    def note(self, quest: str, text: str) -> None:
        """Write a private line about today."""
        self.say(WriteNote(quest, self.game.today, text))

    def drop(self, quest: str, why: str = "dropped") -> None:
        """Stop a quest."""
        self.say(Drop(quest, why))

    def edit(self, quest: str, **changes: Any) -> None:
        """Change a quest."""
        self.say(Edit(quest, changes))

    def undo(self) -> None:
        """Take the last action back."""
        self.say(Undo())


def accepted(result: Result | Refusal) -> Result:
    """What a use case gave; a refusal fails the test."""
    assert not isinstance(result, Refusal), result
    return result


def refused(result: object) -> str:
    """The code of a refusal, which must say something."""
    assert isinstance(result, Refusal), result
    assert result.message
    assert "\n" not in result.message
    return result.code


def as_file(quest: Quest) -> QuestFile:
    """The quest as a file somebody wrote."""
    return parse_quest(write_quest(quest).encode(), f"{quest.id}.toml")


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
