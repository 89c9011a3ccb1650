"""Answering offers, going to another step, and saying how sure one is."""

from __future__ import annotations

from game.play import checkins, telling
from game.play.game import Game
from game.rules.moves import AnswerStep, Drop, Move, Rate, Refusal


def offered(game: Game, quest: str) -> str:
    """The step in force and the offer, in words."""
    view = telling.quest_today(game, quest)
    if view is None:
        return ""
    parts = [f"{telling.step_said(view.step)}: {view.step.instruction}"]
    if view.offer:
        parts += [telling.offer_said(view, view.offer), f"Answers: {', '.join(view.offer.answers)}."]
    return " ".join(parts)


def answer(game: Game, quest: str, said: str, to: int | None = None) -> str | Refusal:
    """Answer an offer or override it. `higher` takes where the longer ladder leads. Raises `NotSaved`."""
    if said == "higher":
        return _higher(game, quest, to)
    if said == "rate":
        return Refusal("bad_step", f"Say `rate {quest} N`, N being how sure you are of the next try, 0 to 100.")
    move: Move = Drop(quest, "handed_in") if said in ("hand-in", "hand_in") else AnswerStep(quest, said)
    return _sentence(game, move)


def _higher(game: Game, quest: str, to: int | None) -> str | Refusal:
    if to is None:
        return Refusal("no_target", f"Say where the longer ladder leads: `step {quest} higher --to AMOUNT`.")
    from game.play.goals import go_higher  # writes a quest file, which needs pydantic

    return go_higher(game, quest, to)


def rate(game: Game, quest: str, value: int, number: int | None = None) -> str | Refusal:
    """Confidence for step `number` (from 1), or for the step the next try is about. Raises `NotSaved`."""
    step = None
    if number is not None:
        course = game.played.world.courses[quest]
        steps = game.shelf[course.sha].steps
        if not 1 <= number <= len(steps):
            return Refusal("bad_step", f"There are steps from 1 to {len(steps)}, no step {number}.")
        step = steps[number - 1].id
    return _sentence(game, Rate(quest, value, step))


def _sentence(game: Game, move: Move) -> str | Refusal:
    said = checkins.say(game, move)
    return said if isinstance(said, Refusal) else said[0]
