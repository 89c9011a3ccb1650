"""Any text from outside is one line of visible characters, however hostile it was."""

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.text import MOST_MARKS, clean, width

# Characters that matter to clean(), far more often than chance would bring them.
AWKWARD = (
    " \t\n\r\v\f\x00\x07\x08\x1b\x7f\x85\x9b\xa0\xad\u0300\u0301\u0327\u0344\u034f\u037e\u05b0\u0903\u093e\u0958"
    "\u0bc6\u0bbe\u0dd9\u0dcf\u1100\u1161\u11a8\u1160\uac00\ud7b0\u115f\u180b\u2000\u200b\u200d\u2028\u2029\u202e\u2066"
    "\u20e3\u3000\u3099\u30ab\u3164\ufb1f\ufeff\ufe0f\uff21\ue000\ud800\U0001f44d\U0001f3fd\U0001f1e9\U0001d15e"
    "\U000e0041\U000e0101\U0010ffff"
)
texts = st.text() | st.text(st.sampled_from(AWKWARD + "ab1{}[]")) | st.text(st.characters(codec="ascii"))


@given(texts, st.integers(0, 60))
def test_clean_is_idempotent_bounded_and_visible(text: str, limit: int) -> None:
    cleaned = clean(text, limit)
    assert clean(cleaned, limit) == cleaned
    assert width(cleaned) <= limit
    assert len(cleaned) <= limit * (1 + MOST_MARKS)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned == cleaned.strip()
    assert "  " not in cleaned
    assert all(char == " " or unicodedata.category(char)[0] not in "CZ" for char in cleaned)


@given(texts)
def test_no_base_carries_a_tower(text: str) -> None:
    run = 0
    for char in "x" + clean(text, 10_000):
        run = run + 1 if unicodedata.category(char)[0] == "M" else 0
        assert run <= MOST_MARKS


@given(st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S"]), max_size=50))
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert clean(text) == text
    assert width(text) == len(text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("\x1b]52;c;aGk=\x07hi", "]52;c;aGk=hi"),
        ("\x9b31mred", "31mred"),
        ("a\u202eb\u2066c\u200bd\u200de\ufe0ff", "abcdef"),
        ("\U000e0041\U000e0042tagged\U000e0101", "tagged"),
        ("one\ntwo\r\nthree\tfour\u2028five\u2029six\xa0seven\u3000eight", "one two three four five six seven eight"),
        ("  much   room  ", "much room"),
        ("e\u0301", "é"),
        ("e\u200d\u0301", "é"),
        ("x\u0301\u0302\u0303\u0304", "x\u0301\u0302"),
        ("\u0301\u0302a \u0303b", "a b"),
        ("\U0001f44d\U0001f3fd\u200d", "\U0001f44d"),
        ("\u1112\u1161\u11ab", "한"),
        ("\u3164\uffa0\u115f", ""),
        ("soft\xadhyphen", "softhyphen"),
        ("lone \udc80 surrogate", "lone surrogate"),
        ("private \ue0b0 use", "private use"),
        ("never assigned \U0003fffe", "never assigned"),
        ("", ""),
        ("[red]markup[/] {stays} $as \\it is", "[red]markup[/] {stays} $as \\it is"),
        ("≥ 5 km – “früh”, 走る 🏔", "≥ 5 km – “früh”, 走る 🏔"),
    ],
)
def test_hostile_and_harmless_texts(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "limit", "cut"),
    [
        ("走る人", 5, "走る"),
        ("走る人", 6, "走る人"),
        ("ab cd", 3, "ab"),
        ("äb cd", 3, "äb"),
        ("ne\u0323\u0302xt", 2, "n\u1ec7"),
        ("ax\u0323\u0302b", 2, "ax\u0323\u0302"),
        ("any", 0, ""),
        ("any", -1, ""),
        ("äny", -1, ""),
        ("x" * 500, 200, "x" * 200),
    ],
)
def test_it_cuts_by_cells(text: str, limit: int, cut: str) -> None:
    assert clean(text, limit) == cut


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("é", 1),
        ("e\u0301", 1),
        ("走る", 4),
        ("Ａ", 2),
        ("🏔", 1),
        ("🔥", 2),
        ("\x1b\n", 0),
        ("\u3000", 2),
    ],
)
def test_width(text: str, cells: int) -> None:
    assert width(text) == cells


def test_every_character_alone_and_after_a_letter() -> None:
    """Not a sample: all that Unicode has given out, and the edges of the empty planes."""
    for number in [*range(0x20000), *range(0x2F800, 0x2FA20), *range(0xDFFF0, 0xE0200), *range(0x10FFF0, 0x110000)]:
        for text in (chr(number), "e" + chr(number)):
            cleaned = clean(text)
            assert clean(cleaned) == cleaned, hex(number)
            assert width(cleaned) <= 4, hex(number)


def test_ascii_needs_no_character_tables() -> None:
    code = "import sys; from game.rules.text import clean, width; clean(' a  b '); width('a'); print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "game.rules.text" in told.stdout.split()
    assert "unicodedata" not in told.stdout.split()
