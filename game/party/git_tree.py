"""The tree of a party in a git repository: reading one without a checkout, and making the next.

Of a tree only this is ever looked at: plain files `<public id>/<name>.jsonl` and `<public id>/quests/<sha>.toml`. Three
levels are listed and no more, so a tree made to be endless is not entered. Everything else in it is left as
it is and never read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from game.party.folder import MAX_FILE, MAX_TOGETHER, MOST_FILES, MOST_FRIENDS
from game.party.git import Git, GitError
from game.rules.values import dataclass, replace
from game.saves import ids
from game.saves.copies import MAX_QUEST, is_sha
from game.saves.inside import BadName, checked

MOST_QUESTS = 100
"""Offered by one player; what is over a limit is left out."""
MOST_BYTES = 4 * 1024 * 1024 * 1024
"""Of a whole party: a hundred friends with ten years each come to a tenth of it."""
AT_ONCE = 48 * 1024 * 1024
"""Bytes that are read from the repository at once."""

MOST_NAMES = 16 * 1024 * 1024
"""Bytes of a listing: four times that of a party at all its limits."""

QUESTS = "quests"
FILE, FOLDER = "100644", "040000"

Path = tuple[str, ...]
"""A file: the player and its name, or the player, `quests` and its name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing in a folder of git: its mode, kind (blob, tree, commit), id, size in bytes (0: no file), and name."""

    mode: str
    kind: str
    oid: str
    size: int
    name: bytes


@dataclass(frozen=True, slots=True)
class Tree:
    """A commit as a party: its files, how many things were left out (too large, too many, no plain file), and folders.

    `folders` holds every entry of the folders that were listed, the foreign ones too: `()` is the top.
    """

    files: Mapping[Path, Entry]
    left_out: int
    folders: Mapping[Path, tuple[Entry, ...]]

    def has(self, path: Path) -> bool:
        """Whether something of that name is there, taken in or not; of a folder that was not listed all is."""
        if path[:1] not in self.folders and self._holds((), path[0]):
            return True
        return self._holds(path[:-1], path[-1])

    def _holds(self, folder: Path, name: str) -> bool:
        return any(entry.name == name.encode() for entry in self.folders.get(folder, ()))


EMPTY = Tree({}, 0, {})


def read_tree(git: Git, commit: str, me: str) -> Tree:
    """The party in a commit ("": there is none yet); whatever is left out, the folder of `me` is listed."""
    if not commit:
        return EMPTY
    top = tuple(_entries(git.run("ls-tree", "-z", "-l", commit, most=MOST_NAMES)))
    named = [entry.name.decode() for entry in top if entry.mode == FOLDER and is_player(entry.name)]
    players = sorted(named, key=lambda player: (player != me, player))[: MOST_FRIENDS + (me in named)]
    folders: dict[Path, tuple[Entry, ...]] = {(): top}
    if players:
        folders |= _folders(git, commit, players)
    files: dict[Path, Entry] = {}
    size = 0
    for player in players:
        taken = _taken(player, folders.get((player,), ()), folders.get((player, QUESTS), ()))
        size += sum(entry.size for entry in taken.values())
        files |= taken if size <= MOST_BYTES else {}
    held = sum(entry.kind != "tree" for path, entries in folders.items() if path for entry in entries)
    strange = sum(entry.mode != FOLDER or not is_player(entry.name) for entry in top)
    return Tree(files, held - len(files) + strange, folders)


def _folders(git: Git, commit: str, players: Sequence[str]) -> dict[Path, tuple[Entry, ...]]:
    """What lies in the folders of the players, and in their folders of quests."""
    wanted = [name for player in players for name in (f"{player}/", f"{player}/{QUESTS}/")]
    found: dict[Path, list[Entry]] = {(player,): [] for player in players}
    for entry in _entries(git.run("ls-tree", "-z", "-l", commit, "--", *wanted, most=MOST_NAMES)):
        *above, name = entry.name.split(b"/")
        found.setdefault(tuple(part.decode() for part in above), []).append(replace(entry, name=name))
    return {path: tuple(entries) for path, entries in found.items()}


def _entries(answer: bytes) -> Iterator[Entry]:
    for line in answer.split(b"\0"):
        facts, tab, name = line.partition(b"\t")
        words = facts.decode("ascii", "replace").split()
        if tab and len(words) == 4:
            yield Entry(words[0], words[1], words[2], int(words[3]) if words[3].isdigit() else 0, name)


def _taken(player: str, within: Iterable[Entry], quests: Iterable[Entry]) -> dict[Path, Entry]:
    """The files of a player that are taken in, within the limits."""
    lines = [entry for entry in within if _plain(entry, MAX_FILE) and is_lines(entry.name)][:MOST_FILES]
    offered = [entry for entry in quests if _plain(entry, MAX_QUEST) and is_quest(entry.name)][:MOST_QUESTS]
    found: dict[Path, Entry] = {}
    held = 0
    for path, entry in [((player,), entry) for entry in lines] + [((player, QUESTS), entry) for entry in offered]:
        name = entry.name.decode()
        held += entry.size
        if held <= MAX_TOGETHER and not any(other[-1].casefold() == name.casefold() for other in found):
            found[*path, name] = entry
    return found


def _plain(entry: Entry, limit: int) -> bool:
    return entry.mode == FILE and entry.kind == "blob" and entry.size <= limit


def is_player(name: bytes) -> bool:
    """Whether this is the name of a player's folder."""
    return name.isascii() and ids.is_id(name.decode())


def is_lines(name: bytes) -> bool:
    """Whether this is the name of a file of lines; a sync tool may have renamed it."""
    with suppress(UnicodeDecodeError, BadName):
        return checked(name.decode()).endswith(".jsonl") and name.isascii()
    return False


def is_quest(name: bytes) -> bool:
    """Whether this is the name of an offered quest file."""
    return name.isascii() and name.endswith(b".toml") and is_sha(name.decode()[: -len(".toml")])


# --- files -----------------------------------------------------------------------------------------------------------


def oid_of(data: bytes) -> str:
    """The id git gives to a file with these bytes."""
    return hashlib.sha1(b"blob %d\0%s" % (len(data), data), usedforsecurity=False).hexdigest()


def blobs(git: Git, entries: Iterable[tuple[Path, Entry]]) -> Iterator[tuple[Path, bytes]]:
    """The bytes of files, not too many at once."""
    waiting: list[tuple[Path, Entry]] = []
    for path, entry in entries:
        if waiting and sum(other.size for _, other in waiting) + entry.size > AT_ONCE:
            yield from _read(git, waiting)
            waiting = []
        waiting.append((path, entry))
    yield from _read(git, waiting)


def _read(git: Git, wanted: list[tuple[Path, Entry]]) -> Iterator[tuple[Path, bytes]]:
    if not wanted:
        return
    answer = git.run("cat-file", "--batch", data="".join(f"{entry.oid}\n" for _, entry in wanted).encode())
    at = 0
    for path, entry in wanted:
        end = answer.find(b"\n", at)
        if answer[at:end] != f"{entry.oid} blob {entry.size}".encode():
            raise GitError("fatal: bad object")
        yield path, answer[end + 1 : end + 1 + entry.size]
        at = end + 2 + entry.size


# --- the next tree ---------------------------------------------------------------------------------------------------


def make_tree(git: Git, tree: Tree, player: str, put: Mapping[Path, bytes], gone: Iterable[Path]) -> str:
    """The id of this tree with a player's files put in and others taken out; everything else stays as it is."""
    lost = set(gone)
    quests = _changed(git, tree, (player, QUESTS), put, lost)
    within = [entry for entry in _changed(git, tree, (player,), put, lost) if entry.name != QUESTS.encode()]
    if quests:
        within.append(Entry(FOLDER, "tree", _made(git, quests), 0, QUESTS.encode()))
    top = [entry for entry in tree.folders.get((), ()) if entry.name != player.encode()]
    if within:
        top.append(Entry(FOLDER, "tree", _made(git, within), 0, player.encode()))
    return _made(git, top)


def _changed(git: Git, tree: Tree, folder: Path, put: Mapping[Path, bytes], lost: set[Path]) -> list[Entry]:
    named = {path[-1].encode(): data for path, data in put.items() if path[:-1] == folder}
    out = named.keys() | {path[-1].encode() for path in lost if path[:-1] == folder}
    kept = [entry for entry in tree.folders.get(folder, ()) if entry.name not in out]
    return kept + [
        Entry(
            FILE, "blob", git.run("hash-object", "-w", "--no-filters", "--stdin", data=data).decode().strip(), 0, name
        )
        for name, data in named.items()
    ]


def _made(git: Git, entries: Iterable[Entry]) -> str:
    lines = [f"{entry.mode} {entry.kind} {entry.oid}\t".encode() + entry.name + b"\0" for entry in entries]
    return git.run("mktree", "-z", "--missing", data=b"".join(lines)).decode().strip()
