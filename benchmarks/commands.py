"""Shell commands against their floor, and ten years against one week. Sizes, memory and a cold rebuild besides."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.table import Fact, Ratio
from benchmarks.timing import Save, Series, command, environment, floor, in_turn, run
from game.rules.calendar import ONE_DAY

TWICE = 2.0
GROWTH = 1.2

QUEST = "read-daily"
REBUILDS = 3

PEAK = """\
import sys
from game.__main__ import main
code = main(sys.argv[1:])
try:
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
except OSError:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(peak, file=sys.stderr)
"""
"""A command that tells its own peak of memory in KiB: its parent would count the moment before it became Python."""


def at(day: date) -> str:
    """Ten in the morning."""
    return f"{day.isoformat()}T10:00:00+00:00"


NEW_DAY, FIRST = "`done`, a day later", "`today`, first of a day"
SAME_DAY: dict[str, list[str]] = {
    "`done`, said already": ["done", QUEST],
    "`today`": ["today"],
    "`status --line`": ["status", "--line"],
}
"""Run on a day whose checkpoint stands already, with nothing to write."""


class Rounds:
    """The runs of each command on each save, and of the floor beside it."""

    def __init__(self, saves: Sequence[Save]) -> None:
        self.saves = saves
        self.forget()

    def forget(self) -> None:
        """Begin anew."""
        self.series: list[dict[str, Series]] = [defaultdict(Series) for _ in self.saves]
        self.bare: dict[str, Series] = defaultdict(Series)

    def play(self, day: date, number: int) -> None:
        """One round: `done` for the first time on a day, what may follow, and the next day looked at."""
        self._run(NEW_DAY, ["done", QUEST, "--on", day.isoformat()], day, number)
        for name, words in SAME_DAY.items():
            self._run(name, words, day, number)
        self._run(FIRST, ["today"], day + ONE_DAY, number)

    def _run(self, name: str, words: Sequence[str], day: date, number: int) -> None:
        for i in in_turn(len(self.saves) + 1, number):
            if i == len(self.saves):
                run(floor(), environment(), self.bare[name])
                continue
            save = replace(self.saves[i], now=at(day))
            run([*command(), *words], save.env(), self.series[i][name])


def measure(long: Save, short: Save, last: date, runs: int) -> list[Ratio]:
    """Every command on both saves and its floor, each round two days after the one before."""
    rounds = Rounds([long, short])
    rounds.play(last + ONE_DAY, 0)
    rounds.forget()  # the first round built the read models
    for number in range(1, runs + 1):
        rounds.play(last + ONE_DAY * (1 + 2 * number), number)
    (years, week), bare = rounds.series, rounds.bare
    verbs = [NEW_DAY, *SAME_DAY, FIRST]
    against_floor = [Ratio(f"{verb}, ten years", "the floor", years[verb], bare[verb], TWICE) for verb in verbs]
    return [
        *against_floor,
        *(Ratio(f"{verb}, ten years", "with one week", years[verb], week[verb], GROWTH) for verb in verbs),
    ]


def after(last: date, runs: int) -> date:
    """The day the saves stand at when `measure` has run."""
    return last + ONE_DAY * (2 + 2 * runs)


def rebuild(save: Save) -> Fact:
    """`today` with no read model at all: every event is read again."""
    cold = Series()
    for _ in range(REBUILDS):
        shutil.rmtree(save.folder / "local" / "read", ignore_errors=True)
        run([*command(), "today"], save.env(), cold)
    return Fact("cold rebuild of the read model (`today`, ten years)", f"{cold.median / 1e3:.2f} s")


def memory(save: Save) -> Fact:
    """The most memory a command holds."""
    argv = [sys.executable, "-c", PEAK, "status", "--line"]
    told = subprocess.run(argv, env=save.env(), capture_output=True, text=True, check=True)
    return Fact("peak memory of `status --line`, ten years", f"{int(told.stderr.split()[-1]) / 1024:.1f} MiB")


def sizes(save: Save) -> list[Fact]:
    """What lies on the disk."""
    journal = list((save.folder / "own").glob("*/*.jsonl"))
    lines = sum(path.read_bytes().count(b"\n") for path in journal)
    return [
        Fact("journal of ten years", f"{lines:,} events, {len(journal)} files, {_size(journal)}"),
        Fact("read model", _size((save.folder / "local" / "read").glob("*.json"))),
        Fact("compiled quests", _size((save.folder / "local" / "read" / "quests").glob("*.json"))),
    ]


def _size(paths: Iterable[Path]) -> str:
    kib = sum(path.stat().st_size for path in paths) / 1024
    return f"{kib / 1024:.1f} MiB" if kib >= 1024 else f"{kib:.0f} KiB"
