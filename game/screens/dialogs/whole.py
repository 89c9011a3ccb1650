"""Everything about one quest: plans, purse, warmth, four weeks, and the whole ladder."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from game.screens import themes
from game.screens.climbing import Subject, blocks_of, four_weeks, ladder_marks, step_lines
from game.screens.dialogs.pages import Page
from game.screens.lines import line, metres, plural
from game.screens.rows import FULL_WARMTH, warmth
from game.screens.symbols import Symbols

ALL = 1000


class WholeQuest(Page):
    """The panel of Home without an end."""

    def __init__(self, subject: Subject, symbols: Symbols) -> None:
        super().__init__(subject.view.title, symbols)
        self.subject = subject

    def told(self, width: int) -> Sequence[Content]:
        """Every block, the ladder with all of its steps last."""
        view = self.subject.view
        rows = [
            line(
                ("Warmth   ", themes.QUIET),
                warmth(view, self.symbols),
                (f"  {view.warmth} of {FULL_WARMTH}", themes.QUIET),
            ),
            line(("Purse    ", themes.QUIET), (metres(view.purse), themes.INK)),
            line(("Cairns   ", themes.QUIET), (plural(view.comebacks, "comeback"), themes.INK)),
        ]
        weeks, marks = four_weeks(self.subject, width, self.symbols), ladder_marks(view, self.symbols, width)
        for block in blocks_of(self.subject, width, 0, self.symbols):
            if list(block.lines) != weeks and block.lines:
                rows += [Content("")] * block.apart + list(block.lines)
        rows += [Content(""), *weeks, Content("")] if weeks else [Content("")]
        rows += [line(("The ladder  ", themes.QUIET), marks.truncate(width - 12))]
        rows += step_lines(self.subject.ladder, view, width, self.symbols)
        return [cut_row.truncate(width) for cut_row in rows]
