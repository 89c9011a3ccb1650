"""Home: the quests of yesterday and today, and the one that is chosen. One key checks in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from game.screens.actions import HOME
from game.screens.climbing import Subject
from game.screens.panes.pane import Pane
from game.screens.said import Said
from game.screens.symbols import Symbols
from game.screens.widgets.climb import Climb
from game.screens.widgets.quest_list import QuestList, Row

if TYPE_CHECKING:
    from game.screens.widgets.first_day import FirstDay
    from game.screens.widgets.heights import Heights

FRESH_SECONDS = 1.2
"""How long what just changed stands out."""

LIST_PART = 58
"""At most so many percent of the pane are the list's where something stands under it."""

ON_A_QUEST = {"done", "some", "missed", "rest", "amount", "answer", "rate", "note", "view", "drop"}


class HomePane(Pane):
    """The list and the panel beside it; a first page where no quest is under way."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id=HOME)
        self.quests = QuestList(symbols)
        self.climb = Climb(symbols)
        self.left = Vertical(self.quests, id="left")
        self.heights: Heights | None = None
        self.first: FirstDay | None = None
        self._shares = ("1fr", "1fr")

    def compose(self) -> ComposeResult:
        """The list and the panel; the rest comes when it is needed."""
        yield self.left
        yield self.climb

    def _furnish(self) -> None:
        """Bring in the altimeter on a large terminal, the first page where no quest is under way."""
        if self.heights is None and self.main.has_class("-wide") and self.main.has_class("-tall"):
            from game.screens.widgets.heights import Heights

            self.heights = Heights(self.symbols)
            self.left.mount(self.heights)
        if self.first is None and not self.quests.rows:
            from game.screens.widgets.first_day import FirstDay

            self.first = FirstDay(self.symbols)
            self.mount(self.first)
        if self.first is not None:
            self.first.display = not self.quests.rows
        if self.heights is not None:
            self.heights.show(self.main.session.heights(), self.main.session.today.metres)

    def on_resize(self) -> None:
        """A larger terminal may have room for more."""
        if self.main.opened is not None:
            self._furnish()
            self._share_out()

    def _share_out(self) -> None:
        """Over another widget the list is as high as its quests are, up to a part of the pane; else it has it all."""
        most = self.size.height * LIST_PART // 100
        left, quests = "1fr", "1fr"
        if self.main.has_class("-slim") and (self.main.has_class("-medium") or self.main.has_class("-tall")):
            left = str(self.quests.wanted(most - 1) + 1)
        elif self.heights is not None and self.main.has_class("-wide") and self.main.has_class("-tall"):
            quests = str(self.quests.wanted(most - 2) + 2)
        if (left, quests) != self._shares:
            self._shares = (left, quests)
            self.left.styles.height, self.quests.styles.height = left, quests

    # --- drawing -----------------------------------------------------------------------------------------------------

    def renew(self) -> None:
        """The day as it stands."""
        session = self.main.session
        self.quests.show(session.today)
        self.set_class(not self.quests.rows, "-empty")
        self._furnish()
        self._share_out()
        self._renew_panel()

    def _renew_panel(self) -> None:
        row, session = self.row, self.main.session
        if row is None:
            self.climb.show(None)
            return
        offered = session.offered(row.view, row.view.offer) if row.view.offer and not row.unsaid else ""
        self.climb.show(Subject(row.view, session.ladder(row.view.id), offered, row.unsaid))
        self.main.renew_keys()

    @property
    def row(self) -> Row | None:
        """The row the keys are about."""
        return self.quests.row

    def possible(self, action: str) -> bool:
        """Without a quest there is only the way to the library; an amount needs something counted."""
        row = self.row
        if action in ON_A_QUEST and row is None:
            return False
        if action == "amount":
            return row is not None and row.view.step.amount is not None
        if action in ("up", "down", "first", "last"):
            return len(self.quests.rows) > 1
        return super().possible(action)

    def choose(self, index: int) -> None:
        """Move the choice, and the panel with it."""
        self.quests.choose(index)
        self._renew_panel()

    def choose_quest(self, quest: str) -> None:
        """Move the choice to a quest."""
        self.quests.choose_quest(quest)
        self._renew_panel()

    def do_up(self) -> None:
        """The quest above."""
        self.choose(self.quests.chosen - 1)

    def do_down(self) -> None:
        """The quest below."""
        self.choose(self.quests.chosen + 1)

    def do_first(self) -> None:
        """The first quest."""
        self.choose(0)

    def do_last(self) -> None:
        """The last quest."""
        self.choose(len(self.quests.rows) - 1)

    @on(QuestList.Clicked)
    def clicked(self, event: QuestList.Clicked) -> None:
        """A click chooses; on the symbol, or twice, it says done."""
        self.choose(event.index)
        if event.says_done:
            self.do_done()

    # --- checking in -------------------------------------------------------------------------------------------------

    def do_done(self) -> None:
        """Say done; with no quest yet, go and choose one."""
        if self.row is None:
            self.main.do_library()
        else:
            self._check_in("done")

    def do_some(self) -> None:
        """Say some."""
        self._check_in("some")

    def do_missed(self) -> None:
        """Say missed."""
        self._check_in("missed")

    def do_rest(self) -> None:
        """Rest for the day."""
        if self.row:
            self.main.after(self.main.session.rest(self.row.view))

    def do_amount(self, typed: str = "") -> None:
        """Ask for the amount, where one is counted."""
        if self.row and self.row.view.step.amount is None:
            self.main.tell(Said("This quest is answered yes or no: it takes no amount."))
        elif self.row:
            from game.screens.dialogs.amount import AmountDialog

            row = self.row
            self.main.ask(AmountDialog(row.view, self.symbols, typed), partial(self._said_amount, row))

    def typed(self, key: str) -> None:
        """A digit begins an amount."""
        self.do_amount(key)

    def _said_amount(self, row: Row, said: tuple[int, bool]) -> None:
        amount, sets = said
        self._came(row, self.main.session.check_in(row.view, "done", amount, sets=sets))

    def _check_in(self, outcome: str) -> None:
        if self.row:
            self._came(self.row, self.main.session.check_in(self.row.view, outcome))

    def _came(self, row: Row, said: Said) -> None:
        """Show what came of a check-in, and celebrate a mastered step."""
        if said.result and said.result.changed and self.app.animation_level != "none":
            self.quests.fresh = {row.key: row.view.warmth}
            self.set_timer(FRESH_SECONDS, self._settle)
        self.main.after(said)
        if said.result and said.result.mastered:
            from game.screens.asking import celebrate

            celebrate(self.main, said.result)

    def _settle(self) -> None:
        self.quests.fresh = {}
        self.quests.refresh()

    # --- everything about one quest ----------------------------------------------------------------------------------

    def do_answer(self) -> None:
        """Answer the offer, or go up or down by hand."""
        if self.row:
            from game.screens.asking import ask_offer

            ask_offer(self.main, self.row.view.id)

    def do_rate(self) -> None:
        """Say how sure one is."""
        if self.row:
            from game.screens.asking import ask_rating

            ask_rating(self.main, self.row.view.id)

    def do_note(self) -> None:
        """Write a line about the day."""
        if self.row:
            from game.screens.asking import ask_note

            ask_note(self.main, self.row.view)

    def do_view(self) -> None:
        """Everything about the quest."""
        if self.climb.subject:
            from game.screens.dialogs.whole import WholeQuest

            self.main.app.push_screen(WholeQuest(self.climb.subject, self.symbols))

    def do_drop(self) -> None:
        """Stop the quest, after asking."""
        if self.row:
            from game.screens.asking import ask_drop

            ask_drop(self.main, self.row.view)
