"""The grid a mood is said on: the words at its ends stand where the ways lead, however narrow it is."""

import re

import pytest

from game.screens.symbols import Symbols, Tier
from game.screens.widgets.mood_grid import Board, grid
from tests.screens.conftest import Running
from tests.screens.frames import rows


@pytest.mark.parametrize("size", [(60, 20), (76, 24), (80, 24), (100, 30), (120, 40), (200, 60)])
async def test_each_end_stands_where_its_way_leads(sit: Running, size: tuple[int, int]) -> None:
    async with sit("several_weeks", size) as seat:
        await seat.press("c")
        await seat.settle()
        shown = rows(seat.app)
        (middle,) = [y for y, row in enumerate(shown) if "unpleasant" in row]
        assert re.search(r"unpleasant  ?.*\[.\].*  ?pleasant", shown[middle]), "beside the middle row, where one stands"
        (over,) = [y for y, row in enumerate(shown) if "stirred" in row]
        (under,) = [y for y, row in enumerate(shown) if re.search(r"\bcalm\b", row) and y > middle][:1]
        assert 0 <= (under - middle) - (middle - over) <= 1, "as far under it as over it"
        column = shown[middle].index("[") + 1
        for y, word in ((over, "stirred"), (under, "calm")):
            assert abs(shown[y].index(word) + len(word) / 2 - column - 0.5) <= 1


@pytest.mark.parametrize("height", [5, 6, 7, 8, 17])
@pytest.mark.parametrize("width", [5, 15, 20, 25, 36])
def test_a_narrow_grid_never_mixes_its_two_ways(width: int, height: int) -> None:
    drawn = grid(width, height, Board((0, 0), None, Symbols(Tier.ASCII)))
    shown = [row.plain for row in drawn.rows]
    assert len(shown) <= height
    assert all(len(row) <= width for row in shown)
    assert not [row for row in shown if "calm" in row and "pleasant" in row]
    assert any("stirred" in row for row in shown) == (height >= 7 and width >= 7)
