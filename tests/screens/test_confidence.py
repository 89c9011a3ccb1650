"""Confidence on the screen: the try-out, the question of the day, the plot of said against done."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from game.rules.events import Rated
from game.screens.symbols import Symbols, Tier
from game.screens.widgets.said_done import Spot, plot_lines, spots
from tests.screens.conftest import Running, sit_down
from tests.screens.frames import text
from tests.screens.playing import READ, TODAY, Player


@pytest.fixture
def beginner(tmp_path: Path) -> Player:
    """A quest taken yesterday, its plan read back then; nothing ever rated."""
    player = Player(tmp_path / "save", TODAY - timedelta(days=1))
    player.take("read", READ)
    player.settle()
    player.session().encourage()
    player.go_to(TODAY)
    player.settle()
    return player


def ratings(player: Player) -> list[int]:
    player.game.refresh()
    return [event.fact.value for event in player.game.recent if isinstance(event.fact, Rated)]


async def test_the_scale_is_tried_out_once_and_nothing_of_it_is_kept(beginner: Player) -> None:
    async with sit_down(beginner, (80, 24)) as seat:
        await seat.press("t")
        await seat.settle()
        shown = " ".join(text(seat.app).split())
        assert "A try-out of the scale" in shown
        assert "Lift 80 kg" in shown
        assert "50: moderately certain I can." in shown
        await seat.press("9", "enter", "9", "enter", "5", "enter", "0", "enter")
        await seat.settle()
        assert "you CAN do this?" in text(seat.app)
        assert ratings(beginner) == []
        await seat.press("7", "enter")
        await seat.settle()
        assert ratings(beginner) == [70]
        await seat.press("t")
        assert "try-out" not in text(seat.app)


async def test_the_question_of_the_day_is_a_line_and_is_left_by_escape(beginner: Player) -> None:
    question = "How sure are you that, as of now, you CAN do step 1 of Read every day?"
    async with sit_down(beginner, (120, 40)) as seat:
        await seat.settle()
        assert question in text(seat.app)
        assert seat.app.screen is seat.app.main, "a line, and nothing in the way"
        await seat.press("t", "escape")
        await seat.settle()
        assert "Step 1: Read 2 pages." in text(seat.app)
        await seat.press("escape")
        await seat.settle()
        assert question not in text(seat.app)
    beginner.go_to(TODAY + timedelta(days=9))
    async with sit_down(beginner, (120, 40)) as seat:
        await seat.settle()
        assert question not in text(seat.app), "said once, for this step"


async def test_the_question_asks_about_the_step_in_force(beginner: Player) -> None:
    async with sit_down(beginner, (120, 40)) as seat:
        await seat.settle()
        await seat.press("t", "escape", "6", "enter")
        await seat.settle()
        assert "60 of 100 for step 1" in text(seat.app)
        assert "How sure are you" not in text(seat.app)


@pytest.mark.parametrize("keys", [("e",), ("v",)])
@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
async def test_said_against_done_from_ten_rated_tries_on(sit: Running, size: tuple[int, int], keys: tuple[str]) -> None:
    async with sit("often_rated", size) as seat:
        await seat.press(*keys)
        await seat.settle()
        box = seat.app.main.pane.query_one("#sure")
        shown = "\n".join(row.plain for row in box.lines(size[0] - 6, 100))  # type: ignore[attr-defined]
        assert "done as often as said" in shown
        assert "Over the last 14 rated tries" in " ".join(shown.split())
        assert "said 85: did it 5 of 6 times" in shown
        assert "fell from" in " ".join(shown.split())


async def test_before_ten_rated_tries_each_rating_has_a_line(beginner: Player) -> None:
    beginner.rate("read", 60)
    beginner.say("read", "d")
    async with sit_down(beginner, (120, 40)) as seat:
        await seat.press("v")
        await seat.settle()
        shown = " ".join(text(seat.app).split())
        assert "did it 1 of 1" in shown
        assert "Strength 60 of 100" in shown
        assert "done as often as said" not in shown


def test_a_spot_stands_where_it_was_said_and_done() -> None:
    rows = [row.plain for row in plot_lines({6: Spot(9, 10), 0: Spot(0, 1)}, 49, low=False, symbols=Symbols())]
    assert len(rows) == 13
    assert rows[2][5 + 6 * 4] == "●"
    assert rows[2][5 + 6 * 4 + 1 : 5 + 7 * 4] == "10 "
    assert rows[11][5:7] == "●1"
    assert rows[1].startswith("100")
    assert rows[-1].split() == ["0", "50", "said", "100"]


@pytest.mark.parametrize("tier", list(Tier))
@pytest.mark.parametrize("low", [True, False])
def test_the_plot_is_never_wider_than_its_place(tier: Tier, *, low: bool) -> None:
    shown = spots([(value, value % 20 == 0) for value in range(101) for _ in range(3)])
    for width in range(1, 70):
        rows = plot_lines(shown, width, low=low, symbols=Symbols(tier))
        assert all(row.cell_length <= width for row in rows), width
        assert bool(rows) == (width >= 18)
