"""Paints a scene: the land in slices, so that nothing has to wait for it, and the people on it in one go."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from datetime import datetime

from game.rules.values import dataclass
from game.screens.scenery.colours import Rows
from game.screens.scenery.details import paint_details
from game.screens.scenery.figures import Stage, draw_person, draw_world, stage_of
from game.screens.scenery.front import paint_front
from game.screens.scenery.heavens import paint_sky
from game.screens.scenery.ridges import paint_ridges
from game.screens.scenery.scene import Scene, fraction_of, slot_of
from game.screens.scenery.shape import shape_of
from game.screens.scenery.sky import freshened, sky_at
from game.screens.scenery.slope import paint_slope
from game.screens.scenery.trail import trail_of
from game.screens.scenery.weather import Weather, paint_weather, weather_of

LandKey = tuple[str, datetime, Weather, int, int]


@dataclass(frozen=True, slots=True)
class Land:
    """The country without people: its pixels, and where figures may stand in it."""

    pixels: tuple[array[int], ...]
    stage: Stage | None

    def rows(self) -> Rows:
        """A copy to draw on."""
        return [list(row) for row in self.pixels]


def key_of(scene: Scene, width: int, height: int) -> LandKey:
    """What the land depends on. Sizes in pixels."""
    return scene.quest, slot_of(scene.when), weather_of(scene), width, height


class Painting:
    """A land being painted. `advance` does a little more; `land` is there once it is finished."""

    def __init__(self, key: LandKey) -> None:
        self.key = key
        self.land: Land | None = None
        self._work = self._paint()

    def advance(self) -> bool:
        """Paint a little more: at most a few rows. Whether there is more to do."""
        return next(self._work, True) is None

    def _paint(self) -> Iterator[None]:
        quest, when, weather, width, height = self.key
        shape, sky = shape_of(quest, width, height), sky_at(when)
        if weather is Weather.FRESH:
            sky = freshened(sky)
        yield
        rows: Rows = [[0] * width for _ in range(height)]
        yield from paint_sky(rows, shape, sky)
        yield from paint_ridges(rows, shape, sky)
        stage = None
        if shape.whole:
            yield from paint_slope(rows, shape, sky)
            stage = stage_of(shape, trail_of(shape), sky)
            yield from paint_details(rows, shape, sky)
            yield from paint_front(rows, shape, sky)
        yield from paint_weather(rows, shape, sky, weather)
        self.land = Land(tuple(array("I", row) for row in rows), stage)


def painted(scene: Scene, width: int, height: int) -> Land:
    """The land of a scene, painted without a break. Sizes in pixels."""
    painting = Painting(key_of(scene, width, height))
    while painting.land is None:
        painting.advance()
    return painting.land


def peopled(land: Land, scene: Scene) -> Rows:
    """The still picture: the land with everybody on it."""
    rows = land.rows()
    if land.stage is not None:
        place = fraction_of(scene)
        draw_world(rows, land.stage, scene, place)
        draw_person(rows, land.stage, place)
    return rows
