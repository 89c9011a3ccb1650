"""Whatever a friend's files hold, the party is read: nothing escapes, what is wrong is told, no evil text stays."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unicodedata import category
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.party.formats import read_line
from game.party.friends import Party
from game.party.joining import Held
from game.party.reading import marks, read_friend, read_lines, read_party
from game.party.verdicts import Passed, Verdict
from game.rules.text import width
from game.saves.paths import Root
from tests.party.hostile import CASES, TODAY, framed, make_hostile, make_hostile_party
from tests.party.lives import ADA, ME, ada, lines, put


def texts_in(value: Any) -> list[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple | list):
        return [text for each in value for text in texts_in(each)]
    names = getattr(value, "__match_args__", ())
    return [text for name in names for text in texts_in(getattr(value, name))]


def is_harmless(text: str) -> bool:
    return len(text) <= 300 and width(text) <= 250 and not any(category(char)[0] == "C" for char in text)


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_friend_is_told_of_and_does_no_harm(root: Root, name: str) -> None:
    player = make_hostile(root, name)
    put(root, ADA, lines(ada()))
    fresh, kept = read_party(root, ME, TODAY), read_party(root, ME, TODAY)
    assert fresh == kept
    found = {friend.player: friend for friend in fresh.friends}
    assert {trouble.code for trouble in found[player].troubles} == ({CASES[name].code} - {""})
    assert all(is_harmless(text) for text in texts_in(found[player]))
    assert len(found[player].quests) <= 50
    assert not any(len(quest.days) > 35 for quest in found[player].quests)
    assert (found[ADA].name, found[ADA].troubles) == ("Ada", ())
    seen = read_friend(root, player, TODAY)
    assert seen
    assert seen.troubles == found[player].troubles
    assert read_lines(root.party / player, player).last_n >= 0


def test_a_folder_full_of_hostile_friends_is_read_in_one_go(root: Root) -> None:
    made = make_hostile_party(root)
    before = marks(root)
    party = read_party(root, ME, TODAY)
    assert {friend.player for friend in party.friends} == {*made.values()}
    assert party.complete
    assert marks(root) == before, "looking changes nothing in the shared folder"
    assert all(is_harmless(text) for text in texts_in(party))
    found = {friend.player: friend for friend in party.friends}
    lost = {name for name, player in made.items() if not any(quest.quest for quest in found[player].quests)}
    assert lost == {"no line of anything", "too many quests"}, "harmless lines beside the others are seen"


@pytest.mark.parametrize("name", ["../etc", "..", "", "0" * 25, "0" * 27, "Z" * 26, "8" + "0" * 25, "0" * 25 + "\n"])
def test_no_name_leads_out_of_the_party(root: Root, name: str) -> None:
    put(root, ADA, lines(ada()))
    assert read_friend(root, name, TODAY) is None


def test_a_folder_that_is_a_link_is_nobodys(root: Root, tmp_path: Path) -> None:
    put(root, ADA, lines(ada()))
    (root.party / ADA).rename(tmp_path / "elsewhere")
    (root.party / ADA).symlink_to(tmp_path / "elsewhere")
    assert read_party(root, ME, TODAY) == Party(None, ())
    assert read_friend(root, ADA, TODAY) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=60)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_fact_or_passed_over(data: bytes) -> None:
    for line in (data, framed(data), b'{"c":"' + data, framed(data)[:-3]):
        assert isinstance(read_line(line), Held | Passed)


@settings(max_examples=60)
@given(JSON, st.sampled_from(["p.open", "p.profile", "p.quest", "p.day", "p.cheer", "p.advice", "p.offer", "p.x", ""]))
def test_any_json_is_a_fact_or_passed_over(value: Any, kind: str) -> None:
    import json

    for whole in (value, {"v": 1, "w": "a" * 10, "n": 3, "k": kind, "d": value}):
        found = read_line(framed(json.dumps(whole).encode()))
        assert isinstance(found, Passed) or all(is_harmless(text) for text in texts_in(found.fact))


@settings(max_examples=30)
@given(st.lists(st.binary(max_size=80), max_size=30))
def test_any_file_is_read(parts: list[bytes]) -> None:
    with TemporaryDirectory() as where:
        root = Root(Path(where))
        put(root, ADA, b"".join(lines(ada())) + b"\n" + b"\n".join(parts))
        (friend,) = read_party(root, ME, TODAY).friends
        assert friend.name == "Ada"
        assert len(friend.quests) == 2


@pytest.mark.parametrize("place", range(0, 180, 7))
def test_a_flipped_bit_costs_one_line_and_is_told(place: int) -> None:
    (line,) = lines(ada()[3:4])
    flipped = bytearray(line)
    flipped[place % (len(line) - 1)] ^= 4
    found = read_line(bytes(flipped))
    assert isinstance(found, Passed)
    assert found.verdict is Verdict.DAMAGED


def test_the_reader_says_why_in_plain_words() -> None:
    assert read_line(b"x" * 5000) == Passed(Verdict.DAMAGED, "longer than the 4,096 bytes of a line")
    assert read_line(framed(b"{}")) == Passed(Verdict.DAMAGED, "the kind is missing")
    assert read_line(b"{}\n") == Passed(Verdict.DAMAGED, "this is no line of a journal")
    assert crc32(b"{}") != 0
