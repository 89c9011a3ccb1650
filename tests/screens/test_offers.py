"""Every offer can be answered: after mastering, by rating, at the summit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from game.rules.events import Rated
from game.screens import words
from tests.screens.conftest import Running, Seat, sit_down
from tests.screens.frames import text
from tests.screens.playing import PAGES, TODAY, Player, quest_text
from tests.screens.test_mouse import click, place_of

STEEP = quest_text(
    "steep", "Read long", [f"Read {n} pages." for n in (60, 90, 120, 150)], amounts=(60, 90, 120, 150), measure=PAGES
)


def said(seat: Seat) -> str:
    message = seat.app.main.messages.said
    return message.text if message else ""


@pytest.fixture
def steep(tmp_path: Path) -> Player:
    """The next done masters the first of four steep steps."""
    someone = Player(tmp_path / "steep", TODAY - timedelta(days=2))
    someone.take("steep", STEEP)
    someone.play({"steep": list("dd")}, TODAY)
    return someone


@pytest.mark.parametrize(
    ("rating", "kind", "keys", "shown", "message", "tomorrow"),
    [
        (None, "climb", ["u"], "Up to step 2", "Step 2 of 4 from tomorrow on", 2),
        (None, "climb", ["s"], "Stay on step 1", "You stay on step 1", 1),
        (None, "climb", ["escape"], "Up to step 2", "Step 1 of 4 mastered", 2),
        ("5", "bridge", ["b"], "The step between", "(a bridge)", 1),
        ("5", "bridge", ["enter"], "75 pages", "(a bridge)", 1),
        ("2", "rerate", ["s"], "You were not sure of step 2 yet", "You stay on step 1", 1),
        ("8", "climb", ["enter"], "Next: step 2", "Step 2 of 4", 2),
    ],
)
async def test_after_a_mastered_step(
    steep: Player, rating: str | None, kind: str, keys: list[str], shown: str, message: str, tomorrow: int
) -> None:
    async with sit_down(steep, (80, 24)) as seat:
        if rating:
            await seat.press("t", rating, "enter")
        await seat.press("space")
        drawn = text(seat.app)
        assert "Step 1 mastered" in drawn
        assert "3 of the last 3 days done on this step, since Friday 20 November." in drawn
        assert "24 m for the day, 65 m for the step: 89 m." in drawn
        assert shown in " ".join(drawn.split())
        offer = steep.view("steep").offer
        assert offer is not None
        assert offer.kind == kind
        await seat.press(*keys)
        assert "For those who come after" in text(seat.app)
        await seat.press("escape")
        assert seat.app.screen is seat.app.main
        assert message in said(seat)
        steep.clock.go_to(TODAY + timedelta(days=1))
        seat.app.main.look()
        view = steep.view("steep")
        assert (view.step.index, view.step.bridge) == (tomorrow, kind == "bridge")


@pytest.mark.parametrize(
    ("keys", "shown", "answer", "tomorrow"),
    [
        (["right"], "75 pages", "b", (1, True)),
        (["right", "left"], "75 pages", "b", (1, True)),
        (["8"], "Next: step 2", "u", (2, False)),
        (["2"], "You were not sure of step 2 yet", "s", (1, False)),
        (["end"], "Skip to step 3", "k", (3, False)),
        (["9", "0", "backspace"], "Next: step 2", "u", (2, False)),
    ],
)
async def test_the_offer_moves_with_how_sure_one_is_and_is_the_one_the_rules_make(
    steep: Player, keys: list[str], shown: str, answer: str, tomorrow: tuple[int, bool]
) -> None:
    async with sit_down(steep, (80, 24)) as seat:
        await seat.press("space", *keys)
        assert shown in " ".join(text(seat.app).split())
        before = steep.view("steep").offer
        assert before is not None
        assert before.kind == "climb", "nothing is said before it is answered"
        await seat.press(answer)
        steep.game.refresh()
        rated = [event.fact.value for event in steep.game.recent if isinstance(event.fact, Rated)]
        assert bool(rated) == (keys[-1] != "backspace")
        steep.clock.go_to(TODAY + timedelta(days=1))
        seat.app.main.look()
        view = steep.view("steep")
        assert (view.step.index, view.step.bridge) == tomorrow


async def test_how_sure_one_is_is_kept_when_the_offer_is_left(steep: Player) -> None:
    async with sit_down(steep, (80, 24)) as seat:
        await seat.press("space", "3", "escape", "escape")
        assert "30 of 100 for step 2" in said(seat)
        offer = steep.view("steep").offer
        assert offer is not None
        assert offer.kind == "rerate"
        await seat.press("u")
        assert steep.view("steep").offer != offer


async def test_not_sure_leads_to_a_plan(steep: Player) -> None:
    async with sit_down(steep, (80, 24)) as seat:
        await seat.press("space", "1", "p")
        assert "What got in the way?" in text(seat.app)
        await seat.press("1", "1")
        assert len(steep.view("steep").plans) == 1


async def test_mastering_by_the_mouse_alone(steep: Player) -> None:
    async with sit_down(steep, (80, 24)) as seat:
        await click(seat, "space done")
        x, y = place_of(seat, "not said")
        await seat.pilot.click(offset=(x - 6, y))
        await seat.settle()
        assert "highly certain I can" in text(seat.app)
        await click(seat, "Skip to step 3")
        assert "Step 3 of 4 from tomorrow on" in said(seat)


async def test_certain_and_never_missed_may_skip(steep: Player) -> None:
    async with sit_down(steep, (80, 24)) as seat:
        await seat.press("t", "end", "enter", "space")
        assert "Skip to step 3" in text(seat.app)
        await seat.press("k")
        assert "Step 3 of 4 from tomorrow on" in said(seat)


async def test_the_summit_is_kept(sit: Running) -> None:
    async with sit("nearly_up") as seat:
        await seat.press("space")
        shown = text(seat.app)
        assert "At the summit" in shown
        for choice in ("Keep this step", "Climb higher", "Hand it in"):
            assert choice in shown
        await seat.press("k")
        assert "You stay on step 1" in said(seat)


async def test_the_summit_is_handed_in_after_asking(sit: Running) -> None:
    async with sit("nearly_up") as seat:
        await seat.press("space", "i")
        assert "asks for nothing more" in text(seat.app)
        await seat.press("n")
        assert "Keep this step" in text(seat.app)
        await seat.press("escape", "escape")
        assert len(seat.player.session().today.quests) == 1
        await seat.press("o", "i")
        assert "Hand it in?" in text(seat.app)
        await seat.press("i")
        assert "handed in" in said(seat)
        assert seat.player.session().today.quests == ()
        assert "A mountain with no path" in text(seat.app)


async def test_a_longer_ladder_from_the_summit(sit: Running) -> None:
    async with sit("nearly_up") as seat:
        await seat.press("space", "h")
        assert "You stand at 1 round" in text(seat.app)
        await seat.press("1", "enter")
        assert "Above 1, please" in text(seat.app)
        await seat.press("0", "enter", "escape")
        assert seat.app.screen is seat.app.main
        assert not said(seat).startswith("Not saved"), said(seat)
        seat.player.clock.go_to(TODAY + timedelta(days=1))
        assert seat.player.view("lake").step.of > 1


def test_within_an_offer_no_two_answers_have_the_same_key(player: Callable[[str], Player]) -> None:
    view = player("several_weeks").view("lights")
    ladder = player("several_weeks").session().ladder("lights")
    for answers in (
        ("up", "stay"),
        ("stay", "up"),
        ("skip", "up", "stay"),
        ("bridge", "stay", "up"),
        ("stay", "rate", "up"),
        ("same", "tiny"),
        ("same", "tiny", "down"),
        ("same", "tiny", "down", "down2"),
        ("rate", "same", "tiny", "down"),
        ("rate", "same", "down"),
        ("keep", "higher", "hand-in"),
    ):
        made = words.choices(view, ladder, answers, None)
        assert len({choice.key for choice in made}) == len(answers)
        assert all(choice.name for choice in made)
