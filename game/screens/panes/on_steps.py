"""Steps of a goal chosen and changed one by one, where it starts, and taking it: New goal beside its questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from game.screens.panes.pane import Pane
from game.screens.said import Said, Tone, in_the_game
from game.screens.symbols import Symbols
from game.screens.widgets.ascent import Ascent
from game.screens.widgets.form import TakeIt

if TYPE_CHECKING:
    from game.play.redrafting import StepChange
    from game.screens.drafts import Drawing, Sheet

ON_STEPS = {"edit_step", "add_step", "remove_step", "start_here", "first", "last", "up", "down"}


class OnStepsPane(Pane):
    """Subclasses draw what was said with `weigh`, and move away from the steps with `go`."""

    def __init__(self, symbols: Symbols, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(symbols, id=id)
        self.ascent = Ascent(symbols)
        self.sheet: Sheet | None = None
        self.drawing: Drawing | None = None

    def weigh(self) -> None:
        """Something was said: draw what it makes."""
        raise NotImplementedError

    def go(self, by: int, *, round_about: bool = False) -> None:
        """To the next place for the keys, or the one before."""
        raise NotImplementedError

    def clear(self) -> None:
        """An empty page."""
        raise NotImplementedError

    def go_to_mistake(self, drawing: Drawing) -> None:
        """To what keeps the goal from being taken."""
        raise NotImplementedError

    @property
    def on_steps(self) -> bool:
        """Whether the keys are on the steps."""
        return self.screen.focused is self.ascent and bool(self.ascent.steps)

    def possible(self, action: str) -> bool:
        """Steps are changed where they are chosen; what is whole can be taken."""
        if action == "make":
            return self.drawing is not None and self.drawing.whole
        return self.on_steps if action in ON_STEPS else super().possible(action)

    @on(Ascent.Picked)
    def picked(self, event: Ascent.Picked) -> None:
        """The player picks the start, whatever is suggested."""
        if self.sheet is not None and self.drawing is not None:
            self.sheet.picked = self.drawing.keys[event.start - 1]
            self.weigh()

    def do_up(self) -> None:
        """The step above; from the first one, back to the questions."""
        if self.screen.focused is self.ascent and not self.ascent.choose(self.ascent.chosen - 1):
            self.go(-1)

    def do_down(self) -> None:
        """The step below."""
        if self.screen.focused is self.ascent:
            self.ascent.choose(self.ascent.chosen + 1)

    def do_first(self) -> None:
        """The first step."""
        self.ascent.choose(1)

    def do_last(self) -> None:
        """The last step."""
        self.ascent.choose(len(self.ascent.steps))

    # --- single steps ------------------------------------------------------------------------------------------------

    def do_start_here(self) -> None:
        """Start on the chosen step."""
        self.ascent.pick(self.ascent.chosen)

    @on(Ascent.Opened)
    def do_edit_step(self) -> None:
        """Change the chosen step."""
        sheet, drawing = self.sheet, self.drawing
        if sheet is None or drawing is None or drawing.preview is None:
            return
        from game.screens.dialogs.edit_step import EditStep

        number = self.ascent.chosen
        key = drawing.keys[number - 1]

        def change(change: StepChange) -> None:
            sheet.change(key, change)
            self.weigh()

        step, mastery = drawing.preview.steps[number - 1], drawing.preview.mastery[number - 1]
        self.main.ask(EditStep(step, mastery, lambda tried: sheet.tried(key, tried), self.symbols), change)

    def do_add_step(self) -> None:
        """Put a step above the chosen one, and open it where it says nothing yet."""
        if self.sheet is None:
            return
        refused = self.sheet.add(self.ascent.chosen)
        if refused:
            self.main.tell(Said(refused, Tone.CAUTION))
            return
        self.weigh()
        self.ascent.choose(self.ascent.chosen + 1)
        if not self.ascent.steps[self.ascent.chosen - 1].instruction:
            self.do_edit_step()

    def do_remove_step(self) -> None:
        """Take the chosen step out."""
        if self.sheet is not None:
            refused = self.sheet.remove(self.ascent.chosen)
            if refused:
                self.main.tell(Said(refused, Tone.CAUTION))
            self.weigh()

    # --- taking ------------------------------------------------------------------------------------------------------

    @on(TakeIt.Pressed)
    def do_make(self) -> None:
        """Write the quest file and take it; where something is open, go there."""
        sheet, drawing = self.sheet, self.drawing
        if sheet is None or drawing is None:
            return
        if not drawing.whole:
            self.go_to_mistake(drawing)
            return
        from game.play import goals

        game, start, ratings = self.main.session.game, drawing.start, sheet.ratings_said()
        answers, edits = sheet.answers(), sheet.edits
        made = self.main.session.act(lambda: goals.make_goal(game, answers, edits, start, ratings))
        if isinstance(made, Said):
            self.main.tell(made)
            return
        self.clear()
        told = " ".join(in_the_game(text, self.main.keymap) for text in (made.message, made.advice) if text)
        self.main.go_to(made.id)
        self.main.after(Said(f"{told} Press {self.main.keymap.shown('done')} when you have done it.", Tone.GOOD))
