"""Opening the game beside the first frame: usually it is there in time to be on it.

A read model that has to be made anew takes seconds after ten years of play; then the first frame goes out without it,
and says so. The main loop waits a moment, so the thread does not compete with it for the interpreter.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.screens.session import Session

QUICK_SECONDS = 0.06
"""So long the first frame waits for the game."""


class Opening:
    """A session on its way. `failed` is what was raised in place of one."""

    def __init__(self, opening: Callable[[], Session]) -> None:
        self._opening = opening
        self._over = Event()
        self.session: Session | None = None
        self.failed: BaseException | None = None

    def begin(self) -> bool:
        """Start; whether it is there already."""
        Thread(target=self._run, name="opening", daemon=True).start()
        return self._over.wait(QUICK_SECONDS)

    @property
    def over(self) -> bool:
        """Whether it is there, or failed."""
        return self._over.is_set()

    def _run(self) -> None:
        try:
            self.session = self._opening()
        except Exception as error:  # noqa: BLE001 - it is raised again on the main loop
            self.failed = error
        finally:
            self._over.set()
