"""What happened, by month: a letter a day, the metres earned, the marks left on the way, the ratings said. Pure.

Made of receipts, so it knows nothing that `rules/` did not work out. Any way of cutting the same days into pieces gives
the same months and marks, as long as the pieces end with months.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import groupby

from game.rules.calendar import ONE_DAY
from game.rules.events import Dropped, Event, Outcome, Rated, Taken
from game.rules.rewards import best_paid
from game.rules.state import DONE, MISSED, NOTHING, REST, SOME, Receipt
from game.rules.values import dataclass
from game.rules.world import Played, World

NOT_TAKEN = "."
"""The letter of a day on which the quest was not under way."""

_LETTERS = {Outcome.DONE: DONE, Outcome.SOME: SOME, Outcome.REST: REST}


@dataclass(frozen=True, slots=True)
class Month:
    """One quest in one month.

    `letters` is a letter for each day from the first on (d s m r, - for nothing asked or said, . for not taken), to the
    end of the month or the last day known. Metres in cm, as they were paid: beyond seven quests a day's effort is not.
    """

    quest: str
    first: date
    letters: str
    effort: int = 0
    comeback: int = 0
    mastery: int = 0
    days: tuple[int, ...] = ()
    """What each day of the letters earned, in cm, as it was paid."""


class MarkKind(StrEnum):
    """What a day left behind, in the order of a day."""

    TAKEN = "taken"
    STEP = "step"
    COMEBACK = "comeback"
    MASTERED = "mastered"
    CAMP = "camp"
    SUMMIT = "summit"
    DROPPED = "dropped"
    HANDED_IN = "handed_in"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something worth remembering about a day of a quest.

    `step` is the step id it is about; `text` the camp's name; `missed` the due days missed before a comeback; `cm` what
    a comeback took from the purse, and a mastery earned, camp and summit in it.
    """

    quest: str
    day: date
    kind: MarkKind
    step: str = ""
    text: str = ""
    missed: int = 0
    cm: int = 0


@dataclass(frozen=True, slots=True)
class Ascent:
    """What all quests together earned in one month, in cm: a number for each day from the first on."""

    first: date
    cm: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rating:
    """A confidence that was said: for which step, on which civil date, and how sure, 0 to 100.

    `before`: ahead of any check-in about that date.
    """

    quest: str
    day: date
    step: str
    value: int
    before: bool = True


def months_of(played: Played) -> tuple[Month, ...]:
    """The months of what was just played, by month and quest."""
    until, paid = played.world.day, _paid(played.receipts)
    months = [
        _month(quest, first, list(days), paid, until or month_end(first))
        for quest, receipts in played.receipts.items()
        for first, days in groupby(receipts, key=lambda receipt: receipt.date.replace(day=1))
    ]
    return tuple(sorted(months, key=lambda month: (month.first, month.quest)))


def _month(quest: str, first: date, days: Sequence[Receipt], paid: Mapping[date, set[str]], until: date) -> Month:
    """One month, with dots for the days before a take and after a drop."""
    letters = [NOT_TAKEN] * min(month_end(first), until).day
    each = [0] * len(letters)
    for receipt in days:
        paid_for = receipt.effort + receipt.comeback if quest in paid.get(receipt.date, ()) else 0
        letters[receipt.date.day - 1], each[receipt.date.day - 1] = letter(receipt), receipt.mastery + paid_for
    earned = [receipt for receipt in days if quest in paid.get(receipt.date, ())]
    return Month(
        quest,
        first,
        "".join(letters),
        sum(receipt.effort for receipt in earned),
        sum(receipt.comeback for receipt in earned),
        sum(receipt.mastery for receipt in days),
        tuple(each),
    )


def ascents_of(played: Played) -> tuple[Ascent, ...]:
    """What was earned on each day of what was just played; months in which nothing was are left out."""
    earned: dict[date, int] = defaultdict(int)
    paid = _paid(played.receipts)
    for quest, receipts in played.receipts.items():
        for receipt in receipts:
            pays = quest in paid.get(receipt.date, ())
            earned[receipt.date] += receipt.mastery + (receipt.effort + receipt.comeback if pays else 0)
    firsts = sorted({day.replace(day=1) for day, cm in earned.items() if cm})
    return tuple(
        Ascent(first, tuple(_each_day(first, earned, played.world.day or month_end(first)))) for first in firsts
    )


def _each_day(first: date, earned: Mapping[date, int], until: date) -> Iterator[int]:
    for i in range(min(month_end(first), until).day):
        yield earned.get(first + i * ONE_DAY, 0)


def ratings_of(before: World, played: Played) -> tuple[Rating, ...]:
    """The ratings said in what was just played on from `before`, in the order they were said."""
    until = played.world.day
    said = [
        (event, event.fact)
        for event in played.written.inner
        if isinstance(event.fact, Rated)
        and (before.day is None or event.today > before.day)
        and (until is None or event.today <= until)
    ]
    return tuple(
        Rating(fact.quest, event.today, fact.step, fact.value, before=not _came_after(event, fact.quest, played))
        for event, fact in sorted(said, key=lambda one: (one[0].today, one[1].quest, one[0].id))
    )


def _came_after(event: Event, quest: str, played: Played) -> bool:
    """Whether a check-in about the day of a rating came before it."""
    page = played.written.quests.get(quest)
    return page is not None and any(day == event.today and id_ < event.id for id_, _, day in page.checked_in)


def _paid(receipts: Mapping[str, Sequence[Receipt]]) -> dict[date, set[str]]:
    """The quests that earned on each date."""
    pays: dict[date, list[tuple[str, int]]] = defaultdict(list)
    for quest, earned in receipts.items():
        for receipt in earned:
            if receipt.effort or receipt.comeback:
                pays[receipt.date].append((quest, receipt.effort + receipt.comeback))
    return {day: best_paid(of_day) for day, of_day in pays.items()}


def month_end(day: date) -> date:
    """The last day of the month that holds `day`."""
    return (day.replace(day=28) + 4 * ONE_DAY).replace(day=1) - ONE_DAY


def letter(receipt: Receipt) -> str:
    """A day in one letter, as the wall keeps it: a miss counts on due days only."""
    if receipt.outcome is Outcome.MISSED and receipt.due:
        return MISSED
    return _LETTERS.get(receipt.outcome, NOTHING) if receipt.outcome else NOTHING


def marks_of(before: World, played: Played, known: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks of what was just played on from `before`, by day and quest; `known` are those up to then."""
    lived = {mark.quest: mark.step for mark in known if mark.kind in (MarkKind.TAKEN, MarkKind.STEP)}
    marks: list[Mark] = []
    for quest, receipts in sorted(played.receipts.items()):
        course = before.courses.get(quest)
        said = played.written.quests[quest].marks if quest in played.written.quests else {}
        active, step = course is not None and course.active, lived.get(quest, "")
        for receipt in receipts:
            of_day = said.get(receipt.date, ())
            if not active:
                marks.append(Mark(quest, receipt.date, MarkKind.TAKEN, receipt.step))
            elif receipt.step != step:
                marks.append(Mark(quest, receipt.date, MarkKind.STEP, receipt.step))
            marks += _of_receipt(quest, receipt)
            ended = _dropped(of_day)
            if ended:
                kind = MarkKind.HANDED_IN if ended == MarkKind.HANDED_IN else MarkKind.DROPPED
                marks.append(Mark(quest, receipt.date, kind, receipt.step))
            active, step = not ended, receipt.step
    return tuple(sorted(marks, key=lambda mark: (mark.day, mark.quest)))


def _dropped(events: Sequence[Event]) -> str:
    """Why the quest was dropped on a date; "" where it was not, or was taken again the same day."""
    why = ""
    for event in events:
        if isinstance(event.fact, Dropped):
            why = event.fact.why
        elif isinstance(event.fact, Taken):
            why = ""
    return why


def _of_receipt(quest: str, receipt: Receipt) -> Iterable[Mark]:
    day = receipt.date
    if receipt.lapse_ended:
        yield Mark(quest, day, MarkKind.COMEBACK, receipt.step, missed=receipt.lapse_ended, cm=receipt.comeback)
    if receipt.mastered:
        yield Mark(quest, day, MarkKind.MASTERED, receipt.mastered, cm=receipt.mastery)
    if receipt.camp:
        yield Mark(quest, day, MarkKind.CAMP, receipt.mastered, receipt.camp)
    if receipt.summit:
        yield Mark(quest, day, MarkKind.SUMMIT, receipt.mastered)
