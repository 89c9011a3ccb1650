"""The mountain in characters: for terminals without colours enough, and for those who want none.

The same mountain and the same trail, drawn with lines; every mark has a form of its own, so black and white is enough.
"""

from __future__ import annotations

from game.screens.scenery.courses import place_of
from game.screens.scenery.noise import Chance
from game.screens.scenery.ridges import outline_of
from game.screens.scenery.scene import Scene, fraction_of, slot_of
from game.screens.scenery.shape import Shape, shape_of
from game.screens.scenery.sky import Sky, sky_at
from game.screens.scenery.trail import Trail, step_place, trail_of
from game.screens.scenery.weather import Weather, weather_of
from game.screens.symbols import Symbols
from game.screens.themes import EMBER, FAINT, GOLD, INK, LEAF, QUIET, SKY

Part = tuple[str, str]
Grid = list[list[Part]]
"""Cells: a character and its role."""

CAMP = "A"
BLANK: Part = (" ", "")


def drawn(scene: Scene, width: int, height: int, symbols: Symbols) -> list[list[Part]]:
    """Rows of (text, role), each exactly `width` cells."""
    grid: Grid = [[BLANK] * width for _ in range(height)]
    if width < 1 or height < 1:
        return grid
    shape, sky = shape_of(scene.quest, width, 2 * height), sky_at(slot_of(scene.when))
    _sky(grid, shape, sky, symbols)
    _ridge(grid, shape)
    if shape.whole:
        _outline(grid, shape)
        _air(grid, scene, shape)
        _people(grid, scene, shape, trail_of(shape), symbols)
    return [_joined(row) for row in grid]


def _joined(row: list[Part]) -> list[Part]:
    made: list[Part] = []
    for text, role in row:
        if made and made[-1][1] == role:
            made[-1] = made[-1][0] + text, role
        else:
            made.append((text, role))
    return made


def _put(grid: Grid, x: float, y: float, text: str, role: str) -> None:
    column, row = int(x), int(y / 2)
    if 0 <= row < len(grid) and 0 <= column < len(grid[0]):
        grid[row][column] = text, role


def _sky(grid: Grid, shape: Shape, sky: Sky, symbols: Symbols) -> None:
    """Stars by night, sun or moon."""
    chance = Chance(shape.seed ^ 0x57A5)
    for _ in range(int(shape.width * shape.skyline * 0.012 * sky.stars)):
        x, y, bright = chance() * shape.width, chance() * shape.skyline, chance()
        _put(grid, x, y, symbols.mark("star") if bright > 0.85 else ".", FAINT)
    if sky.sun is not None:
        _put(grid, *place_of(shape, sky.sun, 1.5), "O", GOLD)
    if sky.moon is not None:
        shown = ")" if 0.06 < sky.phase < 0.42 else "(" if 0.58 < sky.phase < 0.94 else "O"
        _put(grid, *place_of(shape, sky.moon, 1.5), shown, INK)


def _ridge(grid: Grid, shape: Shape) -> None:
    """One far ridge, so that the mountain stands in a country."""
    high = max(1.6, 0.24 * shape.tall)
    base = shape.foot - shape.skyline - 0.35 * high
    size = max(10.0, shape.tall * 1.05)
    for x in range(shape.width):
        top = shape.foot - base - high * outline_of(shape.kind.edge, shape.seed, (x + 0.5) / size)
        _put(grid, x, min(shape.height - 1.0, max(0.0, top)), "-", FAINT)


def _outline(grid: Grid, shape: Shape) -> None:
    """The mountain's edge, with nothing inside it but a few ribs."""
    before = 0
    for x, (_, high, _) in enumerate(shape.outline):
        row = int((shape.foot - high) / 2) if high > 0 else len(grid)
        for y in range(max(0, row), len(grid)):
            grid[y][x] = BLANK
        following = shape.outline[min(shape.width - 1, x + 1)][1]
        past = shape.outline[max(0, x - 1)][1]
        lean = following - past
        sign = "/" if lean > 0.7 else "\\" if lean < -0.7 else "_"
        if high > 0:
            _put(grid, x, shape.foot - high, sign, INK)
            if x and abs(row - before) > 1:
                for y in range(min(row, before) + 1, max(row, before)):
                    if 0 <= y < len(grid):
                        grid[y][x if row < before else x - 1] = ("/" if row < before else "\\", INK)
        before = row
    for x in range(shape.width):
        if shape.outline[x][1] <= 0:
            _put(grid, x, shape.height - 1, "_", QUIET)


def _air(grid: Grid, scene: Scene, shape: Shape) -> None:
    """A few strokes of mist, or flakes."""
    weather = weather_of(scene)
    chance = Chance(shape.seed ^ 0x5012)
    if weather not in (Weather.MIST, Weather.SNOW):
        return
    for _ in range(shape.width * len(grid) // (40 if weather is Weather.SNOW else 90) + 1):
        x, y = int(chance() * shape.width), chance(0.2, 0.9) * shape.height
        for over in range(1 if weather is Weather.SNOW else 4):
            _put(grid, x + over, y, "*" if weather is Weather.SNOW else "~", FAINT)


def _people(grid: Grid, scene: Scene, shape: Shape, trail: Trail, symbols: Symbols) -> None:
    """The trail and all that stands on it, what matters most drawn last."""
    done, last = fraction_of(scene), len(trail.points) - 1
    for number, (x, y) in enumerate(trail.points):
        climbed = number <= done * last
        if climbed or number % 4 == 0:
            _put(grid, x, y, symbols.mark("climbed") if climbed else ".", GOLD if climbed else QUIET)
    if trail.length >= 2.5 * scene.steps:
        for step in range(scene.steps):
            owned = step < len(scene.mastered) and scene.mastered[step]
            if owned or step > scene.here:
                sign, role = ("mastered", GOLD) if owned else ("ahead", QUIET)
                _put(grid, *trail.at(step_place(step, scene.steps)), symbols.mark(sign), role)
    for number in range(min(scene.cairns, 12)):
        x, y = trail.at(done * (number + 0.5) / scene.cairns)
        _put(grid, x, y, symbols.mark("cairn"), EMBER)
    for camp in scene.camps:
        x, y = trail.at(step_place(camp, scene.steps))
        _put(grid, x + (1 if x < shape.peak else -1), y, CAMP, LEAF)
    for step in scene.others:
        _put(grid, *trail.at(step_place(step, scene.steps)), "&", SKY)
    _put(grid, shape.peak, shape.top, symbols.mark("summit"), GOLD if scene.summit else INK)
    _put(grid, *trail.at(done), symbols.mark("here"), EMBER)
