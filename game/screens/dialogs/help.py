"""The help: how the game works, its words, keys and signs, files, and where to read more. One page with sections."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from game.screens import themes
from game.screens.dialogs import help_texts as texts
from game.screens.dialogs.card import Lines
from game.screens.dialogs.over import EDGES, Over
from game.screens.keymap import Keymap
from game.screens.lines import labelled, line, plain, wrapped
from game.screens.rebinding import by_place, places
from game.screens.symbols import Symbols
from game.screens.widgets.bars import progress
from game.screens.widgets.drawn import Drawn

WIDTH = 78
TITLES = ("How it works", "Words", "Keys", "Signs", "Files and sharing", "To read more")
TABS = ("How it works", "Words", "Keys", "Signs", "Files", "More")
SHORT = ("How", *TABS[1:])
GAP = 3
LABEL, FILE_LABEL = 14, 19
"""Cells the keys and words take before what they mean, and the names of files."""
AROUND = 5
"""Lines the card takes beside its page: edges, sections and a rule."""


def _cells(names: Sequence[str]) -> int:
    return sum(len(name) + len("1 ") + GAP for name in names) - GAP


class Sections(Drawn):
    """The sections side by side, the one being read marked, over a line as long as what has been read."""

    def __init__(self, symbols: Symbols, chosen: Callable[[int], None]) -> None:
        super().__init__(symbols, id="sections")
        self.current = 0
        self.part = 0.0
        self.chosen = chosen
        self._ends: list[int] = []
        self.styles.height = 2

    def mark(self, current: int, part: float) -> None:
        """Which section is being read, and how much of the page is over it."""
        self.current, self.part = current, part
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - two lines high
        """`1 How it works   2 Words   …` over a rule."""
        names = TABS if _cells(TABS) <= width else SHORT
        gap = GAP if _cells(names) <= width else 1
        parts: list[Content] = []
        self._ends = []
        for place, name in enumerate(names):
            read = place == self.current
            style = f"bold underline {themes.GOLD}" if read else themes.QUIET
            parts.append(line((f"{place + 1} ", f"bold {themes.GOLD}"), (name, style), " " * gap))
            self._ends.append(sum(part.cell_length for part in parts))
        return [line(*parts), progress(self.part, width, self.symbols)]

    def on_click(self, event: events.Click) -> None:
        """A click goes to a section."""
        place = event.get_content_offset(self)
        found = next((number for number, end in enumerate(self._ends) if place and place.x < end), None)
        if found is not None:
            self.chosen(found)


class Help(Over[None]):
    """One page that scrolls; digits, arrows and clicks go to its sections. `folder` is where the save is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "leave", show=False),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("right,l,tab", "next(1)", show=False),
        Binding("left,h,shift+tab", "next(-1)", show=False),
        Binding("home,g", "section(0)", show=False),
        Binding("end,G", f"section({len(TITLES) - 1})", show=False),
        *[Binding(str(place + 1), f"section({place})", show=False) for place in range(len(TITLES))],
    ]

    DEFAULT_CSS = """
    Help #card {
        padding: 0 2;
    }
    Help #page {
        scrollbar-size-vertical: 1;
        scrollbar-color: $line;
        scrollbar-color-hover: $gold;
        scrollbar-color-active: $gold;
        scrollbar-background: $surface;
        scrollbar-background-hover: $surface;
        scrollbar-background-active: $surface;
    }
    Help.-ascii #page {
        scrollbar-size-vertical: 0;
    }
    """

    def __init__(self, symbols: Symbols, keymap: Keymap, folder: str) -> None:
        super().__init__(symbols)
        self.keymap = keymap
        self.folder = plain(folder, 200)
        self.sections = Sections(symbols, self.action_section)
        self.body = Lines(symbols)
        self.page = VerticalScroll(self.body, can_focus=False, id="page")
        self.starts: list[int] = []
        self._drawn_for: tuple[int, int] | None = None

    def compose(self) -> ComposeResult:
        """The sections over the page."""
        with Vertical(id="card") as card:
            card.styles.width = WIDTH
            card.border_title = Content("Help")
            card.border_subtitle = Content(self.symbols.spelled("← →  section   ↑ ↓  scroll   esc  back"))
            yield self.sections
            yield self.page

    def on_mount(self) -> None:
        """Draw for the size there is, and follow what is read."""
        self.watch(self.page, "scroll_y", self.follow, init=False)
        self.draw()

    def on_resize(self) -> None:
        """Draw for the size there is."""
        self.draw()

    def draw(self) -> None:
        """The whole page, each section able to stand at the top."""
        height = max(1, self.app.size.height - AROUND)
        width = max(1, min(WIDTH, self.app.size.width) - EDGES - 2)
        if self._drawn_for == (width, height):
            return
        self._drawn_for = (width, height)
        self.page.styles.height = height
        rows: list[Content] = []
        self.starts = []
        for title, tell in zip(TITLES, self._tellers(), strict=True):
            self.starts.append(len(rows))
            rows += [line((title, f"bold {themes.GOLD}")), Content(""), *tell(width), Content("")]
        self.body.show(rows + [Content("")] * max(0, height - (len(rows) - self.starts[-1])))

    def _tellers(self) -> Sequence[Callable[[int], list[Content]]]:
        return (self._how, self._words, self._keys, self._signs, self._files, self._more)

    # --- what it tells -----------------------------------------------------------------------------------------------

    def _how(self, width: int) -> list[Content]:
        rows = wrapped("Choose a goal, take its first step, say what you did.", width, themes.INK)
        for title, text in texts.HOW.items():
            told = self.keymap.told(text)
            rows += [Content(""), line((title, f"bold {themes.INK}")), *wrapped(told, width, themes.QUIET, 12)]
        return rows

    def _words(self, width: int) -> list[Content]:
        return [row for word, text in texts.WORDS for row in self._row(word, text, width)]

    def _keys(self, width: int) -> list[Content]:
        rows: list[Content] = []
        for panes, group in by_place():
            where = places(panes)
            rows += wrapped(f"{where[0].upper()}{where[1:]}", width, f"bold {themes.INK}", 3)
            for action in group:
                keys = self.keymap.all_shown(action.id, ascii_only=self.symbols.ascii)
                rows += self._row(keys, action.help, width)
            rows.append(Content(""))
        rows.append(line(("Besides", f"bold {themes.INK}")))
        rows += [row for key, text in texts.HANDS for row in self._row(key, text, width)]
        change = self.keymap.told("Every key can be another one: {settings} leads to the settings.")
        return [*rows, Content(""), *wrapped(change, width, themes.QUIET)]

    def _signs(self, width: int) -> list[Content]:
        rows = [row for name, text in texts.SIGNS for row in self._sign(self.symbols.status(name), text, width)]
        rows.append(Content(""))
        for name, text in texts.MARKS:
            rows += self._sign(self.symbols.mark(name), self.keymap.told(text), width)
        return rows

    def _files(self, width: int) -> list[Content]:
        rows: list[Content] = []
        for title, text in texts.FILES.items():
            told = text.replace("{folder}", self.folder)
            for action in ("settings", "share"):
                told = told.replace(f"{{{action}}}", self.keymap.shown(action))
            rows += [line((title, f"bold {themes.INK}")), *wrapped(told, width, themes.QUIET, 12), Content("")]
        return rows

    def _more(self, width: int) -> list[Content]:
        return [row for name, text in texts.MORE for row in self._row(name, text, width, FILE_LABEL)]

    @staticmethod
    def _sign(label: str, text: str, width: int) -> list[Content]:
        return labelled(label, text, width, 4, styles=(f"bold {themes.GOLD}", themes.QUIET))

    def _row(self, label: str, text: str, width: int, cells: int = LABEL) -> list[Content]:
        """A label and what it means; a label that is too long has a line to itself."""
        if cell_len(label) <= cells:
            return self._sign(f"{label:<{cells}}", text, width)
        return [line((label, f"bold {themes.GOLD}")), *self._sign(" " * cells, text, width)]

    # --- moving ------------------------------------------------------------------------------------------------------

    def follow(self) -> None:
        """Mark the section at the top."""
        top = round(self.page.scroll_y)
        current = max((place for place, start in enumerate(self.starts) if start <= top), default=0)
        self.sections.mark(current, self.page.scroll_y / max(1, self.page.max_scroll_y))

    def action_section(self, place: int) -> None:
        """Go to a section."""
        self.page.scroll_to(y=self.starts[place], animate=False)

    def action_next(self, by: int) -> None:
        """To a section beside this one."""
        self.action_section(max(0, min(len(TITLES) - 1, self.sections.current + by)))

    def action_scroll(self, by: int) -> None:
        """Scroll by lines."""
        self.page.scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """Scroll by all but a line."""
        self.page.scroll_relative(y=by * max(1, self.page.size.height - 1), animate=False)

    def action_leave(self) -> None:
        """Back."""
        self.give(None)

    def on_key(self, event: events.Key) -> None:
        """The key that opened it closes it."""
        action = self.keymap.found("", event.key, event.character)
        if action is not None and action.id == "help":
            event.stop()
            event.prevent_default()
            self.give(None)

    def on_click(self, event: events.Click) -> None:
        """A click beside the card goes back."""
        if not self.query_one("#card").region.contains_point(event.screen_offset):
            self.give(None)
