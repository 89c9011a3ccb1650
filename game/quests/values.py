"""The value of a TOML key, cut and laid out again: lists and inline tables are spaced anew, all else stays as written.

Trusts that the reader has accepted the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from game.quests.places import PART, SCALAR, TOKEN, name_of

WIDEST = 120
"""Characters of a line above which a list gets a line an item."""

INDENT = "  "

Row = tuple[str, str]
"""A line without the comment at its end, and that comment."""

Ranked = Callable[[Sequence[str]], Sequence[int]]
"""The order in which keys come: given their names, their places sorted."""


@dataclass(slots=True)
class Item:
    """An item of a list with the comments above it and after it. Of the last one only comments may be there."""

    value: Value | None
    above: list[str] = field(default_factory=list)
    after: str = ""


@dataclass(slots=True)
class Value:
    """A value: as it was written (`raw`), and the parts of a list or of an inline table.

    A table that holds a comment or a line break has no parts: it stays as written.
    """

    raw: str
    items: list[Item] | None = None
    pairs: list[tuple[str, str, Value]] | None = None
    lines: bool = False

    def said(self, ordered: Ranked) -> str:
        """On one line."""
        if self.items is not None:
            return f"[{', '.join(item.value.said(ordered) for item in self.items if item.value)}]"
        if self.pairs is not None:
            order = ordered([name for name, _, _ in self.pairs])
            said = ", ".join(f"{self.pairs[i][1]} = {self.pairs[i][2].said(ordered)}" for i in order)
            return f"{{ {said} }}" if said else "{}"
        return self.raw

    def rows(self, start: str, ordered: Ranked, indent: str = "", end: str = "") -> list[Row]:
        """The lines of it, the first after `start`, the last before `end`: one, or one for each item of a list."""
        if self.items is None or not (self.lines or len(start) + len(self.said(ordered)) + len(end) > WIDEST):
            return [(f"{start}{self.said(ordered)}{end}", "")]
        rows: list[Row] = [(f"{start}[", "")]
        for item in self.items:
            rows += ((f"{indent}{INDENT}{line}", "") for line in item.above)
            if item.value is not None:
                inner = item.value.rows(f"{indent}{INDENT}", ordered, indent + INDENT, ",")
                rows += [*inner[:-1], (inner[-1][0], item.after)]
        return [*rows, (f"{indent}]{end}", "")]


def value_at(text: str, at: int) -> tuple[Value, int]:
    """The value that begins at an offset, and the offset behind it."""
    if text[at] == "[":
        return _list(text, at)
    if text[at] == "{":
        return _table(text, at)
    found = SCALAR.match(text, at)
    end = found.end() if found else at
    return Value(text[at:end].rstrip(" \t")), end


def _list(text: str, start: int) -> tuple[Value, int]:
    items: list[Item] = []
    waiting: list[str] = []
    at, same_line, has_lines = start + 1, False, False
    while text[at] != "]":
        match text[at]:
            case "#":
                token = TOKEN.match(text, at)
                said = token[0].rstrip(" \t") if token else ""
                if same_line and items and not items[-1].after:
                    items[-1].after = said
                else:
                    waiting.append(said)
                at += len(token[0]) if token else 1
            case "\n":
                same_line, has_lines, at = False, True, at + 1
            case " " | "\t" | ",":
                at += 1
            case _:
                value, at = value_at(text, at)
                items.append(Item(value, waiting))
                waiting, same_line, has_lines = [], True, has_lines or value.lines
    if waiting:
        items.append(Item(None, waiting))
    return Value(text[start : at + 1], items, lines=has_lines and bool(items)), at + 1


def _table(text: str, start: int) -> tuple[Value, int]:
    pairs: list[tuple[str, str, Value]] = []
    at = start + 1
    while text[at] != "}":
        if text[at] in " \t,":
            at += 1
            continue
        names, written, at = _key(text, at)
        while text[at] in " \t":
            at += 1
        value, at = value_at(text, at)
        pairs.append((names, written, value))
    raw = text[start : at + 1]
    return Value(raw, pairs=None if "\n" in raw else pairs), at + 1


def _key(text: str, at: int) -> tuple[str, str, int]:
    """A key up to its `=`: its first name, how it is written, and the offset behind the `=`."""
    names: list[str] = []
    written: list[str] = []
    while text[at] != "=":
        part = PART.match(text, at)
        if part is None:
            at += 1
            continue
        names.append(name_of(part[0]))
        written.append(names[-1] if re.fullmatch(r"[A-Za-z0-9_-]+", names[-1]) else part[0])
        at = part.end()
    return names[0], ".".join(written), at + 1
