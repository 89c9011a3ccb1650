"""An exercise on a screen of its own: nothing but the breath, or one line to follow. Escape leaves it at once.

Where something was written, escape asks first, in the line of the keys; a second one leaves.

What to do now is worked out from the time that has passed, so a late frame changes no pace.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input

from game.play.exercising import TEXT_CELLS, Gone, joined, written
from game.play.shelter_telling import minutes_said
from game.rules.shelter import Exercise
from game.screens import themes
from game.screens.dialogs.exercise_page import Page, Shown, pages
from game.screens.dialogs.over import Over
from game.screens.lines import centred, line
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn

FRAMES = 12
"""Pictures a second of the breath, at most."""
LEAVE = "Leave, and keep nothing of it?  enter keep on  esc leave"


class ExerciseDialog(Over[Gone]):
    """Gives how long it went and what was written. Enter goes on; on a breath it is enough."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("enter,space,right", "next", show=False),
    ]
    SCOPED_CSS = False
    DEFAULT_CSS = """
    ExerciseDialog #card, ExerciseDialog.-ascii #card {
        width: 100%;
        height: 100%;
        border: none;
        background: $background;
        padding: 0;
    }
    ExerciseDialog #card Drawn { background: $background; }
    ExerciseDialog #page { height: 1fr; }
    ExerciseDialog.-writing #page { height: 45%; }
    ExerciseDialog #line { width: 100%; height: 1fr; display: none; }
    ExerciseDialog.-writing #line { display: block; }
    ExerciseDialog #keys { height: 1; dock: bottom; }
    ExerciseDialog #card Input {
        width: 66;
        max-width: 100%;
        margin: 1 0;
        background: $background;
        background-tint: $background 0%;
    }
    ExerciseDialog.-low #card Input { margin: 0; }
    """

    clock: Callable[[], float] = staticmethod(monotonic)

    def __init__(self, exercise: Exercise, symbols: Symbols) -> None:
        super().__init__(symbols)
        self.exercise = exercise
        self.pages = pages(exercise)
        self.at = 0
        self.shown = Shown(symbols, self.clock)
        self.keys = Keys(symbols)
        self.entry = Input(max_length=TEXT_CELLS, select_on_focus=False, id="entry")
        self.texts: list[str] = []
        self.left_at: str | None = None
        """What stood in the line when escape asked whether to leave; None while that is not asked."""
        self.begun: float | None = None
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The page, a line to write where one is asked for, and the keys."""
        with Vertical(id="card"):
            yield self.shown
            yield Center(self.entry, id="line")
            yield self.keys

    def on_mount(self) -> None:
        """The first page."""
        self._turn(0)

    # --- pages -------------------------------------------------------------------------------------------------------

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self.pages[self.at]

    def _turn(self, at: int) -> None:
        self.at = at
        if at == 1:
            self.begun = self.clock()
        step = self.page.step
        writes = bool(step and step.write)
        self.set_class(writes, "-writing")
        self.entry.value = ""
        self.entry.placeholder = f"{step.write} …" if step and step.write else ""
        self.set_focus(self.entry if writes else None)
        self.shown.begin(self.exercise, self.page)
        self.keys.show(self._told())
        self._pace()

    def _told(self) -> str:
        if self.leaving:
            return LEAVE
        if self.at == 0:
            return f"{minutes_said(self.exercise)}   enter  begin   esc  leave"
        if self.page.breath:
            return "enter  that is enough   esc  leave"
        return f"enter  {'done' if self.at == len(self.pages) - 1 else 'go on'}   esc  leave"

    def _pace(self) -> None:
        """What moves is drawn a few times a second; else it changes with the second, exactly then."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if not self.page.breath and not (self.page.step and self.page.step.seconds):
            return
        into = self.clock() - self.shown.begun
        wait = 1 - into % 1 if self.shown.still else 1 / FRAMES
        self._timer = self.set_timer(max(0.001, wait), self.tick)

    def tick(self) -> None:
        """Time has passed: draw what is to be done now; after the last second comes the next page."""
        if self.shown.over and not self.leaving:
            self._go_on()
        else:
            self.shown.redraw()
            self._pace()

    def action_next(self) -> None:
        """On to the next page; after the last one it is done. Asked whether to leave, it keeps on here."""
        if self.leaving:
            self._stay()
        else:
            self._go_on()

    @property
    def leaving(self) -> bool:
        """Whether it is asked whether to leave."""
        return self.left_at is not None

    def _stay(self) -> None:
        self.left_at = None
        self.keys.show(self._told())

    def _go_on(self) -> None:
        step = self.page.step
        if step is not None and step.write:
            self.texts.append(written(step.write, self.entry.value))
        if self.at < len(self.pages) - 1:
            self._turn(self.at + 1)
            return
        begun = self.clock() if self.begun is None else self.begun
        self.give(Gone(round(self.clock() - begun), joined(self.texts)))

    @on(Input.Submitted)
    def entered(self, event: Input.Submitted) -> None:
        """A line was written."""
        event.stop()
        self.action_next()

    @on(Input.Changed)
    def changed(self, event: Input.Changed) -> None:
        """Who writes on, stays."""
        event.stop()
        if self.leaving and event.value != self.left_at:
            self._stay()

    def action_leave(self) -> None:
        """Leave, and keep nothing of it; asked once where something was written."""
        if self.leaving or not (any(self.texts) or self.entry.value.strip()):
            self.give(None)
            return
        self.left_at = self.entry.value
        self.keys.show(self._told())


class Keys(Drawn):
    """What the keys do, in one quiet line."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="keys")
        self.told = ""

    def show(self, told: str) -> None:
        """Other words."""
        self.told = told
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - one line
        """In the middle."""
        style = f"bold {themes.INK}" if self.told == LEAVE else themes.QUIET
        return centred([line((self.told, style)).truncate(width)], width)
