"""What stands over the main screen: the box, and its looks. Parsed when the first one is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

from textual import events
from textual.color import Color
from textual.geometry import Region, Size
from textual.screen import ModalScreen
from textual.strip import Strip

from game.screens.dialogs.veil import veiled
from game.screens.keymap import Keymap
from game.screens.symbols import Symbols

if TYPE_CHECKING:
    from game.screens.main import MainScreen

Given = TypeVar("Given")

EDGES = 6
"""Cells a box takes beside its lines: border and padding."""


LOW = 22
"""A terminal lower than this has no lines to spare."""


class Over(ModalScreen[Given | None]):
    """A dialog with its content in `#card`; gives None when it is left."""

    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-low"), (LOW, "-high")]  # noqa: RUF012 - Textual's own annotation
    DEFAULT_CSS = """
    Over {
        align: center middle;
        background: $background 70%;
    }
    Over #card {
        max-width: 100%;
        height: auto;
        max-height: 100%;
        background: $surface;
        border: round $gold;
        border-title-color: $gold;
        border-title-style: bold;
        border-subtitle-color: $quiet;
        padding: 1 2;
        scrollbar-size-vertical: 1;
        scrollbar-color: $line;
        scrollbar-color-hover: $gold;
        scrollbar-color-active: $gold;
        scrollbar-background: $surface;
        scrollbar-background-hover: $surface;
        scrollbar-background-active: $surface;
    }
    Over #card Drawn {
        width: 1fr;
        background: $surface;
    }
    Over #card Input {
        border: round $line;
        background: $surface;
        color: $ink;
        margin: 1 0;
        height: 3;
    }
    Over #card Input:focus {
        border: round $gold;
    }
    Over.-low #card {
        padding: 0 2;
    }
    Over.-low #card Input {
        margin: 0;
    }
    Over.-ascii #card, Over.-ascii #card Input {
        border: ascii $gold;
    }
    """

    def __init__(self, symbols: Symbols) -> None:
        super().__init__()
        self.symbols = symbols
        self.set_class(symbols.ascii, "-ascii")
        self.add_class("-low" if self.app.size.height < LOW else "-high")  # as it will be: laid out once
        self._behind: tuple[Size, Color, list[Strip]] | None = None

    @property
    def main(self) -> MainScreen | None:
        """The main screen under it."""
        from game.screens.main import MainScreen

        return next((screen for screen in self.app.screen_stack if isinstance(screen, MainScreen)), None)

    @property
    def keys_held(self) -> Keymap:
        """The keys that hold on the main screen."""
        return self.main.keymap if self.main else Keymap()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint anew; regions are those that changed on the screen below, and another layout is another size of it."""
        if regions or layout:
            self.forget()
            for below in self.app.screen_stack:  # one dialog over another shows all that is under both
                if isinstance(below, Over):
                    below.forget()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def forget(self) -> None:
        """What is behind has changed."""
        self._behind = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """The screen below, darkened."""
        stack = self.app.screen_stack
        place = stack.index(self) if self in stack else 0
        if not place:
            return super().render_lines(crop)
        size, veil = self.size, self.styles.background
        if self._behind is None or self._behind[:2] != (size, veil):
            self._behind = (size, veil, veiled(stack[place - 1], size, veil, self.get_line_filters()))
        rows = self._behind[2][crop.y : crop.bottom]
        return rows if crop.column_span == (0, size.width) else [row.crop(*crop.column_span) for row in rows]

    def on_key(self, event: events.Key) -> None:
        """Both kinds of help open over everything; where a line is typed into, by a key that writes nothing."""
        main, action = self.main, self.keys_held.found("", event.key, event.character)
        if main is not None and action is not None and action.id in ("help", "get_help"):
            event.stop()
            event.prevent_default()
            main.action_act(action.id)

    def give(self, given: Given | None) -> None:
        """Leave with an answer. A second one, from a key held or a double click, comes too late."""
        if self.is_current:
            self.dismiss(given)
