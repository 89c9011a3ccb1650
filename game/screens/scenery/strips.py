"""Pixels into strips of half-block cells: the upper pixel is the sign's colour, the lower its ground."""

from __future__ import annotations

from collections.abc import Sequence
from gc import collect

from rich.color import Color, ColorSystem, ColorType
from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from game.screens.scenery.palette256 import dithered

HALF = "▀"
MOST_STYLES = 2048
"""A picture of 120 × 40 cells needs about as many; beyond, the table begins anew (a style takes half a KiB)."""


class Inks:
    """The styles pixels are drawn with, made once for each pair of colours."""

    def __init__(self, system: ColorSystem) -> None:
        self._system = system
        self._few = system is ColorSystem.EIGHT_BIT
        self._colours: dict[int, Color] = {}
        self._styles: dict[int, Style] = {}

    def spare(self) -> None:
        """Forget the styles where they have become too many, and what old lines still hold of them.

        A cropped strip keeps itself in its own cache, so only the collector frees old lines and their styles.
        """
        if len(self._styles) > MOST_STYLES:
            self._styles.clear()
            self._colours.clear()
            collect()

    def line(self, upper: Sequence[int], lower: Sequence[int], number: int = 0, *, coarse: bool = False) -> Strip:
        """Line `number` of cells from its two rows of pixels; neighbours that look the same are one segment.

        `coarse`: six bits for each part of a colour. What moves needs no more, and makes fewer styles.
        """
        if self._few:
            upper, lower = dithered(upper, 2 * number), dithered(lower, 2 * number + 1)
        elif coarse:
            upper, lower = _coarse(upper), _coarse(lower)
        segments: list[Segment] = []
        styles = self._styles
        last, start, width = -1, 0, len(upper)
        for x, (top, bottom) in enumerate(zip(upper, lower, strict=True)):
            key = top << 24 | bottom
            if key != last:
                if x:
                    segments.append(Segment(_sign(last) * (x - start), styles[last]))
                if key not in styles:
                    styles[key] = self._style(top, bottom)
                last, start = key, x
        if width:
            segments.append(Segment(_sign(last) * (width - start), styles[last]))
        return Strip(segments, width)

    def _style(self, top: int, bottom: int) -> Style:
        style = Style.from_color(self._colour(top) if top != bottom else None, self._colour(bottom))
        style.render(HALF, color_system=self._system)  # works its codes out now, in a slice, and not in the frame
        return style

    def _colour(self, colour: int) -> Color:
        made = self._colours.get(colour)
        if made is None:
            made = self._colours[colour] = Color.from_ansi(colour) if self._few else _true(colour)
        return made


def _coarse(row: Sequence[int]) -> list[int]:
    return [colour & 0xFCFCFC | 0x020202 for colour in row]


def _true(colour: int) -> Color:
    triplet = ColorTriplet(colour >> 16, colour >> 8 & 255, colour & 255)
    return Color(triplet.hex, ColorType.TRUECOLOR, None, triplet)


def _sign(key: int) -> str:
    return " " if key >> 24 == key & 0xFFFFFF else HALF
