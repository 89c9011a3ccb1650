"""clean(): any text from outside, made safe to store and to show.

Escape sequences, clipboard writes, direction overrides and invisible characters reach the terminal from every widget,
so they are taken out here, at every load and every input. One-shot shell commands import this: `unicodedata` is loaded
only for text that is not plain ASCII.
"""

from __future__ import annotations

from functools import lru_cache

MOST_MARKS = 2
"""Combining marks a base may carry; more is a tower that runs over the lines above and below."""

_BREAKS = "\t\n\v\f\r\x85"

_UNSEEN = (
    "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
    "\u180b\u180c\u180d\u180f"
    "\ufe00\ufe01\ufe02\ufe03\ufe04\ufe05\ufe06\ufe07\ufe08\ufe09\ufe0a\ufe0b\ufe0c\ufe0d\ufe0e\ufe0f"
    "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
)
"""Letters and marks by category, yet invisible (joiners, fillers, variation selectors) or of a width on which terminals
disagree (skin tones). They fall like control characters; so does the whole plane 14."""


def clean(text: str, limit: int = 200) -> str:
    r"""`text` as one line of visible characters, at most `limit` cells wide.

    NFC; control, format, private, surrogate and unassigned characters are dropped; line breaks, tabs and every kind of
    space become one space, none at the ends; a base keeps two combining marks; what is over `limit` is cut. Cleaning
    twice changes nothing.

    >>> clean("\x1b[2JRun\t5 km\u202e\n now "), clean("走る", 3)
    ('[2JRun 5 km now', '走')
    """
    if text.isascii() and text.isprintable():
        text = " ".join(text.split())
        return text if len(text) <= limit else text[: max(0, limit)].rstrip()
    from unicodedata import normalize

    kept = normalize("NFC", "".join([_glyph(char)[0] for char in text]))
    return _cut(" ".join(_thin_marks(kept).split()), limit)


def width(text: str) -> int:
    r"""How many cells `text` takes in a terminal: wide characters two, combining marks and controls none.

    >>> width("abc"), width("走る"), width("e\u0301")
    (3, 4, 1)
    """
    if text.isascii() and text.isprintable():
        return len(text)
    return sum([_glyph(char)[1] for char in text])


@lru_cache(maxsize=4096)
def _glyph(char: str) -> tuple[str, int, bool]:
    """What a character becomes (itself, a space, nothing), its width in cells, and whether it is drawn onto another."""
    from unicodedata import category, east_asian_width

    kind = category(char)
    cells = 2 if east_asian_width(char) in "WF" else 1
    if kind[0] == "Z" or char in _BREAKS:
        return " ", cells if kind == "Zs" else 0, False
    if kind[0] == "C" or char in _UNSEEN or char >= "\U000e0000":
        return "", 0, False
    # The vowels and tails of Korean syllables are letters, but drawn onto the consonant before them.
    if kind[0] == "M" or "\u1160" <= char <= "\u11ff" or "\ud7b0" <= char <= "\ud7fb":
        return char, 0, True
    return char, cells, False


def _thin_marks(text: str) -> str:
    """Without the marks that stand on nothing, and without those after the second on one base."""
    kept: list[str] = []
    free = 0
    for char in text:
        if not _glyph(char)[2]:
            free = 0 if char == " " else MOST_MARKS
        elif free:
            free -= 1
        else:
            continue
        kept.append(char)
    return "".join(kept)


def _cut(text: str, limit: int) -> str:
    cells = 0
    for i, char in enumerate(text):
        cells += _glyph(char)[1]
        if cells > limit:
            return text[:i].rstrip()
    return text
