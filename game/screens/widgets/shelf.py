"""The quest files of the library under one another, and the plan of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.message import Message

from game.screens import themes
from game.screens.climbing import Block, fitted, step_names
from game.screens.lines import between, cut, filled, labelled, line, plural, wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn

if TYPE_CHECKING:
    from game.play.taking import LibraryView, PlanView
    from game.play.views import StepView

TITLE = "Quest library"
LEAST_LADDER = 6
"""So many lines are kept for the ladder, whatever a quest says about itself."""
CAUTION_LINES = 5
"""A caution is told whole, where it can be."""


class Shelf(Drawn):
    """The list of quest files. Two lines each: the title and its grade; why, or what is wrong."""

    class Clicked(Message):
        """A quest was clicked; `twice` takes it."""

        def __init__(self, index: int, *, twice: bool) -> None:
            super().__init__()
            self.index = index
            self.twice = twice

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="shelf")
        self.head(TITLE)
        self.entries: Sequence[LibraryView] = ()
        self.chosen = 0
        self._top = 0
        self._per = 2

    def show(self, entries: Sequence[LibraryView]) -> None:
        """The files there are."""
        self.entries = entries
        self.chosen = min(self.chosen, max(0, len(entries) - 1))
        self.refresh()

    def choose(self, index: int) -> None:
        """Move the choice."""
        self.chosen = max(0, min(len(self.entries) - 1, index))
        self.refresh()

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """The entries that fit, the chosen one among them."""
        self._per = 2 if height >= 12 else 1
        room = max(1, height // self._per)
        self._top = max(0, min(self._top, self.chosen), self.chosen - room + 1)
        self.head(TITLE, above=self._top > 0, below=self._top + room < len(self.entries))
        rows: list[Content] = []
        for place in range(self._top, min(len(self.entries), self._top + room)):
            rows += self._entry(place, width)[: self._per]
        return rows

    def _entry(self, place: int, width: int) -> list[Content]:
        entry, chosen = self.entries[place], place == self.chosen
        symbol, style, note = self._stands(entry)
        pointer = line((self.symbols.mark("pointer") if chosen else " ", themes.GOLD), " ")
        head = line(pointer, (self.symbols.status(symbol), style), " ")
        end = line((note, themes.QUIET), " ")
        name = f"bold {themes.GOLD}" if chosen else themes.INK
        title = line(head, (cut(entry.title, max(0, width - head.cell_length - end.cell_length - 1)), name))
        told = entry.mistakes[0] if entry.mistakes else entry.why
        second = line(" " * head.cell_length, (cut(told, max(0, width - head.cell_length - 1)), themes.QUIET))
        rows = [between(title, end, width), second]
        return [filled(row, width).stylize_before(f"on {themes.PICK}") for row in rows] if chosen else rows

    @staticmethod
    def _stands(entry: LibraryView) -> tuple[str, str, str]:
        if entry.mistakes:
            return "broken", themes.ROSE, plural(len(entry.mistakes), "mistake")
        if entry.under_way:
            return "done", themes.LEAF, "under way"
        return "pending", themes.GOLD, plural(entry.steps, "step")

    def on_click(self, event: events.Click) -> None:
        """A click chooses, the second one takes."""
        place = event.get_content_offset(self)
        index = self._top + place.y // self._per if place else -1
        if 0 <= index < len(self.entries):
            self.post_message(self.Clicked(index, twice=event.chain == 2))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the choice."""
        event.stop()
        self.post_message(self.Clicked(min(len(self.entries) - 1, self.chosen + 1), twice=False))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the choice."""
        event.stop()
        self.post_message(self.Clicked(max(0, self.chosen - 1), twice=False))


class Plan(Drawn):
    """A quest as it could be taken, with the step to start on marked; or the mistakes of a broken file."""

    class Picked(Message):
        """A step of the ladder was clicked."""

        def __init__(self, start: int) -> None:
            super().__init__()
            self.start = start

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="plan")
        self.plan: PlanView | None = None
        self.mistakes: Sequence[str] = ()
        self.start = 1
        self._steps: dict[int, int] = {}

    def show(self, plan: PlanView | None, mistakes: Sequence[str], start: int, title: str) -> None:
        """Another quest, or another start (0: it is under way, and starts nowhere)."""
        self.plan, self.mistakes, self.start = plan, mistakes, start
        self.border_title = Content(cut(title, 60))
        self.refresh()

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """What the quest says about itself over its ladder."""
        if self.mistakes:
            return self._broken(width, height)
        if self.plan is None:
            return []
        ladder = min(len(self.plan.steps) + 1, LEAST_LADDER)
        about = fitted(self._about(self.plan, width, 3 if height >= 20 else 2), max(2, height - ladder - 1))
        rows = [*about, Content("")] if len(about) + ladder < height else about
        return [*rows, *self._ladder(self.plan.steps, width, height - len(rows), len(rows))]

    def _about(self, plan: PlanView, width: int, most: int) -> list[Block]:
        styles = (themes.QUIET, themes.INK)
        grade = f"grade {plan.grade} · {plural(len(plan.steps), 'step')} · {cut(plan.days, 30)}"
        told = (("Cue   ", plan.cue, 4), ("Plan B", plan.plan_b, 5), ("With  ", " · ".join(plan.mentors), 7))
        caution, warned = self.symbols.mark("caution"), (themes.EMBER, themes.QUIET)
        notes = [row for text in plan.cautions for row in labelled(caution, text, width, CAUTION_LINES, styles=warned)]
        return [
            Block(0, wrapped(plan.why, width, themes.INK, most) if plan.why else []),
            Block(1, wrapped(grade, width, themes.QUIET, 2), apart=False),
            *[
                Block(rank, labelled(label, text, width, most, styles=styles), apart=place == 0)
                for place, (label, text, rank) in enumerate(part for part in told if part[1])
            ],
            Block(1, notes),
        ]

    def _ladder(self, steps: Sequence[StepView], width: int, most: int, above: int) -> list[Content]:
        room = max(1, min(len(steps), most - 1))
        first = max(0, min(self.start - 1 - room // 2, len(steps) - room))
        shown = steps[first : first + room]
        digits = len(str(len(steps)))
        names = step_names(shown, width - digits - 4)
        head = "Where to start:  ←  →" if self.start else "The ladder"
        self._steps = {above + 1 + place: step.index for place, step in enumerate(shown)}
        rows = [self._step(step, name, digits, len(steps)) for step, name in zip(shown, names, strict=True)]
        return [line((cut(head, width), themes.QUIET)), *rows]

    def _step(self, step: StepView, name: str, digits: int, last: int) -> Content:
        chosen = step.index == self.start
        sign = "here" if chosen else "summit" if step.index == last else "ahead"
        text = f"bold {themes.GOLD}" if chosen else themes.QUIET if step.index < self.start else themes.INK
        mark = themes.EMBER if chosen else themes.FAINT
        return line((self.symbols.mark(sign), mark), (f" {step.index:>{digits}}  {name}", text))

    def _broken(self, width: int, height: int) -> list[Content]:
        rows = wrapped("This file cannot be taken yet. What to mend, with file, line and column:", width, themes.INK, 3)
        rows.append(Content(""))
        for mistake in self.mistakes:
            rows += labelled(self.symbols.mark("caution"), mistake, width, 4, styles=(themes.ROSE, themes.INK))
        if len(rows) > height:
            rows = [*rows[: height - 1], line((f"… {plural(len(self.mistakes), 'mistake')} in all", themes.QUIET))]
        return rows

    def on_click(self, event: events.Click) -> None:
        """A click on a step starts there."""
        place = event.get_content_offset(self)
        if place is not None and place.y in self._steps:
            self.post_message(self.Picked(self._steps[place.y]))
