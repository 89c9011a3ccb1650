"""How hard the steps of a ladder are to the people of the simulation, in logits.

Nobody has measured this for ladders like ours, so the numbers are our own and every report says so: a doubling of the
amount is half a logit (who succeeds 7 times in 10 succeeds 6 times in 10 at the double), a written step without amounts
a quarter, twice as many days a week a half. The first step is what one can do even on a bad day: people succeed at it
7 times in 8 on average.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import log

from game.rules.calendar import days_a_week
from game.rules.quest import MeasureKind, Quest, Step

PER_DOUBLING = 0.5
PER_STEP = 0.25
PER_DAYS = 0.5
FIRST = -2.0


def slopes(quest: Quest) -> tuple[float, ...]:
    """The difficulty of each step, the lowest first."""
    hard = [FIRST]
    for below, above in pairwise(quest.steps):
        hard.append(hard[-1] + _rise(quest, below, above))
    return tuple(hard)


def bridge_slope(hard: Sequence[float], index: int) -> float:
    """A bridge lies half way between the step below and the one above."""
    return (hard[index] + hard[index + 1]) / 2


def _rise(quest: Quest, below: Step, above: Step) -> float:
    before, after = (days_a_week(step.schedule or quest.schedule) for step in (below, above))
    oftener = PER_DAYS * log(after / before) / log(2)
    if below.amount is None or above.amount is None:
        return oftener or PER_STEP
    low, high = below.amount, above.amount
    if quest.measure.kind is MeasureKind.AT_MOST:
        low, high = high, low
    return oftener + PER_DOUBLING * log(max(high, 1) / max(low, 1)) / log(2)
