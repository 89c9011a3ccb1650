"""The six kinds of mountain: their outline, their ribs, their ground, as tables."""

from __future__ import annotations

from collections.abc import Mapping

from game.rules.values import dataclass
from game.screens.scenery.scene import Biome

Outline = tuple[tuple[float, float], ...]
"""Corners from -1 (left foot) over 0 (summit) to 1 (right foot), each with its height 0 to 1."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One biome. `broad`: half the foot against the height. `jag`: how rough the outline is, against the height.

    `ribs`: how many ridges run down each side, how deep they are, how deep the finer ones, and the grain.
    `grounds`: the colours of the ground, in the order in which `ground.py` names them. `far`: the tint of the ridges
    behind, `edge` their form. `front`: what grows in front, with its dark and its lit colour.
    """

    outline: Outline
    broad: float
    jag: float
    ribs: tuple[float, float, float, float]
    grounds: tuple[int, ...]
    far: int
    edge: str
    front: str
    near: tuple[int, int]


KINDS: Mapping[Biome, Kind] = {
    Biome.ALPINE: Kind(
        (
            (-1.0, 0.0),
            (-0.8, 0.13),
            (-0.62, 0.30),
            (-0.5, 0.47),
            (-0.43, 0.50),
            (-0.36, 0.52),
            (-0.2, 0.74),
            (-0.09, 0.87),
            (0.0, 1.0),
            (0.07, 0.90),
            (0.16, 0.80),
            (0.26, 0.62),
            (0.34, 0.57),
            (0.42, 0.50),
            (0.6, 0.28),
            (0.78, 0.15),
            (1.0, 0.0),
        ),
        1.5,
        0.05,
        (3.2, 1.0, 0.55, 0.22),
        (0x8B8795, 0xF4F6FC, 0x5C7C58, 0x33594A, 0x9C8F8A),
        0x50609A,
        "jagged",
        "conifers",
        (0x1B3A3C, 0x4A7A5C),
    ),
    Biome.MESA: Kind(
        (
            (-1.0, 0.0),
            (-0.78, 0.12),
            (-0.64, 0.20),
            (-0.61, 0.40),
            (-0.47, 0.45),
            (-0.36, 0.53),
            (-0.33, 0.74),
            (-0.22, 0.79),
            (-0.16, 0.83),
            (-0.145, 0.96),
            (-0.05, 0.975),
            (0.0, 1.0),
            (0.09, 0.97),
            (0.17, 0.95),
            (0.185, 0.80),
            (0.3, 0.70),
            (0.4, 0.63),
            (0.425, 0.42),
            (0.6, 0.33),
            (0.69, 0.27),
            (0.71, 0.13),
            (1.0, 0.0),
        ),
        1.5,
        0.018,
        (6.0, 0.55, 0.7, 0.18),
        (0xB5583A, 0xD98A55, 0x8C3F31, 0xE8B27C, 0xA9764F),
        0xB07A68,
        "mesas",
        "cacti",
        (0x5E4032, 0xA08A56),
    ),
    Biome.VOLCANO: Kind(
        (
            (-1.0, 0.0),
            (-0.8, 0.10),
            (-0.6, 0.24),
            (-0.42, 0.42),
            (-0.27, 0.64),
            (-0.17, 0.84),
            (-0.125, 0.955),
            (-0.1, 0.97),
            (-0.07, 0.90),
            (-0.03, 0.89),
            (0.0, 1.0),
            (0.05, 0.985),
            (0.1, 0.90),
            (0.2, 0.735),
            (0.3, 0.57),
            (0.45, 0.38),
            (0.62, 0.22),
            (0.8, 0.10),
            (1.0, 0.0),
        ),
        1.6,
        0.025,
        (5.0, 0.9, 0.6, 0.25),
        (0x5A4C50, 0x7C6763, 0x3A3338, 0x8E5B4A, 0x46523F),
        0x5C5478,
        "cones",
        "shrubs",
        (0x2A2830, 0x5C6450),
    ),
    Biome.CLIFF: Kind(
        (
            (-1.0, 0.0),
            (-0.6, 0.015),
            (-0.52, 0.05),
            (-0.5, 0.22),
            (-0.46, 0.25),
            (-0.435, 0.30),
            (-0.42, 0.56),
            (-0.34, 0.64),
            (-0.27, 0.72),
            (-0.25, 0.87),
            (-0.12, 0.94),
            (0.0, 1.0),
            (0.12, 0.95),
            (0.28, 0.84),
            (0.45, 0.70),
            (0.62, 0.50),
            (0.75, 0.36),
            (0.88, 0.2),
            (1.0, 0.0),
        ),
        1.55,
        0.03,
        (4.5, 0.6, 0.6, 0.22),
        (0xA79C8C, 0xC9BFA8, 0x7D7468, 0x74904F, 0x5C7A48),
        0x7890A8,
        "islands",
        "sea",
        (0x123548, 0x2F7590),
    ),
    Biome.FOREST: Kind(
        (
            (-1.0, 0.0),
            (-0.85, 0.13),
            (-0.7, 0.33),
            (-0.55, 0.50),
            (-0.44, 0.56),
            (-0.33, 0.63),
            (-0.2, 0.83),
            (-0.1, 0.95),
            (0.0, 1.0),
            (0.1, 0.965),
            (0.22, 0.86),
            (0.34, 0.72),
            (0.45, 0.65),
            (0.57, 0.60),
            (0.7, 0.42),
            (0.85, 0.17),
            (1.0, 0.0),
        ),
        1.85,
        0.02,
        (2.6, 0.75, 0.4, 0.55),
        (0x5E7F45, 0x8A9A4A, 0xC08A3E, 0xB2603A, 0x3F6A4C),
        0x54808C,
        "rounded",
        "broadleaf",
        (0x24442F, 0x6C8E48),
    ),
    Biome.ICE: Kind(
        (
            (-1.0, 0.0),
            (-0.82, 0.16),
            (-0.74, 0.29),
            (-0.6, 0.33),
            (-0.5, 0.56),
            (-0.41, 0.51),
            (-0.31, 0.62),
            (-0.22, 0.79),
            (-0.08, 0.885),
            (0.0, 1.0),
            (0.055, 0.86),
            (0.13, 0.82),
            (0.21, 0.63),
            (0.31, 0.66),
            (0.4, 0.46),
            (0.53, 0.43),
            (0.63, 0.24),
            (0.76, 0.2),
            (1.0, 0.0),
        ),
        1.4,
        0.035,
        (3.2, 1.0, 0.5, 0.10),
        (0xA9CBE6, 0xF2F9FF, 0x6FA5D2, 0x4E82BA, 0xDCEEFA),
        0x6488BC,
        "jagged",
        "drifts",
        (0x5C88B8, 0xA4C6E4),
    ),
}
