"""The first two minutes: from an empty save to a quest taken and its smallest part done, by keys and by mouse alone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from game.rules.events import Rated
from game.screens.dialogs.welcome import Welcome
from game.screens.dialogs.welcome_pages import WHOLE_SECONDS
from game.screens.panes.library import LibraryPane
from tests.screens.conftest import Running, Seat, sit_down
from tests.screens.frames import rows, text
from tests.screens.playing import TODAY, Player
from tests.screens.test_mouse import click

MONDAY = TODAY + timedelta(days=1)


def shown(seat: Seat) -> str:
    return " ".join(text(seat.app).replace("│", " ").split())


def card(seat: Seat) -> Welcome:
    assert isinstance(seat.app.screen, Welcome), text(seat.app)
    return seat.app.screen


async def reading(seat: Seat) -> None:
    """From the first page to the quest about reading."""
    await seat.press("enter", "enter")
    assert "What would you like to be able to do?" in shown(seat)
    await seat.press("2")
    assert "Read every day" in shown(seat)
    await seat.press("1")
    assert "It begins with: Read one page" in shown(seat)


async def test_by_keys_alone_with_the_two_minutes(sit: Running) -> None:
    async with sit("empty") as seat:
        await reading(seat)
        await seat.press("1")
        assert seat.player.view("read-daily").step.index == 1, "it is taken now, whatever comes"
        assert "Open the book and read one sentence." in shown(seat)
        await seat.press("2")
        welcome = card(seat)
        assert "2:00" in text(seat.app)
        for _ in range(WHOLE_SECONDS - 1):
            welcome.tick()
        await seat.pilot.pause()
        assert "0:01" in shown(seat)
        welcome.tick()
        await seat.pilot.pause()
        assert "However far you came, say it as it was." in shown(seat)
        await seat.press("t")
        assert "Those are your first 10 m. Nothing takes them away." in shown(seat)
        assert "space done · s some, the tiny version · u undo" in shown(seat)
        await seat.press("enter")
        await seat.settle()
        assert seat.app.screen is seat.app.main
        assert "◐ Read every day" in text(seat.app)
        assert (seat.player.view("read-daily").status, seat.player.view("read-daily").gained) == ("some", 10)
        await seat.press("u")
        assert seat.player.view("read-daily").status == "pending"


@pytest.mark.parametrize(
    ("key", "status", "told"), [("a", "done", "first 20 m"), ("n", "pending", "waits on your list")]
)
async def test_what_is_said_is_what_was_done(sit: Running, key: str, status: str, told: str) -> None:
    async with sit("empty") as seat:
        await reading(seat)
        await seat.press("1", key)
        assert told in shown(seat)
        assert seat.player.view("read-daily").status == status


async def test_a_quest_that_is_not_due_today_pays_nothing_and_says_so(tmp_path: Path) -> None:
    async with sit_down(Player(tmp_path, TODAY), (80, 24)) as seat:
        await seat.press("enter", "enter", "1")
        place = next(i for i, way in enumerate(card(seat).ways.ways) if way.id == "quest:first-5k")
        await seat.press(str(place + 1), "1", "t")
        assert "Today is not one of its days" in shown(seat)
        assert "first 0 m" not in shown(seat)


async def test_how_sure_one_is_suggests_a_step_and_is_kept(sit: Running) -> None:
    async with sit("empty") as seat:
        await reading(seat)
        await seat.press("s", "9", "down", "right", "down", "left")
        assert "Begin with step" in shown(seat)
        ratings = dict(card(seat).sure.ratings)
        assert list(ratings.values()) == [90, 50, 50]
        start = card(seat).start
        assert start > 1
        await seat.press("enter")
        assert seat.player.view("read-daily").step.index == start
        said = [event.fact.value for event in seat.player.game.recent if isinstance(event.fact, Rated)]
        assert said == [90, 50, 50]


async def test_the_sliders_may_be_left_out(sit: Running) -> None:
    async with sit("empty") as seat:
        await reading(seat)
        await seat.press("s", "down", "down", "down", "down", "enter")
        assert seat.player.view("read-daily").step.index == 1
        assert not [event for event in seat.player.game.recent if isinstance(event.fact, Rated)]


async def test_by_the_mouse_alone(sit: Running) -> None:
    async with sit("empty") as seat:
        await click(seat, "begin: two minutes")
        await click(seat, "Begin: it takes two minutes")
        await click(seat, "Read, or write")
        await click(seat, "Write every day")
        await click(seat, "Another one")
        await click(seat, "Write every day")
        await click(seat, "Say how sure I am")
        x, y = next((row.index("░   –"), y) for y, row in enumerate(rows(seat.app)) if "░   –" in row)
        await seat.pilot.click(offset=(x, y))
        await seat.settle()
        assert "100" in shown(seat)
        await click(seat, "from the first step all the same")
        await click(seat, "I did all of it")
        await click(seat, "Go to the mountain")
        assert seat.app.screen is seat.app.main
        assert seat.player.view("write-daily").status == "done"


@pytest.mark.parametrize("keys", [[], ["enter"], ["enter", "2"], ["enter", "2", "1"], ["enter", "2", "1", "s"]])
async def test_escape_leaves_to_the_first_page(sit: Running, keys: list[str]) -> None:
    async with sit("empty") as seat:
        await seat.press("enter", *keys, "escape")
        assert seat.app.screen is seat.app.main
        assert "A mountain with no path" in text(seat.app)
        assert not (seat.player.root / "own").exists(), "nothing was written"
        await seat.press("space")
        assert "Welcome" in text(seat.app), "it can be begun again"


async def test_left_after_taking_the_quest_is_there(sit: Running) -> None:
    async with sit("empty") as seat:
        await reading(seat)
        await seat.press("1", "2", "escape")
        await seat.settle()
        assert "○ Read every day" in text(seat.app)


async def test_back_goes_page_by_page_and_not_behind_a_quest_taken(sit: Running) -> None:
    async with sit("empty") as seat:
        await reading(seat)
        await seat.press("backspace")
        assert "Which of these comes nearest?" in shown(seat)
        await seat.press("backspace", "backspace", "backspace")
        assert "No metre is ever lost" in shown(seat)
        await seat.press("enter", "2", "1", "1", "backspace")
        assert "I did the tiny version" in shown(seat)


async def test_the_library_and_a_goal_are_ways_out(sit: Running) -> None:
    async with sit("empty") as seat:
        await seat.press("enter", "enter", "l")
        await seat.settle()
        assert isinstance(seat.app.main.pane, LibraryPane)


async def test_who_had_quests_before_is_not_welcomed_but_can_be(sit: Running) -> None:
    async with sit("nearly_up") as seat:
        await seat.press("X", "X")
        assert "A mountain with no path" in text(seat.app)
        assert "begin: two minutes" not in text(seat.app)
        await seat.press("space")
        await seat.settle()
        assert isinstance(seat.app.main.pane, LibraryPane)
        seat.app.main.do_welcome()
        await seat.settle()
        assert "No metre is ever lost" in shown(seat)


async def test_an_empty_library_still_leads_on(sit: Running, shelf_of_our_own: Path) -> None:
    assert shelf_of_our_own
    async with sit("empty") as seat:
        await seat.press("enter", "enter")
        assert "A goal" in shown(seat) or "a goal of my own" in shown(seat)
        await seat.press("1", "9")
        assert card(seat).page.id == "field"


async def test_a_disk_that_refuses_is_told_on_the_page(sit: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    from game.play import welcoming
    from game.saves.errors import NotSaved

    def full(*_: object) -> None:
        raise NotSaved("the disk is full")

    async with sit("empty") as seat:
        await reading(seat)
        monkeypatch.setattr(welcoming, "begin", full)
        await seat.press("1")
        assert "Not saved: the disk is full." in shown(seat)
        assert card(seat).page.id == "start"
        monkeypatch.undo()
        await seat.press("1")
        assert card(seat).page.id == "tiny"


@pytest.mark.parametrize("size", [(1, 1), (24, 9), (40, 12), (60, 20), (120, 40), (200, 60)])
async def test_every_page_at_every_size(sit: Running, size: tuple[int, int]) -> None:
    async with sit("empty", size) as seat:
        for keys in (
            ["enter"],
            ["enter"],
            ["2"],
            ["1"],
            ["s"],
            ["9", "enter", "enter", "enter"],
            ["2"],
            ["t"],
            ["enter"],
        ):
            await seat.press(*keys)
            await seat.settle()
            frame = rows(seat.app)
            assert len(frame) == size[1]
            assert {len(row) for row in frame} == {size[0]}
        assert seat.player.view("read-daily").status == "some"
