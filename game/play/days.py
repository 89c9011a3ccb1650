"""The days of a schedule in words."""

from __future__ import annotations

from game.rules.quest import WEEKDAYS, EveryDays, MonthDay, Schedule, TimesAWeek, Weekdays


def days_said(schedule: Schedule) -> str:
    """The days of a schedule in words: `every day`, `Mon, Wed and Fri`, `3 times a week`."""
    match schedule:
        case Weekdays(days) if len(days) == len(WEEKDAYS):
            return "every day"
        case Weekdays(days):
            names = [WEEKDAYS[day].capitalize() for day in days]
            return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
        case TimesAWeek(times):
            return "once a week" if times == 1 else f"{times} times a week"
        case EveryDays(days):
            return "every day" if days == 1 else f"every {days} days"
        case MonthDay(day):
            return f"on day {day} of each month"
