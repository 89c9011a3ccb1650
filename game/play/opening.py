"""Opening a game, and the view every face begins with."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.play.game import Game
from game.play.heights import heights
from game.play.today import today_view
from game.play.views import TodayView
from game.rules.calendar import Instant
from game.saves.paths import Root, find_root


def open_game(root: str | None, env: Mapping[str, str], clock: Callable[[], Instant]) -> Game:
    """The player's game, read up to the moment. `root` is what `--root` said. Creates nothing."""
    game = Game(Root(find_root(root, env)), clock)
    game.refresh()
    return game


def today(game: Game) -> TodayView:
    """The day as it stands."""
    later = sum(event.today > game.today for event in game.recent)
    return today_view(game.played, game.shelf, heights(game.root), game.now, later)
