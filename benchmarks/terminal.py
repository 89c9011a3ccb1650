"""A program on a terminal of its own, for measuring: what it writes, when, and what it costs. POSIX only.

The terminal says that it knows synchronized output, as most do, so the program marks where each of its frames begins
and ends.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import perf_counter

SYNC_ASKED, SYNC_KNOWN = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
FRAME_ENDS = b"\x1b[?2026l"
QUIT = b"\x11"
"""Ctrl+Q."""

PATIENCE = 20.0
QUIET = 0.15
"""Seconds without a byte after which a program is taken to have said what it had to say."""


class NoFrame(Exception):
    """The program ended, or waited too long, without what was expected of it."""


class Program:
    """A process on a pty. `seen` is everything it wrote; `marks` where each read of it began, and when."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str], size: tuple[int, int] = (80, 24)) -> None:
        self.ours, its = pty.openpty()
        fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        kept = {key: value for key, value in env.items() if key not in ("COLUMNS", "LINES")}  # the pty knows its size
        terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self.seen = bytearray()
        self._answered = False
        self.start = perf_counter()
        self.process = subprocess.Popen(
            argv, env={**kept, **terminal}, stdin=its, stdout=its, stderr=its, start_new_session=True
        )
        os.close(its)

    @property
    def pid(self) -> int:
        """Its process."""
        return self.process.pid

    def read(self, seconds: float) -> bytes | None:
        """What the program wrote; b"" where it was silent, None where it has gone."""
        if not select.select([self.ours], [], [], seconds)[0]:
            return b""
        try:
            part = os.read(self.ours, 1 << 20)
        except OSError:
            return None
        self.seen += part
        if not self._answered and SYNC_ASKED in self.seen:
            self._answered = True
            self.write(SYNC_KNOWN)
        return part or None

    def write(self, keys: bytes) -> float:
        """Press keys; the moment at which they were on their way."""
        now = perf_counter()
        os.write(self.ours, keys)
        return now

    def bursts(self, quiet: float, within: float) -> Iterator[float]:
        """The moment of each part read, until nothing came for `quiet` seconds. Raises `NoFrame` where it has gone.

        A program that is never quiet is left after `within` seconds.
        """
        deadline = perf_counter() + within
        while perf_counter() < deadline:
            part = self.read(quiet)
            if part is None:
                raise NoFrame("the program ended first")
            if not part:
                return
            yield perf_counter()

    def settle(self, quiet: float = QUIET, within: float = 5.0) -> None:
        """Read until it is quiet."""
        for _ in self.bursts(quiet, within):
            pass

    def wait_for(self, texts: Sequence[bytes], within: float = PATIENCE) -> None:
        """Read until one of these texts has come. Raises `NoFrame`."""
        deadline = perf_counter() + within
        while not any(text in self.seen for text in texts):
            if self.read(0.5) is None or perf_counter() > deadline:
                raise NoFrame(f"{texts[0].decode()!r} did not come")

    def end(self) -> None:
        """Let it settle, ask it to quit, and insist after five seconds."""
        settled = perf_counter() + 0.3
        while perf_counter() < settled and self.read(0.05) is not None:
            pass
        with suppress(OSError):
            self.write(QUIT)
        asked = perf_counter()
        while self.read(0.2) is not None and perf_counter() - asked < 5:
            pass
        try:
            self.process.wait(0.5)
        except subprocess.TimeoutExpired:
            self.process.terminate()
            self.process.wait()
        os.close(self.ours)


@contextmanager
def running(argv: Sequence[str], env: Mapping[str, str], size: tuple[int, int] = (80, 24)) -> Iterator[Program]:
    """A program on a terminal, ended when that is over."""
    program = Program(argv, env, size)
    try:
        yield program
    finally:
        program.end()


def worked(pid: int) -> float:
    """The milliseconds of processor time of a process and its threads so far; 0 where Linux does not tell.

    In nanoseconds as the scheduler counts them: the ticks of `stat` are as long as what is measured here.
    """
    try:
        return sum(int(task.read_text().split()[0]) for task in Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e6
    except OSError:
        return 0.0


def memory(pid: int) -> tuple[float, float]:
    """The MiB a process has in memory, and those of them nobody shares (RSS, USS); zeros where Linux does not tell."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0, 0.0
    kib = {name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in lines[1:])}
    return kib["Rss"] / 1024, (kib["Private_Clean"] + kib["Private_Dirty"]) / 1024
