"""One file for mail and sticks: everything of mine that is shared, and the way in for such a file of a friend's.

What comes in is checked line by line before anything is written, by the same guard as the shared folder. A file with
one mistake is refused whole: nobody can say what else was done to it. Importing twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from game.party import folder, quarantine
from game.party.facts import Key, Opened, Profile, PublicDay, PublicFact, PublicOffer, PublicQuest, PublicTip
from game.party.folder import DAMAGED, MAX_FILE, MOST_FILES, MOST_FRIENDS, TOO_MUCH, UNREADABLE, Refused
from game.party.formats import read_line
from game.party.friends import Trouble
from game.party.gathering import MOST_LINES, gather_all
from game.party.joining import Held, held_of, is_of, state_of
from game.party.lines import to_line
from game.party.names import public_id
from game.party.own_files import without_hour
from game.party.portrait import NO
from game.party.verdicts import Verdict
from game.rules.calendar import ONE_DAY
from game.rules.values import dataclass
from game.saves import disk
from game.saves.atomic import write_atomic
from game.saves.framing import whole_bytes
from game.saves.journal import Journal
from game.saves.paths import Root

MOST_TOLD = 20
FAR_AHEAD = timedelta(days=366)
"""A clock that is somewhat wrong is no reason to refuse a friend: their days wait until they come."""

OWN, FOREIGN = "own", "foreign"


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import: whose it is, what they are called, how many lines were new.

    `refused`: nothing was imported, and `troubles` say why, a line each.
    """

    player: str = ""
    name: str = ""
    lines: int = 0
    troubles: tuple[Trouble, ...] = ()
    refused: bool = False


def export(root: Root, me: str, today: date) -> bytes:
    """Everything that is shared now as one file; empty where nothing is.

    Of what was withdrawn only the withdrawal is in it, and no offer, since its file is not. Raises `OSError` where the
    own folder cannot be listed.
    """
    try:
        there = folder.listing(root.party / me)
    except FileNotFoundError:
        return b""
    state = gather_all(root.party / me, there, today).state
    held = held_of(state, me)
    kept = sorted((line for line in held.values() if _leaves(line.fact, held, today)), key=lambda line: line[:3])
    parts: list[bytes] = []
    for w in dict.fromkeys(line.w for line in kept):
        opened = state.writers[w].held.get((Opened.kind,))
        parts.append(to_line(w, opened.n if opened else 1, Opened(me)))
        parts += [to_line(w, line.n, line.fact) for line in kept if line.w == w]
    return b"".join(parts)


def _leaves(fact: PublicFact, held: Mapping[Key, Held], today: date) -> bool:
    match fact:
        case Opened():
            return False  # one stands before the lines of each writer
        case PublicOffer(_, gone):
            return gone
        case PublicDay(alias, day):
            return day <= today + ONE_DAY and _is_shared(alias, held)
        case PublicTip(alias):
            return _is_shared(alias, held)
        case _:
            return True


def _is_shared(alias: str, held: Mapping[Key, Held]) -> bool:
    quest = held.get((PublicQuest.kind, alias))
    return quest is not None and isinstance(quest.fact, PublicQuest) and quest.fact.how != NO


def import_file(root: Root, data: bytes, today: date) -> Imported:
    """Take in a file that a friend exported. Nothing is written before every line of it was checked.

    Raises `OSError` where it cannot be written; what is wrong with the file is told in the result.
    """
    raw, facts, troubles = _checked(data, today)
    player = "" if troubles else _owner(facts, troubles)
    own = Journal(root).player
    if player and own and player == public_id(own):
        return Imported(
            player, troubles=(Trouble(OWN, "", "This file is yours: your friends import it."),), refused=True
        )
    if player and not troubles:
        _find_room(root, player, troubles)
    if troubles:
        quarantine.keep_import(root, data, troubles[0].text)
        return Imported(troubles=_bounded(troubles), refused=True)
    there = root.party / player
    known = {line for path in _files(there) for line in _raw_lines(folder.read(there, path.name))}
    missing = [line for line in raw if line not in known]
    if missing:
        _put(there, b"".join(dict.fromkeys(missing)), today)
    profile = held_of(state_of(facts), player).get((Profile.kind,))
    name = profile.fact.name if profile and isinstance(profile.fact, Profile) else ""
    return Imported(player, name, len(dict.fromkeys(missing)))


def _checked(data: bytes, today: date) -> tuple[list[bytes], list[Held], list[Trouble]]:
    """The lines of a file as bytes and as facts, and every mistake in it."""
    raw: list[bytes] = []
    facts: list[Held] = []
    troubles: list[Trouble] = []
    if len(data) > MAX_FILE:
        troubles.append(Trouble(TOO_MUCH, "", f"The file is larger than {MAX_FILE // (1024 * 1024)} MiB."))
        return raw, facts, troubles
    for number, line in enumerate(BytesIO(data), 1):
        if number > MOST_LINES:
            troubles.append(Trouble(TOO_MUCH, "", f"The file has more than {MOST_LINES:,} lines."))
        if troubles and len(troubles) > MOST_TOLD:
            break
        found = read_line(line if line.endswith(b"\n") else line + b"\n")
        if isinstance(found, Held):
            facts.append(found)
            day = getattr(found.fact, "day", None)
            if day is not None and day > today + FAR_AHEAD:
                troubles.append(Trouble(DAMAGED, "", f"Line {number} is about {day.isoformat()}, far ahead of today."))
        elif found.verdict is Verdict.DAMAGED:
            troubles.append(Trouble(DAMAGED, "", f"Line {number} cannot be read: {found.reason}."))
        elif found.verdict is Verdict.NOTHING:
            continue
        raw.append(whole_bytes(line))
    if not facts and not troubles:
        troubles.append(Trouble(DAMAGED, "", "There is no line in this file that Undaunted wrote for friends."))
    return raw, facts, troubles


def _owner(facts: list[Held], troubles: list[Trouble]) -> str:
    """The one player whose lines these are; "" with a mistake told where there is no such one."""
    state = state_of(facts)
    players = {player for written in state.writers.values() for player in written.players}
    if len(players) != 1:
        told = "The file does not say whose it is." if not players else "The file holds lines of several players."
        troubles.append(Trouble(FOREIGN, "", told))
        return ""
    (player,) = players
    if not all(written.players and is_of(written, player) for written in state.writers.values()):
        troubles.append(Trouble(FOREIGN, "", "Some lines of the file do not say whose they are."))
    return player


def _find_room(root: Root, player: str, troubles: list[Trouble]) -> None:
    there = root.party / player
    if there.is_symlink() or (there.exists() and not there.is_dir()):
        troubles.append(Trouble(UNREADABLE, "", "What bears this friend's name in the shared folder is no folder."))
    elif not there.exists() and len(folder.people(root)) >= MOST_FRIENDS:
        troubles.append(Trouble(TOO_MUCH, "", f"There are {MOST_FRIENDS} friends in the shared folder already."))
    elif sum(1 for _ in _files(there)) >= MOST_FILES:
        troubles.append(Trouble(TOO_MUCH, "", f"There are {MOST_FILES} files of this friend already."))


def _bounded(troubles: list[Trouble]) -> tuple[Trouble, ...]:
    if len(troubles) <= MOST_TOLD:
        return tuple(troubles)
    return (*troubles[:MOST_TOLD], Trouble(DAMAGED, "", "There are more mistakes in it."))


def _files(there: Path) -> Iterator[Path]:
    try:
        yield from (there / name for name in folder.listing(there).files)
    except OSError:
        return


def _raw_lines(data: bytes | Refused) -> Iterator[bytes]:
    if isinstance(data, bytes):
        yield from (whole_bytes(line) for line in BytesIO(data))


def _put(there: Path, lines: bytes, today: date) -> None:
    """A file of its own, named by what is in it: two devices that import the same make the same file."""
    disk.make_folder(there)
    path = there / f"import-{sha256(lines).hexdigest()[:16]}.jsonl"
    write_atomic(path, lines, durable=True)
    without_hour(path, today)
