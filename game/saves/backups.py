"""Backups of the truth, and putting them back.

A backup is a zip of `own/`; `daily` copies the open month besides. Restoring adds lines and takes none away:
what is missing comes back in extra files, and the union does the rest, so doing it twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from game.rules.calendar import Now
from game.rules.events import LogOpened
from game.saves import copies, device, disk, ids, reading
from game.saves.atomic import write_atomic
from game.saves.daily import original_name
from game.saves.errors import NotSaved, because
from game.saves.framing import Envelope, whole_lines
from game.saves.journal import Journal, players
from game.saves.paths import Root, make_local
from game.saves.segments import SUFFIX
from game.saves.zips import BadBackup, Entry, read_zip, write_zip

__all__ = ["BadBackup", "OtherSave", "Restored", "backup", "restore"]

FULL = "backup-"


class OtherSave(BadBackup):
    """The backup is of another save than the one in use."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: lines, in so many extra files, and quest files. `known` lines were there already.

    `refused` holds what was no part of a save, by name and reason; nothing of it was unpacked.
    """

    players: tuple[str, ...]
    files: int = 0
    lines: int = 0
    known: int = 0
    quests: int = 0
    refused: tuple[tuple[str, str], ...] = ()


def backup(root: Root, now: Now) -> Path:
    """Zip all of `own/` into `local/backups`, read it back, and return its path. Raises `BadBackup`."""
    files = {
        f"{player}/{name}": path for player in players(root) for name, path in _save_files(root.player(player)).items()
    }
    local = now.at + timedelta(minutes=now.tz)
    return _write(root, f"{FULL}{local:%Y-%m-%d-%H%M%S}.zip", files)


def _save_files(folder: Path) -> dict[str, Path]:
    """Everything in a player's folder that belongs to a save, by its name in a backup."""
    files = {name: folder / name for name in reading.list_files(folder)}
    quests = sorted((folder / "quests").glob("*.toml"))
    return files | {f"quests/{path.name}": path for path in quests if copies.is_sha(path.stem) and path.is_file()}


def _write(root: Root, name: str, files: dict[str, Path]) -> Path:
    if not files:
        raise BadBackup("there is no save yet")
    try:
        disk.make_folder(root.backups)
        write_zip(root.backups / name, {inside: disk.read_regular(path) for inside, path in files.items()})
    except OSError as error:
        raise BadBackup(because(error)) from error
    return root.backups / name


def restore(root: Root, path: Path, *, switch: bool = False) -> Restored:
    """Put back what a backup holds and the save lacks. Raises `BadBackup`; doing it again is always safe.

    A backup of another save raises `OtherSave`; with `switch` it is restored beside the present one, and played from
    now on.
    """
    try:
        if not path.is_file():
            raise BadBackup("there is no such file")
        entries = [_checked(entry) for entry in _entries(path)]
        make_local(root)
        with disk.Lock(root.lock):
            return _restore(root, entries, switch=switch)
    except OSError as error:
        raise BadBackup(because(error)) from error
    except NotSaved as error:
        raise BadBackup(error.reason) from error


def _entries(path: Path) -> Iterator[Entry]:
    """What a backup holds: the files of a zip, or the one journal file a daily copy is."""
    if path.suffix != SUFFIX:
        yield from read_zip(path)
        return
    data = disk.read_regular(path)
    owner = next((owner for _, _, envelope in whole_lines(data) if (owner := _owner(envelope))), "")
    yield Entry(f"{owner}/{original_name(path)}", data)


def _checked(entry: Entry) -> Entry:
    """The entry, refused where it is no part of a save or not what its name says."""
    player, _, name = entry.name.partition("/")
    kind, _, quest = name.partition("/")
    if entry.refused or not ids.is_id(player):
        return replace(entry, data=b"", refused=entry.refused or "it is no part of a save")
    if not quest and reading.is_journal_name(name):
        strangers = [line for line in whole_lines(entry.data) if _owner(line[2]) not in ("", player)]
        return replace(entry, data=b"", refused="it belongs to another player") if strangers else entry
    if kind == "quests" and quest == f"{copies.sha_of(entry.data)}.toml":
        return entry
    return replace(entry, data=b"", refused="it is no part of a save")


def _owner(envelope: Envelope) -> str:
    """The player a segment's first line names; "" for any other line."""
    payload = envelope.get("d")
    if envelope.get("k") != LogOpened.kind or not isinstance(payload, dict):
        return ""
    return str(payload.get("player", ""))


def _restore(root: Root, entries: list[Entry], *, switch: bool) -> Restored:
    accepted = [entry for entry in entries if not entry.refused]
    owners = tuple(sorted({entry.name.partition("/")[0] for entry in accepted}))
    if not owners:
        raise BadBackup("there is no save in it")
    known = device.load(root)
    mine = Journal(root).player
    if mine is not None and mine not in owners and not switch:
        raise OtherSave("it is the backup of another save")
    tally = Restored(owners, refused=tuple((entry.name, entry.refused) for entry in entries if entry.refused))
    for player in owners:
        tally = _restore_player(root, player, [entry for entry in accepted if entry.name.startswith(player)], tally)
    if mine not in owners:
        device.save(root, device.fresh(owners[0]))
    elif known and mine and tally.lines:
        device.save(root, device.fresh(mine))  # a number that came back must not be given a second time
    return tally


def _restore_player(root: Root, player: str, entries: list[Entry], tally: Restored) -> Restored:
    folder = root.player(player)
    disk.make_folder(folder)
    here = _lines_in(folder)
    for entry in entries:
        name = entry.name.partition("/")[2]
        if name.startswith("quests/"):
            added = copies.load_quest(root, player, Path(name).stem) is None
            copies.keep_quest(root, player, entry.data)
            tally = replace(tally, quests=tally.quests + added)
            continue
        lines = list(dict.fromkeys(line for line, _, _ in whole_lines(entry.data)))
        new = [line for line in lines if line not in here]
        tally = replace(tally, lines=tally.lines + len(new), known=tally.known + len(lines) - len(new))
        if new:
            _write_extra(folder, name, entry.data, new)
            here.update(new)
            tally = replace(tally, files=tally.files + 1)
    return tally


def _lines_in(folder: Path) -> set[bytes]:
    here: set[bytes] = set()
    for name in reading.list_files(folder):
        with suppress(OSError):
            here.update(line for line, _, _ in whole_lines(disk.read_regular(folder / name)))
    return here


def _write_extra(folder: Path, name: str, data: bytes, new: list[bytes]) -> None:
    """Put lines into a file of their own, behind the line that says whose they are.

    Its name comes from its content: two devices that restore the same backup make the same file.
    """
    opening = [line for line, _, envelope in whole_lines(data) if _owner(envelope)]
    content = b"".join(dict.fromkeys([*opening, *new]))
    extra = f"{name.removesuffix(SUFFIX)}.restored-{copies.sha_of(content)[:12]}{SUFFIX}"
    write_atomic(folder / extra, content, durable=True)
