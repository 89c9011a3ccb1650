"""What the player has shown, over all quests: steps, comebacks, the year, metres over time, and how sure they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from game.screens import counted
from game.screens.actions import EVIDENCE, QUEST
from game.screens.afterwards import afterwards
from game.screens.panes.paged import Paged
from game.screens.reading import Reader
from game.screens.symbols import Symbols
from game.screens.widgets.bare import Beside, Column
from game.screens.widgets.calibration import Calibration
from game.screens.widgets.climbed import Climbed, Passed
from game.screens.widgets.drawn import Drawn
from game.screens.widgets.notice import Notice
from game.screens.widgets.proof import Back, Clicked, Proof
from game.screens.widgets.year import Year

if TYPE_CHECKING:
    from game.play.evidence_views import EvidenceView
    from game.play.game import Game

READING = "Reading your journal …"
FAILED = "The journal cannot be read just now. Come back to this page in a moment."
EMPTY = (
    "Nothing to count yet: evidence begins with the first day of a quest, however small.",
    "{library} opens the library, {goal} makes a quest of a goal of your own. A tiny version is two minutes or less.",
)
NOT_RATED = (
    "Nothing rated yet. On a quest, {rate} says how sure you are of a step; what you then do stands beside it here."
)


class EvidencePane(Paged):
    """Boxes side by side where there is room, else under one another."""

    SCOPED_CSS = False  # a class of the screen decides, as `lay_out` does
    DEFAULT_CSS = """
    .-normal EvidencePane Horizontal {
        layout: vertical;
    }
    """

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id=EVIDENCE)
        self.view: EvidenceView | None = None
        self.words = Notice(symbols)
        self.proof = Proof(symbols)
        self.back = Back(symbols)
        self.year = Year(symbols)
        self.climbed = Climbed(symbols)
        self.passed = Passed(symbols)
        self.sure = Calibration(symbols)

    @property
    def boxes(self) -> tuple[Drawn, ...]:
        """All of them, from the top."""
        return self.proof, self.back, self.passed, self.year, self.climbed, self.sure

    def compose(self) -> ComposeResult:
        """What was shown, beside the ways back and the heights; the year; the metres, beside the ratings."""
        with VerticalScroll(can_focus=False):
            yield self.words
            with Beside():
                yield self.proof
                with Column():
                    yield self.back
                    yield self.passed
            yield self.year
            with Beside():
                yield self.climbed
                yield self.sure

    def on_mount(self) -> None:
        """The pane stands: the past can be read."""
        self.reader: Reader[EvidenceView] = Reader(self.app)

    # --- drawing -----------------------------------------------------------------------------------------------------

    def renew(self) -> None:
        """Read what is new; until that is done the page says so, or shows what it knew."""
        if self.view is None:
            self._say(READING)
            self._read()
        else:
            afterwards(self, self._read)

    def _read(self) -> None:
        self.reader.read(self.main.session.game, _evidence, self._came)

    def _came(self, view: EvidenceView | None) -> None:
        if view is None:
            self._say(FAILED)
        elif not view.quests:
            self._say(*(self.main.keymap.told(text) for text in EMPTY))
        else:
            self._show(view)
        self.main.renew_keys()

    def _say(self, *texts: str) -> None:
        """A few words in place of the boxes."""
        self.view = None
        self.words.show(texts)
        self._furnish()

    def _show(self, view: EvidenceView) -> None:
        self.view = view
        self.proof.show(view)
        self.back.show(view)
        self.year.show(*counted.all_year(view.year, self.symbols))
        self.climbed.show(view.months, view.weeks)
        self.passed.show(view)
        title = "How sure, and what came of it"
        hint, known = self.main.keymap.told(NOT_RATED), counted.all_sure(view.sure)
        self.sure.show(counted.band_points(view.bands), title, hint, known)
        self._furnish()

    def _furnish(self) -> None:
        for box in self.boxes:
            box.display = self.view is not None
        self.words.display = self.view is None
        self.lay_out()

    def lay_out(self) -> None:
        """Two columns over and under the year; narrow, one box under another."""
        width, height = self.room
        if self.view is None:
            self.place(self.words, width, height)
            return
        if not self.main.has_class("-wide"):
            for box in self.boxes:
                self.place(box, width)
            return
        left = width * 15 // 24
        right = width - left
        back, year = self.wanted(self.back, right), self.wanted(self.year, width)
        top = max(self.wanted(self.proof, left), back + self.wanted(self.passed, right))
        low = max(self.wanted(self.climbed, left), self.wanted(self.sure, right))
        low = max(low, height - top - year) if self.view.metres else low
        self.place(self.proof, left, top)
        self.place(self.back, right, back)
        self.place(self.passed, right, top - back)
        self.place(self.year, width, year)
        self.place(self.climbed, left, low)
        self.place(self.sure, right, low)

    # --- the quests --------------------------------------------------------------------------------------------------

    def possible(self, action: str) -> bool:
        """A quest has a page while it is under way."""
        if action in ("next_quest", "previous_quest"):
            return self.view is not None and len(self.view.quests) > 1
        if action == "quest":
            return self._page_of(self.proof.chosen) != ""
        return super().possible(action)

    def _page_of(self, index: int) -> str:
        quests = self.view.quests if self.view else ()
        return quests[index].id if index < len(quests) and quests[index].under_way else ""

    def do_next_quest(self) -> None:
        """Mark the next quest."""
        self._choose(self.proof.chosen + 1)

    def do_previous_quest(self) -> None:
        """Mark the quest before."""
        self._choose(self.proof.chosen - 1)

    def _choose(self, index: int) -> None:
        if self.view is None:
            return
        self.proof.choose(index % len(self.view.quests))
        top = self.proof.tops[self.proof.chosen] if self.proof.chosen < len(self.proof.tops) else 0
        self.page.scroll_to(y=max(0, top - self.size.height // 3), animate=False)
        self.main.renew_keys()

    def do_quest(self) -> None:
        """The page of the marked quest."""
        quest = self._page_of(self.proof.chosen)
        if quest:
            self.main.visit(QUEST, quest)

    @on(Clicked)
    def clicked(self, event: Clicked) -> None:
        """A click goes to the page of a quest."""
        self.proof.choose(event.index)
        self.do_quest()


def _evidence(game: Game) -> EvidenceView:
    from game.play.evidence import evidence

    return evidence(game)
