"""The list of the party on a page: which line is chosen, and how one gets to another."""

from __future__ import annotations

from textual import on

from game.screens.panes.paged import Paged
from game.screens.symbols import Symbols
from game.screens.widgets.roll import Roll


class OnRollPane(Paged):
    """Subclasses fill the list, and show what belongs to the chosen line."""

    def __init__(self, symbols: Symbols, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(symbols, id=id)
        self.roll = Roll(symbols)

    @property
    def shows(self) -> bool:
        """Whether there is a list to choose from."""
        return bool(self.roll.display and self.roll.entries)

    def chose(self) -> None:
        """Another line is chosen: show what belongs to it."""
        raise NotImplementedError

    def do_cheer(self) -> None:
        """Do what belongs to the chosen line."""
        raise NotImplementedError

    def possible(self, action: str) -> bool:
        """Nothing to choose where nobody is there; no cheers to oneself."""
        shown = self.shows
        if action in ("next_friend", "previous_friend"):
            return shown and len({each.friend.id for each in self.roll.entries}) > 1
        if action == "cheer":
            return shown and self.roll.entry is not None and not self.roll.entry.mine
        if action in ("up", "down", "first", "last"):
            return (shown and len(self.roll.entries) > 1) or super().possible(action)
        return super().possible(action)

    def _choose(self, index: int) -> None:
        if not self.roll.entries or not self.shows:
            return
        self.roll.choose(max(0, min(len(self.roll.entries) - 1, index)))
        self.chose()
        self.lay_out()
        self.main.renew_keys()
        if self.roll.chosen < len(self.roll.tops):
            self._see(self.roll.tops[self.roll.chosen] + 1)

    def _see(self, row: int) -> None:
        """Keep the chosen line in view."""
        page = self.page
        if row < page.scroll_y + 2:
            page.scroll_to(y=max(0, row - 2), animate=False)
        elif row > page.scroll_y + page.size.height - 2:
            page.scroll_to(y=row - page.size.height + 2, animate=False)

    def do_up(self) -> None:
        """The line above."""
        self._choose(self.roll.chosen - 1)

    def do_down(self) -> None:
        """The line below."""
        self._choose(self.roll.chosen + 1)

    def do_first(self) -> None:
        """The first line."""
        self._choose(0)

    def do_last(self) -> None:
        """The last line."""
        self._choose(len(self.roll.entries) - 1)

    def do_next_friend(self) -> None:
        """The next friend; after the last comes the first."""
        self._turn(1)

    def do_previous_friend(self) -> None:
        """The friend before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        """The first line of another friend."""
        if not self.roll.entries:
            return
        friends = list(dict.fromkeys(each.friend.id for each in self.roll.entries))
        here = friends.index(self.roll.entries[self.roll.chosen].friend.id)
        wanted = friends[(here + by) % len(friends)]
        self._choose(next(place for place, each in enumerate(self.roll.entries) if each.friend.id == wanted))

    @on(Roll.Clicked)
    def clicked(self, event: Roll.Clicked) -> None:
        """A click chooses, a second one acts."""
        self._choose(event.index)
        if event.again:
            self.do_cheer()
