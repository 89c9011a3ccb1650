"""A quest together: the files friends offer in the shared folder, read like any file of a stranger, and taken.

An offered file lies beside the lines of who offers it, under its SHA-256, and is opened nowhere but here: without
following links, up to the size of a quest file, and only if it is the very file that was offered. It is shown before it
is taken, and taken like any file given by its path.
"""

from __future__ import annotations

from game.party.friends import Friend
from game.party.git_tree import QUESTS
from game.play.game import Game
from game.play.matching import match_quest
from game.play.party import find_friend
from game.play.party_people import names
from game.play.party_read import overview, read, there
from game.play.party_views import OfferedView
from game.play.taking import PreviewView, Taken, preview, take
from game.play.telling import plural
from game.play.today import title_of
from game.quests.mistakes import QuestFileError
from game.quests.reader import QuestFile, parse_quest
from game.rules.moves import Refusal
from game.rules.text import clean
from game.rules.values import dataclass
from game.saves.copies import MAX_QUEST, is_sha, sha_of
from game.saves.inside import Inside

TITLE_CELLS, AUTHOR_CELLS, ID_CELLS = 60, 40, 48
SHOWN = 8
"""So many digits of a SHA-256 name a file well enough to be typed."""
MOST_OFFERS = 20
"""Of one friend are shown."""

AWAY = "The file is not here yet: it comes with the next sync."
NO_OFFERS = "No quest file is offered there."
OTHER = "The file here is not the one that was offered, so it is not opened."
UNREADABLE = "The file here cannot be read: it is no plain file, or too large for a quest file."


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """A file that can be taken: the offer, the quest as the library shows one, and whether another of that id is known.

    `known` is the title of the player's own quest of the same id ("" where there is none).
    """

    offer: OfferedView
    preview: PreviewView
    known: str = ""


def offered(game: Game) -> tuple[OfferedView, ...]:
    """Every quest file a friend offers, by friend and title. Reads the files: for a thread, or where one waits."""
    if not there(game):
        return ()
    party = read(game)
    called = names(party)
    views = [_offer(game, friend, called[friend.player], sha) for friend in party.friends for sha in _first(friend)]
    return tuple(sorted(views, key=lambda view: (view.who.casefold(), view.player, view.title.casefold(), view.sha)))


def _first(friend: Friend) -> tuple[str, ...]:
    """Their first offers: each file has to be opened to be shown."""
    return friend.offers[:MOST_OFFERS]


def _offer(game: Game, friend: Friend, name: str, sha: str) -> OfferedView:
    """An offer with what its file says of itself; where that cannot be read, with what the friend's way tells."""
    found = _file(game, friend.player, sha)
    have = any(course.sha == sha for course in game.played.world.courses.values())
    if isinstance(found, Refusal):
        way = next((quest for quest in friend.quests if quest.sha == sha), None)
        quest, title = (clean(way.quest, ID_CELLS), clean(way.title, TITLE_CELLS)) if way else ("", "")
        return OfferedView(name, friend.player, sha, quest, title, "", have, found.message)
    quest_file = found.quest
    title, author = clean(quest_file.title, TITLE_CELLS), clean(quest_file.author, AUTHOR_CELLS)
    return OfferedView(name, friend.player, sha, quest_file.id, title, author, have)


def show_offered(game: Game, player: str, sha: str) -> OfferedFile | Refusal:
    """What would be taken, to be looked at first."""
    view = _named(game, player, sha)
    if view is None:
        return _not_offered()
    found = _file(game, player, sha)
    if isinstance(found, Refusal):
        return found
    course = game.played.world.courses.get(found.quest.id)
    held = game.shelf.get(course.sha) if course else None
    known = clean(title_of(course, held), TITLE_CELLS) if course and held else ""
    return OfferedFile(view, preview(found.quest), known)


def take_offered(game: Game, player: str, sha: str, start: str | None = None, *, same: bool = False) -> Taken | Refusal:
    """Take an offered file: it is copied into the save like any other, so it stays whatever becomes of the offer.

    `start` is a step's number or id; `same` says that it is the quest of that id, renamed. Raises `NotSaved`.
    """
    if _named(game, player, sha) is None:
        return _not_offered()
    found = _file(game, player, sha)
    return found if isinstance(found, Refusal) else take(game, found, start, same=same)


def offered_file(game: Game, player: str, sha: str) -> QuestFile | Refusal:
    """The file itself, for a face that asks more before it takes one."""
    return _not_offered() if _named(game, player, sha) is None else _file(game, player, sha)


def find_offered(game: Game, who: str, what: str = "") -> OfferedView | Refusal:
    """The offer that is meant: of which friend (a name), and which (an id, a title, the beginning of a SHA-256).

    Without `what` it is their only one.
    """
    player = find_friend(game, who)
    if isinstance(player, Refusal):
        return player
    views = [view for view in offered(game) if view.player == player]
    if not views:
        return Refusal("not_offered", f"{clean(who, AUTHOR_CELLS)} offers no quest file.")
    if not what and len(views) == 1:
        return views[0]
    by_sha = [view for view in views if len(what) >= SHOWN and view.sha.startswith(what.casefold())]
    if len(by_sha) == 1:
        return by_sha[0]
    found = match_quest(what, {view.quest or view.sha: view.title for view in views}) if what else ""
    meant = [view for view in views if found in (view.quest, view.sha)]
    if len(meant) == 1:
        return meant[0]
    told = "; ".join(f"{view.quest or 'a file not here yet'} ({view.sha[:SHOWN]})" for view in meant or views)
    return Refusal("not_offered", f"{views[0].who} offers {plural(len(meant or views), 'quest file')}: {told}.")


def offer_said(view: OfferedView) -> str:
    """An offer in a line: which quest, by whom, and whether it can be taken."""
    by = f", by {view.author}" if view.author else ""
    state = " You have taken it." if view.have else ""
    named = f"{view.quest or 'a quest file'} ({view.sha[:SHOWN]})"
    return f"{named}: {view.title or 'not known yet'}{by}.{state} {view.problem}".rstrip()


def who_says(file: OfferedFile) -> str:
    """Whose words follow: the file is a friend's, and so is every line of it."""
    by = f" Written by {file.offer.author}." if file.offer.author else ""
    known = f" You know a quest of that id: {file.known}." if file.known else ""
    known = " You have taken this very file." if file.offer.have else known
    return f"{file.offer.who} offers this quest file.{by}{known}"


def _named(game: Game, player: str, sha: str) -> OfferedView | None:
    """The offer of that file by that friend, if it is one."""
    party = (overview(game) or read(game)) if there(game) else None
    friend = next((each for each in party.friends if each.player == player), None) if party else None
    if party is None or friend is None or sha not in _first(friend):
        return None
    return _offer(game, friend, names(party)[player], sha)


def _not_offered() -> Refusal:
    return Refusal("not_offered", "This file is not offered any more.")


def _file(game: Game, player: str, sha: str) -> QuestFile | Refusal:
    """The quest in an offered file, or why there is none: the one place where such a file is opened."""
    if not is_sha(sha):
        return Refusal("bad_offer", OTHER)
    try:
        with Inside.opened(game.root.party, player, QUESTS) as folder:
            data = folder.read(f"{sha}.toml", MAX_QUEST)
    except FileNotFoundError:
        return Refusal("not_here", AWAY)
    except OSError:
        return Refusal("bad_offer", UNREADABLE)
    if sha_of(data) != sha:
        return Refusal("bad_offer", OTHER)
    try:
        return parse_quest(data, f"{sha[:SHOWN]}.toml")
    except QuestFileError as error:
        first = clean(str(error.mistakes[0]), 200)
        return Refusal("bad_quest_file", f"The file has {plural(len(error.mistakes), 'mistake')}: {first}")
