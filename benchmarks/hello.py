"""The smallest Textual app there is: what the game's first frame is held against."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """One Static."""

    def compose(self) -> ComposeResult:
        """Its text."""
        yield Static("Hello, mountain")


if __name__ == "__main__":
    Hello().run()
