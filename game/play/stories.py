"""Stories for the faces: the one that fits the moment, and all that may be read now (docs/rules.md, Stories).

A story of the moment is noted on this device and does not come again within a fortnight; whoever asks may read any of
them at any time. Friends' trails come in as an argument: who they are, and what they share, is not known here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from types import MappingProxyType

from game.play import stories_told
from game.play.game import Game
from game.play.noting import note, noted
from game.play.planning import obstacles, plans_of
from game.play.today import title_of
from game.play.ways import Way, Ways
from game.rules.ladder import index_of
from game.rules.moves import Refusal
from game.rules.quest import Moment, Quest
from game.rules.state import Receipt
from game.rules.stories import (
    FORTNIGHT,
    Arrival,
    Listener,
    Noted,
    Passage,
    Past,
    Source,
    Tale,
    chosen,
    moment_of,
    nearest,
    tales,
)
from game.rules.text import clean
from game.rules.trails import Fall, Stay, Trail
from game.rules.values import dataclass
from game.rules.walk import Course

Friends = Callable[[str], Sequence[Trail]]
"""The trails friends share of a quest, by its id. Each is cleaned already (rules/trails.py, `trail`)."""

SCENE_CELLS = 1000
"""More of a scene is not told; quest files hold less."""

NO_WAYS: Ways = MappingProxyType({})


def nobody(_quest: str) -> Sequence[Trail]:
    """No friend shares a trail."""
    return ()


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story as it is told.

    `source` is friend, own or mentor; `who` a name, or the title of one's own quest; `about` what it is about in a word
    or two; `step` the number of its step (0: any). `began` says where they started, `hindered` what got in the way,
    `tip` what they wrote for those who come after; `days` are letters (d s m r -) of the days it tells of.
    """

    key: str
    source: str
    who: str
    about: str
    step: int
    text: str
    began: str
    hindered: tuple[str, ...] = ()
    tip: str = ""
    days: str = ""


@dataclass(frozen=True, slots=True)
class StoriesView:
    """All that may be read now on a quest, nearest tellers first; `first` is the place to begin."""

    quest: str
    title: str
    stories: tuple[StoryView, ...]
    first: int


def moment(game: Game, quest_id: str) -> Moment | None:
    """The moment of a quest under way; None on a day like others. Quick: nothing of the past is read."""
    found = game.under_way(quest_id)
    return moment_of(found[0], _receipt(game, quest_id), game.today) if found else None


def story(game: Game, quest_id: str, own: Ways = NO_WAYS, friends: Friends = nobody) -> StoryView | None:
    """The story of the moment, noted as told; None on most days. Asked again on the same day it is the same one."""
    found = game.under_way(quest_id)
    if found is None:
        return None
    hears = _listener(game, *found, own)
    if hears.moment is None:
        return None
    notes = noted(game.root, "told", _noted)
    tale = chosen(hears, tales(hears, friends(quest_id), _pasts(game, own)), notes)
    if tale is None:
        return None
    this = Noted(game.today, quest_id, tale.key)
    if this not in notes:
        kept = [each for each in notes if 0 <= (game.today - each.day).days <= FORTNIGHT]
        note(game.root, "told", [[each.day.isoformat(), each.quest, each.key] for each in (*kept, this)])
    return _view(game, tale, found[1], own)


def waits(game: Game, quest_id: str, own: Ways = NO_WAYS, friends: Friends = nobody) -> bool:
    """Whether a story fits the moment of a quest. Notes nothing."""
    found = game.under_way(quest_id)
    if found is None:
        return False
    hears = _listener(game, *found, own)
    told = tales(hears, friends(quest_id), _pasts(game, own)) if hears.moment else []
    return chosen(hears, told, noted(game.root, "told", _noted)) is not None


def _noted(day: str, quest: str, key: str) -> Noted:
    return Noted(date.fromisoformat(day), str(quest), str(key))


def stories(game: Game, quest_id: str, own: Ways = NO_WAYS, friends: Friends = nobody) -> StoriesView | Refusal:
    """Everything that may be read now, for those who ask. Notes nothing."""
    found = game.taken(quest_id)
    if found is None:
        return Refusal("unknown_quest", "There is no such quest on your way.")
    course, quest = found
    hears = _listener(game, course, quest, own)
    told = tales(hears, friends(quest_id), _pasts(game, own))
    notes = noted(game.root, "told", _noted)
    of_today = chosen(hears, told, notes)
    first = told.index(of_today) if of_today is not None else nearest(hears, told)
    return StoriesView(quest_id, title_of(course, quest), tuple(_view(game, tale, quest, own) for tale in told), first)


# --- who listens ------------------------------------------------------------------------------------------------------


def _listener(game: Game, course: Course, quest: Quest, own: Ways) -> Listener:
    receipt = _receipt(game, course.quest)
    moment = moment_of(course, receipt, game.today)
    mastered = receipt.mastered if receipt and moment is Moment.MASTERED else ""
    way = own.get(course.quest)
    return Listener(
        quest,
        game.today,
        moment,
        mastered or course.state.step,
        way.trail.start if way else course.state.step,
        frozenset(plan.barrier for plan in game.played.world.plans.get(course.quest, ()) if plan.barrier),
        bool(course.state.summit_cm),
        max((place for place, step in enumerate(quest.steps) if step.id in course.state.mastered), default=0),
    )


def _receipt(game: Game, quest: str) -> Receipt | None:
    return next((each for each in game.played.receipts.get(quest, ()) if each.date == game.today), None)


def _pasts(game: Game, own: Ways) -> list[Past]:
    """One's own ways as models."""
    return [
        Past(way.trail, way.passages, tuple(plan.barrier for plan in plans_of(game, quest) if plan.barrier))
        for quest, way in sorted(own.items())
    ]


# --- in words ---------------------------------------------------------------------------------------------------------


def _view(game: Game, tale: Tale, quest: Quest, own: Ways) -> StoryView:
    match tale.source:
        case Source.MENTOR:
            return _of_mentor(tale, quest)
        case Source.FRIEND:
            return _of_friend(tale, quest)
        case Source.OWN:
            return _of_past(game, tale, own)


def _of_mentor(tale: Tale, quest: Quest) -> StoryView:
    scene = tale.scene
    start = quest.steps[tale.start or 0]
    return StoryView(
        tale.key,
        "mentor",
        clean(tale.who),
        stories_told.MOMENTS[scene.on] if scene else "",
        0 if tale.place is None else tale.place + 1,
        clean(scene.text, SCENE_CELLS) if scene else "",
        clean(f"Started on step {(tale.start or 0) + 1}: {start.instruction}", SCENE_CELLS),
        _names(tale.obstacles),
    )


def _of_friend(tale: Tale, quest: Quest) -> StoryView:
    way, passage = tale.way, tale.passage
    if way is None or passage is None:
        raise ValueError(tale.key)
    step = passage.step if isinstance(passage, Fall | Stay) else ""
    return StoryView(
        tale.key,
        "friend",
        way.name,
        stories_told.MOMENTS[_about(passage)],
        0 if tale.place is None else tale.place + 1,
        stories_told.friend_told(way, passage, quest),
        f"Started on step {(index_of(quest, way.start) or 0) + 1}.",
        tip=next((tip.text for tip in way.tips if tip.step == step), ""),
        days=stories_told.friend_strip(way, passage, quest),
    )


def _of_past(game: Game, tale: Tale, own: Ways) -> StoryView:
    way, passage = own[tale.who], tale.passage
    if passage is None:
        raise ValueError(tale.key)
    step = passage.step if isinstance(passage, Fall | Stay) else ""
    return StoryView(
        tale.key,
        "own",
        clean(way.title),
        stories_told.MOMENTS[_about(passage)],
        way.number(step),
        stories_told.own_told(way, passage, game.today) + _plan(game, tale.who, way, passage),
        f"Taken on {stories_told.date_said(way.since, game.today)}, on step {way.number(way.trail.start) or 1}.",
        _names(tale.obstacles),
        tip=next((tip.text for tip in way.trail.tips if tip.step == step), ""),
        days=stories_told.own_strip(way, passage),
    )


def _about(passage: Passage) -> Moment:
    """What a stretch of a trail is told for."""
    match passage:
        case Fall():
            return Moment.COMEBACK
        case Stay():
            return Moment.MASTERED
        case Arrival():
            return Moment.SUMMIT


def _plan(game: Game, quest: str, way: Way, passage: Passage) -> str:
    """The plan in force when one came back, as far as it still stands: the newest made by then."""
    if not isinstance(passage, Fall):
        return ""
    back = way.day(passage.back)
    made = next((plan for plan in plans_of(game, quest) if plan.day <= back), None)
    return stories_told.plan_told(made) if made else ""


def _names(words: Sequence[str]) -> tuple[str, ...]:
    """What got in the way, as it reads within a sentence; a word of the player's own stays as it is."""
    names = {each.id: _within(each.name) for each in obstacles()}
    return tuple(names.get(word, clean(word)) for word in words)


def _within(name: str) -> str:
    """A name as it stands within a sentence.

    >>> _within("Too tired"), _within("I forgot")
    ('too tired', 'I forgot')
    """
    return name if name.startswith("I ") else name[:1].lower() + name[1:]
