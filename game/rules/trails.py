"""A trail: someone's way up a quest with its falls and returns, counted from their own start. Pure.

A trail holds no dates, amounts, ratings or plans: only which step a day was lived on, and what came of it. So it is the
one form in which a way may be shown to others; whether and with whom is not decided here. Nothing in it ranks anyone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from game.rules.state import DONE, MISSED, NOTHING, REST, SOME
from game.rules.text import clean
from game.rules.values import dataclass, replace

LETTERS = frozenset((DONE, SOME, MISSED, REST, NOTHING))
COUNTED = frozenset((DONE, SOME, MISSED))
"""Days that asked for something."""

NAME_CELLS, TIP_CELLS = 40, 120
MOST_DAYS = 366 * 20
"""Longer than any trail we could tell a line about; what comes from others is cut there."""


@dataclass(frozen=True, slots=True)
class TrailDay:
    """A day of a trail: its number (1 is the first), its letter (d s m r -) and the id of the step it was lived on."""

    day: int
    letter: str
    step: str


@dataclass(frozen=True, slots=True)
class TrailTip:
    """A line of advice left on a step."""

    step: str
    text: str


@dataclass(frozen=True, slots=True)
class Trail:
    """A way up a quest: who went it, where they started, their days in order, the steps mastered and on which day.

    `summit` is the day of the summit; 0: not yet. Make one with `trail`, which leaves out what cannot be.
    """

    name: str
    quest: str
    start: str
    days: tuple[TrailDay, ...]
    mastered: tuple[tuple[int, str], ...] = ()
    tips: tuple[TrailTip, ...] = ()
    summit: int = 0

    @property
    def step(self) -> str:
        """The step they are on now."""
        return self.days[-1].step if self.days else self.start


@dataclass(frozen=True, slots=True)
class Fall:
    """A lapse on a trail: its first day, its step, how many due days were missed, the day of return (0: not yet)."""

    day: int
    step: str
    missed: int
    back: int


@dataclass(frozen=True, slots=True)
class Stay:
    """A step from its first day on a trail to the day it was mastered: days that asked, days done, falls on it."""

    step: str
    day: int
    mastered: int
    due: int
    done: int
    falls: int


def trail(
    name: str,
    quest: str,
    start: str,
    days: Iterable[TrailDay],
    mastered: Iterable[tuple[int, str]] = (),
    tips: Iterable[TrailTip] = (),
    summit: int = 0,
) -> Trail:
    """A trail of what is known, texts cleaned: days in order and once each, other letters and other days left out."""
    by_day = {each.day: each for each in days if 0 < each.day <= MOST_DAYS and each.letter in LETTERS}
    kept = tuple(by_day[day] for day in sorted(by_day))
    last = kept[-1].day if kept else 0
    firsts: dict[str, int] = {}
    for day, step in sorted(mastered):
        if 0 < day <= last:
            firsts.setdefault(step, day)
    cleaned = tuple(TrailTip(tip.step, said) for tip in tips if (said := clean(tip.text, TIP_CELLS)))
    return Trail(
        clean(name, NAME_CELLS) or "Somebody",
        quest,
        start,
        kept,
        tuple((day, step) for step, day in firsts.items()),
        cleaned,
        summit if 0 < summit <= last else 0,
    )


def falls(days: Sequence[TrailDay]) -> Iterator[Fall]:
    """Lapses in their order. Rest and days that asked for nothing neither end nor lengthen one."""
    first: TrailDay | None = None
    missed = 0
    for each in days:
        if each.letter == MISSED:
            first, missed = first or each, missed + 1
        elif each.letter in (DONE, SOME) and first is not None:
            yield Fall(first.day, first.step, missed, each.day)
            first, missed = None, 0
    if first is not None:
        yield Fall(first.day, first.step, missed, 0)


def stays(way: Trail, *, newest_first: bool = False) -> Iterator[Stay]:
    """Every step that was mastered, in the order of mastering (or the other way round), with what it took."""
    fallen = list(falls(way.days))
    lived: dict[str, list[TrailDay]] = {}
    for each in way.days:
        lived.setdefault(each.step, []).append(each)
    for mastered, step in reversed(way.mastered) if newest_first else way.mastered:
        here = [each for each in lived.get(step, ()) if each.day <= mastered]
        if not here:
            continue
        letters = [each.letter for each in here if each.letter in COUNTED]
        fell = sum(fall.step == step and 0 < fall.back <= mastered for fall in fallen)
        yield Stay(step, here[0].day, mastered, len(letters), letters.count(DONE), fell)


def until(way: Trail, day: int) -> Trail:
    """The same way up to a day, that one included."""
    days = tuple(each for each in way.days if each.day <= day)
    mastered = tuple(each for each in way.mastered if each[0] <= day)
    return replace(way, days=days, mastered=mastered, summit=way.summit if way.summit <= day else 0)


def after(way: Trail, day: int) -> tuple[int, str] | None:
    """The first step mastered on that day or later: the day and the step; None where there was none."""
    return next(((mastered, step) for mastered, step in way.mastered if mastered >= day), None)
