"""A simulated person: what they can do, what they believe they can, mood, habit, and when they leave.

Capability, belief and difficulty lie on one axis, in logits: somebody whose capability equals the difficulty succeeds
half of the time. The form and the numbers are our own, set so that a few published findings come out (habit after a
median of 66 days, one miss not material, comebacks tried more often where something waits): see docs/playtest.md. They
are no measurement of anybody.
"""

from __future__ import annotations

from math import exp, log
from random import Random
from statistics import NormalDist
from typing import NamedTuple

Chance = Random


def chance(name: str) -> Chance:
    """Chance that comes from a name: the same on every machine. Nobody plays for anything by it."""
    return Random(name)


class Cohort(NamedTuple):
    """A kind of people: `value` is the mean of how much the goal is worth to them, in logits of trying."""

    name: str
    value: float


COMMITTED, MID, CASUAL = Cohort("committed", 0.0), Cohort("mid", -0.9), Cohort("casual", -2.3)
COHORTS = (COMMITTED, MID, CASUAL)

VALUE_SPREAD = 0.7
UNDER_CONFIDENT, BELIEF_SPREAD = -0.5, 0.8
"""Beginners believe a little less than they can."""
HABIT_RATE, HABIT_SPREAD = 0.0444, 0.55
"""95 % of a habit after a median of 66 days, 22 to 193 for 95 % of people (Lally 2010: 66, 18 to 254)."""

MOOD_STAYS, MOOD_NOISE, STRESS_CHANCE, STRESS = 0.6, 0.22, 0.07, 0.6
LOW, EASES_CHANCE, EASED = -0.4, 0.35, 0.11
"""Below this mood, some use the shelter, which lifts it a little (docs/science.md)."""
BAD_DAY = -0.6
"""Below this mood the tiny version is tried instead: one logit easier, and it counts as some."""
TINY_EASIER = 1.0

BELIEF_UP, BELIEF_DOWN, BLAMES_PLAN, EARLY = 0.45, 0.35, 0.6, 1.5
"""A success raises belief by how little it was expected; a failure lowers it, more so before the fifth success."""
EARLY_SUCCESSES = 5
LEARNING, LEAST_LEARNING = 0.030, 0.05
HABIT_WEARS, FORGETTING, FORGETS_AFTER = 0.988, 0.006, 3
WHAT_THE_HELL, NIGHT = 0.40, 0.80
"""A miss makes the next one likelier for a while (the "what the hell" effect); nights wear it off."""
GONE = 28
"""After so many days without a try nobody comes back in this model."""

_LOG = tuple(log(1 + days) for days in range(GONE + 1))
_NORMAL = NormalDist()


def learning(chance_of_success: float) -> float:
    """How much there is to learn from a try: nothing at even odds and below, most at 84 % (Wilson 2019).

    >>> [round(learning(p), 2) for p in (0.5, 0.7, 0.84, 0.95, 0.99)]
    [0, 0.75, 1.0, 0.7, 0.26]
    """
    if chance_of_success <= 0.5:
        return 0
    away = _NORMAL.inv_cdf(min(chance_of_success, 1 - 1e-12))
    return away * exp((1 - away * away) / 2)


class Person:
    """One simulated person on one quest, day by day. All chance comes from `chance`, in a fixed order of draws."""

    __slots__ = (
        "able",
        "believes",
        "bored",
        "chance",
        "failing",
        "gap",
        "habit",
        "habit_rate",
        "hell",
        "last_tries",
        "luck",
        "mood",
        "planned",
        "successes",
        "value",
    )

    def __init__(self, chance: Chance, cohort: Cohort) -> None:
        self.chance = chance
        self.able = chance.gauss(0, 1)
        self.believes = self.able + chance.gauss(UNDER_CONFIDENT, BELIEF_SPREAD)
        self.value = chance.gauss(cohort.value, VALUE_SPREAD)
        self.habit_rate = HABIT_RATE * exp(chance.gauss(0, HABIT_SPREAD))
        self.habit = self.mood = self.hell = self.bored = 0.0
        self.gap = self.failing = self.successes = 0
        self.last_tries = ""
        self.planned = False
        """An if-then plan is made after the first miss."""
        self.luck = 0.5
        """Of the newest try, from 0 (the best) to 1."""

    def wakes(self) -> None:
        """The mood of a day."""
        draw = self.chance.random
        mood = MOOD_STAYS * self.mood + self.chance.gauss(0, MOOD_NOISE)
        if draw() < STRESS_CHANCE:
            mood -= STRESS
        if mood < LOW and draw() < EASES_CHANCE:
            mood += EASED
        self.mood = mood

    @property
    def has_a_bad_day(self) -> bool:
        """Whether today is for the tiny version."""
        return self.mood < BAD_DAY

    def sure(self, difficulty: float) -> float:
        """How sure they are of something this hard today, 0 to 100."""
        return 100 / (1 + exp(difficulty - self.believes - 0.35 * self.mood))

    def tries(self, sure: float, *, comeback: bool) -> bool:
        """Whether they try. `comeback`: something waits in the purse."""
        self.bored += 0.1 * ((sure >= 95) - self.bored)
        wish = (
            -0.35
            + 0.03 * (sure - 60)
            + 1.6 * self.habit
            + 0.6 * (self.value + self.mood)
            - 0.8 * self.hell
            - 1.5 * self.bored
        )
        if self.gap:
            wish -= 0.35 * _LOG[self.gap]
        if self.planned:
            wish += 0.35
        if comeback:
            wish += 0.30
        return self.chance.random() * (1 + exp(-wish)) < 1

    def succeeds(self, difficulty: float, sure: float) -> bool:
        """A try: whether it comes off, and what it does to capability, belief, mood and habit."""
        at_best = 1 / (1 + exp(difficulty - self.able - 0.3 * self.mood))
        effort = 1 - 0.25 / (1 + exp(difficulty - self.believes + 3))
        self.luck = self.chance.random()
        success = self.luck < at_best * effort
        if success:
            self._succeeded(sure)
        else:
            self._failed(sure)
        self.last_tries = (self.last_tries + "+-"[not success])[-3:]
        self.able += LEARNING * effort * max(LEAST_LEARNING, learning(at_best))
        self.habit += self.habit_rate * (1 - self.habit)
        self.gap = 0
        return success

    def _succeeded(self, sure: float) -> None:
        after_a_fall = 1.15 if "-" in self.last_tries else 1.0
        self.believes += BELIEF_UP * (1 - sure / 100) * after_a_fall
        self.mood += 0.10
        self.hell *= 0.5 if self.gap else 0.75
        self.failing = 0
        self.successes += 1

    def _failed(self, sure: float) -> None:
        early = EARLY if self.successes < EARLY_SUCCESSES else 1.0
        self.believes -= BELIEF_DOWN * sure / 100 * BLAMES_PLAN * early
        self.mood -= 0.22
        self.hell += 0.20
        self.failing += 1

    def lets_it_be(self) -> None:
        """A day that asked for something, without a try."""
        self.gap += 1
        self.habit *= HABIT_WEARS
        if self.gap > FORGETS_AFTER:
            self.able -= FORGETTING
            self.believes -= FORGETTING
        self.hell += WHAT_THE_HELL
        self.planned = True

    def leaves(self, sure: float, *, first_week: bool) -> bool:
        """Whether this was their last day. The night wears off what a miss left."""
        self.hell *= NIGHT
        weary = (
            -4.9
            + 0.12 * self.gap
            + 0.20 * self.failing
            - 0.7 * self.value
            - 2.5 * self.habit
            - 0.015 * (sure - 60)
            + (1.2 if first_week else 0)
        )
        return self.gap >= GONE or self.chance.random() * (1 + exp(-weary)) < 1
