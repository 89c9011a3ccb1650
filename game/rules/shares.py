"""What a player shares, as it stands: quests, cheers, offered files. Folded beside the walk, like `inner.py`. Pure.

Nothing here earns anything. What leaves the device is derived from it elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from game.rules.events import Event
from game.rules.party_facts import NAMED, POINTS, Cheered, Offered, Shared
from game.rules.text import clean
from game.rules.values import dataclass, replace

NOTHING: Mapping[str, Any] = MappingProxyType({})

CHEER_CELLS = 120
MOST_CHEERS = 100
"""So many cheers are kept, those given last."""
SIGNS = ("rope", "fire", "sun", "flag")
"""The signs of a cheer: I hold the rope, a fire is lit, the sun is up, a flag for you."""
REASONS = ("", "step", "comeback", "week")
"""What a cheer is for: just so, a step, a comeback, a hard week."""
NAME, RANKING = "name", "ranking"
"""The settings a party can see: what I am called there, and whether I would like an order by metres."""


@dataclass(frozen=True, slots=True)
class Share:
    """How a quest is shared (points or named) and the id of the event that said so, from which its alias is made."""

    id: str
    how: str


@dataclass(frozen=True, slots=True)
class Cheer:
    """A cheer of the player's own; `id` is that of its event."""

    id: str
    to: str
    day: date
    sign: str
    text: str
    about: str


@dataclass(frozen=True, slots=True)
class Shares:
    """The quests that are shared, by id; the newest cheers, oldest first; the offered files (sha256) by quest id."""

    quests: Mapping[str, Share] = NOTHING
    cheers: tuple[Cheer, ...] = ()
    offers: Mapping[str, str] = NOTHING

    @property
    def any(self) -> bool:
        """Whether anything at all is shared, so that there is something to publish."""
        return bool(self.quests or self.cheers or self.offers)


def shares_with(before: Shares, said: Iterable[Event]) -> Shares:
    """With what was said since, in any order: every event counts once, by the day it was said, then by id."""
    after = before
    for event in sorted(said, key=lambda event: (event.today, event.id)):
        match event.fact:
            case Shared(quest, how):
                others = {name: share for name, share in after.quests.items() if name != quest}
                kept = others | ({quest: Share(event.id, how)} if how in (POINTS, NAMED) else {})
                after = replace(after, quests=kept)
            case Cheered(to, day, sign, text, about):
                cheer = Cheer(event.id, to, day, sign, clean(text, CHEER_CELLS), about)
                after = replace(after, cheers=(*after.cheers, cheer)[-MOST_CHEERS:])
            case Offered(quest, sha):
                others_offered = {name: held for name, held in after.offers.items() if name != quest}
                after = replace(after, offers=others_offered | ({quest: sha} if sha else {}))
            case _:
                pass
    return after
