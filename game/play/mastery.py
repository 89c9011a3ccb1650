"""What mastering a step was made of, and what a rating of the next one would open. Changes nothing."""

from __future__ import annotations

from datetime import date

from game.play.game import Game
from game.play.today import metres, offer_view, step_view
from game.play.views import OfferView, ResultView, StepView
from game.rules.advance import following
from game.rules.ladder import find
from game.rules.rewards import mastery_bonus
from game.rules.state import DONE, MISSED, SOME, WALL_DAYS
from game.rules.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class MasteryView:
    """A mastered step in counted facts.

    `since` is the first day on it and `done` of `due` the days on it so far (due 0: not counted any more, or another
    step is in force); `falls` lapses fell into them. `first` is the day the quest was taken. `step_metres` is what the
    step gave, `more_metres` the camp or the summit.
    """

    since: date
    done: int
    due: int
    falls: int
    first: date
    step_metres: float
    more_metres: float


def mastery(game: Game, result: ResultView) -> MasteryView | None:
    """The facts of the step a check-in mastered; None where it mastered none."""
    found = game.taken(result.id)
    step = find(found[1], result.mastered.id) if found and result.mastered else None
    if found is None or step is None:
        return None
    course = found[0]
    state = course.state
    days = (game.today - state.since).days + 1
    letters = state.wall[-days:] if state.step == step.id and days <= WALL_DAYS else ""
    for_step = metres(mastery_bonus(state.base, step.mastery.done))
    return MasteryView(
        state.since,
        letters.count(DONE),
        sum(letters.count(letter) for letter in (DONE, SOME, MISSED)),
        _falls(letters),
        course.first,
        for_step,
        max(0, result.metres.mastery - for_step),
    )


def _falls(letters: str) -> int:
    """Lapses in some days: missed due days in a row, whatever rest lies between them.

    >>> _falls("dmmdrmd-m")
    3
    """
    told = "".join(letter for letter in letters if letter in "dsmDS")
    return sum(letter == MISSED and told[place - 1 : place] != MISSED for place, letter in enumerate(told))


def next_step(game: Game, quest_id: str) -> tuple[StepView, int | None] | None:
    """The step above the one in force, and how sure the player last was of it; None at the top."""
    found = game.taken(quest_id)
    if found is None:
        return None
    course, quest = found
    above = following(quest, course.state.step)
    if above is None:
        return None
    return step_view(quest, above.id), dict(course.state.ratings).get(above.id)


def offer_if(game: Game, quest_id: str, rating: int | None) -> OfferView | None:
    """The offer as it would be with this rating of the next step (None: as it stands)."""
    course = game.played.world.courses[quest_id]
    quest = game.shelf[course.sha]
    above = following(quest, course.state.step)
    if rating is not None and above is not None:
        ratings = dict(course.state.ratings) | {above.id: rating}
        course = replace(course, state=replace(course.state, ratings=tuple(ratings.items())))
    return offer_view(course, quest, game.today)
