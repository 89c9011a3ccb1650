"""The party as a view: names to call people by, cheers, the metres of the week and the summit climbed together. Pure.

Everything of it comes from public facts, the player's own included, so every member sees the same. Nobody is compared:
friends come by name. By metres they come only where everybody in the party has turned that on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from game.party.facts import NAME_CELLS, PublicCheer
from game.party.friends import Friend, Party, Trouble
from game.play.party_views import CheerView, FriendView, OfferedView, PartyView, SummitView, TroubleView, WayView
from game.play.party_ways import Onlooker, earned, way_view
from game.rules.calendar import ONE_DAY, monday
from game.rules.rewards import Height
from game.rules.shares import CHEER_CELLS, REASONS, SIGNS
from game.rules.text import clean

SOMEBODY = "Somebody"
MYSELF = "You"

CHEERED_LATELY = timedelta(days=27)
"""Cheers of the last four weeks are shown."""
MOST_CHEERS = 20
"""Of one friend, the newest: more would push the others off the page."""

A_HEAD = 60 * 100
"""What the summit of a week asks of each at least, in cm."""
ON_THE_WAY = timedelta(days=27)
"""Who has earned something within four weeks is one of those who climb together."""
WEEK = timedelta(days=7)

TROUBLE_CELLS = 400
SHORT = 4
"""So much of an id tells two of the same name apart, unless it takes more."""

Names = Mapping[str, str]
"""What each player of the party is called, by public id."""


# --- names ------------------------------------------------------------------------------------------------------------


def everybody(party: Party) -> list[Friend]:
    """The members of the party, the player first where anything of them is shared."""
    return [*([party.me] if party.me else []), *party.friends]


def names(party: Party) -> Names:
    """Something to call everybody by. Who has the name of another carries the beginning of their id, too."""
    members = everybody(party)
    called = {each.player: clean(each.name, NAME_CELLS) or SOMEBODY for each in members}
    if party.me and called[party.me.player] == SOMEBODY:
        called[party.me.player] = MYSELF
    often = Counter(name.casefold() for name in called.values())
    mine = party.me.player if party.me else ""
    return {
        player: name
        if player == mine or (often[name.casefold()] == 1 and name.casefold() != MYSELF.casefold())
        else f"{name} ({_beginning(player, called)})"
        for player, name in called.items()
    }


def _beginning(player: str, others: Iterable[str]) -> str:
    """The shortest beginning of an id that no other has."""
    rest = [each for each in others if each != player]
    for length in range(SHORT, len(player)):
        if not any(each.startswith(player[:length]) for each in rest):
            return player[:length]
    return player


# --- friends ----------------------------------------------------------------------------------------------------------


def friend_view(friend: Friend, called: Names, look: Onlooker, *, whole: bool = False) -> FriendView:
    """A friend; `whole` where all days are there, and shall be told."""
    name = called.get(friend.player) or clean(friend.name, NAME_CELLS) or SOMEBODY
    ways = [way_view(quest, name, look, whole=whole) for quest in friend.quests]
    days = [day.day for quest in friend.quests for day in quest.days if day.day <= look.today]
    return FriendView(
        friend.player,
        name,
        tuple(sorted(ways, key=_order)),
        sum(way.week_metres for way in ways),
        sum(way.metres for way in ways),
        max(days, default=None),
        tuple(_offers(friend, name, look.taken)),
        tuple(trouble_view(trouble, name) for trouble in friend.troubles),
        friend.ranking,
    )


def _order(way: WayView) -> tuple[bool, bool, str, str]:
    """Those under way first, named ones before the others."""
    return bool(way.over), not way.named, way.title.casefold(), way.alias


def _offers(friend: Friend, name: str, taken: frozenset[str]) -> Iterator[OfferedView]:
    """What they offer, as far as their ways tell. The file itself is looked at where it is shown."""
    climbed = {quest.sha: quest for quest in friend.quests if quest.sha}
    for sha in friend.offers:
        by = climbed.get(sha)
        yield OfferedView(
            name, friend.player, sha, by.quest if by else "", clean(by.title, 60) if by else "", "", have=sha in taken
        )


def trouble_view(trouble: Trouble, name: str = "") -> TroubleView:
    """A trouble with the name of whom it is about."""
    return TroubleView(name, trouble.code, clean(trouble.text, TROUBLE_CELLS))


# --- cheers -----------------------------------------------------------------------------------------------------------


def cheers(party: Party, called: Names, look: Onlooker, since: date = date.min) -> tuple[CheerView, ...]:
    """The cheers from a day on, the newest first. Dates after today wait."""
    members = everybody(party)
    found = [
        _cheer(friend.player, cheer, called, look.me)
        for friend in members
        for cheer in _newest([each for each in friend.cheers if since <= each.day <= look.today and _says(each)])
        if cheer.to != friend.player
    ]
    return tuple(sorted(found, key=lambda cheer: (-cheer.day.toordinal(), cheer.id)))


def _newest(given: Sequence[PublicCheer]) -> Sequence[PublicCheer]:
    return sorted(given, key=lambda cheer: (cheer.day, cheer.id))[-MOST_CHEERS:]


def _says(cheer: PublicCheer) -> bool:
    return cheer.sign in SIGNS or bool(clean(cheer.text, CHEER_CELLS))


def _cheer(player: str, cheer: PublicCheer, called: Names, mine: str) -> CheerView:
    return CheerView(
        f"{player}.{cheer.id}",
        called[player],
        called.get(cheer.to, SOMEBODY),
        bool(mine) and cheer.to == mine,
        player == mine,
        cheer.day,
        cheer.sign if cheer.sign in SIGNS else "",
        clean(cheer.text, CHEER_CELLS),
        cheer.about if cheer.about in REASONS else "",
        player,
        cheer.to,
    )


# --- the summit of the week -------------------------------------------------------------------------------------------


def summit(party: Party, heights: Sequence[Height], today: date) -> SummitView:
    """What everybody together climbed since Monday, and the height it is about.

    That is the lowest real height at or above what the party climbed last week, and at least 60 m a head of those who
    earned something within four weeks. Nothing is lost where it is not reached; next week has a summit of its own.
    """
    members = everybody(party)
    begin = monday(today)
    heads = sum(_climbed(friend, today - ON_THE_WAY, today) > 0 for friend in members)
    metres = sum(_climbed(friend, begin, today) for friend in members)
    before = sum(_climbed(friend, begin - WEEK, begin - ONE_DAY) for friend in members)
    wanted = max(before, heads * A_HEAD)
    height = next((each for each in heights if each.metres * 100 >= wanted), heights[-1])
    return SummitView(
        metres / 100, clean(height.name), float(height.metres), metres >= height.metres * 100, before / 100
    )


def _climbed(friend: Friend, begin: date, until: date) -> int:
    return sum(earned(quest, begin, until) for quest in friend.quests)


# --- the whole --------------------------------------------------------------------------------------------------------


def party_view(party: Party, look: Onlooker, heights: Sequence[Height], folder: str) -> PartyView:
    """The party as the faces see it."""
    called = names(party)
    ranked = bool(party.friends) and party.me is not None and party.me.ranking and all(x.ranking for x in party.friends)
    friends = [friend_view(friend, called, look) for friend in party.friends]
    friends.sort(key=lambda friend: (-friend.week_metres if ranked else 0, friend.name.casefold(), friend.id))
    return PartyView(
        friend_view(party.me, called, look) if party.me else None,
        tuple(friends),
        summit(party, heights, look.today),
        cheers(party, called, look, look.today - CHEERED_LATELY),
        tuple(trouble_view(trouble) for trouble in party.troubles),
        ranked,
        party.complete,
        folder,
    )
