"""Everything that is shared in one file, for mail and sticks: it comes in whole or not at all, and twice is once."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from game.party import carrying
from game.party.carrying import export, import_file
from game.party.facts import Opened, Profile, PublicDay, PublicFact, PublicOffer, PublicQuest, PublicTip
from game.party.folder import MAX_FILE
from game.party.lines import to_line
from game.party.names import public_id
from game.party.reading import read_party
from game.rules.values import replace
from game.saves.framing import frame
from game.saves.journal import Journal
from game.saves.paths import Root
from tests.party.hostile import CASES, TEXTS
from tests.party.lives import ADA, BOB, DESK, ME, PHONE, READ, RUN, SHA, TODAY, ada, cheer, day, lines, put
from tests.saves.saying import moment, snapshot


@pytest.fixture
def adas(tmp_path: Path) -> Root:
    """Ada's own root, with two devices of hers."""
    root = Root(tmp_path / "ada")
    put(root, ADA, lines(ada()))
    put(root, ADA, lines([Opened(ADA), day(15), day(16)], DESK, 50), f"{DESK}-2026.jsonl")
    return root


def test_a_friend_sees_the_same_whether_it_came_by_mail_or_by_a_shared_folder(adas: Root, root: Root) -> None:
    took = import_file(root, export(adas, ADA, TODAY), TODAY)
    assert (took.player, took.name, took.refused, took.troubles) == (ADA, "Ada", False, ())
    assert took.lines == len(ada()) - 1 + 3, "all but the offer, whose file is not in it"
    (by_folder,) = read_party(adas, ME, TODAY).friends
    (by_mail,) = read_party(root, ME, TODAY).friends
    assert by_mail == replace(by_folder, offers=())


def test_importing_twice_or_what_was_synced_changes_nothing(adas: Root, root: Root) -> None:
    data = export(adas, ADA, TODAY)
    import_file(root, data, TODAY)
    before = snapshot(root.party)
    assert import_file(root, data, TODAY).lines == 0
    assert snapshot(root.party) == before
    assert import_file(adas, data, TODAY).lines == 0
    put(adas, ADA, lines([day(17)], DESK, 60), "more.jsonl")
    assert import_file(root, export(adas, ADA, TODAY), TODAY).lines == 1


def test_two_who_import_the_same_make_the_same_file(adas: Root, tmp_path: Path) -> None:
    one, two = Root(tmp_path / "one"), Root(tmp_path / "two")
    for root in (one, two):
        import_file(root, export(adas, ADA, TODAY), TODAY)
    assert snapshot(one.party) == snapshot(two.party)


def test_of_what_was_withdrawn_only_the_withdrawal_leaves(adas: Root) -> None:
    gone: list[PublicFact] = [
        PublicQuest(READ, "no"),
        PublicDay(RUN, TODAY.replace(year=2031), 5),
        PublicOffer(SHA, gone=True),
    ]
    put(adas, ADA, lines(gone, DESK, 70), "gone.jsonl")
    text = export(adas, ADA, TODAY).decode()
    kinds = [json.loads(line)["e"]["k"] for line in text.splitlines()]
    assert sorted(kinds) == ["p.cheer", "p.day", "p.offer", "p.open", "p.open", "p.profile", "p.quest", "p.quest"]
    assert "read-daily" not in text
    assert "2031" not in text


def test_nothing_shared_is_an_empty_file(root: Root) -> None:
    assert export(root, ME, TODAY) == b""
    assert import_file(root, b"", TODAY).refused


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: b"\xef\xbb\xbf" + data + b"\n\n",
        lambda data: data.rstrip(b"\n"),
    ],
)
def test_what_mail_does_to_a_file_is_forgiven(adas: Root, root: Root, change: object) -> None:
    data = export(adas, ADA, TODAY)
    assert import_file(root, change(data), TODAY).lines == data.count(b"\n")  # type: ignore[operator]
    assert import_file(root, data, TODAY).lines == 0


GOOD = b"".join(lines([Opened(BOB), Profile("Bob"), cheer()]))
REFUSED = {
    "text": (b"Dear friend,\nhow are you?\n", "Line 1 cannot be read: this is no line of a journal."),
    "cut off": (GOOD[:-9], "Line 3 cannot be read: the line is cut off."),
    "changed": (GOOD.replace(b"Bob", b"Rob"), "Line 2 cannot be read: the checksum does not match."),
    "without an owner": (b"".join(lines([Profile("Bob")])), "The file does not say whose it is."),
    "of two": (GOOD + lines([Opened(ADA)])[0], "The file holds lines of several players."),
    "smuggled": (GOOD + to_line(DESK, 9, day(1)), "Some lines of the file do not say whose they are."),
    "far ahead": (GOOD + to_line(PHONE, 9, day(4000)), "Line 4 is about 2037-09-13, far ahead of today."),
    "a journal": (
        frame({"v": 1, "id": "0" * 26, "w": PHONE, "n": 1, "k": "note", "d": {"text": "private"}}),
        "Line 1 cannot be read: this is no kind of a fact.",
    ),
    "empty": (b"\n\n", "There is no line in this file that Undaunted wrote for friends."),
    "binary": (bytes(range(256)) * 9, "Line 1 cannot be read: this is no line of a journal."),
    "huge": (bytes(MAX_FILE + 1), "The file is larger than 16 MiB."),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_with_a_mistake_is_refused_whole_with_a_line_each(root: Root, what: str) -> None:
    data, told = REFUSED[what]
    put(root, ADA, lines(ada()))
    before = snapshot(root.party)
    took = import_file(root, data, TODAY)
    assert (took.refused, took.player, took.lines) == (True, "", 0)
    assert took.troubles[0].text == told
    assert len(took.troubles) <= 21
    assert snapshot(root.party) == before
    kept = [path for path in root.quarantine.iterdir() if path.suffix == ".jsonl"]
    assert [path.read_bytes() for path in kept] == [data[: 1024 * 1024]]


def test_when_a_file_was_taken_in_is_not_told_to_those_who_share_the_folder(root: Root) -> None:
    assert import_file(root, GOOD, TODAY).lines
    (path,) = (root.party / BOB).iterdir()
    assert path.stat().st_mtime == TODAY.toordinal() * 86400 - date(1970, 1, 1).toordinal() * 86400


def test_every_mistake_is_told_and_many_are_counted(root: Root) -> None:
    assert len(import_file(root, GOOD + b"x\ny\n", TODAY).troubles) == 2
    assert import_file(root, b"x\n" * 9999, TODAY).troubles[-1].text == "There are more mistakes in it."


def test_a_file_of_my_own_is_for_my_friends(root: Root) -> None:
    own = public_id(Journal(root).begin(moment()))
    took = import_file(root, b"".join(lines([Opened(own)])), TODAY)
    assert (took.refused, [trouble.text for trouble in took.troubles]) == (
        True,
        ["This file is yours: your friends import it."],
    )
    assert not root.party.exists()


@pytest.mark.parametrize("name", [name for name in CASES if name.startswith(("player is", "sha is"))])
def test_no_id_in_a_file_leads_out_of_the_party(root: Root, tmp_path: Path, name: str) -> None:
    CASES[name].make(tmp_path / "made", BOB)
    (path,) = (tmp_path / "made").iterdir()
    assert import_file(root, path.read_bytes(), TODAY).refused
    assert not root.party.exists()


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_name_of_whom_a_file_is_from_is_harmless(root: Root, text: str) -> None:
    raw = frame({"v": 1, "w": PHONE, "n": 2, "k": "p.profile", "d": {"name": f"Bob {text}"}})
    took = import_file(root, lines([Opened(BOB), PublicTip(READ, "a1", "x")])[0] + raw, TODAY)
    assert took.name.startswith("Bob ")
    assert "\x1b" not in took.name
    assert len(took.name) <= 40


@pytest.mark.parametrize("odd", ["link", "file"])
def test_what_stands_in_the_way_is_not_written_through(root: Root, tmp_path: Path, odd: str) -> None:
    root.party.mkdir(parents=True)
    if odd == "link":
        (tmp_path / "elsewhere").mkdir()
        (root.party / BOB).symlink_to(tmp_path / "elsewhere")
    else:
        (root.party / BOB).write_bytes(b"")
    took = import_file(root, GOOD, TODAY)
    assert took.troubles[0].text == "What bears this friend's name in the shared folder is no folder."
    assert not [*tmp_path.glob("elsewhere/*")]


def test_there_is_room_for_so_many_friends_and_files(root: Root, monkeypatch: pytest.MonkeyPatch) -> None:
    put(root, ADA, lines(ada()))
    monkeypatch.setattr(carrying, "MOST_FRIENDS", 1)
    assert import_file(root, GOOD, TODAY).troubles[0].text == "There are 1 friends in the shared folder already."
    monkeypatch.setattr(carrying, "MOST_FILES", 1)
    more = b"".join(lines([Opened(ADA), day(40)], DESK, 90))
    assert import_file(root, more, TODAY).troubles[0].text == "There are 1 files of this friend already."
