"""The trail lies on the rock and leads up."""

from itertools import pairwise
from math import hypot

import pytest

from game.screens.scenery.scene import Biome
from game.screens.scenery.shape import Shape, cover, shape_of
from game.screens.scenery.trail import step_place, trail_of
from tests.screens.scenery.scenes import ON

SIZES = [(30, 4), (60, 5), (80, 7), (80, 24), (118, 17), (120, 40), (196, 26), (200, 45), (40, 40)]
EVERYWHERE = [
    pytest.param(shape_of(quest, width, 2 * height), id=f"{biome.value}-{width}x{height}")
    for biome, quest in ON.items()
    for width, height in SIZES
]


@pytest.mark.parametrize("shape", EVERYWHERE)
def test_every_point_lies_on_the_mountain(shape: Shape) -> None:
    for x, y in trail_of(shape).points:
        column, row = min(shape.width - 1, int(x)), int(y)
        assert 0 <= x < shape.width
        nearby = shape.outline[max(0, column - 1) : column + 2]
        assert any(cover(three, shape.foot - row - 1) > 0 for three in nearby), (x, y)


@pytest.mark.parametrize("shape", EVERYWHERE)
def test_it_rises_from_the_foot_to_the_summit(shape: Shape) -> None:
    trail = trail_of(shape)
    assert all(after[1] <= before[1] + 1e-9 for before, after in pairwise(trail.points))
    assert shape.share_of(trail.at(0)[1]) < 0.3
    assert trail.at(1) == pytest.approx((shape.peak, shape.top), abs=1.0)


@pytest.mark.parametrize("shape", EVERYWHERE)
def test_steps_are_evenly_spread(shape: Shape) -> None:
    trail = trail_of(shape)
    gaps = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(trail.points)]
    assert max(gaps) <= trail.length / (len(gaps)) * 1.2 + 1e-6
    assert shape.height < 10 or trail.length > 1.1 * shape.tall, "it winds"


@pytest.mark.parametrize("steps", [1, 5, 11, 60])
def test_places_of_steps(steps: int) -> None:
    places = [step_place(step, steps) for step in range(steps + 1)]
    assert places[0] == 0
    assert places[-1] == 1
    assert all(after - before == pytest.approx(1 / steps) for before, after in pairwise(places))


def test_there_are_hairpins_where_there_is_room() -> None:
    trail = trail_of(shape_of(ON[Biome.ALPINE], 120, 80))
    turns = [trail.heading(number / 200) for number in range(5, 195)]
    assert sum(one != other for one, other in pairwise(turns)) >= 3
