"""The real heights that name levels, from the game's data."""

from __future__ import annotations

from typing import Any

from game.play import data
from game.rules.rewards import Height
from game.saves.paths import Root


def heights(root: Root) -> tuple[Height, ...]:
    """All of them, from low to high."""
    return data.quick(root, "heights", _shaped)


def _shaped(tables: Any) -> tuple[Height, ...]:
    return tuple(Height(str(row["name"]), int(row["metres"])) for row in tables["heights"])
