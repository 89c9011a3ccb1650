"""A file that is not read is noted with its reason, the doctor tells of it, and the note goes when it can be read."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime

from game.party.carrying import import_file
from game.party.reading import read_party
from game.play.game import Game
from game.play.upkeep import doctor
from game.rules.calendar import Instant
from game.saves.paths import Root
from tests.party.hostile import OSC52
from tests.party.lives import ADA, ME, TODAY, ada, lines, put

NOON = Instant(datetime(2026, 11, 22, 12, tzinfo=UTC), 0)


def set_aside(root: Root) -> tuple[str, ...]:
    return doctor(Game(root, lambda: NOON)).set_aside


def test_a_refused_file_is_noted_told_by_the_doctor_and_forgotten_when_it_is_read(root: Root) -> None:
    path = put(root, ADA, lines(ada())).with_name(f"pipe{OSC52}.jsonl")
    os.mkfifo(path)
    (friend,) = read_party(root, ME, TODAY).friends
    assert [trouble.text for trouble in friend.troubles] == [
        "A file of Ada's is not read: it is no plain file.",
    ]
    (note,) = root.quarantine.iterdir()
    assert "\x1b" not in note.name + note.read_text("utf-8")
    assert json.loads(note.read_bytes())["why"] == "it is no plain file"
    (told,) = set_aside(root)
    assert told.startswith(f"party/{ADA}/pipe]52;c;")
    assert told.endswith(".jsonl: it is no plain file")
    assert path.is_fifo(), "the shared folder is not ours alone"
    path.unlink()
    path.write_bytes(lines(ada())[0])
    assert read_party(root, ME, TODAY).friends[0].troubles == ()
    assert set_aside(root) == ()


def test_a_refused_import_is_kept_to_look_at(root: Root) -> None:
    import_file(root, b"nonsense\n", TODAY)
    (told,) = set_aside(root)
    assert told.endswith(".jsonl: Line 1 cannot be read: this is no line of a journal.")


def test_a_note_that_was_damaged_is_passed_over(root: Root) -> None:
    root.quarantine.mkdir(parents=True)
    for number, data in enumerate((b"", b"[", b"{}", b'{"file":1,"player":2,"why":3}')):
        (root.quarantine / f"party-{number}.note.json").write_bytes(data)
    assert set_aside(root) == ()
