"""The drawing in characters: whole, legible in black and white, one cell a character."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from game.screens.scenery.drawing import CAMP, drawn
from game.screens.scenery.scene import Biome
from game.screens.symbols import Symbols, Tier
from tests.screens.scenery.scenes import MIDNIGHT, scene


def lines(width: int, height: int, tier: Tier = Tier.PLAIN, **changes: Any) -> list[str]:
    rows = drawn(scene(**changes), width, height, Symbols(tier))
    return ["".join(text for text, _ in row) for row in rows]


@settings(max_examples=60, deadline=None)
@given(
    width=st.integers(1, 90),
    height=st.integers(1, 30),
    biome=st.sampled_from(list(Biome)),
    tier=st.sampled_from([Tier.PLAIN, Tier.ASCII]),
    warmth=st.integers(0, 2),
)
def test_every_size_is_filled_with_characters_of_one_cell(
    width: int, height: int, biome: Biome, tier: Tier, warmth: int
) -> None:
    rows = lines(width, height, tier, biome=biome, been_warm=True, warmth=warmth, when=MIDNIGHT)
    assert len(rows) == height
    for row in rows:
        assert len(row) == width
        assert all(cell_len(sign) == 1 for sign in row)
        assert tier is not Tier.ASCII or row.isascii()


@pytest.mark.parametrize("tier", [Tier.PLAIN, Tier.ASCII])
@pytest.mark.parametrize("biome", list(Biome))
def test_every_mark_has_a_form_of_its_own(biome: Biome, tier: Tier) -> None:
    symbols = Symbols(tier)
    text = "\n".join(lines(118, 17, tier, biome=biome, cairns=2, others=(8,)))
    marks = [symbols.mark(name) for name in ("here", "summit", "mastered", "ahead", "cairn")]
    signs = [*marks, CAMP, "&"]
    assert len(set(signs)) == len(signs)
    for sign in signs:
        assert sign in text, sign
    assert text.count(symbols.mark("here")) == 1


def test_the_climber_rises() -> None:
    def row(here: int) -> int:
        return next(number for number, line in enumerate(lines(80, 20, here=here)) if "◈" in line)

    assert row(0) > row(4) > row(10)
