"""An honest file only grows. What was rewritten or taken back is told in plain words, and what was seen stays."""

from __future__ import annotations

import json
import os
from datetime import timedelta

import pytest

from game.party.facts import Opened, Profile
from game.party.friends import Friend
from game.party.reading import read_friend, read_party
from game.saves.paths import Root
from tests.party.lives import ADA, DESK, ME, TODAY, ada, codes, day, lines, put

DATA = b"".join(lines(ada()))
MORE = b"".join(lines([day(15), day(16)], first=40))
REWRITTEN = (
    "The beginning of a file of Ada's is not what it was when you first read it. Somebody rewrote it. "
    "What you saw before is kept."
)
SHORTER = "A file of Ada's is shorter than it was: an older copy came back. What you saw before is kept."


def the_one(root: Root, days: int = 0) -> Friend:
    (friend,) = read_party(root, ME, TODAY + timedelta(days=days)).friends
    return friend


def test_a_file_that_grows_is_watched_and_says_nothing(root: Root) -> None:
    for data in (DATA[:900], DATA, DATA + MORE[:50], DATA + MORE):
        put(root, ADA, data)
        assert the_one(root).troubles == ()
    assert the_one(root).quests[0].done == 9
    (pin,) = json.loads((root.local / "pins.json").read_bytes())["pins"][ADA].values()
    assert pin[0] == len(DATA + MORE)


def test_a_history_that_was_rewritten_is_told_and_what_was_seen_is_kept(root: Root) -> None:
    put(root, ADA, DATA)
    before = the_one(root)
    put(root, ADA, b"".join(lines([Opened(ADA), Profile("Ada"), *ada()[2:6]])) + bytes(len(DATA)))
    for friend in (the_one(root), the_one(root), read_friend(root, ADA, TODAY)):
        assert friend
        assert next((trouble.code, trouble.text) for trouble in friend.troubles) == ("rewritten", REWRITTEN)
        assert friend.quests == before.quests


def test_a_forgery_of_the_same_length_and_time_is_noticed(root: Root) -> None:
    path = put(root, ADA, DATA)
    the_one(root)
    facts = path.stat()
    path.unlink()
    put(root, ADA, DATA.replace(b'"Ada"', b'"Eve"'))
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert {"rewritten", "damaged"} <= codes(root)[ADA]
    assert the_one(root).name == "Ada"


def test_an_older_copy_that_came_back_is_told_until_the_newer_one_is_there_again(root: Root) -> None:
    put(root, ADA, DATA + MORE)
    before = the_one(root)
    put(root, ADA, DATA)
    assert [(trouble.code, trouble.text) for trouble in the_one(root).troubles] == [("rolled_back", SHORTER)]
    assert the_one(root).quests == before.quests
    put(root, ADA, DATA + MORE)
    assert the_one(root) == before


@pytest.mark.parametrize("older", [DATA, DATA[: len(DATA) // 2]])
def test_days_that_came_one_by_one_are_kept_when_an_older_copy_comes_back(root: Root, older: bytes) -> None:
    for data in (DATA, DATA + MORE[: len(MORE) // 2], DATA + MORE):
        put(root, ADA, data)
        the_one(root)
    before = the_one(root)
    put(root, ADA, older)
    assert codes(root) == {ADA: {"rolled_back"}}
    assert the_one(root).quests == before.quests
    whole = read_friend(root, ADA, TODAY)
    assert whole
    assert [quest.done for quest in whole.quests] == [quest.done for quest in before.quests]


def test_a_file_that_was_deleted_and_comes_back_older_is_noticed(root: Root) -> None:
    path = put(root, ADA, DATA + MORE)
    the_one(root)
    path.unlink()
    assert the_one(root).troubles == ()
    put(root, ADA, DATA)
    assert codes(root) == {ADA: {"rolled_back"}}


def test_what_is_new_in_a_rewritten_file_is_seen(root: Root) -> None:
    put(root, ADA, DATA)
    the_one(root)
    put(root, ADA, b"".join(lines([Opened(ADA), day(20)], DESK, 60)))
    assert codes(root) == {ADA: {"rolled_back"}}
    assert the_one(root).quests[0].done == 8
    put(root, ADA, b"".join(lines([Opened(ADA), day(20), day(21)], DESK, 60)))
    assert the_one(root).quests[0].done == 9


@pytest.mark.parametrize(("later", "told"), [(0, True), (30, True), (31, False), (400, False)])
def test_it_is_told_for_a_month_and_then_what_is_there_is_the_new_beginning(root: Root, later: int, told: bool) -> None:
    put(root, ADA, DATA + MORE)
    the_one(root)
    put(root, ADA, DATA)
    the_one(root)
    assert bool(the_one(root, later).troubles) == told
    if not told:
        put(root, ADA, DATA[:-100])
        assert [trouble.code for trouble in the_one(root, later).troubles] == ["rolled_back"]


def test_only_devices_of_mine_keep_pins(root: Root) -> None:
    put(root, ADA, DATA)
    the_one(root)
    assert {path.name for path in root.path.iterdir()} == {"party", "local", ".stignore"}
    assert [path.name for path in (root.party / ADA).iterdir()] == ["aaaaaaaaa1-2026.jsonl"]


def test_of_my_own_files_it_is_said_that_they_are_mine(root: Root) -> None:
    put(root, ME, DATA)
    put(root, ME, lines([Opened(ME), Profile("Zoe")], DESK), "own.jsonl")
    read_party(root, ME, TODAY)
    put(root, ME, lines([Opened(ME)], DESK), "own.jsonl")
    party = read_party(root, ME, TODAY)
    assert party.me
    told = {trouble.code: trouble.text for trouble in party.me.troubles}
    assert told["rolled_back"].startswith("A file of yours is shorter than it was")
    assert told["foreign"].startswith("In your folder lie 23 lines of another player.")
