"""A backup brings back what was lost, takes nothing away, and unpacks nothing that is no save."""

from __future__ import annotations

import shutil
import stat
from datetime import date, timedelta
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from game.saves import copies, disk, zips
from game.saves.backups import BadBackup, OtherSave, Restored, backup, restore
from game.saves.daily import copy_open_month
from game.saves.health import examine
from game.saves.journal import Journal, players
from game.saves.paths import Root
from tests.saves.saying import (
    PLAYER,
    STRANGER,
    TODAY,
    amounts_of,
    events_of,
    folder_of,
    line,
    moment,
    only_file,
    opening,
    pages,
    say,
    snapshot,
)


@pytest.fixture
def second(tmp_path: Path) -> Root:
    """Another machine."""
    return Root(tmp_path / "second")


def make_zip(path: Path, entries: dict[str, bytes]) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as bundle:
        for name, data in entries.items():
            bundle.writestr(ZipInfo(name), data)
    return path


def test_a_backup_brings_a_save_to_a_new_machine(root: Root, second: Root) -> None:
    say(root, range(1, 11))
    sha = copies.keep_quest(root, folder_of(root).name, b'id = "read-daily"\n')
    path = backup(root, moment())
    assert path == root.backups / "backup-2026-11-22-133000.zip"
    assert path.stat().st_mode & 0o777 == 0o600
    told = restore(second, path)
    assert told == Restored((folder_of(root).name,), files=1, lines=11, quests=1)
    assert events_of(second) == events_of(root)
    assert copies.load_quest(second, folder_of(root).name, sha) == b'id = "read-daily"\n'
    say(second, [11])
    assert amounts_of(second) == [*range(1, 12)]
    assert examine(second).sound


def test_restoring_twice_changes_nothing(root: Root, second: Root) -> None:
    say(root, range(1, 11))
    path = backup(root, moment())
    restore(second, path)
    before = snapshot(second.own)
    told = restore(second, path)
    assert (told.files, told.lines, told.known) == (0, 0, 11)
    assert snapshot(second.own) == before
    told = restore(root, path)
    assert (told.files, told.lines) == (0, 0), "nor where nothing was missing"


def test_restoring_adds_what_is_missing_and_keeps_what_is_newer(root: Root) -> None:
    say(root, range(1, 6))
    old = snapshot(root.own)
    say(root, range(6, 11))
    path = backup(root, moment())
    for name, data in old.items():
        (root.own / name).write_bytes(data)
    say(root, range(20, 25))
    before = snapshot(root.own)
    told = restore(root, path)
    assert (told.files, told.lines, told.known) == (1, 5, 6)
    assert before.items() <= snapshot(root.own).items(), "no file that was there has changed"
    assert amounts_of(root) == [*range(1, 11), *range(20, 25)]
    say(root, [30])
    assert amounts_of(root) == [*range(1, 11), *range(20, 25), 30]
    assert examine(root).forks == ()


def test_a_number_that_came_back_is_not_given_again(root: Root) -> None:
    say(root, range(1, 4))
    whole = {path: path.read_bytes() for path in root.path.rglob("*") if path.is_file() and path.suffix != ""}
    say(root, range(4, 7))
    path = backup(root, moment())
    kept = path.read_bytes()
    for file, data in whole.items():  # the whole disk went back, notes and all
        file.write_bytes(data)
    path.write_bytes(kept)
    restore(root, path)
    say(root, [7])
    assert amounts_of(root) == [1, 2, 3, 4, 5, 6, 7]
    assert examine(root).forks == ()


def test_what_a_newer_version_wrote_goes_through_a_backup_byte_for_byte(root: Root, second: Root) -> None:
    (event,) = say(root, [1])
    future = line(v=3, w=event.w, n=3, d={"?": ["\N{SNOWMAN}"]})
    only_file(root).write_bytes(only_file(root).read_bytes() + future)
    restore(second, backup(root, moment()))
    (data,) = snapshot(second.own).values()
    assert future in data
    assert only_file(root).read_bytes() == data


def test_damaged_lines_stay_out_of_what_is_put_back(root: Root, second: Root) -> None:
    say(root, [1, 2])
    only_file(root).write_bytes(only_file(root).read_bytes() + b"scribble\nand torn")
    restore(second, backup(root, moment()))
    assert amounts_of(second) == [1, 2]
    assert examine(second).lost == 0


def test_without_a_save_there_is_nothing_to_back_up(root: Root) -> None:
    with pytest.raises(BadBackup, match="there is no save yet"):
        backup(root, moment())
    assert copy_open_month(root, TODAY) == ()
    assert not root.path.exists()


HOSTILE: dict[str, tuple[str, bytes, str]] = {
    "out of the folder": (f"{PLAYER}/../../x.jsonl", opening(), "its path leads out of the save"),
    "absolute": ("/tmp/x.jsonl", opening(), "its path leads out of the save"),  # noqa: S108 (a name in a zip)
    "a drive": (f"C:/{PLAYER}/x.jsonl", opening(), "its path leads out of the save"),
    "backslashes": (f"{PLAYER}\\..\\x.jsonl", opening(), "its path leads out of the save"),
    "no player": ("somebody/x.jsonl", opening(), "it is no part of a save"),
    "no journal": (f"{PLAYER}/x.sh", b"#!", "it is no part of a save"),
    "too deep": (f"{PLAYER}/deep/x.jsonl", opening(), "it is no part of a save"),
    "hidden": (f"{PLAYER}/.x.jsonl", opening(), "it is no part of a save"),
    "a quest under a false name": (f"{PLAYER}/quests/{'0' * 64}.toml", b"id", "it is no part of a save"),
    "of another player": (f"{PLAYER}/x.jsonl", opening(STRANGER), "it belongs to another player"),
}


@pytest.mark.parametrize(("name", "data", "reason"), HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_part_of_a_save_is_not_unpacked(
    root: Root, tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    good = {f"{PLAYER}/good.jsonl": opening() + line()}
    told = restore(root, make_zip(tmp_path / "hostile.zip", {name: data} | good))
    assert told.refused == ((name, reason),)
    assert told.lines == 2
    assert [path.name for path in folder_of(root).iterdir()] == [only_file(root).name]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hostile.zip", "root"]
    with pytest.raises(BadBackup, match="there is no save in it"):
        restore(Root(tmp_path / "third"), make_zip(tmp_path / "bad.zip", {name: data}))


def test_a_link_in_a_zip_is_refused(root: Root, tmp_path: Path) -> None:
    path = tmp_path / "link.zip"
    with ZipFile(path, "w") as bundle:
        info = ZipInfo(f"{PLAYER}/x.jsonl")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        bundle.writestr(info, "/etc/passwd")
    with pytest.raises(BadBackup, match="there is no save in it"):
        restore(root, path)
    assert not root.own.exists()


def test_more_than_a_save_can_hold_is_refused(root: Root, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_zip(tmp_path / "bomb.zip", {f"{PLAYER}/x.jsonl": opening() + bytes(100_000)})
    monkeypatch.setattr(disk, "MAX_FILE", 50_000)
    with pytest.raises(BadBackup, match="there is no save in it"):
        restore(root, path)
    monkeypatch.setattr(zips, "MAX_TOTAL", 50_000)
    with pytest.raises(BadBackup, match="larger than any save"):
        restore(root, path)


def test_what_is_no_zip_or_a_broken_one_is_told(root: Root, tmp_path: Path) -> None:
    say(root, range(1, 30))
    good = backup(root, moment()).read_bytes()
    before = snapshot(root.own)
    path = tmp_path / "broken.zip"
    for broken in (b"", b"PK", b"not a zip", good[:-30], good[:200] + bytes(50) + good[250:]):
        path.write_bytes(broken)
        with pytest.raises(BadBackup, match="no zip that can be read"):
            restore(root, path)
    with pytest.raises(BadBackup, match="there is no such file"):
        restore(root, tmp_path)
    assert snapshot(root.own) == before


def test_a_backup_of_another_save_is_restored_only_when_that_is_meant(root: Root, second: Root) -> None:
    say(root, [1])
    say(second, [2])
    path = backup(second, moment())
    with pytest.raises(OtherSave):
        restore(root, path)
    assert amounts_of(root) == [1]
    restore(root, path, switch=True)
    assert amounts_of(root) == [2]
    assert len(players(root)) == 2, "the one before is still there"
    say(root, [3])
    assert amounts_of(root) == [2, 3]


def test_a_full_disk_leaves_no_half_backup(root: Root, monkeypatch: pytest.MonkeyPatch) -> None:
    say(root, [1])

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "sync_file", full)
    with pytest.raises(BadBackup, match="the disk is full"):
        backup(root, moment())
    assert list(root.backups.iterdir()) == []


def test_the_open_month_is_copied_once_a_day_and_seven_copies_stay(root: Root) -> None:
    october = say(root, [-60 * 24 * 30])
    say(root, [1])
    (first,) = copy_open_month(root, TODAY)
    assert copy_open_month(root, TODAY) == ()
    assert not any(event.id.encode() in first.read_bytes() for event in october)
    assert first.name.endswith("-2026-11.jsonl")
    for number in range(1, 10):
        copy_open_month(root, TODAY + timedelta(days=number))
    names = sorted(path.name for path in root.backups.iterdir())
    assert names[0].startswith("daily-2026-11-25.")
    assert len(names) == 7
    backup(root, moment())
    copy_open_month(root, date(2026, 12, 24))
    assert len([path for path in root.backups.iterdir() if path.name.startswith("backup-")]) == 1, "made by hand: kept"


def test_yesterdays_copy_repairs_a_file_that_was_wiped(root: Root) -> None:
    say(root, range(1, 8))
    (path,) = copy_open_month(root, TODAY)
    shutil.rmtree(root.own)
    restore(root, path)
    say(root, [8])
    assert amounts_of(root) == [*range(1, 9)]
    assert Journal(root).append([pages(9)], moment(9))[0].w in {writer.w for writer in examine(root).writers}
