"""What can be done about a quest, on every pane that is about one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.screens.actions import SHELTER
from game.screens.panes.pane import Pane
from game.screens.said import Said

if TYPE_CHECKING:
    from game.play.views import QuestView, ResultView

ON_A_QUEST = {
    "done", "some", "missed", "rest", "rest_until", "amount", "answer", "rate", "plan", "why", "note", "quest", "edit",
    "drop", "story", "share",
}  # fmt: skip


class OnQuestPane(Pane):
    """Subclasses say which quest, on which day: `view`."""

    @property
    def view(self) -> QuestView | None:
        """The quest the keys are about, on the day it is shown on."""
        raise NotImplementedError

    def possible(self, action: str) -> bool:
        """All of it needs a quest; an amount needs something counted."""
        view = self.view
        if action in ON_A_QUEST and view is None:
            return False
        if action == "amount":
            return view is not None and view.step.amount is not None
        return super().possible(action)

    # --- checking in -------------------------------------------------------------------------------------------------

    def do_done(self) -> None:
        """Say done."""
        self._check_in("done")

    def do_some(self) -> None:
        """Say some."""
        self._check_in("some")

    def do_missed(self) -> None:
        """Say missed."""
        self._check_in("missed")

    def do_rest(self) -> None:
        """Rest for the day."""
        if self.view:
            self.main.after(self.main.session.rest(self.view))

    def do_rest_until(self) -> None:
        """Rest for longer."""
        if self.view:
            from game.screens.changing import ask_rest

            ask_rest(self.main, self.view)

    def do_amount(self, typed: str = "") -> None:
        """Ask for the amount, where one is counted."""
        view = self.view
        if view and view.step.amount is None:
            self.main.tell(Said("This quest is answered yes or no: it takes no amount."))
        elif view:
            from game.screens.dialogs.amount import AmountDialog

            self.main.ask(
                AmountDialog(view, self.main.session.today.day, self.symbols, typed), partial(self._said_amount, view)
            )

    def typed(self, key: str) -> None:
        """A digit begins an amount."""
        self.do_amount(key)

    def _said_amount(self, view: QuestView, said: tuple[int, bool]) -> None:
        amount, sets = said
        self.came(view, self.main.session.check_in(view, "done", amount, sets=sets))

    def _check_in(self, outcome: str) -> None:
        view = self.view
        if view:
            self.came(view, self.main.session.check_in(view, outcome))

    def came(self, view: QuestView, said: Said) -> None:  # noqa: ARG002 - for panes that show what changed
        """Show what came of a check-in, and celebrate a mastered step. `view` is the quest as it was before."""
        if said.result and said.result.came_back and said.result.changed and not said.result.mastered:
            said = said._replace(text=f"{said.text} {self.main.keymap.shown('plan')} plans for the next time.")
        elif said.result and said.result.outcome == "missed" and (cheer := self._cheer()):
            said = said._replace(text=f"{said.text} {cheer}")
        elif said.result and (aside := self.main.session.aside_after(said.result)):
            said = said._replace(text=f"{said.text} {aside}")
        self.main.after(said)
        if said.result and said.result.mastered:
            self.celebrate(said.result)

    def _cheer(self) -> str:
        """What a friend once wrote, told after a miss."""
        return self.main.company.cheers.after_miss() if self.main.company is not None else ""

    def celebrate(self, result: ResultView) -> None:
        """Show what mastering a step was made of."""
        from game.screens.asking import celebrate

        celebrate(self.main, result)

    def do_shelter(self) -> None:
        """The shelter; what is said there is said before the chosen quest, where that still waits today."""
        view = self.view
        waits = view is not None and view.status == "pending" and view.day == self.main.session.today.day
        self.main.visit(SHELTER, view.id if view is not None and waits else "")

    # --- everything else ---------------------------------------------------------------------------------------------

    def do_answer(self) -> None:
        """Answer the offer, or go up or down by hand."""
        if self.view:
            from game.screens.asking import ask_offer

            ask_offer(self.main, self.view.id)

    def do_rate(self) -> None:
        """Say how sure one is."""
        if self.view:
            from game.screens.asking import ask_rating

            ask_rating(self.main, self.view.id)

    def do_plan(self) -> None:
        """Make an if-then plan."""
        if self.view:
            from game.screens.planning import ask_plan

            ask_plan(self.main, self.view.id)

    def do_why(self) -> None:
        """Why the player can do it, in own words."""
        if self.view:
            from game.screens.own import ask_why

            ask_why(self.main, self.view.id)

    def do_story(self) -> None:
        """Somebody who was here before."""
        if self.view and self.main.home.stories:
            self.main.home.stories.show(self.view.id)

    def do_note(self) -> None:
        """Write a line about the day."""
        if self.view:
            from game.screens.asking import ask_note

            ask_note(self.main, self.view)

    def do_share(self) -> None:
        """What of it the party sees."""
        if self.view:
            from game.screens.sharing import ask_share

            ask_share(self.main, self.view.id)

    def do_edit(self) -> None:
        """Change the quest."""
        if self.view:
            from game.screens.changing import ask_edit

            ask_edit(self.main, self.view)

    def do_drop(self) -> None:
        """Stop the quest, after asking."""
        if self.view:
            from game.screens.asking import ask_drop

            ask_drop(self.main, self.view)
