"""The shared folder on the disk: whose folders and which files in it are read at all, and how much of them.

Only folders named like a public id, only plain files named `*.jsonl`, never a link, pipe or device, and never more than
the limits. Names of files decide nothing else: whose a line is stands in it. Nothing here changes anything.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from game.rules.text import clean
from game.rules.values import dataclass
from game.saves import disk
from game.saves.ids import is_id
from game.saves.paths import Root
from game.saves.reading import is_journal_name

MOST_FRIENDS = 200
MOST_FILES = 100
"""Of one player. A device adds one a year, and one more when it withdraws something."""
MOST_ENTRIES = 1_000
"""Names in one folder that are looked at."""
MAX_FILE = 16 * 1024 * 1024
MAX_TOGETHER = 128 * 1024 * 1024
"""Bytes of all files of one player."""

UNREADABLE, TOO_MUCH, DAMAGED = "unreadable", "too_much", "damaged"


@dataclass(frozen=True, slots=True)
class Mark:
    """Size, time of change, and the time this device last put the file there (which no sync tool can set).

    While all three stay, the file is the same.
    """

    size: int
    mtime_ns: int
    ctime_ns: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not read, or not read on: a code of `friends.Trouble`, and why, as the end of a sentence."""

    code: str
    why: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a folder by name: those to be read, and those refused by what they are."""

    files: Mapping[str, Mark]
    refused: Mapping[str, Refused]


def people(root: Root) -> list[str]:
    """The public ids that have a folder in the party, in order. Raises `OSError` where the party cannot be listed."""
    try:
        with os.scandir(root.party) as entries:
            named = [entry.name for entry in entries if is_id(entry.name) and entry.is_dir(follow_symlinks=False)]
    except FileNotFoundError:
        return []
    return sorted(named)


def listing(folder: Path) -> Listing:
    """What is in the folder of a player. Raises `OSError` where it cannot be listed.

    What stands there under the name of a file of lines and is none is refused at once; everything else is no business
    of the party's.
    """
    files: dict[str, Mark] = {}
    refused: dict[str, Refused] = {}
    for entry in _entries(folder):
        if not is_journal_name(entry.name):
            continue
        if len(files) + len(refused) >= MOST_FILES:
            refused[""] = Refused(TOO_MUCH, f"there are more than {MOST_FILES} files in the folder")
            break
        try:
            if entry.is_file(follow_symlinks=False):
                files[entry.name] = _mark(entry.stat(follow_symlinks=False))
            else:
                refused[entry.name] = Refused(UNREADABLE, "it is no plain file")
        except OSError:
            continue  # a sync tool replaces it just now: it will be back
    together = 0
    for name, mark in list(files.items()):
        if mark.size <= MAX_FILE:
            together += mark.size
        if mark.size > MAX_FILE or together > MAX_TOGETHER:
            limit = MAX_FILE if mark.size > MAX_FILE else MAX_TOGETHER
            what = "it is" if mark.size > MAX_FILE else "all files together are"
            refused[name] = Refused(TOO_MUCH, f"{what} larger than {limit // (1024 * 1024)} MiB", mark.size)
            del files[name]
    return Listing(files, refused)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """The entries of a folder by name: the first so many the system gives, where there are more."""
    found: list[os.DirEntry[str]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            found.append(entry)
            if len(found) >= MOST_ENTRIES:
                break
    return sorted(found, key=lambda entry: entry.name)


def _mark(facts: os.stat_result) -> Mark:
    return Mark(facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns)


def read(folder: Path, name: str) -> bytes | Refused:
    """The bytes of a file of the folder. One that vanished has none: it was seen, so it will be back."""
    try:
        return disk.read_regular(folder / Path(name).name, MAX_FILE)
    except FileNotFoundError:
        return b""
    except disk.NotRegular:
        return Refused(UNREADABLE, "it is no plain file")
    except (OSError, ValueError) as error:
        said = (error.strerror if isinstance(error, OSError) else "") or "it cannot be read"
        return Refused(UNREADABLE, clean(said, 60).lower())


def marks(root: Root) -> object:
    """A value that changes when anything under `party/` does: names, sizes and times only, nothing is opened."""
    found: list[object] = []
    try:
        for player in people(root)[:MOST_FRIENDS]:
            folder = root.party / player
            found.append((player, tuple(_marked(folder)), tuple(_marked(folder / "quests"))))
    except OSError as error:
        found.append(error.errno)
    return tuple(found)


def _marked(folder: Path) -> Iterator[tuple[str, Mark]]:
    try:
        for entry in _entries(folder):
            if not entry.name.startswith((".", "~syncthing~")) and not entry.name.endswith(".tmp"):
                yield entry.name, _mark(entry.stat(follow_symlinks=False))
    except OSError:
        return
