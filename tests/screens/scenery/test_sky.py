"""The sky follows the hour and the date."""

from datetime import UTC, datetime, timedelta

import pytest

from game.screens.scenery.courses import place_of
from game.screens.scenery.heavens import aurora
from game.screens.scenery.moon import SYNODIC_DAYS, phase_of
from game.screens.scenery.scene import Biome
from game.screens.scenery.shape import shape_of
from game.screens.scenery.sky import sky_at
from tests.screens.scenery.scenes import MIDNIGHT, NOON, ON, brightness, picture, scene

NEW = datetime(2026, 11, 9, 7, 2, tzinfo=UTC)
FULL = datetime(2026, 11, 24, 14, 53, tzinfo=UTC)
"""A new and a full moon, from the tables of the US Naval Observatory."""


def off(phase: float, wanted: float) -> timedelta:
    """How long it is between a phase and the one wanted."""
    return timedelta(days=abs((phase - wanted + 0.5) % 1 - 0.5) * SYNODIC_DAYS)


@pytest.mark.parametrize(("when", "wanted"), [(NEW, 0.0), (FULL, 0.5), (datetime(2000, 1, 21, 4, 40, tzinfo=UTC), 0.5)])
def test_the_moon_has_its_real_phase_within_a_day(when: datetime, wanted: float) -> None:
    assert off(phase_of(when), wanted) < timedelta(days=1)


def test_a_full_moon_stands_in_the_sky_at_midnight_and_a_new_one_does_not() -> None:
    assert sky_at(MIDNIGHT).moon is not None
    assert sky_at(datetime(2026, 11, 9, 23, 50)).moon is None


def test_a_half_moon_is_lit_on_the_side_of_the_sun() -> None:
    first = datetime(2026, 11, 17, 19, 30)  # first quarter; it stands in the south-west in the evening
    sky = sky_at(first)
    assert 0.2 < sky.phase < 0.3
    assert sky.moon is not None
    rows = picture(scene(Biome.MESA, when=first))
    width, height = 120, 80
    size = 4.2
    x, y = place_of(shape_of(ON[Biome.MESA], width, height), sky.moon, size)
    left = brightness([rows[int(y)][int(x - part)] for part in (1.5, 2.5)])
    right = brightness([rows[int(y)][int(x + part)] for part in (1.5, 2.5)])
    assert right > left + 60


def test_night_is_dark_and_has_stars_and_day_is_bright() -> None:
    day, night = sky_at(NOON), sky_at(MIDNIGHT)
    assert day.stars == 0
    assert night.stars == 1
    tops = [brightness(picture(scene(when=when))[0]) for when in (NOON, MIDNIGHT)]
    assert tops[0] > tops[1] + 60


@pytest.mark.parametrize("biome", list(Biome))
def test_the_side_of_the_sun_is_the_bright_side_of_the_slope(biome: Biome) -> None:
    shape = shape_of(ON[biome], 120, 80)

    def sides(hour: int) -> tuple[float, float]:
        rows = picture(scene(biome, when=NOON.replace(hour=hour), here=0, progress=0, mastered=(), camps=()))
        left, right = [], []
        for y in range(int(shape.row_of(0.75)), int(shape.row_of(0.35))):
            reach = shape.sides(y)
            left += rows[y][int(shape.peak - reach[0] * 0.7) : int(shape.peak - reach[0] * 0.25)]
            right += rows[y][int(shape.peak + reach[1] * 0.25) : int(shape.peak + reach[1] * 0.7)]
        return brightness(left), brightness(right)

    morning, evening = sides(8), sides(17)
    assert morning[0] - morning[1] > evening[0] - evening[1] + 15


def test_no_two_slots_of_ten_minutes_differ_by_a_jump_in_the_sky() -> None:
    start = datetime(2026, 11, 22)
    tones = [sky_at(start + timedelta(minutes=10 * number)).colours for number in range(144)]
    for one, other in zip(tones, [*tones[1:], tones[0]], strict=True):
        for a, b in zip(one, other, strict=True):
            assert all(abs((a >> shift & 255) - (b >> shift & 255)) <= 24 for shift in (0, 8, 16))


@pytest.mark.parametrize("size", [(30, 8), (80, 14), (120, 80)])
def test_northern_lights_fade_out_upwards(size: tuple[int, int]) -> None:
    shape = shape_of(ON[Biome.ICE], *size)
    rows = [[0] * size[0] for _ in range(size[1])]
    for _ in aurora(rows, shape, 1.0):
        pass
    columns = [[row[x] for row in rows] for x in range(size[0])]
    highest = [next((colour for colour in column if colour), 0) for column in columns]
    assert any(highest)
    assert max(brightness([colour]) for colour in highest) < 70
