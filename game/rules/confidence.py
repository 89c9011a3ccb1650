"""Confidence: ratings for steps, and the belief curve they fit (docs/rules.md, Ladders, after Bandura's guide of 2006).

A rating answers "how certain are you that, as of now, you can do this?", 0 to 100. Difficulty is the step's number
and the curve is the logistic one with scale 1: `100 * sigmoid(b - d)`.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import floor, log

SURE_LOGIT = log(70 / 30)
"""How far below the believed capability a step must lie to be rated 70."""


ROUNDING = 1e-9
"""A step rated exactly 70 is one to start on, whatever the last binary digit says."""


def believed(ratings: Mapping[int, int]) -> float:
    """The capability `b` believed in, on the axis of step numbers, from ratings by step number (from 1).

    The least-squares fit in logits; ratings are clamped to 5..95, where the logit is still tame.

    >>> round(believed({1: 90, 6: 50, 11: 20}), 2)
    6.27
    """
    if not ratings:
        raise ValueError("no ratings to fit")
    points = [number + _logit(min(95, max(5, rating)) / 100) for number, rating in ratings.items()]
    return sum(points) / len(points)


def _logit(p: float) -> float:
    return log(p / (1 - p))


def level70(ratings: Mapping[int, int]) -> float:
    """The hardest step number still rated 70 on the fitted curve.

    >>> round(level70({1: 90, 6: 50, 11: 20}), 2)
    5.42
    """
    return believed(ratings) - SURE_LOGIT


def suggested_start(ratings: Mapping[int, int], steps: int) -> int:
    """The step number to start on: the hardest with a fitted confidence of 70 or more, 1 at the least.

    >>> suggested_start({1: 90, 6: 50, 11: 20}, 11)
    5
    """
    return min(steps, max(1, floor(level70(ratings) + ROUNDING)))
