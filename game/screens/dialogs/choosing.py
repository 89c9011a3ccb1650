"""Two ways to choose: words side by side in columns, and answers of several lines. Keys, arrows and clicks choose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message

from game.screens import themes
from game.screens.lines import cut, filled, line, wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn

WAY_EDGE = 5
"""Cells before an answer: the pointer and its key."""


class Chosen(Message):
    """Something was chosen, by its id."""

    def __init__(self, id: str) -> None:  # noqa: A002 - what it is
        super().__init__()
        self.id = id


class Chip(NamedTuple):
    """A word to choose: its id, its key (or ""), how it is called, and whether something hangs on it already."""

    id: str
    key: str
    name: str
    held: bool = False


class Chips(Drawn):
    """Words in columns, read along the rows."""

    def __init__(self, symbols: Symbols, chips: Sequence[Chip]) -> None:
        super().__init__(symbols)
        self.chips = chips
        self.marked = 0

    def rows(self, width: int) -> int:
        """Lines it takes at a width."""
        columns = self._columns(width)
        return -(-len(self.chips) // columns)

    def _columns(self, width: int) -> int:
        longest = max((cell_len(chip.name) for chip in self.chips), default=1)
        return max(1, width // (longest + 6))

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """The words, the marked one on a ground of its own; where there are too many, the rows around it."""
        columns = self._columns(width)
        cell = width // columns
        rows = [
            line(*[self._chip(place, cell) for place in range(first, min(first + columns, len(self.chips)))])
            for first in range(0, len(self.chips), columns)
        ]
        top = self._top(columns, height)
        return rows[top : top + height]

    def _top(self, columns: int, height: int) -> int:
        return max(0, self.marked // columns - height + 1)

    def _chip(self, place: int, cell: int) -> Content:
        chip, chosen = self.chips[place], place == self.marked
        pointer = self.symbols.mark("pointer") if chosen else " "
        held = self.symbols.mark("mastered") if chip.held else " "
        name = f"bold {themes.GOLD}" if chosen else themes.INK
        drawn = filled(
            line(
                (pointer, themes.GOLD),
                (f"{chip.key:1} ", f"bold {themes.GOLD}"),
                (cut(chip.name, cell - 5), name),
                (f" {held}", themes.LEAF),
            ),
            cell,
        )
        return drawn.stylize_before(f"on {themes.PICK}") if chosen else drawn

    def move(self, across: int, down: int) -> None:
        """Mark another word."""
        by = across + down * self._columns(max(1, self.content_size.width))
        if 0 <= self.marked + by < len(self.chips):
            self.marked += by
            self.refresh()

    def press(self, key: str | None) -> bool:
        """Choose by a key. Whether it was the key of a word."""
        found = next((chip.id for chip in self.chips if chip.key and chip.key == key), None)
        if found is not None:
            self.post_message(Chosen(found))
        return found is not None

    def give(self) -> None:
        """Choose the marked word."""
        if self.chips:
            self.post_message(Chosen(self.chips[self.marked].id))

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        place = event.get_content_offset(self)
        if place is None:
            return
        width, height = self.content_size
        columns = self._columns(width)
        row, column = place.y + self._top(columns, height), place.x // (width // columns)
        if column < columns and row * columns + column < len(self.chips):
            self.marked = row * columns + column
            self.give()


class Way(NamedTuple):
    """An answer: its id, its key, what it says in one or two lines. `whole`: one click chooses it."""

    id: str
    key: str
    lines: tuple[str, ...]
    whole: bool = True


class Ways(Drawn):
    """Answers under one another. A click marks one of several lines, and a second one chooses it."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols)
        self.ways: Sequence[Way] = ()
        self.marked = 0

    def show(self, ways: Sequence[Way]) -> None:
        """Other answers."""
        self.ways, self.marked = ways, 0
        self.refresh()

    @property
    def chosen(self) -> Way | None:
        """The marked answer."""
        return self.ways[self.marked] if self.ways else None

    def rows(self, width: int) -> int:
        """Lines it takes at a width."""
        return sum(len(self._told(way, width)) for way in self.ways)

    @staticmethod
    def _told(way: Way, width: int) -> list[Content]:
        """Its lines: the first one cut, the others wrapped."""
        first, *more = way.lines
        room = max(1, width - WAY_EDGE)
        return [Content(cut(first, room)), *[row for text in more for row in wrapped(text, room, "", 2)]]

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """The answers; where there are too many lines, those up to the marked one."""
        top = self._top(width, height)
        return [row for place, way in enumerate(self.ways) for row in self._way(place, way, width)][top : top + height]

    def _top(self, width: int, height: int) -> int:
        return max(0, sum(len(self._told(way, width)) for way in self.ways[: self.marked + 1]) - height)

    def _way(self, place: int, way: Way, width: int) -> list[Content]:
        chosen = place == self.marked
        pointer = self.symbols.mark("pointer") if chosen else " "
        rows = []
        for number, told in enumerate(self._told(way, width)):
            style = f"bold {themes.GOLD}" if chosen else themes.QUIET if number else themes.INK
            head = (f"{pointer} ", f"{way.key:1}  ") if not number else ("  ", "   ")
            parts = (head[0], themes.GOLD), (head[1], f"bold {themes.GOLD}"), told.stylize_before(style)
            rows.append(filled(line(*parts), width))
        return [row.stylize_before(f"on {themes.PICK}") for row in rows] if chosen else rows

    def move(self, by: int) -> None:
        """Mark another answer; past the end it begins again."""
        if self.ways:
            self.marked = (self.marked + by) % len(self.ways)
            self.refresh()

    def press(self, key: str | None) -> bool:
        """Choose by a key. Whether it was the key of an answer."""
        for place, way in enumerate(self.ways):
            if key and way.key == key:
                self.marked = place if not way.whole else self.marked
                self.post_message(Chosen(way.id))
                return True
        return False

    def give(self) -> None:
        """Choose the marked answer."""
        if self.chosen is not None:
            self.post_message(Chosen(self.chosen.id))

    def on_click(self, event: events.Click) -> None:
        """A click chooses; of answers in several lines it marks first."""
        place = event.get_content_offset(self)
        if place is None:
            return
        width, height = self.content_size
        row, ends = place.y + self._top(width, height), 0
        for number, way in enumerate(self.ways):
            ends += len(self._told(way, width))
            if row < ends:
                if way.whole or number == self.marked:
                    self.post_message(Chosen(way.id))
                else:
                    self.marked = number
                    self.refresh()
                return
