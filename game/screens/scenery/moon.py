"""Which phase the moon is in."""

from __future__ import annotations

from datetime import UTC, datetime

NEW_MOON = datetime(2000, 1, 6, 18, 14, tzinfo=UTC)
"""A new moon to count from (Meeus, Astronomical Algorithms, 2nd ed., ch. 49: 2000 January 6, 18:14)."""

SYNODIC_DAYS = 29.530588
"""From one new moon to the next on the mean (Meeus, ch. 49: 29.530588861 days)."""


def phase_of(when: datetime) -> float:
    """The moon's phase, 0 new, 0.5 full; right within a day. A time without a zone is taken as UTC.

    >>> round(phase_of(datetime(2026, 11, 24, 15, tzinfo=UTC)), 1)
    0.5
    """
    since = (when if when.tzinfo else when.replace(tzinfo=UTC)) - NEW_MOON
    return since.total_seconds() / 86_400 / SYNODIC_DAYS % 1.0
