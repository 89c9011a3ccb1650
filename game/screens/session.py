"""A game open on the screen: the only module that speaks to the use cases.

It says moves and answers with `Said`: one sentence and its tone. What was not saved changes nothing and says why. This
module draws nothing; it is imported after the first frame, because the rules take longer to load than a frame may.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from game import clock
from game.play import opening, telling
from game.play.game import Game, NotSaved
from game.play.heights import heights
from game.play.settings import Looks, looks, set_look
from game.play.today import step_view
from game.play.views import OfferView, QuestView, ResultView, StepView, TodayView
from game.rules.calendar import Instant
from game.rules.events import Event, Felt, Outcome
from game.rules.moves import CheckIn, Drop, Move, Rate, Refusal, TakeRest, WriteNote
from game.rules.undo import last_action, last_undone
from game.screens.keymap import Keymap
from game.screens.lines import plain
from game.screens.said import Said, Tone, in_the_game

if TYPE_CHECKING:
    from game.play.shelter_views import RouteView

Clock = Callable[[], Instant]
Answer = TypeVar("Answer")

NOTE_CELLS = 500


def open_session(root: str | None) -> Session:
    """The player's game. `root` is what `--root` said. Raises `OSError` where the save cannot be read."""
    return Session(opening.open_game(root, os.environ, clock.read), clock.read)


class Session:
    """One open game, and the day as it last stood."""

    def __init__(self, game: Game, read_clock: Clock) -> None:
        self.game = game
        self._clock = read_clock
        self.keymap = Keymap()
        self.line = ""
        self.away = ""
        """The friend the line is about, where it is about one."""
        self.warned = ""
        """What undo would pass over, once the player was told of it."""
        self._marks = game.marks
        self._ladders: dict[str, tuple[StepView, ...]] = {}
        self._undo: tuple[Sequence[Event], bool, bool] = ((), False, False)
        self.today: TodayView = opening.today(game)

    # --- what there is -----------------------------------------------------------------------------------------------

    @property
    def read_only(self) -> bool:
        """Whether a newer version wrote the save."""
        return self.game.read_only

    @property
    def known(self) -> bool:
        """Whether a quest was ever taken."""
        return bool(self.game.played.world.courses)

    @property
    def looks(self) -> Looks:
        """How the player likes the screen, on this device."""
        return looks(self.game)

    def keep_theme(self, name: str) -> Said | None:
        """The theme for the next start, too; what to say where the disk refuses it."""
        try:
            kept = set_look(self.game, "theme", name)
        except NotSaved as error:
            return Said(f"Not saved: {plain(error.reason)}. It holds until you leave.", Tone.CAUTION)
        return Said(plain(kept.message), Tone.CAUTION) if isinstance(kept, Refusal) else None

    def find(self, quest: str, day: date) -> QuestView | None:
        """A quest on a day shown, as it stands now."""
        shown = (*self.today.unsaid, *self.today.quests)
        return next((view for view in shown if view.id == quest and view.day == day), None)

    def ladder(self, quest: str) -> tuple[StepView, ...]:
        """Every step of a quest under way, bridges left out."""
        sha = self.game.played.world.courses[quest].sha
        if sha not in self._ladders:
            whole = self.game.shelf[sha]
            self._ladders[sha] = tuple(step_view(whole, step.id) for step in whole.steps)
        return self._ladders[sha]

    def evidence(self) -> str:
        """One line of counted facts."""
        return telling.evidence(self.today)

    def encourage(self, result: ResultView | None = None) -> None:
        """Find the line for a check-in, or for the day. The same thing asked again is the same line."""
        from game.play.asides import aside  # after the first frame
        from game.play.encouraging import line_for

        said = result is not None and result.changed
        quiet = None if said else aside(self.game, self.today)
        if quiet is not None:
            from game.screens.own import aside_told

            self.line, self.away = aside_told(quiet, self.keymap), quiet.friend
        else:
            self.line = plain(line_for(self.game, result if result is not None and said else self.today))

    def aside_after(self, result: ResultView) -> str:
        """What a first check-in brings up."""
        from game.play.asides import after

        brought = after(self.game, result)
        if brought is None:
            return ""
        from game.screens.own import aside_told

        return aside_told(brought, self.keymap)

    def route(self, view: QuestView) -> RouteView | None:
        """Where a mood said today before a quest leads; most days none was, and nothing is loaded to know it."""
        if not any(isinstance(each.fact, Felt) and each.fact.quest == view.id for each in self.game.recent):
            return None
        from game.play.shelter import before_step

        return before_step(self.game, view)

    def offered(self, view: QuestView, offer: OfferView) -> str:
        """An offer as a sentence or two."""
        return plain(telling.offer_said(view, offer))

    def undoable(self) -> bool:
        """Whether there is something undo would take back."""
        return self._last_said()[1]

    def redoable(self) -> bool:
        """Whether the last undo can be brought back."""
        return self._last_said()[2]

    def _last_said(self) -> tuple[Sequence[Event], bool, bool]:
        """The events since the checkpoint, and whether undo and redo do something; the key bar asks with every key."""
        events = self.game.recent
        if events is not self._undo[0]:
            self._undo = (events, bool(last_action(events)), bool(last_undone(events)))
        return self._undo

    def heights(self) -> Sequence[tuple[str, int]]:
        """The real heights, from low to high."""
        return [(height.name, height.metres) for height in heights(self.game.root)]

    # --- time, and other writers -------------------------------------------------------------------------------------

    def wall_clock(self) -> datetime:
        """The player's local time, to the ten minutes the light of the mountain goes by."""
        local = self._clock().local
        return local.replace(minute=local.minute // 10 * 10, second=0, microsecond=0)

    def turned(self) -> bool:
        """Takes in the new day where one has begun (or the clock went back). Whether it did."""
        moment = self._clock()
        if moment.local < self.game.page_turns() and moment.at >= self.game.now.at:
            return False
        before = self.today.day
        self.look_again()
        return self.today.day != before

    def came_in(self) -> bool:
        """Takes in what the shell or another device wrote. Whether it changed anything here."""
        try:
            if self.game.journal.files() == self._marks:
                return False
        except OSError:
            return False
        before = self.today
        self.look_again()
        return self.today != before

    @property
    def gone(self) -> str:
        """What to say where the save was there and is not any more; else ""."""
        own = self.game.root.own
        return f"The save folder is gone: {plain(str(own), 200)}." if self._marks and not own.is_dir() else ""

    def look_again(self) -> None:
        """Reads what is new. A folder that is away for a moment is found by the next look."""
        if self.gone:
            return
        try:
            self.game.refresh()
        except OSError:
            return
        self._take_in()

    def _take_in(self) -> None:
        """The day as the game last read it."""
        self._marks = self.game.marks
        self.today = opening.today(self.game)

    def keep(self) -> None:
        """Write the read model, where it changed."""
        self.game.keep()

    # --- saying ------------------------------------------------------------------------------------------------------

    def check_in(self, view: QuestView, outcome: str, amount: int | None = None, *, sets: bool = False) -> Said:
        """Say an outcome or an amount for the day the quest is shown on."""
        return self._checked(CheckIn(view.id, Outcome(outcome), view.day, amount, sets))

    def rest(self, view: QuestView) -> Said:
        """Rest a quest on the day it is shown on."""
        return self._checked(TakeRest(view.id, view.day, view.day))

    def rest_until(self, move: TakeRest) -> Said:
        """Rest for longer, one quest or all."""
        return self._checked(move)

    def edit(self, quest: str, key: str, text: str) -> Said:
        """Change something about a quest."""
        from game.play.changing import edit

        return self._told(lambda: edit(self.game, quest, [f"{key}={text}"]))

    def _checked(self, move: CheckIn | TakeRest) -> Said:
        before = self.today.level.height_m
        from game.play.checkins import check_in  # what a move comes to is told after the first frame

        said = self.act(lambda: check_in(self.game, move))
        if isinstance(said, Said):
            return said
        text, reached = in_the_game(said.message, self.keymap), self.today.level
        if said.changed and reached.height_m > before:
            text += f" {plain(reached.name)} reached."
        good = said.changed and isinstance(move, CheckIn) and said.outcome != Outcome.MISSED.value
        return Said(text, Tone.GOOD if good else Tone.TOLD, said)

    def answer(self, quest: str, answer: str, to: int | None = None) -> Said:
        """Answer an offer, or go to another step by hand. `to` is where `higher` leads."""
        from game.play import stepping

        return self._told(lambda: stepping.answer(self.game, quest, answer, to))

    def rate(self, quest: str, value: int, step: str) -> Said:
        """Say how sure one is of a step."""
        return self._told(lambda: self._say(Rate(quest, value, step)))

    def note(self, view: QuestView, text: str) -> Said:
        """Write a private line about a day."""
        return self._told(lambda: self._say(WriteNote(view.id, view.day, plain(text, NOTE_CELLS))))

    def drop(self, quest: str) -> Said:
        """Stop a quest."""
        return self._told(lambda: self._say(Drop(quest)))

    def say(self, move: Move) -> Said:
        """A move, in a sentence. It is on disk when this returns, or the answer is a refusal."""
        return self._told(lambda: self._say(move))

    def _say(self, move: Move) -> str | Refusal:
        from game.play.checkins import say

        said = say(self.game, move)
        return said if isinstance(said, Refusal) else said[0]

    def _told(self, say: Callable[[], str | Refusal]) -> Said:
        said = self.act(say)
        return said if isinstance(said, Said) else Said(in_the_game(said, self.keymap), Tone.GOOD)

    def act(self, say: Callable[[], Answer | Refusal]) -> Answer | Said:
        """Say something at the time it is now. A refusal, and what was not saved, come back as `Said`."""
        if self.gone:
            return Said(f"{self.gone} Nothing can be said until it is back.", Tone.CAUTION, refused=True)
        try:
            self.game.refresh()
            said = say()
        except NotSaved as error:
            return Said(f"Not saved: {plain(error.reason)}.", Tone.CAUTION, refused=True)
        except OSError as error:
            return Said(
                f"Not saved: {plain(error.strerror or 'the disk reports an error')}.", Tone.CAUTION, refused=True
            )
        self._take_in()
        if isinstance(said, Refusal):
            return Said(in_the_game(said.message, self.keymap), Tone.CAUTION, refused=True)
        return said
