"""What the game proposes (docs/rules.md, 3): by lapse, by rating, by hard days; each offer once a lapse."""

from __future__ import annotations

from datetime import date

import pytest

from game.rules.offers import OfferKind, below, offer, tier
from game.rules.state import State, begin
from game.rules.values import replace
from tests.rules.build import AT_MOST, MON, Player, a_quest, lived, rungs

QUEST = a_quest((2, 10, 60, 90))
NO_GAPS = a_quest((2, 3, 5, 8))

SAME_OR_TINY = (OfferKind.TINY, ("same", "tiny"))
OR_DOWN = (OfferKind.DOWN, ("same", "tiny", "down"))
OR_TWO = (OfferKind.DOWN, ("same", "tiny", "down", "down2"))
RERATE = (OfferKind.RERATE, ("rate", "same", "tiny", "down"))


def lapsed(missed: int, step: str = "a60") -> State:
    """Somebody on a step, with done days behind them, after so many misses they said themselves."""
    state, _ = lived(QUEST, "m" * missed, replace(begin(step, MON), warmth=3))
    return state


@pytest.mark.parametrize(
    ("lengths", "expected", "to"),
    [
        (range(1, 2), SAME_OR_TINY, "a60"),
        (range(2, 7), OR_DOWN, "a10"),
        (range(7, 14), OR_TWO, "a2"),
        (range(14, 30), RERATE, "a60"),
    ],
)
def test_every_length_of_a_lapse_has_its_offer(
    lengths: range, expected: tuple[OfferKind, tuple[str, ...]], to: str
) -> None:
    for missed in lengths:
        proposed = offer(lapsed(missed), QUEST, MON)
        assert proposed is not None, missed
        assert (proposed.kind, proposed.answers, proposed.to) == (*expected, to), missed
        assert not proposed.auto, "an unanswered step down is not taken"


@pytest.mark.parametrize("missed", range(1, 30))
def test_on_the_first_step_nothing_lower_is_offered(missed: int) -> None:
    proposed = offer(lapsed(missed, "a2"), QUEST, MON)
    assert proposed is not None
    assert "down" not in proposed.answers
    assert "down2" not in proposed.answers
    assert proposed.kind is (OfferKind.RERATE if missed >= 14 else OfferKind.TINY)


@pytest.mark.parametrize("missed", range(7, 14))
def test_on_the_second_step_two_down_is_not_offered(missed: int) -> None:
    proposed = offer(lapsed(missed, "a10"), QUEST, MON)
    assert proposed is not None
    assert (proposed.kind, proposed.answers, proposed.to) == (*OR_DOWN, "a2")


def test_the_lengths_that_change_the_offer() -> None:
    assert [tier(n) for n in (0, 1, 2, 6, 7, 13, 14, 100)] == [0, 1, 2, 2, 3, 3, 4, 4]


def test_without_a_lapse_nothing_is_offered() -> None:
    assert offer(lived(QUEST, "dd")[0], QUEST, MON) is None
    assert offer(begin("a2", MON), QUEST, MON) is None


def test_an_answered_offer_does_not_come_again_until_the_lapse_reaches_the_next_length() -> None:
    player = Player(QUEST)
    player.answer("3")
    player.live("d")
    seen = []
    for _ in range(15):
        player.live(".")
        proposed = player.offer
        seen.append(proposed.kind.value if proposed else "")
        if proposed:
            player.answer("same")
            assert player.offer is None
    assert seen[:13] == ["tiny", "down", "", "", "", "", "down", "", "", "", "", "", ""]


def test_a_new_lapse_has_its_own_offers() -> None:
    player = Player(QUEST)
    player.live("dd.")
    player.answer("same")
    assert player.offer is None
    player.live("d.")
    assert player.offer is not None
    assert player.offer.kind is OfferKind.TINY


def test_an_offer_answered_on_the_day_of_a_said_miss_is_answered() -> None:
    player = Player(QUEST)
    player.live("d")
    player.check_in("m")
    assert player.offer is not None
    player.answer("same")
    assert player.offer is None


@pytest.mark.parametrize("answer", ["up", "stay"])
def test_an_offer_answered_on_the_evening_of_mastery_is_answered(answer: str) -> None:
    player = Player(QUEST)
    player.live("dd")
    player.done()
    assert player.offer is not None
    player.answer(answer)
    assert player.offer is None


def test_the_comeback_ends_the_offers_of_the_lapse() -> None:
    player = Player(QUEST)
    player.live("ddd...")
    assert player.offer is not None
    player.done()
    assert player.offer is None


# After mastery, by rating.


@pytest.mark.parametrize(
    ("rating", "letters", "kind", "to", "answers", "auto"),
    [
        (None, "ddd", OfferKind.CLIMB, "a10", ("up", "stay"), True),
        (70, "ddd", OfferKind.CLIMB, "a10", ("up", "stay"), True),
        (99, "ddd", OfferKind.CLIMB, "a10", ("up", "stay"), True),
        (100, "ddd", OfferKind.SKIP, "a60", ("skip", "up", "stay"), True),
        (100, "dmdd", OfferKind.CLIMB, "a10", ("up", "stay"), True),
        (69, "ddd", OfferKind.BRIDGE, "a2~a10", ("bridge", "stay", "up"), False),
        (40, "ddd", OfferKind.BRIDGE, "a2~a10", ("bridge", "stay", "up"), False),
        (39, "ddd", OfferKind.RERATE, "a10", ("stay", "rate", "up"), False),
        (0, "ddd", OfferKind.RERATE, "a10", ("stay", "rate", "up"), False),
    ],
)
def test_mastery_offers_by_the_rating_of_the_next_step(
    rating: int | None, letters: str, kind: OfferKind, to: str, answers: tuple[str, ...], *, auto: bool
) -> None:
    ratings = () if rating is None else (("a10", rating),)
    state, _ = lived(QUEST, letters, replace(begin("a2", MON), ratings=ratings))
    proposed = offer(state, QUEST, MON)
    assert proposed is not None
    assert (proposed.kind, proposed.to, proposed.answers, proposed.auto) == (kind, to, answers, auto)


@pytest.mark.parametrize("rating", [40, 69])
def test_without_room_for_a_bridge_it_is_once_more(rating: int) -> None:
    state, _ = lived(NO_GAPS, "ddd", replace(begin("a2", MON), ratings=(("a3", rating),)))
    proposed = offer(state, NO_GAPS, MON)
    assert proposed is not None
    assert (proposed.kind, proposed.answers[0], proposed.auto) == (OfferKind.CLIMB, "stay", False)


def test_a_rating_of_another_step_means_nothing() -> None:
    state, _ = lived(QUEST, "ddd", replace(begin("a2", MON), ratings=(("a2", 10), ("a60", 10))))
    proposed = offer(state, QUEST, MON)
    assert proposed is not None
    assert proposed.kind is OfferKind.CLIMB


def test_no_second_bridge_between_two_steps() -> None:
    state, _ = lived(QUEST, "ddd", replace(begin("a2~a10", MON), ratings=(("a10", 50),)))
    proposed = offer(state, QUEST, MON)
    assert proposed is not None
    assert (proposed.kind, proposed.to, proposed.answers[0]) == (OfferKind.CLIMB, "a10", "stay")


def test_a_bridge_or_stay_not_taken_up_becomes_climb_at_the_second_window() -> None:
    for rating in (55, 10):
        state, _ = lived(QUEST, "ddd" * 2, replace(begin("a2", MON), ratings=(("a10", rating),)))
        proposed = offer(state, QUEST, MON)
        assert proposed is not None
        assert (proposed.kind, proposed.to, proposed.auto) == (OfferKind.CLIMB, "a10", True)


def test_below_the_summit_there_is_no_step_to_skip_to() -> None:
    state, _ = lived(QUEST, "ddd", replace(begin("a60", MON), ratings=(("a90", 100),)))
    proposed = offer(state, QUEST, MON)
    assert proposed is not None
    assert (proposed.kind, proposed.to) == (OfferKind.CLIMB, "a90")


def test_the_summit_asks_once_and_then_only_on_mondays() -> None:
    state, _ = lived(rungs(1), "ddd")
    for today in (date(2026, 6, 1), date(2026, 6, 3)):
        proposed = offer(state, rungs(1), today)
        assert proposed is not None
        assert (proposed.kind, proposed.answers) == (OfferKind.SUMMIT, ("keep", "higher", "hand-in"))
    again, _ = lived(rungs(1), "ddd" * 2)
    assert offer(again, rungs(1), date(2026, 6, 1)) is not None
    assert offer(again, rungs(1), date(2026, 6, 3)) is None


# Hard days.


@pytest.mark.parametrize(
    ("letters", "hard"),
    [
        ("dmmmd", True),
        ("dmdmms", True),
        ("mmmms", True),
        ("sssss", True),
        ("ddmmmmd", True),
        ("dmdmd", False),
        ("dmms", False),
        ("mmmmmddd", False),
    ],
)
def test_at_most_two_done_of_the_last_five_offers_one_down(letters: str, *, hard: bool) -> None:
    quest = a_quest((2, 10, 60, 90), mastery=(9, 9))
    state, _ = lived(quest, letters, replace(begin("a60", MON), warmth=1))
    proposed = offer(replace(state, lapse=0), quest, MON)
    assert (proposed is not None) is hard
    if proposed:
        assert (proposed.kind, proposed.to, proposed.auto) == (OfferKind.DOWN, "a10", False)


def test_hard_days_on_the_first_step_offer_nothing_lower() -> None:
    assert offer(lived(QUEST, "mmmms")[0], QUEST, MON) is None


def test_hard_days_are_answered_once() -> None:
    player = Player(a_quest((2, 10, 60, 90), mastery=(9, 9)))
    player.answer("3")
    player.live("dmmmms")
    assert player.offer is not None
    assert player.offer.kind is OfferKind.DOWN
    player.wait(-1)
    player.answer("same")
    player.wait()
    assert player.offer is None


def test_hard_days_in_a_later_lapse_are_offered_again() -> None:
    player = Player(a_quest((2, 10, 60, 90), mastery=(9, 9)))
    player.answer("3")
    player.live("dmmmms")
    player.answer("same")
    player.live("dddddmmmms")
    assert player.offer is not None
    assert player.offer.kind is OfferKind.DOWN


def test_who_stayed_is_offered_easier_ground_in_hard_days_and_not_a_climb() -> None:
    player = Player(NO_GAPS)
    player.answer("2")
    player.live("dd")
    player.done()
    player.answer("stay")
    player.wait()
    player.live("mmmmd")
    assert player.offer is not None
    assert player.offer.kind is OfferKind.DOWN


# Sleep.


def test_asleep_nothing_is_offered_and_the_comeback_asks_to_rate_anew() -> None:
    player = Player(QUEST)
    player.live("ddd" + "." * 14)
    assert player.state.asleep
    assert player.offer is None
    player.check_in("s")
    assert player.offer is not None
    assert player.offer.kind is OfferKind.RERATE
    player.rate(60)
    assert player.offer is not None
    assert player.offer.kind is OfferKind.DOWN, "rated; and two weeks of misses are hard days"


def test_rating_as_before_answers_too() -> None:
    player = Player(QUEST)
    player.rate(60)
    player.live("d" + "." * 15)
    player.done()
    assert player.offer is not None
    assert player.offer.kind is OfferKind.RERATE
    player.rate(60)
    assert player.offer is None


def test_what_lies_below() -> None:
    assert [below(QUEST, step) for step in ("a2", "a10", "a2~a10", "gone")] == [None, "a2", "a2", None]
    assert [below(QUEST, step, 2) for step in ("a10", "a60", "a10~a60")] == [None, "a2", "a2"]
    assert below(a_quest((60, 45), measure=AT_MOST), "a45") == "a60", "easier ground is more minutes"
