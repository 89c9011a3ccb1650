"""The two halves of a plan to type into, read back as they are typed."""

from __future__ import annotations

from textual import events, on
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from game.screens import themes
from game.screens.dialogs.card import Lines
from game.screens.dialogs.choosing import Chosen, Way, Ways
from game.screens.lines import plain, wrapped
from game.screens.symbols import Symbols

HALF_CELLS, WORD_CELLS = 120, 24
SAVE, LATER = "save", "later"


class PlanForm(Vertical):
    """What got in the way (where it is a word of the player's own), if, and then."""

    DEFAULT_CSS = """
    PlanForm, PlanForm Ways {
        height: auto;
    }
    Over #card PlanForm Input {
        margin: 0;
        border-title-color: $quiet;
    }
    """

    class Written(Message):
        """The player says this plan."""

        def __init__(self, barrier: str, cue: str, then: str) -> None:
            super().__init__()
            self.barrier, self.cue, self.then = barrier, cue, then

    class Later(Message):
        """The player leaves it."""

    def __init__(self, symbols: Symbols) -> None:
        self.word = Half("a word or two", WORD_CELLS)
        self.cue = Half("I come home worn out", HALF_CELLS)
        self.then = Half("I do the tiny version before I sit down", HALF_CELLS)
        self.hint = Lines(symbols, id="hint")
        self.saves = Ways(symbols)
        self.saves.show([Way(SAVE, "", ("Save this plan",)), Way(LATER, "", ("Not now",))])
        super().__init__(self.word, self.cue, self.then, self.hint, self.saves)
        self.refused = ""

    @property
    def fields(self) -> list[Input]:
        """The lines to type in."""
        return [field for field in (self.word, self.cue, self.then) if field.display]

    @property
    def height_now(self) -> int:
        """Lines it takes."""
        return 3 * len(self.fields) + len(self.hint.shown) + len(self.saves.ways)

    def on_mount(self) -> None:
        """Each line has its name on it."""
        for field, name in ((self.word, "What got in the way"), (self.cue, "If"), (self.then, "then")):
            field.border_title = Content(name)
        self.saves.styles.height = len(self.saves.ways)

    def begin(self, cue: str, then: str, *, own: bool) -> None:
        """Begin with these halves; `own` asks for the word, too."""
        self.word.display = own
        self.refused = ""
        for field, text in ((self.cue, cue), (self.then, then)):
            field.value = plain(text)
            field.cursor_position = len(field.value)
        self.fields[0].focus()

    def weigh(self, width: int) -> None:
        """Read the plan back as it stands, or say what is missing."""
        cue, then = plain(self.cue.value), plain(self.then.value)
        whole = cue and then
        told = self.refused or f"If {cue or '…'}, then {then or '…'}."
        style = themes.ROSE if self.refused else themes.LEAF if whole else themes.QUIET
        self.hint.show(wrapped(told, width, style, 2))

    def step(self, by: int) -> None:
        """The next line to type in."""
        at = next((place for place, field in enumerate(self.fields) if field.has_focus), 0)
        self.fields[(at + by) % len(self.fields)].focus()

    @on(Input.Changed)
    def typed(self) -> None:
        """What was refused is being mended."""
        self.refused = ""

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """On to the next line; from the last one, or where all is there, save."""
        event.stop()
        empty = next((field for field in self.fields if not field.value.strip()), None)
        if empty is not None and empty is not event.input:
            empty.focus()
        elif event.input is self.then:
            self.save()
        else:
            self.step(1)

    @on(Chosen)
    def clicked(self, event: Chosen) -> None:
        """One of the two lines below was clicked."""
        event.stop()
        if event.id == SAVE:
            self.save()
        else:
            self.post_message(self.Later())

    def save(self) -> None:
        """Say the plan as it stands."""
        self.post_message(self.Written(self.word.value if self.word.display else "", self.cue.value, self.then.value))

    def on_click(self, event: events.Click) -> None:
        """A click beside the lines does nothing."""
        event.prevent_default()


class Half(Input):
    """A line to type in. What is pasted is cleaned first."""

    def __init__(self, example: str, most: int) -> None:
        super().__init__(placeholder=example, max_length=most, select_on_focus=False)

    def on_paste(self, event: events.Paste) -> None:
        """One line of visible characters, whatever the clipboard holds."""
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(plain(event.text, self.max_length or 0))
