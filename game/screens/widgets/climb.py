"""The panel about the chosen quest."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from game.screens.climbing import Subject, blocks_of, fitted
from game.screens.lines import cut
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn


class Climb(Drawn):
    """What to do, where it stands on the ladder, what is offered, what helps."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="climb")
        self.subject: Subject | None = None

    def show(self, subject: Subject | None) -> None:
        """Another quest, or the same one changed."""
        if subject == self.subject:
            return
        self.subject = subject
        self.entitle(cut(subject.view.title, 60) if subject else "")
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """The blocks that fit."""
        if self.subject is None:
            return []
        return fitted(blocks_of(self.subject, width, height, self.symbols), height)
