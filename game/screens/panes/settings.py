"""Settings: every one of them on one page, and the keys. What is changed holds as soon as its line says."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from textual import on
from textual.app import ComposeResult

from game.play.settings import LOOKS, Looks, UnknownSetting, change_setting, set_keys, set_look, settings, usual_keys
from game.rules.moves import Refusal
from game.rules.values import replace
from game.screens import setting_rows
from game.screens.actions import BY_ID, SETTINGS
from game.screens.keymap import shown
from game.screens.lines import plain
from game.screens.panes.pane import Pane
from game.screens.rebinding import problem, usual_problem
from game.screens.said import Said, Tone
from game.screens.setting_rows import DAY_START, MISTAKE, MOTION, SYMBOLS, THEME, USUAL_KEYS, Seen
from game.screens.symbols import Symbols
from game.screens.wearing import wear
from game.screens.widgets.settings import KEYS, Row, SettingList, SettingPanel

Answer = TypeVar("Answer")

UNTIL_LEAVING = " It holds until you leave."


class SettingsPane(Pane):
    """The list of settings and the panel about the chosen one."""

    SCOPED_CSS = False  # the rules below look at classes of the screen
    DEFAULT_CSS = """
    SettingList, SettingPanel {
        border: round $line;
        border-title-color: $ink;
        border-title-style: bold;
        height: 1fr;
        width: 13fr;
    }
    SettingPanel {
        width: 9fr;
        padding: 0 1;
    }
    .-wide SettingPanel {
        padding: 0 2;
    }
    .-wide.-tall SettingPanel {
        padding: 1 2;
    }
    .-ascii SettingList, .-ascii SettingPanel {
        border: ascii $line;
    }
    .-slim SettingList, .-slim SettingPanel {
        border: none;
        border-top: solid $line;
        width: 1fr;
        height: 4fr;
    }
    .-slim SettingPanel {
        height: 3fr;
    }
    .-ascii.-slim SettingList, .-ascii.-slim SettingPanel {
        border: none;
        border-top: ascii $line;
    }
    .-slim.-short SettingPanel, .-flat SettingPanel {
        display: none;
    }
    .-slim.-short SettingList, .-flat SettingList {
        border: none;
    }
    """

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id=SETTINGS)
        self.list = SettingList(symbols)
        self.panel = SettingPanel(symbols)
        self.unsaved: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """The list; the panel."""
        yield self.list
        yield self.panel

    def arrive(self, quest: str) -> None:
        """`quest` may be the id of a row here: the palette leads to single settings."""
        if quest:
            self.renew()
            self.list.choose_row(quest)

    def renew(self) -> None:
        """Read the settings: the file may have been changed in an editor."""
        self.list.show(setting_rows.rows(self.seen()))
        self._renew_panel()

    def seen(self) -> Seen:
        """Everything the page is made from."""
        game = self.main.session.game
        return Seen(
            settings(game),
            self.looks,
            plain(str(game.root.settings), 200),
            self.main.keymap,
            self.symbols,
            self.unsaved,
            self.app.available_themes,
        )

    @property
    def looks(self) -> Looks:
        """What `settings.toml` says."""
        return self.main.session.looks

    @property
    def row(self) -> Row | None:
        """The chosen row."""
        return self.list.row

    def _renew_panel(self) -> None:
        self.panel.show(setting_rows.about(self.row, self.seen()) if self.row else None)
        self.main.renew_keys()

    def possible(self, action: str) -> bool:
        """A mistake is changed in the file; keys have no other way but to be the usual ones."""
        name = self.row.id if self.row else MISTAKE
        if action == "change":
            return not name.startswith(MISTAKE)
        if action == "change_back":
            own = name.removeprefix(KEYS) in self.main.keymap.own
            return own if name.startswith(KEYS) else not name.startswith((MISTAKE, USUAL_KEYS))
        return super().possible(action)

    # --- moving ------------------------------------------------------------------------------------------------------

    def choose(self, index: int) -> None:
        """Move the choice, and the panel with it."""
        self.list.choose(index)
        self._renew_panel()

    def do_up(self) -> None:
        """The row above."""
        self.choose(self.list.chosen - 1)

    def do_down(self) -> None:
        """The row below."""
        self.choose(self.list.chosen + 1)

    def do_first(self) -> None:
        """The first row."""
        self.choose(0)

    def do_last(self) -> None:
        """The last row."""
        self.choose(len(self.list.rows) - 1)

    @on(SettingList.Clicked)
    def clicked(self, event: SettingList.Clicked) -> None:
        """A click chooses; on the chosen row it changes."""
        self.choose(event.index)
        if event.again:
            self.do_change()

    # --- changing ----------------------------------------------------------------------------------------------------

    def do_change(self) -> None:
        """Change the chosen setting: the next word, or a question."""
        self._change(1)

    def do_change_back(self) -> None:
        """The word before; the usual keys."""
        self._change(-1)

    def typed(self, key: str) -> None:
        """A digit begins the time a day begins at."""
        if self.row and self.row.id == DAY_START and key.isdigit():
            self._ask_day_start(key)

    def _change(self, by: int) -> None:
        row = self.row
        if row is None or row.mistake:
            return
        if row.id == DAY_START:
            self._ask_day_start()
        elif row.id == THEME:
            self._ask_theme(by)
        elif row.id == USUAL_KEYS:
            self._keep(lambda: usual_keys(self.main.session.game), "All actions have their usual keys again.")
        elif row.id.startswith(KEYS):
            action = row.id.removeprefix(KEYS)
            if by > 0:
                self._listen(action)
            elif action in self.main.keymap.own:
                self._usual(action)
        else:
            view = next(view for view in settings(self.main.session.game) if view.key.key == row.id)
            words = LOOKS.get(row.id, view.key.allowed)
            self.set(row.id, words[(words.index(row.value) + by) % len(words)])

    def set(self, key: str, word: str) -> None:
        """A setting is one word from now on."""
        game = self.main.session.game
        if key in LOOKS:
            self._look(key, word)
            return
        before = {view.key.key: view.value for view in settings(game)}[key]
        said: str | UnknownSetting | Said = self.main.session.act(lambda: change_setting(game, key, word))
        told = f"{setting_rows.NAMES[key]}: {word}."
        if key == DAY_START:
            told = f"A day begins at {word}, {'as before' if word == before else 'from tomorrow on'}."
        self.main.after(said if isinstance(said, Said) else Said(told, Tone.GOOD))

    def _look(self, key: str, word: str) -> None:
        """A look holds whether the disk keeps it or not; what was not saved says so."""
        kept = self._saved(lambda: set_look(self.main.session.game, key, word))
        if isinstance(kept, Said):
            self.unsaved[key] = word
            self.main.tell(kept._replace(text=kept.text + UNTIL_LEAVING))
        else:
            self.unsaved.pop(key, None)
            self.main.tell(Said(f"{setting_rows.NAMES[key]}: {word}.", Tone.GOOD))
        self._wear()

    def _wear(self) -> None:
        looks = self.looks
        worn = {key: self.unsaved.get(key, getattr(looks, key)) for key in (THEME, MOTION, SYMBOLS)}
        wear(self.app, self.main, replace(looks, **worn))
        self.renew()
        self.main.key_bar.refresh()

    def _saved(self, write: Callable[[], Looks | Refusal | UnknownSetting]) -> Looks | Said:
        """Write to `settings.toml`; what to say where that was not possible."""
        kept: Looks | UnknownSetting | Said = self.main.session.act(write)
        if isinstance(kept, UnknownSetting):
            return Said(plain(kept.message), Tone.CAUTION, refused=True)
        return kept

    # --- questions ---------------------------------------------------------------------------------------------------

    def _ask_day_start(self, typed: str = "") -> None:
        from game.screens.dialogs.daystart import DayStartDialog

        held = self.row.value if self.row else ""
        self.main.ask(DayStartDialog(held, self.symbols, typed), lambda said: self.set(DAY_START, said))

    def _ask_theme(self, by: int) -> None:
        from game.screens.dialogs.themes import ThemeDialog

        names, before = LOOKS[THEME], self.app.theme
        marked = names[(names.index(before) + by) % len(names)]
        self.main.ask(ThemeDialog(names, before, marked, self.symbols), lambda name: self._look(THEME, name))

    # --- keys --------------------------------------------------------------------------------------------------------

    def _listen(self, action: str) -> None:
        from game.screens.dialogs.listen import USUAL, Listen

        def weigh(key: str) -> str:
            said = self.looks.keys
            return usual_problem(said, action) if key == USUAL else problem(said, action, key)

        about = setting_rows.about(self.list.rows[self.list.chosen], self.seen())
        dialog = Listen(BY_ID[action].word, tuple(about.texts), self.symbols, weigh)
        self.main.ask(dialog, lambda key: self._give(action, key) if key != USUAL else self._usual(action))

    def _give(self, action: str, key: str) -> None:
        told = f"{shown(key, ascii_only=self.symbols.ascii)} is the key of “{BY_ID[action].word}” now."
        self._keep(lambda: set_keys(self.main.session.game, action, (key,)), told)

    def _usual(self, action: str) -> None:
        wrong = usual_problem(self.looks.keys, action)
        if wrong:
            self.main.tell(Said(f"The usual keys are not free: {wrong}", Tone.CAUTION))
            return
        told = f"“{BY_ID[action].word}” has its usual keys again."
        self._keep(lambda: set_keys(self.main.session.game, action, ()), told)

    def _keep(self, write: Callable[[], Looks | Refusal], told: str) -> None:
        """Keys hold once they are saved, and not before."""
        kept = self._saved(write)
        self.main.tell(kept if isinstance(kept, Said) else Said(told, Tone.GOOD))
        self._wear()
