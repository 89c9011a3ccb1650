"""A card of pages: lines over answers, or over one line to type in. The base of why and review."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from game.screens import themes
from game.screens.dialogs.card import Lines, tight
from game.screens.dialogs.choosing import Chosen, Way, Ways
from game.screens.dialogs.over import EDGES, LOW, Over
from game.screens.dialogs.plan_form import Half
from game.screens.lines import cut, hanging, line, wrapped
from game.screens.said import Said
from game.screens.symbols import Symbols

Given = TypeVar("Given")

INPUT_ROWS = 3


class Written(Over[Given]):
    """Subclasses give the lines of a page, its answers, and what an answer or a typed line comes to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j,tab", "move(1)", show=False),
        Binding("shift+tab", "move(-1)", show=False),
        Binding("backspace,left", "back", show=False),
        Binding("enter,space,right", "give", show=False),
    ]
    WIDTH = 76
    DEFAULT_CSS = """
    Written #card #entry {
        margin: 0;
    }
    """

    def __init__(self, symbols: Symbols, most: int) -> None:
        super().__init__(symbols)
        self.page = ""
        self.said: Said | None = None
        self.body = Lines(symbols)
        self.ways = Ways(symbols)
        self.entry = Half("", most)
        self.entry.id = "entry"

    def compose(self) -> ComposeResult:
        """The lines over what is asked."""
        with Vertical(id="card") as card:
            card.styles.width = self.WIDTH
            yield self.body
            yield self.entry
            yield self.ways

    def on_mount(self) -> None:
        """Open the first page."""
        self.go_to(self.page)

    def on_resize(self) -> None:
        """Draw for the width there is."""
        self.draw()

    # --- pages -------------------------------------------------------------------------------------------------------

    def go_to(self, page: str) -> None:
        """Open a page."""
        self.page = page
        typed = self.begun()
        self.entry.display = typed is not None
        self.ways.display = typed is None
        self.ways.show(self.answers() if typed is None else [])
        if typed is None:
            self.set_focus(None)
        else:
            self.entry.value = typed
            self.entry.cursor_position = len(typed)
            self.entry.focus()
        self.draw()

    def draw(self) -> None:
        """Show the page, as high as there is room."""
        if not self.is_mounted:
            return
        width = max(1, min(self.WIDTH, self.app.size.width) - EDGES)
        room = self.app.size.height - (4 if self.app.size.height >= LOW else 2)
        card = self.query_one("#card")
        card.border_title = Content(cut(self.head(), width))
        foot = self.foot()
        card.border_subtitle = Content(foot if len(foot) <= width else "esc  leave")
        rows = [*self.ticked(width), *self.told(width)]
        part = (
            INPUT_ROWS if self.entry.display else min(self.ways.rows(width), max(3, room - min(len(rows), room // 2)))
        )
        self.body.show(tight(rows, room - part))
        self.ways.styles.height = part

    def ticked(self, width: int) -> list[Content]:
        """What was said last on this card."""
        if self.said is None:
            return []
        name, style = ("caution", themes.ROSE) if self.said.refused else ("good", themes.LEAF)
        head = line((f"{self.symbols.mark(name)} ", f"bold {style}"))
        return [*hanging(head, wrapped(self.said.text, width - 2, themes.INK, 3)), Content("")]

    def head(self) -> str:
        """The title of the card."""
        raise NotImplementedError

    def foot(self) -> str:
        """The keys of the page."""
        return "enter  say it   esc  leave" if self.entry.display else "esc  leave"

    def told(self, width: int) -> Sequence[Content]:
        """The lines of the page."""
        raise NotImplementedError

    def answers(self) -> Sequence[Way]:
        """The answers of the page."""
        raise NotImplementedError

    def begun(self) -> str | None:
        """What stands in the line to type in; None where the page has answers instead."""
        raise NotImplementedError

    def chosen(self, answer: str) -> None:
        """What an answer comes to."""
        raise NotImplementedError

    def typed(self, text: str) -> None:
        """What a typed line comes to."""
        raise NotImplementedError

    # --- keys --------------------------------------------------------------------------------------------------------

    @on(Chosen)
    def on_chosen(self, event: Chosen) -> None:
        """An answer was given."""
        event.stop()
        self.chosen(event.id)

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """A line was typed."""
        event.stop()
        self.typed(event.value.strip())

    def on_key(self, event: events.Key) -> None:
        """An answer's own key."""
        if self.press(event.character):
            event.stop()
            event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """A click beside the card leaves it."""
        if not self.query_one("#card").region.contains_point(event.screen_offset):
            self.action_leave()

    def press(self, key: str | None) -> bool:
        """Choose by the key of an answer. Whether it was one."""
        return self.ways.display and self.ways.press(key)

    def action_move(self, by: int) -> None:
        """Mark another answer."""
        if self.ways.display:
            self.ways.move(by)

    def action_give(self) -> None:
        """Choose the marked answer."""
        if self.ways.display:
            self.ways.give()

    def action_back(self) -> None:
        """The page before."""

    def action_leave(self) -> None:
        """Leave; what was said stays said."""
        self.give(None)
