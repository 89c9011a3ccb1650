"""The pace of an exercise: what to do at a second, and how large the breath is then. Worked out from time alone.

Whoever draws it asks with the seconds since it began, so that a frame that came late, or never, changes no pace.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi

from game.rules.values import dataclass

FULL = 100
"""The breath at its largest."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of a breath, or something to do for a while. `to` is how large the breath is at its end, 0 to 100."""

    say: str
    seconds: int
    to: int = 0


@dataclass(frozen=True, slots=True)
class Beat:
    """One phase at one moment: which round of how many, its place in the round, and its whole second from 1 on.

    `size` is the breath, 0 to 1; `part` how much of the phase is over, 0 to 1.
    """

    phase: Phase
    round: int
    of: int
    place: int
    second: int
    part: float
    size: float


def length(phases: Sequence[Phase], rounds: int) -> int:
    """How long it is as a whole, in seconds."""
    return rounds * sum(phase.seconds for phase in phases)


def beat(phases: Sequence[Phase], rounds: int, elapsed: float) -> Beat | None:
    """What to do `elapsed` seconds after the beginning; None when it is over.

    >>> breath = (Phase("in", 4, 100), Phase("out", 6, 0))
    >>> [(b.phase.say, b.round, b.second, b.size) for b in (beat(breath, 2, s) for s in (0, 2, 4, 7, 19.99)) if b]
    [('in', 1, 1, 0.0), ('in', 1, 3, 0.5), ('out', 1, 1, 1.0), ('out', 1, 4, 0.5), ('out', 2, 6, 0.0)]
    >>> beat(breath, 2, 20) is None
    True
    """
    whole = length(phases, 1)
    if not whole or elapsed >= whole * rounds:
        return None
    elapsed = max(0.0, elapsed)
    into = elapsed % whole
    before = phases[-1].to
    for place, phase in enumerate(phases):
        if into < phase.seconds:
            part = into / phase.seconds
            swing = (1 - cos(pi * part)) / 2  # a breath turns gently at both ends
            size = (before + (phase.to - before) * swing) / FULL
            number = int(elapsed // whole) + 1
            return Beat(phase, number, rounds, place, int(into) + 1, part, round(size, 4))
        into -= phase.seconds
        before = phase.to
    return None
