"""How much of a habit a quest has become: one number from 0 to 1, moved by each day (docs/rules.md, Words).

Value-free strengthening after Miller, Shenhav and Ludvig (2019, doi:10.1037/rev0000120): H <- H + rate * (a - H), with
a = 1 for a day acted on and 0 for a missed one. The rate is set so that 66 days in a row reach 95 %, the median time of
the habit curves of Lally and others (2010, doi:10.1002/ejsp.674; seen: 18 to 254 days). It is an estimate for choosing
when to say less; it is never shown as a promise.
"""

from __future__ import annotations

RATE = 0.0444
"""1 - 0.05 ** (1 / 66), rounded."""

STRONG = 0.8
"""From here on the game says less (36 acted days in a row from nothing)."""


QUIET_AFTER = 60
"""Days on a quest after which only what is rare is spoken of."""


def is_quiet(days_on: int, habit: float) -> bool:
    """Whether a quest is spoken of less, and asked about less: after two months, or once it is a habit.

    >>> is_quiet(60, 0.79), is_quiet(61, 0), is_quiet(40, 0.8)
    (False, True, True)
    """
    return days_on > QUIET_AFTER or habit >= STRONG


def habit_strength(before: float, acted: bool, rate: float = RATE) -> float:
    """The strength after one more day that asked for something.

    >>> round(habit_strength(0.5, True), 4), round(habit_strength(0.5, False), 4)
    (0.5222, 0.4778)
    """
    return before + rate * (acted - before)
