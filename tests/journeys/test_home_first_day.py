"""From an empty save to the first check-in, and on through a month, with nothing but the keys of the game."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from game.screens.panes.library import LibraryPane
from tests.screens.conftest import Seat, sit_down
from tests.screens.frames import text
from tests.screens.playing import TODAY, Player

FIRST = TODAY - timedelta(days=30)


async def next_day(seat: Seat, number: int) -> None:
    """The game stays open over night; the next look turns the page."""
    seat.player.clock.go_to(FIRST + timedelta(days=number), 19)
    seat.app.main.look()
    await seat.pilot.pause()


async def answer_all(seat: Seat) -> None:
    """Leave whatever dialog is open."""
    while seat.app.screen is not seat.app.main:
        await seat.press("escape")


async def test_the_first_two_minutes(tmp_path: Path) -> None:
    async with sit_down(Player(tmp_path, FIRST), (80, 24)) as seat:
        assert "choose a quest from the library" in text(seat.app)
        await seat.press("l")
        await seat.settle()
        library = seat.app.main.pane
        assert isinstance(library, LibraryPane)
        place = [entry.id for entry in library.shelf.entries].index("read-daily")
        await seat.press(*["down"] * place, "enter")
        await seat.settle()
        assert "is taken, at step 1" in text(seat.app)
        await seat.press("space")
        assert "● Read every day" in text(seat.app)
        assert "+20 m" in text(seat.app)
    quest = Player(tmp_path, FIRST).view("read-daily")
    assert (quest.status, quest.warmth, quest.gained) == ("done", 1, 20)


async def test_a_month_with_a_fall_and_a_return(tmp_path: Path) -> None:
    player = Player(tmp_path, FIRST)
    async with sit_down(player, (100, 30)) as seat:
        await seat.press("l")
        await seat.settle()
        library = seat.app.main.pane
        assert isinstance(library, LibraryPane)
        place = [entry.id for entry in library.shelf.entries].index("read-daily")
        await seat.press(*["down"] * place, "enter")
        await seat.settle()
        mastered = 0
        for number in range(31):
            if number:
                await next_day(seat, number)
            if number in (12, 13, 14):
                continue  # three days away, the game open all the while
            if number == 15:
                await fall_is_met_kindly(seat)
            await seat.press("space")
            mastered += "mastered" in text(seat.app)
            await answer_all(seat)
            assert player.view("read-daily").status == "done", number
        assert mastered >= 4
        quest = player.view("read-daily")
        assert quest.step.index >= 4
        assert (quest.warmth, quest.lapse, quest.comebacks) == (5, 0, 1)
        total = seat.app.main.session.today.metres
        assert f"{total:,.0f} m" in text(seat.app).splitlines()[0]
        assert "You came back 1 of 1 time" in seat.app.main.messages.facts


async def fall_is_met_kindly(seat: Seat) -> None:
    """Yesterday may still be mended; the comeback stands first, with what it brings and a smaller way."""
    assert "Yesterday" in text(seat.app)
    await seat.press("end")
    shown = text(seat.app)
    assert "↺ Read every day" in shown
    assert "comeback +" in shown
    await seat.press("o")
    asked = text(seat.app)
    assert "Three days without it." in asked
    assert "wait in the purse" in asked
    assert "The tiny version today" in asked
    await seat.press("s", "escape")
    message = seat.app.main.messages.said
    assert message is not None
    assert "You stay on step" in message.text


async def test_a_mastered_step_leads_on(tmp_path: Path) -> None:
    player = Player(tmp_path, FIRST)
    async with sit_down(player, (80, 24)) as seat:
        await seat.press("l")
        await seat.settle()
        library = seat.app.main.pane
        assert isinstance(library, LibraryPane)
        place = [entry.id for entry in library.shelf.entries].index("read-daily")
        await seat.press(*["down"] * place, "enter")
        await seat.settle()
        await seat.press("t", "escape", "9", "enter", "space")
        await next_day(seat, 1)
        await seat.press("space")
        assert "Step 1 mastered" in text(seat.app)
        assert "2 of the last 2 days done on this step, since" in " ".join(text(seat.app).split())
        await seat.press("u")
        message = seat.app.main.messages.said
        assert message is not None
        assert "Step 2 of" in message.text
        await next_day(seat, 2)
        assert player.view("read-daily").step.index == 2
