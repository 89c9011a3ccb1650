"""A way out of a form by keys: enter, space and a press of the mouse take it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message

from game.screens import themes
from game.screens.lines import line
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn


class WayOut(Drawn, can_focus=True):
    """`[ Keep it ]`. Subclasses may say more."""

    class Pressed(Message):
        """It was taken."""

    DEFAULT_CSS = "WayOut { height: 1; }"

    def __init__(self, symbols: Symbols, words: str, *, id: str = "keep") -> None:  # noqa: A002 - Textual's name
        super().__init__(symbols, id=id)
        self.words = words

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - it is one line high
        """What enter does."""
        return [line("  ", self.drawn(self.words))]

    def drawn(self, words: str) -> Content:
        """The words in brackets, lit while the keys are on them."""
        return line((f"[ {words} ]", f"bold {themes.GOLD}{' reverse' if self.has_focus else ''}"))

    def on_key(self, event: events.Key) -> None:
        """Enter and space take it."""
        if event.key in ("enter", "space"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Pressed())

    def on_mouse_down(self) -> None:
        """So does a press; a click would come when the help of a question above has moved it."""
        self.post_message(self.Pressed())
