"""Every line that leaves the device for the shared folder, in words and as it is written. Nothing is said here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from game.rules.moves import Refusal
from game.screens import themes
from game.screens.dialogs.scrolled import Scrolled
from game.screens.lines import hanging, line, plural, wrapped
from game.screens.symbols import Symbols

if TYPE_CHECKING:
    from game.play.sharing import Preview, PreviewPart

WAITING = "Putting together what leaves …"
FAILED = "The save cannot be read just now. Nothing has left by this."
NOTHING = "Nothing leaves: no line of this would stand in the shared folder."
MOST_LINES = 400
"""So many lines of a part are drawn; the shell shows all of them."""
LINE_ROWS = 6
MORE = "and {more:,} more lines like these: “undaunted party preview” in the shell shows all of them."
ABOUT_ME = "About you"


class Leaving(Scrolled[None]):
    """The lines, part by part. They are put together while the card is open."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__("What leaves", symbols)
        self.preview: Preview | None = None
        self.waiting = WAITING
        self._rows: tuple[int, Sequence[Content]] | None = None

    def show(self, came: Preview | Refusal | None) -> None:
        """They are there, or cannot be."""
        if came is None or isinstance(came, Refusal):
            self.waiting = came.message if came is not None else FAILED
        else:
            self.preview = came
        self._rows = None
        if self.is_attached:
            self.draw()

    def rows(self, width: int) -> Sequence[Content]:
        """All of it."""
        if self.preview is None:
            return wrapped(self.waiting, width, themes.INK)
        if self._rows is None or self._rows[0] != width:
            self._rows = width, self._all(self.preview, width)
        return self._rows[1]

    def _all(self, preview: Preview, width: int) -> Sequence[Content]:
        if not preview.count and not preview.files:
            return wrapped(NOTHING, width, themes.INK)
        head = f"{plural(preview.count, 'line')} in {preview.folder}, each in words and as it is written."
        rows = [*wrapped(head, width, themes.INK, 4), *wrapped(preview.around, width, themes.QUIET, 4)]
        for part in preview.parts:
            rows += [Content(""), *self._part(part, width)]
        for title in preview.files:
            rows += [Content(""), *wrapped(f"And the quest file of {title}, word for word.", width, themes.INK, 3)]
        return rows

    def _part(self, part: PreviewPart, width: int) -> list[Content]:
        rows = wrapped(part.title or ABOUT_ME, width, f"bold {themes.GOLD}", 2)
        lead = line((f"{self.symbols.mark('told')} ", themes.GOLD))
        for words, written in list(zip(part.words, part.lines, strict=True))[:MOST_LINES]:
            rows += hanging(lead, wrapped(words, width - 2, themes.INK, LINE_ROWS))
            rows += [row.pad_left(2) for row in wrapped(written, width - 2, themes.QUIET, LINE_ROWS)]
        if len(part.lines) > MOST_LINES:
            rows += wrapped(MORE.format(more=len(part.lines) - MOST_LINES), width, themes.QUIET, 3)
        return rows
