"""The stage: the game runs without a terminal, in a time of its own that leaps to whatever is due next.

So a picture is the same on every machine and however slow: what moves stands exactly where it stands after so many
seconds. `set_up` comes before Textual is imported, because modules take hold of the clock when they load.
"""

from __future__ import annotations

import asyncio
import os
import selectors
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine
from hashlib import blake2b
from typing import Any, TypeVar

Result = TypeVar("Result")

LOOKS = {"COLORTERM": "truecolor", "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "full", "LC_ALL": "C.UTF-8"}
TAKEN_OUT = ("NO_COLOR", "FORCE_COLOR", "UNDAUNTED_SYMBOLS", "UNDAUNTED_NOW", "TEXTUAL_THEME", "TEXTUAL_COLOR_SYSTEM")
BEHIND = "behind"
"""The name of the threads that work behind the game (game/screens/behind.py)."""
REAL = 0.002
"""Real seconds to wait for a thread before looking again."""


class Stopwatch:
    """The time of the stage, in seconds; nothing but the loop moves it on."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        """What the clock shows."""
        return self.now


STAGE_TIME = Stopwatch()


class _Leaping(selectors.SelectSelector):
    """Waits for nothing but threads: where nothing has come, the time moves on to what is due."""

    busy = 0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """What has come; after a leap, nothing."""
        come = super().select(0)
        if come or timeout == 0:
            return come
        if self.busy or timeout is None or any(thread.name == BEHIND for thread in threading.enumerate()):
            return super().select(REAL if timeout is None else min(timeout, REAL))
        STAGE_TIME.now += timeout
        return []


class _Loop(asyncio.SelectorEventLoop):
    """A loop on that time."""

    def __init__(self) -> None:
        self._leaping = _Leaping()
        super().__init__(self._leaping)

    def run_in_executor(  # type: ignore[override]  # as wide as the original, said more simply
        self, executor: Any, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        """A thread works in real time, and the stage waits for it."""
        future = super().run_in_executor(executor, func, *args)
        self._leaping.busy += 1
        future.add_done_callback(self._done)
        return future

    def _done(self, _future: Awaitable[Any]) -> None:
        self._leaping.busy -= 1


class _Dice:
    """In the place of `os.urandom`: what is drawn by lot (ids) is the same in every run."""

    def __init__(self) -> None:
        self.drawn = 0

    def __call__(self, length: int) -> bytes:
        self.drawn += 1
        return blake2b(self.drawn.to_bytes(8, "big"), digest_size=64).digest()[:length]


def set_up() -> None:
    """Take hold of clock, lots and looks. Only for a process that makes pictures."""
    os.environ.update(LOOKS)
    for name in TAKEN_OUT:
        os.environ.pop(name, None)
    time.monotonic = time.perf_counter = STAGE_TIME
    os.urandom = _Dice()


def begin_anew() -> None:
    """The same lots again: a picture is the same whichever were made before it."""
    os.urandom = _Dice()


def play(scene: Coroutine[Any, Any, Result]) -> Result:
    """Run something on a stage of its own."""
    with asyncio.Runner(loop_factory=_Loop) as runner:
        return runner.run(scene)
