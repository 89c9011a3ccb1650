"""Stories on the screen: the one of the moment beside a quest, and the card with all that may be read.

One's own past is read once a day, after the first frame and only where a moment asks for it; a long one behind the
game. Until it is there no story is shown, so that none is changed for another under the player's eyes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from game.rules.moves import Refusal
from game.screens.behind import behind
from game.screens.reading import Reader
from game.screens.said import Said

if TYPE_CHECKING:
    from game.play.stories import StoriesView, StoryView
    from game.play.ways import Ways
    from game.rules.events import Event
    from game.screens.main import MainScreen


class Storybook:
    """What may be told to the player of this game. It is made when the first frame is out."""

    def __init__(self, main: MainScreen) -> None:
        self.main = main
        self._own: tuple[date, Ways] | None = None
        self._reading = self._behind = False
        self._told: dict[str, StoryView | None] = {}
        self._before: dict[str, StoryView | None] = {}
        self._as_of: tuple[Sequence[Event], date] | None = None

    def of(self, quest: str) -> StoryView | None:
        """The story of the moment of a quest; None on most days, and while the past is still being read."""
        from game.play import stories

        game = self.main.session.game
        if self._as_of is None or self._as_of[0] is not game.recent or self._as_of[1] != game.today:
            self._before, self._told, self._as_of = self._told, {}, (game.recent, game.today)
        if quest not in self._told:
            if stories.moment(game, quest) is None:
                self._told[quest] = None
            elif (own := self._past()) is None:
                return None
            else:
                self._tell(quest, own)
        return self._told[quest]

    def forget(self) -> None:
        """Friends' files changed: the next story may be another."""
        self._as_of = None

    @property
    def _with_friends(self) -> bool:
        """Whether friends' trails may be among them: those are read behind the game."""
        return self.main.company is not None and self.main.company.tells

    def _tell(self, quest: str, own: Ways) -> None:
        """Find the story of the moment: at once, or behind the game; until then it is the one of before."""
        from game.play import stories

        game, self._told[quest] = self.main.session.game, self._before.get(quest)
        if not self._with_friends:
            self._told[quest] = stories.story(game, quest, own)
            return
        from game.play.party import friends_of

        reopened = game.reopened

        def work() -> StoryView | None:
            there = reopened()
            return stories.story(there, quest, own, friends_of(there))

        behind(self.main.app, work, partial(self._found, quest, self._as_of))

    def _found(self, quest: str, as_of: object, story: StoryView | None) -> None:
        if self._as_of is as_of and self._told.get(quest) != story:
            self._told[quest] = story
            self.main.pane.renew()

    def _past(self) -> Ways | None:
        """One's own ways as of today; None while they are being read."""
        game = self.main.session.game
        if (self._own is None or self._own[0] != game.today) and not self._reading:
            from game.play.ways import ways

            self._reading = True
            reader: Reader[Ways] = Reader(self.main.app)
            reader.read(game, ways, self._came)
            self._behind = self._reading
        return self._own[1] if self._own is not None and self._own[0] == game.today else None

    def _came(self, own: Ways | None) -> None:
        """The past was read, perhaps while the player went on."""
        behind, self._reading, self._behind = self._behind, False, False
        self._own = (self.main.session.game.today, own or {})
        if behind:
            self.main.pane.renew()

    def show(self, quest: str) -> None:
        """The card, with the story worth reading now open."""
        from game.play import stories

        game, own = self.main.session.game, self._past() or {}
        if not self._with_friends:
            self._show(stories.stories(game, quest, own))
            return
        from game.play.party import friends_of

        reopened = game.reopened

        def work() -> StoriesView | Refusal:
            there = reopened()
            return stories.stories(there, quest, own, friends_of(there))

        behind(self.main.app, work, self._show)

    def _show(self, there: StoriesView | Refusal | None) -> None:
        from game.play.stories_read import NONE_YET
        from game.screens.dialogs.story import StoryCard

        if there is None or isinstance(there, Refusal) or not there.stories:
            self.main.tell(Said(NONE_YET))
        else:
            self.main.app.push_screen(StoryCard(there, self.main.symbols))
