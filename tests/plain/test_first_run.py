"""The first minutes: a welcome that ends with a quest taken and the first small check-in offered."""

from __future__ import annotations

from game.play.opening import open_game, today
from game.rules.calendar import Instant
from tests.plain.listening import Listener
from tests.screens.playing import TODAY, at


def test_from_nothing_to_the_first_check_in(listener: Listener) -> None:
    heard = listener.hear("library", "read every", "take", "no", "yes", "some", "today")
    assert "A missed day never costs a metre" in heard[0]
    assert "1. Library. Choose a quest that is ready." in heard[0]
    assert "Read every day. Grade" in heard[1]
    assert "First step: Read one page" in heard[2]
    assert 'Say "yes" for step 1, or a number from 1 to 10.' in heard[4]
    assert "Read every day is taken, at step 1 of 10" in heard[5]
    assert "2. Some. Open the book and read one sentence." in heard[5]
    assert "Read every day: some. 10 metres more." in heard[6]
    assert "Nothing more to do today." in heard[6]
    assert "1. Read every day: some." in heard[7]
    assert listener.code == 0


def test_three_ratings_suggest_where_to_start(listener: Listener) -> None:
    heard = listener.hear("1", "read every", "1", "yes", "100", "skip", "90", "50", "skip", "yes", "later")
    assert "a try-out of the scale" in heard[4]
    assert "you CAN do step 1?" in heard[6]
    assert "Step 3 is suggested by what you said" in heard[9]
    assert "is taken, at step 3 of 10" in heard[10]
    assert '"done" or "some" when you have done it' in heard[11]
    game = open_game(str(listener.root), {}, lambda: Instant(at(TODAY), 0))
    assert [quest.step.index for quest in today(game).quests] == [3]
    assert "50 of 100 for step 5" in listener.last("log")


def test_a_goal_may_be_the_first_quest(listener: Listener) -> None:
    heard = listener.hear("goal", "Call a friend", "yes", "one", "every day", "skip", "take", "done")
    assert "Call a friend is taken, at step 1 of 1" in heard[7]
    assert "1. Done. Call a friend." in heard[7]
    assert "Call a friend: done." in heard[8]


def test_looking_around_first_writes_nothing(listener: Listener) -> None:
    heard = listener.hear("later", "library", "back", "status", "log", "evidence", "rules", "help")
    assert "Say library, goal, help or quit." in heard[1]
    assert "Back. Nothing changed." in heard[3]
    assert "Nothing was said" in heard[5]
    assert "Nothing to count yet" in heard[6]
    assert not listener.root.exists(), "looking creates nothing"


def test_the_first_check_in_is_offered_after_the_welcome_was_left_too(listener: Listener) -> None:
    heard = listener.hear("back", "take read", "no", "yes", "done")
    assert "Your first day." in heard[4]
    assert "done. 20 metres more. Height reached: Cape Otway lighthouse, 20 metres." in heard[5]
