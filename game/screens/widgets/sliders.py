"""A few steps under one another, each with a slider for how sure one is of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from game.screens.lines import plain
from game.screens.symbols import Symbols
from game.screens.widgets.slider import Slider

MOST = 3
"""So many steps are rated before a quest is taken."""


class Sliders(Vertical):
    """Sliders by step number. `steps` are numbers and instructions; 0 is no step of a ladder."""

    DEFAULT_CSS = "Sliders { height: auto; }"

    def __init__(self, symbols: Symbols, most: int = MOST) -> None:
        super().__init__()
        self.sliders = [Slider(symbols, place) for place in range(most)]
        self.steps: Sequence[tuple[int, str]] = ()

    def compose(self) -> ComposeResult:
        """All of them, shown as they are needed."""
        yield from self.sliders

    def ask(self, steps: Sequence[tuple[int, str]], said: Mapping[int, int] | None = None) -> None:
        """Ask about these steps, with what was said of them before."""
        self.steps = steps[: len(self.sliders)]
        for slider in self.sliders:
            slider.display = slider.place < len(self.steps)
        for slider, (number, text) in zip(self.sliders, self.steps, strict=False):
            slider.show(f"{number} · {plain(text)}" if number else plain(text), (said or {}).get(number))

    def rows(self, width: int) -> int:
        """Lines all of them take at a width."""
        return sum(slider.rows(width) for slider in self.sliders[: len(self.steps)])

    @property
    def ratings(self) -> dict[int, int]:
        """What was said, by step number."""
        said = zip(self.sliders, self.steps, strict=False)
        return {number: slider.value for slider, (number, _) in said if slider.value is not None}

    @property
    def at(self) -> int | None:
        """The place of the slider that has the keys."""
        return next((slider.place for slider in self.sliders if slider.has_focus), None)

    @property
    def at_last(self) -> bool:
        """Whether the last one has them."""
        return self.at == len(self.steps) - 1

    def go(self, place: int) -> bool:
        """Give a slider the keys. False where there is none at that place."""
        if not 0 <= place < len(self.steps):
            return False
        self.sliders[place].focus()
        return True
