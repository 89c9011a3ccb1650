"""The questions of a form: a label, a place for the answer, and under it one line of help or the mistake in words.

Each draws its own label and note; only the line to type in is a widget of its own. What a note says is the form's
business.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, TextArea

from game.screens import themes
from game.screens.lines import cut, hanging, line, wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn
from game.screens.widgets.typing import Typed, TypedLines

LINES_HIGH = 5
NOTE_LINES = 3


class Option(NamedTuple):
    """One of a few answers: its id and its name, whose first letter chooses it."""

    id: str
    name: str


class Field(Drawn):
    """A question. `above`: the label stands over the answer, else before it, `indent` cells in all."""

    class Changed(Message):
        """Another answer; `name` is the question's."""

        def __init__(self, name: str, value: str) -> None:
            super().__init__()
            self.name = name
            self.value = value

    class Done(Message):
        """Enter: on to the next question."""

    def __init__(self, symbols: Symbols, name: str, label: str, *, indent: int = 0) -> None:
        super().__init__(symbols, id=f"field-{name.replace('_', '-')}")
        self.question, self.label, self.indent = name, label, indent
        self.note, self.wrong = "", False
        self.visited = False
        """Whether an answer was begun here; before that, an empty one is no mistake."""

    @property
    def above(self) -> bool:
        """Whether the label has a line of its own."""
        return not self.indent

    @property
    def answer_rows(self) -> int:
        """Lines the answer takes."""
        return 1

    @property
    def lit(self) -> bool:
        """Whether the keys go here."""
        return self.has_focus_within

    def tell(self, note: str, *, wrong: bool = False) -> None:
        """The line under the answer; "" for none."""
        if (note, wrong) != (self.note, self.wrong):
            self.note, self.wrong = note, wrong
            self.fit()

    def fit(self) -> None:
        """As high as label, answer and note are."""
        self.styles.height = self.above + self.answer_rows + len(self._note(self.size.width))
        self.redraw()

    def on_mount(self) -> None:
        """Its first height."""
        self.fit()

    def on_resize(self) -> None:
        """Another width may break the note otherwise."""
        self.fit()

    def relabel(self, label: str) -> None:
        """Another wording of the question."""
        if label != self.label:
            self.label = label
            self.redraw()

    def _note(self, width: int) -> list[Content]:
        if not self.note or width < 8:
            return []
        mark = self.symbols.mark("caution" if self.wrong else "told")
        style = themes.ROSE if self.wrong else themes.QUIET
        return hanging(line((f"  {mark} ", style)), wrapped(self.note, width - 5, style, NOTE_LINES))

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - it is as high as it is
        """The label, room for the answer, the note."""
        style = (
            f"bold {themes.GOLD}"
            if self.lit
            else themes.INK
            if self.above or self.label[:1].isdigit()
            else themes.QUIET
        )
        pointer = line((self.symbols.mark("pointer") if self.lit else " ", themes.GOLD))
        label = line(pointer, (cut(self.label, (width if self.above else self.indent) - 2), style))
        if self.above:
            return [label, *self.answer(width - 2), *self._note(width)]
        first, *rest = self.answer(width - self.indent)
        gap = " " * max(0, self.indent - label.cell_length)
        return [line(label, gap, first), *rest, *self._note(width)]

    def answer(self, width: int) -> list[Content]:  # noqa: ARG002 - for those that draw it
        """The answer as drawn here; empty lines where a widget stands."""
        return [Content("")] * self.answer_rows


class TextField(Field):
    """A question answered in a line."""

    def __init__(self, symbols: Symbols, name: str, label: str, *, hint: str = "", indent: int = 0) -> None:
        super().__init__(symbols, name, label, indent=indent)
        self.entry = Typed(hint=hint, name=name)
        self.entry.styles.margin = (1, 1, 0, 2) if self.above else (0, 1, 0, indent)

    def compose(self) -> ComposeResult:
        """The line."""
        yield self.entry

    def focus_answer(self) -> None:
        """Type here."""
        self.entry.focus()

    def on_mouse_down(self) -> None:
        """A press on the label means the answer."""
        self.entry.focus()

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Something was typed."""
        event.stop()
        self.visited = self.visited or bool(event.value)
        self.post_message(self.Changed(self.question, event.value))

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        self.visited = True
        self.post_message(self.Done())


class LinesField(Field):
    """A question answered in several lines."""

    def __init__(self, symbols: Symbols, name: str, label: str) -> None:
        super().__init__(symbols, name, label)
        self.entry = TypedLines(compact=True, name=name, highlight_cursor_line=False)
        self.entry.styles.margin = (1, 1, 0, 2)

    @property
    def answer_rows(self) -> int:
        """A few."""
        return LINES_HIGH

    def compose(self) -> ComposeResult:
        """The lines."""
        yield self.entry

    def focus_answer(self) -> None:
        """Type here."""
        self.entry.focus()

    @on(TextArea.Changed)
    def typed(self, event: TextArea.Changed) -> None:
        """Something was typed."""
        event.stop()
        text = event.text_area.text
        self.visited = self.visited or bool(text)
        self.post_message(self.Changed(self.question, text))


class ChoiceField(Field, can_focus=True):
    """A question with a few answers beside one another: arrows, first letters and clicks choose."""

    def __init__(self, symbols: Symbols, name: str, label: str, options: Sequence[Option], *, indent: int = 0) -> None:
        super().__init__(symbols, name, label, indent=indent)
        self.options = options
        self.chosen = 0
        self._ends: list[tuple[int, int, int]] = []

    @property
    def value(self) -> str:
        """The id of the answer."""
        return self.options[self.chosen].id

    @property
    def answer_rows(self) -> int:
        """More where they do not fit beside one another."""
        return len(self._rows(max(1, self.size.width - 2)))

    def focus_answer(self) -> None:
        """Choose here."""
        self.focus()

    def _rows(self, width: int) -> list[list[int]]:
        rows: list[list[int]] = [[]]
        used = 0
        for place, option in enumerate(self.options):
            cells = len(option.name) + 2
            if rows[-1] and used + cells > width:
                rows.append([])
                used = 0
            rows[-1].append(place)
            used += cells
        return rows

    def answer(self, width: int) -> list[Content]:
        """The answers, the chosen one in brackets: nothing is told by colour alone."""
        self._ends, drawn = [], []
        for number, places in enumerate(self._rows(width)):
            parts: list[tuple[str, str]] = []
            x = 2
            for place in places:
                name, chosen = self.options[place].name, place == self.chosen
                parts.append((f"[{name}]", f"bold {themes.GOLD}") if chosen else (f" {name} ", themes.QUIET))
                self._ends.append((number, x + len(name) + 2, place))
                x += len(name) + 2
            drawn.append(line("  " if self.above else "", *parts))
        return drawn

    def choose(self, place: int) -> None:
        """Another answer."""
        place = max(0, min(len(self.options) - 1, place))
        self.visited = True
        if place != self.chosen:
            self.chosen = place
            self.redraw()
            self.post_message(self.Changed(self.question, self.value))

    def on_key(self, event: events.Key) -> None:
        """Arrows and h, l move, a first letter chooses, enter goes on."""
        letters = [option.name[0] for option in self.options]
        if event.key in ("left", "h"):
            self.choose(self.chosen - 1)
        elif event.key in ("right", "l", "space"):
            self.choose((self.chosen + 1) % len(self.options) if event.key == "space" else self.chosen + 1)
        elif event.character in letters:
            self.choose(letters.index(event.character))
        elif event.key == "enter":
            self.post_message(self.Done())
        else:
            return
        event.stop()
        event.prevent_default()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A press on an answer chooses it: a click would come when the help of another question has moved it."""
        place = event.get_content_offset(self)
        if place is None:
            return
        row = place.y - self.above
        found = next((option for number, end, option in self._ends if number == row and place.x < end), None)
        if found is not None:
            self.choose(found)
