"""The four questions of a goal, how sure one is, and the way out. Which of them are asked follows from the answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from game.play.telling import HOW_SURE, how_sure
from game.screens import themes
from game.screens.lines import cut, line, wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn
from game.screens.widgets.fields import ChoiceField, Field, LinesField, Option, TextField
from game.screens.widgets.slider import Slider
from game.screens.widgets.way_out import WayOut

if TYPE_CHECKING:
    from game.play.views import StepView
    from game.screens.drafts import Drawing

INDENT = 19
LOW = 12
"""On fewer lines the questions have no room for help."""
MEASURES = (
    Option("yes_no", "yes/no"),
    Option("minutes", "minutes"),
    Option("count", "count"),
    Option("at_most", "at most"),
)
LADDERS = (Option("hold", "one step"), Option("written", "my steps"), Option("weekly", "days a week"))
HELP = {
    "what": "In your words. It becomes the name of the quest.",
    "yes_no": "A day is done or not: nothing is counted.",
    "minutes": "Minutes add up over the day; more is more.",
    "count": "Something you count: pages, words, rounds.",
    "at_most": "A habit to shrink: a day is done within its limit.",
    "unit": "What is counted, as in “12 pages”.",
    "unit_one": "One of it, as in “1 page”; the same word if you leave it.",
    "baseline": "What you could do today, even on a bad day.",
    "usual": "How much it is on a usual day now.",
    "target": "Where the ladder ends. It can go on from there later.",
    "hold": "One step to hold, not to grow.",
    "written": "Steps in your own words.",
    "weekly": "The same thing on more days a week, step by step.",
    "sub_steps": "One a line, the easiest first. Tab goes on.",
    "first": "Days a week to begin with, from 1.",
    "last": "Days a week to reach, up to 7.",
    "schedule": "every day · mon,wed,fri · 3 a week · every 2 days · day 31",
}
OPEN = {
    "what": "what you want to do",
    "unit": "what is counted",
    "unit_one": "one of it",
    "baseline": "what you can do today",
    "target": "where to",
    "sub_steps": "the steps",
    "first": "days a week at first",
    "last": "days a week at last",
    "schedule": "which days",
}
"""What a question is about, in a few words."""
SURE = f"{how_sure()} {HOW_SURE} Any may be left out."


class Asked(Drawn):
    """A few words between the questions."""

    def __init__(self, symbols: Symbols, text: str) -> None:
        super().__init__(symbols, id="sure-words")
        self.text = text

    def on_resize(self) -> None:
        """As high as the words are, after a line of air."""
        self.styles.height = 1 + len(wrapped(self.text, self.size.width - 2, "", 4))

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """The words."""
        return [Content(""), *[line("  ", row) for row in wrapped(self.text, width - 2, themes.QUIET, height)]]


class TakeIt(WayOut):
    """The way out: takes the goal where it is whole, else says what is still open."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, "Take it", id="take-it")
        self.open = ""
        self.told = ""

    def show(self, still_open: str, told: str) -> None:
        """What is still open ("": nothing), and what taking means."""
        if (still_open, told) != (self.open, self.told):
            self.open, self.told = still_open, told
            self.refresh()

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - it is two lines high
        """`[ Take it ]  from step 5`."""
        pointer = line((f"{self.symbols.mark('pointer') if self.has_focus else ' '} ", themes.GOLD))
        if self.open:
            return [Content(""), line(pointer, (cut(self.open, width - 2), themes.QUIET))]
        told = (cut(self.told, width - 15), themes.QUIET)
        return [Content(""), line(pointer, self.drawn(self.words), "  ", told)]


class Form(VerticalScroll, can_focus=False):
    """The questions under one another. Posts `Field.Changed`, `Slider.Moved` and `TakeIt.Pressed`."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    Form {
        scrollbar-size-vertical: 1;
        scrollbar-color: $line;
        scrollbar-color-hover: $gold;
        scrollbar-color-active: $gold;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
    }
    Form Field, Form TakeIt, Form Asked { height: 2; }
    Form Input, Form TextArea { background: $pick; color: $ink; }
    Form Input.-textual-compact:focus { background: $pick; }
    Form Input > .input--placeholder { color: $faint; }
    Form TextArea { height: 5; border: none; padding: 0; }
    """

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(id="form")
        self.border_title = Content("A new goal")
        ask = {
            "what": TextField(symbols, "what", "1 What do you want to do?", hint="such as: read every day"),
            "measure": ChoiceField(symbols, "measure", "2 How is a day measured?", MEASURES),
            "unit": TextField(symbols, "unit", "counted in", hint="such as pages", indent=INDENT),
            "unit_one": TextField(symbols, "unit_one", "one of it", hint="such as page", indent=INDENT),
            "baseline": TextField(symbols, "baseline", "on a bad day", hint="such as 2", indent=INDENT),
            "target": TextField(symbols, "target", "3 Where to?", hint="such as 30", indent=INDENT),
            "ladder": ChoiceField(symbols, "ladder", "3 Where to?", LADDERS),
            "sub_steps": LinesField(symbols, "sub_steps", "  The steps, a line each"),
            "first": TextField(symbols, "first", "from days a week", hint="such as 2", indent=INDENT),
            "last": TextField(symbols, "last", "to days a week", hint="such as 5", indent=INDENT),
            "schedule": TextField(symbols, "schedule", "4 Which days?", hint="such as daily", indent=INDENT),
        }
        self.fields: dict[str, Field] = dict(ask)
        self.words = Asked(symbols, SURE)
        self.sliders = [Slider(symbols, place) for place in range(3)]
        self.take = TakeIt(symbols)

    def compose(self) -> ComposeResult:
        """The questions, the sliders, the way out."""
        yield from self.fields.values()
        yield self.words
        yield from self.sliders
        yield self.take

    @property
    def measure(self) -> str:
        """How a day is measured, as chosen."""
        return self._chosen("measure")

    def _chosen(self, name: str) -> str:
        field = self.fields[name]
        return field.value if isinstance(field, ChoiceField) else ""

    @property
    def asked(self) -> list[str]:
        """The questions that are asked, by the answers so far."""
        kind, ladder = self.measure, self._chosen("ladder")
        if kind != "yes_no":
            units = ["unit", "unit_one"] if kind != "minutes" else []
            return ["what", "measure", *units, "baseline", "target", "schedule"]
        more = {"hold": ["schedule"], "written": ["sub_steps", "schedule"], "weekly": ["first", "last"]}
        return ["what", "measure", "ladder", *more[ladder]]

    def furnish(self) -> None:
        """Ask what there is to ask."""
        asked = self.asked
        for name, field in self.fields.items():
            field.display = name in asked
        self.fields["baseline"].relabel("on a usual day" if self.measure == "at_most" else "on a bad day")

    def stops(self) -> list[Widget]:
        """Where the keys can go, in order."""
        fields = [self.fields[name] for name in self.asked]
        answers = [field.entry if isinstance(field, TextField | LinesField) else field for field in fields]
        return [*answers, *[slider for slider in self.sliders if slider.display], self.take]

    # --- what is beside them -----------------------------------------------------------------------------------------

    def tell(self, mistakes: Mapping[str, str]) -> None:
        """The mistake of each answer begun, else the help of the one the keys are on."""
        for name, field in self.fields.items():
            wrong = mistakes.get(name, "")
            if wrong and field.visited and not isinstance(field, ChoiceField):
                field.tell(wrong, wrong=True)
            else:
                field.tell(self._help(name) if field.lit and self.app.size.height >= LOW else "")

    def _help(self, name: str) -> str:
        if name in ("measure", "ladder"):
            return HELP[self._chosen(name)]
        return HELP["usual" if name == "baseline" and self.measure == "at_most" else name]

    def show_sure(self, steps: Sequence[StepView], drawing: Drawing | None, said: Mapping[int, int]) -> None:
        """A slider for each step to rate; none while the goal is not whole."""
        rated = drawing.rated if drawing is not None and drawing.whole else ()
        self.words.display = bool(rated)
        for place, slider in enumerate(self.sliders):
            slider.display = place < len(rated)
            if slider.display:
                number = rated[place]
                step = steps[number - 1]
                amount = f"{step.amount:,} {step.unit}".strip() if step.amount is not None else step.instruction
                slider.show(f"{number} · {amount}", said.get(number))

    def show_take(self, drawing: Drawing | None, mistakes: Mapping[str, str]) -> None:
        """The way out, or the first question still open."""
        if drawing is None:
            self.take.show("One moment …", "")
        elif drawing.whole:
            steps = len(drawing.preview.steps) if drawing.preview else 1
            self.take.show("", f"from step {drawing.start} of {steps}" if steps > 1 else "and begin")
        else:
            first = next((name for name in self.asked if name in mistakes), "")
            told = f"Still open: {OPEN[first]}." if first else "A step needs mending: it is marked."
            self.take.show(told, "")

    def clear(self) -> None:
        """Every question as at the beginning."""
        for field in self.fields.values():
            field.visited = False
            if isinstance(field, TextField):
                field.entry.value = ""
            elif isinstance(field, LinesField):
                field.entry.text = ""
            elif isinstance(field, ChoiceField):
                field.choose(0)
                field.visited = False
        self.furnish()
