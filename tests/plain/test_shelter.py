"""The shelter by ear: a mood in three answers, an exercise counted at its pace, and the page of help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

import pytest

from game.plain import shelter
from game.plain.app import converse
from game.plain.talk import Leave
from game.play.exercising import TOO_SHORT
from tests.plain.listening import Listener, check_line, snapshot


def test_a_mood_and_what_may_help(listener: Listener) -> None:
    heard = listener.hear("back", "mood", "unpleasant", "5", "1", "none", "shelter")
    assert "How pleasant is it?" in heard[2]
    assert "And how stirred" in heard[3]
    assert "1. Tense." in heard[4]
    assert "Tense: unpleasant, very stirred. What may help: 1. Slow breathing. For a tense moment." in heard[5]
    assert "Moods of the last days:" in heard[7]


def test_an_exercise_is_followed_and_what_helps_is_told(listener: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = count(0, 20)
    monkeypatch.setattr(shelter, "monotonic", lambda: float(next(slow)))
    heard = listener.last("back", "calm name", "yes", "2", "4", "tense", "3", "3", "shelter")
    assert "Name the feeling: helped 1 of 1 time." in heard
    assert "exercise. name it" in listener.last("back", "log")


def test_what_nobody_waited_for_does_not_count(listener: Listener) -> None:
    heard = listener.hear("back", "calm slow", "yes", "2", "4", "shelter")
    assert TOO_SHORT in heard[5]
    assert "No exercise done yet." in heard[6]


def test_the_end_of_the_input_in_a_count_is_no_end_of_an_exercise(listener: Listener) -> None:
    answers = iter(["back", "calm slow", "no", "go"])

    def wait(_: float) -> bool:
        raise Leave

    assert converse(str(listener.root), lambda: next(answers), lambda _: None, wait) == 0
    assert "No exercise done yet." in listener.last("back", "shelter")


def test_numbers_at_once(listener: Listener) -> None:
    assert "Pleasant, calm. Nothing here has to be eased." in listener.last("back", "mood 1 -1")
    assert "two numbers from minus 2 to 2" in listener.last("back", "mood 7 7")


def test_where_a_mood_leads_is_told_with_the_day(reading: Callable[[Sequence[str]], Listener]) -> None:
    listener = reading(["d", "d"])
    heard = listener.hear("mood read", "1", "1", "none", "none", "today")
    assert "On a low day the tiny version counts as some" in heard[-1]
    assert 'Say "some" when it is done.' in heard[-1]
    assert "tiny version counts as some" not in listener.hear("some read", "today")[-1]


def test_counts_are_said_at_their_seconds_and_can_be_ended(
    listener: Listener, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, said = [0.0], list[tuple[float, str]]()
    answers = iter(["back", "calm slow", "no", "go", "quit"])

    def wait(seconds: float) -> bool:
        at[0] += seconds
        return at[0] >= 22

    def write(line: str) -> None:
        check_line(line)
        said.append((at[0], line))

    monkeypatch.setattr(shelter, "monotonic", lambda: at[0])
    assert listener
    converse(str(home), lambda: next(answers), write, wait)
    counts = [(second, line) for second, line in said if line.isdigit() or line.endswith(". 1")]
    assert counts[:11] == [
        *zip((0.0, 1.0, 2.0, 3.0), ("Breathe in. 1", "2", "3", "4"), strict=True),
        *zip((4.0, 5.0, 6.0, 7.0, 8.0, 9.0), ("Breathe out. 1", "2", "3", "4", "5", "6"), strict=True),
        (10.0, "Breathe in. 1"),
    ]
    assert counts[-1][0] < 22
    assert any("Slow breathing: done 1 time" in line for _, line in said)


def test_the_page_of_help_writes_nothing(listener: Listener) -> None:
    before = snapshot(listener.root)
    heard = listener.last("back", "get-help")
    assert "If you need more than a game." in heard
    assert "findahelpline.com" in heard
    assert snapshot(listener.root) == before
