"""The few calls to the operating system that saves are made of: bounded reading, creating, making durable, locking.

Nothing here knows what is in a file. Every error is an `OSError`; callers turn it into a sentence.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from time import sleep
from typing import Self

if sys.platform != "win32":
    import fcntl

FILE_MODE = 0o600
FOLDER_MODE = 0o700

MAX_FILE = 64 * 1024 * 1024
"""Bytes of the largest file that is read. The journal starts a new segment long before."""

MAX_SMALL = 64 * 1024
"""Bytes of the largest note to itself that is read back."""

LOCK_TRIES = 400
LOCK_PAUSE = 0.005
"""Seconds between two tries: two seconds in all, then another copy is saving."""

_CLOEXEC = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_READ = os.O_RDONLY | _CLOEXEC | _NOFOLLOW | getattr(os, "O_NONBLOCK", 0)
_APPEND = os.O_RDWR | os.O_APPEND | _CLOEXEC | _NOFOLLOW


class Busy(OSError):
    """Another process holds the lock."""


class NotRegular(OSError):
    """A device, a pipe, a folder: something that is no plain file."""


def read_regular(path: Path, limit: int = MAX_FILE, *, sync: bool = False) -> bytes:
    """All bytes of a plain file, as long as it was when opened.

    A link is refused, a pipe or device is refused without waiting for it, and so is a file above `limit` bytes. With
    `sync` the file is made durable first: after a kill the last line may be known to the page cache alone, and what is
    shown as said must be on the disk.
    """
    fd = os.open(path, _READ)
    try:
        facts = os.fstat(fd)
        if not stat.S_ISREG(facts.st_mode):
            raise NotRegular(errno.EINVAL, "this is no plain file", str(path))
        if facts.st_size > limit:
            raise OSError(errno.EFBIG, f"larger than {limit // (1024 * 1024)} MiB", str(path))
        if sync:
            with suppress(OSError):  # a read-only disk: what can be read there is durable already
                sync_file(fd)
        return _read_all(fd, facts.st_size)
    finally:
        os.close(fd)


def _read_all(fd: int, size: int) -> bytes:
    parts = []
    while size > 0:
        part = os.read(fd, size)
        if not part:
            break
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def open_to_append(path: Path, *, create: bool) -> int:
    """A descriptor that only ever appends. `create` makes the file, and fails if it exists."""
    flags = _APPEND | (os.O_CREAT | os.O_EXCL if create else 0)
    return os.open(path, flags, FILE_MODE)


def create_new(path: Path) -> int:
    """A descriptor for a file that must not exist yet, private to its owner."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _CLOEXEC | _NOFOLLOW, FILE_MODE)


def sync_file(fd: int) -> None:
    """Make the bytes of a file durable. macOS needs its own call: a plain fsync stops at the disk's cache there."""
    if sys.platform == "darwin":
        with suppress(OSError):  # network disks do not know it
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
            return
    getattr(os, "fdatasync", os.fsync)(fd)


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable, where the system can: Windows cannot, nor can some network disks."""
    if sys.platform == "win32":
        return
    try:
        fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY | _CLOEXEC)
    except PermissionError:
        return  # a folder one may write to but not list
    try:
        os.fsync(fd)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(fd)


def is_folder(path: Path) -> bool:
    """Whether a folder is there; one behind a door that is locked is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def make_folder(path: Path) -> None:
    """Make a folder and what is missing above it, private to its owner, durable by name."""
    if path.is_dir():
        return
    if path.parent != path:
        make_folder(path.parent)
    try:
        path.mkdir(FOLDER_MODE)
    except FileExistsError:
        if not path.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "not a directory", str(path)) from None
        return
    sync_folder(path.parent)


class Lock:
    """`with Lock(path):` one process at a time, for everything this device writes.

    The lock file lies in `local/`, never in a synced folder. Where locks are unknown (Windows, some network disks) the
    work goes on without: appending alone lost 0 of 900 lines.
    """

    __slots__ = ("_fd", "_path")

    def __init__(self, path: Path) -> None:
        self._path = path
        self._fd = -1

    def __enter__(self) -> Self:
        self._fd = os.open(self._path, os.O_RDWR | os.O_CREAT | _CLOEXEC | _NOFOLLOW, FILE_MODE)
        try:
            self._wait()
        except BaseException:
            os.close(self._fd)
            raise
        return self

    def _wait(self) -> None:
        if sys.platform == "win32":
            return
        for _ in range(LOCK_TRIES):
            try:
                fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                sleep(LOCK_PAUSE)
            except OSError:
                return
            else:
                return
        raise Busy(errno.EBUSY, "another copy is saving", str(self._path))

    def __exit__(self, *_: object) -> None:
        os.close(self._fd)
