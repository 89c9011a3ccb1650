"""Numbers as columns over an axis, drawn in eighths of a cell; and a number on a line from 0 to 100."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, log10
from typing import NamedTuple

from textual.content import Content

from game.screens import themes
from game.screens.lines import line
from game.screens.symbols import Symbols

EIGHTHS = 8
WIDEST = 6
"""Columns are at most so wide."""
ROUND = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
"""The axis ends at one of these times a power of ten."""


class Column(NamedTuple):
    """A number, and what stands under it ("" for nothing). `now`: the period is not over."""

    value: float
    label: str
    now: bool = False


def column_lines(columns: Sequence[Column], width: int, height: int, symbols: Symbols) -> list[Content]:
    """The newest columns that fit, over a line of labels, in `height` lines or one less; the axis at the left."""
    height -= height % 2 if height > 2 else 0
    top = rounded_up(max((column.value for column in columns), default=0))
    marks = {0: top, height // 2: top * (height - height // 2) / height}
    axis = max(len(f"{mark:,.0f}") for mark in marks.values()) + 1
    room = width - axis - 1
    if room < 1 or height < 1 or not columns:
        return []
    cells = max(1, min(WIDEST, room // len(columns)))
    shown = columns[-(room // cells) :]
    rows = []
    for row in range(height):
        told = f"{marks[row]:>{axis - 1},.0f} " if row in marks else " " * axis
        parts = [_cell(column, top, height, row, cells, symbols) for column in shown]
        rows.append(line((told, themes.QUIET), (symbols.mark("rail"), themes.FAINT), *parts))
    return [*rows, line(" " * (axis + 1), (_labels(shown, cells), themes.QUIET))]


def rounded_up(value: float) -> float:
    """A round number not below `value`, for the top of an axis.

    >>> rounded_up(0), rounded_up(73), rounded_up(1800), rounded_up(2001)
    (10.0, 80.0, 2000.0, 2500.0)
    """
    if value <= 10:
        return 10.0
    power = 10.0 ** int(log10(value))
    return next((step * power for step in ROUND if step * power >= value), 10 * power)


def _cell(column: Column, top: float, height: int, row: int, cells: int, symbols: Symbols) -> Content:
    """One cell of a column, `row` counted from above. Something earned is never drawn as nothing."""
    eighths = max(1, round(column.value / top * height * EIGHTHS)) if column.value > 0 else 0
    here = max(0, min(EIGHTHS, eighths - (height - 1 - row) * EIGHTHS))
    wide = cells - 1 if cells > 1 else 1
    style = themes.EMBER if column.now else themes.GOLD
    return line((symbols.column(here) * wide, style), " " * (cells - wide))


def _labels(shown: Sequence[Column], cells: int) -> str:
    """The labels under their columns; one that has no room before the next is left out."""
    told = ""
    for place, column in enumerate(shown):
        at = place * cells
        if column.label and (not told or len(told) < at) and at + len(column.label) <= len(shown) * cells:
            told = f"{told:<{at}}{column.label}"
    return told


class Scale(NamedTuple):
    """What was said (from `low` to `high`, 0 to 100) and what was then done, in percent (None: not tried yet)."""

    low: int
    high: int
    did: float | None


def scale_line(scale: Scale, cells: int, symbols: Symbols) -> Content:
    """A line from 0 to 100 with what was said and what was done on it."""

    def at(value: float) -> int:
        return min(cells - 1, max(0, ceil(value * cells / 100) - 1))

    signs = [(symbols.mark("to_climb"), themes.FAINT)] * cells
    for place in range(at(scale.low), at(scale.high) + 1):
        signs[place] = (symbols.mark("said" if scale.low == scale.high else "span"), themes.GOLD)
    if scale.did is not None:
        place = at(scale.did)
        met = at(scale.low) <= place <= at(scale.high)
        signs[place] = (symbols.mark("both" if met else "did"), f"bold {themes.LEAF}")
    return line(*signs)
