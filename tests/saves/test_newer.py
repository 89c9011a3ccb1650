"""What a newer version wrote is read past, kept byte for byte, and never written to."""

from __future__ import annotations

import pytest

from game.rules.events import Unknown
from game.saves.health import examine
from game.saves.journal import Journal, NewerSave
from game.saves.paths import Root
from tests.saves.saying import amounts_of, line, moment, only_file, pages, say, snapshot


def test_a_line_of_a_newer_version_in_our_file_stops_writing_and_changes_no_byte(root: Root) -> None:
    (event,) = say(root, [1])
    path = only_file(root)
    path.write_bytes(path.read_bytes() + line(v=2, w=event.w, n=3, k={"new": "shape"}))
    before = snapshot(root.own)
    with pytest.raises(NewerSave) as refusal:
        Journal(root).append([pages(2)], moment(2))
    assert refusal.value.reason == "a newer version of Undaunted wrote this save; update this one to go on"
    assert snapshot(root.own) == before


def test_reading_goes_on_and_tells_where_the_newer_lines_are(root: Root) -> None:
    (event,) = say(root, [1])
    path = only_file(root)
    ours = path.read_bytes()
    path.write_bytes(ours + line(v=7, w=event.w, n=3))
    batch = Journal(root).read(path.name)
    assert amounts_of(root) == [1]
    assert (len(batch.newer), batch.lost, batch.read_to) == (1, 0, path.stat().st_size)
    place = batch.newer[0]
    assert (place.line, place.w, place.n, place.reason) == (3, event.w, 3, "written by a newer version (7)")
    assert examine(root).gaps == (), "a line that is there is not missing"


def test_one_newer_line_in_any_file_that_was_read_stops_writing(root: Root) -> None:
    say(root, [1])
    (only_file(root).parent / "phone.jsonl").write_bytes(line(v=2))
    before = snapshot(root.own)
    journal = Journal(root)
    journal.read_all()
    assert journal.newer
    with pytest.raises(NewerSave):
        journal.append([pages(2)], moment(2))
    assert snapshot(root.own) == before


def test_who_remembers_that_there_was_one_may_say_so(root: Root) -> None:
    journal = Journal(root)
    journal.newer = True
    with pytest.raises(NewerSave):
        journal.append([pages(1)], moment())
    assert not root.path.exists()


def test_a_kind_from_the_future_survives_a_session_byte_for_byte(root: Root) -> None:
    (event,) = say(root, [1])
    path = only_file(root)
    future = line(
        w=event.w, n=3, id=event.id[:-1] + "z", k="moon.phase", d={"of": "everything", "deep": [1, {"x": None}]}
    )
    path.write_bytes(path.read_bytes() + future)
    before = path.read_bytes()
    say(root, [2])
    assert path.read_bytes().startswith(before)
    events = Journal(root).read(path.name).events
    assert [found.fact for found in events if isinstance(found.fact, Unknown)] == [
        Unknown("moon.phase", {"of": "everything", "deep": [1, {"x": None}]})
    ]
    assert amounts_of(root) == [1, 2]
