"""Advice: one line for those who come to a step later, asked for once the step is mastered. It may always be left.

To give it helps the giver, too (docs/rules.md, Stories). It comes back to its own writer on that step, and goes with
their trail, should they share it.
"""

from __future__ import annotations

from game.play import checkins
from game.play.game import Game
from game.play.today import step_view
from game.play.views import StepView
from game.rules.deciding_advice import advised_step
from game.rules.inner import tip_on
from game.rules.moves import Advise, Refusal
from game.rules.trails import TIP_CELLS
from game.rules.values import dataclass

MOST_CELLS = TIP_CELLS
"""A line is this long at most."""


@dataclass(frozen=True, slots=True)
class AdviceView:
    """Advice of the player's own on a step."""

    step: StepView
    text: str


def give_advice(game: Game, quest: str, text: str, number: int | None = None) -> str | Refusal:
    """Leave a line on a mastered step, by its number (None: the highest one mastered). Raises `NotSaved`."""
    step = None
    if number is not None:
        found = game.taken(quest)
        steps = found[1].steps if found else ()
        if not 1 <= number <= len(steps):
            return Refusal("bad_step", f"A step is a number from 1 to {len(steps)}.")
        step = steps[number - 1].id
    said = checkins.say(game, Advise(quest, text, step))
    return said if isinstance(said, Refusal) else said[0]


def advice_of(game: Game, quest: str) -> tuple[AdviceView, ...]:
    """Everything the player left on a quest, in the order of its steps."""
    found = game.taken(quest)
    if found is None:
        return ()
    inner, whole = game.played.world.inner, found[1]
    written = ((step.id, tip_on(inner, quest, step.id)) for step in whole.steps)
    return tuple(AdviceView(step_view(whole, step), text) for step, text in written if text)


def to_ask(game: Game, quest: str, step: str) -> bool:
    """Whether to ask for a line on a step just mastered: where none stands yet."""
    return not tip_on(game.played.world.inner, quest, step)


def asks_about(game: Game, quest: str) -> StepView | None:
    """The step advice is about unless another is named; None where none is mastered yet."""
    found = game.taken(quest)
    step = advised_step(*found) if found else None
    return step_view(found[1], step) if found and step else None


def question(step: StepView) -> str:
    """What is asked after mastering a step, the same on every face."""
    return f"For whoever comes to step {step.index} after you: what would you tell them, in one line?"
