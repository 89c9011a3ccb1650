"""Where a quest stands, and what a date brings and gives: the values `advance` goes between."""

from __future__ import annotations

from datetime import date

from game.rules import rewards
from game.rules.calendar import SLEEP_AFTER
from game.rules.events import Outcome
from game.rules.values import dataclass, replace

DONE, SOME, MISSED, REST, NOTHING = "d", "s", "m", "r", "-"
"""One letter a day, as windows and the wall keep them."""

KEPT_RESULTS = 14
"""The longest window a step may have; five results are enough to see a step that is too hard."""

WALL_DAYS = 28

LONGEST_COUNTED = 15
"""Lapses of this many missed days and more are counted together."""

HOLDING = frozenset({"stay", "keep", "down"})
"""After these answers nothing climbs by itself."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A step said by the player, in force from the start of a day."""

    to: str
    why: str


@dataclass(frozen=True, slots=True)
class Day:
    """What a date brings to a quest.

    `outcome` None: nothing said and nothing missed (not due, excused, or today still open). `silent` marks a miss
    nobody said. `step` is the step the entry names. `windowed`: whether a *some* enters the window (N a week: only on
    a day that would else have been missed).
    """

    date: date
    due: bool = True
    outcome: Outcome | None = None
    silent: bool = False
    step: str = ""
    windowed: bool = True
    answers: tuple[Answer, ...] = ()
    ratings: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one date gave: metres in cm, and the marks it left."""

    date: date
    outcome: Outcome | None = None
    due: bool = False
    effort: int = 0
    comeback: int = 0
    mastery: int = 0
    mastered: str = ""
    camp: str = ""
    summit: bool = False
    lapse_ended: int = 0
    step: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """Where a quest stands at the end of a day.

    `window` holds the results on the step in force since it came in force (newest last), `others` those of entries that
    name another step. `answered` is the length of the open lapse when its offer was answered. `fills` counts how
    often the window filled; `full` says it has, and no due day has begun since. `eased`: easier ground was offered on
    this step, and answered. `known`: the step was mastered before it came in force. `climb` is the sum of done days
    asked for by every step ever mastered. `wall` keeps a letter a day, a capital where the day was
    not due. `lapses[n]` counts the lapses of n missed days that ended in a comeback. `done_days` counts all done
    days, and `habit` is how much of a habit they have made (rules/habit.py).
    """

    step: str
    since: date
    held: bool = False
    known: bool = False
    fills: int = 0
    full: bool = False
    eased: bool = False
    window: str = ""
    others: tuple[tuple[str, str], ...] = ()
    ratings: tuple[tuple[str, int], ...] = ()
    warmth: int = 0
    warmed: bool = False
    purse: int = 0
    climb: int = 0
    mastered: frozenset[str] = frozenset()
    camped: frozenset[str] = frozenset()
    summit_cm: int = 0
    summit_of: str = ""
    lapse: int = 0
    silent: int = 0
    woke: bool = False
    answered: int = 0
    lapses: tuple[int, ...] = (0,) * (LONGEST_COUNTED + 1)
    wall: str = ""
    done_days: int = 0
    habit: float = 0.0

    @property
    def asleep(self) -> bool:
        """No offers and no prompts until the next check-in."""
        return self.silent >= SLEEP_AFTER

    @property
    def base(self) -> int:
        """What a day is worth at warmth 0, in cm."""
        return rewards.base(self.climb)

    @property
    def comebacks(self) -> int:
        """How many lapses ended: the cairns on the mountain."""
        return sum(self.lapses)


def begin(step: str, day: date) -> State:
    """A quest taken on `day` at `step`."""
    return State(step, day)


def enter(state: State, step: str, day: date, why: str) -> State:
    """Another step comes in force: its window starts anew, and the ratings said before count no more."""
    return replace(
        state,
        step=step,
        since=day,
        held=why in HOLDING,
        known=step in state.mastered,
        fills=0,
        full=False,
        eased=False,
        window="",
        others=tuple(pair for pair in state.others if pair[0] != step),
        ratings=(),
    )
