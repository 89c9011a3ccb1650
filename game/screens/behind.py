"""Work that must not hold up the game: done in a thread, and told on the app's own loop when it is over."""

from __future__ import annotations

from asyncio import AbstractEventLoop, get_running_loop
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import Any, TypeVar

from textual.app import App

Came = TypeVar("Came")


def behind(app: App[Any], work: Callable[[], Came], then: Callable[[Came | None], object]) -> None:
    """Do the work; `then` is called with what came of it, or with None where a file could not be read or written.

    The thread is a daemon, so leaving the game waits for nothing.
    """
    Thread(target=_run, args=(app, work, then, get_running_loop()), name="behind", daemon=True).start()


def _run(
    app: App[Any], work: Callable[[], Came], then: Callable[[Came | None], object], loop: AbstractEventLoop
) -> None:
    came, failed = None, None
    try:
        came = work()
    except OSError:
        pass
    except Exception as error:  # noqa: BLE001 - the app raises it on its own loop
        failed = error
    soon(app, loop, partial(_tell, came, failed, then))


def soon(app: App[Any], loop: AbstractEventLoop, do: Callable[[], object]) -> None:
    """From a thread: do something on the app's own loop, unless the player has left the game."""
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(app.call_later, do)


def _tell(came: Came | None, failed: Exception | None, then: Callable[[Came | None], object]) -> None:
    if failed is not None:
        raise failed
    then(came)
