"""How sure one is (docs/rules.md, 2.7 and 3.2): the fitted belief, the step to start on, and the gate."""

from __future__ import annotations

from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.confidence import believed, level70, suggested_start
from game.rules.gate import Gate, gate

ratings = st.dictionaries(st.integers(1, 30), st.integers(0, 100), min_size=1, max_size=5)


def curve(capability: float, step: int) -> float:
    """The belief curve of research and design: 100 * sigmoid(b - d)."""
    return 100 / (1 + exp(step - capability))


def test_the_worked_example() -> None:
    rated = {1: 90, 6: 50, 11: 20}
    assert believed(rated) == pytest.approx(6.27, abs=0.005)
    assert level70(rated) == pytest.approx(5.42, abs=0.005)
    assert suggested_start(rated, 11) == 5


def test_one_rating_of_fifty_is_the_capability_itself() -> None:
    assert believed({4: 50}) == 4


@given(step=st.integers(1, 30), rating=st.integers(5, 95))
def test_one_rating_lies_on_its_curve(step: int, rating: int) -> None:
    assert curve(believed({step: rating}), step) == pytest.approx(rating)


@pytest.mark.parametrize(("said", "taken_as"), [(0, 5), (4, 5), (96, 95), (100, 95)])
def test_ratings_near_the_ends_are_taken_as_five_and_ninety_five(said: int, taken_as: int) -> None:
    assert believed({3: said}) == believed({3: taken_as}) == pytest.approx(3 + log(taken_as / (100 - taken_as)))


@given(rated=ratings)
def test_the_level_is_where_the_curve_gives_seventy(rated: dict[int, int]) -> None:
    assert level70(rated) == pytest.approx(believed(rated) - 0.8473, abs=1e-4)


@given(rated=ratings, steps=st.integers(1, 30))
def test_the_start_is_the_hardest_step_the_curve_gives_seventy(rated: dict[int, int], steps: int) -> None:
    sure = [step for step in range(1, steps + 1) if curve(believed(rated), step) >= 70 - 1e-9]
    assert suggested_start(rated, steps) == max(sure, default=1)


def test_a_step_rated_seventy_is_a_step_to_start_on() -> None:
    assert [suggested_start({step: 70}, 30) for step in range(1, 31)] == list(range(1, 31))


@pytest.mark.parametrize(
    ("rated", "steps", "start"),
    [({1: 0}, 9, 1), ({1: 5, 5: 5, 9: 5}, 9, 1), ({1: 100, 5: 100, 9: 100}, 9, 7), ({9: 100}, 9, 9), ({1: 100}, 1, 1)],
)
def test_the_start_is_a_step_of_the_ladder(rated: dict[int, int], steps: int, start: int) -> None:
    assert suggested_start(rated, steps) == start


def test_without_ratings_there_is_nothing_to_fit() -> None:
    with pytest.raises(ValueError, match="no ratings"):
        believed({})


@given(rated=ratings, step=st.integers(1, 30), more=st.integers(1, 100))
def test_being_surer_of_a_step_never_lowers_the_start(rated: dict[int, int], step: int, more: int) -> None:
    before = rated | {step: rated.get(step, 40)}
    surer = before | {step: min(100, before[step] + more)}
    assert suggested_start(surer, 30) >= suggested_start(before, 30)


@pytest.mark.parametrize(
    ("rating", "all_done", "fits", "way"),
    [
        (None, True, True, Gate.CLIMB),
        (None, False, False, Gate.CLIMB),
        (100, True, True, Gate.SKIP),
        (100, False, True, Gate.CLIMB),
        (99, True, True, Gate.CLIMB),
        (70, False, True, Gate.CLIMB),
        (69, True, True, Gate.BRIDGE),
        (69, True, False, Gate.ONCE_MORE),
        (40, False, True, Gate.BRIDGE),
        (40, False, False, Gate.ONCE_MORE),
        (39, True, True, Gate.STAY),
        (0, True, False, Gate.STAY),
    ],
)
def test_the_gate(rating: int | None, way: Gate, *, all_done: bool, fits: bool) -> None:
    assert gate(rating, all_done, fits) is way
