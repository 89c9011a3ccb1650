"""The second wall: nothing invisible or commanding reaches the terminal, whatever a widget was given.

Textual passes escape sequences, clipboard writes, direction overrides and zero-width characters on from every widget
The first wall is `rules.text.clean`; this one catches what a forgotten place lets through.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from rich.segment import Segment
from rich.style import Style as Ink
from textual.color import Color
from textual.filter import LineFilter

from game.screens.symbols import Symbols

UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb"
    "\U000e0000-\U000e0fff]"
)
"""C0 and C1, bidi, zero widths, variation selectors, tags. Each measures no cell, so widths stay as they are."""

SOFT_HYPHEN = "\u00ad"


TYPED = str.maketrans("·…’‘“”–—−×", ".~''\"\"---x")
"""The signs our own sentences are set with, and what a typewriter has in their place; a cell for a cell."""


class InAscii(LineFilter):
    """In the ASCII tier sentences are ASCII, too. What the player wrote in other letters stays."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__()
        self.symbols = symbols

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """The segments with plain signs."""
        if not self.symbols.ascii:
            return segments
        return [Segment(text.translate(TYPED), style, control) for text, style, control in segments]


PICKED = Ink(color="bright_white", bgcolor="blue", bold=True)
"""The chosen row where there are sixteen colours: two that can be told apart in every terminal's palette."""


class FewColours(LineFilter):
    """With sixteen colours the ground of a chosen row comes out as any of them: there it has two colours of its own.

    `pick` gives the colour of that ground in the theme that holds.
    """

    def __init__(self, pick: Callable[[], Color]) -> None:
        super().__init__()
        self.pick = pick

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """The segments, those on that ground in the two colours; underlines stay. A terminal's own theme is let be."""
        pick = self.pick()
        if pick.ansi is not None:
            return segments
        ground = pick.rich_color
        return [
            Segment(text, style + PICKED if style and style.bgcolor == ground else style, control)
            for text, style, control in segments
        ]


class NoControls(LineFilter):
    """Takes control characters out of every line that is drawn."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """The segments without them; the same list where there were none."""
        if not any(UNSEEN.search(text) or SOFT_HYPHEN in text for text, _, _ in segments):
            return segments
        return [
            Segment(UNSEEN.sub("", text).replace(SOFT_HYPHEN, "-"), style, control) for text, style, control in segments
        ]
