"""The place of the mountain on Home: kept free in the first frame, filled right after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.message import Message

from game.screens.symbols import Symbols
from game.screens.widgets.bare import Box

if TYPE_CHECKING:
    from game.screens.scenery.mountain import Mountain
    from game.screens.scenery.scene import Scene


class World(Box):
    """Holds the mountain once it is there; until then only its room. The renderer loads behind the first frame."""

    class Clicked(Message):
        """The mountain was clicked."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(id="world")
        self.symbols = symbols
        self.scene: Scene | None = None
        self.mountain: Mountain | None = None

    def compose(self) -> ComposeResult:
        """Nothing yet."""
        return
        yield

    def show(self, scene: Scene | None, moment: str = "") -> None:
        """Another scene, or the same one with something happening in it."""
        if scene == self.scene and not moment:
            return
        self.scene = scene
        if self.mountain is not None:
            self.mountain.show(scene, moment)

    def raise_mountain(self) -> None:
        """Bring the mountain in."""
        if self.mountain is None:
            from game.screens.scenery.mountain import Mountain

            self.mountain = Mountain(self.symbols, id="mountain")
            self.mount(self.mountain)
            self.mountain.show(self.scene)

    def on_click(self) -> None:
        """A click asks for everything about the quest."""
        self.post_message(self.Clicked())

    @property
    def moves(self) -> bool:
        """Whether the player can see the mountain move."""
        moving = self.app.animation_level != "none"
        return bool(self.display) and self.mountain is not None and moving and not self.mountain.plain

    def again(self) -> None:
        """Draw anew: with other symbols."""
        if self.mountain is not None:
            self.mountain.show(self.scene)

    def high(self, lines: int) -> None:
        """So many lines for it; none takes it away."""
        if self.display != bool(lines) or self.styles.height is None or self.styles.height.value != lines:
            self.display = bool(lines)
            self.styles.height = lines
