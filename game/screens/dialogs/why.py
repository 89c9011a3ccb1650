"""Why I can: the player's own lines of a quest, to read, to add to, to change and to put away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from game.rules.inner import LINE_CELLS
from game.screens import themes
from game.screens.dialogs.choosing import Way
from game.screens.dialogs.written import Written
from game.screens.lines import plain, wrapped
from game.screens.said import Said
from game.screens.symbols import Symbols

if TYPE_CHECKING:
    from game.play.views import OwnView

LINES, LINE, WRITE = "lines", "line", "write"
NEW, CHANGE, AWAY, BACK = "new", "change", "away", "back"
NUMBERS = "123456789"
EXAMPLE = "I did it in May, on the days I laid the shoes out"


class Lined(NamedTuple):
    """Where the lines come from, and how to say one: its text, and the line it takes the place of."""

    lines: Callable[[], Sequence[OwnView]]
    say: Callable[[str, str], Said]


class Why(Written[Said]):
    """Gives the last thing that was said; everything is written when it is said."""

    def __init__(self, title: str, lined: Lined, symbols: Symbols) -> None:
        super().__init__(symbols, LINE_CELLS)
        self.quest_title = plain(title, 60)
        self.lined = lined
        self.of = ""
        self.page = LINES if lined.lines() else WRITE
        self.entry.placeholder = EXAMPLE

    def head(self) -> str:
        """The title of the card."""
        return f"Why I can: {self.quest_title}"

    def _line(self) -> str:
        """The text of the line in hand."""
        return next((plain(line.text) for line in self.lined.lines() if line.id == self.of), "")

    def told(self, width: int) -> Sequence[Content]:
        """What the lines are for."""
        if self.page == LINE:
            return [*wrapped(f"“{self._line()}”", width, f"bold {themes.INK}", 3), Content("")]
        asked = {
            LINES: "Your own lines come back before a hard step. They stay on your own devices.",
            WRITE: "One line, in your own words: why can you do this? What did you do before; what makes it easier?",
        }
        style = themes.QUIET if self.page == LINES else themes.INK
        return [*wrapped(asked[self.page], width, style, 3), Content("")]

    def answers(self) -> Sequence[Way]:
        """The lines, or what can be done about one."""
        if self.page == LINE:
            ways = (CHANGE, "c", "Other words for it"), (AWAY, "x", "Put it away"), (BACK, "b", "Back to the lines")
            return [Way(name, key, (text,)) for name, key, text in ways]
        lines = [
            Way(line.id, NUMBERS[place : place + 1], (f"Written on {line.day.day} {line.day:%B %Y}", plain(line.text)))
            for place, line in enumerate(self.lined.lines())
        ]
        return [Way(NEW, "w", ("Write a line",)), *lines]

    def begun(self) -> str | None:
        """A new line begins empty."""
        return self._line() if self.page == WRITE else None

    def chosen(self, answer: str) -> None:
        """Go to a line, or do something about it."""
        if answer in (NEW, CHANGE):
            self.of = self.of if answer == CHANGE else ""
            self.go_to(WRITE)
        elif answer == AWAY:
            self._say("")
        elif answer == BACK:
            self.action_back()
        else:
            self.of = answer
            self.go_to(LINE)

    def typed(self, text: str) -> None:
        """Say the line."""
        if text:
            self._say(text)

    def _say(self, text: str) -> None:
        self.said = self.lined.say(text, self.of)
        if self.said.refused:
            self.draw()
            return
        self.of = ""
        self.go_to(LINES)

    def action_back(self) -> None:
        """Back to the lines."""
        if self.page != LINES:
            self.of = ""
            self.go_to(LINES)

    def action_leave(self) -> None:
        """Leave with what was said; from a line to type in, where there are others, back to those."""
        self.give(self.said)
