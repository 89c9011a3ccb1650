"""A feeling, a pause, what helps and the page of help, at a prompt."""

from __future__ import annotations

import select
import sys
from pathlib import Path

import pytest

from game.commands import pausing
from game.play.exercising import TOO_SHORT
from tests.journeys.shell import Shell


class Sitting:
    """Somebody at a terminal: answers in order, and a clock that moves by waiting alone."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
        self.answers, self.at, self.asked = list(answers), 0.0, list[str]()
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        monkeypatch.setattr("builtins.input", self.answer)
        monkeypatch.setattr(pausing, "monotonic", lambda: self.at)
        monkeypatch.setattr(select, "select", self.wait)

    def answer(self, question: str = "") -> str:
        self.asked.append(question)
        if not self.answers:
            raise EOFError
        return self.answers.pop(0)

    def wait(self, _r: object, _w: object, _x: object, seconds: float) -> tuple[list[object], ...]:
        self.at += seconds
        return [], [], []


def test_a_mood_in_one_line(shell: Shell) -> None:
    told = shell.ok("mood", "-1", "+2", "tense")
    assert told.splitlines()[0] == "Tense: unpleasant, very stirred."
    assert "  calm slow-breathing: Slow breathing, for a tense moment" in told
    assert len(told.splitlines()) == 3
    answer = shell.json("mood", "1", "-1")
    assert (answer["pleasant"], answer["stirred"], answer["word"]) == (1, -1, None)
    assert answer["suggestions"] == []
    moods = shell.json("shelter")["moods"]
    assert [(mood["pleasant"], mood["word"]) for mood in moods] == [(1, None), (-1, "tense")]


def test_a_mood_before_a_quest_says_where_it_leads(shell: Shell) -> None:
    shell.ok("take", "read-daily")
    route = shell.json("mood", "-2", "-1", "--for", "read")["before_step"]
    assert (route["way"], route["quest"]) == ("tiny", "read-daily")
    assert "tiny version" in shell.ok("mood", "-2", "-2", "flat", "--for", "read")
    assert shell.refused("mood", "0", "0", "--for", "nothing")["code"] == "unknown_quest"


@pytest.mark.parametrize("words", [("9", "9"), ("1",), ("x", "y"), ()])
def test_what_is_no_mood(shell: Shell, words: tuple[str, ...]) -> None:
    assert shell.refused("mood", *words)["exit"] in (1, 2)
    assert shell.json("shelter")["moods"] == []


def test_the_exercises_are_listed_and_their_scripts_printed(shell: Shell) -> None:
    assert len(shell.ok("calm").splitlines()) == 11
    script = shell.ok("calm", "slow")
    assert "Breathe in for 4 seconds, breathe out for 6 seconds; 12 times." in script
    assert "Source: Fincham" in script
    assert shell.json("calm", "grounding")["tested"] is False
    assert shell.json("calm", "slow")["phases"] == [
        {"say": "Breathe in", "seconds": 4},
        {"say": "Breathe out", "seconds": 6},
    ]
    assert shell.json("shelter") == {"helps": [], "moods": []}, "to read a script is not to do it"
    assert shell.refused("calm", "magic")["code"] == "unknown_exercise"


def test_what_helps_is_counted_told_and_undone(shell: Shell) -> None:
    shell.ok("calm", "slow", "--before", "-1", "2", "--after", "0", "1", "--done")
    shell.ok("calm", "slow", "--before", "-1", "2", "--after", "-2", "2", "--seconds", "40", "--done")
    shell.ok("calm", "slow", "--done")
    assert "Slow breathing: helped 1 of 2 times; done 3 times in all." in shell.ok("shelter")
    assert shell.json("shelter")["helps"] == [
        {"id": "slow-breathing", "name": "Slow breathing", "times": 3, "known": 2, "helped": 1}
    ]
    assert "slow-breathing: Slow breathing, 2 minutes. Helped 1 of 2 times; done 3 times in all." in shell.ok("calm")
    assert "the exercise slow breathing" in shell.ok("undo")
    assert shell.json("shelter")["helps"][0]["times"] == 2
    kinds = [(entry["kind"], entry["undone"]) for entry in shell.json("log")["entries"]]
    assert kinds.count(("coped", True)) == 1
    assert kinds.count(("coped", False)) == 2


@pytest.mark.parametrize(
    "words",
    [
        ("slow", "--before", "1", "1"),
        ("slow", "--after", "1", "1"),
        ("slow", "--seconds", "60"),
        ("step-back", "--text", "soup"),
        ("slow", "--seconds", "-5", "--done"),
        ("slow", "--seconds", "9", "--done"),
        ("slow", "--seconds", "999999999", "--done"),
        ("--done",),
    ],
)
def test_what_is_not_kept_is_told_in_one_line(shell: Shell, words: tuple[str, ...]) -> None:
    code, out, err = shell.run("calm", *words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "Nothing was kept." in err
    assert shell.json("shelter") == {"helps": [], "moods": []}


def test_a_script_says_how_it_is_kept(shell: Shell) -> None:
    assert shell.ok("calm", "slow").endswith(
        "Nothing was kept. `calm slow-breathing --done` keeps it once it is done.\n"
    )


def test_what_was_written_is_kept_with_done(shell: Shell) -> None:
    shell.ok("calm", "step-back", "--text", "Soup first", "--done")
    assert shell.json("log")["entries"][-1]["details"]["text"] == "Soup first"


def test_one_feeling_alone_is_kept_and_told_as_one(shell: Shell) -> None:
    assert shell.ok("calm", "slow", "--after", "1", "1", "--done").startswith("Kept, with the feeling after it.")
    assert shell.ok("calm", "slow", "--before", "1", "1", "--done").startswith("Kept, with the feeling before it.")


class Typed:
    """What comes from the keyboard in the middle of a count: a line, or the end of it all."""

    def __init__(self, line: str) -> None:
        self.line = line

    def readline(self) -> str:
        return self.line

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("line", "second", "told"), [("", 30, "Left: nothing was kept."), ("\n", 4, TOO_SHORT), ("\n", 30, "Kept.")]
)
def test_enter_is_enough_after_ten_seconds_and_the_end_of_the_input_never_is(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, line: str, second: int, told: str
) -> None:
    sitting = Sitting(monkeypatch, "")

    def wait(_r: object, _w: object, _x: object, seconds: float) -> tuple[list[object], ...]:
        sitting.at += seconds
        return [sys.stdin] if sitting.at >= second else [], [], []

    monkeypatch.setattr(select, "select", wait)
    monkeypatch.setattr(sys, "stdin", Typed(line))
    assert told in shell.ok("calm", "slow")
    assert len(shell.json("shelter")["helps"]) == (told == "Kept.")


def test_the_end_of_the_input_at_a_line_to_write_leaves(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    Sitting(monkeypatch, "", "soup")
    assert "Left: nothing was kept." in shell.ok("calm", "step-back")
    assert shell.json("shelter")["helps"] == []


def test_a_pause_at_a_terminal_is_counted_out_and_kept(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    sitting = Sitting(monkeypatch, "x", "-1 2", "0, 1")
    told = shell.ok("calm", "slow")
    assert sitting.at == 120
    assert "Breathe out" in told
    assert "12 of 12" in told
    assert "It feels better than before. Slow breathing: helped 1 of 1 time." in told
    (coped,) = [entry for entry in shell.json("log")["entries"] if entry["kind"] == "coped"]
    assert coped["details"]["seconds"] == 120


def test_a_mood_is_asked_for_at_a_terminal(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    Sitting(monkeypatch, "-1 2", "1")
    assert "Tense: unpleasant, very stirred." in shell.ok("mood")
    Sitting(monkeypatch)
    assert "Nothing was said." in shell.ok("mood")
    assert len(shell.json("shelter")["moods"]) == 1


def test_the_page_of_help_needs_no_save_and_leaves_no_trace(shell: Shell, home: Path) -> None:
    told = shell.ok("get-help")
    assert "It is no medical care" in told
    assert "findahelpline.com" in told
    page = shell.json("get-help")
    assert page["places"][0]["country"] == "Anywhere, in danger now"
    assert not home.exists()
