"""Reading the party: what is there is seen, what was seen stays, and what is wrong is told."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from game.party import cache, formats, gathering, joining, reading
from game.party.facts import Opened, Profile, PublicDay, PublicFact
from game.party.friends import Party
from game.party.gathering import gather
from game.party.reading import marks, read_friend, read_lines, read_party
from game.rules.values import replace
from game.saves import disk
from game.saves.paths import Root
from tests.party.lives import ADA, BOB, DESK, LAP, ME, PHONE, READ, READING, START, TODAY, ada, codes, day, lines, put


def test_without_a_party_there_is_nothing_and_nothing_is_made(root: Root) -> None:
    assert read_party(root, ME, TODAY) == Party(None, ())
    assert read_friend(root, ADA, TODAY) is None
    assert read_lines(root.party / ME, ME) == reading.Lines({}, 0, ())
    assert not root.path.exists()


def test_friends_come_by_name_and_i_am_told_apart(root: Root) -> None:
    for player, name in ((BOB, "bob"), (ADA, "Ada"), (ME, "Zoe")):
        put(root, player, lines([Opened(player), Profile(name)]))
    party = read_party(root, ME, TODAY)
    assert party.me
    assert party.me.name == "Zoe"
    assert [friend.name for friend in party.friends] == ["Ada", "bob"]
    assert [friend.name for friend in read_party(root, "", TODAY).friends] == ["Ada", "bob", "Zoe"]


@pytest.mark.parametrize(
    "name",
    [
        f"{PHONE}-2026.sync-conflict-20261122-103000-ABCDEFG.jsonl",
        f"{PHONE}-2026 (Bob's conflicted copy 2026-11-22).jsonl",
        "whatever it is called (1).jsonl",
    ],
)
def test_files_are_read_whatever_they_are_called(root: Root, name: str) -> None:
    put(root, ADA, lines(ada()), name)
    assert [friend.name for friend in read_party(root, ME, TODAY).friends] == ["Ada"]


@pytest.mark.parametrize("name", [".x.jsonl", "~syncthing~x.jsonl", ".syncthing.x.jsonl.tmp", "x.jsonl.tmp", "x.bak"])
def test_files_on_their_way_are_left_alone(root: Root, name: str) -> None:
    put(root, ADA, lines(ada()))
    put(root, ADA, b"nonsense\n" * 3, name)
    assert codes(root) == {ADA: set()}


CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "carriage returns": lambda data: data.replace(b"\n", b"\r\n"),
    "byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "NULs at the end": lambda data: data + bytes(3000),
    "no line feed at the end": lambda data: data.rstrip(b"\n"),
    "blank lines": lambda data: data.replace(b"\n", b"\n\n \n"),
    "conflict markers": lambda data: b"<<<<<<< HEAD\n" + data + b"=======\n" + data + b">>>>>>> theirs\n",
    "doubled": lambda data: data + data,
    "doubled without a line feed between": lambda data: data.rstrip(b"\n") + data,
    "reversed": lambda data: b"".join(reversed(data.splitlines(keepends=True))),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_mail_git_and_sync_tools_do_to_a_file_costs_nothing(root: Root, change: Callable[[bytes], bytes]) -> None:
    put(root, ADA, lines(ada()))
    put(root, BOB, change(b"".join(lines([Opened(BOB), *ada()[1:]]))))
    one, other = read_party(root, ME, TODAY).friends
    assert replace(one, player="") == replace(other, player="")


def test_only_what_is_new_is_read(root: Root, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(root, ADA, lines(ada()))
    put(root, BOB, lines([Opened(BOB), Profile("Bob")]))
    first = read_party(root, ME, TODAY)
    read: list[str] = []
    parsed: list[bytes] = []

    def counted(folder: Path, *rest: object) -> gathering.Gathered:
        read.append(folder.name)
        return gather(folder, *rest)  # type: ignore[arg-type]

    def read_line(line: bytes) -> object:
        parsed.append(line)
        return formats_read(line)

    formats_read = formats.read_line
    monkeypatch.setattr(reading, "gather", counted)
    monkeypatch.setattr(formats, "read_line", read_line)
    assert read_party(root, ME, TODAY) == first
    assert read == []
    more = lines([day(15, "done")], first=40)
    path.write_bytes(path.read_bytes() + more[0])
    ada_, bob = read_party(root, ME, TODAY).friends
    assert (read, parsed) == ([ADA], more)
    assert bob == first.friends[1]
    assert (ada_.quests[0].done, ada_.quests[0].returns) == (8, 2)


def test_a_line_that_is_still_arriving_is_no_damage(root: Root) -> None:
    data = b"".join(lines(ada()))
    for cut in (len(data) - 1, len(data) - 30, len(data)):
        put(root, ADA, data[:cut])
        assert codes(root) == {ADA: set()}
    (friend,) = read_party(root, ME, TODAY).friends
    assert friend.offers


def test_what_was_seen_in_a_file_that_vanished_stays(root: Root) -> None:
    path = put(root, ADA, lines(ada()))
    (before,) = read_party(root, ME, TODAY).friends
    path.unlink()
    assert read_party(root, ME, TODAY).friends == (before,)
    put(root, ADA, lines([day(15)], DESK, 50), "new.jsonl")
    (after,) = read_party(root, ME, TODAY).friends
    assert after.quests[0].done == before.quests[0].done + 1
    assert after.troubles == ()


def test_whose_folder_is_gone_is_no_friend_any_more_and_is_known_when_it_comes_back(root: Root) -> None:
    path = put(root, ADA, lines(ada()))
    before = read_party(root, ME, TODAY)
    path.rename(root.path / "x")
    path.parent.rmdir()
    assert read_party(root, ME, TODAY).friends == ()
    path.parent.mkdir()
    assert read_party(root, ME, TODAY) == before


def test_several_devices_make_one_friend(root: Root) -> None:
    put(root, ADA, lines(ada()))
    put(root, ADA, lines([Opened(ADA), day(20), day(0, "rest")], DESK, 60), f"{DESK}-2026.jsonl")
    (friend,) = read_party(root, ME, TODAY).friends
    assert friend.quests[0].last == START + timedelta(days=20)
    assert friend.quests[0].days[0].outcome == "rest"
    assert read_friend(root, ADA, TODAY) == friend


def test_one_friend_comes_with_all_their_days(root: Root) -> None:
    days = [day(place) for place in range(-100, 40)]
    put(root, ADA, lines([*ada()[:3], *days]))
    (short,) = read_party(root, ME, TODAY).friends
    full = read_friend(root, ADA, TODAY)
    assert full
    assert (len(short.quests[0].days), len(full.quests[0].days)) == (35, 140)
    assert full.quests[0].days[-35:] == short.quests[0].days
    assert full.quests[0].done == short.quests[0].done == 140
    put(root, ADA, lines([day(41)], DESK, 900), "more.jsonl")
    again = read_friend(root, ADA, TODAY)
    assert again
    assert len(again.quests[0].days) == 141, "also where the overview has not been read since"
    assert read_party(root, ME, TODAY).friends[0].quests[0].done == 141


def test_days_still_to_come_are_seen_when_they_have_come(root: Root) -> None:
    put(root, ADA, lines([*ada()[:3], PublicDay(READ, TODAY + timedelta(days=3), 100, "done")]))
    for later, seen in ((0, 0), (1, 0), (2, 1), (3, 1), (0, 0)):
        today = TODAY + timedelta(days=later)
        (friend,) = read_party(root, ME, today).friends
        assert len(friend.quests[0].days) == seen
        full = read_friend(root, ADA, today)
        assert full
        assert len(full.quests[0].days) == seen


def test_the_first_reading_shows_progress_can_be_left_and_is_gone_on_with(root: Root) -> None:
    people = [f"{number:026d}" for number in range(25)]
    for player in people:
        put(root, player, lines([Opened(player), Profile(f"No {player[-2:]}")]))
    told: list[tuple[int, int]] = []

    def leave_after(most: int) -> Callable[[int, int], bool]:
        def progress(done: int, of: int) -> bool:
            told.append((done, of))
            return done < most

        return progress

    party = read_party(root, ME, TODAY, leave_after(7))
    assert (len(party.friends), party.complete) == (7, False)
    assert told == [(number, 25) for number in range(1, 8)]
    told.clear()
    party = read_party(root, ME, TODAY, leave_after(99))
    assert (len(party.friends), party.complete) == (25, True)
    assert told[-1] == (18, 18)
    told.clear()
    assert read_party(root, ME, TODAY, leave_after(1)).complete
    assert told == []


def test_a_damaged_cache_is_read_anew(root: Root) -> None:
    put(root, ADA, lines(ada()))
    first = read_party(root, ME, TODAY)
    full = read_friend(root, ADA, TODAY)
    for path in sorted((root.local / "party").iterdir()):
        whole = path.read_bytes()
        for data in (b"", b"{}", b"[1,2]\n[]", whole[:-9], whole.replace(b"Ada", b"Eve"), b"[" * 9999, whole[::-1]):
            path.write_bytes(data)
            assert read_friend(root, ADA, TODAY) == full
            path.write_bytes(data)
            assert read_party(root, ME, TODAY) == first
    (root.local / "pins.json").write_bytes(b"[")
    assert read_party(root, ME, TODAY) == first


def test_a_disk_that_refuses_costs_the_memory_and_nothing_else(root: Root) -> None:
    put(root, ADA, lines(ada()))
    root.local.write_bytes(b"a file where a folder belongs")
    assert [friend.name for friend in read_party(root, ME, TODAY).friends] == ["Ada"]
    assert read_friend(root, ADA, TODAY)


def test_a_shared_folder_that_is_none_is_told(root: Root) -> None:
    root.path.mkdir()
    root.party.write_bytes(b"")
    (trouble,) = read_party(root, ME, TODAY).troubles
    assert (trouble.code, trouble.text) == ("unreadable", "The shared folder cannot be read: not a directory.")
    assert isinstance(marks(root), tuple)


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "new.jsonl").write_bytes(b""),
        lambda folder: (folder / f"{PHONE}-2026.jsonl").write_bytes(b"x"),
        lambda folder: (folder / f"{PHONE}-2026.jsonl").unlink(),
        lambda folder: (folder / "quests").mkdir() or (folder / "quests" / "a.toml").write_bytes(b"x"),
        lambda folder: (folder.parent / BOB).mkdir(),
        lambda folder: os.utime(folder / f"{PHONE}-2026.jsonl", (1, 1)),
    ],
)
def test_marks_tell_that_something_changed(root: Root, change: Callable[[Path], object]) -> None:
    folder = put(root, ADA, lines(ada())).parent
    before = marks(root)
    assert marks(root) == before
    change(folder)
    assert marks(root) != before


def test_own_lines_are_read_with_what_they_are_compared_by(root: Root) -> None:
    put(root, ME, lines([Opened(ME), Profile("Zoe"), day(0)]))
    put(root, ME, lines([Opened(ME), day(0, "some")], DESK, 7), "b.jsonl")
    found = read_lines(root.party / ME, ME)
    held = found.held[day(0).key]
    assert (held.n, held.w, held.fact) == (8, DESK, day(0, "some"))
    assert (found.last_n, found.troubles) == (8, ())


def test_numbers_go_on_above_lines_of_a_later_version(root: Root) -> None:
    from game.saves.framing import frame

    later = frame({"v": 1, "w": PHONE, "n": 90, "k": "p.later", "d": {"x": 1}})
    put(root, ME, [*lines([Opened(ME)]), later])
    assert read_lines(root.party / ME, ME).last_n == 90


def test_more_than_is_read_at_once_is_read_in_the_end(root: Root, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "MOST_LINES_AT_ONCE", 5)
    put(root, ADA, lines(ada()))
    put(root, ADA, lines([day(30)], DESK, 80), "z.jsonl")
    assert len(read_lines(root.party / ADA, ADA).held) == len(ada()) + 1
    seen = [read_party(root, ME, TODAY).friends[0] for _ in range(6)]
    assert seen[-1].quests[0].done == 8


def test_of_too_many_players_those_known_are_kept(root: Root, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_FRIENDS", 3)
    for number in (7, 8, 9):
        put(root, f"{number:026d}", lines([Opened(f"{number:026d}"), Profile(str(number))]))
    put(root, ME, lines([Opened(ME), Profile("Zoe")]))
    assert len(read_party(root, ME, TODAY).friends) == 3
    for number in (1, 2):
        put(root, f"{number:026d}", lines([Opened(f"{number:026d}"), Profile(str(number))]))
    party = read_party(root, ME, TODAY)
    assert [friend.name for friend in party.friends] == ["7", "8", "9"]
    assert party.me
    assert [trouble.text for trouble in party.troubles] == ["The shared folder holds 2 players more than are read."]


def test_days_of_more_than_twenty_years_ago_are_left_out(root: Root) -> None:
    old = date(1990, 1, 1)
    put(root, ADA, lines([*ada()[:3], PublicDay(READ, old, 100, "done"), day(1)]))
    (friend,) = read_party(root, ME, TODAY).friends
    assert friend.quests[0].done == 1


def test_a_friend_of_many_years_is_followed_without_going_through_them_again(
    root: Root, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcomes = ("done", "missed", "missed", "some", "done", "rest", "done")
    days = [day(place, outcomes[place % 7]) for place in range(-700, 20)]
    path = put(root, ADA, lines([*ada()[:3], *days]))
    read_party(root, ME, TODAY)
    monkeypatch.setattr(cache, "load_gathered", None)
    for n, place in enumerate(range(20, 90), 5000):
        path.write_bytes(path.read_bytes() + lines([day(place, outcomes[place % 7])], first=n)[0])
        if place % 10 == 0:
            (friend,) = read_party(root, ME, TODAY + timedelta(days=90)).friends
            assert friend.quests[0].last == START + timedelta(days=place)
    monkeypatch.undo()
    (followed,) = read_party(root, ME, TODAY + timedelta(days=90)).friends
    shutil.rmtree(root.local)
    assert read_party(root, ME, TODAY + timedelta(days=90)).friends == (followed,)
    assert followed.quests[0].returns == followed.quests[0].falls > 100


def test_a_word_on_a_day_of_long_ago_is_heard(root: Root) -> None:
    path = put(root, ADA, lines([*ada()[:3], *[day(place) for place in range(-700, 20)]]))
    read_party(root, ME, TODAY)
    path.write_bytes(path.read_bytes() + lines([day(-650, "missed")], first=5000)[0])
    (friend,) = read_party(root, ME, TODAY).friends
    assert (friend.quests[0].done, friend.quests[0].falls, friend.quests[0].returns) == (719, 1, 1)


def test_looking_at_what_was_kept_loads_no_strict_models(root: Root) -> None:
    put(root, ADA, lines(ada()))
    read_party(root, ME, TODAY)
    code = (
        "import sys; from datetime import date; from pathlib import Path; from game.party.reading import *; "
        f"from game.saves.paths import Root; root = Root(Path({str(root.path)!r})); day = date({TODAY:%Y, %-m, %-d}); "
        f"print(read_party(root, '', day).friends[0].name, read_friend(root, {ADA!r}, day).name, marks(root) != ()); "
        "print({'pydantic', 'textual', 'rich', 'asyncio'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "Ada Ada True\nset()\n"


def test_a_friend_who_takes_something_back_again_and_again_is_still_read(
    root: Root, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joining, "MOST_HELD", 420)
    monkeypatch.setattr(joining, "MOST_WRITERS", 5)
    for turn in range(7):
        w = f"bbbbbbbbb{turn}"
        facts: list[PublicFact] = [Opened(ADA), Profile(f"Ada {turn}"), READING, *map(day, range(-60, 40))]
        path = put(root, ADA, lines(facts, w, 1 + 103 * turn), f"{w}-2026.jsonl")
        (friend,) = read_party(root, ME, TODAY).friends
        assert (friend.name, friend.quests[0].done, friend.troubles) == (f"Ada {turn}", 100, ())
        path.unlink()


def test_more_facts_than_are_kept_are_told(root: Root, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "MOST_HELD", len(ada()) - 1)
    put(root, ADA, lines(ada()))
    assert codes(root) == {ADA: {"too_much"}}


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (lines([Opened(BOB), Profile("Not Ada")], LAP, 9000), "foreign"),
        (lines([day(3, "missed")], first=6), "forked"),
        ([b"nonsense\n"], "damaged"),
    ],
)
def test_what_is_odd_about_a_file_that_grew_is_told_as_when_it_is_read_for_the_first_time(
    root: Root, more: list[bytes], code: str
) -> None:
    put(root, ADA, lines(ada()))
    read_party(root, ME, TODAY)
    put(root, ADA, lines(ada()) + more)
    (grown,) = read_party(root, ME, TODAY).friends
    shutil.rmtree(root.local)
    assert read_party(root, ME, TODAY).friends == (grown,)
    assert ([trouble.code for trouble in grown.troubles], grown.name) == ([code], "Ada")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (FileNotFoundError(2, "No such file or directory"), []),
        (PermissionError(13, "Permission denied"), ["A file of Ada's is not read: permission denied."]),
        (OSError(5, "Input/output error"), ["A file of Ada's is not read: input/output error."]),
    ],
)
def test_a_disk_that_fails_for_a_moment_takes_nothing_away(
    root: Root, monkeypatch: pytest.MonkeyPatch, error: OSError, told: list[str]
) -> None:
    path = put(root, ADA, lines(ada()))
    (before,) = read_party(root, ME, TODAY).friends
    put(root, ADA, lines([*ada(), day(15)]))

    def failing(asked: Path, *rest: object, **more: object) -> bytes:
        if asked == path:
            raise error
        return read_regular(asked, *rest, **more)  # type: ignore[arg-type]

    read_regular = disk.read_regular
    with monkeypatch.context() as patch:
        patch.setattr(disk, "read_regular", failing)
        (during,) = read_party(root, ME, TODAY).friends
    assert [trouble.text for trouble in during.troubles] == told
    assert during.quests == before.quests
    (after,) = read_party(root, ME, TODAY).friends
    assert (after.troubles, after.quests[0].done) == ((), 8)


def texts(root: Root, days: int = 0) -> list[str]:
    (friend,) = read_party(root, ME, TODAY + timedelta(days=days)).friends
    return [trouble.text for trouble in friend.troubles]


@pytest.mark.parametrize("again", [False, True])
def test_what_was_wrong_with_a_file_is_told_no_more_when_the_file_is_gone(root: Root, *, again: bool) -> None:
    good = b"".join(lines(ada()))
    put(root, ADA, good, "good-2026.jsonl")
    bad = good.replace(b'"Ada"', b'"Eve"')
    for name, data in (("bad-2026.jsonl", bad), ("stray-2026.jsonl", b"".join(lines([Opened(BOB), day(17)], LAP, 60)))):
        path = put(root, ADA, data, name)
        told = texts(root)
        assert len(told) == 1
        path.unlink()
        assert texts(root) == []
        if again:
            put(root, ADA, data, name)
            assert texts(root) == told, "it is back, and so is what is wrong with it"
            path.unlink()
            assert texts(root) == []


def test_an_older_copy_that_is_gone_is_told_for_its_month(root: Root) -> None:
    put(root, ADA, lines(ada()))
    texts(root)
    path = put(root, ADA, lines(ada())[:8])
    told = texts(root)
    path.unlink()
    assert texts(root) == told
    assert texts(root, 30) == told
    assert texts(root, 31) == []
