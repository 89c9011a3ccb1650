"""New goal: four questions, the mountain they make while typing, how sure one is, single steps, taking it."""

from pathlib import Path

import pytest

from game.screens.panes.goal import GoalPane
from tests.screens.conftest import Running, Seat
from tests.screens.frames import rows, text
from tests.screens.test_mouse import click, place_of

COUNTED = ("tab", "c", "tab", *"pages", "tab", *"page", "tab", "2", "tab", *"30", "tab", *"daily")
"""The questions of a counted goal after the first; the keys are on the days then."""


def page(seat: Seat) -> GoalPane:
    pane = seat.app.main.pane
    assert isinstance(pane, GoalPane)
    return pane


async def begin(seat: Seat, *keys: str) -> GoalPane:
    await seat.press("a")
    await seat.settle()
    pane = page(seat)
    await seat.press(*keys)
    await seat.pilot.pause()
    return pane


def said(seat: Seat) -> str:
    message = seat.app.main.messages.said
    return message.text if message else ""


def own_files(seat: Seat) -> list[Path]:
    return sorted((seat.player.root / "quests").glob("*.toml"))


# --- by keys alone ---------------------------------------------------------------------------------------------------


async def test_a_counted_goal_is_made_and_taken_by_keys(sit: Running) -> None:
    async with sit("empty") as seat:
        await begin(seat, *"Read every day", *COUNTED)
        assert not own_files(seat), "nothing is written before it is taken"
        await seat.press("tab", "9", "tab", "5", "tab", "2")
        assert "Start on step 4 of 10, suggested" in text(seat.app)
        await seat.press("tab", "enter")
        await seat.settle()
        row = seat.app.main.home.row
        assert row is not None
        assert row.view.id == "read-every-day"
        assert "is taken, at step 4 of 10" in said(seat)
        assert [path.name for path in own_files(seat)] == ["read-every-day.toml"]
        view = seat.player.view("read-every-day")
        assert (view.step.index, view.step.amount) == (4, 8)
        course = seat.player.game.played.world.courses["read-every-day"]
        assert dict(course.state.ratings) == {"a2": 90, "a10": 50, "a30": 20}


async def test_one_step_to_hold_takes_three_answers(sit: Running) -> None:
    async with sit("empty") as seat:
        await begin(seat, *"Make the bed", "down", "down", "down", *"every day", "ctrl+s")
        await seat.settle()
        assert seat.player.view("make-the-bed").step.of == 1
        await seat.press("space")
        assert seat.player.view("make-the-bed").status == "done"


async def test_written_steps_become_the_ladder(sit: Running) -> None:
    async with sit("empty") as seat:
        await begin(seat, *"Say hello", "tab", "tab", "m", "tab", *"Greet one person.", "enter", *"Ask a question.")
        await seat.press("tab", *"weekdays", "ctrl+s")
        await seat.settle()
        assert [step.instruction for step in seat.player.session().ladder("say-hello")] == [
            "Greet one person.",
            "Ask a question.",
        ]


async def test_more_days_a_week_become_the_ladder(sit: Running) -> None:
    async with sit("empty") as seat:
        await begin(seat, *"Walk", "tab", "tab", "d", "tab", "2", "tab", "5", "ctrl+s")
        await seat.settle()
        assert [step.days for step in seat.player.session().ladder("walk")] == [
            f"{n} times a week" for n in (2, 3, 4, 5)
        ]


async def test_a_habit_to_shrink(sit: Running) -> None:
    async with sit("empty") as seat:
        pane = await begin(seat, *"Less scrolling", "tab", "a", "tab", *"minutes", "tab", *"minute", "tab", *"60")
        await seat.press("tab", *"90", "tab", *"daily")
        assert "A limit falls" in " ".join(text(seat.app).split())
        await seat.press("shift+tab", "backspace", "backspace", *"15")
        assert [step.amount for step in pane.ascent.steps] == [60, 45, 30, 25, 20, 15]
        await seat.press("ctrl+s")
        await seat.settle()
        assert seat.player.view("less-scrolling").measure == "at_most"


# --- by the mouse alone (but for the letters) ------------------------------------------------------------------------


async def test_a_goal_is_made_and_taken_by_mouse(sit: Running) -> None:
    async with sit("empty", (120, 40)) as seat:
        await begin(seat)
        await click(seat, "1 What do you want")
        await seat.press(*"Sit quietly")
        await click(seat, "minutes")
        await click(seat, "on a bad day")
        await seat.press("5")
        await click(seat, "3 Where to?")
        await seat.press(*"20")
        await click(seat, "4 Which days?")
        await seat.press(*"daily")
        await click(seat, "Sit quietly: 12 minutes.")
        await click(seat, "- remove")
        await click(seat, "Sit quietly: 8 minutes.")
        await click(seat, "+ add")
        await click(seat, "Sit quietly: 10 minutes.")
        assert "Start on step 4 of 6, your choice" in text(seat.app)
        await click(seat, "enter edit")
        await click(seat, "Keep it")
        await click(seat, "Take it")
        assert seat.player.view("sit-quietly").step.amount == 10


async def test_sliders_are_clicked_and_dragged(sit: Running) -> None:
    async with sit("empty", (120, 40)) as seat:
        pane = await begin(seat, *"Read", *COUNTED)
        slider = pane.form.sliders[0]
        left, y = slider.region.x + slider._bar[0], slider.region.y
        cells = slider._bar[1]
        await seat.pilot.click(offset=(left + cells - 1, y))
        assert slider.tens == 10
        y = slider.region.y
        await seat.pilot.mouse_down(offset=(left + cells - 1, y))
        await seat.pilot.hover(offset=(left + cells // 2, y))
        await seat.pilot.mouse_up(offset=(left + cells // 2, y))
        assert slider.tens == 5
        await seat.press("backspace")
        assert slider.tens is None


async def test_a_click_on_the_mountain_starts_there(sit: Running) -> None:
    async with sit("empty", (120, 40)) as seat:
        pane = await begin(seat, *"Read", *COUNTED)
        x, y = place_of(seat, "▲")
        await seat.pilot.click(offset=(x, y + 1))
        assert pane.drawing is not None
        assert pane.drawing.start == 10
        await click(seat, "Take it")
        assert seat.player.view("read").step.index == 10


# --- while typing ----------------------------------------------------------------------------------------------------


async def test_the_mountain_grows_with_each_key(sit: Running) -> None:
    async with sit("empty", (120, 40)) as seat:
        pane = await begin(seat, *"Read", "tab", "c", "tab", *"pages", "tab", "tab", "2", "tab")
        heights = [len(pane.ascent.steps)]
        frames = [text(seat.app)]
        for key in "30":
            await seat.press(key)
            heights.append(len(pane.ascent.steps))
            frames.append(text(seat.app))
        assert heights == [1, 2, 10]
        assert len(set(frames)) == 3
        assert "▲" in frames[-1]


async def test_mistakes_stand_beside_their_question_once_it_was_begun(sit: Running) -> None:
    async with sit("empty") as seat:
        await begin(seat, *"Read")
        assert "!" not in text(seat.app), "what was not reached yet is no mistake"
        await seat.press("tab", "c", "tab", "tab", "tab", "x")
        frame = " ".join(text(seat.app).split())
        assert "Say what is counted, such as" in frame
        assert "A whole number, such as 10." in frame
        await seat.press("backspace", "8", "tab", "5", "tab", *"never")
        frame = " ".join(text(seat.app).replace("│", " ").split())
        assert "“never” names no" in frame
        assert "less than 8" in frame


async def test_taking_what_is_not_whole_goes_to_what_is_open(sit: Running) -> None:
    async with sit("empty") as seat:
        pane = await begin(seat, *"Read", "tab", "m", "tab", "2", "tab", "tab", "tab", "enter")
        assert seat.app.main.focused is pane.form.fields["target"].query_one("Input")
        assert "Say where to" in said(seat)
        assert not own_files(seat)


async def test_the_player_picks_the_start_whatever_is_suggested(sit: Running) -> None:
    async with sit("empty") as seat:
        pane = await begin(seat, *"Read", *COUNTED, "tab", "9", "tab", "9", "tab", "9", "tab", "tab")
        assert pane.drawing is not None
        assert pane.drawing.suggested == 10
        await seat.press("home", "space", "right")
        assert pane.drawing.start == 2
        assert "your choice" in text(seat.app)
        await seat.press("shift+tab", "shift+tab", "0")
        assert pane.drawing.start == 2


# --- single steps ----------------------------------------------------------------------------------------------------


async def to_steps(seat: Seat) -> GoalPane:
    pane = await begin(seat, *"Read", *COUNTED)
    await seat.press(*["tab"] * 5)
    assert seat.app.main.focused is pane.ascent
    return pane


async def test_a_step_is_changed_and_taken_as_it_was_changed(sit: Running) -> None:
    async with sit("empty") as seat:
        pane = await to_steps(seat)
        await seat.press("down", "down", "enter")
        await seat.press("tab", "backspace", "6", "tab", "end", *" Sit down first.", "tab", "backspace", "2", "enter")
        await seat.settle()
        step = pane.ascent.steps[2]
        assert (step.amount, step.instruction) == (6, "Read: 6 pages.")
        assert pane.drawing is not None
        assert pane.drawing.preview is not None
        assert pane.drawing.preview.mastery[2] == "2 of 4"
        await seat.press("space", "ctrl+s")
        await seat.settle()
        taken = seat.player.view("read").step
        assert (taken.index, taken.amount, taken.tiny[-15:]) == (3, 6, "Sit down first.")
        assert seat.player.view("read").window.need == 2


async def test_a_change_that_breaks_the_ladder_is_told_at_the_step_and_not_kept(sit: Running) -> None:
    async with sit("empty") as seat:
        pane = await to_steps(seat)
        await seat.press("down", "enter", "tab", "backspace", *"99")
        assert "amounts rise from step to step" in " ".join(text(seat.app).split())
        await seat.press("enter")
        assert seat.app.screen is not seat.app.main, "it stays open until it is mended"
        await seat.press("escape")
        assert pane.ascent.steps[1].amount == 3


async def test_steps_are_removed_and_put_between(sit: Running) -> None:
    async with sit("empty") as seat:
        pane = await to_steps(seat)
        await seat.press("down", "-")
        assert [step.amount for step in pane.ascent.steps][:3] == [2, 5, 8]
        await seat.press("home", "+")
        assert [step.amount for step in pane.ascent.steps][:4] == [2, 3, 5, 8]
        await seat.press("home", "+")
        assert "no whole amount between 2 pages and 3 pages" in said(seat)


async def test_a_ladder_broken_by_another_answer_cannot_be_taken(sit: Running) -> None:
    async with sit("empty") as seat:
        pane = await to_steps(seat)
        await seat.press("end", "enter", "tab", "end", "backspace", "backspace", *"60", "enter")
        await seat.settle()
        assert [step.amount for step in pane.ascent.steps][-1] == 60
        await seat.press("up", "enter", "tab", "backspace", "backspace", *"50", "enter")
        await seat.settle()
        assert pane.drawing is not None
        assert pane.drawing.whole


# --- leaving and coming back -----------------------------------------------------------------------------------------


async def test_escape_asks_once_something_was_typed_and_keeps_it(sit: Running) -> None:
    async with sit("empty") as seat:
        await begin(seat, "escape")
        await seat.settle()
        assert seat.app.main.pane.id == "home", "nothing was typed: nothing is asked"
        await begin(seat, *"Read", "escape")
        assert "Leave this goal for now?" in text(seat.app)
        await seat.press("k")
        await seat.settle()
        assert seat.app.main.pane.id == "home"
        await begin(seat)
        assert "Read" in rows(seat.app)[3]
        await seat.press("escape", "x")
        await seat.settle()
        pane = await begin(seat)
        assert not pane.form.fields["what"].query_one("Input").value  # type: ignore[attr-defined]


async def test_letters_never_leave_the_page(sit: Running) -> None:
    async with sit("empty") as seat:
        pane = await begin(seat, *"Read", "tab", *"qlaedu", "tab", *"qle", "tab", *"q")
        await seat.settle()
        assert seat.app.main.pane is pane
        assert seat.app.return_code is None


@pytest.mark.parametrize("size", [(60, 20), (40, 12), (200, 60)])
async def test_it_works_at_every_size(sit: Running, size: tuple[int, int]) -> None:
    async with sit("empty", size) as seat:
        await begin(seat, *"Read", *COUNTED, *["tab"] * 5, "down", "down", "space", "ctrl+s")
        await seat.settle()
        assert seat.player.view("read").step.index == 3


async def test_a_disk_that_refuses_leaves_the_page_as_it_was(sit: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sit("empty") as seat:
        pane = await begin(seat, *"Read", *COUNTED)

        def full(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("game.play.goals.write_atomic", full)
        await seat.press("ctrl+s")
        await seat.settle()
        assert "Not saved" in said(seat)
        assert seat.app.main.pane is pane
        assert pane.drawing is not None
        assert pane.drawing.whole


async def test_the_first_letters_may_come_before_the_page_has_loaded(
    sit: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.screens.panes.goal.loaded", lambda: False)
    async with sit("empty") as seat:
        await seat.press("a", *"Re")
        await seat.settle()
        await seat.press(*"ad", *COUNTED, "ctrl+s")
        await seat.settle()
        assert seat.player.view("read").step.of == 10
