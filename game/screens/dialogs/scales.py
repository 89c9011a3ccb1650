"""A few steps under one another, each with a scale for how sure one is of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical

from game.screens import themes
from game.screens.dialogs.card import Lines
from game.screens.dialogs.scale import Scale
from game.screens.lines import cut, line
from game.screens.symbols import Symbols

MOST = 3


class Scales(Vertical):
    """Scales by step number; the marked one moves. `steps` are numbers and instructions."""

    DEFAULT_CSS = """
    Scales {
        height: auto;
    }
    """

    def __init__(self, symbols: Symbols) -> None:
        super().__init__()
        self.symbols = symbols
        self.steps: Sequence[tuple[int, str]] = ()
        self.labels = [Lines(symbols, id=f"scale-{place}") for place in range(MOST)]
        self.scales = [Scale(symbols) for _ in range(MOST)]
        self.marked = 0

    def compose(self) -> ComposeResult:
        """Three of them, shown as they are needed."""
        for label, scale in zip(self.labels, self.scales, strict=True):
            yield from (label, scale)

    @property
    def rows(self) -> int:
        """Lines it takes."""
        return 2 * len(self.steps)

    def ask(self, steps: Sequence[tuple[int, str]]) -> None:
        """Ask about these steps."""
        self.steps, self.marked = steps[:MOST], 0
        for place, scale in enumerate(self.scales):
            scale.display = self.labels[place].display = place < len(self.steps)
            scale.tens = None
        self.draw()

    def draw(self) -> None:
        """The steps, the marked one bright."""
        width = max(1, self.size.width or 60)
        for place, (number, text) in enumerate(self.steps):
            chosen = place == self.marked
            pointer = self.symbols.mark("pointer") if chosen else " "
            told = cut(f"Step {number}: {text}", width - 2)
            look = f"bold {themes.INK}" if chosen else themes.QUIET
            self.labels[place].show([line((f"{pointer} ", themes.GOLD), (told, look))])

    def on_resize(self) -> None:
        """Another width."""
        self.draw()

    @property
    def ratings(self) -> Mapping[int, int]:
        """What was said, by step number."""
        return {
            number: scale.value
            for (number, _), scale in zip(self.steps, self.scales, strict=False)
            if scale.value is not None
        }

    def move(self, by: int) -> bool:
        """Mark another step. False past either end."""
        if not 0 <= self.marked + by < len(self.steps):
            return False
        self.marked += by
        self.draw()
        return True

    def by(self, tens: int) -> None:
        """Move the marked scale."""
        if self.steps:
            self.scales[self.marked].by(tens)

    def to(self, tens: int) -> None:
        """Set the marked scale, and go on to the next."""
        if self.steps:
            self.scales[self.marked].to(tens)
            self.move(1)

    @on(Scale.Moved)
    def moved(self, event: Scale.Moved) -> None:
        """A scale that was clicked is the marked one."""
        if event.clicked:
            self.marked = self.scales.index(event.scale)
            self.draw()

    def on_click(self, event: events.Click) -> None:
        """A click on a scale is its own."""
        event.prevent_default()
