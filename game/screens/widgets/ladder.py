"""The whole ladder: its camps as chapters, every step with the days spent on it and the day it was mastered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message

from game.screens import themes
from game.screens.climbing import step_names
from game.screens.lines import between, cut, line, plain, wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn

if TYPE_CHECKING:
    from game.play.journeys import JourneyStep
    from game.play.views import QuestView, StepView

NOTED = 30
"""A ladder narrower than this has no room for days."""
DATED = 46
"""A ladder narrower than this has no room for dates."""
MORE = 10
"""Cells of the sign that there is more, in the title."""
FEW_WORDS = 18
"""Cells of an instruction that say something."""
ABOVE = 3
"""This part of the room lies above the step in force, where not all steps fit."""


class Rungs(NamedTuple):
    """A quest, the steps of its ladder, and what became of them by their numbers (empty: not read yet)."""

    view: QuestView
    steps: Sequence[StepView]
    lived: Mapping[int, JourneyStep]


class Ladder(Drawn):
    """As many steps as fit, around the one in force; the wheel moves them, a click picks one."""

    class Picked(Message):
        """A step was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="ladder")
        self.rungs: Rungs | None = None
        self.roomy = False
        """Whether a second line says what each step asks, or its tiny version."""
        self._moved = 0
        self._hits: dict[int, int] = {}

    def show(self, rungs: Rungs) -> None:
        """Another quest, or the same one changed."""
        if self.rungs is None or self.rungs.view.id != rungs.view.id:
            self._moved = 0
        self.rungs = rungs
        self.redraw()

    def wanted(self, width: int) -> int:
        """All of its rows; looking moves nothing."""
        return len(_all(self.rungs, width, self.symbols, roomy=self.roomy)[0]) if self.rungs else 0

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Camps and steps, base camp first."""
        if self.rungs is None:
            return []
        rows, numbers = _all(self.rungs, width, self.symbols, roomy=self.roomy)
        here = numbers.index(self.rungs.view.step.index)
        most = max(0, len(rows) - height)
        first = max(0, min(most, here - height // ABOVE + self._moved))
        self._moved = first - max(0, min(most, here - height // ABOVE)) if self._moved else 0
        self.head(_title(self.rungs, width - (MORE if most else 0)), above=first > 0, below=first < most)
        shown = numbers[first : first + height]
        self._hits = {place: number for place, number in enumerate(shown) if number}
        return rows[first : first + height]

    def on_click(self, event: events.Click) -> None:
        """A click picks a step."""
        place = event.get_content_offset(self)
        if place is not None and place.y in self._hits:
            self.post_message(self.Picked(self._hits[place.y]))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the steps, where not all of them fit; else the page."""
        self._move(1, event)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the steps."""
        self._move(-1, event)

    def _move(self, by: int, event: events.MouseEvent) -> None:
        before, self._moved = self._moved, self._moved + by
        if self.content_size.height:
            self.lines(*self.content_size)
        if self._moved != before:
            event.stop()
            self.redraw()


def _title(rungs: Rungs, width: int) -> str:
    counted = f"{sum(rungs.view.mastered):,} of {len(rungs.steps):,}"
    told = f"The ladder · {counted} mastered"
    return told if len(told) <= width else f"Ladder · {counted}"


def _all(rungs: Rungs, width: int, symbols: Symbols, *, roomy: bool) -> tuple[list[Content], list[int]]:
    """Every row, and the number of the step on it (0: a camp)."""
    notes = _notes(rungs, width)
    taken = max(len(note) for note in notes.values()) + 2 if any(notes.values()) else 0
    indent = len(str(len(rungs.steps))) + 4
    names = _names(rungs.steps, width - taken - indent)
    if taken:  # a step without a note has the whole line
        long = _names(rungs.steps, width - indent)
        free = {place for place, step in enumerate(rungs.steps) if not notes[step.index].strip()}
        cut_short = {place for place in free if names[place].endswith("…")}
        names = [long[place] if place in cut_short else name for place, name in enumerate(names)]
    rows: list[Content] = []
    numbers: list[int] = []
    camp = None
    for step, name in zip(rungs.steps, names, strict=True):
        if step.camp != camp:
            camp = step.camp
            told = _told(width) if not rows and taken else ""
            rows.append(between(line((cut(camp, width), f"bold {themes.SKY}")), line((told, themes.FAINT)), width))
            numbers.append(0)
        room = width - indent - (taken if notes[step.index].strip() else 0)
        called, told = _two(step, name, room) if roomy else (name, "")
        rows.append(_row(step, called, notes[step.index], width, rungs.view, symbols))
        numbers.append(step.index)
        if roomy:
            rows.append(line(" " * indent, (cut(told, max(0, width - indent)), themes.QUIET)))
            numbers.append(step.index)
        if rungs.view.step.bridge and step.index == rungs.view.step.index:
            rows.append(_bridge(rungs, width, symbols))
            numbers.append(step.index)
    return rows, numbers


def _names(steps: Sequence[StepView], width: int) -> list[str]:
    """What to call the steps: their instructions, or amounts alone where only a few words would stand beside them."""
    if all(cell_len(plain(step.instruction)) <= width for step in steps):
        return step_names(steps, width)
    amounts = [f"{step.amount:,} {plain(step.unit, 12)}".strip() if step.amount is not None else "" for step in steps]
    words = width - max(map(cell_len, amounts)) - 2
    alike = len({cut(step.instruction, words) for step in steps}) == 1 < len(steps)
    if (words < FEW_WORDS or alike) and len(set(amounts)) == len(steps):
        return [cut(amount, width) for amount in amounts]
    return step_names(steps, width)


def _two(step: StepView, name: str, width: int) -> tuple[str, str]:
    """A step in two lines: what it is called, and the rest of what it asks, or its tiny version."""
    if plain(step.instruction) == name:
        return name, step.tiny
    if step.amount is not None or width < 1:
        return name, step.instruction
    first, *rest = wrapped(step.instruction, width, most=2)
    return first.plain.rstrip(), rest[0].plain if rest else step.tiny


def _told(width: int) -> str:
    return "done of days   mastered" if width >= DATED else "done of days"


def _notes(rungs: Rungs, width: int) -> dict[int, str]:
    """What became of each step: done of days, and the day it was mastered where there is room."""
    known = {number: step for number, step in rungs.lived.items() if step.days or step.mastered}
    if width < NOTED or not known:
        return dict.fromkeys((step.index for step in rungs.steps), "")
    widest = len(f"{max(step.done for step in known.values()):,} of {max(step.days for step in known.values()):,}")
    notes = {}
    for step in rungs.steps:
        lived = known.get(step.index)
        days = f"{lived.done:,} of {lived.days:,}" if lived else ""
        day = short_date(lived.mastered, rungs.view.day) if lived and lived.mastered else ""
        notes[step.index] = f"{days:>{widest}}  {day:>9}" if width >= DATED else f"{days:>{widest}}"
    return notes


def short_date(day: date, today: date) -> str:
    """A date in few cells: with its year where that is another one."""
    return f"{day.day} {day:%b}" if day.year == today.year else f"{day.day} {day:%b %y}"


def _row(step: StepView, name: str, note: str, width: int, view: QuestView, symbols: Symbols) -> Content:
    here = step.index == view.step.index
    mastered = step.index <= len(view.mastered) and view.mastered[step.index - 1]
    sign = "here" if here else "mastered" if mastered else "summit" if step.index == step.of else "ahead"
    mark = themes.EMBER if here else themes.GOLD if mastered else themes.FAINT
    text = f"bold {themes.INK}" if here else themes.INK if mastered else themes.QUIET
    number = f"{step.index:>{len(str(step.of))}}"
    left = line((symbols.mark(sign), mark), (f" {number}  {name}", text))
    return between(left, line((note, themes.QUIET)), width) if note.strip() else left.truncate(width, ellipsis=True)


def _bridge(rungs: Rungs, width: int, symbols: Symbols) -> Content:
    step = rungs.view.step
    told = f"{'':>{len(str(step.of))}}  a bridge: {plain(step.instruction)}"
    return line((symbols.mark("bridge"), f"bold {themes.EMBER}"), (f" {cut(told, width - 2)}", f"bold {themes.INK}"))
