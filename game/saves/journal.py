"""The journal: append what was said, read what is there. The one class the game saves through.

Nothing is ever changed or cut that was once durable. When `append` has returned, what was said survives a kill and a
power cut; when it raised `NotSaved`, nothing of it is there. This module must not interpret an event and must not
read the clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game.rules.calendar import Now
from game.rules.events import Event, Fact
from game.saves import device, disk, ids, reading
from game.saves.errors import NewerSave, NotSaved, because
from game.saves.paths import Root, make_local
from game.saves.reading import Batch, FileMark

__all__ = ["Batch", "FileMark", "Journal", "NewerSave", "NotSaved", "players"]


class Journal:
    """The journal of the one player under `own/`, as this device reads and writes it.

    It holds no file open and remembers nothing but `newer`: other processes of this device may write at any time.
    `newer` is set by `read`, and may be set by a caller that keeps marks of what it read before; then `append`
    refuses.
    """

    def __init__(self, root: Root) -> None:
        self.root = root
        self.newer = False

    @property
    def player(self) -> str | None:
        """The player's id, or None before the first write."""
        return self._player(device.load(self.root))

    def _player(self, known: device.Device | None) -> str | None:
        here = players(self.root)
        if known and (known.player in here or not here):
            return known.player
        return here[0] if here else None

    def files(self) -> dict[str, FileMark]:
        """Every journal file of the player, whatever its name. Raises `OSError` when the folder cannot be listed."""
        player = self.player
        return reading.list_files(self.root.player(player)) if player else {}

    def read(self, name: str, start: int = 0) -> Batch:
        """What one file holds from byte `start` on (0, or `read_to` of an earlier batch). See `Batch`; never raises."""
        known = device.load(self.root)
        player = self._player(known)
        if player is None:
            return Batch(name, problem="there is no save yet")
        folder = self.root.player(player)
        unsynced = known is None or (name == known.segment and _size(folder / name) > known.size)
        batch = reading.read_file(folder, name, player, start, sync=unsynced)
        self.newer = self.newer or bool(batch.newer)
        return batch

    def read_all(self) -> list[Batch]:
        """Every file from its beginning."""
        return [self.read(name) for name in self.files()]

    def begin(self, now: Now) -> str:
        """The player's id, with a folder to keep things in: made on the first call. Raises `NotSaved`."""
        try:
            make_local(self.root)
            with disk.Lock(self.root.lock):
                return self._begin(device.load(self.root), now)
        except OSError as error:
            raise NotSaved(because(error)) from error

    def _begin(self, known: device.Device | None, now: Now) -> str:
        player = self._player(known) or ids.new_id(ids.milliseconds(now.at))
        disk.make_folder(self.root.player(player))
        return player

    def append(self, facts: Sequence[Fact], now: Now) -> tuple[Event, ...]:
        """Save one action of the player: all of its facts or none, durable when this returns.

        Ids and numbers are given under the lock. Raises `NotSaved` with its reason, or `NewerSave`, and then nothing
        of the action is in the journal.
        """
        if not facts:
            return ()
        if self.newer:
            raise NewerSave
        try:
            make_local(self.root)
            with disk.Lock(self.root.lock):
                return self._append(facts, now)
        except OSError as error:
            raise NotSaved(because(error)) from error
        except ValueError as error:
            raise NotSaved(f"this cannot be stored ({error})") from error

    def _append(self, facts: Sequence[Fact], now: Now) -> tuple[Event, ...]:
        from game.saves.writing import append_action  # most commands only read

        known = device.load(self.root)
        player = self._begin(known, now)
        folder = self.root.player(player)
        if known is None or known.player != player:
            known = device.fresh(player)
        events, known = append_action(folder, known, facts, now)
        device.save(self.root, known)
        return events


def _size(path: Path) -> int:
    """Bytes of a file. What this device has noted was synced before the note; what is longer may not be."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def players(root: Root) -> list[str]:
    """The players under `own/`, oldest first: one, unless two devices began apart and were joined later."""
    try:
        return sorted(path.name for path in root.own.iterdir() if ids.is_id(path.name) and path.is_dir())
    except FileNotFoundError:
        return []
