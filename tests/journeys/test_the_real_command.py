"""The command as a shell runs it: its own process, pipes, exit codes, a disk that says no, a kill in the middle."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

NOW = "2026-01-05T20:00:00+00:00"


def undaunted(home: Path, *words: str, now: str = NOW) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    return subprocess.run(_command(words), env=_env(home, now), capture_output=True, text=True, timeout=60, check=False)


def _command(words: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "game", *words]


def _env(home: Path, now: str = NOW) -> dict[str, str]:
    return os.environ | {"UNDAUNTED_HOME": str(home), "UNDAUNTED_NOW": now}


def test_from_nothing_to_a_check_in(home: Path) -> None:
    taken = undaunted(home, "take", "read-daily")
    assert taken.returncode == 0
    assert taken.stderr == "Somebody was here before you: `story read-daily` tells how it went.\n"
    assert taken.stdout.startswith("Read every day is taken")
    done = undaunted(home, "done", "read", "--json")
    assert json.loads(done.stdout)["total_metres"] == 20
    assert undaunted(home, "status", "--line").stdout == ""
    assert undaunted(home, "status", "--line", now="2026-01-06T08:00:00+00:00").stdout == "1 to do: read-daily\n"


def test_a_terminal_without_unicode_is_no_mishap(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    assert "Did you mean read-daily?" in undaunted(home, "take", "raed").stderr
    played = undaunted(home, "quest", "playtest", "read-daily", "--players", "3", "--days", "3")
    assert played.returncode == 0
    assert "  ######" in played.stdout
    assert "?" not in played.stdout


def test_without_a_terminal_the_game_tells_the_status(home: Path) -> None:
    started = undaunted(home)
    assert started.returncode == 0
    assert "No quest is under way" in started.stdout
    assert "undaunted --plain" in started.stderr, "it says what else there is, and not into a pipe"


def test_a_save_that_cannot_be_used_is_named_in_plain_words(home: Path) -> None:
    home.mkdir()
    (home / "own").write_text("no folder")
    for words in ((), ("today",), ("take", "read-daily"), ("--plain",)):
        refused = undaunted(home, *words)
        assert refused.returncode == 3, words
        assert str(home / "own") in refused.stderr
        assert "a file, where a folder should be" in refused.stderr
        assert "Errno" not in refused.stderr
        assert "Traceback" not in refused.stderr


def test_help_and_version_need_no_save(home: Path) -> None:
    assert "undaunted COMMAND" in undaunted(home, "--help").stdout
    assert undaunted(home, "--version").stdout.startswith("undaunted ")
    assert "--on DAY" in undaunted(home, "done", "--help").stdout
    assert not home.exists(), "looking creates nothing"


def test_looking_at_nothing_creates_nothing(home: Path) -> None:
    for words in (["today"], ["status"], ["quests"], ["log"], ["quest", "show", "first-5k"]):
        assert undaunted(home, *words).returncode == 0
    assert not home.exists()


def test_a_pipe_that_is_closed_early_is_no_error(home: Path) -> None:
    program = f"{sys.executable} -m game quests | head -n 1"
    piped = subprocess.run(
        ["bash", "-o", "pipefail", "-c", program], env=_env(home), capture_output=True, text=True, check=False
    )
    assert (piped.returncode, piped.stderr) == (0, "")


def test_two_commands_at_once_are_both_kept(home: Path) -> None:
    undaunted(home, "take", "read-daily")
    running = [
        subprocess.Popen(_command(["done", "read-daily", "1"]), env=_env(home), stdout=subprocess.DEVNULL)
        for _ in range(8)
    ]
    assert [process.wait(timeout=60) for process in running] == [0] * 8
    today = json.loads(undaunted(home, "today", "--json").stdout)
    assert today["quests"][0]["amount"] == 8


def test_what_was_answered_survives_a_kill(home: Path) -> None:
    undaunted(home, "take", "read-daily")
    code = "import os, signal, sys\nfrom game.__main__ import main\nmain(['done', 'read-daily'])\nsys.stdout.flush()\n"
    killed = subprocess.run(
        [sys.executable, "-c", code + f"os.kill(os.getpid(), {int(signal.SIGKILL)})"],
        env=_env(home),
        capture_output=True,
        text=True,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    assert "done" in killed.stdout
    (home / "local" / "read" / "now.json").unlink()
    assert json.loads(undaunted(home, "today", "--json").stdout)["quests"][0]["status"] == "done"


def test_a_damaged_read_model_is_only_made_anew(home: Path) -> None:
    undaunted(home, "take", "read-daily")
    undaunted(home, "done", "read-daily")
    for path in (home / "local" / "read").rglob("*.json"):
        path.write_bytes(b"{]")
    today = undaunted(home, "today", "--json")
    assert json.loads(today.stdout)["quests"][0]["status"] == "done"
    assert today.stderr == ""


def test_completion_offers_the_players_quests(home: Path) -> None:
    undaunted(home, "take", "read-daily")
    env = _env(home) | {
        "_ARGCOMPLETE": "1",
        "COMP_LINE": "undaunted done re",
        "COMP_POINT": "17",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(home / "offered"),
    }
    subprocess.run([sys.executable, "-m", "game"], env=env, check=False, timeout=60)
    assert (home / "offered").read_text() == "read-daily "
