"""Whole frames at three sizes in both themes. After a wanted change: UNDAUNTED_GOLDEN=1 pytest tests/screens."""

from pathlib import Path

import pytest

from game.screens.panes.settings import SettingsPane
from tests.screens.conftest import Running, Seat
from tests.screens.everywhere import NEWER, PLACES, go
from tests.screens.frames import compare, looks, rows
from tests.screens.playing import BROKEN, LAKE, READ, SPEAK

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
        seat.player.write("draft", BROKEN.replace('id = "read"', 'id = "draft"'))
        await seat.press("l", "down")
        await shoot(seat, "library")
        await seat.press("up")
        await shoot(seat, "library-broken")


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
    for quest, source in (("read", READ), ("speak", SPEAK), ("lake", LAKE)):
        (shelf_of_our_own / f"{quest}.toml").write_text(source, "utf-8")
    async with sit("empty", SIZES[0]) as seat:
        await seat.press("l")
        await seat.settle()
        await seat.press(*keys)
        await shoot(seat, name)


ELSEWHERE = {
    "home", "first-day", "quest", "library", "library-page", "library-filter", "goal", "goal-steps", "evidence",
    "settings", "settings-keys", "amount", "rating", "edit", "edit-days", "rest-until", "steps", "plan", "plan-ways",
    "plan-own", "comeback", "comeback-plan", "sure", "edit-step", "listening", "help", "help-keys", "palette",
    "palette-found", "mastered", "mastered-sure", "summit", "summit-higher", "edit-cue",
    "themes", "playtest", "newer",
}  # fmt: skip
"""Places whose frames are above, some of them under other names."""
NEVER_THE_SAME = {"friends-begin", "leaving"}
"""Places that tell the folder of the save, or names and checksums made by chance: no two runs draw the same."""


@pytest.mark.parametrize(
    "name", [name for name in PLACES if name not in ELSEWHERE | NEVER_THE_SAME and not name.startswith("welcome")]
)
async def test_every_other_frame(sit: Running, name: str) -> None:
    async with sit(PLACES[name].scene, SIZES[0]) as seat:
        await go(seat, PLACES[name])
        await shoot(seat, name)


@pytest.mark.usefixtures("shelf_of_our_own")
@pytest.mark.parametrize(("name", "keys"), [("playtest", ("p",)), ("newer", ("enter",))])
async def test_author_frames(sit: Running, name: str, keys: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """Over a shelf of our own, as the welcome: it holds the newer file of the reading quest alone."""
    monkeypatch.setattr("game.play.browsing.where", lambda path: path.name)
    async with sit(NEWER, SIZES[0]) as seat:
        await seat.press("l", "/", *"lakeside", "enter")
        await seat.settle()
        await seat.press(*keys)
        await seat.settle()
        await shoot(seat, name)


async def test_welcome_frames(sit: Running, shelf_of_our_own: Path) -> None:
    """Page after page, over a shelf of our own: a change to a bundled quest changes no frame."""
    (shelf_of_our_own / "read.toml").write_text(READ.replace("why =", 'tags = ["reading"]\nwhy ='), "utf-8")
    pages = {"field": ("enter", "enter"), "quest": ("1",), "start": ("1",), "sure": ("s", "9", "down", "5")}
    async with sit("empty", SIZES[0]) as seat:
        for name, keys in (pages | {"tiny": ("f",), "over": ("t",)}).items():
            await seat.press(*keys)
            await shoot(seat, f"welcome-{name}")


async def test_frames_of_the_themes(sit: Running) -> None:
    """The card shows each theme while it is marked, so it is looked at in that one; over a row that names no folder."""
    async with sit("several_weeks", SIZES[0]) as seat:
        await seat.press("comma")
        await seat.settle()
        pane = seat.app.main.pane
        assert isinstance(pane, SettingsPane)
        pane._ask_theme(2)
        for width, height in SIZES:
            await seat.resize(width, height)
            compare(f"themes-{width}x{height}", rows(seat.app), [f"{seat.app.theme} {looks(seat.app)}"])
