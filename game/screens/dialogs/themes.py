"""Choose a theme: the whole screen wears the marked one; escape puts the old one back on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from game.screens import themes
from game.screens.dialogs.over import Over
from game.screens.lines import cut, line
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn


class ThemeList(Drawn):
    """The names, scrolled so that the marked one is among them."""

    def __init__(self, symbols: Symbols, names: Sequence[str], marked: int) -> None:
        super().__init__(symbols, id="themes")
        self.names = names
        self.marked = marked
        self.top = 0

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """One line a theme."""
        self.top = max(min(self.top, self.marked), self.marked - height + 1, 0)
        rows = []
        for place, name in list(enumerate(self.names))[self.top : self.top + height]:
            chosen = place == self.marked
            pointer = self.symbols.mark("pointer") if chosen else " "
            style = f"bold {themes.GOLD}" if chosen else themes.INK
            row = line((f"{pointer} ", themes.GOLD), (cut(name, width - 2), style)).truncate(width, pad=True)
            rows.append(row.stylize_before(f"on {themes.PICK}") if chosen else row)
        return rows


class ThemeDialog(Over[str]):
    """Gives the name of the theme. It stands at the side, so that the screen is seen in it."""

    WIDTH = 30
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("up,k,left,shift+tab", "move(-1)", show=False),
        Binding("down,j,right,tab", "move(1)", show=False),
        Binding("pageup", "move(-5)", show=False),
        Binding("pagedown", "move(5)", show=False),
        Binding("home,g", "move(-100)", show=False),
        Binding("end,G", "move(100)", show=False),
        Binding("enter,space", "choose", show=False),
    ]
    DEFAULT_CSS = """
    ThemeDialog {
        align: right middle;
        background: transparent;
    }
    ThemeDialog #card {
        padding: 0 1;
    }
    """

    def __init__(self, names: Sequence[str], before: str, marked: str, symbols: Symbols) -> None:
        super().__init__(symbols)
        self.before = before
        self.list = ThemeList(symbols, names, names.index(marked))

    def compose(self) -> ComposeResult:
        """The list in a box."""
        with Vertical(id="card") as card:
            card.styles.width = self.WIDTH
            card.border_title = Content("Theme")
            card.border_subtitle = Content("enter keep   esc back")
            yield self.list

    def on_mount(self) -> None:
        """As high as it may be, with the marked theme on."""
        self.fit()
        self.preview()

    def on_resize(self) -> None:
        """As high as it may be."""
        self.fit()

    def fit(self) -> None:
        """All names where there is room for them."""
        self.list.styles.height = max(1, min(len(self.list.names), self.app.size.height - 4))

    def preview(self) -> None:
        """Put the marked theme on."""
        name = self.list.names[self.list.marked]
        if self.app.theme != name:
            self.app.theme = name
        self.list.refresh()

    def action_move(self, by: int) -> None:
        """Mark another theme."""
        self.mark(self.list.marked + by)

    def mark(self, place: int) -> None:
        """Mark a theme, and put it on."""
        self.list.marked = max(0, min(len(self.list.names) - 1, place))
        self.preview()

    def action_choose(self) -> None:
        """Keep it."""
        self.give(self.list.names[self.list.marked])

    def action_leave(self) -> None:
        """Put the old one back on."""
        self.app.theme = self.before
        self.give(None)

    def on_click(self, event: events.Click) -> None:
        """A click on a name marks it, a second one keeps it; beside the card it leaves."""
        place = event.get_content_offset(self.list)
        if place is not None:
            if self.list.marked == self.list.top + place.y:
                self.action_choose()
            else:
                self.mark(self.list.top + place.y)
        elif not self.query_one("#card").region.contains_point(event.screen_offset):
            self.action_leave()

    def on_mouse_scroll_down(self) -> None:
        """The wheel marks."""
        self.action_move(1)

    def on_mouse_scroll_up(self) -> None:
        """The wheel marks."""
        self.action_move(-1)
