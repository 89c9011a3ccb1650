"""What a way tells when it is looked at closely: step by step, its falls and returns, and beside another. Pure.

Two ways lie side by side by their own count of days. Nothing here says which of them is further.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from game.play.party_views import WayView
from game.rules.state import DONE, MISSED, NOTHING, REST, SOME
from game.rules.trails import COUNTED, Fall, TrailDay, falls
from game.rules.values import dataclass

FORTNIGHT = 14
EARLY = (1, 7, 14, 28)
"""Days of a way at which one looks first; from then on at double the day before."""


@dataclass(frozen=True, slots=True)
class Stood:
    """A day by each one's own count, and the step number each stood on then (0: not there yet, or not known)."""

    day: int
    mine: int
    theirs: int


@dataclass(frozen=True, slots=True)
class Lived:
    """A step of a way: its number, the first day on it, the days on it that asked for something, those done."""

    step: int
    first: int
    due: int
    done: int


def fortnight(way: WayView, today: date) -> str:
    """A letter for each of the last fourteen dates, today the last; of dates not known a dash.

    Shorter where the way is.
    """
    if way.since is None or not way.letters:
        return ""
    silent = max(0, (today - way.since).days + 1 - way.day)
    return (way.letters + NOTHING * min(silent, FORTNIGHT))[-FORTNIGHT:]


def counts(letters: str) -> tuple[int, int, int, int]:
    """How many days of some letters were done, some, missed and rest.

    >>> counts("ddm-sr")
    (2, 1, 1, 1)
    """
    return letters.count(DONE), letters.count(SOME), letters.count(MISSED), letters.count(REST)


def days_of(way: WayView) -> list[TrailDay]:
    """The days that are there, by their number. A step is named by its number."""
    first = way.day - len(way.letters) + 1
    return [
        TrailDay(first + i, letter, str(step))
        for i, (letter, step) in enumerate(zip(way.letters, way.stood, strict=True))
    ]


def falls_of(way: WayView) -> tuple[Fall, ...]:
    """Its lapses among the days that are there, oldest first."""
    return tuple(falls(days_of(way)))


def steps_lived(way: WayView) -> tuple[Lived, ...]:
    """What became of each step, in the order in which they were come to; of steps not known nothing is told."""
    by_step: dict[int, list[TrailDay]] = {}
    for day in days_of(way):
        by_step.setdefault(int(day.step), []).append(day)
    return tuple(
        Lived(
            step,
            days[0].day,
            sum(day.letter in COUNTED for day in days),
            sum(day.letter == DONE for day in days),
        )
        for step, days in by_step.items()
        if step
    )


def stood_on(way: WayView, day: int) -> int:
    """The step number of a day of the way; 0 where it is not there."""
    place = day - (way.day - len(way.stood)) - 1
    return way.stood[place] if 0 <= place < len(way.stood) else 0


def milestones(until: int) -> Iterator[int]:
    """Days at which one looks at a way: 1, 7, 14, 28, then double each time, up to the last.

    >>> list(milestones(100)), list(milestones(0))
    ([1, 7, 14, 28, 56], [])
    """
    day = 0
    for day in EARLY:
        if day > until:
            return
        yield day
    while (day := day * 2) <= until:
        yield day


def side_by_side(mine: WayView, theirs: WayView) -> Sequence[Stood]:
    """Where each stood at the same day of their own way."""
    return [Stood(day, stood_on(mine, day), stood_on(theirs, day)) for day in milestones(max(mine.day, theirs.day))]
