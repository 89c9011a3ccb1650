"""Text for the ear: signs spelled out, lines wrapped at words, answers understood by number or beginning. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from game.play.telling import HOW_SURE, height
from game.rules.text import clean, width

CELLS = 79
"""A line is as wide at most; the last column stays free, since some terminals break the line after it."""

MOST = 2000
"""So many cells of a text are said at most."""

INSIDE = 3
"""So many letters of the middle of a name will do."""

SCALE = f'Say 0 to 100, or "skip". {HOW_SURE}'
"""How a confidence is said."""

_TYPED = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "−": "-", "…": "...", "×": "x", "·": ","}
)
"""Signs as a plain keyboard has them; a very plain terminal has no others."""

_QUOTED = re.compile(r"(`[^`]*`)")
_CHANGE = re.compile(r"(?<![\w.,])([+−-])(\d[\d,]*(?:\.\d+)?) m\b")
_METRES = re.compile(r"(?<![\w.,])(\d[\d,]*(?:\.\d+)?) m\b")
_DATE = re.compile(r"\b(\d{4}-\d{2}-\d{2})\b")
_PLACE = re.compile(r".*?:(\d+):(\d+): (.*)")


def lines_of(text: str) -> list[str]:
    """A text from anywhere, made safe, in lines of at most 79 cells; only a longer word makes a longer line.

    >>> lines_of("To “read”…  " + "word " * 15)
    ['To "read"... word word word word word word word word word word word word word', 'word word']
    """
    rows: list[str] = []
    row, cells = "", 0
    for word in clean(text, MOST).translate(_TYPED).split():
        wide = width(word)
        if row and cells + 1 + wide > CELLS:
            rows.append(row)
            row, cells = word, wide
        else:
            row, cells = (f"{row} {word}", cells + 1 + wide) if row else (word, wide)
    return [*rows, row] if row else rows


def spoken(text: str) -> str:
    """A sentence of the use cases with its signs spelled out; names of words to say stand in quotation marks.

    >>> spoken("Taken back: Run. −18.5 m. `redo` brings it back."), spoken("Step 2 of 9 mastered (43 m).")
    ('Taken back: Run. 18.5 metres less. "redo" brings it back.', 'Step 2 of 9 mastered (43 metres).')
    """
    parts = [
        f'"{part[1:-1]}"' if part.startswith("`") and part.endswith("`") and len(part) > 1 else _told(part)
        for part in _QUOTED.split(text)
    ]
    return "".join(parts)


def _told(text: str) -> str:
    text = _CHANGE.sub(lambda found: f"{_unit(found[2])} {'more' if found[1] == '+' else 'less'}", text)
    text = _METRES.sub(lambda found: _unit(found[1]), text)
    return _DATE.sub(_in_full, text).replace("at_most", "at most")


def _unit(number: str) -> str:
    return f"{number} {'metre' if number == '1' else 'metres'}"


def _in_full(found: re.Match[str]) -> str:
    try:
        return in_full(date.fromisoformat(found[1]))
    except ValueError:
        return found[1]


def in_full(day: date) -> str:
    """A date in words.

    >>> in_full(date(2026, 11, 2))
    '2 November 2026'
    """
    return f"{day.day} {day:%B %Y}"


def metres(value: float) -> str:
    """Metres as they are said.

    >>> metres(42.1), metres(1), metres(9.8)
    ('42 metres', '1 metre', '9.8 metres')
    """
    return spoken(height(round(value * 100)))


def sentence(text: str) -> str:
    """A text with a full stop where it has none.

    >>> sentence("Open the book"), sentence("Really?")
    ('Open the book.', 'Really?')
    """
    text = clean(text, MOST)
    return text if not text or text[-1] in ".!?…" else f"{text}."


def mistake(line: str) -> str:
    """A mistake of a quest file, its place in words.

    >>> mistake("bad.toml:3:1: unknown key")
    'Line 3, column 1: unknown key.'
    """
    found = _PLACE.fullmatch(clean(line, MOST))
    return sentence(f"Line {found[1]}, column {found[2]}: {found[3]}" if found else line)


def listed(words: Sequence[str], last: str = "or") -> str:
    """Some words as one says them.

    >>> listed(["same", "tiny", "down"])
    'same, tiny or down'
    """
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""


def meant(typed: str, words: Sequence[str]) -> list[int]:
    """The places of the words somebody means: a number from 1, a word, else all that begin so, else all with it inside.

    >>> meant("2", ["same", "tiny"]), meant("TI", ["same", "tiny"]), meant("t", ["tiny", "two"]), meant("9", ["same"])
    ([1], [1], [0, 1], [])
    >>> meant("every", ["Read every day"]), meant("y", ["Read every day"])
    ([0], [])
    """
    said = typed.strip().casefold().rstrip(".")
    if said.isascii() and said.isdigit():
        return [int(said) - 1] if len(said) < 6 and 1 <= int(said) <= len(words) else []
    folded = [word.casefold() for word in words]
    if said in folded:
        return [folded.index(said)]
    begun = [place for place, word in enumerate(folded) if said and word.startswith(said)]
    inside = [place for place, word in enumerate(folded) if said in word]
    return begun or (inside if len(said) >= INSIDE else [])


def runs(letters: str, first: date) -> Iterator[tuple[date, date, str]]:
    """Days that went alike, one after the other: first day, last day, letter."""
    place = 0
    for letter, days in groupby(letters):
        length = len(list(days))
        yield first + timedelta(days=place), first + timedelta(days=place + length - 1), letter
        place += length
