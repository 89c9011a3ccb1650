"""Colours as whole numbers 0xRRGGBB, and the little arithmetic the painter does with them.

Numbers rather than tuples: a picture has ten thousand of them, and each is mixed several times.
"""

from __future__ import annotations

from collections.abc import Sequence

Rows = list[list[int]]
"""A picture: rows of pixels, two rows to a line of cells."""
Light = tuple[float, float, float]
"""Light on a surface, red, green and blue; 1 is full daylight."""

RED_BLUE, GREEN = 0xFF00FF, 0x00FF00


def mix(one: int, other: int, share: float) -> int:
    """`one` with a `share` (0 to 1) of `other` in it.

    >>> hex(mix(0x000000, 0x8040C0, 0.5))
    '0x402060'
    """
    k = int(share * 256)
    j = 256 - k
    return (((one & RED_BLUE) * j + (other & RED_BLUE) * k) >> 8 & RED_BLUE) | (
        ((one & GREEN) * j + (other & GREEN) * k) >> 8 & GREEN
    )


def pack(red: float, green: float, blue: float) -> int:
    """A colour from its parts, 0 to 255, cut where they are too much.

    >>> hex(pack(300, 16, -4))
    '0xff1000'
    """
    return (
        (255 if red > 255 else 0 if red < 0 else int(red)) << 16
        | (255 if green > 255 else 0 if green < 0 else int(green)) << 8
        | (255 if blue > 255 else 0 if blue < 0 else int(blue))
    )


def parts(colour: int) -> tuple[int, int, int]:
    """Red, green and blue."""
    return colour >> 16, colour >> 8 & 255, colour & 255


def bright(colour: int) -> float:
    """How bright a colour looks, 0 to 255 (the luma of ITU-R BT.601).

    >>> round(bright(0xFFFFFF)), round(bright(0x0000FF))
    (255, 29)
    """
    return 0.299 * (colour >> 16) + 0.587 * (colour >> 8 & 255) + 0.114 * (colour & 255)


def under(colour: int, light: Light) -> int:
    """What a surface of this colour looks like under a light."""
    return pack((colour >> 16) * light[0], (colour >> 8 & 255) * light[1], (colour & 255) * light[2])


def added(colour: int, glow: int, share: float) -> int:
    """The colour with light added to it, as a lamp does. Never darker.

    >>> hex(added(0x101010, 0xF00000, 0.5))
    '0x881010'
    """
    red, green, blue = parts(colour)
    return pack(red + (glow >> 16) * share, green + (glow >> 8 & 255) * share, blue + (glow & 255) * share)


def ramp(colour: int, shade: Light, lamp: Light, levels: int, haze: tuple[int, float] = (0, 0.0)) -> list[int]:
    """A surface from full shade to full light in so many levels, seen through a share of haze."""
    made = []
    for level in range(levels):
        share = level / (levels - 1)
        light = (shade[0] + lamp[0] * share, shade[1] + lamp[1] * share, shade[2] + lamp[2] * share)
        made.append(mix(under(colour, light), haze[0], haze[1]))
    return made


def blend(one: Light, other: Light, share: float) -> Light:
    """Between two lights."""
    return (
        one[0] + (other[0] - one[0]) * share,
        one[1] + (other[1] - one[1]) * share,
        one[2] + (other[2] - one[2]) * share,
    )


def stops(colours: Sequence[int], places: Sequence[float], where: float) -> int:
    """The colour of a gradient at a place. `places` rise from 0 to 1, one for each colour."""
    for number in range(1, len(places)):
        if where < places[number]:
            before = places[number - 1]
            return mix(colours[number - 1], colours[number], max(0.0, where - before) / (places[number] - before))
    return colours[-1]
