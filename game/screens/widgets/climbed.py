"""Metres over time: columns by week or by month, and the real heights passed on the way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from game.screens import themes
from game.screens.lines import between, cut, line, metres, wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.columns import Column, column_lines
from game.screens.widgets.drawn import Drawn
from game.screens.widgets.ladder import short_date

if TYPE_CHECKING:
    from game.play.evidence_views import ClimbView, EvidenceView
    from game.play.journeys import MonthView

    Climb = ClimbView | MonthView

HIGH = 8
"""Lines of the columns."""
WEEKS = 26
"""A longer past is told by months."""
NOTHING = "No metres yet. The first done day brings the first of them, and a tiny version brings half."
JUNE = 6
"""A first year that begins later has no room for its name before the next."""
FEW_MONTHS = 24
"""More months are told by their years alone."""
PERIODS = {"month": 1, "quarter": 3, "year": 12}
AXIS = 9
"""Cells the numbers at the left take."""
HEIGHTS = 5


class Climbed(Drawn):
    """The columns, over an axis with its numbers."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="climbed")
        self.weeks: Sequence[Climb] = ()
        self.months: Sequence[Climb] = ()

    def show(self, months: Sequence[Climb], weeks: Sequence[Climb] = ()) -> None:
        """Other numbers; weeks are drawn where they are given, and not too many."""
        self.months, self.weeks = months, weeks
        self.redraw()

    @property
    def nothing(self) -> bool:
        """Whether nothing was climbed yet."""
        return not any(climb.metres for climb in self.months)

    def wanted(self, width: int) -> int:
        """The columns and their labels."""
        return len(self.lines(width, HIGH)) if self.nothing else HIGH + 1

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Columns as high as the room; the newest, which is not over, in another colour."""
        if self.nothing:
            self.head("Metres")
            return wrapped(NOTHING, width, themes.QUIET, 3)
        period, columns = self._columns(max(1, width - AXIS))
        self.head(f"Metres by {period} · {metres(columns[-1].value)} this {period}")
        return column_lines(columns, width, max(1, height - 1), self.symbols)

    def _columns(self, room: int) -> tuple[str, list[Column]]:
        """The period they stand for, and the columns: weeks or months; a longer past by quarters or years."""
        if 0 < len(self.weeks) <= WEEKS:
            return "week", _labelled([(climb.first, climb.metres) for climb in self.weeks], "{0.day} {0:%b}")
        sums = {period: _sums(self.months, length) for period, length in PERIODS.items()}
        period = next((period for period, climbs in sums.items() if len(climbs) <= room), "year")
        by_name = period == "month" and len(sums[period]) <= FEW_MONTHS
        return period, _labelled(list(sums[period].items()), "{0:%b}" if by_name else "")


def _sums(months: Sequence[Climb], length: int) -> dict[date, float]:
    """Metres by so many months together, from January on."""
    sums: dict[date, float] = {}
    for climb in months:
        first = climb.first.replace(month=(climb.first.month - 1) // length * length + 1)
        sums[first] = sums.get(first, 0) + climb.metres
    return sums


def _labelled(climbs: Sequence[tuple[date, float]], name: str) -> list[Column]:
    """Each with its label: `name` with the date in it; a year, where one begins."""
    columns, year = [], 0
    for place, (first, climbed) in enumerate(climbs):
        new = first.year != year and (first.month == 1 or (not name and first.month <= JUNE))
        label = f"{first.year}" if new and "day" not in name else name.format(first)
        year = first.year
        columns.append(Column(climbed, label, now=place == len(climbs) - 1))
    return columns


class Passed(Drawn):
    """The metres in all, the newest heights passed, and the one ahead."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="passed")
        self.head("Heights passed")
        self.view: EvidenceView | None = None

    def show(self, view: EvidenceView) -> None:
        """Other numbers."""
        self.view = view
        self.head(f"Heights passed · {len(view.heights):,}" if view.heights else "Heights")
        self.redraw()

    def wanted(self, width: int) -> int:  # noqa: ARG002 - the same at any width
        """The newest few."""
        return min(HEIGHTS, len(self.view.heights) if self.view else 0) + 2

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """The one ahead on top, then where the player stands, then those passed, the newest first."""
        if self.view is None:
            return []
        here = f"bold {themes.EMBER}"
        told = f" {self.view.metres:>{len(f'{self.view.next_m:,}')},.0f} m  climbed so far"
        rows = [line((self.symbols.mark("here"), here), (told, here))]
        if self.view.next_name:
            ahead = self.view.next_m - self.view.metres
            end = line((f"{metres(ahead)} more", themes.QUIET))
            rows.insert(0, self._height("ahead", self.view.next_m, self.view.next_name, end, width))
        for height_passed in self.view.heights[::-1][: max(0, height - len(rows))]:
            end = line((short_date(height_passed.day, self.view.day), themes.QUIET))
            rows.append(self._height("mastered", height_passed.height_m, height_passed.name, end, width))
        return rows

    def _height(self, mark: str, high: int, name: str, end: Content, width: int) -> Content:
        passed = mark == "mastered"
        number = f" {high:>{len(f'{self.view.next_m:,}') if self.view else 0},} m  "
        sign = line((self.symbols.mark(mark), themes.GOLD if passed else themes.FAINT))
        style = themes.INK if passed else themes.QUIET
        room = max(0, width - end.cell_length - len(number) - 2)
        return between(line(sign, (number, style), (cut(name, room), style)), end, width)
