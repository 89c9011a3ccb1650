"""Home: the quests of yesterday and today, and the one that is chosen. One key checks in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from game.rules.values import replace
from game.screens.actions import HOME, LIBRARY, QUEST, Action
from game.screens.climbing import Subject
from game.screens.panes.on_quest import OnQuestPane
from game.screens.said import Said
from game.screens.scenery.scene import Scene
from game.screens.scenes import moment_of, scene_of
from game.screens.symbols import Symbols
from game.screens.widgets.bare import Box, Column
from game.screens.widgets.climb import Climb
from game.screens.widgets.quest_list import QuestList, Row
from game.screens.widgets.world import World

if TYPE_CHECKING:
    from game.play.views import QuestView, ResultView
    from game.screens.storybook import Storybook
    from game.screens.widgets.first_day import FirstDay
    from game.screens.widgets.heights import Heights

NO_QUEST = "undaunted"
"""What the mountain with no path on it is made from."""

FRESH_SECONDS = 1.2
"""How long what just changed stands out."""

BARS = 4
"""Lines around the pane before it has been laid out."""
WATCH_SECONDS, SUMMIT_SECONDS = 1.6, 3.0
"""How long the mountain has to itself when a step is mastered, and at the summit."""
LOW, LARGE = 17, 50
"""A terminal lower than this has no room for the mountain; one from here on has some for the altimeter."""
EDGES = 2
LEAST_MOUNTAIN, LEAST_BODY, LEAST_PANEL, LEAST_HEIGHTS = 4, 12, 5, 8
LEAST_PART, MOST_PART, LONG_PART, SLIM_PART, LIST_PART = 35, 52, 25, 26, 58
"""The mountain has from least to most percent of the pane, fewer over a long list; on a narrow one at most so many;
the list of what is left."""


class HomePane(OnQuestPane):
    """The mountain over the list and the panel beside it; a first page where no quest is under way."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id=HOME)
        self.world = World(symbols)
        self.quests = QuestList(symbols)
        self.climb = Climb(symbols)
        self.left = Column(self.quests, id="left")
        self.heights: Heights | None = None
        self.first: FirstDay | None = None
        self.stories: Storybook | None = None
        self._shares = ("1fr", "1fr")
        self._moment = ""
        self._asked = ""
        self._watched: ResultView | None = None

    def compose(self) -> ComposeResult:
        """The room for the mountain, the list and the panel; the rest comes when it is needed."""
        yield self.world
        with Box(id="body"):
            yield self.left
            yield self.climb

    def raise_mountain(self) -> None:
        """The first frame is out: now the mountain."""
        self.world.raise_mountain()

    def open_stories(self) -> None:
        """The first frame is out: now there may be a story beside the chosen quest."""
        from game.screens.storybook import Storybook

        self.stories = Storybook(self.main)
        self._renew_panel()

    def _furnish(self) -> None:
        """Bring in the altimeter on a very large terminal, the first page where no quest is under way."""
        large = self.main.has_class("-wide") and self.app.size.height >= LARGE
        if self.heights is None and large:
            from game.screens.widgets.heights import Heights

            self.heights = Heights(self.symbols)
            self.left.mount(self.heights)
        if self.first is None and not self.quests.rows:
            from game.screens.widgets.first_day import FirstDay

            self.first = FirstDay(self.symbols)
            self.mount(self.first)
        if self.first is not None:
            self.first.display = not self.quests.rows
            self.first.show(known=self.main.session.known)
        if self.heights is not None:
            self.heights.display = large
            self.heights.show(self.main.session.heights(), self.main.session.today.metres)

    def on_resize(self) -> None:
        """A larger terminal may have room for more."""
        if self.main.opened is not None:
            self._furnish()
            self._share_out()

    def _share_out(self) -> None:
        """The list gets what its quests need, the mountain the rest, up to a part of the pane."""
        pane = self.size.height or self.app.size.height - BARS
        slim, low = self.main.has_class("-slim"), self.app.size.height < LOW
        mountain = 0 if low else self._mountain(pane, slim=slim)
        self.world.high(mountain)
        left, quests = "1fr", "1fr"
        if slim and not low:
            rest = pane - mountain
            most = max(rest * LIST_PART // 100, min(self.quests.least + 1, rest - LEAST_PANEL))
            left = str(self.quests.wanted(most - 1) + 1)
        elif self.heights is not None and self.heights.display:
            quests = str(self.quests.wanted(pane - mountain - LEAST_HEIGHTS - EDGES) + EDGES)
        if (left, quests) != self._shares:
            self._shares = (left, quests)
            self.left.styles.height, self.quests.styles.height = left, quests

    def _mountain(self, pane: int, *, slim: bool) -> int:
        """The lines of the mountain. It gives way to a long list: every quest comes first."""
        if slim:
            wanted, body = pane * SLIM_PART // 100, self.quests.least + 1 + LEAST_PANEL
            lines = min(max(wanted, LEAST_MOUNTAIN), pane - body)
        else:
            wanted, body = max(self.quests.wanted(pane) + EDGES, LEAST_BODY), self.quests.least + EDGES
            lines = max(pane * LEAST_PART // 100, min(pane - wanted, pane * MOST_PART // 100))
            lines = max(pane * LONG_PART // 100, min(lines, pane - body))
        return lines if lines >= LEAST_MOUNTAIN else 0

    # --- drawing -----------------------------------------------------------------------------------------------------

    def renew(self) -> None:
        """The day as it stands."""
        session = self.main.session
        self.quests.show(session.today)
        if self._asked:
            self.quests.choose_quest(self._asked)
            self._asked = ""
        self.set_class(not self.quests.rows, "-empty")
        self._furnish()
        self._share_out()
        self._renew_panel()

    def _renew_panel(self) -> None:
        row, session = self.row, self.main.session
        if row is None:
            self.climb.show(None)
            self.world.show(Scene(NO_QUEST, 1, 0, session.wall_clock()))
            return
        offered = session.offered(row.view, row.view.offer) if row.view.offer and not row.unsaid else ""
        ladder = session.ladder(row.view.id)
        story = self.stories.of(row.view.id) if self.stories and not row.unsaid else None
        keys = (self.main.keymap.shown("answer"), self.main.keymap.shown("story"))
        self.climb.show(Subject(row.view, ladder, offered, keys[0], row.unsaid, story, keys[1], self._mood(row)))
        others = self.main.company.standing(row.view.id) if self.main.company else ()
        self.world.show(scene_of(row.view, ladder, session.wall_clock(), others), self._moment)
        self._moment = ""

    def _mood(self, row: Row) -> tuple[str, str]:
        """A key, and where the mood said before this quest today leads."""
        route = self.main.session.route(row.view)
        return (self.main.keymap.shown(route.answer), route.short) if route else ("", "")

    @property
    def row(self) -> Row | None:
        """The row the keys are about."""
        return self.quests.row

    @property
    def view(self) -> QuestView | None:
        """The quest of that row."""
        return self.row.view if self.row else None

    def light(self) -> None:
        """Time has passed: the sky follows it."""
        if self.row is not None and self.world.scene is not None:
            self.world.show(replace(self.world.scene, when=self.main.session.wall_clock()))

    def word(self, action: Action) -> str:
        """What is said of yesterday says so; after a fall the offer is the way back."""
        row = self.row
        if row is not None and row.unsaid and action.id == "done":
            return f"{action.word} yesterday"
        if row is not None and row.view.lapse and row.view.offer and not row.unsaid and action.id == "answer":
            return "come back"
        return super().word(action)

    def possible(self, action: str) -> bool:
        """There is nothing to move among where there is one row."""
        if action in ("up", "down", "first", "last"):
            return len(self.quests.rows) > 1
        return super().possible(action)

    def choose(self, index: int) -> None:
        """Move the choice, and the panel with it."""
        self.quests.choose(index)
        self._renew_panel()
        self.main.renew_keys()

    def choose_quest(self, quest: str) -> None:
        """Move the choice to a quest."""
        self.quests.choose_quest(quest)
        self._renew_panel()
        self.main.renew_keys()

    def do_up(self) -> None:
        """The quest above."""
        self.choose(self.quests.chosen - 1)

    def do_down(self) -> None:
        """The quest below."""
        self.choose(self.quests.chosen + 1)

    def do_first(self) -> None:
        """The first quest."""
        self.choose(0)

    def do_last(self) -> None:
        """The last quest."""
        self.choose(len(self.quests.rows) - 1)

    @on(QuestList.Clicked)
    def clicked(self, event: QuestList.Clicked) -> None:
        """A click chooses; on the symbol, or twice, it says done."""
        self.choose(event.index)
        if event.says_done:
            self.do_done()

    # --- doing -------------------------------------------------------------------------------------------------------

    def arrive(self, quest: str) -> None:
        """Back from another pane, with a quest to choose: it may be one the list does not have yet."""
        self._asked = quest

    def do_done(self) -> None:
        """Say done; with no quest yet, go and choose one; with none ever, the welcome."""
        if self.row is None and not self.main.session.known:
            self.main.do_welcome()
        elif self.row is None:
            self.main.visit(LIBRARY)
        else:
            super().do_done()

    @on(World.Clicked)
    def do_quest(self) -> None:
        """Everything about the chosen quest."""
        if self.row:
            self.main.visit(QUEST, self.row.view.id)

    def came(self, view: QuestView, said: Said) -> None:
        """What just changed stands out for a moment, and the climber walks."""
        self._moment = moment_of(said.result)
        if said.result and said.result.changed and self.app.animation_level != "none":
            self.quests.fresh = {(view.day, view.id): view.warmth}
            self.set_timer(FRESH_SECONDS, self._settle)
        super().came(view, said)

    def celebrate(self, result: ResultView) -> None:
        """The mountain has its moment first; any key goes on at once."""
        if not self.world.moves:
            super().celebrate(result)
            return
        self._watched = result
        self.set_timer(SUMMIT_SECONDS if result.summit else WATCH_SECONDS, self.hurry)

    def hurry(self) -> bool:
        """Enough was seen of the mountain."""
        result, self._watched = self._watched, None
        if result is not None:
            super().celebrate(result)
        return result is not None

    def _settle(self) -> None:
        self.quests.fresh = {}
        self.quests.redraw()
