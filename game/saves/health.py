"""What the doctor finds: the state of a save, and setting aside what cannot be used.

Looking changes nothing. Nothing is ever deleted: what stands in the way is moved into `local/quarantine` with its
reason.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from game.rules.events import Event
from game.saves import disk, reading
from game.saves.atomic import write_atomic
from game.saves.journal import Journal, players
from game.saves.merge import Clash, merge
from game.saves.paths import Root, make_local
from game.saves.reading import Batch, Place
from game.saves.segments import parse_name

REASON = ".why.txt"


@dataclass(frozen=True, slots=True)
class Writer:
    """One writing device: how many events of it are here, and its highest number."""

    w: str
    events: int
    last_n: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers of a writer that are missing, both ends included: lines lost, or not yet synced."""

    w: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Fork:
    """One number of one writer under several ids: a disk was cloned, or an old state came back. All events count."""

    w: str
    n: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Health:
    """The state of a save.

    `files` and `events` count the journal's; `size` is the bytes of `own/`, `local_size` those of `local/`.
    `conflicts` are files under names no writer gives (copies by sync tools, restored files): they are read like the
    others. `unreadable` pairs a name with the reason, for what is called a journal file and cannot be read as one;
    `torn` with the bytes of a line cut off at the end. `foreign` pairs a name with the lines of other players in it.
    """

    player: str | None
    other_players: tuple[str, ...] = ()
    writable: bool = True
    writers: tuple[Writer, ...] = ()
    files: int = 0
    events: int = 0
    damaged: tuple[Place, ...] = ()
    lost: int = 0
    newer: tuple[Place, ...] = ()
    foreign: tuple[tuple[str, int], ...] = ()
    torn: tuple[tuple[str, int], ...] = ()
    clashes: tuple[Clash, ...] = ()
    forks: tuple[Fork, ...] = ()
    gaps: tuple[Gap, ...] = ()
    conflicts: tuple[str, ...] = ()
    unreadable: tuple[tuple[str, str], ...] = ()
    quarantined: tuple[str, ...] = ()
    backups: tuple[str, ...] = ()
    size: int = 0
    local_size: int = 0

    @property
    def sound(self) -> bool:
        """Whether there is nothing to worry about: everything written can be read, and more can be written."""
        return self.writable and not (
            self.damaged
            or self.newer
            or self.foreign
            or self.clashes
            or self.forks
            or self.gaps
            or self.unreadable
            or self.other_players
        )


def examine(root: Root) -> Health:
    """Look at everything. Raises `OSError` only when the player's folder itself cannot be listed."""
    journal = Journal(root)
    player = journal.player
    batches = journal.read_all()
    merged = merge(batches)
    places = [place for batch in batches for place in (*batch.damaged, *batch.newer)]
    return Health(
        player=player,
        other_players=tuple(other for other in players(root) if other != player),
        writable=_is_writable(root.own),
        writers=_writers(merged.events),
        files=len(batches),
        events=len(merged.events),
        damaged=tuple(place for batch in batches for place in batch.damaged),
        lost=sum(batch.lost for batch in batches),
        newer=tuple(place for batch in batches for place in batch.newer),
        foreign=tuple((batch.name, batch.foreign) for batch in batches if batch.foreign),
        torn=tuple((batch.name, batch.torn) for batch in batches if batch.torn),
        clashes=tuple(merged.clashes),
        forks=_forks(merged.events),
        gaps=_gaps(merged.events, places),
        conflicts=tuple(batch.name for batch in batches if parse_name(batch.name) is None),
        unreadable=_unreadable(root, player, batches),
        quarantined=_names(root.quarantine),
        backups=_names(root.backups),
        size=_size(root.own),
        local_size=_size(root.local),
    )


def _is_writable(folder: Path) -> bool:
    while not folder.exists() and folder.parent != folder:
        folder = folder.parent
    return os.access(folder, os.W_OK | os.X_OK)


def _writers(events: Iterable[Event]) -> tuple[Writer, ...]:
    found: dict[str, Writer] = {}
    for event in events:
        known = found.get(event.w, Writer(event.w, 0, 0))
        found[event.w] = Writer(event.w, known.events + 1, max(known.last_n, event.n))
    return tuple(sorted(found.values(), key=lambda writer: writer.w))


def _forks(events: Iterable[Event]) -> tuple[Fork, ...]:
    found: dict[tuple[str, int], list[str]] = {}
    for event in events:
        found.setdefault((event.w, event.n), []).append(event.id)
    return tuple(Fork(w, n, tuple(ids)) for (w, n), ids in sorted(found.items()) if len(ids) > 1)


def _gaps(events: Iterable[Event], places: Iterable[Place]) -> tuple[Gap, ...]:
    """What is missing up to a writer's highest number. A line that is here and not understood is not missing."""
    found: dict[str, set[int]] = {}
    lines: list[Event | Place] = [*events, *places]
    for line in lines:
        if line.w and line.n > 0:
            found.setdefault(line.w, set()).add(line.n)
    gaps = []
    for w, numbers in sorted(found.items()):
        before = 0
        for n in sorted(numbers):
            if n > before + 1:
                gaps.append(Gap(w, before + 1, n - 1))
            before = n
    return tuple(gaps)


def _unreadable(root: Root, player: str | None, batches: Sequence[Batch]) -> tuple[tuple[str, str], ...]:
    found = {batch.name: batch.problem for batch in batches if batch.problem}
    if player is not None:
        with suppress(OSError):
            for path in root.player(player).iterdir():
                if reading.is_journal_name(path.name) and (path.is_symlink() or not path.is_file()):
                    found[path.name] = "it is no plain file"
    return tuple(sorted(found.items()))


def _names(folder: Path) -> tuple[str, ...]:
    try:
        return tuple(sorted(path.name for path in folder.iterdir() if not path.name.startswith(".")))
    except OSError:
        return ()


def _size(folder: Path) -> int:
    total = 0
    for path, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                total += os.lstat(os.path.join(path, name)).st_size
    return total


def set_aside(root: Root, path: Path, reason: str) -> Path:
    """Move something unusable into `local/quarantine`, with a file that tells where it was and why; its new path.

    For what stands in the way: a folder or device called `*.jsonl`, a read model that cannot be read. Raises
    `ValueError` for anything that does not lie below `own/`, `party/` or `local/`, and `OSError` when it cannot be
    moved.
    """
    place = path.parent.resolve() / path.name
    if not any(
        place.is_relative_to(top.resolve()) and place != top.resolve() for top in (root.own, root.party, root.local)
    ):
        raise ValueError("only parts of the saves can be set aside")
    make_local(root)
    disk.make_folder(root.quarantine)
    number, target = 0, root.quarantine / path.name
    while os.path.lexists(target) or target.with_name(target.name + REASON).exists():
        number += 1
        target = root.quarantine / f"{path.name}.{number}"
    path.rename(target)
    note = f"{reason}\nIt was {place.relative_to(root.path.resolve())}\n"
    write_atomic(target.with_name(target.name + REASON), note.encode(), durable=False)
    return target
