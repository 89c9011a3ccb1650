"""What a journal has heard of: whether a public fact is about something that was ever said in it.

Another device of the player may publish what this one's journal does not hold yet. Silence does not speak against it:
only where the journal heard of a thing may a fact of that device about it be replaced or taken back. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from game.party.facts import Profile, PublicCheer, PublicDay, PublicFact, PublicOffer, PublicQuest, PublicTip
from game.party.names import alias_of, cheer_id
from game.rules.events import Advised, Event, Rested, Said, Set
from game.rules.party_facts import Cheered, Offered, Shared
from game.rules.shares import NAME, NOTHING, RANKING, Share
from game.rules.sheet import ALL
from game.rules.values import dataclass


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said, taken back or not: quests by alias, days and rests and tips by quest, ids of cheers, files."""

    quests: dict[str, str]
    days: set[tuple[str, date]]
    rests: dict[str, list[tuple[date, date]]]
    tips: set[tuple[str, str]]
    cheers: set[str]
    offers: set[str]
    named: bool

    def of(self, fact: PublicFact) -> bool:
        """Whether the journal knows what a fact is about."""
        match fact:
            case PublicQuest(alias):
                return alias in self.quests
            case PublicDay(alias, day):
                quest = self.quests.get(alias)
                return quest is not None and ((quest, day) in self.days or self._rested(quest, day))
            case PublicTip(alias, step):
                return (self.quests.get(alias, ""), step) in self.tips
            case PublicCheer(id_):
                return id_ in self.cheers
            case PublicOffer(sha):
                return sha in self.offers
            case Profile():
                return self.named
            case _:
                return False

    def _rested(self, quest: str, day: date) -> bool:
        return any(first <= day <= last for who in (quest, ALL) for first, last in self.rests.get(who, ()))


def heard_in(events: Iterable[Event], shared: Mapping[str, Share] = NOTHING) -> Heard:
    """Everything these events speak of; those that were taken back count, too: taking back is no silence.

    `shared` are the quests that are shared by now, where that was said before these events.
    """
    events = list(events)
    quests = {alias_of(share.id): quest for quest, share in shared.items()}
    heard = Heard(quests, set(), defaultdict(list), set(), set(), set(), any(_names(event) for event in events))
    for event in events:
        match event.fact:
            case Shared(quest):
                heard.quests[alias_of(event.id)] = quest
            case Said(quest, day):
                heard.days.add((quest, day))
            case Rested(quest, first, until):
                heard.rests[quest].append((first, until or date.max))
            case Advised(quest, step):
                heard.tips.add((quest, step))
            case Cheered():
                heard.cheers.add(cheer_id(event.id))
            case Offered(_, sha):
                heard.offers.add(sha)
            case _:
                pass
    return heard


def _names(event: Event) -> bool:
    return isinstance(event.fact, Set) and event.fact.key in (NAME, RANKING)
