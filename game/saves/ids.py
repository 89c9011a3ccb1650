"""Identifiers: events and players are ULIDs in lower-case Crockford base 32, writers are ten such characters.

A ULID is 48 bits of milliseconds and 80 random bits in 26 characters, so that ids sort by time as text. Time comes in
as an argument; chance comes from the operating system. An id never holds a name or a title.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
LAST_MS = (1 << 48) - 1
_VALUE = {letter: value for value, letter in enumerate(ALPHABET)}


def is_id(text: str) -> bool:
    """Whether this is an id of an event or a player. The alphabet is checked by stripping it: nothing may be left."""
    return len(text) == 26 and text[0] <= "7" and not text.strip(ALPHABET)


def is_writer(text: str) -> bool:
    """Whether this is the id of a writer."""
    return len(text) == 10 and not text.strip(ALPHABET)


def milliseconds(at: datetime) -> int:
    """Whole milliseconds since 1970 of an aware datetime, held within what an id can say."""
    return min(max((at - _EPOCH) // _MILLISECOND, 0), LAST_MS)


def new_id(ms: int) -> str:
    """A new id at this millisecond.

    The highest random bit stays 0, so that counting on from it within the millisecond never runs over.
    """
    return _text((ms << 80) | (int.from_bytes(os.urandom(10), "big") >> 1), 26)


def next_id(ms: int, last: str) -> str:
    """A new id that sorts after `last` (empty: there is none), whatever the clock says.

    Within the same millisecond, or when the clock went back, it counts on from `last`: a writer's ids only grow.
    """
    if not last or ms > ms_of(last):
        return new_id(ms)
    return _text(_number(last) + 1, 26)


def ms_of(ulid: str) -> int:
    """The milliseconds since 1970 in an id."""
    return _number(ulid) >> 80


def floor_of(ms: int) -> str:
    """The highest id of a millisecond: what comes next after it lies in a later one."""
    return _text((ms << 80) | ((1 << 80) - 1), 26)


def new_writer() -> str:
    """A new writer id: 50 random bits."""
    return _text(int.from_bytes(os.urandom(7), "big") & ((1 << 50) - 1), 10)


def _number(text: str) -> int:
    number = 0
    for letter in text:
        number = (number << 5) | _VALUE[letter]
    return number


def _text(number: int, length: int) -> str:
    return "".join([ALPHABET[(number >> shift) & 31] for shift in range(5 * (length - 1), -1, -5)])
