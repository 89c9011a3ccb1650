"""A widget that draws itself: it knows its size, and gives that many lines.

Drawing has to be over before a key is felt. Each line becomes a strip of its own when it is first seen, in styles that
are worked out once; `redraw` asks for the lines again, and paints only those that are not what they were.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Self

from rich.segment import Segment
from rich.style import Style as Ink
from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from game.screens.symbols import Symbols

ALL = 10_000
"""Lines enough for everything there is."""

KEPT = 400
"""Strips of lines kept beside those that are shown: who looks through a list comes back to most of it."""

Line = tuple[str, tuple[tuple[int, int, str | Style], ...]]
"""What a line looks like: its text, and the styles in it."""


class Drawn(Widget):
    """Subclasses give `lines`; each line is at most as wide as asked, and lines too many are left out."""

    ALLOW_SELECT = False  # a double click checks in; it must not mark text
    WIDEST = 10_000
    """On a wider terminal the lines stand in the middle."""

    def __init__(self, symbols: Symbols, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, markup=False)
        self.symbols = symbols
        self._head = ""
        self._contents: list[Content] = []
        self._looks: list[Line] = []
        self._strips: dict[Line, Strip] = {}
        self._drawn_as: tuple[Size, Style, str] | None = None
        self._inked_as: tuple[int, Style, str] | None = None
        self._behind = False
        self._only: tuple[Region, ...] = ()

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """What to draw in `width` × `height` cells, both at least 1."""
        raise NotImplementedError

    def wanted(self, width: int) -> int:
        """How many lines there are to draw in so many cells."""
        return len(self.lines(width, ALL))

    def render(self) -> Content:
        """All lines as one content."""
        return Content("\n").join(self._fitting())

    @property
    def inset(self) -> int:
        """Cells left free at the left, so that lines narrower than the widget stand in the middle."""
        return max(0, self.content_size.width - self.WIDEST) // 2

    def head(self, title: str, *, above: bool = False, below: bool = False) -> None:
        """The title in the border, and whether there is more than is shown."""
        marks = [self.symbols.mark("more_up")] * above + [self.symbols.mark("more_down")] * below
        self.entitle(f"{title} · {''.join(marks)} more" if marks else title)

    def entitle(self, title: str) -> None:
        """The title in the border, a text that was cleaned. Only the line it stands on is painted."""
        if self._head != title:
            self._head = title
            left, top = self.styles.gutter.left, self.styles.gutter.top
            self._only = (Region(-left, -top, self.outer_size.width, 1),) if top and self._drawn_as else ()
            self.border_title = Content(title)
            self._only = ()

    # --- drawing -----------------------------------------------------------------------------------------------------

    def redraw(self) -> None:
        """What `lines` gives may have changed: paint those that did, once for however many calls."""
        self._behind = True
        self.check_idle()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint everything, or only some regions."""
        regions = regions or self._only
        if not regions:
            self._drawn_as = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def on_idle(self) -> None:
        """Everything that was asked for has been said: compare the lines with what is painted."""
        if not self._behind:
            return
        self._behind = False
        if self._drawn_as != self._stands() or not self.display:
            self.refresh()
            return
        before = self._looks
        self._draw()
        width = self.content_size.width
        changed = [y for y, (old, new) in enumerate(zip_longest(before, self._looks)) if old != new]
        if changed:
            self.refresh(*(Region(0, y, width, 1) for y in changed))

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of the widget with its borders; drawn first, where it has another size or look."""
        if self._drawn_as != self._stands():
            self._draw()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """A line without borders."""
        if not 0 <= y < len(self._contents):
            return Strip.blank(self.content_size.width, _ink(self.visual_style))
        look = self._looks[y]
        if look not in self._strips:
            self._strips[look] = _strip(self._contents[y], self.visual_style, self.content_size.width)
        return self._strips[look]

    def _stands(self) -> tuple[Size, Style, str]:
        """What the strips depend on beside the lines."""
        return self.content_size, self.visual_style, self.app.theme

    def _fitting(self) -> list[Content]:
        """The lines for the size there is."""
        width, height = self.content_size
        if width < 1 or height < 1:
            return []
        rows = list(self.lines(min(width, self.WIDEST), height))[:height]
        inset = self.inset
        return [row.pad_left(inset) for row in rows] if inset else rows

    def _draw(self) -> None:
        """Ask for the lines. The strips of those that were seen before are kept, as long as they are few."""
        self._drawn_as = size, base, theme = self._stands()
        self._contents = self._fitting()
        self._looks = [(row.plain, tuple(row.spans)) for row in self._contents]
        if self._inked_as != (size.width, base, theme):
            self._inked_as, self._strips = (size.width, base, theme), {}
        elif len(self._strips) > KEPT:
            self._strips = {look: self._strips[look] for look in self._looks if look in self._strips}


def _strip(row: Content, base: Style, width: int) -> Strip:
    """A line of at most so many cells, on the style of its widget."""
    segments = [Segment(text, _ink(style)) for text, style in row.render(base, end="")]
    strip = Strip(segments, row.cell_length)
    return strip if row.cell_length <= width else strip.crop(0, width)


@lru_cache(1024)
def _ink(style: Style) -> Ink:
    """A style as the terminal is told of it: one object for equal ones, so that what is known of it holds for all."""
    return style.rich_style
