"""Who and what is on the mountain can be told apart, by shape as well as colour."""

from itertools import pairwise

import pytest

from game.screens.scenery.figures import CLIMBERS, TENTS
from game.screens.scenery.painter import painted
from game.screens.scenery.scene import Biome, fraction_of
from game.screens.scenery.trail import step_place
from tests.screens.scenery.scenes import changed, picture, scene


def place(shown_at: float, width: int = 120, height: int = 40) -> tuple[float, float]:
    land = painted(scene(), width, 2 * height)
    assert land.stage is not None
    return land.stage.trail.at(shown_at)


def near(spots: set[tuple[int, int]], at: tuple[float, float], reach: float) -> bool:
    return bool(spots) and all(abs(x - at[0]) <= reach and abs(y - at[1]) <= reach for x, y in spots)


def test_the_climber_is_three_pixels_tall_or_more_and_has_parts() -> None:
    for size, strides in CLIMBERS.items():
        for rows in strides:
            assert len(rows) >= 3
            letters = "".join(rows)
            assert {"h", "r", "l"} <= set(letters), size
    assert CLIMBERS[1][0] != CLIMBERS[1][1], "legs move"


def test_the_climber_wears_a_red_jacket_where_the_climb_has_come_to() -> None:
    rows = picture(scene())
    x, y = place(fraction_of(scene()))
    jacket = [(a, b) for b, row in enumerate(rows) for a, colour in enumerate(row) if colour == 0xE8382F]
    assert jacket
    assert all(abs(a - x) < 5 and -8 < b - y < 1 for a, b in jacket)


def test_a_friend_wears_another_colour_on_their_own_step() -> None:
    spots = changed(picture(scene()), picture(scene(others=(8,))))
    assert near(spots, place(step_place(8, 11)), 9)


def test_a_mastered_step_has_another_shape_than_one_to_come() -> None:
    plain = picture(scene(mastered=(False,) * 5, here=5))
    lit = changed(plain, picture(scene(mastered=(False, False, True, False, False), here=5)))
    x, y = place(step_place(2, 11))
    assert (int(x), int(y) - 1) in lit, "a lantern stands over the trail"
    assert near(lit, (x, y), 5)


def test_a_cairn_for_each_comeback() -> None:
    none, two, five = (picture(scene(cairns=number)) for number in (0, 2, 5))
    assert 0 < len(changed(none, two)) < len(changed(none, five))


def test_a_flag_on_the_summit_when_it_is_reached() -> None:
    before = picture(scene(here=10, progress=1.0, summit=False))
    spots = changed(before, picture(scene(here=10, progress=1.0, summit=True)))
    assert near(spots, place(1.0), 9)
    assert min(y for _, y in spots) >= 0


def test_tents_stand_at_camps_and_glow_at_night() -> None:
    assert all(any("t" in row for row in rows) for rows in TENTS.values())
    without, with_camp = picture(scene(camps=())), picture(scene(camps=(3,)))
    assert near(changed(without, with_camp), place(step_place(3, 11)), 14)


@pytest.mark.parametrize("steps", [1, 5, 26, 60])
@pytest.mark.parametrize("size", [(60, 5), (80, 7), (118, 17), (196, 26)])
def test_every_step_of_a_ladder_moves_the_climber(steps: int, size: tuple[int, int]) -> None:
    land = painted(scene(Biome.MESA), size[0], 2 * size[1])
    assert land.stage is not None
    seen = [picture(scene(Biome.MESA, steps=steps, here=here, progress=0, mastered=()), *size) for here in range(steps)]
    moved = sum(one != other for one, other in pairwise(seen))
    assert moved >= 0.85 * min(steps - 1, land.stage.trail.length), "but for ladders with more steps than pixels"
