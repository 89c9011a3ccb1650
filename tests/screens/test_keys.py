"""Every key of the game does what it says, on the screen and in the save."""

import pytest

from game.screens.actions import ACTIONS, AWAY, HOME
from game.screens.keymap import Keymap
from game.screens.main import MainScreen
from game.screens.panes import OPEN
from game.screens.panes.pane import Pane
from game.screens.themes import DAYLIGHT
from tests.screens.conftest import Running, Seat
from tests.screens.frames import text
from tests.screens.playing import TODAY


def said(seat: Seat) -> str:
    """What the message bar says."""
    message = seat.app.main.messages.said
    return message.text if message else ""


def row_of(frame: str, words: str) -> str:
    """The line of the list that says these words."""
    return next(row for row in frame.splitlines() if words in row[:40])


def test_the_table_of_actions_is_whole() -> None:
    for action in ACTIONS:
        assert action.word
        assert action.help[0].isupper()
        moves = action.id in ("up", "down", "first", "last", *OPEN)
        everywhere = any(hasattr(each, f"do_{action.id}") for each in (MainScreen, Pane))
        assert everywhere or action.panes or moves
    ranks = [action.rank for action in ACTIONS if action.rank]
    assert min(ranks) == 1


@pytest.mark.parametrize("pane", [HOME, *AWAY])
def test_no_key_means_two_things_in_one_place(pane: str) -> None:
    keymap = Keymap()
    keys = [key for action in ACTIONS if not action.panes or pane in action.panes for key in keymap.keys(action.id)]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("key", ["space", "enter"])
async def test_done(sit: Running, key: str) -> None:
    async with sit() as seat:
        before = seat.player.view("lights")
        assert (before.status, before.lapse) == ("pending", 2)
        await seat.press("down", key)
        after = seat.player.view("lights")
        assert (after.status, after.lapse, after.purse) == ("done", 0, 0)
        assert "Back after 2 missed days" in said(seat)
        assert "● Lights out at eleven" in text(seat.app)
        assert f"+{after.gained:.0f} m" in text(seat.app)


async def test_metres_and_warmth_are_on_the_screen_at_once(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("down")
        before = text(seat.app)
        await seat.press("space")
        after = text(seat.app)
        total = seat.player.session().today.metres
        assert f"{total:,.0f} m" in after.splitlines()[0]
        assert f"{total:,.0f} m" not in before.splitlines()[0]
        assert "●····" in row_of(before, "Lights out")
        assert "●●···" in row_of(after, "Lights out")


async def test_some_missed_and_rest(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("down", "s")
        assert seat.player.view("lights").status == "some"
        await seat.press("down", "m")
        assert seat.player.view("read").status == "missed"
        await seat.press("down", "r")
        assert seat.player.view("speak").status == "rest"
        assert "rests today" in said(seat)


async def test_yesterday_comes_first_and_goes_when_it_is_said(sit: Running) -> None:
    async with sit() as seat:
        assert "Yesterday, Saturday" in text(seat.app)
        assert seat.app.main.home.row is not None
        assert seat.app.main.home.row.unsaid
        await seat.press("space")
        assert "Yesterday" not in text(seat.app)
        assert seat.player.session().today.unsaid == ()
        assert ", yesterday: " in said(seat)


async def test_yesterday_may_be_a_rest(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("r")
        assert "Yesterday," not in text(seat.app)
        assert seat.player.view("read").lapse == 0


async def test_undo_names_what_it_takes_back_and_redo_brings_it_back(sit: Running) -> None:
    async with sit() as seat:
        total = seat.app.main.session.today.metres
        await seat.press("down", "space", "u")
        assert said(seat).startswith("Taken back: Lights out at eleven, done on Sun 22 Nov. −47 m.")
        assert said(seat) in " ".join(text(seat.app).split())
        assert seat.player.view("lights").status == "pending"
        assert seat.app.main.session.today.metres == total
        await seat.press("U")
        assert said(seat).startswith("Brought back: Lights out at eleven")
        assert seat.player.view("lights").status == "done"
        await seat.press("u", "ctrl+r")
        assert seat.player.view("lights").status == "done"


async def test_nothing_to_undo_is_one_line(sit: Running) -> None:
    async with sit("empty") as seat:
        await seat.press("u")
        assert "nothing to undo" in said(seat)
        await seat.press("U")
        assert "nothing to redo" in said(seat)


async def test_saying_it_twice_changes_nothing(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("down", "space")
        total = seat.app.main.session.today.metres
        await seat.press("space")
        assert "already" in said(seat)
        assert seat.app.main.session.today.metres == total


async def test_a_lower_word_is_refused_in_keys_of_the_game(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("down", "space", "s")
        assert "press u" in said(seat)
        assert "`" not in said(seat)
        assert seat.player.view("lights").status == "done"


@pytest.mark.parametrize(
    ("keys", "amount"),
    [
        (["4", "enter"], 29),
        (["+", "1", "2", "enter"], 37),
        (["+", "+", "5", "enter"], 30),
        (["=", "1", "2", "enter"], 12),
        (["=", "0", "enter"], 0),
    ],
)
async def test_amounts(sit: Running, keys: list[str], amount: int) -> None:
    async with sit() as seat:
        await seat.press("end", *keys)
        view = seat.player.view("phone")
        assert (view.amount, view.status) == (amount, "pending")
        assert f"{amount} of at most 60 minutes" in text(seat.app)


async def test_an_amount_that_is_none_stays_in_the_dialog(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("end", "1", "x", "enter")
        assert seat.app.screen is not seat.app.main
        assert "A number adds to the day" in text(seat.app)
        await seat.press("escape")
        assert seat.app.screen is seat.app.main
        assert seat.player.view("phone").amount == 25


async def test_at_most_is_closed_with_done(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("end", "space")
        assert seat.player.view("phone").status == "done"


async def test_a_quest_of_yes_and_no_takes_no_amount(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("down", "5")
        assert "yes or no" in said(seat)
        assert seat.app.screen is seat.app.main


async def test_moving_with_arrows_and_letters(sit: Running) -> None:
    async with sit() as seat:
        home = seat.app.main.home
        titles = []
        for key in ("down", "j", "up", "k", "G", "g", "end", "home"):
            await seat.press(key)
            titles.append(home.quests.chosen)
        assert titles == [1, 2, 1, 0, 4, 0, 4, 0]
        await seat.press("up")
        assert home.quests.chosen == 0


@pytest.mark.parametrize(
    ("key", "answer", "step", "message"),
    [
        ("s", "same", 3, "You stay on step 3"),
        ("t", "tiny", 3, "Press s when it is done"),
        ("d", "down", 2, "Step 2"),
        ("1", "same", 3, "You stay"),
    ],
)
async def test_a_comeback_is_answered(sit: Running, key: str, answer: str, step: int, message: str) -> None:
    async with sit() as seat:
        await seat.press("down", "o")
        shown = text(seat.app)
        assert "Two days without it." in shown
        assert "The tiny version today" in shown
        if key == "1":
            await seat.press("enter", "escape")
        else:
            await seat.press(key, "escape")
        assert message in said(seat), answer
        assert "`" not in said(seat)
        view = seat.player.view("lights")
        assert (view.step.index, view.offer) == (step, None)


async def test_the_ladder_by_hand_where_there_is_no_offer(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("end", "o")
        assert "There is no offer now" in text(seat.app)
        await seat.press("escape", "o", "u")
        assert "Step 2 of 3" in said(seat)


async def test_a_rating(sit: Running) -> None:
    async with sit("nearly_mastered") as seat:
        await seat.press("t")
        assert "Step 2: Read 3 pages." in text(seat.app)
        await seat.press("9", "right", "left", "enter")
        assert "90 of 100 for step 2" in said(seat)
        await seat.press("u")
        assert "the rating 90" in said(seat)


async def test_a_note_is_kept_and_cleaned(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("down", "n", *"a b", "enter")
        assert "Noted for Lights out at eleven" in said(seat)
        await seat.press("n", "escape")
        assert seat.app.screen is seat.app.main


async def test_a_quest_is_dropped_only_after_asking(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("down", "X", "enter")
        assert len(seat.player.session().today.quests) == 4
        await seat.press("X", "X")
        assert "is dropped" in said(seat)
        assert [view.id for view in seat.player.session().today.quests if view.id == "lights"] == []


async def test_everything_about_a_quest_is_one_key_away(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("down", "v")
        await seat.settle()
        assert seat.app.main.pane.id == "quest"
        assert "The ladder" in text(seat.app)
        await seat.press("j", "pagedown", "k", "pageup", "escape")
        await seat.settle()
        assert seat.app.main.pane.id == HOME


async def test_the_palette_knows_every_action_and_every_quest(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("ctrl+p")
        await seat.app.workers.wait_for_complete()
        await seat.press(*"speak")
        await seat.app.workers.wait_for_complete()
        await seat.pilot.pause(0.3)
        assert "Go to Speak up in meetings" in text(seat.app)
        await seat.press("enter")
        await seat.settle()
        assert seat.app.main.home.row is not None
        assert seat.app.main.home.row.view.id == "speak"


@pytest.mark.parametrize(("key", "code"), [("q", 0), ("ctrl+q", 0)])
async def test_quitting(sit: Running, key: str, code: int) -> None:
    async with sit() as seat:
        await seat.press(key)
        assert (seat.app.return_code or 0) == code


async def test_the_key_bar_shows_what_is_possible(sit: Running) -> None:
    async with sit("empty", (120, 40)) as seat:
        bar = text(seat.app).splitlines()[-1]
        assert "l library" in bar
        assert "a new goal" in bar
        assert "space" not in bar
        assert "undo" not in bar
    async with sit("several_weeks", (120, 40)) as seat:
        bar = text(seat.app).splitlines()[-1]
        for shown in ("space done", "s some", "u undo", "v quest", "? help"):
            assert shown in bar
        assert "+ amount" not in text(seat.app).splitlines()[-1] or seat.app.main.home.row
        assert "U redo" not in bar
        await seat.press("u")
        assert "redo" in {action.id for action in seat.app.main.key_bar.actions}


async def test_dusk_is_the_beginning_and_nothing_else_changes(sit: Running) -> None:
    async with sit() as seat:
        before = text(seat.app)
        await seat.press("d")
        assert seat.app.theme == DAYLIGHT.name
        assert text(seat.app) == before
        assert seat.player.session().today.day == TODAY
