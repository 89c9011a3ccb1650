"""How sure one is of a step, as a slider: 0 to 100 in tens (Bandura's guide of 2006), by keys, click and drag.

The one way a confidence is asked for on the screen. It may always stay unsaid.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message

from game.screens import themes
from game.screens.lines import cut, line
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn

TEN = 10
MIDDLE = 5
MEANINGS = (
    (0, "cannot do at all"),
    (10, "not sure yet"),
    (50, "moderately certain I can"),
    (70, "sure enough to climb"),
    (100, "highly certain I can"),
)
UNSAID = "not said; that is fine"
MEANING_CELLS = 30
"""Cells kept free for what a number means, where no label stands before the bar."""
INDENT, BESIDE, LOW = 2, 11, 17
"""Cells before a bar under its label; cells beside a label and its bar; on fewer lines a label is cut."""
WIDEST, LABELLED_WIDEST = 5, 3
"""Cells for each ten, at most."""


class Slider(Drawn, can_focus=True):
    """The step, a bar, the number, what it means: on one line, or on two for a long step. None: nothing said."""

    class Moved(Message):
        """Another rating, 0 to 100, or None for none; `place` says which slider it was."""

        def __init__(self, place: int, value: int | None) -> None:
            super().__init__()
            self.place = place
            self.value = value

    class Done(Message):
        """Enter: on to the next."""

    DEFAULT_CSS = "Slider { height: 1; }"

    def __init__(self, symbols: Symbols, place: int = 0, value: int | None = None) -> None:
        super().__init__(symbols, id=f"sure-{place}")
        self.place = place
        self.label = ""
        self.tens = _tens(value)
        self._typed = ""
        self._bar = (0, 1)
        self._dragged = False

    @property
    def value(self) -> int | None:
        """0 to 100, or None."""
        return None if self.tens is None else self.tens * TEN

    def show(self, label: str, value: int | None) -> None:
        """Another step, or another rating of it."""
        if (label, _tens(value)) != (self.label, self.tens):
            self.label, self.tens = label, _tens(value)
            self._fit()
            self.refresh()

    def on_resize(self) -> None:
        """Another width may cut the label, or leave it whole."""
        self._fit()

    def rows(self, width: int) -> int:
        """Lines it takes at a width: two where the label has no room beside the shortest bar."""
        return 2 if cell_len(self.label) > width - TEN - BESIDE and self.app.size.height >= LOW else 1

    def _fit(self) -> None:
        self.styles.height = self.rows(self.size.width) if self.size.width else 1

    # --- drawing -----------------------------------------------------------------------------------------------------

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """`▸ 6 · 12 pages   ██████░░░░  60`, or `██████░░░░  60  moderately certain I can`; a long label over that."""
        above: list[Content] = []
        if self.label and height > 1:
            above, label = [self._label(width - 4).truncate(width)], Content(" " * INDENT)
            cells = TEN * max(1, min(LABELLED_WIDEST, (width - MEANING_CELLS - INDENT) // TEN))
            meant = UNSAID if self.value is None else meaning(self.value)
        elif self.label:
            cells = TEN * max(1, min(LABELLED_WIDEST, (width - BESIDE - cell_len(self.label)) // TEN))
            label, meant = self._label(width - cells - 8), ""
        else:
            cells = TEN * max(1, min(WIDEST, (width - MEANING_CELLS) // TEN))
            label, meant = Content(""), UNSAID if self.value is None else meaning(self.value)
        self._bar = (label.cell_length, cells)
        full = (self.tens or 0) * cells // TEN
        told = ("–" if not self.symbols.ascii else "-") if self.value is None else str(self.value)
        number = f"bold {themes.GOLD}" if self.value is not None else themes.QUIET
        bar, rest = self.symbols.mark("bar") * full, self.symbols.mark("no_bar") * (cells - full)
        parts = ((bar, themes.SKY), (rest, themes.FAINT), (f" {told:>3}", number), (f"  {meant}", themes.SKY))
        return [*above, line(label, *parts[: 4 if meant else 3]).truncate(width)]

    def _label(self, room: int) -> Content:
        lit = self.has_focus
        room = max(0, room)
        name = f"bold {themes.GOLD}" if lit else themes.INK
        label = line((f"{self.symbols.mark('pointer') if lit else ' '} ", themes.GOLD), (cut(self.label, room), name))
        return line(label, " " * max(0, room + 3 - label.cell_length))

    # --- moving ------------------------------------------------------------------------------------------------------

    def move(self, tens: int | None) -> None:
        """Another rating."""
        tens = None if tens is None else max(0, min(TEN, tens))
        if tens != self.tens:
            self.tens = tens
            self.refresh()
            self.post_message(self.Moved(self.place, self.value))

    def by(self, tens: int) -> None:
        """Move by tens. The first move begins in the middle."""
        self.move(MIDDLE if self.tens is None else self.tens + tens)

    def press(self, event: events.Key) -> None:
        """Arrows by ten, digits as typed, end for certain, backspace takes it back; other keys go on their way."""
        typed, self._typed = self._typed, ""
        match event.key:
            case "left" | "h" | "minus":
                self.by(-1)
            case "right" | "l" | "plus":
                self.by(1)
            case "home":
                self.move(0)
            case "end":
                self.move(TEN)
            case "backspace" | "delete":
                self.move(None)
            case _ if event.character is not None and event.character in "0123456789":
                self._typed, tens = typed_tens(typed + event.character)
                self.move(tens)
            case _:
                return
        event.stop()
        event.prevent_default()

    def on_key(self, event: events.Key) -> None:
        """Its own keys; enter goes on to the next."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Done())
        else:
            self.press(event)

    # --- the mouse ---------------------------------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Press on the bar and drag; a press beside it takes nothing back."""
        start, cells = self._bar
        if -2 <= event.x - start <= cells:
            self._dragged = True
            self.capture_mouse()
            self._to(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag."""
        if self._dragged:
            self._to(event)

    def on_mouse_up(self) -> None:
        """Let go."""
        self._dragged = False
        self.release_mouse()

    def _to(self, event: events.MouseEvent) -> None:
        start, cells = self._bar
        self.move(round((event.x - start + 0.5) * TEN / cells))


def typed_tens(typed: str) -> tuple[str, int]:
    """What digits typed one after the other mean, in tens: one alone so many tens, more of them the number they are.

    >>> typed_tens("9"), typed_tens("90"), typed_tens("85"), typed_tens("100"), typed_tens("907")
    (('9', 9), ('90', 9), ('85', 8), ('100', 10), ('7', 7))
    """
    if len(typed) > 1 and int(typed) <= TEN * TEN:
        return typed, int(typed) // TEN
    return typed[-1], int(typed[-1])


def _tens(value: int | None) -> int | None:
    return None if value is None else max(0, min(TEN, round(value / TEN)))


def meaning(value: int) -> str:
    """What a number on the scale says.

    >>> meaning(0), meaning(70)
    ('cannot do at all', 'sure enough to climb')
    """
    return next(told for least, told in reversed(MEANINGS) if value >= least)
