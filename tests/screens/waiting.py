"""When a game without a terminal has nothing left to do.

Textual's own tests look every fiftieth of a second whether the processor was busy. On a loaded machine that is too
early, and on a quiet one nearly all of a test is spent waiting. Here the queues are looked at: nothing is ready to
run, no screen waits to be drawn, no worker is at work.
"""

from __future__ import annotations

import asyncio
from typing import Any

import textual.app
import textual.pilot
from textual._context import active_app
from textual._wait import wait_for_idle
from textual.app import App
from textual.worker import WorkerState

MOST = 2_000
"""Rounds after which something that never ends is left to itself."""
STILL = 3
"""So many rounds with nothing to do are the end of it."""
AT_WORK = (WorkerState.PENDING, WorkerState.RUNNING)


async def nothing_left(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Wait until the game has done all it has to do. A worker in a thread gets the time Textual would give it."""
    app = active_app.get()
    loop: Any = asyncio.get_running_loop()
    still = 0
    for _ in range(MOST):
        await asyncio.sleep(0)
        if app._exception is not None:
            raise app._exception
        if loop._ready or _draw(app):
            still = 0
            continue
        still += 1
        if still == STILL:
            if not any(worker.state in AT_WORK for worker in app.workers):
                return
            await wait_for_idle(min_sleep, max_sleep)
            return


def _draw(app: App[Any]) -> bool:
    """Give screens their new size, and draw those that asked for a frame, now and not in a moment. Whether one did."""
    if app._resize_timer is not None:
        app._check_resize()
        return True
    waiting = [screen for screen in app.screen_stack if screen._update_timer._active.is_set()]
    for screen in waiting:
        screen._on_timer_update()
    return bool(waiting)


def wait_so() -> None:
    """Let pilots wait like this."""
    textual.app.wait_for_idle = textual.pilot.wait_for_idle = nothing_left  # type: ignore[attr-defined]
