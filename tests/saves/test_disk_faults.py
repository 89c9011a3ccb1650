"""When the disk fails, the player is told *not saved*, nothing half is left, and trying again gives one entry."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from game.rules.values import replace
from game.saves import device, disk
from game.saves.journal import Journal, NotSaved
from game.saves.merge import merge
from game.saves.paths import Root
from tests.saves.saying import amounts_of, events_of, folder_of, lines_lost, moment, only_file, pages, say, snapshot

Faulty = Callable[..., None]


def failing(code: int) -> Callable[..., int]:
    def call(*_: object, **__: object) -> int:
        raise OSError(code, os.strerror(code))

    return call


def half(fd: int, data: bytes) -> int:
    """What a full disk does: it takes some of it."""
    return os.write(fd, bytes(data)[: len(data) // 2])


@pytest.mark.parametrize(
    ("write", "reason"),
    [
        (half, "the disk is full"),
        (failing(errno.ENOSPC), "the disk is full"),
        (failing(errno.EDQUOT), "the disk is full"),
        (failing(errno.EFBIG), "the file would become larger than is allowed here"),
        (failing(errno.EIO), "the disk reports an error"),
    ],
    ids=["short write", "no space", "quota", "too big", "input/output error"],
)
def test_a_write_that_fails_leaves_the_save_as_it_was(
    root: Root, faulty_os: Faulty, write: Callable[..., int], reason: str
) -> None:
    say(root, [1, 2])
    before = snapshot(root.own)
    faulty_os(write=write)
    with pytest.raises(NotSaved) as refusal:
        Journal(root).append([pages(3), pages(4)], moment(3))
    assert refusal.value.reason == reason
    faulty_os()
    assert snapshot(root.own) == before
    Journal(root).append([pages(3)], moment(3))
    assert amounts_of(root) == [1, 2, 3]
    assert [event.n for event in events_of(root)] == [2, 3, 4]


def test_a_first_check_in_on_a_full_disk_leaves_no_empty_file(root: Root, faulty_os: Faulty) -> None:
    faulty_os(write=failing(errno.ENOSPC))
    for _ in range(3):
        with pytest.raises(NotSaved):
            Journal(root).append([pages(1)], moment())
    faulty_os()
    assert Journal(root).files() == {}
    say(root, [1])
    assert amounts_of(root) == [1]


def test_even_when_it_cannot_be_taken_back_the_half_line_harms_nothing(root: Root, faulty_os: Faulty) -> None:
    say(root, [1])
    faulty_os(write=half, ftruncate=failing(errno.EIO))
    with pytest.raises(NotSaved):
        Journal(root).append([pages(2)], moment(2))
    faulty_os()
    assert only_file(root).read_bytes()[-1:] != b"\n"
    say(root, [3])
    assert amounts_of(root) == [1, 3]
    assert lines_lost(root) == 1


def failing_syncs(times: int) -> Callable[[int], None]:
    """Syncing files of a journal fails so many times, then works."""
    left = [times]

    def sync(fd: int) -> None:
        if left[0] > 0:
            left[0] -= 1
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        os.fdatasync(fd)

    return sync


def test_after_a_failed_sync_the_entry_stands_once_in_a_new_file(root: Root, faulty_os: Faulty) -> None:
    say(root, [1, 2])
    first = only_file(root)
    faulty_os(fdatasync=failing_syncs(1))
    events = Journal(root).append([pages(3), pages(4)], moment(3))
    faulty_os()
    names = list(Journal(root).files())
    assert names == [first.name.replace(".jsonl", ".1.jsonl"), first.name]
    merged = merge(Journal(root).read_all())
    assert not merged.clashes
    assert events_of(root)[-2:] == list(events)
    say(root, [5])
    assert amounts_of(root) == [1, 2, 3, 4, 5]
    numbers = [event.n for event in merge(Journal(root).read_all()).events]
    assert sorted(numbers) == list(range(1, len(numbers) + 1)), "no gap and no twin"
    assert Journal(root).files()[first.name].size == first.stat().st_size
    assert b'"amount":5' in (first.parent / names[0]).read_bytes(), "the file that failed is not trusted again"


def test_the_entry_is_there_even_if_the_disk_dropped_it_from_the_first_file(root: Root, faulty_os: Faulty) -> None:
    say(root, [1])
    first = only_file(root)
    durable = first.read_bytes()
    faulty_os(fdatasync=failing_syncs(1))
    Journal(root).append([pages(2)], moment(2))
    faulty_os()
    first.write_bytes(durable)  # the pages the system dropped after the error
    assert amounts_of(root) == [1, 2]
    say(root, [3])
    assert amounts_of(root) == [1, 2, 3]


def test_an_end_between_the_second_file_and_the_note_of_it_gives_no_number_twice(
    root: Root, faulty_os: Faulty, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(root, [1])
    with monkeypatch.context() as patch:
        patch.setattr("game.saves.device.write_atomic", failing(errno.EIO))
        faulty_os(fdatasync=failing_syncs(1))
        say(root, [2])
        faulty_os()
    say(root, [3])
    assert amounts_of(root) == [1, 2, 3]
    numbers = [(event.w, event.n) for event in merge(Journal(root).read_all()).events]
    assert len(numbers) == len(set(numbers))


def test_a_disk_that_never_syncs_saves_nothing_and_says_so(root: Root, faulty_os: Faulty) -> None:
    say(root, [1])
    before = snapshot(root.own)
    faulty_os(fdatasync=failing(errno.EIO))
    with pytest.raises(NotSaved) as refusal:
        Journal(root).append([pages(2)], moment(2))
    faulty_os()
    assert refusal.value.reason == "the disk reports an error"
    assert snapshot(root.own) == before
    say(root, [2])
    assert amounts_of(root) == [1, 2]


def test_a_check_in_counts_even_if_the_note_of_it_could_not_be_written(
    root: Root, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(root, [1])
    with monkeypatch.context() as patch:
        patch.setattr("game.saves.device.write_atomic", failing(errno.ENOSPC))
        say(root, [2, 3])
    say(root, [4])
    assert amounts_of(root) == [1, 2, 3, 4]
    assert [event.n for event in events_of(root)] == [2, 3, 4, 5]


def test_while_another_copy_saves_this_one_waits_and_then_says_so(root: Root, monkeypatch: pytest.MonkeyPatch) -> None:
    say(root, [1])
    monkeypatch.setattr(disk, "LOCK_TRIES", 3)
    with disk.Lock(root.lock), pytest.raises(NotSaved) as refusal:
        Journal(root).append([pages(2)], moment(2))
    assert refusal.value.reason == "another copy is saving"
    say(root, [2])
    assert amounts_of(root) == [1, 2]


def test_where_locks_are_unknown_the_game_goes_on_without(root: Root, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.saves.disk.fcntl.flock", failing(errno.ENOSYS))
    say(root, [1, 2])
    assert amounts_of(root) == [1, 2]


def test_without_locks_an_entry_that_slips_in_between_is_kept(root: Root, monkeypatch: pytest.MonkeyPatch) -> None:
    say(root, [1])
    monkeypatch.setattr("game.saves.disk.fcntl.flock", failing(errno.ENOSYS))
    plain, slipped = disk.open_to_append, [False]

    def slip_in(path: Path, *, create: bool) -> int:
        if not slipped[0]:
            slipped[0] = True
            say(root, [7])
        return plain(path, create=create)

    monkeypatch.setattr(disk, "open_to_append", slip_in)
    Journal(root).append([pages(2)], moment(2))
    assert sorted(amounts_of(root)) == [1, 2, 7]
    assert sorted(event.n for event in events_of(root)) == [2, 3, 4]


@pytest.mark.parametrize("note", ["x" * 5000, "half a pair \ud800"], ids=["too long", "no text"])
def test_what_cannot_be_stored_is_refused_before_anything_is_written(root: Root, note: str) -> None:
    say(root, [1])
    before = snapshot(root.own)
    with pytest.raises(NotSaved, match="this cannot be stored"):
        Journal(root).append([pages(2), pages(3, note)], moment(2))
    assert snapshot(root.own) == before


def test_a_root_that_is_a_file_is_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(NotSaved, match="there is a file where the save folder should be"):
        Journal(Root(tmp_path / "file")).append([pages(1)], moment())
    assert (tmp_path / "file").read_bytes() == b"mine"


def watching(calls: list[str]) -> dict[str, Callable[..., object]]:
    """The calls that count, noted with the file they are about."""

    def noting(name: str) -> Callable[..., object]:
        def call(fd: int, *rest: object) -> object:
            calls.append(f"{name} {Path(f'/proc/self/fd/{fd}').readlink().name}")
            return getattr(os, name)(fd, *rest)

        return call

    return {name: noting(name) for name in ("write", "fdatasync", "fsync")}


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="files are told by their descriptors on Linux alone")
def test_said_means_written_by_one_call_and_synced(root: Root, faulty_os: Faulty) -> None:
    calls: list[str] = []
    faulty_os(**watching(calls))
    Journal(root).append([pages(1), pages(2), pages(3)], moment())
    name, folder = only_file(root).name, folder_of(root).name
    about_journal = [call for call in calls if call.endswith((name, folder))]
    assert about_journal == [f"fsync {folder}", f"write {name}", f"fdatasync {name}"]
    assert {"fsync root", "fsync own"} <= set(calls), "new folders are durable by name too"
    calls.clear()
    Journal(root).append([pages(4), pages(5)], moment())
    assert [call for call in calls if call.endswith((name, folder))] == [f"write {name}", f"fdatasync {name}"]
    calls.clear()
    Journal(root).read(name)
    assert calls == [], "what this device noted is on the disk already"
    known = device.load(root)
    assert known
    device.save(root, replace(known, size=known.size - 1))
    calls.clear()
    Journal(root).read(name)
    assert calls == [f"fdatasync {name}"], "what a killed copy wrote is made durable before it is shown"


def test_saying_nothing_writes_nothing(root: Root) -> None:
    assert Journal(root).append([], moment()) == ()
    assert not root.path.exists()


def test_an_action_is_all_or_nothing_and_knows_its_first_event(root: Root) -> None:
    say(root, [1])
    one, two = Journal(root).append([pages(2), pages(3)], moment(2))
    assert (one.a, two.a) == (one.id, one.id)
    assert (two.n, two.w) == (one.n + 1, one.w)
    assert one.id < two.id
    assert events_of(root)[-2:] == [one, two]
    assert folder_of(root).stat().st_mode & 0o777 == 0o700
    assert only_file(root).stat().st_mode & 0o777 == 0o600
