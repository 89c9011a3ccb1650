"""Cards to read: more lines than fit are scrolled. The base of the help and of everything about a quest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from game.screens.dialogs.card import Lines
from game.screens.dialogs.over import EDGES, Over
from game.screens.lines import cut
from game.screens.symbols import Symbols


class Page(Over[None]):
    """Subclasses give the lines."""

    WIDTH = 76
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,space,question_mark,v", "leave", show=False),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("pagedown", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
    ]

    def __init__(self, title: str, symbols: Symbols) -> None:
        super().__init__(symbols)
        self.page_title = cut(title, self.WIDTH - EDGES)
        self.body = Lines(symbols)

    def compose(self) -> ComposeResult:
        """The lines in a box that scrolls."""
        with VerticalScroll(id="card", can_focus=False) as card:
            card.styles.width = self.WIDTH
            card.border_title = Content(self.page_title)
            card.border_subtitle = Content("esc  back   ↑ ↓  scroll" if not self.symbols.ascii else "esc  back")
            yield self.body

    def on_mount(self) -> None:
        """Draw for the width there is."""
        self.draw()

    def on_resize(self) -> None:
        """Draw for the width there is."""
        self.draw()

    def draw(self) -> None:
        """Show the lines, wrapped to the card."""
        self.body.show(self.told(max(1, min(self.WIDTH, self.app.size.width) - EDGES - 2)))

    def told(self, width: int) -> Sequence[Content]:
        """The lines of the page."""
        raise NotImplementedError

    def action_scroll(self, by: int) -> None:
        """Scroll by lines."""
        self.query_one("#card").scroll_relative(y=by, animate=False)

    def action_leave(self) -> None:
        """Back."""
        self.give(None)

    def on_click(self) -> None:
        """A click anywhere goes back."""
        self.give(None)
