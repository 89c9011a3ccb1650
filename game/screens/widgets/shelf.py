"""The quest files of the library under one another: how each stands, what it is for, what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message

from game.screens import themes
from game.screens.lines import between, cut, filled, line, plural, wrapped
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn

if TYPE_CHECKING:
    from game.play.browsing import Shelved
    from game.play.taking import PreviewView

TITLE = "Quest library"
READING = "Reading the library …"
BRIEF = 46
TWO_LINES = 12
"""A list as high as this has two lines for each file."""


class Standing(NamedTuple):
    """How a file stands: the name of its symbol, the colour of it, and the note at the end of its line."""

    symbol: str
    style: str
    note: str


def standing(entry: Shelved, *, brief: bool = False) -> Standing:
    """How a file stands, in a sign and a word or two; `brief` where the title needs the room."""
    if entry.preview is None:
        return Standing("broken", themes.ROSE, plural(len(entry.mistakes), "mistake"))
    if entry.newer:
        return Standing("comeback", themes.GOLD, "newer version")
    match entry.standing:
        case "under_way":
            return Standing("done", themes.LEAF, "under way")
        case "handed_in":
            return Standing("some", themes.SKY, "handed in")
        case "dropped":
            return Standing("missed", themes.QUIET, "taken before")
        case _:
            pass
    steps = plural(len(entry.preview.steps), "step")
    mine = "yours" if brief else f"yours · {steps}"
    return Standing("pending", themes.GOLD, steps if entry.bundled else mine)


def _facts(preview: PreviewView, note: str) -> str:
    """What stands under a title in a narrow list, where a reason would be cut: the page beside it has the reason."""
    steps = plural(len(preview.steps), "step")
    return " · ".join([note, *([] if steps in note else [steps]), preview.days])


class Shelf(Drawn):
    """The list of quest files. Two lines each: the title and how it stands; why and tags, or what is wrong."""

    class Clicked(Message):
        """A quest was clicked; `twice` takes it."""

        def __init__(self, index: int, *, twice: bool) -> None:
            super().__init__()
            self.index = index
            self.twice = twice

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="shelf")
        self.entries: Sequence[Shelved] = ()
        self.all = 0
        self.chosen = 0
        self.empty = READING
        self._top = 0
        self._per = 2
        self.head(TITLE)

    def show(self, entries: Sequence[Shelved], every: int, empty: str) -> None:
        """The files that fit, of so many; `empty` is said where there are none. The choice stays on its file."""
        key = self.key
        self.entries, self.all, self.empty = entries, every, empty
        places = {entry.key: place for place, entry in enumerate(entries)}
        ids = {entry.id: place for place, entry in enumerate(entries)}
        if key in places:
            self.chosen = places[key]
        elif key is not None and key.partition("\n")[0] in ids:  # mended, or broken, a moment ago
            self.chosen = ids[key.partition("\n")[0]]
        self.chosen = max(0, min(self.chosen, len(entries) - 1))
        self.redraw()

    @property
    def key(self) -> str | None:
        """What the chosen file is known by."""
        return self.entries[self.chosen].key if self.chosen < len(self.entries) else None

    def choose(self, index: int) -> None:
        """Move the choice."""
        self.chosen = max(0, min(len(self.entries) - 1, index))
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """The entries that fit, the chosen one among them."""
        self._per = 2 if height >= TWO_LINES else 1
        room = max(1, height // self._per)
        self._top = max(0, min(self._top, self.chosen, len(self.entries) - room), self.chosen - room + 1)
        title = TITLE if len(self.entries) == self.all else f"{TITLE} · {len(self.entries)} of {self.all}"
        self.head(title, above=self._top > 0, below=self._top + room < len(self.entries))
        if not self.entries:
            return [line(" ", row) for row in wrapped(self.empty, width - 2, themes.QUIET, height)]
        rows: list[Content] = []
        for place in range(self._top, min(len(self.entries), self._top + room)):
            rows += self._entry(place, width)[: self._per]
        return rows

    def _entry(self, place: int, width: int) -> list[Content]:
        entry, chosen = self.entries[place], place == self.chosen
        brief = width < BRIEF
        symbol, style, note = standing(entry, brief=brief)
        pointer = line((self.symbols.mark("pointer") if chosen else " ", themes.GOLD), " ")
        head = line(pointer, (self.symbols.status(symbol), style), " ")
        end = line((note, themes.QUIET if style != themes.GOLD or symbol == "pending" else style), " ")
        name = f"bold {themes.GOLD}" if chosen else themes.INK
        room = max(0, width - head.cell_length - 1)
        told = self._told(entry, room)
        if brief and self._per > 1 and entry.preview is not None:
            end, told = Content(""), _facts(entry.preview, note)
        title = line(head, (cut(entry.title, room + 1 - end.cell_length), name))
        second = line(" " * head.cell_length, (cut(told, room), themes.QUIET))
        rows = [between(title, end, width), second]
        return [filled(row, width).stylize_before(f"on {themes.PICK}") for row in rows] if chosen else rows

    @staticmethod
    def _told(entry: Shelved, room: int) -> str:
        if entry.preview is None:
            return entry.mistakes[0] if entry.mistakes else ""
        tags = " · ".join(cut(tag, 14) for tag in entry.preview.tags[:3])
        why = entry.preview.why or tags
        return f"{cut(why, room - len(tags) - 3)} · {tags}" if tags and why != tags and room > 56 else why

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
