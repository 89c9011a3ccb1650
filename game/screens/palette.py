"""Find anything by its name: every action that is possible now, quests, settings and their values, themes, keys.

One line each, with its key at the end. Titles are drawn as `Content` like everywhere, so nothing in them does anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import FuzzySearch
from textual.widgets import Input

from game.play.settings import LOOKS, ON
from game.play.settings import OFF as NO
from game.screens import themes
from game.screens.actions import ACTIONS, LIBRARY, QUEST, SETTINGS
from game.screens.dialogs.over import Over
from game.screens.lines import between, brief, cut, filled, line, wrapped
from game.screens.rows import standing
from game.screens.setting_rows import DAY_START, NAMES, SLOTS_ADVICE
from game.screens.symbols import Symbols
from game.screens.syncing import TITLE as SYNC
from game.screens.syncing import sync
from game.screens.wearing import use_theme
from game.screens.widgets.drawn import Drawn
from game.screens.widgets.settings import KEYS

if TYPE_CHECKING:
    from game.screens.main import MainScreen
    from game.screens.panes.library import LibraryPane
    from game.screens.panes.settings import SettingsPane

TITLE_CELLS = 60
MOST_ROWS = 16
AROUND = 6
"""Lines the card takes beside its list."""
POINTER = 2
"""Cells before a name."""
WORD_SCORE = 1000.0
"""What is called just so comes first."""
FAR, LEAST = 2, 0.001
"""What fits less than half as well as the best is not what was meant."""
ON_THE_PAGE = ("palette", "up", "down", "first", "last", "page_up", "page_down")
"""Actions that mean nothing without looking at where one is."""


class Command(NamedTuple):
    """What the palette lists. `note` stands at the end, a key in the colour of keys."""

    name: str
    note: str
    run: Callable[[], object]
    key: bool = False
    listed: bool = True
    word: str = ""


def commands(main: MainScreen) -> Iterator[Command]:
    """Everything that could be meant; what is not `listed` comes up only when it is asked for."""
    ascii_only = main.symbols.ascii
    for action in ACTIONS:
        if action.id not in ON_THE_PAGE and main.possible(action):
            key = main.keymap.shown(action.id, ascii_only=ascii_only)
            yield Command(action.help, key, partial(main.action_act, action.id), key=True, word=action.word)
    for view in main.session.today.quests:
        title = cut(view.title, TITLE_CELLS)
        yield Command(f"Go to {title}", standing(view).note, partial(main.go_to, view.id))
        yield Command(f"Open the page of {title}", "", partial(main.visit, QUEST, view.id), listed=False)
    yield Command(SYNC, "", partial(sync, main), listed=False)
    yield from _settings(main)
    yield from _on_the_shelf(main)
    for action in ACTIONS:
        keys = main.keymap.all_shown(action.id, ascii_only=ascii_only)
        row = f"{KEYS}{action.id}"
        yield Command(f"Change the key of {action.word}", keys, partial(main.visit, SETTINGS, row), listed=False)


def _settings(main: MainScreen) -> Iterator[Command]:
    for name in LOOKS["theme"]:
        yield Command(f"Theme: {name}", "", partial(use_theme, main, name), listed=False)
    words = {SLOTS_ADVICE: (ON, NO)} | {key: words for key, words in LOOKS.items() if key != "theme"}
    for key, each in words.items():
        for word in each:
            yield Command(f"{NAMES[key]}: {word}", "", partial(_set, main, key, word), listed=False)
    yield Command(f"{NAMES[DAY_START]} …", "", partial(main.visit, SETTINGS, DAY_START), listed=False)


def _set(main: MainScreen, key: str, word: str) -> None:
    """Go to the page of settings, where it is seen what is changed, and change it."""

    async def there() -> None:
        await main.show_pane(SETTINGS, key)
        pane: SettingsPane = main.panes[SETTINGS]  # type: ignore[assignment]  # by its name it is this one
        pane.set(key, word)

    main.run_worker(there(), exclusive=True)


def _on_the_shelf(main: MainScreen) -> Iterator[Command]:
    """The files of the library, once it has been looked at: reading them anew would hold up the first letter."""
    pane: LibraryPane | None = main.panes.get(LIBRARY)  # type: ignore[assignment]  # by its name it is this one
    for place, entry in enumerate(pane.shelf.entries if pane else ()):

        async def there(place: int = place) -> None:
            await main.show_pane(LIBRARY)
            if pane is not None:
                pane.choose(place)

        def go(there: Callable[..., object] = there) -> None:
            main.run_worker(there(), exclusive=True)  # type: ignore[arg-type]  # it is the one above

        yield Command(f"Look at {cut(entry.title, TITLE_CELLS)}", "library", go, listed=False)


class Hit(NamedTuple):
    """A command that fits, and where its letters are."""

    command: Command
    places: Sequence[int] = ()


def fitting(everything: Sequence[Command], typed: str) -> list[Hit]:
    """What fits the letters typed, best first; without any, what is listed."""
    if not typed.strip():
        return [Hit(command) for command in everything if command.listed]
    search = FuzzySearch()
    scored = [(*_score(search, typed.strip(), command), command) for command in everything]
    scored.sort(key=lambda found: -found[0])
    best = max((score for score, _, _ in scored if score < WORD_SCORE), default=0)
    least = max(best / FAR, LEAST)
    return [Hit(command, places) for score, places, command in scored if score >= least]


def _score(search: FuzzySearch, typed: str, command: Command) -> tuple[float, Sequence[int]]:
    """How well a name fits, and where; an action is found by the word of the key bar, too."""
    if command.word.casefold().startswith(typed.casefold()):
        return WORD_SCORE, ()
    return search.match(typed, command.name)


class Hits(Drawn):
    """The commands under one another."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="hits")
        self.hits: Sequence[Hit] = ()
        self.typed = ""
        self.marked = 0
        self.top = 0

    def show(self, hits: Sequence[Hit], typed: str) -> None:
        """Other commands; the best one is marked."""
        self.hits, self.typed, self.marked, self.top = hits, typed, 0, 0
        self.redraw()

    def move(self, by: int) -> None:
        """Mark another one; past the end it begins again."""
        if self.hits:
            self.marked = (self.marked + by) % len(self.hits)
            self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """The ones that fit, the marked one among them; a hint where there are none."""
        if not self.hits:
            told = (
                f"Nothing here is called “{cut(self.typed, 30)}”. Fewer letters find more; a word of what it does, too."
            )
            return wrapped(told, width, themes.QUIET, height)
        self.top = max(min(self.top, self.marked), self.marked - height + 1)
        shown = list(enumerate(self.hits))[self.top : self.top + height]
        return [self._row(hit, place == self.marked, width) for place, hit in shown]

    def _row(self, hit: Hit, marked: bool, width: int) -> Content:
        command = hit.command
        note = line((cut(command.note, width // 2), f"bold {themes.GOLD}" if command.key else themes.QUIET), " ")
        room = width - note.cell_length - POINTER - 1
        told = (brief(command.name, room) if command.key and not hit.places else "") or cut(command.name, room)
        name = Content.styled(told, f"bold {themes.INK}" if marked else themes.INK)
        for place in hit.places:
            name = name.stylize(f"bold underline {themes.GOLD}", place, place + 1)
        pointer = line((f"{self.symbols.mark('pointer')} " if marked else "  ", themes.GOLD))
        row = between(line(pointer, name), note, width)
        return filled(row, width).stylize_before(f"on {themes.PICK}") if marked else row


class Palette(Over[Callable[[], object]]):
    """Gives what to do."""

    WIDTH = 74
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("up,ctrl+k,shift+tab", "move(-1)", show=False, priority=True),
        Binding("down,ctrl+j,tab", "move(1)", show=False, priority=True),
        Binding("pageup", "move(-8)", show=False),
        Binding("pagedown", "move(8)", show=False),
    ]

    DEFAULT_CSS = """
    Palette #card {
        padding: 0 2;
    }
    Palette #card Input {
        margin: 0;
    }
    Palette #card Input:focus {
        background-tint: transparent;
    }
    """

    def __init__(self, main: MainScreen) -> None:
        super().__init__(main.symbols)
        self.everything = list(commands(main))
        self.entry = Input(placeholder="What would you like to do?", id="entry")
        self.hits = Hits(main.symbols)

    def compose(self) -> ComposeResult:
        """A line to type in over what fits."""
        with Vertical(id="card") as card:
            card.styles.width = self.WIDTH
            card.border_title = Content("Anything by its name")
            card.border_subtitle = Content("enter  do it   esc  not now")
            yield self.entry
            yield self.hits

    def on_mount(self) -> None:
        """Typing begins at once."""
        self.fit()
        self.entry.focus()
        self.search()

    def on_resize(self) -> None:
        """As high as it may be."""
        self.fit()

    def fit(self) -> None:
        """The list keeps its height while one types, so that nothing jumps."""
        self.hits.styles.height = max(1, min(MOST_ROWS, self.app.size.height - AROUND))

    @on(Input.Changed)
    def search(self) -> None:
        """What fits by now."""
        self.hits.show(fitting(self.everything, self.entry.value), self.entry.value)

    @on(Input.Submitted)
    def choose(self) -> None:
        """Do the marked one."""
        if self.hits.hits:
            self.give(self.hits.hits[self.hits.marked].command.run)

    def action_move(self, by: int) -> None:
        """Mark another one."""
        self.hits.move(by)

    def action_leave(self) -> None:
        """Leave without doing anything."""
        self.give(None)

    def on_click(self, event: events.Click) -> None:
        """A click on a line does it; beside the card it leaves."""
        place = event.get_content_offset(self.hits)
        if place is not None and self.hits.top + place.y < len(self.hits.hits):
            self.hits.marked = self.hits.top + place.y
            self.choose()
        elif not self.query_one("#card").region.contains_point(event.screen_offset):
            self.give(None)

    def on_mouse_scroll_down(self) -> None:
        """The wheel marks."""
        self.hits.move(1)

    def on_mouse_scroll_up(self) -> None:
        """The wheel marks."""
        self.hits.move(-1)
