"""The first theorem of docs/rules.md, 4.6, for N a week: exhaustive over two weeks and more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pytest

from game.rules.events import Outcome
from game.rules.quest import Quest, TimesAWeek
from game.rules.sheet import Entry, QuestSheet
from game.rules.state import State, begin
from game.rules.values import replace
from game.rules.walk import Course, Week, walk
from tests.rules.build import MON, OUTCOMES, Player, day, rungs
from tests.rules.comparing import Comparison, earning

FIRST = day(7)
"""A Monday, after the gentle first week."""


class Standing(NamedTuple):
    """Where a quest stands, the places of its week, those filled, and the day of the week that comes next."""

    state: State
    places: int
    filled: int = 0
    weekday: int = 0


def weeks(quest: Quest, times: int, warmth: int = 0) -> Comparison[Standing]:
    """Weeks of a quest N a week, through the walk: d done, s some, . silent. Every week is the same week of June."""

    def live(standing: Standing, letter: str) -> tuple[Standing, int]:
        on = day(7 + standing.weekday)
        outcome = OUTCOMES.get(letter)
        entries = {on: Entry(standing.state.step, outcome, None, None, None, ("e",))} if outcome else {}
        week = Week(FIRST, times, standing.filled)
        course = Course(quest.id, "", 1, MON, MON, standing.state, TimesAWeek(times), MON, chosen=True, week=week)
        after, receipts = walk(course, QuestSheet(entries, {}, (), {}, ()), {"": quest}, on, on, day(99))
        assert after is not None
        assert after.week is not None
        weekday = (standing.weekday + 1) % 7
        paid = sum(r.effort + r.comeback + r.mastery for r in receipts)
        return Standing(earning(after.state), times, after.week.filled if weekday else 0, weekday), paid

    start = earning(replace(begin("s1", MON), warmth=warmth))
    return Comparison(Standing(start, times), ".sd", live)


def misses_made_good(standing: Standing) -> Sequence[tuple[str, str]]:
    """Some to done on any day; silence to some where silence would be a miss."""
    must = standing.places - standing.filled > 6 - standing.weekday
    return ((".", "s"), ("s", "d")) if must else (("s", "d"),)


@pytest.mark.parametrize(("times", "days"), [(1, 35), (2, 21), (3, 14), (4, 11), (5, 10), (6, 9), (7, 9)])
@pytest.mark.parametrize("window", [(1, 1), (2, 3)])
def test_better_is_never_worse_exhaustively(times: int, days: int, window: tuple[int, int]) -> None:
    for warmth in (0, 5) if times < 5 else (5,):
        quest = rungs(4, window, schedule=TimesAWeek(times))
        assert weeks(quest, times, warmth).losses(days, misses_made_good) == []


def test_some_on_a_free_day_fills_a_place_so_a_done_day_after_it_counts_as_not_due() -> None:
    """What a place costs: one a week, *some* on Monday, done on Tuesday. Saying nothing on Monday would pay more."""
    quest = rungs(4, (1, 1), schedule=TimesAWeek(1))
    pays = []
    for letters in (".d", "sd"):
        player = Player(quest)
        player.wait(7)
        player.live(letters)
        pays.append([(r.effort, r.mastery) for r in player.look().receipts[quest.id][7:9]])
    assert pays == [[(0, 0), (2000, 2000)], [(1000, 0), (1000, 0)]]


def test_a_miss_said_on_a_free_day_fills_no_place() -> None:
    """It counts at once, and the week still asks for its place: one a week can be missed twice."""
    player = Player(rungs(4, (1, 1), schedule=TimesAWeek(1)))
    player.wait(7)
    player.live("m......")
    assert player.outcomes()[7:14] == "m-----m"
    assert player.look().receipts[player.quest.id][7].outcome is Outcome.MISSED
