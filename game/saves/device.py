"""What this device last wrote, so that a cloned disk, a restored backup or a synced-away file is noticed.

A writer id promises that its numbers have no gaps and no twins. When the journal is not what this device remembers,
it takes a new writer id and starts a new file: nothing is lost, nothing is numbered twice. The record is a memory,
never the truth: losing it costs one new file.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from zlib import crc32

from game.rules.values import dataclass
from game.saves import disk, ids
from game.saves.atomic import write_atomic
from game.saves.paths import Root

SCHEMA = 1
MACHINE_FILES = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


@dataclass(frozen=True, slots=True)
class Device:
    """What one device remembers of its own writing.

    `segment` is the file it last wrote ("" before the first), `size` its length in bytes then and `crc` the CRC-32 of
    those bytes; `last_n` and `last_ms` are the number and the milliseconds of its newest event.
    """

    w: str
    machine: str
    player: str
    segment: str = ""
    size: int = 0
    crc: int = 0
    last_n: int = 0
    last_ms: int = 0


def load(root: Root) -> Device | None:
    """The record, or None when there is none, it cannot be read, or another machine wrote it."""
    try:
        values = json.loads(disk.read_regular(root.device, limit=disk.MAX_SMALL))
        if values.pop("schema") != SCHEMA:
            return None
        device = Device(**values)
        if _is_sound(device) and device.machine == this_machine():
            return device
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass
    return None


def _is_sound(device: Device) -> bool:
    texts = (device.w, device.machine, device.player, device.segment)
    numbers = (device.size, device.crc, device.last_n, device.last_ms)
    return (
        all(type(value) is str for value in texts)
        and all(type(value) is int and value >= 0 for value in numbers)
        and device.last_ms <= ids.LAST_MS
        and ids.is_writer(device.w)
        and ids.is_id(device.player)
        and Path(device.segment).name == device.segment
    )


def save(root: Root, device: Device) -> None:
    """Remember. Not durable, and a failure is no failure of the check-in: the journal is what counts."""
    with suppress(OSError):
        write_atomic(root.device, json.dumps({"schema": SCHEMA, **_plain(device)}).encode(), durable=False)


def _plain(device: Device) -> dict[str, object]:
    return {name: getattr(device, name) for name in Device.__match_args__}


def fresh(player: str) -> Device:
    """A new writer for this player."""
    return Device(ids.new_writer(), this_machine(), player)


def this_machine() -> str:
    """Sixteen hex digits that tell machines apart and do not tell which machine it is."""
    name = _machine_name()
    return f"{crc32(b'undaunted' + name):08x}{crc32(name + b'undaunted'):08x}"


@cache
def _machine_name() -> bytes:
    for path in MACHINE_FILES:
        try:
            name = disk.read_regular(path.resolve(), disk.MAX_SMALL).strip()
        except OSError:
            continue
        if name:
            return name
    return (os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")).encode()
