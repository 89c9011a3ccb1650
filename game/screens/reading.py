"""Reading the past for a pane: at once where the tables are there, else in a thread while the player goes on."""

from __future__ import annotations

from asyncio import AbstractEventLoop, get_running_loop
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from textual.app import App

    from game.play.game import Game

View = TypeVar("View")


class Reader(Generic[View]):
    """Answers questions about the past of a game; only the newest of them.

    A thread reads with a game of its own: the player's may say something meanwhile. It is a daemon, so leaving the
    game waits for nothing.
    """

    def __init__(self, app: App[object]) -> None:
        self._app = app
        self._newest = 0

    def read(self, game: Game, ask: Callable[[Game], View], then: Callable[[View | None], object]) -> None:
        """Ask; `then` is called on the app's own loop, now or later, with None where the journal cannot be read."""
        from game.play.history import is_quick

        self._newest += 1
        try:
            quick = is_quick(game)
            answer = ask(game) if quick else None
        except OSError:
            quick, answer = True, None
        if quick:
            then(answer)
        else:
            work = (game.reopened, ask, then, self._newest, get_running_loop())
            Thread(target=self._behind, args=work, name="reading", daemon=True).start()

    def _behind(
        self,
        reopened: Callable[[], Game],
        ask: Callable[[Game], View],
        then: Callable[[View | None], object],
        number: int,
        loop: AbstractEventLoop,
    ) -> None:
        answer, failed = None, None
        try:
            answer = ask(reopened())
        except OSError:
            pass
        except Exception as error:  # noqa: BLE001 - the app raises it on its own loop
            failed = error
        with suppress(RuntimeError):  # the player has left the game
            loop.call_soon_threadsafe(self._app.call_later, partial(self._tell, answer, failed, then, number))

    def _tell(
        self, answer: View | None, failed: Exception | None, then: Callable[[View | None], object], number: int
    ) -> None:
        if failed is not None:
            raise failed
        if number == self._newest:
            then(answer)
