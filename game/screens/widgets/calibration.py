"""How sure the player said they were, and what they then did: a line from 0 to 100 for each, with its numbers.

From ten rated tries on there is a plot of said against done in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from game.screens import themes
from game.screens.lines import cut, hanging, line, wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.columns import Scale, scale_line
from game.screens.widgets.drawn import Drawn
from game.screens.widgets.said_done import legend, plot_lines, spots

LEAST_SCALE = 10
MOST_SCALE = 40
ROOMY = 32
"""A lower terminal has a lower plot."""
DID = "did it "


class Point(NamedTuple):
    """Some ratings: what they are called, what was said (`low` to `high`), and the days done of those that followed."""

    label: str
    low: int
    high: int
    done: int
    days: int


class Known(NamedTuple):
    """What is known beside single ratings: where confidence fell, strength and the like, what came of rated tries.

    `tries` are (rating, done), and empty before there are ten; `came` are the sentences under their plot.
    """

    fell: Sequence[str] = ()
    facts: Sequence[str] = ()
    tries: Sequence[tuple[int, bool]] = ()
    came: Sequence[str] = ()


class Calibration(Drawn):
    """Confidence against outcome; one line that says how it begins, where nothing was rated. `low`: a lower plot."""

    def __init__(self, symbols: Symbols, *, low: bool = False) -> None:
        super().__init__(symbols, id="sure")
        self.low = low
        self.points: Sequence[Point] = ()
        self.hint = ""
        self.known = Known()

    def show(self, points: Sequence[Point], title: str, hint: str, known: Known = Known()) -> None:  # noqa: B008
        """Other ratings; `hint` is said in place of none."""
        self.points, self.hint, self.known = points, hint, known
        self.head(title)
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - as high as it is
        """Where it fell and what is known; the plot, or a line each over what the signs mean."""
        if not self.points:
            return wrapped(self.hint, width, themes.QUIET, 3)
        rows: list[Content] = []
        for text in self.known.fell:
            rows += hanging(
                line((f"{self.symbols.mark('offer')} ", themes.EMBER)), wrapped(text, width - 2, themes.EMBER, 4)
            )
        for text in self.known.facts:
            rows += wrapped(text, width, themes.INK, 3)
        rows += [Content("")] if rows else []
        return [*rows, *(self._plot(width) or sure_lines(self.points, width, self.symbols))]

    def _plot(self, width: int) -> list[Content]:
        """Said against done, over what it comes to; nothing before ten tries, or where it is too narrow."""
        if not self.known.tries:
            return []
        low = self.low or self.app.size.height < ROOMY
        drawn = plot_lines(spots(self.known.tries), width, low=low, symbols=self.symbols)
        if not drawn:
            return []
        rows = [*drawn, legend(self.symbols).truncate(width), Content("")]
        for place, text in enumerate(self.known.came):
            rows += wrapped(text, width, themes.QUIET if place else themes.INK, 3)
        return rows


def sure_lines(points: Sequence[Point], width: int, symbols: Symbols) -> list[Content]:
    """What was said, the line from 0 to 100, what was done."""
    labels = max(cell_len(point.label) for point in points)
    ends = [_came_of(point) for point in points]
    room = width - labels - max(map(cell_len, ends)) - 4
    if room < LEAST_SCALE:
        return _short(points, ends, width)
    cells = min(MOST_SCALE, room)
    rows = []
    for point, end in zip(points, ends, strict=True):
        did = 100 * point.done / point.days if point.days else None
        scale = scale_line(Scale(point.low, point.high, did), cells, symbols)
        label = point.label + " " * (labels - cell_len(point.label))
        rows.append(line((label, themes.QUIET), "  ", scale, "  ", (end, themes.INK if point.days else themes.QUIET)))
    said = symbols.mark("span" if points[0].low != points[0].high else "said")
    told = line((said, themes.GOLD), (" said   ", themes.QUIET), (symbols.mark("did"), themes.LEAF))
    foot = line(told, (" done, in 100", themes.QUIET))
    under = line(" " * (labels + 2), ("0" + f"{100:>{cells - 1}}", themes.FAINT))
    return [*rows, under, foot.truncate(width)]


def _came_of(point: Point) -> str:
    return f"{DID}{point.done:,} of {point.days:,}" if point.days else "not tried yet"


def _short(points: Sequence[Point], ends: Sequence[str], width: int) -> list[Content]:
    """Lines without a scale, all of them put alike: what came of it stays, the rest has as many words as fit."""
    labels = [" ".join(point.label.split()) for point in points]
    counts = [end.removeprefix(DID) for end in ends]
    ways = ([f"said {label}" for label in labels], ends), (labels, ends), (labels, counts)
    heads, tails = next((way for way in ways if _widest(*way) <= width), ways[-1])
    rows = zip(heads, tails, strict=True)
    return [line((cut(head, max(0, width - cell_len(f": {tail}"))) + f": {tail}", themes.INK)) for head, tail in rows]


def _widest(heads: Sequence[str], tails: Sequence[str]) -> int:
    return max(cell_len(f"{head}: {tail}") for head, tail in zip(heads, tails, strict=True))
