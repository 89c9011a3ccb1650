"""The last whole week of a quest, read off its wall: a letter a day, Monday to Sunday. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from game.rules.calendar import monday
from game.rules.habit import is_quiet
from game.rules.state import DONE, MISSED, SOME
from game.rules.walk import Course

WEEK = timedelta(days=7)
ACTS = DONE + SOME


def last_week(today: date) -> date:
    """The Monday of the week before this one.

    >>> last_week(date(2026, 11, 22))
    datetime.date(2026, 11, 9)
    """
    return monday(today) - WEEK


def week_letters(course: Course, week: date, today: date) -> str:
    """The letters of the seven dates from `week` on (rules/state.py); fewer where it was taken in that week."""
    known = (today - course.taken).days + 1
    wall = course.state.wall[-known:]
    end = len(wall) - (today - week - WEEK).days - 1
    return wall[max(0, end - 7) : max(0, end)]


def due_days(letters: str) -> int:
    """Due days among some letters: those done, some or missed that the schedule asked for."""
    return sum(letters.count(letter) for letter in (DONE, SOME, MISSED))


def quiet(course: Course, today: date) -> bool:
    """Whether a quest is asked about less: after two months, or once it is a habit."""
    return is_quiet((today - course.first).days, course.state.habit)
