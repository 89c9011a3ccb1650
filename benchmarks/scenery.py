"""Measure the scenery: `python -m benchmarks.scenery [--size 120x40]`.

Prints medians and 95th percentiles in milliseconds: a slice of the still layer, the whole of it, and a frame of an
animation with its strips. These are no tests: the exit code is 0 whatever comes out.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Sequence
from datetime import datetime
from time import perf_counter

from rich.color import ColorSystem

from game.rules.values import replace
from game.screens.scenery.moments import frame, moment_of
from game.screens.scenery.pace import FRAMES
from game.screens.scenery.painter import Painting, key_of, peopled
from game.screens.scenery.scene import Scene
from game.screens.scenery.strips import Inks

QUESTS = ("first-5k", "learn-a-language", "read-daily", "tidy-home", "write-daily", "less-phone")
"""One of the bundled quests on each kind of mountain."""
HOURS = (6, 12, 18, 23)
MOMENTS = ("walk", "comeback", "mastered", "summit")


def main(argv: Sequence[str] | None = None) -> int:
    """Paint every biome at four hours, and play every moment."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scenery", description="Measure the scenery.")
    parser.add_argument("--size", default="120x40", help="cells across and down")
    args = parser.parse_args(argv)
    width, height = (int(part) for part in args.size.split("x"))
    slices: list[float] = []
    wholes: list[float] = []
    strips: list[float] = []
    frames: list[float] = []
    changed: list[float] = []
    for quest in QUESTS:
        for hour in HOURS:
            scene = _scene(quest, hour)
            painting = Painting(key_of(scene, width, 2 * height))
            total = 0.0
            while painting.land is None:
                start = perf_counter()
                painting.advance()
                slices.append(perf_counter() - start)
                total += slices[-1]
            start = perf_counter()
            rows = peopled(painting.land, scene)
            total += perf_counter() - start
            inks = Inks(ColorSystem.TRUECOLOR)
            start = perf_counter()
            _lay(inks, [], rows)
            strips.append(perf_counter() - start)
            wholes.append(total)
            _play(painting, scene, inks, (frames, changed))
    print(f"{args.size} cells, {len(wholes)} pictures, {len(frames)} frames; milliseconds: median, 95 %, most")
    for what, times in (
        ("slice of the still layer", slices),
        ("whole still layer", wholes),
        ("its strips, styles made anew", strips),
        ("animation frame with strips", frames),
    ):
        print(f"  {what:32}{_told(times)}")
    print(f"  lines changed in a frame         {statistics.median(changed):.0f} of {height}")
    return 0


def _scene(quest: str, hour: int) -> Scene:
    when = datetime(2026, 11, 22, hour, 30)  # noqa: DTZ001 - the wall clock of the picture
    return Scene(quest, 26, 12, when, mastered=(True,) * 12, camps=(0, 6, 12, 19), cairns=3, progress=0.4)


def _play(painting: Painting, scene: Scene, inks: Inks, into: tuple[list[float], list[float]]) -> None:
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
            into[1].append(_lay(inks, shown, rows))
            into[0].append(perf_counter() - start)
            shown = rows


def _lay(inks: Inks, before: list[list[int]], rows: list[list[int]]) -> int:
    """Strips of the lines that changed; how many they are."""
    many = 0
    for y in range(0, len(rows), 2):
        if not before or before[y] != rows[y] or before[y + 1] != rows[y + 1]:
            inks.line(rows[y], rows[y + 1], y // 2, coarse=bool(before))
            many += 1
    return many


def _told(times: list[float]) -> str:
    late = statistics.quantiles(times, n=20)[-1]
    return f"{statistics.median(times) * 1e3:8.2f}{late * 1e3:8.2f}{max(times) * 1e3:8.2f}"


if __name__ == "__main__":
    sys.exit(main())
