"""The mountain: a relief of ribs and gullies fanning out from the summit, lit from where the sun or the moon stands.

A row of pixels at a time: first the relief of the whole row, then how each place leans (against its neighbours and the
row above), then its colour from a ramp made once for each ground and each depth of haze.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

from game.rules.values import dataclass
from game.screens.scenery.colours import Rows, mix, ramp
from game.screens.scenery.ground import PICKS
from game.screens.scenery.noise import MASK, band
from game.screens.scenery.shape import Shape, cover
from game.screens.scenery.sky import Sky

LEVELS = 28
HAZES = 6

Ramps = list[list[list[int]]]
"""[haze][ground][light]"""


@dataclass(frozen=True, slots=True)
class Relief:
    """The ribs of one row: their height 0 to 1 for each column, and the grain of the ground there."""

    ribs: list[float]
    grain: list[float]


def paint_slope(rows: Rows, shape: Shape, sky: Sky) -> Iterator[None]:
    """The whole mountain, a row at a time."""
    ramps = _ramps(shape, sky)
    first = max(0, int(shape.foot - max(max(three) for three in shape.outline)))
    above = relief_of(shape, first - 1)
    for y in range(first, shape.height):
        now = relief_of(shape, y)
        _row(rows[y], y, shape, sky, ramps, above, now)
        above = now
        if y % 2:
            yield


def _ramps(shape: Shape, sky: Sky) -> Ramps:
    """Every colour the mountain may have at this hour."""
    air = mix(sky.colours[3], sky.colours[2], 0.5)
    clear = min(1.0, shape.height / 34)  # a small mountain has to stand out from what is behind it
    dim = 1 + (0.7 * sky.stars - 0.38) * (1 - clear)  # darker than a bright sky, brighter than a dark one
    shade = (sky.shade[0] * dim, sky.shade[1] * dim, sky.shade[2] * dim)
    return [
        [
            ramp(colour, shade, sky.lamp, LEVELS, (air, (0.03 + 0.30 * haze / HAZES) * clear))
            for colour in shape.kind.grounds
        ]
        for haze in range(HAZES + 1)
    ]


def relief_of(shape: Shape, y: int) -> Relief:
    """Ribs that fan out from the summit, branching as they come down."""
    high = min(1.0, max(0.0, shape.share_of(y + 0.5)))
    many, _, fine, rough = shape.kind.ribs
    calm = min(1.0, max(0.3, shape.tall / 34))  # a small mountain has room for the large forms only
    fine, rough = fine * calm, rough * calm
    left, right = shape.sides(max(y, shape.top + 0.02 * shape.tall))
    wide = (max(2.0, left), max(2.0, right))
    down = 1 - high
    seed = shape.seed
    one, two = band(down * 2.2 + 3, seed), band(down * 5.0 + 9, seed ^ 0x2B2B)
    bend = band(down * 3.1, seed ^ 0x7171)
    grainy = max(1.0, shape.tall / 42)
    grain = band(y / (1.7 * grainy), seed ^ 0x1D1D)
    branch = 2.1 * many
    ribs, grains = [], []
    for x in range(-1, shape.width + 1):
        far = x + 0.5 - shape.peak
        t = far / (wide[0] if far < 0 else wide[1])
        u = (t + 2) * 2.6 + down * 1.5
        i = int(u)
        b = bend[i & MASK]
        t += (b + (bend[(i + 1) & MASK] - b) * (u - i) - 0.5) * 0.42 * down
        u = (t + 4) * many
        i = int(u)
        b = one[i & MASK]
        first = b + (one[(i + 1) & MASK] - b) * (u - i)
        u = (t + 4) * branch
        i = int(u)
        b = two[i & MASK]
        second = b + (two[(i + 1) & MASK] - b) * (u - i)
        u = (x + 64) / (2.3 * grainy)
        i = int(u)
        b = grain[i & MASK]
        third = b + (grain[(i + 1) & MASK] - b) * (u - i)
        total = (1 - abs(2 * first - 1)) + fine * (0.35 + down) * (1 - abs(2 * second - 1)) + rough * third
        ribs.append(total / (1 + fine * 0.9 + rough))
        grains.append(third)
    return Relief(ribs, grains)


def _row(row: list[int], y: int, shape: Shape, sky: Sky, ramps: Ramps, above: Relief, now: Relief) -> None:
    """One row of the mountain, over what is behind it."""
    high = min(1.0, max(0.0, shape.share_of(y + 0.5)))
    level = shape.foot - y - 1
    left, right = shape.sides(y)
    grounds = ramps[int((1 - high) ** 1.6 * HAZES)]
    pick = PICKS[shape.biome]
    deep = shape.kind.ribs[1]
    ax, ay, az = _towards(sky)
    glow = _low_sun(sky, high)
    steep = 0.55 * deep * sqrt(shape.tall)
    spread = (0.30 * max(3.0, left), 0.30 * max(3.0, right))
    ribs, over, grains = now.ribs, above.ribs, now.grain
    crest = shape.peak + (band(high * 4 + 2, shape.seed ^ 0x333)[7] - 0.5) * 0.5 * (1 - high) * left
    for x, three in enumerate(shape.outline):
        if three[0] < level and three[1] < level and three[2] < level:
            continue
        share = cover(three, level)
        here = ribs[x + 1]
        far = x + 0.5 - crest
        lean = far / (abs(far) + (spread[0] if far < 0 else spread[1]))
        nx = lean * 0.9 - (ribs[x + 2] - ribs[x]) * steep
        ny = 0.42 + (over[x + 1] - here) * -steep * 0.9
        light = (nx * ax + ny * ay + 0.55 * az) / sqrt(nx * nx + ny * ny + 0.3)
        light = (light * 0.88 + 0.10) * glow + (here - 0.5) * 0.22
        number = int(light * LEVELS)
        tone = grounds[pick(high, here, grains[x + 1], nx)]
        colour = tone[0 if number < 0 else number if number < LEVELS else LEVELS - 1]
        row[x] = colour if share >= 1 else mix(row[x], colour, share)


def _towards(sky: Sky) -> tuple[float, float, float]:
    """The way to the light: right, up, and out of the picture."""
    x, y, z = sky.side * 1.15, 0.25 + 0.75 * sky.height, 0.42
    long = sqrt(x * x + y * y + z * z)
    return x / long, y / long, z / long


def _low_sun(sky: Sky, high: float) -> float:
    """With the sun low, the light still reaches the summit when the foot lies in shade."""
    if sky.height > 0.45:
        return 1.0
    low = (0.45 - sky.height) / 0.45
    return 1 - low * 0.55 * (1 - min(1.0, max(0.0, high * 1.6 - 0.25))) + low * 0.12 * high
