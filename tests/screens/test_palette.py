"""Find anything by its name: what is listed, what is found, and what choosing it does."""

from __future__ import annotations

import pytest

from game.screens.actions import ACTIONS
from game.screens.palette import ON_THE_PAGE, Palette, commands, fitting
from tests.screens.conftest import Running, Seat
from tests.screens.frames import text
from tests.screens.test_hostile import HOSTILE, check, facing
from tests.screens.test_mouse import click


def rows(seat: Seat) -> list[str]:
    assert isinstance(seat.app.screen, Palette)
    return [hit.command.name for hit in seat.app.screen.hits.hits]


async def find(seat: Seat, typed: str) -> None:
    await seat.press("ctrl+p", *("space" if letter == " " else letter for letter in typed))


async def test_every_action_that_is_possible_is_listed_with_its_key(sit: Running) -> None:
    async with sit(size=(120, 60)) as seat:
        main = seat.app.main
        seat.app.main.keymap.use({"note": ("f9",)})
        possible = [action for action in ACTIONS if main.possible(action) and action.id not in ON_THE_PAGE]
        await seat.press("ctrl+p")
        assert rows(seat)[: len(possible)] == [action.help for action in possible]
        drawn = text(seat.app)
        assert "Say done for the chosen quest" in drawn
        line = next(line for line in drawn.splitlines() if "Write a private line" in line)
        assert "f9" in line


async def test_what_is_impossible_is_not_offered(sit: Running) -> None:
    async with sit("empty") as seat:
        await seat.press("ctrl+p")
        names = rows(seat)
        assert "Say done for the chosen quest" not in names
        assert "Take back the last check-in, rest, rating or step" not in names
        assert "Browse the quest library, and take a quest" in names


@pytest.mark.parametrize("action", [action for action in ACTIONS if action.id not in ON_THE_PAGE], ids=lambda a: a.id)
async def test_an_action_is_found_by_the_word_of_the_key_bar(sit: Running, action: object) -> None:
    word, told = getattr(action, "word"), getattr(action, "help")  # noqa: B009 - of the table
    async with sit() as seat:
        every = list(commands(seat.app.main))
        names = [hit.command.name for hit in fitting(every, word)]
        if any(command.name == told for command in every):
            assert told in names[:4]


async def test_an_action_is_done(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("down")
        await find(seat, "say done")
        await seat.press("enter")
        await seat.settle()
        assert seat.app.screen is seat.app.main
        assert seat.player.view("lights").status == "done"


async def test_quests_are_gone_to_and_opened(sit: Running) -> None:
    async with sit() as seat:
        await find(seat, "speak")
        assert rows(seat)[0] == "Go to Speak up in meetings"
        await seat.press("enter")
        await seat.settle()
        row = seat.app.main.home.row
        assert row is not None
        assert row.view.id == "speak"
        await find(seat, "page of read")
        assert rows(seat)[0] == "Open the page of Read every day"


async def test_panes_and_single_settings_are_gone_to(sit: Running) -> None:
    async with sit() as seat:
        await find(seat, "settings")
        await seat.press("enter")
        await seat.settle()
        assert seat.app.main.pane.id == "settings"
        await find(seat, "key of drop")
        await seat.press("enter")
        await seat.settle()
        row = seat.app.main.panes["settings"].list.row  # type: ignore[attr-defined]  # the page of settings
        assert row.id == "keys.drop"


async def test_a_value_is_set_where_it_can_be_seen(sit: Running) -> None:
    async with sit() as seat:
        await find(seat, "motion: reduced")
        await seat.press("enter")
        await seat.settle()
        assert seat.app.main.pane.id == "settings"
        assert seat.app.animation_level == "none"
        message = seat.app.main.messages.said
        assert message is not None
        assert message.text == "Motion: reduced."
        await find(seat, "fourth quest: off")
        await seat.press("enter")
        await seat.settle()
        assert seat.player.session().game.played.world.settings["slots_advice"] is False


async def test_a_theme_is_found_by_its_name(sit: Running) -> None:
    async with sit() as seat:
        await find(seat, "nord")
        assert rows(seat)[0] == "Theme: nord"
        await seat.press("enter")
        await seat.settle()
        assert seat.app.theme == "nord"


async def test_quests_of_the_library_are_found_once_it_was_open(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("l")
        await seat.settle()
        title = seat.app.main.panes["library"].shelf.entries[2].title  # type: ignore[attr-defined]  # the library
        await seat.press("escape")
        await seat.settle()
        await find(seat, f"look at {title}".casefold())
        assert rows(seat)[0] == f"Look at {title}"
        await seat.press("enter")
        await seat.settle()
        assert seat.app.main.pane.id == "library"
        assert seat.app.main.pane.entry.title == title  # type: ignore[attr-defined]  # the library


async def test_where_nothing_fits_it_says_so_and_enter_does_nothing(sit: Running) -> None:
    async with sit() as seat:
        await find(seat, "qqqq")
        assert "Nothing here is called “qqqq”" in text(seat.app)
        await seat.press("enter")
        assert rows(seat) == []
        await seat.press(*["backspace"] * 4)
        assert rows(seat)
        await seat.press("escape")
        assert seat.app.screen is seat.app.main


async def test_arrows_and_the_wheel_go_round(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("ctrl+p", "up")
        assert isinstance(seat.app.screen, Palette)
        hits = seat.app.screen.hits
        assert hits.marked == len(hits.hits) - 1
        await seat.press("down", "down", "pagedown")
        assert hits.marked == 9


async def test_a_line_is_clicked_and_a_click_beside_leaves(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("ctrl+p")
        await click(seat, "Browse the quest library")
        assert seat.app.main.pane.id == "library"
        await seat.press("ctrl+p")
        await seat.pilot.click(offset=(0, 0))
        await seat.settle()
        assert seat.app.screen is seat.app.main


@pytest.mark.parametrize("name", ["action", "close", "escape", "bidi", "wide", "long", "zalgo", "variables"])
async def test_hostile_titles_are_text(tmp_path: object, name: str) -> None:
    async with facing(tmp_path, HOSTILE[name], (60, 20)) as seat:  # type: ignore[arg-type]  # the path of pytest
        for typed in ("", "go", "open", "key"):
            await find(seat, typed)
            for _ in range(3):
                check(seat)
                await seat.press("down")
            await seat.press("escape")
        await find(seat, "go to")
        await seat.press("enter")
        await seat.settle()
        assert seat.app.return_code is None


async def test_what_is_typed_is_text_too(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("ctrl+p", "[", "@", "c", "l", "i", "c", "k", "=", "q", "]")
        check(seat)
        assert "[@click=q]" in text(seat.app)
