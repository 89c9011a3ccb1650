"""A cheer on the screen: the card, what is known of the friend, and giving it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.screens.lines import plain
from game.screens.said import Said, Tone, in_the_game

if TYPE_CHECKING:
    from game.play.party_views import FriendView
    from game.screens.main import MainScreen

NEWS = 2
"""So many of their ways are told on the card."""


def ask_cheer(main: MainScreen, friend: FriendView) -> None:
    """Cheer a friend on."""
    from game.play.party_told import way_line
    from game.screens.dialogs.cheer import CheerCard

    def give(sign: str, text: str, about: str) -> Said:
        from game.play.cheering import cheer

        game = main.session.game
        came = main.session.act(lambda: cheer(game, friend.id, sign, text, about))
        return came if isinstance(came, Said) else Said(in_the_game(plain(came), main.keymap), Tone.GOOD)

    news = [way_line(way) for way in friend.ways if way.named and not way.over][:NEWS]
    main.ask(CheerCard(friend.name, news, give, main.symbols), main.after)
