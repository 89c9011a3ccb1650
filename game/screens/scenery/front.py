"""What stands in front and frames the foot of the mountain: trees, cacti, shrubs, surf, floes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import sin

from game.screens.scenery.colours import Rows, mix, under
from game.screens.scenery.dabs import put
from game.screens.scenery.noise import Chance, line
from game.screens.scenery.shape import Shape
from game.screens.scenery.sky import Sky

Tones = tuple[int, int, int]
"""In shade, lit, and the ground."""


def paint_front(rows: Rows, shape: Shape, sky: Sky) -> Iterator[None]:
    """The ground in front, then what grows on it, the nearest last."""
    tones = _tones(shape, sky, 0.05)
    if shape.kind.front == "sea":
        yield from _surf(rows, shape, sky)
        return
    behind = _hill(shape, 1.0, 5)
    _fill(rows, behind, _tones(shape, sky, 0.26))
    _plant(rows, shape, sky, behind, (0.72, 0.26))
    yield
    before = _hill(shape, 0.55, 3)
    _fill(rows, before, tones)
    _plant(rows, shape, sky, before, (1.0, 0.05))
    yield


def _tones(shape: Shape, sky: Sky, air: float) -> Tones:
    """The colours of what grows, a little into the air the further away it stands."""
    dark, bright = shape.kind.near
    shade = (sky.shade[0] * 0.95, sky.shade[1] * 0.95, sky.shade[2] * 0.95)
    light = tuple(one + two * 0.55 for one, two in zip(sky.shade, sky.lamp, strict=True))
    haze = mix(sky.colours[3], sky.colours[2], 0.6)
    low, high = under(dark, shade), under(bright, (light[0], light[1], light[2]))
    return mix(low, haze, air), mix(high, haze, air), mix(mix(low, high, 0.5), haze, air)


def _hill(shape: Shape, share: float, seed: int) -> list[float]:
    """How high the ground in front stands in each column."""
    size = max(9.0, shape.height * 0.8)
    return [
        shape.front * share * (0.66 + 0.3 * line(shape.seed + seed, x / size + seed, 2) + 0.4 * _frame(shape, x))
        for x in range(shape.width)
    ]


def _plant(rows: Rows, shape: Shape, sky: Sky, heights: list[float], row: tuple[float, float]) -> None:
    """A row of what grows here, `row`: how large, and how much air lies before it."""
    large, air = row
    grow, tones = PLANTS[shape.kind.front], _tones(shape, sky, air)
    chance = Chance(shape.seed ^ int(large * 0xF007))
    size = max(1.6, min(shape.front * (1.45 if shape.height >= 24 else 1.1), 13.0)) * large
    many = SPACING[shape.kind.front]
    x = chance(-1, 2)
    while x < shape.width:
        place = min(shape.width - 1, max(0, int(x)))
        frame = _frame(shape, place)
        if chance() < frame**0.7 * min(1.0, shape.height / 26):
            tall = size * (0.35 + 0.8 * frame) * chance(0.55, 1.15)
            grow(rows, (place, shape.height - heights[place] + 0.8), tall, tones, sky.side)
        x += size * chance(0.25, 0.7) * many


def _frame(shape: Shape, x: int) -> float:
    """1 at the edges of the picture, 0 in the middle, where the trail begins."""
    off = abs(x + 0.5 - shape.peak) / max(shape.peak, shape.width - shape.peak)
    return min(1.0, max(0.0, (off - 0.22) * 1.7))


def _fill(rows: Rows, heights: list[float], tones: Tones) -> None:
    tall = len(rows)
    for x, high in enumerate(heights):
        edge = tall - high
        for y in range(max(0, int(edge)), tall):
            share = min(1.0, y + 1 - edge)
            depth = min(1.0, (y - edge) / max(1.0, high))
            rows[y][x] = mix(rows[y][x], mix(tones[2], tones[0], int((0.25 + 0.75 * depth) * 8) / 8), max(0.0, share))


def _conifer(rows: Rows, foot: tuple[int, float], tall: float, tones: Tones, side: float) -> None:
    """A fir: boughs in tiers, wider below."""
    x, base = foot
    many = max(2, round(tall))
    for number in range(many):
        y = int(base) - number
        tier = number % 3 if many > 7 else 1
        half = (many - number - 1) / many * tall * 0.34 + (0.5 if tier == 0 else -0.2 if tier == 2 else 0.1)
        whole = int(half)
        for off in range(-whole - 1, whole + 2):
            share = min(1.0, max(0.0, half + 0.5 - abs(off)))
            if share > 0.15:
                put(rows, x + off, y, tones[1] if off * side > 0 and tier < 2 else tones[0], share)


def _cactus(rows: Rows, foot: tuple[int, float], tall: float, tones: Tones, side: float) -> None:
    """A saguaro where there is room for its arms, else a tuft of scrub."""
    x, base = foot
    if tall < 4.5:
        for off in (-1, 0, 1):
            put(rows, x + off, int(base) - (off == 0), tones[1] if off * side > 0 else tones[0])
        return
    high = round(tall * 0.85)
    for number in range(high):
        put(rows, x, int(base) - number, tones[0])
        if tall > 7:
            put(rows, x + (1 if side > 0 else -1), int(base) - number, tones[1])
    reach = 2 if tall < 8 else 3
    for way, low in ((-1, 0.35), (1, 0.5)):
        y = int(base - high * low)
        for off in range(1, reach + 1):
            put(rows, x + way * off, y, tones[1] if way * side > 0 else tones[0])
        for up in range(1, max(2, round(high * 0.28)) + 1):
            put(rows, x + way * reach, y - up, tones[1] if way * side > 0 else tones[0])


def _broadleaf(rows: Rows, foot: tuple[int, float], tall: float, tones: Tones, side: float) -> None:
    """A round crown on a short trunk."""
    x, base = foot
    round_ = max(1.0, tall * 0.36)
    middle = base - tall * 0.25 - round_
    for y in range(int(middle - round_) - 1, int(base) + 1):
        for off in range(-int(round_) - 1, int(round_) + 2):
            down = (y + 0.5 - middle) / round_
            far = (off / round_) ** 2 + down**2
            share = min(1.0, max(0.0, (1.15 - far) * 2.2))
            if share > 0.1:
                lit = off * side * 0.8 - down * round_ * 0.7 > round_ * 0.25
                put(rows, x + off, y, tones[1] if lit else tones[0], share)
    for y in range(int(middle), int(base) + 1):
        put(rows, x, y, tones[0])


def _shrub(rows: Rows, foot: tuple[int, float], tall: float, tones: Tones, side: float) -> None:
    """Low bushes and boulders of lava."""
    x, base = foot
    half = max(1.0, tall * 0.42)
    high = max(1.0, tall * 0.42)
    for off in range(-int(half), int(half) + 1):
        top = high * (1 - (off / (half + 0.5)) ** 2)
        for up in range(int(top) + 1):
            edge = up >= int(top) - 0.5
            put(rows, x + off, int(base) - up, tones[1] if edge and off * side >= 0 else tones[0])


def _drift(rows: Rows, foot: tuple[int, float], tall: float, tones: Tones, side: float) -> None:
    """Snow the wind has heaped up, lit along its crest."""
    x, base = foot
    half, high = max(1.5, tall * 0.95), max(1.0, tall * 0.36)
    for off in range(-int(half), int(half) + 1):
        top = high * (1 - (off / (half + 0.5)) ** 2)
        for up in range(int(top) + 1):
            share = min(1.0, top - up + 0.35)
            crest = top - up < 1.3 and off * side > -0.4 * half
            put(rows, x + off, int(base) - up, tones[1] if crest else tones[2], share)


PLANTS: Mapping[str, Callable[[Rows, tuple[int, float], float, Tones, float], None]] = {
    "conifers": _conifer,
    "cacti": _cactus,
    "broadleaf": _broadleaf,
    "shrubs": _shrub,
    "drifts": _drift,
}


SPACING: Mapping[str, float] = {"conifers": 1.0, "cacti": 2.4, "broadleaf": 1.3, "shrubs": 1.2, "drifts": 2.0}


def _surf(rows: Rows, shape: Shape, sky: Sky) -> Iterator[None]:
    """The sea in front of the cliff: swell, the white line where it meets the rock, spray."""
    light = tuple(a + b * 0.7 for a, b in zip(sky.shade, sky.lamp, strict=True))
    three = (light[0], light[1], light[2])
    dark, bright, foam = under(shape.kind.near[0], three), under(shape.kind.near[1], three), under(0xF2F8FA, three)
    chance = Chance(shape.seed ^ 0x50F)
    for x in range(shape.width):
        edge = shape.height - shape.front * (1.0 + 0.16 * sin(x * 0.5 + 1) + 0.2 * line(shape.seed, x / 7, 2))
        land = shape.outline[x][1] > shape.foot - edge
        for y in range(max(0, int(edge)), shape.height):
            deep = (y - edge) / max(1.0, shape.front)
            swell = 0.5 + 0.5 * sin(x * 0.33 + y * 1.7 + 3 * line(shape.seed + y, x / 11, 2))
            tone = mix(bright, dark, min(1.0, int((0.15 + deep * 0.9) * 8) / 8))
            tone = mix(tone, sky.colours[3], 0.30 if swell > 0.82 else 0.10)
            if land and y - edge < 0.7 + 0.5 * chance() and shape.front > 3:
                tone = mix(tone, foam, 0.8 - 0.4 * sky.stars)
            elif swell > 0.93 and chance() < 0.35:
                tone = mix(tone, foam, 0.45)
            rows[y][x] = mix(rows[y][x], tone, min(1.0, y + 1 - edge))
    yield
