"""What keys are called in `settings.toml`, and which of them a player may give to an action.

A key is the character it writes, or a name. It must not know actions: which of them may share a key is judged by the
screens, where the table of actions is.
"""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

ARROWS = ("up", "down", "left", "right")
MOVES = (*ARROWS, "home", "end", "pageup", "pagedown")

ALIASES = {
    " ": "space",
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "comma": ",",
    "question_mark": "?",
    "plus": "+",
    "minus": "-",
    "full_stop": ".",
    "slash": "/",
}
"""Other ways to write a key."""

TAKEN = {
    "escape": "escape always leads back",
    "ctrl+c": "the terminal needs it",
    "ctrl+z": "the terminal needs it",
    "ctrl+q": "it always leaves the game",
    "ctrl+p": "it always finds any action by its name",
    "ctrl+i": "to a terminal it is the same as tab",
    "ctrl+j": "to many terminals it is the same as enter",
    "ctrl+m": "to a terminal it is the same as enter",
    "ctrl+h": "to many terminals it is the same as backspace",
    "backspace": "it gives an action its usual keys back",
}
"""Keys nobody can give away, and why."""

AMOUNTS = "0123456789="
MOST_KEYS = 4


def _names() -> Iterator[str]:
    yield from ("space", "enter", "tab", "shift+tab", "insert", "delete", *MOVES)
    yield from (f"f{number}" for number in range(1, 13))
    yield from (f"{held}+{move}" for held in ("shift", "ctrl") for move in MOVES)
    yield from (f"ctrl+{letter}" for letter in ascii_lowercase if f"ctrl+{letter}" not in TAKEN)


NAMES = tuple(_names())
"""Every key that writes no character."""


def settled(key: str) -> str:
    """The one name of a key: its character where it writes one.

    >>> settled("question_mark"), settled("Esc"), settled("X"), settled("Ctrl+R")
    ('?', 'escape', 'X', 'ctrl+r')
    """
    if len(key) == 1:
        return ALIASES.get(key, key)
    key = key.strip().casefold()
    return ALIASES.get(key, key)


def key_problem(key: str) -> str:
    """Why a key (settled) can't be given to an action; "" where it can.

    >>> key_problem("x"), key_problem("7"), key_problem("spcae")
    ('', '7 begins an amount', 'no key "spcae" can be given; did you mean "space"?')
    """
    if key in TAKEN:
        return f"{key} can’t be given away: {TAKEN[key]}"
    if key in NAMES:
        return ""
    if len(key) == 1 and key in AMOUNTS:
        return f"{key} begins an amount"
    from game.rules.text import clean, width

    if len(key) == 1 and key.isprintable() and clean(key) == key and width(key) == 1:
        return ""
    from game.quests.words import hint, quoted  # 4 ms, needed for a mistake only

    return f"no key {quoted(key)} can be given{hint(key, (*NAMES, *filter(str.isalpha, ALIASES)))}"
