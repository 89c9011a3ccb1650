"""The trail: switchbacks on the slope from the foot to the summit, with even steps along it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import floor, hypot, pi, sin

from game.rules.values import dataclass
from game.screens.scenery.noise import Chance, line
from game.screens.scenery.shape import Shape

FINE = 28
"""Points a leg is laid out with, before they are spread evenly."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Trail:
    """The way up as points at even distances, first the foot, last the summit.

    `pixels` are what it covers, in order: the place, the number of its point, and how much of the pixel it takes.
    """

    points: tuple[Point, ...]
    length: float
    pixels: tuple[tuple[tuple[int, int], int, float], ...]

    def at(self, share: float) -> Point:
        """The point so far along the trail, 0 to 1."""
        place = min(1.0, max(0.0, share)) * (len(self.points) - 1)
        number = min(int(place), len(self.points) - 2)
        (x0, y0), (x1, y1) = self.points[number], self.points[number + 1]
        rest = place - number
        return x0 + (x1 - x0) * rest, y0 + (y1 - y0) * rest

    def heading(self, share: float) -> int:
        """1 where the trail goes right there, -1 where it goes left."""
        behind, ahead = self.at(share - 0.012), self.at(share + 0.012)
        return 1 if ahead[0] >= behind[0] else -1


def trail_of(shape: Shape) -> Trail:
    """The trail of a mountain."""
    chance = Chance(shape.seed ^ 0x7A11)
    turns = _turns(shape, chance)
    laid: list[Point] = []
    for number, (start, end) in enumerate(pairwise(turns)):
        rise = start[1] - end[1]
        for step in range(FINE):
            share = step / FINE
            wave = line(shape.seed + number, share * 3 + number * 5, 2) * sin(pi * share) * min(1.6, rise * 0.35)
            across = share * share * (3 - 2 * share) * 0.35 + share * 0.65
            laid.append((start[0] + (end[0] - start[0]) * across, start[1] - rise * share + wave))
    laid.append(turns[-1])
    return _even(_rising(laid, shape))


def _turns(shape: Shape, chance: Chance) -> list[Point]:
    """Foot, hairpins, summit."""
    start, end = shape.height - shape.front - 0.3, shape.top + 0.08 * shape.tall
    small = shape.height < 24
    legs = max(2 if shape.tall > 6 else 1, min(9, round((start - end) / (3.9 + 0.05 * shape.tall))))
    side = 1 if chance() < 0.5 else -1
    weights = [1.0 - 0.35 * number / legs for number in range(legs)]
    total = sum(weights)
    y = start
    turns = [(_aside(shape, y, -side, chance(0.5, 0.6) if small else chance(0.2, 0.3)), y)]
    for weight in weights:
        y -= (start - end) * weight / total
        turns.append((_aside(shape, y, side, chance(0.44, 0.66)), y))
        side = -side
    turns[-1] = (_aside(shape, y, -side, 0.25), y)
    return [*turns, (shape.peak, shape.top + 0.4)]


def _aside(shape: Shape, y: float, side: int, share: float) -> float:
    """A place beside the middle at this height, well inside the mountain."""
    left, right = shape.sides(y)
    room = min(left if side < 0 else right, 1.15 * shape.tall)
    return shape.peak + side * max(0.0, min(room * share, room - 2.0))


def _rising(laid: Sequence[Point], shape: Shape) -> list[Point]:
    """The same, never going down and never leaving the mountain."""
    made: list[Point] = []
    least = shape.height - 0.5
    for x, y in laid:
        least = min(least, y)
        left, right = shape.sides(least)
        made.append((min(max(x, shape.peak - left), shape.peak + right), least))
    return made


def _even(laid: Sequence[Point]) -> Trail:
    """Points at even distances along the same line."""
    sums = [0.0]
    for (x0, y0), (x1, y1) in pairwise(laid):
        sums.append(sums[-1] + hypot(x1 - x0, y1 - y0))
    long = max(sums[-1], 1e-6)
    many = max(8, int(long * 2))
    points, number = [], 0
    for step in range(many + 1):
        want = long * step / many
        while number < len(sums) - 2 and sums[number + 1] < want:
            number += 1
        rest = min(1.0, (want - sums[number]) / max(1e-9, sums[number + 1] - sums[number]))
        (x0, y0), (x1, y1) = laid[number], laid[number + 1]
        points.append((x0 + (x1 - x0) * rest, y0 + (y1 - y0) * rest))
    return Trail(tuple(points), long, _pixels(points))


def _pixels(points: Sequence[Point]) -> tuple[tuple[tuple[int, int], int, float], ...]:
    """The pixels of a line one pixel thick, its upper and lower edge softened."""
    seen: dict[tuple[int, int], tuple[int, float]] = {}
    for number, (x, y) in enumerate(points):
        column, over = int(x), y - 0.5
        upper = floor(over)
        low = min(1.0, max(0.0, (over - upper - 0.5) * 2.2 + 0.5))
        for row, share in ((upper, 1 - low), (upper + 1, low)):
            if share > 0.02:
                old = seen.get((column, row), (number, 0.0))
                seen[column, row] = old[0], max(old[1], share)
    return tuple((place, number, share) for place, (number, share) in seen.items())


def step_place(step: int, steps: int) -> float:
    """Where on the trail a step begins, counted from 0; past the last step lies the summit.

    >>> [step_place(step, 4) for step in range(5)]
    [0.0, 0.25, 0.5, 0.75, 1.0]
    """
    return min(1.0, max(0.0, step / max(1, steps)))
