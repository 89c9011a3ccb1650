"""The doctor tells what is wrong with a save, where, and changes nothing by looking."""

from __future__ import annotations

import os

import pytest

from game.saves import copies
from game.saves.backups import backup
from game.saves.health import Fork, Gap, examine, set_aside
from game.saves.journal import Journal
from game.saves.paths import Root
from game.saves.reading import read_file
from tests.saves.saying import (
    PLAYER,
    STRANGER,
    WRITER,
    amounts_of,
    folder_of,
    line,
    moment,
    only_file,
    opening,
    say,
    snapshot,
)


def test_a_save_that_is_well_is_called_so(root: Root) -> None:
    assert examine(root).sound
    say(root, range(1, 6))
    copies.keep_quest(root, folder_of(root).name, b"id = 'x'")
    backup(root, moment())
    before = snapshot(root.path)
    health = examine(root)
    assert health.sound
    assert (health.files, health.events, health.lost) == (1, 6, 0)
    assert (health.writers[0].events, health.writers[0].last_n) == (6, 6)
    assert health.backups == ("backup-2026-11-22-133000.zip",)
    assert health.size == sum(map(len, snapshot(root.own).values()))
    assert health.local_size > 0
    assert snapshot(root.path) == before


def test_everything_that_is_wrong_is_told_with_its_place(root: Root) -> None:
    say(root, range(1, 6))
    path = only_file(root)
    folder = path.parent
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:2], b"scribble\n", *lines[4:], b'{"c":"torn']))
    mine = opening(folder.name)
    (folder / "phone.jsonl").write_bytes(mine + line(n=5) + line(n=5, id="01jd9nf5m1bbbbbbbbbbbbbbbb"))
    (folder / "newer.jsonl").write_bytes(line(v=2, n=3))
    (folder / "theirs.jsonl").write_bytes(opening(STRANGER, w="w000000009"))
    (folder / "clash.jsonl").write_bytes(line(n=5, d={"quest": "x", "step": "y", "value": 1}))
    (folder / "folder.jsonl").mkdir()
    os.mkfifo(folder / "pipe.jsonl")
    (root.own / PLAYER).mkdir()
    health = examine(root)
    assert not health.sound
    assert [(place.file, place.line, place.reason) for place in health.damaged] == [
        (path.name, 3, "this is no line of a journal")
    ]
    assert health.torn == ((path.name, 10),)
    w = path.name[:10]
    assert sorted(health.gaps, key=lambda gap: gap.w) == sorted(
        [Gap(WRITER, 2, 2), Gap(WRITER, 4, 4), Gap(w, 3, 4)], key=lambda gap: gap.w
    )
    (fork,) = health.forks
    assert (fork.w, fork.n, len(fork.ids)) == (WRITER, 5, 2)
    assert isinstance(fork, Fork)
    assert [place.file for place in health.newer] == ["newer.jsonl"]
    assert health.foreign == (("theirs.jsonl", 1),)
    assert len(health.clashes) == 1
    assert health.conflicts == ("clash.jsonl", "newer.jsonl", "phone.jsonl", "theirs.jsonl")
    assert health.unreadable == (("folder.jsonl", "it is no plain file"), ("pipe.jsonl", "it is no plain file"))
    assert health.other_players == (PLAYER,)


@pytest.mark.parametrize("kind", ["folder", "pipe", "link"])
def test_what_stands_in_the_way_is_set_aside_with_its_reason(root: Root, kind: str) -> None:
    say(root, [1])
    path = folder_of(root) / "in-the-way.jsonl"
    for number in range(2):
        if kind == "folder":
            path.mkdir()
        elif kind == "pipe":
            os.mkfifo(path)
        else:
            path.symlink_to("/nowhere")
        moved = set_aside(root, path, "it is no plain file")
        assert moved.parent == root.quarantine
        assert not os.path.lexists(path)
        note = moved.with_name(moved.name + ".why.txt").read_text()
        assert note == f"it is no plain file\nIt was own/{folder_of(root).name}/in-the-way.jsonl\n"
        assert len(examine(root).quarantined) == 2 * (number + 1)
    assert examine(root).unreadable == ()
    assert amounts_of(root) == [1]


def test_an_unreadable_read_model_can_be_set_aside(root: Root) -> None:
    say(root, [1])
    (root.read / "now.json").write_bytes(b"\0\0")
    moved = set_aside(root, root.read / "now.json", "it cannot be read")
    assert moved.read_bytes() == b"\0\0"


def test_nothing_outside_the_saves_is_set_aside(root: Root) -> None:
    say(root, [1])
    outside = root.path.parent / "mine.txt"
    outside.write_bytes(b"mine")
    for path in (outside, root.own / ".." / ".." / "mine.txt", root.own, root.local, root.path):
        with pytest.raises(ValueError, match="only parts of the saves"):
            set_aside(root, path, "no")
    assert outside.read_bytes() == b"mine"
    assert amounts_of(root) == [1]


def test_a_file_that_vanishes_while_we_look_is_no_deletion_and_no_crash(root: Root) -> None:
    say(root, [1, 2])
    journal = Journal(root)
    (name,) = journal.files()
    hidden = only_file(root).rename(root.path / "replaced-just-now")
    batch = journal.read(name, 100)
    assert (batch.problem, batch.read_to, list(batch.events)) == ("it is not there any more", 100, [])
    hidden.rename(folder_of(root) / name)
    assert amounts_of(root) == [1, 2]
    assert read_file(root.path / "no-folder", "x.jsonl", PLAYER).problem == "it is not there any more"
