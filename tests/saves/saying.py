"""What tests of the saves say and see: moments, entries of so many pages, and the amounts a save holds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from game.rules.calendar import Now
from game.rules.events import Event, LogOpened, Outcome, Said
from game.saves.framing import frame
from game.saves.journal import Journal
from game.saves.merge import union
from game.saves.paths import Root

NOON = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)
TODAY = date(2026, 11, 22)
PLAYER = "01jd9nf5m00000000000000000"
STRANGER = "01jd9nf5m0zzzzzzzzzzzzzzzz"
WRITER = "w000000001"


def moment(minutes: float = 0) -> Now:
    """So many minutes after noon of the first day, an hour east of Greenwich."""
    at = NOON + timedelta(minutes=minutes)
    return Now(at, 60, at.date())


def pages(amount: int, note: str = "") -> Said:
    """An entry told apart by its amount."""
    return Said("read-daily", TODAY, Outcome.DONE, "a10", amount, need=10, note=note)


def say(root: Root, amounts: Iterable[int]) -> list[Event]:
    """One check-in for each amount, a minute apart."""
    journal = Journal(root)
    return [event for amount in amounts for event in journal.append([pages(amount)], moment(amount))]


def events_of(root: Root) -> list[Event]:
    """The save as the game reads it, without the opening lines of its files."""
    return [event for event in union(Journal(root).read_all()) if not isinstance(event.fact, LogOpened)]


def amounts_of(root: Root) -> list[int]:
    """The amounts of all entries, in the order of their ids."""
    return [event.fact.amount or 0 for event in events_of(root) if isinstance(event.fact, Said)]


def folder_of(root: Root) -> Path:
    """The player's folder."""
    player = Journal(root).player
    assert player is not None
    return root.player(player)


def only_file(root: Root) -> Path:
    """The one journal file there is."""
    (name,) = Journal(root).files()
    return folder_of(root) / name


def lines_lost(root: Root) -> int:
    """Damaged lines over all files."""
    return sum(batch.lost for batch in Journal(root).read_all())


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def line(**changes: Any) -> bytes:
    """A framed line as a journal might hold it; keys may be changed or added."""
    envelope = {
        "v": 1,
        "id": "01jd9nf5m1aaaaaaaaaaaaaaaa",
        "a": "01jd9nf5m1aaaaaaaaaaaaaaaa",
        "w": WRITER,
        "n": 2,
        "at": "2026-11-22T12:30:00.000Z",
        "tz": 60,
        "today": "2026-11-22",
        "k": "rated",
        "d": {"quest": "read-daily", "step": "a10", "value": 70},
    }
    return frame(envelope | changes)


def opening(player: str = PLAYER, w: str = WRITER) -> bytes:
    """The first line of a segment."""
    return line(
        id="01jd9nf5m0aaaaaaaaaaaaaaaa",
        a="01jd9nf5m0aaaaaaaaaaaaaaaa",
        n=1,
        w=w,
        k="log.open",
        d={"player": player, "app": "0.1.0"},
    )
