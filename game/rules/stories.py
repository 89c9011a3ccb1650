"""Whom to learn from now: a friend's trail on the same quest, one's own past on another, a mentor's scene. Pure.

What models teach depends on how alike they are to the one who watches, and those who struggle and come back teach more
than those who never fall (docs/rules.md, Stories). So a story comes at its moment, from whoever started nearest and met
the same in the way, from the step in force to two above; what lies further up is not given away. The choice follows
from quest and day. What each is told with are counted facts of a trail, or the words of a quest file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import IntEnum
from zlib import crc32

from game.rules.ladder import index_of
from game.rules.quest import Mentor, Moment, Quest, Scene
from game.rules.state import Receipt
from game.rules.trails import Fall, Stay, Trail, after, falls, stays
from game.rules.values import dataclass
from game.rules.walk import Course

FORTNIGHT = 14
"""A story comes again by itself after this many days at the earliest."""

WEEK = 7
"""One's own past is told once in so many days: mentors have more to say than numbers."""

AHEAD = 2
"""So many steps above the one in force are told of, and a friend is near within as many (science rule 20)."""

BEGUN = 2
"""A step has just begun while its window has fewer results."""

NEWEST = 3
"""So many returns of a friend are told, the newest."""


OWN = "own/"
"""What the keys of one's own past begin with."""


class Source(IntEnum):
    """Whose story it is, in the order in which they are asked."""

    FRIEND = 0
    OWN = 1
    MENTOR = 2


@dataclass(frozen=True, slots=True)
class Arrival:
    """A summit: the day of the trail, and the lapses that ended on the way."""

    day: int
    falls: int


Passage = Fall | Stay | Arrival
"""A stretch of a trail that is worth telling."""


@dataclass(frozen=True, slots=True)
class Past:
    """A quest of the player's own as a model for another: what its trail has to tell, and what got in the way there."""

    trail: Trail
    passages: tuple[Passage, ...]
    obstacles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tale:
    """Something that can be told of somebody.

    `who` is a mentor's or friend's name, or the quest of one's own past; `fits` are its moments; `place` is the step it
    is about (0-based; None: any step) and `start` where they began, both on the ladder of the one who listens.
    `obstacles` is what they met, `coping` whether they fall and come back. A mentor's has a `scene`, the others a `way`
    and a `passage` of it.
    """

    key: str
    source: Source
    who: str
    fits: tuple[Moment, ...]
    place: int | None
    start: int | None
    obstacles: tuple[str, ...]
    coping: bool
    scene: Scene | None = None
    way: Trail | None = None
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """A tale that was told: when, on which quest, and its key."""

    day: date
    quest: str
    key: str


@dataclass(frozen=True, slots=True)
class Listener:
    """Who listens: their quest, the moment (None: an ordinary day), the step it is about, the step they started on.

    `barriers` is what got in their way, by the plans they made; `reached` the place of the highest step they mastered.
    """

    quest: Quest
    day: date
    moment: Moment | None
    here: str
    start: str
    barriers: frozenset[str] = frozenset()
    summited: bool = False
    reached: int = 0

    @property
    def at(self) -> int:
        """The place of that step."""
        return index_of(self.quest, self.here) or 0


def moment_of(course: Course, receipt: Receipt | None, today: date) -> Moment | None:
    """What a day is to a quest, from where it stands and what the day gave; None for a day like others."""
    state = course.state
    if receipt is not None and receipt.date == today:
        if receipt.summit:
            return Moment.SUMMIT
        if receipt.mastered:
            return Moment.MASTERED
        if receipt.lapse_ended:
            return Moment.COMEBACK
    if state.lapse:
        return Moment.MISSED
    if course.taken == today:
        return Moment.TAKEN
    return Moment.STEP if len(state.window) < BEGUN and state.step not in state.mastered else None


# --- what there is to tell --------------------------------------------------------------------------------------------


def of_mentors(quest: Quest) -> Iterator[Tale]:
    """The scenes of a quest file, each mentor's in the order of the file."""
    for mentor in quest.mentors:
        coping = _copes(mentor)
        for number, scene in enumerate(mentor.scenes):
            yield Tale(
                f"mentor/{quest.id}/{mentor.name}/{scene.on.value}/{scene.step or number}",
                Source.MENTOR,
                mentor.name,
                (scene.on,),
                index_of(quest, scene.step) if scene.step else None,
                index_of(quest, mentor.start),
                mentor.obstacles,
                coping,
                scene,
            )


def _copes(mentor: Mentor) -> bool:
    return {Moment.MISSED, Moment.COMEBACK} <= {scene.on for scene in mentor.scenes}


def of_friend(way: Trail, listener: Listener) -> Iterator[Tale]:
    """What a friend's trail on the same quest has to tell; nothing where they are neither near nor started alike.

    A fall without its return is not told: to see people like oneself fall and stay down takes heart (docs/rules.md).
    """
    quest = listener.quest
    now, start = index_of(quest, way.step), index_of(quest, way.start)
    near = now is not None and abs(now - listener.at) <= AHEAD
    if way.quest != quest.id or not (near or start == index_of(quest, listener.start)):
        return
    fallen = [fall for fall in falls(way.days) if fall.back]
    for passage, fits in _passages(way, fallen):
        place = index_of(quest, passage.step) if not isinstance(passage, Arrival) else len(quest.steps) - 1
        if place is not None:
            key = f"friend/{quest.id}/{way.name}/{type(passage).__name__.casefold()}/{passage.day}"
            yield Tale(key, Source.FRIEND, way.name, fits, place, start, (), bool(fallen), way=way, passage=passage)


def _passages(way: Trail, fallen: Sequence[Fall]) -> Iterator[tuple[Passage, tuple[Moment, ...]]]:
    for fall in fallen[: -NEWEST - 1 : -1]:
        yield fall, (Moment.MISSED, Moment.COMEBACK)
    for place, stay in enumerate(stays(way)):
        yield stay, (Moment.STEP, Moment.MASTERED, *(() if place else (Moment.TAKEN,)))
    if way.summit:
        yield Arrival(way.summit, sum(fall.back <= way.summit for fall in fallen)), (Moment.SUMMIT,)


def worth_telling(way: Trail) -> tuple[Passage, ...]:
    """Of a way of one's own: the newest return, and the newest step mastered after a fall.

    A return that led on to a mastered step goes before one that did not.
    """
    returns = [fall for fall in falls(way.days) if fall.back]
    led_on = [fall for fall in returns if after(way, fall.back)]
    stay = next((stay for stay in stays(way, newest_first=True) if stay.falls), None)
    return (*(led_on or returns)[-1:], *([stay] if stay else []))


def of_past(past: Past, listener: Listener) -> Iterator[Tale]:
    """What one's own way on another quest has to tell."""
    quest = past.trail.quest
    for passage in past.passages if quest != listener.quest.id else ():
        fell = isinstance(passage, Fall)
        yield Tale(
            f"{OWN}{quest}/{'fall' if fell else 'stay'}/{passage.day}",
            Source.OWN,
            quest,
            (Moment.MISSED, Moment.COMEBACK) if fell else (Moment.TAKEN, Moment.STEP),
            None,
            None,
            past.obstacles,
            coping=True,
            way=past.trail,
            passage=passage,
        )


def tales(listener: Listener, friends: Iterable[Trail] = (), pasts: Iterable[Past] = ()) -> list[Tale]:
    """Everything that may be told now, nearest tellers first, each teller's own in their order.

    Friends come first, then one's own past, then mentors. What lies beyond two steps ahead is left out.
    """
    found = [
        *(tale for way in friends for tale in of_friend(way, listener)),
        *(tale for past in pasts for tale in of_past(past, listener)),
        *of_mentors(listener.quest),
    ]
    return sorted((tale for tale in found if revealed(tale, listener)), key=lambda tale: _teller(tale, listener))


def revealed(tale: Tale, listener: Listener) -> bool:
    """Whether a tale gives nothing away: no step beyond two ahead, and the summit only to those who were there."""
    if Moment.SUMMIT in tale.fits and not listener.summited:
        return False
    return tale.place is None or tale.place <= max(listener.reached, listener.at) + AHEAD


# --- choosing ---------------------------------------------------------------------------------------------------------


def chosen(listener: Listener, told: Sequence[Tale], noted: Sequence[Noted]) -> Tale | None:
    """The story of the moment; None on a day like others, or where all that fit were told within a fortnight.

    What was told today on this quest is told again. Of one's own past comes one in a week.
    """
    fitting = sorted((tale for tale in told if _fits(tale, listener)), key=lambda tale: _nearness(tale, listener))
    today = {note.key for note in noted if (note.day, note.quest) == (listener.day, listener.quest.id)}
    lately = {note.key for note in noted if 0 <= (listener.day - note.day).days < FORTNIGHT}
    again = next((tale for tale in fitting if tale.key in today), None)
    own = any(note.key.startswith(OWN) and 0 <= (listener.day - note.day).days < WEEK for note in noted)
    fresh = (tale for tale in fitting if tale.key not in lately and not (own and tale.source is Source.OWN))
    return again or next(fresh, None)


def nearest(listener: Listener, told: Sequence[Tale]) -> int:
    """The place in `told` of what is worth reading first, whatever was told lately: for those who ask."""
    fitting = [place for place, tale in enumerate(told) if _fits(tale, listener)]
    ahead = [place for place, tale in enumerate(told) if tale.place is not None and tale.place >= listener.at]
    candidates = fitting or ahead or list(range(len(told)))
    return min(candidates, key=lambda place: _nearness(told[place], listener), default=0)


def _fits(tale: Tale, listener: Listener) -> bool:
    """A story of the moment, about the step in force or up to two above; a fall may lie below."""
    if listener.moment not in tale.fits or not revealed(tale, listener):
        return False
    return tale.place is None or tale.place >= listener.at or isinstance(tale.passage, Fall)


def _teller(tale: Tale, listener: Listener) -> tuple[int, int, bool, int]:
    """How near somebody is: by whose story it is, by what got in the way, coping first, by where they started."""
    shared = len(listener.barriers.intersection(tale.obstacles))
    start = index_of(listener.quest, listener.start) or 0
    apart = abs(tale.start - start) if tale.start is not None else 0
    return tale.source, -shared, not tale.coping, apart


def _nearness(tale: Tale, listener: Listener) -> tuple[int, int, bool, int, int, int]:
    """The same, then the step nearest; what is as near goes by quest and day."""
    steps = abs(tale.place - listener.at) if tale.place is not None else 0
    turn = crc32(f"{listener.quest.id} {listener.day.toordinal()} {tale.key}".encode())
    return (*_teller(tale, listener), steps, turn)
