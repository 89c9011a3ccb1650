"""How sure one is of a step, as a slider: 0 to 100 in tens, by arrows, digits, click and drag; it may stay unsaid."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message

from game.screens import themes
from game.screens.lines import cut, line
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn

TEN = 10
MIDDLE = 5


class Slider(Drawn, can_focus=True):
    """One line: the step, a bar, the number. `tens` is None while nothing is said."""

    class Moved(Message):
        """Another rating, 0 to 100, or None for none; `place` says which slider it was."""

        def __init__(self, place: int, value: int | None) -> None:
            super().__init__()
            self.place = place
            self.value = value

    class Done(Message):
        """Enter: on to the next."""

    DEFAULT_CSS = "Slider { height: 1; }"

    def __init__(self, symbols: Symbols, place: int) -> None:
        super().__init__(symbols, id=f"sure-{place}")
        self.place = place
        self.label = ""
        self.tens: int | None = None
        self._bar = (0, 1)
        self._dragged = False

    def show(self, label: str, value: int | None) -> None:
        """Another step, or another rating of it."""
        tens = None if value is None else value // TEN
        if (label, tens) != (self.label, self.tens):
            self.label, self.tens = label, tens
            self.refresh()

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - it is one line high
        """`▸ 6  12 pages   ██████░░░░  60`."""
        lit = self.has_focus
        cells = TEN * max(1, min(3, (width - 20) // TEN)) if width >= 30 else TEN
        room = max(0, width - cells - 8)
        name = f"bold {themes.GOLD}" if lit else themes.INK
        label = line((f"{self.symbols.mark('pointer') if lit else ' '} ", themes.GOLD), (cut(self.label, room), name))
        gap = " " * max(0, room + 3 - label.cell_length)
        self._bar = (label.cell_length + len(gap), cells)
        full = (self.tens or 0) * cells // TEN
        told = ("–" if not self.symbols.ascii else "-") if self.tens is None else str(self.tens * TEN)
        return [
            line(
                label,
                gap,
                (self.symbols.mark("bar") * full, themes.SKY),
                (self.symbols.mark("no_bar") * (cells - full), themes.FAINT),
                (f" {told:>3}", f"bold {themes.GOLD}" if self.tens is not None else themes.QUIET),
            ).truncate(width)
        ]

    def move(self, tens: int | None) -> None:
        """Another rating."""
        tens = None if tens is None else max(0, min(TEN, tens))
        if tens != self.tens:
            self.tens = tens
            self.refresh()
            self.post_message(self.Moved(self.place, None if tens is None else tens * TEN))

    def on_key(self, event: events.Key) -> None:
        """Arrows by ten, a digit as many tens, end for certain, backspace takes it back."""
        match event.key:
            case "left" | "h" | "minus":
                self.move(MIDDLE if self.tens is None else self.tens - 1)
            case "right" | "l" | "plus":
                self.move(MIDDLE if self.tens is None else self.tens + 1)
            case "home":
                self.move(0)
            case "end":
                self.move(TEN)
            case "backspace" | "delete":
                self.move(None)
            case "enter":
                self.post_message(self.Done())
            case _ if event.character is not None and event.character in "0123456789":
                self.move(int(event.character))
            case _:
                return
        event.stop()
        event.prevent_default()

    # --- the mouse ---------------------------------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Press on the bar and drag; a click on what is set takes nothing back."""
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
        x = event.x - start
        if x >= -2:
            self.move(round((x + 0.5) * TEN / cells))
