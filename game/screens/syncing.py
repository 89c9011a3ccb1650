"""A sync with the git remote from the running game: behind the frames, each stage told, nothing held up."""

from __future__ import annotations

from asyncio import get_running_loop
from functools import partial
from typing import TYPE_CHECKING

from game.rules.moves import Refusal
from game.screens.behind import behind, soon
from game.screens.lines import plain
from game.screens.said import Said, Tone, in_the_game

if TYPE_CHECKING:
    from game.play.syncing import SyncView
    from game.screens.main import MainScreen

TITLE = "Sync with friends over the git remote"
NO_REMOTE = (
    "There is no remote yet. Say once, in a shell, where the party meets: “undaunted sync --remote ADDRESS”, "
    "the address of a git repository you and your friends may write to."
)
CANNOT = "The shared folder cannot be used just now."


def sync(main: MainScreen) -> None:
    """Send what is shared and take in what friends sent; the party looks at its folder by itself afterwards."""
    reopened, loop = main.session.game.reopened, get_running_loop()

    def say(stage: str) -> None:
        soon(main.app, loop, partial(main.tell, Said(plain(stage), Tone.TOLD)))

    def work() -> SyncView | Refusal:
        from game.play import syncing

        return syncing.sync(reopened(), None, say)

    def came(view: SyncView | Refusal | None) -> None:
        if view is None:
            main.tell(Said(CANNOT, Tone.CAUTION))
        elif isinstance(view, Refusal):
            told = NO_REMOTE if view.code == "no_remote" else in_the_game(view.message, main.keymap)
            main.tell(Said(told, Tone.CAUTION))
        else:
            told = " ".join(text for text in (view.note, view.message) if text)
            main.tell(Said(in_the_game(told, main.keymap), Tone.CAUTION if view.note else Tone.GOOD))

    behind(main.app, work, came)
