"""A friend's quest as a way: from public facts to what the faces see of it. Pure; it is given everything it knows.

A way is counted from its own start, never from anybody else's. Numbers of steps come from the friend's own list of
steps; where the player is on the same quest and the two lists differ, from the player's, so that they can be compared
step by step. Nothing here says who is further.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from game.party.facts import NAME_CELLS, TITLE_CELLS, PublicDay
from game.party.friends import RECENT, FriendQuest
from game.play.party_views import TipView, WayView
from game.rules.calendar import ONE_DAY, monday
from game.rules.party_facts import NAMED
from game.rules.state import DONE, MISSED, NOTHING, REST, SOME
from game.rules.text import clean
from game.rules.trails import MOST_DAYS, TIP_CELLS, Trail, TrailDay, TrailTip, trail
from game.rules.values import dataclass

LETTERS: Mapping[str, str] = {"done": DONE, "some": SOME, "missed": MISSED, "rest": REST}
ACTS = (DONE, SOME)

MASTERED, SUMMIT = "mastered", "summit"
"""Marks of a day."""


@dataclass(frozen=True, slots=True)
class Onlooker:
    """Who looks at ways, and when: the day, the ids of the steps of each quest they are on, their public id ("": none).

    `taken` are the sha256 of the quest files they have taken.
    """

    today: date
    ladders: Mapping[str, Sequence[str]]
    me: str = ""
    taken: frozenset[str] = frozenset()


def number(steps: Sequence[str], step: str) -> int:
    """The number of a step, from 1; a bridge has that of the step below; 0: the ladder does not have it.

    >>> number(("a", "b"), "b"), number(("a", "b"), "a~b"), number(("a", "b"), "c")
    (2, 1, 0)
    """
    below = step.partition("~")[0]
    return steps.index(below) + 1 if below in steps else 0


def ladder(quest: FriendQuest, look: Onlooker) -> Sequence[str]:
    """The ids its steps are counted by: the friend's own, or the player's where the two differ on the same quest."""
    own = look.ladders.get(quest.quest, ())
    both = min(len(own), len(quest.steps))
    return quest.steps if quest.steps and quest.steps[:both] == tuple(own[:both]) else own or quest.steps


def way_view(quest: FriendQuest, who: str, look: Onlooker, *, whole: bool = False) -> WayView:
    """A shared quest as a way; `whole` where all its days are there, and shall be told."""
    if quest.how != NAMED:
        return _by_points(quest, look)
    steps = ladder(quest, look)
    since = _since(quest)
    days = [day for day in known(quest, look) if since is not None and day.day >= since]
    stretch = lived(days, since or look.today, quest.first, MOST_DAYS if whole else RECENT)
    letters = "".join(letter for letter, _ in stretch)
    later = [day for day in quest.days if day.day > look.today]
    numbers = {step: number(steps, step) for _, step in stretch}
    return WayView(
        quest.alias,
        named=True,
        quest=quest.quest,
        title=clean(quest.title, TITLE_CELLS) or clean(quest.quest, TITLE_CELLS) or "A quest",
        sha=quest.sha,
        since=since,
        day=(days[-1].day - since).days + 1 if days and since else 0,
        letters=letters,
        step=number(steps, stretch[-1][1] if stretch else quest.first),
        of=len(steps),
        stood=tuple([numbers[step] for _, step in stretch]),
        done=max(0, quest.done - sum(day.outcome == "done" for day in later)),
        falls=quest.falls,
        cairns=quest.returns,
        mastered=quest.mastered,
        summit=quest.summit,
        over=quest.over,
        metres=_metres(quest.cm - sum(day.cm for day in later)),
        week_metres=_week(quest, look),
        away=_away(quest, days, look.today),
        tips=_tips(quest, who, steps),
        mine=quest.quest if quest.quest in look.ladders else "",
        lapse=lapse(letters),
    )


def _by_points(quest: FriendQuest, look: Onlooker) -> WayView:
    """What is shared by points says nothing but what its days earned."""
    earned = [day.day for day in known(quest, look) if day.cm]
    later = sum(day.cm for day in quest.days if day.day > look.today)
    return WayView(
        quest.alias,
        named=False,
        quest="",
        title="",
        sha="",
        since=None,
        day=0,
        letters="",
        step=0,
        of=0,
        stood=(),
        done=0,
        falls=0,
        cairns=0,
        mastered=0,
        summit=False,
        over="",
        metres=_metres(quest.cm - later),
        week_metres=_week(quest, look),
        away=(look.today - earned[-1]).days if earned else None,
    )


def known(quest: FriendQuest, look: Onlooker) -> list[PublicDay]:
    """The days up to today, oldest first. What is dated later waits."""
    return [day for day in quest.days if day.day <= look.today]


def _since(quest: FriendQuest) -> date | None:
    return quest.start or (quest.days[0].day if quest.days else None)


def lived(days: Sequence[PublicDay], since: date, first: str, most: int) -> list[tuple[str, str]]:
    """A letter and a step id for each date up to the newest known, at most `most` of them, the newest last.

    A date nothing is known of asked for nothing; it was lived on the step before it.
    """
    if not days:
        return []
    last = days[-1].day
    begin = max(since, last - (most - 1) * ONE_DAY) if (last - since).days >= most else since
    by_day = {day.day: day for day in days}
    step = first if begin == since else next((day.step for day in days if day.day >= begin and day.step), first)
    stretch: list[tuple[str, str]] = []
    for ordinal in range(begin.toordinal(), last.toordinal() + 1):
        day = by_day.get(date.fromordinal(ordinal))
        step = day.step if day is not None and day.step else step
        stretch.append((LETTERS.get(day.outcome, NOTHING) if day is not None else NOTHING, step))
    return stretch


def lapse(letters: str) -> int:
    """The missed due days in a row at the end; rest and days that asked for nothing lie between.

    >>> lapse("ddmm-rm"), lapse("mmd"), lapse("")
    (3, 0, 0)
    """
    open_end = max(letters.rfind(DONE), letters.rfind(SOME)) + 1
    return letters[open_end:].count(MISSED)


def _away(quest: FriendQuest, days: Sequence[PublicDay], today: date) -> int | None:
    acts = [day.day for day in days if LETTERS.get(day.outcome) in ACTS]
    if acts:
        return (today - acts[-1]).days
    if days and quest.done + quest.some:  # longer ago than the days of an overview
        return (today - days[0].day).days + 1
    return None


def _tips(quest: FriendQuest, who: str, steps: Sequence[str]) -> tuple[TipView, ...]:
    tips = [TipView(who, number(steps, step), said) for step, text in quest.tips if (said := clean(text, TIP_CELLS))]
    return tuple(sorted(tips, key=lambda tip: (not tip.step, tip.step)))


def _metres(cm: int) -> float:
    return max(0, cm) / 100


def earned(quest: FriendQuest, begin: date, until: date) -> int:
    """What the days from `begin` to `until` earned, in cm."""
    return sum(day.cm for day in quest.days if begin <= day.day <= until)


def _week(quest: FriendQuest, look: Onlooker) -> float:
    return _metres(earned(quest, monday(look.today), look.today))


# --- as a trail, for stories ------------------------------------------------------------------------------------------


def as_trail(name: str, quest: FriendQuest, today: date) -> Trail | None:
    """A named way with all its days as a trail; None of points only, and where it has no day yet."""
    since = _since(quest)
    days = [day for day in quest.days if since is not None and since <= day.day <= today]
    if quest.how != NAMED or since is None or not days:
        return None
    stretch = lived(days, since, quest.first, MOST_DAYS)
    begin = (days[-1].day - since).days + 2 - len(stretch)
    marked = [(_number(day, since), day) for day in days]
    return trail(
        clean(name, NAME_CELLS),
        quest.quest,
        quest.first or days[0].step,
        (TrailDay(begin + i, letter, step) for i, (letter, step) in enumerate(stretch)),
        ((place, day.step) for place, day in marked if day.mark in (MASTERED, SUMMIT)),
        (TrailTip(step, text) for step, text in quest.tips),
        next((place for place, day in marked if day.mark == SUMMIT), 0),
    )


def _number(day: PublicDay, since: date) -> int:
    return (day.day - since).days + 1


def nearest(quests: Iterable[tuple[str, FriendQuest]], steps: Sequence[str], here: str, most: int) -> list[str]:
    """Of friends (their id, their quest) on the same quest the nearest to a step, at most `most`."""
    at = number(steps, here)

    def apart(quest: FriendQuest) -> int:
        place = number(steps, quest.step or quest.first)
        return abs(place - at) if place else len(steps) + 1

    ordered = sorted(quests, key=lambda each: (apart(each[1]), each[0]))
    return list(dict.fromkeys(player for player, _ in ordered))[:most]
