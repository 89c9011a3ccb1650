"""A quest of the player's own in the form in which friends' ways are seen, to lay beside theirs.

It is made of the history, so it is there whether the quest is shared or not, and nobody else sees it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from game.party.facts import PublicDay
from game.party.friends import FriendQuest
from game.play.game import Game
from game.play.months import NOT_TAKEN, MarkKind, Month
from game.play.party_views import WayView
from game.play.party_ways import LETTERS, Onlooker, way_view
from game.play.today import title_of
from game.rules.calendar import ONE_DAY
from game.rules.ladder import index_of
from game.rules.party_facts import NAMED
from game.rules.quest import Quest
from game.rules.trails import TrailDay, falls
from game.rules.values import replace
from game.rules.walk import Course
from game.saves.paths import Root

if TYPE_CHECKING:
    from game.play.history import History
    from game.saves.reading import FileMark

YOU = "You"
HANDED_IN, DROPPED = "handed_in", "dropped"
OUTCOMES = {letter: outcome for outcome, letter in LETTERS.items()}

_known: dict[tuple[Root, str], tuple[Mapping[str, FileMark], date, WayView]] = {}
"""Ways that were made in this process, with the files of the journal and the day they were made of."""


def own_way(game: Game, quest_id: str) -> WayView | None:
    """The way of a quest ever taken, all days with it; None for another id.

    The first time it reads the past, as a journey does; asked again before anything new was said it answers at once.
    """
    kept = _known.get((game.root, quest_id))
    if kept is not None and kept[:2] == (game.marks, game.today):
        return kept[2]
    found = game.taken(quest_id)
    if found is None:
        return None
    from game.play.history import read_history  # TinyDB, which most of the game does without

    shown = _shown(game, *found)
    look = Onlooker(game.today, {quest_id: shown.steps})
    way = way_view(_lived(shown, read_history(game)), YOU, look, whole=True)
    _known[game.root, quest_id] = (game.marks, game.today, way)
    return way


def _shown(game: Game, course: Course, quest: Quest) -> FriendQuest:
    """A quest without its days."""
    tips = game.played.world.inner.tips.get(course.quest, ())
    return FriendQuest(
        alias="",
        how=NAMED,
        quest=course.quest,
        title=title_of(course, quest),
        sha=course.sha,
        start=course.first,
        first="",
        steps=tuple(step.id for step in quest.steps),
        over="" if course.active else HANDED_IN if course.handed_in else DROPPED,
        days=(),
        tips=tuple((tip.step, tip.text) for tip in tips if index_of(quest, tip.step) is not None),
    )


def _lived(shown: FriendQuest, history: History) -> FriendQuest:
    """With its days, and what they count."""
    months = [month for month in history.months if month.quest == shown.quest]
    marks = [mark for mark in history.marks if mark.quest == shown.quest]
    steps = {mark.day: mark.step for mark in marks if mark.kind in (MarkKind.TAKEN, MarkKind.STEP)}
    named = {mark.day: mark.kind.value for mark in marks if mark.kind in (MarkKind.MASTERED, MarkKind.SUMMIT)}
    days, step = list[PublicDay](), ""
    for month in months:
        for day, letter, cm in _days(month):
            step = steps.get(day, step)
            days.append(PublicDay("", day, cm, OUTCOMES.get(letter, ""), step, named.get(day, "")))
    fallen = list(falls([TrailDay(i, LETTERS.get(day.outcome, ""), day.step) for i, day in enumerate(days, 1)]))
    outcomes = [day.outcome for day in days]
    return replace(
        shown,
        days=tuple(days),
        first=days[0].step if days else "",
        step=step,
        done=outcomes.count("done"),
        some=outcomes.count("some"),
        missed=outcomes.count("missed"),
        falls=len(fallen),
        returns=sum(fall.back > 0 for fall in fallen),
        mastered=sum(mark.kind is MarkKind.MASTERED for mark in marks),
        summit=any(mark.kind is MarkKind.SUMMIT for mark in marks),
        cm=sum(day.cm for day in days),
    )


def _days(month: Month) -> Iterator[tuple[date, str, int]]:
    """The days of a month on which the quest was under way: date, letter and what it earned, in cm."""
    for i, (letter, cm) in enumerate(zip(month.letters, month.days, strict=False)):
        if letter != NOT_TAKEN:
            yield month.first + i * ONE_DAY, letter, cm
