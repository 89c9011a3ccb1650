"""N a week (docs/rules.md, 1.7): places from Monday to Sunday, and which silent days are missed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.events import Event, QuestSet, Rested
from game.rules.quest import EVERY_DAY, Quest, TimesAWeek
from game.rules.rewards import done_pay, some_pay
from game.rules.state import Receipt
from game.rules.walk import slot
from tests.rules.build import MON, OUTCOMES, Player, day, event, rungs, said, taken, world_of

SECOND_WEEK = day(7)
LETTER = {outcome: letter for letter, outcome in OUTCOMES.items()}


def a_week(
    times: int, letters: str, *, first: date = SECOND_WEEK, quest: Quest | None = None, take: date = MON
) -> tuple[Quest, Sequence[Receipt]]:
    """A quest N a week and what the days from `first` on brought: d, s, m said, r a rest, . nothing."""
    quest = quest or rungs(3, (6, 8), schedule=TimesAWeek(times))
    events: list[Event] = [taken(quest, take)]
    for number, letter in enumerate(letters):
        on = date.fromordinal(first.toordinal() + number)
        if letter == "r":
            events.append(event(Rested(quest.id, on, on), on, number + 1))
        elif letter != ".":
            events.append(said(letter, on, number + 1, quest=quest))
    after = date.fromordinal(first.toordinal() + len(letters))
    receipts = world_of(events, [quest], after).receipts[quest.id]
    return quest, [receipt for receipt in receipts if first <= receipt.date < after]


def shown(receipts: Sequence[Receipt]) -> str:
    """A letter a day; a done or some beyond the places in capitals."""
    letters = [LETTER[receipt.outcome] for receipt in receipts]
    return "".join(x.upper() if x in "ds" and not r.due else x for x, r in zip(letters, receipts, strict=True))


def by_the_book(times: int, letters: str) -> str:
    """The sentences of the design, read once more.

    Done and some fill a place; a silent day is missed exactly when the places left outnumber the days left after it;
    rest fills no place and is never missed.
    """
    book, left = "", times
    for number, letter in enumerate(letters):
        if letter in "ds":
            book += letter if left else letter.upper()
            left = max(0, left - 1)
        elif letter == "r":
            book += "r"
        else:
            book += "m" if left > 6 - number else "-"
    return book


@pytest.mark.parametrize("times", range(1, 8))
def test_every_week_of_done_and_silent_days_goes_by_the_book(times: int) -> None:
    for letters in map("".join, product(".d", repeat=7)):
        assert shown(a_week(times, letters)[1]) == by_the_book(times, letters), letters


@given(times=st.integers(1, 7), letters=st.text(".sdr", min_size=7, max_size=7))
def test_weeks_with_some_and_rest_go_by_the_book(times: int, letters: str) -> None:
    assert shown(a_week(times, letters)[1]) == by_the_book(times, letters)


@pytest.mark.parametrize(
    ("times", "letters", "expected"),
    [
        (3, ".......", "----mmm"),
        (1, ".......", "------m"),
        (7, ".......", "mmmmmmm"),
        (3, "ddd....", "ddd----"),
        (3, "....ddd", "----ddd"),
        (3, "d......", "d----mm"),
        (3, ".....d.", "----mdm"),
        (3, "sss....", "sss----"),
        (2, "ddd.s..", "ddD-S--"),
        (3, "rrrrrrr", "rrrrrrr"),
        (3, "....r..", "----rmm"),
        (1, "......r", "------r"),
    ],
)
def test_a_week_worked_by_hand(times: int, letters: str, expected: str) -> None:
    assert shown(a_week(times, letters)[1]) == expected


@pytest.mark.parametrize("times", range(1, 8))
def test_a_silent_week_is_missed_once_for_each_place_and_at_most_once_a_date(times: int) -> None:
    assert shown(a_week(times, ".......")[1]).count("m") == times


def test_the_places_come_anew_on_monday() -> None:
    assert shown(a_week(2, "dd.....dd.....")[1]) == "dd-----dd-----"
    assert shown(a_week(2, ".............d")[1]) == "-----mm-----md"


def test_beyond_the_places_a_done_day_pays_as_some_and_warms_nothing() -> None:
    quest, receipts = a_week(2, "ddd....")
    warmth_before = 2
    assert [r.effort for r in receipts[:3]] == [done_pay(2000, 0), done_pay(2000, 1), some_pay(2000, warmth_before)]
    events = [taken(quest), *(said("d", day(7 + n), n + 1, quest=quest) for n in range(3))]
    state = world_of(events, [quest], day(14)).world.courses[quest.id].state
    assert (state.warmth, state.window) == (2, "dd")


def test_beyond_the_places_some_pays_nothing() -> None:
    assert [r.effort for r in a_week(1, "ds.....")[1]] == [2000, 0, 0, 0, 0, 0, 0]


def test_some_enters_the_window_only_on_a_day_that_would_else_be_missed() -> None:
    for letters, window in (("s......", ""), ("......s", "s"), ("d.....s", "d"), ("..d...s", "d")):
        quest = rungs(3, (6, 8), schedule=TimesAWeek(1))
        events = [taken(quest)]
        events += [said(x, day(7 + n), n + 1, quest=quest) for n, x in enumerate(letters) if x != "."]
        state = world_of(events, [quest], day(14)).world.courses[quest.id].state
        assert state.window == window, letters


def test_in_the_first_week_which_misses_nothing_some_enters_no_window() -> None:
    quest = rungs(3, (6, 8), schedule=TimesAWeek(2))
    events = [taken(quest, day(5)), said("s", day(5), 1, quest=quest), said("s", day(6), 2, quest=quest)]
    assert world_of(events, [quest], day(7)).world.courses[quest.id].state.window == ""


def test_a_miss_enters_the_window_and_a_free_day_does_not() -> None:
    quest = rungs(3, (6, 8), schedule=TimesAWeek(3))
    events = [taken(quest), said("d", day(8), 1, quest=quest), said("d", day(13), 2, quest=quest)]
    assert world_of(events, [quest], day(14)).world.courses[quest.id].state.window == "dmd"


@pytest.mark.parametrize("on", range(7))
def test_the_first_week_asks_for_at_most_the_days_left_and_misses_nothing(on: int) -> None:
    for times in range(1, 8):
        quest = rungs(3, (6, 8), schedule=TimesAWeek(times))
        world = world_of([taken(quest, day(on))], [quest], day(on)).world
        week = world.courses[quest.id].week
        assert week is not None
        assert week.left == min(times, 7 - on)
        assert shown(a_week(times, "." * (7 - on), first=day(on), quest=quest, take=day(on))[1]) == "-" * (7 - on)
        assert shown(a_week(times, "." * 14, first=day(7), take=day(on))[1]).count("m") == 2 * times


def test_a_miss_said_in_the_first_week_is_none() -> None:
    quest, receipts = a_week(3, "dm.....", first=day(0))
    assert shown(receipts) == "d------"
    assert receipts[1].due
    state = (
        world_of([taken(quest), said("d", day(0), 1, quest=quest), said("m", day(1), 2, quest=quest)], [quest], day(2))
        .world.courses[quest.id]
        .state
    )
    assert (state.warmth, state.lapse, state.window) == (1, 0, "d")


def test_taken_on_sunday_three_a_week_asks_once_and_then_three_times() -> None:
    _, receipts = a_week(3, "d", first=day(6), take=day(6))
    assert shown(receipts) == "d"
    assert shown(a_week(3, "dd.....", first=day(6), take=day(6))[1]) == "dd----m"


def test_a_rest_fills_no_place_so_the_places_press_on() -> None:
    assert shown(a_week(3, "rrrr...")[1]) == "rrrrmmm"
    assert shown(a_week(3, "....rrr")[1]) == "----rrr"


def test_a_changed_number_of_times_holds_from_next_monday() -> None:
    player = Player(rungs(3, (6, 8), schedule=TimesAWeek(1)))
    player.wait(9)
    (fact,) = player.edit(schedule={"times": 3, "per": "week"})
    assert isinstance(fact, QuestSet)
    assert fact.from_day == day(14)
    player.wait(12)
    assert player.outcomes()[7:21] == "------m----mmm"


def test_from_every_day_to_n_a_week_every_day_asks_until_sunday() -> None:
    player = Player(rungs(3, (6, 8)))
    player.wait(2)
    player.edit(schedule={"times": 2, "per": "week"})
    player.wait(12)
    assert player.outcomes()[:14] == "-mmmmmm-----mm"


def test_from_n_a_week_to_every_day_counts_from_monday_too() -> None:
    player = Player(rungs(3, (6, 8), schedule=TimesAWeek(2)))
    player.wait(8)
    player.edit(schedule={"every": "day"})
    player.wait(8)
    assert player.outcomes()[7:16] == "-----mmmm"
    assert player.course.schedule == EVERY_DAY


def test_a_step_brings_its_own_days_from_the_next_monday() -> None:
    quest = rungs(2, (1, 1), schedule=TimesAWeek(2), schedules={1: TimesAWeek(4)})
    player = Player(quest)
    player.live("d")
    assert (player.state.step, player.today) == ("s2", day(1)), "the climb is taken at the start of Tuesday"
    player.wait(6)
    week = player.course.week
    assert week is not None
    assert (week.monday, week.places) == (day(7), 4)
    player.wait(7)
    assert player.outcomes()[7:14] == "---mmmm"


def test_whether_today_asks_is_known_before_anything_is_said() -> None:
    player = Player(rungs(3, (6, 8), schedule=TimesAWeek(2)))
    player.wait(7)
    asked = []
    for letter in "d.d....":
        asked.append(slot(player.course, player.today).due)
        player.live(letter)
    assert asked == [True] * 3 + [False] * 4


def test_no_climb_waits_for_a_free_day() -> None:
    """Mastered on Monday, one a week: the climb is taken on the next Monday, the next day that may ask."""
    player = Player(rungs(2, (1, 1), schedule=TimesAWeek(1)))
    player.wait(7)
    player.live("d.....")
    assert player.state.step == "s1"
    player.wait()
    assert player.state.step == "s2"
