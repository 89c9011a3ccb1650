"""Confidence: ratings for steps, the belief curve they fit, and what came of them (docs/rules.md, Confidence).

A rating answers "how sure are you that, as of now, you can do this?", 0 to 100 (after Bandura's guide of 2006).
Difficulty is the step's number and the curve is the logistic one with scale 1: `100 * sigmoid(b - d)`. Nothing here is
ever turned into metres: a rating may be honest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from math import floor, log

from game.rules.state import DONE, MISSED, SOME
from game.rules.values import dataclass

SURE = 70
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


def level_said(ratings: Mapping[int, int]) -> float | None:
    """LEVEL70 as it may be told: None from a single rating, and below every step that was itself rated under 70.

    >>> level_said({5: 31}), level_said({4: 47, 6: 52}), round(level_said({1: 90, 6: 50, 11: 20}), 2)
    (None, 3.0, 5.0)
    """
    if len(ratings) < 2:
        return None
    unsure = [number for number, rating in ratings.items() if rating < SURE]
    return min([level70(ratings), *(float(number - 1) for number in unsure)])


def suggested_start(ratings: Mapping[int, int], steps: int) -> int:
    """The step number to start on: the hardest with a fitted confidence of 70 or more, 1 at the least.

    >>> suggested_start({1: 90, 6: 50, 11: 20}, 11)
    5
    """
    return min(steps, max(1, floor(level70(ratings) + ROUNDING)))


# --- strength and generality -----------------------------------------------------------------------------------------

STRONG = 60
"""A quest whose strength is at least this counts as one the player is sure of."""

NOW_DAYS = 90
"""A rating older than this many days is not "as of now" any more."""


@dataclass(frozen=True, slots=True)
class Sure:
    """A rating as it was said: on a civil day, for a step id. `before`: ahead of any check-in about that very day."""

    day: date
    step: str
    value: int
    before: bool = True


def strength(ratings: Iterable[float]) -> float:
    """The mean of the ratings of the steps that were rated, 0 to 100.

    >>> strength([90, 50, 20])
    53.333333333333336
    """
    said = list(ratings)
    if not said:
        raise ValueError("no ratings to take the mean of")
    return sum(said) / len(said)


def generality(strengths: Iterable[float]) -> tuple[int, int]:
    """How far belief spreads: the quests with a strength of 60 or more, of those that were rated.

    >>> generality([53.3, 60, 82])
    (2, 3)
    """
    known = list(strengths)
    return sum(value >= STRONG for value in known), len(known)


def standing(said: Iterable[Sure], today: date) -> dict[str, Sure]:
    """The newest rating of each step, as far as it still speaks of now."""
    return {rating.step: rating for rating in said if (today - rating.day).days < NOW_DAYS}


# --- rated attempts, and how well they were foreseen -----------------------------------------------------------------

HOLDS_DAYS = 28
"""A rating is held against a day at most this much later."""

ENOUGH = 10
"""From so many rated attempts on there is something to see."""

LATELY = 20
TUNED_PERCENT = 10
"""Well tuned: the bias over the last 20 rated attempts is at most .10 to either side."""

BANDS = ((0, 19), (20, 39), (40, 59), (60, 79), (80, 100))
"""Ratings are told by these bands, both ends in them."""

TRIES = frozenset({DONE, SOME, MISSED})
"""The days that answer a rating, by their letter."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A rating that was put to the test: said on a day before, and done or not on `day`."""

    said: date
    step: str
    value: int
    day: date
    did: bool


def attempts(said: Sequence[Sure], days: Iterable[tuple[date, str, str]]) -> tuple[Attempt, ...]:
    """The rated attempts of one quest, oldest first: the one place where it is decided what a rated attempt is.

    `said` are its ratings in the order they were said, `days` its days as (date, letter, step), oldest first. A rating
    is held against the first day on its step that was done, some or missed: its own day where no check-in about it came
    first, else a later one, at most 28 days on. Done is 1, some and missed are 0. Of several ratings before one
    day the last counts.
    """
    tried: dict[str, list[tuple[date, bool]]] = {}
    for day, letter, step in days:
        if letter in TRIES:
            tried.setdefault(step, []).append((day, letter == DONE))
    found: dict[tuple[str, date], Attempt] = {}
    for rating in said:
        first = rating.day if rating.before else rating.day + timedelta(days=1)
        answer = next((each for each in tried.get(rating.step, ()) if each[0] >= first), None)
        if answer is not None and (answer[0] - rating.day).days <= HOLDS_DAYS:
            found[rating.step, answer[0]] = Attempt(rating.day, rating.step, rating.value, *answer)
    return tuple(sorted(found.values(), key=lambda attempt: (attempt.day, attempt.said)))


@dataclass(frozen=True, slots=True)
class Band:
    """Rated attempts with a rating from `low` to `high`: how many, how many of them done, and the mean rating."""

    low: int
    high: int
    attempts: int
    did: int
    said: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How well ratings foresaw what came.

    `bias` is the mean of rating/100 minus outcome (above 0: said more than was done), `brier` the mean of its square
    (0: foreseen without a fault, .25: always saying 50). `lately` is the bias of the last 20, and `tuned` whether that
    is at most .10 to either side.
    """

    attempts: int
    did: int
    bias: float
    brier: float
    lately: float
    tuned: bool
    bands: tuple[Band, ...]


def calibration(tried: Sequence[Attempt]) -> Calibration | None:
    """What rated attempts, oldest first, come to; None before there are ten."""
    if len(tried) < ENOUGH:
        return None
    last = tried[-LATELY:]
    return Calibration(
        len(tried),
        sum(attempt.did for attempt in tried),
        bias(tried),
        brier(tried),
        bias(last),
        abs(_beyond(last)) <= TUNED_PERCENT * len(last),
        bands(tried),
    )


def _beyond(tried: Sequence[Attempt]) -> int:
    """By how much was said more than was done, in percent, all attempts together: whole, so that no digit is lost."""
    return sum(attempt.value - 100 * attempt.did for attempt in tried)


def bias(tried: Sequence[Attempt]) -> float:
    """The mean of rating/100 minus outcome, from -1 to 1."""
    return _beyond(tried) / 100 / len(tried)


def brier(tried: Sequence[Attempt]) -> float:
    """The mean squared distance between rating/100 and outcome, from 0 to 1."""
    return sum((attempt.value - 100 * attempt.did) ** 2 for attempt in tried) / 10_000 / len(tried)


def bands(tried: Iterable[Attempt]) -> tuple[Band, ...]:
    """Attempts put together by how sure the player was; bands without any are left out."""
    every = list(tried)
    found = []
    for low, high in BANDS:
        within = [attempt for attempt in every if low <= attempt.value <= high]
        if within:
            mean = sum(attempt.value for attempt in within) / len(within)
            found.append(Band(low, high, len(within), sum(attempt.did for attempt in within), mean))
    return tuple(found)


# --- the alarm -------------------------------------------------------------------------------------------------------

FORTNIGHT = 14
FALL = 10
"""The alarm: confidence on a quest fell by 10 or more over 14 days."""

REMEMBERED = 2 * FORTNIGHT
"""A rating older than this is not compared: the fall would be one of months."""


@dataclass(frozen=True, slots=True)
class Fall:
    """Confidence fell: the means then and now over the steps rated both times, and the day of the newest rating."""

    was: float
    now: float
    steps: tuple[str, ...]
    day: date


def fallen(said: Iterable[Sure], today: date) -> Fall | None:
    """Whether confidence on a quest fell by 10 or more over 14 days, from its ratings in the order they were said.

    Compared are steps rated in the last 14 days and on an earlier day of the last 28: with what held 14 days ago, or
    where nothing did, with the first rating since. Of one day the last rating counts. It is the mean change that falls.
    """
    by_step: dict[str, dict[date, int]] = {}
    for rating in said:
        if 0 <= (today - rating.day).days < REMEMBERED:
            by_step.setdefault(rating.step, {})[rating.day] = rating.value
    pairs = {step: pair for step, days in by_step.items() if (pair := _then_and_now(days, today)) is not None}
    was, now = sum(pair[0] for pair in pairs.values()), sum(pair[1] for pair in pairs.values())
    if not pairs or was - now < FALL * len(pairs):
        return None
    newest = max(max(by_step[step]) for step in pairs)
    return Fall(was / len(pairs), now / len(pairs), tuple(pairs), newest)


def _then_and_now(days: Mapping[date, int], today: date) -> tuple[int, int] | None:
    """The rating of a step that held 14 days ago (or the first since) and the newest; None without two of them."""
    newest = max(days)
    earlier = [day for day in sorted(days) if day < newest]
    if not earlier or (today - newest).days >= FORTNIGHT:
        return None
    held = [day for day in earlier if (today - day).days >= FORTNIGHT]
    return days[held[-1] if held else earlier[0]], days[newest]
