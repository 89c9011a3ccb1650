"""Measure the scenery: `python -m benchmarks.scenery [--size 120x40]`.

A slice of the still picture, the whole of it, and a frame of an animation with its strips. `benchmarks.run` measures
it with everything else. These are no tests: the exit code is 0 whatever comes out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from statistics import median
from time import perf_counter

from rich.color import ColorSystem

from benchmarks.table import Budget, Fact, Figures, plain
from benchmarks.timing import Series
from game.rules.values import replace
from game.screens.scenery.moments import frame, moment_of
from game.screens.scenery.pace import FRAMES
from game.screens.scenery.painter import Painting, key_of, peopled
from game.screens.scenery.scene import Scene
from game.screens.scenery.strips import Inks

QUESTS = ("first-5k", "learn-a-language", "read-daily", "tidy-home", "write-daily", "less-phone")
"""One of the bundled quests on each kind of mountain."""
HOURS = (6, 12, 18, 23)
SIZE = (120, 40)
FRAME = 12.0
"""Milliseconds, in the median: input waits no longer for a frame. A twelfth of a second lies between two of them."""
MOMENTS = ("walk", "comeback", "mastered", "summit")


@dataclass(slots=True)
class Painted:
    """Milliseconds of every picture and every frame, and how many lines changed in each frame."""

    slices: Series = field(default_factory=Series)
    wholes: Series = field(default_factory=Series)
    strips: Series = field(default_factory=Series)
    frames: Series = field(default_factory=Series)
    changed: list[int] = field(default_factory=list)


def main(argv: Sequence[str] | None = None) -> int:
    """Paint every biome at four hours, and play every moment."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scenery", description="Measure the scenery.")
    parser.add_argument("--size", default="120x40", help="cells across and down")
    width, height = (int(part) for part in parser.parse_args(argv).size.split("x"))
    print(plain(Figures(budgets=measure((width, height))[0])))
    return 0


def measure(size: tuple[int, int] = SIZE) -> tuple[list[Budget], list[Fact]]:
    """Every biome at four hours and every moment, in cells; the bar is for the frames that move."""
    where, found = f"{size[0]}×{size[1]}", Painted()
    for quest in QUESTS:
        for hour in HOURS:
            _paint(_scene(quest, hour), size, found)
    changed = Fact(f"lines changed in an animation frame at {where}", f"{median(found.changed):.0f} of {size[1]}")
    return [
        Budget(f"an animation frame of the mountain at {where}", found.frames, FRAME),
        Budget("– a slice of the still picture", found.slices),
        Budget("– the whole still picture, in slices", found.wholes),
        Budget("– its strips, styles made anew", found.strips),
    ], [changed]


def _paint(scene: Scene, size: tuple[int, int], found: Painted) -> None:
    """One picture, and the moments that play in it."""
    painting, inks, total = Painting(key_of(scene, size[0], 2 * size[1])), Inks(ColorSystem.TRUECOLOR), 0.0
    while painting.land is None:
        start = perf_counter()
        painting.advance()
        found.slices.wall.append((perf_counter() - start) * 1e3)
        total += found.slices.wall[-1]
    start = perf_counter()
    rows = peopled(painting.land, scene)
    laid = perf_counter()
    _lay(inks, [], rows)
    found.strips.wall.append((perf_counter() - laid) * 1e3)
    found.wholes.wall.append(total + (laid - start) * 1e3)
    _play(painting, scene, inks, found)


def _scene(quest: str, hour: int) -> Scene:
    when = datetime(2026, 11, 22, hour, 30)  # noqa: DTZ001 - the wall clock of the picture
    return Scene(quest, 26, 12, when, mastered=(True,) * 12, camps=(0, 6, 12, 19), cairns=3, progress=0.4)


def _play(painting: Painting, scene: Scene, inks: Inks, found: Painted) -> None:
    """Every frame of every moment, as the widget draws them."""
    land = painting.land
    if land is None or land.stage is None:
        return
    for name in MOMENTS:
        after = replace(scene, here=13) if name != "summit" else replace(scene, here=25, summit=True)
        moment = moment_of(name, land.stage, scene, after)
        if moment is None:
            continue
        shown = peopled(land, scene)
        for number in range(int(moment.seconds * FRAMES)):
            start = perf_counter()
            rows = frame(land, moment, number / FRAMES)
            found.changed.append(_lay(inks, shown, rows))
            found.frames.wall.append((perf_counter() - start) * 1e3)
            shown = rows


def _lay(inks: Inks, before: list[list[int]], rows: list[list[int]]) -> int:
    """Strips of the lines that changed; how many they are."""
    many = 0
    for y in range(0, len(rows), 2):
        if not before or before[y] != rows[y] or before[y + 1] != rows[y + 1]:
            inks.line(rows[y], rows[y + 1], y // 2, coarse=bool(before))
            many += 1
    return many


if __name__ == "__main__":
    sys.exit(main())
