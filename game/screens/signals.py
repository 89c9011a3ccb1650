"""A signal that ends a program ends the game as `q` does, so that the terminal is left as it was found.

Where the terminal is gone there is nothing to leave: Textual would wait for it for ever, in its loop or on the queue of
what it still wants to write. So whoever has to go is gone a few seconds later. All is saved by then.
"""

from __future__ import annotations

import asyncio
import os
import signal
from functools import partial
from threading import Timer
from types import FrameType
from typing import Any

from textual.app import App

NAMES = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2")
KILLED = 128
"""Exit codes of processes ended by a signal: this and its number, as shells have it."""

PATIENCE = 3.0
"""Seconds to leave the terminal as it was found."""


def watch_signals(app: App[Any]) -> None:
    """Leave cleanly on each of them. A plain handler: the loop's own would wait for a loop that waits itself."""
    loop = asyncio.get_running_loop()

    def leave(number: int, _frame: FrameType | None) -> None:
        leave_in_time(KILLED + number)
        loop.call_soon_threadsafe(partial(app.exit, return_code=KILLED + number))

    for name in NAMES:
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            signal.signal(number, leave)
        except ValueError:  # not in the main thread: somebody else's to watch
            return


def leave_in_time(code: int) -> None:
    """End the process after a while, whatever still holds it."""
    late = Timer(PATIENCE, os._exit, [code])
    late.daemon = True
    late.start()


def hang_up() -> None:
    """The terminal is gone, though nobody said so: end as if somebody had."""
    os.kill(os.getpid(), getattr(signal, NAMES[1], signal.SIGTERM))
