"""Days in a player's own words: `every day`, `mon,wed,fri`, `3 a week`, `every 2 days`, `day 31`. Pure.

Whatever `days.days_said` says reads back to the same schedule, and so do the forms of a quest file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from game.rules.compiled import (
    MOST_EVERY_DAYS,
    MOST_MONTH_DAY,
    MOST_TIMES,
    BadCompiled,
    schedule_from_plain,
)
from game.rules.moves import Refusal
from game.rules.quest import DAY_NAMES, EVERY_DAY, WEEKDAYS, EveryDays, MonthDay, Schedule, TimesAWeek, Weekdays
from game.rules.text import clean

HINT = "Say every day, weekdays, mon,wed,fri, 3 a week, every 2 days or day 31."
LONGEST = 200
"""Characters of a text that is looked at."""

_WORDS: dict[str, Schedule] = {
    "daily": EVERY_DAY,
    "every day": EVERY_DAY,
    "everyday": EVERY_DAY,
    "each day": EVERY_DAY,
    "weekdays": Weekdays((0, 1, 2, 3, 4)),
    "workdays": Weekdays((0, 1, 2, 3, 4)),
    "weekends": Weekdays((5, 6)),
    "weekend": Weekdays((5, 6)),
    "weekly": TimesAWeek(1),
    "last day": MonthDay(31),
}
_NUMBERS = {"once": 1, "twice": 2, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_EVERY = {"other": 2, "second": 2, "third": 3, "fourth": 4}

_NUMBER = rf"\d{{1,9}}|{'|'.join(_NUMBERS)}"
_TIMES = re.compile(
    rf"(?P<n>{_NUMBER})(?: ?(?:x|times?|days?))?(?: ?/ ?| (?:a|per|each|every) )(?:week|wk|w)"
    rf"|(?P<x>{_NUMBER}) ?(?:x|times)"
)
_EVERY_DAYS = re.compile(
    rf"every (?P<n>{_NUMBER}) ?(?:days?|d)|(?P<d>\d{{1,9}}) ?d|every (?P<nth>{'|'.join(_EVERY)}) day"
)
_MONTH_DAY = re.compile(
    r"(?:on )?(?:the )?(?:day|month) ?(?P<n>\d{1,9})(?: of (?:each|every|the) month)?"
    r"|(?:on )?(?:the )?(?P<nth>\d{1,9})(?:st|nd|rd|th)(?: of (?:each|every|the) month)?"
)
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?")


class _OutOfRange(ValueError):
    """A form that is known, with a number that is not."""


def parse_schedule(text: str) -> Schedule | Refusal:
    """The days somebody means, or one line on how to say them.

    >>> parse_schedule("mon, wed and fri"), parse_schedule("3x a week"), parse_schedule("every other day")
    (Weekdays(days=(0, 2, 4)), TimesAWeek(times=3), EveryDays(days=2))
    """
    said = " ".join(text[:LONGEST].casefold().split()).rstrip(".")
    if len(text) > LONGEST or not said:
        return Refusal("bad_schedule", f"Which days? {HINT}")
    try:
        found = _plain_form(said) if said[0] == "{" else _in_words(said)
    except _OutOfRange as error:
        return Refusal("bad_schedule", str(error))
    return found or Refusal("bad_schedule", f"“{clean(text, 40)}” names no days. {HINT}")


def _in_words(said: str) -> Schedule | None:
    if said in _WORDS:
        return _WORDS[said]
    if match := _TIMES.fullmatch(said):
        return _times(match)
    if match := _EVERY_DAYS.fullmatch(said):
        return _every_days(match)
    if match := _MONTH_DAY.fullmatch(said):
        return _month_day(match)
    return _weekdays(said) or _pairs(said)


def _number(match: re.Match[str], most: int, sentence: str) -> int:
    """The number in a match. Raises `_OutOfRange` with the sentence."""
    word = next(word for word in match.groups() if word is not None)
    number = int(word) if word.isdigit() else _NUMBERS.get(word) or _EVERY[word]
    if not 1 <= number <= most:
        raise _OutOfRange(sentence)
    return number


def _times(match: re.Match[str]) -> Schedule:
    times = _number(match, MOST_TIMES, f"A week has {MOST_TIMES} days: say 1 a week to {MOST_TIMES} a week.")
    return EVERY_DAY if times == MOST_TIMES else TimesAWeek(times)


def _every_days(match: re.Match[str]) -> Schedule:
    days = _number(match, MOST_EVERY_DAYS, f"Every so many days: say a number from 1 to {MOST_EVERY_DAYS}.")
    return EVERY_DAY if days == 1 else EveryDays(days)


def _month_day(match: re.Match[str]) -> Schedule:
    return MonthDay(_number(match, MOST_MONTH_DAY, f"A month has days 1 to {MOST_MONTH_DAY}."))


def _weekdays(said: str) -> Schedule | None:
    """Names of days, `mon` to `monday` and `mondays`, with spaces, commas or `and` between, and spans `mon-fri`."""
    spans = re.sub(r" ?(?:-|–|\bto\b) ?", "-", said.removeprefix("every ").removeprefix("on "))
    days = [day for word in re.split(r"[ ,;+&/]+", spans) if word and word != "and" for day in _span(word)]
    if not days or None in days:
        return None
    return Weekdays(tuple(sorted({day for day in days if day is not None})))


def _span(word: str) -> Iterator[int | None]:
    """The days in one word; None for what is no day. A span may run over the end of the week."""
    first, dash, last = word.partition("-")
    start, end = _day(first), _day(last) if dash else _day(first)
    if start is None or end is None:
        yield None
        return
    yield from ((start + i) % len(WEEKDAYS) for i in range((end - start) % len(WEEKDAYS) + 1))


def _day(word: str) -> int | None:
    """The number of a day named by at least three letters of its name.

    >>> _day("tues"), _day("thursdays"), _day("t")
    (1, 3, None)
    """
    if len(word) < len(WEEKDAYS[0]):
        return None
    names = enumerate(DAY_NAMES)
    return next((i for i, name in names if name.startswith(word) or f"{name}s" == word), None)


def _pairs(said: str) -> Schedule | None:
    """A form of the quest file without its braces: `every_days = 2`, `times = 3`, `days = mon,wed`."""
    key, equals, value = said.partition("=")
    key, value = key.strip(), value.strip().strip("\"'")
    if not equals:
        return None
    if key == "days":
        return _weekdays(value)
    number = int(value) if value.isascii() and value.isdigit() and len(value) < 10 else value
    return _from_plain({key: number} | ({"per": "week"} if key == "times" else {}))


def _plain_form(said: str) -> Schedule | None:
    """A form of the quest file as TOML or JSON: `{ times = 3, per = "week" }`."""
    import json
    import tomllib  # 5 ms, for those who paste a line of a quest file

    try:
        found = json.loads(said) if '":' in said else tomllib.loads(f"days = {said}")["days"]
    except (ValueError, RecursionError):
        return None
    return _from_plain(found) if isinstance(found, dict) else None


def _from_plain(plain: dict[str, Any]) -> Schedule | None:
    try:
        return schedule_from_plain(plain)
    except BadCompiled:
        return None


def parse_day_start(text: str) -> int | Refusal:
    """When days start, in minutes after midnight, from `03:30`, `3.30` or `4`.

    >>> parse_day_start("03:30"), parse_day_start("4")
    (210, 240)
    """
    match = _CLOCK.fullmatch(text.strip())
    hours, minutes = (int(match[1]), int(match[2] or 0)) if match else (24, 0)
    if not text.isascii() or hours >= 24 or minutes >= 60:
        said = clean(text, 40)
        return Refusal("bad_time", f"“{said}” is no time of day: say one from 00:00 to 23:59, such as 03:30.")
    return hours * 60 + minutes


def day_start_said(minutes: int) -> str:
    """A day start as a player writes it.

    >>> day_start_said(210)
    '03:30'
    """
    return f"{minutes // 60:02}:{minutes % 60:02}"
