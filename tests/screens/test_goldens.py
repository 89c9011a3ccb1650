"""Whole frames at three sizes in both themes. After a wanted change: UNDAUNTED_GOLDEN=1 pytest tests/screens."""

from pathlib import Path

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
        ("comeback-plan", "several_weeks", ["down", "o", "t"]),
        ("plan", "several_weeks", ["down", "p", "1", "1", "p"]),
        ("plan-ways", "several_weeks", ["down", "p", "1"]),
        ("plan-own", "several_weeks", ["down", "p", "w", "x", "enter", "y"]),
        ("welcome", "empty", ["enter"]),
        ("amount", "several_weeks", ["1"]),
        ("mastered", "nearly_mastered", ["space"]),
        ("mastered-sure", "nearly_mastered", ["space", "2"]),
        ("summit", "nearly_up", ["space"]),
        ("summit-higher", "nearly_up", ["space", "h", "9"]),
        ("rating", "several_weeks", ["t"]),
        ("help", "several_weeks", ["question_mark"]),
        ("help-keys", "several_weeks", ["question_mark", "3"]),
        ("settings", "several_weeks", ["comma"]),
        ("settings-keys", "several_weeks", ["comma", "end"]),
        ("settings-listening", "several_weeks", ["comma", "end", "enter", "u"]),
        ("palette", "several_weeks", ["ctrl+p"]),
        ("palette-found", "several_weeks", ["ctrl+p", "s", "e", "t"]),
        ("quest", "several_weeks", ["down", "v"]),
        ("evidence", "several_weeks", ["e"]),
        ("steps", "several_weeks", ["down", "v", "i", "left"]),
        ("edit", "several_weeks", ["down", "v", "E"]),
        ("edit-days", "several_weeks", ["down", "v", "E", "d", "backspace", "!"]),
        ("rest-until", "several_weeks", ["down", "v", "R", "f", "r", "i", "tab"]),
    ],
)
async def test_frame(sit: Running, name: str, scene: str, keys: list[str]) -> None:
    async with sit(scene, SIZES[0]) as seat:
        for key in keys:
            await seat.press(key)
            await seat.settle()
        await shoot(seat, name)


@pytest.mark.usefixtures("shelf_of_our_own")
async def test_library_frame(sit: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.play.browsing.where", lambda path: f"~/undaunted/quests/{path.name}")
    async with sit("several_weeks", SIZES[0]) as seat:
        seat.player.write("draft", _broken())
        await seat.press("l", "down")
        await shoot(seat, "library")
        await seat.press("up")
        await shoot(seat, "library-broken")


def _broken() -> str:
    from tests.screens.playing import BROKEN

    return BROKEN.replace('id = "read"', 'id = "draft"')


ANSWERED = (*"Read every day", "tab", "c", "tab", *"pages", "tab", *"page", "tab", "2", "tab", *"30", "tab", *"daily")


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("goal-empty", ()),
        ("goal-half", (*"Read every day", "tab", "c", "tab", *"pages", "tab", "tab", "8", "tab", "5")),
        ("goal-whole", (*ANSWERED, "tab", "9", "tab", "5", "tab", "2")),
        ("goal-steps", (*ANSWERED, *["tab"] * 5, "down", "down")),
        ("goal-step", (*ANSWERED, *["tab"] * 5, "down", "enter", "tab", "backspace", "9", "9")),
    ],
)
async def test_goal_frame(sit: Running, name: str, keys: tuple[str, ...]) -> None:
    async with sit("empty", SIZES[0]) as seat:
        await seat.press("a")
        await seat.settle()
        await seat.press(*keys)
        await shoot(seat, name)


@pytest.mark.usefixtures("shelf_of_our_own")
@pytest.mark.parametrize(
    ("name", "keys"),
    [("library-filtered", ("/", *"ea")), ("library-page", ("tab", "end")), ("library-sure", ("down", "t", "9"))],
)
async def test_library_frames(sit: Running, name: str, keys: tuple[str, ...], shelf_of_our_own: Path) -> None:
    from tests.screens.playing import LAKE, READ, SPEAK

    for quest, source in (("read", READ), ("speak", SPEAK), ("lake", LAKE)):
        (shelf_of_our_own / f"{quest}.toml").write_text(source, "utf-8")
    async with sit("empty", SIZES[0]) as seat:
        await seat.press("l")
        await seat.settle()
        await seat.press(*keys)
        await shoot(seat, name)
