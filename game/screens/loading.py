"""Whether what reads quest files is loaded: it takes longer than a frame may, so the first time is behind one."""

from __future__ import annotations

import sys

READER = "game.quests.reader"


def loaded() -> bool:
    """Whether reading a quest file needs nothing more than reading it."""
    return READER in sys.modules
