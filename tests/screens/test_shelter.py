"""The shelter on the screen: a mood in two keys, a word, an exercise at its exact pace, and what helps."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color
from textual.timer import Timer, TimerCallback

from game.play import shelter
from game.play.exercising import TOO_SHORT
from game.play.game import Game
from game.rules.events import Coped, Felt
from game.screens.dialogs.exercise import FRAMES, LEAVE, ExerciseDialog
from game.screens.dialogs.get_help import GetHelp
from game.screens.panes.shelter import ShelterPane
from game.screens.widgets.disc import RINGS, disc
from game.screens.widgets.mood_grid import PLACES
from tests.screens.conftest import Running, Seat
from tests.screens.everywhere import here
from tests.screens.frames import rows


class Time:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    stopped = Time()
    monkeypatch.setattr(ExerciseDialog, "clock", stopped)
    return stopped


def screen(seat: Seat) -> str:
    return "\n".join(rows(seat.app))


def said(seat: Seat) -> list[Felt | Coped]:
    game: Game = seat.app.main.session.game
    return [event.fact for event in game.recent if isinstance(event.fact, Felt | Coped)]


async def press(seat: Seat, *keys: str) -> None:
    for key in keys:
        await seat.press(key)
        await seat.settle()


def told(seat: Seat) -> str:
    """What the page tells over its lines."""
    pane = seat.app.main.pane
    assert isinstance(pane, ShelterPane)
    sheet = pane.page.sheet
    assert sheet.asked in screen(seat)
    assert sheet.told.split()[-1] in screen(seat)
    return f"{sheet.asked} {sheet.told}"


def dialog(seat: Seat) -> ExerciseDialog:
    top = seat.app.screen
    assert isinstance(top, ExerciseDialog)
    return top


async def after(seat: Seat, time: Time, seconds: float) -> ExerciseDialog:
    """Time passes, and the next frame is drawn."""
    time.at += seconds
    top = dialog(seat)
    top.tick()
    await seat.pilot.pause()
    return top


# --- saying a mood ----------------------------------------------------------------------------------------------------


async def test_two_digits_and_a_word_say_a_mood(sit: Running) -> None:
    async with sit() as seat:
        await press(seat, "e", "c", "2", "5")
        assert "Is there a word for it?" in screen(seat)
        await press(seat, "enter")
        (mood,) = said(seat)
        assert mood == Felt(mood.day, -1, 2, "tense")
        assert "Tense: unpleasant, very stirred." in screen(seat)
        assert "Slow breathing" in screen(seat)


async def test_arrows_and_letters_move_and_the_edges_hold(sit: Running) -> None:
    async with sit() as seat:
        for keys, place in (
            (("left", "left", "up"), (-2, 1)),
            (("h", "k"), (-1, 1)),
            (("l", "l", "l", "j"), (2, -1)),
            (("right", "down", "down", "down"), (1, -2)),
        ):
            await press(seat, "e", "c", *keys, "enter", "tab")
            mood = said(seat)[-1]
            assert isinstance(mood, Felt)
            assert (mood.pleasant, mood.stirred, mood.word) == (*place, "")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_a_click_on_a_place_chooses_and_a_second_one_says_it(sit: Running, size: tuple[int, int]) -> None:
    async with sit("several_weeks", size) as seat:
        await press(seat, "e", "c")
        pane = seat.app.main.pane
        assert isinstance(pane, ShelterPane)
        assert pane.page._grid is not None
        top, grid = pane.page._grid
        inside = pane.page.content_region

        async def click(across: int, down: int) -> None:
            x = inside.x + grid.left + across * grid.wide + grid.wide // 2
            await seat.pilot.click(offset=(x, inside.y + top + grid.top + down * grid.high))
            await seat.settle()

        for across, down in zip(range(PLACES), (4, 2, 0, 1, 3), strict=True):
            await click(across, down)
            assert pane.visit.at == (across - 2, 2 - down)
        await click(4, 3)
        assert "Is there a word for it?" in screen(seat)


async def test_a_word_of_ones_own(sit: Running) -> None:
    async with sit() as seat:
        await press(seat, "e", "c", "2", "5", "7", *"frayed", "enter")
        assert said(seat)[-1] == Felt(said(seat)[-1].day, -1, 2, "frayed")
        assert "Frayed: unpleasant, very stirred." in screen(seat)


async def test_escape_leaves_at_once_and_nothing_is_written(sit: Running, time: Time) -> None:
    assert time
    async with sit() as seat:
        for keys in (("2",), ("2", "4"), ("i",)):
            await press(seat, "e", "c", *keys, "escape")
            assert here(seat) == "HomePane", keys
            assert said(seat) == []


async def test_escape_in_an_exercise_leads_back_to_the_shelter(sit: Running, time: Time) -> None:
    """On Home the next enter would say done for a quest."""
    async with sit() as seat:
        for keys in (("enter",), ("enter", "enter"), ("4", "enter", "enter")):
            await press(seat, "e", "c", "i", *keys)
            time.at += 60
            await press(seat, "escape")
            assert here(seat) == "ShelterPane", keys
            assert "A pause of a few minutes" in screen(seat)
            assert said(seat) == []
            await press(seat, "escape")


async def test_escape_asks_before_what_was_written_goes(sit: Running, time: Time) -> None:
    async with sit("several_weeks", (60, 20)) as seat:
        await press(seat, "e", "c", "i", "4", "enter", *"soup", "escape")
        assert here(seat) == "ExerciseDialog"
        assert LEAVE in screen(seat)
        await press(seat, "enter")
        assert dialog(seat).entry.value == "soup", "enter keeps on, where it was"
        await press(seat, "escape", "s")
        assert LEAVE not in screen(seat), "who writes on, stays"
        await press(seat, "enter", "escape")
        assert LEAVE in screen(seat), "what was written on the page before counts, too"
        time.at += 30
        await press(seat, "enter", *"boil", "enter", "enter", "tab")
        assert [fact.text for fact in said(seat) if isinstance(fact, Coped)] == ["What is ahead soups. First boil."]
        await press(seat, "e", "c", "i", "4", "enter", *"soup", "escape", "escape")
        assert here(seat) == "ShelterPane"
        assert len(said(seat)) == 1


@pytest.mark.parametrize(("seconds", "kept"), [(9, 0), (11, 1)])
async def test_what_ended_within_ten_seconds_does_not_count(sit: Running, time: Time, seconds: int, kept: int) -> None:
    async with sit() as seat:
        await press(seat, "e", "c", "i", "enter", "enter")
        await after(seat, time, seconds)
        await press(seat, "enter", "enter")
        assert here(seat) == "ShelterPane"
        assert len(said(seat)) == kept
        assert (TOO_SHORT in screen(seat)) == (not kept)


async def test_a_mood_can_be_taken_back(sit: Running) -> None:
    async with sit() as seat:
        await press(seat, "e", "c", "2", "5", "enter", "u")
        assert shelter.shelter(seat.app.main.session.game).moods == ()


# --- an exercise ------------------------------------------------------------------------------------------------------


async def test_from_a_mood_to_what_helps(sit: Running, time: Time) -> None:
    async with sit() as seat:
        await press(seat, "e", "c", "2", "5", "enter", "enter")
        assert "Breathe in for four seconds" in screen(seat)
        await press(seat, "enter")
        await after(seat, time, 121)
        assert "Let the breath go its own way again." in screen(seat)
        await press(seat, "enter")
        assert "And now?" in screen(seat)
        await press(seat, "3", "4")
        felt, coped = said(seat)
        assert isinstance(felt, Felt)
        assert coped == Coped(coped.day, "slow-breathing", 121, (-1, 2), (0, 1), "")
        assert told(seat) == "It feels better than before. Slow breathing: helped 1 of 1 time."


async def test_the_pace_is_exact_whatever_was_drawn(sit: Running, time: Time) -> None:
    """In 4 s, out 6 s, twelve times: asked at odd moments, with most frames never drawn."""
    async with sit("several_weeks", (120, 40)) as seat:
        await press(seat, "c", "i", "enter", "enter")
        begun = time.at
        for late in (0.0, 0.9, 3.1, 0.05, 2.0, 3.9, 0.1, 17.3, 61.0, 20.4):
            top = await after(seat, time, late)
            now, elapsed = top.shown.beat(), time.at - begun
            assert now is not None
            assert now.phase.say == ("Breathe in" if elapsed % 10 < 4 else "Breathe out")
            assert now.round == int(elapsed // 10) + 1
            assert now.phase.say in screen(seat)
            assert f"breath {now.round} of 12" in screen(seat)
        await after(seat, time, begun + 120 - time.at)
        assert "Let the breath go" in screen(seat)


def test_the_disc_grows_with_the_breath_and_fits_its_room() -> None:
    ink, ground = Color.parse("#9ab8ff"), Color.parse("#15101d")
    core = ground.blend(ink, RINGS[0][1], alpha=1.0).hex6

    def filled(size: float, width: int, height: int) -> int:
        drawn = disc(size, width, height, ink, ground)
        assert len(drawn) == height
        assert {row.cell_length for row in drawn} == {width}
        return sum(span.end - span.start for row in drawn for span in row.spans if core in str(span.style))

    sizes = [filled(tenth / 10, 44, 22) for tenth in range(11)]
    assert sizes == sorted(sizes)
    assert sizes[-1] > 4 * sizes[0] > 0
    for width, height in ((1, 1), (3, 9), (10, 5)):
        filled(1.0, width, height)


async def test_at_most_twelve_frames_a_second(sit: Running, time: Time, monkeypatch: pytest.MonkeyPatch) -> None:
    assert time
    waits: list[float] = []
    async with sit() as seat:
        await press(seat, "c", "i", "enter")
        top = dialog(seat)
        timer = top.set_timer

        def noted(delay: float, callback: TimerCallback) -> Timer:
            waits.append(delay)
            return timer(9, callback)

        monkeypatch.setattr(top, "set_timer", noted)
        await press(seat, "enter")
        await after(seat, time, 0.3)
        assert waits
        assert min(waits) >= 1 / FRAMES


@pytest.mark.parametrize("how", ["motion", "colour", "ascii"])
async def test_where_nothing_may_move_it_changes_with_the_second(
    sit: Running, time: Time, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    if how == "colour":
        monkeypatch.setenv("NO_COLOR", "1")
    if how == "ascii":
        monkeypatch.setenv("UNDAUNTED_SYMBOLS", "ascii")
    async with sit() as seat:
        if how == "motion":
            seat.app.animation_level = "none"
        await press(seat, "c", "i", "enter", "enter")
        await after(seat, time, 1.0)
        one = screen(seat)
        for late in (0.2, 0.3, 0.4):
            await after(seat, time, late)
            assert screen(seat) == one
        await after(seat, time, 0.1)
        assert screen(seat) != one


async def test_enough_before_its_end_is_kept(sit: Running, time: Time) -> None:
    async with sit() as seat:
        await press(seat, "e", "c", "i", "enter", "enter")
        await after(seat, time, 30)
        await press(seat, "enter", "enter")
        (coped,) = said(seat)
        assert coped == Coped(coped.day, "slow-breathing", 30)
        assert "not yet with a feeling said both before and after" in told(seat)


async def test_lines_are_written_and_kept_for_the_player(sit: Running, time: Time) -> None:
    async with sit() as seat:
        await press(seat, "e", "c", "2", "4", "enter", "i", "4", "enter", *"soup", "enter")
        time.at += 30
        await press(seat, *"boil", "enter", "enter", "tab")
        coped = said(seat)[-1]
        assert isinstance(coped, Coped)
        assert (coped.exercise, coped.text) == ("step-back", "What is ahead soup. First boil.")
        assert (coped.before, coped.after) == ((-1, 1), None)


# --- before a due step ------------------------------------------------------------------------------------------------


async def test_a_mood_before_a_due_quest_is_one_line_and_one_key_on_home(sit: Running, time: Time) -> None:
    assert time
    async with sit("several_weeks", (120, 40)) as seat:
        quest = seat.app.main.home.quests
        await press(seat, "down")
        row = quest.row
        assert row is not None
        assert row.view.status == "pending"
        await press(seat, "c", "2", "5", "enter", "escape")
        subject = seat.app.main.home.climb.subject
        assert subject is not None
        key, told = subject.mood
        assert key == "c"
        assert told.endswith(" first, if you like: 1 minute.")
        assert f"c  {told[:20]}" in screen(seat)
        assert here(seat) == "HomePane"
        await press(seat, "c")
        assert "Tense: unpleasant, very stirred." in screen(seat)
        await press(seat, "enter")
        assert here(seat) == "ExerciseDialog"
        await press(seat, "escape")
        assert here(seat) == "ShelterPane"
        await press(seat, "escape")
        assert here(seat) == "HomePane"


# --- the page of help -------------------------------------------------------------------------------------------------


def truth(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


async def test_the_page_of_help_is_one_key_from_everywhere_and_writes_nothing(sit: Running) -> None:
    async with sit() as seat:
        for keys in ((), ("l",), ("e",), ("comma",), ("c",), ("question_mark",), ("ctrl+p",), ("down", "n")):
            await press(seat, *keys)
            place, before = here(seat), truth(seat.player.root)
            await press(seat, "f8" if keys in (("down", "n"), ("ctrl+p",)) else "!")
            assert isinstance(seat.app.screen, GetHelp), keys
            assert "If you need more than a game" in screen(seat)
            await press(seat, "escape")
            assert here(seat) == place
            assert truth(seat.player.root) == before
            await press(seat, "escape")
