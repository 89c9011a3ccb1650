"""The pacer: a disc that grows and shrinks with the breath, or where nothing may move, a bar and words. Pure drawing.

How large it is comes from the time that has passed (rules/pacing.py), never from how many frames there were.
"""

from __future__ import annotations

from itertools import groupby
from math import hypot

from textual.color import Color
from textual.content import Content

from game.rules.pacing import Beat
from game.screens import themes
from game.screens.lines import line
from game.screens.symbols import Symbols

SMALLEST = 0.28
"""The disc with all breath out, as a part of the largest."""
RINGS = ((0.55, 0.78), (0.8, 0.5), (1.0, 0.3))
"""How far out each ring reaches, as a part of the disc, and how strong its colour is."""
EDGE_STRENGTH = 0.14
"""The ring the largest disc will fill."""
UPPER = "▀"


def disc(size: float, width: int, height: int, ink: Color, ground: Color) -> list[Content]:
    """A disc in `width` × `height` cells; each cell is two points, one over the other. `size` is 0 to 1."""
    shades = [ground.blend(ink, strength, alpha=1.0).hex6 for _, strength in RINGS]
    outer, bare = ground.blend(ink, EDGE_STRENGTH, alpha=1.0).hex6, ground.hex6
    largest = min(width, 2 * height) / 2
    reach = largest * (SMALLEST + (1 - SMALLEST) * size)

    def shade(x: float, y: float) -> str:
        far = hypot(x - width / 2 + 0.5, y - height + 0.5)
        for (part, _), colour in zip(RINGS, shades, strict=True):
            if far <= reach * part:
                return colour
        return outer if largest - 1 < far <= largest else bare

    rows = []
    for row in range(height):
        pairs = [(shade(x, 2 * row), shade(x, 2 * row + 1)) for x in range(width)]
        runs = ((pair, len(list(same))) for pair, same in groupby(pairs))
        rows.append(line(*[_run(pair, count, bare) for pair, count in runs]))
    return rows


def _run(pair: tuple[str, str], count: int, bare: str) -> tuple[str, str]:
    upper, lower = pair
    if upper == lower:
        return " " * count, "" if upper == bare else f"on {upper}"
    return UPPER * count, f"{upper} on {lower}"


def bar(beat: Beat, width: int, symbols: Symbols) -> Content:
    """The breath as a bar that changes once a second."""
    cells = max(1, min(width, 40))
    full = round(beat.size * cells)
    return line((symbols.mark("bar") * full, themes.SKY), (symbols.mark("no_bar") * (cells - full), themes.FAINT))


def count(beat: Beat, symbols: Symbols) -> Content:
    """The seconds of a phase as marks, those begun filled."""
    marks = [
        (
            symbols.mark("warm" if place < beat.second else "cold") + " ",
            themes.GOLD if place < beat.second else themes.FAINT,
        )
        for place in range(beat.phase.seconds)
    ]
    return line(*marks).rstrip()


def through(part: float, width: int, symbols: Symbols) -> Content:
    """How far a timed step is: a quiet line that fills."""
    cells = max(1, min(width, 40))
    full = min(cells, int(part * cells))
    return line((symbols.mark("climbed") * full, themes.SKY), (symbols.mark("to_climb") * (cells - full), themes.FAINT))
