"""Why I can, asked on the screen; and the one quiet line of the day. Imported when the first one is asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.play import asides, own
from game.screens.actions import FRIENDS
from game.screens.lines import plain
from game.screens.said import Said, Tone, in_the_game

if TYPE_CHECKING:
    from game.play.views import AsideView
    from game.screens.keymap import Keymap
    from game.screens.main import MainScreen


def ask_why(main: MainScreen, quest: str) -> None:
    """The player's own lines of a quest."""
    from game.screens.dialogs.why import Lined, Why

    view = next((view for view in main.session.today.quests if view.id == quest), None)
    if view is not None:
        game = main.session.game
        lined = Lined(lambda: own.lines_of(game, quest), partial(say, main, quest))
        main.ask(Why(view.title, lined, main.symbols), main.after)


def say(main: MainScreen, quest: str, text: str, of: str = "") -> Said:
    """Say a line. It is on disk when this returns, or the answer is a refusal."""
    game = main.session.game
    came = main.session.act(lambda: own.say_why(game, quest, text, of))
    return came if isinstance(came, Said) else Said(in_the_game(plain(came), main.keymap), Tone.GOOD)


def aside_told(aside: AsideView, keymap: Keymap) -> str:
    """A quiet line, with the key for it."""
    if aside.kind == "away":  # a cheer is given where friends are
        return plain(f"{aside.text} {keymap.shown('friends')} leads to your friends.")
    action = FRIENDS if aside.kind == "away" else aside.action  # cheers are given there, with the friend chosen
    key = keymap.shown(action) if action else ""
    return plain(asides.told(aside, f"{key}, with it chosen," if aside.kind in ("fresh", "sure") else key))
