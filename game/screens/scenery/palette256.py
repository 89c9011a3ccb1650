"""Pixels in the 256 colours of older terminals: the nearest of the cube and the greys, with a little ordered dither.

Rich takes the nearest colour for each pixel alone, which turns a sky into bands and dull slopes into grey.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from game.screens.scenery.colours import parts

CUBE = (0, 95, 135, 175, 215, 255)
"""The levels of xterm's colours 16 to 231; 232 to 255 are greys from 8 in steps of 10."""

BAYER = ((0, 8, 2, 10), (12, 4, 14, 6), (3, 11, 1, 9), (15, 7, 13, 5))
DARK, HUE = 115, 0.8
"""Between black and the first level of the cube lies all of a night: there a channel well below the brightest is left
out, or a blue would turn to teal and back from one pixel to the next."""
STRENGTH = 1.1
"""By how much the pattern moves a colour: 16 steps of it are half a level of the cube."""


def dithered(row: Sequence[int], number: int) -> list[int]:
    """A row of pixels as colour numbers. `number` is the row's place in the picture."""
    pattern = BAYER[number & 3]
    return [nearest(colour & 0xFCFCFC, pattern[x & 3]) for x, colour in enumerate(row)]


@lru_cache(maxsize=8192)
def nearest(colour: int, threshold: int) -> int:
    """The number of the colour that comes nearest.

    >>> nearest(0xFFFFFF, 8), nearest(0x000000, 8), nearest(0x808080, 8)
    (231, 16, 244)
    """
    red, green, blue = parts(colour)
    high = max(red, green, blue)
    push = (threshold - 7.5) * STRENGTH * (1.0 if high > DARK else 0.5)
    red, green, blue = (min(255.0, max(0.0, part + push)) for part in (red, green, blue))  # type: ignore[assignment]
    places = [min(range(6), key=lambda place: abs(CUBE[place] - part)) for part in (red, green, blue)]
    if high <= DARK:
        peak = max(red, green, blue)
        places = [place if part >= HUE * peak else 0 for place, part in zip(places, (red, green, blue), strict=True)]
    grey = min(23, max(0, round(((red + green + blue) / 3 - 8) / 10)))
    cube = _far((red, green, blue), (CUBE[places[0]], CUBE[places[1]], CUBE[places[2]]))
    tinted = 1 + (max(red, green, blue) - min(red, green, blue)) / 14  # what has a tint keeps one
    if _far((red, green, blue), (8 + 10 * grey,) * 3) * tinted < cube:
        return 232 + grey
    return 16 + 36 * places[0] + 6 * places[1] + places[2]


def _far(one: tuple[float, float, float], other: tuple[int, ...]) -> float:
    """How different two colours look, roughly: green counts most, blue least."""
    red, green, blue = one[0] - other[0], one[1] - other[1], one[2] - other[2]
    return 2 * red * red + 4 * green * green + blue * blue
