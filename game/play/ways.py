"""One's own ways as trails: what a friend may be shown of a quest, and what one's past has to tell. Changes nothing.

They come from the history tables; whoever shows them often keeps what `ways` gave for the day.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from game.play.game import Game
from game.play.journeys import days_lived
from game.play.months import MarkKind
from game.play.today import title_of
from game.rules.calendar import MEND_DAYS
from game.rules.ladder import index_of
from game.rules.quest import Quest
from game.rules.stories import Passage, worth_telling
from game.rules.trails import Trail, TrailDay, TrailTip, trail, until
from game.rules.values import dataclass
from game.rules.walk import Course

if TYPE_CHECKING:
    from game.play.history import History

MYSELF = "You"


@dataclass(frozen=True, slots=True)
class Way:
    """A quest of one's own as a trail: what it is called, its first day, the ids of its steps.

    `passages` is what it has to tell, of days that cannot be mended any more: what is told stays true.
    """

    title: str
    since: date
    trail: Trail
    steps: tuple[str, ...]
    passages: tuple[Passage, ...] = ()

    def day(self, number: int) -> date:
        """The date of a day of the trail."""
        return date.fromordinal(self.since.toordinal() + number - 1)

    def number(self, step: str) -> int:
        """A step's number, from 1; a bridge has that of the step below; 0: one the ladder no longer has."""
        below = step.partition("~")[0]
        return self.steps.index(below) + 1 if below in self.steps else 0


Ways = Mapping[str, Way]
"""One's own ways by quest id."""


def ways(game: Game) -> Ways:
    """The ways of all quests ever taken. Reads the whole past: the first time may take a second or two."""
    from game.play.history import read_history  # TinyDB, which most of the game does without

    history = read_history(game)
    return {
        course.quest: way_of(game, history, course, quest)
        for course in history.played.world.courses.values()
        if (quest := game.shelf.get(course.sha)) is not None
    }


def way_of(game: Game, history: History, course: Course, quest: Quest, name: str = MYSELF) -> Way:
    """The way of one quest in a past that is read already, with the advice left on it."""
    months = [month for month in history.months if month.quest == course.quest]
    marks = [mark for mark in history.marks if mark.quest == course.quest]

    def number(day: date) -> int:
        return (day - course.first).days + 1

    settled = number(game.today) - MEND_DAYS - 1
    tips = game.played.world.inner.tips.get(course.quest, ())
    way = trail(
        name,
        course.quest,
        next((mark.step for mark in marks if mark.kind is MarkKind.TAKEN), quest.steps[0].id),
        [TrailDay(number(day), letter, step) for day, letter, step in days_lived(months, marks)],
        [(number(mark.day), mark.step) for mark in marks if mark.kind is MarkKind.MASTERED],
        [TrailTip(tip.step, tip.text) for tip in tips if index_of(quest, tip.step) is not None],
        next((number(mark.day) for mark in marks if mark.kind is MarkKind.SUMMIT), 0),
    )
    ids = tuple(step.id for step in quest.steps)
    return Way(title_of(course, quest), course.first, way, ids, worth_telling(until(way, settled)))
