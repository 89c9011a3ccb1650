"""Weather is for quests that were warm once, and never hides the way."""

from hypothesis import given
from hypothesis import strategies as st

from game.screens.scenery.scene import Biome
from game.screens.scenery.weather import Weather, weather_of
from tests.screens.scenery.scenes import brightness, changed, picture, scene


@given(warmth=st.integers(0, 5))
def test_a_quest_never_warm_has_clear_weather(warmth: int) -> None:
    assert weather_of(scene(warmth=warmth, been_warm=False)) is Weather.CLEAR


@given(warmth=st.integers(2, 5))
def test_a_warm_quest_has_clear_weather(warmth: int) -> None:
    assert weather_of(scene(warmth=warmth, been_warm=True)) is Weather.CLEAR


def test_a_quest_that_cooled_has_mist_then_snow() -> None:
    assert weather_of(scene(warmth=1, been_warm=True)) is Weather.MIST
    assert weather_of(scene(warmth=0, been_warm=True)) is Weather.SNOW


def test_weather_makes_the_picture_lighter_not_darker() -> None:
    for biome in Biome:
        clear = picture(scene(biome))
        for warmth in (0, 1):
            cool = picture(scene(biome, been_warm=True, warmth=warmth))
            assert changed(clear, cool)
            light = [brightness([colour for row in rows for colour in row]) for rows in (clear, cool)]
            assert light[1] > light[0] - 6, biome


def test_the_climber_is_seen_in_any_weather() -> None:
    for warmth in (0, 1, 5):
        rows = picture(scene(been_warm=True, warmth=warmth))
        assert any(colour == 0xE8382F for row in rows for colour in row)
