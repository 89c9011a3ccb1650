"""Opening the game for the first frame; or behind it, where that would take too long.

With a read model it takes a few milliseconds. A save without one (a restored backup, a new device) is read from its
beginning, seconds after ten years of play: then a thread does it, and the first frame says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import Event, Thread
from typing import TYPE_CHECKING

from game.saves.paths import Root, find_root

if TYPE_CHECKING:
    from game.screens.session import Session


class Opening:
    """A session on its way. `failed` is what was raised in place of one."""

    def __init__(self, opening: Callable[[], Session]) -> None:
        self._opening = opening
        self._over = Event()
        self.session: Session | None = None
        self.failed: Exception | None = None

    def begin(self, *, behind: bool) -> None:
        """Open it here and now, or in a thread."""
        if behind:
            Thread(target=self._run, name="opening", daemon=True).start()
        else:
            self._run()

    @property
    def over(self) -> bool:
        """Whether it is there, or failed."""
        return self._over.is_set()

    def _run(self) -> None:
        try:
            self.session = self._opening()
        except Exception as error:  # noqa: BLE001 - the app raises it on its own loop
            self.failed = error
        finally:
            self._over.set()


def is_slow(root: str | None, env: Mapping[str, str]) -> bool:
    """Whether there is a journal and no read model of it."""
    place = Root(find_root(root, env))
    return place.own.is_dir() and not place.read.is_dir()
