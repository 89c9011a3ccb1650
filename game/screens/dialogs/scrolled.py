"""A page in a box that scrolls where it has to, read and left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from game.screens.dialogs.card import Lines
from game.screens.dialogs.over import EDGES, Over
from game.screens.lines import cut
from game.screens.symbols import Symbols

Given = TypeVar("Given")

WIDTH = 78
AROUND = 4


class Scrolled(Over[Given]):
    """Subclasses give the title and the lines."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "leave", show=False),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home,g", "end(-1)", show=False),
        Binding("end,G", "end(1)", show=False),
    ]
    DEFAULT_CSS = """
    Scrolled #more {
        scrollbar-size-vertical: 1;
        scrollbar-color: $line;
        scrollbar-background: $surface;
    }
    Scrolled.-ascii #more { scrollbar-size-vertical: 0; }
    """
    FOOT = "↑ ↓  scroll   esc  back"

    def __init__(self, title: str, symbols: Symbols) -> None:
        super().__init__(symbols)
        self.title_told = cut(title, WIDTH - EDGES)
        self.body = Lines(symbols)
        self.page = VerticalScroll(self.body, can_focus=False, id="more")

    def compose(self) -> ComposeResult:
        """The page in a box."""
        with Vertical(id="card") as card:
            card.styles.width = WIDTH
            card.border_title = Content(self.title_told)
            card.border_subtitle = Content(self.symbols.spelled(self.FOOT))
            yield self.page

    def on_mount(self) -> None:
        """Draw for the size there is."""
        self.draw()

    def on_resize(self) -> None:
        """Draw for the size there is."""
        self.draw()

    def draw(self) -> None:
        """The whole page, as high as it is, or as the terminal is."""
        width = max(1, min(WIDTH, self.app.size.width) - EDGES - 2)
        rows = self.rows(width)
        self.body.show(rows)
        self.page.styles.height = max(1, min(len(rows), self.app.size.height - AROUND))

    def rows(self, width: int) -> Sequence[Content]:
        """All lines of the page."""
        raise NotImplementedError

    # --- moving ------------------------------------------------------------------------------------------------------

    def action_scroll(self, by: int) -> None:
        """Scroll by lines."""
        self.page.scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """Scroll by all but a line."""
        self.page.scroll_relative(y=by * max(1, self.page.size.height - 1), animate=False)

    def action_end(self, by: int) -> None:
        """To the top, or to the end."""
        if by < 0:
            self.page.scroll_home(animate=False)
        else:
            self.page.scroll_end(animate=False)

    def action_leave(self) -> None:
        """Back to where one was."""
        self.give(None)

    def on_click(self, event: events.Click) -> None:
        """A click beside the card goes back."""
        if not self.query_one("#card").region.contains_point(event.screen_offset):
            self.give(None)
