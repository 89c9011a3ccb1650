"""Each flow of the game as a short story, told by keys alone; what came of it is read from the save."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from game.rules.events import Noted, Rated, Set
from game.screens.panes.library import LibraryPane
from tests.screens.conftest import Running, Seat, sit_down
from tests.screens.everywhere import here
from tests.screens.frames import text
from tests.screens.playing import BROKEN, READ, TODAY, Player

TOMORROW = TODAY + timedelta(days=1)


async def keys(seat: Seat, *pressed: str) -> None:
    """Press keys one by one, each when the one before has gone all its ways."""
    for key in pressed:
        await seat.press(key)
        await seat.settle()


async def typed(seat: Seat, words: str) -> None:
    """Type in place of what stands there."""
    await seat.press("ctrl+u", "ctrl+k", *words)
    await seat.settle()


def rests(seat: Seat, quest: str, day: date) -> bool:
    seat.player.game.refresh()
    page = seat.player.game.played.written.quests.get(quest)
    return page is not None and any(rest.covers(day) for rest in page.rests)


def facts(seat: Seat, kind: type) -> list[object]:
    seat.player.game.refresh()
    return [event.fact for event in seat.player.game.recent if isinstance(event.fact, kind)]


def settings_of(seat: Seat) -> str:
    return (seat.player.root / "local" / "settings.toml").read_text("utf-8")


async def test_from_the_welcome_to_the_first_check_in(sit: Running) -> None:
    async with sit("empty") as seat:
        await keys(seat, "enter", "enter", "2", "1", "1", "t", "enter")
        assert here(seat) == "HomePane"
        view = seat.player.view("read-daily")
        assert (view.step.index, view.status) == (1, "some")


async def test_a_day_done_some_amount_rest_undone_and_redone(sit: Running) -> None:
    async with sit() as seat:
        await keys(seat, "space")  # yesterday's book
        assert seat.player.session().today.unsaid == ()
        await keys(seat, "home", "space")
        assert seat.player.view("lights").status == "done"
        await keys(seat, "u")
        assert seat.player.view("lights").status == "pending"
        await keys(seat, "U")
        assert seat.player.view("lights").status == "done"
        await keys(seat, "down", "s", "down", "r", "end", "=", "4", "0", "enter")
        statuses = {view.id: view.status for view in seat.player.session().today.quests}
        assert (statuses["read"], statuses["speak"]) == ("some", "rest")
        assert seat.player.view("phone").amount == 40
        await keys(seat, "u", "u", "u")
        assert {seat.player.view(quest).status for quest in ("read", "speak", "phone")} == {"pending"}
        assert (seat.player.view("phone").amount, seat.player.view("lights").status) == (25, "done")


async def test_coming_back_small_with_a_plan_for_the_next_time(sit: Running) -> None:
    async with sit() as seat:
        assert seat.player.view("lights").lapse == 2
        await keys(seat, "down", "o", "i", "1", "1")
        view = seat.player.view("lights")
        assert (view.status, view.lapse, len(view.plans)) == ("some", 0, 1)
        assert here(seat) == "HomePane"


async def test_a_step_is_mastered_rated_and_the_next_one_climbed(sit: Running) -> None:
    async with sit("nearly_mastered") as seat:
        await keys(seat, "space", "9")
        assert here(seat) == "Mastered"
        await keys(seat, "enter")
        assert [fact.value for fact in facts(seat, Rated) if isinstance(fact, Rated)] == [90]
        seat.player.clock.go_to(TOMORROW)
        assert seat.player.view("read").step.index == 2


async def test_at_the_summit_it_is_kept_as_a_habit(sit: Running) -> None:
    async with sit("nearly_up") as seat:
        await keys(seat, "space", "k")
        view = seat.player.view("lake")
        assert (view.status, view.step.index, view.mastered, view.offer) == ("done", 1, (True,), None)


async def test_at_the_summit_a_longer_ladder_is_made(sit: Running) -> None:
    async with sit("nearly_up") as seat:
        await keys(seat, "space", "h", "9", "enter")
        seat.player.clock.go_to(TOMORROW)
        view = seat.player.view("lake")
        assert view.step.of > 1
        assert seat.player.session().ladder("lake")[-1].amount == 9


async def test_at_the_summit_it_is_handed_in(sit: Running) -> None:
    async with sit("nearly_up") as seat:
        await keys(seat, "space", "i", "i")
        today = seat.player.session().today
        assert (today.quests, today.hall) == ((), ("Walk round the lake",))


async def test_a_goal_of_ones_own_is_asked_made_and_taken(sit: Running) -> None:
    async with sit("empty") as seat:
        await keys(seat, "a")
        await seat.press(*"Sit quietly", "tab", "m", "tab", "5", "tab", *"20", "tab", *"mon,wed,fri", "ctrl+s")
        await seat.settle()
        view = seat.player.view("sit-quietly")
        assert (view.title, view.step.amount, view.due) == ("Sit quietly", 5, False)
        assert seat.player.session().ladder("sit-quietly")[-1].amount == 20
        assert (seat.player.root / "quests" / "sit-quietly.toml").is_file()


async def test_a_broken_file_is_mended_in_an_editor_and_taken(sit: Running, shelf_of_our_own: Path) -> None:
    assert shelf_of_our_own
    async with sit("empty") as seat:
        seat.player.write("read", BROKEN)
        await keys(seat, "l", "enter")
        assert "read.toml:4:1" in text(seat.app)
        assert seat.player.session().today.quests == ()
        seat.player.write("read", READ)
        library = seat.app.main.pane
        assert isinstance(library, LibraryPane)
        library.look()
        await seat.settle()
        await keys(seat, "right", "enter")
        assert seat.player.view("read").step.index == 2
        assert here(seat) == "HomePane"


async def test_a_quest_is_edited_rested_and_dropped_on_its_page(sit: Running) -> None:
    async with sit() as seat:
        await keys(seat, "down", "v", "E", "c")
        await typed(seat, "After tea")
        await keys(seat, "enter")
        assert seat.player.view("lights").cue == "After tea"
        await keys(seat, "R")
        await typed(seat, "fri")
        await keys(seat, "enter")
        assert [rests(seat, "lights", TODAY + timedelta(days=days)) for days in (0, 5, 6)] == [True, True, False]
        await keys(seat, "X", "X")
        assert "lights" not in {view.id for view in seat.player.session().today.quests}
        await keys(seat, "escape")
        assert here(seat) == "HomePane"


async def test_a_step_is_gone_to_from_its_card(sit: Running) -> None:
    async with sit() as seat:
        await keys(seat, "down", "v", "i", "left", "g")
        assert seat.player.view("lights").step.index == 2


async def test_a_note_and_a_rating_are_kept(sit: Running) -> None:
    async with sit() as seat:
        await keys(seat, "down", "n")
        await seat.press(*"Slept well", "enter")
        await keys(seat, "t", "7", "enter")
        assert [fact.text for fact in facts(seat, Noted) if isinstance(fact, Noted)] == ["Slept well"]
        assert [fact.value for fact in facts(seat, Rated) if isinstance(fact, Rated)] == [70]


async def test_evidence_is_read_and_leads_to_a_quest(sit: Running) -> None:
    async with sit() as seat:
        await keys(seat, "e")
        assert "What I have shown" in text(seat.app)
        await keys(seat, "right", "v", "space")
        assert here(seat) == "QuestPane"
        before = {view.id for view in seat.player.session().today.quests if view.status == "done"}
        assert len(before) == 1, "the keys are about the quest that is shown"
        await keys(seat, "escape")
        assert here(seat) == "HomePane"


async def test_theme_motion_symbols_and_the_day_start_are_set(sit: Running) -> None:
    async with sit() as seat:
        await keys(seat, "comma", "enter")
        await typed(seat, "05:30")
        await keys(seat, "enter")
        for words in ("Theme: nord", "Motion: reduced", "Symbols: ascii"):
            await keys(seat, "ctrl+p")
            await seat.press(*words)
            await keys(seat, "enter")
        kept = settings_of(seat)
        assert all(said in kept for said in ('theme = "nord"', 'motion = "reduced"', 'symbols = "ascii"'))
        assert {fact.key: fact.value for fact in facts(seat, Set) if isinstance(fact, Set)} == {
            "day_start": 5 * 60 + 30
        }


async def test_a_key_is_given_away_holds_and_is_taken_back(sit: Running) -> None:
    async with sit() as seat:
        await keys(seat, "ctrl+p", *"Change the key of rest", "enter")
        assert here(seat) == "SettingsPane"
        await keys(seat, "enter", "z", "escape", "down", "z")
        assert seat.player.view("lights").status == "rest"
        await keys(seat, "u", "r")
        assert seat.player.view("lights").status == "pending", "the usual key is free now"
        await keys(seat, "comma", "left", "escape", "r")
        assert seat.player.view("lights").status == "rest"


async def test_the_help_is_read_from_its_first_line_to_its_last(sit: Running) -> None:
    async with sit() as seat:
        await keys(seat, "question_mark")
        first = text(seat.app)
        await keys(seat, "end")
        assert text(seat.app) != first
        await keys(seat, "escape")
        assert here(seat) == "HomePane"


async def test_the_palette_does_what_the_keys_do(sit: Running) -> None:
    async with sit() as seat:
        await keys(seat, "down", "ctrl+p")
        await seat.press(*"missed")
        await keys(seat, "enter")
        assert seat.player.view("lights").status == "missed"
        await keys(seat, "ctrl+p")
        await seat.press(*"go to speak")
        await keys(seat, "enter", "space")
        assert seat.player.view("speak").status == "done"


async def test_a_whole_first_evening_in_the_smallest_window_meant(tmp_path: Path) -> None:
    async with sit_down(Player(tmp_path / "save", TODAY), (60, 20)) as seat:
        await keys(seat, "enter", "enter", "2", "1", "1", "a", "enter")
        assert seat.player.view("read-daily").status == "done"
        await keys(seat, "n")
        await seat.press(*"It was easy", "enter")
        await keys(seat, "q")
    assert [fact.text for fact in facts(seat, Noted) if isinstance(fact, Noted)] == ["It was easy"]
