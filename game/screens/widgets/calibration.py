"""How sure the player said they were, and what they then did: a line from 0 to 100 for each, with its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from game.screens import themes
from game.screens.lines import cut, line, wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.columns import Scale, scale_line
from game.screens.widgets.drawn import Drawn

LEAST_SCALE = 10
MOST_SCALE = 40


class Point(NamedTuple):
    """Some ratings: what they are called, what was said (`low` to `high`), and the days done of those that followed."""

    label: str
    low: int
    high: int
    done: int
    days: int


class Calibration(Drawn):
    """Confidence against outcome; one line that says how it begins, where nothing was rated."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="sure")
        self.points: Sequence[Point] = ()
        self.hint = ""

    def show(self, points: Sequence[Point], title: str, hint: str) -> None:
        """Other ratings; `hint` is said in place of none."""
        self.points, self.hint = points, hint
        self.head(title)
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - as high as it is
        """A line each, over what the signs mean."""
        if not self.points:
            return wrapped(self.hint, width, themes.QUIET, 3)
        return sure_lines(self.points, width, self.symbols)


def sure_lines(points: Sequence[Point], width: int, symbols: Symbols) -> list[Content]:
    """What was said, the line from 0 to 100, what was done."""
    labels = max(cell_len(point.label) for point in points)
    ends = [_came_of(point) for point in points]
    room = width - labels - max(map(cell_len, ends)) - 4
    if room < LEAST_SCALE:
        return [_short(point, end, width) for point, end in zip(points, ends, strict=True)]
    cells = min(MOST_SCALE, room)
    rows = []
    for point, end in zip(points, ends, strict=True):
        did = 100 * point.done / point.days if point.days else None
        scale = scale_line(Scale(point.low, point.high, did), cells, symbols)
        label = point.label + " " * (labels - cell_len(point.label))
        rows.append(line((label, themes.QUIET), "  ", scale, "  ", (end, themes.INK if point.days else themes.QUIET)))
    said = symbols.mark("span" if points[0].low != points[0].high else "said")
    told = line((said, themes.GOLD), (" said   ", themes.QUIET), (symbols.mark("did"), themes.LEAF))
    foot = line(told, (" done, in 100", themes.QUIET))
    under = line(" " * (labels + 2), ("0" + f"{100:>{cells - 1}}", themes.FAINT))
    return [*rows, under, foot.truncate(width)]


def _came_of(point: Point) -> str:
    return f"did it {point.done:,} of {point.days:,}" if point.days else "not tried yet"


def _short(point: Point, end: str, width: int) -> Content:
    return line((cut(f"said {point.label.strip()}: {end}", width), themes.INK))
