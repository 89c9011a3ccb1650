"""A game open in a conversation: speaks to the use cases, and says why where something could not be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from game.plain.speech import spoken
from game.plain.talk import Talk
from game.play import opening, stepping
from game.play.game import Game, NotSaved
from game.play.today import quest_view, step_view
from game.play.views import QuestView, StepView, TodayView
from game.rules.moves import Refusal
from game.rules.quest import Quest
from game.saves.errors import because

Answer = TypeVar("Answer")

NOTHING_YET = 'No quest is under way. Say "library" to choose one, or "goal" to make your own.'


class Stop(Exception):
    """What was asked for cannot be; the one line that says why has to be told."""


class Session:
    """One open game, the day as it last stood, and the quests in the order in which they were read out."""

    def __init__(self, game: Game, talk: Talk) -> None:
        self.game = game
        self.talk = talk
        self.today: TodayView = opening.today(game)
        self.listed: tuple[tuple[str, date], ...] = ()
        self.turned = False
        self._order()
        talk.before_answer = self.look

    # --- what there is -----------------------------------------------------------------------------------------------

    def quest(self, quest: str, day: date | None = None) -> QuestView | None:
        """A quest under way as it stands now, with what was said on `day` (today)."""
        found = self.game.under_way(quest)
        return quest_view(*found, self.game.played, day or self.game.today, self.game.today) if found else None

    def found(self, quest: str, day: date | None = None) -> QuestView:
        """The same; one dropped elsewhere in the meantime stops what is going on."""
        view = self.quest(quest, day)
        if view is None:
            raise Stop(f"{quest} is not under way any more.")
        return view

    def ladder(self, quest: str) -> tuple[StepView, ...]:
        """Every step of a quest under way, bridges left out."""
        whole = self.whole(quest)
        return tuple(step_view(whole, step.id) for step in whole.steps)

    def whole(self, quest: str) -> Quest:
        """The quest as its file has it."""
        return self.game.shelf[self.game.played.world.courses[quest].sha]

    # --- time, and other writers -------------------------------------------------------------------------------------

    def look(self) -> None:
        """Take in the day it is by now, and what other programs wrote; say so where either changed something."""
        before = self.today
        self.renew()
        if self.today.day != before.day:
            self.turned = True
            self.talk.say(f"A new day has begun: {self.today.day:%A} {self.today.day.day} {self.today.day:%B}.")
        elif self.today != before:
            self.talk.say('The save was changed elsewhere. Say "today" to hear the day as it stands.')

    def renew(self) -> None:
        """The day as it stands. A folder that is away for a moment is found by the next look."""
        try:
            self.game.refresh()
        except OSError:
            return
        self.today = opening.today(self.game)
        known = {quest for quest, _ in self.listed}
        new = [(view.id, view.day) for view in self.today.quests if view.id not in known]
        self.listed = (*self.listed, *new)  # numbers that were read out stay as they are

    def hear_day(self) -> None:
        """The day was read out: from now on its numbers are these."""
        self.turned = False
        self._order()

    def _order(self) -> None:
        self.listed = tuple((view.id, view.day) for view in (*self.today.unsaid, *self.today.quests))

    # --- saying ------------------------------------------------------------------------------------------------------

    def attempt(self, say: Callable[[], Answer | Refusal]) -> Answer | Refusal:
        """Say something at the time it is now. What was not saved is a refusal, too."""
        try:
            self.game.refresh()
            said = say()
        except NotSaved as error:
            return Refusal("not_saved", f"Not saved: {error.reason}.")
        except OSError as error:
            return Refusal("not_saved", f"Not saved: {because(error)}.")
        self.renew()
        return said

    def act(self, say: Callable[[], Answer | Refusal]) -> Answer:
        """The same; a refusal is told, and ends what was going on."""
        said = self.attempt(say)
        if isinstance(said, Refusal):
            raise Stop(spoken(said.message))
        return said

    def say(self, say: Callable[[], str | Refusal]) -> None:
        """Do something that is answered by one sentence, and tell that."""
        self.talk.say(spoken(self.act(say)))

    def rate(self, quest: str, value: int, number: int | None = None) -> None:
        """Say how sure one is of a step (None: the one the next try is about)."""
        self.say(lambda: stepping.rate(self.game, quest, value, number))
