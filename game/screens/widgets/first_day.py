"""The first page: no quest yet, and one key away from the first."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content

from game.screens import themes
from game.screens.lines import block, centred, cut, line, wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn

TITLE = "A mountain with no path on it yet."
TEXTS = (
    "Choose one thing you would like to be able to do. It starts small enough for a bad day, and grows as you climb.",
    "A missed day never costs a metre, and coming back pays better than an ordinary day.",
    "Then say what you did today, and you have begun. For a goal of your own: undaunted goal, in the shell.",
)
KEY = "choose a quest from the library"
WIDEST = 58
HILL = 6


class FirstDay(Drawn):
    """A few kind lines, and the key to the library. A click anywhere does the same."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="first-day")

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Centred: all of it where there is room, else the lines that matter most."""
        room = min(WIDEST, width - 4) if width > 12 else width
        key = [line((" l ", f"bold reverse {themes.GOLD}"), (f"  {KEY}", f"bold {themes.INK}"))]
        title = [line((cut(TITLE, room), f"bold {themes.INK}"))]
        begin, kind, after = (wrapped(text, room, themes.QUIET) for text in TEXTS)
        blank = [Content("")]
        long = [*title, *blank, *begin, *blank, *kind, *blank, *key, *blank, *after]
        rows = next(rows for rows in (long, [*title, *kind, *key], key) if len(rows) <= height or rows is key)
        hill = [*block(self._hill(), width), *blank] if len(rows) + HILL < height and width >= 30 else []
        above = max(0, (height - len(rows) - len(hill)) // 3)
        return [*blank * above, *hill, *centred(rows, width)]

    def _hill(self) -> list[Content]:
        mark = self.symbols.mark
        return [
            line(" " * 12, (mark("summit"), themes.GOLD)),
            line(" " * 9, (mark("ahead"), themes.FAINT), "     ", (mark("ahead"), themes.FAINT)),
            line(" " * 5, (mark("ahead"), themes.FAINT), " " * 13, (mark("ahead"), themes.FAINT)),
            line((mark("here"), f"bold {themes.EMBER}"), ("  you are here", themes.QUIET)),
        ]

    def on_click(self, event: events.Click) -> None:
        """Begin."""
        event.stop()
        self.run_worker(self.screen.run_action("act('library')"), exclusive=True)
