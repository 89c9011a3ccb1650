"""What is behind a dialog, darkened.

Textual darkens every part of the screen below anew whenever a line of the dialog is drawn. Here a colour is darkened
once, and what is behind is kept until it changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Size
from textual.screen import Screen
from textual.strip import Strip


def veiled(screen: Screen[object], size: Size, veil: Color, walls: Sequence[LineFilter]) -> list[Strip]:
    """The lines of a screen under a translucent colour, through the app's filters. Nothing in them can be clicked.

    All of `size` is filled, whatever size the screen still has while the window is pulled about.
    """
    strips: list[Strip] = []
    for row in screen._compositor.render_strips(size):  # noqa: SLF001 - as Textual does: a screen has no other door
        strip = Strip([Segment(text, _under(style, veil)) for text, style, _ in row], row.cell_length)
        for wall in walls:
            strip = strip.apply_filter(wall, veil)
        strips.append(strip.adjust_cell_length(size.width))
    return strips + [Strip.blank(size.width)] * (size.height - len(strips))


@lru_cache(4096)
def _under(style: Style | None, veil: Color) -> Style:
    if style is None:
        return Style()
    still = style.clear_meta_and_links()
    ink = (Color.from_rich_color(style.color) + veil).rich_color if style.color else None
    paper = (Color.from_rich_color(style.bgcolor) + veil).rich_color if style.bgcolor else None
    return still + Style.from_color(ink, paper)
