"""The simulated person: the published findings its numbers were set for, and that nothing is left to the machine."""

from statistics import fmean, median

import pytest

from game.playtest.people import CASUAL, COHORTS, COMMITTED, MID, Cohort, Person, chance, learning


def people(number: int, cohort: Cohort = COMMITTED) -> list[Person]:
    return [Person(chance(f"test {i}"), cohort) for i in range(number)]


def days_to_a_habit(person: Person) -> int:
    days = 0
    while person.habit < 0.95 and days < 1000:
        person.habit += person.habit_rate * (1 - person.habit)
        days += 1
    return days


def test_a_habit_takes_a_median_of_66_days_and_very_different_times() -> None:
    """Lally et al. 2010 (doi 10.1002/ejsp.674): 95 % of the plateau after a median of 66 days, 18 to 254."""
    days = sorted(days_to_a_habit(person) for person in people(2000))
    assert 63 <= median(days) <= 70
    assert 18 <= days[50] <= 30
    assert 150 <= days[-50] <= 254


def test_one_miss_is_not_material_to_a_habit() -> None:
    """Lally et al. 2010: one missed opportunity did not materially affect it. Here: 1.2 %."""
    person = people(1)[0]
    person.habit = 0.5
    person.lets_it_be()
    assert 0.493 < person.habit < 0.5


@pytest.mark.parametrize(("chance", "rate"), [(0.5, 0.0), (0.7, 0.75), (0.8413, 1.0), (0.95, 0.70), (0.99, 0.26)])
def test_most_is_learned_at_84_percent(chance: float, rate: float) -> None:
    """Wilson et al. 2019 (doi 10.1038/s41467-019-12552-4): 15.87 % errors; the rate form as in docs/playtest.md."""
    assert learning(chance) == pytest.approx(rate, abs=0.005)


def test_nothing_is_learned_from_what_mostly_fails() -> None:
    assert learning(0.3) == 0
    assert learning(1.0) > 0, "and a certainty breaks nothing"


def test_somebody_as_able_as_a_task_is_hard_succeeds_about_half_of_the_time() -> None:
    came_off = []
    for person in people(3000):
        person.believes = person.able
        came_off.append(person.succeeds(person.able, 50))
    assert 0.44 < fmean(came_off) < 0.51


def test_a_success_raises_belief_by_how_little_it_was_expected() -> None:
    sure, unsure = people(2)
    sure.believes = unsure.believes = 0.0
    sure._succeeded(90)
    unsure._succeeded(50)
    assert 0 < sure.believes < unsure.believes


def test_early_failures_cost_more_belief() -> None:
    new, old = people(2)
    new.believes = old.believes = 0.0
    old.successes = 20
    new._failed(70)
    old._failed(70)
    assert new.believes < old.believes < 0


def test_the_more_the_goal_is_worth_the_more_they_try() -> None:
    tried = {}
    for cohort in (COMMITTED, MID, CASUAL):
        crowd = people(800, cohort)
        tried[cohort.name] = fmean(person.tries(70, comeback=False) for person in crowd)
    assert tried["committed"] > tried["mid"] > tried["casual"]


def test_what_waits_in_the_purse_brings_some_back() -> None:
    """The comeback offer: more attempts, as in Milkman et al. 2021 (doi 10.1038/s41586-021-04128-4)."""
    for cohort in COHORTS:
        with_purse = fmean(person.tries(70, comeback=True) for person in people(2000, cohort))
        without = fmean(person.tries(70, comeback=False) for person in people(2000, cohort))
        assert with_purse > without


def test_after_four_weeks_without_a_try_nobody_comes_back() -> None:
    person = people(1)[0]
    for _ in range(28):
        person.lets_it_be()
    assert person.leaves(99, first_week=False)
