"""Mist and snow, for a quest that was warm and has cooled: quiet weather, never gloom."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from game.screens.scenery.colours import Rows, mix, under
from game.screens.scenery.noise import MASK, Chance, band
from game.screens.scenery.scene import Scene
from game.screens.scenery.shape import Shape
from game.screens.scenery.sky import Sky


class Weather(Enum):
    """What is in the air."""

    CLEAR = 0
    FRESH = 3
    MIST = 1
    SNOW = 2


def weather_of(scene: Scene) -> Weather:
    """Clear unless the quest was warm and has cooled: mist at a warmth of 1, light snow at 0.

    A quest not begun yet has the freshness of a dawn at any hour.
    """
    if not (scene.been_warm or scene.here or scene.progress or any(scene.mastered)):
        return Weather.FRESH
    if not scene.been_warm or scene.warmth >= 2:
        return Weather.CLEAR
    return Weather.MIST if scene.warmth == 1 else Weather.SNOW


def paint_weather(rows: Rows, shape: Shape, sky: Sky, weather: Weather) -> Iterator[None]:
    """Banks of mist between the mountain's foot and shoulder, and flakes where it snows."""
    if weather not in (Weather.MIST, Weather.SNOW):
        return
    yield from _mist(rows, shape, sky, 0.62 if weather is Weather.MIST else 0.45)
    if weather is Weather.SNOW:
        _flakes(rows, shape, sky)
        yield


def _mist(rows: Rows, shape: Shape, sky: Sky, most: float) -> Iterator[None]:
    light = (sky.shade[0] + sky.lamp[0] * 0.75, sky.shade[1] + sky.lamp[1] * 0.75, sky.shade[2] + sky.lamp[2] * 0.8)
    pale = mix(under(0xF4F5FA, light), sky.colours[4], 0.35)
    size = max(0.7, shape.height / 40)
    for y in range(shape.height):
        high = shape.share_of(y + 0.5)
        bank = max(0.0, 1 - abs(high - 0.50) / 0.15) * 0.75 + max(0.0, 1 - abs(high - 0.15) / 0.18)
        if bank <= 0:
            continue
        one, two = band(y / (3.4 * size), shape.seed ^ 0xF06), band(y / (1.6 * size), shape.seed ^ 0x60F)
        row = rows[y]
        for x in range(shape.width):
            u = x / (17 * size) + high * 4
            i = int(u)
            thick = one[i & MASK] + (one[(i + 1) & MASK] - one[i & MASK]) * (u - i)
            u = x / (6 * size)
            i = int(u)
            thick = thick * 0.7 + 0.3 * (two[i & MASK] + (two[(i + 1) & MASK] - two[i & MASK]) * (u - i))
            share = min(1.0, max(0.0, (thick - 0.30) * 2.6)) * bank * most
            if share > 0.03:
                row[x] = mix(row[x], pale, int(share * 24) / 24)
        if y % 4 == 3:
            yield


def _flakes(rows: Rows, shape: Shape, sky: Sky) -> None:
    chance = Chance(shape.seed ^ 0x5012)
    light = min(1.0, 0.55 + sky.shade[1] + sky.lamp[1] * 0.6)
    white = under(0xFFFFFF, (light, light, min(1.0, light * 1.04)))
    clear = 0.4 + 0.6 * min(1.0, shape.height / 50)  # a pixel of a small picture is a large flake
    for _ in range(int(shape.width * shape.height * 0.014 * clear)):
        x, y, near = int(chance() * shape.width), int(chance() * shape.height), chance()
        rows[y][x] = mix(rows[y][x], white, (0.25 + 0.65 * near**2) * clear)
