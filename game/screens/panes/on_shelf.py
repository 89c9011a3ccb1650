"""The chosen file of the library: where to start, how sure one is, and taking it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on

from game.screens.lines import plain
from game.screens.panes.pane import Pane
from game.screens.said import Said, Tone, in_the_game
from game.screens.symbols import Symbols
from game.screens.widgets.preview import Preview
from game.screens.widgets.shelf import Shelf

if TYPE_CHECKING:
    from game.play.browsing import Shelved

STARTS = {"later_start", "earlier_start", "sure"}
TO_MEND = "This file cannot be taken yet: its mistakes stand beside it."


class OnShelfPane(Pane):
    """Subclasses fill the shelf; starts and ratings are kept by the id of a quest while the game runs."""

    def __init__(self, symbols: Symbols, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(symbols, id=id)
        self.shelf = Shelf(symbols)
        self.preview = Preview(symbols)
        self._starts: dict[str, int] = {}
        self._ratings: dict[str, dict[int, int]] = {}

    @property
    def entry(self) -> Shelved | None:
        """The chosen file."""
        return self.shelf.entries[self.shelf.chosen] if self.shelf.entries else None

    def draw_preview(self) -> None:
        """The page about the chosen file, and the keys that hold for it."""
        entry = self.entry
        start = 0
        if entry is not None and entry.preview is not None and entry.standing != "under_way":
            start = max(1, min(len(entry.preview.steps), self._starts.get(entry.id, 1)))
        self.preview.show(entry, start)
        self.main.renew_keys()

    def possible(self, action: str) -> bool:
        """Only a whole file that is not under way can be started; a newer version can be taken."""
        entry = self.entry
        if action == "take":
            return entry is not None and entry.takeable
        if action in STARTS:
            return bool(entry and entry.preview and entry.standing != "under_way" and len(entry.preview.steps) > 1)
        if action == "playtest":
            return entry is not None and entry.preview is not None
        if action == "preview":
            return entry is not None
        return super().possible(action)

    # --- where to start ----------------------------------------------------------------------------------------------

    def do_later_start(self) -> None:
        """Start a step further up."""
        self._start(self.preview.start + 1)

    def do_earlier_start(self) -> None:
        """Start a step lower."""
        self._start(self.preview.start - 1)

    @on(Preview.Picked)
    def picked(self, event: Preview.Picked) -> None:
        """A step was clicked."""
        self._start(event.start)

    def _start(self, start: int) -> None:
        entry = self.entry
        if entry is not None and entry.preview is not None and entry.standing != "under_way":
            self._starts[entry.id] = max(1, min(len(entry.preview.steps), start))
            self.draw_preview()
            self.preview.show_start()

    # --- how sure ----------------------------------------------------------------------------------------------------

    def do_sure(self) -> None:
        """Say how sure one is of three steps; that suggests where to start."""
        entry = self.entry
        if entry is None or entry.preview is None or not self.possible("sure"):
            return
        from game.play.goals import rating_numbers
        from game.screens.dialogs.practice import after_practice
        from game.screens.dialogs.rating import RatingsDialog

        steps = [entry.preview.steps[number - 1] for number in rating_numbers(len(entry.preview.steps))]
        said = self._ratings.get(entry.id, {})
        dialog = RatingsDialog(entry.title, steps, said, self.symbols)
        after_practice(self.main, lambda: self.main.ask(dialog, lambda given: self._rated(entry, given)))

    def _rated(self, entry: Shelved, ratings: dict[int, int]) -> None:
        from game.play.goals import start_for

        self._ratings[entry.id] = ratings
        if entry.preview is not None and ratings:
            self._start(start_for(len(entry.preview.steps), ratings))

    # --- taking ------------------------------------------------------------------------------------------------------

    def do_take(self) -> None:
        """Take the chosen quest, and go and see it on Home."""
        entry = self.entry
        if entry is None:
            return
        if entry.preview is None:
            self.main.tell(Said(TO_MEND, Tone.CAUTION))
        elif not entry.takeable:
            self.main.go_to(entry.id)
        elif entry.newer:
            self._take_newer(entry)
        else:
            self._take(entry)

    def _take_newer(self, entry: Shelved) -> None:
        """Show what a newer version changes; then take it."""
        from game.play.newer import what_changes
        from game.play.taking import sound_file
        from game.screens.dialogs.newer import Newer

        game = self.main.session.game
        file = sound_file(game, entry.id)
        changes = what_changes(game, file.quest) if file else ()
        if changes:
            self.main.ask(Newer(entry.title, changes, self.symbols), lambda _: self._take(entry))
        else:
            self._take(entry)

    # --- play-testing ------------------------------------------------------------------------------------------------

    def do_playtest(self) -> None:
        """Let simulated people climb the chosen file, behind the game."""
        entry = self.entry
        if entry is None or not self.possible("playtest"):
            return
        from game.play.taking import sound_file
        from game.screens.dialogs.playtest import Playtest

        file = sound_file(self.main.session.game, entry.id)
        if file is not None:
            self.main.app.push_screen(Playtest(file.quest, self.symbols))

    def _take(self, entry: Shelved) -> None:
        from game.play import goals, taking

        game = self.main.session.game
        file = taking.sound_file(game, entry.id)
        if file is None:
            self.main.tell(Said(f"{plain(entry.title)} cannot be read just now.", Tone.CAUTION))
            return
        start = str(self._starts[entry.id]) if entry.id in self._starts and entry.standing != "under_way" else None
        taken = self.main.session.act(lambda: taking.take(game, file, start))
        if isinstance(taken, Said):
            self.main.tell(taken)
            return
        ratings = {} if entry.newer else self._ratings.pop(entry.id, {})
        unsaved = goals.keep_ratings(game, file.quest, ratings)
        if ratings:
            self.main.session.look_again()
        care = "" if entry.newer else _care(file.quest.cautions)
        told = " ".join(
            in_the_game(text, self.main.keymap) for text in (taken.message + unsaved, taken.advice, care) if text
        )
        hint = "" if entry.newer else f" Press {self.main.keymap.shown('done')} when you have done it."
        self.main.go_to(taken.id)
        self.main.after(Said(f"{told}{hint}", Tone.GOOD))


def _care(cautions: Sequence[str]) -> str:
    """The first thing to know before starting, and where the others stand: a message has few lines."""
    if not cautions:
        return ""
    more = f" {len(cautions) - 1} more to know: on its page in the library." if len(cautions) > 1 else ""
    return f"Before you begin: {cautions[0]}{more}"
