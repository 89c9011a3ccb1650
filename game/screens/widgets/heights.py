"""The altimeter: the heights reached, where the player is, and those ahead. For large terminals."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from textual.content import Content

from game.screens import themes
from game.screens.lines import cut, line, metres
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn

Height = tuple[str, int]


class Heights(Drawn):
    """Real heights around the metres climbed, the highest on top."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="heights")
        self.border_title = Content("Heights")
        self.heights: Sequence[Height] = ()
        self.climbed = 0.0

    def show(self, heights: Sequence[Height], climbed: float) -> None:
        """The scale, and where the player stands on it."""
        self.heights, self.climbed = heights, climbed
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """A rail with a third of the room above the player, the rest below."""
        if not self.heights:
            return []
        per = 2 if height >= 14 else 1
        room = max(1, (height + per - 1) // per)
        reached = bisect_right([metre for _, metre in self.heights], self.climbed)
        ahead = min(max(1, room // 3), len(self.heights) - reached)
        below = min(room - 1 - ahead, reached)
        ahead = min(room - 1 - below, len(self.heights) - reached)
        rows: list[Content] = []
        for place in range(reached + ahead - 1, reached - 1, -1):
            rows.append(self._height(place, width, reached=False))
            rows += [self._rail(themes.FAINT)] * (per - 1)
        rows.append(self._you(reached, width))
        for place in range(reached - 1, reached - below - 1, -1):
            rows += [self._rail(themes.GOLD)] * (per - 1)
            rows.append(self._height(place, width, reached=True))
        return rows[:height]

    def _height(self, place: int, width: int, *, reached: bool) -> Content:
        name, metre = self.heights[place]
        mark, style = ("mastered", themes.GOLD) if reached else ("ahead", themes.FAINT)
        text = themes.INK if reached else themes.QUIET
        return line((f"{metre:>9,} m  ", text), (self.symbols.mark(mark), style), (f"  {cut(name, width - 16)}", text))

    def _you(self, reached: int, width: int) -> Content:
        ahead = self.heights[reached][1] - self.climbed if reached < len(self.heights) else 0
        told = f"you, {metres(ahead)} below the next" if ahead else "you, above them all"
        here = f"bold {themes.EMBER}"
        return line(
            (f"{self.climbed:>9,.0f} m  ", here),
            (self.symbols.mark("here"), here),
            (f"  {cut(told, width - 16)}", here),
        )

    def _rail(self, style: str) -> Content:
        return line(" " * 13, (self.symbols.mark("rail"), style))
