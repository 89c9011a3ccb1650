"""The shared folder on one side and a party in git on the other: what comes in, and what goes out.

Three things are held against each other, file by file: what lies here, what lies in the remote, and what lay there
when it was last looked at. Files of others come in and never go out; of the player's own, each device puts the one it
writes, and passes on those of their other devices. What was there and is gone was withdrawn, on whichever side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress

from game.party.folder import MAX_FILE
from game.party.git import Git
from game.party.git_tree import QUESTS, Entry, Path, Tree, blobs, is_lines, is_quest, oid_of
from game.rules.values import dataclass
from game.saves.copies import MAX_QUEST, sha_of
from game.saves.inside import Inside
from game.saves.paths import Root


@dataclass(frozen=True, slots=True)
class Own:
    """Whose files are the player's own (their public id, "" where nothing was ever shared), and who writes here.

    `writer` is the public writer of this device, `gone` its earlier ones whose files were taken back.
    """

    player: str
    writer: str = ""
    gone: tuple[str, ...] = ()

    def writes(self, path: Path) -> bool:
        """Whether only this device may say what is in that file."""
        return path[0] == self.player and bool(self.writer) and path[-1].startswith(f"{self.writer}-")

    def took_back(self, path: Path) -> bool:
        """Whether this device took that file back for good."""
        return path[0] == self.player and any(path[-1].startswith(f"{writer}-") for writer in self.gone)


@dataclass(frozen=True, slots=True)
class Came:
    """What came in: new lines and quest files, the players they are of, files that were withdrawn or left out."""

    lines: int = 0
    quests: int = 0
    players: tuple[str, ...] = ()
    withdrawn: int = 0
    left_out: int = 0

    def with_(self, other: Came) -> Came:
        """Both together."""
        return Came(
            self.lines + other.lines,
            self.quests + other.quests,
            tuple(dict.fromkeys((*self.players, *other.players))),
            self.withdrawn + other.withdrawn,
            self.left_out + other.left_out,
        )


class Folder:
    """The shared folder of this device."""

    def __init__(self, root: Root) -> None:
        self._top = root.party

    def sizes(self, players: Iterable[str]) -> dict[Path, int]:
        """The files of these players that can travel, and their sizes."""
        found: dict[Path, int] = {}
        for player in players:
            for folder, fits in (((player,), is_lines), ((player, QUESTS), is_quest)):
                with suppress(OSError), Inside.opened(self._top, *folder) as inside:
                    names = inside.files().items()
                    found |= {(*folder, name): size for name, size in names if fits(name.encode())}
        return found

    def read(self, path: Path) -> bytes:
        """The bytes of a file (none where it is not there, or cannot be read)."""
        with suppress(OSError), Inside.opened(self._top, *path[:-1]) as inside:
            return inside.read(path[-1], MAX_FILE)
        return b""

    def write(self, path: Path, data: bytes) -> bool:
        """Put a file; whether that worked: a link or a file may be in the way, put there by a sync tool."""
        with suppress(OSError), Inside.opened(self._top, *path[:-1], create=True) as inside:
            inside.write(path[-1], data)
            return True
        return False

    def remove(self, path: Path) -> None:
        """Take a file away, and the folder it was the last in."""
        with suppress(OSError), Inside.opened(self._top, *path[:-1]) as inside:
            inside.remove(path[-1])
        for depth in range(len(path) - 1, 0, -1):
            with suppress(OSError), Inside.opened(self._top, *path[: depth - 1]) as inside:
                inside.drop(path[depth - 1])


# --- coming in -------------------------------------------------------------------------------------------------------


def take_in(git: Git, folder: Folder, own: Own, there: Tree, before: Tree) -> Came:
    """Bring the folder up to what lies in the remote; a file that is longer here, and begins alike, stays."""
    here = folder.sizes({path[0] for path in (*there.files, *before.files)})
    withdrawn = list(_withdrawn(folder, own, here, there, before))
    for path in withdrawn:
        folder.remove(path)
    came = Came(withdrawn=len(withdrawn), left_out=there.left_out)
    for path, data in blobs(git, _wanted(folder, own, here, there, before)):
        came = came.with_(_put(folder, path, data))
    return came


def _wanted(
    folder: Folder, own: Own, here: Mapping[Path, int], there: Tree, before: Tree
) -> Iterator[tuple[Path, Entry]]:
    """The files that are not here as they are there."""
    for path, entry in there.files.items():
        if own.writes(path) or own.took_back(path):
            continue
        size, known = here.get(path), _same(before.files.get(path), entry)
        if size is None:
            if not (known and path[0] == own.player):  # else it was withdrawn here
                yield path, entry
        elif not (known and size >= entry.size) and not _is(folder, path, size, entry):
            yield path, entry


def _same(one: Entry | None, other: Entry) -> bool:
    return one is not None and one.oid == other.oid


def _is(folder: Folder, path: Path, size: int, entry: Entry) -> bool:
    return size == entry.size and oid_of(folder.read(path)) == entry.oid


def _withdrawn(folder: Folder, own: Own, here: Mapping[Path, int], there: Tree, before: Tree) -> Iterator[Path]:
    """The files that were taken out of the remote and are here as they were there."""
    for path, entry in before.files.items():
        if path in here and not there.has(path) and not own.writes(path) and _is(folder, path, here[path], entry):
            yield path


def _put(folder: Folder, path: Path, data: bytes) -> Came:
    if QUESTS in path[:-1]:
        sound = f"{sha_of(data)}.toml" == path[-1] and folder.write(path, data)
        return Came(quests=1, players=path[:1]) if sound else Came(left_out=1)
    held = folder.read(path)
    if held.startswith(data):
        return Came()
    if not folder.write(path, data):
        return Came(left_out=1)
    return Came(lines=max(0, data.count(b"\n") - held.count(b"\n")), players=path[:1])


# --- going out -------------------------------------------------------------------------------------------------------


def to_send(folder: Folder, own: Own, there: Tree, before: Tree) -> tuple[dict[Path, bytes], tuple[Path, ...]]:
    """Of the player's own files: those to put into the remote, and those to take out of it."""
    if not own.player:
        return {}, ()
    here = folder.sizes([own.player])
    put: dict[Path, bytes] = {}
    for path, size in here.items():
        data = b"" if own.took_back(path) or size > _limit(path) else _whole(path, folder.read(path))
        entry = there.files.get(path)
        if data and not (entry and entry.oid == oid_of(data)) and _goes(own, path, there, before):
            put[path] = data
    gone = [path for path in there.files if path[0] == own.player and path not in here]
    return put, tuple(path for path in gone if own.took_back(path) or path in before.files)


def _goes(own: Own, path: Path, there: Tree, before: Tree) -> bool:
    """Whether a file that is not there like this is put: not one that was taken out by another device."""
    return own.writes(path) or there.has(path) or path not in before.files


def _limit(path: Path) -> int:
    return MAX_QUEST if QUESTS in path[:-1] else MAX_FILE


def _whole(path: Path, data: bytes) -> bytes:
    """What may be sent of a file: whole lines (the last may be in the writing), and sound quest files."""
    if QUESTS in path[:-1]:
        return data if f"{sha_of(data)}.toml" == path[-1] else b""
    return data[: data.rfind(b"\n") + 1]
