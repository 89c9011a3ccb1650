"""The real game, killed in the middle of a check-in: what the screen showed as said is in the save."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.screens.playing import Player
from tests.screens.terminals import NOW, Terminal

Opens = Callable[..., Terminal]

MOMENTS = [0.0, 0.001, 0.002, 0.004, 0.006, 0.008, 0.012, 0.02, 0.05]
"""Seconds from the key to the end: nothing tells when a write is half done, so the phases are sampled."""

SAID = b"Lights out at eleven: done"
"""How the message of the check-in begins."""


def shell(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A command on the same save."""
    return subprocess.run(
        [sys.executable, "-m", "game", *words],
        env=os.environ | {"UNDAUNTED_HOME": str(home), "UNDAUNTED_NOW": NOW},
        capture_output=True,
        text=True,
        check=False,
    )


def status(home: Path) -> str:
    """How the shell says the quest stands today."""
    told = shell(home, "today", "--json")
    assert told.returncode == 0, told.stderr
    quests: list[dict[str, str]] = json.loads(told.stdout)["quests"]
    return next(quest["status"] for quest in quests if quest["id"] == "lights")


@pytest.mark.early
@pytest.mark.parametrize("moment", MOMENTS)
def test_nothing_that_was_shown_as_said_is_lost(
    terminal: Opens, player: Callable[[str], Player], moment: float
) -> None:
    home = player("several_weeks").root
    game = terminal()
    game.show("Lights out")
    game.press(b"j")
    game.settle()
    game.press(b" ")
    until = time.monotonic() + moment
    while time.monotonic() < until:
        game.read_what_is_there()
    game.process.send_signal(signal.SIGKILL)
    game.process.wait()
    game.read_what_is_there()
    after = status(home)
    assert after in ("done", "comeback", "pending"), "nothing that was never said"
    if SAID in game.seen:
        assert after == "done"
    assert shell(home, "doctor").returncode == 0
    again = terminal()
    again.show("Lights out")
    again.press(b"j ")
    again.show("done")
    again.press(b"q")
    again.read_until(None)
    assert status(home) == "done", "the next game plays on"
