"""The quest library: browse, filter, read what a quest asks for, pick where to start, take it.

Broken files say what to mend, and are read again when they are saved in an editor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Input
from textual.worker import Worker, WorkerState

from game.screens.actions import HOME, LIBRARY
from game.screens.lines import plain
from game.screens.loading import loaded
from game.screens.panes.on_shelf import OnShelfPane
from game.screens.symbols import Symbols
from game.screens.widgets.bare import Column
from game.screens.widgets.shelf import READING, Shelf
from game.screens.widgets.typing import Typed

if TYPE_CHECKING:
    from game.play.browsing import Marks, Shelved
    from game.play.game import Game

LOOK_SECONDS = 1.0
"""How often it looks whether a file of the player's own was saved."""
PAGE = 10


def _read(game: Game) -> tuple[tuple[Shelved, ...], Marks]:
    """What is on the shelf. The first time it loads what reads quest files: done behind a frame."""
    from game.play import browsing

    marks = browsing.marks(game)
    return browsing.browse(game), marks


class LibraryPane(OnShelfPane):
    """The shelf and the page about the chosen file. Tab moves the keys between them."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    #shelf-side { width: 11fr; height: 1fr; }
    LibraryPane Shelf, LibraryPane Preview {
        border: round $line;
        border-title-color: $ink;
        border-title-style: bold;
        height: 1fr;
    }
    LibraryPane Preview { width: 10fr; padding: 0 1; }
    .-wide #shelf-side { width: 10fr; }
    .-wide LibraryPane Preview { width: 11fr; }
    .-wide LibraryPane Shelf, .-wide LibraryPane Preview { padding: 0 2; }
    .-wide.-tall LibraryPane Preview { padding: 1 2; }
    .-slim LibraryPane Shelf, .-slim LibraryPane Preview { border: none; border-top: solid $line; width: 1fr; }
    .-slim LibraryPane Shelf { padding: 0; }
    .-slim LibraryPane Preview { padding: 0 1; }
    .-slim.-short LibraryPane Preview, .-flat LibraryPane Preview { display: none; }
    .-ascii LibraryPane Shelf, .-ascii LibraryPane Preview { border: ascii $line; }
    .-ascii.-slim LibraryPane Shelf, .-ascii.-slim LibraryPane Preview { border: none; border-top: ascii $line; }
    LibraryPane #filter { display: none; width: 1fr; margin: 0 2; background: $pick; }
    LibraryPane.-filtered #filter { display: block; }
    LibraryPane.-reading Preview { border: round $gold; }
    .-slim #shelf-side { width: 1fr; }
    .-slim LibraryPane.-reading #shelf-side { display: none; }
    .-slim LibraryPane.-reading Preview { display: block; border: none; border-top: solid $gold; }
    .-slim LibraryPane #shelf-side { height: 2fr; }
    .-slim LibraryPane Preview { height: 3fr; }
    .-flat LibraryPane.-reading #shelf-side { display: none; }
    .-flat LibraryPane.-reading Preview { display: block; }
    .-ascii LibraryPane.-reading Preview { border: ascii $gold; }
    .-ascii.-slim LibraryPane.-reading Preview { border: none; border-top: ascii $gold; }
    """
    CLOSES: ClassVar[set[str]] = {"enter", "down", "tab"}

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id=LIBRARY)
        self.filter = Typed(hint="part of a title, a tag, an id", name="filter")
        self.filter.id = "filter"
        self.reading = False
        self._every: tuple[Shelved, ...] | None = None
        self._marks: Marks = ()
        self._looking: Timer | None = None

    def compose(self) -> ComposeResult:
        """The shelf under its filter; the page."""
        with Column(id="shelf-side"):
            yield self.filter
            yield self.shelf
        yield self.preview

    # --- reading files -----------------------------------------------------------------------------------------------

    def arrive(self, quest: str) -> None:  # noqa: ARG002 - it is about all of them
        """Look for saved files while the library is shown."""
        if self._looking is None:
            self._looking = self.set_interval(LOOK_SECONDS, self.look)
        self._looking.resume()

    def leave(self) -> None:
        """Nobody looks: read nothing."""
        if self._looking is not None:
            self._looking.pause()

    def renew(self) -> None:
        """Read the shelf: files may have come or changed."""
        game = self.main.session.game
        if loaded():
            self._show(*_read(game))
        else:
            self._draw()
            self.run_worker(lambda: _read(game), thread=True, name="shelf", exclusive=True, group="shelf")

    def look(self) -> None:
        """Read again when a file of the player's own was saved."""
        if self._every is not None and self.main.pane is self:
            from game.play import browsing

            game = self.main.session.game
            if browsing.marks(game) != self._marks:
                self.run_worker(lambda: _read(game), thread=True, name="shelf", exclusive=True, group="shelf")

    @on(Worker.StateChanged)
    def has_read(self, event: Worker.StateChanged) -> None:
        """The shelf was read behind the frames."""
        if event.worker.name == "shelf" and event.state is WorkerState.SUCCESS:
            event.stop()
            self._show(*cast("tuple[tuple[Shelved, ...], Marks]", event.worker.result))

    def _show(self, every: tuple[Shelved, ...], marks: Marks) -> None:
        self._every, self._marks = every, marks
        self._draw()

    # --- drawing -----------------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        every = self._every or ()
        fitting = [entry for entry in every if entry.fits(self.filter.value)]
        self.shelf.show(fitting, len(every), self._empty())
        self.draw_preview()

    def _empty(self) -> str:
        if self._every is None:
            return READING
        if self._every:
            return (
                f"Nothing here has “{plain(self.filter.value, 40)}” in its title, tags or id. Escape shows all again."
            )
        from game.play.taking import own_folder

        return f"There are no quest files in {own_folder(self.main.session.game)}."

    def hears(self, key: str) -> bool:
        """Letters are typed into the filter while it has the keys."""
        return self.screen.focused is not self.filter or (len(key) > 1 and key not in ("comma", "question_mark"))

    # --- moving ------------------------------------------------------------------------------------------------------

    def choose(self, index: int) -> None:
        """Move the choice, and the page with it."""
        self.shelf.choose(index)
        self.draw_preview()

    def _move(self, by: int) -> None:
        if self.reading:
            self.preview.scroll_by(by)
        else:
            self.choose(self.shelf.chosen + by)

    def do_up(self) -> None:
        """The file above; on the page, a line up."""
        self._move(-1)

    def do_down(self) -> None:
        """The file below; on the page, a line down."""
        self._move(1)

    def do_first(self) -> None:
        """The first file, or the top of the page."""
        self._move(-len(self._every or ()) - 1000)

    def do_last(self) -> None:
        """The last file, or the end of the page."""
        self._move(len(self._every or ()) + 1000)

    def do_preview(self) -> None:
        """The keys go to the page, or back to the list."""
        self.reading = not self.reading
        self.set_class(self.reading, "-reading")
        self.preview.read(lit=self.reading)

    @on(Shelf.Clicked)
    def clicked(self, event: Shelf.Clicked) -> None:
        """A click chooses, the second one takes."""
        self.choose(event.index)
        if event.twice:
            self.do_take()

    def on_key(self, event: events.Key) -> None:
        """Page keys read on, whichever of the two has the keys."""
        by = {"pagedown": PAGE, "pageup": -PAGE}.get(event.key)
        if by is not None:
            event.stop()
            event.prevent_default()
            self.preview.scroll_by(by)
        elif self.screen.focused is self.filter and event.key in self.CLOSES:
            event.stop()
            event.prevent_default()
            self.screen.set_focus(None)
            self.main.renew_keys()

    # --- filtering ---------------------------------------------------------------------------------------------------

    def do_filter(self) -> None:
        """Type part of a title, a tag or an id."""
        if self.reading:
            self.do_preview()
        self.add_class("-filtered")
        self.filter.focus()
        self.call_after_refresh(self.main.renew_keys)

    @on(Input.Changed)
    def filtered(self, event: Input.Changed) -> None:
        """Every key: the files that fit."""
        event.stop()
        self._draw()

    @on(Input.Submitted)
    def filter_holds(self, event: Input.Submitted) -> None:
        """Enter: the keys go to the list, the filter holds."""
        event.stop()
        self.screen.set_focus(None)
        self.main.renew_keys()

    def do_home(self) -> None:
        """Out of the filter, out of the page, then back to today."""
        if self.has_class("-filtered"):
            self.remove_class("-filtered")
            self.screen.set_focus(None)
            self.filter.value = ""
            self._draw()
        elif self.reading:
            self.do_preview()
        else:
            self.main.visit(HOME)
