"""What a picture of the mountain is made from: the scene. Cheap to import; it knows nothing of drawing."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from zlib import crc32

from game.rules.values import dataclass

SLOT_MINUTES = 10
"""The light is worked out anew this often."""


class Biome(Enum):
    """What kind of mountain a quest stands on."""

    ALPINE = "alpine"
    MESA = "mesa"
    VOLCANO = "volcano"
    CLIFF = "cliff"
    FOREST = "forest"
    ICE = "ice"


_ORDER = (Biome.CLIFF, Biome.VOLCANO, Biome.ICE, Biome.MESA, Biome.FOREST, Biome.ALPINE)
_SPREAD = 15
"""Chosen so that the bundled quests stand on all six kinds."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One quest's mountain at one moment. Steps are counted from 0; `when` is the local wall-clock time.

    `progress` is how far the way to the next step has been gone, 0 to 1. `camps` holds the first step of each camp,
    `others` the steps where friends stand. There is weather only where `been_warm` is said and the warmth is low.
    """

    quest: str
    steps: int
    here: int
    when: datetime
    progress: float = 0.0
    mastered: tuple[bool, ...] = ()
    camps: tuple[int, ...] = ()
    cairns: int = 0
    warmth: int = 0
    been_warm: bool = False
    summit: bool = False
    others: tuple[int, ...] = ()


def biome_of(quest: str) -> Biome:
    """The biome of a quest, the same on every device.

    >>> biome_of("first-5k") is biome_of("first-5k")
    True
    """
    return _ORDER[seed_of(quest) // _SPREAD % len(_ORDER)]


def seed_of(text: str) -> int:
    """A number of 32 bits for a text, the same on every device and in every run."""
    return crc32(text.encode())


def slot_of(when: datetime) -> datetime:
    """The moment whose light is drawn: rounded down to ten minutes.

    >>> slot_of(datetime(2026, 11, 22, 18, 39, 5)).isoformat()  # noqa: DTZ001
    '2026-11-22T18:30:00'
    """
    return when.replace(minute=when.minute - when.minute % SLOT_MINUTES, second=0, microsecond=0)


def fraction_of(scene: Scene) -> float:
    """Where the climber is on the trail: 0 at its foot, 1 on the summit."""
    if scene.summit:
        return 1.0
    steps = max(1, scene.steps)
    return min(1.0, max(0.0, (min(scene.here, steps - 1) + min(1.0, max(0.0, scene.progress))) / steps))
