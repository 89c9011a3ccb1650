"""A container with nothing of its own to see: no borders, no text, the colour of what lies behind it.

Textual draws such containers line by line under all that stands in them; a pane that is gone to had its whole height
drawn three times over.
"""

from __future__ import annotations

from functools import lru_cache

from rich.style import Style as Ink
from textual.color import Color
from textual.containers import Container, Horizontal, Vertical
from textual.filter import LineFilter
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import ContentSwitcher


def bare_lines(widget: Widget, crop: Region) -> list[Strip]:
    """The same blank line, as often as asked: the `render_lines` of a bare container."""
    _, background = widget.background_colors
    return [_blank(crop.width, background, tuple(widget.get_line_filters()))] * crop.height


@lru_cache(256)
def _blank(width: int, background: Color, filters: tuple[LineFilter, ...]) -> Strip:
    strip = Strip.blank(width, Ink(bgcolor=background.rich_color))
    for line_filter in filters:
        strip = strip.apply_filter(line_filter, background)
    return strip


class Box(Container):
    """A container."""

    render_lines = bare_lines


class Column(Vertical):
    """One under another."""

    render_lines = bare_lines


class Beside(Horizontal):
    """One beside another."""

    render_lines = bare_lines


class Switched(ContentSwitcher):
    """One at a time."""

    render_lines = bare_lines
