"""What came of a word about sharing, and how undo names it. Nothing of this leaves the device."""

from __future__ import annotations

from collections.abc import Mapping

from game.play.game import Game
from game.play.today import title_of
from game.rules.moves import GiveCheer, LeaveParty, Move, OfferFile, ShareQuest
from game.rules.party_facts import NAMED, POINTS, Cheered, Offered, Shared
from game.rules.text import clean

KEPT = "Friends may keep copies of what they saw before."


def said(game: Game, move: Move) -> str:
    """What came of sharing a quest, a cheer or an offer."""
    match move:
        case ShareQuest(quest, how):
            return _shared(_title(game, quest), how)
        case GiveCheer():
            return "Your cheer is on its way. The whole party can read it."
        case OfferFile(quest, offered):
            if offered:
                return f"The file of {_title(game, quest)} is offered to the party."
            return f"The file of {_title(game, quest)} is not offered any more. Who took it keeps it."
        case LeaveParty():
            return f"Nothing of yours is shared any more: no quest, no file, no name, no cheer. {KEPT}"
        case _:
            return "Done."


def _shared(title: str, how: str) -> str:
    if how == NAMED:
        return f"{title} is shared by name: its title, days, steps and metres, from its first day on, and your advice."
    if how == POINTS:
        return f"Of {title} the metres of each day are shared, and nothing else: neither its title nor its steps."
    return f"{title} is not shared any more. {KEPT}"


def _title(game: Game, quest: str) -> str:
    found = game.taken(quest)
    return clean(title_of(*found) if found else quest, 60)


def named(titles: Mapping[str, str], fact: Shared | Cheered | Offered) -> str:
    """A word about sharing, in a few words."""
    match fact:
        case Shared(quest, how):
            return f"sharing {clean(titles.get(quest, quest), 60)}: {clean(how, 20)}"
        case Cheered(_, _, sign, text):
            return f"the cheer “{clean(text, 40) or clean(sign, 20)}”"
        case Offered(quest):
            return f"the offer of {clean(titles.get(quest, quest), 60)}"
