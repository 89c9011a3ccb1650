"""The two boxes of the shelter: what is asked now, and what is known beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.color import Color
from textual.content import Content
from textual.message import Message

from game.rules.inner import Feeling
from game.rules.shelter import EDGE
from game.screens import themes
from game.screens.lines import centred, cut, line, plain, wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn
from game.screens.widgets.mood_grid import PLACES, WAYS, Board, Grid, Inks, grid

LEAST_GRID, MOST_GRID = PLACES, 3 * PLACES + 2
WIDEST_GRID = 76
NAME_GAP, INDENT = 2, 5
AIR = 4
"""Of the lines left over, one in so many stands over a list."""


class Item(NamedTuple):
    """One thing to choose: its id, its name, and a word beside it."""

    id: str
    name: str
    told: str = ""


class Sheet(NamedTuple):
    """What is asked: a question, a line under it, then the grid with a place chosen, or some things to choose from."""

    asked: str
    told: str = ""
    at: Feeling | None = None
    before: Feeling | None = None
    under: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    marked: int = 0


class ShelterPage(Drawn, can_focus=True):
    """The question that is asked now."""

    class Placed(Message):
        """A place of the grid was clicked; `again` where it was chosen already."""

        def __init__(self, place: Feeling, *, again: bool) -> None:
            super().__init__()
            self.place = place
            self.again = again

    class Picked(Message):
        """One of the things was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class Moved(Message):
        """A letter that moves as an arrow does."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="shelter-page")
        self.sheet = Sheet("")
        self._grid: tuple[int, Grid] | None = None
        self._rows: dict[int, int] = {}
        self._colours: tuple[str, Inks] | None = None

    def show(self, sheet: Sheet) -> None:
        """Another question, or another choice."""
        self.sheet = sheet
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """The question over the grid or the list, in the middle."""
        sheet = self.sheet
        self._grid, self._rows = None, {}
        head = wrapped(sheet.asked, width, f"bold {themes.INK}", 2)
        head += wrapped(sheet.told, width, themes.QUIET, 3) if sheet.told else []
        if sheet.at is not None:
            return self._with_grid(head, sheet.at, width, height)
        return self._with_items(head, width, height)

    def _with_grid(self, head: list[Content], at: Feeling, width: int, height: int) -> list[Content]:
        under = [row for text in self.sheet.under for row in wrapped(text, width, themes.QUIET, 2)]
        under = [row.stylize(themes.INK) if not place else row for place, row in enumerate(under)]
        head, under = centred(head, width), centred(under, width)
        room = height - len(head) - len(under)
        if room < LEAST_GRID:
            head, under = [], under[: max(0, height - LEAST_GRID)]
            room = height - len(under)
        wide = min(width, WIDEST_GRID)
        board = Board(at, self.sheet.before, self.symbols, self._inks())
        drawn = grid(wide, min(MOST_GRID, max(1, room - 2 * (room > LEAST_GRID + 3))), board)
        rows = list(drawn.rows)
        air = height - len(head) - len(rows) - len(under)
        above, between = max(0, air - 2) // 2, min(1, max(0, air) // 2)
        top = above + len(head) + between
        inset = (width - wide) // 2
        self._grid = (top, drawn._replace(left=drawn.left + inset))
        blank = [Content("")]
        return [
            *blank * above,
            *head,
            *blank * between,
            *(row.pad_left(inset) for row in rows),
            *blank * between,
            *under,
        ]

    def _inks(self) -> Inks | None:
        """The colours of the theme, looked up once; None where there are none, or none but letters."""
        if self.symbols.ascii or self.app.no_color:
            return None
        theme = self.app.theme
        if self._colours is None or self._colours[0] != theme:
            named = self.app.get_css_variables()
            ways = {way: Color.parse(named[role]) for way, role in WAYS.items()}
            self._colours = (theme, Inks(ways, Color.parse(named["background"])))
        return self._colours[1]

    def _with_items(self, head: list[Content], width: int, height: int) -> list[Content]:
        items, marked = self.sheet.items, self.sheet.marked
        rows = [*head, Content("")] if head and len(items) + len(head) < height else head[: max(0, height - len(items))]
        rows = [Content("")] * (max(0, height - len(rows) - len(items)) // AIR) + rows
        room = max(1, height - len(rows))
        first = max(0, min(marked - room + 1, len(items) - room))
        names = max((cell_len(plain(item.name)) for item in items), default=0)
        beside = width - names - INDENT - NAME_GAP
        under = any(cell_len(plain(item.told)) > beside for item in items) and 2 * len(items) <= room
        for place, item in list(enumerate(items))[first : first + room]:
            drawn = [self._item(item, place, 0 if under else names, width, chosen=place == marked)]
            if under and item.told:
                told = line(" " * INDENT, (cut(item.told, max(1, width - INDENT)), themes.QUIET)).truncate(
                    width, pad=True
                )
                drawn.append(told.stylize_before(f"on {themes.PICK}") if place == marked else told)
            self._rows.update({len(rows) + part: place for part in range(len(drawn))})
            rows += drawn
        return rows

    def _item(self, item: Item, place: int, names: int, width: int, *, chosen: bool) -> Content:
        """A line: pointer, number, name; with `names`, the cells of all names, what is told stands beside them."""
        pointer = self.symbols.mark("pointer") if chosen else " "
        number = str(place + 1) if place < 9 else " "
        name = cut(item.name, max(1, width - INDENT))
        beside = width - names - INDENT - NAME_GAP
        told = cut(item.told, beside) if names and beside >= 8 else ""
        gap = " " * (max(0, names - cell_len(name)) + NAME_GAP) if told else ""
        row = line(
            (f"{pointer} ", themes.GOLD),
            (f"{number}  ", f"bold {themes.GOLD}"),
            (name, f"bold {themes.GOLD}" if chosen else themes.INK),
            gap,
            (told, themes.QUIET),
        ).truncate(width, ellipsis=True, pad=True)
        return row.stylize_before(f"on {themes.PICK}") if chosen else row

    # --- keys and mouse ----------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Letters h and l move on the grid, as j and k do anywhere."""
        if self.sheet.at is not None and event.key in ("h", "l"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Moved(1 if event.key == "l" else -1))

    def on_click(self, event: events.Click) -> None:
        """A click chooses; on what is chosen it says so."""
        at = event.get_content_offset(self)
        if at is None:
            return
        if self._grid is not None:
            top, drawn = self._grid
            place = drawn.place(at.x, at.y - top)
            if place is not None:
                self.post_message(self.Placed(place, again=place == self.sheet.at))
        elif at.y in self._rows:
            self.post_message(self.Picked(self._rows[at.y]))


def moved(at: Feeling, across: int, up: int) -> Feeling:
    """A place beside a place; the edges hold.

    >>> moved((1, 0), 1, 0), moved((2, 2), 1, 1)
    ((2, 0), (2, 2))
    """
    return max(-EDGE, min(EDGE, at[0] + across)), max(-EDGE, min(EDGE, at[1] + up))


class Beside(NamedTuple):
    """A heading ("": none) and the texts under it."""

    heading: str
    texts: Sequence[str]


class ShelterSide(Drawn):
    """What is known: about an exercise, or what helps this player, and the moods of the last days."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="shelter-side")
        self.blocks: Sequence[Beside] = ()

    def show(self, title: str, blocks: Sequence[Beside]) -> None:
        """Other texts."""
        self.blocks = blocks
        self.entitle(plain(title))
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """The blocks under one another."""
        rows: list[Content] = []
        for heading, texts in self.blocks:
            block = [Content("")] if rows else []
            block += [line((cut(heading, width), f"bold {themes.INK}"))] if heading else []
            if rows and len(rows) + len(block) >= height:
                break
            rows += [*block, *(row for text in texts for row in wrapped(text, width, themes.QUIET))]
        return rows
