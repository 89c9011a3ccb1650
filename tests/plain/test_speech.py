"""Lines for the ear: wrapped at words, with nothing in them that a plain keyboard does not have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.plain.speech import lines_of, meant, spoken
from game.rules.text import clean, width


@given(st.text(max_size=400))
def test_any_text_becomes_safe_lines(text: str) -> None:
    rows = lines_of(text)
    for row in rows:
        assert row
        assert row == clean(row, 10_000)
        assert width(row) <= 79 or " " not in row
    said = "".join("".join(rows).split())
    assert not set(said) & set("“”‘’–—−…")


@given(st.lists(st.text("abc", min_size=1, max_size=12), max_size=60))
def test_no_word_is_lost_or_moved(words: list[str]) -> None:
    assert " ".join(lines_of(" ".join(words))).split() == words


@pytest.mark.parametrize(
    ("told", "heard"),
    [
        ("+18.5 m.", "18.5 metres more."),
        ("+1 m.", "1 metre more."),
        ("Taken back: x. -1,018 m.", "Taken back: x. 1,018 metres less."),
        ("mastered (43 m).", "mastered (43 metres)."),
        ("Run 5 min", "Run 5 min"),
        ("2026-11-22 has not begun", "22 November 2026 has not begun"),
        ("`rest all --from 2026-11-20`", '"rest all --from 2026-11-20"'),
        ("9999-99-99", "9999-99-99"),
    ],
)
def test_signs_are_spelled_out(told: str, heard: str) -> None:
    assert spoken(told) == heard


def test_a_number_outside_the_list_means_nothing() -> None:
    for typed in ("0", "3", "-1", "99999999999", "٣", ""):
        assert meant(typed, ["one", "two"]) == []
