"""Damage costs the line it hits, is told of, and never changes what another line says."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.saves import device
from game.saves.device import Device
from game.saves.journal import Journal
from game.saves.paths import Root
from game.saves.reading import read_file
from tests.saves.saying import amounts_of, lines_lost, moment, only_file, pages, say

CUTS = 700
BITS = 600


@pytest.fixture
def thirty(root: Root) -> tuple[Path, bytes, Device]:
    """A journal of thirty entries: its file, its bytes, and what the device remembered after the tenth."""
    say(root, range(1, 11))
    remembered = device.load(root)
    assert remembered
    say(root, range(11, 31))
    path = only_file(root)
    return path, path.read_bytes(), remembered


def test_a_torn_line_is_lost_alone_and_the_next_check_in_lands(root: Root, thirty: tuple[Path, bytes, Device]) -> None:
    path, data, remembered = thirty
    for cut in range(1, CUTS + 1):
        torn = data[: len(data) - cut]
        path.write_bytes(torn)
        device.save(root, remembered)  # as after a kill: the note is older than the line
        Journal(root).append([pages(99)], moment(60))
        whole = torn.count(b"\n") - 1 + torn.endswith(b"}}}")
        assert amounts_of(root) == [*range(1, whole + 1), 99]
        own_line = torn if torn.endswith(b"\n") else torn + b"\n"
        assert path.read_bytes().startswith(own_line + b'{"c":"'), "nothing is ever cut"
        half = not torn.endswith((b"\n", b"}}}"))
        assert lines_lost(root) == half, "what was torn is told of"


def test_a_file_cut_behind_our_back_costs_only_what_was_cut(root: Root, thirty: tuple[Path, bytes, Device]) -> None:
    path, data, _ = thirty
    remembered = device.load(root)
    assert remembered
    for cut in range(1, CUTS + 1, 23):
        path.write_bytes(data[: len(data) - cut])
        device.save(root, remembered)
        (event,) = Journal(root).append([pages(99)], moment(60))
        assert event.w != remembered.w, "the numbers that were cut off are not given again"
        whole = path.read_bytes().count(b"\n") - 1 + path.read_bytes().endswith(b"}}}")
        assert amounts_of(root) == [*range(1, whole + 1), 99]
        new = only_files_but(path)
        for extra in new:
            extra.unlink()


def only_files_but(path: Path) -> list[Path]:
    return [other for other in path.parent.glob("*.jsonl") if other != path]


def test_a_flipped_bit_never_changes_silently_what_was_said(thirty: tuple[Path, bytes, Device]) -> None:
    path, data, _ = thirty
    player = path.parent.name
    said = dict.fromkeys(read_file(path.parent, path.name, player).events)
    for number in range(BITS):
        position = number * len(data) // BITS
        flipped = bytearray(data)
        flipped[position] ^= 1 << number % 8
        path.write_bytes(flipped)
        batch = read_file(path.parent, path.name, player)
        found = dict.fromkeys(batch.events)
        assert found.keys() <= said.keys(), f"byte {position}: something that was never said"
        missing = len(said) - len(found)
        assert missing <= 2
        assert not missing or batch.lost or batch.torn, f"byte {position}: a loss that is not told of"


def test_a_damaged_line_is_told_by_file_line_and_reason(root: Root, thirty: tuple[Path, bytes, Device]) -> None:
    path, data, _ = thirty
    lines = data.splitlines(keepends=True)
    lines[4] = lines[4].replace(b'"amount":4', b'"amount":9')
    path.write_bytes(b"".join(lines))
    (place,) = Journal(root).read(path.name).damaged
    assert (place.file, place.line, place.offset) == (path.name, 5, len(b"".join(lines[:4])))
    assert place.reason == "the checksum does not match"


def test_a_zeroed_page_costs_the_lines_on_it(thirty: tuple[Path, bytes, Device]) -> None:
    path, data, _ = thirty
    path.write_bytes(data[:2048] + bytes(2048) + data[4096:])
    batch = read_file(path.parent, path.name, path.parent.name)
    touched = data[:4096].count(b"\n") - data[:2048].count(b"\n") + 1
    assert len(batch.events) == 31 - touched
    assert batch.lost


def test_reading_goes_on_where_it_stopped(root: Root, thirty: tuple[Path, bytes, Device]) -> None:
    path, data, _ = thirty
    half = data[: data.index(b'"amount":20')]
    path.write_bytes(half)
    first = Journal(root).read(path.name)
    assert first.torn > 0
    assert half[: first.read_to].endswith(b"\n"), "a line that may still grow is not consumed"
    path.write_bytes(data)
    second = Journal(root).read(path.name, first.read_to)
    assert (second.read_to, second.torn, second.lost) == (len(data), 0, 0)
    assert len(first.events) + len(second.events) == 31
    assert Journal(root).read(path.name, second.read_to).events == []
    path.write_bytes(half)
    assert Journal(root).read(path.name, len(data)).problem == "it is shorter than it was"


def test_a_line_found_damaged_later_on_is_counted_from_the_top_of_the_file(root: Root) -> None:
    say(root, range(1, 4))
    path = only_file(root)
    start = path.stat().st_size
    path.write_bytes(path.read_bytes() + b"scribble\n")
    (place,) = Journal(root).read(path.name, start).damaged
    assert (place.line, place.offset) == (5, start)


def test_a_file_of_nothing_but_damage_is_counted_and_not_listed_without_end(root: Root) -> None:
    say(root, [1])
    (only_file(root).parent / "junk.jsonl").write_bytes(b"x\n" * 5000)
    batch = Journal(root).read("junk.jsonl")
    assert batch.lost == 5000
    assert len(batch.damaged) == 1000
    assert amounts_of(root) == [1]
