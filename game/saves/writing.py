"""One action into one segment: choosing the file, numbering, and the second try after a failed sync.

Everything here runs under the device's lock. Only `journal` calls it.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from game import __version__
from game.rules.calendar import Now
from game.rules.events import Event, Fact, LogOpened
from game.rules.values import replace
from game.saves import device, disk, ids, segments
from game.saves.device import Device
from game.saves.envelope import clock_text, to_envelope
from game.saves.errors import NewerSave
from game.saves.framing import frame
from game.saves.segments import Changed, End, SegmentName, SyncFailed


class _Place(NamedTuple):
    """Where the next action goes: `end` is the end of the segment this writer last wrote, `name` the one to write."""

    device: Device
    end: End
    name: SegmentName

    @property
    def opens(self) -> bool:
        return str(self.name) != self.device.segment


CHANGED_TRIES = 5
"""Where there are no locks, another process may add to the file between looking at it and writing."""


def append_action(folder: Path, known: Device, facts: Sequence[Fact], now: Now) -> tuple[tuple[Event, ...], Device]:
    """Write one action; its events, and what the device has to remember.

    Raises `OSError`, `ValueError` (what cannot be stored) and `NewerSave`.
    """
    for _ in range(CHANGED_TRIES):
        try:
            return _append(folder, known, facts, now)
        except Changed:
            continue
    raise disk.Busy(errno.EBUSY, "another copy is saving")


def _append(folder: Path, known: Device, facts: Sequence[Fact], now: Now) -> tuple[tuple[Event, ...], Device]:
    """Look where to write, and write.

    After a failed sync the same lines, ids and all, go into a new file: should the disk have kept the first after
    all, the union takes them as one.
    """
    place = _find_place(folder, known, now)
    if place.end.newer:
        raise NewerSave
    pen = _Pen(place, now)
    opening = pen.open_log(folder, place.device.segment, place.end.size) if place.opens else ()
    action = pen.stamp(facts)
    start = End() if place.opens else place.end
    name = place.name
    try:
        end = _put(folder / str(name), _lines(opening + action), start, create=place.opens)
    except SyncFailed:
        failed, name = name, _free_name(folder, name)
        opening = pen.open_log(folder, str(failed), start.size)
        try:
            end = _put(folder / str(name), _lines(opening + action), End(), create=True)
        except OSError:
            segments.take_back(folder / str(failed), start.size)
            segments.take_back(folder / str(name), 0)
            raise
    return action, replace(
        place.device, segment=str(name), size=end.size, crc=end.crc, last_n=pen.n, last_ms=ids.ms_of(pen.last)
    )


def _find_place(folder: Path, known: Device, now: Now) -> _Place:
    """Go on in the last segment, or open the next: a new month, a full file, or a new writer.

    A writer goes on only where the file is what it left; a segment never belongs to a month before its writer's newest.
    """
    month = clock_text(now.at)[:7]
    last = segments.parse_name(known.segment)
    end = segments.inspect(folder / known.segment, known.w, known.size, known.crc) if last else End()
    if end is None or (known.segment and last is None) or _wrote_on(folder, known.w, last):
        return _new_writer(known.player, month)
    if last is None or last.month < month:
        name = SegmentName(known.w, month)
    else:
        name = last if end.size < segments.ROLL_AT else last.next()
    return _Place(known, end, name)


def _wrote_on(folder: Path, w: str, last: SegmentName | None) -> bool:
    """Whether this writer has a later segment than it remembers: killed before the note, or an old note came back.

    What stands there is not known, so its numbers must not be gone on with.
    """
    seen = os.stat(folder).st_mtime_ns
    if last is not None and _LOOKED.get(folder) == (last, seen):
        return False
    later = [
        name for name in os.listdir(folder) if name.startswith(w) and (last is None or name >= f"{w}-{last.month}")
    ]
    names = [segments.parse_name(name) for name in later]
    wrote_on = any(name is not None and (last is None or name > last) for name in names)
    if last is not None and not wrote_on:
        _LOOKED[folder] = (last, seen)
    return wrote_on


_LOOKED: dict[Path, tuple[SegmentName, int]] = {}
"""Folders found to hold no later segment, and their time of change then: a new name would change it."""


def _new_writer(player: str, month: str) -> _Place:
    new = device.fresh(player)
    return _Place(new, End(), SegmentName(new.w, month))


def _free_name(folder: Path, name: SegmentName) -> SegmentName:
    name = name.next()
    while os.path.lexists(folder / str(name)):
        name = name.next()
    return name


class _Pen:
    """Gives ids and numbers, each above the last."""

    def __init__(self, place: _Place, now: Now) -> None:
        self.w = place.device.w
        self.player = place.device.player
        self.n = max(place.device.last_n, place.end.last_n)
        self.last = place.end.last_id
        if place.device.last_ms and (not self.last or ids.ms_of(self.last) < place.device.last_ms):
            self.last = ids.floor_of(place.device.last_ms)
        self.now = now
        self.ms = ids.milliseconds(now.at)
        self.at = clock_text(now.at)

    def stamp(self, facts: Sequence[Fact]) -> tuple[Event, ...]:
        """The facts of one action as events."""
        events: list[Event] = []
        for fact in facts:
            self.n += 1
            self.last = ids.next_id(self.ms, self.last)
            action = events[0].id if events else self.last
            events.append(Event(self.last, action, self.w, self.n, self.at, self.now.tz, self.now.today, fact))
        return tuple(events)

    def open_log(self, folder: Path, before: str, size: int) -> tuple[Event, ...]:
        """The first line of a segment, which names the segment before it and the SHA-256 of its first `size` bytes."""
        digest = _sha256(folder / before, size) if before and size else ""
        return self.stamp([LogOpened(self.player, __version__, before if digest else "", digest)])


def _sha256(path: Path, size: int) -> str:
    from hashlib import sha256  # three milliseconds, once a month

    try:
        return sha256(disk.read_regular(path)[:size]).hexdigest()
    except OSError:
        return ""


def _lines(events: Sequence[Event]) -> bytes:
    return b"".join([frame(to_envelope(event)) for event in events])


def _put(path: Path, lines: bytes, end: End, *, create: bool) -> End:
    """Append to a segment that ends at `end`; a torn last line is closed first, never cut. Returns the new end."""
    if end.torn:
        lines = b"\n" + lines
    fd = segments.create(path) if create else disk.open_to_append(path, create=False)
    try:
        segments.append(fd, lines, end.size)
    except SyncFailed:
        raise
    except BaseException:
        if create:
            path.unlink()
        raise
    finally:
        os.close(fd)
    return End(end.size + len(lines), crc32(lines, end.crc))
