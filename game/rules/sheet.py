"""A set of events to one entry per (quest, date), whatever their order (docs/rules.md, Days).

`sheet` is a function of the *set* of events: any permutation or duplication gives the same sheet. It knows neither
today nor which days are due; `walk.py` does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from game.rules.calendar import MEND_DAYS
from game.rules.events import (
    Advised,
    Coped,
    Dropped,
    Event,
    Felt,
    Noted,
    Outcome,
    Planned,
    QuestSet,
    Rated,
    Rested,
    Reviewed,
    Said,
    Set,
    Stepped,
    Taken,
    Void,
    WhyICan,
)
from game.rules.party_facts import Cheered, Offered, Shared
from game.rules.values import dataclass

ALL = "all"
"""The quest name that means every quest."""

_RANK = {Outcome.MISSED: 0, Outcome.PENDING: 0, Outcome.REST: 1, Outcome.SOME: 2, Outcome.DONE: 3}


@dataclass(frozen=True, slots=True)
class Entry:
    """What was said about one quest and date, summed up.

    `said` is the best outcome said without an amount (None: amounts only); `amount` the day's sum (None: no amount
    said). `plain` is the part of it that was not a topping up. `need` is the amount asked for, and `over` (at most
    quests) the limit of the step below. `ids` are the events it is made of. `closed`: an at most day the player
    called done.
    """

    step: str
    said: Outcome | None
    amount: int | None
    need: int | None
    over: int | None
    ids: tuple[str, ...]
    plain: int = 0

    @property
    def at_most(self) -> bool:
        """Whether amounts are a limit to stay under."""
        return self.over is not None

    def judge(self, ended: bool) -> Outcome:
        """The outcome these words and amounts come to; `ended`: the date is over.

        >>> Entry("a10", None, 6, 10, None, ()).judge(ended=False)
        <Outcome.SOME: 'some'>
        >>> Entry("a60", None, 45, 60, 90, ()).judge(ended=False)
        <Outcome.PENDING: 'pending'>
        >>> Entry("a60", Outcome.DONE, 75, 60, 90, ()).judge(ended=True)
        <Outcome.SOME: 'some'>
        """
        if self.at_most:
            return self._judge_limit(ended)
        counted = self._count() if self.amount is not None else Outcome.MISSED
        return max(counted, self.said or Outcome.MISSED, key=_RANK.__getitem__)

    def _count(self) -> Outcome:
        if not self.amount:
            return Outcome.MISSED
        return Outcome.DONE if self.need is not None and self.amount >= self.need else Outcome.SOME

    def _judge_limit(self, ended: bool) -> Outcome:
        if self.amount is None:
            return self.said or Outcome.PENDING
        if not ended and self.said is not Outcome.DONE:
            return Outcome.PENDING
        if self.amount <= (self.need or 0):
            return Outcome.DONE
        return Outcome.SOME if self.amount <= (self.over or 0) else Outcome.MISSED


@dataclass(frozen=True, slots=True)
class Rest:
    """Rest from a day until a day; open (None) until `ended`, the date of the next check-in said after it."""

    id: str
    from_day: date
    until: date | None
    why: str
    ended: date | None = None

    def covers(self, day: date) -> bool:
        """Whether `day` is a day of this rest."""
        if day < self.from_day or (self.until is not None and day > self.until):
            return False
        return self.until is not None or self.ended is None or day < self.ended


@dataclass(frozen=True, slots=True)
class QuestSheet:
    """Everything effective that was said about one quest: entries by date, and the marks that begin on a date."""

    entries: Mapping[date, Entry]
    marks: Mapping[date, Sequence[Event]]
    rests: Sequence[Rest]
    ratings: Mapping[date, Sequence[tuple[str, int]]]
    checked_in: Sequence[tuple[str, date, date]]
    """(event id, date it was said, date it is about) of every check-in, for rests that began before these events."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All quests, the settings, and what is said about oneself, plans and ratings among it (in order)."""

    quests: Mapping[str, QuestSheet]
    settings: Sequence[Event] = ()
    inner: Sequence[Event] = ()


def effective(events: Iterable[Event]) -> list[Event]:
    """The events that hold, sorted by id: duplicates and everything taken back are gone.

    A void holds whatever its id, unless itself taken back; voids that take each other back in a circle are ignored
    whole.
    """
    unique = _unique(events)
    voids = {event.id: event.fact.of for event in unique if isinstance(event.fact, Void)}
    if not voids:
        return unique
    voided = _voided(voids)
    return [event for event in unique if event.id not in voided]


def _unique(events: Iterable[Event]) -> list[Event]:
    kept: dict[str, Event] = {}
    for event in events:
        other = kept.setdefault(event.id, event)
        if other is not event and repr(event) < repr(other):  # one id, two payloads: any fixed choice will do
            kept[event.id] = event
    return sorted(kept.values(), key=lambda event: event.id)


def _voided(voids: Mapping[str, str]) -> set[str]:
    """The ids taken back, from void id -> target id."""
    acyclic = {void: of for void, of in voids.items() if not _on_circle(void, voids)}
    by_target: dict[str, list[str]] = defaultdict(list)
    for void, of in acyclic.items():
        by_target[of].append(void)
    voided: set[str] = set()
    ready = [void for void in acyclic if void not in by_target]
    waiting = {void: len(by_target[void]) for void in acyclic if void in by_target}
    while ready:
        void = ready.pop()
        of = acyclic[void]
        if void not in voided:
            voided.add(of)
        if of in waiting:
            waiting[of] -= 1
            if not waiting[of]:
                ready.append(of)
    return voided


def _on_circle(void: str, voids: Mapping[str, str]) -> bool:
    seen = {void}
    at = voids.get(void)
    while at is not None and at not in seen:
        seen.add(at)
        at = voids.get(at)
    return at == void


def is_evidence(event: Event, day: date) -> bool:
    """Whether an entry came too late (or from elsewhere) to change the climb: it is kept as evidence only."""
    return bool(event.src) or (event.today - day).days > MEND_DAYS


def sheet(events: Iterable[Event]) -> Sheet:
    """The sheet of a set of events."""
    said: dict[str, dict[date, list[Event]]] = defaultdict(lambda: defaultdict(list))
    marks: dict[str, dict[date, list[Event]]] = defaultdict(lambda: defaultdict(list))
    ratings: dict[str, dict[date, list[tuple[str, int]]]] = defaultdict(lambda: defaultdict(list))
    rests: list[Event] = []
    settings: list[Event] = []
    inner: list[Event] = []
    for event in effective(events):
        match event.fact:
            case Said(quest, day):
                if not is_evidence(event, day):
                    said[quest][day].append(event)
            case Taken(quest) | Dropped(quest):
                marks[quest][event.today].append(event)
            case Stepped(quest) | QuestSet(quest):
                marks[quest][event.fact.from_day].append(event)
            case Rated(quest, step, value):
                ratings[quest][event.today].append((step, value))
                inner.append(event)
            case Rested(_, from_day):
                if not is_evidence(event, from_day):
                    rests.append(event)
            case Set():
                settings.append(event)
            case Planned() | Felt() | Coped() | WhyICan() | Advised() | Reviewed() | Shared() | Cheered() | Offered():
                inner.append(event)
            case _:
                pass
    names = {*said, *marks, *ratings, *(fact.quest for e in rests if isinstance(fact := e.fact, Rested))}
    quests = {
        name: _quest_sheet(name, said.get(name, {}), marks.get(name, {}), ratings.get(name, {}), rests)
        for name in sorted(names)
    }
    return Sheet(quests, tuple(settings), tuple(inner))


def _quest_sheet(
    name: str,
    said: Mapping[date, list[Event]],
    marks: Mapping[date, list[Event]],
    ratings: Mapping[date, list[tuple[str, int]]],
    rests: Sequence[Event],
) -> QuestSheet:
    checked_in = tuple(sorted((event.id, event.today, day) for day, events in said.items() for event in events))
    return QuestSheet(
        {day: _entry(events) for day, events in said.items()},
        marks,
        tuple(
            _rest(event, said) for event in rests if isinstance(event.fact, Rested) and event.fact.quest in (name, ALL)
        ),
        ratings,
        checked_in,
    )


def _rest(event: Event, said: Mapping[date, list[Event]]) -> Rest:
    """An open rest ends on the day of the first check-in said after it about its own days."""
    fact = event.fact
    if not isinstance(fact, Rested):
        raise TypeError(fact)
    ended = None
    if fact.until is None:
        later = [e.today for day, events in said.items() if day >= fact.from_day for e in events if e.id > event.id]
        ended = min(later, default=None)
    return Rest(event.id, fact.from_day, fact.until, fact.why, ended)


def _entry(events: Sequence[Event]) -> Entry:
    """Amounts add up; words keep the best, and the step it was said on (of equals, the one named last)."""
    facts = [event.fact for event in events if isinstance(event.fact, Said)]
    best = max(range(len(facts)), key=lambda i: (_RANK[facts[i].outcome], i))
    held = facts[best]
    plain = [fact.amount for fact in facts if fact.amount is not None and not fact.top]
    tops = [fact.amount for fact in facts if fact.amount is not None and fact.top]
    words = [
        fact.outcome for fact in facts if fact.outcome is not Outcome.PENDING and (fact.amount is None or fact.top)
    ]
    return Entry(
        held.step,
        max(words, key=_RANK.__getitem__) if words else None,
        sum(plain) + max(tops, default=0) if plain or tops else None,
        held.need,
        held.over,
        tuple(event.id for event in events),
        sum(plain),
    )


def notes(events: Iterable[Event]) -> dict[tuple[str, date], list[str]]:
    """The private notes on each (quest, date), those said with an entry included."""
    found: dict[tuple[str, date], list[str]] = defaultdict(list)
    for event in effective(events):
        match event.fact:
            case Noted(quest, day, text):
                found[quest, day].append(text)
            case Said(quest, day) if event.fact.note:
                found[quest, day].append(event.fact.note)
            case _:
                pass
    return dict(found)
