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
WAYS = {Way.PAUSE: "ember", Way.TINY: "sky", Way.STRETCH: "leaf", Way.AS_IT_IS: "quiet"}
"""The colour of a place; what it means is said in words under the grid."""
WIDEST, ROOMY, NARROWEST = 9, 7, 3


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
    """Both ends of the line across, with the lower end of the other one between them where there is room."""
    room = cells - len(LEFT) - len(RIGHT)
    if room < 2:
        return BOTTOM.center(cells)
    return LEFT + (BOTTOM if room >= len(BOTTOM) + 2 else "").center(room) + RIGHT


class Board(NamedTuple):
    """What is marked on the grid: where the player is, where they were before, in which colours (None: none)."""

    at: Feeling
    before: Feeling | None
    symbols: Symbols
    inks: Inks | None = None


def grid(width: int, height: int, board: Board) -> Grid:
    """The grid in at most `width` × `height` cells, at least 5 lines high."""
    side = cell_len(LEFT) + 1
    named = (width - 2 * side) // PLACES >= ROOMY
    side = side if named else 0
    axes = 2 if height >= PLACES + 2 else 0
    wide = max(1, min(WIDEST, (width - 2 * side) // PLACES))
    wide -= wide > 1 and not wide % 2  # the mark stands in the middle
    high = max(1, min(3, (height - axes) // PLACES, (wide + 1) // 2))
    left = max(0, (width - PLACES * wide) // 2)
    rows: list[Content] = []
    for down in range(PLACES):
        for part in range(high):
            cells = [_cell((column - EDGE, EDGE - down), wide, (part, high), board) for column in range(PLACES)]
            centre = named and down == EDGE and part == (high - 1) // 2
            ends = (f"{LEFT:>{left - 1}} ", f" {RIGHT}") if centre else (" " * left, "")
            rows.append(line((ends[0], themes.QUIET), *cells, (ends[1], themes.QUIET)))
    if axes:
        across = PLACES * wide
        under = BOTTOM.center(across) if named else _ends(across)
        rows = [
            line((TOP.center(across), themes.QUIET)).pad_left(left),
            *rows,
            line((under, themes.QUIET)).pad_left(left),
        ]
    return Grid([row.truncate(width) for row in rows], left, 1 if axes else 0, wide, high)


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
    gap = " " if wide >= 5 else ""
    inner = wide - 2 * len(gap)
    if not middle:
        half = "▄" if part == 0 else "▀"
        return line(gap, (half * inner, tile), gap)
    return line(gap, (f"{mark:^{inner}}"[:inner], f"{style} on {tile}"), gap)


def _mark(place: Feeling, board: Board) -> tuple[str, str]:
    if place == board.at:
        return board.symbols.mark("here"), f"bold {themes.INK}"
    if place == board.before:
        return board.symbols.mark("ahead"), f"bold {themes.INK}"
    near = max(abs(place[0] - board.at[0]), abs(place[1] - board.at[1])) == 1
    return board.symbols.mark("warm" if near and board.inks is None else "cold"), themes.QUIET
