"""Coming back, and plans for what got in the way: by keys alone, by the mouse alone, and left at any point."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from textual.events import Paste

from game.play import planning
from game.saves.errors import NotSaved
from game.saves.journal import Journal
from game.screens.dialogs.comeback import Comeback
from game.screens.dialogs.plan import PlanCard
from tests.screens.conftest import Running, Seat, sit_down
from tests.screens.frames import text
from tests.screens.playing import READ, TODAY, Player, quest_text
from tests.screens.test_hostile import HOSTILE, check
from tests.screens.test_mouse import click

TIRED = ("tired", "I come home worn out", "I do the tiny version before I sit down")


def said(seat: Seat) -> str:
    message = seat.app.main.messages.said
    return message.text if message else ""


def plans(seat: Seat, quest: str = "lights") -> list[tuple[str, str, str]]:
    game = seat.player.game
    game.refresh()
    return [(plan.barrier, plan.cue, plan.then) for plan in planning.plans_of(game, quest)]


def shown(seat: Seat) -> str:
    return " ".join(text(seat.app).replace("│", " ").split())


# --- plans -----------------------------------------------------------------------------------------------------------


async def test_a_plan_is_taken_with_three_keys_and_taken_back_with_one(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("down", "p")
        assert "What got in the way?" in text(seat.app)
        await seat.press("1", "1")
        assert seat.app.screen is seat.app.main
        assert said(seat).startswith("Lights out at eleven: if I come home worn out, then I do the tiny version")
        assert plans(seat) == [TIRED]
        assert "If I come home worn out" in text(seat.app), "it stands on Home from now on"
        await seat.press("u")
        assert said(seat).startswith("Taken back: the plan for “tired” of Lights out at eleven.")
        assert plans(seat) == []
        await seat.press("U")
        assert plans(seat) == [TIRED]


async def test_arrows_find_a_word_and_a_plan(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("down", "p", "right", "down", "left", "enter")
        assert "In the way Stress" in shown(seat)
        await seat.press("down", "enter")
        assert [plan[0] for plan in plans(seat)] == ["stress"]


async def test_a_plan_is_changed_before_it_is_taken(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("down", "p", "1", "down", "c", *" at all", "enter", "enter")
        assert plans(seat) == [
            ("tired", "it is late and I have not begun at all", "I do the tiny version and say some")
        ]


async def test_own_words_for_all_of_it(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("down", "p", "w", *"the dog", "enter", *"If it barks", "enter", *"then I go out", "enter")
        assert plans(seat) == [("the dog", "it barks", "I go out")]
        await seat.press("p")
        assert "the dog ◆" in text(seat.app), "a word of one's own is there the next time"
        await seat.press("w", *"x", "enter", "enter", "enter")
        assert isinstance(seat.app.screen, PlanCard), "an empty half is not left behind"
        await seat.press("escape")
        assert len(plans(seat)) == 1


async def test_a_plan_that_holds_is_shown_and_can_be_put_away(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("down", "p", "1", "1", "p", "1")
        assert "Your plan If I come home worn out" in shown(seat)
        await seat.press("x")
        assert "is put away" in said(seat)
        assert plans(seat) == []
        await seat.press("u")
        assert plans(seat) == [TIRED]


async def test_half_a_plan_is_refused_in_place(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("down", "p", "1", "w", *"it rains")
        await click(seat, "Save this plan")
        assert "A plan has two halves" in shown(seat)
        assert "it rains" in text(seat.app), "what was typed stays"
        await seat.press("tab", *"I go", "enter")
        assert plans(seat) == [("tired", "it rains", "I go")]


@pytest.mark.parametrize("keys", [[], ["1"], ["1", "c"], ["w"], ["1", "backspace"]])
async def test_escape_leaves_at_once_and_writes_nothing(sit: Running, keys: list[str]) -> None:
    async with sit() as seat:
        await seat.press("down", "p", *keys, "escape")
        assert seat.app.screen is seat.app.main
        assert plans(seat) == []
        assert said(seat) == ""


async def test_a_plan_by_the_mouse_alone(sit: Running) -> None:
    async with sit() as seat:
        await click(seat, "Lights out at eleven")
        await seat.press("p")
        await click(seat, "Stress")
        await click(seat, "If I come out of a hard conversation")
        assert plans(seat) == [], "the first click marks"
        await click(seat, "Change the marked one first")
        await click(seat, "Save this plan")
        assert plans(seat) == [
            ("stress", "I come out of a hard conversation", "I breathe out slowly ten times and begin")
        ]
        await seat.press("p")
        await click(seat, "Not now")
        assert seat.app.screen is seat.app.main


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_plans(sit: Running, name: str) -> None:
    async with sit() as seat:
        game = seat.app.main.session.game
        word = HOSTILE[name]
        made = planning.make_plan(game, "lights", word, word, word)
        assert isinstance(made, str) or not word.strip()
        seat.app.main.session.look_again()
        seat.app.main.renew()
        await seat.press("down")
        check(seat)
        await seat.press("p")
        check(seat)
        await seat.press("w", "tab")
        assert seat.app.focused is not None
        seat.app.focused.post_message(Paste(word))
        await seat.settle()
        check(seat)
        await seat.press("escape", "o")
        check(seat)
        await seat.press("u")
        check(seat)
        assert seat.app.return_code is None


# --- coming back -----------------------------------------------------------------------------------------------------


async def test_the_comeback_tells_the_fact_and_what_waits(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("down", "o")
        told = shown(seat)
        assert isinstance(seat.app.screen, Comeback)
        assert "Two days without it. You came back 2 of 3 times, usually the next day." in told
        assert "20 m wait in the purse. Done today pays 47 m, the tiny version 24 m." in told
        for size in ("The same again", "The tiny version today", "Down to step 2", "I have done it already"):
            assert size in told


@pytest.mark.parametrize(
    ("key", "step", "status", "message"),
    [
        ("s", 3, "pending", "You stay on step 3"),
        ("t", 3, "pending", "Press s when it is done"),
        ("d", 2, "pending", "Step 2"),
        ("a", 3, "done", "Back after 2 missed days"),
        ("i", 3, "some", "Back after 2 missed days"),
    ],
)
async def test_a_size_then_a_plan(sit: Running, key: str, step: int, status: str, message: str) -> None:
    async with sit() as seat:
        await seat.press("down", "o", key)
        view = seat.player.view("lights")
        assert (view.step.index, view.status) == (step, status), "it is written before the card goes on"
        assert message in shown(seat)
        await seat.press("1", "1")
        assert seat.app.screen is seat.app.main
        assert plans(seat) == [TIRED]
        await seat.press("u")
        assert plans(seat) == []
        await seat.press("u")
        assert seat.player.view("lights").status == "pending"
        assert seat.player.view("lights").lapse == 2


@pytest.mark.parametrize("key", ["t", "a"])
async def test_everything_after_the_size_can_be_left(sit: Running, key: str) -> None:
    async with sit() as seat:
        await seat.press("down", "o", key, "escape")
        assert seat.app.screen is seat.app.main
        assert said(seat), "what was said is told"
        assert plans(seat) == []
        await seat.press("o")
        if key == "t":
            assert isinstance(seat.app.screen, Comeback), "the offer is answered, the ways are there all the same"
            await seat.press("t", "escape")
            assert seat.player.view("lights").status == "pending"
            assert "Tiny today" in said(seat)


async def test_escape_leaves_a_comeback_at_once(sit: Running) -> None:
    async with sit() as seat:
        before = seat.player.game.recent
        await seat.press("down", "o", "escape")
        assert seat.app.screen is seat.app.main
        seat.player.game.refresh()
        assert seat.player.game.recent == before


async def test_what_is_not_saved_is_told_on_the_card_and_can_be_said_again(
    sit: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NotSaved("the disk is full")

    async with sit() as seat:
        await seat.press("down", "o")
        monkeypatch.setattr(Journal, "append", full)
        await seat.press("t")
        assert "! Not saved: the disk is full." in shown(seat)
        assert "How big shall it be today?" in shown(seat)
        await seat.press("escape", "p", "1")
        assert "the disk is full" not in shown(seat).partition("For the next time")[0]
        await seat.press("1")
        assert isinstance(seat.app.screen, PlanCard), "the plan was not saved, and is there to be said again"
        assert "! Not saved: the disk is full." in shown(seat).partition("For the next time")[0]
        monkeypatch.undo()
        await seat.press("1")
        assert len(seat.app.screen_stack) == 1
        assert plans(seat) == [TIRED]


async def test_only_a_plan(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("down", "o", "p", "1", "1")
        assert plans(seat) == [TIRED]
        assert seat.player.view("lights").status == "pending"
        assert seat.player.view("lights").offer is not None


async def test_a_comeback_by_the_mouse_alone(sit: Running) -> None:
    async with sit() as seat:
        await click(seat, "Lights out at eleven")
        await click(seat, "o come back")
        await click(seat, "I did the tiny version")
        await click(seat, "Travel")
        await click(seat, "If I pack a bag")
        assert seat.player.view("lights").status == "some"
        assert [plan[0] for plan in plans(seat)] == ["travel"]


async def test_space_on_home_asks_nothing_and_offers_a_plan_quietly(sit: Running) -> None:
    async with sit() as seat:
        await seat.press("down", "space")
        assert seat.app.screen is seat.app.main
        assert said(seat).endswith("p plans for the next time.")
        await seat.press("p")
        assert "What got in the way?" in text(seat.app)


@pytest.mark.parametrize(("missed", "answers"), [(1, ["s", "t"]), (3, ["s", "t", "d"]), (9, ["s", "t", "d", "2"])])
async def test_the_sizes_are_those_the_offer_gives(tmp_path: Path, missed: int, answers: list[str]) -> None:
    player = Player(tmp_path, TODAY - timedelta(days=missed + 9))
    player.take("read", READ)
    player.play({"read": [*"ddddddddd", *"-" * missed]}, TODAY)
    async with sit_down(player, (80, 24)) as seat:
        await seat.press("end", "o")
        card = seat.app.screen
        assert isinstance(card, Comeback)
        assert [size.key for size in card.sizes.choices] == [*answers, "a", "i", "p"]


async def test_after_a_long_time_a_rating_is_asked_and_a_sleeping_quest_wakes(tmp_path: Path) -> None:
    player = Player(tmp_path, TODAY - timedelta(days=24))
    player.take("read", READ)
    player.play({"read": [*"dddd", *"-" * 20]}, TODAY)
    async with sit_down(player, (80, 24)) as seat:
        assert player.view("read").status == "asleep"
        await seat.press("o")
        assert "20 days without it" in shown(seat)
        await seat.press("i", "escape")
        assert player.view("read").status == "some"
        await seat.press("o")
        assert "How sure are you now?" in text(seat.app)


async def test_a_rating_from_a_comeback_leads_back_to_it(tmp_path: Path) -> None:
    player = Player(tmp_path, TODAY - timedelta(days=24))
    player.take("read", READ)
    player.play({"read": [*"dddd", *"m" * 15, *"-----"]}, TODAY)
    async with sit_down(player, (80, 24)) as seat:
        await seat.press("end", "o", "r")
        assert "How sure are you that, as of now" in shown(seat)
        await seat.press("9", "enter")
        assert "90 of 100" in said(seat)
        assert isinstance(seat.app.screen, Comeback)


async def test_a_day_that_is_not_due_says_so(tmp_path: Path) -> None:
    weekdays = quest_text("work", "At work", ["Ask."], schedule='{ days = ["mon", "fri"] }')
    player = Player(tmp_path, TODAY - timedelta(days=16))
    player.take("work", weekdays)
    player.play({"work": ["d", *"-" * 14, "-"]}, TODAY)
    async with sit_down(player, (80, 24)) as seat:
        await seat.press("end", "o")
        assert "Today is not one of its days" in shown(seat)
        await seat.press("i")
        assert player.view("work").lapse == 0


async def test_a_comeback_that_masters_a_step_is_celebrated_when_the_card_is_left(tmp_path: Path) -> None:
    player = Player(tmp_path, TODAY - timedelta(days=3))
    player.take("read", READ)
    player.play({"read": list("ddm")}, TODAY)
    async with sit_down(player, (80, 24)) as seat:
        await seat.press("end", "o", "a")
        assert "What got in the way?" in text(seat.app)
        await seat.press("1", "1")
        assert "Step 1 mastered" in text(seat.app)
        await seat.press("escape")
        assert [plan[0] for plan in plans(seat, "read")] == ["tired"]
