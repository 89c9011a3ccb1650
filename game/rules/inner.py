"""What players say about themselves that changes no day: own words, advice, ratings, how exercises went, reviews.

Like plans (plans.py) it is folded beside the walk and earns nothing. Moods are not kept here: only what came of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from game.rules.confidence import Sure
from game.rules.events import Advised, Coped, Event, Rated, Reviewed, WhyICan
from game.rules.text import clean
from game.rules.trails import TIP_CELLS
from game.rules.values import dataclass, replace

NOTHING: Mapping[str, Any] = MappingProxyType({})

LINE_CELLS = 80
"""Of an own line: so that one of two lines on the screen holds it with a few words around it."""
MOST_LINES = 12
"""So many own lines of a quest there may be; of more, from two devices, the newest are kept."""
MOST_TIPS = 40
"""So many tips of a quest are kept, those given last."""
RATED_DAYS = 28
"""Ratings of so many days are kept, and the newest of each step whatever its age."""
MOST_RATINGS = 100

Feeling = tuple[int, int]
"""Pleasant and stirred, each from -2 to 2."""


@dataclass(frozen=True, slots=True)
class OwnLine:
    """Why I can, in the player's own words. `id` is that of the event it began with."""

    id: str
    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Tip:
    """Advice of the player's own for a step; `id` is that of its event."""

    id: str
    step: str
    text: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How often an exercise was done; of those with a feeling said before and after (`known`), how often it helped."""

    times: int = 0
    known: int = 0
    helped: int = 0


@dataclass(frozen=True, slots=True)
class Inner:
    """Own lines, tips and ratings by quest (oldest first), tallies by exercise, and the newest week looked back on.

    Whether a rating came before a check-in is not known here: `before` is always as it is by default.
    """

    lines: Mapping[str, tuple[OwnLine, ...]] = NOTHING
    tips: Mapping[str, tuple[Tip, ...]] = NOTHING
    tallies: Mapping[str, Tally] = NOTHING
    reviewed: date | None = None
    ratings: Mapping[str, tuple[Sure, ...]] = NOTHING


def inner_with(before: Inner, said: Iterable[Event]) -> Inner:
    """With what was said since, in any order: every event counts once.

    By the day it was said, then by id: a checkpoint lies between days, and a traveller's need not follow the ids.
    """
    after = before
    for event in sorted(said, key=lambda event: (event.today, event.id)):
        match event.fact:
            case WhyICan(quest, day, text, of):
                line = OwnLine(of or event.id, day, clean(text, LINE_CELLS))
                after = replace(after, lines={**after.lines, quest: _with_line(after.lines.get(quest, ()), line)})
            case Advised(quest, step, text):
                tips = [tip for tip in after.tips.get(quest, ()) if tip.step != step]
                said_so = clean(text, TIP_CELLS)
                kept = (*tips, Tip(event.id, step, said_so)) if said_so else tuple(tips)
                after = replace(after, tips={**after.tips, quest: kept[-MOST_TIPS:]})
            case Coped(_, exercise, _, first, then):
                tally = _counted(after.tallies.get(exercise, Tally()), first, then)
                after = replace(after, tallies={**after.tallies, exercise: tally})
            case Rated(quest, step, value):
                ratings = _with_rating(after.ratings.get(quest, ()), Sure(event.today, step, value))
                after = replace(after, ratings={**after.ratings, quest: ratings})
            case Reviewed(week):
                after = replace(after, reviewed=max(week, after.reviewed or week))
            case _:
                pass
    return after


def _with_line(lines: Sequence[OwnLine], new: OwnLine) -> tuple[OwnLine, ...]:
    """A line in the place of the one it changes, or at the end; without text that one goes."""
    if new.id in [line.id for line in lines]:
        changed = [new if line.id == new.id else line for line in lines]
    else:
        changed = [*lines, new]
    return tuple(line for line in changed if line.text)[-MOST_LINES:]


def _with_rating(ratings: Sequence[Sure], new: Sure) -> tuple[Sure, ...]:
    """With a rating in place of one of the same day and step, and without those that are too old to matter."""
    others = [rating for rating in ratings if (rating.day, rating.step) != (new.day, new.step)]
    newest = {rating.step: rating for rating in others}
    kept = [each for each in others if (new.day - each.day).days <= RATED_DAYS or newest[each.step] is each]
    return (*kept, new)[-MOST_RATINGS:]


def _counted(tally: Tally, before: Feeling | None, after: Feeling | None) -> Tally:
    if before is None or after is None:
        return replace(tally, times=tally.times + 1)
    return Tally(tally.times + 1, tally.known + 1, tally.helped + helped(before, after))


def helped(before: Feeling, after: Feeling) -> bool:
    """Whether it felt better after: more pleasant, or as pleasant and less stirred where it had been stirred.

    >>> helped((-1, 2), (0, 2)), helped((-1, 2), (-1, 1)), helped((-1, -1), (-1, -2)), helped((0, 0), (0, 0))
    (True, True, False, False)
    """
    if after[0] != before[0]:
        return after[0] > before[0]
    return 0 < before[1] > after[1]


def tip_on(inner: Inner, quest: str, step: str) -> str:
    """The player's own advice on a step, safe to show; "" for none."""
    return next((clean(tip.text) for tip in inner.tips.get(quest, ()) if tip.step == step), "")
