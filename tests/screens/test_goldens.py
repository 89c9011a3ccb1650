"""Whole frames at three sizes in both themes. After a wanted change: UNDAUNTED_GOLDEN=1 pytest tests/screens."""

import pytest

from tests.screens.conftest import Running, Seat
from tests.screens.frames import compare, looks, rows

SIZES = ((60, 20), (80, 24), (120, 40))


async def shoot(seat: Seat, name: str) -> None:
    for width, height in SIZES:
        await seat.resize(width, height)
        frame = rows(seat.app)
        styles = [f"dusk {looks(seat.app)}"]
        seat.app.theme = "daylight"
        await seat.pilot.pause()
        assert rows(seat.app) == frame, "a theme changes colours, never text"
        styles.append(f"daylight {looks(seat.app)}")
        seat.app.theme = "dusk"
        await seat.pilot.pause()
        assert f"dusk {looks(seat.app)}" == styles[0]
        assert styles[0].split()[1] != styles[1].split()[1]
        assert [len(frame), max(map(len, frame))] == [height, width]
        compare(f"{name}-{width}x{height}", frame, styles)


@pytest.mark.parametrize(
    ("name", "scene", "keys"),
    [
        ("home", "several_weeks", ["down"]),
        ("done", "several_weeks", ["down", "space"]),
        ("first-day", "empty", []),
        ("comeback", "several_weeks", ["down", "o"]),
        ("amount", "several_weeks", ["1"]),
        ("mastered", "nearly_mastered", ["space"]),
        ("summit", "nearly_up", ["space"]),
        ("rating", "several_weeks", ["t"]),
        ("keys", "several_weeks", ["question_mark"]),
        ("view", "several_weeks", ["down", "v"]),
    ],
)
async def test_frame(sit: Running, name: str, scene: str, keys: list[str]) -> None:
    async with sit(scene, SIZES[0]) as seat:
        await seat.press(*keys)
        await shoot(seat, name)


@pytest.mark.usefixtures("shelf_of_our_own")
async def test_library_frame(sit: Running) -> None:
    async with sit("several_weeks", SIZES[0]) as seat:
        seat.player.write("draft", _broken())
        await seat.press("l", "down")
        await shoot(seat, "library")


def _broken() -> str:
    from tests.screens.playing import BROKEN

    return BROKEN.replace('id = "read"', 'id = "draft"')
