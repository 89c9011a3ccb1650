"""What `evidence.py` gives: frozen, plain numbers, dates and ids; sentences are the faces' own.

Metres are plain numbers, and step numbers count from 1.
"""

from __future__ import annotations

from datetime import date

from game.play.confidence import ConfidenceView
from game.play.journeys import FallView, JourneyStep, RatedView
from game.rules.values import dataclass


@dataclass(frozen=True, slots=True)
class BackView:
    """Coming back: `ended` of `lapses` lapses ended (those still open count while their quest is under way).

    `usual` is the median of the missed due days before a comeback, the lower of two (0: no comeback yet); `longest` the
    lapse of most missed due days that ended, and `quest` whose it was.
    """

    ended: int
    lapses: int
    usual: int
    longest: FallView | None
    quest: str = ""


@dataclass(frozen=True, slots=True)
class ShownView:
    """What was shown on one quest, under way or not.

    `hardest` is the highest step with a done day or a mastery (None: none yet); `steps` are all those with a day on
    them, from the lowest. `mastered` counts steps of the ladder in force, which has `of`. `done`, `some`, `missed` and
    `rest` count days; `last` is the newest done day. `next_act` is the smallest thing to do next: the tiny version of
    the step in force, or what it asks.
    """

    id: str
    title: str
    since: date
    under_way: bool
    handed_in: bool
    hardest: JourneyStep | None
    steps: tuple[JourneyStep, ...]
    mastered: int
    of: int
    done: int
    some: int
    missed: int
    rest: int
    last: date | None
    back: BackView
    metres: float
    next_act: str = ""


@dataclass(frozen=True, slots=True)
class DayCount:
    """One date over all quests: how many were done, some, missed or at rest."""

    day: date
    done: int = 0
    some: int = 0
    missed: int = 0
    rest: int = 0

    @property
    def due(self) -> int:
        """Quests that count for the day: done, some or missed."""
        return self.done + self.some + self.missed


@dataclass(frozen=True, slots=True)
class ClimbView:
    """Metres earned in a week (`first` is its Monday) or a month (`first` is its first day), all quests together."""

    first: date
    metres: float


@dataclass(frozen=True, slots=True)
class PassedView:
    """A real height, and the day on which the metres first reached it."""

    name: str
    height_m: int
    day: date


@dataclass(frozen=True, slots=True)
class BandView:
    """Ratings from `low` to `high`: how many were said, and the days done of the days that followed on those steps."""

    low: int
    high: int
    ratings: int
    done: int
    days: int


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """Everything shown so far, on `day`.

    `since` is the first day of the first quest (None: none yet). `quests` are those under way, oldest first, then the
    others. `year` has a count for each date of the last 53 weeks, Monday first and `day` last. `weeks` and `months` run
    without a gap from the first to the current one. `heights` are those passed, lowest first; `next_name` and `next_m`
    the one ahead ("" above the last). `ratings` are all ever said, oldest first, and `bands` what came of them. `sure`
    is what they say of confidence.
    """

    day: date
    since: date | None
    quests: tuple[ShownView, ...]
    back: BackView
    year: tuple[DayCount, ...]
    weeks: tuple[ClimbView, ...]
    months: tuple[ClimbView, ...]
    metres: float
    heights: tuple[PassedView, ...]
    next_name: str
    next_m: int
    ratings: tuple[RatedView, ...]
    bands: tuple[BandView, ...]
    sure: ConfidenceView
