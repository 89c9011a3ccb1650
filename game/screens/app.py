"""The app: assembles themes, screen and walls, opens the game, and leaves the terminal clean."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.events import Resize
from textual.filter import LineFilter
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme

from game.screens import themes
from game.screens.crash import KindEnd
from game.screens.filters import FewColours, InAscii, NoControls
from game.screens.incoming import guard_input
from game.screens.main import MainScreen
from game.screens.opening import Opening, is_slow
from game.screens.said import Said
from game.screens.signals import hang_up, watch_signals
from game.screens.sweeping import Sweeping
from game.screens.symbols import Symbols, tier_for
from game.screens.wearing import wear

if TYPE_CHECKING:
    from game.play.settings import Looks
    from game.screens.session import Session

HAND_OVER = 0.0005
"""Seconds after which a thread that waits gets its turn. One writes the frames, and would wait ten times as long."""
LOOK_SECONDS = 0.05
"""How often it looks whether a slow opening is over."""
SWEEP_SECONDS = 1.0


class Undaunted(KindEnd, App[None]):
    """The game on the full screen. `opening` gives the session; `root` is what `--root` said.

    `slow`: opening takes longer than a first frame may, so it is done behind it.
    """

    TITLE = "Undaunted"
    CSS_PATH = "styles.tcss"
    ENABLE_COMMAND_PALETTE = False  # palette.py is our own
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+z", "suspend_process", show=False)]

    theme: Reactive[str] = Reactive(themes.DUSK.name)  # set from the start: a change would parse all styles again

    def __init__(self, opening: Callable[[], Session], root: str | None = None, *, slow: bool = False) -> None:
        super().__init__()
        self.root_asked = root
        self.main = MainScreen(Symbols(tier_for(os.environ)), self.open_game)
        self._opening = Opening(opening)
        self._slow = slow
        self.leaving = False
        self._walls: list[LineFilter] = [NoControls(), InAscii(self.main.symbols)]
        few = self.console.color_system == "standard"
        self._few: list[LineFilter] = [FewColours(lambda: Color.parse(self.theme_variables["pick"]))] if few else []

    @property
    def session(self) -> Session | None:
        """The open game."""
        return self.main.opened

    @cached_property
    def available_themes(self) -> dict[str, Theme]:  # asked for with every line that is drawn
        """Ours before Textual's; they have to be there before Textual sets up its styles."""
        return {**{theme.name: theme for theme in themes.OURS}, **super().available_themes}

    def get_css_variables(self) -> dict[str, str]:
        """Every theme fills our roles."""
        return themes.with_roles(super().get_css_variables())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The second wall, after Textual's own filters."""
        walls = self._walls if self.main.symbols.ascii else self._walls[:1]  # every line goes through each of them
        return [*super().get_line_filters(), *walls, *self._few]

    def get_default_screen(self) -> Screen[None]:
        """The one main screen."""
        self.main.fit(self.size)
        return self.main

    def action_help_quit(self) -> None:
        """Ctrl-C, which often means copy: say how to leave."""
        self.main.tell(Said(f"{self.main.keymap.shown('quit')} leaves the game. Everything said is saved already."))

    def on_load(self) -> None:
        """Signals end the game as q does."""
        if self.in_terminal:
            watch_signals(self)

    def on_resize(self, event: Resize) -> None:
        """Leave out a size that no longer holds: signals interrupt each other, and the last may be told before another.

        A terminal that sends its sizes itself sends them in order, and perhaps before the system knows of them.
        """
        told = getattr(self._driver, "_in_band_window_resize", False)
        if self.in_terminal and not told and event.size != Size(*shutil.get_terminal_size()):
            event.prevent_default()

    def open_game(self) -> None:
        """Open the game for the first frame, or behind it where that takes longer."""
        self._opening.begin(behind=self._slow)
        if not self._opening.over:
            self.main.wait()
        self._look()

    def _look(self) -> None:
        if self._opening.over:
            self._opened()
        else:
            self.set_timer(LOOK_SECONDS, self._look)

    def exit(self, *args: Any, **kwargs: Any) -> None:
        """Leave. Whatever was about to open need not."""
        self.leaving = True
        super().exit(*args, **kwargs)

    def _opened(self) -> None:
        if self.leaving:
            return
        session, failed = self._opening.session, self._opening.failed
        if isinstance(failed, OSError):
            from game.play.failing import unusable

            self.exit(return_code=1, message=unusable(failed))
        elif session is None:
            raise failed or RuntimeError
        else:
            self._wear(session.looks)
            self.main.begin(session)
            self.main.call_after_refresh(self._after_first_frame)

    def _after_first_frame(self) -> None:
        """What start-up made stays: the collector need not look at it again. Then the mountain rises."""
        if self.leaving:
            return
        gc.freeze()
        self.set_interval(SWEEP_SECONDS, Sweeping().look)
        self.main.home.raise_mountain()
        self.main.encourage()
        self.main.home.open_stories()
        from game.screens.company import open_company

        open_company(self.main)

    def _wear(self, looks: Looks) -> None:
        """The player's own looks and keys."""
        wear(self, self.main, looks)


def _open_session(root: str | None) -> Session:
    from game.screens.session import open_session  # the rules, which take as long to load as a frame

    return open_session(root)


def run(root: str | None) -> int:
    """Play until the player leaves; the exit code. `root` is what `--root` said."""
    sys.setswitchinterval(HAND_OVER)
    gc.disable()  # it would cost a tenth of the first frame; after that, see sweeping.py
    for size in ("COLUMNS", "LINES"):  # where a shell exports them, the terminal would not be asked for its size
        os.environ.pop(size, None)
    guard_input(hang_up)
    app = Undaunted(partial(_open_session, root), root, slow=is_slow(root, os.environ))
    app.in_terminal = True
    app.run()
    if app.session is not None:
        app.session.keep()
    return app.return_code or 0
