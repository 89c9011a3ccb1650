"""What looks random: tables of smooth noise and rows of chances, the same for the same seed everywhere.

The noise is a lattice of 64 × 64 values made once. A row of it is mixed once for each row of pixels (`band`), so that a
pixel costs one step between two neighbours.
"""

from __future__ import annotations

from functools import cache
from math import floor

SIDE = 64
MASK = SIDE - 1


class Chance:
    """A row of numbers from 0 to 1 that looks random (splitmix32's mixing)."""

    def __init__(self, seed: int) -> None:
        self._state = seed & 0xFFFFFFFF

    def __call__(self, low: float = 0.0, high: float = 1.0) -> float:
        """The next number between two."""
        self._state = self._state + 0x9E3779B9 & 0xFFFFFFFF
        mixed = self._state
        mixed = (mixed ^ mixed >> 16) * 0x21F0AAAD & 0xFFFFFFFF
        mixed = (mixed ^ mixed >> 15) * 0x735A2D97 & 0xFFFFFFFF
        return low + (high - low) * ((mixed ^ mixed >> 15) / 0x100000000)


@cache
def lattice() -> list[list[float]]:
    """The table all noise comes from."""
    chance = Chance(0x0DD5)
    return [[chance() for _ in range(SIDE)] for _ in range(SIDE)]


def band(height: float, seed: int) -> list[float]:
    """The noise along one row: 64 values, to be walked with `along` or by hand."""
    place = floor(height)
    share = height - place
    share *= share * (3 - 2 * share)
    table = lattice()
    place += seed
    upper, lower = table[place & MASK], table[place + 1 & MASK]
    shift = seed >> 8 & MASK
    row = [one + (other - one) * share for one, other in zip(upper, lower, strict=True)]
    return row[shift:] + row[:shift]


def along(row: list[float], place: float) -> float:
    """The noise at a place of a band, 0 to 1.

    >>> 0 <= along(band(3.5, 7), 12.25) <= 1
    True
    """
    number = floor(place)
    one = row[number & MASK]
    return one + (row[number + 1 & MASK] - one) * (place - number)


def line(seed: int, place: float, octaves: int = 3) -> float:
    """Noise of one dimension, -1 to 1: the jags of a ridge."""
    total, size, most = 0.0, 1.0, 0.0
    for number in range(octaves):
        total += size * (along(lattice()[seed + 17 * number & MASK], place) * 2 - 1)
        most += size
        place, size = place * 2.03 + 5.7, size * 0.5
    return total / most
