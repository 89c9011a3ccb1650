"""Metres, version 1: what a day is worth, and the level a height stands for (docs/rules.md, Metres).

All amounts are whole centimetres and every division rounds down. A quest is scored for life by the version named in its
`quest.taken`; when the numbers change, this file becomes `rewards_v1.py` and stays.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from game.rules.values import dataclass

VERSION = 1

FULL_WARMTH = 5
FALL = 2
"""How far one miss lets warmth fall."""

REBUILD = (150, 100, 60, 30, 10, 0)
"""What climbing back to full warmth costs from each warmth, in percent of base: the pay of the days in between."""

PAID_QUESTS = 7
"""On one date so many quests, the best paid, earn effort and comeback metres; the rest is evidence."""


def base(climb: int) -> int:
    """The worth of a day at warmth 0, in cm, after `climb` done days asked for by steps mastered.

    >>> base(0), base(3), base(60), base(900)
    (2000, 2160, 5200, 5200)
    """
    return 2000 + 160 * min(climb // 3, 20)


def done_pay(base_cm: int, warmth: int) -> int:
    """A done day's effort, in cm: a steady day at full warmth pays 150 % of base.

    >>> done_pay(2000, 5)
    3000
    """
    return base_cm * (10 + warmth) // 10


def some_pay(base_cm: int, warmth: int) -> int:
    """The effort of a *some* day, or of a done one that was not due, in cm: half of a done day.

    >>> some_pay(2000, 5)
    1500
    """
    return base_cm * (10 + warmth) // 20


def fall(warmth: int) -> int:
    """Warmth after a miss."""
    return max(0, warmth - FALL)


def put_aside(base_cm: int, before: int, after: int) -> int:
    """What a miss puts into the purse, in cm: 80 % of what the fallen warmth would have paid.

    After one miss at full warmth the return day is worth 154 % of base, after two 190 %, after three 220 %:

    >>> put_aside(2000, 5, 3) + done_pay(2000, 3)
    3080
    >>> put_aside(2000, 5, 3) + put_aside(2000, 3, 1) + done_pay(2000, 1)
    3800
    >>> sum(put_aside(2000, a, b) for a, b in [(5, 3), (3, 1), (1, 0)]) + done_pay(2000, 0)
    4400
    """
    return 4 * (REBUILD[after] - REBUILD[before]) * base_cm // 500


def mastery_bonus(base_cm: int, asked: int) -> int:
    """For a step mastered for the first time: `asked` is the done days its window needs."""
    return asked * base_cm


def camp_bonus(base_cm: int, asked: int) -> int:
    """For a camp whose last step is mastered: `asked` is the sum over its steps."""
    return base_cm * asked // 3


def summit_bonus(base_cm: int, climb: int) -> int:
    """For the last step of the ladder, instead of its camp.

    >>> summit_bonus(base(33), 33) == min(20 * 3760, 3760 * 33 // 2)
    True
    """
    return min(20 * base_cm, base_cm * climb // 2)


def best_paid(pays: Iterable[tuple[str, int]]) -> set[str]:
    """The quests that earn on one date, of (quest id, effort + comeback in cm): ties go to the smaller id."""
    ranked = sorted(pays, key=lambda pay: (-pay[1], pay[0]))
    return {quest for quest, _ in ranked[:PAID_QUESTS]}


@dataclass(frozen=True, slots=True)
class Height:
    """A real height that names a level, in metres."""

    name: str
    metres: int


@dataclass(frozen=True, slots=True)
class Level:
    """The highest of the heights reached (None below the first) and the next one (None above the last)."""

    reached: Height | None
    following: Height | None


def level(total_cm: int, heights: Sequence[Height]) -> Level:
    """Where a total stands among heights sorted from low to high."""
    i = bisect_right([height.metres * 100 for height in heights], total_cm)
    return Level(heights[i - 1] if i else None, heights[i] if i < len(heights) else None)
