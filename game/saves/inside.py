"""A folder into which others may write by a sync tool, held open: nothing in it can lead out of it.

Each part of the way down is opened without following links, and files are opened, replaced and removed relative to the
open folder. So a link that was put where a friend's folder should be is refused, whenever it was put there. Names come
from outside and are checked here: one plain name, nothing hidden, no temporary file. Every error is an `OSError`.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from game.saves import disk
from game.saves.atomic import write_all

_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)

LONGEST_NAME = 200
A_DAY = 24 * 60 * 60
"""Seconds."""


class BadName(OSError):
    """A name that is no plain one."""


class Inside:
    """An open folder. `top` may be a link of the player's own; what lies below it may not."""

    __slots__ = ("_fd",)

    def __init__(self, fd: int) -> None:
        self._fd = fd

    @classmethod
    @contextmanager
    def opened(cls, top: Path, *names: str, create: bool = False) -> Iterator[Self]:
        """The folder `names` below `top`. With `create` what is missing is made, private to its owner."""
        if create:
            disk.make_folder(top)
        fd = os.open(top, _FOLDER & ~getattr(os, "O_NOFOLLOW", 0))
        try:
            for name in names:
                below = _below(fd, checked(name), create=create)
                os.close(fd)
                fd = below
            yield cls(fd)
        finally:
            os.close(fd)

    def files(self) -> dict[str, int]:
        """The plain files and their sizes, by name; what is hidden, temporary or no plain file is passed over."""
        found = {}
        for name in sorted(os.listdir(self._fd)):
            with suppress(OSError):  # gone meanwhile, or a name that is no plain one
                facts = os.stat(checked(name), dir_fd=self._fd, follow_symlinks=False)
                if stat.S_ISREG(facts.st_mode):
                    found[name] = facts.st_size
        return found

    def folders(self) -> tuple[str, ...]:
        """The folders in it, links left out."""
        found = []
        for name in sorted(os.listdir(self._fd)):
            with suppress(OSError):
                if stat.S_ISDIR(os.stat(checked(name), dir_fd=self._fd, follow_symlinks=False).st_mode):
                    found.append(name)
        return tuple(found)

    def read(self, name: str, limit: int) -> bytes:
        """All bytes of a plain file of at most `limit` bytes."""
        fd = os.open(checked(name), _READ, dir_fd=self._fd)
        try:
            facts = os.fstat(fd)
            if not stat.S_ISREG(facts.st_mode):
                raise disk.NotRegular(errno.EINVAL, "this is no plain file", name)
            if facts.st_size > limit:
                raise OSError(errno.EFBIG, "larger than is read here", name)
            with os.fdopen(os.dup(fd), "rb") as file:
                return file.read(limit)
        finally:
            os.close(fd)

    def write(self, name: str, data: bytes) -> None:
        """Replace a file whole, or leave it as it was. Not durable: what comes from others can come again.

        Sync tools carry the time of change along: it tells the day on which the file was put here, and no hour.
        """
        temporary = f".{checked(name)[:100]}.{os.urandom(6).hex()}.tmp"
        fd = os.open(temporary, _NEW, disk.FILE_MODE, dir_fd=self._fd)
        try:
            try:
                write_all(fd, data)
                _without_hour(fd)
            finally:
                os.close(fd)
            os.rename(temporary, name, src_dir_fd=self._fd, dst_dir_fd=self._fd)
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary, dir_fd=self._fd)
            raise

    def remove(self, name: str) -> None:
        """Take a file away, where it is there."""
        with suppress(FileNotFoundError):
            os.unlink(checked(name), dir_fd=self._fd)

    def drop(self, name: str) -> None:
        """Take an empty folder away; one that holds anything stays."""
        with suppress(OSError):
            os.rmdir(checked(name), dir_fd=self._fd)


def checked(name: str) -> str:
    """The name of one thing in a folder, or raise `BadName`: no way up, no part of a path, nothing hidden.

    >>> checked("a-2026.jsonl")
    'a-2026.jsonl'
    """
    plain = name.isprintable() and not set(name) & set('/\\:*?"<>|') and 0 < len(name.encode()) <= LONGEST_NAME
    if not plain or name.startswith((".", "~", " ")) or name.endswith((".", " ", ".tmp")):
        raise BadName(errno.EINVAL, "this is no plain name")
    return name


def _without_hour(fd: int) -> None:
    with suppress(OSError):
        seconds = int(os.fstat(fd).st_mtime) // A_DAY * A_DAY
        os.utime(fd, (seconds, seconds))


def _below(fd: int, name: str, *, create: bool) -> int:
    try:
        return os.open(name, _FOLDER, dir_fd=fd)
    except FileNotFoundError:
        if not create:
            raise
    with suppress(FileExistsError):  # made by somebody else meanwhile
        os.mkdir(name, disk.FOLDER_MODE, dir_fd=fd)
    return os.open(name, _FOLDER, dir_fd=fd)
