"""A cloned disk, a restored backup, a file taken away by a sync tool: nothing is lost, and no number is given twice."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from game.rules.events import LogOpened
from game.saves import device, ids
from game.saves.health import examine
from game.saves.journal import Journal, players
from game.saves.merge import union
from game.saves.paths import Root
from tests.saves.saying import amounts_of, events_of, folder_of, moment, only_file, pages, say, snapshot


def on_machine(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(device, "_machine_name", name.encode)


def join(one: Root, other: Root) -> None:
    """What a sync tool does between two devices of one player: files of the one that are newer or new to the other."""
    for source, target in ((one, other), (other, one)):
        for path in source.own.rglob("*.jsonl"):
            there = target.own / path.relative_to(source.own)
            if not there.exists() or there.stat().st_size < path.stat().st_size:
                there.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, there)


def test_a_cloned_disk_becomes_a_device_of_its_own(root: Root, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on_machine(monkeypatch, "desk")
    say(root, range(1, 101))
    clone = Root(tmp_path / "clone")
    shutil.copytree(root.path, clone.path)
    say(root, range(101, 106))
    on_machine(monkeypatch, "lap")
    say(clone, range(201, 206))
    join(root, clone)
    for side in (root, clone):
        assert sorted(amounts_of(side)) == [*range(1, 106), *range(201, 206)], "110 of 110"
        assert examine(side).forks == ()
        assert len(examine(side).writers) == 2
    on_machine(monkeypatch, "desk")
    say(root, [106])
    assert len(Journal(root).files()) == 2, "each goes on in its own file"


def test_two_devices_of_one_player_never_write_one_file(
    root: Root, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_machine(monkeypatch, "desk")
    say(root, [1, 2])
    second = Root(tmp_path / "second")
    shutil.copytree(root.own, second.own)
    on_machine(monkeypatch, "lap")
    say(second, [11, 12])
    join(root, second)
    on_machine(monkeypatch, "desk")
    say(root, [3])
    join(root, second)
    assert sorted(amounts_of(root)) == sorted(amounts_of(second)) == [1, 2, 3, 11, 12]
    assert snapshot(root.own) == snapshot(second.own)


def taken_back(root: Root, old: dict[str, bytes]) -> None:
    """The file as it was some time ago."""
    for name, data in old.items():
        (root.own / name).write_bytes(data)


def other_history(root: Root, _: dict[str, bytes]) -> None:
    path = only_file(root)
    path.write_bytes(path.read_bytes().replace(b'"c":"', b'"c":"0', 1))


def gone(root: Root, _: dict[str, bytes]) -> None:
    only_file(root).unlink()


def replaced_by_a_folder(root: Root, _: dict[str, bytes]) -> None:
    path = only_file(root)
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("change", [taken_back, other_history, gone, replaced_by_a_folder])
def test_a_journal_that_is_not_what_it_was_is_not_gone_on_with(
    root: Root, change: Callable[[Root, dict[str, bytes]], None]
) -> None:
    say(root, range(1, 4))
    old = snapshot(root.own)
    last = say(root, range(4, 7))[-1]
    change(root, old)
    left = snapshot(root.own)
    before = amounts_of(root)
    (event,) = Journal(root).append([pages(99)], moment(99))
    assert event.w != last.w
    assert amounts_of(root) == [*before, 99]
    assert left.items() <= snapshot(root.own).items(), "what was there is left as it was"
    (again,) = Journal(root).append([pages(100)], moment(100))
    assert again.w == event.w, "from here on it is one writer"


@pytest.mark.parametrize(
    "note",
    [
        b"",
        b"{}",
        b"[]",
        b"not json",
        b"[" * 5000,
        b'{"schema":99}',
        b'{"schema":1,"w":"../../..","machine":"x","player":"y"}',
    ],
    ids=str,
)
def test_a_lost_memory_costs_one_new_file_and_nothing_else(root: Root, note: bytes) -> None:
    say(root, [1, 2])
    root.device.write_bytes(note)
    say(root, [3, 4])
    assert amounts_of(root) == [1, 2, 3, 4]
    assert len(Journal(root).files()) == 2
    assert len(players(root)) == 1


@pytest.mark.parametrize("key", ["w", "player", "segment", "size", "last_n", "last_ms", "machine"])
def test_a_memory_that_makes_no_sense_is_no_memory(root: Root, key: str) -> None:
    say(root, [1])
    known = json.loads(root.device.read_bytes())
    nonsense: object
    for nonsense in (None, -1, [], "../../x", 1 << 60):
        root.device.write_bytes(json.dumps(known | {key: nonsense}).encode())
        say(root, [2])
    assert amounts_of(root) == [1, 2, 2, 2, 2, 2]
    assert examine(root).forks == ()
    assert list(root.path.parent.iterdir()) == [root.path]


def test_an_older_memory_does_not_give_a_number_twice(root: Root) -> None:
    say(root, [1, 2])
    old = root.device.read_bytes()
    say(root, [3, 4])
    root.device.write_bytes(old)
    say(root, [5])
    assert [event.n for event in events_of(root)] == [2, 3, 4, 5, 6]
    assert len(Journal(root).files()) == 1


def test_an_older_memory_from_before_the_month_turned_starts_a_new_writer(root: Root) -> None:
    say(root, [1])
    old = root.device.read_bytes()
    december = 60 * 24 * 10
    say(root, [december])
    root.device.write_bytes(old)
    say(root, [december + 1])
    health = examine(root)
    assert amounts_of(root) == [1, december, december + 1]
    assert (health.forks, len(health.writers)) == ((), 2)


def test_a_restored_device_killed_at_its_first_word_gives_no_number_twice(root: Root) -> None:
    say(root, [1])
    known = device.load(root)
    assert known
    device.save(root, device.fresh(known.player))
    note = root.device.read_bytes()
    say(root, [2])
    root.device.write_bytes(note)
    say(root, [3])
    assert amounts_of(root) == [1, 2, 3]
    assert examine(root).forks == ()


def test_when_the_clock_goes_back_ids_still_grow_and_the_month_stays(root: Root) -> None:
    first = Journal(root).append([pages(1)], moment(60 * 24 * 40))
    second = Journal(root).append([pages(2)], moment())
    third = Journal(root).append([pages(3)], moment(-60 * 24 * 400))
    assert first[0].id < second[0].id < third[0].id
    assert ids.ms_of(third[0].id) == ids.ms_of(first[0].id)
    assert third[0].at.startswith("2025-10-"), "the clock as it was stays on record"
    assert amounts_of(root) == [1, 2, 3]
    assert [name[10:] for name in Journal(root).files()] == ["-2027-01.jsonl"]


def test_ids_grow_even_when_only_the_memory_knows_the_last(root: Root) -> None:
    say(root, [1])
    known = device.load(root)
    assert known
    (root.own / known.player / known.segment).unlink()
    device.save(root, device.Device(known.w, known.machine, known.player, last_n=7, last_ms=known.last_ms + 1000))
    (event,) = Journal(root).append([pages(2)], moment())
    assert (event.w, event.n) == (known.w, 9)
    assert ids.ms_of(event.id) > known.last_ms + 1000


def test_a_new_month_opens_a_file_that_names_the_one_before(root: Root) -> None:
    say(root, [1, 2])
    november = only_file(root)
    december = 60 * 24 * 10
    (event,) = Journal(root).append([pages(3)], moment(december))
    names = list(Journal(root).files())
    assert names == [november.name, november.name.replace("-11.", "-12.")]
    opened = Journal(root).read(names[1]).events[0]
    assert opened.fact == LogOpened(
        folder_of(root).name, "0.1.0", november.name, hashlib.sha256(november.read_bytes()).hexdigest()
    )
    assert (opened.n, opened.a, event.n, event.a) == (4, opened.id, 5, event.id)
    assert examine(root).gaps == ()


def test_a_full_segment_is_followed_by_another_of_the_month(root: Root, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.saves.segments.ROLL_AT", 1000)
    say(root, range(1, 12))
    stem = min(Journal(root).files())[:18]
    assert len(Journal(root).files()) > 2
    assert f"{stem}.2.jsonl" in Journal(root).files()
    assert amounts_of(root) == [*range(1, 12)]
    assert [event.n for event in union(Journal(root).read_all())] == [*range(1, len(Journal(root).files()) + 12)]


def test_a_device_without_its_folder_goes_on_as_the_same_player(root: Root) -> None:
    say(root, [1])
    player = Journal(root).player
    shutil.rmtree(root.own)
    assert Journal(root).player == player
    assert Journal(root).files() == {}
    say(root, [2])
    assert players(root) == [player]


def test_a_save_that_came_by_sync_is_found_before_anything_is_said(root: Root, tmp_path: Path) -> None:
    say(root, [1, 2])
    new = Root(tmp_path / "new")
    shutil.copytree(root.own, new.own)
    assert amounts_of(new) == [1, 2]
    say(new, [3])
    assert Journal(new).player == Journal(root).player
    assert amounts_of(new) == [1, 2, 3]


def test_of_two_saves_begun_apart_a_device_goes_on_with_its_own_until_it_is_removed(root: Root, tmp_path: Path) -> None:
    say(root, [1])
    other = Root(tmp_path / "other")
    Journal(other).append([pages(2)], moment(-1000))
    shutil.copytree(other.own, root.own, dirs_exist_ok=True)
    assert amounts_of(root) == [1]
    assert examine(root).other_players == (Journal(other).player,)
    shutil.rmtree(folder_of(root))
    assert amounts_of(root) == [2]


def test_there_is_no_player_before_the_first_write_and_one_folder_after(root: Root) -> None:
    journal = Journal(root)
    assert journal.player is None
    assert journal.files() == {}
    assert journal.read("x.jsonl").problem == "there is no save yet"
    player = journal.begin(moment())
    assert journal.begin(moment(9)) == player == journal.player
    journal.append([pages(1)], moment())
    assert players(root) == [player]
    assert ids.is_id(player)


def test_the_machine_is_never_named(root: Root, monkeypatch: pytest.MonkeyPatch) -> None:
    on_machine(monkeypatch, "janes-laptop")
    say(root, [1])
    assert all(b"janes-laptop" not in data for data in snapshot(root.path).values())
    assert device.this_machine() == device.this_machine()
    here = device.this_machine()
    on_machine(monkeypatch, "johns-laptop")
    assert device.this_machine() != here
