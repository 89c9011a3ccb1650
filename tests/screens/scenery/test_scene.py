"""What a scene says of itself."""

from datetime import datetime
from typing import Any

import pytest

from game.screens.scenery.scene import Biome, biome_of, fraction_of, slot_of
from tests.screens.scenery.scenes import BUNDLED, scene


def test_the_bundled_quests_stand_on_all_six_kinds_of_mountain() -> None:
    assert len(BUNDLED) >= 16
    assert {biome_of(quest) for quest in BUNDLED} == set(Biome)


def test_a_quest_keeps_its_mountain_on_every_device() -> None:
    assert biome_of("first-5k") is Biome.ALPINE  # a changed hash would move every player's mountain
    assert biome_of("lights-out") is Biome.ALPINE
    assert biome_of("less-phone") is Biome.ICE


@pytest.mark.parametrize(
    ("changes", "share"),
    [
        ({"here": 0, "progress": 0.0}, 0.0),
        ({"here": 5, "progress": 0.5}, 0.5),
        ({"here": 10, "progress": 1.0}, 1.0),
        ({"steps": 1, "here": 0, "progress": 0.75}, 0.75),
        ({"summit": True}, 1.0),
        ({"here": 99, "progress": 7.0}, 1.0),
        ({"steps": 0, "here": 0, "progress": -1.0}, 0.0),
    ],
)
def test_the_climber_stands_as_far_up_as_the_ladder_is_climbed(changes: dict[str, Any], share: float) -> None:
    assert fraction_of(scene(**changes)) == pytest.approx(share)


def test_light_is_worked_out_every_ten_minutes() -> None:
    assert slot_of(datetime(2026, 3, 1, 7, 59, 59, 9)) == datetime(2026, 3, 1, 7, 50)
