"""Once a day, a plain copy of the part of the journal that may still grow: closed months never change again.

A copy is one small file written beside the others, so that even the first command of a day does not wait for it: no
zip, no sync. `backups.restore` takes it back like a zip.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

from game.saves import device, disk, reading
from game.saves.atomic import write_atomic
from game.saves.journal import Journal
from game.saves.paths import Root
from game.saves.segments import parse_name

KEEP_DAYS = 7
PREFIX = "daily-"


def copy_open_month(root: Root, day: date) -> tuple[Path, ...]:
    """Copy the segments that may still grow into `local/backups`; copies of the seven newest days are kept.

    Empty when the day has its copy already, or there is nothing to copy. Raises `OSError`.
    """
    player = Journal(root).player
    if player is None or any(root.backups.glob(f"{PREFIX}{day.isoformat()}.*")):
        return ()
    known = device.load(root)
    names = [
        name
        for name in reading.list_files(root.player(player))
        if (known and name == known.segment) or _is_open(name, day)
    ]
    disk.make_folder(root.backups)
    made = []
    for name in names:
        path = root.backups / f"{PREFIX}{day.isoformat()}.{name}"
        write_atomic(path, disk.read_regular(root.player(player) / name), durable=False)
        made.append(path)
    _forget_old(root)
    return tuple(made)


def original_name(path: Path) -> str:
    """The segment a daily copy is of; the name as it is for any other file."""
    return path.name.partition(".")[2] if path.name.startswith(PREFIX) else path.name


def _is_open(name: str, day: date) -> bool:
    parts = parse_name(name)
    return parts is not None and parts.month >= day.isoformat()[:7]


def _forget_old(root: Root) -> None:
    copies = sorted(root.backups.glob(f"{PREFIX}*"))
    days = sorted({path.name.partition(".")[0] for path in copies})[:-KEEP_DAYS]
    for path in copies:
        if path.name.partition(".")[0] in days:
            with suppress(OSError):
                path.unlink()
