"""Days and amounts as somebody says them, at a shell or at a prompt. Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta

from game.rules.moves import Refusal
from game.rules.quest import DAY_NAMES, WEEKDAYS

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
NAMED_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}


def day_asked(asked: str, today: date, *, ahead: bool = False) -> date | Refusal:
    """The date that is meant; a weekday is the last one (`ahead`: the next one), today included.

    >>> day_asked("mon", date(2026, 11, 22)), day_asked("monday", date(2026, 11, 22), ahead=True)
    (datetime.date(2026, 11, 16), datetime.date(2026, 11, 23))
    """
    word = asked.strip().lower()
    if word in NAMED_DAYS:
        return today + timedelta(days=NAMED_DAYS[word])
    if word in WEEKDAYS or word in DAY_NAMES:
        back = (today.weekday() - WEEKDAYS.index(word[:3])) % 7
        return today + timedelta(days=-back % 7 if ahead else -back)
    if DATE.fullmatch(word):
        try:
            return date.fromisoformat(word)
        except ValueError:
            pass
    return Refusal("bad_day", f"“{asked}” is no day: say yesterday, a weekday such as mon, or a date such as {today}.")


def amount_asked(asked: str) -> tuple[int, bool] | Refusal:
    """An amount, and whether it sets the day's sum: `12` and `+12` add, `=12` sets.

    >>> amount_asked("12"), amount_asked("=12")
    ((12, False), (12, True))
    """
    sets = asked.startswith("=")
    digits = asked.removeprefix("=") if sets else asked.removeprefix("+")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 12:
        return Refusal(
            "bad_amount",
            f"“{asked[:40]}” is no amount: say a whole number, such as 12 to add it or =12 to set the day to it.",
        )
    return int(digits), sets
