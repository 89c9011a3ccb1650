"""SIGTERM and SIGHUP end the game as `q` does, so that the terminal is left as it was found."""

from __future__ import annotations

import asyncio
import signal
from typing import Any

from textual.app import App

NAMES = ("SIGTERM", "SIGHUP")
KILLED = 128
"""Exit codes of processes ended by a signal: this and its number, as shells have it."""


def watch_signals(app: App[Any]) -> None:
    """Leave cleanly on either signal; where the loop cannot (Windows), nothing is watched."""
    loop = asyncio.get_running_loop()
    for name in NAMES:
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, _leave, app, KILLED + number)
        except (NotImplementedError, RuntimeError, ValueError):
            return


def _leave(app: App[Any], code: int) -> None:
    app.exit(return_code=code)
