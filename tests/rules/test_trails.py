"""Trails: someone's way by their own count of days, with falls and returns (docs/rules.md, Stories)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.rules.trails import TIP_CELLS, Fall, Stay, Trail, TrailDay, TrailTip, after, falls, stays, trail, until

DAYS = st.lists(
    st.builds(TrailDay, st.integers(-3, 60), st.sampled_from("dsmr-x."), st.sampled_from(("s1", "s2", "s3"))),
    max_size=60,
)
MASTERED = st.lists(st.tuples(st.integers(-3, 70), st.sampled_from(("s1", "s2", "s3"))), max_size=8)


def walked(letters: str, *, step: str = "s1", first: int = 1) -> list[TrailDay]:
    return [TrailDay(first + place, letter, step) for place, letter in enumerate(letters)]


def test_a_fall_has_its_step_its_length_and_its_return() -> None:
    days = [*walked("dmmd"), *walked("dm", step="s2", first=5)]
    assert list(falls(days)) == [Fall(2, "s1", 2, 4), Fall(6, "s2", 1, 0)]


def test_rest_and_days_that_asked_for_nothing_neither_end_nor_lengthen_a_fall() -> None:
    assert list(falls(walked("m-rm-s"))) == [Fall(1, "s1", 2, 6)]


def test_a_stay_counts_days_that_asked_and_the_falls_on_it() -> None:
    way = trail("Ana", "read", "s1", walked("dm-rdd"), [(6, "s1")])
    assert list(stays(way)) == [Stay("s1", 1, 6, 4, 3, 1)]


def test_a_fall_that_ended_after_the_step_was_mastered_is_not_on_it() -> None:
    way = trail("Ana", "read", "s1", walked("dddmd"), [(3, "s1")])
    assert [stay.falls for stay in stays(way)] == [0]


def test_what_came_after_a_return_is_the_next_step_mastered() -> None:
    way = trail("Ana", "read", "s1", walked("dmdddd"), [(1, "s0"), (5, "s1"), (6, "s2")])
    assert after(way, 3) == (5, "s1")
    assert after(way, 7) is None


def test_what_comes_from_others_is_cleaned_and_cannot_lie_about_days_it_does_not_have() -> None:
    tips = [TrailTip("s1", "Shoes\x1b[2J by\nthe door" + "!" * 500), TrailTip("s2", "\u200b")]
    way = trail("\x1b]0;Ana\x07", "read", "s1", [*walked("dd"), TrailDay(2, "d", "s2")], [(9, "s2")], tips, summit=9)
    assert (way.name, len(way.days), way.mastered, way.summit) == ("]0;Ana", 2, (), 0)
    assert [len(tip.text) for tip in way.tips] == [TIP_CELLS]
    assert trail(" \n", "read", "s1", []).name == "Somebody"


@given(DAYS, MASTERED)
def test_laws_of_a_trail(days: list[TrailDay], mastered: list[tuple[int, str]]) -> None:
    way = trail("Ana", "read", "s1", days, mastered)
    numbers = [each.day for each in way.days]
    assert numbers == sorted(set(numbers))
    assert trail("Ana", "read", "s1", way.days, way.mastered) == way
    told = list(falls(way.days))
    assert sum(fall.missed for fall in told) == sum(each.letter == "m" for each in way.days)
    assert all(fall.back for fall in told[:-1])
    assert all(stay.done <= stay.due for stay in stays(way))
    assert sorted(stays(way, newest_first=True), key=_key) == sorted(stays(way), key=_key)


def _key(stay: Stay) -> tuple[str, int]:
    return stay.step, stay.mastered


@given(DAYS, MASTERED, st.integers(0, 70))
def test_a_way_up_to_a_day_is_told_the_same_later(
    days: list[TrailDay], mastered: list[tuple[int, str]], day: int
) -> None:
    """What is settled stays true: the falls that had ended by a day are those of the whole way by then."""
    whole = trail("Ana", "read", "s1", days, mastered)
    part: Trail = until(whole, day)
    ended = [fall for fall in falls(whole.days) if 0 < fall.back <= day]
    assert [fall for fall in falls(part.days) if fall.back] == ended
    assert [each for each in whole.mastered if each[0] <= day] == list(part.mastered)
