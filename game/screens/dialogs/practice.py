"""The scale of ratings tried out once, before the first one ever, with something everyday. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from game.play.sure import PRACTICE_ASKED, PRACTICE_ENDS, WEIGHTS
from game.play.telling import HOW_SURE
from game.screens import themes
from game.screens.dialogs.card import Card
from game.screens.lines import wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.slider import Slider
from game.screens.widgets.sliders import Sliders
from game.screens.widgets.way_out import WayOut

if TYPE_CHECKING:
    from game.screens.main import MainScreen


class Practice(Card[str]):
    """A slider for each weight; whether all of it was gone through or not, what comes next is the real question."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,down,j", "go(1)", show=False),
        Binding("shift+tab,up,k", "go(-1)", show=False),
    ]
    SCOPED_CSS = False
    DEFAULT_CSS = """
    Practice #card WayOut { margin: 1 0 0 0; }
    Practice.-low #card WayOut { margin: 0; }
    """

    def __init__(self, symbols: Symbols) -> None:
        self.FOOT = symbols.spelled("← →  by ten   enter  on   esc  skip it")
        super().__init__("A try-out of the scale", symbols)
        self.sliders = Sliders(symbols, len(WEIGHTS))
        self.way_on = WayOut(symbols, "On to the question")

    def between(self) -> ComposeResult:
        """A slider for each weight, and the way on."""
        yield self.sliders
        yield self.way_on

    def on_mount(self) -> None:
        """Begin with the first."""
        super().on_mount()
        self.sliders.ask([(0, f"Lift {weight} kg") for weight in WEIGHTS])
        self.sliders.go(0)

    def told(self, width: int) -> Sequence[Content]:
        """What it is for."""
        rows = [*wrapped(PRACTICE_ASKED, width, themes.INK, 3), *wrapped(HOW_SURE, width, themes.QUIET, 2)]
        return [*rows, Content(""), *wrapped(PRACTICE_ENDS, width, themes.QUIET, 3), Content("")]

    def around(self) -> int:
        """The sliders and the way on."""
        return super().around() + len(WEIGHTS) + 2

    def action_go(self, by: int) -> None:
        """To the next slider, or the one before; the way on stands between the last and the first."""
        at = self.sliders.at
        if not self.sliders.go(at + by if at is not None else 0 if by > 0 else len(WEIGHTS) - 1):
            self.way_on.focus()

    @on(Slider.Done)
    def done(self) -> None:
        """Enter goes on, and after the last one to the real question."""
        if self.sliders.at_last:
            self.go_on()
        else:
            self.action_go(1)

    @on(WayOut.Pressed)
    def go_on(self) -> None:
        """Enough of it."""
        self.give("")

    def chosen(self, answer: str) -> None:
        """There is nothing to choose."""


def after_practice(main: MainScreen, then: Callable[[], None]) -> None:
    """Ask what is to be asked; before the first rating ever the scale is tried out, once."""
    from game.play import sure

    game = main.session.game
    if sure.practice_due(game):
        sure.practised(game)
        main.app.push_screen(Practice(main.symbols), lambda _: then())
    else:
        then()
