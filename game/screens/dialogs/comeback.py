"""Coming back after a lapse: the fact, what waits, the choice of size, and then a plan for what got in the way.

One card. The size comes first, since the day can begin with it; everything after may be left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget

from game.play.telling import own_said, told_back
from game.screens import themes
from game.screens.climbing import story_lines
from game.screens.dialogs.card import Choices
from game.screens.dialogs.plan import PlanCard
from game.screens.dialogs.planner import Left, Planner
from game.screens.lines import wrapped
from game.screens.said import Said
from game.screens.symbols import Symbols
from game.screens.words import Choice

if TYPE_CHECKING:
    from game.play.stories import StoryView

LEAST_STORY, MOST_STORY = 4, 8
"""Lines for a story: with fewer it is left out."""

SIZE = "size"
DID, TINY_DID, RATE, PLAN = "did", "tiny-did", "rate", "plan"


class Return(NamedTuple):
    """What a comeback is told with: the one kind line, what waits, the sizes, and how to say one.

    And, where there are any: what the player wrote for this step, the story of the moment, and a line of the player's
    own why they can.
    """

    line: str
    waits: str
    sizes: Sequence[Choice]
    say: Callable[[str], Said]
    wrote: str = ""
    story: StoryView | None = None
    own: str = ""


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
        before = [
            *wrapped(self.back.line, width, themes.INK, 3),
            *wrapped(self.back.waits, width, themes.EMBER, 3),
            *(wrapped(told_back(self.back.wrote), width, themes.LEAF, 2) if self.back.wrote else []),
            *(wrapped(own_said(self.back.own), width, themes.LEAF, 2) if self.back.own else []),
            Content(""),
        ]
        asks = [
            *self.ticked(width),
            *wrapped("How big shall it be today?", width, f"bold {themes.INK}", 2),
            Content(""),
        ]
        return [*before, *self._story(width, len(before) + len(asks)), *asks]

    def _story(self, width: int, taken: int) -> list[Content]:
        """Somebody who came back here before, where there is room for it."""
        room = self.app.size.height - 4 - taken - self.part_rows(width) - 1
        if self.back.story is None or room < LEAST_STORY:
            return []
        most = min(MOST_STORY, room) - 1
        return [*story_lines(self.back.story, "", width, most, self.symbols), Content("")]

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
