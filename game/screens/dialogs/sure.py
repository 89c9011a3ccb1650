"""How sure one is of three steps of a quest, before it is taken: what is said suggests where to start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from game.screens import themes
from game.screens.dialogs.card import Card
from game.screens.dialogs.edit_step import Keep
from game.screens.lines import plain, wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.slider import Slider

if TYPE_CHECKING:
    from game.play.views import StepView

ASKED = "How sure are you that, as of now, you can do this? 0 cannot at all, 100 certain. Backspace leaves one out."


class SureDialog(Card[dict[int, int]]):
    """Gives the ratings said, by step number."""

    FOOT = "← →  by ten   enter  keep   esc  not now"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,down,j", "go(1)", show=False),
        Binding("shift+tab,up,k", "go(-1)", show=False),
    ]
    SCOPED_CSS = False
    DEFAULT_CSS = """
    SureDialog #card Keep { height: 1; margin: 1 0 0 0; }
    SureDialog.-low #card Keep { margin: 0; }
    """

    def __init__(self, title: str, steps: Sequence[StepView], said: Mapping[int, int], symbols: Symbols) -> None:
        super().__init__(title, symbols)
        self.steps = steps
        self.said = dict(said)
        self.sliders = [Slider(symbols, place) for place in range(len(steps))]
        self.keep = Keep(symbols, id="keep")

    def between(self) -> ComposeResult:
        """A slider for each step, and the way out."""
        yield from self.sliders
        yield self.keep

    def on_mount(self) -> None:
        """As they were said before."""
        super().on_mount()
        for step, slider in zip(self.steps, self.sliders, strict=True):
            slider.show(f"{step.index} · {plain(step.instruction)}", self.said.get(step.index))
        self.sliders[0].focus()

    def told(self, width: int) -> Sequence[Content]:
        """The question."""
        return [*wrapped(ASKED, width, themes.QUIET, 3), Content("")]

    def around(self) -> int:
        """The sliders and the way out."""
        return super().around() + len(self.sliders) + 2

    @on(Slider.Moved)
    def moved(self, event: Slider.Moved) -> None:
        """A rating."""
        number = self.steps[event.place].index
        self.said.pop(number, None)
        if event.value is not None:
            self.said[number] = event.value

    def action_go(self, by: int) -> None:
        """To the next, or the one before."""
        stops = [*self.sliders, self.keep]
        place = next((index for index, stop in enumerate(stops) if stop is self.focused), 0)
        stops[(place + by) % len(stops)].focus()

    def on_key(self, event: events.Key) -> None:
        """Enter on the way out keeps."""
        if event.key in ("enter", "space") and self.focused is self.keep:
            event.stop()
            self.give(self.said)

    @on(Slider.Done)
    def done(self) -> None:
        """Enter on the last one keeps; on the others it goes on."""
        if self.focused is self.sliders[-1]:
            self.give(self.said)
        else:
            self.action_go(1)

    def on_click(self, event: events.Click) -> None:
        """A click on the way out keeps; one beside the card leaves it."""
        if self.keep.region.contains_point(event.screen_offset):
            self.give(self.said)
        else:
            super().on_click(event)

    def chosen(self, answer: str) -> None:
        """There are no choices."""
