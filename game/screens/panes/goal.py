"""New goal: four questions beside the mountain they make, how sure one is, where to start; then it is taken.

Nothing is written before that. What was typed is kept while the game runs, also when the player goes elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from game.screens.actions import GOAL, HOME, Action
from game.screens.lines import plain
from game.screens.loading import loaded
from game.screens.panes.on_steps import OnStepsPane
from game.screens.said import Said, Tone
from game.screens.symbols import Symbols
from game.screens.widgets.fields import Field
from game.screens.widgets.form import Form
from game.screens.widgets.slider import Slider
from game.screens.widgets.typing import TypedLines

if TYPE_CHECKING:
    from game.screens.drafts import Drawing, Sheet

LEAVING = "What you typed stays here until you leave the game. Nothing of it is written yet."


def _sheet() -> Sheet:
    from game.screens.drafts import Sheet

    return Sheet()


class GoalPane(OnStepsPane):
    """The form, and the way up it makes."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    GoalPane Form, GoalPane Ascent {
        border: round $line;
        border-title-color: $ink;
        border-title-style: bold;
        height: 1fr;
    }
    GoalPane Form, GoalPane Ascent { width: 1fr; padding: 0 1; }
    GoalPane Ascent:focus { border: round $gold; }
    .-wide GoalPane Form { width: 5fr; min-width: 54; padding: 0 2; }
    .-wide GoalPane Ascent { width: 7fr; padding: 0 2; }
    .-wide.-tall GoalPane Form, .-wide.-tall GoalPane Ascent { padding: 1 2; }
    .-wide.-tall GoalPane #field-measure, .-wide.-tall GoalPane #field-ladder { margin: 1 0 0 0; }
    .-wide.-tall GoalPane #field-target, .-wide.-tall GoalPane #field-schedule { margin: 1 0 0 0; }
    .-slim GoalPane Form, .-slim GoalPane Ascent {
        width: 1fr;
        border: none;
        border-top: solid $line;
    }
    .-slim GoalPane Ascent:focus { border: none; border-top: solid $gold; }
    .-slim GoalPane Ascent { height: 7; }
    .-slim GoalPane.-steps Ascent { height: 1fr; }
    .-slim GoalPane.-steps Form { height: 4; }
    .-short.-slim GoalPane Ascent { height: 3; }
    .-flat.-slim GoalPane Ascent { height: 1; }
    .-short.-slim GoalPane.-steps Ascent, .-flat.-slim GoalPane.-steps Ascent { height: 1fr; }
    .-flat.-slim GoalPane Form { border: none; }
    .-short.-slim GoalPane.-steps Form, .-flat.-slim GoalPane.-steps Form { height: 0; }
    .-ascii GoalPane Form, .-ascii GoalPane Ascent { border: ascii $line; }
    .-ascii.-slim GoalPane Form, .-ascii.-slim GoalPane Ascent { border: none; border-top: ascii $line; }
    """
    MOVES: ClassVar[dict[str, int]] = {"tab": 1, "down": 1, "shift+tab": -1, "up": -1}

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id=GOAL)
        self.form = Form(symbols)
        self._early: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """The questions; the mountain."""
        yield self.form
        yield self.ascent

    # --- coming and going --------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Load what the page is drawn with, behind its first frame."""
        self.form.furnish()
        self._draw()
        if loaded():
            self._begin(_sheet())
        else:
            self.run_worker(_sheet, thread=True, name="sheet")

    @on(Worker.StateChanged)
    def has_loaded(self, event: Worker.StateChanged) -> None:
        """It is there: draw what was typed meanwhile."""
        if event.worker.name == "sheet" and event.state is WorkerState.SUCCESS:
            event.stop()
            self._begin(cast("Sheet", event.worker.result))

    def _begin(self, sheet: Sheet) -> None:
        """Take in what was typed before there was a sheet."""
        sheet.texts.update(self._early)
        self.sheet = sheet
        self.weigh()

    def arrive(self, quest: str) -> None:  # noqa: ARG002 - it is about none
        """Type at once, where one was."""
        stops = self.stops()
        open_now = self._first_open()
        (open_now if open_now in stops else stops[0]).focus()

    def _first_open(self) -> Widget | None:
        """The first question without an answer that holds."""
        mistakes = self.drawing.mistakes if self.drawing else {}
        names = [name for name in self.form.asked if name in mistakes]
        return self.form.stops()[self.form.asked.index(names[0])] if names else None

    def do_home(self) -> None:
        """Back; with something typed it asks once."""
        if self.sheet is None or not self.sheet.typed:
            self.main.visit(HOME)
            return
        from game.screens.dialogs.card import Ask
        from game.screens.words import Choice

        choices = [
            Choice("keep", "k", "Go, and keep it", "it is here when you come back"),
            Choice("stay", "s", "Stay", "go on with it"),
            Choice("clear", "x", "Throw it away", "and go"),
        ]
        self.main.ask(Ask("Leave this goal for now?", [LEAVING], choices, self.symbols), self._leaving)

    def _leaving(self, answer: str) -> None:
        if answer == "clear":
            self.clear()
        if answer != "stay":
            self.main.visit(HOME)

    def clear(self) -> None:
        """An empty page."""
        if self.sheet is None:
            return
        self.sheet = type(self.sheet)()
        self.form.clear()
        self.weigh()

    # --- drawing -----------------------------------------------------------------------------------------------------

    def renew(self) -> None:
        """Nothing here depends on the day."""

    def weigh(self) -> None:
        """Something was said: draw what it makes."""
        if self.sheet is not None:
            self.drawing = self.sheet.drawn()
        self._draw()
        self.main.renew_keys()

    def _draw(self) -> None:
        drawing, sheet = self.drawing, self.sheet
        mistakes = drawing.mistakes if drawing else {}
        self.form.tell(mistakes)
        said = sheet.ratings_said() if sheet else {}
        self.form.show_sure(drawing.preview.steps if drawing and drawing.preview else (), drawing, said)
        self.form.show_take(drawing, mistakes)
        if drawing is not None and sheet is not None:
            picked = sheet.picked is not None and sheet.picked in drawing.keys
            self.ascent.show(drawing, picked=picked)

    # --- answering ---------------------------------------------------------------------------------------------------

    @on(Field.Changed)
    def answered(self, event: Field.Changed) -> None:
        """A key was typed, a choice made."""
        event.stop()
        texts = self.sheet.texts if self.sheet is not None else self._early
        if texts.get(event.name, "") == event.value:
            return
        texts[event.name] = event.value
        if event.name in ("measure", "ladder"):
            self.form.furnish()
        self.weigh()

    @on(Slider.Moved)
    def rated(self, event: Slider.Moved) -> None:
        """How sure: the suggested start moves with it."""
        event.stop()
        if self.sheet is None or self.drawing is None or event.place >= len(self.drawing.rated):
            return
        key = self.drawing.keys[self.drawing.rated[event.place] - 1]
        if event.value is None:
            self.sheet.ratings.pop(key, None)
        else:
            self.sheet.ratings[key] = event.value
        self.weigh()

    @on(Field.Done)
    @on(Slider.Done)
    def next_question(self) -> None:
        """Enter: the next question."""
        self.go(1)

    @on(TypedLines.Left)
    def left_lines(self, event: TypedLines.Left) -> None:
        """Up or down, over the edge of the lines."""
        self.go(event.by)

    # --- moving ------------------------------------------------------------------------------------------------------

    def stops(self) -> list[Widget]:
        """Where the keys can go."""
        return [*self.form.stops(), self.ascent] if self.ascent.steps else self.form.stops()

    def go(self, by: int, *, round_about: bool = False) -> None:
        """To the next place, or the one before."""
        stops = self.stops()
        here = self.screen.focused
        place = stops.index(here) + by if here in stops else 0
        if round_about or 0 <= place < len(stops):
            stops[place % len(stops)].focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The help follows the keys; on a narrow screen the steps come forward when they have them."""
        self.set_class(event.widget is self.ascent, "-steps")
        self._draw()
        self.main.renew_keys()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """An answer left is one begun: from now on its mistakes are told."""
        for field in self.form.fields.values():
            if event.widget is field or event.widget in field.children:
                field.visited = True
                field.refresh()

    def on_key(self, event: events.Key) -> None:
        """Moving between the questions; letters that mean nothing here go nowhere else."""
        steps = self.screen.focused is self.ascent
        if event.key in self.MOVES and not (steps and event.key in ("up", "down")):
            self.go(self.MOVES[event.key], round_about="tab" in event.key)
        elif event.character is not None and event.is_printable and not self._mine(event):
            pass
        else:
            return
        event.stop()
        event.prevent_default()

    def _mine(self, event: events.Key) -> bool:
        """Whether a letter is meant for this page: one of its keys, or a question for help."""
        action = self.main.keymap.found(GOAL, event.key, event.character)
        return action is not None and self._own(action)

    @staticmethod
    def _own(action: Action) -> bool:
        return GOAL in action.panes or action.id in ("up", "down", "first", "last", "help")

    def do_next_field(self) -> None:
        """The next question; after the last the first."""
        self.go(1, round_about=True)

    def do_previous_field(self) -> None:
        """The question before."""
        self.go(-1, round_about=True)

    def hears(self, key: str) -> bool:
        """Letters are typed into the line the keys are on; on the steps those of this page work."""
        if len(key) > 1 and key not in ("comma", "question_mark", "space"):
            return True
        action = self.main.keymap.found(GOAL, key, key)
        return self.screen.focused is self.ascent and action is not None and self._own(action)

    def go_to_mistake(self, drawing: Drawing) -> None:
        """To the first question open, or the first step to mend."""
        for field in self.form.fields.values():
            field.visited = True
        self._draw()
        wrong = self._first_open()
        if wrong is not None:
            wrong.focus()
            name = next(name for name in self.form.asked if name in drawing.mistakes)
            self.main.tell(Said(plain(drawing.mistakes[name]), Tone.CAUTION))
        elif drawing.problems:
            self.ascent.choose(max(1, min(drawing.problems)))
            self.ascent.focus()
