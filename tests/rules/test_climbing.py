"""From step to step (docs/rules.md, 3): what climbs by itself, what waits for a word, what the player's word does."""

from __future__ import annotations

import pytest

from game.rules.events import Stepped
from game.rules.moves import AnswerStep
from game.rules.offers import OfferKind
from game.rules.quest import Weekdays
from tests.rules.build import MON, Player, a_quest, day, rungs, said, stepped, taken, world_of

THREE_OF_FOUR = a_quest((2, 3, 5, 8, 10))
GAPS = a_quest((2, 10, 60))
"""A ladder with room for bridges: 5 between 2 and 10, 25 between 10 and 60."""


def mastered(quest_letters: str = "ddd", rating: int | None = None, quest: object = None) -> Player:
    """A player on the evening the first step was mastered, with a rating of the next step said before."""
    player = Player(GAPS if quest is None else THREE_OF_FOUR)
    player.live(quest_letters[:-1])
    if rating is not None:
        player.rate(rating, player.ladders[player.course.sha].steps[1].id)
    player.check_in(quest_letters[-1])
    return player


def test_nothing_climbs_on_the_day_of_mastery() -> None:
    player = mastered()
    assert (player.state.step, player.state.full) == ("a2", True)
    assert player.look().receipts["read"][-1].mastered == "a2"


@pytest.mark.parametrize("letter", ["d", "s", "m", ".", "r"])
def test_an_unanswered_climb_is_taken_at_the_start_of_the_next_due_day_whatever_comes_of_it(letter: str) -> None:
    player = mastered()
    player.wait()
    assert player.state.step == "a10", "before anything is said that day"
    player.live(letter)
    assert player.state.step == "a10"
    assert player.state.since == day(3)
    assert player.state.window == {"r": ""}.get(letter, letter if letter != "." else "m")


def test_a_day_that_is_not_due_does_not_climb() -> None:
    player = Player(a_quest((2, 3), mastery=(1, 1), schedule=Weekdays((0, 3))))
    player.live("d")
    for _ in range(2):
        assert player.state.step == "a2"
        player.wait()
    assert player.today == day(3)
    assert player.state.step == "a3"


def test_a_done_day_not_due_still_counts_for_the_step_below() -> None:
    player = Player(a_quest((2, 3), mastery=(1, 1), schedule=Weekdays((0, 3))))
    player.live("dd")
    receipt = player.look().receipts["read"][1]
    assert (receipt.step, receipt.due, player.state.step) == ("a2", False, "a2")


@pytest.mark.parametrize("rating", [None, 70, 85, 99, 100])
def test_seventy_and_more_or_no_rating_climbs(rating: int | None) -> None:
    player = mastered(rating=rating)
    player.wait()
    assert player.state.step == "a10"


@pytest.mark.parametrize("rating", [0, 39, 40, 69])
def test_below_seventy_waits_until_the_window_fills_a_second_time(rating: int) -> None:
    player = mastered(rating=rating)
    player.wait()
    assert player.state.step == "a2"
    player.live("dd")
    assert player.state.step == "a2"
    player.live("d")
    assert player.state.step == "a10"


def test_a_rating_said_before_the_step_was_taken_does_not_hold() -> None:
    player = Player(GAPS)
    player.live("d")
    player.rate(10, "a60")
    player.live("ddd")
    assert player.state.step == "a10"
    player.live("ddd")
    assert player.state.step == "a60"


@pytest.mark.parametrize("answer", ["stay", "keep"])
def test_after_stay_nothing_climbs_by_itself(answer: str) -> None:
    player = mastered()
    player.answer(answer)
    player.live("." + "d" * 8)
    assert player.state.step == "a2"
    offered = player.offer
    assert offered is not None
    assert (offered.kind, offered.to, offered.auto) == (OfferKind.CLIMB, "a10", False)
    player.answer("up")
    assert player.state.step == "a10"


def test_after_stay_the_climb_is_shown_as_possible_on_the_morning_after_the_window_filled_again_too() -> None:
    player = mastered()
    player.answer("stay")
    player.live("." + "d" * 3)
    assert player.offer is not None
    assert player.offer.kind is OfferKind.CLIMB


@pytest.mark.parametrize("answer", ["down", "1"])
def test_after_a_step_down_by_hand_nothing_climbs_by_itself(answer: str) -> None:
    player = mastered("ddd")
    player.wait()
    player.answer(answer)
    assert player.state.step == "a2"
    player.live("ddddd")
    assert player.state.step == "a2"


def test_on_a_step_mastered_before_one_done_day_brings_the_offer_to_go_up_again() -> None:
    player = Player(THREE_OF_FOUR)
    player.live("ddddd")
    assert player.state.step == "a3"
    player.answer("down")
    assert player.offer is None or player.offer.kind is not OfferKind.CLIMB
    player.live("d")
    offered = player.offer
    assert offered is not None
    assert (offered.kind, offered.to, offered.auto) == (OfferKind.CLIMB, "a3", False)


def test_on_a_mastered_step_chosen_from_below_one_done_day_climbs() -> None:
    player = Player(THREE_OF_FOUR)
    player.live("dddddd")
    player.answer("1")
    player.live("d")
    player.answer("2")
    player.done()
    assert (player.state.step, sorted(player.state.mastered)) == ("a3", ["a2", "a3"])
    player.wait()
    assert player.state.step == "a5"


def test_climbing_without_mastery_is_the_players_right() -> None:
    player = Player(THREE_OF_FOUR)
    player.answer("up")
    assert (player.state.step, player.state.since) == ("a3", MON)


@pytest.mark.parametrize(
    ("answer", "start", "step"),
    [
        ("up", 2, "a5"),
        ("down", 2, "a2"),
        ("skip", 2, "a8"),
        ("4", 2, "a8"),
        ("1", 2, "a2"),
        ("down2", 3, "a2"),
        ("5", 1, "a10"),
    ],
)
def test_the_player_may_always_do_otherwise(answer: str, start: int, step: str) -> None:
    player = Player(THREE_OF_FOUR)
    player.answer(str(start))
    player.wait()
    player.answer(answer)
    assert player.state.step == step


def test_an_answer_counts_today_or_from_tomorrow_where_today_has_its_entry() -> None:
    player = Player(THREE_OF_FOUR)
    (fact,) = player.say(AnswerStep("read", "3"))
    assert isinstance(fact, Stepped)
    assert fact.from_day == MON
    player.done()
    (fact,) = player.say(AnswerStep("read", "4"))
    assert isinstance(fact, Stepped)
    assert fact.from_day == day(1)
    assert player.state.step == "a5"
    player.wait()
    assert player.state.step == "a8"


def test_a_new_step_starts_its_window_anew() -> None:
    player = Player(THREE_OF_FOUR)
    player.live("dd")
    player.answer("2")
    player.live("d")
    player.answer("1")
    assert player.state.window == ""
    player.live("d")
    assert not player.state.mastered


def test_a_bridge_pays_days_only_needs_one_window_and_is_not_mastered() -> None:
    player = mastered(rating=55)
    player.answer("bridge")
    player.wait()
    assert player.state.step == "a2~a10"
    before = player.total
    player.live("ddd")
    receipts = player.look().receipts["read"][-4:-1]
    assert [r.mastery for r in receipts] == [0, 0, 0]
    assert player.total == before + sum(r.effort for r in receipts)
    assert (player.state.step, sorted(player.state.mastered), player.state.climb) == ("a10", ["a2"], 3)


def test_from_a_bridge_down_is_the_step_it_starts_from() -> None:
    player = mastered(rating=55)
    player.answer("bridge")
    player.wait()
    player.answer("down")
    assert player.state.step == "a2"


def test_a_skip_goes_two_up_and_what_was_skipped_can_be_mastered_later() -> None:
    player = mastered(rating=100)
    assert player.offer is not None
    assert player.offer.kind is OfferKind.SKIP
    player.answer("skip")
    player.wait()
    assert player.state.step == "a60"
    player.answer("2")
    player.live("ddd")
    assert player.state.mastered == {"a2", "a10"}


def test_an_unanswered_skip_is_climb() -> None:
    player = mastered(rating=100)
    player.wait()
    assert player.state.step == "a10"


def test_an_unanswered_step_down_is_not_taken() -> None:
    player = Player(THREE_OF_FOUR)
    player.answer("2")
    player.live("d......")
    assert player.state.step == "a3"


def test_a_quest_of_one_step_is_held_not_grown() -> None:
    player = Player(a_quest((2,), mastery=(1, 1)))
    player.live("ddddd")
    receipts = player.look().receipts["read"]
    assert [r.mastered for r in receipts[:5]] == ["a2", "", "", "", ""]
    assert [r.effort for r in receipts[:5]] == [2000 * (10 + w) // 10 for w in range(5)]


def test_on_the_summit_the_last_step_goes_on_and_days_pay_as_before() -> None:
    player = Player(rungs(2, (1, 1), id="read"))
    player.live("dd")
    assert player.look().receipts["read"][1].summit
    player.live("ddd")
    assert (player.state.step, player.state.warmth) == ("s2", 5)
    assert [r.effort for r in player.look().receipts["read"][2:5]] == [2000 * n // 10 for n in (12, 13, 14)]


def test_a_late_done_day_moves_the_climb_and_entries_keep_the_step_they_were_said_on() -> None:
    quest = rungs(3, (2, 2), id="read")
    events = [taken(quest), said("d", MON, 1, quest=quest), said("d", day(2), 2, quest=quest)]
    events.append(said("d", day(3), 3, quest=quest))
    assert world_of(events, [quest], day(4)).world.courses["read"].state.step == "s2"
    mended = said("d", day(1), 9, quest=quest, today=day(3))
    played = world_of([*events, mended], [quest], day(4))
    assert [r.mastered for r in played.receipts["read"]] == ["", "s1", "", "", ""]
    state = played.world.courses["read"].state
    assert (state.step, state.since, dict(state.others)) == ("s2", day(2), {"s1": "dd"})


def test_two_answers_for_one_day_hold_in_the_order_they_were_said() -> None:
    quest = rungs(4, id="read")
    events = [taken(quest), stepped(quest, "s3", day(1), 1), stepped(quest, "s2", day(1), 2, "down")]
    state = world_of(events, [quest], day(1)).world.courses["read"].state
    assert (state.step, state.held) == ("s2", True)


def test_a_step_that_is_not_on_the_ladder_is_not_taken() -> None:
    quest = rungs(2, id="read")
    assert world_of([taken(quest), stepped(quest, "gone", day(1), 1)], [quest], day(2)).world.courses[
        "read"
    ].state.step == ("s1")


def test_on_a_longer_ladder_the_old_summit_needs_one_done_day() -> None:
    player = Player(a_quest((2, 3), mastery=(3, 4)))
    player.live("dddddd.")
    longer = a_quest((2, 3, 5), mastery=(3, 4), version=2)
    player.ladders["longer"] = longer
    player.edit(sha="longer")
    player.wait()
    player.live("d")
    assert player.state.step == "a5"
