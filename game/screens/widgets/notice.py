"""A few words in the middle of a pane that has nothing to show yet."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from game.screens import themes
from game.screens.lines import block, wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn

WIDEST = 64


class Notice(Drawn):
    """Texts with a blank line between, the first one standing out."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="words")
        self.texts: Sequence[str] = ()

    def show(self, texts: Sequence[str]) -> None:
        """Other texts."""
        self.texts = texts
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """In the middle, both ways."""
        rows: list[Content] = []
        for place, text in enumerate(self.texts):
            style = themes.QUIET if place else f"bold {themes.INK}"
            rows += [*([Content("")] if place else []), *wrapped(text, min(width, WIDEST), style)]
        return [Content("")] * max(0, (height - len(rows)) // 2) + block(rows, width)
