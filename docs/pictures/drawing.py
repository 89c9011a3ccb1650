"""Cells as SVG: grounds and blocks as merged rectangles, lines and marks as paths, words as text of a fixed length."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple
from xml.sax.saxutils import escape

from docs.pictures.cells import Cell, Frame
from docs.pictures.shapes import FILLED, HIGH, LINES, SHADES, WIDE, Rectangle, blend, is_shape, near, rectangles

BASELINE = 13.5
FONTS = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace"
STYLE = (
    f"text{{font:14.95px {FONTS};white-space:pre}}"
    ".b{font-weight:700}.i{font-style:italic}.u{text-decoration:underline}"
    ".r{shape-rendering:crispEdges}.l{fill:none;stroke-width:1.1}"
)
LATIN = 0x250
"""Signs from here on may come from another font: each is set by itself, in its own cells."""
PUNCTUATION = "–—‘’“”…•"


HALVES = "▀▄█"
"""Signs that are made of half cells, which are as wide as they are high."""


class Run(NamedTuple):
    """Words in one style, from a column on."""

    x: int
    y: int
    text: str
    cells: int
    cell: Cell


def drawn(frame: Frame, base: str = "") -> list[str]:
    """The elements that show these cells. `base`: the colour that is there already, for a whole frame."""
    return [*_grounds(frame, base), *_signs(frame), *_words(frame)]


# --- grounds and blocks ----------------------------------------------------------------------------------------------


def _grounds(frame: Frame, base: str) -> Iterator[str]:
    """A path for each colour: whole and half cells first, in halves, then the finer blocks that stand on them."""
    halves = {(x, 2 * y + half): _half(cell, half) for (x, y), cell in frame.items() for half in (0, 1)}
    solid: dict[str, list[Rectangle]] = defaultdict(list)
    for colour, rectangle in _merged(halves):
        if colour != base:
            solid[colour].append(rectangle)
    fine: dict[str, list[Rectangle]] = defaultdict(list)
    for (x, y), cell in sorted(frame.items(), key=_reading):
        if cell.text not in HALVES:
            fine[cell.ink] += [(x * WIDE + a, y * HIGH + b, w, h) for a, b, w, h in rectangles(cell.text)]
    if solid:
        yield f'<g class="r" transform="scale({WIDE})">{"".join(_paths(solid))}</g>'
    if any(fine.values()):
        yield f'<g class="r">{"".join(_paths(fine))}</g>'


def _paths(layer: Mapping[str, Sequence[Rectangle]]) -> Iterator[str]:
    for colour in sorted(layer):
        if layer[colour]:
            rows = (f"M{number(x)} {number(y)}h{number(w)}v{number(h)}h-{number(w)}z" for x, y, w, h in layer[colour])
            yield f'<path fill="{colour}" d="{"".join(rows)}"/>'


def _half(cell: Cell, half: int) -> str:
    """The colour of the upper (0) or the lower (1) half of a cell, before anything finer is drawn on it."""
    if cell.text in SHADES:
        return blend(cell.ink, cell.ground, SHADES[cell.text])
    if not cell.text or cell.text not in HALVES:
        return cell.ground
    return near(cell.ink if cell.text in ("█", "▀▄"[half]) else cell.ground)


def _merged(halves: Mapping[tuple[int, int], str]) -> Iterator[tuple[str, Rectangle]]:
    """Half cells of one colour as few rectangles: along the row, then down as long as the run stays the same."""
    standing: dict[tuple[int, int, str], int] = {}
    above = -1
    for y, row in groupby(sorted(halves, key=lambda place: (place[1], place[0])), key=lambda place: place[1]):
        runs = set(_along(row, halves))
        ended = set(standing) if y != above + 1 else set(standing) - runs
        yield from (_rectangle(run, standing.pop(run), above + 1) for run in sorted(ended))
        standing.update({run: y for run in runs if run not in standing})
        above = y
    yield from (_rectangle(run, top, above + 1) for run, top in sorted(standing.items()))


def _along(row: Iterable[tuple[int, int]], halves: Mapping[tuple[int, int], str]) -> Iterator[tuple[int, int, str]]:
    """The runs of a row: where each begins, how many cells it has, and its colour."""
    start, cells, colour = 0, 0, ""
    for place in row:
        if cells and place[0] == start + cells and halves[place] == colour:
            cells += 1
            continue
        if cells:
            yield start, cells, colour
        start, cells, colour = place[0], 1, halves[place]
    yield start, cells, colour


def _rectangle(run: tuple[int, int, str], top: int, end: int) -> tuple[str, Rectangle]:
    x, cells, colour = run
    return colour, (x, top, cells, end - top)


# --- lines, marks and words ------------------------------------------------------------------------------------------


def _signs(frame: Frame) -> Iterator[str]:
    """The game's marks and the lines of boxes, a path for each colour."""
    pens: dict[str, list[str]] = defaultdict(list)
    fills: dict[str, list[str]] = defaultdict(list)
    for (x, y), cell in sorted(frame.items(), key=_reading):
        for table, paths in ((LINES, pens), (FILLED, fills)):
            if cell.text in table:
                paths[cell.ink].append(f"M{x * WIDE} {y * HIGH}{table[cell.text]}")
    yield from (f'<path class="l" stroke="{ink}" d="{"".join(pens[ink])}"/>' for ink in sorted(pens))
    yield from (f'<path fill="{ink}" d="{"".join(fills[ink])}"/>' for ink in sorted(fills))


def _words(frame: Frame) -> Iterator[str]:
    for run in _runs(frame):
        x, y, long = run.x * WIDE, number(run.y * HIGH + BASELINE), run.cells * WIDE
        marks = ((run.cell.bold, "b"), (run.cell.italic, "i"), (run.cell.underlined, "u"))
        names = " ".join(name for on, name in marks if on)
        style = f' class="{names}"' if names else ""
        yield f'<text{style} x="{x}" y="{y}" textLength="{long}" fill="{run.cell.ink}">{escape(run.text)}</text>'


def _runs(frame: Frame) -> Iterator[Run]:
    """Words of one style with single spaces between them; signs that may come from another font by themselves."""
    run: Run | None = None
    for (x, y), cell in sorted(frame.items(), key=_reading):
        if not cell.text or is_shape(cell.text):
            continue
        if cell.text == " ":
            if run and (run.x + run.cells, run.y) == (x, y):
                if run.text[-1] == " ":
                    yield _trimmed(run)
                    run = None
                else:
                    run = run._replace(text=run.text + " ", cells=run.cells + 1)
            continue
        alone = ord(cell.text[0]) >= LATIN and cell.text not in PUNCTUATION
        cells = 2 if frame.get((x + 1, y), cell).text == "" else 1
        if run and not alone and (run.x + run.cells, run.y) == (x, y) and _alike(run.cell, cell):
            run = run._replace(text=run.text + cell.text, cells=run.cells + cells)
            continue
        if run:
            yield _trimmed(run)
        run = Run(x, y, cell.text, cells, cell)
        if alone:
            yield run
            run = None
    if run:
        yield _trimmed(run)


def _alike(one: Cell, other: Cell) -> bool:
    """Whether two letters can stand in one run."""
    return (one.ink, *one[3:]) == (other.ink, *other[3:])


def _trimmed(run: Run) -> Run:
    text = run.text.rstrip(" ")
    return run._replace(text=text, cells=run.cells - len(run.text) + len(text))


def _reading(item: tuple[tuple[int, int], Cell]) -> tuple[int, int]:
    """In the order of reading."""
    (x, y), _ = item
    return y, x


def number(value: float) -> str:
    """A number as short as it can be said."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if value != int(value) else str(int(value))
