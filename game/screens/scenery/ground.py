"""What the mountain is made of at a place: which of its ground colours, for each biome.

A place is told by its height (0 foot, 1 summit), its relief (0 gully, 1 rib), a grain of noise, and how it leans.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.screens.scenery.scene import Biome

Pick = Callable[[float, float, float, float], int]
"""(height, relief, grain, lean to the left or right) -> number of the ground."""


def _alpine(high: float, relief: float, grain: float, lean: float) -> int:
    """Snow lies in the gullies first; ribs stay bare longest; woods and meadows at the foot."""
    if high > 0.40 and relief * 0.75 + abs(lean) * 0.10 < (high - 0.44) * 2.5 + (grain - 0.5) * 0.5:
        return 1
    if high < 0.30 + (grain - 0.5) * 0.22:
        return 3 if relief + grain * 0.9 < 1.05 + (0.3 - high) else 2
    return 4 if grain > 0.63 else 0


def _mesa(high: float, relief: float, grain: float, lean: float) -> int:  # noqa: ARG001
    """Layers, a little bent, each with a rim."""
    layer = (high + (grain - 0.5) * 0.025) * 13
    return (0, 2, 0, 1, 0, 2, 4, 0, 3, 0, 2, 1, 0, 1, 3)[int(layer) % 15] if high > 0.13 else 4


def _volcano(high: float, relief: float, grain: float, lean: float) -> int:  # noqa: ARG001
    """Dark rock, rusty towards the rim, some green below."""
    if high < 0.2 + (grain - 0.5) * 0.2:
        return 4 if relief < 0.6 else 0
    if high > 0.8 + (grain - 0.5) * 0.2:
        return 3
    return 2 if relief < 0.34 else 1 if grain > 0.62 else 0


def _cliff(high: float, relief: float, grain: float, lean: float) -> int:
    """Grass on what is not too steep, bare layered rock towards the sea."""
    if lean < -0.34 + (grain - 0.5) * 0.35:
        layer = int((high + (grain - 0.5) * 0.04) * 17) % 4
        return (0, 1, 0, 2)[layer]
    if relief > 0.83:
        return 0
    return 3 if grain > 0.45 else 4


def _forest(high: float, relief: float, grain: float, lean: float) -> int:  # noqa: ARG001
    """A wood in all its greens, turning gold and red in patches towards the top."""
    turn = relief * 0.8 + (grain - 0.5) * 0.22 + high * 0.42
    if turn > 0.98:
        return 3
    if turn > 0.84:
        return 2
    if turn > 0.66:
        return 1
    return 0 if turn > 0.40 else 4


def _ice(high: float, relief: float, grain: float, lean: float) -> int:
    """Snow above and on ribs, blue ice in the walls, deep blue in the crevasses."""
    depth = relief + (grain - 0.5) * 0.16 + (high - 0.5) * 0.22
    if relief < 0.16:
        return 3
    if depth < 0.42:
        return 2
    if depth < 0.62 or abs(lean) > 0.75:
        return 0
    return 4 if depth < 0.74 else 1


PICKS: Mapping[Biome, Pick] = {
    Biome.ALPINE: _alpine,
    Biome.MESA: _mesa,
    Biome.VOLCANO: _volcano,
    Biome.CLIFF: _cliff,
    Biome.FOREST: _forest,
    Biome.ICE: _ice,
}
