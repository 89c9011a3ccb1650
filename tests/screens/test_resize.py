"""No size of the terminal breaks anything: every pane and every dialog, from one cell up."""

import random  # noqa: TID251 - the sizes of a fuzz, with a fixed seed

import pytest

from tests.screens.conftest import Running
from tests.screens.frames import rows

CORNERS = [(1, 1), (2, 1), (1, 2), (5, 3), (200, 1), (1, 60), (200, 60), (24, 9), (80, 24)]
EDGES = [(75, 16), (76, 17), (111, 31), (112, 32), (75, 12), (76, 11), (112, 11), (75, 32)]
"""Both sides of every breakpoint."""


def sizes(seed: int, *, pane: bool) -> list[tuple[int, int]]:
    chance = random.Random(seed)  # noqa: S311 - the same sizes every time
    more = [(chance.randint(1, 200), chance.randint(1, 60)) for _ in range(8 if pane else 2)]
    return [*CORNERS, *more, *(EDGES if pane else ())]


@pytest.mark.parametrize(
    ("scene", "keys"),
    [
        ("several_weeks", []),
        ("empty", []),
        ("several_weeks", ["l"]),
        ("several_weeks", ["l", "tab"]),
        ("several_weeks", ["l", "/"]),
        ("empty", ["a"]),
        ("empty", ["a", *"Sit", "tab", "m", "tab", "5", "tab", "9", "tab", *"daily", *["tab"] * 5]),
        ("several_weeks", ["down", "o"]),
        ("several_weeks", ["down", "o", "t"]),
        ("several_weeks", ["p"]),
        ("several_weeks", ["p", "1"]),
        ("several_weeks", ["p", "w"]),
        ("empty", ["enter"]),
        ("nearly_mastered", ["space", "4"]),
        ("several_weeks", ["end", "1"]),
        ("several_weeks", ["t"]),
        ("several_weeks", ["n"]),
        ("several_weeks", ["question_mark"]),
        ("several_weeks", ["v"]),
        ("several_weeks", ["e"]),
        ("empty", ["e"]),
        ("several_weeks", ["v", "i"]),
        ("several_weeks", ["v", "E"]),
        ("several_weeks", ["v", "R"]),
        ("several_weeks", ["ctrl+p"]),
        ("several_weeks", ["comma"]),
        ("several_weeks", ["comma", "enter"]),
        ("several_weeks", ["comma", "down", "down", "enter"]),
        ("several_weeks", ["comma", "end", "enter", "u"]),
        ("nearly_up", ["space"]),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, list) else value,
)
async def test_every_size(sit: Running, scene: str, keys: list[str]) -> None:
    async with sit(scene) as seat:
        await seat.press(*keys)
        await seat.settle()
        for width, height in sizes(len(keys), pane=seat.app.screen is seat.app.main):
            await seat.resize(width, height)
            frame = rows(seat.app)
            assert len(frame) == height
            assert {len(row) for row in frame} == {width}, (width, height)


@pytest.mark.parametrize("size", [(1, 1), (10, 3), (30, 9)])
async def test_keys_work_at_any_size(sit: Running, size: tuple[int, int]) -> None:
    async with sit("several_weeks", size) as seat:
        await seat.press("end", "space", "up", "s", "u", "U", "r", "l", "down", "right", "escape", "o", "escape", "q")
        assert seat.player.view("phone").status == "done"
