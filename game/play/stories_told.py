"""Stories in words: a stretch of somebody's way as counted facts, a mentor's scene as it stands in the quest file.

Nothing here compares anybody with anybody: a friend's days are told by themselves, falls and returns with them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from game.play.telling import plural
from game.play.views import PlanView
from game.play.ways import Way
from game.rules.quest import Moment, Quest
from game.rules.stories import Arrival, Passage
from game.rules.text import clean
from game.rules.trails import Fall, Stay, Trail, after

STRIP = 42
"""So many days of a trail are shown beside a story at most; of a longer stretch none, as a part would tell less."""


def date_said(day: date, today: date) -> str:
    """A date of the past, with its year where it is another.

    >>> date_said(date(2026, 3, 11), date(2026, 11, 22)), date_said(date(2025, 3, 11), date(2026, 11, 22))
    ('11 March', '11 March 2025')
    """
    return f"{day.day} {day:%B}" if day.year == today.year else f"{day.day} {day:%B %Y}"


# --- one's own past ---------------------------------------------------------------------------------------------------


def own_told(way: Way, passage: Passage, today: date) -> str:
    """A stretch of one's own past, with its dates. On which quest it was stands over it."""
    match passage:
        case Fall(day, _, missed, back):
            first = date_said(way.day(day), today)
            when = f"{plural(missed, 'day')} from {first} on," if missed > 1 else f"1 day, {first},"
            said = f"You missed {when} and came back on {date_said(way.day(back), today)}."
            return f"{said}{_own_later(way, back)}"
        case Stay(step, day, mastered, due, done, fallen):
            took = f"took you from {date_said(way.day(day), today)} to {date_said(way.day(mastered), today)}"
            days = f"{done:,} of {plural(due, 'day')} done{_with(fallen)}"
            return f"Step {way.number(step)} {took}: {days}. Then it was mastered."
        case Arrival(day, fallen):
            return f"You came to the summit on {date_said(way.day(day), today)}.{_lay(fallen)}"


def _own_later(way: Way, back: int) -> str:
    came = after(way.trail, back)
    number = way.number(came[1]) if came else 0
    if came is None or not number:
        return ""
    if came[0] == back:
        return f" That day mastered step {number}."
    return f" Step {number} was mastered {plural(came[0] - back, 'day')} later."


def plan_told(plan: PlanView) -> str:
    """The plan that stood when one came back.

    >>> plan_told(PlanView("tired", "I come home worn out", "I do the tiny version", date(2026, 11, 22)))
    ' Your plan then: if I come home worn out, then I do the tiny version.'
    """
    return f" Your plan then: if {clean(plan.cue)}, then {clean(plan.then)}."


# --- a friend's trail -------------------------------------------------------------------------------------------------


def friend_told(way: Trail, passage: Passage, quest: Quest) -> str:
    """A stretch of a friend's trail, by their own count of days."""
    steps = [step.id for step in quest.steps]
    match passage:
        case Fall(day, step, missed, back):
            said = f"{way.name} missed {plural(missed, 'day')} on step {_number(steps, step)}, from day {day} on, "
            return f"{said}and came back on day {back}.{_friend_later(way, back, steps)}"
        case Stay(step, day, mastered, due, done, fallen):
            took = f"was on step {_number(steps, step)} from day {day} to day {mastered}"
            return f"{way.name} {took}: {done:,} of {plural(due, 'day')} done{_with(fallen)}. Then it was mastered."
        case Arrival(day, fallen):
            return f"{way.name} came to the summit on day {day}.{_lay(fallen)}"


def _friend_later(way: Trail, back: int, steps: list[str]) -> str:
    came = after(way, back)
    number = _number(steps, came[1]) if came else 0
    if came is None or not number:
        return ""
    if came[0] == back:
        return f" That day mastered step {number}."
    return f" Step {number} was mastered {plural(came[0] - back, 'day')} later."


def _number(steps: Sequence[str], step: str) -> int:
    below = step.partition("~")[0]
    return steps.index(below) + 1 if below in steps else 0


def _with(fallen: int) -> str:
    if not fallen:
        return ""
    return ", with a fall and the return" if fallen == 1 else f", with {fallen:,} falls and {fallen:,} returns"


def _lay(fallen: int) -> str:
    if not fallen:
        return ""
    if fallen == 1:
        return " A fall lay on the way, and the return."
    return f" {fallen:,} falls lay on the way, and {fallen:,} returns."


# --- beside a story ---------------------------------------------------------------------------------------------------


def own_strip(way: Way, passage: Passage) -> str:
    """Letters of the days `own_told` tells of."""
    return _strip(way.trail, passage, way.number)


def friend_strip(way: Trail, passage: Passage, quest: Quest) -> str:
    """Letters of the days `friend_told` tells of."""
    return _strip(way, passage, partial(_number, [step.id for step in quest.steps]))


def _strip(way: Trail, passage: Passage, number: Callable[[str], int]) -> str:
    """The days from the first the words name to the last, and of a stay those on its step: dots can be counted."""
    if isinstance(passage, Arrival):
        return ""
    if isinstance(passage, Stay):
        end, stretch = passage.mastered, [each for each in way.days if each.step == passage.step]
    else:
        came, stretch = after(way, passage.back), list(way.days)
        end = came[0] if came and number(came[1]) and came[0] - passage.day < STRIP else passage.back
    shown = [each.letter for each in stretch if passage.day <= each.day <= end]
    return "".join(shown) if len(shown) <= STRIP else ""


MOMENTS = {
    Moment.TAKEN: "setting out",
    Moment.STEP: "a new step",
    Moment.MISSED: "a fall",
    Moment.COMEBACK: "a comeback",
    Moment.MASTERED: "a step mastered",
    Moment.SUMMIT: "the summit",
}
"""What a story is about, in a word or two."""
