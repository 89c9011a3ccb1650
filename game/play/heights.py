"""The real heights that name levels, read from the game's data."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from game.rules.rewards import Height

PATH = Path(__file__).parents[1] / "data" / "heights.toml"


@cache
def heights() -> tuple[Height, ...]:
    """All of them, from low to high."""
    import tomllib  # 5 ms, and not every command shows a level

    rows = tomllib.loads(PATH.read_text(encoding="utf-8"))["heights"]
    return tuple(Height(row["name"], row["metres"]) for row in rows)
