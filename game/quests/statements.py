"""A TOML text cut into its statements, each with the comments that belong to it; every character of a value is kept.

`tomlkit` keeps comments too, but counts those above a `[heading]` to the table before it: whoever moves tables with it
moves their comments away from them. Here a comment belongs to what it touches: to the line below it; else, with a blank
line below, to the line above. Trusts that the reader has accepted the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from game.quests.places import BLANK, PART, TOKEN, name_of
from game.quests.values import Value, value_at

DIRECTIVE = "#:"
"""So begin the comments that speak to editors; they stand first in a file."""

_BLANKS = " \t\n"
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_LINE = re.compile(r"[^\n]*+\n?")


@dataclass(slots=True)
class Statement:
    """A `key = value` with its comments: those `above` (empty texts are blank lines), `after` it, and `below`.

    `apart`: whether a blank line stood before it.
    """

    names: tuple[str, ...]
    key: str
    value: Value | None
    above: list[str] = field(default_factory=list)
    after: str = ""
    below: list[str] = field(default_factory=list)
    apart: bool = False


@dataclass(slots=True)
class Block:
    """A heading with the statements under it. The top of a file is a block without a heading (`key` is empty)."""

    heading: Statement
    is_item: bool = False
    statements: list[Statement] = field(default_factory=list)
    children: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Cut:
    """A whole text: its head, the top block with the others in their order, and what stands at the end."""

    head: list[str]
    head_apart: bool
    top: Block
    others: list[Block]
    tail: list[str]


def cut(text: str) -> Cut:
    """The statements of a text that the reader accepts, its line ends made `normal`."""
    return _Knife(text).whole()


class _Knife:
    """One walk through a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.top = Block(Statement((), "", None))
        self.others: list[Block] = []
        self.head: list[str] = []
        self.head_apart = False
        self._last: Statement | None = None

    def whole(self) -> Cut:
        while True:
            lines = self._between()
            if self.at >= len(self.text):
                return Cut(self.head, self.head_apart, self.top, self.others, self._end(lines))
            above, apart = self._divided(lines)
            statement = self._heading() if self.text[self.at] == "[" else self._pair()
            statement.above, statement.apart = above, apart
            statement.after = self._rest_of_line()
            self._last = statement

    def _between(self) -> list[str]:
        """Passes blank lines and comments of their own; comments as they stand, blank lines as empty texts."""
        lines = []
        while self.at < len(self.text):
            line = _LINE.match(self.text, self.at)
            said = line[0].strip(_BLANKS) if line else ""
            if said and not said.startswith("#"):
                self.at = _end_of(BLANK, self.text, self.at)
                break
            lines.append(said)
            self.at = line.end() if line else len(self.text)
        return lines

    def _divided(self, lines: list[str]) -> tuple[list[str], bool]:
        """Comments between two statements: what touches the upper one goes there; the rest, and if it stands apart."""
        runs = _trimmed(lines)
        apart = bool(lines) and not lines[0]
        first = runs.index("") if "" in runs else len(runs)
        touches_below = first == len(runs) and bool(lines) and bool(lines[-1])
        if self._last is None:
            return self._after_head(lines, runs, first, touches_below=touches_below), False
        if runs and not apart and not touches_below:
            self._last.below = runs[:first]
            runs, apart = _trimmed(runs[first:]), True
        return [*runs, *([""] if runs and not lines[-1] else [])], apart

    def _after_head(self, lines: list[str], runs: list[str], first: int, *, touches_below: bool) -> list[str]:
        """The comments at the top: the first of them are the file's, unless they touch the first key."""
        end = first
        if touches_below:
            end = next((i for i, line in enumerate(runs) if not line.startswith(DIRECTIVE)), len(runs))
        self.head, self.head_apart = runs[:end], not touches_below
        left = _trimmed(runs[end:])
        return [*left, *([""] if left and not lines[-1] else [])]

    def _end(self, lines: list[str]) -> list[str]:
        runs = _trimmed(lines)
        if runs and lines[0] and self._last is not None:
            first = runs.index("") if "" in runs else len(runs)
            self._last.below, runs = runs[:first], _trimmed(runs[first:])
        return runs

    def _heading(self) -> Statement:
        is_item = self.text.startswith("[[", self.at)
        self.at += 2 if is_item else 1
        names, key = self._names()
        self.at += 2 if is_item else 1
        statement = Statement(names, f"[[{key}]]" if is_item else f"[{key}]", None)
        self.others.append(Block(statement, is_item))
        return statement

    def _pair(self) -> Statement:
        names, key = self._names()
        value, self.at = value_at(self.text, _end_of(BLANK, self.text, self.at + 1))
        statement = Statement(names, key, value)
        (self.others[-1] if self.others else self.top).statements.append(statement)
        return statement

    def _names(self) -> tuple[tuple[str, ...], str]:
        """Passes a dotted key: its names, and how it is written, without quotes where none are needed."""
        names, written = [], []
        while True:
            self.at = _end_of(BLANK, self.text, self.at)
            end = _end_of(PART, self.text, self.at)
            part = self.text[self.at : end]
            names.append(name_of(part))
            written.append(names[-1] if _BARE.fullmatch(names[-1]) else part)
            self.at = _end_of(BLANK, self.text, end)
            if self.text[self.at : self.at + 1] != ".":
                return tuple(names), ".".join(written)
            self.at += 1

    def _rest_of_line(self) -> str:
        """Passes what is left of a line: a comment or nothing."""
        line = _LINE.match(self.text, self.at)
        self.at = line.end() if line else len(self.text)
        return line[0].strip(_BLANKS) if line else ""


def _end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _trimmed(lines: list[str]) -> list[str]:
    """Lines without blank ones at either end, and never two of them in a row."""
    kept = [line for i, line in enumerate(lines) if line or (i and lines[i - 1])]
    while kept and not kept[-1]:
        kept.pop()
    return kept[1:] if kept and not kept[0] else kept


def comments(text: str) -> list[str]:
    """Every comment of a text, in its order."""
    return [token[0].strip(_BLANKS) for token in TOKEN.finditer(text) if token[0].startswith("#")]
