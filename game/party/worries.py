"""What is to be told about a friend's files, as whole sentences. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from game.party import pins
from game.party.folder import UNREADABLE, Refused
from game.party.friends import Trouble
from game.party.gathering import Gathered, Seen
from game.party.joining import foreign, forks
from game.rules.text import clean

MOST_TROUBLES = 20
FILE_CELLS = 60

YOURS = "yours"
FOREIGN, NEWER, DAMAGED, FORKED, TOO_MUCH = "foreign", "newer", "damaged", "forked", "too_much"


def troubles(gathered: Gathered, player: str, whose: str) -> tuple[Trouble, ...]:
    """All that is odd about the files of a player. `whose` is "Ada's", "a friend's" or "yours"."""
    found = [*_refused(gathered, whose), *_files(gathered, whose), *_lines(gathered, player, whose)]
    if len(found) > MOST_TROUBLES:
        more = len(found) - MOST_TROUBLES + 1
        text = f"{more} more things are odd about {_before_a_noun(whose)} files."
        found[MOST_TROUBLES - 1 :] = [Trouble(TOO_MUCH, "", text)]
    return tuple(found)


def whose(name: str, *, own: bool = False) -> str:
    """Whose files they are."""
    return YOURS if own else f"{name}'s" if name else "a friend's"


def _refused(gathered: Gathered, whose: str) -> Iterator[Trouble]:
    for name, refused in gathered.refused.items():
        yield _refusal(name, refused, whose)
    for name, seen in gathered.files.items():
        if seen.refused:
            yield _refusal(name, seen.refused, whose)


def _refusal(name: str, refused: Refused, whose: str) -> Trouble:
    shown = clean(name, FILE_CELLS)
    if not name:
        return Trouble(refused.code, "", f"Not all of {_before_a_noun(whose)} files are read: {refused.why}.")
    not_read = "is not read" if refused.code == UNREADABLE else "is not read any further"
    return Trouble(refused.code, shown, f"A file of {whose} {not_read}: {refused.why}.")


def _files(gathered: Gathered, whose: str) -> Iterator[Trouble]:
    for name, seen in gathered.files.items():
        shown = clean(name, FILE_CELLS)
        if seen.odd:
            yield Trouble(seen.odd, shown, pins.told(seen.odd, whose))
        if seen.damaged and not seen.refused:
            yield Trouble(DAMAGED, shown, _damage(seen, whose))


def _damage(seen: Seen, whose: str) -> str:
    if seen.damaged == 1:
        return f"1 line in a file of {whose} cannot be read ({seen.reason}). The others are unharmed."
    return f"{seen.damaged:,} lines in a file of {whose} cannot be read (first {seen.reason}). The others are unharmed."


def _lines(gathered: Gathered, player: str, whose: str) -> Iterator[Trouble]:
    their = _before_a_noun(whose)
    newer = sum(seen.newer for seen in gathered.files.values())
    if newer:
        lines = "1 line" if newer == 1 else f"{newer:,} lines"
        text = f"A newer version of Undaunted wrote {lines} in {their} files: update this one to see them."
        yield Trouble(NEWER, "", text)
    strangers = foreign(gathered.state, player)
    if strangers:
        lines = "lies 1 line" if strangers == 1 else f"lie {strangers:,} lines"
        yield Trouble(FOREIGN, "", f"In {their} folder {lines} of another player. They are left out.")
    twice = forks(gathered.state, player)
    if twice:
        told = "1 number stands" if twice == 1 else f"{twice:,} numbers stand"
        text = f"In {their} files {told} for two different lines, as after copying a disk. The later word holds."
        yield Trouble(FORKED, "", text)
    if gathered.state.over and not any(seen.refused for seen in gathered.files.values()):
        yield Trouble(TOO_MUCH, "", f"There is more in {their} files than is kept of one player.")


def _before_a_noun(whose: str) -> str:
    return "your" if whose == YOURS else whose
