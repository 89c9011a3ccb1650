"""Counting what became of a crowd: numbers for every step and for all of them. Pure; nothing is drawn here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from game.playtest.crowd import Record

TENTHS = (10, 50, 90)
BINS = 5
"""How sure people were, in fifths of the scale."""


class StepCount(NamedTuple):
    """Of one step: who stood on it, mastered it, left on it, and stood on it at the end."""

    reached: int
    mastered: int
    left: int
    stood: int


class Bin(NamedTuple):
    """Tries with about the same confidence: from how much on, how many, how sure on average, how many came off."""

    least: int
    tries: int
    sure: float
    came_off: int


class Report(NamedTuple):
    """What became of a crowd.

    `stayed_30` and `stayed_90` are shares of all people, None where fewer days were played. `summits` are the days to
    the summit at the 10th, 50th and 90th percentile of those who got there, `summit` how many did. `tried_a_week`: of
    the days they stayed; `success` the share of tries that came off; `lapses` and `comebacks` all of them;
    `back_share` the part of the metres that came from the purse, `back_m` a comeback's mean worth in metres. `belief`
    and `ability` are mean gains in logits; `bias` is how sure less how it went (0.1: ten points too sure), `brier` its
    mean square. `after_miss` is the share of days right after an untried one on which they tried.
    """

    players: int
    days: int
    steps: tuple[StepCount, ...]
    stayed_30: float | None
    stayed_90: float | None
    stayed: float
    summit: int
    summits: tuple[int, ...]
    tried_a_week: float
    success: float
    lapses: int
    comebacks: int
    back_share: float
    back_m: float
    metres: float
    belief: float
    ability: float
    bias: float
    brier: float
    after_miss: float
    bins: tuple[Bin, ...]


def report(records: Sequence[Record], steps: int, days: int) -> Report:
    """The numbers of a crowd on a ladder of so many steps."""
    tries = [each for record in records for each in record.tries]
    comebacks, cm = sum(record.comebacks for record in records), sum(record.cm for record in records)
    back, weeks = sum(record.back_cm for record in records), sum(record.stayed for record in records) / 7
    after = sum(record.after_miss for record in records)
    return Report(
        len(records),
        days,
        tuple(_step(records, place) for place in range(steps)),
        _stayed(records, 30, days),
        _stayed(records, 90, days),
        _share(sum(not record.left for record in records), len(records)),
        sum(record.summit > 0 for record in records),
        percentiles([record.summit for record in records if record.summit]),
        _share(len(tries), weeks),
        _share(sum(came_off for _, came_off in tries), len(tries)),
        sum(record.lapses for record in records),
        comebacks,
        _share(back, cm),
        _share(back / 100, comebacks),
        _share(cm / 100, len(records)),
        _share(sum(record.belief for record in records), len(records)),
        _share(sum(record.ability for record in records), len(records)),
        _share(sum(sure / 100 - came_off for sure, came_off in tries), len(tries)),
        _share(sum((sure / 100 - came_off) ** 2 for sure, came_off in tries), len(tries)),
        _share(sum(record.tried_after_miss for record in records), after),
        _bins(tries),
    )


def _step(records: Sequence[Record], place: int) -> StepCount:
    here = [record for record in records if record.at == place]
    return StepCount(
        sum(place in record.steps for record in records),
        sum(place in record.mastered for record in records),
        sum(record.left for record in here),
        sum(not record.left for record in here),
    )


def _stayed(records: Sequence[Record], day: int, days: int) -> float | None:
    """The share of people still there after a day."""
    if days < day:
        return None
    return _share(sum(not record.left or record.stayed > day for record in records), len(records))


def percentiles(days: Sequence[int]) -> tuple[int, ...]:
    """The 10th, 50th and 90th percentile, each a day somebody needed; none where nobody did.

    >>> percentiles([50, 10, 20, 30, 40])
    (10, 30, 50)
    """
    ordered = sorted(days)
    return tuple(ordered[min(len(ordered) - 1, len(ordered) * tenth // 100)] for tenth in TENTHS) if ordered else ()


def _bins(tries: Sequence[tuple[float, bool]]) -> tuple[Bin, ...]:
    found: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    width = 100 / BINS
    for sure, came_off in tries:
        found[min(BINS - 1, int(sure / width))].append((sure, came_off))
    return tuple(
        Bin(
            round(number * width),
            len(each),
            _share(sum(sure for sure, _ in each), len(each)),
            sum(came_off for _, came_off in each),
        )
        for number, each in enumerate(found)
    )


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
