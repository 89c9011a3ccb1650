"""The page of the friends before anybody is there: how a party begins, in three steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from game.screens import themes
from game.screens.lines import block, hanging, line, wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn

if TYPE_CHECKING:
    from game.play.party_views import PartyView
    from game.screens.keymap import Keymap

WIDEST = 70
AIRY = 16
TITLE = "Friends climb together through one shared folder. There is no server and no account."
STEPS = (
    ("Choose what you share", "{sharing} shares a quest: by its metres alone, or by name. Nothing leaves before that."),
    ("Share one folder", "Share {folder} with your friends: with Syncthing, a synced folder, or a git remote."),
    ("See each other", "When their files arrive, this page shows who is on which mountain, within seconds."),
)
MORE = "docs/party.md goes through it step by step."


class Begin(Drawn):
    """A sentence in the middle, or the three steps."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="words")
        self.said = ""
        self.steps: Sequence[tuple[str, str]] = ()

    def say(self, text: str) -> None:
        """One sentence."""
        self.said, self.steps = text, ()
        self.redraw()

    def begin(self, view: PartyView, keymap: Keymap) -> None:
        """How a party begins; `view` says where the folder is."""
        keys = {"sharing": keymap.shown("sharing"), "folder": view.folder}
        self.said = TITLE
        self.steps = tuple((name, told.format_map(keys)) for name, told in STEPS)
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """In the middle, both ways."""
        wide = max(1, min(width, WIDEST))
        rows = wrapped(self.said, wide, f"bold {themes.INK}", 3)
        for number, (name, told) in enumerate(self.steps, 1):
            rows += [Content("")] if height >= AIRY else []
            head = line((f"{number}  ", f"bold {themes.GOLD}"))
            text = [line((name, f"bold {themes.GOLD}")), *wrapped(told, wide - 3, themes.INK, 4)]
            rows += hanging(head, text)
        if self.steps and len(rows) + 2 <= height:
            rows += [Content(""), *wrapped(MORE, wide, themes.QUIET, 2)]
        return [Content("")] * max(0, (height - len(rows)) // 2) + block(rows, width)
