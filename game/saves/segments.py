"""The files of a journal, one at a time: their names, the state of their end, and adding lines that stay.

A segment has one writer and is only ever longer than it was. It must not know what the lines mean beyond their
envelope.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from game.saves import disk, ids
from game.saves.framing import NEWER, whole_lines

ROLL_AT = 4 * 1024 * 1024
"""Bytes after which a segment is closed early: a check-in reads its segment to know it is still what was written."""

SUFFIX = ".jsonl"


class ShortWrite(OSError):
    """The system took some of the bytes and not all."""


class SyncFailed(OSError):
    """The lines were written, but the disk would not say that it holds them."""


class Changed(OSError):
    """Someone else wrote to the segment just now: look again, and try again."""


class SegmentName(NamedTuple):
    """`<writer>-<YYYY-MM>.jsonl`, or `.1.jsonl` and so on when a month needs more than one file."""

    w: str
    month: str
    roll: int = 0

    def __str__(self) -> str:
        return f"{self.w}-{self.month}{f'.{self.roll}' if self.roll else ''}{SUFFIX}"

    def next(self) -> SegmentName:
        """The next file of the same month."""
        return self._replace(roll=self.roll + 1)


def parse_name(name: str) -> SegmentName | None:
    """The parts of a segment's name; None for a conflict copy or a restored file, which are read all the same."""
    w, _, rest = name.removesuffix(SUFFIX).partition("-")
    month, dot, roll = rest.partition(".")
    parts = SegmentName(w, month, int(roll) if dot and roll.isdecimal() and len(roll) < 5 else 0)
    return parts if name.isascii() and ids.is_writer(w) and str(parts) == name and _is_month(month) else None


def _is_month(text: str) -> bool:
    year, _, month = text.partition("-")
    return len(year) == 4 and len(month) == 2 and year.isdecimal() and month.isdecimal()


class End(NamedTuple):
    """The state of a segment's end. `torn`: the last line was cut off; `newer`: a newer version wrote here."""

    size: int = 0
    crc: int = 0
    last_n: int = 0
    last_id: str = ""
    torn: bool = False
    newer: bool = False


def inspect(path: Path, w: str, size: int, crc: int) -> End | None:
    """The end of the segment this writer last wrote, or None when it is not what it was.

    It is what it was when its first `size` bytes still have this crc; more may follow (another process of this
    device, or a kill between the line and the note of it). One that cannot be read is none to go on writing in
    either.
    """
    try:
        data = disk.read_regular(path)
    except OSError:
        return None
    if len(data) < size or crc32(memoryview(data)[:size]) != crc:
        return None
    last_line = data.rfind(b"\n", 0, max(0, len(data) - 1)) + 1
    last_n, last_id, newer = _newest(data[min(size, last_line) :], w)
    return End(len(data), crc32(memoryview(data)[size:], crc), last_n, last_id, not data.endswith(b"\n"), newer)


def _newest(data: bytes, w: str) -> tuple[int, str, bool]:
    """The highest number and id of this writer in these lines, and whether a newer version wrote one of them.

    The highest, not the last: after a failed sync an action stands once more behind the opening line of the next
    segment. What lies before is in the note of the device, whose crc has just been found right.
    """
    number, newest, newer = 0, "", False
    for _, verdict, envelope in whole_lines(data):
        if verdict is NEWER:
            newer = True
        elif envelope.get("w") == w and type(envelope.get("n")) is int and ids.is_id(str(envelope.get("id"))):
            number, newest = max(number, envelope["n"]), max(newest, envelope["id"])
    return number, newest, newer


def create(path: Path) -> int:
    """A descriptor for a new segment whose name is durable. Raises `FileExistsError` for a name that is taken."""
    fd = disk.open_to_append(path, create=True)
    try:
        disk.sync_folder(path.parent)
    except BaseException:
        os.close(fd)
        path.unlink()
        raise
    return fd


def append(fd: int, lines: bytes, size: int) -> None:
    """Add the lines of one action to a segment of `size` bytes, by one call, and make them durable.

    Raises `Changed` before writing when the file has another size. If not every byte was taken (full disk, file-size
    limit, quota) the file is cut back to `size` and `OSError` raised: no half line stays. `SyncFailed` means that the
    bytes stand in the file, maybe, and that this file is not to be trusted again: after a failed sync the system may
    drop the pages and report the next sync as good.
    """
    if os.fstat(fd).st_size != size:
        raise Changed(errno.EBUSY, "another copy is saving")
    try:
        _write_once(fd, lines)
    except BaseException:
        _cut_back(fd, size, len(lines))
        raise
    try:
        disk.sync_file(fd)
    except OSError as error:
        raise SyncFailed(error.errno, error.strerror) from error


def _write_once(fd: int, lines: bytes) -> None:
    if os.write(fd, lines) < len(lines):
        raise ShortWrite(errno.ENOSPC, "the disk took only a part of it")


def _cut_back(fd: int, size: int, at_most: int) -> None:
    """Take back what this action wrote, unless someone else has added to the file since (where there are no locks).

    Where even that fails a damaged line stays, and the next action starts on a line of its own.
    """
    with suppress(OSError):
        if size < os.fstat(fd).st_size <= size + at_most:
            os.ftruncate(fd, size)


def take_back(path: Path, size: int) -> None:
    """Cut a segment back to `size` bytes, or remove it when that is nothing: for an action that failed twice."""
    with suppress(OSError):
        if not size:
            path.unlink()
            return
        fd = disk.open_to_append(path, create=False)
        try:
            os.ftruncate(fd, size)
        finally:
            os.close(fd)
