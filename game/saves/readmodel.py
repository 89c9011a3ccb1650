"""The read model: where every quest stood eight days ago, and the events since, so that no command reads ten years.

It is never truth: lost, damaged or from another version, it is rebuilt from the journal. `NowModel` names what it
covers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from game.rules.calendar import MEND_DAYS
from game.rules.events import Event, Void
from game.rules.values import dataclass
from game.rules.world import World, begins, touches
from game.saves import disk
from game.saves.atomic import write_atomic
from game.saves.checkpoint import world_from_plain, world_to_plain
from game.saves.envelope import to_envelope, to_event
from game.saves.journal import FileMark

SCHEMA = 9
"""One more whenever the shape or the meaning of anything below changes: the old one is then rebuilt."""

BACK = timedelta(days=MEND_DAYS + 1)
"""How far back the checkpoint lies: every day that can still be mended is after it."""

MAX_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class NowModel:
    """A checkpoint, the events since, and how much of which journal files is in them.

    `missing` are quest files (by sha256) the events name and the save does not hold yet: days were walked without them.
    `covered` maps a file's name to the bytes read of it and its mark when that was read.
    """

    player: str
    world: World
    recent: tuple[Event, ...]
    covered: Mapping[str, tuple[int, FileMark]]
    newer: bool = False
    missing: tuple[str, ...] = ()


def load(path: Path) -> NowModel | None:
    """The read model, or None where there is none that can be used."""
    try:
        plain = json.loads(disk.read_regular(path, MAX_BYTES))
        if plain["schema"] != SCHEMA:
            return None
        return NowModel(
            plain["player"],
            world_from_plain(plain["world"]),
            tuple(to_event(envelope) for envelope in plain["recent"]),
            {name: (read, FileMark(size, mtime)) for name, (read, size, mtime) in plain["covered"].items()},
            plain["newer"],
            tuple(plain["missing"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def store(path: Path, model: NowModel) -> None:
    """Keep the read model.

    It may be lost, so nothing is synced; a failed write leaves the old one. Raises `OSError`.
    """
    plain = {
        "schema": SCHEMA,
        "player": model.player,
        "world": world_to_plain(model.world),
        "recent": [to_envelope(event) for event in model.recent],
        "covered": {name: [read, mark.size, mark.mtime_ns] for name, (read, mark) in model.covered.items()},
        "newer": model.newer,
        "missing": list(model.missing),
    }
    write_atomic(path, json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode(), durable=False)


def kept(events: Sequence[Event], checkpoint: date) -> tuple[Event, ...]:
    """The events that still matter after a checkpoint: about later days, or said later (for undo)."""
    keep = {
        event.id: event for event in events if event.today > checkpoint or (touches(event) or date.min) > checkpoint
    }
    voids = [event for event in events if isinstance(event.fact, Void)]
    while more := [
        void for void in voids if void.id not in keep and isinstance(void.fact, Void) and void.fact.of in keep
    ]:
        keep |= {void.id: void for void in more}  # whatever their ids: a void may name an event with a greater one
    return tuple(sorted(keep.values(), key=lambda event: event.id))


def reaches_back(events: Iterable[Event], recent: Iterable[Event], checkpoint: date) -> bool:
    """Whether one of these new events changes a day at or before the checkpoint, so that all must be read again."""
    known = {event.id: event for event in recent}
    for event in sorted(events, key=lambda event: event.id):
        known[event.id] = event
        about: Event | None = event
        while about is not None and isinstance(about.fact, Void):  # taking back a taking back changes that day again
            about = known.get(about.fact.of)
        if about is None:
            return True
        first = begins(about)
        if first is not None and first <= checkpoint:
            return True
    return False
