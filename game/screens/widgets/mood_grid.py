"""The mood grid: five by five places, unpleasant to pleasant across, calm to stirred upwards. Pure drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.color import Color
from textual.content import Content

from game.rules.inner import Feeling
from game.rules.shelter import EDGE, Way, way
from game.screens import themes
from game.screens.lines import line
from game.screens.symbols import Symbols

PLACES = 2 * EDGE + 1
LEFT, RIGHT, TOP, BOTTOM = "unpleasant", "pleasant", "stirred", "calm"
SHORTEST = len(LEFT) + 2 + len(RIGHT)
WAYS = {Way.PAUSE: "ember", Way.TINY: "sky", Way.STRETCH: "leaf", Way.AS_IT_IS: "quiet"}
"""The colour of a place; what it means is said in words under the grid."""
WIDEST, NARROWEST = 9, 3
SPACED = 4
"""A place as wide as this has its gap at the right alone; a narrower one has none."""

STRENGTHS = (0.07, 0.13, 0.24)
"""How strong the ground of a place is by how far from the middle it lies."""
CHOSEN = 0.5


class Inks(NamedTuple):
    """The colours of the theme: of each way, and of the ground."""

    ways: Mapping[Way, Color]
    ground: Color

    def tile(self, place: Feeling, at: Feeling) -> str:
        """The ground of a place."""
        strength = CHOSEN if place == at else STRENGTHS[max(map(abs, place))]
        return self.ground.blend(self.ways[way(place)], strength, alpha=1.0).hex6


class Grid(NamedTuple):
    """The grid as it is drawn: its lines, and where its places begin and how large they are."""

    rows: Sequence[Content]
    left: int
    top: int
    wide: int
    high: int

    def place(self, x: int, y: int) -> Feeling | None:
        """The place at a cell; None beside the grid."""
        across, down = (x - self.left) // self.wide, (y - self.top) // self.high
        if 0 <= across < PLACES and 0 <= down < PLACES:
            return across - EDGE, EDGE - down
        return None


def _ends(cells: int) -> str:
    """Both ends of the line across, on a line of their own; nothing where they would run into one another."""
    room = cells - len(LEFT) - len(RIGHT)
    return LEFT + " " * room + RIGHT if room >= 2 else ""


class Board(NamedTuple):
    """What is marked on the grid: where the player is, where they were before, in which colours (None: none)."""

    at: Feeling
    before: Feeling | None
    symbols: Symbols
    inks: Inks | None = None


def grid(width: int, height: int, board: Board) -> Grid:
    """The grid in at most `width` × `height` cells, at least 5 lines high.

    The ends of each way stand where they lead: beside the middle, over and under it. Where there is no room beside
    it, those across have a line of their own: among the others they would read as one scale.
    """
    side = cell_len(LEFT) + 1
    named = (width - 2 * side) // PLACES >= NARROWEST
    side = side if named else 0
    wide = max(1, min(WIDEST, (width - 2 * side) // PLACES))
    wide -= wide > 1 and not wide % 2 and wide != SPACED  # the mark stands in the middle
    across = PLACES * wide - (wide == SPACED)
    left = max(0, (width - across) // 2)
    over, under = _axes(width if not named else 0, across, left, height - PLACES)
    high = max(1, min(3, (height - len(over) - len(under)) // PLACES, (wide + 1) // 2))
    rows: list[Content] = []
    for down in range(PLACES):
        for part in range(high):
            cells = [_cell((column - EDGE, EDGE - down), wide, (part, high), board) for column in range(PLACES)]
            centre = named and down == EDGE and part == (high - 1) // 2
            ends = (f"{LEFT:>{left - 1}} ", RIGHT if wide == SPACED else f" {RIGHT}") if centre else (" " * left, "")
            rows.append(line((ends[0], themes.QUIET), *cells, (ends[1], themes.QUIET)))
    rows = [*over, *rows, *under]
    return Grid([row.truncate(width) for row in rows], left, len(over), wide, high)


def _axes(ends: int, across: int, left: int, room: int) -> tuple[list[Content], list[Content]]:
    """The lines over and under the grid where there is room for them; `ends`: cells for those of the way across."""
    if room < 2:
        return [], []
    over, under = (line((word.center(across), themes.QUIET)).pad_left(left) for word in (TOP, BOTTOM))
    told = _ends(min(ends, max(across, SHORTEST)))
    if not told:
        return [over], [under]
    beside = line((told, themes.QUIET)).pad_left((ends - len(told)) // 2)
    return [over], [under, beside] if room > 2 else [beside]


def _cell(place: Feeling, wide: int, line_of: tuple[int, int], board: Board) -> Content:
    """One line of a place: a tile with its mark in the middle. The chosen one has brackets, too."""
    part, high = line_of
    middle = part == (high - 1) // 2
    mark, style = _mark(place, board) if middle else (" ", "")
    if place == board.at and middle and wide >= NARROWEST:
        mark = f"[{mark}]"
    if board.inks is None:
        ground = f" on {themes.PICK}" if place == board.at else ""
        return Content.styled(f"{mark:^{wide}}"[:wide], f"{style}{ground}".strip())
    tile = board.inks.tile(place, board.at)
    before, after = " " * (wide > SPACED), " " * (wide >= SPACED)
    inner = wide - len(before) - len(after)
    if not middle:
        half = "▄" if part == 0 else "▀"
        return line(before, (half * inner, tile), after)
    return line(before, (f"{mark:^{inner}}"[:inner], f"{style} on {tile}"), after)


def _mark(place: Feeling, board: Board) -> tuple[str, str]:
    if place == board.at:
        return board.symbols.mark("here"), f"bold {themes.INK}"
    if place == board.before:
        return board.symbols.mark("ahead"), f"bold {themes.INK}"
    near = max(abs(place[0] - board.at[0]), abs(place[1] - board.at[1])) == 1
    return board.symbols.mark("warm" if near and board.inks is None else "cold"), themes.QUIET
