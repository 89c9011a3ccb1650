"""Advice: one line on a step somebody has mastered, the newest for each step (docs/rules.md, Stories)."""

from __future__ import annotations

from game.rules.events import Advised
from game.rules.inner import tip_on
from game.rules.moves import Advise, AnswerStep, Drop, Undo
from game.rules.text import width
from game.rules.trails import TIP_CELLS
from tests.rules.build import Player, a_quest

QUEST = a_quest()


def climber() -> Player:
    """Somebody who has mastered the first step of two pages."""
    player = Player(QUEST)
    player.live("ddd")
    return player


def tip(player: Player, step: str = "a2") -> str:
    return tip_on(player.look().world.inner, "read", step)


def test_a_line_is_for_the_highest_step_mastered_unless_another_is_named() -> None:
    player = climber()
    assert player.say(Advise("read", " Lay the book\n out. ")) == (Advised("read", "a2", "Lay the book out."),)
    player.live("ddd")
    player.say(Advise("read", "Keep the pen away."))
    player.say(Advise("read", "Lay it on the pillow.", "a2"))
    assert (tip(player), tip(player, "a3")) == ("Lay it on the pillow.", "Keep the pen away.")


def test_saying_it_twice_is_once_and_undo_brings_the_one_before() -> None:
    player = climber()
    player.say(Advise("read", "One."))
    assert player.say(Advise("read", "One.")) == ()
    player.say(Advise("read", "Two."))
    player.say(Undo())
    assert tip(player) == "One."


def test_an_empty_line_puts_it_away() -> None:
    player = climber()
    player.say(Advise("read", "One."))
    assert player.refused(Advise("read", " \u200d ")) == "no_words"
    assert tip(player) == "One."
    player.say(Advise("read", ""))
    assert tip(player) == ""
    assert player.refused(Advise("read", "")) == "no_advice"


def test_advice_is_for_ground_one_has_stood_on() -> None:
    player = Player(QUEST)
    assert player.refused(Advise("read", "Just do it.")) == "none_mastered"
    player.live("ddd")
    assert player.refused(Advise("read", "Easy.", "a10")) == "not_mastered"
    assert player.refused(Advise("read", "Easy.", "gone")) == "bad_step"
    assert player.refused(Advise("gone", "Easy.")) == "unknown_quest"


def test_it_can_be_left_after_the_quest_was_dropped() -> None:
    player = climber()
    player.say(Drop("read"))
    player.say(Advise("read", "Begin small."))
    assert tip(player) == "Begin small."


def test_a_line_is_short_and_changes_no_day() -> None:
    one, other = climber(), climber()
    assert one.refused(Advise("read", "word " * 200)) == "too_long"
    one.say(Advise("read", "w" * TIP_CELLS))
    assert width(tip(one)) == TIP_CELLS
    for player in (one, other):
        player.say(AnswerStep("read", "stay"))
        player.live("d.d")
    assert (one.state, one.total) == (other.state, other.total)
