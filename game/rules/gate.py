"""The gate between two steps: what a rating of the next step means for climbing (docs/rules.md, Climbing).

The cut-off of 70 is the action-plan rule of chronic-disease self-management: plans rated 7 of 10 or more tend to be
kept.
"""

from __future__ import annotations

from enum import StrEnum

SURE = 70
HALF_SURE = 40
CERTAIN = 100


class Gate(StrEnum):
    """What mastering a step opens."""

    CLIMB = "climb"
    SKIP = "skip"
    BRIDGE = "bridge"
    ONCE_MORE = "once_more"
    STAY = "stay"


def gate(rating: int | None, every_day_done: bool, bridge_fits: bool) -> Gate:
    """The way up for a rating (0 to 100, or None) of the next step said since this step was taken.

    >>> gate(None, False, True), gate(55, False, True), gate(55, False, False), gate(30, True, True)
    (<Gate.CLIMB: 'climb'>, <Gate.BRIDGE: 'bridge'>, <Gate.ONCE_MORE: 'once_more'>, <Gate.STAY: 'stay'>)
    """
    if rating is None:
        return Gate.CLIMB
    if rating >= CERTAIN and every_day_done:
        return Gate.SKIP
    if rating >= SURE:
        return Gate.CLIMB
    if rating >= HALF_SURE:
        return Gate.BRIDGE if bridge_fits else Gate.ONCE_MORE
    return Gate.STAY
