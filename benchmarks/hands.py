"""From a key to the frame it paints, on a terminal, with ten years of history. POSIX only.

A round presses every key of `ROUND` once. Before each the game is quiet, so the first frame that ends after the key is
the one it caused; the watch stops at that frame's last byte. Where something moves for a while (metres that count up,
the climber), the frames after it are told as `still after`, and hold no bar: they are the answer's ornament.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.table import Budget, Fact, said
from benchmarks.terminal import FRAME_ENDS, NoFrame, Program, running, worked
from benchmarks.timing import Save, Series, command, environment

MEDIAN, MOST = 10.0, 33.0
"""Milliseconds: for half of all presses, and for 95 of 100."""

HELLO = Path(__file__).with_name("hello.py")
"""What Textual takes for one word in one Static: no game can be quicker."""

SIZES = ((80, 24), (120, 40))
SETTLED = 1.0
"""Seconds of quiet after the first frame: what the game prepares behind it is done then."""
STILL = 0.12
"""Seconds without a frame after which nothing moves."""
PATIENT = 6.0
"""Seconds after which a key is pressed though something still moves."""
BRIEFLY = 0.15
"""Seconds for which something has been moving when a key comes between."""

ESCAPE = b"\x1b[27u"
"""As a terminal with the keyboard protocol of the game sends it: after a bare ESC, Textual waits 0.1 s for more."""


@dataclass(frozen=True, slots=True)
class Press:
    """One key of a round. `shows`: the frame it causes holds this; for keys pressed `between` frames that move."""

    name: str
    keys: bytes
    shows: bytes = b""
    between: bool = False


POINTER = "▸".encode()

ROUND: Sequence[Press] = (
    Press("down (`j`)", b"j"),
    Press("down (arrow)", b"\x1b[B"),
    Press("up (`k`)", b"k"),
    Press("up (arrow)", b"\x1b[A"),
    Press("done (space)", b" "),
    Press("down, while the check-in moves", b"j", POINTER, between=True),
    Press("up (`k`)", b"k"),
    Press("undo (`u`)", b"u"),
    Press("some (`s`)", b"s"),
    Press("undo (`u`)", b"u"),
    Press("the ways on (`o`), a dialog", b"o"),
    Press("escape from a dialog", ESCAPE),
    Press("the keys (`?`)", b"?"),
    Press("escape from a dialog", ESCAPE),
    Press("the library", b"l"),
    Press("down (in the library)", b"j"),
    Press("back to Home", ESCAPE),
    Press("the quest (`v`)", b"v"),
    Press("back to Home", ESCAPE),
    Press("evidence (`e`)", b"e"),
    Press("back to Home", ESCAPE),
    Press("a new goal (`a`)", b"a"),
    Press("back to Home", ESCAPE),
    Press("settings (`,`)", b","),
    Press("back to Home", ESCAPE),
    Press("the shelter (`c`)", b"c"),
    Press("back to Home", ESCAPE),
)
"""A new pane is measured by a row for its key, and one for the way back."""

SELDOM: Sequence[Press] = (Press("another theme (`d`)", b"d"),) * 2
"""Pressed when all rounds are over, and told without a bar: after it every pane is drawn in other colours once."""

FLOOR: Sequence[Press] = (Press("down (`j`)", b"j"), Press("up (`k`)", b"k")) * 4


@dataclass(slots=True)
class Timed:
    """Milliseconds from a key to the end of its frame, and to the end of the last one; the first visit by itself.

    `frame.cpu` is what the game's processor worked for that frame, which other work on the machine disturbs least.
    """

    frame: Series = field(default_factory=Series)
    still: Series = field(default_factory=Series)
    first: float = 0.0


def measure(save: Save, rounds: int) -> tuple[list[Budget], list[Fact]]:
    """Both sizes. The first round only warms up; what it took is told."""
    budgets: list[Budget] = []
    facts: list[Fact] = []
    for size in SIZES:
        where = f"{size[0]}×{size[1]}"
        try:
            timed = play(command(), save.env(), size, rounds, then=SELDOM)
            floor = play([sys.executable, str(HELLO)], environment(), size, rounds, FLOOR)
        except NoFrame as failure:
            facts.append(Fact(f"keys at {where}", f"not measured: {failure}"))
            continue
        seldom = {press.name for press in SELDOM}
        every = Series([ms for name, times in timed.items() if name not in seldom for ms in times.frame.wall])
        budgets.append(Budget(f"key to frame at {where}, ten years", every, MEDIAN, MOST))
        budgets += [_row(f"a key in a Textual app with one Static, {where}", _together(floor))]
        budgets += [_row(f"{name}, {where}", times) for name, times in timed.items()]
        first = max(timed, key=lambda name: timed[name].first)
        facts.append(Fact(f"slowest first visit at {where}", f"{first}: {said(timed[first].first)} ms"))
    return budgets, facts


def _together(timed: Mapping[str, Timed]) -> Timed:
    """Several keys as one."""
    whole = Timed()
    for times in timed.values():
        whole.frame.wall += times.frame.wall
        whole.frame.cpu += times.frame.cpu
        whole.still.wall += times.still.wall
    return whole


def _row(name: str, times: Timed) -> Budget:
    still = f"still after {said(times.still.median)} ms"
    spent = f", worked {said(median(times.frame.cpu))} ms" if any(times.frame.cpu) else ""
    return Budget(f"– {name}", times.frame, note=still + spent)


def play(
    argv: Sequence[str],
    env: Mapping[str, str],
    size: tuple[int, int],
    rounds: int,
    keys: Sequence[Press] = ROUND,
    then: Sequence[Press] = (),
) -> dict[str, Timed]:
    """The times of each kind of key of a program, and of those that come `then`, as often."""
    timed: dict[str, Timed] = {}
    with running(argv, env, size) as program:
        program.wait_for([FRAME_ENDS])
        program.settle(SETTLED, PATIENT)
        for number, press in enumerate([*list(keys) * (rounds + 1), *list(then) * rounds]):
            frame, still, cpu = _press(program, press)
            times = timed.setdefault(press.name, Timed())
            if number >= len(keys):
                times.frame.wall.append(frame)
                times.frame.cpu.append(cpu)
                times.still.wall.append(still)
            else:
                times.first = max(times.first, frame)
    return timed


def _press(program: Program, press: Press) -> tuple[float, float, float]:
    """Press one key: milliseconds to the end of its frame, to the end of the last, and worked for it. Raises `NoFrame`.

    What was worked is known as soon as the frame has been read, so a little of what comes after it may be in it.
    """
    before, after = (BRIEFLY / 3, BRIEFLY) if press.between else (STILL, PATIENT)
    program.settle(before, after)
    held = begun = len(program.seen)
    frame = still = cpu = 0.0
    before_it = worked(program.pid)
    pressed = program.write(press.keys)
    while not frame:
        for now in program.bursts(STILL, PATIENT):
            complete = program.seen.rfind(FRAME_ENDS) + len(FRAME_ENDS)
            if complete > held:
                held, still = complete, (now - pressed) * 1e3
                if not frame and press.shows in program.seen[begun:complete]:
                    frame, cpu = still, worked(program.pid) - before_it
        if perf_counter() - pressed > PATIENT and not frame:
            raise NoFrame(f"{press.name}: no frame came of it")
    return frame, still, cpu
