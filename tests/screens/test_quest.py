"""One quest on one page: what it shows, how it moves, and that everything about a quest can be done there."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from textual.containers import VerticalScroll

from game.play import history
from game.rules.moves import Rate
from game.screens.actions import HOME, QUEST
from tests.screens.conftest import Running, Seat, sit_down
from tests.screens.frames import rows, text
from tests.screens.playing import READ, TODAY, Player
from tests.screens.test_hostile import HOSTILE, check, facing
from tests.screens.test_mouse import click, place_of


async def visit(seat: Seat, *keys: str) -> None:
    for key in (*keys, "v"):
        await seat.press(key)
        await seat.settle()
    assert seat.app.main.pane.id == QUEST


def flat(seat: Seat) -> str:
    return " ".join(text(seat.app).replace("│", " ").split())


async def test_the_page_tells_everything_about_a_quest(sit: Running) -> None:
    async with sit(size=(120, 60)) as seat:
        await visit(seat)
        shown = flat(seat)
        assert "Read every day · 2 of 4" in shown
        assert "The ladder · 5 of 6 mastered" in shown
        for words in (
            "base camp",
            "Read 12 pages.",
            "Cue After supper",
            "Plan B If it gets late",
            "Why To know that I",
        ):
            assert words in shown
        assert "Came back 2 of 3 times" in shown
        assert "2 missed days from" in shown or "1 missed day from" in shown
        assert "The year · 15 of 19 due days done" in shown
        for meaning in ("● done 15", "◐ some 1", "◌ missed 3", "– rest 0", "· nothing asked"):
            assert meaning in shown
        assert "Nothing rated yet. t says" in shown


async def test_a_plan_is_told_once(sit: Running) -> None:
    async with sit(size=(120, 60)) as seat:
        await seat.press("down", "p", "1", "1")
        await seat.settle()
        await seat.press("v")
        await seat.settle()
        assert flat(seat).count("If I come home worn out") == 1


async def test_every_step_has_its_days_and_the_day_it_was_mastered(sit: Running) -> None:
    async with sit(size=(120, 60)) as seat:
        await visit(seat)
        first, here = (next(row for row in rows(seat.app) if words in row) for words in ("1  Read 2", "6  Read 12"))
        assert "◆ 1  Read 2 pages." in first
        assert "3 of 4" in first
        assert "6 Nov" in first
        assert "◈ 6  Read 12 pages." in here


async def test_all_that_can_be_done_about_a_quest_is_done_there(sit: Running) -> None:
    async with sit(size=(120, 60)) as seat:
        await visit(seat, "down")
        before = seat.player.view("lights")
        assert before.status == "pending"
        await seat.press("space")
        await seat.settle()
        assert seat.player.view("lights").status == "done"
        assert "Today ● +" in flat(seat)
        assert "done 15" in flat(seat), "the year counts it at once"
        await seat.press("u")
        await seat.settle()
        assert "done 14" in flat(seat)
        await seat.press("s")
        assert seat.player.view("lights").status == "some"
        asked = {"t": "How sure", "n": "A note", "E": "Change the quest", "R": "Rest until", "X": "Stop this", "o": ""}
        for key, words in asked.items():
            await seat.press(key)
            await seat.settle()
            assert seat.app.screen is not seat.app.main, key
            assert words in text(seat.app)
            await seat.press("escape")
            await seat.settle()
        assert seat.app.main.pane.id == QUEST


async def test_left_and_right_go_round_the_quests(sit: Running) -> None:
    async with sit() as seat:
        await visit(seat, "down")
        titles = []
        for key in ("right", "tab", "right", "right", "left", "shift+tab"):
            await seat.press(key)
            await seat.settle()
            titles.append(seat.app.main.pane.query_one("#about").border_title)
        told = [str(title) for title in titles]
        assert [title.split(" · ")[1] for title in told] == [f"{n} of 4" for n in (2, 3, 4, 1, 4, 3)]
        await seat.press("space")
        assert seat.player.view("speak").status == "done", "the keys are about the quest that is shown"


async def test_escape_goes_back_and_v_comes_to_the_chosen_one(sit: Running) -> None:
    async with sit() as seat:
        await visit(seat, "down")
        await seat.press("escape")
        await seat.settle()
        assert seat.app.main.pane.id == HOME
        await visit(seat, "down", "down")
        assert "Speak up in meetings" in text(seat.app)


async def test_the_page_scrolls_by_keys_and_by_wheel(sit: Running) -> None:
    async with sit(size=(60, 20)) as seat:
        await visit(seat, "down")
        page = seat.app.main.pane.query_one(VerticalScroll)
        assert page.max_scroll_y > 10
        seen = []
        for key in ("j", "pagedown", "k", "G", "pageup", "g"):
            await seat.press(key)
            await seat.settle()
            seen.append(page.scroll_y)
        assert seen[0] > 0
        assert seen[1] > seen[0] + 10
        assert seen[2] < seen[1]
        assert seen[3] == page.max_scroll_y > seen[4] > seen[5] == 0
        await seat.press("G")
        assert "stands beside it here" in flat(seat), "the last lines are there"


async def test_a_click_on_a_step_tells_about_it_and_keys_turn_it(sit: Running) -> None:
    async with sit(size=(120, 40)) as seat:
        await visit(seat)
        await click(seat, "4  Read 8 pages.")
        assert "Step 4 of 6" in text(seat.app)
        assert "done 3 of" in text(seat.app)
        await seat.press("left")
        assert "Step 3 of 6" in text(seat.app)
        await seat.press("home", "left")
        assert "Step 1 of 6" in text(seat.app)
        await seat.press("g")
        await seat.settle()
        assert seat.app.screen is seat.app.main
        assert seat.player.view("read").step.index == 1
        await seat.press("u")
        assert seat.player.view("read").step.index == 6


async def test_a_step_is_rated_from_its_card_and_stands_on_the_page(sit: Running) -> None:
    async with sit(size=(120, 40)) as seat:
        await visit(seat)
        await seat.press("i")
        assert "Step 6 of 6" in text(seat.app)
        assert "g  Go to this step" not in text(seat.app), "it is the step in force"
        await seat.press("t", "7", "enter")
        await seat.settle()
        (rating,) = seat.player.session().game.played.world.courses["read"].state.ratings
        assert rating[0] == "s6"
        await seat.press("G")
        assert f"step 6  {rating[1]:>3}" in text(seat.app)
        assert "not tried yet" in text(seat.app)


@pytest.mark.parametrize("size", [(60, 20), (76, 24), (80, 24), (100, 30)])
async def test_the_count_of_a_rating_is_never_cut_off(tmp_path: Path, size: tuple[int, int]) -> None:
    player = Player(tmp_path / "save", TODAY - timedelta(days=6))
    player.take("read", READ)
    player.game.say(Rate("read", 70, "s1"))
    player.play({"read": list("ddsdmd")}, TODAY)
    async with sit_down(player, size) as seat:
        await visit(seat)
        seen = [text(seat.app)]
        for _ in range(6):
            await seat.press("pagedown")
            seen.append(text(seat.app))
        (row, *_) = [row for shown in seen for row in shown.splitlines() if "16 Nov" in row and "step 1" in row]
        assert re.search(r"step 1\b.*\b70\b.*3 of 4", row)


async def test_what_was_said_stands_beside_what_was_done(tmp_path: Path) -> None:
    player = Player(tmp_path / "save", TODAY - timedelta(days=6))
    player.take("read", READ)
    player.game.say(Rate("read", 70, "s1"))
    player.play({"read": list("ddsdmd")}, TODAY)
    async with sit_down(player, (120, 60)) as seat:
        await visit(seat)
        (row,) = [row for row in rows(seat.app) if "step 1" in row and "did it" in row]
        assert "16 Nov  step 1   70" in row
        assert "did it 3 of 4" in row
        assert "◇" in row
        assert "●" in row


async def test_a_long_ladder_shows_the_steps_around_the_one_in_force(tmp_path: Path) -> None:
    from tests.screens.playing import quest_text

    player = Player(tmp_path / "save", TODAY)
    text_of = quest_text("long", "A long way", [f"Rung {n}." for n in range(1, 61)])
    player.take("long", text_of)
    player.game.say(Rate("long", 70, "s1"))
    from game.rules.moves import AnswerStep

    player.game.say(AnswerStep("long", "40"))
    async with sit_down(player, (120, 40)) as seat:
        await visit(seat)
        shown = text(seat.app)
        assert "◈ 40  Rung 40." in shown
        assert "more" in str(seat.app.main.pane.query_one("#ladder").border_title)
        assert " 1  Rung 1." not in shown
        assert "● done 0" in shown, "the year is not pushed off the page"


async def test_dropping_the_only_quest_leads_home(tmp_path: Path) -> None:
    player = Player(tmp_path / "save", TODAY - timedelta(days=1))
    player.take("read", READ)
    async with sit_down(player, (80, 24)) as seat:
        await visit(seat)
        await seat.press("X")
        await seat.settle()
        await seat.press("X")
        await seat.settle()
        assert seat.app.main.pane.id == HOME
        assert seat.player.session().today.quests == ()


async def test_a_long_journal_is_read_behind_the_page(sit: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "is_quick", lambda _: False)
    async with sit(size=(120, 40)) as seat:
        await seat.press("v")
        await seat.settle()
        for _ in range(100):
            if "The year · 15 of 19" in text(seat.app):
                break
            await seat.pilot.pause(0.05)
        assert "The year · 15 of 19 due days done" in text(seat.app)
        await seat.press("space")
        assert seat.player.view("read").status == "done"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_nothing_is_wider_than_its_box(sit: Running, size: tuple[int, int]) -> None:
    async with sit(size=size) as seat:
        await visit(seat, "down")
        for key in ("g", "pagedown", "pagedown", "right", "right"):
            await seat.press(key)
            await seat.settle()
            check(seat)


@pytest.mark.parametrize("name", ["action", "close", "escape", "bidi", "wide", "zalgo", "long", "empty"])
async def test_hostile_texts_are_shown_as_text(tmp_path: Path, name: str) -> None:
    async with facing(tmp_path, HOSTILE[name], (80, 24)) as seat:
        await visit(seat)
        for key in ("pagedown", "pagedown", "g", "i", "right", "escape", "E", "c", "escape", "R", "tab", "escape"):
            await seat.press(key)
            await seat.settle()
            check(seat)
        assert seat.app.return_code is None


async def test_a_click_beside_the_steps_does_nothing(sit: Running) -> None:
    async with sit(size=(120, 40)) as seat:
        await visit(seat)
        for words in ("base camp", "The ladder", "The year"):
            await seat.pilot.click(offset=place_of(seat, words))
            await seat.settle()
            assert seat.app.screen is seat.app.main
