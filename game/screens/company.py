"""The party in the running game: published and read behind the frames, looked at every few seconds.

Made when the first frame is out. Where nothing is shared and nobody's files are there, it asks for nothing more than
whether the shared folder exists.
"""

from __future__ import annotations

from asyncio import AbstractEventLoop, get_running_loop
from collections.abc import Sequence
from datetime import date
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from game.rules.moves import Refusal
from game.screens.actions import FRIENDS, HOME
from game.screens.afterwards import afterwards
from game.screens.behind import behind, soon
from game.screens.cheered import Cheered
from game.screens.lines import plain
from game.screens.reading import Reader
from game.screens.said import Said, Tone

if TYPE_CHECKING:
    from game.play.game import Game
    from game.play.party_views import FriendView, PartyView, TipView, WayView
    from game.rules.events import Event
    from game.screens.main import MainScreen

LOOK_SECONDS = 5.0
"""How often it looks whether a friend's files changed."""
TOLD_SECONDS = 0.2
"""How often a reading says how far it is."""


def open_company(main: MainScreen) -> None:
    """The first frame is out: now there is time for the party."""
    if main.company is None:
        main.company = Company(main)
        main.company.begin()


class Company:
    """What the screens know of the party, and what they tell it."""

    def __init__(self, main: MainScreen) -> None:
        self.main = main
        self.view: PartyView | None = None
        self.progress = (0, 0)
        self.cheers = Cheered(main, self)
        self._marks: object = None
        self._reading = self._left = self._again = False
        self._told_at = 0.0
        self._own: dict[str, WayView | None] = {}
        self._own_as_of: tuple[Sequence[Event], date] | None = None
        self._behind: set[str] = set()
        self._whole: dict[str, FriendView] = {}
        self._asked: set[str] = set()
        self._problem = ""

    @property
    def game(self) -> Game:
        """The open game."""
        return self.main.session.game

    @property
    def here(self) -> bool:
        """Whether there is a shared folder."""
        return self.game.root.party.is_dir()

    # --- publishing --------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Show what is known, publish what is shared, read what friends wrote."""
        self.main.set_interval(LOOK_SECONDS, self.look)
        if self.here:
            self._recall()
        if self.game.publishes and not self.main.session.read_only:
            reopened = self.game.reopened
            behind(self.main.app, lambda: _publish(reopened()), self._published)
        elif self.here:
            self.read()

    def _recall(self) -> None:
        """What was read last, at once."""
        from game.play.party_live import known

        self.view = known(self.game)
        if self.view is not None:
            self._redraw()

    def _published(self, problem: str | None) -> None:
        self._tell_problem(problem or "")
        if self.here:
            self.read()

    def keep(self) -> None:
        """Something was said, and its frame is out: what is shared of it goes into the shared folder."""
        if self.main.session.read_only or not self.game.publishes:
            return
        from game.play.sharing import publish_lately

        try:
            published = publish_lately(self.game)
        except OSError as error:
            self._tell_problem(error.strerror or "the disk reports an error")
            return
        self._tell_problem(published.problem)
        if published.lines:
            afterwards(self.main, self.look)

    def _tell_problem(self, problem: str) -> None:
        """Once: what could not be shared stays said in the journal, and goes out later."""
        if problem and problem != self._problem:
            self.main.tell(Said(f"Not shared yet: {plain(problem, 200)}", Tone.CAUTION))
        self._problem = problem

    # --- reading -----------------------------------------------------------------------------------------------------

    def look(self, *, on: bool = False) -> None:
        """Read what changed in the shared folder, if anything did; with `on` also what was left half-way."""
        if not self.main.is_attached:
            return
        self.cheers.tell()
        if not self.here:
            self._without()
            return
        from game.play.party_live import marks

        try:
            found = marks(self.game)
        except OSError:
            return
        if found != self._marks or self.view is None or (on and not self.view.complete):
            self.read()

    def _without(self) -> None:
        """No folder, no party: the page says how one begins."""
        if self.main.pane.id == FRIENDS and (self.view is None or self.view.friends):
            from game.play.party import party

            self.view = party(self.game)
            self._redraw()
        elif self.main.pane.id != FRIENDS:
            self.view = None

    def read(self) -> None:
        """Read the shared folder in a thread."""
        if self._reading:
            self._again = True
            return
        from game.play.party_live import marks, now

        self._reading, self._left, self.progress = True, False, (0, 0)
        reopened, going = self.game.reopened, partial(self._going, get_running_loop())

        def work() -> tuple[object, PartyView]:
            game = reopened()
            found = marks(game)  # before the reading: what comes while it reads is read next
            return found, now(game, going)

        behind(self.main.app, work, self._came)

    def _going(self, loop: AbstractEventLoop, done: int, of: int) -> bool:
        """From the thread: how far it is. Whether to go on."""
        self.progress = (done, of)
        if self.view is None and monotonic() - self._told_at > TOLD_SECONDS:
            self._told_at = monotonic()
            soon(self.main.app, loop, self._redraw)
        return not self._left

    def _came(self, came: tuple[object, PartyView] | None) -> None:
        self._reading = False
        if came is None:
            return
        self._marks, view = came
        changed = view != self.view
        self.view, self._asked = view, set()
        if changed:
            self._whole = {}
            if self.main.home.stories is not None:
                self.main.home.stories.forget()
            self._redraw()
        self.cheers.find()
        if self._again:
            self._again = False
            self.look()

    def leave(self) -> bool:
        """Leave a first reading. Whether there was one."""
        if not self._reading or self.view is not None:
            return False
        self._left = True
        return True

    def _redraw(self) -> None:
        if self.main.pane.id in (FRIENDS, HOME):
            self.main.pane.renew()
            self.main.renew_keys()

    # --- what the screens ask ----------------------------------------------------------------------------------------

    def own_way(self, quest: str) -> WayView | None:
        """The player's own way up a quest; None while it is being read."""
        as_of = self._own_as_of
        if as_of is None or as_of[0] is not self.game.recent or as_of[1] != self.game.today:
            self._own, self._behind = {}, set()
            self._own_as_of = self.game.recent, self.game.today
        if quest not in self._own:
            from game.play.party import own_way

            self._own[quest] = None
            reader: Reader[WayView | None] = Reader(self.main.app)
            reader.read(self.game, lambda game: own_way(game, quest), partial(self._has_own, quest))
            self._behind.add(quest)
        return self._own[quest]

    def _has_own(self, quest: str, way: WayView | None) -> None:
        """The past was read: at once, or behind the frames."""
        self._own[quest] = way
        if quest in self._behind and self.main.pane.id == FRIENDS:
            self.main.pane.renew()

    def whole(self, player: str, way: WayView) -> WayView:
        """A way with all of its days: the newest ones until they were read."""
        if not player or len(way.letters) >= way.day:
            return way
        known = self._whole.get(player)
        if known is None:
            self._ask(player)
            return way
        return next((each for each in known.ways if each.alias == way.alias), way)

    def _ask(self, player: str) -> None:
        """Read all days of a friend behind the frames, once."""
        if player in self._asked:
            return
        self._asked.add(player)
        from game.play.party import trail

        reopened = self.game.reopened
        behind(self.main.app, lambda: trail(reopened(), player), partial(self._has_trail, player))

    def _has_trail(self, player: str, friend: FriendView | Refusal | None) -> None:
        if friend is not None and not isinstance(friend, Refusal):
            self._whole[player] = friend
            if self.main.pane.id == FRIENDS:
                self.main.pane.renew()

    @property
    def _anybody(self) -> bool:
        return self.view is not None and bool(self.view.friends)

    def standing(self, quest: str) -> tuple[int, ...]:
        """The steps of a quest on which friends stand, counted from 1."""
        if not self._anybody:
            return ()
        from game.play.party import standing

        return standing(self.game, quest)

    def tips(self, quest: str, step: str) -> tuple[TipView, ...]:
        """What friends advise on a step."""
        if not self._anybody:
            return ()
        from game.play.party import tips_on

        return tips_on(self.game, quest, step)

    @property
    def tells(self) -> bool:
        """Whether friends' trails may be told as stories: not before the shared folder was read in this game."""
        return self._anybody and self._marks is not None


def _publish(game: Game) -> str:
    from game.play.sharing import publish

    return publish(game).problem
