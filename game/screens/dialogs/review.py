"""The weekly review: the week in counted facts, what worked, what got in the way, next week's steps, an own line.

What got in the way is asked of one quest and ends in a plan, or is left (docs/rules.md, Plans). Escape leaves at any
page, and what was said stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from game.play import reviewing
from game.play.reviewing import ReviewView, WeekOf
from game.rules.deciding_own import REVIEW_CELLS
from game.screens import themes
from game.screens.climbing import WALL_MARKS, WALL_STYLES
from game.screens.dialogs.choosing import Way
from game.screens.dialogs.why import EXAMPLE
from game.screens.dialogs.written import Written
from game.screens.lines import between, cut, line, plain, wrapped
from game.screens.said import Said
from game.screens.symbols import Symbols

if TYPE_CHECKING:
    from game.play.views import QuestView

WEEK, WORKED, HINDERED, NEXT, WHY = "week", "worked", "hindered", "next", "why"
PAGES = (WEEK, WORKED, HINDERED, NEXT, WHY)
ON, LATER, DAYS = "on", "later", "days:"
NUMBERS = "12345678"


class Host(NamedTuple):
    """The week, and what its pages lead to."""

    view: ReviewView
    now: Callable[[str], QuestView | None]
    plan: Callable[[str, Callable[[str, Said], None]], None]
    step: Callable[[str], None]
    days: Callable[[str], None]
    say_why: Callable[[str, str], Said]
    close: Callable[[str, str], Said]
    left: Callable[[], None]


class Review(Written[Said]):
    """Gives what came of it. The review is kept when the card is left, where anything was said, or at its end."""

    def __init__(self, host: Host, symbols: Symbols) -> None:
        super().__init__(symbols, REVIEW_CELLS)
        self.host = host
        self.view = host.view
        self.worked = ""
        self.hindered: list[str] = []
        self.unsaved = False
        self.page = WEEK

    def head(self) -> str:
        """The title of the card."""
        return "Last week" if self.view.reviewed else f"Last week · {PAGES.index(self.page) + 1} of {len(PAGES)}"

    def foot(self) -> str:
        """The keys of the page."""
        if self.entry.display and self.unsaved:
            return "enter  try again   esc  leave, not saved"
        if self.entry.display:
            return "enter  on   esc  leave, what was said stays"
        return "esc  leave" if self.page == WEEK else "backspace  back   esc  leave, what was said stays"

    def on_screen_resume(self) -> None:
        """Back from a plan or a step: things may stand otherwise now."""
        if self.is_mounted and self.ways.display:
            marked = self.ways.marked
            self.go_to(self.page)
            self.ways.marked = min(marked, len(self.ways.ways) - 1)

    # --- what a page says --------------------------------------------------------------------------------------------

    def told(self, width: int) -> Sequence[Content]:
        """The lines of the page."""
        if self.page == WEEK:
            return self._week(width)
        asks = {
            WORKED: "What worked last week? One line, or enter to go on.",
            HINDERED: "Did anything get in the way? It ends in a plan for the next time.",
            NEXT: "Next week, if nothing is changed:",
            WHY: f"{plain(self._asked().title, 60)}: why can you do it? One line in your own words, or enter to end.",
        }
        return [*wrapped(asks[self.page], width, f"bold {themes.INK}", 3), Content("")]

    def _week(self, width: int) -> list[Content]:
        rows = [*wrapped(reviewing.head(self.view), width, f"bold {themes.INK}", 2), Content("")]
        for week in self.view.quests:
            marks = line(*[part for letter in week.letters for part in self._mark(letter)])
            rows.append(between(line((cut(week.quest.title, width - 16), themes.GOLD)), marks, width))
            rows += [line("  ", row) for row in wrapped(reviewing.facts(week), width - 2, themes.INK, 2)]
        if self.view.reviewed:
            rows += [Content(""), *wrapped("This week has its review already.", width, themes.QUIET, 2)]
        return [*rows, Content("")]

    def _mark(self, letter: str) -> tuple[tuple[str, str], str]:
        small = letter.lower()
        sign = self.symbols.mark(WALL_MARKS[small]) if small in WALL_MARKS else " "
        return (sign, WALL_STYLES.get(small, "")), " "

    def _asked(self) -> QuestView:
        return reviewing.why_asked(self.view)

    # --- answers -----------------------------------------------------------------------------------------------------

    def begun(self) -> str | None:
        """What worked, and why one can, are typed."""
        if self.page == WORKED:
            self.entry.placeholder = "such as: right after lunch, before the screen"
            return self.worked
        if self.page == WHY:
            self.entry.placeholder = EXAMPLE
            return ""
        return None

    def answers(self) -> Sequence[Way]:
        """The answers of the page."""
        if self.page == WEEK:
            if self.view.reviewed:
                return [Way(LATER, "n", ("Leave",))]
            return [Way(ON, "g", ("Go on: four short questions, each may be left out",)), Way(LATER, "n", ("Not now",))]
        numbered = zip(self.view.quests, [*NUMBERS, *[""] * len(self.view.quests)], strict=False)
        if self.page == HINDERED:
            quests = [Way(week.quest.id, key, (plain(week.quest.title),)) for week, key in numbered]
            return [Way(ON, "g", ("On" if self.hindered else "Nothing did, or not now",)), *quests]
        return [
            Way(ON, "g", ("All go on like this",)),
            *[way for week, key in numbered for way in self._ahead(week, key)],
        ]

    def _ahead(self, week: WeekOf, key: str) -> list[Way]:
        """The step of a quest, to be changed; and its days, where most of them were rest."""
        now = self.host.now(week.quest.id)
        if now is None:
            return []
        ways = [Way(now.id, key, (plain(now.title), reviewing.ahead(now)))]
        if week.rested:
            ways.append(Way(f"{DAYS}{now.id}", "", ("  Change its days", reviewing.RESTED.capitalize())))
        return ways

    def chosen(self, answer: str) -> None:
        """Go on, or to what an answer leads to."""
        if answer == LATER:
            self.action_leave()
        elif answer == ON:
            self._go_on()
        elif self.page == HINDERED:
            self.host.plan(answer, self._met)
        elif answer.startswith(DAYS):
            self.host.days(answer.removeprefix(DAYS))
        else:
            self.host.step(answer)

    def _met(self, barrier: str, said: Said) -> None:
        """A plan was made for something that got in the way."""
        self.hindered.append(barrier)
        self.said = said
        self.go_to(HINDERED)

    def typed(self, text: str) -> None:
        """A line, or none."""
        if self.page == WORKED:
            self.worked = text
            if self.unsaved:
                self._close()
            else:
                self._go_on()
            return
        if text:
            said = self.host.say_why(self._asked().id, text)
            if said.refused:
                self.said = said
                self.draw()
                return
            self.entry.value = ""
        self._close()

    def _go_on(self) -> None:
        self.said = None
        self.go_to(PAGES[PAGES.index(self.page) + 1])

    def action_back(self) -> None:
        """The page before."""
        self.said = None
        self.go_to(PAGES[max(0, PAGES.index(self.page) - 1)])

    def action_leave(self) -> None:
        """Leave: what was said stays, and makes the review of the week."""
        if self.page == WORKED:
            self.worked = self.entry.value.strip()
        if self.view.reviewed:
            self.give(None)
        elif self.worked or self.hindered:
            self._close(leaving=True)
        else:
            self.host.left()
            self.give(None)

    def _close(self, *, leaving: bool = False) -> None:
        """Keep the review. What cannot be saved stays open with what was typed; to leave again leaves without it."""
        said = self.host.close(self.worked, ", ".join(self.hindered))
        if not said.refused or (leaving and self.unsaved):
            self.give(said)
            return
        self.said, self.unsaved = said, True
        if self.worked and not (self.page == WHY and self.entry.value.strip()):
            self.go_to(WORKED)
        else:
            self.draw()
