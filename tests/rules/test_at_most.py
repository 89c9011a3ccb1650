"""At most (docs/rules.md, 1.9): amounts add up to a limit; a day is judged at its end, or when the player says done."""

from __future__ import annotations

import pytest

from game.rules.events import Outcome
from game.rules.moves import CheckIn, Take
from game.rules.quest import Quest
from tests.rules.build import AT_MOST, MON, Player, a_quest, sha

PHONE = a_quest((60, 45, 30, 0), id="phone", measure=AT_MOST, baseline=90)


def on_step(number: int, quest: Quest = PHONE) -> Player:
    player = Player(quest, take=False)
    player.say(Take(quest, sha(quest), quest.steps[number - 1].id))
    player.wait()
    return player


def judged(player: Player, days_ago: int = 0) -> Outcome | None:
    return player.look().receipts["phone"][-1 - days_ago].outcome


def say(player: Player, *amounts: int) -> None:
    for amount in amounts:
        player.check_in("s", amount=amount)


def test_a_tally_under_way_is_pending_whatever_it_comes_to() -> None:
    player = on_step(1)
    for amount in (6, 50, 30, 200):
        say(player, amount)
        assert judged(player) is None
        assert player.total == 0


@pytest.mark.parametrize(
    ("step", "amounts", "outcome"),
    [
        (1, (20, 40), Outcome.DONE),
        (1, (61,), Outcome.SOME),
        (1, (60, 30), Outcome.SOME),
        (1, (91,), Outcome.MISSED),
        (1, (0,), Outcome.DONE),
        (2, (45,), Outcome.DONE),
        (2, (46,), Outcome.SOME),
        (2, (60,), Outcome.SOME),
        (2, (61,), Outcome.MISSED),
        (4, (0,), Outcome.DONE),
        (4, (1,), Outcome.SOME),
        (4, (30,), Outcome.SOME),
        (4, (31,), Outcome.MISSED),
        (1, (), Outcome.MISSED),
    ],
)
def test_the_day_that_ended_is_judged_by_its_amounts(step: int, amounts: tuple[int, ...], outcome: Outcome) -> None:
    player = on_step(step)
    say(player, *amounts)
    player.wait()
    assert judged(player, 1) is outcome


def test_without_a_baseline_the_first_step_has_no_some() -> None:
    player = on_step(1, a_quest((60, 45), id="phone", measure=AT_MOST))
    say(player, 61)
    player.wait()
    assert judged(player, 1) is Outcome.MISSED


@pytest.mark.parametrize(
    ("amounts", "outcome"),
    [((), Outcome.DONE), ((45,), Outcome.DONE), ((46,), Outcome.SOME), ((61,), Outcome.MISSED)],
)
def test_done_closes_the_day_at_once(amounts: tuple[int, ...], outcome: Outcome) -> None:
    player = on_step(2)
    say(player, *amounts)
    player.done()
    assert judged(player) is outcome


def test_a_later_amount_over_the_limit_corrects_a_done() -> None:
    player = on_step(2)
    say(player, 40)
    player.done()
    assert judged(player) is Outcome.DONE
    say(player, 10)
    assert judged(player) is Outcome.SOME
    say(player, 11)
    assert judged(player) is Outcome.MISSED


def test_an_amount_after_a_done_said_without_one_corrects_it_too() -> None:
    player = on_step(2)
    player.done()
    say(player, 50)
    assert judged(player) is Outcome.SOME


def test_amounts_can_be_set_anew() -> None:
    player = on_step(2)
    say(player, 30, 30)
    player.check_in("s", amount=45, sets=True)
    assert player.look().written.quests["phone"].entries[player.today].amount == 45
    player.wait()
    assert judged(player, 1) is Outcome.DONE


def test_words_without_amounts_are_taken_as_said() -> None:
    for letter, outcome in (("s", Outcome.SOME), ("m", Outcome.MISSED), ("d", Outcome.DONE)):
        player = on_step(2)
        player.check_in(letter)
        assert judged(player) is outcome
        player.wait()
        assert judged(player, 1) is outcome


def test_saying_done_twice_changes_nothing() -> None:
    player = on_step(2)
    say(player, 10)
    player.done()
    assert player.decide(CheckIn("phone", Outcome.DONE, player.today)) == ()


def test_the_day_it_is_taken_is_never_missed() -> None:
    player = Player(PHONE)
    say(player, 500)
    player.wait()
    assert judged(player, 1) is None
    assert player.state.window == ""


def test_the_limit_it_was_said_under_holds_when_the_ladder_has_gone_on() -> None:
    player = on_step(1)
    say(player, 60)
    player.wait()
    player.answer("up")
    player.wait()
    assert [r.outcome for r in player.look().receipts["phone"]][1:3] == [Outcome.DONE, Outcome.MISSED]


def test_falling_limits_are_climbed_down_to_zero() -> None:
    player = Player(a_quest((2, 1, 0), id="phone", measure=AT_MOST, mastery=(1, 1), baseline=3))
    for amount in (2, 1, 0):
        say(player, amount)
        player.wait()
    assert player.state.mastered == {"a2", "a1", "a0"}
    receipts = player.look().receipts["phone"]
    assert [r.mastered for r in receipts][:3] == ["a2", "a1", "a0"]
    assert receipts[2].summit
    assert receipts[0].date == MON
