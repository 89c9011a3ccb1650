"""The player's own shared files: which of them this device writes, adding lines that stay, and taking files back.

A file has one writer and only grows; files are taken back whole, and only this device's own. It must not know what is
to be published.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from zlib import crc32

from game.party.facts import Key, Profile, PublicCheer, PublicFact, PublicOffer, PublicQuest, PublicTip
from game.party.lines import MOST_NUMBER, to_line
from game.party.mine import FileEnd
from game.rules.party_facts import NO
from game.saves import disk, segments
from game.saves.atomic import write_atomic
from game.saves.framing import unframe

FULL = 8 * 1024 * 1024
"""Bytes after which a writer begins another file: half of what friends read (docs/saves.md)."""
MOST_BYTES = 2 * FULL
NEWEST = 200
"""Lines that are looked at to learn how far a file has come."""
SUFFIX = ".jsonl"
EPOCH = date(1970, 1, 1)
QUESTS = "quests"
_NAME = re.compile(r"([0-9a-z]{10})-\d{4}(\.\d{1,3})?\.jsonl")


class NumbersUsedUp(OSError):
    """A line in the folder carries the highest number there is, so that nothing can be said after it."""


def no_link(folder: Path) -> None:
    """Refuse to write through a link: whoever may write to the shared folder could lead it anywhere."""
    if any(path.is_symlink() for path in (folder, folder / QUESTS)):
        raise OSError(errno.ELOOP, "a link stands where your own shared folder should be")


def names(folder: Path) -> tuple[str, ...]:
    """The files of lines in a folder; none where there is no folder."""
    try:
        there = [path.name for path in folder.iterdir()]
    except FileNotFoundError:
        return ()
    return tuple(sorted(name for name in there if name.endswith(SUFFIX) and not name.startswith(".")))


def seen(folder: Path) -> dict[str, FileEnd]:
    """Size and time of change of each of them: what tells whether another device brought something."""
    found = {}
    for name in names(folder):
        with suppress(OSError):
            facts = os.lstat(folder / name)
            found[name] = (facts.st_size, facts.st_mtime_ns)
    return found


def of_writers(folder: Path, writers: Collection[str]) -> Iterator[Path]:
    """The files of some writers, copies under other names among them."""
    yield from (folder / name for name in names(folder) if name[:10] in writers and name[10:11] == "-")


def as_left(folder: Path, w: str, files: Mapping[str, FileEnd], *, only: str = "") -> bool:
    """Whether the files of a writer are as this device left them, and there is none it knows nothing of.

    `only` looks into that one file alone: what a check-in has time for.
    """
    there = {name for name in names(folder) if name.startswith(f"{w}-") and _NAME.fullmatch(name)}
    looked_at = {only} & files.keys() if only else files.keys()
    return there == files.keys() and all(_end(folder / name) == files[name] for name in looked_at)


def _end(path: Path) -> FileEnd | None:
    try:
        data = disk.read_regular(path, MOST_BYTES)
    except OSError:
        return None
    return len(data), crc32(data)


def name_for(w: str, year: int, files: Mapping[str, FileEnd], more: int) -> str:
    """The file in which a writer goes on: that of the year, or another one where `more` bytes would be too many."""
    part, name = 0, f"{w}-{year:04}{SUFFIX}"
    while name in files and files[name][0] + more > FULL:
        part += 1
        name = f"{w}-{year:04}.{part}{SUFFIX}"
    return name


def lines_of(w: str, after: int, facts: Iterable[PublicFact]) -> tuple[bytes, int]:
    """The facts as lines, and the number of the last. Raises `NumbersUsedUp`."""
    lines, n = [], after
    for fact in facts:
        n += 1
        lines.append(to_line(w, n, fact))
    if n > MOST_NUMBER:
        raise NumbersUsedUp(errno.ERANGE, "a line in it carries the highest number there is, so none can follow it")
    return b"".join(lines), n


def add(folder: Path, name: str, lines: bytes, before: FileEnd | None, day: date) -> FileEnd:
    """Add lines to a file that is as it was left (None: make it), durable when this returns; the new end of it."""
    disk.make_folder(folder)
    path, (size, crc) = folder / name, before or (0, 0)
    fd = segments.create(path) if before is None else disk.open_to_append(path, create=False)
    try:
        segments.append(fd, lines, size)
    except BaseException:
        if before is None:
            with suppress(OSError):
                path.unlink()
        raise
    finally:
        os.close(fd)
    without_hour(path, day)
    return size + len(lines), crc32(lines, crc)


def without_hour(path: Path, day: date) -> None:
    """Sync tools carry the time of change of a file along: it tells the day, as the lines in it do, and no hour."""
    seconds = (day - EPOCH).days * 24 * 60 * 60
    with suppress(OSError):
        os.utime(path, (seconds, seconds))


def speak_of(paths: Iterable[Path], aliases: Collection[str], shas: Collection[str]) -> bool:
    """Whether a line in these files tells of what was withdrawn: more of a quest than that, or that a file is offered.

    A line that cannot be read counts, too.
    """
    marks = [b'"alias":"%s"' % alias.encode() for alias in aliases] + [_offers(sha) for sha in shas]
    return any(
        _tells(line, aliases, shas) for path in paths for line in _lines(path) if any(mark in line for mark in marks)
    )


def hold_old_words(paths: Iterable[Path], words: Mapping[Key, str]) -> bool:
    """Whether a line in these files has a name, a title or a text of the player's that holds no more.

    `words` are those that hold, by key.
    """
    return any(
        _is_old(line, words)
        for path in paths
        for line in _lines(path)
        if any(mark in line for mark in _WORDED) and b'"p.day"' not in line
    )


def _is_old(line: bytes, words: Mapping[Key, str]) -> bool:
    _, envelope, _ = unframe(line + b"\n")
    said = envelope.get("d") if isinstance(envelope, dict) else None
    if not isinstance(said, dict) or envelope.get("k") not in _KEYS:
        return False
    kind = str(envelope["k"])
    word = said.get("name") or said.get("title") or said.get("text")
    return bool(word) and words.get((kind, *(str(said.get(part)) for part in _KEYS[kind]))) != word


_WORDED = (b'"name":"', b'"title":"', b'"text":"')
_KEYS = {Profile.kind: (), PublicQuest.kind: ("alias",), PublicTip.kind: ("alias", "step"), PublicCheer.kind: ("id",)}
"""The kinds with words of the player's in them, and which parts of a line name what it is about."""


def _offers(sha: str) -> bytes:
    return b'"sha":"%s"' % sha.encode()


def _lines(path: Path) -> list[bytes]:
    try:
        return disk.read_regular(path, MOST_BYTES).split(b"\n")
    except OSError:
        return []


def _tells(line: bytes, aliases: Collection[str], shas: Collection[str]) -> bool:
    _, envelope, _ = unframe(line + b"\n")
    said = envelope.get("d") if isinstance(envelope, dict) else None
    if not isinstance(said, dict):
        return True
    if envelope.get("k") == PublicOffer.kind:
        return said.get("sha") in shas and not said.get("gone")
    return said.get("alias") in aliases and said.get("how") != NO


def last_number(path: Path) -> int:
    """The highest number in the newest lines of a file: numbers grow along it."""
    numbers = [0]
    for line in _lines(path)[-NEWEST:]:
        _, envelope, _ = unframe(line + b"\n")
        n = envelope.get("n") if isinstance(envelope, dict) else None
        if type(n) is int and 0 < n <= MOST_NUMBER:
            numbers.append(n)
    return max(numbers)


def take_away(paths: Iterable[Path]) -> None:
    """Remove files for good; one that is gone already is no error."""
    folders = set()
    for path in tuple(paths):
        with suppress(FileNotFoundError):
            path.unlink()
            folders.add(path.parent)
    for folder in folders:
        disk.sync_folder(folder)


def lay_out(folder: Path, files: Mapping[str, bytes], day: date) -> None:
    """Put quest files, by their SHA-256, beside the lines that offer them."""
    for sha, source in files.items():
        path = folder / QUESTS / f"{sha}.toml"
        if _end(path) != (len(source), crc32(source)):
            disk.make_folder(path.parent)
            write_atomic(path, source, durable=True)
            without_hour(path, day)


def clear_out(folder: Path, shas: Iterable[str]) -> None:
    """Remove quest files that are offered no more, and what a kill left of writing them (saves/atomic.py)."""
    for sha in shas:
        take_away([folder / QUESTS / f"{sha}.toml", *(folder / QUESTS).glob(f".{sha}.toml.*.tmp")])
