"""Advice: one line for those who come to a step later, by somebody who has mastered it. Decides, writes nothing.

A quest that was handed in or dropped takes advice like one under way: whoever was there may say how it went.
"""

from __future__ import annotations

from game.rules.events import Advised
from game.rules.inner import tip_on
from game.rules.ladder import find, index_of
from game.rules.moves import Advise, Refusal
from game.rules.quest import Quest
from game.rules.saying import Decision
from game.rules.text import clean
from game.rules.trails import TIP_CELLS
from game.rules.walk import Course, Ladders
from game.rules.world import Played


def advise(played: Played, ladders: Ladders, move: Advise) -> Decision:
    """A line for a step, in place of the one before; without text that one is put away. Saying it twice is once."""
    course = played.world.courses.get(move.quest)
    quest = ladders.get(course.sha) if course else None
    if course is None or quest is None:
        return Refusal("unknown_quest", f"There is no quest {clean(move.quest, 60)} on your way.")
    step = advised_step(course, quest) if move.step is None else move.step
    if step is None:
        return Refusal("none_mastered", f"Advice is for steps you have mastered; in {quest.title} none is yet.")
    if find(quest, step) is None:
        return Refusal("bad_step", f"{quest.title} has no step {clean(step, 40)}.")
    number = (index_of(quest, step) or 0) + 1
    if step not in course.state.mastered:
        return Refusal("not_mastered", f"Advice is for steps you have mastered; step {number} is not one yet.")
    text = clean(move.text, TIP_CELLS)
    if text != clean(move.text):
        return Refusal("too_long", f"Advice is one line of at most {TIP_CELLS} characters; this one has more.")
    if move.text and not text:
        return Refusal("no_words", "Advice needs a word or two.")
    held = tip_on(played.world.inner, quest.id, step)
    if not text and not held:
        return Refusal("no_advice", f"There is no advice of yours on step {number} to put away.")
    return () if text == held else (Advised(quest.id, step, text),)


def advised_step(course: Course, quest: Quest) -> str | None:
    """The step advice is about unless another is named: the highest one mastered; None where none is."""
    return next((step.id for step in reversed(quest.steps) if step.id in course.state.mastered), None)
