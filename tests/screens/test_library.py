"""The library: browsing, picking a start, taking, and files that cannot be taken."""

from pathlib import Path
from threading import Event

import pytest

from game.screens.panes import library
from tests.screens.conftest import Running, Seat
from tests.screens.frames import text
from tests.screens.playing import BROKEN, LAKE, READ, SPEAK
from tests.screens.test_mouse import click

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
        await seat.press("home", "enter")
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


# --- reading, filtering, how sure ------------------------------------------------------------------------------------


async def test_the_filter_looks_in_titles_tags_and_ids_while_typing(sit: Running, shelf: Path) -> None:
    (shelf / "read.toml").write_text(READ.replace("schedule =", 'tags = ["evening", "books"]\nschedule ='), "utf-8")
    async with sit("empty") as seat:
        await open_library(seat)
        await seat.press("/", *"book")
        frame = text(seat.app)
        assert "Quest library · 1 of 3" in frame
        assert "Walk round the lake" not in frame
        await seat.press("enter", "enter")
        await seat.settle()
        assert seat.player.view("read").step.index == 1


async def test_escape_leaves_the_filter_then_the_page_then_the_library(sit: Running, shelf: Path) -> None:
    assert shelf
    async with sit("empty") as seat:
        await open_library(seat)
        await seat.press("/", *"nothing like it")
        assert "Escape shows all again" in " ".join(text(seat.app).replace("│", " ").split())
        await seat.press("escape")
        assert "Walk round the lake" in text(seat.app)
        await seat.press("tab", "escape")
        assert seat.app.main.pane.id == "library"
        await seat.press("escape")
        await seat.settle()
        assert seat.app.main.pane.id == "home"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_cautions_stand_before_the_ladder_at_every_size(sit: Running, shelf: Path, size: tuple[int, int]) -> None:
    assert shelf
    async with sit("empty", size) as seat:
        await open_library(seat)
        frame = text(seat.app)
        assert "!  Stop when something hurts." in frame
        await seat.press("enter")
        await seat.settle()
        message = seat.app.main.messages.said
        assert message is not None
        assert "Before you begin: Stop when something hurts." in message.text


async def test_the_page_is_read_with_tab_and_arrows_on_a_small_screen(sit: Running, shelf: Path) -> None:
    assert shelf
    async with sit("empty", (60, 20)) as seat:
        await open_library(seat)
        assert "After supper" not in text(seat.app)
        await seat.press("tab", "end")
        frame = text(seat.app)
        assert "After supper" in frame
        assert "A. Tester" in frame
        assert "comes with the game" in frame
        await seat.press("home", *["pagedown"] * 2)
        assert "Lay everything out the evening" in text(seat.app), "a step says all it has to"
        await seat.press("home", "tab", "down")
        assert "▸ ○ Speak up" in text(seat.app)


async def test_ratings_before_the_start_suggest_one_and_are_kept(sit: Running, shelf: Path) -> None:
    assert shelf
    async with sit("empty") as seat:
        await open_library(seat)
        await seat.press("t", "escape", "9", "tab", "9", "tab", "2", "enter")
        await seat.settle()
        assert "◈ 3  Read 5 pages." in text(seat.app)
        await seat.press("enter")
        await seat.settle()
        assert seat.player.view("read").step.index == 3
        ratings = dict(seat.player.game.played.world.courses["read"].state.ratings)
        assert ratings == {"s1": 90, "s3": 90, "s6": 20}


async def test_a_quest_is_found_rated_and_taken_by_mouse(sit: Running, shelf: Path) -> None:
    assert shelf
    async with sit("empty", (120, 40)) as seat:
        await seat.press("l")
        await seat.settle()
        await click(seat, "Speak up in meetings")
        await click(seat, "how sure")
        await click(seat, "[ On to the question ]")
        await click(seat, "[ Keep it ]")
        await click(seat, "Ask a question you")
        await click(seat, "take it")
        assert seat.player.view("speak").step.index == 2


# --- files that change while it is shown -----------------------------------------------------------------------------


async def test_a_file_is_read_again_when_it_is_saved(sit: Running, shelf: Path) -> None:
    assert shelf
    async with sit("empty") as seat:
        path = seat.player.write("mine", BROKEN.replace('"read"', '"mine"').replace("Read every day", "Read in bed"))
        await open_library(seat)
        await seat.press("home")
        assert "2 mistakes" in text(seat.app)
        assert "mine.toml:4:1" in " ".join(text(seat.app).split())
        path.write_text(READ.replace('"read"', '"mine"').replace("Read every day", "Read in bed"), "utf-8")
        seat.app.main.pane.look()  # type: ignore[attr-defined]
        await seat.settle()
        frame = text(seat.app)
        assert "▸ ○ Read in bed" in frame, "the choice stays on the file that was mended"
        assert "yours" in frame


async def test_choice_and_start_stay_when_a_file_is_saved(sit: Running, shelf: Path) -> None:
    assert shelf
    async with sit("empty") as seat:
        await open_library(seat)
        await seat.press("right", "right")
        seat.player.write("another", LAKE.replace('"lake"', '"another"').replace("Walk", "Amble", 1))
        seat.app.main.pane.look()  # type: ignore[attr-defined]
        await seat.settle()
        frame = text(seat.app)
        assert "Amble round the lake" in frame
        assert "▸ ○ Read every day" in frame
        assert "◈ 3  Read 5 pages." in frame


async def test_a_newer_version_of_a_quest_under_way_can_be_taken(sit: Running, shelf: Path) -> None:
    assert shelf
    async with sit() as seat:
        newer = READ.replace('title = "Read', 'version = 2\ntitle = "Read').replace("Read 2 pages.", "Read two pages.")
        seat.player.write("read", newer)
        await open_library(seat)
        assert "newer version" in text(seat.app)
        place = [entry.id for entry in seat.app.main.panes["library"].shelf.entries].index("read")  # type: ignore[attr-defined]
        await seat.press("home", *["down"] * place, "enter")
        await seat.settle()
        shown = text(seat.app)
        assert "Version 1 becomes version 2." in shown
        assert "stay as they are" in shown
        await seat.press("enter")
        await seat.settle()
        message = seat.app.main.messages.said
        assert message is not None
        assert "version 2 of the file holds from tomorrow" in message.text


async def test_the_first_opening_reads_behind_the_frame_and_keys_still_work(
    sit: Running, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shelf
    held = Event()
    monkeypatch.setattr("game.screens.panes.library.loaded", lambda: False)
    read = library._read
    monkeypatch.setattr(library, "_read", lambda game: (held.wait(20), read(game))[1])
    async with sit("empty") as seat:
        await seat.press("l")
        await seat.pilot.pause(0.1)
        assert "Reading the library …" in text(seat.app)
        await seat.press("down", "enter", "d")
        assert seat.app.theme == "daylight"
        held.set()
        await seat.settle()
        assert "Walk round the lake" in text(seat.app)
