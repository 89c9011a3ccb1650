"""Coming back after a lapse: the fact, what waits, the choice of size, and then a plan for what got in the way.

One card. The size comes first, since the day can begin with it; everything after may be left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget

from game.screens import themes
from game.screens.dialogs.card import Choices
from game.screens.dialogs.plan import PlanCard
from game.screens.dialogs.planner import Left, Planner
from game.screens.lines import wrapped
from game.screens.said import Said
from game.screens.symbols import Symbols
from game.screens.words import Choice

SIZE = "size"
DID, TINY_DID, RATE, PLAN = "did", "tiny-did", "rate", "plan"


class Return(NamedTuple):
    """What a comeback is told with: the one kind line, what waits, the sizes, and how to say one."""

    line: str
    waits: str
    sizes: Sequence[Choice]
    say: Callable[[str], Said]


class Comeback(PlanCard):
    """Gives what was said. A size is said when it is chosen; then the card asks what got in the way."""

    HEAD = "Coming back"
    FEET = {**PlanCard.FEET, SIZE: "esc  not now"}  # noqa: RUF012 - as above

    def __init__(self, title: str, back: Return, planner: Planner, symbols: Symbols) -> None:
        super().__init__(title, planner, symbols)
        self.back = back
        self.stage = SIZE
        self.sizes = Choices(symbols, back.sizes)

    def parts(self) -> ComposeResult:
        """The sizes, then the parts of a plan."""
        yield self.sizes
        yield from super().parts()

    def open_part(self) -> Widget:
        """The widget of the part that is open."""
        return self.sizes if self.stage == SIZE else super().open_part()

    def go_to(self, stage: str) -> None:
        """Open a part and close the others."""
        self.sizes.display = stage == SIZE
        super().go_to(stage)

    def part_rows(self, width: int) -> int:
        """Lines the open part takes."""
        return len(self.sizes.choices) if self.stage == SIZE else super().part_rows(width)

    def told(self, width: int) -> Sequence[Content]:
        """Before a size is chosen: the fact, and what waits for the return."""
        if self.stage != SIZE:
            return super().told(width)
        return [
            *wrapped(self.back.line, width, themes.INK, 3),
            *wrapped(self.back.waits, width, themes.EMBER, 3),
            Content(""),
            *self.ticked(width),
            *wrapped("How big shall it be today?", width, f"bold {themes.INK}", 2),
            Content(""),
        ]

    def size_chosen(self, answer: str) -> None:
        """Say the size; what is refused is shown, and another can be chosen."""
        if answer == RATE:
            self.leave(then=RATE)
            return
        if answer != PLAN:
            came = self.back.say(answer)
            self.left = Left(came, came.result)
            if came.refused:
                self.draw()
                return
        self.go_to("barrier")

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """A size was chosen."""
        event.stop()
        self.size_chosen(event.answer)

    # --- keys --------------------------------------------------------------------------------------------------------

    def press(self, key: str | None) -> bool:
        """The key of a size, or of what the open part has."""
        if self.stage != SIZE:
            return super().press(key)
        place = next((place for place, size in enumerate(self.back.sizes) if size.key == key), None)
        if place is not None:
            self.sizes.give(place)
        return place is not None

    def action_move(self, across: int, down: int) -> None:
        """Mark another size."""
        if self.stage == SIZE:
            self.sizes.move(across + down)
        else:
            super().action_move(across, down)

    def action_give(self) -> None:
        """Choose what is marked."""
        if self.stage == SIZE:
            self.sizes.give(self.sizes.marked)
        else:
            super().action_give()


__all__ = ["DID", "PLAN", "RATE", "TINY_DID", "Comeback", "Return"]
