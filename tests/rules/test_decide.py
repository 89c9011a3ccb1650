"""From a move to facts, or a refusal with its code; what holds already says nothing more."""

from __future__ import annotations

import pytest

from game.rules.events import Dropped, Noted, Outcome, Said, Taken
from game.rules.ladder import MOST
from game.rules.moves import (
    AnswerStep,
    ChangeSetting,
    CheckIn,
    Drop,
    Edit,
    Move,
    Rate,
    Redo,
    Take,
    TakeRest,
    Undo,
    WriteNote,
)
from game.rules.quest import TimesAWeek, Weekdays
from tests.rules.build import AT_MOST, MON, Player, a_quest, day, rungs, sha

READ = a_quest((10, 12, 15), mastery=(3, 4))
NEWER = a_quest((10, 12, 20), mastery=(3, 4), version=2)
GAPS = a_quest((2, 10, 60))


def player(letters: str = "") -> Player:
    found = Player(READ)
    found.ladders[sha(NEWER)] = NEWER
    found.live(letters)
    return found


def done(on: int = 0, amount: int | None = None, outcome: Outcome = Outcome.DONE) -> CheckIn:
    return CheckIn("read", outcome, day(on), amount)


@pytest.mark.parametrize(
    ("move", "code"),
    [
        (CheckIn("swim", Outcome.DONE, MON), "unknown_quest"),
        (TakeRest("swim", MON, MON), "unknown_quest"),
        (Drop("swim"), "unknown_quest"),
        (Edit("swim", {"title": "x"}), "unknown_quest"),
        (AnswerStep("swim", "up"), "unknown_quest"),
        (Rate("swim", 50), "unknown_quest"),
        (WriteNote("swim", MON, "x"), "unknown_quest"),
        (done(1), "future"),
        (done(400), "future"),
        (WriteNote("read", day(1), "x"), "future"),
        (done(amount=-1), "bad_amount"),
        (done(amount=MOST + 1), "bad_amount"),
        (done(amount=3, outcome=Outcome.MISSED), "bad_amount"),
        (AnswerStep("read", "down"), "bottom"),
        (AnswerStep("read", "down2"), "bottom"),
        (AnswerStep("read", "bridge"), "no_bridge"),
        (AnswerStep("read", "0"), "bad_step"),
        (AnswerStep("read", "4"), "bad_step"),
        (AnswerStep("read", "-1"), "bad_step"),
        (AnswerStep("read", "²"), "bad_step"),
        (AnswerStep("read", "sideways"), "bad_step"),
        (AnswerStep("read", ""), "bad_step"),
        (Rate("read", 101), "bad_rating"),
        (Rate("read", -1), "bad_rating"),
        (Rate("read", 50, "a99"), "bad_step"),
        (TakeRest("read", day(2), day(1)), "bad_range"),
        (TakeRest("read", MON, day(400)), "bad_range"),
        (TakeRest("read", day(-8), day(1)), "too_late"),
        (TakeRest("all", day(2), day(1)), "bad_range"),
        (Take(READ, sha(READ), "a99"), "bad_step"),
        (Take(READ, sha(READ), "a12"), "under_way"),
        (Take(a_quest((10, 12, 15), title="Run"), "other"), "other_quest"),
        (Take(a_quest((10, 12, 15), author="Ann"), "other"), "other_quest"),
        (Undo(), "nothing_to_undo"),
        (Redo(), "nothing_to_undo"),
    ],
)
def test_refusals(move: Move, code: str) -> None:
    assert player().refused(move) == code


def test_on_the_last_step_there_is_nothing_above() -> None:
    at_top = player()
    at_top.answer("3")
    assert at_top.refused(AnswerStep("read", "up")) == "top"
    at_top.answer("2")
    assert at_top.refused(AnswerStep("read", "skip")) == "top"


def test_a_yes_no_quest_takes_no_amount() -> None:
    assert Player(rungs(2, id="read")).refused(done(amount=1)) == "no_amount"


def test_a_day_holds_no_more_than_a_step_may_ask() -> None:
    full = player()
    full.done(amount=MOST)
    assert full.refused(done(amount=1)) == "bad_amount"


@pytest.mark.parametrize(
    ("first", "then"), [("d", Outcome.SOME), ("d", Outcome.MISSED), ("s", Outcome.MISSED), ("s", None), ("d", None)]
)
def test_a_lower_outcome_after_a_higher_one_is_refused_and_names_undo(first: str, then: Outcome | None) -> None:
    said = player()
    said.check_in(first)
    move: Move = TakeRest("read", MON, MON) if then is None else done(outcome=then)
    assert said.refused(move) == "lower"
    assert "undo" in str(said.decide(move))


def test_missed_after_rest_is_lower_too() -> None:
    resting = player("d")
    resting.say(TakeRest("read", day(1), day(3)))
    assert resting.refused(done(1, outcome=Outcome.MISSED)) == "lower"


def test_after_a_drop_only_a_take_is_under_way() -> None:
    gone = player("d")
    gone.drop()
    assert gone.refused(done(1)) == "not_under_way"
    assert gone.refused(Drop("read")) == "not_under_way"
    (fact,) = gone.say(Take(READ, sha(READ)))
    assert fact == Taken("read", sha(READ), "a10", 1)


# What holds already.


@pytest.mark.parametrize("letter", "dsm")
def test_an_outcome_said_twice_says_nothing_more(letter: str) -> None:
    said = player("d")
    said.check_in(letter)
    outcome = {"d": Outcome.DONE, "s": Outcome.SOME, "m": Outcome.MISSED}[letter]
    assert said.decide(done(1, outcome=outcome)) == ()


def test_a_note_said_with_what_holds_is_kept_alone() -> None:
    said = player()
    said.done()
    facts = said.say(CheckIn("read", Outcome.DONE, MON, note="In the train."))
    assert facts == (Noted("read", MON, "In the train."),)


@pytest.mark.parametrize(
    "move",
    [
        TakeRest("read", MON, day(3)),
        TakeRest("read", MON, None),
        TakeRest("all", MON, day(3)),
        TakeRest("all", MON, None),
        Rate("read", 70),
        Edit("read", {"title": "Books"}),
        Edit("read", {"cue": "After supper", "title": "Books"}),
        ChangeSetting("day_start", 180),
        AnswerStep("read", "2"),
    ],
)
def test_said_twice_says_nothing_more(move: Move) -> None:
    said = player()
    assert len(said.say(move)) == 1
    assert said.decide(move) == ()


@pytest.mark.parametrize(
    "move",
    [Take(READ, sha(READ)), AnswerStep("read", "1"), Edit("read", {"schedule": {"every": "day"}}), Edit("read", {})],
)
def test_what_is_so_from_the_start_says_nothing(move: Move) -> None:
    assert player().decide(move) == ()


def test_a_rest_inside_a_longer_one_says_nothing_more() -> None:
    resting = player()
    resting.say(TakeRest("all", MON, day(9)))
    assert resting.decide(TakeRest("read", day(2), day(4))) == ()


# What a check-in says.


def test_done_on_a_counted_quest_names_step_need_and_what_was_missing() -> None:
    reading = player()
    reading.done(amount=4)
    assert reading.say(done()) == (Said("read", MON, Outcome.DONE, "a10", 6, top=True, need=10),)


def test_an_entry_for_yesterday_names_the_step_of_yesterday() -> None:
    climbing = player("dd.")
    climbing.done(day(2))
    assert climbing.state.step == "a12"
    (fact,) = climbing.say(done(3, 5))
    assert isinstance(fact, Said)
    assert (fact.step, fact.need, fact.outcome) == ("a12", 12, Outcome.SOME)
    late = climbing.events[-2].fact
    assert isinstance(late, Said)
    assert (late.day, late.step, late.need) == (day(2), "a10", 10)


def test_at_most_entries_carry_both_limits() -> None:
    phone = Player(a_quest((60, 45), id="read", measure=AT_MOST, baseline=90))
    (first,) = phone.say(done(amount=20))
    phone.answer("2")
    phone.wait()
    (second,) = phone.say(done(1, amount=20))
    assert first == Said("read", MON, Outcome.PENDING, "a60", 20, need=60, over=90)
    assert second == Said("read", day(1), Outcome.PENDING, "a45", 20, need=45, over=60)


@pytest.mark.parametrize("late", [0, 7, 8, 300])
def test_a_day_long_ago_can_still_be_said_as_evidence(late: int) -> None:
    old = player()
    old.wait(late)
    assert len(old.say(done())) == 1
    assert (old.total > 0) is (late <= 7)


def test_drop_and_hand_in() -> None:
    assert player().say(Drop("read")) == (Dropped("read", "dropped"),)
    handed = Player(a_quest((10,), mastery=(1, 1)))
    assert handed.refused(Drop("read", "handed_in")) == "no_summit"
    handed.done()
    assert handed.say(Drop("read", "handed_in")) == (Dropped("read", "handed_in"),)
    assert handed.course.handed_in


def test_a_miss_is_said_of_a_day_that_asked() -> None:
    assert player().refused(done(outcome=Outcome.MISSED)) == "not_missed", "the day it was taken"
    free = Player(rungs(2, id="read", schedule=Weekdays((0,))))
    free.wait()
    assert free.refused(done(1, outcome=Outcome.MISSED)) == "not_due"
    weekly = Player(rungs(2, id="read", schedule=TimesAWeek(3)))
    weekly.wait()
    assert weekly.refused(done(1, outcome=Outcome.MISSED)) == "not_missed", "the first week"
    weekly.wait(7)
    assert len(weekly.say(done(8, outcome=Outcome.MISSED))) == 1


def test_within_a_limit_the_amounts_said_decide() -> None:
    phone = Player(a_quest((60, 45), id="read", measure=AT_MOST, baseline=90))
    phone.wait()
    phone.done(amount=20)
    for outcome in (Outcome.SOME, Outcome.MISSED):
        assert phone.refused(done(1, outcome=outcome)) == "amounts_decide"
    assert len(phone.say(done(1))) == 1
