"""The same events in any order, any number of times, give the same state; a checkpoint plays on as the whole would."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.calendar import DayStart
from game.rules.events import Event, Rested, Set, Unknown
from game.rules.sheet import sheet
from game.rules.world import Played, World, play_on
from tests.rules.build import day, event, said, taken
from tests.rules.histories import DAYS, LADDERS, READ, TODAY, histories, since


def play(events: list[Event], days: int = DAYS) -> Played:
    return play_on(World(), events, LADDERS, day(days), day(days))


@given(data=st.data(), events=histories())
def test_order_and_repetition_change_nothing(data: st.DataObject, events: list[Event]) -> None:
    other = data.draw(st.permutations(events + data.draw(st.lists(st.sampled_from(events), max_size=9))))
    assert sheet(other) == sheet(events)
    assert play(other) == play(events)


@settings(max_examples=40)
@given(events=histories(size=24), extra=st.lists(st.integers(0, DAYS), max_size=5))
def test_kinds_nobody_knows_yet_are_ignored(events: list[Event], extra: list[int]) -> None:
    unknown = [event(Unknown("quest.dreamt", {"quest": "read"}), day(n), 900 + i) for i, n in enumerate(extra)]
    assert play(events + unknown).world == play(events).world


@given(events=histories(size=20), days=st.integers(0, DAYS - 1))
def test_time_alone_changes_no_date_that_was_over(events: list[Event], days: int) -> None:
    """What a date brought is the same the day after it and weeks after it, given the same events."""
    soon, late = play(events, days + 1), play(events)
    for quest, receipts in soon.receipts.items():
        assert [r for r in late.receipts[quest] if r.date <= day(days)] == [r for r in receipts if r.date <= day(days)]


@given(events=histories(), checkpoint=st.integers(0, DAYS - 1))
def test_playing_on_from_a_checkpoint_is_playing_from_the_beginning(events: list[Event], checkpoint: int) -> None:
    whole = play(events)
    before = play_on(World(), events, LADDERS, day(checkpoint), TODAY)
    after = play_on(before.world, since(events, day(checkpoint)), LADDERS, TODAY, TODAY)
    assert after.world == whole.world


def test_a_checkpoint_knows_nothing_said_after_it() -> None:
    events = [taken(READ), event(Set("day_start", 60), day(5), 1), said("d", day(5), 2, quest=READ)]
    world = play_on(World(), events, LADDERS, day(3), TODAY).world
    assert (world.settings, world.day_start, world.last_said) == ({}, DayStart(), None)


def test_an_open_rest_behind_the_checkpoint_outlives_a_mended_day_before_it() -> None:
    events = [taken(READ), said("d", day(0), 1, quest=READ), event(Rested("read", day(3), None), day(3), 2)]
    events.append(said("d", day(2), 3, quest=READ, today=day(4)))
    before = play_on(World(), events, LADDERS, day(3), day(8))
    after = play_on(before.world, since(events, day(3)), LADDERS, day(8), day(8))
    assert after.world == play(events, 8).world


def test_two_open_rests_behind_the_checkpoint_end_each_by_itself() -> None:
    rests = [event(Rested("read", day(n), None), day(1), i) for i, n in ((1, 2), (2, 1))]
    events = [taken(READ), *rests, said("d", day(1), 3, quest=READ, today=day(5))]
    before = play_on(World(), events, LADDERS, day(3), day(8))
    after = play_on(before.world, since(events, day(3)), LADDERS, day(8), day(8))
    assert after.world == play(events, 8).world
