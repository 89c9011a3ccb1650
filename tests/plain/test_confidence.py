"""Confidence by ear: the try-out of the scale, the question of the day, and what ratings came to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tests.plain.listening import Listener
from tests.screens.playing import READ, TODAY, Player

Reading = Callable[[str], Listener]


def beginner(listener: Listener) -> Listener:
    """A quest taken yesterday, and nothing ever rated."""
    player = Player(listener.root, TODAY - timedelta(days=1))
    player.take("read", READ)
    player.settle()
    return listener


def test_the_scale_is_tried_out_once_before_the_first_rating(listener: Listener) -> None:
    heard = beginner(listener).hear("rate", "100", "90", "40", "0", "70", "rate", "80", "log")
    assert "how sure are you that, as of now, you CAN lift this? 1 kilogram." in heard[1]
    assert "50: moderately certain I can." in heard[1]
    assert heard[2] == '5 kilograms. Say 0 to 100, or "skip".'
    assert "Nothing of it is kept." in heard[5]
    assert "you CAN do step 1? Read 2 pages." in heard[5]
    assert "lift" not in heard[7]
    assert heard[9].count("of 100 for step 1") == 2


def test_the_try_out_may_be_skipped_and_does_not_come_again(listener: Listener) -> None:
    heard = beginner(listener).hear("rate", "skip", "back", "rate")
    assert "you CAN do step 1?" in heard[2]
    assert "lift" not in heard[4]


def test_a_question_left_unsaid_is_not_put_again(listener: Listener) -> None:
    question = "How sure are you that, as of now, you CAN do step 1 of Read every day?"
    beginner(listener).go_to(TODAY - timedelta(days=1))
    listener.hear()  # on this day the moment of the first try is read back
    listener.go_to(TODAY)
    heard = listener.hear("rate read", "skip", "skip", "today", "some")
    assert question in heard[0]
    assert question not in heard[-2]
    for _ in range(20):
        listener.sleep()
        assert "How sure are you" not in listener.hear("some read")[0]


def test_what_ratings_came_to(reading: Reading) -> None:
    listener = reading("d")
    assert "Nothing is rated yet." in listener.last("confidence")
    heard = listener.hear("rate read 60", "confidence read", "done", "skip", "confidence")
    assert "strength 60 of 100, the mean of your ratings." in heard[2]
    assert "Level: below step 1" in heard[2]
    assert "1 rated try, 1 done. From 10 on" in heard[-1]
    assert "Generality: you are sure of 1 of 1 rated quest" in heard[-1]


def test_a_fall_is_said_and_easier_ground_offered(listener: Listener) -> None:
    player = Player(listener.root, TODAY - timedelta(days=14))
    player.take("read", READ)
    player.play({"read": "dmm" + "dms" * 3 + "dm"}, TODAY)
    listener.go_to(TODAY - timedelta(days=13))
    listener.hear("rate read 2 80")
    listener.go_to(TODAY)
    assert "Easier ground" not in listener.hear()[0]
    heard = listener.hear("rate read 2 50", "today", "confidence read")
    fell = "How sure you are of Read every day fell from 80 to 50 in two weeks."
    assert fell in heard[2]
    assert fell in heard[3]
    assert '"step read tiny" leads to easier ground.' in heard[3]
