"""The first two minutes: what this is, one thing to choose, and the smallest part of it, done.

Short pages in one card. Escape leaves it on any of them; a quest taken by then is under way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.timer import Timer

from game.play.goals import rating_numbers, start_for
from game.screens.dialogs import welcome_pages as pages
from game.screens.dialogs.card import Lines, tight
from game.screens.dialogs.choosing import Chosen, Ways
from game.screens.dialogs.over import EDGES, LOW, Over
from game.screens.dialogs.welcome_pages import WHOLE_SECONDS, Page
from game.screens.said import Said
from game.screens.symbols import Symbols
from game.screens.widgets.slider import Slider
from game.screens.widgets.sliders import Sliders

if TYPE_CHECKING:
    from game.play.taking import PreviewView
    from game.play.welcoming import FieldView
    from game.screens.welcoming import Hall

LEAST_MOUNTAIN, MOST_MOUNTAIN, STEPS = 6, 18, 8
"""Lines of the mountain, and its steps while no quest is chosen."""
NO_ANSWER = -1
"""What is marked while a slider has the keys."""


class Begun(NamedTuple):
    """What came of the welcome: the quest taken (""), the last thing said, where to go from here."""

    quest: str = ""
    said: Said | None = None
    to: str = ""


class Welcome(Over[Begun]):
    """Gives what was begun."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("up,k,shift+tab", "move(-1)", show=False),
        Binding("down,j,tab", "move(1)", show=False),
        Binding("backspace", "back", show=False),
        Binding("enter,space", "give", show=False),
    ]
    WIDTH = 76

    def __init__(self, host: Hall, symbols: Symbols) -> None:
        super().__init__(symbols)
        self.host = host
        self.page: Page = pages.what()
        self.before: list[Page] = []
        self.fields: Sequence[FieldView] = ()
        self.preview: PreviewView | None = None
        self.start = 1
        self.begun = Begun()
        self.left_seconds: int | None = None
        self._clock: Timer | None = None
        self.world = Container(id="welcome-world")
        self.body = Lines(symbols)
        self.sure = Sliders(symbols)
        self.then = Lines(symbols, id="then")
        self.ways = Ways(symbols)

    def compose(self) -> ComposeResult:
        """The mountain, the page, what can be answered."""
        with Vertical(id="card") as card:
            card.styles.width = self.WIDTH
            yield from (self.world, self.body, self.sure, self.then, self.ways)

    def on_mount(self) -> None:
        """The first page."""
        self.show_page(self.page)

    def on_resize(self) -> None:
        """Draw for the width there is."""
        self.draw()

    # --- pages -------------------------------------------------------------------------------------------------------

    def show_page(self, page: Page) -> None:
        """Another page."""
        self.page = page
        self.ways.show(page.ways)
        self.sure.ask(page.steps)
        if page.steps:
            self._go_to_slider(0)
        else:
            self.set_focus(None)
        self.draw()

    def go_on(self, page: Page) -> None:
        """The next page; backspace comes back to this one."""
        self.before.append(self.page)
        self.show_page(page)

    def draw(self) -> None:
        """The page as it fits, under the mountain where there is room for one."""
        if not self.is_mounted:
            return
        width = max(1, min(self.WIDTH, self.app.size.width) - EDGES)
        card = self.query_one("#card")
        card.border_title = Content(self.page.title)
        card.border_subtitle = Content(self._foot())
        rows = self.page.told(width, self.symbols)
        if self.left_seconds is not None and self.page.id == "tiny":
            rows += pages.timed(self.left_seconds, width, self.symbols)
        self.then.show(self._suggested(width) if self.page.steps else [])
        answers = self.ways.rows(width)
        taken = answers + self.sure.rows(width) + len(self.then.shown)
        room = self.app.size.height - (4 if self.app.size.height >= LOW else 2)
        self.ways.styles.height = min(answers, max(2, room - 3))
        high = min(MOST_MOUNTAIN, room - taken - len(rows) - 2)
        self._raise(high if high >= LEAST_MOUNTAIN else 0)
        above = [Content("")] if high >= LEAST_MOUNTAIN else []
        self.body.show([*above, *tight(rows, room - taken)])

    def _foot(self) -> str:
        back = "backspace  back   " if self.before and not self.begun.quest else ""
        back = self.symbols.spelled("← →  by ten   enter  on, and take it   ") if self.page.steps else back
        foot = f"{back}esc  leave it here"
        return foot if len(foot) < self.app.size.width - EDGES else "esc"

    def _raise(self, lines: int) -> None:
        """The mountain in so many lines; none takes it away."""
        self.world.display = bool(lines)
        self.world.styles.height = lines
        if not lines:
            return
        from game.screens.scenery.mountain import Mountain

        preview = self.preview
        quest, steps = (preview.id, len(preview.steps)) if preview else ("", STEPS)
        scene = self.host.scene(quest, steps, self.start - 1, climbed=self.page.id == "over")
        mountain = next(iter(self.world.query(Mountain)), None)
        if mountain is None:
            mountain = Mountain(self.symbols)
            self.world.mount(mountain)
        if mountain.scene != scene:
            mountain.show(scene, "walk" if self.page.id == "over" else "")

    def _suggested(self, width: int) -> list[Content]:
        self.start = start_for(len(self.preview.steps), self.sure.ratings) if self.preview else 1
        return pages.start_told(self.preview, self.start, width) if self.preview else []

    # --- answers -----------------------------------------------------------------------------------------------------

    @on(Chosen)
    def on_chosen(self, event: Chosen) -> None:
        """An answer of the page."""
        event.stop()
        self.answer(event.id)

    def answer(self, answer: str) -> None:
        """Go where an answer leads."""
        match answer.split(":"):
            case ["leave" | "library" | "goal" as to]:
                self.leave("" if to == "leave" else to)
            case ["begin"]:
                self.fields = self.fields or self.host.fields()
                self.go_on(pages.which_field(self.fields))
            case ["field", number]:
                self.go_on(pages.which_quest(self.fields[int(number)]))
            case ["quest", quest]:
                self.preview, self.start = self.host.preview(quest), 1
                if self.preview is not None:
                    self.go_on(pages.where_to_start(self.preview))
            case ["sure"] if self.preview is not None:
                self.go_on(pages.steps_to_rate(self.preview, rating_numbers(len(self.preview.steps))))
            case ["first" | "suggested" as at]:
                self._take(1 if at == "first" else self.start)
            case ["back"]:
                self.action_back()
            case ["timer"]:
                self._start_timer()
            case ["some" | "done" | "later" as outcome]:
                self._over(outcome)
            case _:
                pass

    def _take(self, start: int) -> None:
        preview = self.preview
        if preview is None:
            return
        self.start = start
        came = self.host.begin(preview.id, start, self.sure.ratings)
        if came.refused:
            self.show_page(self.page.with_refusal(came.text))
            return
        self.begun = Begun(preview.id, came)
        self.before.clear()
        self.show_page(pages.tiny_now(preview, start))

    def _over(self, outcome: str) -> None:
        """What was done, said as it was."""
        self._stop_timer()
        came = self.begun.said
        if outcome != "later":
            came = self.host.check_in(self.begun.quest, outcome)
            if came.refused:
                self.show_page(self.page.with_refusal(came.text))
                return
            self.begun = self.begun._replace(said=came)
        self.show_page(pages.over(came if outcome != "later" else None, self.host.keys()))

    # --- two calm minutes --------------------------------------------------------------------------------------------

    def _start_timer(self) -> None:
        if self._clock is None:
            self.left_seconds = WHOLE_SECONDS
            self._clock = self.set_interval(1.0, self.tick)
            self.ways.show([way for way in self.page.ways if way.id != "timer"])
            self.draw()

    def tick(self) -> None:
        """A second less."""
        self.left_seconds = max(0, (self.left_seconds or 0) - 1)
        if not self.left_seconds:
            self._stop_timer()
        self.draw()

    def _stop_timer(self) -> None:
        if self._clock is not None:
            self._clock.stop()
            self._clock = None

    # --- keys --------------------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """An answer's own key."""
        if self.ways.press(event.character):
            event.stop()
            event.prevent_default()

    @on(Slider.Moved)
    def moved(self) -> None:
        """Another start is suggested."""
        self.draw()

    def action_move(self, by: int) -> None:
        """Mark another answer; where there are sliders, they are above the answers."""
        at = self.sure.at
        if not self.page.steps:
            self.ways.move(by)
        elif at is not None and (by < 0 or not self.sure.at_last):
            self.sure.go(at + by)
        elif at is None and self.ways.marked + by < 0:
            self._go_to_slider(len(self.page.steps) - 1)
        else:
            self.set_focus(None)
            self.ways.marked = 0 if at is not None else min(len(self.ways.ways) - 1, self.ways.marked + by)
            self.ways.refresh()

    def _go_to_slider(self, place: int) -> None:
        self.sure.go(place)
        self.ways.marked = NO_ANSWER
        self.ways.refresh()

    @on(Slider.Done)
    def slider_done(self) -> None:
        """Enter goes on to the next slider; from the last one the step that fits is taken."""
        if self.sure.at_last:
            self.answer("suggested")
        else:
            self.action_move(1)

    def action_give(self) -> None:
        """Choose what is marked."""
        self.ways.give()

    def action_back(self) -> None:
        """The page before; not behind a quest that is taken."""
        if self.before and not self.begun.quest:
            self.show_page(self.before.pop())

    def action_leave(self) -> None:
        """Leave it here."""
        self.leave("")

    def leave(self, to: str) -> None:
        """Leave for somewhere."""
        self._stop_timer()
        begun = self.begun._replace(to=to)
        self.give(begun if begun != Begun() else None)

    def on_click(self, event: events.Click) -> None:
        """A click beside the card does nothing: the welcome is left by its answers, or by escape."""
        event.prevent_default()
