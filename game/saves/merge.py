"""Joining what several files, devices and copies hold: the union by id. Order and repetition change nothing."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from game.rules.events import Event
from game.rules.values import dataclass
from game.saves.envelope import to_envelope
from game.saves.framing import frame
from game.saves.reading import Batch


@dataclass(frozen=True, slots=True)
class Clash:
    """Two different lines under one id, which one writer never makes: the one kept, and the one left out."""

    kept: Event
    left: Event


@dataclass(frozen=True, slots=True)
class Merged:
    """All events once, sorted by id, and the clashes found on the way."""

    events: list[Event]
    clashes: list[Clash]


def union(batches: Iterable[Batch]) -> list[Event]:
    """All events once, sorted by id."""
    return merge(batches).events


def merge(batches: Iterable[Batch]) -> Merged:
    """The union by id. Of two lines under one id every device keeps the one whose (crc, bytes) sorts first."""
    kept: dict[str, tuple[int, Event]] = {}
    clashes: dict[tuple[str, int], Clash] = {}
    for batch in batches:
        for event, crc in zip(batch.events, batch.crcs, strict=True):
            crc_there, there = kept.setdefault(event.id, (crc, event))
            if there is event or (crc_there == crc and there == event):
                continue
            first, second = sorted(((crc_there, there), (crc, event)), key=_order)
            kept[event.id] = first
            clashes[event.id, second[0]] = Clash(first[1], second[1])
    events = sorted((event for _, event in kept.values()), key=attrgetter("id"))
    return Merged(events, list(clashes.values()))


def _order(item: tuple[int, Event]) -> tuple[int, bytes]:
    return item[0], frame(to_envelope(item[1]))
