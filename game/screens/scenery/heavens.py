"""The sky itself: its gradient, the sun or the moon with its phase, stars, clouds, the northern lights."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import ceil, cos, pi, sin, sqrt

from game.screens.scenery.colours import Rows, added, mix, stops, under
from game.screens.scenery.courses import place_of
from game.screens.scenery.noise import MASK, Chance, band
from game.screens.scenery.shape import Shape
from game.screens.scenery.sky import PLACES, Sky

HORIZON = 0.76
"""So far down the picture the sky reaches, in shares of its height; the far ridges stand before its end."""

GLOW_STEPS = 96
"""So many strengths of the glow around sun and moon: fewer colours, and the eye sees no difference."""


def background(height: int, sky: Sky) -> list[int]:
    """One colour for each row, from the zenith to the horizon and on below it."""
    deep = max(2.0, HORIZON * height)
    return [stops(sky.colours, PLACES, (row + 0.5) / deep) for row in range(height)]


def paint_sky(rows: Rows, shape: Shape, sky: Sky) -> Iterator[None]:
    """The whole sky, behind everything."""
    for number, colour in enumerate(background(shape.height, sky)):
        rows[number][:] = [colour] * shape.width
    yield
    if sky.stars > 0.05:
        _stars(rows, shape, sky)
        yield
    if shape.biome.value == "ice" and sky.stars > 0.3:
        yield from aurora(rows, shape, sky.stars * (0.85 if shape.height >= 24 else 0.5))
    yield from _lamps(rows, shape, sky)
    if shape.height >= 8:
        yield from _clouds(rows, shape, sky)


def _lamps(rows: Rows, shape: Shape, sky: Sky) -> Iterator[None]:
    size = max(1.3, min(0.05 * shape.height + 0.7, 4.2))
    if sky.sun is not None:
        x, y = place_of(shape, sky.sun, size)
        low = 1 - max(0.0, 1 - sky.sun * sky.sun)
        yield from _halo(rows, (x, y), (0.45 + 0.5 * low) * min(shape.width, 2.2 * shape.height), sky.glow, 0.34)
        _disc(rows, (x, y), size, mix(sky.glow, 0xFFFFFF, 0.62), 0.5)
    if sky.moon is not None:
        x, y = place_of(shape, sky.moon, size)
        lit = (1 - cos(2 * pi * sky.phase)) / 2
        share = min(1.0, sky.stars * 2.2)
        yield from _halo(rows, (x, y), (2.5 + 4.5 * lit) * size + 3, 0xB9C8F2, 0.42 * lit * share)
        _moon(rows, (x, y), size, sky.phase, share)
    yield


def _halo(rows: Rows, at: tuple[float, float], reach: float, colour: int, strength: float) -> Iterator[None]:
    """Light around a body, wider than high, as haze spreads it."""
    table = [int(((1 - step / 255) ** 2.2) * strength * GLOW_STEPS + 0.5) / GLOW_STEPS for step in range(256)]
    scale = 255 / reach
    across = [((x + 0.5 - at[0]) * 0.62) ** 2 for x in range(len(rows[0]))]
    for number, row in enumerate(rows):
        down = (number + 0.5 - at[1]) ** 2
        if down >= reach * reach:
            continue
        for x, part in enumerate(across):
            step = int(sqrt(part + down) * scale)
            if step < 255 and (share := table[step]):
                row[x] = added(row[x], colour, share)
        if number % 8 == 7:
            yield


def _disc(rows: Rows, at: tuple[float, float], size: float, colour: int, soft: float) -> None:
    """A round body with a smooth edge."""
    for y in range(max(0, int(at[1] - size - 1)), min(len(rows), int(at[1] + size + 2))):
        for x in range(max(0, int(at[0] - size - 1)), min(len(rows[0]), int(at[0] + size + 2))):
            far = sqrt((x + 0.5 - at[0]) ** 2 + (y + 0.5 - at[1]) ** 2)
            share = min(1.0, max(0.0, (size - far) / (2 * soft) + 0.5))
            if share:
                rows[y][x] = mix(rows[y][x], colour, share)


def _moon(rows: Rows, at: tuple[float, float], size: float, phase: float, share: float) -> None:
    """The moon, each pixel looked at in sixteen places: how much of it is disc, and how much of that is lit."""
    bend, right = cos(2 * pi * phase), phase < 0.5
    parts = [(number + 0.5) / 4 for number in range(4)]
    for y in range(max(0, int(at[1] - size - 1)), min(len(rows), int(at[1] + size + 2))):
        for x in range(max(0, int(at[0] - size - 1)), min(len(rows[0]), int(at[0] + size + 2))):
            inside = bright = 0
            u = v = 0.0
            for down in parts:
                v = (y + down - at[1]) / size
                for over in parts:
                    u = (x + over - at[0]) / size
                    if u * u + v * v <= 1:
                        inside += 1
                        edge = bend * sqrt(1 - v * v)
                        bright += (u if right else -u) > edge
            if inside:
                spot = 0.13 * (sin(u * 3.1 + 0.8) * cos(v * 3.7 - 0.5) > 0.3) if size > 2.4 else 0.0
                row = rows[y]
                row[x] = mix(row[x], 0x39405E, 0.5 * share * (inside - bright) / 16)
                row[x] = mix(row[x], mix(0xFFF7E0, 0xA9A9B4, spot * 2), share * bright / 16)


def _stars(rows: Rows, shape: Shape, sky: Sky) -> None:
    chance = Chance(shape.seed ^ 0x57A5)
    many = int(shape.width * shape.skyline * 0.03) + 3
    for _ in range(many):
        x, y, bright, tint = int(chance() * shape.width), int(chance() * shape.skyline), chance(), chance()
        fade = 1 - (y / max(1.0, shape.skyline)) ** 2 * 0.85
        share = (0.10 + 0.9 * bright**4) * fade * sky.stars
        colour = 0xFFE9C9 if tint < 0.2 else 0xCFE0FF if tint < 0.5 else 0xFFFFFF
        rows[y][x] = mix(rows[y][x], colour, share)
        if bright > 0.965 and shape.height >= 24:
            for a, b in ((x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)):
                if 0 <= a < shape.width and 0 <= b < shape.height:
                    rows[b][a] = mix(rows[b][a], colour, 0.22 * share)


def _clouds(rows: Rows, shape: Shape, sky: Sky) -> Iterator[None]:
    """A few long clouds, lit from above by day and from below when the sun is low."""
    lamp, shade = sky.lamp, sky.shade
    dim = 1 - 0.72 * sky.stars
    lit = under(0xFFFFFF, (shade[0] + lamp[0], shade[1] + lamp[1], shade[2] + lamp[2] * 1.1))
    dark = mix(under(0xD4DAEA, (shade[0] * 1.25, shade[1] * 1.25, shade[2] * 1.25)), sky.colours[3], 0.45)
    size = max(0.55, min(1.5, shape.height / 44))
    seed = shape.seed >> 3
    across = [x / (23 * size) for x in range(shape.width)]
    finer = [x / (9 * size) for x in range(shape.width)]
    below = int(shape.skyline * 0.93)
    before = [0.0] * shape.width
    for number in range(below):
        place = number / max(1, below)
        room = min(1.0, place * 2.4, (1 - place) * 3.2)
        one, two = band(number / (4.2 * size), seed), band(number / (2.0 * size), seed ^ 0x5A5A)
        row, now, lean = rows[number], [], number / (11 * size)
        for x in range(shape.width):
            u, v = across[x] + lean, finer[x] + 2.6 * lean
            i, j = int(u), int(v)
            a, b = one[i & MASK], two[j & MASK]
            thick = (a + (one[i + 1 & MASK] - a) * (u - i)) * 0.68
            thick += (b + (two[j + 1 & MASK] - b) * (v - j)) * 0.32
            thick = (thick - 0.60) * 5.0 * room
            now.append(thick)
            if thick > 0.04:
                light = min(1.0, max(0.0, 0.55 + (thick - before[x]) * 1.4))
                row[x] = mix(row[x], mix(dark, lit, int(light * 10) / 10), int(min(0.82, thick) * dim * 20) / 20)
        before = now
        if number % 4 == 3:
            yield


def aurora(rows: Rows, shape: Shape, strength: float, turn: float = 0.0, layers: int = 2) -> Iterator[None]:
    """Curtains of light over the north; `turn` moves them."""
    tall = shape.skyline
    for layer in range(layers):
        table = _curtain(*CURTAINS[layer])
        wave, fine = band(layer * 9.3 + turn, shape.seed >> 5), band(layer * 4.1 + turn * 1.7, shape.seed >> 2)
        for x in range(shape.width):
            u, v = x / max(16.0, shape.width / 5.5) + layer * 7, x / 2.6
            i, j = int(u), int(v)
            low = wave[i & MASK] + (wave[i + 1 & MASK] - wave[i & MASK]) * (u - i) ** 2 * (3 - 2 * (u - i))
            ray = fine[j & MASK] + (fine[j + 1 & MASK] - fine[j & MASK]) * (v - j)
            foot = tall * (0.42 + 0.42 * low + 0.08 * layer)
            up = tall * (0.22 + 0.38 * ray)
            full = strength * (0.18 + 0.5 * ray * low) * 20.8
            for y in range(max(0, ceil(foot - up)), min(shape.height, int(foot) + 2)):
                share = (foot - y) / up
                fade = (1 - share if share > 0.23 else 0.77) * (1 if y + 0.5 < foot else 0.4)
                glow = table[min(15, int(share * 15)) if share > 0 else 0][min(15, int(full * fade))]
                row = rows[y]
                if row[x] & 0x808080:
                    row[x] = added(row[x], glow, 1.0)
                else:
                    row[x] += glow  # neither has a part over 127, so no part runs into the next
            if x % 24 == 23:
                yield


CURTAINS = ((0x3CF0A0, 0x7A5CFF), (0x58E6D0, 0xC05CE0))
"""Below and above, of each curtain."""


@cache
def _curtain(low: int, high: int) -> list[list[int]]:
    """What a curtain adds: 16 heights by 16 strengths, no part of a colour over 127."""
    return [[mix(0, mix(low, high, up / 15), min(0.49, glow / 16)) for glow in range(16)] for up in range(16)]
