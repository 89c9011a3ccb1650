"""Where things stand in the picture: the size and place of the mountain, and its outline."""

from __future__ import annotations

from math import floor

from game.rules.values import dataclass
from game.screens.scenery.biomes import KINDS, Kind, Outline
from game.screens.scenery.noise import Chance, line
from game.screens.scenery.scene import Biome, biome_of, seed_of

SMALLEST = (24, 6)
"""Below so many pixels across and down there is room for sky and ridges only."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The mountain in a picture of `width` × `height` pixels; y counts down from the top.

    `outline` holds three heights over the foot for each column, so that edges can be smoothed. `reach` holds for each
    row how far the mountain goes left and right of the summit's column.
    """

    width: int
    height: int
    biome: Biome
    kind: Kind
    seed: int
    peak: float
    top: float
    foot: float
    tall: float
    front: float
    skyline: float
    outline: tuple[tuple[float, float, float], ...]
    reach: tuple[tuple[float, float], ...]

    @property
    def whole(self) -> bool:
        """Whether there is room for the mountain."""
        return self.width >= SMALLEST[0] and self.height >= SMALLEST[1]

    def row_of(self, share: float) -> float:
        """The y of a height, 0 at the foot to 1 at the summit."""
        return self.foot - share * self.tall

    def share_of(self, row: float) -> float:
        """The height of a y."""
        return (self.foot - row) / self.tall

    def sides(self, row: float) -> tuple[float, float]:
        """How far the mountain goes left and right of the summit's column, in pixels."""
        number = min(self.height - 1, max(0, floor(row)))
        return self.reach[number]

    def covers(self, column: float, row: float) -> bool:
        """Whether a point lies on the mountain."""
        left, right = self.sides(row)
        return self.peak - left <= column <= self.peak + right


def shape_of(quest: str, width: int, height: int) -> Shape:
    """Compose the picture for a size in pixels."""
    biome = biome_of(quest)
    return shaped(biome, seed_of(quest), width, height)


def shaped(biome: Biome, seed: int, width: int, height: int) -> Shape:
    """The same for a biome that is given."""
    kind = KINDS[biome]
    chance = Chance(seed)
    person = 2.3 if height < 12 else 3.3 if height < 15 else 4.4
    margin = min(max(person, 0.13 * height), 0.3 * height)  # who stands on the summit is seen whole
    most = 0.52 * width
    tall = height - margin if height - margin < most else most + 0.25 * (height - margin - most)
    tall = max(1.0, tall)
    front = max(0.8, min(0.14 * height, 0.16 * tall + 0.6, 9.0))
    foot = height - front * 0.45
    tall -= front * 0.45
    stretch = max(1.0, min(1.45, width / (tall * 4.6)))
    half = max(2.0, min(tall * kind.broad * stretch, 0.49 * width))
    peak = width * (0.47 + chance(-0.07, 0.07))
    if half > 0.4 * width:
        peak = width / 2 + (peak - width / 2) * 0.4
    rough = kind.jag * tall
    thirds = [_height(kind.outline, (x / 3 + 1 / 6 - peak) / half, tall, rough, seed) for x in range(3 * width)]
    outline = tuple(zip(thirds[::3], thirds[1::3], thirds[2::3], strict=True))
    skyline = foot - max(1.5, min(0.30 * tall, 0.3 * height))
    return Shape(
        width,
        height,
        biome,
        kind,
        seed,
        peak,
        foot - tall,
        foot,
        tall,
        front,
        skyline,
        outline,
        tuple(_reach(outline, peak, foot - row - 0.5) for row in range(height)),
    )


def _height(corners: Outline, where: float, tall: float, rough: float, seed: int) -> float:
    """The mountain's height in pixels over its foot, `where` counted from -1 to 1; below 0 outside it."""
    if where <= -1 or where >= 1:
        return -1.0
    after = next(number for number in range(1, len(corners)) if corners[number][0] >= where)
    (x0, y0), (x1, y1) = corners[after - 1], corners[after]
    share = y0 + (y1 - y0) * (where - x0) / (x1 - x0)
    quiet = min(1.0, abs(where) * 7) * min(1.0, share * 5)
    return share * tall + rough * quiet * line(seed, where * 9 + 20, 4)


def _reach(outline: tuple[tuple[float, float, float], ...], peak: float, level: float) -> tuple[float, float]:
    """How far one can walk left and right from the summit's column at a height."""
    middle = min(len(outline) - 1, max(0, floor(peak)))
    left = middle
    while left >= 0 and outline[left][1] >= level:
        left -= 1
    right = middle
    while right < len(outline) and outline[right][1] >= level:
        right += 1
    return max(0.0, peak - left - 1), max(0.0, right - peak)


def cover(heights: tuple[float, float, float], level: float) -> float:
    """How much of a pixel lies under an outline: `level` is the height of the pixel's lower edge.

    >>> cover((3.0, 3.0, 3.0), 2.5), cover((0.0, 0.0, 0.0), 2.0)
    (0.5, 0.0)
    """
    total = 0.0
    for height in heights:
        over = height - level
        total += 1.0 if over >= 1 else over if over > 0 else 0.0
    return total / 3
