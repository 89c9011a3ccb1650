"""Bad input gets one clear line, a non-zero exit code, and changes nothing on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.shell import Shell

REFUSED, NOT_UNDERSTOOD, NOT_SAVED = 1, 2, 3

CASES = [
    (["done", "nothing"], NOT_UNDERSTOOD, "unknown_quest", "There is no quest “nothing”."),
    (
        ["done", "raed-daily"],
        NOT_UNDERSTOOD,
        "unknown_quest",
        "There is no quest “raed-daily”. Did you mean read-daily?",
    ),
    (
        ["done", "e"],
        NOT_UNDERSTOOD,
        "ambiguous_quest",
        "“e” could be more than one quest: guitar, less-phone, read-daily.",
    ),
    (["done", "read", "--on", "2026-01-06"], REFUSED, "future", "2026-01-06 has not begun yet: today is 2026-01-05."),
    (["done", "read", "--on", "someday"], NOT_UNDERSTOOD, "bad_day", "“someday” is no day"),
    (["done", "read", "--on", "2026-02-31"], NOT_UNDERSTOOD, "bad_day", "“2026-02-31” is no day"),
    (["done", "read", "-5"], NOT_UNDERSTOOD, "bad_amount", "“-5” is no amount"),
    (["done", "read", "1e9"], NOT_UNDERSTOOD, "bad_amount", "“1e9” is no amount"),
    (["done", "read", "٣"], NOT_UNDERSTOOD, "bad_amount", "“٣” is no amount"),
    (["done", "read", "1000001"], REFUSED, "bad_amount", "An amount is a whole number from 0 to 1,000,000."),
    (["done", "read", "9" * 40], NOT_UNDERSTOOD, "bad_amount", "is no amount"),
    (["missed", "read", "--on", "yesterday", "extra"], NOT_UNDERSTOOD, "usage", "Unrecognized arguments: extra"),
    (["rest", "read", "--from", "2026-01-09", "--until", "2026-01-07"], REFUSED, "bad_range", "A rest cannot end on"),
    (["rest", "all", "--from", "2025-12-01"], REFUSED, "too_late", "Days can be mended for 7 days"),
    (["rest", "all", "--until", "2031-01-01"], REFUSED, "bad_range", "A rest can be said for a year ahead."),
    (
        ["rest", "read", "--on", "mon", "--until", "tue"],
        NOT_UNDERSTOOD,
        "usage",
        "Say either --on, or --from and --until.",
    ),
    (["step", "read", "sideways"], REFUSED, "bad_step", "A step is up, stay, keep"),
    (["step", "read", "99"], REFUSED, "bad_step", "a number from 1 to 10"),
    (["step", "read", "down"], REFUSED, "bottom", "There is no step that far below step 1."),
    (["rate", "read", "101"], REFUSED, "bad_rating", "A rating is a whole number from 0"),
    (["rate", "read", "99", "50"], REFUSED, "bad_step", "There are steps from 1 to 10, no step 99."),
    (["rate", "read", "half"], NOT_UNDERSTOOD, "bad_rating", "Say `rate QUEST N`"),
    (["take", "nothing"], NOT_UNDERSTOOD, "unknown_quest", "There is no quest “nothing”."),
    (["take", "speak-up", "--start", "77"], REFUSED, "bad_step", "starts on a step from 1 to 12, not 77."),
    (["take", "./no-such-file.toml"], REFUSED, "bad_quest_file", "no-such-file.toml"),
    (["edit", "read", "colour=red"], REFUSED, "bad_key", "“colour=red” is no change"),
    (["edit", "read", "schedule=whenever"], REFUSED, "bad_schedule", "whenever"),
    (["edit", "read", "target=3"], REFUSED, "bad_target", ""),
    (["redo"], REFUSED, "nothing_to_undo", "There is nothing to redo."),
    (["dnoe", "read"], NOT_UNDERSTOOD, "unknown_command", "There is no command “dnoe”."),
    (["note", "read", " "], NOT_UNDERSTOOD, "usage", "A note needs a word or two."),
    (["goal"], NOT_UNDERSTOOD, "usage", "GOAL is missing."),
    (["quest", "show", "nothing"], NOT_UNDERSTOOD, "unknown_quest", "There is no quest “nothing”."),
    (["completions", "cmd"], NOT_UNDERSTOOD, "usage", "“cmd” is none of"),
    (["quest", "chek", "x.toml"], NOT_UNDERSTOOD, "usage", "Did you mean check?"),
    (["set", "colour=red"], REFUSED, "unknown_setting", "colour"),
    (["log", "--days", "0"], NOT_UNDERSTOOD, "usage", "--days takes a number"),
]

GUITAR = """\
format = 1
id = "guitar"
title = "Play the guitar every week"
schedule = { times = 3, per = "week" }
measure = { kind = "yes_no" }
[[steps]]
id = "play"
instruction = "Play."
"""


@pytest.fixture
def player(shell: Shell, tmp_path: Path) -> Shell:
    path = tmp_path / "guitar.toml"
    path.write_text(GUITAR)
    for quest in ("read-daily", "less-phone", str(path)):
        shell.ok("take", quest)
    return shell


def snapshot(home: Path) -> dict[str, bytes]:
    """Everything that is truth: the journal, the quest copies, and the player's own files."""
    return {str(path): path.read_bytes() for path in home.rglob("*") if path.is_file() and "local" not in path.parts}


@pytest.mark.parametrize(
    ("words", "exit_code", "code", "message"), CASES, ids=[" ".join(case[0])[:40] for case in CASES]
)
def test_one_line_and_no_change(
    player: Shell, home: Path, words: list[str], exit_code: int, code: str, message: str
) -> None:
    before = snapshot(home)
    error = player.refused(*words)
    assert (error["exit"], error["code"]) == (exit_code, code)
    assert message in error["message"]
    ended, out, err = player.run(*words)
    assert (ended, out) == (exit_code, "")
    assert err.startswith(("undaunted: ", "no-such-file.toml: "))
    assert err.count("\n") == 1, "one line a mistake"
    assert snapshot(home) == before


def test_a_lower_outcome_is_refused_and_undo_is_named(player: Shell, home: Path) -> None:
    player.ok("done", "read-daily")
    before = snapshot(home)
    for lower in ("some", "missed", "rest"):
        error = player.refused(lower, "read-daily")
        assert error["code"] == "lower"
        assert "undo" in error["message"]
    assert snapshot(home) == before


def test_a_yes_no_quest_takes_no_amount(player: Shell) -> None:
    error = player.refused("done", "guitar", "5")
    assert error["code"] == "no_amount"


def test_every_mistake_of_a_quest_file_is_told_with_its_place(player: Shell, tmp_path: Path, home: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(
        GUITAR.replace('title = "Play the guitar every week"', 'titel = "x"').replace("times = 3", "times = 9")
    )
    before = snapshot(home)
    code, out, _ = player.run("quest", "check", str(path))
    assert code == REFUSED
    assert [line.split(" ")[0].removeprefix(str(path)) for line in out.splitlines()] == [":3:1:", ":4:14:"]
    assert player.refused("take", str(path))["code"] == "bad_quest_file"
    assert snapshot(home) == before


def test_another_quest_under_the_same_id_is_refused_unless_the_player_insists(player: Shell, tmp_path: Path) -> None:
    path = tmp_path / "other.toml"
    path.write_text(GUITAR.replace("Play the guitar every week", "Play the bass"))
    assert player.refused("take", str(path))["code"] == "other_quest"
    player.ok("take", str(path), "--same")


def test_a_save_of_a_newer_version_is_read_and_never_written(player: Shell, home: Path) -> None:
    from game.saves.framing import frame

    player.ok("done", "read-daily")
    (path,) = (home / "own").rglob("*.jsonl")
    with path.open("ab") as file:
        file.write(frame({"v": 2, "id": "7" * 26, "k": "day", "d": {}}))
    before = snapshot(home)
    assert player.quest("read-daily")["status"] == "done"
    error = player.refused("done", "read-daily", "5")
    assert (error["exit"], error["code"]) == (NOT_SAVED, "not_saved")
    assert "newer version" in error["message"]
    assert player.refused("take", "speak-up")["code"] == "not_saved"
    assert snapshot(home) == before


def test_a_full_disk_says_not_saved(player: Shell, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno
    import os

    before = snapshot(home)

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        error = player.refused("done", "read-daily")
    assert (error["exit"], error["code"]) == (NOT_SAVED, "not_saved")
    assert error["message"] == "Not saved: the disk is full."
    assert snapshot(home) == before
    assert player.json("done", "read-daily")["changed"], "and once there is room, it is said again"
