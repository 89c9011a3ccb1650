"""Scenes to draw, and small questions about a picture."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from game.rules.values import replace
from game.screens.scenery.colours import Rows
from game.screens.scenery.painter import painted, peopled
from game.screens.scenery.scene import Biome, Scene, biome_of

BUNDLED = [
    str(tomllib.loads(path.read_text("utf-8"))["id"]) for path in sorted(Path("quests").resolve().glob("*.toml"))
]
ON: dict[Biome, str] = {biome_of(quest): quest for quest in BUNDLED}
"""A bundled quest for each biome."""

NOON = datetime(2026, 11, 22, 11)
MIDNIGHT = datetime(2026, 11, 24, 23, 50)
"""The moon is full on that night."""


def scene(biome: Biome = Biome.ALPINE, **changes: Any) -> Scene:
    """A climber half way up a ladder of eleven steps at noon."""
    usual = Scene(ON[biome], 11, 5, NOON, 0.5, mastered=(True,) * 5, camps=(0, 6))
    return replace(usual, **changes)


def picture(shown: Scene, width: int = 120, height: int = 40) -> Rows:
    """The still picture; the size in cells."""
    return peopled(painted(shown, width, 2 * height), shown)


def changed(one: Rows, other: Rows) -> set[tuple[int, int]]:
    """The places (x, y) where two pictures are not the same."""
    return {
        (x, y)
        for y, (a, b) in enumerate(zip(one, other, strict=True))
        for x, (p, q) in enumerate(zip(a, b, strict=True))
        if p != q
    }


def brightness(colours: Sequence[int]) -> float:
    """How bright some pixels are on the mean, 0 to 255."""
    return sum((c >> 16) * 0.3 + (c >> 8 & 255) * 0.59 + (c & 255) * 0.11 for c in colours) / len(colours)
