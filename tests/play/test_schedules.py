"""Days in a player's own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.play.days import days_said
from game.play.schedules import day_start_said, parse_day_start, parse_schedule
from game.rules.compiled import schedule_from_plain, schedule_to_plain
from game.rules.quest import EVERY_DAY, EveryDays, MonthDay, Schedule, TimesAWeek, Weekdays
from tests.play.living import accepted, refused

WORK = Weekdays((0, 1, 2, 3, 4))


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("every day", EVERY_DAY),
        ("  Daily ", EVERY_DAY),
        ("every 1 day", EVERY_DAY),
        ("7 a week", EVERY_DAY),
        ("mon,wed,fri", Weekdays((0, 2, 4))),
        ("fri mon wed", Weekdays((0, 2, 4))),
        ("Mondays and Thursdays", Weekdays((0, 3))),
        ("every tues", Weekdays((1,))),
        ("weekdays", WORK),
        ("mon-fri", WORK),
        ("mon to fri", WORK),
        ("sat–mon", Weekdays((0, 5, 6))),
        ("weekends", Weekdays((5, 6))),
        ("3 a week", TimesAWeek(3)),
        ("3/week", TimesAWeek(3)),
        ("3x", TimesAWeek(3)),
        ("three times per week", TimesAWeek(3)),
        ("5 days a week", TimesAWeek(5)),
        ("once a week", TimesAWeek(1)),
        ("every 2 days", EveryDays(2)),
        ("2d", EveryDays(2)),
        ("every other day", EveryDays(2)),
        ("day 31", MonthDay(31)),
        ("month 31", MonthDay(31)),
        ("on the 1st", MonthDay(1)),
        ("every_days = 2", EveryDays(2)),
        ("times = 3", TimesAWeek(3)),
        ('days = "mon, wed"', Weekdays((0, 2))),
        ('{ times = 3, per = "week" }', TimesAWeek(3)),
        ('{"month_day": 31}', MonthDay(31)),
        ('{ days = ["wed", "mon"] }', Weekdays((0, 2))),
    ],
)
def test_people_say_days_in_many_ways(said: str, means: Schedule) -> None:
    assert parse_schedule(said) == means


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("", "Which days?"),
        ("sometimes", "“sometimes” names no days"),
        ("t", "names no days"),
        ("mon, toast", "names no days"),
        ("3 days", "names no days"),
        ("8 a week", "A week has 7 days"),
        ("0x", "A week has 7 days"),
        ("day 32", "A month has days 1 to 31"),
        ("day 0", "A month has days 1 to 31"),
        ("every 400 days", "from 1 to 365"),
        ("times = 9", "names no days"),
        ("{ days = [] }", "names no days"),
        ("{" * 190, "names no days"),
        ("mon," * 1000, "Which days?"),
    ],
)
def test_what_names_no_days_gets_one_line(said: str, why: str) -> None:
    answer = parse_schedule(said)
    assert refused(answer) == "bad_schedule"
    assert why in str(answer)


SCHEDULES = st.one_of(
    st.sets(st.integers(0, 6), min_size=1).map(lambda days: Weekdays(tuple(sorted(days)))),
    st.integers(1, 6).map(TimesAWeek),
    st.integers(2, 365).map(EveryDays),
    st.integers(1, 31).map(MonthDay),
)


@given(SCHEDULES)
def test_what_the_game_says_can_be_said_back(schedule: Schedule) -> None:
    assert parse_schedule(days_said(schedule)) == schedule
    assert parse_schedule(str(schedule_to_plain(schedule)).replace("'", '"')) == schedule


@given(st.text(max_size=60) | st.text("0123456789 {}[]=,xdmonweek/-", max_size=60))
def test_any_text_is_days_or_one_line(text: str) -> None:
    answer = parse_schedule(text)
    if isinstance(answer, Weekdays | TimesAWeek | EveryDays | MonthDay):
        assert schedule_from_plain(schedule_to_plain(answer)) == answer
    else:
        refused(answer)


@pytest.mark.parametrize(
    ("said", "minutes"), [("03:30", 210), ("4", 240), ("4.15", 255), ("00:00", 0), ("23:59", 1439)]
)
def test_a_day_start_is_a_time_of_day(said: str, minutes: int) -> None:
    assert accepted(parse_day_start(said)) == minutes


@pytest.mark.parametrize("said", ["24:00", "3:60", "-1", "", "four", "²", "1:2:3"])
def test_any_other_day_start_gets_one_line(said: str) -> None:
    assert refused(parse_day_start(said)) == "bad_time"


@given(st.integers(0, 24 * 60 - 1))
def test_a_day_start_is_shown_as_it_is_said(minutes: int) -> None:
    assert parse_day_start(day_start_said(minutes)) == minutes
