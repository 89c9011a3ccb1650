"""The shelter: where a feeling lies, which exercises to suggest for it, and which of them has helped this player.

What helped them comes first, once it is known often enough; else the routing of docs/rules.md, Shelter. What looks
random is derived from the day. Nothing here judges a feeling: it has a place, and something may be done about it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from enum import StrEnum

from game.rules.inner import Feeling, Tally
from game.rules.pacing import Phase, length
from game.rules.values import dataclass

EDGE = 2
"""Pleasant and stirred go from -EDGE to EDGE."""

MOST = 2
"""So many exercises are suggested at most."""

KNOWN = 3
"""So often the feeling before and after has to be known before a number speaks."""


class Corner(StrEnum):
    """Where on the mood grid a feeling lies."""

    LOW_STIRRED = "low_stirred"
    LOW_CALM = "low_calm"
    STIRRED = "stirred"
    EVEN = "even"
    HIGH_STIRRED = "high_stirred"
    HIGH_CALM = "high_calm"


class Moment(StrEnum):
    """What is going on besides the feeling."""

    MISSED = "missed"
    BEFORE = "before"
    LIMIT = "limit"


class Way(StrEnum):
    """Where a mood said before a due step leads."""

    PAUSE = "pause"
    TINY = "tiny"
    STRETCH = "stretch"
    AS_IT_IS = ""


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do: for `seconds`, or (0) until the player goes on. `write`: what the line to write begins with."""

    say: str
    seconds: int = 0
    write: str = ""


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise: breath in `phases`, repeated `rounds` times, or `steps`. `tested`: trials of it stand behind it."""

    id: str
    name: str
    minutes: int
    when: tuple[str, ...]
    intro: str
    close: str
    evidence: str
    source: str
    phases: tuple[Phase, ...] = ()
    rounds: int = 0
    steps: tuple[Step, ...] = ()
    words: tuple[str, ...] = ()
    tested: bool = True

    @property
    def seconds(self) -> int:
        """How long it takes at its own pace; what waits for the player is not counted."""
        return length(self.phases, self.rounds) if self.phases else sum(step.seconds for step in self.steps)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An exercise to try. `tally` is there where it is suggested because it helped."""

    exercise: Exercise
    tally: Tally | None = None


def on_grid(feeling: Feeling) -> bool:
    """Whether a feeling has a place on the grid."""
    return all(-EDGE <= value <= EDGE for value in feeling)


def corner(feeling: Feeling) -> Corner:
    """The corner a feeling lies in.

    >>> corner((-1, 2)).value, corner((-1, 0)).value, corner((0, 1)).value, corner((0, 0)).value, corner((2, 1)).value
    ('low_stirred', 'low_calm', 'stirred', 'even', 'high_stirred')
    """
    pleasant, stirred = feeling
    if pleasant < 0:
        return Corner.LOW_STIRRED if stirred > 0 else Corner.LOW_CALM
    if pleasant > 0:
        return Corner.HIGH_STIRRED if stirred > 0 else Corner.HIGH_CALM
    return Corner.STIRRED if stirred > 0 else Corner.EVEN


def way(feeling: Feeling) -> Way:
    """Where a mood leads before a due step: a pause, the tiny version, a stretch, or the step as it is.

    >>> way((-2, 1)).value, way((-1, -1)).value, way((1, 0)).value, way((0, 2)).value, way((0, -1)).value
    ('pause', 'tiny', 'stretch', 'pause', '')
    """
    match corner(feeling):
        case Corner.LOW_STIRRED | Corner.STIRRED:
            return Way.PAUSE
        case Corner.LOW_CALM:
            return Way.TINY
        case Corner.HIGH_STIRRED | Corner.HIGH_CALM:
            return Way.STRETCH
        case Corner.EVEN:
            return Way.AS_IT_IS


def suggest(
    exercises: Sequence[Exercise],
    feeling: Feeling,
    word: str,
    moments: Collection[Moment],
    tallies: Mapping[str, Tally],
    day: date,
) -> tuple[Suggestion, ...]:
    """At most two. First the one that helped this player most, where one fits and has; else the one made for it.

    The second takes turns with the days, among those that fit next best. What seldom helped comes last. A pleasant or
    even mood is left as it is, unless its word asks for something.
    """
    now = _now(feeling, moments) if _low(feeling) else {}
    fits = {each.id: _fit(each, now, word) for each in exercises}

    def behind(each: Exercise) -> tuple[bool, int]:
        return _seldom(tallies.get(each.id)), -fits[each.id]

    proven = [each for each in exercises if helps(tallies.get(each.id)) and (_low(feeling) or fits[each.id])]
    routed = sorted((each for each in exercises if fits[each.id]), key=behind)
    first = min(proven, key=lambda each: (-_rate(tallies[each.id]), each.id)) if proven else next(iter(routed), None)
    if first is None:
        return ()
    rest = [each for each in routed if each is not first]
    alike = [each for each in rest if behind(each) == behind(rest[0])]
    second = [alike[day.toordinal() % len(alike)]] if alike else []
    return (Suggestion(first, tallies[first.id] if proven else None), *map(Suggestion, second))[:MOST]


def _now(feeling: Feeling, moments: Collection[Moment]) -> Mapping[str, int]:
    """What an exercise may be made for just now, and how much that counts.

    What got in the way counts more than the corner. To go before something hard is for those who are stirred.
    """
    here = corner(feeling)
    points = {here.value: 1, **{moment.value: 2 for moment in moments if moment is not Moment.BEFORE}}
    return points | ({Moment.BEFORE.value: 1} if Moment.BEFORE in moments and here is not Corner.LOW_CALM else {})


def _fit(exercise: Exercise, now: Mapping[str, int], word: str) -> int:
    """How well an exercise fits; a word it is made for counts as what got in the way does."""
    return sum(now.get(each, 0) for each in exercise.when) + 2 * (word.casefold() in exercise.words)


def _low(feeling: Feeling) -> bool:
    """Whether a feeling is one to be eased: then what helped before fits whatever it is made for."""
    return way(feeling) in (Way.PAUSE, Way.TINY)


def helps(tally: Tally | None) -> bool:
    """Whether it is known to have helped: more often than not.

    >>> helps(Tally(9, 9, 7)), helps(Tally(9, 2, 2)), helps(Tally(9, 4, 2)), helps(None)
    (True, False, False, False)
    """
    return tally is not None and tally.known >= KNOWN and 2 * tally.helped > tally.known


def _seldom(tally: Tally | None) -> bool:
    """Whether it is known to have helped at most once in three times."""
    return tally is not None and tally.known >= KNOWN and 3 * tally.helped <= tally.known


def _rate(tally: Tally) -> float:
    """How often it helped, drawn to the middle while little is known (Laplace's rule of succession)."""
    return (tally.helped + 1) / (tally.known + 2)


def nearest(places: Mapping[Feeling, Sequence[str]], feeling: Feeling, most: int) -> tuple[str, ...]:
    """Words for a feeling: those of its own place, then of the places nearest to it.

    >>> nearest({(-1, 2): ("tense",), (0, 0): ("so-so",), (-1, 1): ("worried",)}, (-1, 2), 2)
    ('tense', 'worried')
    """

    def far(place: Feeling) -> tuple[int, Feeling]:
        return (place[0] - feeling[0]) ** 2 + (place[1] - feeling[1]) ** 2, place

    return tuple(word for place in sorted(places, key=far) for word in places[place])[:most]
