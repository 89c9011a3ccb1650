"""The settings under one another in groups, and the panel about the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message

from game.screens import themes
from game.screens.lines import between, brief, cut, filled, hanging, labelled, line, wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn

TITLE = "Settings"
WORD_CELLS = 12
ROOMY = 10
"""From so many lines on a setting has a second one, with what it means."""
VALUE_PART = 2
"""At most one cell in so many of a row is its value's."""


class Row(NamedTuple):
    """One thing to set, or to know. `told` is its one line; `heading` begins a group with it."""

    id: str
    name: str
    value: str
    told: str
    heading: str = ""
    own: bool = False
    mistake: bool = False

    @property
    def short(self) -> bool:
        """Keys and mistakes take one line, settings two."""
        return self.mistake or self.id.startswith(KEYS)


KEYS = "keys."
"""What the ids of the rows of keys begin with."""


class SettingList(Drawn):
    """All rows, scrolled so that the chosen one is among them."""

    class Clicked(Message):
        """A row was clicked; `again`: it was the chosen one already."""

        def __init__(self, index: int, *, again: bool) -> None:
            super().__init__()
            self.index = index
            self.again = again

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="setting-list")
        self.head(TITLE)
        self.rows: Sequence[Row] = ()
        self.chosen = 0
        self._top = 0
        self._drawn: list[int | None] = []

    def show(self, rows: Sequence[Row]) -> None:
        """The settings as they hold; the choice stays on its row."""
        if rows == self.rows:
            return
        before = self.row.id if self.row else ""
        self.rows = rows
        self.choose_row(before)

    @property
    def row(self) -> Row | None:
        """The chosen row."""
        return self.rows[self.chosen] if self.rows else None

    def choose(self, index: int) -> None:
        """Move the choice."""
        self.chosen = max(0, min(len(self.rows) - 1, index))
        self.redraw()

    def choose_row(self, name: str) -> None:
        """Move the choice to a row by its id; where it is gone, it stays where it was."""
        places = [place for place, row in enumerate(self.rows) if row.id == name]
        self.choose(places[0] if places else self.chosen)

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """The rows that fit."""
        drawn: list[Content] = []
        owners: list[int | None] = []
        span = (0, 0)
        for place, row in enumerate(self.rows):
            head = self._heading(row.heading, width, first=not place, roomy=height >= ROOMY) if row.heading else []
            body = self._row(row, place == self.chosen, width, roomy=height >= ROOMY)
            if place == self.chosen:
                span = (len(drawn), len(drawn) + len(head) + len(body))
            drawn += [*head, *body]
            owners += [None] * len(head) + [place] * len(body)
        self._top = max(min(self._top, span[0], max(0, len(drawn) - height)), span[1] - height, 0)
        self._drawn = owners[self._top : self._top + height]
        self.head(TITLE, above=self._top > 0, below=self._top + height < len(drawn))
        return drawn[self._top : self._top + height]

    @staticmethod
    def _heading(heading: str, width: int, *, first: bool, roomy: bool) -> list[Content]:
        blank = [Content("")] if roomy and not first else []
        return [*blank, line((f" {cut(heading, width - 1)}", themes.QUIET))]

    def _row(self, row: Row, chosen: bool, width: int, *, roomy: bool) -> list[Content]:
        pointer = line((self.symbols.mark("pointer") if chosen else " ", themes.GOLD), " ")
        style = f"bold {themes.GOLD}" if chosen else themes.INK
        mark = f"{self.symbols.mark('star')} " if row.own else ""
        value = line((mark, themes.EMBER), (cut(row.value, width // VALUE_PART), f"bold {themes.GOLD}"), " ")
        room = max(0, width - pointer.cell_length - value.cell_length - 1)
        if row.mistake:
            sign = line((f"{self.symbols.mark('caution')} ", themes.ROSE))
            rows = [line(pointer, sign, (cut(row.told, max(0, width - 5)), style))]
        elif row.short:
            name = line((f"{cut(row.name, WORD_CELLS):<{WORD_CELLS}} ", style))
            told = (brief(row.told, room - WORD_CELLS - 1), themes.QUIET)
            rows = [between(line(pointer, name, told), value, width)]
        else:
            rows = [between(line(pointer, (cut(row.name, room), style)), value, width)]
            if roomy:
                rows.append(line("  ", (brief(row.told, width - 3), themes.QUIET)))
        return [filled(each, width).stylize_before(f"on {themes.PICK}") for each in rows] if chosen else rows

    # --- the mouse ---------------------------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """A click chooses; on the chosen row it changes."""
        place = event.get_content_offset(self)
        if place is not None and 0 <= place.y < len(self._drawn):
            index = self._drawn[place.y]
            if index is not None:
                self.post_message(self.Clicked(index, again=index == self.chosen))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the choice."""
        event.stop()
        self.post_message(self.Clicked(min(len(self.rows) - 1, self.chosen + 1), again=False))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the choice."""
        event.stop()
        self.post_message(self.Clicked(max(0, self.chosen - 1), again=False))


class About(NamedTuple):
    """What the panel tells: a title, texts, what it may be with what each of that means, how to change it."""

    title: str
    texts: Sequence[str]
    choices: Sequence[tuple[str, str]] = ()
    now: str = ""
    how: str = ""
    colours: bool = False


COLOURS = (
    (themes.INK, "read first"),
    (themes.QUIET, "read second"),
    (themes.GOLD, "keys, climbed"),
    (themes.EMBER, "warmth"),
    (themes.LEAF, "done"),
    (themes.SKY, "some, offers"),
    (themes.ROSE, "not saved"),
)
"""A sample of the theme: each role in its own colour, named by what it stands for."""


class SettingPanel(Drawn):
    """About the chosen setting."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="setting-panel")
        self.about: About | None = None

    def show(self, about: About | None) -> None:
        """Another setting, or the same one changed."""
        self.about = about
        self.entitle(cut(about.title, 60) if about else "")
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """The texts, the choices, a sample of the colours; how to change it stays on the last line."""
        if self.about is None:
            return []
        about = self.about
        rows = [row for text in about.texts for row in [*wrapped(text, width, themes.INK), Content("")]]
        foot = wrapped(about.how, width, themes.QUIET, 2)
        choices = self._choices(about, width, height - len(rows) - len(foot) - 1)
        rows += [*choices, Content("")] if choices else []
        room = height - len(rows) - len(foot) - 1
        rows += [*self._sample(width, room), Content("")] if about.colours else []
        if len(rows) + len(foot) > height:
            rows = [row for row in rows if row.plain.strip()]
        return [*rows[: max(1, height - len(foot))], *foot]

    def _choices(self, about: About, width: int, room: int) -> list[Content]:
        """Each choice with what it means, those around the one that holds where they are too many."""
        names = max((len(name) for name, _ in about.choices), default=0)
        first = 0
        if len(about.choices) > room:
            held = next((place for place, (name, _) in enumerate(about.choices) if name == about.now), 0)
            first = max(0, min(held - room // 2, len(about.choices) - room))
        rows: list[Content] = []
        most = 2 if len(about.choices) * 2 <= room else 1
        for name, told in about.choices[first : first + max(0, room)]:
            held_now = name == about.now
            mark = self.symbols.mark("good") if held_now else " "
            style = f"bold {themes.GOLD}" if held_now else themes.INK
            head = line((f"{mark} ", themes.LEAF), (f"{name:<{names}}", style))
            rows += hanging(line(head, "  "), wrapped(told, width - names - 4, themes.QUIET, most) or [Content("")])
        return rows

    def _sample(self, width: int, room: int) -> list[Content]:
        """A line for each colour, or all of them in a few where there is less room."""
        mark = self.symbols.mark("bar") * 2
        if room >= len(COLOURS):
            return [row for role, told in COLOURS for row in labelled(mark, told, width, 1, styles=(role, role))]
        told = Content(" · ").join(Content.styled(told, role) for role, told in COLOURS)
        return told.wrap(width)
