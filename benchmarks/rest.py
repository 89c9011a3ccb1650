"""What the game costs while nobody touches it: processor time and memory. Linux only: elsewhere there are no rows."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from benchmarks.table import Budget, Fact, Ratio, said
from benchmarks.terminal import FRAME_ENDS, NoFrame, Program, memory, running, worked
from benchmarks.timing import Save, Series, command, environment, in_turn

IDLE = 0.5
"""Percent of a core."""
HELD = 1.6
"""Times the memory of an app with one Static."""

HELLO = Path(__file__).with_name("hello.py")
SIZE = (120, 40)
SETTLED = 1.5
"""Seconds without a byte after which a program rests; the game looks at the clock once a second without one."""
WATCHED = 10.0
"""Seconds a program is watched at rest."""


@dataclass(slots=True)
class Resting:
    """Percent of a core, and MiB: in memory, and shared with no other process."""

    idle: Series = field(default_factory=Series)
    rss: Series = field(default_factory=Series)
    uss: Series = field(default_factory=Series)


def measure(save: Save, rounds: int) -> tuple[list[Ratio], list[Budget], list[Fact]]:
    """The game at rest on Home against an app that says hello, in turns."""
    game, hello = Resting(), Resting()
    programs = ((command(), save.env(), game), ([sys.executable, str(HELLO)], environment(), hello))
    try:
        for number in range(rounds):
            for i in in_turn(2, number):
                argv, env, resting = programs[i]
                with running(argv, env, SIZE) as program:
                    _watch(program, resting)
    except NoFrame as failure:
        return [], [], [Fact("the game at rest", f"not measured: {failure}")]
    against = "a Textual app with one Static"
    if not game.rss.median:
        return [], [], [Fact("the game at rest", "not measured: this system does not tell")]
    ratio = Ratio("memory at rest on Home, ten years (RSS)", against, game.rss, hello.rss, HELD, unit="MiB")
    budget = Budget("processor time at rest on Home, of one core", game.idle, IDLE, unit="%")
    return [ratio], [budget, Budget("– the Textual app with one Static", hello.idle, unit="%")], [_own(game, hello)]


def _own(game: Resting, hello: Resting) -> Fact:
    ratio = game.uss.median / hello.uss.median
    figure = f"{said(game.uss.median)} / {said(hello.uss.median)} MiB, {ratio:.2f} ×"
    return Fact("memory at rest that no other process shares (USS), against the same", figure)


def _watch(program: Program, resting: Resting) -> None:
    """Let a program come to rest, and look at what it takes from then on. Raises `NoFrame`."""
    program.wait_for([FRAME_ENDS])
    program.settle(SETTLED, 3 * SETTLED)
    written, before, start = len(program.seen), worked(program.pid), perf_counter()
    while (left := start + WATCHED - perf_counter()) > 0:
        if program.read(left) is None:
            raise NoFrame("the program ended first")
    spent, watched = worked(program.pid) - before, perf_counter() - start
    if len(program.seen) - written > 1 << 16:
        raise NoFrame("it does not come to rest")
    held, own = memory(program.pid)
    for series, value in ((resting.idle, spent / watched / 10), (resting.rss, held), (resting.uss, own)):
        series.wall.append(value)
