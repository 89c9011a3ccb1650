"""Timing things side by side on a machine that does other work too.

What is compared runs in turns, so that a slow minute falls on both; figures are medians, and the minimum stands beside
them as what the machine can do undisturbed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

CLONE = Path(__file__).resolve().parents[1]

FLOOR = "import argparse, json, datetime, dataclasses, tinydb"
"""What a shell command of this kind cannot do without."""


@dataclass(slots=True)
class Series:
    """Runs of one thing, in milliseconds: wall time, and processor time where it is known."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The median wall time."""
        return statistics.median(self.wall)

    @property
    def most(self) -> float:
        """What 95 of 100 runs stay within, in wall time; the longest run where there are few."""
        return sorted(self.wall)[min(len(self.wall) - 1, len(self.wall) * 95 // 100)]

    @property
    def least(self) -> float:
        """The shortest wall time."""
        return min(self.wall)


@dataclass(frozen=True, slots=True)
class Save:
    """A save to play on: its folder, and the clock as an ISO date-time with offset."""

    folder: Path
    now: str

    def env(self) -> dict[str, str]:
        """The environment of a command that plays it."""
        return environment() | {"UNDAUNTED_HOME": str(self.folder), "UNDAUNTED_NOW": self.now}


def environment() -> dict[str, str]:
    """This process's environment, without what would change the game or how Python starts."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("UNDAUNTED", "PYTHON", "TEXTUAL"))}
    return kept | {"PYTHONPATH": str(CLONE)} if _needs_path() else kept


def _needs_path() -> bool:
    """Whether the game is not installed, so that children find it only by this clone's folder."""
    return not command()[0].endswith(("undaunted", "undaunted.exe"))


def command() -> list[str]:
    """How the game is started: the installed command, or the module where there is none."""
    installed = Path(sys.executable).with_name("undaunted" + (".exe" if os.name == "nt" else ""))
    return [str(installed)] if installed.is_file() else [sys.executable, "-m", "game"]


def run(argv: Sequence[str], env: Mapping[str, str], into: Series | None = None) -> None:
    """Run a command to its end, its output thrown away. Raises `CalledProcessError` where it fails."""
    start = perf_counter()
    process = subprocess.Popen(argv, env=dict(env), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    cpu = 0.0
    if hasattr(os, "wait4"):
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        cpu = usage.ru_utime + usage.ru_stime
    else:
        process.wait()
    wall = perf_counter() - start
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(argv))
    if into is not None:
        into.wall.append(wall * 1e3)
        into.cpu.append(cpu * 1e3)


def floor() -> list[str]:
    """The command that shell commands are held against."""
    return [sys.executable, "-c", FLOOR]


def in_turn(count: int, number: int) -> list[int]:
    """In which order `count` things run in round `number`: each round begins with the next of them."""
    return [(number + i) % count for i in range(count)]
