"""An exercise on a screen of its own: nothing but the breath, or one line to follow. Escape leaves it at once.

What to do now is worked out from the time that has passed, so a late frame changes no pace.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.containers import Center, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input

from game.play.exercising import TEXT_CELLS, Gone, joined, written
from game.play.shelter_telling import evidence_lines, minutes_said
from game.rules.pacing import Beat, beat
from game.rules.shelter import Exercise, Step
from game.screens import themes
from game.screens.dialogs.over import Over
from game.screens.lines import centred, line, plain, wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.disc import bar, count, disc, through
from game.screens.widgets.drawn import Drawn

FRAMES = 12
"""Pictures a second of the breath, at most."""
TEXT_WIDTH = 62
LEAST_DISC = 5
MOST_DISC = 23
LINES = 8
"""Lines beside the disc: what to do, its seconds, which breath it is, with air between."""


class Page(NamedTuple):
    """One page of an exercise: its words before it begins, a step, or its end. Breath has a page of its own."""

    texts: tuple[str, ...]
    step: Step | None = None
    breath: bool = False


def pages(exercise: Exercise) -> list[Page]:
    """The pages of an exercise, from what it is about to its end."""
    first = Page((exercise.name, exercise.intro, *evidence_lines(exercise)))
    middle = [Page((exercise.name,), breath=True)] if exercise.phases else []
    return [first, *middle, *(Page((step.say,), step) for step in exercise.steps), Page((exercise.close,))]


class Shown(Drawn):
    """The page, in the middle of the screen."""

    def __init__(self, symbols: Symbols, clock: Callable[[], float]) -> None:
        super().__init__(symbols, id="page")
        self.clock = clock
        self.page = Page(())
        self.exercise: Exercise | None = None
        self.begun = 0.0
        self._colours: tuple[str, Color, Color] | None = None

    def begin(self, exercise: Exercise, page: Page) -> None:
        """Another page; its time begins."""
        self.exercise, self.page, self.begun = exercise, page, self.clock()
        self.redraw()

    @property
    def still(self) -> bool:
        """Whether nothing may move: then it changes once a second."""
        return self.app.animation_level == "none" or self.app.no_color or self.symbols.ascii

    @property
    def elapsed(self) -> float:
        """Seconds on this page; whole ones where nothing may move."""
        seconds = self.clock() - self.begun
        return float(int(seconds + 1e-6)) if self.still else seconds

    def beat(self) -> Beat | None:
        """What to do now; None when the breath is over, or on another page."""
        if self.exercise is None or not self.page.breath:
            return None
        return beat(self.exercise.phases, self.exercise.rounds, self.elapsed)

    @property
    def over(self) -> bool:
        """Whether the time of this page is over."""
        if self.page.breath:
            return self.beat() is None
        return bool(self.page.step and self.page.step.seconds and self.elapsed >= self.page.step.seconds)

    # --- drawing -----------------------------------------------------------------------------------------------------

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Breath, step or words, in the middle both ways."""
        now = self.beat()
        rows = self._breath(now, width, height) if now is not None else self._words(width, height)
        writes = self.page.step is not None and bool(self.page.step.write)
        above = max(0, height - len(rows) if writes else (height - len(rows)) // 2)
        return [*[Content("")] * above, *rows]

    def _breath(self, now: Beat, width: int, height: int) -> list[Content]:
        told = [
            line((plain(now.phase.say), f"bold {themes.INK}")),
            count(now, self.symbols),
            Content(""),
            line((f"breath {now.round} of {now.of}", themes.QUIET)),
        ]
        room = min(MOST_DISC, height - LINES)
        if self.still or room < LEAST_DISC:
            return centred([bar(now, width - 4, self.symbols), Content(""), *told][: max(1, height)], width)
        ink, ground = self._inks()
        wide = min(width, 2 * room)
        return [*centred(disc(now.size, wide, room, ink, ground), width), Content(""), *centred(told, width)]

    def _inks(self) -> tuple[Color, Color]:
        """The colour of the breath and the ground it is on, looked up once a theme."""
        theme = self.app.theme
        if self._colours is None or self._colours[0] != theme:
            named = self.app.get_css_variables()
            self._colours = (theme, Color.parse(named["sky"]), Color.parse(named["background"]))
        return self._colours[1:]

    def _words(self, width: int, height: int) -> list[Content]:
        wide = max(1, min(TEXT_WIDTH, width - 4))
        rows: list[Content] = []
        for place, text in enumerate(self.page.texts):
            style = f"bold {themes.INK}" if not place else themes.INK if place == 1 else themes.QUIET
            rows += [*([Content("")] if place else []), *wrapped(text, wide, style)]
        step = self.page.step
        if step is not None and step.seconds:
            rows += [Content(""), through(min(1.0, self.elapsed / step.seconds), wide, self.symbols)]
        blanks = [place for place, row in enumerate(rows) if not row.plain.strip()]
        while blanks and len(rows) > height:
            del rows[blanks.pop()]
        return centred(rows, width)


class ExerciseDialog(Over[Gone]):
    """Gives how long it went and what was written. Enter goes on; on a breath it is enough."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("enter,space,right", "next", show=False),
    ]
    SCOPED_CSS = False
    DEFAULT_CSS = """
    ExerciseDialog #card, ExerciseDialog.-ascii #card {
        width: 100%;
        height: 100%;
        border: none;
        background: $background;
        padding: 0;
    }
    ExerciseDialog #card Drawn { background: $background; }
    ExerciseDialog #page { height: 1fr; }
    ExerciseDialog.-writing #page { height: 45%; }
    ExerciseDialog #line { width: 100%; height: 1fr; display: none; }
    ExerciseDialog.-writing #line { display: block; }
    ExerciseDialog #keys { height: 1; dock: bottom; }
    ExerciseDialog #card Input {
        width: 66;
        max-width: 100%;
        margin: 1 0;
        background: $background;
        background-tint: $background 0%;
    }
    ExerciseDialog.-low #card Input { margin: 0; }
    """

    clock: Callable[[], float] = staticmethod(monotonic)

    def __init__(self, exercise: Exercise, symbols: Symbols) -> None:
        super().__init__(symbols)
        self.exercise = exercise
        self.pages = pages(exercise)
        self.at = 0
        self.shown = Shown(symbols, self.clock)
        self.keys = Keys(symbols)
        self.entry = Input(max_length=TEXT_CELLS, select_on_focus=False, id="entry")
        self.texts: list[str] = []
        self.begun: float | None = None
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The page, a line to write where one is asked for, and the keys."""
        with Vertical(id="card"):
            yield self.shown
            yield Center(self.entry, id="line")
            yield self.keys

    def on_mount(self) -> None:
        """The first page."""
        self._turn(0)

    # --- pages -------------------------------------------------------------------------------------------------------

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self.pages[self.at]

    def _turn(self, at: int) -> None:
        self.at = at
        if at == 1:
            self.begun = self.clock()
        step = self.page.step
        writes = bool(step and step.write)
        self.set_class(writes, "-writing")
        self.entry.value = ""
        self.entry.placeholder = f"{step.write} …" if step and step.write else ""
        self.set_focus(self.entry if writes else None)
        self.shown.begin(self.exercise, self.page)
        self.keys.show(self._told())
        self._pace()

    def _told(self) -> str:
        if self.at == 0:
            return f"{minutes_said(self.exercise)}   enter  begin   esc  leave"
        if self.page.breath:
            return "enter  that is enough   esc  leave"
        return f"enter  {'done' if self.at == len(self.pages) - 1 else 'go on'}   esc  leave"

    def _pace(self) -> None:
        """What moves is drawn a few times a second; else it changes with the second, exactly then."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if not self.page.breath and not (self.page.step and self.page.step.seconds):
            return
        into = self.clock() - self.shown.begun
        wait = 1 - into % 1 if self.shown.still else 1 / FRAMES
        self._timer = self.set_timer(max(0.001, wait), self.tick)

    def tick(self) -> None:
        """Time has passed: draw what is to be done now; after the last second comes the next page."""
        if self.shown.over:
            self.action_next()
        else:
            self.shown.redraw()
            self._pace()

    def action_next(self) -> None:
        """On to the next page; after the last one it is done."""
        step = self.page.step
        if step is not None and step.write:
            self.texts.append(written(step.write, self.entry.value))
        if self.at < len(self.pages) - 1:
            self._turn(self.at + 1)
            return
        begun = self.clock() if self.begun is None else self.begun
        self.give(Gone(round(self.clock() - begun), joined(self.texts)))

    @on(Input.Submitted)
    def entered(self, event: Input.Submitted) -> None:
        """A line was written."""
        event.stop()
        self.action_next()

    def action_leave(self) -> None:
        """Leave at once; nothing of it is kept."""
        self.give(None)


class Keys(Drawn):
    """What the keys do, in one quiet line."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="keys")
        self.told = ""

    def show(self, told: str) -> None:
        """Other words."""
        self.told = told
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - one line
        """In the middle."""
        return centred([line((self.told, themes.QUIET)).truncate(width)], width)
