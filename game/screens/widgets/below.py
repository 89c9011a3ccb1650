"""The quiet sign at the foot of a page that goes on: nobody should have to guess that there is more."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.message import Message

from game.screens import themes
from game.screens.lines import line
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn

AFTER = 3
"""Cells of the rule after the words."""


class Below(Drawn):
    """`───── ↓ more below  pgdn ──` in place of the last line of the page: half a line would be read as a whole one."""

    class Clicked(Message):
        """On to the next page."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="below-sign")
        self.key = ""
        self.display = False

    def show(self, key: str) -> None:
        """The key that turns the page."""
        if key != self.key:
            self.key = key
            self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - it is one line high
        """One line."""
        told = line((f" {self.symbols.mark('more_down')} more below  ", themes.QUIET), (self.key, themes.GOLD), " ")
        rule = self.symbols.mark("to_climb")
        before = rule * max(0, width - told.cell_length - AFTER)
        return [line((before, themes.FAINT), told, (rule * AFTER, themes.FAINT)).truncate(width)]

    def on_click(self) -> None:
        """A click is as good as the key."""
        self.post_message(self.Clicked())
