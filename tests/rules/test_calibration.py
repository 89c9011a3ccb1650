"""Strength, generality, rated attempts, calibration and the alarm (docs/rules.md, Confidence; science.md, 1 and 11)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.confidence import (
    Attempt,
    Sure,
    attempts,
    bands,
    bias,
    brier,
    calibration,
    fallen,
    generality,
    standing,
    strength,
)

MONDAY = date(2026, 1, 5)

values = st.integers(0, 100)
outcomes = st.lists(st.tuples(values, st.booleans()), min_size=1, max_size=40)


def on(day: int) -> date:
    return MONDAY + timedelta(days=day)


def tried(*pairs: tuple[int, bool]) -> list[Attempt]:
    """Attempts in this order, a day each."""
    return [Attempt(on(day), "a1", value, on(day), did) for day, (value, did) in enumerate(pairs)]


def days(letters: str, step: str = "a1") -> list[tuple[date, str, str]]:
    """A letter a day on a step, from the first Monday on."""
    return [(on(day), letter, step) for day, letter in enumerate(letters)]


# --- strength and generality (science.md, 1: sum / number of items; share of domains with a strength of 60 or more) ---


def test_strength_is_the_sum_by_the_number() -> None:
    assert strength([90, 50, 20]) == pytest.approx(160 / 3)
    assert strength([0]) == 0
    with pytest.raises(ValueError, match="no ratings"):
        strength([])


def test_generality_counts_strengths_from_sixty_on() -> None:
    assert generality([59.9, 60, 100]) == (2, 3)
    assert generality([]) == (0, 0)


@given(st.lists(values, min_size=1, max_size=12))
def test_strength_lies_between_the_lowest_and_the_highest_rating(said: list[int]) -> None:
    assert min(said) <= strength(said) <= max(said)


def test_what_stands_is_the_newest_of_each_step_of_three_months() -> None:
    said = [Sure(on(0), "a1", 90), Sure(on(0), "a2", 40), Sure(on(20), "a1", 70)]
    assert {step: each.value for step, each in standing(said, on(20)).items()} == {"a1": 70, "a2": 40}
    assert {step: each.value for step, each in standing(said, on(89)).items()} == {"a1": 70, "a2": 40}
    assert {step: each.value for step, each in standing(said, on(90)).items()} == {"a1": 70}


# --- rated attempts ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("letter", "did"), [("d", True), ("s", False), ("m", False)])
def test_a_rating_is_held_against_its_own_day(letter: str, *, did: bool) -> None:
    (only,) = attempts([Sure(on(0), "a1", 60)], days(letter + "d"))
    assert (only.value, only.day, only.did) == (60, on(0), did)


def test_a_rating_said_after_the_check_in_is_about_a_later_day() -> None:
    (only,) = attempts([Sure(on(0), "a1", 60, before=False)], days("dm"))
    assert (only.day, only.did) == (on(1), False)


def test_rest_and_days_that_asked_nothing_are_waited_out() -> None:
    (only,) = attempts([Sure(on(0), "a1", 60)], days("r--rd"))
    assert only.day == on(4)


def test_a_day_on_another_step_answers_nothing() -> None:
    lived = [*days("dd", "a1"), (on(2), "d", "a2")]
    assert [attempt.day for attempt in attempts([Sure(on(0), "a2", 40)], lived)] == [on(2)]
    assert attempts([Sure(on(0), "a3", 40)], lived) == ()


def test_of_two_ratings_before_one_day_the_last_counts() -> None:
    said = [Sure(on(0), "a1", 30), Sure(on(1), "a1", 80)]
    assert [attempt.value for attempt in attempts(said, days("-rd"))] == [80]


def test_each_rating_is_tried_once() -> None:
    said = [Sure(on(0), "a1", 30), Sure(on(2), "a1", 80)]
    found = attempts(said, days("dmsd"))
    assert [(attempt.value, attempt.day) for attempt in found] == [(30, on(0)), (80, on(2))]


@pytest.mark.parametrize(("waits", "counted"), [(28, 1), (29, 0)])
def test_a_rating_speaks_for_four_weeks(waits: int, counted: int) -> None:
    assert len(attempts([Sure(on(0), "a11", 20)], [(on(waits), "d", "a11")])) == counted


ways = st.lists(st.tuples(st.sampled_from("dsmr-"), st.sampled_from(["a1", "a2"])), max_size=40)
ratings = st.lists(
    st.builds(Sure, st.integers(0, 45).map(on), st.sampled_from(["a1", "a2", "a3"]), values, st.booleans()), max_size=15
)


@given(said=ratings, way=ways)
def test_an_attempt_is_always_said_before_and_on_its_step(said: list[Sure], way: list[tuple[str, str]]) -> None:
    said = sorted(said, key=lambda rating: rating.day)
    lived = {on(place): each for place, each in enumerate(way)}
    found = attempts(said, [(day, *each) for day, each in lived.items()])
    assert len(found) <= len(said)
    assert len({(attempt.step, attempt.day) for attempt in found}) == len(found)
    for attempt in found:
        letter, step = lived[attempt.day]
        assert (step, attempt.did) == (attempt.step, letter == "d")
        assert letter in "dsm"
        assert attempt.said <= attempt.day <= attempt.said + timedelta(days=28)


# --- calibration (science.md, 1: bias = mean(SE/100 - y), Brier = mean((SE/100 - y)^2)) -------------------------------


def test_always_saying_fifty_has_a_brier_score_of_a_quarter() -> None:
    """science.md, 1: 0 perfect, 0.25 = always saying 50, whatever comes."""
    said = tried((50, True), (50, False), (50, False))
    assert brier(said) == 0.25


def test_foreseeing_everything_is_a_brier_score_of_nothing() -> None:
    said = tried((100, True), (0, False))
    assert (brier(said), bias(said)) == (0, 0)


def test_a_worked_example() -> None:
    """Ours: (.6 - 1) nine times and (.6 - 0) once is -3.0 in ten; squares 9 * .16 + .36 = 1.8 in ten."""
    found = calibration(tried(*[(60, True)] * 9, (60, False)))
    assert found is not None
    assert (found.attempts, found.did) == (10, 9)
    assert found.bias == pytest.approx(-0.3)
    assert found.brier == pytest.approx(0.18)
    assert not found.tuned
    (band,) = found.bands
    assert (band.low, band.high, band.attempts, band.did, band.said) == (60, 79, 10, 9, 60)


def test_there_is_nothing_to_see_before_ten() -> None:
    assert calibration(tried(*[(70, True)] * 9)) is None
    assert calibration(tried(*[(70, True)] * 10)) is not None


@pytest.mark.parametrize(("done", "tuned"), [(5, False), (6, True), (7, True), (8, True), (9, False)])
def test_well_tuned_is_a_tenth_to_either_side(done: int, *, tuned: bool) -> None:
    """science.md, 1: |bias| <= .10; 70 said ten times and done 6 to 8 times is within it, bounds included."""
    found = calibration(tried(*[(70, place < done) for place in range(10)]))
    assert found is not None
    assert found.tuned is tuned


def test_only_the_last_twenty_decide_whether_it_is_well_tuned() -> None:
    early, late = [(90, False)] * 30, [(80, True)] * 16 + [(80, False)] * 4
    found = calibration(tried(*early, *late))
    assert found is not None
    assert found.tuned
    assert found.lately == pytest.approx(0)
    assert found.bias > 0.5


@given(outcomes)
def test_bias_and_brier_keep_their_bounds(pairs: list[tuple[int, bool]]) -> None:
    said = tried(*pairs)
    assert -1 <= bias(said) <= 1
    assert bias(said) ** 2 <= brier(said) + 1e-12 <= 1 + 1e-12
    assert bias(said) == pytest.approx(sum(value / 100 - did for value, did in pairs) / len(pairs))


@given(outcomes)
def test_bands_hold_every_attempt_once(pairs: list[tuple[int, bool]]) -> None:
    found = bands(tried(*pairs))
    assert sum(band.attempts for band in found) == len(pairs)
    assert sum(band.did for band in found) == sum(did for _, did in pairs)
    assert all(band.low <= band.said <= band.high for band in found)
    assert [band.low for band in found] == sorted({band.low for band in found})


# --- the alarm (science.md, rule 36: mean change of -10 or more over 14 days) -----------------------------------------


@pytest.mark.parametrize(("was", "now", "alarm"), [(80, 70, True), (80, 71, False), (60, 80, False), (10, 0, True)])
def test_a_fall_by_ten_or_more_in_two_weeks(was: int, now: int, *, alarm: bool) -> None:
    assert (fallen([Sure(on(0), "a1", was), Sure(on(14), "a1", now)], on(14)) is not None) is alarm


def test_what_it_says() -> None:
    said = [Sure(on(0), "a1", 80), Sure(on(0), "a2", 50), Sure(on(9), "a1", 60), Sure(on(10), "a2", 44)]
    found = fallen(said, on(12))
    assert found is not None
    assert (found.was, found.now, set(found.steps), found.day) == (65, 52, {"a1", "a2"}, on(10))


def test_the_mean_over_the_steps_must_fall() -> None:
    said = [Sure(on(0), "a1", 80), Sure(on(0), "a2", 50), Sure(on(9), "a1", 60), Sure(on(10), "a2", 51)]
    assert fallen(said, on(12)) is None


def test_compared_is_what_held_two_weeks_ago() -> None:
    said = [Sure(on(0), "a1", 60), Sure(on(3), "a1", 90), Sure(on(16), "a1", 55)]
    found = fallen(said, on(17))
    assert found is not None
    assert (found.was, found.now) == (90, 55)
    found = fallen(said, on(16))
    assert found is None, "on that day the 60 held two weeks ago"


def test_a_fall_of_months_or_of_minutes_is_none() -> None:
    assert fallen([Sure(on(0), "a1", 90), Sure(on(40), "a1", 20)], on(40)) is None
    assert fallen([Sure(on(0), "a1", 90), Sure(on(0), "a1", 20)], on(0)) is None


def test_it_ends_two_weeks_after_the_last_rating() -> None:
    said = [Sure(on(0), "a1", 90), Sure(on(10), "a1", 50)]
    assert fallen(said, on(23)) is not None
    assert fallen(said, on(24)) is None


@given(said=ratings, day=st.integers(0, 60))
def test_rating_nothing_lower_never_rings(said: list[Sure], day: int) -> None:
    rising = [Sure(each.day, each.step, place) for place, each in enumerate(sorted(said, key=lambda one: one.day))]
    assert fallen(rising, on(day)) is None


@given(said=ratings, day=st.integers(0, 60))
def test_a_fall_is_always_of_ten_or_more(said: list[Sure], day: int) -> None:
    found = fallen(sorted(said, key=lambda one: one.day), on(day))
    assert found is None or found.was - found.now >= 10 - 1e-9
