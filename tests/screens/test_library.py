"""The library: browsing, picking a start, taking, and files that cannot be taken."""

from pathlib import Path

import pytest

from tests.screens.conftest import Running, Seat
from tests.screens.frames import text
from tests.screens.playing import BROKEN, LAKE, READ, SPEAK

pytestmark = pytest.mark.usefixtures("shelf_of_our_own")


async def open_library(seat: Seat) -> None:
    await seat.press("l")
    await seat.settle()


@pytest.fixture
def shelf(shelf_of_our_own: Path) -> Path:
    for name, source in (("read", READ), ("speak", SPEAK), ("lake", LAKE)):
        (shelf_of_our_own / f"{name}.toml").write_text(source, "utf-8")
    return shelf_of_our_own


async def test_taking_a_quest_ends_on_home_with_it_chosen(sit: Running, shelf: Path) -> None:
    assert shelf
    async with sit("empty") as seat:
        await open_library(seat)
        assert "Read every day" in text(seat.app)
        await seat.press("down", "enter")
        await seat.settle()
        row = seat.app.main.home.row
        assert row is not None
        assert row.view.id == "speak"
        message = seat.app.main.messages.said
        assert message is not None
        assert "is taken, at step 1 of 3" in message.text
        assert "Press space" in message.text
        await seat.press("space")
        assert seat.player.view("speak").status == "done"


async def test_the_player_picks_where_to_start(sit: Running, shelf: Path) -> None:
    assert shelf
    async with sit("empty") as seat:
        await open_library(seat)
        await seat.press("right", "right", "right", "left")
        assert "◈ 3  Read 5 pages." in text(seat.app)
        await seat.press("enter")
        await seat.settle()
        assert seat.player.view("read").step.index == 3


async def test_a_step_is_clicked_to_start_there(sit: Running, shelf: Path) -> None:
    assert shelf
    async with sit("empty") as seat:
        await open_library(seat)
        rows = text(seat.app).splitlines()
        y = next(number for number, row in enumerate(rows) if "Read 8 pages." in row)
        await seat.pilot.click(offset=(rows[y].index("Read 8"), y))
        await seat.settle()
        await seat.press("enter")
        await seat.settle()
        assert seat.player.view("read").step.index == 4


async def test_a_double_click_takes(sit: Running, shelf: Path) -> None:
    assert shelf
    async with sit("empty") as seat:
        await open_library(seat)
        rows = text(seat.app).splitlines()
        y = next(number for number, row in enumerate(rows) if "Walk round the lake" in row and "○" in row)
        await seat.pilot.click(offset=(10, y), times=2)
        await seat.settle()
        assert seat.player.view("lake").step.index == 1


async def test_what_is_under_way_is_shown_and_not_taken_twice(sit: Running) -> None:
    async with sit() as seat:
        await open_library(seat)
        assert "under way" in text(seat.app)
        assert "enter take it" not in text(seat.app)
        await seat.press("down", "enter")
        await seat.settle()
        row = seat.app.main.home.row
        assert row is not None
        assert row.view.id == "lights"


async def test_mistakes_of_a_broken_file_stand_in_place(sit: Running, shelf: Path) -> None:
    (shelf / "broken.toml").write_text(BROKEN.replace('"read"', '"broken"'), "utf-8")
    async with sit("empty") as seat:
        await open_library(seat)
        shown = " ".join(text(seat.app).split())
        assert "! broken" in shown
        assert "2 mistakes" in shown
        assert "broken.toml:4:1" in shown
        await seat.press("enter")
        message = seat.app.main.messages.said
        assert message is not None
        assert "cannot be taken yet" in message.text
        assert seat.player.session().today.quests == ()


async def test_an_empty_library_says_where_files_go(sit: Running) -> None:
    async with sit("empty") as seat:
        await open_library(seat)
        assert "There are no quest files in" in text(seat.app)
        await seat.press("enter", "right", "down", "escape")
        await seat.settle()
        assert "A mountain with no path" in text(seat.app)


async def test_files_that_come_while_the_game_runs_are_found(sit: Running, shelf: Path) -> None:
    async with sit("empty") as seat:
        await open_library(seat)
        await seat.press("escape")
        await seat.settle()
        (shelf / "new.toml").write_text(LAKE.replace('id = "lake"', 'id = "new"').replace("Walk", "Amble", 1), "utf-8")
        await open_library(seat)
        assert "Amble round the lake" in text(seat.app)
        (shelf / "new.toml").unlink()
        await seat.press("enter")
        await seat.settle()
        message = seat.app.main.messages.said
        assert message is not None
        assert "cannot be read just now" in message.text


async def test_the_fourth_quest_is_advised_against_in_keys(sit: Running, shelf: Path) -> None:
    assert shelf
    async with sit("several_weeks") as seat:
        for quest in ("lights", "phone"):
            seat.app.main.session.drop(quest)
        seat.app.main.renew()
        seat.player.game.refresh()
        seat.player.take("extra", SPEAK.replace('id = "speak"', 'id = "extra"'))
        seat.app.main.look()
        await open_library(seat)
        place = [entry.id for entry in seat.app.main.panes["library"].shelf.entries].index("lake")  # type: ignore[attr-defined]
        await seat.press(*["down"] * place, "enter")
        await seat.settle()
        message = seat.app.main.messages.said
        assert message is not None
        assert "this is the fourth" in message.text
        assert "press X on any of them" in message.text
