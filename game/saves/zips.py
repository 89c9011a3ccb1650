"""Zip files of a save: making one that is known to be readable, and reading one that somebody else may have made.

It must not decide what is backed up or restored: that is `backups`.
"""

from __future__ import annotations

import os
import stat
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from game.saves import disk

MAX_ENTRIES = 20_000
MAX_TOTAL = 256 * 1024 * 1024
"""Bytes all entries of a zip may have together, unpacked."""

_UNREADABLE = (
    BadZipFile,
    EOFError,
    NotImplementedError,  # a compression this Python has not
    RuntimeError,  # an encrypted entry
    ValueError,
    struct.error,
    zlib.error,
)
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)


class BadBackup(Exception):
    """A backup that cannot be made or used. `reason` completes a sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Entry:
    """One file in a zip: its name, and its bytes or the reason it was refused."""

    name: str
    data: bytes = b""
    refused: str = ""


def write_zip(path: Path, files: Mapping[str, bytes]) -> None:
    """Make a zip of these files and read it back before it gets its name. Raises `OSError` or `BadBackup`."""
    temporary = path.with_name(f".{path.name}.{os.urandom(6).hex()}.tmp")
    try:
        with os.fdopen(disk.create_new(temporary), "w+b") as file:
            with ZipFile(file, "w", ZIP_DEFLATED) as bundle:
                for name, data in files.items():
                    info = ZipInfo(name, _FIXED_DATE)
                    info.external_attr = (stat.S_IFREG | disk.FILE_MODE) << 16
                    info.compress_type = ZIP_DEFLATED
                    bundle.writestr(info, data)
            file.flush()
            disk.sync_file(file.fileno())
        if {entry.name: entry.data for entry in read_zip(temporary)} != dict(files):
            raise BadBackup("it could not be read back")
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    disk.sync_folder(path.parent)


def read_zip(path: Path) -> Iterator[Entry]:
    """Every file of a zip, in its order; one that must not be unpacked comes with its reason. Raises `BadBackup`.

    Sizes in a zip are claims: reading stops where the claim or the limit is passed.
    """
    try:
        with ZipFile(path) as bundle:
            infos = bundle.infolist()
            if len(infos) > MAX_ENTRIES or sum(info.file_size for info in infos) > MAX_TOTAL:
                raise BadBackup("it is larger than any save")
            for info in infos:
                if not info.is_dir():
                    yield _entry(bundle, info)
    except _UNREADABLE as error:
        raise BadBackup(f"it is no zip that can be read ({error})") from error


def _entry(bundle: ZipFile, info: ZipInfo) -> Entry:
    refused = _refusal(info)
    if refused:
        return Entry(info.filename, refused=refused)
    with bundle.open(info) as stream:
        data = stream.read(disk.MAX_FILE + 1)
    if len(data) > disk.MAX_FILE:
        return Entry(info.filename, refused="larger than any file of a save")
    return Entry(info.filename, data)


def _refusal(info: ZipInfo) -> str:
    parts = info.filename.split("/")
    if info.filename.startswith("/") or "\\" in info.filename or ":" in info.filename or ".." in parts:
        return "its path leads out of the save"
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        return "it is a link or a device"
    if info.file_size > disk.MAX_FILE:
        return "larger than any file of a save"
    return ""
