"""The bars around the body: the top bar, the banner, the messages and the keys. Each one line that draws itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from game.screens import themes
from game.screens.actions import Action
from game.screens.keymap import Keymap
from game.screens.lines import between, cut, hanging, line, metres, wrapped
from game.screens.said import Said, Tone
from game.screens.symbols import Symbols
from game.screens.widgets.drawn import Drawn

if TYPE_CHECKING:
    from game.play.views import LevelView, TodayView

BODY = 150
"""Nothing but the mountain and the top bar is wider."""
COUNT_SECONDS = 0.7
MOST_LINES = 4
LOW = 17
"""A terminal lower than this has one line for messages."""
TALL = 32
"""One this high has three."""
LEAST_BAR, LONG_WAY = 6, 32
"""The bar to the next height has at least so many cells; with fewer than the second for all of it, no name is cut."""
LONG_DATE = 90
"""A top bar so wide has room for the day in words beside the name of the next height."""


class TopBar(Drawn):
    """The game, the day, the metres counting up, and the way to the next height."""

    shown: reactive[float] = reactive(0.0, repaint=False)
    """The metres as they stand on the screen: on their way to those of the day."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="top")
        self.today: TodayView | None = None

    def show(self, today: TodayView, *, moving: bool) -> None:
        """The day as it stands; `moving` lets the metres count."""
        self.today = today
        if moving:
            self.animate("shown", today.metres, duration=COUNT_SECONDS, easing="out_cubic")
        else:
            self.shown = today.metres
        self.redraw()

    def on_click(self) -> None:
        """What the key bar has no room for is one click away, too."""
        self.post_message(KeyBar.Pressed("palette"))

    def watch_shown(self) -> None:
        """Counting: most steps on the way look like the one before."""
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - it is one line high
        """One line, with less on it the narrower it is."""
        name = line((" UNDAUNTED", f"bold {themes.GOLD}"))
        if self.today is None:
            return [name]
        day = self.today.day
        date = f"{day:%A} {day.day} {day:%B}" if width >= LONG_DATE else f"{day:%a} {day.day} {day:%b}"
        left = line(name, (f"   {date}", themes.QUIET)) if width >= 46 else name
        if not (self.today.metres or self.today.quests or self.shown):  # nobody asked for anything yet
            return [left]
        climbed = line(
            (f"{self.shown:,.0f} m", f"bold {themes.INK}"), (" climbed" if width >= 100 else "", themes.QUIET)
        )
        room = width - left.cell_length - climbed.cell_length - 5
        right = line(climbed, "  ", self._way(self.today.level, room), " ") if room >= 12 else line(climbed, " ")
        return [between(left, right, width)]

    def _way(self, level: LevelView, room: int) -> Content:
        """The bar to the next height, and its name."""
        if not level.next_name:
            return line((cut(f"above {level.name}", room), themes.QUIET))
        height, most = f"{level.next_m:,} m", room - LEAST_BAR - 1
        name = cut(level.next_name, max(LEAST_BAR, most - len(height) - 1))
        ahead = f"{name} {height}" if name == level.next_name or room >= LONG_WAY else height
        cells = min(24, room - cell_len(ahead) - 1)
        told = line((ahead, themes.QUIET))
        if cells < LEAST_BAR:
            return told.truncate(room, ellipsis=True)
        part = (self.shown - level.height_m) / (level.next_m - level.height_m)
        return line(progress(part, cells, self.symbols), " ", told)


def progress(part: float, cells: int, symbols: Symbols) -> Content:
    """A bar of so many cells: thick where it is climbed, thin where it is not."""
    halves = max(0, min(2 * cells, int(part * 2 * cells)))
    full, half = divmod(halves, 2)
    rest = cells - full - half
    return line(
        (symbols.mark("climbed") * full + symbols.mark("half") * half, themes.GOLD),
        (symbols.mark("to_climb") * rest, themes.FAINT),
    )


class Banner(Drawn):
    """One line over the body about the save itself; not there when there is nothing to tell."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="banner")
        self.text = ""
        self.display = False

    def show(self, text: str) -> None:
        """The line; "" takes it away."""
        self.text = text
        self.display = bool(text)
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """The line, on a second one where it is long."""
        return wrapped(f"{self.symbols.mark('caution')} {self.text}", width, themes.GOLD, height)


TONES = {Tone.GOOD: ("good", themes.LEAF), Tone.TOLD: ("told", themes.SKY), Tone.CAUTION: ("caution", themes.ROSE)}


class Messages(Drawn):
    """What came of the last key, over a line of encouragement and one of counted facts."""

    WIDEST = BODY

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="messages")
        self.said: Said | None = None
        self.line = ""
        self.facts = ""

    def say(self, said: Said | None) -> None:
        """The newest message; None clears it."""
        self.said = said
        self._fit()
        self.redraw()

    def on_resize(self) -> None:
        """Another width may take more lines."""
        self._fit()

    def _fit(self) -> None:
        """As many lines as the message takes; three where there is room, one on a low terminal."""
        high = self.app.size.height
        usual = 1 if high < LOW else 2 if high < TALL else 3
        needed = len(wrapped(self.said.text, min(self.size.width, BODY) - 4, "", MOST_LINES)) if self.said else 1
        self.styles.height = max(usual, needed) if usual > 1 else 1

    def hint(self, encouragement: str, facts: str) -> None:
        """The line of encouragement, and the one of counted facts."""
        if (encouragement, facts) != (self.line, self.facts):
            self.line, self.facts = encouragement, facts
            self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """The message in as many lines as there are, the others on what is left."""
        rows = self._told(self.said, width, height) if self.said else []
        for text, style in ((self.line, themes.SKY), (self.facts, themes.QUIET)):
            rows += [line(" ", row) for row in whole(text, width - 2, style, height - len(rows))]
        return rows

    def _told(self, said: Said, width: int, height: int) -> list[Content]:
        mark, style = TONES[said.tone]
        rows = wrapped(said.text, width - 4, themes.INK, height)
        return hanging(line((f" {self.symbols.mark(mark)} ", f"bold {style}")), rows)


def whole(text: str, width: int, style: str, most: int) -> list[Content]:
    """As many whole sentences, the last ones, as there is room for; the last one is cut where even that is too long."""
    sentences = text.split(". ") if text else []
    for first in range(len(sentences)):
        rows = wrapped(". ".join(sentences[first:]), width, style, most + 1)
        if len(rows) <= most:
            return rows
    return wrapped(sentences[-1], width, style, most) if sentences else []


class KeyBar(Drawn):
    """The keys that do something here, by rank, as many as fit; each can be clicked."""

    WIDEST = BODY

    class Pressed(Message):
        """A key on the bar was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, symbols: Symbols, keymap: Keymap) -> None:
        super().__init__(symbols, id="keys")
        self.keymap = keymap
        self.actions: Sequence[Action] = ()
        self._ends: list[tuple[int, str]] = []

    def show(self, actions: Sequence[Action]) -> None:
        """The actions possible now, in the order of the table."""
        if list(actions) != list(self.actions):
            self.actions = actions
            self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - it is one line high
        """`space done  s some  …`: the most useful ones that fit, in their order."""
        keys = {action.id: self._key(action) for action in self.actions}
        room, fitting = width + 1, set[str]()
        for action in sorted(self.actions, key=_rank):
            if (cells := keys[action.id].cell_length) <= room:
                room -= cells
                fitting.add(action.id)
        shown = [action.id for action in self.actions if action.id in fitting]
        self._ends = [
            (sum(keys[name].cell_length for name in shown[: place + 1]), name) for place, name in enumerate(shown)
        ]
        return [line(" ", *[keys[name] for name in shown])]

    def _key(self, action: Action) -> Content:
        key = self.keymap.shown(action.id, ascii_only=self.symbols.ascii)
        return line((key, f"bold {themes.GOLD}"), (f" {action.word}  ", themes.QUIET))

    def on_click(self, event: events.Click) -> None:
        """A click on a key presses it."""
        place = event.get_content_offset(self)
        found = next((action for end, action in self._ends if place and place.x - self.inset < end), None)
        if found:
            self.post_message(self.Pressed(found))


def _rank(action: Action) -> int:
    return action.rank


__all__ = ["Banner", "KeyBar", "Messages", "TopBar", "metres", "progress"]
