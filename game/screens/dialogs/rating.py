"""How sure are you that, as of now, you can do this? 0 to 100 in tens (Bandura's guide of 2006)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from game.screens import themes
from game.screens.dialogs.card import Card
from game.screens.dialogs.scale import TEN, Scale
from game.screens.lines import wrapped
from game.screens.symbols import Symbols
from game.screens.words import Choice

SAY = "say"


class RatingDialog(Card[int]):
    """Gives the rating. Arrows move by ten, a digit or a click sets it, enter says it."""

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
        super().__init__("How sure are you?", symbols, [Choice(SAY, "", "Say it")])
        self.step = step
        self.scale = Scale(symbols, 50, skippable=False)

    def told(self, width: int) -> Sequence[Content]:
        """The step, and the question."""
        return [
            *wrapped(self.step, width, f"bold {themes.INK}"),
            Content(""),
            *wrapped("As of now, how certain are you that you can do this?", width, themes.QUIET),
            Content(""),
        ]

    def between(self) -> ComposeResult:
        """The scale."""
        yield self.scale

    def around(self) -> int:
        """The scale takes a line."""
        return super().around() + 1

    def action_by(self, by: int) -> None:
        """Move by tens."""
        self.scale.by(by)

    def action_to(self, digit: int) -> None:
        """A digit: so many tens."""
        self.scale.to(digit)

    def chosen(self, answer: str) -> None:  # noqa: ARG002 - there is one
        """Say it."""
        self.give(self.scale.value)
