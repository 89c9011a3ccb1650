"""Many simulated people on one quest: a record of each, in the order of their numbers.

Every person has a chance of their own, made from the seed, their kind and their number: so the same seed gives the same
people whatever else is simulated, and two ladders are climbed by the same crowd.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from game.playtest.climber import Climber, Lived
from game.playtest.people import COHORTS, Cohort, chance
from game.playtest.slopes import slopes
from game.rules.ladder import index_of
from game.rules.quest import Quest

FIRST_DAY = date(2026, 1, 5)
"""A Monday. The year changes nothing."""
ONE_DAY = timedelta(days=1)


class Record(NamedTuple):
    """What became of one person.

    `stayed` are the days until they left (or all of them); `steps` the places of the steps they stood on and `mastered`
    those they mastered; `at` the place where it ended; `summit` the day of the summit (0: none). `tries` are pairs of
    how sure they were (0 to 100) and whether it came off. `lapses` began, `comebacks` ended one; `cm` were earned,
    `back_cm` of them from the purse. `belief` and `ability` are what was gained, in logits. `after_miss` counts the
    days that asked right after a missed one, `tried_after_miss` those on which they tried.
    """

    cohort: str
    stayed: int
    left: bool
    steps: frozenset[int]
    mastered: frozenset[int]
    at: int
    summit: int
    tries: tuple[tuple[float, bool], ...]
    lapses: int
    comebacks: int
    cm: int
    back_cm: int
    belief: float
    ability: float
    after_miss: int
    tried_after_miss: int


def crowd(quest: Quest, players: int, days: int, seed: int, cohorts: Sequence[Cohort] = COHORTS) -> Iterator[Record]:
    """The records of so many people, of each kind as many (one more of the first ones)."""
    hard = slopes(quest)
    for number in range(players):
        yield one(quest, hard, days, cohorts[number % len(cohorts)], seed, number)


def climber(quest: Quest, hard: Sequence[float], cohort: Cohort, seed: int, number: int) -> Climber:
    """A person of the crowd, on the morning of their first day."""
    return Climber(quest, hard, chance(f"{seed} {cohort.name} {number}"), cohort, FIRST_DAY)


def one(quest: Quest, hard: Sequence[float], days: int, cohort: Cohort, seed: int, number: int) -> Record:
    """A person's days, until they leave."""
    person = climber(quest, hard, cohort, seed, number)
    able = person.person.able
    lived = list(diary(person, days))
    places = {step: index_of(quest, step) or 0 for step in {each.step for each in lived}}
    receipts = [each.receipt for each in lived]
    asked = [each for each in lived if each.receipt.due]
    after = [each for before, each in pairwise(asked) if before.sure is None]
    return Record(
        cohort.name,
        len(lived),
        person.left,
        frozenset(places.values()),
        frozenset(index_of(quest, each.mastered) or 0 for each in receipts if each.mastered),
        index_of(quest, person.course.state.step) or 0,
        next((day for day, each in enumerate(receipts, 1) if each.summit), 0),
        tuple((each.sure, each.came_off) for each in lived if each.sure is not None),
        person.course.state.comebacks + bool(person.course.state.lapse),
        person.course.state.comebacks,
        sum(each.effort + each.comeback + each.mastery for each in receipts),
        sum(each.comeback for each in receipts),
        person.person.believes - person.began_with,
        person.person.able - able,
        len(after),
        sum(each.sure is not None for each in after),
    )


def diary(person: Climber, days: int) -> Iterator[Lived]:
    """The days of a person, until they leave."""
    for number in range(days):
        yield person.live(FIRST_DAY + number * ONE_DAY)
        if person.left:
            return
