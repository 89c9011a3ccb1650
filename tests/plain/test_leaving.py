"""Leaving anywhere changes nothing and loses nothing; what can't be saved is told in one sentence."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Sequence

import pytest

from game.plain.app import converse
from tests.plain.listening import Listener, snapshot

Reading = Callable[[Sequence[str]], Listener]

QUESTIONS: tuple[tuple[str, ...], ...] = (
    (),
    ("1",),
    ("1", "more"),
    ("1", "amount"),
    ("1", "day"),
    ("1", "day", "yesterday"),
    ("1", "day", "yesterday", "amount"),
    ("1", "rest"),
    ("1", "rest", "until"),
    ("rest",),
    ("rest", "everything"),
    ("offer",),
    ("offer", "rate"),
    ("offer read", "down"),
    ("rate",),
    ("note",),
    ("plan",),
    ("plan", "tired"),
    ("plan", "own"),
    ("plan", "own", "sofa"),
    ("plan", "own", "sofa", "I sit down"),
    ("drop",),
    ("edit",),
    ("edit", "title"),
    ("edit", "target"),
    ("library",),
    ("library", "write"),
    ("library", "write", "ladder"),
    ("library", "write", "take"),
    ("library", "write", "take", "yes"),
    ("library", "write", "take", "yes", "90"),
    ("take write", "no"),
    ("goal",),
    ("goal", "Walk"),
    ("goal", "Walk", "yes"),
    ("goal", "Walk", "yes", "days"),
    ("goal", "Walk", "yes", "days", "2"),
    ("goal", "Walk", "yes", "steps", "Go out"),
    ("goal", "Walk", "count"),
    ("goal", "Walk", "count", "steps"),
    ("goal", "Walk", "count", "steps", "step"),
    ("goal", "Walk", "minutes", "2"),
    ("goal", "Walk", "minutes", "2", "10"),
    ("goal", "Walk", "minutes", "2", "10", "every day"),
    ("goal", "Walk", "minutes", "2", "10", "every day", "skip"),
    ("goal", "Walk", "minutes", "2", "10", "every day", "skip", "take"),
    ("goal", "Walk", "minutes", "2", "10", "every day", "skip", "take", "yes", "50"),
    ("goal", "Walk", "minutes", "2", "10", "every day", "skip", "take", "no"),
    ("settings",),
    ("settings", "motion"),
    ("settings", "day start"),
)
"""Ways to a question; the next answer would be given there."""

WRITES = {("offer read", "down")}
"""Where the last answer was the last question's."""


@pytest.mark.parametrize("way", QUESTIONS, ids=" > ".join)
@pytest.mark.parametrize("leaving", ["", "back", "quit"])
def test_leaving_a_question_changes_nothing(reading: Reading, way: tuple[str, ...], leaving: str) -> None:
    listener = reading("dddddmm")
    before = snapshot(listener.root)
    listener.hear(*way, *([leaving] if leaving else []))
    assert listener.code == 0
    assert listener.lines[-1] == "Goodbye."
    assert (snapshot(listener.root) == before) != (way in WRITES)
    if leaving == "back" and way not in WRITES:
        assert any("Nothing changed." in line or "Left open." in line for line in listener.lines)


@pytest.mark.parametrize("answer", ["quit", "QUIT", "q", "exit", "bye"])
def test_quit(reading: Reading, answer: str) -> None:
    listener = reading("d")
    assert listener.last(answer) == "Goodbye."
    assert listener.code == 0


@pytest.mark.parametrize("way", [(), ("1",), ("goal", "Walk")], ids=" > ".join)
def test_ctrl_c_leaves_with_130(reading: Reading, way: tuple[str, ...]) -> None:
    listener = reading("d")
    before = snapshot(listener.root)
    waiting, said = list(way), list[str]()

    def read() -> str:
        if waiting:
            return waiting.pop(0)
        raise KeyboardInterrupt

    assert converse(str(listener.root), read, said.append) == 130
    assert said[-1] == "Goodbye."
    assert snapshot(listener.root) == before


def test_what_was_answered_is_kept_however_it_ends(reading: Reading) -> None:
    listener = reading("dd")
    listener.hear("done")  # the input ends in the middle of the questions about the mastered step
    assert "Read every day: done." in listener.hear()[0]


# --- what cannot be saved --------------------------------------------------------------------------------------------


def test_a_full_disk_says_not_saved_and_the_conversation_goes_on(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    listener = reading("d")
    whole = os.write

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    heard = listener.hear(
        lambda: monkeypatch.setattr(os, "write", full),
        "done",
        "goal",
        "Walk",
        "yes",
        "one",
        "every day",
        "skip",
        "take",
        lambda: monkeypatch.setattr(os, "write", whole),
        "done",
    )
    assert "Not saved: the disk is full." in heard[1]
    assert "Not saved: the disk is full." in heard[8]
    assert "Read every day: 2 pages, done." in heard[9], "once there is room, it is said again"


def test_a_save_of_a_newer_version_is_heard_and_never_written(reading: Reading) -> None:
    from game.saves.framing import frame

    listener = reading("dd")
    (path,) = (listener.root / "own").rglob("*.jsonl")
    with path.open("ab") as file:
        file.write(frame({"v": 2, "id": "7" * 26, "k": "day", "d": {}}))
    before = snapshot(listener.root)
    heard = listener.hear(
        "done", "hear read", "take write", "no", "yes", "goal", "Walk", "yes", "one", "daily", "skip", "1"
    )
    assert "A newer version of Undaunted wrote this save. You can hear everything and say nothing." in heard[0]
    assert "Not saved: a newer version of Undaunted wrote this save; update this one to go on." in heard[1]
    assert "Journey." in heard[2]
    assert "Not saved: a newer version" in heard[5]
    assert "Not saved: a newer version" in heard[12]
    assert snapshot(listener.root) == before


def test_a_folder_that_goes_away_and_comes_back(reading: Reading) -> None:
    listener = reading("d")
    own, away = listener.root / "own", listener.root / "away"
    heard = listener.hear(lambda: own.rename(away), "today", lambda: away.rename(own), "done read", "quit")
    assert "The save was changed elsewhere." in heard[1]
    assert "No quest is under way." in heard[1]
    assert "Read every day: 2 pages, done." in heard[2]
    assert heard[3] == "Goodbye."


def test_a_bad_clock_is_told_in_one_line(listener: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNDAUNTED_NOW", "soon")
    said: list[str] = []
    assert converse(str(listener.root), lambda: "", said.append) == 2
    assert said == ["UNDAUNTED_NOW is no ISO date-time."]
