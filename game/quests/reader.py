"""Quest files in: guarded reading from disk, and every mistake of a file at once.

A quest file may come from a stranger: only regular files of at most `LARGEST` bytes are read, nothing in them runs, and
the only ways out are a `QuestFile` or a `QuestFileError`.
"""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path

from pydantic import ValidationError

from game.quests.checks import Tree, sense_problems
from game.quests.formats import FORMAT, QuestForm
from game.quests.mapping import to_quest
from game.quests.mistakes import MOST_MISTAKES, file_error
from game.quests.parsing import TomlError, parse
from game.quests.places import Lines, normal, places
from game.quests.shape import Problem, shape_problems
from game.quests.words import found
from game.rules.quest import Quest

LARGEST = 256 * 1024
"""Bytes of the largest quest file that is read."""

_TOO_LARGE = f"larger than {LARGEST // 1024} KiB, too large for a quest file"


@dataclass(frozen=True, slots=True)
class QuestFile:
    """A quest with the bytes it was read from and their SHA-256 in hex."""

    quest: Quest
    sha: str
    data: bytes


def read_quest(path: Path, display: str | None = None, *, follow: bool = True) -> QuestFile:
    """The quest in a file, called `display` (else by its path) in the mistakes. Raises `QuestFileError` only.

    A symbolic link is followed, since a player who names a file means what it leads to; `follow=False` refuses it, for
    files that nobody has named. A pipe or device is never waited for.
    """
    name = str(path) if display is None else display
    try:
        data = _read(path, follow)
    except (OSError, ValueError) as error:
        raise file_error(name, [((0, 0), _refusal(error))]) from None
    return parse_quest(data, name)


@lru_cache(64)  # the library reads every file again whenever it is opened; other bytes are another file
def parse_quest(data: bytes, name: str) -> QuestFile:
    """The quest in the bytes of a file called `name`. Raises `QuestFileError` with all mistakes, in file order."""
    if len(data) > LARGEST:
        raise file_error(name, [((0, 0), _TOO_LARGE)])
    try:
        text = normal(_decode(data))
        tree = parse(text)
    except TomlError as error:
        raise file_error(name, [(error.place, error.text)]) from None
    form, problems = _judge(tree)
    if form is None or problems:
        where = places(text)
        raise file_error(name, [(where.at(path), problem) for path, problem in problems])
    return QuestFile(to_quest(form), sha256(data).hexdigest(), data)


def _read(path: Path, follow: bool) -> bytes:
    """The bytes of a regular file, at most one more than are allowed (a file may grow, or say nothing of its size)."""
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC | (0 if follow else os.O_NOFOLLOW)
    fd = os.open(path, flags)
    try:
        mode = os.fstat(fd).st_mode
        if not stat.S_ISREG(mode):
            raise _NotRegular("this is a folder, no file" if stat.S_ISDIR(mode) else "this is no regular file")
        with os.fdopen(fd, "rb", closefd=False) as file:
            return file.read(LARGEST + 1)
    finally:
        os.close(fd)


class _NotRegular(ValueError):
    pass


def _refusal(error: OSError | ValueError) -> str:
    """Why a file could not be read, in plain words."""
    if isinstance(error, _NotRegular):
        return str(error)
    if isinstance(error, ValueError):
        return "this can't be the name of a file"  # A NUL or a lone surrogate in the path.
    reasons = {
        errno.ENOENT: "there is no such file",
        errno.ENOTDIR: "there is no such file",
        errno.EACCES: "you may not read this file",
        errno.ELOOP: "this is a symbolic link; give the file it leads to",
        errno.ENAMETOOLONG: "this name is too long for a file",
    }
    return reasons.get(error.errno or 0, f"this file can't be read ({error.strerror})")


def _decode(data: bytes) -> str:
    """UTF-8, with or without the byte-order mark some editors write. Raises `TomlError` at the first bad byte."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = normal(error.object[: error.start].decode())
        found_byte = error.object[error.start]
        raise TomlError(
            Lines(before).place(len(before)), f"expected UTF-8 text, found the byte 0x{found_byte:02x}"
        ) from None


def judged(tree: Tree) -> list[Problem]:
    """Every problem of a tree that is no file yet, by its path: a draft is judged as a file would be."""
    return _judge(tree)[1]


def _judge(tree: Tree) -> tuple[QuestForm | None, list[Problem]]:
    """The checked form, and every problem, one a path. A format above ours is the only problem there is."""
    given = tree.get("format")
    if type(given) is int and given > FORMAT:
        newer = f'"format" {found(given)} is newer than this game, which reads {FORMAT}; a newer Undaunted will know it'
        return None, [(("format",), newer)]
    form, refused = None, []
    try:
        form = QuestForm.model_validate(tree)
    except ValidationError as error:
        refused.append(error)
    every = chain(*map(shape_problems, refused), sense_problems(tree))
    problems: dict[tuple[str | int, ...], str] = {}
    # Lazily, and not without end: the nearest word of ten thousand keys takes longer than anyone waits.
    for path, problem in islice(every, 2 * MOST_MISTAKES):
        problems.setdefault(path, problem)
    return form, list(problems.items())
