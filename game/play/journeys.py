"""A quest's way so far, and the log of what was said: the past as a player sees it.

The journey comes from the history tables, the log straight from the journal. Neither changes anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from game.play.game import Game
from game.play.log import LogEntry, log_entries
from game.play.months import NOT_TAKEN, Mark, MarkKind, Month, Rating, month_end
from game.play.today import metres, step_view, title_of
from game.play.views import MetresView, StepView
from game.rules.calendar import ONE_DAY
from game.rules.confidence import Attempt, Sure, attempts
from game.rules.ladder import index_of
from game.rules.moves import Refusal
from game.rules.quest import Quest
from game.rules.state import DONE, MISSED, REST, SOME
from game.rules.text import clean
from game.rules.values import dataclass
from game.rules.walk import Course

if TYPE_CHECKING:
    from game.play.history import History

__all__ = [
    "FallView",
    "JourneyStep",
    "JourneyView",
    "LogEntry",
    "MarkView",
    "MonthView",
    "RatedView",
    "journey",
    "journey_of",
    "log_entries",
]

Lived = tuple[date, str, str]
"""A day of a quest: its date, its letter, and the id of the step it was lived on."""


@dataclass(frozen=True, slots=True)
class JourneyStep:
    """A step of the ladder in force, and what became of it.

    `reached` is the first day on it and `mastered` the day it was mastered (None: not yet); `days` are the days on it
    that were done, some or missed, `done` those done, and `last` the newest of them. A bridge counts with the step
    below it.
    """

    step: StepView
    reached: date | None
    mastered: date | None
    days: int
    done: int
    last: date | None = None


@dataclass(frozen=True, slots=True)
class FallView:
    """A lapse: its first missed day, how many due days were missed, and the day of the comeback (None: still open)."""

    first: date
    missed: int
    back: date | None


@dataclass(frozen=True, slots=True)
class MarkView:
    """A mark on the way: `kind` is taken, step, comeback, mastered, camp, summit, dropped or handed_in.

    `step` is the number it is about (0: a step the ladder no longer has) and `step_id` its id; `text` a camp's name;
    `missed` the due days before a comeback; `metres` what a comeback took from the purse, or a mastery gave.
    """

    day: date
    kind: str
    step: int
    step_id: str
    text: str
    missed: int
    metres: float


@dataclass(frozen=True, slots=True)
class MonthView:
    """A month: a letter a day from the first on (d s m r, - nothing asked or said, . not taken), and the metres."""

    first: date
    letters: str
    metres: float


@dataclass(frozen=True, slots=True)
class RatedView:
    """A confidence that was said, and what came of it.

    `step` is a step number (0: one the ladder no longer has). `days` are the days done, some or missed on that very
    step (a bridge is one of its own) from the day of the rating until the day before the next rating of it; `done`
    those done. 0 of 0: not tried since. `before`: said ahead of any check-in about its day.
    """

    quest: str
    day: date
    step: int
    step_id: str
    value: int
    done: int
    days: int
    before: bool = True


@dataclass(frozen=True, slots=True)
class JourneyView:
    """A quest's way from the day it was taken. `letters` counts its days by letter; `cairns` are its comebacks.

    `ratings` are all ever said, oldest first, and `attempts` those of them that were put to the test
    (rules/confidence.py).
    """

    id: str
    title: str
    since: date
    under_way: bool
    handed_in: bool
    steps: tuple[JourneyStep, ...]
    falls: tuple[FallView, ...]
    cairns: int
    marks: tuple[MarkView, ...]
    metres: MetresView
    total_metres: float
    letters: Mapping[str, int]
    months: tuple[MonthView, ...]
    ratings: tuple[RatedView, ...] = ()
    why: str = ""
    attempts: tuple[Attempt, ...] = ()


def journey(game: Game, quest_id: str) -> JourneyView | Refusal:
    """The way of a quest, under way or not, from the day it was taken to today."""
    found = game.taken(quest_id)
    if found is None:
        return Refusal("unknown_quest", f"There is no quest {clean(quest_id, 60)} on your way.")
    from game.play.history import read_history  # TinyDB, which the log can do without

    return journey_of(read_history(game), *found, game.today)


def journeys_of(game: Game, history: History) -> list[JourneyView]:
    """The ways of every quest ever taken, in a past that is read already: those under way first, then the oldest."""
    courses = game.played.world.courses.values()
    ordered = sorted(courses, key=lambda course: (not course.active, course.first, course.quest))
    ladders = ((course, game.shelf.get(course.sha)) for course in ordered)
    return [journey_of(history, course, quest, game.today) for course, quest in ladders if quest is not None]


def journey_of(history: History, course: Course, quest: Quest, today: date) -> JourneyView:
    """The way of one quest in a past that is read already."""
    months = [month for month in history.months if month.quest == course.quest]
    marks = [mark for mark in history.marks if mark.quest == course.quest]
    ratings = [rating for rating in history.ratings if rating.quest == course.quest]
    days = list(days_lived(months, marks))
    letters = [letter for _, letter, _ in days]
    effort, comeback, mastery = (
        sum(month.effort for month in months),
        sum(month.comeback for month in months),
        sum(month.mastery for month in months),
    )
    return JourneyView(
        course.quest,
        title_of(course, quest),
        course.first,
        course.active,
        course.handed_in,
        tuple(_steps(quest, days, marks)),
        tuple(_falls(days)),
        sum(mark.kind is MarkKind.COMEBACK for mark in marks),
        tuple(_mark_view(quest, mark) for mark in marks),
        MetresView(metres(effort), metres(comeback), metres(mastery)),
        metres(effort + comeback + mastery),
        {letter: letters.count(letter) for letter in (DONE, SOME, MISSED, REST)},
        tuple(_unbroken(months, today)),
        tuple(_rated(quest, ratings, days)),
        str(course.changes.get("why", quest.why)),
        attempts([Sure(each.day, each.step, each.value, each.before) for each in ratings], days),
    )


def days_lived(months: Sequence[Month], marks: Sequence[Mark]) -> Iterator[Lived]:
    """Every day the quest was under way, oldest first."""
    turns = {mark.day: mark.step for mark in marks if mark.kind in (MarkKind.TAKEN, MarkKind.STEP)}
    step = ""
    for month in months:
        for i, letter in enumerate(month.letters):
            day = month.first + i * ONE_DAY
            step = turns.get(day, step)
            if letter != NOT_TAKEN:
                yield day, letter, step


def _steps(quest: Quest, days: Sequence[Lived], marks: Sequence[Mark]) -> Iterator[JourneyStep]:
    mastered = {mark.step: mark.day for mark in marks if mark.kind is MarkKind.MASTERED}
    places = {name: index_of(quest, name) for name in {step for _, _, step in days}}
    by_place: dict[int | None, list[Lived]] = {}
    for lived in days:
        by_place.setdefault(places[lived[2]], []).append(lived)
    for i, step in enumerate(quest.steps):
        here = by_place.get(i, [])
        done = [day for day, letter, _ in here if letter == DONE]
        yield JourneyStep(
            step_view(quest, step.id),
            here[0][0] if here else None,
            mastered.get(step.id),
            sum(letter in (DONE, SOME, MISSED) for _, letter, _ in here),
            len(done),
            done[-1] if done else None,
        )


def _rated(quest: Quest, ratings: Sequence[Rating], days: Sequence[Lived]) -> Iterator[RatedView]:
    lived: dict[str, list[tuple[date, str]]] = {}
    for day, letter, step in days:
        if letter in (DONE, SOME, MISSED):
            lived.setdefault(step, []).append((day, letter))
    for place, rating in enumerate(ratings):
        until = next((later.day for later in ratings[place + 1 :] if later.step == rating.step), date.max)
        since = [letter for day, letter in lived.get(rating.step, ()) if rating.day <= day < until]
        index = index_of(quest, rating.step)
        number = 0 if index is None else index + 1
        done, many = since.count(DONE), len(since)
        yield RatedView(rating.quest, rating.day, number, rating.step, rating.value, done, many, rating.before)


def _falls(days: Sequence[Lived]) -> Iterator[FallView]:
    """Lapses in their order. Rest and days not due neither end nor lengthen one."""
    first, missed = None, 0
    for day, letter, _ in days:
        if letter == MISSED:
            first, missed = first or day, missed + 1
        elif letter in (DONE, SOME) and first is not None:
            yield FallView(first, missed, day)
            first, missed = None, 0
    if first is not None:
        yield FallView(first, missed, None)


def _mark_view(quest: Quest, mark: Mark) -> MarkView:
    index = index_of(quest, mark.step)
    number = 0 if index is None else index + 1
    return MarkView(mark.day, mark.kind.value, number, mark.step, mark.text, mark.missed, metres(mark.cm))


def _unbroken(months: Sequence[Month], today: date) -> Iterator[MonthView]:
    """A row for every month from the first to this one, those without the quest all dots."""
    known = {month.first: month for month in months}
    first = min(known, default=today.replace(day=1))
    while first <= today:
        end = min(month_end(first), today)
        month = known.get(first) or Month("", first, NOT_TAKEN * end.day)
        yield MonthView(first, month.letters, metres(month.effort + month.comeback + month.mastery))
        first = month_end(first) + ONE_DAY
