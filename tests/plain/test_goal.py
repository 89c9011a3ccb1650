"""A goal of one's own: four questions, a ladder read out, and nothing written before it is taken."""

from __future__ import annotations

import pytest

from tests.plain.listening import Listener, snapshot


def test_a_goal_in_minutes(listener: Listener) -> None:
    heard = listener.hear(
        "later",
        "goal",
        "Play the guitar",
        "min",
        "2",
        "1",
        "10",
        "3 a week",
        "For the songs",
        "take",
        "no",
        "2",
        "later",
    )
    assert "Question 1 of 4. What do you want to do?" in heard[2]
    assert "Question 2 of 4. How is it measured? 1. Yes or no." in heard[3]
    assert "How many minutes could you do today, even on a bad day?" in heard[4]
    assert "Question 3 of 4. Where to?" in heard[5]
    assert "1 minute is less than 2 minutes. To do less of it, measure it by at most." in heard[6]
    assert "Question 4 of 4. Which days?" in heard[7]
    assert "What is it for?" in heard[8]
    assert "Play the guitar: 5 steps, 3 times a week. Camp: base camp. Step 1. Play the guitar: 2 minutes." in heard[9]
    assert "Step 5. Play the guitar: 10 minutes." in heard[9]
    assert "is taken, at step 2 of 5" in heard[12]
    assert [path.name for path in (listener.root / "quests").iterdir()] == ["play-the-guitar.toml"]
    assert "Why: For the songs." in listener.last("hear 1 plans")


def test_a_goal_in_a_sentence_of_the_main_prompt(listener: Listener) -> None:
    assert "Question 2 of 4." in listener.last("later", "goal Play the guitar")


def test_a_habit_to_shrink(listener: Listener) -> None:
    heard = listener.hear(
        "goal",
        "Less coffee",
        "at most",
        "cups",
        "cup",
        "6",
        "8",
        "2",
        "every day",
        "skip",
        "take",
        "no",
        "yes",
        "later",
    )
    assert "What is counted?" in heard[3]
    assert "How many cups are they on a usual day now?" in heard[5]
    assert "A limit falls: 8 cups is more than 6 cups." in heard[7]
    assert "at most 2 cups" in heard[10]
    assert "Less coffee is taken" in heard[13]


def test_more_days_a_week(listener: Listener) -> None:
    heard = listener.hear("goal", "Walk", "yes or no", "days", "2", "1", "4", "skip", "take", "no", "1", "later")
    assert "Say a whole number from 2 to 7." in heard[6]
    assert "Step 1. Walk: 2 times a week." in heard[8]
    assert "Step 3. Walk: 4 times a week." in heard[8]
    assert "Walk is taken" in heard[11]


def test_steps_in_ones_own_words(listener: Listener) -> None:
    heard = listener.hear(
        "goal", "Speak up", "1", "steps", "Greet one person", "Ask a question", "enough", "weekdays", "skip",
        "take", "no", "1", "later",
    )  # fmt: skip
    assert "Step 1, from easy to hard. Say it in a few words." in heard[4]
    assert 'Step 3, from easy to hard. Say it in a few words. Or say "enough".' in heard[6]
    assert "Speak up: 2 steps, Mon, Tue, Wed, Thu and Fri." in heard[9]
    assert "Step 2. Ask a question." in heard[9]
    assert "is taken, at step 1 of 2" in heard[12]


def test_the_questions_can_be_answered_again(listener: Listener) -> None:
    heard = listener.hear(
        "goal", "Walk", "1", "one", "every day", "skip", "change", "Run", "1", "one", "daily", "skip", "1"
    )
    assert "Question 1 of 4." in heard[7]
    assert "Run is taken" in heard[13]
    assert [path.name for path in (listener.root / "quests").iterdir()] == ["run.toml"]


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (("x" * 200,), "The goal may have 60 characters; this has 200."),
        (("Walk", "2", "many"), "Say a whole number from 0 to 1,000,000."),
        (("Walk", "2", "5", "lots"), "Say a whole number."),
        (("Walk", "1", "1", "whenever"), '"whenever" names no days.'),
    ],
)
def test_a_bad_answer_is_asked_again_at_once(listener: Listener, answers: tuple[str, ...], told: str) -> None:
    heard = listener.last("goal", *answers)
    assert heard.startswith(told)
    assert not listener.root.exists()


def test_leaving_at_the_ladder_writes_nothing(listener: Listener) -> None:
    listener.hear("goal", "Walk", "1", "one", "every day", "skip", "back")
    assert snapshot(listener.root) == {}
