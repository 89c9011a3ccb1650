"""What was read of friends, kept for next time: an overview of all of them, and a file for each with all their days.

All of it lies in `local/party/`, is never synced, and can be rebuilt from the shared folder (but for what was rolled
back there). Each file carries a checksum: a damaged one is none. Files are replaced whole, and the disk not waited for.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any
from zlib import crc32

from game.party import encoding
from game.party.folder import Listing
from game.party.friends import Friend
from game.party.gathering import GONE, Gathered
from game.party.heads import Head
from game.party.pins import Pin
from game.party.portrait import Portrait
from game.rules.calendar import ONE_DAY
from game.rules.values import dataclass
from game.saves import disk
from game.saves.atomic import write_atomic
from game.saves.paths import Root, make_local

SCHEMA = 1
"""Other schemas are rebuilt: one more whenever a line may mean something else than before (a kind that is new)."""
MAX_CACHE = 256 * 1024 * 1024

_WRONG = (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)


@dataclass(frozen=True, slots=True)
class Row:
    """A friend as they were seen on a day, and the files that was made of.

    `last` is the newest day in it and `waits` the first still to come then. `odd`: a file is not what it was, so the
    row holds for its day only. `watched` are the files that were read, and so have a pin.
    """

    friend: Friend
    made: date
    files: Mapping[str, Any]
    refused: Mapping[str, Any]
    last: date | None
    waits: date | None
    odd: bool
    watched: Sequence[str]

    def holds(self, there: Listing, pinned: Mapping[str, Pin], today: date) -> bool:
        """Whether the friend is seen like this today, with these files and these pins."""
        if any(name in there.files and name not in pinned for name in self.watched):
            return False
        if self.made != today:
            tomorrow = today + ONE_DAY
            if self.odd or (self.waits and self.waits <= tomorrow) or (self.last and self.last > tomorrow):
                return False
        return self.refused == encoding.refused_to_plain(there.refused) and encoding.same_marks(
            self.files, there.files.items()
        )


def row_of(seen: Portrait, gathered: Gathered, today: date) -> Row:
    """What was just seen."""
    files = {name: encoding.mark_to_plain(each.mark) for name, each in gathered.files.items() if each.mark != GONE}
    refused = encoding.refused_to_plain(gathered.refused)
    return Row(seen.friend, today, files, refused, seen.last, seen.waits, gathered.odd, [*gathered.pins])


class Overview:
    """Every friend that is known, by public id, with their newest days. Only what was put in is written anew."""

    def __init__(self, root: Root) -> None:
        self._root = root
        self._lines: dict[str, bytes] = {}
        self.rows: dict[str, Row] = {}
        try:
            header, data = _parts(disk.read_regular(root.local / "party" / "overview.json", MAX_CACHE))
            if header == [SCHEMA, crc32(data)]:
                for line in data.splitlines(keepends=True):
                    self._know(_row_from_plain(json.loads(line)), line)
        except _WRONG:
            self.rows, self._lines = {}, {}

    def put(self, row: Row) -> None:
        """A friend as they are seen now."""
        self._know(row, _json(_row_to_plain(row)))

    def _know(self, row: Row, line: bytes) -> None:
        self.rows[row.friend.player], self._lines[row.friend.player] = row, line

    def keep(self) -> None:
        """Keep it all. A disk that refuses costs the next reading its time."""
        data = b"".join(self._lines.values())
        with suppress(OSError):
            _write(self._root, "overview.json", _json([SCHEMA, crc32(data)]) + data)


def load_overview(root: Root) -> dict[str, Row]:
    """The friends of the overview, by public id."""
    return Overview(root).rows


def load_friend(root: Root, player: str) -> Row | None:
    """A friend with all their days, as they were last seen."""
    try:
        header, data = _parts(disk.read_regular(root.local / "party" / f"{player}.json", MAX_CACHE))
        schema, size, crc, _ = header
        if schema != SCHEMA or crc32(data[:size]) != crc:
            return None
        row = _row_from_plain(json.loads(data[:size]))
    except _WRONG:
        return None
    return row if row.friend.player == player else None


def load_gathered(root: Root, player: str) -> Gathered:
    """What reading a friend's files goes on with, without pins; nothing where there is nothing that can be used."""
    try:
        header, data = _parts(disk.read_regular(root.local / "party" / f"{player}.json", MAX_CACHE))
        schema, size, _, crc = header
        if schema != SCHEMA or crc32(data[size:]) != crc:
            return Gathered()
        return encoding.gathered_from_plain(json.loads(data[size:]))
    except _WRONG:
        return Gathered()


def keep_friend(root: Root, row: Row, gathered: Gathered) -> None:
    """Keep a friend with all their days, and what reading goes on with."""
    seen = _json(_row_to_plain(row))
    state = _json(encoding.gathered_to_plain(gathered))
    with suppress(OSError):
        header = _json([SCHEMA, len(seen), crc32(seen), crc32(state)])
        _write(root, f"{row.friend.player}.json", header + seen + state)


def load_head(root: Root, player: str) -> Head | None:
    """What the newest days of a friend go on with; None where everything has to be read."""
    try:
        header, data = _parts(disk.read_regular(root.local / "party" / f"{player}.head.json", MAX_CACHE))
        return encoding.head_from_plain(json.loads(data)) if header == [SCHEMA, crc32(data)] else None
    except _WRONG:
        return None


def keep_head(root: Root, player: str, head: Head) -> None:
    """Keep what the newest days of a friend go on with."""
    data = _json(encoding.head_to_plain(head))
    with suppress(OSError):
        _write(root, f"{player}.head.json", _json([SCHEMA, crc32(data)]) + data)


def drop_head(root: Root, player: str) -> None:
    """Keep none: everything has to be read next time."""
    with suppress(OSError):
        (root.local / "party" / f"{player}.head.json").unlink(missing_ok=True)


def _parts(data: bytes) -> tuple[Any, bytes]:
    header, _, rest = data.partition(b"\n")
    return json.loads(header), rest


def _json(plain: Any) -> bytes:
    return json.dumps(plain, separators=(",", ":")).encode() + b"\n"


def _write(root: Root, name: str, data: bytes) -> None:
    make_local(root)
    disk.make_folder(root.local / "party")
    write_atomic(root.local / "party" / name, data, durable=False)


def _row_to_plain(row: Row) -> Any:
    last, waits = (day and day.isoformat() for day in (row.last, row.waits))
    friend = encoding.friend_to_plain(row.friend)
    return [friend, row.made.isoformat(), dict(row.files), dict(row.refused), last, waits, row.odd, list(row.watched)]


def _row_from_plain(plain: Any) -> Row:
    friend, made, files, refused, last, waits, odd, watched = plain
    last, waits = (day and date.fromisoformat(day) for day in (last, waits))
    return Row(encoding.friend_from_plain(friend), date.fromisoformat(made), files, refused, last, waits, odd, watched)
