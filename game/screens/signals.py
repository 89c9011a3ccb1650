"""SIGTERM and SIGHUP end the game as `q` does, so that the terminal is left as it was found."""

from __future__ import annotations

import asyncio
import os
import signal
from threading import Timer
from typing import Any

from textual.app import App

NAMES = ("SIGTERM", "SIGHUP")
KILLED = 128
"""Exit codes of processes ended by a signal: this and its number, as shells have it."""

PATIENCE = 3.0
"""Seconds to leave the terminal as it was found."""


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
    """Leave; and do so even where the terminal is gone: Textual would wait for it for ever. All is saved already."""
    late = Timer(PATIENCE, os._exit, [code])
    late.daemon = True
    late.start()
    app.exit(return_code=code)
