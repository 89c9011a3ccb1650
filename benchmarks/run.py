"""Measure the game and print ratios: `python -m benchmarks.run [--quick] [--markdown]`.

Everything is measured on one machine in one run; the saves are made first. These are no tests: the exit code is 0
whatever the bars say.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks import checkins, commands, first_frame, table
from benchmarks.table import Fact, Ratio
from benchmarks.timing import CLONE, Save, environment
from game import clock

PAGE = CLONE / "docs" / "performance.md"
RUNS, QUICK = 25, 15
CHECKINS = 200
SIZES = (1_000, 100_000)
SMALLER = (1_000, 10_000)


def main(argv: Sequence[str] | None = None) -> int:
    """Run everything."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description="Measure the game, as ratios.")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} runs instead of {RUNS}, and smaller saves")
    parser.add_argument("--markdown", action="store_true", help="write the table to docs/performance.md too")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="undaunted-benchmarks-") as folder:
        ratios, facts = measure(Path(folder), quick=args.quick)
    print(intro("python -m benchmarks.run" + (" --quick" if args.quick else "")))
    print()
    print(table.plain(ratios, facts))
    if args.markdown:
        said = "python -m benchmarks.run --markdown" + (" --quick" if args.quick else "")
        page = table.put(PAGE.read_text("utf-8"), table.markdown(ratios, facts, intro(f"`{said}`")))
        PAGE.write_text(page, "utf-8")
    return 0


def measure(folder: Path, *, quick: bool) -> tuple[list[Ratio], list[Fact]]:
    """Every figure, one part after the other."""
    runs = QUICK if quick else RUNS
    facts = []
    _tell("ten years, and a week")
    long, last = make(folder / "years", "--years", "10")
    short, _ = make(folder / "week", "--days", "7")
    _tell("shell commands")
    ratios = commands.measure(long, short, last, runs)
    long = Save(long.folder, commands.at(commands.after(last, runs)))
    facts += [*commands.sizes(long), commands.memory(long), commands.rebuild(long)]
    _tell("first frames")
    _add(first_frame.measure(long, runs), ratios, facts)
    for events in SMALLER if quick else SIZES:
        _tell(f"check-ins at {events:,} events")
        save, last = make(folder / str(events), "--events", str(events))
        _add(checkins.measure(save.folder, last, CHECKINS, f"{events:,}"), ratios, facts)
    return ratios, facts


def _add(found: tuple[list[Ratio], list[Fact]], ratios: list[Ratio], facts: list[Fact]) -> None:
    ratios += found[0]
    facts += found[1]


def make(folder: Path, *options: str) -> tuple[Save, date]:
    """A save, made by a process of its own, and the last day it was played."""
    argv = [sys.executable, "-m", "benchmarks.history", *options, str(folder)]
    told = subprocess.run(argv, cwd=CLONE, env=environment(), capture_output=True, text=True, check=True)
    last = date.fromisoformat(told.stdout.split()[-1])
    return Save(folder, commands.at(last)), last


def intro(said: str) -> str:
    """What was run, when, and on what kind of machine."""
    day = clock.read().at.date()
    machine = f"CPython {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores"
    return f"{said} on {day}: Undaunted {version('undaunted')}, {machine}, Textual {version('textual')}."


def _tell(what: str) -> None:
    print(f"measuring: {what} …", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
