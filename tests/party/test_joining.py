"""However the lines of a history lie in files, arrive and repeat, every reader comes to the same state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.party import heads
from game.party import joining as joinings
from game.party import portrait as portraits
from game.party.facts import Opened, Profile, PublicCheer, PublicDay, PublicFact, PublicOffer, PublicQuest, PublicTip
from game.party.formats import read_line
from game.party.joining import (
    EMPTY,
    Held,
    Joining,
    State,
    foreign,
    forks,
    held_of,
    joined,
    last_number,
    settled,
    state_of,
)
from game.party.lines import to_line
from game.party.portrait import brief, portrait
from game.party.reading import read_friend, read_lines, read_party
from game.saves.paths import Root
from tests.party.lives import (
    ADA,
    BOB,
    DESK,
    LAP,
    ME,
    PHONE,
    READ,
    READING,
    RUN,
    SHA,
    START,
    STEPS,
    TODAY,
    ada,
    cheer,
    day,
)

DEVICES = (PHONE, DESK, LAP)

FACTS: st.SearchStrategy[PublicFact] = st.one_of(
    st.builds(day, st.integers(0, 12), st.sampled_from(["done", "some", "missed", "rest", ""]), st.sampled_from(STEPS)),
    st.builds(Profile, st.sampled_from(["Ada", "Ada L.", "走る", ""]), st.booleans()),
    st.builds(PublicQuest, st.sampled_from([READ, RUN]), st.sampled_from(["no", "points"])),
    st.just(READING),
    st.builds(cheer, st.integers(1, 3), st.sampled_from(["", "Well held."])),
    st.builds(PublicTip, st.just(READ), st.sampled_from(STEPS), st.sampled_from(["", "Shoes by the door."])),
    st.builds(PublicOffer, st.just(SHA), st.booleans()),
)


@st.composite
def histories(draw: st.DrawFn) -> list[bytes]:
    """What three devices wrote: numbers grow as each knows of the others', or not yet; some numbers stand twice."""
    written = [to_line(w, place + 1, Opened(ADA)) for place, w in enumerate(DEVICES)]
    n = 3
    for w, fact, step in draw(
        st.lists(st.tuples(st.sampled_from(DEVICES), FACTS, st.sampled_from([0, 1, 1, 1, 2])), max_size=40)
    ):
        n += step
        written.append(to_line(w, n, fact))
    return written


def read(lines_: Sequence[bytes]) -> list[Held]:
    found = [read_line(line) for line in lines_]
    return [line for line in found if isinstance(line, Held)]


@settings(max_examples=50)
@given(histories(), st.randoms(use_true_random=False), st.integers(1, 6), st.data())
def test_any_split_order_repetition_and_truncation_gives_one_state(
    history: list[bytes], chance: Any, files: int, data: st.DataObject
) -> None:
    expected = state_of(read(history))
    shares: list[list[bytes]] = [[] for _ in range(files)]
    for line in [*history, *data.draw(st.lists(st.sampled_from(history), max_size=20))]:
        shares[chance.randrange(files)].append(line)
    with TemporaryDirectory() as where:
        folder = Path(where) / ADA
        folder.mkdir()
        for number, share in enumerate(shares):
            chance.shuffle(share)
            text = b"".join(share)
            (folder / f"{number} (conflicted copy).jsonl").write_bytes(text)
            (folder / f"{number}.jsonl").write_bytes(text[: chance.randrange(len(text) + 1)])
        found = read_lines(folder, ADA)
    assert dict(found.held) == dict(held_of(expected, ADA))
    assert found.last_n == last_number(expected, ADA) == max(line.n for line in read(history))
    chance.shuffle(history)
    assert state_of(read(history)) == expected
    assert portrait(state_of(read(history)), ADA, TODAY) == portrait(expected, ADA, TODAY)


@settings(max_examples=50)
@given(histories(), st.integers(0, 50))
def test_a_part_and_then_the_rest_is_all_at_once(history: list[bytes], cut: int) -> None:
    facts = read(history)
    joining = Joining(state_of(facts[:cut]))
    for line in facts[cut:]:
        joining.take(line)
    assert joining.state() == state_of(facts) == joined(state_of(facts[cut:]), state_of(facts[:cut]))


@settings(max_examples=50)
@given(histories(), histories(), histories())
def test_joining_is_commutative_associative_and_idempotent(a: list[bytes], b: list[bytes], c: list[bytes]) -> None:
    one, two, three = (state_of(read(lines_)) for lines_ in (a, b, c))
    both = joined(one, two)
    assert both == joined(two, one) == joined(both, one) == joined(two, both, one)
    assert joined(both, three) == joined(one, joined(two, three)) == joined(three, one, two)
    assert joined(one, one) == one == joined(one, EMPTY) == joined(EMPTY, one)


@settings(max_examples=25)
@given(histories(), st.lists(st.integers(0, 43), max_size=4))
def test_read_in_parts_as_files_grow_the_party_is_what_it_is_when_read_at_once(
    history: list[bytes], cuts: list[int]
) -> None:
    with TemporaryDirectory() as where, pytest.MonkeyPatch.context() as patch:
        patch.setattr(heads, "FEWEST_DAYS", 3)
        patch.setattr(heads, "MOST_HEAD_DAYS", 6)
        patch.setattr(portraits, "RECENT", 2)
        parts, whole = Root(Path(where) / "parts"), Root(Path(where) / "whole")
        for cut in (*sorted(cuts), len(history)):
            write_by_device(parts, history[:cut])
            read_party(parts, ME, TODAY)
        write_by_device(whole, history)
        assert read_party(parts, ME, TODAY) == read_party(whole, ME, TODAY)
        assert read_friend(parts, ADA, TODAY) == read_friend(whole, ADA, TODAY)


def write_by_device(root: Root, history: Sequence[bytes]) -> None:
    """Every device its file, as it is after so many lines."""
    for w in DEVICES:
        mine = [line for line in history if f'"w":"{w}"'.encode() in line]
        (root.party / ADA).mkdir(parents=True, exist_ok=True)
        (root.party / ADA / f"{w}-2026.jsonl").write_bytes(b"".join(mine))


@settings(max_examples=50)
@given(histories(), histories())
def test_settling_changes_nothing_that_is_seen_now_or_later(history: list[bytes], later: list[bytes]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(joinings, "MOST_WRITERS", 2)
        before = state_of(read(history))
        after = settled(before, ADA)
    assert held_of(after, ADA) == held_of(before, ADA)
    assert last_number(after, ADA) == last_number(before, ADA)
    more = state_of(read(later))
    assert portrait(joined(after, more), ADA, TODAY) == portrait(joined(before, more), ADA, TODAY)
    assert settled(after, ADA) == after


SaidBy = tuple[str, int, PublicFact]


def state(*lines_: SaidBy) -> State:
    return state_of(read([to_line(w, n, fact) for w, n, fact in lines_]))


def test_of_facts_with_one_key_the_greatest_number_holds_then_the_writer() -> None:
    both = state((PHONE, 5, day(0, "done")), (DESK, 4, day(0, "missed")))
    assert [line.fact for line in held_of(both, ADA).values()] == [day(0, "done")]
    even = state((PHONE, 5, day(0, "done")), (DESK, 5, day(0, "missed")))
    assert [line.fact for line in held_of(even, ADA).values()] == [day(0, "missed")]


def test_two_lines_under_one_number_are_flagged_and_every_reader_keeps_the_same() -> None:
    one, two = (PHONE, 5, day(0, "done")), (PHONE, 5, day(0, "missed"))
    assert state(one, two) == state(two, one)
    assert forks(state(one, two), ADA) == 1
    assert forks(state(one, one), ADA) == 0
    assert forks(joined(state(one), state(two)), ADA) == 1


def test_lines_of_another_player_never_hold_however_high_their_numbers_and_in_whatever_order_they_come() -> None:
    theirs: list[SaidBy] = [(LAP, 900, Opened(BOB)), (LAP, 999, Profile("Not Ada"))]
    mine: list[SaidBy] = [(PHONE, 1, Opened(ADA)), (PHONE, 2, Profile("Ada"))]
    for lines_ in ([*mine, *theirs], [*reversed(theirs), *mine]):
        found = state(*lines_)
        assert portrait(found, ADA, TODAY).friend.name == "Ada"
        assert foreign(found, ADA) == 2
        assert last_number(found, ADA) == 2


def test_a_friend_is_what_their_days_say() -> None:
    friend = portrait(state_of(read([to_line(PHONE, n, fact) for n, fact in enumerate(ada(), 1)])), ADA, TODAY).friend
    assert (friend.name, friend.ranking, friend.offers, len(friend.cheers)) == ("Ada", True, (SHA,), 1)
    reading, running = friend.quests
    assert (reading.done, reading.some, reading.missed) == (7, 1, 5)
    assert (reading.falls, reading.returns, reading.mastered, reading.summit) == (2, 1, 1, False)
    assert (reading.step, reading.last, reading.cm) == ("a2", START + timedelta(days=14), 7 * 3000 + 1400)
    assert reading.tips == (("a2", "Lay the book on the pillow."),)
    assert (running.how, running.cm, running.days) == ("points", 2500, (PublicDay(RUN, START, 2500),))


def test_points_say_nothing_but_metres_whatever_the_lines_say() -> None:
    said = PublicQuest(RUN, "points", "secret", "Secret", SHA, START, "a1", STEPS, "dropped")
    told = PublicTip(RUN, "a1", "Secret.")
    friend = portrait(state((PHONE, 1, said), (PHONE, 2, day(3, alias=RUN)), (PHONE, 3, told)), ADA, TODAY).friend
    (quest,) = friend.quests
    assert (quest.quest, quest.title, quest.sha, quest.start, quest.steps, quest.over, quest.tips, quest.step) == (
        *("", "", "", None, (), ""),
        *((), ""),
    )
    assert quest.days == (PublicDay(RUN, START + timedelta(days=3), 3000),)
    assert (quest.done, quest.falls) == (0, 0)


def test_what_was_withdrawn_is_left_out_and_comes_back_when_it_is_shared_again() -> None:
    shared: list[SaidBy] = [(PHONE, 1, READING), (PHONE, 2, day(0))]
    gone: SaidBy = (DESK, 9, PublicQuest(READ, "no"))
    assert portrait(state(*shared, gone), ADA, TODAY).friend.quests == ()
    again = state(gone, (PHONE, 10, READING), *shared)
    assert [quest.done for quest in portrait(again, ADA, TODAY).friend.quests] == [1]
    assert portrait(state((PHONE, 2, day(0))), ADA, TODAY).friend.quests == (), "of a quest nobody told of"


def test_a_cheer_taken_back_and_a_tip_put_away_are_gone() -> None:
    said: list[SaidBy] = [(PHONE, 1, READING), (PHONE, 2, cheer()), (PHONE, 3, PublicTip(READ, "a1", "Early."))]
    before = portrait(state(*said), ADA, TODAY).friend
    assert (len(before.cheers), before.quests[0].tips) == (1, (("a1", "Early."),))
    back = PublicCheer(cheer().id, ME, TODAY)
    after = portrait(state(*said, (PHONE, 4, back), (PHONE, 5, PublicTip(READ, "a1"))), ADA, TODAY).friend
    assert (after.cheers, after.quests[0].tips) == ((), ())


@pytest.mark.parametrize(("ahead", "seen"), [(0, 1), (1, 1), (2, 0), (400, 0)])
def test_days_and_cheers_after_tomorrow_wait(ahead: int, seen: int) -> None:
    when = TODAY + timedelta(days=ahead)
    found = portrait(
        state((PHONE, 1, READING), (PHONE, 2, PublicDay(READ, when, 100, "done")), (PHONE, 3, cheer(when=when))),
        ADA,
        TODAY,
    )
    assert len(found.friend.quests[0].days) == len(found.friend.cheers) == seen
    assert found.waits == (None if seen else when)


def test_the_overview_holds_the_newest_days_and_counts_all() -> None:
    facts: list[SaidBy] = [(PHONE, place + 2, day(place)) for place in range(50)]
    full = portrait(state((PHONE, 1, READING), *facts), ADA, TODAY).friend
    (short,) = brief(full).quests
    assert (len(full.quests[0].days), len(short.days), short.done) == (50, 35, 50)
    assert short.last == START + timedelta(days=49)
