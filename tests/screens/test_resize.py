"""No size of the terminal breaks anything: every screen and dialog, from one cell up, and back out of it."""

import random  # noqa: TID251 - the sizes of a fuzz, with a fixed seed

import pytest

from tests.screens.conftest import Running
from tests.screens.everywhere import PLACES, go, leave
from tests.screens.frames import rows

CORNERS = [(1, 1), (2, 1), (1, 2), (5, 3), (200, 1), (1, 60), (200, 60), (24, 9), (80, 24)]
EDGES = [(75, 16), (76, 17), (111, 31), (112, 32), (75, 12), (76, 11), (112, 11), (75, 32)]
"""Both sides of every breakpoint."""

SCROLLED = {"themes", "evidence-sure"}
"""The list behind stays where it was scrolled to when there was little room."""


def sizes(seed: int, *, pane: bool) -> list[tuple[int, int]]:
    chance = random.Random(seed)  # noqa: S311 - the same sizes every time
    more = [(chance.randint(1, 200), chance.randint(1, 60)) for _ in range(8 if pane else 2)]
    return [*CORNERS, *more, *(EDGES if pane else ()), (1, 1), (80, 24)]


@pytest.mark.parametrize("name", PLACES)
async def test_every_size(sit: Running, name: str) -> None:
    place = PLACES[name]
    async with sit(place.scene) as seat:
        await go(seat, place)
        before = rows(seat.app)
        for width, height in sizes(len(name), pane=place.shows.endswith("Pane")):
            await seat.resize(width, height)
            frame = rows(seat.app)
            assert len(frame) == height
            assert {len(row) for row in frame} == {width}, (width, height)
        assert rows(seat.app) == before or name in SCROLLED, "back at its size it is as it was"
        await leave(seat)
        assert seat.app.return_code is None


@pytest.mark.parametrize("size", [(1, 1), (10, 3), (30, 9)])
async def test_keys_work_at_any_size(sit: Running, size: tuple[int, int]) -> None:
    async with sit("several_weeks", size) as seat:
        await seat.press("end", "space", "up", "s", "u", "U", "r", "l", "down", "right", "escape", "o", "escape", "q")
        assert seat.player.view("phone").status == "done"
