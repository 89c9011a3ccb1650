"""The party in a running game: what is known of it at once, and whether anything in the shared folder has changed."""

from __future__ import annotations

from game.play.game import Game
from game.play.heights import heights
from game.play.party import Progress, onlooker, party
from game.play.party_people import party_view
from game.play.party_read import overview, there
from game.play.party_views import OfferedView, PartyView
from game.rules.values import replace


def known(game: Game) -> PartyView | None:
    """The party as it was read last on this device; None where it never was. Opens no file of a friend."""
    held = overview(game)
    return party_view(held, onlooker(game), heights(game.root), str(game.root.party)) if held else None


def now(game: Game, progress: Progress | None = None) -> PartyView:
    """The party as it is now, with what the offered files say of themselves."""
    view = party(game, progress)
    if not any(friend.offers for friend in view.friends):
        return view
    from game.play.together import offered  # what reads quest files takes a while to import

    files: dict[str, list[OfferedView]] = {}
    for offer in offered(game):
        files.setdefault(offer.player, []).append(offer)
    friends = [replace(friend, offers=tuple(files.get(friend.id, ()))) for friend in view.friends]
    return replace(view, friends=tuple(friends))


def marks(game: Game) -> object:
    """A value that is another one as soon as anything in the shared folder changed; looks at names and sizes only."""
    if not there(game):
        return None
    from game.party.reading import marks as marks_of

    return marks_of(game.root)
