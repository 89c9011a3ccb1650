"""`quest playtest` at a prompt."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from game.play import playtesting
from game.playtest.crowd import Record, crowd
from game.rules.quest import Quest
from tests.journeys.shell import Shell

FEW = ("--players", "6", "--days", "12")


def test_a_quest_is_climbed_and_shown_as_pictures(shell: Shell) -> None:
    out = shell.ok("quest", "playtest", "read-daily", *FEW)
    assert out.startswith("Read every day: 6 simulated people, 12 days, seed 1.\n")
    assert "How sure they were" in out
    assert out == shell.ok("quest", "playtest", "read-daily", *FEW)
    assert out != shell.ok("quest", "playtest", "read-daily", *FEW, "--seed", "2")


def test_its_numbers_as_json(shell: Shell) -> None:
    answer = shell.json("quest", "playtest", "read-daily", *FEW)
    assert (answer["simulated"], answer["players"], answer["days"], answer["ended_early"]) == (True, 6, 12, False)
    assert sum(step["left"] + step["stood"] for step in answer["steps"]) == 6
    both = shell.json("quest", "playtest", "read-daily", *FEW, "--compare", "first-5k")
    assert (both["a"], both["b"]["id"]) == (answer, "first-5k")


def test_a_person_and_a_day_are_told_as_one(shell: Shell) -> None:
    out = shell.ok("quest", "playtest", "read-daily", "--players", "1", "--days", "1")
    assert "1 simulated person, 1 day, seed 1." in out
    assert "of 1 try\n" in out


@pytest.mark.parametrize(
    ("words", "code", "exit_code"),
    [
        (("read-daily", "--players", "0"), "bad_players", 1),
        (("read-daily", "--days", "99999999999999999999"), "bad_days", 1),
        (("read-daily", "--days", "many"), "usage", 2),
        (("zzzz",), "unknown_quest", 2),
        (("read-daily", *FEW, "--compare", "gone.toml"), "bad_quest_file", 1),
    ],
)
def test_what_cannot_be_played(words: tuple[str, ...], code: str, exit_code: int, shell: Shell) -> None:
    refused = shell.refused("quest", "playtest", *words)
    assert (refused["code"], refused["exit"]) == (code, exit_code)


@pytest.mark.parametrize(
    ("pressed_at", "said"),
    [
        (2, "The same 2 simulated people on both, 12 days, seed 1."),
        (6 + 4, "6 simulated people on A, the first 4 of them on B, 12 days, seed 1."),
    ],
)
def test_who_ends_a_comparison_early_is_told_who_was_compared(
    pressed_at: int, said: str, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = 0

    def pressing(quest: Quest, players: int, days: int, seed: int) -> Iterator[Record]:
        nonlocal people
        for record in crowd(quest, players, days, seed):
            people += 1
            if people == pressed_at:
                signal.raise_signal(signal.SIGINT)
            yield record

    monkeypatch.setattr(playtesting, "crowd", pressing)
    before = signal.getsignal(signal.SIGINT)
    out = shell.ok("quest", "playtest", "read-daily", *FEW, "--compare", "first-5k")
    assert said in out
    assert "You ended it early" in out
    assert signal.getsignal(signal.SIGINT) is before
