"""Somebody who was here before, on a card: who, where they started, what got in their way, and how it went.

Left and right turn to other stories. As high for one as for another, so that nothing jumps while one reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content

from game.play.stories_read import about, listed, who
from game.screens import themes
from game.screens.climbing import WALL_MARKS, WALL_STYLES
from game.screens.dialogs.card import Card, tight
from game.screens.lines import between, cut, hanging, labelled, line, wrapped
from game.screens.symbols import Symbols

if TYPE_CHECKING:
    from game.play.stories import StoriesView, StoryView

TEXT, HEAD = 14, 2
"""So many lines a scene takes at most; and each line about the one it is told of."""
BEYOND = 6
"""Cells around the name and what it is about, before the latter has no room beside it."""


class StoryCard(Card[None]):
    """Gives nothing: it is read, and left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h,shift+tab,up,k,pageup", "turn(-1)", show=False),
        Binding("right,l,tab,down,j,space,pagedown", "turn(1)", show=False),
        Binding("home", "turn_to(0)", show=False),
        Binding("end", "turn_to(-1)", show=False),
        Binding("enter", "leave", show=False),
    ]

    def __init__(self, there: StoriesView, symbols: Symbols) -> None:
        more = "   ← →  other stories" if len(there.stories) > 1 else ""
        self.FOOT = symbols.spelled(f"esc  back{more}")
        super().__init__(there.title, symbols)
        self.there = there
        self.place = there.first

    def draw(self) -> None:
        """The story, as high as the longest of them where there is room for it."""
        width = max(1, min(self.WIDTH, self.app.size.width) - 6)
        room = self.app.size.height - self.around()
        rows = tight(self._rows(self.there.stories[self.place], width), room)
        longest = max(len(self._rows(story, width)) for story in self.there.stories)
        self.body.show([*rows, *[Content("")] * (min(room, longest) - len(rows))])
        self._head()

    def _head(self) -> None:
        number = f" · {self.place + 1} of {len(self.there.stories)}" if len(self.there.stories) > 1 else ""
        card = self.query_one("#card")
        card.border_title = Content(cut(self.there.title, self.WIDTH - 24) + number)

    def told(self, width: int) -> Sequence[Content]:
        """The lines of the story that is open."""
        return self._rows(self.there.stories[self.place], width)

    def _rows(self, story: StoryView, width: int) -> list[Content]:
        what = about(story)
        name = cut(who(story), width)
        head = line((name, f"bold {themes.GOLD}"))
        if len(what) + head.cell_length + BEYOND <= width:
            rows = [between(head, line((what, themes.QUIET)), width)]
        else:
            rows = [head, line((cut(what, width), themes.QUIET))]
        rows += wrapped(story.began, width, themes.QUIET, HEAD)
        if story.hindered:
            rows += labelled("In the way", listed(story.hindered), width, HEAD, styles=(themes.QUIET, themes.EMBER))
        rail = line((f"{self.symbols.mark('rail')} ", themes.GOLD))
        rows += [Content(""), *[line(rail, row) for row in wrapped(story.text, width - 2, themes.INK, TEXT)]]
        if story.days:
            marks = [(self.symbols.mark(WALL_MARKS[letter]), WALL_STYLES[letter]) for letter in story.days]
            days = line(*[part for mark in marks for part in (mark, " ")])
            rows += [Content(""), *hanging(line(("Days  ", themes.QUIET)), days.wrap(max(1, width - 6))[:HEAD])]
        if story.tip:
            rows += [Content(""), *labelled("Advice", story.tip, width, 3, styles=(themes.QUIET, themes.LEAF))]
        return rows

    # --- keys --------------------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """The key that opened it turns on to the next one, too."""
        action = self.keys_held.found("", event.key, event.character)
        if action is not None and action.id == "story":
            event.stop()
            event.prevent_default()
            self.action_turn(1)

    def action_turn(self, by: int) -> None:
        """Another story; past the last comes the first."""
        self.place = (self.place + by) % len(self.there.stories)
        self.draw()

    def action_turn_to(self, place: int) -> None:
        """The first story, or the last."""
        self.place = place % len(self.there.stories)
        self.draw()
