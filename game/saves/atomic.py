"""Files that are replaced whole: a reader sees the old bytes or the new ones, never a mixture.

For everything that is no journal. Writing in place, as TinyDB's own storage does, leaves an unreadable save after a
kill or a full disk: it syncs before it truncates, and has neither a temporary file nor a rename.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from time import sleep

from game.saves import disk

REPLACE_TRIES = 40
REPLACE_PAUSE = 0.05
"""Windows refuses to replace a file that a virus scanner or a sync tool holds open: two seconds of patience."""


def write_atomic(path: Path, data: bytes, durable: bool) -> None:
    """Replace the file at `path` by `data`, or leave it as it was and raise `OSError`.

    `durable` waits until bytes and name are on the disk; without it the file may be lost at a power cut, never torn
    by a kill. Whatever happens, no temporary file stays behind.
    """
    temporary = path.with_name(f".{path.name[:100]}.{os.urandom(6).hex()}.tmp")
    fd = disk.create_new(temporary)
    try:
        try:
            write_all(fd, data)
            if durable:
                disk.sync_file(fd)
        finally:
            os.close(fd)
        _replace(temporary, path)
    except BaseException:
        with suppress(OSError):  # nothing more can be done; readers skip *.tmp
            temporary.unlink()
        raise
    if durable:
        disk.sync_folder(path.parent)


def write_all(fd: int, data: bytes) -> None:
    """Write every byte, however many calls the system makes of it."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(fd, rest) :]


def _replace(temporary: Path, path: Path) -> None:
    for _ in range(REPLACE_TRIES if sys.platform == "win32" else 0):
        try:
            temporary.replace(path)
        except PermissionError:
            sleep(REPLACE_PAUSE)
        else:
            return
    temporary.replace(path)
