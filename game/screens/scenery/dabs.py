"""The smallest strokes: a pixel, and the light of a lamp."""

from __future__ import annotations

from game.screens.scenery.colours import Rows, added, mix


def put(rows: Rows, x: int, y: int, colour: int, share: float = 1.0) -> None:
    """One pixel, where it is inside the picture."""
    if 0 <= y < len(rows) and 0 <= x < len(rows[0]):
        rows[y][x] = colour if share >= 1 else mix(rows[y][x], colour, share)


def lamp(rows: Rows, at: tuple[float, float], reach: float, colour: int, strength: float) -> None:
    """A warm light on what is near."""
    for y in range(max(0, int(at[1] - reach)), min(len(rows), int(at[1] + reach) + 1)):
        row = rows[y]
        for x in range(max(0, int(at[0] - reach)), min(len(row), int(at[0] + reach) + 1)):
            far = ((x - at[0]) ** 2 + (y - at[1]) ** 2) / (reach * reach)
            if far < 1:
                row[x] = added(row[x], colour, strength * (1 - far) ** 2)
