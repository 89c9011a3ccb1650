"""What editors, mail, git and sync tools do to a file costs no entry."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest

from game.rules.events import Rated
from game.saves.journal import Journal
from game.saves.paths import Root
from game.saves.reading import read_file
from tests.saves.saying import PLAYER, STRANGER, amounts_of, lines_lost, moment, only_file, opening, pages, say
from tests.saves.saying import line as framed

LINES = 12


def between(data: bytes, *pieces: bytes) -> bytes:
    """The pieces put between lines of the file."""
    lines = data.splitlines(keepends=True)
    for number, piece in enumerate(pieces):
        lines.insert(3 * number + 2, piece)
    return b"".join(lines)


CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "carriage returns": lambda data: data.replace(b"\n", b"\r\n"),
    "byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "NULs at the end": lambda data: data + bytes(5000),
    "NULs and a line feed": lambda data: data + bytes(5000) + b"\n",
    "NULs before a line": lambda data: between(data, bytes(100)),
    "no line feed at the end": lambda data: data.rstrip(b"\n"),
    "blank lines": lambda data: data.replace(b"\n", b"\n\n \n"),
    "blanks around lines": lambda data: b"".join(b"  " + line + b" \t\n" for line in data.splitlines()),
    "conflict markers": lambda data: between(data, b"<<<<<<< HEAD\n", b"||||||| base\n", b"=======\n", b">>>>>>> x\n"),
    "doubled": lambda data: data + data,
    "doubled without a line feed between": lambda data: data.rstrip(b"\n") + data,
    "reversed": lambda data: b"".join(reversed(data.splitlines(keepends=True))),
    "reversed without its last line feed": lambda data: b"".join(
        reversed(data.rstrip(b"\n").splitlines(keepends=True))
    ),
    "all in one line": lambda data: data.replace(b"\n", b""),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_entry_survives_and_the_next_one_lands(root: Root, change: Callable[[bytes], bytes]) -> None:
    say(root, range(1, LINES))
    path = only_file(root)
    path.write_bytes(change(path.read_bytes()))
    assert amounts_of(root) == [*range(1, LINES)]
    assert lines_lost(root) == 0, "nothing was lost, so nothing is told"
    say(root, [99])
    assert amounts_of(root) == [*range(1, LINES), 99]
    say(root, [100])
    assert amounts_of(root) == [*range(1, LINES), 99, 100]


@pytest.mark.parametrize(
    "name",
    [
        "{stem}.sync-conflict-20261122-103000-ABCDEFG.jsonl",
        "{stem} (Bob's conflicted copy 2026-11-22).jsonl",
        "{stem} (1).jsonl",
        "Kopie von {stem}.jsonl",
    ],
)
def test_a_copy_made_by_a_sync_tool_is_read_like_the_file(root: Root, name: str) -> None:
    say(root, range(1, 6))
    path = only_file(root)
    say(root, range(6, 9))
    path.rename(path.with_name(name.format(stem=path.stem)))
    assert amounts_of(root) == [*range(1, 9)]
    say(root, [9])
    assert amounts_of(root) == [*range(1, 10)]


@pytest.mark.parametrize("name", [".{}", "~syncthing~{}.tmp", ".syncthing.{}.tmp", "{}.tmp", "{}.bak", "~syncthing~{}"])
def test_files_on_their_way_are_left_alone(root: Root, name: str) -> None:
    say(root, [1, 2])
    path = only_file(root)
    path.with_name(name.format(path.name)).write_bytes(path.read_bytes()[:-40])
    assert list(Journal(root).files()) == [path.name]


def test_what_is_no_plain_file_is_never_waited_for(root: Root, tmp_path: Path) -> None:
    say(root, [1])
    folder = only_file(root).parent
    os.mkfifo(folder / "pipe.jsonl")
    (folder / "folder.jsonl").mkdir()
    (tmp_path / "elsewhere").write_bytes(only_file(root).read_bytes())
    (folder / "link.jsonl").symlink_to(tmp_path / "elsewhere")
    assert len(Journal(root).files()) == 1
    for name in ("pipe.jsonl", "folder.jsonl", "link.jsonl", "not-there.jsonl", "../../../elsewhere"):
        batch = Journal(root).read(name)
        assert batch.problem
        assert not batch.events
    assert amounts_of(root) == [1]


def test_a_file_that_grew_beyond_reason_is_not_read_into_memory(root: Root) -> None:
    say(root, [1])
    with (only_file(root).parent / "huge.jsonl").open("wb") as file:
        file.truncate(1 << 40)
    assert Journal(root).read("huge.jsonl").problem == "larger than 64 MiB"


def test_entries_of_another_player_are_dropped_and_counted(root: Root) -> None:
    (own,) = say(root, [1])
    folder = only_file(root).parent
    theirs = opening(STRANGER) + framed() + framed(id="01jd9nf5m1bbbbbbbbbbbbbbbb", n=3)
    (folder / "theirs.jsonl").write_bytes(theirs)
    batch = Journal(root).read("theirs.jsonl")
    assert (batch.foreign, list(batch.events)) == (3, [])
    later = Journal(root).read("theirs.jsonl", len(opening(STRANGER)))
    assert (later.foreign, list(later.events)) == (2, []), "also when only the new part is read"
    mixed = theirs + only_file_named(folder, own.w).read_bytes()
    (folder / "mixed.jsonl").write_bytes(mixed)
    batch = Journal(root).read("mixed.jsonl")
    assert (batch.foreign, [event.w for event in batch.events]) == (3, [own.w, own.w])
    assert amounts_of(root) == [1]


def only_file_named(folder: Path, w: str) -> Path:
    (path,) = folder.glob(f"{w}-*.jsonl")
    return path


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "short"},
        {"id": 7},
        {"w": "UPPERCASE!"},
        {"n": 0},
        {"n": True},
        {"tz": "60"},
        {"today": "yesterday"},
        {"k": None},
        {"d": []},
        {"src": 1},
        {"d": {"quest": "read-daily"}},
        {"d": {"quest": "read-daily", "step": "a10", "value": "many"}},
        {"v": "1"},
        {"v": 0},
    ],
    ids=str,
)
def test_a_whole_line_that_says_nonsense_is_told_and_passed_over(tmp_path: Path, changes: dict[str, object]) -> None:
    (tmp_path / "x.jsonl").write_bytes(opening() + framed(**changes) + framed(id="01jd9nf5m1bbbbbbbbbbbbbbbb"))
    batch = read_file(tmp_path, "x.jsonl", PLAYER)
    assert len(batch.events) == 2
    assert batch.lost == 1
    assert batch.damaged[0].line == 2
    assert batch.damaged[0].reason


def test_nesting_without_end_is_damage_and_not_the_end(tmp_path: Path) -> None:
    raw = b"[" * 4000
    (tmp_path / "x.jsonl").write_bytes(opening() + b'{"c":"%08x","e":%s}\n' % (crc32(raw), raw) + framed())
    batch = read_file(tmp_path, "x.jsonl", PLAYER)
    assert (len(batch.events), batch.lost) == (2, 1)


def test_more_than_we_know_is_kept_and_ignored(tmp_path: Path) -> None:
    payload = {"quest": "read-daily", "step": "a10", "value": 70, "weather": "fog"}
    (tmp_path / "x.jsonl").write_bytes(opening() + framed(d=payload, colour="blue"))
    batch = read_file(tmp_path, "x.jsonl", PLAYER)
    assert batch.events[1].fact == Rated("read-daily", "a10", 70)


def test_the_check_in_after_a_copy_came_back_is_still_mine(root: Root) -> None:
    say(root, [1, 2])
    path = only_file(root)
    path.with_name("copy.jsonl").write_bytes(path.read_bytes())
    Journal(root).append([pages(3)], moment(3))
    assert amounts_of(root) == [1, 2, 3]
    assert len(Journal(root).files()) == 2
