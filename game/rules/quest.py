"""What a quest is: steps, measures, schedules, camps, mentors. Plain values, no behaviour beyond looking things up.

A quest here is already checked: `game/quests/` turns files into these values, `saves/` keeps them as compiled JSON.
Indices are 0-based inside `rules/` and 1-based everywhere a player can see them.
"""

from __future__ import annotations

from enum import StrEnum

from game.rules.values import dataclass

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

OBSTACLES = (
    "tired",
    "busy",
    "weather",
    "low-mood",
    "stress",
    "forgot",
    "travel",
    "illness",
    "boredom",
    "soreness",
    "cost",
    "company",
    "self-doubt",
    "too-hard",
    "no-place",
    "screens",
)


class MeasureKind(StrEnum):
    """How a day of a quest is judged."""

    YES_NO = "yes_no"
    COUNT = "count"
    AT_MOST = "at_most"


class Moment(StrEnum):
    """When a mentor's scene is told."""

    TAKEN = "taken"
    STEP = "step"
    MISSED = "missed"
    COMEBACK = "comeback"
    MASTERED = "mastered"
    SUMMIT = "summit"


@dataclass(frozen=True, slots=True)
class Measure:
    """What an amount counts. Yes/no quests have no unit."""

    kind: MeasureKind
    unit: str = ""
    unit_one: str = ""

    def say(self, amount: int) -> str:
        """An amount in words: `1 minute`, `12 pages`.

        >>> Measure(MeasureKind.COUNT, "pages", "page").say(1)
        '1 page'
        """
        unit = self.unit_one if amount == 1 and self.unit_one else self.unit
        return f"{amount:,} {unit}".strip()


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Due on these days of the week (0 is Monday). All seven: every day."""

    days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)


@dataclass(frozen=True, slots=True)
class TimesAWeek:
    """Due `times` times a week, Monday to Sunday, on days the player chooses."""

    times: int


@dataclass(frozen=True, slots=True)
class EveryDays:
    """Due every `days` days, counted from the day the quest was taken."""

    days: int


@dataclass(frozen=True, slots=True)
class MonthDay:
    """Due on this day of each month; on the last day where the month is shorter."""

    day: int


Schedule = Weekdays | TimesAWeek | EveryDays | MonthDay
EVERY_DAY = Weekdays()


@dataclass(frozen=True, slots=True)
class Mastery:
    """A step is mastered by `done` done days within the last `of` due days on it (docs/rules.md, Climbing)."""

    done: int = 3
    of: int = 4


@dataclass(frozen=True, slots=True)
class Step:
    """One rung. `amount` is None on a yes/no quest; `schedule` None means the quest's own."""

    id: str
    instruction: str
    amount: int | None = None
    tiny: str = ""
    mastery: Mastery = Mastery()
    schedule: Schedule | None = None
    advice: str = ""
    bridge: bool = False


@dataclass(frozen=True, slots=True)
class Camp:
    """A chapter of the ladder: its name and the steps `first` up to but not including `end`."""

    name: str
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A moment in a mentor's way up; `step` empty means any step."""

    on: Moment
    text: str
    step: str = ""


@dataclass(frozen=True, slots=True)
class Mentor:
    """Someone, real or imagined, who fell and came back on the same ground."""

    name: str
    start: str
    obstacles: tuple[str, ...] = ()
    scenes: tuple[Scene, ...] = ()


@dataclass(frozen=True, slots=True)
class Quest:
    """A ladder of graded steps towards a goal. `baseline` is what `[ladder] from` said, where there is one."""

    id: str
    title: str
    measure: Measure
    schedule: Schedule
    steps: tuple[Step, ...]
    camps: tuple[Camp, ...]
    why: str = ""
    author: str = ""
    version: int = 1
    tags: tuple[str, ...] = ()
    cue: str = ""
    plan_b: str = ""
    tiny: str = ""
    cautions: tuple[str, ...] = ()
    mentors: tuple[Mentor, ...] = ()
    baseline: int | None = None
