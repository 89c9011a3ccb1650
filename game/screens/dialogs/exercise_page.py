"""The page of an exercise as it is drawn: a breath, a step, or words. What to do now comes from the time gone by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual.color import Color
from textual.content import Content

from game.play.shelter_telling import evidence_lines
from game.rules.pacing import Beat, beat
from game.rules.shelter import Exercise, Step
from game.screens import themes
from game.screens.lines import centred, line, plain, wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.disc import bar, count, disc, through
from game.screens.widgets.drawn import Drawn

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
