"""Changing a quest, and resting for longer: said first, then done; by keys and with the mouse."""

from datetime import date, timedelta

import pytest

from game.play.changing import fields
from tests.play.living import accepted
from tests.screens.conftest import Running, Seat
from tests.screens.frames import text
from tests.screens.playing import TODAY
from tests.screens.test_mouse import click


async def ask(seat: Seat, *keys: str) -> None:
    """Open a dialog about “Lights out at eleven” from Home."""
    for key in ("down", *keys):
        await seat.press(key)
        await seat.settle()


async def clear_and_type(seat: Seat, typed: str) -> None:
    await seat.press("ctrl+u", "ctrl+k")
    for letter in typed:
        await seat.press({" ": "space", ",": "comma", "-": "minus"}.get(letter, letter))
    await seat.settle()


def flat(seat: Seat) -> str:
    return " ".join(text(seat.app).replace("│", " ").split())


def value(seat: Seat, key: str, quest: str = "lights") -> str:
    seat.player.game.refresh()
    found = accepted(fields(seat.player.game, quest))
    return next(field.value for field in found if field.key == key)


# --- editing ---------------------------------------------------------------------------------------------------------


async def test_everything_that_can_be_changed_stands_there_with_its_value(sit: Running) -> None:
    async with sit() as seat:
        await ask(seat, "E")
        for words in (
            "Title Lights out at eleven",
            "Days every day",
            "Cue After supper",
            "Plan B If it gets late",
            "Tiny each step has its own",
            "Why To know that I can",
            "Climb higher Lights out at eleven is answered yes or no",
        ):
            assert words in flat(seat)


@pytest.mark.parametrize(
    ("key", "field", "typed"),
    [
        ("t", "title", "Lamp off"),
        ("c", "cue", "After tea"),
        ("b", "plan_b", "If late then now"),
        ("y", "tiny", "One lamp"),
        ("w", "why", "To wake rested"),
    ],
)
async def test_words_are_changed_from_today(sit: Running, key: str, field: str, typed: str) -> None:
    async with sit() as seat:
        await ask(seat, "E", key)
        assert "So it stands now." in text(seat.app) or not value(seat, field)
        await clear_and_type(seat, typed)
        assert f"{typed}: from today on." in flat(seat)
        await seat.press("enter")
        await seat.settle()
        assert seat.app.screen is seat.app.main
        assert value(seat, field) == typed
        assert "is changed from today on" in flat(seat)


async def test_a_cue_can_be_taken_away(sit: Running) -> None:
    async with sit() as seat:
        await ask(seat, "E", "c")
        await clear_and_type(seat, "")
        assert "Nothing stands there, from today on." in flat(seat)
        await seat.press("enter")
        await seat.settle()
        assert seat.player.view("lights").cue == ""


async def test_days_say_what_is_wrong_while_they_are_typed_and_from_when_they_hold(sit: Running) -> None:
    async with sit() as seat:
        await ask(seat, "E", "d")
        await clear_and_type(seat, "mon,w")
        assert "“mon,w” names no days. Say every day," in flat(seat)
        await seat.press("enter")
        assert seat.app.screen is not seat.app.main, "what cannot be said is not said"
        await clear_and_type(seat, "mon,wed")
        assert "Mon and Wed: from tomorrow on." in flat(seat)
        await clear_and_type(seat, "3 a week")
        assert "3 times a week: from tomorrow on." in flat(seat), "tomorrow is a Monday"
        await seat.press("enter")
        await seat.settle()
        await ask(seat, "up", "E")
        assert "every day; from Monday on 3 times a week" in flat(seat)


async def test_climbing_higher_makes_the_ladder_longer(sit: Running) -> None:
    async with sit() as seat:
        await ask(seat, "up", "E", "h")
        await clear_and_type(seat, "12")
        assert "asks for 12 pages already" in flat(seat)
        await clear_and_type(seat, "15")
        assert "On to 15 pages: 1 more step, 7 in all, from tomorrow on." in flat(seat)
        await seat.press("enter")
        await seat.settle()
        seat.player.go_to(TODAY + timedelta(days=1))
        assert seat.player.view("read").step.of == 7


async def test_what_cannot_be_changed_says_why(sit: Running) -> None:
    async with sit() as seat:
        await ask(seat, "E", "h")
        assert seat.app.screen is seat.app.main
        assert "answered yes or no" in flat(seat)


async def test_escape_changes_nothing(sit: Running) -> None:
    async with sit() as seat:
        await ask(seat, "E", "t")
        await clear_and_type(seat, "Other")
        await seat.press("escape")
        await seat.settle()
        assert seat.app.screen is seat.app.main
        assert value(seat, "title") == "Lights out at eleven"


async def test_a_change_by_mouse(sit: Running) -> None:
    async with sit() as seat:
        await ask(seat, "E")
        await click(seat, "Cue ")
        await clear_and_type(seat, "After tea")
        await seat.press("enter")
        await seat.settle()
        assert value(seat, "cue") == "After tea"


# --- resting ---------------------------------------------------------------------------------------------------------


def resting(seat: Seat, quest: str, day: date) -> bool:
    seat.player.game.refresh()
    page = seat.player.game.played.written.quests.get(quest)
    return page is not None and any(rest.covers(day) for rest in page.rests)


@pytest.mark.parametrize(
    ("typed", "last", "told"),
    [
        ("tomorrow", TODAY + timedelta(days=1), "2 days."),
        ("fri", TODAY + timedelta(days=5), "6 days."),
        ("2026-12-01", date(2026, 12, 1), "10 days."),
    ],
)
async def test_rest_until_a_day(sit: Running, typed: str, last: date, told: str) -> None:
    async with sit() as seat:
        await ask(seat, "R")
        await clear_and_type(seat, typed)
        assert f"{told} Lights out at eleven rests from today" in flat(seat)
        await seat.press("enter")
        await seat.settle()
        assert resting(seat, "lights", TODAY)
        assert resting(seat, "lights", last)
        assert not resting(seat, "lights", last + timedelta(days=1))
        assert not resting(seat, "read", TODAY)
        await seat.press("u")
        assert not resting(seat, "lights", TODAY), "undo takes a rest back"


async def test_rest_of_everything_until_coming_back_with_its_reason(sit: Running) -> None:
    async with sit() as seat:
        await ask(seat, "R")
        assert "Lights out at eleven rests from today until your next check-in." in flat(seat)
        await seat.press("tab", "tab", "shift+tab")
        assert "Everything rests from today until your next check-in." in flat(seat)
        await seat.press("enter")
        await seat.settle()
        assert resting(seat, "read", TODAY + timedelta(days=40))
        assert seat.player.game.played.written.quests["read"].rests[-1].why == "travel"


async def test_a_rest_by_mouse(sit: Running) -> None:
    async with sit() as seat:
        await ask(seat, "R")
        await click(seat, "sick")
        await click(seat, "all quests")
        assert "Everything rests" in flat(seat)
        await seat.press("enter")
        await seat.settle()
        assert seat.player.game.refresh() or resting(seat, "speak", TODAY)
        assert seat.player.game.played.written.quests["speak"].rests[-1].why == "sick"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("soon", "A day, please: tomorrow, fri or 2026-12-01."),
        ("2026-11-01", "cannot end on 2026-11-01 before it begins"),
        ("2029-01-01", "a year ahead"),
    ],
)
async def test_a_rest_that_cannot_be_is_not_said(sit: Running, typed: str, told: str) -> None:
    async with sit() as seat:
        await ask(seat, "R")
        await clear_and_type(seat, typed)
        assert told in flat(seat)
        await seat.press("enter")
        assert seat.app.screen is not seat.app.main
        await seat.press("escape")
        await seat.settle()
        assert not resting(seat, "lights", TODAY)
