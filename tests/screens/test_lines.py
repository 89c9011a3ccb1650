"""Lines that fit, whatever the text and whatever the width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from game.screens import lines
from game.screens.climbing import Block, fitted
from game.screens.said import in_the_game
from tests.screens.test_hostile import HOSTILE

TEXTS = st.text(max_size=60) | st.sampled_from(list(HOSTILE.values())) | st.text("走e\u0301ᄒ\u1161 a", max_size=40)
WIDTHS = st.integers(0, 60)


@given(TEXTS, WIDTHS)
def test_a_cut_text_fits(text: str, width: int) -> None:
    assert cell_len(lines.cut(text, width)) <= width


@given(TEXTS, TEXTS, st.integers(1, 60))
def test_two_ends_fill_the_line(left: str, right: str, width: int) -> None:
    made = lines.between(Content(lines.plain(left)), Content(lines.plain(right)), width)
    assert made.cell_length == cell_len(made.plain) == width


@given(TEXTS, WIDTHS, st.integers(0, 5))
def test_wrapped_lines_fit_and_are_not_too_many(text: str, width: int, most: int) -> None:
    rows = lines.wrapped(text, width, "bold", most)
    assert len(rows) <= most
    assert all(cell_len(row.plain) <= max(2, width) for row in rows)


@given(TEXTS, TEXTS, st.integers(1, 60))
def test_labelled_lines_hang_under_their_label(label: str, text: str, width: int) -> None:
    for row in lines.labelled(lines.cut(label, 8), text, width):
        assert cell_len(row.plain) <= max(2, width)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 6), st.booleans()), max_size=8), st.integers(0, 20))
def test_blocks_fit_and_the_first_ones_are_kept(blocks: list[tuple[int, int, bool]], height: int) -> None:
    made = [Block(rank, [Content(f"{rank}")] * count, apart) for rank, count, apart in blocks]
    assert len(fitted(made, height)) <= height


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Run: done. To take that back, say `undo`.", "Run: done. To take that back, press u."),
        ("Tiny today: shoes on. Say `some run` when it is done.", "Tiny today: shoes on. Press s when it is done."),
        ("Taken back. `redo` brings it back.", "Taken back. U brings it back."),
        ("`step run N` goes to another step.", "o goes to another step."),
        ("Say `goal` for it.", "Say “goal” for it."),
    ],
)
def test_commands_become_keys(told: str, shown: str) -> None:
    assert in_the_game(told) == shown
