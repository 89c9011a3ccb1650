"""The quest library: browse, look at a ladder, pick where to start, take it. Broken files say what to mend."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from game.play import taking
from game.play.taking import LibraryView, PlanView
from game.quests.mistakes import QuestFileError
from game.quests.reader import QuestFile
from game.screens.actions import LIBRARY
from game.screens.lines import plain
from game.screens.panes.pane import Pane
from game.screens.said import Said, Tone, in_the_game
from game.screens.symbols import Symbols
from game.screens.widgets.shelf import Plan, Shelf


class LibraryPane(Pane):
    """The shelf and the plan beside it."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id=LIBRARY)
        self.shelf = Shelf(symbols)
        self.plan = Plan(symbols)
        self._plans: dict[str, PlanView | None] = {}
        self._starts: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        """The shelf; the plan."""
        yield self.shelf
        yield self.plan

    def renew(self) -> None:
        """Read the shelf: files may have come or changed."""
        self._plans = {}
        self.shelf.show(taking.library(self.main.session.game))
        self._renew_plan()

    @property
    def entry(self) -> LibraryView | None:
        """The chosen file."""
        return self.shelf.entries[self.shelf.chosen] if self.shelf.entries else None

    def _renew_plan(self) -> None:
        entry = self.entry
        if entry is None:
            self.plan.show(None, [f"There are no quest files in {taking.own_folder(self.main.session.game)}."], 1, "")
            return
        plan = None if entry.mistakes else self._plan(entry.id)
        start = 0 if entry.under_way else self._starts.get(entry.id, 1)
        self.plan.show(plan, entry.mistakes, start, entry.title)
        self.main.renew_keys()

    def _plan(self, quest: str) -> PlanView | None:
        if quest not in self._plans:
            file = self._file(quest)
            self._plans[quest] = taking.plan(file.quest) if file else None
        return self._plans[quest]

    def _file(self, quest: str) -> QuestFile | None:
        try:
            found = taking.find_file(self.main.session.game, quest)
        except QuestFileError:
            return None
        return found if isinstance(found, QuestFile) else None

    def possible(self, action: str) -> bool:
        """Only a whole file that is not under way can be taken."""
        if action in ("take", "later_start", "earlier_start"):
            return self.entry is not None and not self.entry.mistakes and not self.entry.under_way
        return super().possible(action)

    # --- moving ------------------------------------------------------------------------------------------------------

    def choose(self, index: int) -> None:
        """Move the choice, and the plan with it."""
        self.shelf.choose(index)
        self._renew_plan()

    def do_up(self) -> None:
        """The file above."""
        self.choose(self.shelf.chosen - 1)

    def do_down(self) -> None:
        """The file below."""
        self.choose(self.shelf.chosen + 1)

    def do_first(self) -> None:
        """The first file."""
        self.choose(0)

    def do_last(self) -> None:
        """The last file."""
        self.choose(len(self.shelf.entries) - 1)

    def do_later_start(self) -> None:
        """Start a step further up."""
        self._start(self.plan.start + 1)

    def do_earlier_start(self) -> None:
        """Start a step lower."""
        self._start(self.plan.start - 1)

    @on(Plan.Picked)
    def picked(self, event: Plan.Picked) -> None:
        """A step was clicked."""
        self._start(event.start)

    def _start(self, start: int) -> None:
        entry, plan = self.entry, self.plan.plan
        if entry is not None and plan is not None and not entry.under_way:
            self._starts[entry.id] = max(1, min(len(plan.steps), start))
            self._renew_plan()

    @on(Shelf.Clicked)
    def clicked(self, event: Shelf.Clicked) -> None:
        """A click chooses, the second one takes."""
        self.choose(event.index)
        if event.twice:
            self.do_take()

    # --- taking ------------------------------------------------------------------------------------------------------

    def do_take(self) -> None:
        """Take the chosen quest, and go and see it on Home."""
        entry = self.entry
        if entry is None:
            return
        if entry.under_way:
            self.main.go_to(entry.id)
            return
        if entry.mistakes:
            self.main.tell(Said("This file cannot be taken yet: its mistakes stand beside it.", Tone.CAUTION))
            return
        file = self._file(entry.id)
        if file is None:
            self.main.tell(Said(f"{plain(entry.title)} cannot be read just now.", Tone.CAUTION))
            return
        start = str(self._starts[entry.id]) if entry.id in self._starts else None
        taken = self.main.session.act(lambda: taking.take(self.main.session.game, file, start))
        if isinstance(taken, Said):
            self.main.tell(taken)
            return
        told = " ".join(in_the_game(text) for text in (taken.message, taken.advice) if text)
        self.main.go_to(taken.id)
        self.main.after(Said(f"{told} Press space when you have done it.", Tone.GOOD))
