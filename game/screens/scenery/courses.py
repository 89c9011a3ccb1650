"""Where sun and moon stand in a picture."""

from __future__ import annotations

from math import sqrt

from game.screens.scenery.shape import Shape


def place_of(shape: Shape, way: float, size: float) -> tuple[float, float]:
    """Where sun or moon stands: beside the mountain, as high as its way says."""
    low, high = shape.skyline + size * 0.2, max(size + 1.2, 0.13 * shape.height)
    y = low + (min(high, low) - low) * sqrt(max(0.0, 1 - way * way))
    left, right = shape.sides(min(shape.height - 1.0, y + size)) if shape.whole else (0.0, 0.0)
    edge = max(size + 1.0, 0.07 * shape.width)
    if way < 0:
        end = max(edge, shape.peak - left - 2.2 * size - 2)
        return edge + (end - edge) * (1 + way), y
    end = min(shape.width - edge, shape.peak + right + 2.2 * size + 2)
    return shape.width - edge + (end - shape.width + edge) * (1 - way), y
