"""What was read last of the shared folder, kept at hand: the faces ask for it with every frame.

`read` goes through the guarded reader; `overview` opens no file of a friend, and imports nothing that check-ins do
without. Where no party is, neither does anything.
"""

from __future__ import annotations

from collections.abc import Callable

from game.party.friends import Friend, Party
from game.party.names import public_id
from game.play.game import Game
from game.saves.disk import is_folder
from game.saves.paths import Root

_known: dict[Root, tuple[object, Party]] = {}
"""What was read in this process, with the mark of the cache at that time."""
_friends: dict[tuple[Root, str], tuple[object, Friend | None]] = {}
"""The same of friends with all their days: for stories one is asked about again for each quest."""
MOST_KEPT = 24


def my_id(game: Game) -> str:
    """The player's own public id; "" before there is a save."""
    player = game.journal.player
    return public_id(player) if player else ""


def there(game: Game) -> bool:
    """Whether there is a shared folder at all."""
    return game.root.party.is_dir()


def read(game: Game, progress: Callable[[int, int], bool] | None = None) -> Party:
    """The party as it is now."""
    from game.party.reading import read_party  # its strict models take a while to import

    found = read_party(game.root, my_id(game), game.today, progress)
    _known[game.root] = (_mark(game.root), found)
    return found


def overview(game: Game) -> Party | None:
    """The party as it was read last on this device; None where it never was, or none is there."""
    if not there(game):
        return None
    mark = _mark(game.root)
    held = _known.get(game.root)
    if held is None or held[0] != mark:
        found = _kept(game)
        if found is None:
            return None
        held = _known[game.root] = (mark, found)
    return held[1]


def _kept(game: Game) -> Party | None:
    """The overview on disk, without those whose folder is gone."""
    from game.party.cache import load_overview

    rows = load_overview(game.root)
    seen = {player: row.friend for player, row in rows.items() if is_folder(game.root.party / player)}
    mine = seen.pop(my_id(game), None)
    return Party(mine, tuple(sorted(seen.values(), key=lambda friend: friend.player))) if rows else None


def whole(game: Game, player: str) -> Friend | None:
    """A friend with all their days, as they were read last; None where nothing is known of them."""
    from game.party.reading import read_friend

    key, mark = (game.root, player), (_mark(game.root), game.today)
    held = _friends.get(key)
    if held is None or held[0] != mark:
        if len(_friends) >= MOST_KEPT:
            _friends.clear()
        held = _friends[key] = (mark, read_friend(game.root, player, game.today))
    return held[1]


def _mark(root: Root) -> object:
    """A value that changes when the overview on disk does."""
    try:
        facts = (root.local / "party" / "overview.json").stat()
    except OSError:
        return None
    return facts.st_ino, facts.st_size, facts.st_mtime_ns
