"""A play-test of a quest file: simulated people climb it behind the game, and here stands what became of them."""

from __future__ import annotations

from asyncio import AbstractEventLoop, get_running_loop
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from game.play import playtest_told, playtesting
from game.play.playtest_told import percent
from game.play.playtesting import PlaytestView
from game.screens import themes
from game.screens.dialogs.scrolled import Scrolled
from game.screens.lines import between, cut, filled, line, wrapped
from game.screens.symbols import Symbols

if TYPE_CHECKING:
    from game.rules.quest import Quest

PEOPLE = 300
"""Enough for a picture in a second; the command takes more."""
EVERY = 10
LABEL, NUMBERS, LEAST_BAR = 22, 18, 8
MANY = 0.1
"""So many leaving on one step stand out."""


class Playtest(Scrolled[None]):
    """The page fills when the people are through; leaving it ends them."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,enter", "leave", show=False)]

    def __init__(self, quest: Quest, symbols: Symbols) -> None:
        self.quest = quest
        self.done = 0
        self.found: PlaytestView | None = None
        self.left = False
        super().__init__(f"Play-test: {quest.title}", symbols)

    def on_mount(self) -> None:
        """Let them climb, behind the game."""
        super().on_mount()
        Thread(target=self._climb, args=(get_running_loop(),), name="behind", daemon=True).start()

    def _climb(self, loop: AbstractEventLoop) -> None:
        """In a thread of its own: what is drawn is drawn on the game's own loop."""

        def progress(done: int, _of: int) -> bool:
            if done % EVERY == 0:
                with suppress(RuntimeError):  # the player has left the game
                    loop.call_soon_threadsafe(partial(self._show, done, None))
                sleep(0)
            return not self.left

        found = playtesting.playtest(self.quest, PEOPLE, progress=progress)
        if isinstance(found, PlaytestView):
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(partial(self._show, PEOPLE, found))

    def _show(self, done: int, found: PlaytestView | None) -> None:
        if not self.left and self.is_attached:
            self.done, self.found = done, found
            self.draw()

    def action_leave(self) -> None:
        """Back to the library; whoever still climbs stops."""
        self.left = True
        super().action_leave()

    # --- drawing -----------------------------------------------------------------------------------------------------

    def rows(self, width: int) -> Sequence[Content]:
        """How far they are; then the ladder, the numbers, and what they are worth."""
        if self.found is None:
            bar = self._bar(self.done / PEOPLE, min(40, width))
            return [*wrapped(f"{self.done} of {PEOPLE} simulated people are through.", width, themes.INK), bar]
        view = self.found
        head = f"{view.players:,} simulated people, {view.days} days. How many stood on each step:"
        rows = [*wrapped(head, width, themes.INK), Content(""), *self._ladder(view, width), Content("")]
        for label, value in playtest_told.main_numbers(view.whole):
            rows.append(between(line((label, themes.QUIET)), line((value, themes.INK)), min(width, 50)))
        rows.append(Content(""))
        for text in playtest_told.ending(view):
            rows += wrapped(text, width, themes.QUIET)
        return rows

    def _ladder(self, view: PlaytestView, width: int) -> list[Content]:
        label = min(LABEL, max(8, width - NUMBERS - LEAST_BAR))
        cells = max(LEAST_BAR, width - label - NUMBERS - 1)
        rows = [between(Content(""), line(("left here", themes.QUIET)), width)]
        for rung, count in zip(view.rungs, view.whole.steps, strict=True):
            reached, left = count.reached / max(1, view.players), count.left / max(1, view.players)
            number = (f"{rung.index:>2}  ", themes.QUIET)
            name = filled(line(number, (cut(rung.label, label - 4), themes.INK)), label)
            parts = line(name, " ", self._bar(reached, cells), (f" {percent(reached):>5}", themes.INK))
            rows.append(between(parts, line((percent(left), themes.EMBER if left >= MANY else themes.QUIET)), width))
        return rows

    def _bar(self, share: float, cells: int) -> Content:
        """A bar of blocks, or of signs every terminal has."""
        full = round(share * cells)
        marks = ("#", "-") if self.symbols.ascii else ("█", "─")
        return line((marks[0] * full, themes.GOLD), (marks[1] * (cells - full), themes.FAINT))
