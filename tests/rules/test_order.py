"""Any permutation or duplication of the same events gives the same state; a checkpoint plays on as if from the beginning."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.events import Event
from game.rules.sheet import sheet
from game.rules.world import Played, World, play_on
from tests.rules.build import day
from tests.rules.histories import DAYS, LADDERS, TODAY, histories, since


def play(events: list[Event], days: int = DAYS) -> Played:
    return play_on(World(), events, LADDERS, day(days), day(days))


@given(data=st.data(), events=histories())
def test_order_and_repetition_change_nothing(data: st.DataObject, events: list[Event]) -> None:
    other = data.draw(st.permutations(events + data.draw(st.lists(st.sampled_from(events), max_size=9))))
    assert sheet(other) == sheet(events)
    assert play(other) == play(events)


@given(events=histories(), checkpoint=st.integers(0, DAYS - 1))
@settings(max_examples=300)
def test_playing_on_from_a_checkpoint_is_playing_from_the_beginning(events: list[Event], checkpoint: int) -> None:
    whole = play(events)
    before = play_on(World(), events, LADDERS, day(checkpoint), TODAY)
    after = play_on(before.world, since(events, day(checkpoint)), LADDERS, TODAY, TODAY)
    assert after.world == whole.world
