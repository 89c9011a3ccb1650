"""Goal to ladder (docs/rules.md, 2): amounts people say, camps of five to seven, bridges, and the grade of a quest."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.ladder import (
    MOST,
    bridge,
    camp_of,
    camps,
    find,
    grade,
    grade_of,
    index_of,
    ladder_steps,
    nearest_step,
    weekly_steps,
)
from game.rules.quest import EVERY_DAY, Mastery, MonthDay, TimesAWeek, Weekdays
from tests.rules.build import AT_MOST, PAGES, a_quest, rungs

WRITTEN = (0, 1, 2, 3, 5, 8, 10, 12, 15, 20, 25, 30, 45, 60, 75, 90, 120)
TENS = tuple(n * 10**p for p in range(1, 6) for n in (15, 20, 25, 30, 40, 50, 60, 75, 90))
SAID = WRITTEN + tuple(n for n in TENS if 120 < n <= MOST)
"""As the design lists them, worked out here again."""

amounts = st.integers(1, 400) | st.integers(1, MOST) | st.sampled_from(SAID[1:])


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (1, 30, (1, 2, 3, 5, 8, 10, 12, 15, 20, 25, 30)),
        (1, 1, (1,)),
        (7, 7, (7,)),
        (1, 4, (1, 2, 3, 4)),
        (10, 13, (10, 12, 13)),
        (100, 119, (100, 119)),
        (100, 121, (100, 120, 121)),
        (60, 200, (60, 75, 90, 120, 150, 200)),
        (1000, 2000, (1000, 1500, 2000)),
        (5000, 10000, (5000, 6000, 7500, 9000, 10000)),
    ],
)
def test_a_rising_ladder(first: int, last: int, expected: tuple[int, ...]) -> None:
    assert grade(PAGES, first, last) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (60, 15, (60, 45, 30, 25, 20, 15)),
        (3, 0, (3, 2, 1, 0)),
        (10, 0, (10, 8, 5, 3, 2, 1, 0)),
        (0, 0, (0,)),
        (100, 85, (100, 85)),
        (200, 100, (200, 150, 120, 100)),
        (17, 6, (17, 15, 12, 10, 8, 6)),
    ],
)
def test_a_falling_ladder(first: int, last: int, expected: tuple[int, ...]) -> None:
    assert grade(AT_MOST, first, last) == expected


@given(first=amounts, last=amounts)
def test_every_ladder_keeps_the_rule(first: int, last: int) -> None:
    """Strictly monotone, exactly to the target, sayable between, each at most a fifth away or else the next."""
    for measure in (PAGES, AT_MOST):
        ladder = grade(measure, first, last)
        assert (ladder[0], ladder[-1]) == (first, last)
        assert all(amount in SAID for amount in ladder[1:-1])
        for a, b in pairwise(ladder):
            assert (a < b) == (first < last)
            between = [n for n in SAID if min(a, b) < n < max(a, b)]
            assert abs(b - a) * 5 <= a or not between, (a, b)


@given(first=amounts, last=amounts)
def test_a_ladder_is_no_finer_than_the_rule_asks(first: int, last: int) -> None:
    """Each amount is the farthest sayable one within a fifth, unless the target is nearer."""
    for a, b in pairwise(grade(PAGES, first, last)):
        if b != last:
            farther = [n for n in SAID if (n > b if b > a else n < b) and abs(n - a) * 5 <= a]
            assert not farther, (a, b, farther)


@given(last=st.integers(0, MOST))
def test_a_limit_can_fall_to_nothing(last: int) -> None:
    assert grade(AT_MOST, last, 0)[-1] == 0


def test_the_steps_of_a_ladder() -> None:
    steps = ladder_steps(PAGES, 1, 3, "Read {amount}.", "Open the book.", Mastery(2, 3))
    assert [step.id for step in steps] == ["a1", "a2", "a3"]
    assert [step.instruction for step in steps] == ["Read 1 page.", "Read 2 pages.", "Read 3 pages."]
    assert {step.tiny for step in steps} == {"Open the book."}
    assert {step.mastery for step in steps} == {Mastery(2, 3)}


def test_a_ladder_by_frequency() -> None:
    steps = weekly_steps(2, 7, "Tidy.")
    assert [step.schedule for step in steps] == [*(TimesAWeek(n) for n in range(2, 7)), EVERY_DAY]
    assert [step.id for step in steps] == [f"w{n}" for n in range(2, 8)]
    assert [step.schedule for step in weekly_steps(3, 1, "Order in.")] == [TimesAWeek(n) for n in (3, 2, 1)]


# Camps.


@pytest.mark.parametrize(
    ("steps", "sizes"),
    [
        (1, [1]),
        (5, [5]),
        (7, [7]),
        (8, [4, 4]),
        (9, [4, 5]),
        (10, [5, 5]),
        (11, [5, 6]),
        (14, [7, 7]),
        (15, [5, 5, 5]),
        (22, [5, 6, 5, 6]),
    ],
)
def test_sizes_of_camps(steps: int, sizes: list[int]) -> None:
    assert [camp.end - camp.first for camp in camps(steps)] == sizes


@pytest.mark.parametrize("steps", range(10, 150))
def test_camps_are_of_five_to_seven_steps_and_leave_none_out(steps: int) -> None:
    cut = camps(steps)
    assert all(5 <= camp.end - camp.first <= 7 for camp in cut)
    assert [cut[0].first, *(camp.end for camp in cut)] == [*(camp.first for camp in cut), steps]


def test_names_of_camps() -> None:
    assert [camp.name for camp in camps(4)] == ["base camp"]
    assert [camp.name for camp in camps(21)] == ["base camp", "camp 1", "summit"]
    assert [camp.name for camp in camps(28)] == ["base camp", "camp 1", "camp 2", "summit"]


def test_written_camps_stand_as_they_are_written() -> None:
    cut = camps(12, {0: "Valley", 9: "Ridge"})
    assert [(camp.name, camp.first, camp.end) for camp in cut] == [("Valley", 0, 9), ("Ridge", 9, 12)]


@pytest.mark.parametrize("number", range(11))
def test_every_step_is_in_one_camp(number: int) -> None:
    camp = camp_of(rungs(11), number)
    assert camp.first <= number < camp.end


# Bridges.


@pytest.mark.parametrize(
    ("below", "above", "amount"),
    [(2, 3, None), (3, 5, None), (10, 15, 12), (10, 20, 15), (1, 30, 5), (60, 120, 90), (0, 2, 1), (10, 12, None)],
)
def test_a_bridge_is_the_sayable_amount_nearest_the_middle_where_there_is_one(
    below: int, above: int, amount: int | None
) -> None:
    extra = bridge(a_quest((below, above)), 0)
    assert (extra.amount if extra else None) == amount
    falling = bridge(a_quest((above, below), measure=AT_MOST), 0)
    assert (falling.amount if falling else None) == amount


def test_a_bridge_has_a_name_of_its_own_the_number_below_and_the_window_below() -> None:
    quest = a_quest((5, 20, 25), masteries=[(2, 5), (3, 4), (3, 4)])
    extra = bridge(quest, 0)
    assert extra is not None
    assert (extra.id, extra.amount, extra.mastery, extra.bridge) == ("a5~a20", 10, Mastery(2, 5), True)
    assert index_of(quest, "a5~a20") == index_of(quest, "a5") == 0
    assert find(quest, "a5~a20") == extra
    assert index_of(quest, "a20") == 1, "numbers never shift"


def test_there_is_no_bridge_above_the_last_step_nor_without_amounts_nor_over_two_steps() -> None:
    quest = a_quest((5, 20, 60))
    assert bridge(quest, 2) is None
    assert bridge(rungs(3), 0) is None
    assert find(quest, "a5~a60") is None
    assert find(quest, "a60~a5") is None
    assert find(quest, "a20~a60") is not None


def test_a_step_that_is_not_there_is_not_found() -> None:
    assert find(a_quest(), "a99") is None
    assert index_of(a_quest(), "a99") is None


# When the ladder changes, and how hard a quest is.


@pytest.mark.parametrize(
    ("step", "amount", "expected"),
    [("a8", 8, "a8"), ("a7", 7, "a5"), ("a1", 1, "a2"), ("a99", 99, "a10")],
)
def test_on_a_new_ladder_one_stands_on_the_nearest_step_not_harder(step: str, amount: int, expected: str) -> None:
    assert nearest_step(a_quest((2, 3, 5, 8, 10)), step, amount, 0) == expected


def test_on_a_new_falling_ladder_not_harder_is_not_less() -> None:
    assert nearest_step(a_quest((60, 45, 30), measure=AT_MOST), "a50", 50, 0) == "a60"
    assert nearest_step(a_quest((60, 45, 30), measure=AT_MOST), "a10", 10, 0) == "a30"


def test_without_amounts_the_place_counts() -> None:
    assert nearest_step(rungs(3), "written", None, 1) == "s2"
    assert nearest_step(rungs(3), "written", None, 9) == "s3"


@pytest.mark.parametrize(
    ("amounts", "schedule", "expected"),
    [
        ((1,), TimesAWeek(3), 1),
        ((1,), TimesAWeek(5), 2),
        ((1,), EVERY_DAY, 2),
        ((1,), Weekdays((0, 1, 2, 3)), 1),
        ((1,), MonthDay(1), 1),
        ((5, 8), TimesAWeek(1), 1),
        ((5, 10), TimesAWeek(1), 2),
        ((5, 19), TimesAWeek(1), 2),
        ((5, 20), TimesAWeek(1), 3),
        ((30, 0), TimesAWeek(1), 5),
        (tuple(range(1, 13)), TimesAWeek(1), 4),
        (tuple(range(1, 14)), TimesAWeek(1), 5),
        ((1, 1_000_000), EVERY_DAY, 9),
    ],
)
def test_the_grade_of_a_quest(
    amounts: tuple[int, ...], schedule: TimesAWeek | Weekdays | MonthDay, expected: int
) -> None:
    assert grade_of(a_quest(amounts, schedule=schedule)) == expected


def test_the_grade_of_a_quest_without_amounts() -> None:
    assert grade_of(rungs(13, schedule=EVERY_DAY)) == 3
