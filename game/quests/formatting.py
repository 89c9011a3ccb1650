"""Quest files tidied: keys in the order of the reference, one blank line between tables, and every comment kept.

What is said stays the same: the quest, each value as it was written, each comment. That is looked at again before
anything is given back, and a text that would change is refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from game.quests.formats import TABLES
from game.quests.parsing import parse
from game.quests.places import normal
from game.quests.reader import parse_quest
from game.quests.statements import Block, Cut, Statement, comments, cut
from game.quests.values import Row
from game.rules.text import width

FARTHEST = 100
"""The column up to which comments at line ends are put under one another."""

BOM = "\ufeff"


class Unformattable(ValueError):
    """A file that can't be tidied without changing what it says."""


def format_quest(data: bytes, name: str) -> bytes:
    """The bytes of a quest file called `name`, tidied. Raises `QuestFileError` for a file with mistakes.

    Tidying twice is tidying once. A byte-order mark and the line ends of the file stay; `Unformattable` is raised where
    its meaning or its comments would not.
    """
    parse_quest(data, name)
    whole = data.decode("utf-8")
    text = normal(whole.removeprefix(BOM))
    tidy = tidied(text)
    if not _same(text, tidy):
        raise Unformattable("tidying would change what this file says")
    ends = "\r\n" if whole.count("\r\n") == whole.count("\n") > 0 else "\n"
    return (BOM * whole.startswith(BOM) + tidy.replace("\n", ends)).encode()


def _same(before: str, after: str) -> bool:
    return repr(_ordered(parse(before))) == repr(_ordered(parse(after))) and Counter(comments(before)) == Counter(
        comments(after)
    )


def _ordered(value: object) -> object:
    """A tree without the order of its keys. Compared as text, since a float of the writer's own may be `nan`."""
    match value:
        case dict():
            return sorted((key, _ordered(inner)) for key, inner in value.items())
        case list():
            return [_ordered(inner) for inner in value]
        case _:
            return value


def tidied(text: str) -> str:
    """A text the reader accepts, tidied; nothing is looked at again."""
    parts = cut(text)
    _grow(parts)
    rows = [(line, "") for line in parts.head]
    if parts.head and parts.head_apart:
        rows.append(("", ""))
    rows += _block(parts.top, ())
    rows += [("", ""), *((line, "") for line in parts.tail)] if parts.tail else []
    return "\n".join(_aligned(rows)).strip("\n") + "\n"


def _grow(parts: Cut) -> None:
    """Puts each block under the one it belongs to: `[[mentors.scenes]]` under the newest `[[mentors]]`."""
    newest: dict[tuple[str, ...], Block] = {(): parts.top}
    for block in parts.others:
        names = block.heading.names
        above = next(names[:n] for n in range(len(names) - 1, -1, -1) if names[:n] in newest)
        newest[above].children.append(block)
        newest = {path: other for path, other in newest.items() if path[: len(names)] != names} | {names: block}


def _order(names: Sequence[str], table: tuple[str, ...]) -> list[int]:
    """The places of keys in the order of the reference; those it does not know come behind, as they stood."""
    known = TABLES.get(table, ())
    return sorted(range(len(names)), key=lambda i: known.index(names[i]) if names[i] in known else len(known))


def _block(block: Block, table: tuple[str, ...]) -> Iterator[Row]:
    """The lines of a block and of all that belong to it."""
    order = _order([each.names[0] for each in block.statements], table)
    before: Statement | None = None
    for statement in _dotted([block.statements[i] for i in order], table):
        if before and (before.below or statement.apart):
            yield "", ""
        yield from _statement(statement, table)
        before = statement
    order = _order([child.heading.names[len(table)] for child in block.children], table)
    for child in (block.children[i] for i in order):
        heading = child.heading
        yield from (("", ""), *((line, "") for line in heading.above), (heading.key, heading.after))
        yield from ((line, "") for line in heading.below)
        if heading.below and child.statements:
            yield "", ""
        yield from _block(child, heading.names)


def _dotted(statements: Sequence[Statement], table: tuple[str, ...]) -> Iterator[Statement]:
    """Dotted keys of one table in its order: `mastery.done` before `mastery.of`."""
    for name, group in groupby(statements, lambda each: each.names[0]):
        together = list(group)
        inner = [each.names[1] if len(each.names) > 1 else "" for each in together]
        yield from (together[i] for i in _order(inner, (*table, name)))


def _statement(statement: Statement, table: tuple[str, ...]) -> Iterator[Row]:
    yield from ((line, "") for line in statement.above)
    if statement.value is not None:
        path = (*table, *statement.names)
        rows = statement.value.rows(f"{statement.key} = ", lambda names: _order(names, path))
        yield from rows[:-1]
        yield rows[-1][0], statement.after
    yield from ((line, "") for line in statement.below)


def _aligned(rows: list[Row]) -> Iterator[str]:
    """The lines, with comments at the ends of neighbouring lines under one another; headings stand alone."""
    for kind, group in groupby(rows, lambda row: (bool(row[1]), row[0].startswith("["))):
        together = list(group)
        if kind[0] is False:
            yield from (text for text, _ in together)
            continue
        widths = [width(text.rsplit("\n", 1)[-1]) for text, _ in together]
        column = max(widths) if max(widths) <= FARTHEST else 0
        for (text, comment), cells in zip(together, widths, strict=True):
            yield f"{text}{' ' * (max(column, cells) - cells)}  {comment}"
