"""One quest on one page: what to do, its ladder, the year, how sure the player was; and all that can be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from game.screens import counted
from game.screens.actions import HOME, QUEST
from game.screens.afterwards import afterwards
from game.screens.climbing import Subject
from game.screens.lines import cut, plain
from game.screens.panes.on_quest import OnQuestPane
from game.screens.panes.paged import Paged
from game.screens.reading import Reader
from game.screens.symbols import Symbols
from game.screens.widgets.about import About, Helps, SoFar, Told
from game.screens.widgets.bare import Beside, Column
from game.screens.widgets.calibration import Calibration, Known
from game.screens.widgets.climbed import Climbed
from game.screens.widgets.ladder import Ladder, Rungs
from game.screens.widgets.year import Year, YearOf

if TYPE_CHECKING:
    from game.play.game import Game
    from game.play.journeys import JourneyView
    from game.play.party_views import TipView
    from game.play.views import QuestView

NOT_RATED = "Nothing rated yet. {rate} says how sure you are of a step; what you then do stands beside it here."

LEAST_LADDER = 9
"""A ladder has so many lines, if it needs them; more, as long as the year is still on the first page."""
LARGE = 36
"""A wide terminal as high as this has the year after the rest: what comes and goes on a page never moves it."""
LEFT_PART = 13
"""The left column has so many cells of 24."""
HEAD_CELLS = 6
"""Cells around a title in a border."""
MONTHS = 3
"""Fewer months are no columns yet."""
SLACK = 8
"""So many lines left over make the upper boxes higher; more stay free."""


class QuestPane(Paged, OnQuestPane):
    """Boxes side by side where there is room, else under one another.

    What to do and the ladder come first, then the year, so that it is on the first page; a large terminal has room for
    what helps and what it has come to before that.
    """

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id=QUEST)
        self.quest = ""
        self.way: JourneyView | None = None
        self.ladder = Ladder(symbols)
        self.about = About(symbols)
        self.helps = Helps(symbols)
        self.so_far = SoFar(symbols)
        self.sure = Calibration(symbols, low=True)
        self.year = Year(symbols)
        self.climbed = Climbed(symbols)

    def compose(self) -> ComposeResult:
        """What it is about, and the ladder beside it, over the year."""
        with VerticalScroll(can_focus=False):
            with Beside():
                yield self.about
                yield self.ladder
            yield self.year
            with Beside(id="below"):
                yield self.helps
                with Column():
                    yield self.so_far
                    yield self.sure
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
            afterwards(self, self._read, view.id)

    def _read(self, quest: str) -> None:
        self.reader.read(self.main.session.game, partial(_way, quest=quest), partial(self._came, quest))

    def _came(self, quest: str, way: JourneyView | None) -> None:
        """The way was read; perhaps the player looks at another quest by now."""
        if quest == self.quest and self.is_mounted:
            self.way = way
            self._draw()

    def _tips(self, quest: str, step: str) -> tuple[TipView, ...]:
        """What friends advise on a step."""
        return self.main.company.tips(quest, step) if self.main.company is not None else ()

    def _draw(self) -> None:
        view, session = self.view, self.main.session
        if view is None:
            return
        steps, way = session.ladder(view.id), self.way
        offered = session.offered(view, view.offer) if view.offer else ""
        self.ladder.show(Rungs(view, steps, counted.by_number(way) if way else {}))
        book, keys = self.main.home.stories, (self.main.keymap.shown("answer"), self.main.keymap.shown("story"))
        story = book.of(view.id) if book else None
        subject = Subject(view, steps, offered, keys[0], story=story, story_key=keys[1])
        told = Told(subject, way, self._tips(view.id, view.step.id))
        self.about.show(told, self._title(view))
        self.helps.show(told)
        self.helps.display = not self.helps.nothing
        self.so_far.show(told)
        year = counted.year_of(way, view.day, self.symbols) if way else (YearOf({}, view.day, ()), "The year")
        self.year.show(*year)
        self.climbed.show(way.months if way else ())
        self.climbed.display = way is not None and len(way.months) >= MONTHS and not self.climbed.nothing
        points = counted.rated_points(way.ratings, view.day) if way else []
        hint = self.main.keymap.told(NOT_RATED) if way else ""
        self.sure.show(points, "How sure, and what came of it", hint, self._known(way))
        self.lay_out()

    def _known(self, way: JourneyView | None) -> Known:
        """What is known of confidence beside single ratings."""
        if way is None or not way.ratings:
            return Known()
        from game.play.confidence import sure_of

        return counted.quest_sure(sure_of(self.main.session.game, way))

    def _title(self, view: QuestView) -> str:
        """The title, and which of the quests it is."""
        ids = [each.id for each in self.main.session.today.quests]
        place = f" · {ids.index(view.id) + 1} of {len(ids)}" if len(ids) > 1 else ""
        return cut(view.title, self._left - HEAD_CELLS - len(place)) + place

    @property
    def _left(self) -> int:
        """Cells of the left column, or of the only one."""
        width, _ = self.room
        return width if self.slim else width * LEFT_PART // 24

    def lay_out(self) -> None:
        """Two columns, and the year across; narrow, one box under another."""
        width, height = self.room
        self.ladder.roomy = False
        if self.slim:
            self._put_year(last=False)
            for box in (self.about, self.ladder, self.year, self.helps, self.so_far, self.sure, self.climbed):
                self.place(box, width)
            return
        left, right = self._left, width - self._left
        helps = self.wanted(self.helps, left) if self.helps.display else 0
        so_far, sure = self.wanted(self.so_far, right), self.wanted(self.sure, right)
        below, year = max(helps, so_far + sure), self.wanted(self.year, width)
        last = self.main.has_class("-wide") and self.app.size.height >= LARGE
        self._put_year(last=last)
        under = year + below if last else year
        if last and self.climbed.display and height >= under + self.wanted(self.climbed, width) + LEAST_LADDER:
            under += self.wanted(self.climbed, width)
        top = self._top(left, right, height - under)
        self.place(self.about, left, top)
        self.place(self.ladder, right, top)
        self.place(self.year, width, year)
        self.place(self.helps, left, below)
        self.place(self.so_far, right, below - sure)
        self.place(self.sure, right, sure)
        self.place(self.climbed, width)

    def _top(self, left: int, right: int, room: int) -> int:
        """How high the upper boxes are, where so many lines are left for them."""
        about, rungs = self.wanted(self.about, left), self.wanted(self.ladder, right)
        top = max(about, min(rungs, max(room, LEAST_LADDER)))
        self.ladder.roomy = True
        rungs = self.wanted(self.ladder, right)
        self.ladder.roomy = rungs <= room
        top = max(top, rungs) if self.ladder.roomy else top
        return top + (room - top if 0 < room - top <= SLACK else 0)

    def _put_year(self, *, last: bool) -> None:
        """The year after what is below, or before it."""
        below = self.query_one("#below")
        children = list(self.page.children)
        if last and children.index(self.year) < children.index(below):
            self.page.move_child(self.year, after=below)
        elif not last and children.index(self.year) > children.index(below):
            self.page.move_child(self.year, before=below)

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
            card = StepCard(rungs, number, self.symbols, partial(self._tips, view.id))
            self.main.ask(card, partial(self._answered, view))

    def _answered(self, view: QuestView, answer: tuple[str, int]) -> None:
        said, number = answer
        if said == "go":
            self.main.after(self.main.session.answer(view.id, str(number)))
            return
        from game.screens.dialogs.practice import after_practice
        from game.screens.dialogs.rating import RatingDialog

        step = self.main.session.ladder(view.id)[number - 1]
        dialog = RatingDialog(f"Step {number}: {plain(step.instruction)}", self.symbols)
        rated = partial(self._rated, view.id, step.id)
        after_practice(self.main, lambda: self.main.ask(dialog, rated))

    def _rated(self, quest: str, step: str, value: int) -> None:
        self.main.after(self.main.session.rate(quest, value, step))


def _way(game: Game, quest: str) -> JourneyView | None:
    from game.play.journeys import journey
    from game.rules.moves import Refusal

    way = journey(game, quest)
    return None if isinstance(way, Refusal) else way
