"""The shelter: how it is just now, a word for it, at most two exercises, and how it is then. Escape leaves it at once.

A mood is written when its word was said or left out, an exercise when it is over and the feeling then was said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from game.play import shelter as play
from game.play import shelter_telling as telling
from game.rules.inner import Feeling
from game.rules.shelter import EDGE, Way
from game.screens.actions import HOME, SHELTER, Action
from game.screens.lines import plain
from game.screens.panes.pane import Pane
from game.screens.said import Said, Tone
from game.screens.sheltering import ANEW, EVERY, HOME_AGAIN, NO_WORD, OWN_WORD, Stage, Visit
from game.screens.symbols import Symbols
from game.screens.widgets.shelter import ShelterPage, ShelterSide, moved

if TYPE_CHECKING:
    from game.play.exercising import Gone
    from game.play.game import Game

WORD_CELLS = 24
DIGITS = "12345"
MORE = "{get_help} is there if you need more than a game."


class ShelterPane(Pane):
    """The question, and what is known beside it."""

    hints = False
    SCOPED_CSS = False  # the rules below look at classes of the screen
    DEFAULT_CSS = """
    ShelterPage, ShelterSide {
        border: round $line;
        border-title-color: $ink;
        border-title-style: bold;
        height: 1fr;
        width: 13fr;
        padding: 0 1;
    }
    ShelterSide { width: 9fr; }
    .-wide ShelterPage, .-wide ShelterSide { padding: 0 2; }
    .-wide.-tall ShelterPage, .-wide.-tall ShelterSide { padding: 1 2; }
    .-ascii ShelterPage, .-ascii ShelterSide { border: ascii $line; }
    .-slim ShelterPage, .-slim ShelterSide {
        border: none;
        border-top: solid $line;
        width: 1fr;
        height: 3fr;
    }
    .-slim ShelterSide { height: 1fr; }
    .-ascii.-slim ShelterPage, .-ascii.-slim ShelterSide { border: none; border-top: ascii $line; }
    .-slim.-short ShelterSide, .-flat ShelterSide { display: none; }
    .-slim.-short ShelterPage, .-flat ShelterPage { border: none; }
    """

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id=SHELTER)
        self.page = ShelterPage(symbols)
        self.side = ShelterSide(symbols)
        self.visit = Visit()

    def compose(self) -> ComposeResult:
        """The question; what is known."""
        yield self.page
        yield self.side

    @property
    def game(self) -> Game:
        """The open game."""
        return self.main.session.game

    def arrive(self, quest: str) -> None:
        """It begins with how it is just now. `quest` is the one it is said before ("": none).

        Where that was said for it today and leads to a pause, the pause is offered at once.
        """
        view = self.main.session.find(quest, self.main.session.today.day) if quest else None
        self.visit = visit = Visit(quest, view.title if view else "")
        felt = play.standing(self.game, view) if view is not None else None
        if felt is not None and felt.route is not None and felt.route.way == Way.PAUSE.value:
            visit.felt, visit.at, visit.stage = felt, (felt.pleasant, felt.stirred), Stage.OFFER
            visit.known = visit.at
        self.page.focus()

    def renew(self) -> None:
        """What is asked now, and what is known."""
        self.page.entitle("Shelter")
        self.page.show(self.visit.sheet(self.game))
        self.side.show(*self.visit.beside(self.game, self.main.keymap.told(MORE)))

    def word(self, action: Action) -> str:
        """What enter does now."""
        if action.id == "say_mood" and not self.visit.on_grid:
            return "choose"
        return super().word(action)

    def possible(self, action: str) -> bool:
        """Sideways is for the grid; what is asked may be left out where there is something after it."""
        if action in ("more_pleasant", "less_pleasant"):
            return self.visit.on_grid
        if action == "leave_out":
            return self.visit.stage in (Stage.WORD, Stage.AFTER)
        if action == "exercises":
            return self.visit.stage in (Stage.FEEL, Stage.OFFER, Stage.TOLD)
        return super().possible(action)

    # --- moving ------------------------------------------------------------------------------------------------------

    def do_up(self) -> None:
        """More stirred, or the line above."""
        self._move(0, 1)

    def do_down(self) -> None:
        """Calmer, or the line below."""
        self._move(0, -1)

    def do_more_pleasant(self) -> None:
        """To the right."""
        self._move(1, 0)

    def do_less_pleasant(self) -> None:
        """To the left."""
        self._move(-1, 0)

    def do_first(self) -> None:
        """The first line."""
        self._mark(0)

    def do_last(self) -> None:
        """The last line."""
        self._mark(len(self.visit.items(self.game)) - 1)

    @on(ShelterPage.Moved)
    def sideways(self, event: ShelterPage.Moved) -> None:
        """A letter that moves."""
        self._move(event.by, 0)

    def _move(self, across: int, up: int) -> None:
        if self.visit.on_grid:
            self.visit.at = moved(self.visit.at, across, up)
            self.renew()
        elif up:
            self._mark((self.visit.marked - up) % len(self.visit.items(self.game)))

    def _mark(self, place: int) -> None:
        if not self.visit.on_grid:
            self.visit.marked = place
            self.renew()

    def typed(self, key: str) -> None:
        """Two digits say a mood: 1 to 5 across, then 1 to 5 upwards. In a list one of them chooses."""
        if self.visit.on_grid:
            self._typed_place(key)
        elif key.isdigit() and 1 <= int(key) <= len(self.visit.items(self.game)):
            self._mark(int(key) - 1)
            self.do_say_mood()

    def _typed_place(self, key: str) -> None:
        visit = self.visit
        before, visit.digit = visit.digit, ""
        if key not in DIGITS:
            return
        step = int(key) - 1 - EDGE
        if before:
            visit.at = (visit.at[0], step)
            self.do_say_mood()
        else:
            visit.digit, visit.at = key, (step, visit.at[1])
            self.renew()

    @on(ShelterPage.Placed)
    def placed(self, event: ShelterPage.Placed) -> None:
        """A click chooses a place; on the chosen one it says it."""
        self.visit.at = event.place
        self.renew()
        if event.again:
            self.do_say_mood()

    @on(ShelterPage.Picked)
    def picked(self, event: ShelterPage.Picked) -> None:
        """A click on a line takes it."""
        self._mark(event.index)
        self.do_say_mood()

    # --- saying ------------------------------------------------------------------------------------------------------

    def _to(self, stage: Stage) -> None:
        self.visit.stage, self.visit.marked = stage, 0
        self.renew()
        self.main.renew_keys()

    def do_say_mood(self) -> None:
        """Enter: say the place, or take the marked line."""
        visit = self.visit
        match visit.stage:
            case Stage.FEEL:
                self._to(Stage.WORD)
            case Stage.AFTER:
                self._keep(visit.at)
            case Stage.WORD:
                self._say(visit.items(self.game)[visit.marked].id)
            case _:
                self._take(visit.items(self.game)[visit.marked].id)

    def do_leave_out(self) -> None:
        """No word, or no feeling afterwards."""
        if self.visit.stage is Stage.WORD:
            self._say(NO_WORD)
        elif self.visit.stage is Stage.AFTER:
            self._keep(None)

    def do_exercises(self) -> None:
        """All exercises."""
        if self.possible("exercises"):
            self._to(Stage.ALL)

    def _say(self, word: str) -> None:
        visit = self.visit
        if word == OWN_WORD:
            self._ask_word()
            return
        felt = self.main.session.act(lambda: play.feel(self.game, visit.at, word, visit.quest))
        if isinstance(felt, Said):
            self.main.tell(felt)
            return
        visit.felt, visit.known = felt, visit.at
        visit.stage, visit.marked = Stage.OFFER, 0
        self.main.after(Said(f"Kept. {telling.PRIVATE}", Tone.GOOD))

    def _ask_word(self) -> None:
        from game.screens.dialogs.entry import Line

        asked = Line("A word for it", [telling.place_said(self.visit.at).capitalize()], self.symbols, WORD_CELLS)
        self.main.ask(asked, lambda word: self._say(plain(word, WORD_CELLS)))

    def _take(self, chosen: str) -> None:
        if chosen == HOME_AGAIN:
            self.main.visit(HOME, self.visit.quest)
        elif chosen in (EVERY, ANEW):
            self._to(Stage.ALL if chosen == EVERY else Stage.FEEL)
        else:
            self._begin(chosen)

    def _begin(self, chosen: str) -> None:
        from game.screens.dialogs.exercise import ExerciseDialog

        exercise = next(each for each in play.exercises(self.game) if each.id == chosen)
        self.visit.exercise = exercise
        self.app.push_screen(ExerciseDialog(exercise, self.symbols), self._over)

    def _over(self, gone: Gone | None) -> None:
        """It is over. Left with escape, or too short to count, nothing is kept, and here it is as it was."""
        if gone is None or not gone.counts:
            self.visit.exercise = self.visit.gone = None
            self.page.focus()
            if gone is not None:
                from game.play.exercising import TOO_SHORT

                self.main.tell(Said(TOO_SHORT))
            return
        self.visit.gone = gone
        if self.visit.known is None:
            self._keep(None)
        else:
            self._to(Stage.AFTER)

    def _keep(self, after: Feeling | None) -> None:
        visit, exercise, gone = self.visit, self.visit.exercise, self.visit.gone
        if exercise is None or gone is None:
            return
        feelings = (visit.known, after)
        coped = self.main.session.act(lambda: play.cope(self.game, exercise.id, gone.seconds, feelings, gone.text))
        if isinstance(coped, Said):
            self.main.tell(coped)
            return
        visit.coped, visit.stage, visit.marked = coped, Stage.TOLD, 0
        visit.known = after  # what comes next begins from how it is now
        self.main.after(Said("Kept.", Tone.GOOD))
