"""How sure are you that you can do this? Of one step; or of a few before a quest is taken, which suggests a start."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from game.play.telling import HOW_SURE, how_sure
from game.screens import themes
from game.screens.dialogs.card import Card
from game.screens.dialogs.over import EDGES
from game.screens.lines import wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.slider import Slider
from game.screens.widgets.sliders import Sliders
from game.screens.widgets.way_out import WayOut
from game.screens.words import Choice

if TYPE_CHECKING:
    from game.play.views import StepView

SAY = "say"
MIDDLE = 50


class RatingDialog(Card[int]):
    """Gives the rating of one step, which begins in the middle. `left` is called where it is left unsaid."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "by(1)", show=False),
        Binding("down,j", "by(-1)", show=False),
    ]

    def __init__(self, step: str, symbols: Symbols, left: Callable[[], object] | None = None) -> None:
        self.FOOT = symbols.spelled("← →  by ten   enter  say it   esc  not now")
        super().__init__("How sure are you?", symbols, [Choice(SAY, "", "Say it")])
        self.step = step
        self.left = left
        self.slider = Slider(symbols, value=MIDDLE)

    def told(self, width: int) -> Sequence[Content]:
        """The step, and the question."""
        return [
            *wrapped(self.step, width, f"bold {themes.INK}"),
            Content(""),
            *wrapped(how_sure(), width, themes.QUIET),
            *wrapped(HOW_SURE, width, themes.QUIET, 2),
            Content(""),
        ]

    def between(self) -> ComposeResult:
        """The slider."""
        yield self.slider

    def around(self) -> int:
        """The slider takes a line."""
        return super().around() + 1

    def on_key(self, event: events.Key) -> None:
        """The keys of the slider."""
        self.slider.press(event)

    def action_by(self, by: int) -> None:
        """Up is more, where there is one slider only."""
        self.slider.by(by)

    def action_leave(self) -> None:
        """Leave it unsaid."""
        if self.left is not None and self.is_current:
            self.left()
        super().action_leave()

    def chosen(self, answer: str) -> None:  # noqa: ARG002 - there is one
        """Say it."""
        self.give(self.slider.value)


class RatingsDialog(Card[dict[int, int]]):
    """Gives the ratings said, by step number."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,down,j", "go(1)", show=False),
        Binding("shift+tab,up,k", "go(-1)", show=False),
    ]
    SCOPED_CSS = False
    DEFAULT_CSS = """
    RatingsDialog #card WayOut { margin: 1 0 0 0; }
    RatingsDialog.-low #card WayOut { margin: 0; }
    """

    def __init__(self, title: str, steps: Sequence[StepView], said: Mapping[int, int], symbols: Symbols) -> None:
        self.FOOT = symbols.spelled("← →  by ten   enter  on, and keep   esc  not now")
        super().__init__(title, symbols)
        self.steps = [(step.index, step.instruction) for step in steps]
        self.said = said
        self.sliders = Sliders(symbols)
        self.keep = WayOut(symbols, "Keep it")

    def between(self) -> ComposeResult:
        """A slider for each step, and the way out."""
        yield self.sliders
        yield self.keep

    def on_mount(self) -> None:
        """As they were said before."""
        super().on_mount()
        self.sliders.ask(self.steps, self.said)
        self.sliders.go(0)

    def told(self, width: int) -> Sequence[Content]:
        """The question."""
        asked = f"{how_sure()} {HOW_SURE} Backspace leaves one out."
        return [*wrapped(asked, width, themes.QUIET, 3), Content("")]

    def around(self) -> int:
        """The sliders and the way out."""
        width = max(1, min(self.WIDTH, self.app.size.width) - EDGES)
        return super().around() + self.sliders.rows(width) + 2

    def action_go(self, by: int) -> None:
        """To the next slider, or the one before; the way out stands between the last and the first."""
        at = self.sliders.at
        if not self.sliders.go(at + by if at is not None else 0 if by > 0 else len(self.steps) - 1):
            self.keep.focus()

    @on(Slider.Done)
    def done(self) -> None:
        """Enter on the last one keeps; on the others it goes on."""
        if self.sliders.at_last:
            self.keep_them()
        else:
            self.action_go(1)

    @on(WayOut.Pressed)
    def keep_them(self) -> None:
        """Keep what was said."""
        self.give(self.sliders.ratings)
