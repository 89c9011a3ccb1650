"""Deciding what is said in the shelter: a mood, and an exercise with the feeling before and after it.

Neither changes a day or earns a metre. What an exercise is called is known to the data alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from game.rules.calendar import Now
from game.rules.events import Coped, Event, Felt
from game.rules.moves import Cope, Feel, Refusal
from game.rules.saying import Decision
from game.rules.sheet import effective
from game.rules.shelter import on_grid
from game.rules.text import clean
from game.rules.world import Played

WORD_CELLS = 24
TEXT_CELLS = 500
SITTING = timedelta(hours=1)
"""The same mood said again within it is the mood that was said already."""
LONGEST = 24 * 60 * 60
"""No exercise goes on for longer, in seconds."""

OFF_GRID = Refusal("bad_mood", "A mood has two whole numbers from -2 to 2: how pleasant it is, and how stirred.")


def decide(played: Played, recent: Sequence[Event], move: Feel | Cope, now: Now) -> Decision:
    """The facts of a mood, or of an exercise."""
    return _feel(played, recent, move, now) if isinstance(move, Feel) else _cope(recent, move, now)


def _feel(played: Played, recent: Sequence[Event], move: Feel, now: Now) -> Decision:
    """A mood. Said again within the hour it changes nothing."""
    if not on_grid((move.pleasant, move.stirred)):
        return OFF_GRID
    if move.quest and (refused := _not_under_way(played, move.quest)):
        return refused
    mood = Felt(now.today, move.pleasant, move.stirred, clean(move.word, WORD_CELLS), move.quest)
    held = _newest(recent, now)
    return () if held is not None and held.fact == mood else (mood,)


def _cope(recent: Sequence[Event], move: Cope, now: Now) -> Decision:
    """An exercise, with the mood before it where that was not said just now: one action, undone as a whole."""
    if not all(on_grid(feeling) for feeling in (move.before, move.after) if feeling is not None):
        return OFF_GRID
    seconds = max(0, min(move.seconds, LONGEST))
    done = Coped(now.today, move.exercise, seconds, move.before, move.after, clean(move.text, TEXT_CELLS))
    held = _newest(recent, now)
    told = isinstance(held.fact, Felt) and (held.fact.pleasant, held.fact.stirred) == move.before if held else False
    if move.before is None or told:
        return (done,)
    return Felt(now.today, *move.before), done


def _not_under_way(played: Played, quest: str) -> Refusal | None:
    course = played.world.courses.get(quest)
    if course is not None and course.active:
        return None
    return Refusal("unknown_quest", f"There is no quest {clean(quest, 60)} under way.")


def _newest(recent: Sequence[Event], now: Now) -> Event | None:
    """The mood said last, where that was in this sitting."""
    moods = [event for event in effective(recent) if isinstance(event.fact, Felt) and event.today == now.today]
    if not moods:
        return None
    try:
        ago = now.at - datetime.fromisoformat(moods[-1].at)
    except (ValueError, TypeError):
        return None
    return moods[-1] if timedelta() <= ago <= SITTING else None
