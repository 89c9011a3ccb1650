"""The names under which things are known in a party: made from ids of the journal, and not to be turned back.

An id of the journal holds the millisecond it was made in (saves/ids.py), and no time of day may leave. So a player's
public id, the alias of a quest and the id of a cheer are cut from a SHA-256: every device of the player makes the same,
and nobody else can make any sense of it. 80 random bits stand in each id that goes in, so none can be guessed.
"""

from __future__ import annotations

from game.saves.ids import ALPHABET

PLAYER, ALIAS, CHEER = "player", "alias", "cheer"


def public_id(player: str) -> str:
    """The name of a player's folder in the party: 26 characters like a player's id, without its time."""
    return _cut(PLAYER, player, 26)


def alias_of(share: str) -> str:
    """The alias of a quest, from the id of the event that shared it: shared anew, it has another one."""
    return _cut(ALIAS, share, 10)


def cheer_id(event: str) -> str:
    """The public id of a cheer, from the id of its event."""
    return _cut(CHEER, event, 10)


def _cut(what: str, text: str, length: int) -> str:
    from hashlib import sha256  # three milliseconds, which a player without a party does not need

    number = int.from_bytes(sha256(f"undaunted {what} {text}".encode()).digest(), "big") >> 2
    letters = [ALPHABET[(number >> shift) & 31] for shift in range(5 * length - 5, -1, -5)]
    letters[0] = ALPHABET[ALPHABET.index(letters[0]) & 7]  # within what such an id can say
    return "".join(letters)
