"""Who is in the party, as the entries of one list: the player first, then each friend with their ways and their files.

And who stands side by side with a chosen entry. Pure: from the views of the party.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from game.play.party_views import FriendView, OfferedView, PartyView, WayView

MOST = 6
"""Ways side by side; more are counted."""

OwnWay = Callable[[str], "WayView | None"]
"""The player's own way up a quest of theirs, shared or not."""


class Entry(NamedTuple):
    """A line one can choose: a way of a friend (or of the player), a file they offer, or a friend with neither."""

    friend: FriendView
    way: WayView | None = None
    offer: OfferedView | None = None
    mine: bool = False

    @property
    def name(self) -> tuple[str, str, str]:
        """What it is known by when the party was read anew."""
        return self.friend.id, self.way.alias if self.way else "", self.offer.sha if self.offer else ""


class Climber(NamedTuple):
    """Somebody on the mountain that is shown: `player` is "" for the player's own way."""

    player: str
    name: str
    way: WayView
    chosen: bool = False


def entries(party: PartyView) -> list[Entry]:
    """All lines of the list, from the top."""
    told = [each for friend in party.friends for each in _of(friend)]
    return [*(_of(party.me, mine=True) if party.me else []), *told]


def _of(friend: FriendView, *, mine: bool = False) -> list[Entry]:
    under_way = sorted(friend.ways, key=lambda way: (bool(way.over), not way.mine, not way.named))
    held = [Entry(friend, way, mine=mine) for way in under_way]
    held += [Entry(friend, offer=offer, mine=mine) for offer in friend.offers]
    return held or [Entry(friend, mine=mine)]


def same(one: WayView, other: WayView) -> bool:
    """Whether two ways lead up the same mountain: by the name of the quest."""
    return one.named and other.named and one.quest == other.quest


def beside(party: PartyView, chosen: Entry, own: OwnWay) -> list[Climber]:
    """Everybody on the mountain of the chosen way: the player first, then the chosen friend, then the others."""
    way = chosen.way
    if way is None or not way.named:
        return [Climber(chosen.friend.id, chosen.friend.name, way, chosen=True)] if way else []
    mine = own(way.quest if chosen.mine else way.mine) if chosen.mine or way.mine else None
    rows = [Climber("", "You", mine, chosen.mine)] if mine is not None else []
    if chosen.mine and mine is None:
        rows = [Climber("", "You", way, chosen=True)]
    if not chosen.mine:
        rows.append(Climber(chosen.friend.id, chosen.friend.name, way, chosen=True))
    for friend in party.friends:
        rows += [
            Climber(friend.id, friend.name, each)
            for each in friend.ways
            if same(each, way) and each is not way and not each.over
        ]
    return rows


def tips(climbers: Iterable[Climber], step: int) -> list[tuple[str, str]]:
    """What the friends beside one advise on a step: who, and the text."""
    return [(each.name, tip.text) for each in climbers if each.player for tip in each.way.tips if tip.step == step > 0]


def offered(party: PartyView) -> Sequence[OfferedView]:
    """All files friends offer."""
    return [offer for friend in party.friends for offer in friend.offers]
