"""Press the new key: a card that waits for one key, and says at once why it can't be that one."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from game.play.keynames import settled
from game.screens import themes
from game.screens.dialogs.card import Lines
from game.screens.dialogs.over import EDGES, Over
from game.screens.lines import cut, wrapped
from game.screens.symbols import Symbols

USUAL = ""
"""The answer that asks for the usual keys."""


class Listen(Over[str]):
    """Gives the key (settled), or `USUAL`. `weigh` says why a key can't be taken; "" where it can."""

    WIDTH = 62

    def __init__(self, word: str, texts: tuple[str, ...], symbols: Symbols, weigh: Callable[[str], str]) -> None:
        super().__init__(symbols)
        self.word = word
        self.texts = texts
        self.weigh = weigh
        self.problem = ""
        self.body = Lines(symbols)

    def compose(self) -> ComposeResult:
        """A few lines in a box."""
        with Vertical(id="card") as card:
            card.styles.width = self.WIDTH
            card.border_title = Content(cut(f"A new key for “{self.word}”", self.WIDTH - EDGES))
            card.border_subtitle = Content("esc  not now   backspace  the usual one")
            yield self.body

    def on_mount(self) -> None:
        """Draw for the width there is."""
        self.draw()

    def on_resize(self) -> None:
        """Draw for the width there is."""
        self.draw()

    def draw(self) -> None:
        """What the action does, and what came of the last key."""
        width = max(1, min(self.WIDTH, self.app.size.width) - EDGES)
        rows = [row for text in self.texts for row in wrapped(text, width, themes.QUIET, 2)]
        rows += [Content(""), *wrapped("Press the new key.", width, f"bold {themes.GOLD}")]
        told = f"{self.symbols.mark('caution')} {self.problem} Another one?" if self.problem else " "
        rows += [*wrapped(told, width, themes.ROSE, 3)]
        self.body.show(rows)

    def on_key(self, event: events.Key) -> None:
        """Every key is an answer."""
        event.stop()
        event.prevent_default()
        written = event.character if event.is_printable and event.character else event.key
        key = settled(written)
        if key == "escape":
            self.give(None)
        elif key == "backspace":
            self._take(USUAL)
        else:
            self._take(key)

    def _take(self, key: str) -> None:
        self.problem = self.weigh(key)
        if self.problem:
            self.draw()
        else:
            self.give(key)

    def on_click(self, event: events.Click) -> None:
        """A click beside the card leaves it."""
        if not self.query_one("#card").region.contains_point(event.screen_offset):
            self.give(None)
