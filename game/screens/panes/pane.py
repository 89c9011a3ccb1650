"""What the main screen asks of every pane."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from game.screens.actions import Action
from game.screens.symbols import Symbols
from game.screens.widgets.bare import Box

if TYPE_CHECKING:
    from game.screens.main import MainScreen


class Pane(Box):
    """A body of the main screen. Its actions are the methods `do_<id>` of `actions.py`."""

    hints: ClassVar[bool] = True
    """Whether the line of the day stands under it."""

    def __init__(self, symbols: Symbols, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.symbols = symbols

    @property
    def main(self) -> MainScreen:
        """The screen it stands on."""
        from game.screens.main import MainScreen

        return next(node for node in self.ancestors if isinstance(node, MainScreen))

    def word(self, action: Action) -> str:
        """What the key bar calls an action here."""
        return action.word

    def possible(self, action: str) -> bool:
        """Whether an action would do something now."""
        return hasattr(self, f"do_{action}")

    def hears(self, key: str) -> bool:  # noqa: ARG002 - for panes that are typed into
        """Whether a key comes through: letters typed into a line do not."""
        return True

    def arrive(self, quest: str) -> None:
        """The player comes to this pane; `quest` is the one it is about ("": whichever it was)."""

    def leave(self) -> None:
        """The player goes to another pane."""

    def renew(self) -> None:
        """The day has changed: draw it as it stands."""

    def do_get_help(self) -> None:
        """If you need more than a game: of this page nothing is written."""
        from game.screens.dialogs.get_help import GetHelp

        self.app.push_screen(GetHelp(self.symbols))

    def do_review(self) -> None:
        """Look back on last week."""
        from game.screens.reviewing import ask_review

        ask_review(self.main)

    def hurry(self) -> bool:
        """A key while something is watched: go on at once. Whether there was something."""
        return False

    def typed(self, key: str) -> None:
        """A digit or = was pressed."""
