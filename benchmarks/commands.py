"""Shell commands against their floor, and ten years against one week. Sizes, memory and a cold rebuild besides."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from benchmarks.table import Fact, Ratio, said
from benchmarks.timing import Save, Series, command, environment, floor, run, turns

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


@dataclass(slots=True)
class Verbs:
    """The runs of each command on one save."""

    save: Save
    series: dict[str, Series] = field(default_factory=dict)

    def run(self, name: str, words: Sequence[str]) -> None:
        """Run it once, and keep the time."""
        run([*command(), *words], self.save.env(), self.series.setdefault(name, Series()))


NEW_DAY, FIRST = "done, a day later", "today, first of a day"
VERBS: dict[str, list[str]] = {
    "done, said again": ["done", QUEST],
    "today": ["today"],
    "status --line": ["status", "--line"],
}
"""Run on a day whose checkpoint stands already; `done` with nothing to write."""


def measure(long: Save, short: Save, last: date, runs: int) -> list[Ratio]:
    """Every command on both saves, each round on later days than the one before."""
    bare, saves = Series(), [Verbs(long), Verbs(short)]
    day = last
    for order in turns(runs + 1, 2):
        if day == last + timedelta(days=2):
            saves = [Verbs(verbs.save) for verbs in saves]  # the first round built the read models
            bare = Series()
        day += timedelta(days=1)
        _round(saves, order, bare, day, NEW_DAY, ["done", QUEST, "--on", day.isoformat()])
        for verb, words in VERBS.items():
            _round(saves, order, bare, day, verb, words)
        day += timedelta(days=1)
        _round(saves, order, bare, day, FIRST, ["today"])
    years, week = saves[0].series, saves[1].series
    against_floor = [
        Ratio(f"`{verb}`, ten years", "the floor", years[verb], bare, TWICE) for verb in (NEW_DAY, *VERBS, FIRST)
    ]
    against_week = [
        Ratio(f"`{verb}`, ten years", "one week", years[verb], week[verb], GROWTH) for verb in (NEW_DAY, *VERBS, FIRST)
    ]
    return [*against_floor, *against_week]


def _round(saves: list[Verbs], order: list[int], bare: Series, day: date, name: str, words: Sequence[str]) -> None:
    run(floor(), environment(), bare)
    for i in order:
        saves[i].save = replace(saves[i].save, now=at(day))
        saves[i].run(name, words)


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


def _size(paths: Sequence[Path] | object) -> str:
    listed = [path for path in paths if isinstance(path, Path)] if hasattr(paths, "__iter__") else []
    kib = sum(path.stat().st_size for path in listed) / 1024
    return f"{kib / 1024:.1f} MiB" if kib >= 1024 else f"{kib:.0f} KiB"


__all__ = ["measure", "memory", "rebuild", "said", "sizes"]
