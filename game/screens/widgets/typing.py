"""Lines to type in that keep their keys to themselves: on a page with keys of its own, home and enter stay theirs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input, TextArea

from game.screens.lines import plain

MOST_CHARACTERS = 400
"""So much can be typed into one line; what a quest file takes of it is said beside it."""


def keys_of(bindings: Iterable[BindingType]) -> dict[str, str]:
    """The action of each key in a table of bindings."""
    return {key: bound.action for bound in bindings if isinstance(bound, Binding) for key in bound.key.split(",")}


class Typed(Input):
    """One line, drawn without a box. What is pasted is cleaned first."""

    KEYS: ClassVar[Mapping[str, str]] = keys_of(Input.BINDINGS)

    def __init__(self, text: str = "", hint: str = "", *, name: str = "") -> None:
        super().__init__(text, hint, compact=True, select_on_focus=False, max_length=MOST_CHARACTERS, name=name)
        self.cursor_position = len(text)

    async def on_key(self, event: events.Key) -> None:
        """What edits the line goes no further."""
        action = self.KEYS.get(event.key)
        if action is not None:
            event.stop()
            event.prevent_default()
            await self.run_action(action)

    def on_paste(self, event: events.Paste) -> None:
        """One line of visible characters, whatever the clipboard holds."""
        event.stop()
        event.prevent_default()
        text = plain(event.text, MOST_CHARACTERS)
        if text:
            start, end = self.selection
            self.replace(text, *sorted((start, end)))


class TypedLines(TextArea):
    """Several lines. Up on the first and down on the last leave it, as they leave any other field."""

    KEYS: ClassVar[Mapping[str, str]] = keys_of(TextArea.BINDINGS)

    class Left(Message):
        """The cursor went over the edge."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    async def on_key(self, event: events.Key) -> None:
        """What edits the lines goes no further."""
        row, last = self.cursor_location[0], self.document.line_count - 1
        if (event.key, row) in (("up", 0), ("down", last)):
            event.stop()
            event.prevent_default()
            self.post_message(self.Left(-1 if event.key == "up" else 1))
        elif event.key in self.KEYS:
            event.stop()
            event.prevent_default()
            await self.run_action(self.KEYS[event.key])

    def on_paste(self, event: events.Paste) -> None:
        """Lines of visible characters."""
        event.stop()
        event.prevent_default()
        rows = [plain(row, MOST_CHARACTERS) for row in event.text[: 20 * MOST_CHARACTERS].splitlines()]
        self.insert("\n".join(rows))
