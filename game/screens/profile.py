"""A ladder drawn as a mountain: the way up rises as the amounts do, so that one sees where it is steep.

Base at the left, summit at the right, a mark for each step, numbers and camps under it. Pure: from rungs and a size to
lines; the same rungs give the same mountain.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import sin, sqrt
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from game.screens import themes
from game.screens.lines import cut, line
from game.screens.symbols import Symbols

if TYPE_CHECKING:
    from game.play.views import StepView

EIGHTHS = " ▁▂▃▄▅▆▇█"
ROCK = "$line"
LEAST_WIDTH, LEAST_HEIGHT = 16, 4
FOOT, SUMMIT, EDGE = 0.16, 1.0, 0.3
"""How high the first step, the last one and the far end stand, in parts of the room there is."""
HOLD = 0.55
"""The height of a ladder of one step: a hill to stand on."""


class Rung(NamedTuple):
    """A step on the mountain. `height` runs from 0 (the first step) to 1 (the last); `said` is short."""

    number: int
    said: str
    height: float
    camp: str = ""


def rungs_of(steps: Sequence[StepView]) -> list[Rung]:
    """The steps of a ladder with their heights: by amount where there are amounts, else evenly.

    A habit to shrink rises too: the less of it, the higher.
    """
    amounts = [step.amount for step in steps]
    first, last = amounts[0] if amounts else None, amounts[-1] if amounts else None
    rungs, camp = [], ""
    for place, step in enumerate(steps):
        if first is None or last is None or step.amount is None or first == last:
            height = place / max(1, len(steps) - 1) if len(steps) > 1 else 1.0
        else:
            height = (step.amount - first) / (last - first)
        said = _short(step.amount) if step.amount is not None else str(step.index)
        rungs.append(Rung(step.index, said, min(1.0, max(0.0, height)), "" if step.camp == camp else step.camp))
        camp = step.camp
    return rungs


def _short(amount: int) -> str:
    """An amount in few cells.

    >>> _short(25), _short(1500), _short(20000), _short(1000000)
    ('25', '1,500', '20k', '1M')
    """
    if amount >= 1_000_000 and amount % 100_000 == 0:
        return f"{amount / 1_000_000:g}M"
    return f"{amount // 1000}k" if amount >= 10_000 and amount % 1000 == 0 else f"{amount:,}"


class Profile:
    """A mountain of so many cells. `start` and `chosen` are step numbers; 0 is none."""

    def __init__(
        self, rungs: Sequence[Rung], size: tuple[int, int], symbols: Symbols, start: int, chosen: int = 0
    ) -> None:
        self.rungs, self.symbols, self.start, self.chosen = rungs, symbols, start, chosen
        self.width, height = size
        self.camps = sum(bool(rung.camp) for rung in rungs) > 1 and height >= 7
        self.rows = height - 1 - self.camps
        self.unit = 1 if symbols.ascii else 8
        last = max(3, self.width - 1 - max(2, self.width // 7))
        first = min(last - 1, max(1, self.width // 16))
        self.places = [
            first + round(place * (last - first) / max(1, len(rungs) - 1)) if len(rungs) > 1 else (first + last) // 2
            for place in range(len(rungs))
        ]

    def step_at(self, x: int) -> int:
        """The number of the step nearest to a column."""
        return min(zip(self.places, self.rungs, strict=True), key=lambda pair: abs(pair[0] - x))[1].number

    def lines(self) -> list[Content]:
        """The mountain over its numbers and camps; nothing where there is no room, or no ladder."""
        if not self.rungs or self.width < LEAST_WIDTH or self.rows < LEAST_HEIGHT - 1:
            return []
        ridge = [self._height(x) for x in range(self.width)]
        marks = self._marks(ridge)
        rows = [self._row(row, ridge, marks) for row in range(self.rows)]
        return [*rows, self._numbers(), *([self._camp_names()] if self.camps else [])]

    def outline(self) -> list[Content]:
        """The rock alone, without light, marks or numbers: a mountain nobody has named yet."""
        if self.width < LEAST_WIDTH or self.rows < LEAST_HEIGHT - 1:
            return []
        ridge = [self._height(x) for x in range(self.width)]
        drawn = []
        for row in range(self.rows):
            under = (self.rows - 1 - row) * self.unit
            chars = [self._block(high - under) if high > under else " " for high in ridge]
            drawn.append(line(("".join(chars), f"{ROCK} 40%")))
        return drawn

    # --- the shape ---------------------------------------------------------------------------------------------------

    def _height(self, x: int) -> int:
        """How high the rock stands in a column, in eighths of a cell; one row stays free for the marks."""
        room = (self.rows - 1) * self.unit
        part = self._part(x)
        rough = 0.0 if x in self.places else 0.016 * sin(x * 2.3) + 0.012 * sin(x * 5.1 + 1)
        return max(1, min(room, round((part + rough * part) * room)))

    def _part(self, x: int) -> float:
        first, last = self.places[0], self.places[-1]
        heights = [HOLD] if len(self.rungs) == 1 else [FOOT + (SUMMIT - FOOT) * rung.height for rung in self.rungs]
        if x <= first:
            return heights[0] * (0.35 + 0.65 * (x + 1) / (first + 1))
        if x >= last:
            fall = (x - last) / max(1, self.width - 1 - last)
            return heights[-1] * (1 - (1 - EDGE) * sqrt(fall))
        place = next(index for index, right in enumerate(self.places) if right >= x)
        left, right = self.places[place - 1], self.places[place]
        between = (x - left) / max(1, right - left)
        return heights[place - 1] + (heights[place] - heights[place - 1]) * between

    def _far(self, x: int) -> int:
        """A ridge behind, in eighths."""
        wave = 0.46 + 0.12 * sin(x * 0.11 + len(self.rungs)) + 0.05 * sin(x * 0.31)
        return round(wave * (self.rows - 1) * self.unit)

    def _marks(self, ridge: Sequence[int]) -> dict[tuple[int, int], tuple[str, str]]:
        """The signs of the steps, by column and row: each stands on the rock. Where two fall together, the higher."""
        marks: dict[tuple[int, int], tuple[str, str]] = {}
        order = sorted(self.rungs, key=lambda r: (r.number == self.start, r.number == self.chosen, r.number))
        for rung in order:
            x = self.places[rung.number - 1]
            row = max(0, self.rows - 1 - -(-ridge[x] // self.unit))
            summit = rung.number == len(self.rungs)
            if rung.number == self.start:
                mark = self.symbols.mark("here"), f"bold {themes.EMBER}"
            elif summit:
                mark = self.symbols.mark("summit"), f"bold {themes.GOLD}"
            else:
                mark = self.symbols.mark("ahead"), themes.FAINT if rung.number < self.start else themes.GOLD
            if rung.number == self.chosen:
                mark = mark[0], f"{mark[1]} reverse"
            marks[x, row] = mark
        return marks

    # --- the rows ----------------------------------------------------------------------------------------------------

    def _row(self, row: int, ridge: Sequence[int], marks: dict[tuple[int, int], tuple[str, str]]) -> Content:
        cells = [self._marked(x, row, marks) or self._cell(x, row, ridge) for x in range(self.width)]
        return line(*[("".join(char for char, _ in run), style) for style, run in groupby(cells, key=lambda c: c[1])])

    def _marked(self, x: int, row: int, marks: dict[tuple[int, int], tuple[str, str]]) -> tuple[str, str] | None:
        """The sign in a cell, on the ridge behind where that is there."""
        mark = marks.get((x, row))
        behind = not self.symbols.ascii and self._far(x) >= (self.rows - row) * self.unit
        return (mark[0], f"{mark[1]} on {ROCK} 35%") if mark and behind else mark

    def _cell(self, x: int, row: int, ridge: Sequence[int]) -> tuple[str, str]:
        under = (self.rows - 1 - row) * self.unit
        rock, far = ridge[x] - under, self._far(x) - under
        if rock > 0:
            edge = rock <= self.unit
            return self._block(rock), self._rock(x, edge=edge, depth=rock / self.unit)
        return (self._block(far, behind=True), f"{ROCK} 35%") if far > 0 else (" ", "")

    def _block(self, eighths: int, *, behind: bool = False) -> str:
        if self.symbols.ascii:
            return "." if behind else "#"
        return EIGHTHS[min(8, eighths)]

    def _rock(self, x: int, *, edge: bool, depth: float) -> str:
        """Light on the ridge that is to be climbed, dimmer below and on the far side, camps in turn."""
        ahead = self._start_place() <= x <= self.places[-1]
        if edge:
            return f"{themes.GOLD} 80%" if ahead else f"{themes.FAINT} 80%"
        if ahead and depth <= 2:
            return f"{themes.GOLD} {30 if depth <= 1.5 else 20}%"
        shade = 90 if self._camp(x) % 2 else 72
        return f"{ROCK} {max(30, round(shade - 5 * depth))}%"

    def _start_place(self) -> int:
        return self.places[self.start - 1] if 0 < self.start <= len(self.places) != 1 else 0

    def _camp(self, x: int) -> int:
        """Which camp a column belongs to."""
        return sum(bool(rung.camp) and place <= x for place, rung in zip(self.places, self.rungs, strict=True))

    def _numbers(self) -> Content:
        """What each step asks for under it, as many as there is room for; start and ends before the others."""
        cells: list[tuple[str, str]] = [(" ", "")] * self.width
        taken = [False] * (self.width + 1)
        for rung in sorted(self.rungs, key=self._matters):
            x = self.places[rung.number - 1] - (len(rung.said) - 1) // 2
            x = max(0, min(self.width - len(rung.said), x))
            span = range(max(0, x - 1), min(self.width, x + len(rung.said) + 1))
            if len(rung.said) <= self.width and not any(taken[place] for place in span):
                style = f"bold {themes.EMBER}" if rung.number == self.start else themes.QUIET
                for place, char in enumerate(rung.said, x):
                    cells[place], taken[place] = (char, style), True
        return line(*cells)

    def _matters(self, rung: Rung) -> tuple[bool, bool, bool, int]:
        ends = rung.number in (1, len(self.rungs))
        return rung.number != self.start, not ends, not rung.camp, rung.number

    def _camp_names(self) -> Content:
        """Where each camp begins, by name."""
        begins = [(self.places[rung.number - 1], rung.camp) for rung in self.rungs if rung.camp]
        ends = [x for x, _ in begins[1:]] + [self.width]
        parts: list[Content] = [Content(" " * begins[0][0])]
        for (x, name), end in zip(begins, ends, strict=True):
            told = cut(f"{self.symbols.mark('rail')}{name}", end - x - 1)
            parts.append(line((told + " " * max(0, end - x - cell_len(told)), themes.QUIET)))
        return line(*parts).truncate(self.width)
