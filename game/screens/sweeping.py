"""When the collector of cycles has its turn: while nobody plays.

Going through everything there is takes as long as ten frames, and Python would do it in the middle of a key. So it is
left off, and once a second it is looked whether there is much to go through and nothing going on.
"""

from __future__ import annotations

import gc

WORTH = 10_000
"""So many new objects are worth the time."""
STILL = 1_000
"""Fewer new ones than this in a second: nobody plays."""
MOST = 60_000
"""So many wait for no quiet second; only the new ones are gone through then, which is soon over."""


class Sweeping:
    """Call `look` once a second."""

    def __init__(self) -> None:
        self._before = 0

    def look(self) -> None:
        """Sweep, where it is time."""
        new = gc.get_count()[0]
        if new > MOST:
            gc.collect(0)
        elif new > WORTH and new - self._before < STILL:
            gc.collect()
        self._before = gc.get_count()[0]
