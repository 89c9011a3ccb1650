"""A scale from 0 to 100 in tens: how sure one is, as of now (Bandura's guide of 2006). Keys and clicks set it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message

from game.screens import themes
from game.screens.lines import line
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn

TEN = 10
MEANINGS = (
    (0, "cannot do it at all"),
    (10, "not sure yet"),
    (40, "moderately sure"),
    (70, "sure enough to climb"),
    (100, "certain I can"),
)
UNSAID = "not said; that is fine"
WIDEST = 5
LABEL = 24


class Scale(Drawn):
    """One line. `tens` is None until it is set; left of 0 it is unset again, where it may be."""

    class Moved(Message):
        """The value has changed; `clicked`: by the mouse."""

        def __init__(self, scale: Scale, *, clicked: bool) -> None:
            super().__init__()
            self.scale = scale
            self.clicked = clicked

        @property
        def control(self) -> Scale:
            """The scale that was moved."""
            return self.scale

    def __init__(self, symbols: Symbols, value: int | None = None, *, skippable: bool = True) -> None:
        super().__init__(symbols)
        self.tens = None if value is None else max(0, min(TEN, round(value / TEN)))
        self.skippable = skippable
        self.styles.height = 1

    @property
    def value(self) -> int | None:
        """0 to 100, or None."""
        return None if self.tens is None else self.tens * TEN

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - it is one line high
        """The scale, the number, and what it means."""
        cells, tens = self._cells(width), self.tens or 0
        bar, rest = self.symbols.mark("bar") * (cells * tens), self.symbols.mark("no_bar") * (cells * (TEN - tens))
        dash = "-" if self.symbols.ascii else "–"
        number = f" {self.value:>3}  " if self.value is not None else f"   {dash}  "
        meant = UNSAID if self.value is None else meaning(self.value)
        return [line((bar, themes.SKY), (rest, themes.FAINT), (number, f"bold {themes.GOLD}"), (meant, themes.SKY))]

    def _cells(self, width: int) -> int:
        return max(1, min(WIDEST, (width - LABEL - 6) // TEN))

    def by(self, tens: int) -> None:
        """Move by tens. The first move begins in the middle."""
        if self.tens is None:
            self.to(TEN // 2)
        elif self.tens + tens < 0 and self.skippable and tens == -1:
            self.to(None)
        else:
            self.to(max(0, min(TEN, self.tens + tens)))

    def to(self, tens: int | None, *, clicked: bool = False) -> None:
        """Set it."""
        self.tens = tens
        self.refresh()
        self.post_message(self.Moved(self, clicked=clicked))

    def on_click(self, event: events.Click) -> None:
        """A click on the scale sets it; one on the number or beside it does nothing."""
        place = event.get_content_offset(self)
        cells = self._cells(self.content_size.width)
        if place is not None and place.x <= cells * TEN:
            event.stop()
            self.to(min(TEN, (place.x + cells // 2) // cells), clicked=True)


def meaning(value: int) -> str:
    """What a number on the scale says.

    >>> meaning(0), meaning(70)
    ('cannot do it at all', 'sure enough to climb')
    """
    return next(told for least, told in reversed(MEANINGS) if value >= least)
