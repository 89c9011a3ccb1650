"""The first page: no quest under way, and one key away from the first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content

from game.screens import themes
from game.screens.lines import block, centred, cut, line, wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn

if TYPE_CHECKING:
    from game.screens.main import MainScreen

TITLE = "A mountain with no path on it yet."
TEXT = "Choose one thing you would like to be able to do. It starts small enough for a bad day, and grows as you climb."
WAYS = (
    ("welcome", "begin: two minutes, and the first step is done"),
    ("library", "choose a quest from the library"),
    ("goal", "make a quest of a goal of your own"),
)
BEGIN = "enter"
WIDEST = 58


class FirstDay(Drawn):
    """A few kind lines, and the ways to a first quest. `known`: there were quests before, so no welcome is offered."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="first-day")
        self.known = False
        self._places: dict[int, str] = {}

    def show(self, *, known: bool) -> None:
        """Whether there were quests before."""
        if self.known != known:
            self.known = known
            self.redraw()

    @property
    def main(self) -> MainScreen:
        """The screen it stands on."""
        from game.screens.main import MainScreen

        return next(node for node in self.ancestors if isinstance(node, MainScreen))

    @property
    def ways(self) -> Sequence[tuple[str, str]]:
        """The ways there are: an action, and what it does."""
        return WAYS[1:] if self.known else WAYS

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Centred: all of it where there is room, else the lines that matter most."""
        room = min(WIDEST, width - 4) if width > 12 else width
        keys = block([self._way(action, told) for action, told in self.ways], width)
        title = [line((cut(TITLE, room), f"bold {themes.INK}"))]
        begin = wrapped(TEXT, room, themes.QUIET)
        blank = [Content("")]
        long = [*title, *blank, *begin, *blank, *blank]
        head = next((rows for rows in (long, [*title, *begin], title) if len(rows) + len(keys) <= height), [])
        above = max(0, (height - len(head) - len(keys)) // 3)
        first = above + len(head)
        self._places = {first + number: action for number, (action, _) in enumerate(self.ways)}
        return [*blank * above, *centred(head, width), *keys]

    def _way(self, action: str, told: str) -> Content:
        key = BEGIN if action == "welcome" else self.main.keymap.shown(action, ascii_only=self.symbols.ascii)
        first = action == self.ways[0][0]
        look = (f"bold reverse {themes.GOLD}", f"bold {themes.INK}") if first else (f"bold {themes.GOLD}", themes.INK)
        return line((f"{f' {key} ':^7}", look[0]), (f"  {told}", look[1]))

    def on_click(self, event: events.Click) -> None:
        """A click on a way goes it; anywhere else, the first one."""
        event.stop()
        place = event.get_content_offset(self)
        action = self._places.get(place.y if place else -1, self.ways[0][0])
        self.main.action_act(action)
