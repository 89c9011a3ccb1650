"""A year of days: a column a week, a row for each weekday, the newest week at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from textual.content import Content

from game.screens import themes
from game.screens.lines import line
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn

WEEK = 7
YEAR = 53
"""Weeks that are drawn at most, this one among them."""
LABEL = 4
NAMED = {0: "Mon", 2: "Wed", 4: "Fri", 6: "Sun"}


class Sign(NamedTuple):
    """How a day is drawn: a mark one cell wide, and its style."""

    mark: str
    style: str


class Meaning(NamedTuple):
    """An entry of the legend."""

    sign: Sign
    told: str


class YearOf(NamedTuple):
    """Days with their signs (a day without one stays empty), up to `today`, and what the signs mean."""

    days: Mapping[date, Sign]
    today: date
    meanings: Sequence[Meaning]


class Year(Drawn):
    """The year in a box, its legend under it."""

    def __init__(self, symbols: Symbols, *, id: str = "year") -> None:  # noqa: A002 - Textual's name
        super().__init__(symbols, id=id)
        self.year: YearOf | None = None

    def show(self, year: YearOf, title: str) -> None:
        """Another year."""
        self.year = year
        self.head(title)
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - as high as it is
        """Months, weekdays, legend."""
        return [] if self.year is None else year_lines(self.year, width)


def year_lines(year: YearOf, width: int) -> list[Content]:
    """The part of the year that fits into `width` cells: weeks two cells apart where all of them fit so, else one."""
    room = width - LABEL
    if room < 2:
        return []
    wide = room >= 2 * YEAR - 1
    weeks = min(YEAR, (room + 1) // 2 if wide else room)
    this = year.today - timedelta(days=year.today.weekday())
    mondays = [this - timedelta(weeks=weeks - 1 - place) for place in range(weeks)]
    gap = " " if wide else ""
    rows = [line(" " * LABEL, (_months(mondays, 1 + wide), themes.QUIET))]
    for weekday in range(WEEK):
        parts = [line((f"{NAMED.get(weekday, ''):<{LABEL}}", themes.FAINT))]
        parts += [_day(year, monday + timedelta(days=weekday), gap) for monday in mondays]
        rows.append(Content.assemble(*parts))
    return [row.rstrip() for row in rows] + legend(year.meanings, width)


def _day(year: YearOf, day: date, gap: str) -> Content:
    sign = year.days.get(day) if day <= year.today else None
    if sign is None:
        return Content(" " + gap)
    style = f"{sign.style} reverse" if day == year.today else sign.style
    return line((sign.mark, style), gap)


def _months(mondays: Sequence[date], cells: int) -> str:
    """The names of the months over the weeks in which they begin; one that would run into the next is left out."""
    begins = [
        (place * cells, f"{monday + timedelta(days=WEEK - 1):%b}")
        for place, monday in enumerate(mondays)
        if (monday + timedelta(days=WEEK - 1)).day <= WEEK or place == 0
    ]
    told = ""
    for number, (at, name) in enumerate(begins):
        ends = begins[number + 1][0] if number + 1 < len(begins) else len(mondays) * cells
        if ends - at > len(name) or (number + 1 == len(begins) and ends - at >= len(name)):
            told = f"{told:<{at}}{name}"
    return told


def legend(meanings: Sequence[Meaning], width: int) -> list[Content]:
    """What the signs mean, in as many lines as it takes."""
    rows: list[Content] = []
    for meaning in meanings:
        part = line((meaning.sign.mark, meaning.sign.style), (f" {meaning.told}", themes.QUIET))
        if rows and rows[-1].cell_length + 3 + part.cell_length <= width:
            rows[-1] = line(rows[-1], "   ", part)
        else:
            rows.append(part.truncate(width, ellipsis=True))
    return rows
