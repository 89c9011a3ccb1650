"""Why a line of a shared file gave no fact. Pure, and without the parser behind `formats`."""

from __future__ import annotations

from enum import Enum

from game.rules.values import dataclass


class Verdict(Enum):
    """A line is broken, a newer version wrote it, its kind is not known, or it holds no data."""

    DAMAGED = "damaged"
    NEWER = "newer"
    UNKNOWN = "unknown"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Passed:
    """A line that gave nothing, with its reason; `n` is its number, where it has one that can be read."""

    verdict: Verdict
    reason: str = ""
    n: int = 0
