"""The theorems of docs/rules.md, 4.6: rewards that cannot be farmed, and what they hold for."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from math import lcm
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules import rewards
from game.rules.advance import advance
from game.rules.quest import Quest
from game.rules.rewards import REBUILD, base
from game.rules.state import Answer, Day, begin
from game.rules.values import replace
from tests.rules.build import MON, OUTCOMES, lived, metres, rungs
from tests.rules.comparing import better_by_one, due_days

# 1. Making an outcome better never lowers the total at any later day.

LADDERS = {
    "one step": rungs(1),
    "the usual window": rungs(3),
    "a camp and a summit in nine days": rungs(8, (1, 1)),
    "one of four": rungs(3, (1, 4)),
    "two of three": rungs(4, (2, 3)),
    "all of two": rungs(4, (2, 2)),
    "all of three": rungs(2, (3, 3)),
    "six of eight": rungs(2, (6, 8)),
    "mixed": rungs(5, masteries=[(1, 1), (3, 4), (1, 3), (2, 2), (1, 1)]),
    "mixed, in camps of two": rungs(6, masteries=[(1, 1), (2, 3)] * 3, camp_names={0: "a", 2: "b", 4: "c"}),
}


@pytest.mark.parametrize("quest", LADDERS.values(), ids=LADDERS)
def test_better_is_never_worse_exhaustively_to_nine_days_with_automatic_climb(quest: Quest) -> None:
    assert due_days(quest).losses(9, better_by_one) == []


@pytest.mark.parametrize("climb", [1, 27, 57, 60])
def test_nor_from_full_warmth_and_higher_up(climb: int) -> None:
    warm = replace(begin("s1", MON), warmth=5, warmed=True, climb=climb)
    assert due_days(rungs(5, (1, 1)), warm).losses(8, better_by_one) == []


@pytest.mark.parametrize("rating", [10, 55, 100])
def test_nor_where_the_climb_waits_for_a_second_window(rating: int) -> None:
    quest = rungs(2, (2, 3))
    rated = replace(begin("s1", MON), ratings=(("s2", rating),))
    assert due_days(quest, rated).losses(9, better_by_one) == []


def test_the_comparison_finds_what_playing_each_sequence_finds() -> None:
    """The shortcut is sound: six days played out in full, each against each improvement."""
    quest = rungs(3, (1, 2))
    for letters in product("msd", repeat=6):
        worse = totals(quest, "".join(letters))
        for number, letter in enumerate(letters):
            if letter != "d":
                better = [*letters]
                better[number] = "d" if letter == "s" else "s"
                leads = zip(totals(quest, "".join(better)), worse, strict=True)
                assert all(b >= a for b, a in leads), (letters, number)


def test_it_holds_for_just_these_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A flat pay for *some*, or a purse of 100 %, breaks it: the comparison finds how to gain by a miss."""
    quest = rungs(1, (14, 14))
    assert due_days(quest).losses(9, better_by_one) == []
    with monkeypatch.context() as changed:
        changed.setattr(rewards, "some_pay", lambda base_cm, _: base_cm // 2)
        assert due_days(quest).losses(9, better_by_one)[0] == (-417, "dd(m to s)ssssss")
    with monkeypatch.context() as changed:
        changed.setattr(rewards, "put_aside", lambda base_cm, w, after: (REBUILD[after] - REBUILD[w]) * base_cm // 100)
        assert due_days(quest).losses(9, better_by_one)[0] == (-200, "dd(m to s)d")


def totals(quest: Quest, letters: str) -> list[int]:
    """The total after each day."""
    _, receipts = lived(quest, letters)
    return [metres(receipts[: n + 1]) for n in range(len(receipts))]


class Planned(NamedTuple):
    """A day with its step given: said by the player that day, or only named by the entry."""

    step: int
    letter: str
    due: bool = True
    named: bool = False


class Paid(NamedTuple):
    """The total after each day, and the day each step was mastered on."""

    totals: list[int]
    mastered: dict[str, int]


def paid(quest: Quest, plan: Sequence[Planned]) -> Paid:
    state, total, so_far = begin("s1", MON), 0, Paid([], {})
    for number, (place, letter, due, named) in enumerate(plan):
        step = quest.steps[place].id
        answers = () if named else (Answer(step, "pick"),)
        day = Day(MON, due=due, outcome=OUTCOMES[letter], step=step if named else "", answers=answers)
        state, receipt = advance(state, day, quest)
        total += receipt.effort + receipt.comeback + receipt.mastery
        so_far.totals.append(total)
        if receipt.mastered:
            so_far.mastered[receipt.mastered] = number
    return so_far


def left_behind(worse: Paid, better: Paid) -> bool:
    """Whether the worse play mastered a step later, and other steps in between: at a base that had risen meanwhile."""
    return any(
        better.mastered[step] <= on < later
        for step, later in worse.mastered.items()
        if better.mastered.get(step, later) < later
        for other, on in worse.mastered.items()
        if other != step
    )


@st.composite
def plans(draw: st.DrawFn) -> tuple[Quest, list[Planned]]:
    """A ladder with windows from 1-of-1 to 6-of-8, and visits to its steps in any order."""
    done = draw(st.lists(st.integers(1, 6), min_size=1, max_size=10))
    quest = rungs(len(done), masteries=[(n, n + draw(st.integers(0, 2))) for n in done])
    plan = []
    for place in draw(st.lists(st.integers(0, len(done) - 1), min_size=1, max_size=12)):
        usual = st.just("d" * done[place]) | st.just("d" * (done[place] - 1) + "s")
        letters = draw(usual | st.text("dddsm", min_size=1, max_size=8))
        named, due = draw(st.integers(0, 5)) == 0, draw(st.integers(0, 5)) > 0
        plan += [Planned(place, letter, due, named) for letter in letters]
    return quest, plan


@settings(max_examples=250)
@given(plans())
def test_better_is_never_worse_on_any_steps_unless_one_is_left_a_day_short_and_mastered_later(
    planned: tuple[Quest, list[Planned]],
) -> None:
    quest, plan = planned
    worse = paid(quest, plan)
    for number, day in enumerate(plan):
        for letter in {"m": "s", "s": "d"}.get(day.letter, ""):
            better = paid(quest, [*plan[:number], day._replace(letter=letter), *plan[number + 1 :]])
            lead = [b - a for b, a in zip(better.totals, worse.totals, strict=True)]
            if left_behind(worse, better):
                assert all(33 * gap > -total for gap, total in zip(lead, worse.totals, strict=True) if gap < 0)
            else:
                assert min(lead) >= 0


@pytest.mark.parametrize(
    ("windows", "first", "loss"),
    [
        ([2, 6, 6, 6], 0, 20),
        ([3] * 20, 0, 0),
        ([3] * 21, 6, 1140),
        ([5] * 14, 6, 2100),
        ([1] + [6] * 11, 0, 17733),
        ([2] + [6] * 11, 0, 21566),
    ],
)
def test_what_a_step_left_a_day_short_can_gain_at_most(windows: list[int], first: int, loss: int) -> None:
    """The worst that was found: the first step is left a day short, all others are mastered, and it comes last.

    Mastered so late it pays at a higher base than it would have on its day: the better play ends up to 3 % behind.
    """
    quest = rungs(len(windows), masteries=[(n, n) for n in windows])
    others = [*range(1, len(windows))]
    before = [Planned(place, "d") for place in others[:first] for _ in range(windows[place])]
    short = [Planned(0, "d")] * (windows[0] - 1)
    after = [Planned(place, "d") for place in others[first:] for _ in range(windows[place])]
    plans_ = [[*before, *short, Planned(0, letter), *after, *[Planned(0, "d")] * windows[0]] for letter in "sd"]
    worse, better = (paid(quest, plan).totals for plan in plans_)
    lead = [b - a for b, a in zip(better, worse, strict=True)]
    assert min(lead) == -loss
    assert 33 * loss < worse[lead.index(min(lead))]


# 2. No endless pattern of done and missed days earns more per done day than never missing.


@pytest.mark.parametrize("climb", range(0, 61, 3))
def test_the_largest_cycle_mean_is_the_steady_day(climb: int) -> None:
    """From each warmth, some misses and a done day lead to another warmth and pay something: Karp's largest mean."""
    quest = rungs(1, (14, 14))
    arcs: dict[tuple[int, int], int] = {}
    for warmth in range(6):
        for missed in range(8):
            state, receipts = lived(quest, "m" * missed + "d", replace(begin("s1", MON), warmth=warmth, climb=climb))
            assert state.purse == 0
            arc = (warmth, state.warmth)
            arcs[arc] = max(arcs.get(arc, 0), metres(receipts))
    best = [{0: 0}]
    for _ in range(6):
        paths: dict[int, int] = {}
        for (start, end), pay in arcs.items():
            if start in best[-1]:
                paths[end] = max(paths.get(end, 0), best[-1][start] + pay)
        best.append(paths)
    means = [min(Fraction(best[6][end] - best[k][end], 6 - k) for k in range(6) if end in best[k]) for end in best[6]]
    assert max(means) == base(climb) * 3 // 2


@pytest.mark.parametrize("length", range(1, 9))
def test_no_pattern_of_up_to_eight_days_repeated_for_ever_earns_more_per_done_day(length: int) -> None:
    quest = rungs(1, (14, 14))
    for letters in map("".join, product("dm", repeat=length)):
        if "d" in letters:
            state, _ = lived(quest, letters * 8)
            _, receipts = lived(quest, letters, replace(state, mastered=frozenset({"s1"}), climb=0))
            per_done = Fraction(metres(receipts), letters.count("d"))
            assert per_done < 3000 or letters == "d" * length, letters


# 4. Cutting a ladder finer or coarser hardly changes its pay for the same done days.


@pytest.mark.parametrize("done", range(1, 11))
def test_how_a_ladder_is_cut_hardly_changes_what_its_done_days_pay(done: int) -> None:
    """Ladders of up to 150 done days, in steps of so many, against the usual steps of three."""
    apart = {}
    for days in range(lcm(3, done), 151, lcm(3, done)):
        cut, usual = (metres(lived(rungs(days // n, (n, n)), "d" * days)[1]) for n in (done, 3))
        apart[days] = abs(cut - usual) / usual
    assert max(apart.values()) < 0.10
    if 2 <= done <= 4:
        assert {days for days, part in apart.items() if part >= 0.05} == ({24} if done == 4 else set())
        assert max(apart.values()) < 0.07, "24 days: six steps are one camp, and eight are two"
