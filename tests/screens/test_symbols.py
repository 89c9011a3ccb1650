"""The table of symbols: one code point each, of one known width, and no two alike where they stand side by side."""

import unicodedata

import pytest
from rich.cells import cell_len

from game.rules.text import clean, width
from game.screens.symbols import MARKS, STATUSES, Symbols, Tier, tier_for

BOTH = [(name, tiers, (2, 1, 1)) for name, tiers in STATUSES.items()] + [
    (name, tiers, (1, 1, 1)) for name, tiers in MARKS.items()
]


@pytest.mark.parametrize(("name", "tiers", "widths"), BOTH)
def test_a_symbol_is_one_code_point_of_the_width_of_its_tier(
    name: str, tiers: tuple[str, str, str], widths: tuple[int, int, int]
) -> None:
    assert len(tiers) == len(Tier)
    for symbol, cells in zip(tiers, widths, strict=True):
        assert len(symbol) == 1, name
        assert cell_len(symbol) == width(symbol) == cells, name
        assert clean(symbol) == symbol, name
        assert not unicodedata.combining(symbol), name
    assert tiers[Tier.ASCII].isascii()
    assert tiers[Tier.ASCII].isprintable()


@pytest.mark.parametrize("tier", Tier)
def test_no_two_statuses_look_the_same(tier: Tier) -> None:
    shown = [tiers[tier] for tiers in STATUSES.values()]
    assert len(set(shown)) == len(shown)


@pytest.mark.parametrize("tier", Tier)
@pytest.mark.parametrize(
    "family",
    [
        ("warm", "cold"),
        ("mastered", "here", "ahead", "summit", "bridge"),
        ("day_done", "day_some", "day_missed", "day_rest", "day_open"),
        ("share_none", "share_few", "share_half", "share_most", "share_all", "day_rest", "day_open"),
        ("said", "did", "both", "span", "to_climb"),
        ("climbed", "to_climb"),
        ("bar", "no_bar"),
    ],
)
def test_marks_that_stand_side_by_side_differ_by_shape(tier: Tier, family: tuple[str, ...]) -> None:
    symbols = Symbols(tier)
    assert len({symbols.mark(name) for name in family}) == len(family)


@pytest.mark.parametrize(
    ("env", "tier"),
    [
        ({}, Tier.PLAIN),
        ({"LANG": "de_DE.UTF-8", "TERM": "xterm-256color"}, Tier.PLAIN),
        ({"LC_ALL": "C"}, Tier.PLAIN),
        ({"LANG": "de_DE.ISO-8859-1"}, Tier.ASCII),
        ({"TERM": "linux"}, Tier.ASCII),
        ({"TERM": "linux", "UNDAUNTED_SYMBOLS": "plain"}, Tier.PLAIN),
        ({"UNDAUNTED_SYMBOLS": "emoji"}, Tier.EMOJI),
        ({"UNDAUNTED_SYMBOLS": "ascii"}, Tier.ASCII),
        ({"UNDAUNTED_SYMBOLS": "gold"}, Tier.PLAIN),
    ],
)
def test_the_tier_is_what_the_terminal_can_draw(env: dict[str, str], tier: Tier) -> None:
    assert tier_for(env) is tier
