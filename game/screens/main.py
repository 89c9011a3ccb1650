"""The main screen: the bars, the panes, and the way from a key to what it does.

It owns the session once that is open. What was acted goes through `after`, which shows the message, draws the day
anew and keeps the read model when the frame is out.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import ModalScreen, Screen

from game.screens import themes
from game.screens.actions import ACTIONS, BY_ID, HOME, Action
from game.screens.afterwards import afterwards
from game.screens.keymap import Keymap
from game.screens.panes import OPEN, PANES
from game.screens.panes.home import HomePane
from game.screens.panes.pane import Pane
from game.screens.said import Said, in_the_game
from game.screens.symbols import Symbols
from game.screens.widgets.bare import Switched
from game.screens.widgets.bars import Banner, KeyBar, Messages, TopBar

if TYPE_CHECKING:
    from game.screens.company import Company
    from game.screens.session import Session

Given = TypeVar("Given")

LOOK_SECONDS = 1.0
"""How often it looks for a new day and for what other programs wrote."""
MESSAGE_SECONDS = 20.0
TYPED = "0123456789="
"""What begins an amount."""
NEWER = "A newer version of Undaunted wrote this save. You can look around; to say anything, update this one."
CAME_IN = "New entries came in from the shell or another device."


class MainScreen(Screen[None]):
    """The one screen; dialogs stand over it."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (76, "-normal"), (112, "-wide")]  # noqa: RUF012 - Textual's own annotation
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (12, "-short"), (17, "-medium"), (32, "-tall")]  # noqa: RUF012 - the same

    def __init__(self, symbols: Symbols, start: Callable[[], None]) -> None:
        super().__init__()
        self.symbols = symbols
        self.start = start
        self.opened: Session | None = None
        self.company: Company | None = None
        """The party; there is none before the first frame is out."""
        self.top = TopBar(symbols)
        self.banner = Banner(symbols)
        self.messages = Messages(symbols)
        self.keymap = Keymap()
        self.key_bar = KeyBar(symbols, self.keymap)
        self.home = HomePane(symbols)
        self.panes: dict[str, Pane] = {HOME: self.home}
        self.pane: Pane = self.home
        """The pane that is shown."""
        self._told_now = False
        self.switcher = Switched(initial=HOME, id="panes")

    def fit(self, size: Size) -> None:
        """Take the classes for a size before the first layout, which is then the last."""
        for names, cells in ((self.HORIZONTAL_BREAKPOINTS, size.width), (self.VERTICAL_BREAKPOINTS, size.height)):
            self.add_class(next(name for least, name in reversed(names) if cells >= least))
        self.set_class(self.symbols.ascii, "-ascii")

    def compose(self) -> ComposeResult:
        """Bars of one or two lines around a body that takes the rest."""
        yield self.top
        yield self.banner
        with self.switcher:
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
        session.keymap = self.keymap
        self.messages.say(None)
        self.renew(moving=False)
        self.set_interval(LOOK_SECONDS, self.look)

    def encourage(self) -> None:
        """The first frame is out: now there is time for a line of encouragement."""
        self.session.encourage()
        self._hint()

    def _hint(self) -> None:
        """The quiet line and what was counted, where the pane leaves room for them."""
        shown = (self.session.line, self.session.evidence()) if self.pane.hints else ("", "")
        self.messages.hint(*shown)

    def renew(self, *, moving: bool = True) -> None:
        """Draw the day as it stands; `moving` lets the metres count up."""
        self.top.show(self.session.today, moving=moving)
        notices = self.session.today.notices
        if self.session.read_only:
            self.banner.show(NEWER)
        elif self.banner.text != CAME_IN:
            self.banner.show(in_the_game(notices[0], self.keymap) if notices else "")
        self._hint()
        self.pane.renew()
        self.renew_keys()

    def renew_keys(self) -> None:
        """The key bar, with what is possible now."""
        heard = [action for action in ACTIONS if action.rank and self.pane.hears(self.keymap.keys(action.id)[0])]
        possible = [action for action in heard if self.possible(action)]
        self.key_bar.show([action._replace(word=self._word(action)) for action in possible])

    def _word(self, action: Action) -> str:
        return themes.other(self.app.theme) if action.id == "theme" else self.pane.word(action)

    def after(self, said: Said) -> None:
        """Show what came of a key: the message, and the day as it is now."""
        self.tell(said)
        if not said.refused:
            if self.banner.text == CAME_IN:
                self.banner.show("")
            self.session.encourage(said.result)
            self.renew()
            afterwards(self, self.keep)

    def keep(self) -> None:
        """What was said is on disk: keep the read model, and let friends see what is shared of it."""
        self.session.keep()
        if self.company is not None:
            self.company.keep()

    def tell(self, said: Said) -> None:
        """Show a message; it goes after a while."""
        self._told_now = True
        self.messages.say(said)
        self.set_timer(MESSAGE_SECONDS, lambda: self.messages.say(None) if self.messages.said is said else None)

    def look(self) -> None:
        """Turn the page when the day has, and take in what others wrote."""
        if self.session.gone:
            self.banner.show(self.session.gone)
        elif self.session.turned():
            self.session.encourage()
            self.renew()
            day = self.session.today.day
            self.tell(Said(f"A new day: {day:%A} {day.day} {day:%B}."))
        elif self.session.came_in():
            self.banner.show(CAME_IN)
            self.renew()
        else:
            self.home.light()

    # --- panes and dialogs -------------------------------------------------------------------------------------------

    async def show_pane(self, name: str, quest: str = "") -> None:
        """Go to a pane, made on its first visit. `quest` is the one it is about, where it is about one."""
        if name not in self.panes:
            module, class_name = PANES[name]
            made: Pane = getattr(import_module(f"game.screens.panes.{module}"), class_name)(self.symbols)
            self.panes[name] = made
            await self.switcher.add_content(made, id=name)
        if name != self.pane.id and not self._told_now:
            self.messages.say(None)
        self.pane.leave()
        self.set_focus(None)
        self.switcher.current = name
        self.pane = self.panes[name]
        self.pane.arrive(quest)
        self.pane.renew()
        self.renew_keys()
        self._hint()

    def visit(self, name: str, quest: str = "") -> None:
        """Go to a pane as soon as what is under way is over."""
        self.run_worker(self.show_pane(name, quest), exclusive=True)

    def go_to(self, quest: str) -> None:
        """Choose a quest on Home."""
        self.visit(HOME, quest)

    def ask(self, dialog: ModalScreen[Given | None], then: Callable[[Given], object]) -> None:
        """Ask something; nothing happens where there is no answer."""

        def answered(given: Given | None) -> None:
            if given is not None:
                then(given)

        self.app.push_screen(dialog, answered)

    # --- from a key to what it does ----------------------------------------------------------------------------------

    def possible(self, action: Action) -> bool:
        """Whether an action does something here and now."""
        if not self._holds(action):
            return False
        if action.id == "undo":
            return self.session.undoable()
        if action.id == "redo":
            return self.session.redoable()
        return action.id in OPEN or hasattr(self, f"do_{action.id}") or self.pane.possible(action.id)

    def _holds(self, action: Action) -> bool:
        if self.opened is None:
            return action.id in ("quit", "theme")
        return action.id != self.pane.id and (not action.panes or self.pane.id in action.panes)

    def on_key(self, event: events.Key) -> None:
        """A key nothing on the pane took for itself: what the keymap says, or a digit."""
        if self.pane.hurry():
            event.stop()
            return
        action = self.keymap.found(self.pane.id or HOME, event.key, event.character)
        if action is not None and self._holds(action):
            event.stop()
            event.prevent_default()
            self.action_act(action.id)
        elif self.opened is not None and event.character is not None and event.character in TYPED:
            self.pane.typed(event.character)

    def action_act(self, name: str) -> None:
        """Do an action of the table, where it holds. What was told before it is old news on another pane."""
        self._told_now = False
        do: Any = getattr(self.pane, f"do_{name}", None) or getattr(self, f"do_{name}", None)
        if not self._holds(BY_ID[name]):
            return
        if do is not None:
            do()
        elif name in OPEN:
            self.visit(name)

    @on(KeyBar.Pressed)
    def pressed(self, event: KeyBar.Pressed) -> None:
        """A key of the bar was clicked."""
        self.action_act(event.action)

    def do_welcome(self) -> None:
        """The first two minutes, again at any time."""
        from game.screens.welcoming import ask_welcome

        ask_welcome(self)

    def do_undo(self) -> None:
        """Take back the last action."""
        from game.screens.undoing import undo

        self.after(undo(self.session))

    def do_redo(self) -> None:
        """Bring it back."""
        from game.screens.undoing import redo

        self.after(redo(self.session))

    def do_theme(self) -> None:
        """Dusk or daylight."""
        from game.screens.wearing import use_theme

        use_theme(self, themes.other(self.app.theme))

    def do_help(self) -> None:
        """How it works, all keys and signs."""
        from game.screens.dialogs.help import Help

        self.app.push_screen(Help(self.symbols, self.keymap, str(self.session.game.root.path)))

    def do_palette(self) -> None:
        """Find an action by name."""
        from game.screens.palette import Palette

        self.ask(Palette(self), lambda run: run())

    def do_quit(self) -> None:
        """Leave."""
        self.app.exit(return_code=0)
