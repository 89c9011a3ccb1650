"""The welcome on the open game: what it asks of the use cases, and where it leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from game.play import welcoming
from game.screens.actions import GOAL, LIBRARY
from game.screens.dialogs.welcome import Begun, Welcome
from game.screens.panes.home import NO_QUEST
from game.screens.said import Said, Tone, in_the_game
from game.screens.scenery.scene import Scene

if TYPE_CHECKING:
    from game.play.taking import PreviewView
    from game.play.welcoming import FieldView
    from game.screens.main import MainScreen


def ask_welcome(main: MainScreen) -> None:
    """The first two minutes, at any time."""
    main.ask(Welcome(Hall(main), main.symbols), lambda begun: left(main, begun))


def left(main: MainScreen, begun: Begun) -> None:
    """The welcome was left: to the quest that was begun, to the library, or to a goal of one's own."""
    if begun.to == "library":
        main.visit(LIBRARY)
    elif begun.to == "goal":
        main.visit(GOAL)
    elif begun.quest:
        main.go_to(begun.quest)
    if begun.said is not None:
        main.after(begun.said)


class Hall:
    """What the welcome asks of the game."""

    def __init__(self, main: MainScreen) -> None:
        self.main = main
        self.game = main.session.game

    def fields(self) -> Sequence[FieldView]:
        """What one might like to be able to do."""
        return welcoming.fields(self.game)

    def preview(self, quest: str) -> PreviewView | None:
        """A quest as it could be taken."""
        return welcoming.preview(self.game, quest)

    def begin(self, quest: str, start: int, ratings: Mapping[int, int]) -> Said:
        """Take a quest."""
        came = self.main.session.act(lambda: welcoming.begin(self.game, quest, start, ratings))
        return came if isinstance(came, Said) else Said(in_the_game(came.message, self.main.keymap), Tone.GOOD)

    def check_in(self, quest: str, outcome: str) -> Said:
        """Say the first check-in."""
        session = self.main.session
        view = session.find(quest, session.today.day)
        if view is None:
            return Said("This quest is not under way any more.", Tone.CAUTION, refused=True)
        return session.check_in(view, outcome)

    def scene(self, quest: str, steps: int, here: int, *, climbed: bool) -> Scene:
        """The mountain: of the quest, once there is one. It is climbed a little after the first check-in."""
        return Scene(quest or NO_QUEST, steps, here, self.main.session.wall_clock(), progress=0.5 if climbed else 0.0)

    def keys(self) -> Mapping[str, str]:
        """The keys to know."""
        return {action: self.main.keymap.shown(action) for action in ("done", "some", "undo", "help")}
