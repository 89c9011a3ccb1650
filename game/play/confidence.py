"""How sure the player is, and how that compares with what they then did: strength, level, generality, calibration.

Worked out from the history tables, for every face. Nothing of it is ever turned into metres, and it changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import floor

from game.play.falling import easier_ground, fall_of
from game.play.game import Game
from game.play.history import read_history
from game.play.journeys import JourneyView, RatedView, journey_of, journeys_of
from game.play.today import step_view
from game.play.views import StepView
from game.rules import confidence
from game.rules.confidence import Attempt, Calibration, Fall, Sure
from game.rules.moves import Refusal
from game.rules.quest import Quest
from game.rules.text import clean
from game.rules.values import dataclass

__all__ = [
    "AttemptView",
    "ConfidenceView",
    "QuestSure",
    "confidence_of",
    "confidences",
    "of_ways",
    "said_and_done",
]


@dataclass(frozen=True, slots=True)
class AttemptView:
    """A rating that was put to the test: said of a step (0: one the ladder no longer has), tried on `day`."""

    quest: str
    said_on: date
    step: int
    value: int
    day: date
    did: bool


@dataclass(frozen=True, slots=True)
class QuestSure:
    """How sure the player is of one quest.

    `ratings` are the newest of each step of the ladder, from the lowest, as far as they speak of now. `strength` is
    their mean (None: none of them); `level` the number on the ladder where the belief curve gives 70, and `hardest` the
    highest step it still gives 70 for (None: not even the first). `attempts` count those with a rating before.
    """

    id: str
    title: str
    under_way: bool
    steps: int
    ratings: tuple[RatedView, ...]
    strength: float | None
    level: float | None
    hardest: StepView | None
    attempts: tuple[AttemptView, ...]
    calibration: Calibration | None
    fall: Fall | None
    easier: tuple[str, ...] = ()
    """Answers to `step` that lead to easier ground, where confidence fell."""


@dataclass(frozen=True, slots=True)
class ConfidenceView:
    """All quests on `day`, those under way first. `sure` of `rated` quests under way have a strength of 60 or more.

    `strength` is the mean over those quests (None: none is rated); `attempts` are those of all quests, oldest first,
    and `calibration` what they come to (None: fewer than ten).
    """

    day: date
    quests: tuple[QuestSure, ...]
    strength: float | None
    sure: int
    rated: int
    attempts: tuple[AttemptView, ...]
    calibration: Calibration | None


def confidences(game: Game) -> ConfidenceView:
    """How sure the player is of every quest ever taken, and how well that foresaw what came."""
    return of_ways(game, journeys_of(game, read_history(game)))


def of_ways(game: Game, ways: Sequence[JourneyView]) -> ConfidenceView:
    """The same, from ways that were read already."""
    quests = tuple(sure_of(game, way) for way in ways)
    strengths = [quest.strength for quest in quests if quest.under_way and quest.strength is not None]
    sure, rated = confidence.generality(strengths)
    found = sorted(
        ((attempt, quest) for quest in quests for attempt in quest.attempts),
        key=lambda one: (one[0].day, one[0].quest, one[0].said_on),
    )
    tried = tuple(attempt for attempt, _ in found)
    return ConfidenceView(
        game.today,
        quests,
        confidence.strength(strengths) if strengths else None,
        sure,
        rated,
        tried,
        said_and_done(tried),
    )


def confidence_of(game: Game, quest_id: str) -> QuestSure | Refusal:
    """How sure the player is of one quest, under way or not."""
    found = game.taken(quest_id)
    if found is None:
        return Refusal("unknown_quest", f"There is no quest {clean(quest_id, 60)} on your way.")
    return sure_of(game, journey_of(read_history(game), *found, game.today))


def sure_of(game: Game, way: JourneyView) -> QuestSure:
    """How sure the player is of one quest, from its way."""
    course = game.played.world.courses[way.id]
    quest = game.shelf[course.sha]
    said = [Sure(rating.day, rating.step_id, rating.value, rating.before) for rating in way.ratings]
    newest = confidence.standing(said, game.today)
    ratings = _newest(way, newest)
    by_number = {rating.step: rating.value for rating in ratings if "~" not in rating.step_id}
    level = confidence.level_said(by_number)
    fall = fall_of(course, quest, said, game.today) if way.under_way else None
    numbers = {rating.step_id: rating.step for rating in way.ratings}
    tried = tuple(_tried(way.id, attempt, numbers) for attempt in way.attempts)
    return QuestSure(
        way.id,
        way.title,
        way.under_way,
        len(quest.steps),
        ratings,
        confidence.strength(rating.value for rating in ratings) if ratings else None,
        level,
        _hardest(quest, level),
        tried,
        said_and_done(tried),
        fall,
        easier_ground(quest, course.state.step) if fall else (),
    )


def _newest(way: JourneyView, newest: dict[str, Sure]) -> tuple[RatedView, ...]:
    """The ratings that stand, one a step of the ladder in force, from the lowest."""
    found = {
        rating.step_id: rating
        for rating in way.ratings
        if rating.step and (stands := newest.get(rating.step_id)) and (stands.day, stands.value) == _said(rating)
    }
    return tuple(sorted(found.values(), key=lambda rating: (rating.step, "~" in rating.step_id)))


def _said(rating: RatedView) -> tuple[date, int]:
    return rating.day, rating.value


def _hardest(quest: Quest, level: float | None) -> StepView | None:
    if level is None or level + confidence.ROUNDING < 1:
        return None
    number = min(len(quest.steps), floor(level + confidence.ROUNDING))
    return step_view(quest, quest.steps[number - 1].id)


def _tried(quest: str, attempt: Attempt, numbers: dict[str, int]) -> AttemptView:
    number = numbers.get(attempt.step, 0)
    return AttemptView(quest, attempt.said, number, attempt.value, attempt.day, attempt.did)


def said_and_done(tried: Sequence[AttemptView]) -> Calibration | None:
    """What attempts, oldest first, come to; None before there are ten."""
    return confidence.calibration(
        [Attempt(attempt.said_on, str(attempt.step), attempt.value, attempt.day, attempt.did) for attempt in tried]
    )
