"""A mistake in a quest file: one line with its place, ready to print, and the error that carries all of a file's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from game.rules.text import clean

MOST_MISTAKES = 100
"""So many are told one by one; a file with more is no quest file, and one line says that there are more."""


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One mistake. Line and column count from 1, the column in characters; line 0 means the file as a whole."""

    file: str
    line: int
    column: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.text}" if self.line else f"{self.file}: {self.text}"


class QuestFileError(ValueError):
    """A quest file that cannot be used, with all of its mistakes in the order of the file."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(map(str, self.mistakes)))


Place = tuple[int, int]


def file_error(name: str, places: Sequence[tuple[Place, str]]) -> QuestFileError:
    """The error for mistakes found at places (line, column), sorted by place, the first `MOST_MISTAKES` of them."""
    file = clean(name, 400)
    told = sorted(places, key=lambda found: found[0])
    mistakes = [Mistake(file, line, column, text) for (line, column), text in told[:MOST_MISTAKES]]
    if len(told) > MOST_MISTAKES:
        mistakes.append(Mistake(file, 0, 0, f"… and more than these {MOST_MISTAKES} mistakes"))
    return QuestFileError(mistakes)
