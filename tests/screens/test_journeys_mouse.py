"""The same flows by the mouse alone, but for words that are asked for: those are typed, and enter ends them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from game.rules.events import Noted, Rated, Set
from game.screens.actions import BY_ID
from game.screens.panes.library import LibraryPane
from tests.screens.conftest import Running, Seat
from tests.screens.everywhere import here
from tests.screens.frames import rows, text
from tests.screens.playing import BROKEN, READ, TODAY
from tests.screens.test_journeys_keys import facts, rests, settings_of, typed
from tests.screens.test_mouse import click, place_of

TOMORROW = TODAY + timedelta(days=1)
LARGE = (120, 40)


async def say(seat: Seat, words: str) -> None:
    """Type what was asked for."""
    await typed(seat, words)
    await seat.press("enter")
    await seat.settle()


async def find(seat: Seat, words: str) -> None:
    """A click on the top line, a few letters, and a click on what they find."""
    await click(seat, "UNDAUNTED")
    await seat.press(*words)
    await seat.settle()
    hits = seat.app.screen.query_one("#hits").region
    await seat.pilot.click(offset=(hits.x + 4, hits.y))
    await seat.settle()


async def do(seat: Seat, action: str) -> None:
    """A click on a key of the bar; what it has no room for is found by its name."""
    bar, start = seat.app.main.key_bar, 1
    for end, name in bar._ends:
        if name == action:
            await seat.pilot.click(offset=(bar.inset + start, bar.region.y))
            await seat.settle()
            return
        start = end + 1
    await find(seat, BY_ID[action].help)


async def beside(seat: Seat) -> None:
    """A click beside a dialog leaves it."""
    await seat.pilot.click(offset=(0, seat.app.size.height // 2))
    await seat.settle()


async def test_from_the_welcome_to_the_first_check_in(sit: Running) -> None:
    async with sit("empty") as seat:
        for words in ("begin: two minutes", "Begin: it takes", "Read, or write", "Read every day", "from the first"):
            await click(seat, words)
        await click(seat, "I did the tiny version")
        await click(seat, "Go to the mountain")
        assert here(seat) == "HomePane"
        assert seat.player.view("read-daily").status == "some"


async def test_a_day_done_some_amount_rest_undone_and_redone(sit: Running) -> None:
    async with sit(size=LARGE) as seat:
        await click(seat, "↺ Lights out")
        assert seat.player.view("lights").status == "done"
        await do(seat, "undo")
        assert seat.player.view("lights").status == "pending"
        await find(seat, "bring back")
        assert seat.player.view("lights").status == "done"
        await click(seat, "Speak up")
        await do(seat, "some")
        await click(seat, "Less scrolling")
        await do(seat, "amount")
        await say(seat, "=40")
        assert (seat.player.view("phone").amount, seat.player.view("speak").status) == (40, "some")
        await do(seat, "undo")
        await do(seat, "rest")
        assert (seat.player.view("phone").amount, seat.player.view("phone").status) == (25, "rest")


async def test_coming_back_small_with_a_plan_for_the_next_time(sit: Running) -> None:
    async with sit() as seat:
        await click(seat, "Lights out")
        await click(seat, "o come back")
        await click(seat, "I did the tiny version")
        await click(seat, "Travel")
        await click(seat, "If I pack a bag")
        view = seat.player.view("lights")
        assert (view.status, view.lapse, [plan.barrier for plan in view.plans]) == ("some", 0, ["travel"])


async def test_a_step_is_mastered_rated_and_the_next_one_climbed(sit: Running) -> None:
    async with sit("nearly_mastered") as seat:
        await do(seat, "done")
        x, y = place_of(seat, "not said")
        await seat.pilot.click(offset=(x - 7, y))
        await seat.settle()
        await click(seat, "Up to step 2")
        assert [fact.value for fact in facts(seat, Rated) if isinstance(fact, Rated)] == [100]
        seat.player.clock.go_to(TOMORROW)
        assert seat.player.view("read").step.index == 2


async def test_at_the_summit_it_is_kept_as_a_habit(sit: Running) -> None:
    async with sit("nearly_up") as seat:
        await do(seat, "done")
        await click(seat, "k  Keep this step")
        view = seat.player.view("lake")
        assert (view.status, view.mastered, view.offer) == ("done", (True,), None)


async def test_at_the_summit_a_longer_ladder_is_made(sit: Running) -> None:
    async with sit("nearly_up") as seat:
        await do(seat, "done")
        await click(seat, "Climb higher")
        await say(seat, "9")
        seat.player.clock.go_to(TOMORROW)
        assert seat.player.session().ladder("lake")[-1].amount == 9


async def test_at_the_summit_it_is_handed_in(sit: Running) -> None:
    async with sit("nearly_up") as seat:
        await do(seat, "done")
        await click(seat, "Hand it in")
        await click(seat, "Hand it in")
        today = seat.player.session().today
        assert (today.quests, today.hall) == ((), ("Walk round the lake",))


async def test_a_goal_of_ones_own_is_asked_made_and_taken(sit: Running) -> None:
    async with sit("empty", LARGE) as seat:
        await do(seat, "goal")
        await click(seat, "1 What do you want")
        await seat.press(*"Sit quietly")
        await click(seat, "minutes")
        for words, answer in (("on a bad day", "5"), ("3 Where to?", "20"), ("4 Which days?", "mon,wed,fri")):
            await click(seat, words)
            await seat.press(*answer)
        await click(seat, "Take it")
        assert seat.player.view("sit-quietly").step.amount == 5
        assert seat.player.session().ladder("sit-quietly")[-1].amount == 20


async def test_a_broken_file_is_mended_in_an_editor_and_taken(sit: Running, shelf_of_our_own: Path) -> None:
    assert shelf_of_our_own
    async with sit("empty", LARGE) as seat:
        seat.player.write("read", BROKEN)
        await do(seat, "library")
        assert "read.toml:4:1" in text(seat.app)
        seat.player.write("read", READ)
        library = seat.app.main.pane
        assert isinstance(library, LibraryPane)
        library.look()
        await seat.settle()
        await click(seat, "Read 3 pages.")
        await do(seat, "take")
        assert seat.player.view("read").step.index == 2
        assert here(seat) == "HomePane"


async def test_a_quest_is_edited_rested_and_dropped_on_its_page(sit: Running) -> None:
    async with sit(size=LARGE) as seat:
        await click(seat, "Lights out")
        await do(seat, "quest")
        assert here(seat) == "QuestPane"
        await find(seat, "change the quest")
        await click(seat, "c  Cue")
        await say(seat, "After tea")
        assert seat.player.view("lights").cue == "After tea"
        await find(seat, "rest for longer")
        await click(seat, "sick")
        await say(seat, "fri")
        assert [rests(seat, "lights", TODAY + timedelta(days=days)) for days in (0, 5, 6)] == [True, True, False]
        await find(seat, "stop the chosen")
        await click(seat, "Stop it")
        assert "lights" not in {view.id for view in seat.player.session().today.quests}
        await do(seat, "home")
        assert here(seat) == "HomePane"


async def test_a_step_is_gone_to_from_its_card(sit: Running) -> None:
    async with sit(size=LARGE) as seat:
        await click(seat, "Lights out")
        await do(seat, "quest")
        await click(seat, "2  Put the phone away.")
        await click(seat, "Go to this step")
        assert seat.player.view("lights").step.index == 2


async def test_a_note_and_a_rating_are_kept(sit: Running) -> None:
    async with sit() as seat:
        await click(seat, "Lights out")
        await find(seat, "private line")
        await say(seat, "Slept well")
        await find(seat, "how sure you are")
        await click(seat, "Say it")
        assert [fact.text for fact in facts(seat, Noted) if isinstance(fact, Noted)] == ["Slept well"]
        assert [fact.value for fact in facts(seat, Rated) if isinstance(fact, Rated)] == [50]


async def test_evidence_is_read_and_leads_to_a_quest(sit: Running) -> None:
    async with sit(size=LARGE) as seat:
        await do(seat, "evidence")
        await click(seat, "Speak up in meetings")
        assert here(seat) == "QuestPane"
        await do(seat, "done")
        assert seat.player.view("speak").status == "done"


async def test_theme_motion_symbols_and_the_day_start_are_set(sit: Running) -> None:
    async with sit() as seat:
        await find(seat, "day start")
        assert here(seat) == "SettingsPane"
        await click(seat, "A day begins at")
        await say(seat, "05:30")
        for words in ("Motion   ", "Motion   ", "Theme   ", "Theme   "):
            await click(seat, words)
        await click(seat, "nord")
        await click(seat, "nord")
        await find(seat, "Symbols: ascii")
        kept = settings_of(seat)
        assert all(said in kept for said in ('theme = "nord"', 'motion = "reduced"', 'symbols = "ascii"'))
        assert {fact.key: fact.value for fact in facts(seat, Set) if isinstance(fact, Set)} == {
            "day_start": 5 * 60 + 30
        }


async def test_a_key_is_given_away_holds_and_is_taken_back(sit: Running) -> None:
    async with sit() as seat:
        await find(seat, "Change the key of rest")
        await do(seat, "change")
        assert here(seat) == "Listen"
        await seat.press("z")  # the answer itself
        await seat.settle()
        assert 'rest = "z"' in settings_of(seat)
        await do(seat, "change_back")
        assert "rest" not in settings_of(seat)


async def test_the_help_is_read_and_left(sit: Running) -> None:
    async with sit() as seat:
        await do(seat, "help")
        first = rows(seat.app)
        await click(seat, "3 Keys")
        assert rows(seat.app) != first
        await beside(seat)
        assert here(seat) == "HomePane"


async def test_everything_is_a_click_away_at_the_smallest_size(sit: Running) -> None:
    async with sit(size=(60, 20)) as seat:
        for words, there in (
            ("quest library", "LibraryPane"),
            ("day start", "SettingsPane"),
            ("shown you", "EvidencePane"),
        ):
            await find(seat, words)
            assert here(seat) == there
        await find(seat, "back to today")
        await find(seat, "go to speak")
        await find(seat, "missed")
        assert seat.player.view("speak").status == "missed"
