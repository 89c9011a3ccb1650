"""What makes one mountain this kind of mountain: lava, smoke, a lighthouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from game.screens.scenery.colours import Rows, added, mix, under
from game.screens.scenery.dabs import lamp, put
from game.screens.scenery.noise import MASK, Chance, band, line
from game.screens.scenery.scene import Biome
from game.screens.scenery.shape import Shape
from game.screens.scenery.sky import Sky


def paint_details(rows: Rows, shape: Shape, sky: Sky) -> Iterator[None]:
    """What only this biome has."""
    extra = DETAILS.get(shape.biome)
    if extra is not None:
        extra(rows, shape, sky)
    yield


def _volcano(rows: Rows, shape: Shape, sky: Sky) -> None:
    """A glow in the crater, threads of lava in the gullies, a plume of smoke."""
    dark = 0.35 + 0.65 * sky.stars
    mouth = shape.peak - 0.055 * shape.tall * 1.6, shape.top + 0.09 * shape.tall
    _smoke(rows, shape, sky, mouth)
    lamp(rows, mouth, max(2.5, 0.20 * shape.tall), 0xFF5A1E, 0.85 * dark)
    chance = Chance(shape.seed ^ 0x1A7A)
    for start, end in ((-0.42, 0.42), (-0.3, 0.55), (0.34, 0.62)):
        x, y = mouth[0] + chance(-1, 1), mouth[1]
        drift = chance(0.10, 0.22) * (1 if start > 0 else -1)
        while y < shape.row_of(end):
            left, right = shape.sides(y)
            x += drift * (1.1 + chance()) * (left + right) / max(8.0, shape.tall)
            hot = 1 - (y - mouth[1]) / max(1.0, shape.row_of(end) - mouth[1])
            if shape.covers(x, y) and 0 <= int(y) < shape.height:
                row = rows[int(y)]
                row[int(x)] = mix(row[int(x)], mix(0xD8321A, 0xFFC24A, hot), (0.45 + 0.55 * hot) * (0.6 + 0.4 * dark))
                for side in (-1, 1):
                    if 0 <= int(x) + side < shape.width:
                        row[int(x) + side] = added(row[int(x) + side], 0xFF4A18, 0.30 * hot * dark)
            y += 1


def _smoke(rows: Rows, shape: Shape, sky: Sky, mouth: tuple[float, float]) -> None:
    """A plume leaning with the wind."""
    light = tuple(a + b * 0.5 for a, b in zip(sky.shade, sky.lamp, strict=True))
    pale = mix(under(0xD9D2D6, (light[0], light[1], light[2])), sky.colours[2], 0.25)
    for y in range(int(mouth[1])):
        up = (mouth[1] - y) / max(4.0, 0.55 * shape.tall)
        noise = band(y / max(1.4, shape.tall / 22), shape.seed ^ 0x50CE)
        middle = mouth[0] + shape.tall * (0.28 * up**1.5 + 0.03 * line(shape.seed, up * 4, 2))
        half = shape.tall * (0.035 + 0.13 * up)
        for x in range(max(0, int(middle - half)), min(shape.width, int(middle + half) + 1)):
            off = abs(x + 0.5 - middle) / half
            u = x / max(1.6, shape.tall / 18)
            i = int(u)
            thick = noise[i & MASK] + (noise[(i + 1) & MASK] - noise[i & MASK]) * (u - i)
            share = max(0.0, 1 - off * off) * min(1.0, 0.35 + thick * 0.9) * max(0.0, 0.72 - up * 0.48)
            if share > 0.03:
                rows[y][x] = mix(rows[y][x], pale, int(share * 20) / 20)


def _cliff(rows: Rows, shape: Shape, sky: Sky) -> None:
    """A lighthouse on a skerry before the cliff, and its beam by night."""
    high = max(3, round(0.26 * shape.tall))
    x = max(3, int(shape.peak - 0.5 * (shape.peak - 0) - 0.34 * shape.tall))
    foot = int(shape.height - shape.front * 0.9)
    light = tuple(min(1.05, a + b * 0.8) for a, b in zip(sky.shade, sky.lamp, strict=True))
    white, red = under(0xF4EFE6, (light[0], light[1], light[2])), under(0xC8453A, (light[0], light[1], light[2]))
    rock = under(0x4A4A50, (light[0], light[1], light[2]))
    wide = 1 if high < 7 else 2
    for off in range(-3 * wide, 4 * wide):
        for up in range(max(0, int(2 * wide - abs(off) * 0.6))):
            put(rows, x + off, foot - up, rock)
    for up in range(1, high):
        tone = red if up * 5 // high % 2 else white
        for over in range(wide):
            put(rows, x + over, foot - wide - up, mix(tone, 0x20242C, 0.25 * (over > 0) * (sky.side < 0)))
    top = foot - wide - high
    for over in range(wide):
        put(rows, x + over, top, mix(0xFFE9A8, 0xFFFFFF, 0.3))
        put(rows, x + over, top - 1, red)
    if sky.stars > 0.15:
        for step in range(int(0.24 * shape.width)):
            half = 0.6 + step * 0.09
            fade = 0.42 * sky.stars * (1 - step / (0.24 * shape.width)) ** 1.4
            for y in range(int(top - half), int(top + half) + 2):
                if x - step >= 0 and 0 <= y < shape.height:
                    rows[y][x - step] = added(
                        rows[y][x - step], 0xFFE6A6, fade * max(0.0, 1 - (abs(y - top) / (half + 0.4)) ** 2)
                    )
        lamp(rows, (x, top), max(3.0, 0.18 * shape.tall), 0xFFD890, 0.7 * sky.stars)


DETAILS: Mapping[Biome, Callable[[Rows, Shape, Sky], None]] = {Biome.VOLCANO: _volcano, Biome.CLIFF: _cliff}
