"""How sure are you that, as of now, you can do this? 0 to 100 in tens (Bandura's guide of 2006)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from game.screens import themes
from game.screens.dialogs.card import Card
from game.screens.lines import line, wrapped
from game.screens.symbols import Symbols

TEN = 10
MEANINGS = ((0, "cannot do it at all"), (40, "moderately sure"), (70, "sure enough to climb"), (100, "certain I can"))


class RatingDialog(Card[int]):
    """Gives the rating. Arrows move by ten, a digit sets it, enter says it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,down,h,j,minus", "by(-1)", show=False),
        Binding("right,up,l,k,plus", "by(1)", show=False),
        Binding("home", "by(-10)", show=False),
        Binding("end", "by(10)", show=False),
        *[Binding(str(digit), f"to({digit})", show=False) for digit in range(TEN)],
        Binding("enter,space", "give", show=False),
    ]
    FOOT = "← → choose   enter  say it   esc  not now"

    def __init__(self, step: str, symbols: Symbols) -> None:
        super().__init__("How sure are you?", symbols)
        self.step = step
        self.tens = 5

    def told(self, width: int) -> Sequence[Content]:
        """The step, a scale and what the number means."""
        number = self.tens * TEN
        meant = next(told for least, told in reversed(MEANINGS) if number >= least)
        cells = max(1, min(4, (width - 2) // (TEN + 1)))
        bar = self.symbols.mark("bar") * (cells * self.tens), self.symbols.mark("no_bar") * (cells * (TEN - self.tens))
        return [
            *wrapped(self.step, width, f"bold {themes.INK}"),
            Content(""),
            *wrapped("As of now, how certain are you that you can do this?", width, themes.QUIET),
            Content(""),
            line((bar[0], themes.SKY), (bar[1], themes.FAINT), (f" {number}", f"bold {themes.GOLD}")),
            *wrapped(meant, width, themes.SKY),
        ]

    def action_by(self, by: int) -> None:
        """Move by tens."""
        self.tens = max(0, min(TEN, self.tens + by))
        self.draw()

    def action_to(self, digit: int) -> None:
        """A digit: so many tens."""
        self.tens = digit
        self.draw()

    def action_give(self) -> None:
        """Say it."""
        self.give(self.tens * TEN)

    def chosen(self, answer: str) -> None:
        """There are no choices."""
