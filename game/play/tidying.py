"""`quest fmt`: a quest file tidied where it lies, replaced whole, with the rights it had."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from game.quests.formatting import Unformattable, format_quest
from game.quests.mistakes import QuestFileError
from game.quests.reader import parse_quest, read_quest
from game.rules.text import clean
from game.rules.values import dataclass
from game.saves import disk
from game.saves.atomic import write_all
from game.saves.errors import because

_ANYBODY_WRITES = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


@dataclass(frozen=True, slots=True)
class Tidied:
    """A file as it was and as it would be. `lines` say what is in the way: mistakes, or why it cannot be written."""

    name: str
    before: bytes = b""
    after: bytes = b""
    lines: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether tidying changes anything."""
        return self.before != self.after


def tidy(path: Path) -> Tidied:
    """What tidying would make of a file. Nothing is written."""
    try:
        return tidy_bytes(read_quest(path).data, str(path))
    except QuestFileError as error:
        return Tidied(str(path), lines=tuple(map(str, error.mistakes)))


def tidy_bytes(data: bytes, name: str) -> Tidied:
    """What tidying would make of the bytes of a file."""
    try:
        parse_quest(data, name)
        return Tidied(name, data, format_quest(data, name))
    except QuestFileError as error:
        return Tidied(name, lines=tuple(map(str, error.mistakes)))
    except Unformattable as error:
        return Tidied(name, data, data, (f"{clean(name, 400)}: {error}; it stays as it is",))


def write(path: Path, tidied: Tidied) -> str:
    """Put the tidy bytes in place of the old ones; "" where that is done, else why not. A link leads to its file."""
    name = clean(str(path), 400)
    try:
        real = path.resolve(strict=True)
        if not real.stat().st_mode & _ANYBODY_WRITES or not os.access(real, os.W_OK):
            return f"{name}: this file is read-only; nothing was changed"
        if read_quest(real).data != tidied.before:
            return f"{name}: this file was changed meanwhile; nothing was done"
        rewrite(real, tidied.after)
    except OSError as error:
        return f"{name}: not written ({reason(error)}); nothing was changed"
    except QuestFileError:
        return f"{name}: this file was changed meanwhile; nothing was done"
    return ""


def reason(error: OSError) -> str:
    """Why a file outside the save could not be written, as the end of a sentence."""
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "this folder cannot be written to"
    return because(error)


def rewrite(path: Path, data: bytes) -> None:
    """Replace the file at `path` by `data` under the rights it has, or leave it as it was and raise `OSError`."""
    mode = stat.S_IMODE(path.stat().st_mode)
    temporary = path.with_name(f".{path.name[:100]}.{os.urandom(6).hex()}.tmp")
    fd = disk.create_new(temporary)
    try:
        try:
            write_all(fd, data)
            os.fchmod(fd, mode)
            disk.sync_file(fd)
        finally:
            os.close(fd)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
