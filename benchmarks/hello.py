"""The smallest Textual app there is: what the game's first frame is held against, and its keys."""

from __future__ import annotations

from textual import events
from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Static


class Hello(App[None]):
    """One Static. Every key writes another word into it."""

    def compose(self) -> ComposeResult:
        """Its text."""
        yield Static("Hello, mountain")

    def on_key(self, event: events.Key) -> None:
        """The key, said back."""
        self.query_one(Static).update(Content(f"Hello, {event.key}"))


if __name__ == "__main__":
    Hello().run()
