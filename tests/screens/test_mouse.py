"""The same with the mouse."""

from textual.events import MouseScrollDown, MouseScrollUp

from tests.screens.conftest import Running, Seat
from tests.screens.frames import rows, text


def place_of(seat: Seat, words: str) -> tuple[int, int]:
    """Where some words stand on the screen."""
    for y, row in enumerate(rows(seat.app)):
        if words in row:
            return row.index(words), y
    raise AssertionError(f"{words!r} is not on the screen\n{text(seat.app)}")


async def click(seat: Seat, words: str, times: int = 1) -> None:
    await seat.pilot.click(offset=place_of(seat, words), times=times)
    await seat.settle()


async def test_a_click_chooses_and_says_nothing(sit: Running) -> None:
    async with sit() as seat:
        await click(seat, "Speak up")
        row = seat.app.main.home.row
        assert row is not None
        assert row.view.id == "speak"
        assert seat.player.view("speak").status == "pending"


async def test_a_double_click_says_done(sit: Running) -> None:
    async with sit() as seat:
        await click(seat, "Speak up", times=2)
        assert seat.player.view("speak").status == "done"


async def test_a_click_on_the_symbol_says_done_once(sit: Running) -> None:
    async with sit() as seat:
        await click(seat, "○ Less scrolling")
        assert seat.player.view("phone").status == "done"
        await click(seat, "● Less scrolling")
        message = seat.app.main.messages.said
        assert message is not None
        assert "already" in message.text


async def test_a_click_on_a_heading_or_into_the_empty_does_nothing(sit: Running) -> None:
    async with sit() as seat:
        await click(seat, "Today, Sunday")
        await seat.pilot.click(offset=(20, 19))
        assert seat.app.main.home.quests.chosen == 0


async def test_the_wheel_moves_the_choice(sit: Running) -> None:
    async with sit() as seat:
        quests = seat.app.main.home.quests
        for kind, chosen in ((MouseScrollDown, 1), (MouseScrollDown, 2), (MouseScrollUp, 1)):
            quests.post_message(kind(quests, 3, 3, 0, 0, 0, shift=False, meta=False, ctrl=False))
            await seat.settle()
            assert quests.chosen == chosen
            assert seat.app.main.home.climb.subject is not None
            assert seat.app.main.home.climb.subject.view.id == quests.rows[chosen].view.id


async def test_the_key_bar_is_clicked(sit: Running) -> None:
    async with sit() as seat:
        await click(seat, "Less scrolling")
        await click(seat, "space done")
        assert seat.player.view("phone").status == "done"
        await click(seat, "u undo")
        assert seat.player.view("phone").status == "pending"
        await click(seat, "? help")
        assert seat.app.screen is not seat.app.main
        await seat.press("escape")
        assert seat.app.screen is seat.app.main


async def test_an_answer_is_clicked_and_a_click_beside_leaves(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("down", "o")
        await seat.pilot.click(offset=(1, 1))
        await seat.settle()
        assert seat.app.screen is seat.app.main
        await seat.press("o")
        await click(seat, "Down to step 2")
        await click(seat, "Not now")
        assert seat.player.view("lights").step.index == 2
        assert seat.app.screen is seat.app.main


async def test_the_first_page_is_clicked(sit: Running) -> None:
    async with sit("empty") as seat:
        await click(seat, "choose a quest")
        assert "Quest library" in text(seat.app)
        await click(seat, "esc back")
        assert "A mountain with no path" in text(seat.app)
