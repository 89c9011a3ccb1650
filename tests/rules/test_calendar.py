"""Days and schedules (docs/rules.md, 1): what date a moment belongs to, and which dates ask for something."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.calendar import DayStart, asks, civil_day, days_a_week, next_day_start, next_monday, starts_on
from game.rules.events import Set
from game.rules.quest import EVERY_DAY, EveryDays, MonthDay, Schedule, TimesAWeek, Weekdays
from game.rules.world import World, play_on
from tests.rules.build import MON, a_quest, day, event, ladders, said, taken, world_of

SUNDAY = date(2026, 11, 22)
MINUTE = timedelta(minutes=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def there(zone: str, moment: str) -> datetime:
    """The wall clock somewhere at a UTC moment."""
    return at(moment) + timedelta(hours=OFFSETS[zone])


OFFSETS = {"Auckland": 12, "Honolulu": -10}
"""Hours from UTC in June: written out, so that no table of time zones has to be installed."""


def london(moment: str) -> datetime:
    """The wall clock in London at a UTC moment of 2026: an hour ahead from 29 March to 25 October."""
    utc = at(moment)
    return utc + timedelta(hours=at("2026-03-29T01:00") <= utc < at("2026-10-25T01:00"))


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        ("2026-11-22T04:00", SUNDAY),
        ("2026-11-22T23:59", SUNDAY),
        ("2026-11-23T00:00", SUNDAY),
        ("2026-11-23T03:59:59", SUNDAY),
        ("2026-11-23T04:00", date(2026, 11, 23)),
        ("2027-01-01T03:00", date(2026, 12, 31)),
        ("2028-03-01T03:00", date(2028, 2, 29)),
    ],
)
def test_a_day_starts_at_four_unless_said_otherwise(local: str, expected: date) -> None:
    assert civil_day(at(local), DayStart()) == expected


def test_a_later_day_start_counts_from_the_next_days_start() -> None:
    start = DayStart().changed(6 * 60, SUNDAY)
    assert civil_day(at("2026-11-22T05:00"), start) == SUNDAY
    assert civil_day(at("2026-11-23T03:59"), start) == SUNDAY
    assert civil_day(at("2026-11-23T04:00"), start) == date(2026, 11, 23)
    assert civil_day(at("2026-11-24T05:59"), start) == date(2026, 11, 23)
    assert civil_day(at("2026-11-24T06:00"), start) == date(2026, 11, 24)


def test_an_earlier_day_start_counts_from_the_next_days_start() -> None:
    start = DayStart().changed(0, SUNDAY)
    assert civil_day(at("2026-11-23T00:30"), start) == SUNDAY
    assert civil_day(at("2026-11-23T03:59"), start) == SUNDAY
    assert civil_day(at("2026-11-23T04:00"), start) == date(2026, 11, 23)
    assert civil_day(at("2026-11-24T00:00"), start) == date(2026, 11, 24)


minutes = st.integers(0, 24 * 60 - 1)


def days_and_starts(first: int, then: int, changed_at: int) -> tuple[DayStart, list[date]]:
    """The dates of a week, a look every 20 minutes, with the day start changed on the way."""
    start, seen = DayStart(first, first), []
    for look in range(7 * 72):
        local = at("2026-11-20T00:00") + look * 20 * MINUTE
        if look == changed_at:
            start = start.changed(then, civil_day(local, start))
        seen.append(civil_day(local, start))
    return start, seen


@given(first=minutes, then=minutes, changed_at=st.integers(72, 5 * 72))
def test_a_changed_day_start_never_brings_a_date_back_and_swallows_none(first: int, then: int, changed_at: int) -> None:
    _, seen = days_and_starts(first, then, changed_at)
    assert all(after - before in (timedelta(0), timedelta(1)) for before, after in pairwise(seen))


@given(first=minutes, then=minutes, changed_at=st.integers(72, 5 * 72))
def test_the_next_day_starts_when_it_is_said_to(first: int, then: int, changed_at: int) -> None:
    start, seen = days_and_starts(first, then, changed_at)
    for today in sorted({today for today in seen if start.until and today >= start.until}):
        begins = next_day_start(today, start)
        assert civil_day(begins, start) == today + timedelta(1)
        assert civil_day(begins - MINUTE, start) == today


def test_a_day_start_changed_twice_on_one_day_never_goes_back() -> None:
    today = civil_day(at("2026-11-22T05:00"), DayStart())
    start = DayStart().changed(6 * 60, today).changed(3 * 60, today)
    assert civil_day(at("2026-11-22T05:01"), start) == today


def test_a_day_start_changed_again_before_the_first_change_came_true_never_goes_back() -> None:
    start = DayStart().changed(20 * 60, SUNDAY)
    today = civil_day(at("2026-11-23T05:00"), start)
    assert today == date(2026, 11, 23)
    assert civil_day(at("2026-11-23T05:01"), start.changed(4 * 60, today)) == today


def test_the_day_start_said_in_the_journal_holds_with_the_date_it_was_said_on() -> None:
    start = world_of([event(Set("day_start", 0), day(3), 1)], [a_quest()], day(9)).world.day_start
    assert (start.minutes, start.before, start.until) == (0, 240, day(3))


@pytest.mark.parametrize("value", [-1, 24 * 60, "04:00", None, True, 4.5])
def test_a_day_start_nobody_can_mean_is_ignored(value: object) -> None:
    assert world_of([event(Set("day_start", value), day(3), 1)], [a_quest()], day(9)).world.day_start == DayStart()


def test_the_hour_that_comes_twice_is_of_one_date() -> None:
    before, after = london("2026-10-25T00:30"), london("2026-10-25T01:30")
    assert before == after == at("2026-10-25T01:30")
    assert civil_day(before, DayStart()) == civil_day(after, DayStart()) == date(2026, 10, 24)
    assert civil_day(before, DayStart(60)) == civil_day(after, DayStart(60)) == date(2026, 10, 25)


@pytest.mark.parametrize("start", [0, 59, 60, 120, 240])
@pytest.mark.parametrize("first", ["2026-03-28T00:00", "2026-10-24T00:00"])
def test_changing_the_clocks_neither_swallows_nor_repeats_a_date(first: str, start: int) -> None:
    steps = {after - before for before, after in pairwise(_seen(first, start))}
    assert steps == {timedelta(0), timedelta(1)}


def test_a_day_start_inside_the_hour_that_comes_twice_swallows_no_date() -> None:
    seen = _seen("2026-10-24T00:00", 90)
    assert {after - before for before, after in pairwise(seen)} == {timedelta(-1), timedelta(0), timedelta(1)}
    assert sorted(set(seen)) == [date(2026, 10, 23 + n) for n in range(4)]


def _seen(first: str, start: int) -> list[date]:
    """The dates of three days in London, a look every ten minutes of UTC."""
    moments = [(at(first) + n * 10 * MINUTE).isoformat() for n in range(72 * 6)]
    return [civil_day(london(moment), DayStart(start)) for moment in moments]


def test_a_flight_west_over_the_date_line_brings_a_date_twice_and_it_is_one_date() -> None:
    quest = a_quest(mastery=(3, 3))
    at_home = civil_day(there("Auckland", "2026-06-02T20:00:00"), DayStart())
    arrived = civil_day(there("Honolulu", "2026-06-03T08:00:00"), DayStart())
    assert at_home == arrived + timedelta(days=1) == date(2026, 6, 3)
    seen_again = civil_day(there("Honolulu", "2026-06-03T20:00:00"), DayStart())
    assert seen_again == at_home
    once = [taken(quest), said("d", at_home, 1, quest=quest)]
    twice = [*once, said("d", seen_again, 2, quest=quest)]
    played = [world_of(events, [quest], day(4)) for events in (once, twice)]
    assert played[0].world.totals == played[1].world.totals
    assert played[1].world.courses["read"].state.window.count("d") == 1


def test_a_flight_east_over_the_date_line_swallows_a_date_and_it_is_missed_until_mended() -> None:
    quest = a_quest()
    before = civil_day(there("Honolulu", "2026-06-03T08:00:00"), DayStart())
    after = civil_day(there("Auckland", "2026-06-03T20:00:00"), DayStart())
    assert (before, after) == (day(1), day(3))
    events = [taken(quest), said("d", MON, 1, quest=quest), said("d", before, 2, quest=quest)]
    events.append(said("d", after, 3, quest=quest))
    assert world_of(events, [quest], day(3)).world.courses["read"].state.window == "ddmd"
    mended = said("d", day(2), 4, quest=quest, today=after)
    assert world_of([*events, mended], [quest], day(3)).world.courses["read"].state.mastered == {"a2"}


def test_the_recorded_date_holds_whatever_the_day_start_becomes() -> None:
    quest = a_quest()
    events = [taken(quest), *(said("d", day(n), n + 1, quest=quest) for n in range(3))]
    changed = [*events, event(Set("day_start", 12 * 60), day(2), 9)]
    plain, other = (play_on(World(), e, ladders(quest), day(5), day(5)) for e in (events, changed))
    assert plain.receipts == other.receipts


def due(schedule: Schedule, first: date, days: int, anchor: date | None = None) -> list[date]:
    dates = (first + timedelta(days=n) for n in range(days))
    return [date_ for date_ in dates if asks(schedule, date_, anchor or first)]


def test_every_day_and_weekdays() -> None:
    assert due(EVERY_DAY, MON, 9) == [day(n) for n in range(9)]
    assert due(Weekdays((0, 2, 4)), MON, 9) == [day(0), day(2), day(4), day(7)]
    assert due(Weekdays((6,)), MON, 15) == [day(6), day(13)]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (31, ["01-31", "02-28", "03-31", "04-30", "05-31", "06-30"]),
        (30, ["01-30", "02-28", "03-30", "04-30", "05-30", "06-30"]),
        (29, ["01-29", "02-28", "03-29", "04-29", "05-29", "06-29"]),
        (28, ["01-28", "02-28", "03-28", "04-28", "05-28", "06-28"]),
        (1, ["01-01", "02-01", "03-01", "04-01", "05-01", "06-01"]),
    ],
)
def test_a_day_of_the_month_is_the_last_day_in_short_months(number: int, expected: list[str]) -> None:
    assert [d.strftime("%m-%d") for d in due(MonthDay(number), date(2026, 1, 1), 181)] == expected


def test_a_day_of_the_month_in_a_leap_year_and_over_a_year_end() -> None:
    assert due(MonthDay(31), date(2028, 2, 1), 31) == [date(2028, 2, 29)]
    assert due(MonthDay(30), date(2028, 2, 1), 31) == [date(2028, 2, 29)]
    assert due(MonthDay(31), date(2026, 12, 1), 62) == [date(2026, 12, 31), date(2027, 1, 31)]


@pytest.mark.parametrize("every", [1, 2, 3, 10, 365])
def test_every_n_days_counts_from_the_day_taken(every: int) -> None:
    for first in (MON, date(2027, 12, 30), date(2028, 2, 28)):
        assert due(EveryDays(every), first, 3 * every) == [first + timedelta(days=every * n) for n in range(3)]


def test_a_quest_taken_on_a_wednesday_every_third_day_is_due_on_saturday() -> None:
    quest = a_quest(schedule=EveryDays(3))
    receipts = world_of([taken(quest, day(2))], [quest], day(9)).receipts["read"]
    assert [r.date for r in receipts if r.due] == [day(2), day(5), day(8)]
    assert [r.date for r in receipts if r.outcome] == [day(5), day(8)], "the day taken is never missed"


@pytest.mark.parametrize("today", [day(n) for n in range(7)])
def test_a_changed_schedule_counts_from_the_next_day_and_n_a_week_from_next_monday(today: date) -> None:
    following, monday = today + timedelta(days=1), day(7)
    assert next_monday(today) == monday
    assert starts_on(Weekdays((1, 3)), EVERY_DAY, today) == following
    assert starts_on(EveryDays(2), MonthDay(3), today) == following
    assert starts_on(TimesAWeek(3), EVERY_DAY, today) == monday
    assert starts_on(EVERY_DAY, TimesAWeek(3), today) == monday
    assert starts_on(TimesAWeek(2), TimesAWeek(3), today) == monday


def test_days_a_week() -> None:
    assert days_a_week(EVERY_DAY) == 7
    assert days_a_week(Weekdays((0, 4))) == 2
    assert days_a_week(TimesAWeek(5)) == 5
    assert days_a_week(EveryDays(2)) == pytest.approx(3.5)
    assert days_a_week(MonthDay(31)) == pytest.approx(0.23, abs=0.005)
