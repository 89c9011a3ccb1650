"""TinyDB tables for what can be rebuilt: history and other answers that are asked again and again.

They never hold truth. TinyDB's own file storage writes in place, syncs before it truncates and has no lock: of saves
that were killed or ran out of power while it wrote, up to a third could not be read again. `AtomicStorage` uses
TinyDB's public extension point and replaces the file whole; what it cannot read it calls empty, which means: rebuild.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage

from game.saves import disk
from game.saves.atomic import write_atomic

Tables = dict[str, dict[str, Any]]


class AtomicStorage(Storage):
    """One JSON file of tables, replaced whole at each write. Not durable: lost at a power cut is rebuilt."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Tables | None:
        """The tables, or None when the file is absent, damaged, no plain file, or not of this shape."""
        try:
            tables = json.loads(disk.read_regular(self._path))
        except (OSError, ValueError, RecursionError):
            return None
        return tables if _is_sound(tables) else None

    def write(self, data: Tables) -> None:
        """Replace the file. Raises `OSError` and leaves the old one."""
        raw = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
        write_atomic(self._path, raw, durable=False)


def _is_sound(tables: object) -> bool:
    return isinstance(tables, dict) and all(
        isinstance(table, dict) and all(key.isascii() and key.isdecimal() for key in table) for table in tables.values()
    )


def open_tables(path: Path) -> TinyDB:
    """The tables in a file, made on the first write; missing folders are made now."""
    disk.make_folder(path.parent)
    return TinyDB(path, storage=AtomicStorage)
