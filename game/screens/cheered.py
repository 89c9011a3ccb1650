"""Cheers that came for the player: shown one at a time when the game is open, and after a miss. Never in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.screens.lines import plain
from game.screens.said import Said, Tone

if TYPE_CHECKING:
    from game.play.party_views import CheerView
    from game.screens.company import Company
    from game.screens.main import MainScreen


class Cheered:
    """The cheers that wait to be shown, the oldest first."""

    def __init__(self, main: MainScreen, company: Company) -> None:
        self.main = main
        self.company = company
        self._waiting: list[CheerView] = []

    @property
    def any(self) -> bool:
        """Whether anybody cheered the player lately: else nothing is loaded to know it."""
        return self.company.view is not None and any(cheer.to_me for cheer in self.company.view.cheers)

    def find(self) -> None:
        """Those not shown yet wait for their turn."""
        if not self.any:
            return
        from game.play.cheering import cheers_to_me

        waiting = {cheer.id for cheer in self._waiting}
        self._waiting += [each for each in reversed(cheers_to_me(self.company.game)) if each.id not in waiting]
        self.tell()

    def tell(self) -> None:
        """Show the next one, where no other message stands and no dialog is open."""
        if not self._waiting or self.main.messages.said is not None or not self.main.is_current:
            return
        from game.play.cheering import seen
        from game.play.party_told import cheer_line

        cheer = self._waiting.pop(0)
        seen(self.company.game, [cheer.id])
        self.main.tell(Said(plain(cheer_line(cheer, self.company.game.today)), Tone.GOOD))

    def after_miss(self) -> str:
        """A cheer given before, for a day on which it did not work out; "" where there is none."""
        if not self.any:
            return ""
        from game.play.cheering import after_miss
        from game.play.party_told import after_miss_line

        cheer = after_miss(self.company.game)
        self._waiting = [each for each in self._waiting if cheer is None or each.id != cheer.id]
        return plain(after_miss_line(cheer)) if cheer is not None else ""
