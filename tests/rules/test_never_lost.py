"""The third theorem of docs/rules.md, 4.6: metres never fall by a miss, by time, by a step down or by anything new."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.events import Event, Outcome, Said
from game.rules.moves import AnswerStep, CheckIn, Drop, Edit, Move, Rate, Refusal, Take, TakeRest
from game.rules.quest import Quest, TimesAWeek, Weekdays
from game.rules.world import World, play_on
from tests.rules.build import Player, a_quest, day, event, rungs, sha
from tests.rules.histories import DAYS, LADDERS, histories

DAILY = a_quest((2, 10, 60, 90), mastery=(2, 3))
ON_SOME_DAYS = a_quest((2, 3, 5), mastery=(1, 2), schedule=Weekdays((0, 2, 3, 6)))
TWICE_A_WEEK = a_quest((2, 3, 5), mastery=(1, 2), schedule=TimesAWeek(2))


@settings(max_examples=40)
@given(events=histories(size=24))
def test_time_takes_nothing(events: list[Event]) -> None:
    total = 0
    for number in range(DAYS + 10):
        now = play_on(World(), events, LADDERS, day(number), day(number)).world.totals.all
        assert now >= total
        total = now


@given(events=histories(size=20), number=st.integers(0, DAYS), name=st.sampled_from(("read", "phone")))
def test_a_miss_said_on_a_silent_day_takes_nothing(events: list[Event], number: int, name: str) -> None:
    before = play_on(World(), events, LADDERS, day(number), day(number))
    page = before.written.quests.get(name)
    if page is None or day(number) not in page.entries:
        missed = event(Said(name, day(number), Outcome.MISSED, "", None), day(number), 999)
        after = play_on(World(), [*events, missed], LADDERS, day(number), day(number))
        assert after.world.totals.all >= before.world.totals.all


def moves(player: Player, pick: int) -> Move:
    """Anything but an undo."""
    name, today = player.quest.id, player.today
    answers = ("up", "stay", "keep", "same", "tiny", "bridge", "down", "down2", "skip", "1", "2", "3")
    schedules = ({"every": "day"}, {"days": ["mon", "fri"]}, {"every_days": 3}, {"times": 3, "per": "week"})
    choices: list[Move] = [
        *(CheckIn(name, outcome, today) for outcome in (Outcome.DONE, Outcome.SOME, Outcome.MISSED) for _ in range(4)),
        *(AnswerStep(name, answer) for answer in answers),
        *(Rate(name, value) for value in (20, 55, 100)),
        *(Edit(name, {"schedule": plain}) for plain in schedules),
        TakeRest(name, today, today),
        TakeRest(name, today, None),
        Drop(name),
        Take(player.quest, sha(player.quest)),
    ]
    return choices[pick % len(choices)]


@settings(max_examples=60)
@pytest.mark.parametrize("quest", [DAILY, ON_SOME_DAYS, TWICE_A_WEEK], ids=["every day", "on some days", "N a week"])
@given(picks=st.lists(st.integers(0, 70), min_size=10, max_size=35))
def test_whatever_is_said_takes_nothing_back(quest: Quest, picks: list[int]) -> None:
    """A day passes with every number of 35 and more; the others are moves. A refusal changes nothing."""
    player = Player(quest)
    total = 0
    for pick in picks:
        if pick >= 35:
            player.wait()
        elif not isinstance(player.decide(moves(player, pick)), Refusal):
            player.say(moves(player, pick))
        assert player.total >= total
        total = player.total


@pytest.mark.parametrize("answer", ["down", "down2", "1"])
def test_a_step_down_takes_nothing_and_the_day_is_worth_the_same(answer: str) -> None:
    player, other = (Player(rungs(5, (2, 2), id="read")) for _ in range(2))
    for each in (player, other):
        each.live("dddddd")
    player.answer(answer)
    assert player.total == other.total
    for each in (player, other):
        each.done()
    assert player.total == other.total


def test_only_the_players_own_correction_takes_back_what_it_replaced() -> None:
    player = Player(DAILY)
    player.live("dd")
    before = player.total
    player.done()
    assert player.total > before
    player.undo()
    assert player.total == before


def test_a_some_mended_into_a_full_week_takes_a_place_and_what_it_paid() -> None:
    """The one entry that can: one a week, done on Sunday, and on Monday *some* is said for the Saturday before."""
    player = Player(rungs(3, (1, 1), id="read", schedule=TimesAWeek(1)))
    player.wait(13)
    player.done()
    assert player.total == 2000 + 2000
    player.wait()
    player.check_in("s", day(12))
    assert player.total == 1000 + 1000, "Sunday is now beyond the places, and masters nothing"
