"""The real thing on a real pty: what it leaves behind when it ends, however it ends."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.screens.playing import Player

START = "from game.screens.app import run; raise SystemExit(run(None))"
CRASH = """
import game.screens.widgets.quest_list as lists
from game.screens.app import run

def broken(self, index):
    private = "my private note"
    raise ValueError(private)

lists.QuestList.choose = broken
raise SystemExit(run(None))
"""

RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?2004l", b"\x1b[?1004l")
"""Main screen, cursor, no mouse, no bracketed paste, no focus reports."""

PATIENCE = 30.0


class Terminal:
    """A process on a pty of 80 × 24."""

    def __init__(self, script: str, home: Path) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.before = termios.tcgetattr(slave)
        env = os.environ | {
            "UNDAUNTED_HOME": str(home),
            "UNDAUNTED_NOW": "2026-11-22T18:30:00+00:00",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-c", script], stdin=slave, stdout=slave, stderr=slave, env=env, start_new_session=True
        )
        self.slave = slave
        self.seen = b""

    def read_until(self, marker: bytes | None) -> None:
        """Read what comes until a marker is there; None: until the process has ended and nothing comes any more."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            ready, _, _ = select.select([self.master], [], [], 0.1)
            if ready:
                self.seen += os.read(self.master, 65536)
            elif marker is None and self.process.poll() is not None:
                return
            if marker is not None and marker in self.seen:
                return
        raise AssertionError(f"{marker!r} did not come: {self.seen[-2000:]!r}")

    def attributes(self) -> list[Any]:
        return termios.tcgetattr(self.slave)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for handle in (self.master, self.slave):
            os.close(handle)


@pytest.fixture
def terminal(player: Callable[[str], Player]) -> Iterator[Callable[[str], Terminal]]:
    opened: list[Terminal] = []

    def start(script: str) -> Terminal:
        opened.append(Terminal(script, player("several_weeks").root))
        return opened[-1]

    yield start
    for each in opened:
        each.close()


def left_clean(terminal: Terminal) -> None:
    for sequence in RESTORED:
        assert terminal.seen.rindex(sequence) > terminal.seen.index(b"\x1b[?1049h"), sequence
    assert terminal.attributes() == terminal.before


@pytest.mark.parametrize(
    ("end", "code"),
    [
        (lambda t: os.write(t.master, b"q"), 0),
        (lambda t: t.process.send_signal(signal.SIGTERM), 128 + signal.SIGTERM),
        (lambda t: t.process.send_signal(signal.SIGHUP), 128 + signal.SIGHUP),
    ],
    ids=["q", "SIGTERM", "SIGHUP"],
)
def test_the_terminal_is_left_as_it_was_found(
    terminal: Callable[[str], Terminal], end: Callable[[Terminal], None], code: int
) -> None:
    game = terminal(START)
    game.read_until(b"Lights out")
    assert game.attributes() != game.before
    end(game)
    game.read_until(None)
    assert game.process.returncode == code
    left_clean(game)


def test_what_was_said_is_saved_when_a_signal_comes(
    terminal: Callable[[str], Terminal], player: Callable[[str], Player]
) -> None:
    game = terminal(START)
    game.read_until(b"Lights out")
    os.write(game.master, b"j ")
    game.read_until(b"cairn")
    game.process.send_signal(signal.SIGTERM)
    game.read_until(None)
    assert player("several_weeks").view("lights").status == "done"


def test_a_crash_is_one_kind_sentence_and_a_log_without_anything_personal(
    terminal: Callable[[str], Terminal], player: Callable[[str], Player]
) -> None:
    game = terminal(CRASH)
    game.read_until(b"Lights out")
    os.write(game.master, b"j")
    game.read_until(None)
    assert game.process.returncode == 1
    left_clean(game)
    after = game.seen[game.seen.rindex(b"\x1b[?1049l") :]
    assert b"a mistake of its own" in after
    assert b"Traceback" not in game.seen
    assert b"private" not in game.seen
    log = (player("several_weeks").root / "local" / "crash.log").read_text("utf-8")
    assert "builtins.ValueError" in log
    assert "game/screens/panes/home.py" in log
    assert "private" not in log
    assert str(Path.home()) not in log
    assert "Lights" not in log


FIRST_FRAME = """
import sys
from game.screens.app import Undaunted, _open_session
from functools import partial

async def main():
    app = Undaunted(partial(_open_session, None))
    async with app.run_test(size=(80, 24)) as pilot:
        while app.session is None:
            await pilot.pause(0.01)
        await pilot.pause()
        print(*sorted(sys.modules))

import asyncio
asyncio.run(main())
"""

NOT_YET = {
    "pydantic",
    "pydantic_core",
    "tomllib",
    "tomlkit",
    "typer",
    "importlib.metadata",
    "game.quests.formats",
    "game.play.taking",
    "game.saves.writing",
    "game.screens.palette",
    "game.screens.asking",
    "game.screens.panes.library",
    "game.screens.dialogs.card",
    "textual.widgets._markdown",
    "textual.widgets._text_area",
}
"""What the first frame does without; its import is what start-up would take."""


def test_the_first_frame_loads_nothing_that_can_wait(player: Callable[[str], Player]) -> None:
    told = subprocess.run(
        [sys.executable, "-c", FIRST_FRAME],
        env=os.environ
        | {"UNDAUNTED_HOME": str(player("several_weeks").root), "UNDAUNTED_NOW": "2026-11-22T18:30:00+00:00"},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(told.stdout.split())
    assert "game.play.opening" in loaded
    assert not sorted(NOT_YET & loaded)
