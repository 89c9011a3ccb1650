"""From the start of a program to text on a terminal of 80 × 24, as a person at it would see. POSIX only."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from time import perf_counter

from benchmarks.table import Fact, Ratio
from benchmarks.timing import Save, Series, command, environment, in_turn

BAR = 1.3
HELLO = Path(__file__).with_name("hello.py")
HELLO_SAYS = b"Hello, mountain"
ROWS, COLUMNS = 24, 80
PATIENCE = 20.0
QUIT = b"\x11"
"""Ctrl+Q."""

WORD = 10
"""Letters of a title or an instruction that must stand on the screen: the rest may be cut off."""


class NoFrame(Exception):
    """The program ended, or waited too long, without the text."""


def measure(save: Save, runs: int) -> tuple[list[Ratio], list[Fact]]:
    """The game on a save against an app that says hello, in turns. No row where there is no game to start."""
    game, hello = Series(), Series()
    titles = expected(save)
    try:
        for number in range(-1, runs):
            for i in in_turn(2, number):
                mine = i == 0
                argv = command() if mine else [sys.executable, str(HELLO)]
                series = (game if mine else hello) if number >= 0 else Series()
                first_text(argv, save.env() if mine else environment(), titles if mine else [HELLO_SAYS], series)
    except NoFrame as failure:
        return [], [Fact("first frame of the game", f"not measured: {failure}")]
    return [Ratio("first frame of the game, ten years", "a Textual app with one Static", game, hello, BAR)], []


def expected(save: Save) -> list[bytes]:
    """What any first frame that shows the day must hold one of: a quest's title, or what its step asks."""
    argv = [*command(), "today", "--json"]
    told = subprocess.run(argv, env=save.env(), capture_output=True, text=True, check=True)
    quests = json.loads(told.stdout)["quests"]
    texts = [text for quest in quests for text in (quest["title"], quest["step"]["instruction"])]
    return [text[:WORD].encode() for text in texts]


def first_text(argv: Sequence[str], env: Mapping[str, str], texts: Sequence[bytes], into: Series) -> None:
    """Start a program on a terminal of its own, wait for one of these texts, and end it. Raises `NoFrame`."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    start = perf_counter()
    process = subprocess.Popen(argv, env={**env, **terminal}, stdin=its, stdout=its, stderr=its, start_new_session=True)
    os.close(its)
    try:
        seen = _wait_for(ours, texts, start)
        into.wall.append((seen - start) * 1e3)
    finally:
        cpu = _end(process, ours)
        os.close(ours)
    into.cpu.append(cpu * 1e3)


def _wait_for(terminal: int, texts: Sequence[bytes], start: float) -> float:
    """The moment one of the texts has come."""
    seen = b""
    while perf_counter() - start < PATIENCE:
        part = _read(terminal, 0.5)
        if part is None:
            raise NoFrame("the program ended first")
        seen += part
        if any(text in seen for text in texts):
            return perf_counter()
    raise NoFrame(f"no text within {PATIENCE:.0f} seconds")


def _read(terminal: int, seconds: float) -> bytes | None:
    """What the program wrote; b"" where it was silent, None where it has gone."""
    if not select.select([terminal], [], [], seconds)[0]:
        return b""
    try:
        return os.read(terminal, 1 << 20) or None
    except OSError:
        return None


def _end(process: subprocess.Popen[bytes], terminal: int) -> float:
    """Let the program settle, ask it to quit, and insist after five seconds; the processor time it took, in seconds."""
    settled = perf_counter() + 0.3
    while perf_counter() < settled and _read(terminal, 0.05) is not None:
        pass
    with suppress(OSError):
        os.write(terminal, QUIT)
    asked = perf_counter()
    while _read(terminal, 0.2) is not None and perf_counter() - asked < 5:
        pass
    pid, status, usage = os.wait4(process.pid, os.WNOHANG)
    if not pid:
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGTERM)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime
