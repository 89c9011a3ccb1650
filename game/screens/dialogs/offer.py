"""A quest file a friend offers, all of it as the library shows one, before it is taken. Gives the step to start on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from game.play.browsing import Shelved
from game.screens.dialogs.card import Choices
from game.screens.dialogs.over import Over
from game.screens.lines import cut
from game.screens.symbols import Symbols
from game.screens.widgets.preview import Preview
from game.screens.words import Choice

if TYPE_CHECKING:
    from game.play.together import OfferedFile

WIDTH = 88
AROUND = 4
PAGE, HIGHEST = 8, 30
TAKE = "take"
LEFT = Choice("", "n", "Not now", "nothing is taken")


class OfferCard(Over[int]):
    """The page of the file over what can be done about it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("pagedown", f"scroll({PAGE})", show=False),
        Binding("pageup", f"scroll(-{PAGE})", show=False),
        Binding("home,g", "scroll(-1000)", show=False),
        Binding("end,G", "scroll(1000)", show=False),
        Binding("right,+,l", "start(1)", show=False),
        Binding("left,-,h", "start(-1)", show=False),
        Binding("tab", "mark(1)", show=False),
        Binding("shift+tab", "mark(-1)", show=False),
        Binding("enter,space", "give", show=False),
    ]

    def __init__(self, file: OfferedFile, symbols: Symbols) -> None:
        super().__init__(symbols)
        self.file = file
        self.start = 1
        self.preview = Preview(symbols)
        self.choices = Choices(symbols, self._choices())

    @property
    def takeable(self) -> bool:
        """Whether there is something to take."""
        return not self.file.offer.have

    def _choices(self) -> list[Choice]:
        if not self.takeable:
            return [Choice("", "n", "Back", "you have taken this very file")]
        known = f"; you have {cut(self.file.known, 30)}" if self.file.known else ""
        return [Choice(TAKE, "t", "Take it", f"starting on step {self.start}{known}"), LEFT]

    def compose(self) -> ComposeResult:
        """The page, and two answers."""
        with Vertical(id="card") as card:
            card.styles.width = WIDTH
            card.border_title = Content(cut(f"{self.file.offer.who} offers: {self.file.offer.title}", WIDTH - 10))
            card.border_subtitle = Content(self.symbols.spelled("← →  where to start   ↑ ↓  read   esc  back"))
            yield self.preview
            yield self.choices

    def on_mount(self) -> None:
        """Show the file."""
        self.draw()

    def on_resize(self) -> None:
        """As high as the terminal allows."""
        self.draw()

    def draw(self) -> None:
        """The page for the size there is."""
        offer = self.file.offer
        where = f"offered by {offer.who}, in the shared folder"
        shelved = Shelved(offer.sha, offer.quest, offer.title, self.file.preview, (), where, False, "", False)  # noqa: FBT003
        room = self.app.size.height - AROUND - len(self.choices.choices)
        self.preview.styles.height = max(1, min(HIGHEST, room))
        self.preview.show(shelved, self.start if self.takeable else 0)
        self.choices.offer(self._choices())

    # --- keys --------------------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """A choice's own key."""
        for place, choice in enumerate(self.choices.choices):
            if event.character == choice.key:
                event.stop()
                event.prevent_default()
                self.choices.give(place)
                return
        super().on_key(event)

    @on(Choices.Chosen)
    def chosen(self, event: Choices.Chosen) -> None:
        """Take it, or not."""
        event.stop()
        self.give(self.start if event.answer == TAKE else None)

    @on(Preview.Picked)
    def picked(self, event: Preview.Picked) -> None:
        """A step was clicked: start there."""
        self._start(event.start)

    def action_start(self, by: int) -> None:
        """Start on another step."""
        self._start(self.start + by)

    def _start(self, start: int) -> None:
        if self.takeable:
            self.start = max(1, min(len(self.file.preview.steps), start))
            self.draw()
            self.preview.show_start()

    def action_scroll(self, by: int) -> None:
        """Read on, or back."""
        self.preview.scroll_by(by)

    def action_mark(self, by: int) -> None:
        """Mark the other answer."""
        self.choices.move(by)

    def action_give(self) -> None:
        """The marked answer."""
        self.choices.give(self.choices.marked)

    def action_leave(self) -> None:
        """Nothing is taken."""
        self.give(None)

    def on_click(self, event: events.Click) -> None:
        """A click beside the card leaves it."""
        if not self.query_one("#card").region.contains_point(event.screen_offset):
            self.action_leave()
