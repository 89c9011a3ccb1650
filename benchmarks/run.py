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

from benchmarks import checkins, commands, first_frame, hands, rest, scenery, table
from benchmarks.table import Figures
from benchmarks.timing import CLONE, Save, environment
from game import clock

PAGE = CLONE / "docs" / "performance.md"
RUNS, QUICK = 25, 15
CHECKINS = 200
ROUNDS, QUICK_ROUNDS = 12, 4
RESTS, QUICK_RESTS = 5, 3
SIZES = (1_000, 100_000)
SMALLER = (1_000, 10_000)


def main(argv: Sequence[str] | None = None) -> int:
    """Run everything."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description="Measure the game, as ratios.")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} runs instead of {RUNS}, and smaller saves")
    parser.add_argument("--screens", action="store_true", help="the full-screen game only")
    parser.add_argument("--markdown", action="store_true", help="write the table to docs/performance.md too")
    args = parser.parse_args(argv)
    if args.screens and args.markdown:
        parser.error("--markdown writes every figure: leave --screens out")
    with tempfile.TemporaryDirectory(prefix="undaunted-benchmarks-") as folder:
        figures = measure(Path(folder), quick=args.quick, shell=not args.screens)
    options = [f" --{name}" for name in ("markdown", "quick", "screens") if getattr(args, name)]
    said = "".join(["python -m benchmarks.run", *options])
    print(intro(said))
    print()
    print(table.plain(figures))
    if args.markdown:
        page = table.put(PAGE.read_text("utf-8"), table.markdown(figures, intro(f"`{said}`")))
        PAGE.write_text(page, "utf-8")
    return 0


def measure(folder: Path, *, quick: bool, shell: bool = True) -> Figures:
    """Every figure, one part after the other; without `shell`, only those of the full-screen game."""
    figures, runs = Figures(), QUICK if quick else RUNS
    _tell("ten years")
    long, last = make(folder / "years", "--years", "10")
    if shell:
        _tell("shell commands, and a week")
        short, _ = make(folder / "week", "--days", "7")
        figures.add((commands.measure(long, short, last, runs),))
        long = Save(long.folder, commands.at(commands.after(last, runs)))
        figures.add(([*commands.sizes(long), commands.memory(long), commands.rebuild(long)],))
    _measure_screens(figures, long, quick=quick)
    for events in (SMALLER if quick else SIZES) if shell else ():
        _tell(f"check-ins at {events:,} events")
        save, last = make(folder / str(events), "--events", str(events))
        figures.add(checkins.measure(save.folder, last, CHECKINS, f"{events:,}"))
    return figures


def _measure_screens(figures: Figures, save: Save, *, quick: bool) -> None:
    """The full-screen game: its first frame, its keys, what moves, and the game at rest."""
    _tell("first frames")
    figures.add(first_frame.measure(save, QUICK if quick else RUNS))
    _tell("keys")
    figures.add(hands.measure(save, QUICK_ROUNDS if quick else ROUNDS))
    _tell("the mountain")
    figures.add(scenery.measure())
    _tell("the game at rest")
    figures.add(rest.measure(save, QUICK_RESTS if quick else RESTS))


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
