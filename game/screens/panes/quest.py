"""One quest on one page: what to do, its ladder, the year, how sure the player was; and all that can be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll

from game.screens import counted
from game.screens.actions import HOME, QUEST
from game.screens.climbing import Subject
from game.screens.lines import cut, plain
from game.screens.panes.on_quest import OnQuestPane
from game.screens.panes.paged import Paged
from game.screens.reading import Reader
from game.screens.symbols import Symbols
from game.screens.widgets.about import About, SoFar, Told
from game.screens.widgets.calibration import Calibration
from game.screens.widgets.climbed import Climbed
from game.screens.widgets.ladder import Ladder, Rungs
from game.screens.widgets.year import Year, YearOf

if TYPE_CHECKING:
    from game.play.game import Game
    from game.play.journeys import JourneyView
    from game.play.views import QuestView

NOT_RATED = "Nothing rated yet. {rate} says how sure you are of a step; what you then do stands beside it here."

LEAST_LADDER = 10
"""A ladder has so many lines, if it needs them; more, as long as the year is still on the first page."""
MONTHS = 3
"""Fewer months are no columns yet."""
SLACK = 8
"""So many lines left over make the upper boxes higher; more stay free."""


class QuestPane(Paged, OnQuestPane):
    """Boxes side by side where there is room, else under one another."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id=QUEST)
        self.quest = ""
        self.way: JourneyView | None = None
        self.ladder = Ladder(symbols)
        self.about = About(symbols)
        self.so_far = SoFar(symbols)
        self.sure = Calibration(symbols)
        self.year = Year(symbols)
        self.climbed = Climbed(symbols)

    def compose(self) -> ComposeResult:
        """What it is about, and the ladder beside it, over the year."""
        with VerticalScroll(can_focus=False):
            with Horizontal():
                with Vertical():
                    yield self.about
                    yield self.sure
                with Vertical():
                    yield self.ladder
                    yield self.so_far
            yield self.year
            yield self.climbed

    def on_mount(self) -> None:
        """The pane stands: its past can be read."""
        self.reader: Reader[JourneyView | None] = Reader(self.app)

    # --- which quest -------------------------------------------------------------------------------------------------

    def arrive(self, quest: str) -> None:
        """To a quest; without one, to the one that was shown, or the first."""
        self._choose(quest or self.quest)
        self.page.scroll_home(animate=False)

    def _choose(self, quest: str) -> None:
        if quest != self.quest:
            self.quest, self.way = quest, None

    @property
    def view(self) -> QuestView | None:
        """The quest as it stands today."""
        views = self.main.session.today.quests
        return next((view for view in views if view.id == self.quest), views[0] if views else None)

    def possible(self, action: str) -> bool:
        """Another quest needs a second one; steps need a quest."""
        if action in ("next_quest", "previous_quest"):
            return len(self.main.session.today.quests) > 1
        if action == "steps":
            return self.view is not None
        return super().possible(action)

    def do_next_quest(self) -> None:
        """The next quest; after the last the first."""
        self._turn(1)

    def do_previous_quest(self) -> None:
        """The quest before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        ids = [view.id for view in self.main.session.today.quests]
        if self.view is not None:
            self.arrive(ids[(ids.index(self.view.id) + by) % len(ids)])
            self.renew()
            self.main.renew_keys()

    # --- drawing -----------------------------------------------------------------------------------------------------

    def renew(self) -> None:
        """The quest as it stands; its way follows at once, or when it has been read."""
        view = self.view
        if view is None:
            self.main.visit(HOME)
            return
        self._choose(view.id)
        self._draw()
        if self.way is None:
            self._read(view.id)
        else:
            self.call_after_refresh(self._read, view.id)

    def _read(self, quest: str) -> None:
        self.reader.read(self.main.session.game, partial(_way, quest=quest), partial(self._came, quest))

    def _came(self, quest: str, way: JourneyView | None) -> None:
        """The way was read; perhaps the player looks at another quest by now."""
        if quest == self.quest and self.is_mounted:
            self.way = way
            self._draw()

    def _draw(self) -> None:
        view, session = self.view, self.main.session
        if view is None:
            return
        steps, way = session.ladder(view.id), self.way
        offered = session.offered(view, view.offer) if view.offer else ""
        self.ladder.show(Rungs(view, steps, counted.by_number(way) if way else {}))
        told = Told(Subject(view, steps, offered, self.main.keymap.shown("answer")), way)
        self.about.show(told, self._title(view))
        self.so_far.show(told)
        year = counted.year_of(way, view.day, self.symbols) if way else (YearOf({}, view.day, ()), "The year")
        self.year.show(*year)
        self.climbed.show(way.months if way else ())
        self.climbed.display = way is not None and len(way.months) >= MONTHS and not self.climbed.nothing
        points = counted.rated_points(way.ratings, view.day) if way else []
        self.sure.show(points, "How sure, and what came of it", self.main.keymap.told(NOT_RATED) if way else "")
        self.lay_out()

    def _title(self, view: QuestView) -> str:
        """The title, and which of the quests it is."""
        ids = [each.id for each in self.main.session.today.quests]
        place = f" · {ids.index(view.id) + 1} of {len(ids)}" if len(ids) > 1 else ""
        return cut(view.title, 40) + place

    def lay_out(self) -> None:
        """Two columns over the year, as high as the pane at least; narrow, one box under another."""
        width, height = self.room
        if self.slim:
            self.ladder.roomy = False
            for box in (self.about, self.sure, self.ladder, self.so_far, self.year, self.climbed):
                self.place(box, width)
            return
        left = width * 13 // 24
        right = width - left
        self.ladder.roomy = False
        about, sure = self.wanted(self.about, left), self.wanted(self.sure, left)
        rungs, so_far = self.wanted(self.ladder, right), self.wanted(self.so_far, right)
        year = self.wanted(self.year, width)
        low = year + (self.wanted(self.climbed, width) if self.climbed.display else 0)
        top = max(about + sure, so_far + min(rungs, max(height - year - so_far, LEAST_LADDER)))
        if height - top - low >= rungs:
            self.ladder.roomy = True
            rungs = self.wanted(self.ladder, right)
            top = max(top, rungs + so_far)
        rest = height - top - (low if height >= top + low else year)
        top += rest if 0 < rest <= SLACK else 0
        self.place(self.about, left, top - sure)
        self.place(self.sure, left, sure)
        self.place(self.ladder, right, min(rungs, top - so_far))
        self.place(self.so_far, right, top - min(rungs, top - so_far))
        self.place(self.year, width, year)
        self.place(self.climbed, width)

    # --- the steps ---------------------------------------------------------------------------------------------------

    @on(Ladder.Picked)
    def picked(self, event: Ladder.Picked) -> None:
        """A step was clicked."""
        self._ask_step(event.index)

    def do_steps(self) -> None:
        """The step in force, and from there any other."""
        if self.view is not None:
            self._ask_step(self.view.step.index)

    def _ask_step(self, number: int) -> None:
        from game.screens.dialogs.step import StepCard

        view = self.view
        if view is not None:
            rungs = Rungs(view, self.main.session.ladder(view.id), counted.by_number(self.way) if self.way else {})
            self.main.ask(StepCard(rungs, number, self.symbols), partial(self._answered, view))

    def _answered(self, view: QuestView, answer: tuple[str, int]) -> None:
        said, number = answer
        if said == "go":
            self.main.after(self.main.session.answer(view.id, str(number)))
            return
        from game.screens.dialogs.rating import RatingDialog

        step = self.main.session.ladder(view.id)[number - 1]
        dialog = RatingDialog(f"Step {number}: {plain(step.instruction)}", self.symbols)
        self.main.ask(dialog, lambda value: self.main.after(self.main.session.rate(view.id, value, step.id)))


def _way(game: Game, quest: str) -> JourneyView | None:
    from game.play.journeys import journey
    from game.rules.moves import Refusal

    way = journey(game, quest)
    return None if isinstance(way, Refusal) else way
