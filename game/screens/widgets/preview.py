"""A quest as it could be taken, on one page that scrolls: why, cautions, facts, the mountain, its steps.

Cautions stand before the ladder, whatever the room. Of a broken file the page is its mistakes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message

from game.screens import themes
from game.screens.climbing import step_names
from game.screens.lines import cut, hanging, labelled, line, plural, wrapped
from game.screens.profile import Profile, rungs_of
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn

if TYPE_CHECKING:
    from game.play.browsing import Shelved
    from game.play.taking import PreviewView
    from game.play.views import StepView

WHY_LINES, CAUTION_LINES, MISTAKE_LINES, STEP_LINES = 4, 6, 6, 4
LOW_MOUNTAIN, HIGH_MOUNTAIN = 5, 16
MEASURES = {"yes_no": "yes or no", "count": "in", "at_most": "at most so many"}
BROKEN = "This file cannot be taken yet. What to mend, with file, line and column; it is read again when you save it:"


KEPT = 64
"""Pages kept, those of every start and size a file was looked at in."""


class Page(NamedTuple):
    """A page as it was drawn: of what, its lines, the line of each step, and where its mountain stands."""

    entry: Shelved
    rows: list[Content]
    steps: dict[int, int]
    mountain: tuple[int, Profile] | None


class Preview(Drawn):
    """The page about the chosen file. `start` is the step to start on; 0: it is under way, and starts nowhere."""

    class Picked(Message):
        """A step of the ladder was clicked."""

        def __init__(self, start: int) -> None:
            super().__init__()
            self.start = start

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="preview")
        self.entry: Shelved | None = None
        self.start = 1
        self.top = 0
        self.lit = False
        self._steps: dict[int, int] = {}
        self._mountain: tuple[int, Profile] | None = None
        self._most = 0
        self._pages: dict[tuple[object, ...], Page] = {}

    @property
    def preview(self) -> PreviewView | None:
        """The quest of the file, where it is sound."""
        return self.entry.preview if self.entry else None

    def show(self, entry: Shelved | None, start: int) -> None:
        """Another file, or another start. The page stays where it was scrolled to, while the file is the same."""
        if entry is None or self.entry is None or entry.id != self.entry.id:
            self.top = 0
        self.entry, self.start = entry, start
        self.redraw()

    def show_start(self) -> None:
        """Scroll to the step to start on."""
        width, height = self.content_size
        if width < 1 or height < 1:
            return
        self._page(min(width, self.WIDEST), height)
        row = next((y for y, number in self._steps.items() if number == self.start), None)
        if row is not None and not self.top <= row < self.top + height:
            self.top = max(0, row - height // 2)
        self.redraw()

    def scroll_by(self, by: int) -> None:
        """Read on, or back."""
        width, height = self.content_size
        if width > 0 and height > 0:
            self._most = max(0, len(self._page(min(width, self.WIDEST), height)) - height)
        self.top = max(0, min(self._most, self.top + by))
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """The part of the page that is scrolled to."""
        page = self._page(width, height)
        self._most = max(0, len(page) - height)
        self.top = max(0, min(self.top, self._most))
        title = cut(self.entry.title, max(8, width - 8)) if self.entry else ""
        self.head(title, above=self.top > 0, below=self.top < self._most)
        return page[self.top : self.top + height]

    def _page(self, width: int, height: int) -> list[Content]:
        """The whole page. Those of files looked at before are kept: who looks through a shelf comes back to them."""
        if self.entry is None:
            self._steps, self._mountain = {}, None
            return []
        name = (self.entry.id, self.start, width, height, self.symbols.tier, self.lit)
        known = self._pages.get(name)
        if known is None or known.entry != self.entry:
            if len(self._pages) >= KEPT:
                self._pages.clear()
            rows = self._made(self.entry, width, height)
            self._pages[name] = known = Page(self.entry, rows, self._steps, self._mountain)
        self._steps, self._mountain = known.steps, known.mountain
        return known.rows

    def _made(self, entry: Shelved, width: int, height: int) -> list[Content]:
        self._steps, self._mountain = {}, None
        if self.preview is None:
            return self._broken(entry, width)
        rows = self._about(self.preview, width)
        roomy = height >= 24
        if roomy:
            rows.append(Content(""))
        rows += self._drawn(self.preview, width, height, len(rows))
        rows += self._ladder(self.preview, width, len(rows), roomy=roomy)
        return [*rows, *self._more(entry, self.preview, width)]

    # --- the parts ---------------------------------------------------------------------------------------------------

    def _about(self, preview: PreviewView, width: int) -> list[Content]:
        """Why, then what to know before starting, then the facts."""
        warned = (f"bold {themes.EMBER}", themes.INK)
        mark = self.symbols.mark("caution")
        rows = wrapped(preview.why, width, themes.INK, WHY_LINES) if preview.why else []
        for text in preview.cautions:
            rows += labelled(mark, text, width, CAUTION_LINES, styles=warned)
        measure = self._measure(preview)
        facts = f"grade {preview.grade} · {plural(len(preview.steps), 'step')} · {cut(preview.days, 30)} · {measure}"
        return [*rows, *wrapped(facts, width, themes.QUIET, 2)]

    @staticmethod
    def _measure(preview: PreviewView) -> str:
        unit = cut(preview.steps[-1].unit, 24) if preview.measure != "yes_no" else ""
        return f"{MEASURES.get(preview.measure, '')} {unit}".strip()

    def _drawn(self, preview: PreviewView, width: int, height: int, above: int) -> list[Content]:
        tall = max(LOW_MOUNTAIN, min(HIGH_MOUNTAIN, height // 3))
        profile = Profile(rungs_of(preview.steps), (width, tall), self.symbols, self.start)
        drawn = profile.lines()
        if drawn:
            self._mountain = above, profile
        return drawn

    def _ladder(self, preview: PreviewView, width: int, above: int, *, roomy: bool) -> list[Content]:
        """The steps by camps, each with what masters it, where there is room."""
        arrows = "<- ->" if self.symbols.ascii else "←  →"
        head = f"Where to start:  {arrows}" if self.start else "The ladder"
        rows = [line((cut(head, width), themes.QUIET))]
        digits = len(str(len(preview.steps)))
        named = [step.camp for step in preview.steps]
        camps = roomy and len(set(named)) > 1
        wide = width >= 44
        names = step_names(preview.steps, width - digits - 4 - (9 if wide else 0))
        camp = ""
        for step, name, mastery in zip(preview.steps, names, preview.mastery, strict=True):
            if camps and step.camp != camp:
                camp = step.camp
                rows.append(line((cut(f"  {self.symbols.mark('rail')} {camp}", width), themes.FAINT)))
            self._steps[above + len(rows)] = step.index
            if self.lit:
                told = self._whole(step, preview, width, digits)
                self._steps.update(dict.fromkeys(range(above + len(rows), above + len(rows) + len(told)), step.index))
                rows += told
                continue
            row = self._step(step, name, digits, len(preview.steps))
            gap = " " * max(1, width - row.cell_length - 8)
            rows.append(line(row, gap, (f"{mastery:>8}", themes.QUIET)) if wide else row)
        return rows

    def _whole(self, step: StepView, preview: PreviewView, width: int, digits: int) -> list[Content]:
        """A step with all it says: for whoever reads, and does not only browse."""
        head = self._step(step, "", digits, len(preview.steps))
        room = width - head.cell_length
        rows = wrapped(step.instruction, room, themes.GOLD if step.index == self.start else themes.INK, STEP_LINES)
        mastery = f"mastered by {preview.mastery[step.index - 1]}{f', {step.days}' if step.days else ''}"
        rows.append(line((cut(mastery, room), themes.QUIET)))
        for label, text in (("Tiny", step.tiny if step.tiny != preview.tiny else ""), ("Advice", step.advice)):
            if text:
                rows += labelled(label, text, room, STEP_LINES, styles=(themes.QUIET, themes.QUIET))
        return hanging(head, rows)

    def read(self, *, lit: bool) -> None:
        """Whether the keys are on the page: then its steps say all they have to."""
        self.lit = lit
        self.redraw()

    def _step(self, step: StepView, name: str, digits: int, last: int) -> Content:
        chosen = step.index == self.start
        sign = "here" if chosen else "summit" if step.index == last else "ahead"
        text = f"bold {themes.GOLD}" if chosen else themes.QUIET if step.index < self.start else themes.INK
        mark = themes.EMBER if chosen else themes.FAINT
        return line((self.symbols.mark(sign), mark), (f" {step.index:>{digits}}  {name}", text))

    @staticmethod
    def _more(entry: Shelved, preview: PreviewView, width: int) -> list[Content]:
        """What helps, who went before, and where all of it lies."""
        version = f"version {preview.version}" if preview.version > 1 or preview.author else ""
        where = "comes with the game" if entry.bundled else entry.path or "kept in your save"
        told = (
            ("Cue    ", preview.cue),
            ("Plan B ", preview.plan_b),
            ("Tiny   ", preview.tiny),
            ("With   ", " · ".join(preview.mentors)),
            ("Tags   ", " · ".join(preview.tags)),
            ("By     ", ", ".join(filter(None, (preview.author, version)))),
            ("File   ", where),
        )
        rows = [Content("")]
        for label, text in told:
            if text:
                rows += labelled(label, text, width, 3, styles=(themes.QUIET, themes.INK))
        return rows

    def _broken(self, entry: Shelved, width: int) -> list[Content]:
        rows = [*wrapped(BROKEN, width, themes.INK, 4), Content("")]
        for mistake in entry.mistakes:
            rows += labelled(
                self.symbols.mark("caution"), mistake, width, MISTAKE_LINES, styles=(themes.ROSE, themes.INK)
            )
        return [*rows, Content(""), *labelled("File   ", entry.path, width, 3, styles=(themes.QUIET, themes.INK))]

    # --- the mouse ---------------------------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """A click on a step, or on the mountain, starts there."""
        place = event.get_content_offset(self)
        if place is None or not self.start:
            return
        row = place.y + self.top
        number = self._steps.get(row)
        if number is None and self._mountain is not None:
            above, profile = self._mountain
            if above <= row <= above + profile.rows:
                number = profile.step_at(place.x - self.inset)
        if number is not None:
            self.post_message(self.Picked(number))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel reads on."""
        event.stop()
        self.scroll_by(2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel reads back."""
        event.stop()
        self.scroll_by(-2)
