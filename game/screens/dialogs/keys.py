"""All keys and all signs."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from game.screens import themes
from game.screens.actions import ACTIONS, HOME, LIBRARY
from game.screens.dialogs.pages import Page
from game.screens.lines import labelled, line
from game.screens.symbols import Symbols

GROUPS = ((HOME, "The chosen quest"), ("", "Everywhere"), (LIBRARY, "In the library"))

SIGNS = (
    ("pending", "to do"),
    ("done", "done"),
    ("some", "some: more than none"),
    ("comeback", "a comeback waits"),
    ("missed", "missed"),
    ("rest", "rest"),
    ("not_due", "not due today"),
    ("asleep", "asleep until you come back"),
)

MARK_SIGNS = (
    ("warm", "warmth, five at most: it lifts what a day pays, and fades with misses"),
    ("mastered", "a step mastered"),
    ("here", "the step you are on"),
    ("ahead", "a step to come"),
    ("summit", "the last step"),
    ("offer", "an offer: o answers it"),
    ("cairn", "what a comeback leaves on the mountain"),
)


class KeysHelp(Page):
    """The table of actions, and what the signs mean."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__("Keys and signs", symbols)

    def told(self, width: int) -> Sequence[Content]:
        """Keys by where they hold, then signs."""
        rows: list[Content] = []
        for pane, title in GROUPS:
            rows += [line((title, f"bold {themes.INK}"))]
            for action in ACTIONS:
                if action.pane == pane:
                    rows += self._row(f"{action.shown:>6}", action.help, width)
            rows.append(Content(""))
        rows.append(line(("Signs", f"bold {themes.INK}")))
        for name, meaning in SIGNS:
            rows += self._row(f"{self.symbols.status(name):>6}", meaning, width)
        for name, meaning in MARK_SIGNS:
            rows += self._row(f"{self.symbols.mark(name):>6}", meaning, width)
        return rows

    @staticmethod
    def _row(label: str, text: str, width: int) -> list[Content]:
        return labelled(label, text, width, styles=(f"bold {themes.GOLD}", themes.QUIET))
