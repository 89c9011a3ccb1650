"""A quest file a friend offers: read behind the frames, shown whole, then taken like any file of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.rules.moves import Refusal
from game.screens.behind import behind
from game.screens.lines import plain
from game.screens.said import Said, Tone, in_the_game

if TYPE_CHECKING:
    from game.play.party_views import OfferedView
    from game.play.together import OfferedFile
    from game.screens.main import MainScreen

CANNOT = "This file cannot be read just now."


def show_offered(main: MainScreen, offer: OfferedView) -> None:
    """Show it before anything is taken."""
    reopened = main.session.game.reopened

    def work() -> OfferedFile | Refusal:
        from game.play.together import show_offered

        return show_offered(reopened(), offer.player, offer.sha)

    def came(file: OfferedFile | Refusal | None) -> None:
        if file is None or isinstance(file, Refusal):
            main.tell(Said(plain(file.message) if file is not None else CANNOT, Tone.CAUTION))
            return
        from game.screens.dialogs.offer import OfferCard

        main.ask(OfferCard(file, main.symbols), lambda start: _take(main, offer, start))

    behind(main.app, work, came)


def _take(main: MainScreen, offer: OfferedView, start: int) -> None:
    """Take it, and go and see it on Home."""
    from game.play.together import take_offered

    game = main.session.game
    taken = main.session.act(lambda: take_offered(game, offer.player, offer.sha, str(start)))
    if isinstance(taken, Said):
        main.tell(taken)
        return
    told = " ".join(in_the_game(plain(text), main.keymap) for text in (taken.message, taken.advice) if text)
    main.go_to(taken.id)
    main.after(Said(f"{told} Press {main.keymap.shown('done')} when you have done it.", Tone.GOOD))
