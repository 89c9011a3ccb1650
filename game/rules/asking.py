"""When to ask how sure the player is: rarely, before a try, and never again where they would rather not say.

Pure: what was asked on which day comes in as an argument. A question is one line that may be passed by. After two
months on a quest, or once it is a habit, nothing is asked by itself any more (science rule 31).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from game.rules.confidence import FORTNIGHT, Sure
from game.rules.habit import is_quiet
from game.rules.state import State
from game.rules.values import dataclass

AGAIN_DAYS = FORTNIGHT
"""A rating of the step in force is asked for anew after so many days: the alarm compares over as many."""

PASSED_DAYS = FORTNIGHT
"""A question nobody answered comes once more after so many days."""


class Why(StrEnum):
    """What makes the question worth asking."""

    FIRST = "first"
    """The first try on this step."""
    OLD = "old"
    """What was said of it is two weeks old."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was put on a day. `skipped`: the player would rather not say, of this step."""

    day: date
    quest: str
    step: str
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """How sure of a step of a quest, and why that is asked now."""

    quest: str
    step: str
    why: Why


def question(open_: Iterable[Question], asked: Iterable[Asked], today: date, *, rated: bool) -> Question | None:
    """The one question of the day, of those that have a reason; the one that was put already stays.

    Never twice a day: none after another question was put or passed by, and none after a rating (`rated`).
    """
    if rated:
        return None
    found = sorted(open_, key=lambda each: each.why is not Why.FIRST)
    put = next((each for each in asked if each.day == today), None)
    if put is None:
        return found[0] if found else None
    if put.skipped:
        return None
    return next((each for each in found if (each.quest, each.step) == (put.quest, put.step)), None)


def why_ask(state: State, taken: date, said: Sequence[Sure], asked: Iterable[Asked], today: date) -> Why | None:
    """Why to ask about the step in force of a quest whose day is open and unsaid; None for no reason.

    `said` are the ratings of the quest, oldest first, and `asked` the questions put about it before.
    """
    if state.step in state.mastered:
        return None  # what was shown need not be believed
    if state.asleep or state.woke or state.lapse or is_quiet((today - taken).days, state.habit):
        return None
    put = [each for each in asked if each.step == state.step]
    if any(each.skipped or 0 < (today - each.day).days < PASSED_DAYS for each in put):
        return None
    rated = [rating.day for rating in said if rating.step == state.step]
    if not rated:
        return Why.FIRST
    return Why.OLD if (today - rated[-1]).days >= AGAIN_DAYS else None
