"""A card over the main screen: a title, some lines, choices. The base of every dialog."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from game.screens import themes
from game.screens.dialogs.over import EDGES, LOW, Over
from game.screens.lines import cut, line, wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn
from game.screens.words import Choice

Given = TypeVar("Given")


class Lines(Drawn):
    """Lines of a card. As high as they are; where the card is lower, the first ones."""

    def __init__(self, symbols: Symbols, id: str = "lines") -> None:  # noqa: A002 - Textual's name
        super().__init__(symbols, id=id)
        self.shown: Sequence[Content] = ()

    def show(self, shown: Sequence[Content]) -> None:
        """Other lines."""
        self.shown = shown
        self.styles.height = len(shown)
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - they were made to fit
        """The lines, cut where the terminal is narrower than the card."""
        return [row.truncate(width, ellipsis=True) for row in self.shown]


class Choices(Drawn):
    """Answers under one another; one of them is marked. Keys, arrows and clicks choose."""

    class Chosen(Message):
        """An answer was given."""

        def __init__(self, answer: str) -> None:
            super().__init__()
            self.answer = answer

    def __init__(self, symbols: Symbols, choices: Sequence[Choice]) -> None:
        super().__init__(symbols, id="choices")
        self.choices = choices
        self.marked = 0
        self.styles.height = len(choices)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Other answers."""
        self.choices, self.marked = choices, min(self.marked, max(0, len(choices) - 1))
        self.styles.height = len(choices)
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """A line each: pointer, key, name, what it means."""
        first = max(0, min(self.marked - height + 1, len(self.choices) - height))
        names = max((len(choice.name) for choice in self.choices), default=0)
        rows = []
        for place, choice in enumerate(self.choices):
            chosen = place == self.marked
            name = f"bold {themes.GOLD}" if chosen else themes.INK
            pointer = self.symbols.mark("pointer") if chosen else " "
            told = cut(choice.told, width - names - 8) if width - names > 20 else ""
            row = line(
                (f"{pointer} ", themes.GOLD),
                (choice.key, f"bold {themes.GOLD}"),
                (f"  {choice.name:<{names}}", name),
                (f"  {told}", themes.QUIET),
            ).truncate(width, ellipsis=True, pad=True)
            rows.append(row.stylize_before(f"on {themes.PICK}") if chosen else row)
        return rows[first : first + height]

    def show(self, choices: Sequence[Choice]) -> None:
        """Other answers."""
        self.choices, self.marked = choices, 0
        self.styles.height = len(choices)
        self.redraw()

    def move(self, by: int) -> None:
        """Mark another answer; past the end it begins again."""
        if self.choices:
            self.marked = (self.marked + by) % len(self.choices)
            self.redraw()

    def give(self, place: int) -> None:
        """Choose an answer."""
        if 0 <= place < len(self.choices):
            self.post_message(self.Chosen(self.choices[place].id))

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        place = event.get_content_offset(self)
        if place is not None:
            self.give(place.y)


def tight(rows: Sequence[Content], room: int) -> list[Content]:
    """The rows in at most `room` lines: blank ones go first, then the last ones."""
    kept = list(rows)
    for place in range(len(rows) - 1, -1, -1):
        if len(kept) > room and not rows[place].plain.strip():
            del kept[place]
    return kept[: max(0, room)]


class Card(Over[Given]):
    """Subclasses give title, lines and choices; `chosen` turns an answer into what the card was asked for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "not now", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j,tab", "move(1)", show=False),
        Binding("shift+tab", "move(-1)", show=False),
        Binding("enter,space", "give", show=False),
    ]
    WIDTH = 72
    FOOT = "esc  not now"

    def __init__(self, title: str, symbols: Symbols, choices: Sequence[Choice] = ()) -> None:
        super().__init__(symbols)
        self.card_title = cut(title, self.WIDTH - EDGES)
        self.body = Lines(symbols)
        self.choices = Choices(symbols, choices)

    def compose(self) -> ComposeResult:
        """The lines over the choices, in a box."""
        with Vertical(id="card") as card:
            card.styles.width = self.WIDTH
            card.border_title = Content(self.card_title)
            card.border_subtitle = Content(self.FOOT)
            yield self.body
            yield from self.between()
            if self.choices.choices:
                yield self.choices

    def between(self) -> ComposeResult:
        """Widgets of a subclass, over the choices."""
        return
        yield

    def on_mount(self) -> None:
        """Draw for the width there is."""
        self.draw()

    def on_resize(self) -> None:
        """Draw for the width there is."""
        self.draw()

    def draw(self) -> None:
        """Show the lines, wrapped to the card."""
        rows = self.told(max(1, min(self.WIDTH, self.app.size.width) - EDGES))
        self.body.show(tight(rows, self.app.size.height - self.around() - len(self.choices.choices)))

    def around(self) -> int:
        """Lines the card takes beside its body and its choices."""
        return 4 if self.app.size.height >= LOW else 2

    def told(self, width: int) -> Sequence[Content]:
        """The lines of the card."""
        raise NotImplementedError

    def chosen(self, answer: str) -> None:
        """What an answer comes to."""
        raise NotImplementedError

    # --- keys --------------------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """A choice's own key, or its number."""
        for place, choice in enumerate(self.choices.choices):
            if event.character == choice.key:
                event.stop()
                event.prevent_default()
                self.choices.give(place)
                return

    @on(Choices.Chosen)
    def on_chosen(self, event: Choices.Chosen) -> None:
        """An answer was given."""
        event.stop()
        self.chosen(event.answer)

    def on_click(self, event: events.Click) -> None:
        """A click beside the card leaves it."""
        if not self.query_one("#card").region.contains_point(event.screen_offset):
            self.action_leave()

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.give(None)

    def action_move(self, by: int) -> None:
        """Mark another answer."""
        self.choices.move(by)

    def action_give(self) -> None:
        """Choose the marked answer."""
        if self.choices.choices:
            self.choices.give(self.choices.marked)
        else:
            self.action_leave()


class Ask(Card[str]):
    """A few lines and some answers; gives the id of the answer."""

    def __init__(self, title: str, texts: Sequence[str], choices: Sequence[Choice], symbols: Symbols) -> None:
        super().__init__(title, symbols, choices)
        self.texts = texts

    def told(self, width: int) -> Sequence[Content]:
        """The texts, a blank line after each."""
        rows: list[Content] = []
        for text in self.texts:
            rows += [*wrapped(text, width, themes.INK), Content("")]
        return rows

    def chosen(self, answer: str) -> None:
        """The answer as it is."""
        self.give(answer)
