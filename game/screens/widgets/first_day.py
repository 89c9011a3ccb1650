"""The first page: no quest yet, and one key away from the first."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message

from game.screens import themes
from game.screens.lines import block, line, wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn

TITLE = "A mountain with no path on it yet."
TEXTS = (
    "Choose one thing you would like to be able to do. It starts small enough for a bad day, and grows as you climb.",
    "A missed day never costs a metre, and coming back pays better than an ordinary day.",
)
KEY = "choose a quest from the library"
AFTER = "Then say what you did today, and you have begun. Your own goal: undaunted goal, in the shell."
WIDEST = 58


class FirstDay(Drawn):
    """A few kind lines, and the key to the library. A click anywhere does the same."""

    class Begin(Message):
        """The player wants to begin."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="first-day")

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Centred, with the hill only where there is room for it."""
        room = min(WIDEST, width - 4) if width > 12 else width
        key = [line(("l", f"bold {themes.GOLD}"), (f"  {KEY}", f"bold {themes.INK}"))]
        texts = [wrapped(text, room, themes.QUIET) for text in TEXTS]
        parts = [
            [line((TITLE[:room], f"bold {themes.INK}"))],
            [Content("")],
            texts[0],
            [Content("")],
            texts[1],
            [Content("")],
            key,
            [Content("")],
            wrapped(AFTER, room, themes.QUIET),
        ]
        rows = [row for part in parts for row in part]
        hill = self._hill()
        if len(rows) + len(hill) + 2 <= height and width >= 30:
            rows = [*hill, Content(""), *rows]
        if len(rows) > height:
            rows = [row for part in (parts[0], texts[1], key) for row in part]
        if len(rows) > height:
            rows = key
        above = max(0, (height - len(rows)) // 3)
        return [*[Content("")] * above, *block(rows, width)]

    def _hill(self) -> list[Content]:
        mark = self.symbols.mark
        return [
            line(" " * 10, (mark("summit"), themes.GOLD)),
            line(" " * 8, (mark("ahead"), themes.FAINT), "   ", (mark("ahead"), themes.FAINT)),
            line(" " * 5, (mark("ahead"), themes.FAINT), "         ", (mark("ahead"), themes.FAINT)),
            line("  ", (mark("here"), themes.EMBER), (" you are here", themes.QUIET)),
        ]

    def on_click(self, event: events.Click) -> None:
        """Begin."""
        event.stop()
        self.post_message(self.Begin())
