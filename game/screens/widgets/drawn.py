"""A widget that draws itself: it knows its size, and gives that many lines."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from game.screens.symbols import Symbols

ALL = 10_000
"""Lines enough for everything there is."""


class Drawn(Widget):
    """Subclasses give `lines`; each line is at most as wide as asked, and lines too many are left out."""

    ALLOW_SELECT = False  # a double click checks in; it must not mark text
    WIDEST = 10_000
    """On a wider terminal the lines stand in the middle."""

    def __init__(self, symbols: Symbols, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, markup=False)
        self.symbols = symbols
        self._head = ""

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """What to draw in `width` × `height` cells, both at least 1."""
        raise NotImplementedError

    def wanted(self, width: int) -> int:
        """How many lines there are to draw in so many cells."""
        return len(self.lines(width, ALL))

    def render(self) -> Content:
        """All lines as one content."""
        width, height = self.content_size
        if width < 1 or height < 1:
            return Content("")
        rows = list(self.lines(min(width, self.WIDEST), height))[:height]
        inset = self.inset
        return Content("\n").join([row.pad_left(inset) for row in rows] if inset else rows)

    @property
    def inset(self) -> int:
        """Cells left free at the left, so that lines narrower than the widget stand in the middle."""
        return max(0, self.content_size.width - self.WIDEST) // 2

    def head(self, title: str, *, above: bool = False, below: bool = False) -> None:
        """The title in the border, and whether there is more than is shown."""
        marks = [self.symbols.mark("more_up")] * above + [self.symbols.mark("more_down")] * below
        told = f"{title} · {''.join(marks)} more" if marks else title
        if self._head != told:  # setting it draws again
            self._head = told
            self.border_title = Content(told)
