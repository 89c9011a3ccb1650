"""The quests of the day: yesterday's unsaid ones first, then today's. Draws itself; says what was clicked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message

from game.screens import themes
from game.screens.lines import line
from game.screens.rows import Look, quest_rows
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn

if TYPE_CHECKING:
    from game.play.views import QuestView, TodayView

Key = tuple[date, str]
SYMBOL_CELLS = 4
"""A click in so many cells at the left is meant for the symbol."""


class Row(NamedTuple):
    """A quest on a day, with the heading over it where a group begins."""

    key: Key
    view: QuestView
    unsaid: bool
    heading: str = ""


def rows_of(today: TodayView) -> list[Row]:
    """The rows of a day, headed where there are two groups; what asks for nothing today stands last."""
    yesterday = today.day - timedelta(days=1)
    heads = (f"Yesterday, {yesterday:%A}", f"Today, {today.day:%A}") if today.unsaid else ("", "")
    rows = []
    due_first = sorted(today.quests, key=lambda view: not view.due)
    for views, unsaid, heading in ((today.unsaid, True, heads[0]), (due_first, False, heads[1])):
        for number, view in enumerate(views):
            rows.append(Row((view.day, view.id), view, unsaid, "" if number else heading))
    return rows


def _title(today: TodayView) -> str:
    """`Today · 2 of 4`: how many of the quests that asked for something have got a word."""
    due = [view for view in today.quests if view.due]
    said = sum(view.status != "pending" for view in due)
    if today.unsaid:
        return "Yesterday and today"
    return f"Today · {said} of {len(due)}" if due else "Today"


class QuestList(Drawn):
    """The list. `chosen` is the index of the row the keys are about."""

    class Clicked(Message):
        """A row was clicked: its index, and whether that says done (on the symbol, or twice)."""

        def __init__(self, index: int, *, says_done: bool) -> None:
            super().__init__()
            self.index = index
            self.says_done = says_done

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="quests")
        self.rows: list[Row] = []
        self._today: TodayView | None = None
        self.chosen = 0
        self.fresh: dict[Key, int] = {}
        """Rows that changed just now, with their warmth before."""
        self._title = "Today"
        self._top = 0
        self._drawn: list[int | None] = []
        self._first_click: int | None = None

    # --- what it shows -----------------------------------------------------------------------------------------------

    def show(self, today: TodayView) -> None:
        """The day as it stands; the choice stays on its quest, or goes to the next one, or to yesterday's come back."""
        if today is self._today:
            return
        self._today = today
        key = self.rows[self.chosen].key if self.rows else None
        was, old = len(self.rows), {row.key for row in self.rows}
        self.rows = rows_of(today)
        said = {row.key for row in self.rows if row.view.status != "pending"}
        self.fresh = {key: warmth for key, warmth in self.fresh.items() if key in said}
        places = {row.key: place for place, row in enumerate(self.rows)}
        back = [place for place, row in enumerate(self.rows) if row.unsaid and row.key not in old]
        if was and len(back) == 1:
            self.chosen = back[0]
        elif key in places:
            self.chosen = places[key]
        else:
            self.chosen = min(self.chosen, max(0, len(self.rows) - 1)) if was else self._first_to_say()
        self._title = _title(today)
        self.redraw()

    def _first_to_say(self) -> int:
        waiting = (place for place, row in enumerate(self.rows) if row.unsaid or row.view.status == "pending")
        return next(waiting, 0)

    @property
    def row(self) -> Row | None:
        """The chosen row."""
        return self.rows[self.chosen] if self.rows else None

    def choose(self, index: int) -> None:
        """Move the choice."""
        self.chosen = max(0, min(len(self.rows) - 1, index))
        self.redraw()

    def choose_quest(self, quest: str) -> None:
        """Move the choice to today's row of a quest."""
        for place, row in enumerate(self.rows):
            if row.view.id == quest and not row.unsaid:
                self.choose(place)

    # --- drawing -----------------------------------------------------------------------------------------------------

    def wanted(self, most: int) -> int:
        """The lines it would like to have, of `most`."""
        return min(most, self._needed(*self._spacing(most)))

    @property
    def least(self) -> int:
        """The lines that show every row, and nothing more."""
        return max(1, len(self.rows))

    def _spacing(self, height: int) -> tuple[int, int, bool]:
        """(lines a quest, blank lines between, whether groups have headings) that fit."""
        for lines, gap in ((2, 1), (2, 0), (1, 0)):
            if self._needed(lines, gap) <= height:
                return lines, gap, True
        return 1, 0, False

    def _needed(self, lines: int, gap: int, headed: bool = True) -> int:
        if not headed:
            return self.least
        heads = sum(bool(row.heading) for row in self.rows)
        between = max(0, len(self.rows) - 1) * gap + (1 if heads > 1 and not gap and lines > 1 else 0)
        return max(1, len(self.rows) * lines + heads + between)

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """The rows that fit, scrolled so that the chosen one is among them."""
        per, gap, headed = self._spacing(height)
        drawn: list[Content] = []
        owners: list[int | None] = []
        span = (0, 0)
        for place, row in enumerate(self.rows):
            heading = row.heading if headed else ""
            blank = place and (gap or (heading and per > 1))
            head = ([Content("")] if blank else []) + ([line((f" {heading}", themes.QUIET))] if heading else [])
            look = Look(place == self.chosen, per == 2, self.fresh.get(row.key), row.unsaid, not headed)
            body = quest_rows(row.view, width, self.symbols, look)
            if place == self.chosen:
                span = (len(drawn), len(drawn) + len(head) + len(body))
            drawn += [*head, *body]
            owners += [None] * len(head) + [place] * len(body)
        return self._window(drawn, owners, span, height)

    def _window(
        self, drawn: list[Content], owners: list[int | None], span: tuple[int, int], height: int
    ) -> list[Content]:
        top = min(self._top, span[0], max(0, len(drawn) - height))
        self._top = top = max(top, span[1] - height, 0)
        shown = drawn[top : top + height]
        self._drawn = owners[top : top + height]
        self.head(self._title, above=top > 0, below=top + len(shown) < len(drawn))
        return shown

    # --- the mouse ---------------------------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """A click chooses; on the symbol, or the second one here, it says done.

        Not the second one of a pair whose first went to a dialog that stood over this row.
        """
        place = event.get_content_offset(self)
        if place is None or not 0 <= place.y < len(self._drawn):
            return
        index, first = self._drawn[place.y], self._first_click
        self._first_click = index if event.chain == 1 else None
        if index is not None:
            on_symbol = place.x < SYMBOL_CELLS and event.chain == 1
            twice = place.x >= SYMBOL_CELLS and event.chain == 2 and first == index
            self.post_message(self.Clicked(index, says_done=on_symbol or twice))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the choice."""
        event.stop()
        self.post_message(self.Clicked(self.chosen + 1, says_done=False))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the choice."""
        event.stop()
        self.post_message(self.Clicked(self.chosen - 1, says_done=False))
