"""Ways up a mountain, side by side: a column for each day from its own first one, as high as the step it was lived on.

Pure: from the letters of a way to lines. Where there are more days than cells a cell stands for several of them.
Nothing is told by colour alone: under each column stands the sign of its day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from game.screens import themes
from game.screens.climbing import WALL_MARKS, WALL_STYLES
from game.screens.lines import line
from game.screens.symbols import Symbols

if TYPE_CHECKING:
    from game.play.party_views import WayView

EIGHTHS = 8
WIDEST = 3
"""A day takes at most so many cells."""
LOW = 2
"""Lines of a picture too low for somebody standing on it."""
WEEK = 7
APART = 8
"""Cells between the numbers under the ways, at least."""
PARTS = {"d": 1.0, "s": 0.5, "m": 0.0}
SHARES = ((0.99, "share_all"), (0.7, "share_most"), (0.4, "share_half"), (0.01, "share_few"), (0.0, "share_none"))
UNKNOWN = ""
"""A day nothing is known of here."""


class Scale(NamedTuple):
    """Cells a day takes, or days a cell stands for (one of the two is 1)."""

    cells: int
    days: int

    def at(self, day: int) -> int:
        """The cell of a day, counted from 0."""
        return day * self.cells // self.days


class Frame(NamedTuple):
    """What all pictures are drawn in: the scale of days, lines, and the step the highest line stands for."""

    scale: Scale
    high: int
    top: int


class Stretch(NamedTuple):
    """What stands in one column: its letters, the highest step in it, and whether a comeback is among them."""

    letters: str
    step: int
    back: bool


def scale_for(days: int, width: int) -> Scale:
    """One scale for all ways, so that the longest has room, with a cell for the climber.

    >>> scale_for(20, 61), scale_for(60, 61), scale_for(365, 61)
    (Scale(cells=3, days=1), Scale(cells=1, days=1), Scale(cells=1, days=7))
    """
    width = max(1, width - 1)
    if days <= width:
        return Scale(max(1, min(WIDEST, width // max(1, days))), 1)
    return Scale(1, -(-days // max(1, width)))


def returned(letters: str) -> list[bool]:
    """Which days ended a lapse.

    >>> returned("dm-sd").index(True)
    3
    """
    away, backs = False, []
    for letter in letters:
        backs.append(away and letter in "ds")
        away = letter == "m" or (away and letter not in "ds")
    return backs


def stretches(way: WayView, scale: Scale) -> list[Stretch]:
    """The columns of a way, from its first day on."""
    ahead = max(0, way.day - len(way.letters))
    letters = [UNKNOWN] * ahead + list(way.letters)
    steps = [0] * ahead + list(way.stood)[: len(way.letters)]
    steps += [0] * (len(letters) - len(steps))
    backs = [False] * ahead + returned(way.letters)
    rows, known = [], 0
    for first in range(0, len(letters), scale.days):
        part = slice(first, first + scale.days)
        known = max(steps[part]) or known
        held = "".join(letters[part])
        rows.append(Stretch(held, known if held else 0, any(backs[part])))
    return rows


def frame_for(ways: Sequence[WayView], width: int, high: int) -> Frame:
    """One frame for all ways, with a step to come over the highest one that was stood on."""
    highest = max((step for way in ways for step in (*way.stood, way.step)), default=1)
    most = max((way.of for way in ways), default=1)
    return Frame(scale_for(longest(ways), width), high, max(1, min(most, highest + 1)))


def picture(way: WayView, frame: Frame, colour: str, symbols: Symbols) -> list[Content]:
    """The way in lines of columns over a line of signs; the climber stands on the newest one."""
    columns = stretches(way, frame.scale)
    if not columns:
        return []
    rows = [_joined(_cell(each, row, frame, colour, symbols) for each in columns) for row in range(frame.high)]
    if frame.high and columns[-1].letters:
        rows = _stood_on(rows, columns[-1], frame, symbols.mark("summit" if way.summit else "here"))
    return [*rows, _joined(_sign(each, frame.scale, symbols) for each in columns)]


def _joined(cells: Iterable[tuple[str, str]]) -> Content:
    """A line of cells; those beside each other in one style are one part of it."""
    runs = groupby(cells, key=itemgetter(1))
    return line(*[("".join(text for text, _ in run), style) for style, run in runs])


def _eighths(column: Stretch, frame: Frame) -> int:
    """How high a column is; of several lines the uppermost belongs to the climber."""
    room = (frame.high - 1 if frame.high > LOW else frame.high) * EIGHTHS
    part = min(1.0, column.step / frame.top) if column.step else 0.0
    return max(1, round(part * room)) if column.letters else 0


def _cell(column: Stretch, row: int, frame: Frame, colour: str, symbols: Symbols) -> tuple[str, str]:
    full = max(0, min(EIGHTHS, _eighths(column, frame) - (frame.high - 1 - row) * EIGHTHS))
    exact = frame.scale.days == 1
    style = themes.EMBER if column.back and exact else colour
    if exact and column.letters == "m":
        style = themes.FAINT
    return symbols.column(full) * frame.scale.cells, style


def _stood_on(rows: list[Content], column: Stretch, frame: Frame, sign: str) -> list[Content]:
    """The climber, over the newest column; where there is no line for that, beside it."""
    style = f"bold {themes.EMBER}"
    if frame.high <= LOW:
        return [*rows[:-1], line(rows[-1], (sign, style))]
    cells = frame.scale.cells
    row = max(0, frame.high - 1 - -(-_eighths(column, frame) // EIGHTHS))
    before = rows[row].truncate(max(0, rows[row].cell_length - cells))
    return [*rows[:row], line(before, (f"{sign:^{cells}}", style)), *rows[row + 1 :]]


def _sign(column: Stretch, scale: Scale, symbols: Symbols) -> tuple[str, str]:
    """The sign of a day, or of how much was done in several."""
    if not column.letters:
        return " " * scale.cells, ""
    if scale.days == 1:
        if column.back:
            sign, style = symbols.mark("cairn"), themes.EMBER
        else:
            letter = column.letters if column.letters in WALL_MARKS else "-"
            sign, style = symbols.mark(WALL_MARKS[letter]), WALL_STYLES[letter]
        return (f"{sign:^{scale.cells}}" if scale.cells > 1 else sign), style
    due = [PARTS[letter] for letter in column.letters if letter in PARTS]
    if not due:
        return symbols.mark("day_open"), themes.FAINT
    part = sum(due) / len(due)
    name = next(name for least, name in SHARES if part >= least)
    return symbols.mark(name), themes.LEAF if part else themes.EMBER


def ruler(days: int, scale: Scale, width: int) -> Content:
    """The numbers of the days, counted from each one's own first: the same under all ways.

    >>> ruler(30, Scale(2, 1), 60).plain
    'day 1         8             15            22            29'
    """
    every = WEEK
    while scale.at(every) < APART:
        every *= 2
    told = "day 1"
    for day in range(every, days, every):
        at, said = scale.at(day), f"{day + 1:,}"
        if at >= len(told) + 2 and at + len(said) <= width:
            told = f"{told:<{at}}{said}"
    return line((told[: max(0, width)], themes.QUIET))


def longest(ways: Sequence[WayView]) -> int:
    """Days of the longest way."""
    return max((max(way.day, len(way.letters)) for way in ways), default=1)
