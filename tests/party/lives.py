"""What tests of the party read: friends with a few days, their lines, and folders to put them in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

from game.party.facts import (
    Opened,
    Profile,
    PublicCheer,
    PublicDay,
    PublicFact,
    PublicOffer,
    PublicQuest,
    PublicTip,
)
from game.party.lines import to_line
from game.party.names import alias_of, cheer_id, public_id
from game.party.reading import read_party
from game.saves.paths import Root

TODAY = date(2026, 11, 22)
START = date(2026, 10, 1)
ADA, BOB, ME = public_id("ada"), public_id("bob"), public_id("me")
PHONE, DESK, LAP = "aaaaaaaaa1", "aaaaaaaaa2", "aaaaaaaaa3"
READ, RUN = alias_of("ada read"), alias_of("ada run")
SHA = "c" * 64
STEPS = ("a1", "a2", "a5", "a10")

READING = PublicQuest(READ, "named", "read-daily", "Read every day", SHA, START, "a1", STEPS)
RUNNING = PublicQuest(RUN, "points")


def day(place: int, outcome: str = "done", step: str = "a1", mark: str = "", alias: str = READ) -> PublicDay:
    """A day counted from the start of the quest."""
    cm = {"done": 3000, "some": 1400}.get(outcome, 0)
    return PublicDay(alias, START + timedelta(days=place), cm, outcome, step, mark)


def cheer(number: int = 1, text: str = "Well held.", when: date = TODAY) -> PublicCheer:
    """A cheer of Ada's to me."""
    return PublicCheer(cheer_id(f"cheer {number}"), ME, when, "rope", text, "week")


def ada() -> list[PublicFact]:
    """Everything Ada shares: she fell twice and came back once."""
    letters = {"d": "done", "s": "some", "m": "missed", "r": "rest", "-": ""}
    days = [day(place, letters[letter], STEPS[place // 8]) for place, letter in enumerate("dddmmsdd-rddmmm")]
    return [
        Opened(ADA),
        Profile("Ada", ranking=True),
        READING,
        *days[:7],
        day(7, mark="mastered"),
        *days[8:],
        RUNNING,
        PublicDay(RUN, START, 2500),
        PublicTip(READ, "a2", "Lay the book on the pillow."),
        cheer(),
        PublicOffer(SHA),
    ]


def lines(facts: Iterable[PublicFact], w: str = PHONE, first: int = 1) -> list[bytes]:
    """Facts as one device publishes them."""
    return [to_line(w, n, fact) for n, fact in enumerate(facts, first)]


def put(root: Root, player: str, data: bytes | Sequence[bytes], name: str = f"{PHONE}-2026.jsonl") -> Path:
    """A file in the folder of a player."""
    path = root.party / player / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else b"".join(data))
    return path


def codes(root: Root, today: date = TODAY) -> dict[str, set[str]]:
    """The troubles of each friend, by public id; those of the folder under ""."""
    party = read_party(root, ME, today)
    found = {friend.player: {trouble.code for trouble in friend.troubles} for friend in party.friends}
    return found | ({"": {trouble.code for trouble in party.troubles}} if party.troubles else {})
