"""Said against done: a small plot of rated tries, how sure one was across, how often it was done upwards.

On the dotted line what was said is what was done; above it more was done than was said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from textual.content import Content

from game.screens import themes
from game.screens.lines import line
from game.screens.symbols import Symbols

TENS = 10
HIGH, LOW = 10, 4
"""Lines from 0 to 100, with room and without."""
AXIS = 5
"""Cells of the numbers at the left, the rail among them."""
MOST_CELLS, COUNTED_CELLS = 4, 3
"""Cells of a ten across, at most, and so many at least to name how many tries a spot stands for."""
END = len("100")
LEAST = AXIS + TENS + END


class Spot(NamedTuple):
    """Some tries of one rating: how many, and how many of them were done."""

    did: int
    tries: int


def spots(tried: Iterable[tuple[int, bool]]) -> dict[int, Spot]:
    """Tries as (rating, done), put together by tens.

    >>> spots([(60, True), (60, False), (64, True), (100, True)])
    {6: Spot(did=2, tries=3), 10: Spot(did=1, tries=1)}
    """
    found: dict[int, Spot] = {}
    for value, did in tried:
        ten = max(0, min(TENS, (value + 5) // 10))
        spot = found.get(ten, Spot(0, 0))
        found[ten] = Spot(spot.did + did, spot.tries + 1)
    return found


def plot_lines(shown: Mapping[int, Spot], width: int, *, low: bool, symbols: Symbols) -> list[Content]:
    """The plot in at most `width` cells; nothing where there is no room for it."""
    if width < LEAST:
        return []
    high = LOW if low else HIGH
    cells = min(MOST_CELLS, (width - AXIS) // (TENS + 1), (width - AXIS - END) // TENS)
    rows = [line((f"{'done':>{AXIS}}", themes.QUIET))]
    for row in range(high + 1):
        told = f"{100 - 100 * row // high:>{AXIS - 2}} " if row % (high // 2) == 0 else " " * (AXIS - 1)
        parts = [_cell(shown.get(ten), ten, row, high, cells, symbols) for ten in range(TENS + 1)]
        rows.append(line((told, themes.QUIET), (symbols.mark("rail"), themes.FAINT), *parts))
    return [*rows, line(" " * AXIS, (_across(cells), themes.QUIET))]


def _cell(spot: Spot | None, ten: int, row: int, high: int, cells: int, symbols: Symbols) -> Content:
    """What stands at a ten across and a line down: a spot with its number of tries, the dotted line, or nothing."""
    if spot is not None and row == _row(spot.did / spot.tries, high):
        number = f"{spot.tries}" if cells >= COUNTED_CELLS else ""
        number = number if len(number) < cells else "+"
        sign = line((symbols.mark("did"), f"bold {themes.LEAF}"), (number, themes.QUIET))
        return line(sign, " " * (cells - sign.cell_length))
    dotted = row == _row(ten / TENS, high)
    return line((symbols.mark("day_open") if dotted else " ", themes.FAINT), " " * (cells - 1))


def _row(share: float, high: int) -> int:
    """The line of a share of 1, counted from above."""
    return high - int(share * high + 0.5)


def _across(cells: int) -> str:
    """The numbers under the plot, and what they are where there is room for it."""
    told = f"{0:<{5 * cells}}{50:<{5 * cells}}100"
    if cells < COUNTED_CELLS:
        return told
    at = 7 * cells
    return f"{told[:at]}said{told[at + 4 :]}"


def legend(symbols: Symbols) -> Content:
    """The signs of the plot in words."""
    spot, dot = (symbols.mark("did"), f"bold {themes.LEAF}"), (symbols.mark("day_open"), themes.FAINT)
    return line(spot, (" tries   ", themes.QUIET), dot, (" done as often as said", themes.QUIET))
