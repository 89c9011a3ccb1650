"""Reading one player's journal: every `*.jsonl` in the folder, whatever its name, line by line.

Whose a line is and who wrote it comes from the content, so the copies that sync tools make of a file are read like the
file. A damaged line costs that line and is reported with its place. Reading changes nothing.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from game.rules.events import Event, LogOpened
from game.rules.values import dataclass
from game.saves import disk
from game.saves.envelope import to_event
from game.saves.framing import DAMAGED, NEWER, NOTHING, OK, Envelope, pieces, unframe

MAX_PLACES = 1000
"""Places of damaged lines that are listed for one file; more are only counted."""


@dataclass(frozen=True, slots=True)
class FileMark:
    """Size in bytes and time of change in nanoseconds: while both stay, the file is the same."""

    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Place:
    """A line worth reporting: the file, its line counted from 1, the byte it starts at, and why.

    `w` and `n` are its writer and number where they could still be read, else "" and 0.
    """

    file: str
    line: int
    offset: int
    reason: str
    w: str = ""
    n: int = 0


@dataclass(frozen=True, slots=True)
class Batch:
    """What was read from one file.

    `events` in the order of the file, `crcs` (unsigned, one for each) of their raw lines; `damaged` lines that gave
    nothing (the first 1,000 of `lost`), `newer` lines that a newer version wrote (they stay in the file and mean
    nothing here), `foreign` lines of another player, dropped and counted. `read_to` is the byte after the last whole
    line, where to go on next time; `torn` counts the bytes of a line cut off behind it. `problem` says why the file
    could not be read at all: then what is shown of the save is incomplete.
    """

    name: str
    events: Sequence[Event] = ()
    crcs: Sequence[int] = ()
    damaged: Sequence[Place] = ()
    lost: int = 0
    newer: Sequence[Place] = ()
    foreign: int = 0
    read_to: int = 0
    torn: int = 0
    problem: str = ""


def list_files(folder: Path) -> dict[str, FileMark]:
    """The journal files in a folder, by name. A folder that is not there has none; one that cannot be listed raises.

    Hidden files, what sync tools are still receiving, sub-folders, links, pipes and devices are no journal files.
    """
    marks = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if is_journal_name(entry.name) and entry.is_file(follow_symlinks=False):
                    facts = entry.stat(follow_symlinks=False)
                    marks[entry.name] = FileMark(facts.st_size, facts.st_mtime_ns)
    except FileNotFoundError:
        pass  # the folder, or a file a sync tool replaces just now: it will be back
    return dict(sorted(marks.items()))


def is_journal_name(name: str) -> bool:
    """Whether a file of this name is read as part of a journal."""
    return name.endswith(".jsonl") and not name.startswith((".", "~syncthing~"))


def read_file(folder: Path, name: str, player: str, start: int = 0, *, sync: bool = False) -> Batch:
    """The events of one journal file from byte `start` on, which must be 0 or the `read_to` of an earlier batch.

    Never raises for what is on the disk: a file that vanished, cannot be read or is no plain file gives an empty
    batch with its `problem`.
    """
    try:
        data = disk.read_regular(folder / Path(name).name, sync=sync)
    except FileNotFoundError:
        return Batch(name, read_to=start, problem="it is not there any more")
    except OSError as error:
        return Batch(name, read_to=start, problem=error.strerror or "it cannot be read")
    if len(data) < start:
        return Batch(name, read_to=start, problem="it is shorter than it was")
    reader = _Reader(name)
    if start:
        reader.take(data[: data.find(b"\n") + 1], 1, 0)  # whose the file is stands in its first line
        reader = _Reader(name, owners=reader.owners)
    return reader.read(data, start).batch(player)


class _Reader:
    """One pass over the lines of a file."""

    def __init__(self, name: str, owners: dict[str, str] | None = None) -> None:
        self.name = name
        self.owners = owners or {}
        self.events: list[Event] = []
        self.crcs = array("L")
        self.damaged: list[Place] = []
        self.newer: list[Place] = []
        self.lost = 0
        self.read_to = 0
        self.torn = 0

    def read(self, data: bytes, start: int) -> _Reader:
        """Take every line from `start` on; a last line without its line feed counts only if it is whole."""
        stream = BytesIO(data)
        stream.seek(start)
        offset, number = start, data.count(b"\n", 0, start)
        for line in stream:
            number += 1
            if not self.take(line, number, offset):
                break
            offset += len(line)
        self.read_to, self.torn = offset, len(data) - offset
        return self

    def take(self, line: bytes, number: int, offset: int) -> bool:
        """Take one line; False for one that is cut off and may still grow."""
        verdict, found, crc = unframe(line)
        if verdict is OK:
            self._keep(found, crc, number, offset)
            return True
        parts = [unframe(part) for part in pieces(line)] if verdict is DAMAGED else []
        parts = parts or [(verdict, found, crc)]
        growing = not line.endswith(b"\n") and parts[-1][0] in (DAMAGED, NOTHING)
        for verdict, found, crc in parts[:-1] if growing else parts:
            if verdict is OK:
                self._keep(found, crc, number, offset)
            elif verdict is NEWER:
                self.newer.append(self._place(number, offset, f"written by a newer version ({found['v']})", found))
            elif verdict is DAMAGED:
                self._note_damage(number, offset, found, {})
        return not growing

    def _keep(self, envelope: Envelope, crc: int, number: int, offset: int) -> None:
        try:
            event = to_event(envelope)
        except ValueError as error:
            self._note_damage(number, offset, str(error), envelope)
            return
        self.events.append(event)
        self.crcs.append(crc)
        if type(event.fact) is LogOpened:
            self.owners[event.w] = event.fact.player

    def _note_damage(self, number: int, offset: int, reason: str, envelope: Envelope) -> None:
        self.lost += 1
        if len(self.damaged) < MAX_PLACES:
            self.damaged.append(self._place(number, offset, reason, envelope))

    def _place(self, number: int, offset: int, reason: str, envelope: Envelope) -> Place:
        w, n = envelope.get("w"), envelope.get("n")
        return Place(self.name, number, offset, reason, w if isinstance(w, str) else "", n if isinstance(n, int) else 0)

    def batch(self, player: str) -> Batch:
        """What was found, without the lines of other players."""
        strangers = {w for w, owner in self.owners.items() if owner != player}
        events: Sequence[Event] = self.events
        crcs: Sequence[int] = self.crcs
        if strangers:
            kept = [(event, crc) for event, crc in zip(events, crcs, strict=True) if event.w not in strangers]
            events, crcs = [event for event, _ in kept], [crc for _, crc in kept]
        return Batch(
            self.name,
            events,
            crcs,
            self.damaged,
            self.lost,
            self.newer,
            len(self.events) - len(events),
            self.read_to,
            self.torn,
        )
