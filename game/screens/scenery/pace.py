"""How often what moves is drawn, and whether this machine is quick enough for it."""

from __future__ import annotations

FRAMES = 12
"""Pictures a second of what moves."""
SLOW_SECONDS = 0.030
LATE_SECONDS = 0.100
SLOW_FRAMES = 4
"""After so many slow or late frames nothing moves any more in this session."""
FORGIVEN = 0.1
"""So much of a slow frame each quick one makes good: one hiccup a minute is not a slow machine."""


class Pace:
    """The beat of a moment: how long it has run, and how late and slow its frames were.

    >>> pace = Pace()
    >>> pace.start(10.0)
    >>> pace.drawn(10.1, 10.11)
    >>> pace.tired
    False
    """

    def __init__(self) -> None:
        self._began = self._due = self._slow = 0.0

    @property
    def tired(self) -> bool:
        """Whether there were too many slow frames; stays so."""
        return self._slow >= SLOW_FRAMES

    def start(self, now: float) -> None:
        """A moment begins. Times are those of a clock that only goes on, in seconds."""
        self._began, self._due = now, now + 1 / FRAMES

    def since(self, now: float) -> float:
        """Seconds since the moment began."""
        return now - self._began

    def drawn(self, start: float, end: float) -> None:
        """A frame was drawn between two times."""
        slow = end - start > SLOW_SECONDS or start - self._due > LATE_SECONDS
        if not self.tired:
            self._slow = self._slow + 1 if slow else max(0.0, self._slow - FORGIVEN)
        self._due = max(self._due + 1 / FRAMES, start)
