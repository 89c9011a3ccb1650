"""Words of the mistakes: the nearest right word, lists said aloud, and what was found, safe to show."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from game.rules.text import clean

SHOWN = 40
"""Cells of a found value that are shown."""

_LONGEST = 64


def nearest(word: str, options: Iterable[str]) -> str | None:
    """The option `word` was probably meant to be, or None. Case, spaces, hyphens and underscores do not matter.

    >>> nearest("instructions", ["id", "instruction"]), nearest("Monday", ["mon", "tue"]), nearest("zzz", ["mon"])
    ('instruction', 'mon', None)
    """
    if len(word) > _LONGEST:
        return None
    plain = _plain(word)
    by_plain = {_plain(option): option for option in options}
    if plain in by_plain:
        return by_plain[plain]
    for known, option in by_plain.items():
        if min(len(plain), len(known)) >= 3 and (plain.startswith(known) or known.startswith(plain)):
            return option
    close = get_close_matches(plain, by_plain, n=1)
    return by_plain[close[0]] if close else None


def _plain(word: str) -> str:
    return "".join(char for char in word.casefold() if char not in " -_")


def hint(word: Any, options: Iterable[str]) -> str:
    """`; did you mean "this"?` where there is a nearest word, else nothing."""
    near = nearest(word, options) if isinstance(word, str) else None
    return f'; did you mean "{near}"?' if near else ""


def listed(words: Iterable[str], last: str = "or") -> str:
    """Words as a list in a sentence.

    >>> listed(["mon"]), listed(["mon", "tue", "wed"])
    ('mon', 'mon, tue or wed')
    """
    *first, end = words
    return f"{', '.join(first)} {last} {end}" if first else end


def found(value: Any) -> str:
    """What stood in the file, short and safe: texts in quotes, numbers, and the kind of anything larger.

    >>> found("  a  b "), found(False), found(2000000), found(5.0), found([1]), found(1 << 99)
    ('"a b"', 'false', '2,000,000', '5.0', 'a list', 'a huge number')
    """
    match value:
        case str():
            return quoted(value)
        case bool():
            return "true" if value else "false"
        case int():
            return f"{value:,}" if value.bit_length() < 64 else "a huge number"
        case float():
            return f"{value:.1f}" if value.is_integer() and abs(value) < 1e6 else f"{value:g}"
        case list():
            return "a list" if value else "an empty list"
        case dict():
            return "a table"
        case _:
            return "a date or time"


def quoted(text: str) -> str:
    """A text in quotes, cleaned, and shortened with an ellipsis."""
    whole = clean(text, SHOWN + 1)
    short = clean(text, SHOWN)
    return f'"{short}"' if whole == short else f'"{short}…"'
