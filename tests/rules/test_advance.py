"""What one day does (docs/rules.md, 1, 3 and 4): warmth, purse, window, mastery, lapse and sleep."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.advance import advance
from game.rules.events import Outcome
from game.rules.rewards import REBUILD, done_pay, some_pay
from game.rules.state import Day, State, begin
from game.rules.values import replace
from tests.rules.build import MON, OUTCOMES, day, lived, rungs

LONG = rungs(3, (10, 14))
"""A window too long to fill here: only the days themselves pay."""

seasons = st.text("dsmr-", max_size=9)


def warm(warmth: int, purse: int = 0) -> State:
    return replace(begin("s1", MON), warmth=warmth, purse=purse)


def one(state: State, letter: str, *, due: bool = True) -> tuple[State, int]:
    after, receipt = advance(state, Day(MON, due=due, outcome=OUTCOMES[letter]), LONG)
    return after, receipt.effort + receipt.comeback


@pytest.mark.parametrize("warmth", range(6))
def test_a_done_day_pays_by_warmth_takes_the_whole_purse_and_warms(warmth: int) -> None:
    after, paid = one(warm(warmth, 777), "d")
    assert paid == 2000 * (10 + warmth) // 10 + 777
    assert (after.warmth, after.purse) == (min(5, warmth + 1), 0)


@pytest.mark.parametrize("warmth", range(6))
def test_some_pays_half_takes_half_the_purse_rounded_down_and_keeps_warmth(warmth: int) -> None:
    after, paid = one(warm(warmth, 777), "s")
    assert paid == 2000 * (10 + warmth) // 20 + 388
    assert (after.warmth, after.purse) == (warmth, 389)


@pytest.mark.parametrize("warmth", range(6))
def test_a_miss_pays_nothing_cools_by_two_and_puts_four_fifths_aside(warmth: int) -> None:
    after, paid = one(warm(warmth, 50), "m")
    cooler = max(0, warmth - 2)
    assert paid == 0
    assert after.warmth == cooler
    assert after.purse == 50 + 4 * (REBUILD[cooler] - REBUILD[warmth]) * 2000 // 500


@pytest.mark.parametrize("letter", "r-")
@given(season=seasons)
def test_rest_and_an_open_day_change_nothing_but_the_wall(letter: str, season: str) -> None:
    state, _ = lived(LONG, season)
    after, paid = one(state, letter)
    assert paid == 0
    assert replace(after, wall="") == replace(state, wall="", full=after.full, window=after.window)
    assert after.window == state.window


def test_a_day_not_due_pays_as_some_takes_half_the_purse_and_warms_nothing() -> None:
    after, paid = one(warm(3, 100), "d", due=False)
    assert paid == some_pay(2000, 3) + 50
    assert (after.warmth, after.purse, after.window) == (3, 50, "")


def test_some_on_a_day_not_due_pays_nothing() -> None:
    after, paid = one(warm(3, 100), "s", due=False)
    assert paid == 0
    assert (after.warmth, after.purse, after.window) == (3, 100, "")


@pytest.mark.parametrize("letter", "ds")
@pytest.mark.parametrize("due", [True, False])
def test_done_and_some_end_a_lapse_on_any_day(letter: str, *, due: bool) -> None:
    state, _ = lived(LONG, "ddmm")
    after, receipt = advance(state, Day(day(4), due=due, outcome=OUTCOMES[letter]), LONG)
    assert (state.lapse, after.lapse, receipt.lapse_ended, after.comebacks) == (2, 0, 2, 1)
    assert after.lapses[2] == 1


def test_a_miss_said_on_a_day_not_due_is_none() -> None:
    state, _ = lived(LONG, "dd")
    after, paid = one(state, "m", due=False)
    assert (after.lapse, after.warmth, after.purse, paid) == (0, 2, 0, 0)


def test_lapses_are_counted_by_their_length_the_longest_together() -> None:
    state, _ = lived(LONG, "dmd" + "mmd" * 2 + "m" * 15 + "d" + "m" * 40 + "s")
    assert {n: count for n, count in enumerate(state.lapses) if count} == {1: 1, 2: 2, 15: 2}
    assert state.comebacks == 5


def test_a_lapse_still_open_is_no_comeback() -> None:
    state, _ = lived(LONG, "dmm")
    assert (state.lapse, state.comebacks) == (2, 0)


def test_warmth_never_drops_to_nothing_at_once() -> None:
    warmth = [lived(LONG, "ddddd" + "m" * misses)[0].warmth for misses in range(5)]
    assert warmth == [5, 3, 1, 0, 0]


def test_fog_comes_only_after_warmth() -> None:
    assert not lived(LONG, "msms")[0].warmed
    assert lived(LONG, "dmmmm")[0].warmed


@given(season=seasons)
def test_the_purse_never_holds_more_than_one_full_fall(season: str) -> None:
    state, _ = lived(LONG, season)
    assert 0 <= state.purse <= 4 * 150 * 2000 // 500
    assert 0 <= state.warmth <= 5


# Windows.


@pytest.mark.parametrize(
    ("window", "days", "mastered_on"),
    [
        ((1, 1), "d", 0),
        ((3, 4), "ddd", 2),
        ((3, 4), "ddmd", 3),
        ((3, 4), "dsdd", 3),
        ((3, 4), "dmmdd", None),
        ((3, 4), "dmmddd", 5),
        ((3, 4), "drrrdrd", 6),
        ((3, 4), "d-d--d", 5),
        ((3, 3), "ddsdd", None),
        ((3, 3), "ddsddd", 5),
        ((1, 4), "mmmmmd", 5),
        ((6, 8), "ddmddmdd", 7),
        ((6, 8), "ddmddmmdd", None),
        ((10, 14), "dddddmmmmddddd", 13),
        ((10, 14), "dddddmmmmmddddd", None),
    ],
)
def test_a_step_is_mastered_by_n_done_of_the_last_m_due_days(
    window: tuple[int, int], days: str, mastered_on: int | None
) -> None:
    _, receipts = lived(rungs(2, window), days)
    found = [number for number, receipt in enumerate(receipts) if receipt.mastered == "s1"]
    assert found == ([] if mastered_on is None else [mastered_on])


@given(season=st.text("dsmr-", max_size=25), done=st.integers(1, 6), more=st.integers(0, 4))
def test_mastery_read_off_the_whole_season(season: str, done: int, more: int) -> None:
    """The first day on which N of the last M results are done, whatever rest and open days lie between."""
    results, first = "", None
    for number, letter in enumerate(season):
        results += letter if letter in "dsm" else ""
        if first is None and letter == "d" and results[-done - more :].count("d") >= done:
            first = number
    _, receipts = lived(rungs(1, (done, done + more)), season)
    assert next((n for n, r in enumerate(receipts) if r.mastered), None) == first
    assert sum(bool(r.mastered) for r in receipts) == (first is not None)


def test_a_day_counts_in_the_window_of_the_step_its_entry_names() -> None:
    quest = rungs(3, (2, 2))
    state = begin("s1", MON)
    named = ("s1", "s3", "s1", "s3")
    mastered = []
    for number, step in enumerate(named):
        state, receipt = advance(state, Day(day(number), outcome=Outcome.DONE, step=step), quest)
        mastered.append(receipt.mastered)
    assert mastered == ["", "", "s1", "s3"]
    assert state.step == "s2", "s1 was mastered while in force; the next due day climbs"


def test_an_entry_that_names_a_step_no_longer_there_still_pays() -> None:
    state, receipt = advance(begin("s1", MON), Day(MON, outcome=Outcome.DONE, step="gone"), LONG)
    assert (receipt.effort, receipt.mastered, state.warmth, state.window) == (2000, "", 1, "")


def test_a_skipped_step_can_still_be_mastered_later() -> None:
    quest = rungs(3, (1, 1))
    state, _ = lived(quest, "d")
    state = replace(state, step="s3")
    state, receipt = advance(state, Day(day(1), outcome=Outcome.DONE, step="s2"), quest)
    assert receipt.mastered == "s2"
    assert receipt.mastery >= 2000


# Sleep.


def sleeping(misses: int, *, silent: bool = True) -> State:
    state, _ = lived(LONG, "ddd")
    for number in range(misses):
        state, _ = advance(state, Day(day(3 + number), outcome=Outcome.MISSED, silent=silent), LONG)
    return state


def test_a_quest_sleeps_after_fourteen_silent_due_days() -> None:
    assert not sleeping(13).asleep
    assert sleeping(14).asleep
    assert not sleeping(20, silent=False).asleep, "a miss that was said is a check-in"


def test_rests_between_do_not_wake_and_do_not_count() -> None:
    state, _ = advance(sleeping(13), Day(day(16), outcome=Outcome.REST), LONG)
    assert not state.asleep
    state, _ = advance(state, Day(day(17), outcome=Outcome.MISSED, silent=True), LONG)
    assert state.asleep


@pytest.mark.parametrize("letter", "ds")
@pytest.mark.parametrize("due", [True, False])
def test_the_next_check_in_wakes_it_is_the_comeback_and_asks_to_rate_anew(letter: str, *, due: bool) -> None:
    after, receipt = advance(sleeping(20), Day(day(30), due=due, outcome=OUTCOMES[letter]), LONG)
    assert (after.asleep, after.woke, receipt.lapse_ended) == (False, True, 20)


def test_asleep_warmth_purse_and_window_follow_the_plain_rules() -> None:
    asleep = sleeping(20)
    assert (asleep.warmth, asleep.window[-3:]) == (0, "mmm")
    back, receipt = advance(asleep, Day(day(30), outcome=Outcome.DONE), LONG)
    assert receipt.effort + receipt.comeback == done_pay(2000, 0) + 4 * (150 - 30) * 2000 // 500
    assert (back.purse, back.warmth) == (0, 1)
