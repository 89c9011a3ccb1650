"""The party for the faces: who is on which mountain, their trails, what they advise, and their ways as stories.

`party` and `trail` read the shared folder through the guarded reader; everything else answers at once from what was
read last, and has nothing to say where no party is. No text of a friend reaches a face uncleaned.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from game.party.facts import NAME_CELLS
from game.party.friends import Friend, FriendQuest, Party
from game.play.game import Game
from game.play.heights import heights
from game.play.party_own import own_way
from game.play.party_people import SOMEBODY, Names, friend_view, names, party_view
from game.play.party_read import my_id, overview, read, there, whole
from game.play.party_views import FriendView, PartyView, TipView
from game.play.party_ways import Onlooker, as_trail, nearest, number
from game.rules.moves import Refusal
from game.rules.party_facts import NAMED
from game.rules.text import clean
from game.rules.trails import TIP_CELLS, Trail

if TYPE_CHECKING:
    from game.play.stories import Friends

__all__ = ["find_friend", "friends_of", "onlooker", "own_way", "party", "standing", "tips_on", "trail"]

Progress = Callable[[int, int], bool]
"""Called with how many friends were read, and of how many; False leaves."""

STORIES_OF = 12
"""Of so many friends, the nearest, all days are read for stories."""

FEW = 5
"""So many names are told where more than one friend may be meant."""


def party(game: Game, progress: Progress | None = None) -> PartyView:
    """The party as it is now. The first reading of many friends takes a while; `progress` may end it."""
    found = read(game, progress) if there(game) else Party(None, ())
    return party_view(found, onlooker(game), heights(game.root), str(game.root.party))


def trail(game: Game, player: str) -> FriendView | Refusal:
    """A friend with all their days."""
    friend = whole(game, player) if there(game) else None
    if friend is None:
        return Refusal("unknown_friend", "Nothing of this friend is in the shared folder any more.")
    held = overview(game)
    return friend_view(friend, names(held) if held else {}, onlooker(game), whole=True)


def onlooker(game: Game) -> Onlooker:
    """The player as somebody who looks at the ways of others."""
    courses = game.played.world.courses.values()
    ladders = {
        course.quest: tuple(step.id for step in quest.steps)
        for course in courses
        if course.active and (quest := game.shelf.get(course.sha)) is not None
    }
    return Onlooker(game.today, ladders, my_id(game), frozenset(course.sha for course in courses))


# --- who is meant -----------------------------------------------------------------------------------------------------


def find_friend(game: Game, text: str) -> str | Refusal:
    """The public id of the friend that is meant: an id or its beginning, a name, its beginning or a part of it.

    Where nobody fits, the shared folder is read once more: somebody may have come since.
    """
    found = _match(text, _friends(game), _own_name(game))
    if isinstance(found, Refusal) and there(game):
        read(game)
        found = _match(text, _friends(game), _own_name(game))
    return found


def _friends(game: Game) -> Names:
    held = overview(game)
    mine = my_id(game)
    return {player: name for player, name in names(held).items() if player != mine} if held else {}


def _own_name(game: Game) -> str:
    held = overview(game)
    return clean(held.me.name, NAME_CELLS) if held and held.me else ""


def _match(text: str, called: Names, own: str) -> str | Refusal:
    """What fits best and fits one alone. A part of Somebody names nobody: so those are called who gave no name."""
    asked = clean(text, NAME_CELLS).casefold()
    folded = {player: name.casefold() for player, name in called.items()}
    given = {player: name for player, name in folded.items() if not name.startswith(SOMEBODY.casefold())}
    for fits in (
        [player for player, name in folded.items() if asked and asked in (player, name)],
        [player for player, name in folded.items() if asked and name.startswith(asked)],
        [player for player in folded if asked and player.startswith(asked)],
        [player for player, name in given.items() if asked and asked in name and asked != own.casefold()],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            several = ", ".join(sorted(called[player] for player in fits[:FEW])) + (" and more" if fits[FEW:] else "")
            return Refusal("ambiguous_friend", f"“{clean(text, NAME_CELLS)}” could be more than one friend: {several}.")
    if own and asked == own.casefold():
        return Refusal("unknown_friend", f"{own} is what the party calls you; no friend has that name.")
    if not called:
        return Refusal("unknown_friend", "No friend is in the shared folder yet.")
    return Refusal("unknown_friend", f"There is no friend “{clean(text, NAME_CELLS)}” in the shared folder.")


# --- beside one's own quests, from what was read last -----------------------------------------------------------------


def standing(game: Game, quest_id: str) -> tuple[int, ...]:
    """The numbers of the steps of a quest one is on on which friends stand, from low to high."""
    steps = _steps(game, quest_id)
    places = (number(steps, quest.step or quest.first) for _, quest in _on(game, quest_id) if not quest.over)
    return tuple(sorted(place for place in places if place))


def tips_on(game: Game, quest_id: str, step_id: str) -> tuple[TipView, ...]:
    """What friends wrote for those who come to a step after them, by name."""
    left = [
        (friend.player, said)
        for friend, quest in _on(game, quest_id)
        for step, text in quest.tips
        if step == step_id and (said := clean(text, TIP_CELLS))
    ]
    held = overview(game) if left else None
    if held is None:
        return ()
    called, place = names(held), number(_steps(game, quest_id), step_id)
    tips = [TipView(called.get(player, SOMEBODY), place, said) for player, said in left]
    return tuple(sorted(tips, key=lambda tip: (tip.who.casefold(), tip.text)))


def _steps(game: Game, quest_id: str) -> Sequence[str]:
    found = game.taken(quest_id)
    return tuple(step.id for step in found[1].steps) if found else ()


def _on(game: Game, quest_id: str) -> list[tuple[Friend, FriendQuest]]:
    """The friends who share the same quest by name, each with it."""
    held = overview(game)
    return [
        (friend, quest)
        for friend in (held.friends if held else ())
        for quest in friend.quests
        if quest.how == NAMED and quest.quest == quest_id
    ]


# --- as stories -------------------------------------------------------------------------------------------------------


def friends_of(game: Game) -> Friends:
    """Friends' trails by quest id, as stories ask for them: those of the nearest, each read when a quest is asked."""

    def of(quest_id: str) -> Sequence[Trail]:
        on = _on(game, quest_id)
        if not on:
            return ()
        found = game.taken(quest_id)
        here = found[0].state.step if found else ""
        players = nearest(((friend.player, quest) for friend, quest in on), _steps(game, quest_id), here, STORIES_OF)
        return [way for player in players for way in _trails(game, player, quest_id)]

    return of


def _trails(game: Game, player: str, quest_id: str) -> list[Trail]:
    friend = whole(game, player)
    held = overview(game)
    name = names(held).get(player, "") if held else ""
    shared = [quest for quest in friend.quests if quest.quest == quest_id] if friend else []
    return [way for quest in shared if (way := as_trail(name, quest, game.today)) is not None]
