"""What a newer version of a quest under way changes, before it is taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from game.screens import themes
from game.screens.dialogs.scrolled import Scrolled
from game.screens.lines import hanging, line, wrapped
from game.screens.symbols import Symbols

TITLE = "A newer version"


class Newer(Scrolled[bool]):
    """True: take it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,t", "take", show=False),
        Binding("escape,q", "leave", show=False),
    ]
    FOOT = "enter  take it   esc  leave it"

    def __init__(self, title: str, changes: Sequence[str], symbols: Symbols) -> None:
        self.quest, self.changes = title, changes
        super().__init__(TITLE, symbols)

    def rows(self, width: int) -> Sequence[Content]:
        """The quest, and what changes, a sentence each; the last ones say where one stands, and that the past stays."""
        mark = self.symbols.mark("told")
        rows = [*wrapped(self.quest, width, f"bold {themes.GOLD}"), Content("")]
        for text in self.changes[:-1]:
            rows += hanging(line((f"{mark} ", themes.GOLD)), wrapped(text, width - 2, themes.INK))
        return [*rows, Content(""), *wrapped(self.changes[-1], width, themes.QUIET)]

    def action_take(self) -> None:
        """Take it."""
        self.give(given=True)
