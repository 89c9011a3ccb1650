"""The alarm: confidence on a quest fell by 10 or more over 14 days, and easier ground is offered. Pure.

Graded tasks went with lower belief in oneself in two reviews (docs/rules.md, 3.7): this is how the game watches for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from game.rules.confidence import Fall, Sure, fallen
from game.rules.offers import below
from game.rules.quest import Quest
from game.rules.walk import Course

SAID_DAYS = 7
"""The alarm stands beside the day for so long after the rating that showed it; on the pages of evidence for longer."""


def fall_of(course: Course, quest: Quest, said: Sequence[Sure], today: date) -> Fall | None:
    """Whether confidence on a quest fell. Whoever went to another step since, or down that day, has answered that."""
    names = {step.id for step in quest.steps}
    found = fallen([rating for rating in said if rating.step in names], today)
    state = course.state
    if found is None or state.since > found.day or (state.since == found.day and state.held):
        return None
    return found


def easier_ground(quest: Quest, step: str) -> tuple[str, ...]:
    """What the alarm offers: the step below where there is one, and the tiny version, which keeps the day."""
    return ("down", "tiny") if below(quest, step) else ("tiny",)


def fall_said(title: str, fall: Fall) -> str:
    """The alarm in a sentence.

    >>> fall_said("Run 5 km", Fall(80.0, 60.0, ("a6",), date(2026, 11, 22)))
    'How sure you are of Run 5 km fell from 80 to 60 in two weeks.'
    """
    return f"How sure you are of {title} fell from {round(fall.was)} to {round(fall.now)} in two weeks."


def falls_told(title: str, course: Course, quest: Quest, said: Sequence[Sure], today: date) -> list[str]:
    """The alarm with what to do about it, as long as it is new; nothing where confidence did not fall."""
    fall = fall_of(course, quest, said, today)
    if fall is None or (today - fall.day).days >= SAID_DAYS:
        return []
    answer = f"step {quest.id} {easier_ground(quest, course.state.step)[0]}"
    return [f"{fall_said(title, fall)} `{answer}` leads to easier ground."]
