"""The main screen: the bars, the panes, and the way from a key to what it does.

It owns the session once that is open. What was acted goes through `after`, which shows the message, draws the day
anew and keeps the read model when the frame is out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.screen import ModalScreen, Screen
from textual.widgets import ContentSwitcher

from game.screens import themes
from game.screens.actions import ACTIONS, HOME, LIBRARY, Action, bindings
from game.screens.panes.home import HomePane
from game.screens.panes.pane import Pane
from game.screens.said import Said, in_the_game
from game.screens.symbols import Symbols
from game.screens.widgets.bars import Banner, KeyBar, Messages, TopBar

if TYPE_CHECKING:
    from game.screens.session import Session

Given = TypeVar("Given")

LOOK_SECONDS = 1.0
"""How often it looks for a new day and for what other programs wrote."""
MESSAGE_SECONDS = 20.0
NEWER = "A newer version of Undaunted wrote this save. You can look around; to say anything, update this one."
CAME_IN = "New entries came in from the shell or another device."


class MainScreen(Screen[None]):
    """The one screen; dialogs stand over it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings()
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (76, "-normal"), (112, "-wide")]  # noqa: RUF012 - Textual's own annotation
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (12, "-short"), (17, "-medium"), (32, "-tall")]  # noqa: RUF012 - the same

    def __init__(self, symbols: Symbols, start: Callable[[], None]) -> None:
        super().__init__()
        self.symbols = symbols
        self.start = start
        self.opened: Session | None = None
        self.top = TopBar(symbols)
        self.banner = Banner(symbols)
        self.messages = Messages(symbols)
        self.key_bar = KeyBar(symbols)
        self.home = HomePane(symbols)
        self.panes: dict[str, Pane] = {HOME: self.home}

    def fit(self, size: Size) -> None:
        """Take the classes for a size before the first layout, which is then the last."""
        for names, cells in ((self.HORIZONTAL_BREAKPOINTS, size.width), (self.VERTICAL_BREAKPOINTS, size.height)):
            self.add_class(next(name for least, name in reversed(names) if cells >= least))
        self.set_class(self.symbols.ascii, "-ascii")

    def compose(self) -> ComposeResult:
        """Bars of one or two lines around a body that takes the rest."""
        yield self.top
        yield self.banner
        with ContentSwitcher(initial=HOME, id="panes"):
            yield self.home
        yield self.messages
        yield self.key_bar

    # --- the game ----------------------------------------------------------------------------------------------------

    @property
    def session(self) -> Session:
        """The open game."""
        if self.opened is None:
            raise RuntimeError("the game is not open yet")
        return self.opened

    def on_mount(self) -> None:
        """The screen stands: open the game."""
        self.start()

    def wait(self) -> None:
        """The game takes a while to open."""
        self.messages.say(Said("Reading your journal …"))

    def begin(self, session: Session) -> None:
        """The game is open: draw it."""
        self.opened = session
        self.messages.say(None)
        self.renew(moving=False)
        self.set_interval(LOOK_SECONDS, self.look)

    def renew(self, *, moving: bool = True) -> None:
        """Draw the day as it stands; `moving` lets the metres count up."""
        self.top.show(self.session.today, moving=moving)
        notices = self.session.today.notices
        if self.session.read_only:
            self.banner.show(NEWER)
        elif self.banner.text != CAME_IN:
            self.banner.show(in_the_game(notices[0]) if notices else "")
        self.messages.hint(self.session.evidence())
        self.pane.renew()
        self.renew_keys()

    def renew_keys(self) -> None:
        """The key bar, with what is possible now."""
        self.key_bar.show([action for action in ACTIONS if action.rank and self.possible(action)])

    def after(self, said: Said) -> None:
        """Show what came of a key: the message, and the day as it is now."""
        self.tell(said)
        if not said.refused:
            if self.banner.text == CAME_IN:
                self.banner.show("")
            self.renew()
            self.call_after_refresh(self.session.keep)

    def tell(self, said: Said) -> None:
        """Show a message; it goes after a while."""
        self.messages.say(said)
        self.set_timer(MESSAGE_SECONDS, lambda: self.messages.say(None) if self.messages.said is said else None)

    def look(self) -> None:
        """Turn the page when the day has, and take in what others wrote."""
        if self.session.turned():
            self.renew()
            day = self.session.today.day
            self.tell(Said(f"A new day: {day:%A} {day.day} {day:%B}."))
        elif self.session.came_in():
            self.banner.show(CAME_IN)
            self.renew()

    # --- panes and dialogs -------------------------------------------------------------------------------------------

    @property
    def pane(self) -> Pane:
        """The pane that is shown."""
        return self.panes[self.query_one(ContentSwitcher).current or HOME]

    async def show_pane(self, name: str) -> None:
        """Go to a pane, made on its first visit."""
        switcher = self.query_one(ContentSwitcher)
        if name not in self.panes:
            from game.screens.panes.library import LibraryPane

            self.panes[name] = LibraryPane(self.symbols)
            await switcher.add_content(self.panes[name], id=name)
        switcher.current = name
        self.pane.renew()
        self.renew_keys()

    def go_to(self, quest: str) -> None:
        """Choose a quest on Home."""

        async def go() -> None:
            await self.show_pane(HOME)
            self.home.choose_quest(quest)

        self.run_worker(go(), exclusive=True)

    def ask(self, dialog: ModalScreen[Given | None], then: Callable[[Given], object]) -> None:
        """Ask something; nothing happens where there is no answer."""

        def answered(given: Given | None) -> None:
            if given is not None:
                then(given)

        self.app.push_screen(dialog, answered)

    # --- from a key to what it does ----------------------------------------------------------------------------------

    def possible(self, action: Action) -> bool:
        """Whether an action does something here and now."""
        if self.opened is None:
            return action.id in ("quit", "theme")
        if action.pane and action.pane != self.pane.id:
            return False
        if action.id == "undo":
            return bool(self.session.undoable())
        if action.id == "redo":
            return self.session.redoable()
        return hasattr(self, f"do_{action.id}") or self.pane.possible(action.id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys mean what they mean on the pane that is shown."""
        if action == "act":
            return any(self._holds(entry) for entry in ACTIONS if entry.id == parameters[0])
        return super().check_action(action, parameters)

    def _holds(self, action: Action) -> bool:
        return (not action.pane or action.pane == self.pane.id) and (self.opened is not None or action.id == "quit")

    def action_act(self, name: str) -> None:
        """Do an action of the table."""
        do: Any = getattr(self, f"do_{name}", None) or getattr(self.pane, f"do_{name}", None)
        if do is not None:
            do()

    def action_type(self, key: str) -> None:
        """A digit or = on the main screen."""
        if self.opened is not None:
            self.pane.typed(key)

    @on(KeyBar.Pressed)
    def pressed(self, event: KeyBar.Pressed) -> None:
        """A key of the bar was clicked."""
        self.action_act(event.action)

    def do_library(self) -> None:
        """The quest library."""
        self.run_worker(self.show_pane(LIBRARY), exclusive=True)

    def do_home(self) -> None:
        """Back to today."""
        self.run_worker(self.show_pane(HOME), exclusive=True)

    def do_undo(self) -> None:
        """Take back the last action."""
        self.after(self.session.undo())

    def do_redo(self) -> None:
        """Bring it back."""
        self.after(self.session.redo())

    def do_theme(self) -> None:
        """Dusk or daylight."""
        self.use_theme(themes.other(self.app.theme))

    def use_theme(self, name: str) -> None:
        """A theme, now and at the next start."""
        self.app.theme = name
        if self.opened is not None:
            self.opened.keep_theme(name)

    def do_keys(self) -> None:
        """All keys and signs."""
        from game.screens.dialogs.keys import KeysHelp

        self.app.push_screen(KeysHelp(self.symbols))

    def do_palette(self) -> None:
        """Find an action by name."""
        self.app.action_command_palette()

    def do_quit(self) -> None:
        """Leave."""
        self.app.exit(return_code=0)
