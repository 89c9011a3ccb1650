"""All quests of a player at once: where they stand on a day, and the metres they have earned together.

A `World` is a checkpoint: everything up to and including `day` is folded into it. `play_on` walks from it with the
events since; a world of the beginning and all events give the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from game.rules.calendar import ONE_DAY, DayStart
from game.rules.events import Event, Noted, Planned, QuestSet, Rated, Rested, Said, Set, Stepped, Void
from game.rules.inner import Inner, inner_with
from game.rules.plans import Plan, with_said
from game.rules.rewards import best_paid
from game.rules.shares import Shares, shares_with
from game.rules.sheet import QuestSheet, Sheet, is_evidence, sheet
from game.rules.state import Receipt
from game.rules.values import dataclass, replace
from game.rules.walk import Course, Ladders, walk

DAY_START = "day_start"

NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Totals:
    """Metres earned so far by what earned them, in cm. `mastery` holds steps, camps and summits."""

    effort: int = 0
    comeback: int = 0
    mastery: int = 0

    @property
    def all(self) -> int:
        """Everything, in cm."""
        return self.effort + self.comeback + self.mastery

    def minus(self, other: Totals) -> Totals:
        """What lies between two totals."""
        return Totals(self.effort - other.effort, self.comeback - other.comeback, self.mastery - other.mastery)


@dataclass(frozen=True, slots=True)
class World:
    """Where a player stands at the end of `day` (None: nothing yet)."""

    day: date | None = None
    courses: Mapping[str, Course] = NOTHING
    totals: Totals = Totals()
    day_start: DayStart = DayStart()
    settings: Mapping[str, Any] = NOTHING
    last_said: tuple[date, int] | None = None
    """The civil date and UTC offset of the newest check-in."""
    plans: Mapping[str, tuple[Plan, ...]] = NOTHING
    """The if-then plans by quest, the newest for each barrier (rules/plans.py)."""
    inner: Inner = Inner()
    """What else was said about oneself (rules/inner.py)."""
    shares: Shares = Shares()
    """What is shared with the party (rules/shares.py)."""


@dataclass(frozen=True, slots=True)
class Played:
    """A world after some days, with the receipts of those days by quest and the sheet they were worked out from."""

    world: World
    receipts: Mapping[str, Sequence[Receipt]]
    written: Sheet


def play_on(
    world: World, events: Iterable[Event], ladders: Ladders, until: date, today: date, before: Played | None = None
) -> Played:
    """The world at the end of `until`, from a checkpoint and the events since it; `today` is not over yet.

    `before` is what came of the same checkpoint, ladders and days with other events: a quest about which nothing else
    was said since is not walked again.
    """
    events = list(events)
    written = sheet(events)
    courses = dict(world.courses)
    receipts: dict[str, Sequence[Receipt]] = {}
    for name in sorted({*courses, *written.quests} - {"all"}):
        page = _page(written, name)
        first = _first(world, page)
        if first is None:
            continue
        if before is not None and name in before.receipts and _page(before.written, name) == page:
            courses[name], receipts[name] = before.world.courses[name], before.receipts[name]
            continue
        course, earned = walk(courses.get(name), page, ladders, first, until, today)
        if course is not None:
            courses[name], receipts[name] = course, earned
    said = [e for e in written.inner if e.today <= until and (world.day is None or e.today > world.day)]
    plans, inner = with_said(world.plans, said), inner_with(world.inner, said)
    totals = _settled(world.totals, receipts)
    shares = shares_with(world.shares, said)
    after = replace(world, day=until, courses=courses, totals=totals, plans=plans, inner=inner, shares=shares)
    return Played(_settings(after, written, events, until), receipts, written)


def _page(written: Sheet, name: str) -> QuestSheet:
    """What was said about a quest; of one that nothing was said about, the rests of all."""
    return written.quests.get(name) or QuestSheet({}, {}, tuple(_rests_of_all(written)), {}, ())


def _rests_of_all(written: Sheet) -> Sequence[Any]:
    return written.quests["all"].rests if "all" in written.quests else ()


def _first(world: World, page: QuestSheet) -> date | None:
    """The first date to walk: the one after the checkpoint, or the first mark of a new quest."""
    if world.day is not None:
        return world.day + ONE_DAY
    return min(page.marks, default=None)


def _settled(before: Totals, receipts: Mapping[str, Sequence[Receipt]]) -> Totals:
    """Adds the receipts: on each date the best-paid quests earn effort and comeback, and every mastery pays."""
    by_date: dict[date, list[tuple[str, Receipt]]] = defaultdict(list)
    effort, comeback, mastery = before.effort, before.comeback, before.mastery
    for quest, earned in receipts.items():
        for receipt in earned:
            mastery += receipt.mastery
            if receipt.effort or receipt.comeback:
                by_date[receipt.date].append((quest, receipt))
    for paid in by_date.values():
        earning = best_paid((quest, receipt.effort + receipt.comeback) for quest, receipt in paid)
        effort += sum(receipt.effort for quest, receipt in paid if quest in earning)
        comeback += sum(receipt.comeback for quest, receipt in paid if quest in earning)
    return Totals(effort, comeback, mastery)


def day_start(world: World, events: Iterable[Event]) -> DayStart:
    """When civil days start, from a checkpoint and the events since: needed before anybody can say what today is."""
    return _settings(
        world, sheet(event for event in events if isinstance(event.fact, Set | Void)), (), date.max
    ).day_start


def _settings(world: World, written: Sheet, events: Iterable[Event], until: date) -> World:
    """Settings hold in the order they were said; the newest check-in tells where the player last was."""
    start, settings = world.day_start, dict(world.settings)
    for event in written.settings:
        if not isinstance(event.fact, Set) or event.today > until:
            continue
        key, value = event.fact.key, event.fact.value
        settings[key] = value
        if key == DAY_START and type(value) is int and 0 <= value < 24 * 60:
            start = start.changed(value, event.today)
    said = (event for event in events if isinstance(event.fact, Said) and event.today <= until)
    newest = max(said, key=lambda event: event.id, default=None)
    last = (newest.today, newest.tz) if newest else world.last_said
    return replace(world, day_start=start, settings=settings, last_said=last)


def touches(event: Event) -> date | None:
    """The last date an event has something to do with: its own, or the day it was said. None: it changes no day."""
    match event.fact:
        case Said(_, day):
            return None if is_evidence(event, day) else max(day, event.today)
        case Stepped() | QuestSet():
            return max(event.fact.from_day, event.today)
        case Rested(_, from_day, until):
            return max(until or from_day, event.today)
        case Noted():
            return None
        case _:
            return event.today


def begins(event: Event) -> date | None:
    """The first date an event can change. None: it changes no day."""
    match event.fact:
        case Said(_, day):
            return None if is_evidence(event, day) else day
        case Stepped() | QuestSet() | Rested():
            return event.fact.from_day
        case Noted():
            return None
        case Void() | Rated() | Planned() | Set():
            return event.today
        case _:
            return event.today
