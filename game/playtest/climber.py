"""One simulated person on one quest, through the real rules.

`slot` says which days ask, `advance` what a day does, `offer` what is proposed; only the person is simulated. Nothing
of the rules is written again here: the same days said through moves, journal and sheet give the same states
(game/playtest/checking.py, tests/playtest/test_crowd.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from game.playtest.people import TINY_EASIER, Chance, Cohort, Person
from game.playtest.slopes import bridge_slope
from game.rules.advance import following, turned
from game.rules.events import Outcome, Taken
from game.rules.gate import SURE
from game.rules.ladder import find, index_of
from game.rules.offers import OfferKind, below, offer
from game.rules.quest import MeasureKind, Quest
from game.rules.sheet import Entry
from game.rules.state import DONE, Answer, Day, Receipt
from game.rules.walk import Course, Slot, brought, closed, first_course, lived, opened, slot

DAYS = 7
UNSURE = 50
"""Less sure than this of the step in force, easier ground is taken when it is offered."""


class Lived(NamedTuple):
    """A day of a simulated person, as it could be said to the game.

    `sure` is how sure they were of what they tried (None: they did not try), `came_off` whether it did. `rated` is the
    step above and how sure they said they were of it; `answered` what they answer the next morning ("": nothing).
    """

    day: date
    outcome: Outcome | None
    step: str
    sure: float | None
    came_off: bool
    rated: tuple[str, int] | None
    answered: str
    receipt: Receipt


class _Tried(NamedTuple):
    outcome: Outcome | None = None
    sure: float | None = None
    came_off: bool = False


NOTHING = _Tried()


class Climber:
    """A person on a quest. `live` is one day; `left` is set when it was their last."""

    def __init__(self, quest: Quest, hard: Sequence[float], chance: Chance, cohort: Cohort, first: date) -> None:
        self.quest = quest
        self.person = Person(chance, cohort)
        self.began_with = self.person.believes
        self.left = False
        self._hard = hard
        self._first = first
        self._known = {step.id: each for step, each in zip(quest.steps, hard, strict=True)}
        self._countable = quest.measure.kind is MeasureKind.COUNT
        self._answers: tuple[Answer, ...] = ()
        self.feels_the_purse = True
        """Without, a comeback is worth no more to them than any other day: to see what it is for."""
        start = quest.steps[self._start()].id
        self.course: Course = first_course(Taken(quest.id, "", start), quest, first)

    def _start(self) -> int:
        """The hardest step they are sure of: what the game suggests, and they may take."""
        sure = [index for index, hard in enumerate(self._hard) if self.person.sure(hard) >= SURE]
        return max(sure, default=0)

    def live(self, day: date) -> Lived:
        """One day: wake, perhaps try, and what the rules make of it; the next morning an answer to what is offered."""
        course, answers = opened(self.course, day), self._answers
        asked = slot(course, day)
        step = turned(course.state, Day(day, asked.due, answers=answers), self.quest).step
        self.person.wakes()
        tried = self._try(course, step, day, asked) if asked.due else NOTHING
        entry = Entry(step, tried.outcome, None, None, None, ()) if tried.outcome else None
        what = brought(course, entry, day, ended=True, resting=False, leaving=False)
        rated = self._rates(course, step) if tried.outcome is Outcome.DONE else None
        course, receipt = lived(course, self.quest, what, answers, (rated,) if rated else ())
        self.course = closed(course, self.quest, day, (), "")
        answered, self._answers = self._answer(day)
        return Lived(day, tried.outcome, step, tried.sure, tried.came_off, rated, answered, receipt)

    def _try(self, course: Course, step: str, day: date, asked: Slot) -> _Tried:
        """Whether they try, and how it goes; on a bad day it is the tiny version. N a week, they spread their days."""
        person, hard = self.person, self._difficulty(step)
        if asked.weekly and not asked.must and not self._chooses(course, day):
            return NOTHING
        tiny = person.has_a_bad_day
        hard -= TINY_EASIER if tiny else 0
        sure = person.sure(hard)
        tried = NOTHING
        if person.tries(sure, comeback=self.feels_the_purse and course.state.purse > 0):
            came_off = person.succeeds(hard, sure)
            tried = _Tried(self._outcome(came_off, tiny=tiny), sure, came_off)
        elif asked.must:
            person.lets_it_be()
        self.left = person.leaves(sure, first_week=(day - self._first).days < DAYS)
        return tried

    def _chooses(self, course: Course, day: date) -> bool:
        """Of the days left in the week, as many as there are places left, each as likely as the other."""
        left = course.week.left if course.week else 0
        return self.person.chance.random() * (DAYS - day.weekday()) < left

    def _outcome(self, came_off: bool, *, tiny: bool) -> Outcome:
        """The tiny version is some; so is what falls short of an amount. With nothing between, it is missed."""
        if came_off:
            return Outcome.SOME if tiny else Outcome.DONE
        return Outcome.SOME if self._countable and not tiny else Outcome.MISSED

    def _rates(self, course: Course, step: str) -> tuple[str, int] | None:
        """On the day that may master a step: how sure they are of the next, in tens."""
        above = following(self.quest, step)
        found = find(self.quest, step)
        if above is None or found is None or course.state.window.count(DONE) + 1 < found.mastery.done:
            return None
        return above.id, 10 * round(self.person.sure(self._difficulty(above.id)) / 10)

    def _answer(self, day: date) -> tuple[str, tuple[Answer, ...]]:
        """What they answer to what is offered. Most go on; who is not sure takes easier ground."""
        state = self.course.state
        offered = offer(state, self.quest, day)
        if offered is None:
            return "", ()
        if offered.kind is OfferKind.BRIDGE:
            return "bridge", (Answer(offered.to, "bridge"),)
        if offered.kind is OfferKind.CLIMB and not offered.auto and state.held and self._dares(offered.to):
            return "up", (Answer(offered.to, "climb"),)
        unsure = self.person.sure(self._difficulty(state.step)) < UNSURE
        if unsure and "down" in offered.answers and (lower := below(self.quest, state.step)):
            return "down", (Answer(lower, "down"),)
        return "", ()

    def _dares(self, step: str) -> bool:
        return self.person.sure(self._difficulty(step)) >= SURE

    def _difficulty(self, step: str) -> float:
        found = self._known.get(step)
        if found is None:
            found = self._known[step] = bridge_slope(self._hard, index_of(self.quest, step) or 0)
        return found
