"""When the game asks how sure the player is (docs/rules.md, Confidence)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.asking import Asked, Question, Why, question, why_ask
from game.rules.confidence import Sure
from game.rules.state import State, begin
from game.rules.values import replace

TAKEN = date(2026, 1, 5)
STATE = begin("a1", TAKEN)


def on(day: int) -> date:
    return TAKEN + timedelta(days=day)


def why(day: int, *said: Sure, asked: tuple[Asked, ...] = (), state: State = STATE) -> Why | None:
    return why_ask(state, TAKEN, said, asked, on(day))


def test_the_first_try_on_a_step_is_asked_about() -> None:
    assert why(0) is Why.FIRST
    assert why(5, Sure(on(1), "a2", 80)) is Why.FIRST, "another step was rated, not this one"


@pytest.mark.parametrize(("day", "reason"), [(1, None), (13, None), (14, Why.OLD), (40, Why.OLD)])
def test_a_rating_is_asked_for_anew_after_two_weeks(day: int, reason: Why | None) -> None:
    assert why(day, Sure(on(0), "a1", 80)) is reason


def test_a_step_that_was_mastered_is_not_asked_about() -> None:
    mastered = replace(STATE, mastered=frozenset({"a1"}))
    assert why(3, state=mastered) is None
    assert why(3, state=replace(mastered, step="a2")) is Why.FIRST


def test_the_newest_rating_decides() -> None:
    assert why(20, Sure(on(0), "a1", 80), Sure(on(10), "a1", 80)) is None


def test_a_step_skipped_once_is_never_asked_about_again() -> None:
    skipped = (Asked(on(0), "read", "a1", skipped=True),)
    assert [why(day, asked=skipped) for day in range(1, 60)] == [None] * 59
    assert why(30, asked=skipped, state=replace(STATE, step="a2")) is Why.FIRST


def test_a_question_passed_by_comes_again_after_two_weeks() -> None:
    put = (Asked(on(0), "read", "a1"),)
    assert [why(day, asked=put) for day in (0, 1, 13, 14)] == [Why.FIRST, None, None, Why.FIRST]


@pytest.mark.parametrize("state", [replace(STATE, lapse=1), replace(STATE, woke=True), replace(STATE, silent=14)])
def test_nobody_is_asked_while_a_lapse_is_open(state: State) -> None:
    assert why(3, state=state) is None


def test_after_two_months_or_as_a_habit_nothing_is_asked() -> None:
    assert why(60) is Why.FIRST
    assert why(61) is None
    assert why(20, state=replace(STATE, habit=0.8)) is None


READ, RUN = Question("read", "a1", Why.OLD), Question("run", "one", Why.FIRST)


def test_a_first_try_goes_before_what_is_old() -> None:
    assert question([READ, RUN], (), on(0), rated=False) == RUN
    assert question([READ], (), on(0), rated=False) == READ
    assert question([], (), on(0), rated=False) is None


def test_the_question_of_the_day_stays_and_no_other_comes() -> None:
    put = (Asked(on(0), "read", "a1"),)
    assert question([READ, RUN], put, on(0), rated=False) == READ
    assert question([RUN], put, on(0), rated=False) is None
    assert question([RUN], put, on(1), rated=False) == RUN


def test_none_after_one_was_skipped_or_something_was_rated() -> None:
    assert question([READ, RUN], (Asked(on(0), "read", "a1", skipped=True),), on(0), rated=False) is None
    assert question([READ, RUN], (), on(0), rated=True) is None


@given(
    st.lists(st.tuples(st.integers(0, 40), st.sampled_from(["answer", "skip", "pass"])), unique_by=lambda one: one[0])
)
def test_however_questions_are_met_each_is_a_day_or_more_from_the_next(met: list[tuple[int, str]]) -> None:
    """Played day by day: at most one a day, a step never again once skipped, two weeks between ratings."""
    told = dict(met)
    said: list[Sure] = []
    asked: list[Asked] = []
    put_on: list[int] = []
    for day in range(41):
        reason = why(day, *said, asked=tuple(asked))
        rated = any(rating.day == on(day) for rating in said)
        if reason is None or question([Question("read", "a1", reason)], asked, on(day), rated=rated) is None:
            continue
        put_on.append(day)
        asked.append(Asked(on(day), "read", "a1", skipped=told.get(day) == "skip"))
        if told.get(day) == "answer":
            said.append(Sure(on(day), "a1", 70))
    gaps = [later - earlier for earlier, later in pairwise(put_on)]
    assert all(gap >= 7 for gap in gaps)
    skipped = [day for day in put_on if told.get(day) == "skip"]
    assert not skipped or put_on[-1] == skipped[0]
