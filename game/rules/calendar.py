"""Civil days, the day start, and which days a schedule asks for.

A day is decided once, when something is said, and kept with it; nothing here works it out again (docs/rules.md, Days).
Time comes in as an argument: this module must never read the clock.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from game.rules.quest import EveryDays, MonthDay, Schedule, TimesAWeek, Weekdays
from game.rules.values import dataclass

MEND_DAYS = 7
"""A day can be mended (said late) for this many days; later it is evidence only."""

SLEEP_AFTER = 14
"""A quest sleeps after this many silent due days in a row."""

FRESH_AFTER = 3
"""Missed due days from which a new week or month is offered as a beginning; resets can hurt those who do well."""

OFFSET_JUMP = 360
"""Minutes the UTC offset must move between two entries before rest is offered for the dates between."""

DEFAULT_DAY_START = 4 * 60
"""Minutes after midnight at which a civil day starts: late evenings belong to the day before."""

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Instant:
    """What a clock says: the UTC time, and the local offset in minutes."""

    at: datetime
    tz: int

    @property
    def local(self) -> datetime:
        """The wall clock of the player, without zone."""
        return self.at.replace(tzinfo=None) + timedelta(minutes=self.tz)


@dataclass(frozen=True, slots=True)
class Now:
    """An instant with the civil date it belongs to."""

    at: datetime
    tz: int
    today: date


@dataclass(frozen=True, slots=True)
class DayStart:
    """When civil days start, in minutes after midnight; `before` held up to and including the date `until`."""

    minutes: int = DEFAULT_DAY_START
    before: int = DEFAULT_DAY_START
    until: date | None = None

    def changed(self, minutes: int, today: date) -> DayStart:
        """The day start after a change said on `today`: it counts from the next day's start."""
        in_force = self.before if self.until is not None and today <= self.until else self.minutes
        return DayStart(minutes, in_force, today)


def civil_day(local: datetime, start: DayStart) -> date:
    """The civil date of a wall-clock time.

    A changed day start counts from the next day's start, and never brings back a day that has begun.

    >>> civil_day(datetime(2026, 11, 23, 3, 59), DayStart())
    datetime.date(2026, 11, 22)
    """
    if start.until is None:
        return (local - timedelta(minutes=start.minutes)).date()
    old = (local - timedelta(minutes=start.before)).date()
    if old <= start.until:
        # Said on `until`: that day had begun by then, by whatever day start was in force, and does not begin again.
        return start.until if start.until - old == ONE_DAY else old
    return max(start.until + ONE_DAY, (local - timedelta(minutes=start.minutes)).date())


def next_day_start(today: date, start: DayStart) -> datetime:
    """The wall-clock time at which the civil day after `today` begins."""
    first_new = start.until is not None and today <= start.until
    minutes = start.before if first_new else start.minutes
    return datetime(today.year, today.month, today.day) + ONE_DAY + timedelta(minutes=minutes)


def monday(day: date) -> date:
    """The Monday of the week that holds `day`."""
    return day - timedelta(days=day.weekday())


def next_monday(day: date) -> date:
    """The first Monday after `day`."""
    return monday(day) + timedelta(days=7)


def asks(schedule: Schedule, day: date, anchor: date) -> bool:
    """Whether a fixed schedule asks for something on `day`; `anchor` is the day its counting began.

    N a week asks on any day (its places decide, see `week`).

    >>> asks(MonthDay(31), date(2026, 2, 28), date(2026, 1, 1))
    True
    """
    match schedule:
        case Weekdays(days):
            return day.weekday() in days
        case EveryDays(days):
            return (day - anchor).days % days == 0
        case MonthDay(number):
            return day.day == min(number, _month_length(day))
        case TimesAWeek():
            return True


def _month_length(day: date) -> int:
    return ((day.replace(day=1) + timedelta(days=32)).replace(day=1) - ONE_DAY).day


def starts_on(schedule: Schedule, before: Schedule, today: date) -> date:
    """From which day a changed schedule counts: the next day, or the next Monday where N a week is involved."""
    weekly = isinstance(schedule, TimesAWeek) or isinstance(before, TimesAWeek)
    return next_monday(today) if weekly else today + ONE_DAY


def days_a_week(schedule: Schedule) -> float:
    """How many days a week a schedule asks for, on average."""
    match schedule:
        case Weekdays(days):
            return len(days)
        case TimesAWeek(times):
            return times
        case EveryDays(days):
            return 7 / days
        case MonthDay():
            return 12 * 7 / 365.25
