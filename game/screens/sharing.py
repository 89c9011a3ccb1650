"""Sharing on the screen: the card, what it says to the use cases, and every line that leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.screens.behind import behind
from game.screens.lines import plain
from game.screens.said import Said, Tone, in_the_game

if TYPE_CHECKING:
    from game.play.sharing import Preview
    from game.rules.moves import Refusal
    from game.screens.dialogs.share import Doings
    from game.screens.main import MainScreen

LOOKING = "Putting together what leaves …"


def ask_share(main: MainScreen, quest: str = "") -> None:
    """How a quest is shared; with none in hand, all of the player's own."""
    from game.screens.dialogs.share import ShareCard

    main.ask(ShareCard(_doings(main), main.symbols, quest), main.after)


def _doings(main: MainScreen) -> Doings:
    from game.play import sharing
    from game.screens.dialogs.share import OFFER, Doings

    game = main.session.game
    return Doings(
        sharing=lambda: sharing.sharing(game),
        leaves=lambda quest, how: (
            sharing.what_leaves_with_file(game, quest) if how == OFFER else sharing.what_leaves(game, quest, how)
        ),
        share=lambda quest, how: _say(main, lambda: sharing.share(game, quest, how)),
        offer=lambda quest: _say(main, lambda: sharing.offer(game, quest)),
        stop_offer=lambda quest: _say(main, lambda: sharing.offer(game, quest, offered=False)),
        call=lambda name: _say(main, lambda: sharing.set_name(game, name)),
        rank=lambda on: _say(main, lambda: sharing.set_ranking(game, on)),
        leave=lambda: _say(main, lambda: sharing.leave(game)),
        called=lambda: sharing.name_of(game),
        ranking=lambda: sharing.state(game).ranking,
        preview=lambda quest, how: show_preview(main, quest, how),
    )


def _say(main: MainScreen, say: Callable[[], str | Refusal]) -> Said:
    """Say something about sharing; it leaves as soon as it is said."""
    came = main.session.act(say)
    return came if isinstance(came, Said) else Said(in_the_game(plain(came), main.keymap), Tone.GOOD)


def show_preview(main: MainScreen, quest: str, how: str) -> None:
    """Every line that leaves, put together behind the frames: of a quest if it were shared like this, or of all."""
    from game.screens.dialogs.leaving import Leaving

    card = Leaving(main.symbols)
    main.app.push_screen(card)
    reopened = main.session.game.reopened

    def work() -> Preview | Refusal:
        from game.play.sharing import preview

        return preview(reopened(), quest, how)

    behind(main.app, work, card.show)
