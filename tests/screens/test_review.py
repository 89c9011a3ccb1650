"""Own words and the weekly review on the screen: by keys, by the mouse, and left at any point."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from game.play import own, planning
from game.saves.errors import NotSaved
from game.saves.journal import Journal
from game.screens.dialogs.review import Review
from game.screens.dialogs.why import Why
from tests.screens.conftest import Running, Seat, sit_down
from tests.screens.frames import text
from tests.screens.playing import PHONE, TODAY, Player
from tests.screens.test_mouse import click

LAST_WEEK = date(2026, 11, 9)
"""The Monday before the week of the Sunday these saves are played to."""


def said(seat: Seat) -> str:
    message = seat.app.main.messages.said
    return message.text if message else ""


def lines(seat: Seat, quest: str = "lights") -> list[str]:
    game = seat.player.game
    game.refresh()
    return [line.text for line in own.lines_of(game, quest)]


def reviewed(seat: Seat) -> date | None:
    game = seat.player.game
    game.refresh()
    return game.played.world.inner.reviewed


def at_home(seat: Seat) -> bool:
    """No dialog is open."""
    return len(seat.app.screen_stack) == 1 or type(seat.app.screen) is type(seat.app.main)


def shown(seat: Seat) -> str:
    return " ".join(text(seat.app).replace("│", " ").split())


# --- why I can -------------------------------------------------------------------------------------------------------


async def test_a_line_is_written_and_stands_on_home_while_a_comeback_waits(sit: Running) -> None:
    async with sit(size=(120, 40)) as seat:
        await seat.press("down", "y", *"I did it in May", "enter")
        assert isinstance(seat.app.screen, Why)
        assert "your line is kept" in text(seat.app)
        await seat.press("escape")
        assert lines(seat) == ["I did it in May"]
        assert "“I did it in May”" in text(seat.app)
        await seat.press("u")
        assert "a line why you can" in said(seat)
        assert lines(seat) == []


async def test_a_line_stands_on_the_card_that_leads_back_and_on_the_quest(sit: Running) -> None:
    async with sit(size=(120, 50)) as seat:
        await seat.press("down", "y", *"I did it in May", "enter", "escape", "o")
        assert "Why you can, in your words: “I did it in May”." in shown(seat)
        await seat.press("escape", "v")
        await seat.settle()
        assert "“I did it in May”" in shown(seat)


async def test_a_line_is_changed_and_put_away(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("down", "y", *"In May", "enter", "1", "c", *", twice", "enter")
        assert lines(seat) == ["In May, twice"]
        await seat.press("1", "x")
        assert lines(seat) == []
        assert isinstance(seat.app.screen, Why)


async def test_escape_leaves_a_line_half_written(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("down", "y", *"In M", "escape")
        assert at_home(seat)
        assert lines(seat) == []


async def test_what_cannot_be_saved_stays_as_it_was_typed(sit: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sit() as seat:
        await seat.press("down", "y", *"In May")

        def full(*_: object) -> None:
            raise NotSaved("the disk is full")

        monkeypatch.setattr(Journal, "append", full)
        await seat.press("enter")
        assert "Not saved: the disk is full" in shown(seat)
        assert isinstance(seat.app.screen, Why)
        assert seat.app.screen.entry.value == "In May"


async def test_the_mouse_does_it_too(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("down", "y", *"In May", "enter")
        await click(seat, "Written on")
        await click(seat, "Put it away")
        assert lines(seat) == []


# --- the review ------------------------------------------------------------------------------------------------------


async def test_every_page_in_turn(sit: Running) -> None:
    async with sit(size=(100, 36)) as seat:
        await seat.press("W")
        assert "1 of 5" in text(seat.app)
        assert "9 to 15 November" in text(seat.app)
        await seat.press("g", *"Right after tea", "enter")
        assert "Did anything get in the way?" in text(seat.app)
        await seat.press("1", "1", "1")
        assert "In the way" not in text(seat.app)
        assert isinstance(seat.app.screen, Review)
        assert seat.app.screen.hindered == ["tired"]
        await seat.press("g")
        assert "Next week, if nothing is changed:" in text(seat.app)
        await seat.press("g", *"I did it in May", "enter")
        assert at_home(seat)
        assert said(seat).startswith("The week is reviewed.")
        assert reviewed(seat) == LAST_WEEK
        game = seat.player.game
        assert sum(len(own.lines_of(game, quest)) for quest in game.played.world.courses) == 1
        assert sum(len(planning.plans_of(game, quest)) for quest in game.played.world.courses) == 1
        await seat.press("W")
        assert "This week has its review already." in text(seat.app)
        await seat.press("enter")
        assert at_home(seat)


async def test_a_barrier_without_a_plan_is_not_kept(sit: Running) -> None:
    """Science rule 34: what got in the way ends in a plan, or is left."""
    async with sit() as seat:
        await seat.press("W", "g", "enter", "1", "1", "escape")
        assert isinstance(seat.app.screen, Review)
        assert seat.app.screen.hindered == []
        await seat.press("escape")
        assert reviewed(seat) is None


async def test_a_step_is_changed_through_the_offer_and_the_page_shows_it(sit: Running) -> None:
    async with sit(size=(100, 40)) as seat:
        await seat.press("W", "g", "enter", "g")
        assert isinstance(seat.app.screen, Review)
        place = [way.id for way in seat.app.screen.ways.ways].index("speak")
        assert "Step 2 of 3" in seat.app.screen.ways.ways[place].lines[1]
        await seat.press(str(place), "u")
        await seat.settle()
        assert isinstance(seat.app.screen, Review)
        assert "Step 3 of 3" in seat.app.screen.ways.ways[place].lines[1]


@pytest.mark.parametrize("keys", [("W", "escape"), ("W", "n"), ("W", "g", "escape"), ("W", "g", "enter", "escape")])
async def test_left_with_nothing_said_keeps_nothing_and_is_not_offered_again(
    sit: Running, keys: tuple[str, ...]
) -> None:
    async with sit() as seat:
        await seat.press(*keys)
        assert at_home(seat)
        assert reviewed(seat) is None
        seat.app.main.session.encourage()
        assert "looks back" not in seat.app.main.session.line


async def test_left_in_the_middle_what_was_said_stays(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("W", "g", *"Tea", "escape")
        assert reviewed(seat) == LAST_WEEK


@pytest.mark.parametrize("leaves", [("enter", "g", "g", "enter"), ("escape",)])
async def test_a_review_that_cannot_be_saved_stays_open_with_its_line(
    sit: Running, monkeypatch: pytest.MonkeyPatch, leaves: tuple[str, ...]
) -> None:
    async with sit() as seat:
        await seat.press("W", "g", *"Tea")
        append = Journal.append

        def full(*_: object) -> None:
            raise NotSaved("the disk is full")

        monkeypatch.setattr(Journal, "append", full)
        await seat.press(*leaves)
        card = seat.app.screen
        assert isinstance(card, Review)
        assert (card.page, card.entry.value) == ("worked", "Tea")
        assert "Not saved: the disk is full" in shown(seat)
        await seat.press("enter")
        assert "Not saved: the disk is full" in shown(seat), "enter tries again"
        monkeypatch.setattr(Journal, "append", append)
        await seat.press("enter")
        assert at_home(seat)
        assert reviewed(seat) == LAST_WEEK


async def test_a_second_escape_leaves_a_review_that_cannot_be_saved(
    sit: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sit() as seat:
        await seat.press("W", "g", *"Tea")

        def full(*_: object) -> None:
            raise NotSaved("the disk is full")

        monkeypatch.setattr(Journal, "append", full)
        await seat.press("escape", "escape")
        assert at_home(seat)
        assert "Not saved" in said(seat)
        assert reviewed(seat) is None


async def test_back_goes_a_page_back_with_what_was_typed(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("W", "g", *"Tea", "enter", "backspace")
        assert isinstance(seat.app.screen, Review)
        assert (seat.app.screen.page, seat.app.screen.entry.value) == ("worked", "Tea")


async def test_without_a_week_it_says_so(sit: Running) -> None:
    async with sit("empty") as seat:
        await seat.press("W")
        assert "There is no week to look back on yet" in said(seat)


# --- quiet lines -----------------------------------------------------------------------------------------------------


async def test_the_review_is_one_line_on_home_with_its_key(sit: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.play.sure.question", lambda _: None)
    async with sit() as seat:
        seat.player.clock.go_to(TODAY + timedelta(days=2))
        seat.app.main.look()
        await seat.pilot.pause()
        assert seat.app.main.session.line.endswith("W looks back on it.")
        assert at_home(seat), "never over the screen by itself"


async def test_after_the_first_day_the_moment_of_a_quest_is_asked_for_in_one_line(tmp_path: Path) -> None:
    player = Player(tmp_path / "save", TODAY)
    player.take("phone", PHONE)
    async with sit_down(player, (100, 30)) as seat:
        await seat.press("space")
        assert "When does Less scrolling begin?" in said(seat)
        assert said(seat).endswith("E keeps it.")
        assert at_home(seat)
        await seat.press("u", "E", "c", *"After supper", "enter", "space")
        assert "When does" not in said(seat)
