"""A process on a pty of its own, as a person at a terminal has it: it is resized, typed at, closed and killed."""

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
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.screens.screen_model import ScreenModel

OWN = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
"""The pty becomes the terminal of the process, so that sizes and hang-ups are told to it by the system."""
START = OWN + "from game.screens.app import run; raise SystemExit(run(None))"

RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?2004l", b"\x1b[?1004l")
"""Main screen, cursor, no mouse, no bracketed paste, no focus reports."""

PATIENCE = 60.0
QUIET = 0.4
"""Seconds without a byte after which a game has drawn what it had to draw."""
LONG = 4.0
SOON, DRAWN = 1.0, 0.1
"""Within so many seconds a key is answered; so many seconds without a byte after it, and the answer is drawn."""

NOW = "2026-11-22T18:30:00+00:00"
TRUE_COLOUR: Mapping[str, str | None] = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": None}


class Terminal:
    """A process on a pty. `seen` is what it wrote, `screen` what that looks like."""

    def __init__(
        self,
        script: str,
        home: Path,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str | None] = TRUE_COLOUR,
    ) -> None:
        self.master, self.slave = pty.openpty()
        self.screen = ScreenModel(*size)
        self._set_size(*size)
        self.before = termios.tcgetattr(self.slave)
        said = {"UNDAUNTED_HOME": str(home), "UNDAUNTED_NOW": NOW, "COLUMNS": None, "LINES": None, **env}
        told: dict[str, str | None] = {**os.environ, **said}  # with COLUMNS set, nobody would ask the pty
        self.process = subprocess.Popen(
            [sys.executable, "-c", script],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            env={name: value for name, value in told.items() if value is not None},
            start_new_session=True,
        )
        self.seen = b""

    def _set_size(self, width: int, height: int) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def resize(self, width: int, height: int) -> None:
        """Pull the window to another size."""
        self.screen.resize(width, height)
        self._set_size(width, height)

    def resized(self, width: int, height: int) -> None:
        """The same, and wait until the game has drawn something for it."""
        drawn = len(self.seen)
        self.resize(width, height)
        self.read_while(lambda: len(self.seen) == drawn)
        self.settle()

    def press(self, keys: bytes) -> None:
        os.write(self.master, keys)

    def _read(self, seconds: float) -> bool:
        """Whether something came."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return False
        with suppress(OSError):
            part = os.read(self.master, 65536)
            self.seen += part
            self.screen.feed(part)
            return bool(part)
        return False

    def read_until(self, marker: bytes | None) -> None:
        """Read what comes until a marker is there; None: until the process has ended and nothing comes any more."""
        if marker is None:
            self.read_while(lambda: self.process.poll() is None)
            while self._read(0.05):
                pass
        else:
            self.read_while(lambda: marker not in self.seen)

    def read_while(self, going: Callable[[], bool]) -> None:
        """Read what comes as long as something holds."""
        deadline = time.monotonic() + PATIENCE
        while going():
            assert time.monotonic() < deadline, f"it went on: {self.seen[-2000:]!r}\n{self.screen.text()}"
            self._read(0.05)

    def show(self, text: str) -> None:
        """Wait until a text stands on the screen."""
        self.read_while(lambda: text not in self.screen.text())

    def settle(self, quiet: float = QUIET) -> None:
        """Read until nothing comes any more, or (a cursor that blinks) only a little for a while."""
        deadline = time.monotonic() + LONG
        while self._read(quiet) and time.monotonic() < deadline:
            pass

    def answered(self, keys: bytes, drawn: float = DRAWN) -> None:
        """Press keys, and read what they draw."""
        self.press(keys)
        self._read(SOON)
        self.settle(drawn)

    def read_what_is_there(self) -> None:
        """Read what has come already."""
        while self._read(0):
            pass

    def attributes(self) -> list[Any]:
        return termios.tcgetattr(self.slave)

    def hang_up(self) -> None:
        """Close the window."""
        for handle in (self.slave, self.master):
            os.close(handle)
        self.master = self.slave = -1

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        if self.master >= 0:
            self.hang_up()


def left_clean(terminal: Terminal) -> None:
    """The terminal is as it was found."""
    for sequence in RESTORED:
        assert terminal.seen.rindex(sequence) > terminal.seen.index(b"\x1b[?1049h"), sequence
    assert terminal.screen.modes == {7, 25}, "wrapping and the cursor are on, and nothing else"
    assert terminal.attributes() == terminal.before
