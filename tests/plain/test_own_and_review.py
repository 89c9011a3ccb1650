"""Own words and the weekly review as they are heard."""

from __future__ import annotations

from datetime import date

from game.play import own, planning
from game.play.game import Game
from tests.plain.listening import Listener, played, snapshot
from tests.screens.playing import READ, Player

MONDAY = date(2026, 11, 23)


def the_game(listener: Listener) -> Game:
    return Player(listener.root, listener.day).game


def a_week(listener: Listener, letters: str = "ddmdddd") -> Listener:
    """The Monday after a week of reading."""
    listener.go_to(MONDAY)
    played(listener.root, "read", READ, letters, until=MONDAY)
    return listener


def test_a_line_is_written_changed_and_put_away(listener: Listener) -> None:
    a_week(listener)
    asked, told = listener.hear("why read", "I did it in May")[1:]
    assert "Why can you do it? One line, in your own words." in asked
    assert told.startswith("Read every day: your line is kept")
    heard = listener.hear("why", "change", "I did it in June")
    assert "1. I did it in May" in heard[1]
    assert [line.text for line in own.lines_of(the_game(listener), "read")] == ["I did it in June"]
    assert "Why you can: I did it in June." in listener.last("hear read plans")
    listener.hear("why read", "away")
    assert own.lines_of(the_game(listener), "read") == ()


def test_the_quest_menu_has_it(listener: Listener) -> None:
    a_week(listener)
    assert "Why can you do it?" in listener.last("1", "more", "why")


def test_a_line_comes_back_before_the_way_back(listener: Listener) -> None:
    a_week(listener, "ddddddm")
    listener.hear("why read", "I did it in May")
    assert 'Why you can, in your words: "I did it in May".' in listener.hear()[0]


def test_the_review_is_heard_asked_and_kept(listener: Listener) -> None:
    a_week(listener)
    heard = listener.hear("review", "Right after tea", "1", "tired", "1", "on", "I did it in May", "review")
    assert "16 to 22 November: 6 of 7 due days done" in heard[1]
    assert "What worked last week?" in heard[1]
    assert "It ends in a plan." in heard[2]
    assert "The week is reviewed." in heard[7]
    assert "This week has its review already." in heard[8]
    log = listener.last("log")
    assert "why I can. I did it in May" in log
    assert "review of the week. Worked: right after tea; in the way: tired" in log
    game = the_game(listener)
    assert [plan.barrier for plan in planning.plans_of(game, "read")] == ["tired"]
    assert [line.text for line in own.lines_of(game, "read")] == ["I did it in May"]
    assert game.played.world.inner.reviewed == date(2026, 11, 16)


def test_a_step_is_changed_for_next_week(listener: Listener) -> None:
    a_week(listener)
    heard = listener.hear("review", "skip", "nothing", "1", "up", "on", "skip")
    assert "Next week, if nothing is changed:" in heard[3]
    assert "The week is reviewed." in heard[-1]
    found = the_game(listener).under_way("read")
    assert found is not None
    assert found[0].state.step == "s4"


def test_back_leaves_it_and_what_was_said_stays(listener: Listener) -> None:
    a_week(listener)
    before = snapshot(listener.root)
    assert "Left. What was said stays." in listener.last("review", "back")
    assert snapshot(listener.root) == before, "nothing was said"
    assert 'Saying "review"' not in listener.hear("today")[1], "left is left"
    heard = listener.last("review", "Right after tea", "back")
    assert "The week is reviewed." in heard


def test_quit_in_the_middle_keeps_what_was_said(listener: Listener) -> None:
    a_week(listener)
    listener.hear("review", "Right after tea", "quit")
    assert the_game(listener).played.world.inner.reviewed == date(2026, 11, 16)


def test_without_a_week_it_says_so(listener: Listener) -> None:
    listener.go_to(MONDAY)
    played(listener.root, "read", READ, "", until=MONDAY)
    assert "There is no week to look back on yet." in listener.last("review")
