"""Playing on from what was worked out a moment ago: quests about which nothing was said are not walked again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.rules.events import Event
from game.rules.world import World, play_on
from tests.rules.build import day
from tests.rules.histories import DAYS, LADDERS, TODAY, histories, since


@given(events=histories(), checkpoint=st.integers(0, DAYS - 1), known=st.integers(0, 40))
def test_whatever_is_said_next_comes_out_as_if_all_were_walked(
    events: list[Event], checkpoint: int, known: int
) -> None:
    world = play_on(World(), events, LADDERS, day(checkpoint), TODAY).world
    recent = since(events, day(checkpoint))
    before = play_on(world, recent[:known], LADDERS, TODAY, TODAY)
    assert play_on(world, recent, LADDERS, TODAY, TODAY, before) == play_on(world, recent, LADDERS, TODAY, TODAY)
