"""The one way to a friend's files: the party as it is in the shared folder, read with care and no more than needed.

Folders and files are guarded by `folder`, lines by `formats`; `pins` watch that no history changes, `joining` makes one
state of all files, `portrait` a friend of it, and `cache` keeps them. No exception leaves for anything that is in the
shared folder: what is wrong is told as a `Trouble`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from game.party import cache, folder, pins, quarantine
from game.party.cache import Overview, Row
from game.party.facts import Key
from game.party.folder import MOST_FRIENDS, TOO_MUCH, UNREADABLE, Listing, Refused, marks
from game.party.friends import Friend, Party, Trouble
from game.party.gathering import Gathered, gather, gather_all, without_strangers
from game.party.heads import Following, fits, head_of, is_short
from game.party.joining import Held, Joining, held_of, last_number, settled
from game.party.pins import Pins
from game.party.portrait import Portrait, brief, portrait
from game.party.worries import troubles, whose
from game.rules.values import dataclass, replace
from game.saves.disk import is_folder
from game.saves.ids import is_id
from game.saves.paths import Root

__all__ = ["Held", "Lines", "marks", "read_friend", "read_lines", "read_party"]

Progress = Callable[[int, int], bool]

KEPT_EVERY = 20
"""So many friends are read before pins and overview are written: what is left half-way is gone on with."""


@dataclass(frozen=True, slots=True)
class Lines:
    """All that holds in a player's folder by key, the highest number in it, and what is wrong there."""

    held: Mapping[Key, Held]
    last_n: int
    troubles: tuple[Trouble, ...]


def read_lines(folder_: Path, player: str) -> Lines:
    """Everything in the folder of a player, read anew, without cache and pins. A folder that is not there is empty."""
    gathered = gather_all(folder_, _listing(folder_), date.max)
    passed = max((seen.last_n for seen in gathered.files.values()), default=0)
    return Lines(
        held_of(gathered.state, player),
        max(last_number(gathered.state, player), passed),
        troubles(gathered, player, whose("", own=True)),
    )


def read_party(root: Root, me: str, today: date, progress: Progress | None = None) -> Party:
    """Everybody in the shared folder, as seen today; `me` is the own public id, or "".

    Only what is new is read. `progress(done, of)` is called after each player that had to be read, and returns False to
    leave: what was read is kept, and the next call goes on from there.
    """
    try:
        there = folder.people(root)
    except OSError as error:
        why = (error.strerror or "it cannot be read").lower()
        return Party(None, (), (Trouble(UNREADABLE, "party", f"The shared folder cannot be read: {why}."),))
    if not there:
        return Party(None, ())
    known = cache.Overview(root)
    most = MOST_FRIENDS + (me in there)
    chosen = sorted(there, key=lambda player: (player != me, player not in known.rows, player))[:most]
    complete = _Reading(root, me, today).read(known, chosen, progress)
    seen = {player: row.friend for player in chosen if (row := known.rows.get(player))}
    mine = seen.pop(me, None)
    friends = [friend for friend in seen.values() if _is_somebody(friend)]
    friends.sort(key=lambda friend: (not friend.name, friend.name.casefold(), friend.player))
    return Party(
        mine if mine and _is_somebody(mine) else None, tuple(friends), _crowded(len(there) - len(chosen)), complete
    )


def read_friend(root: Root, player: str, today: date) -> Friend | None:
    """A player of the party with all their days; None where there is no such folder."""
    place = root.party / player
    if not is_id(player) or not is_folder(place) or place.is_symlink():
        return None
    there = _listing(place)
    reading = _Reading(root, "", today)
    row = cache.load_friend(root, player)
    if row is None or not reading.is_known(row, there):
        row = reading.look(player, there)
        pins.keep(root, reading.pins)
    return row.friend if _is_somebody(row.friend) else None


def _is_somebody(friend: Friend) -> bool:
    return bool(friend.name or friend.quests or friend.cheers or friend.offers or friend.troubles)


def _crowded(too_many: int) -> tuple[Trouble, ...]:
    if too_many <= 0:
        return ()
    more = "1 player" if too_many == 1 else f"{too_many:,} players"
    return (Trouble(TOO_MUCH, "party", f"The shared folder holds {more} more than are read."),)


def _listing(folder_: Path) -> Listing:
    try:
        return folder.listing(folder_)
    except FileNotFoundError:
        return Listing({}, {})
    except OSError as error:
        return Listing({}, {"": Refused(UNREADABLE, (error.strerror or "it cannot be read").lower())})


class _Reading:
    """One reading of the party: what is known, and what is found beside it."""

    def __init__(self, root: Root, me: str, today: date) -> None:
        self.root = root
        self.me = me
        self.today = today
        self.pins: Pins = pins.load(root)

    def read(self, known: Overview, players: list[str], progress: Progress | None) -> bool:
        """Bring every player up to date; False where it was left before the end."""
        listings = {player: _listing(self.root.party / player) for player in players}
        todo = [player for player, there in listings.items() if not self.is_known(known.rows.get(player), there)]
        done = 0
        for player in todo:
            row = self.follow(player, listings[player]) or self.look(player, listings[player])
            known.put(replace(row, friend=brief(row.friend)))
            done += 1
            if done % KEPT_EVERY == 0 or done == len(todo):
                self._keep(known)
            if progress and not progress(done, len(todo)):
                break
        if done % KEPT_EVERY and done < len(todo):
            self._keep(known)
        return done == len(todo)

    def is_known(self, row: Row | None, there: Listing) -> bool:
        """Whether there is nothing new about a player."""
        return row is not None and row.holds(there, self.pins.get(row.friend.player, {}), self.today)

    def look(self, player: str, there: Listing) -> Row:
        """A player with all their days, from their files and what was read of them before."""
        before = replace(cache.load_gathered(self.root, player), pins=self.pins.get(player, {}))
        before = without_strangers(before, there, player)
        joining = Joining(before.state)
        if followed := cache.load_head(self.root, player):
            joining.add(followed.gathered.state)  # seen since, in files that may be others by now
        gathered = gather(self.root.party / player, there, before, self.today, joining)
        gathered = replace(gathered, state=settled(gathered.state, player))
        row = self._row(player, gathered, portrait(gathered.state, player, self.today))
        cache.keep_friend(self.root, row, gathered)
        head = head_of(gathered, player, self.today)
        if head:
            cache.keep_head(self.root, player, head)
        else:
            cache.drop_head(self.root, player)
        return row

    def follow(self, player: str, there: Listing) -> Row | None:
        """A player with their newest days, where what is new is about days just past; None where more must be read."""
        head = cache.load_head(self.root, player)
        if head is None or not fits(head, self.today):
            return None
        following = Following(head, player)
        before = replace(head.gathered, pins=self.pins.get(player, {}))
        gathered = gather(self.root.party / player, there, before, self.today, following)
        if following.deep or following.over or gathered.odd or gathered.unfinished or not is_short(gathered):
            return None
        row = self._row(player, gathered, portrait(gathered.state, player, self.today, head.before))
        cache.keep_head(self.root, player, replace(head, gathered=gathered))
        return row

    def _row(self, player: str, gathered: Gathered, seen: Portrait) -> Row:
        self.pins[player] = dict(gathered.pins)
        told = troubles(gathered, player, whose(seen.friend.name, own=player == self.me))
        refused = dict(gathered.refused) | {name: each.refused for name, each in gathered.files.items() if each.refused}
        quarantine.note(self.root, player, refused)
        return cache.row_of(replace(seen, friend=replace(seen.friend, troubles=told)), gathered, self.today)

    def _keep(self, known: Overview) -> None:
        pins.keep(self.root, self.pins)
        known.keep()
