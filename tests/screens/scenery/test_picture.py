"""The picture fills its size exactly, and is the same for the same scene."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.screens.scenery.painter import Painting, key_of, painted, peopled
from game.screens.scenery.scene import Biome
from game.screens.scenery.shape import shape_of
from tests.screens.scenery.scenes import MIDNIGHT, NOON, ON, brightness, changed, picture, scene

STRIPS = [(60, 5), (80, 7), (118, 17), (196, 26), (120, 40), (30, 4), (40, 40)]


@settings(max_examples=40, deadline=None)
@given(
    width=st.integers(1, 70),
    height=st.integers(1, 30),
    biome=st.sampled_from(list(Biome)),
    steps=st.integers(1, 60),
    here=st.integers(0, 60),
    night=st.booleans(),
    warmth=st.integers(0, 2),
)
def test_every_size_is_filled(
    width: int, height: int, biome: Biome, steps: int, here: int, night: bool, warmth: int
) -> None:
    shown = scene(
        biome,
        steps=steps,
        here=here,
        when=MIDNIGHT if night else NOON,
        camps=(0, 6, 12),
        cairns=5,
        others=(0, 3),
        been_warm=True,
        warmth=warmth,
        summit=here > 50,
    )
    rows = picture(shown, width, height)
    assert [len(row) for row in rows] == [width] * (2 * height)
    assert all(0 <= colour <= 0xFFFFFF for row in rows for colour in row)


@pytest.mark.parametrize("biome", list(Biome))
def test_the_same_scene_is_the_same_picture(biome: Biome) -> None:
    assert picture(scene(biome)) == picture(scene(biome))
    assert picture(scene(biome)) != picture(scene(biome, when=MIDNIGHT))


def test_every_quest_has_a_mountain_of_its_own() -> None:
    one, other = (picture(scene(quest=quest)) for quest in ("lights-out", "first-5k"))
    assert len(changed(one, other)) > 1000


@pytest.mark.parametrize("size", STRIPS)
@pytest.mark.parametrize("biome", list(Biome))
def test_the_mountain_stands_whole_in_the_picture(biome: Biome, size: tuple[int, int]) -> None:
    width, height = size[0], 2 * size[1]
    shape = shape_of(ON[biome], width, height)
    highest = max(max(three) for three in shape.outline)
    assert shape.foot - highest >= 1, "the summit is inside, with sky over it"
    assert shape.tall >= 0.4 * height or shape.tall >= 0.5 * width
    assert max(shape.outline[0]) < 0.25 * shape.tall, "its foot ends inside the picture"
    assert max(shape.outline[-1]) < 0.25 * shape.tall
    broad = sum(three[1] > 0 for three in shape.outline)
    assert broad >= 0.25 * width


def test_where_there_is_no_room_only_sky_and_ridges_are_drawn() -> None:
    land = painted(scene(), 23, 40)
    assert land.stage is None
    assert painted(scene(), 24, 6).stage is not None
    assert painted(scene(), 60, 4).stage is None
    assert peopled(land, scene()) == land.rows()


def test_painting_comes_in_many_slices() -> None:
    painting = Painting(key_of(scene(), 120, 80))
    slices = 0
    while painting.land is None:
        painting.advance()
        slices += 1
    assert slices > 40
    assert not painting.advance(), "more slices change nothing"


def test_the_land_of_a_slot_is_painted_once() -> None:
    one, other = scene(when=NOON), scene(when=NOON.replace(minute=9), here=2, cairns=4, progress=0.1)
    assert key_of(one, 80, 14) == key_of(other, 80, 14)
    assert key_of(one, 80, 14) != key_of(scene(when=NOON.replace(minute=10)), 80, 14)


@pytest.mark.parametrize("biome", list(Biome))
def test_the_further_a_ridge_the_nearer_it_is_to_the_air(biome: Biome) -> None:
    rows = picture(scene(biome, when=NOON), 196, 26)
    shape = shape_of(ON[biome], 196, 52)
    x = 3
    sky, front = rows[int(shape.skyline * 0.75)][x], rows[-1][x]
    assert brightness([sky]) > brightness([front]) + 25
