"""From the start of a program to text on a terminal of 80 × 24, as a person at it would see. POSIX only."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from benchmarks.table import Fact, Ratio, said
from benchmarks.terminal import PATIENCE, NoFrame, Program, running, worked
from benchmarks.timing import Save, Series, command, environment, in_turn

BAR = 1.3
HELLO = Path(__file__).with_name("hello.py")
HELLO_SAYS = b"Hello, mountain"
NAME = (b"UNDAUNTED", b"Undaunted")
"""What the game's first frame holds before the save is open."""
ROCK = ("▀".encode(), "▄".encode())
"""What only the mountain is drawn with."""

AFTER = 1.5
"""Seconds after the day in which the mountain has to come."""

WORD = 10
"""Letters of a title or an instruction that must stand on the screen: the rest may be cut off."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When a text was seen: milliseconds since the start, and of processor time (0 where the system does not tell)."""

    wall: float
    cpu: float


def measure(save: Save, runs: int) -> tuple[list[Ratio], list[Fact]]:
    """The game on a save against an app that says hello, in turns. No row where there is no game to start."""
    frame, day, rock, hello = Series(), Series(), Series(), Series()
    stages = [NAME, expected(save)]
    try:
        for number in range(-1, runs):
            for i in in_turn(2, number):
                if i:
                    _keep(first_texts([sys.executable, str(HELLO)], environment(), [[HELLO_SAYS]]), [hello], number)
                else:
                    found = first_texts(command(), save.env(), stages, ROCK)
                    _keep(found, [frame, day, rock], number)
    except NoFrame as failure:
        return [], [Fact("first frame of the game", f"not measured: {failure}")]
    against = "a Textual app with one Static"
    return [
        Ratio("first frame of the game, ten years", against, frame, hello, BAR),
        Ratio("today's quests on it", against, day, hello, BAR),
    ], [Fact("the mountain has arrived, ten years", _arrival(rock, day))]


def _arrival(rock: Series, day: Series) -> str:
    """When the mountain is there, and how long after the day."""
    if not rock.wall:
        return f"not within {AFTER:g} s"
    return f"{said(rock.median)} ms, {said(rock.median - day.median)} ms after today's quests"


def _keep(times: Sequence[Moment], series: Sequence[Series], number: int) -> None:
    """Keep the times of a round; the first one only warms up. What came to the last ones only is left out."""
    if number >= 0:
        for one, moment in zip(series, times, strict=False):
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


def first_texts(
    argv: Sequence[str], env: Mapping[str, str], stages: Sequence[Sequence[bytes]], then: Sequence[bytes] = ()
) -> list[Moment]:
    """Start a program on a terminal of its own, and end it when it has said one text of each stage.

    The moments at which each of them came, and at which one of `then` did, if that was soon after. Raises `NoFrame`.
    """
    with running(argv, env) as program:
        moments = _wait_for(program, stages, PATIENCE)
        if len(moments) < len(stages):
            raise NoFrame(f"no text within {PATIENCE:.0f} seconds")
        return [*moments, *(_wait_for(program, [then], AFTER) if then else [])]


def _wait_for(program: Program, stages: Sequence[Sequence[bytes]], within: float) -> list[Moment]:
    """The moments at which one text of each stage has come, as far as they have."""
    begun, moments = perf_counter(), dict[int, Moment]()
    while perf_counter() - begun < within:
        now = Moment((perf_counter() - program.start) * 1e3, worked(program.pid))
        for i, texts in enumerate(stages):
            if any(text in program.seen for text in texts):
                moments.setdefault(i, now)
        if len(moments) == len(stages):
            break
        if program.read(0.05) is None:
            raise NoFrame("the program ended first")
    return [moments[i] for i in range(len(stages)) if i in moments]
