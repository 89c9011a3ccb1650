"""From the start of a program to text on a terminal of 80 × 24, as a person at it would see. POSIX only."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from benchmarks.table import Fact, Ratio
from benchmarks.timing import Save, Series, command, environment, in_turn

BAR = 1.3
HELLO = Path(__file__).with_name("hello.py")
HELLO_SAYS = b"Hello, mountain"
NAME = (b"UNDAUNTED", b"Undaunted")
"""What the game's first frame holds before the save is open."""

ROWS, COLUMNS = 24, 80
PATIENCE = 20.0
QUIT = b"\x11"
"""Ctrl+Q."""

WORD = 10
"""Letters of a title or an instruction that must stand on the screen: the rest may be cut off."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When a text was seen: milliseconds since the start, and of processor time (0 where the system does not tell)."""

    wall: float
    cpu: float


class NoFrame(Exception):
    """The program ended, or waited too long, without the text."""


def measure(save: Save, runs: int) -> tuple[list[Ratio], list[Fact]]:
    """The game on a save against an app that says hello, in turns. No row where there is no game to start."""
    frame, day, hello = Series(), Series(), Series()
    stages = [NAME, expected(save)]
    try:
        for number in range(-1, runs):
            for i in in_turn(2, number):
                if i:
                    _keep(first_texts([sys.executable, str(HELLO)], environment(), [[HELLO_SAYS]]), [hello], number)
                else:
                    _keep(first_texts(command(), save.env(), stages), [frame, day], number)
    except NoFrame as failure:
        return [], [Fact("first frame of the game", f"not measured: {failure}")]
    against = "a Textual app with one Static"
    return [
        Ratio("first frame of the game, ten years", against, frame, hello, BAR),
        Ratio("today's quests on it", against, day, hello, BAR),
    ], []


def _keep(times: Sequence[Moment], series: Sequence[Series], number: int) -> None:
    """Keep the times of a round; the first one only warms up."""
    if number >= 0:
        for one, moment in zip(series, times, strict=True):
            one.wall.append(moment.wall)
            if moment.cpu:
                one.cpu.append(moment.cpu)


def expected(save: Save) -> list[bytes]:
    """What any first frame that shows the day must hold one of: a quest's title, or what its step asks."""
    argv = [*command(), "today", "--json"]
    told = subprocess.run(argv, env=save.env(), capture_output=True, text=True, check=True)
    quests = json.loads(told.stdout)["quests"]
    texts = [text for quest in quests for text in (quest["title"], quest["step"]["instruction"])]
    return [text[:WORD].encode() for text in texts]


def first_texts(argv: Sequence[str], env: Mapping[str, str], stages: Sequence[Sequence[bytes]]) -> list[Moment]:
    """Start a program on a terminal of its own, and end it when it has said one text of each stage.

    The moments at which each of them came. Raises `NoFrame`.
    """
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    start = perf_counter()
    process = subprocess.Popen(argv, env={**env, **terminal}, stdin=its, stdout=its, stderr=its, start_new_session=True)
    os.close(its)
    try:
        return _wait_for(ours, stages, start, process.pid)
    finally:
        _end(process, ours)
        os.close(ours)


def _wait_for(terminal: int, stages: Sequence[Sequence[bytes]], start: float, pid: int) -> list[Moment]:
    """The moments at which one text of each stage has come."""
    seen, moments = b"", dict[int, Moment]()
    while perf_counter() - start < PATIENCE:
        part = _read(terminal, 0.5)
        if part is None:
            raise NoFrame("the program ended first")
        seen += part
        now = Moment((perf_counter() - start) * 1e3, _worked(pid))
        for i, texts in enumerate(stages):
            if any(text in seen for text in texts):
                moments.setdefault(i, now)
        if len(moments) == len(stages):
            return [moments[i] for i in range(len(stages))]
    raise NoFrame(f"no text within {PATIENCE:.0f} seconds")


def _worked(pid: int) -> float:
    """The milliseconds of processor time of a process and its threads so far, where Linux tells."""
    try:
        return sum(int(task.read_text().split()[0]) for task in Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e6
    except OSError:
        return 0.0


def _read(terminal: int, seconds: float) -> bytes | None:
    """What the program wrote; b"" where it was silent, None where it has gone."""
    if not select.select([terminal], [], [], seconds)[0]:
        return b""
    try:
        return os.read(terminal, 1 << 20) or None
    except OSError:
        return None


def _end(process: subprocess.Popen[bytes], terminal: int) -> None:
    """Let the program settle, ask it to quit, and insist after five seconds."""
    settled = perf_counter() + 0.3
    while perf_counter() < settled and _read(terminal, 0.05) is not None:
        pass
    with suppress(OSError):
        os.write(terminal, QUIT)
    asked = perf_counter()
    while _read(terminal, 0.2) is not None and perf_counter() - asked < 5:
        pass
    try:
        process.wait(0.5)
    except subprocess.TimeoutExpired:
        process.terminate()
        process.wait()
