"""The country behind the mountain: ridges that fade into the air, or the sea with its islands."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

from game.screens.scenery.colours import Rows, added, mix, under
from game.screens.scenery.courses import place_of
from game.screens.scenery.noise import Chance, line
from game.screens.scenery.shape import Shape, cover
from game.screens.scenery.sky import Sky

HAZES = ((0.62, 0.42, 0.20), (0.70, 0.46))


def paint_ridges(rows: Rows, shape: Shape, sky: Sky) -> Iterator[None]:
    """Two or three ridges, the further the paler."""
    hazes = HAZES[0] if shape.height >= 14 else HAZES[1]
    if shape.kind.edge == "islands":
        yield from _ridge(rows, shape, sky, (0, 0.72))
        yield from _sea(rows, shape, sky)
        return
    for number, haze in enumerate(hazes):
        yield from _ridge(rows, shape, sky, (number, haze))


def _ridge(rows: Rows, shape: Shape, sky: Sky, layer: tuple[int, float]) -> Iterator[None]:
    number, haze = layer
    step = max(1.0, 0.085 * shape.tall)
    high = max(1.6, 0.24 * shape.tall) * (1 - 0.22 * number)
    base = shape.foot - shape.skyline - number * step - 0.35 * high
    size = max(10.0, shape.tall * (1.05 - 0.2 * number))
    tops = [base + high * outline_of(shape.kind.edge, shape.seed + 31 * number, x / size) for x in _thirds(shape.width)]
    air, mist = mix(sky.colours[3], sky.colours[2], 0.45), mix(sky.colours[4], sky.colours[3], 0.45)
    light = tuple(a + b * 0.55 for a, b in zip(sky.shade, sky.lamp, strict=True))
    dark = mix(under(shape.kind.far, (light[0] * 0.7, light[1] * 0.72, light[2] * 0.8)), air, haze)
    lit = mix(under(shape.kind.far, (light[0] * 1.2, light[1] * 1.15, light[2] * 1.1)), air, haze)
    tones = [mix(dark, lit, share / 6) for share in range(7)]
    faces = _faces(tops, sky.side)
    for x in range(shape.width):
        three = (tops[3 * x], tops[3 * x + 1], tops[3 * x + 2])
        first = max(0, int(shape.foot - max(three)))
        for y in range(first, shape.height):
            share = cover(three, shape.foot - y - 1)
            if not share:
                continue
            deep = (y - first) / (step * 3.4)
            tone = tones[int(faces[x] * max(0.0, 1 - deep * 0.8) * 6)]
            colour = mix(tone, mist, min(0.62, int(deep * 12) / 20) * (0.55 + haze * 0.5))
            rows[y][x] = mix(rows[y][x], colour, share) if share < 1 else colour
        if x % 24 == 23:
            yield


def _thirds(width: int) -> list[float]:
    return [x + part for x in range(width) for part in (1 / 6, 0.5, 5 / 6)]


def _faces(tops: list[float], side: float) -> list[float]:
    """How lit each column of a ridge is, by the way it slopes."""
    made = []
    for x in range(0, len(tops), 3):
        slope = tops[min(len(tops) - 1, x + 6)] - tops[max(0, x - 5)]
        made.append(min(0.999, max(0.0, 0.45 - side * slope * 0.28)))
    return made


def outline_of(edge: str, seed: int, place: float) -> float:
    """The height of a far ridge, about -0.5 to 1."""
    if edge == "rounded":
        return 0.35 + 0.6 * line(seed, place * 2.2, 2) + 0.03 * line(seed + 5, place * 34, 1)
    if edge == "mesas":
        raw = 0.35 + 0.75 * line(seed, place * 2.6, 2)
        table = 0.72 if raw > 0.52 else 0.36 if raw > 0.26 else 0.05
        return raw * 0.12 + table * 0.88 + 0.03 * line(seed + 3, place * 16, 2)
    if edge == "cones":
        near = abs((place * 0.9 + seed % 7) % 2.0 - 1.0)
        return max(0.25 + 0.3 * line(seed, place * 3, 3), 1.05 - 1.9 * sqrt(max(0.06, near)))
    if edge == "islands":
        return -0.15 + 1.1 * line(seed, place * 1.7, 3)
    rough = 1 - abs(line(seed, place * 3.1, 1)) * 1.5
    return 0.15 + 0.55 * rough + 0.34 * line(seed + 9, place * 8, 3)


def _sea(rows: Rows, shape: Shape, sky: Sky) -> Iterator[None]:
    """Water from the skyline to the bottom, with what the light lays on it."""
    first = int(shape.skyline)
    chance = Chance(shape.seed ^ 0x5EA)
    water = (shape.kind.near[0], shape.kind.near[1])
    light = tuple(a + b * 0.6 for a, b in zip(sky.shade, sky.lamp, strict=True))
    way = sky.sun if sky.sun is not None else sky.moon
    bright = place_of(shape, way, 2.0)[0] if way is not None else None
    for y in range(max(0, first), shape.height):
        deep = (y - first) / max(1, shape.height - first)
        body = under(mix(water[1], water[0], deep), (light[0], light[1], light[2]))
        colour = mix(body, mix(sky.colours[4], sky.colours[3], 0.3), 0.62 * (1 - deep) ** 1.5 + 0.08)
        row = rows[y]
        row[:] = [colour] * shape.width
        for _ in range(int(shape.width * (0.05 + 0.10 * deep)) + 1):
            x, long = int(chance() * shape.width), int(chance(1, 2 + 5 * deep))
            tone = mix(colour, sky.colours[3], 0.28)
            row[x : x + long] = [tone] * len(row[x : x + long])
        if bright is not None:
            wide = 1.5 + deep * 0.05 * shape.width
            for x in range(max(0, int(bright - 2 * wide)), min(shape.width, int(bright + 2 * wide))):
                if chance() < 0.55 * (1 - abs(x + 0.5 - bright) / (2 * wide)):
                    row[x] = added(row[x], sky.glow, 0.4 - 0.18 * sky.stars)
        if y % 6 == 5:
            yield
