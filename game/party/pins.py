"""What was first read of a file is pinned: its size and the SHA-256 of so many bytes. An honest file only grows.

So a history that was rewritten, or taken back to an older state, is noticed without keys and without a server. Pins are
kept for good in `local/pins.json`, never synced. A file that is no longer what was pinned is told about for a month;
what stands there then is the new beginning.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from hashlib import sha256

from game.rules.values import dataclass
from game.saves import disk
from game.saves.atomic import write_atomic
from game.saves.paths import Root, make_local

SCHEMA = 1
MAX_PINS = 64 * 1024 * 1024
MOST_PINS = 400
"""Files of one player whose beginning is remembered, those that are gone among them."""
TOLD_DAYS = 30

REWRITTEN, ROLLED_BACK = "rewritten", "rolled_back"


@dataclass(frozen=True, slots=True)
class Pin:
    """So many bytes had this SHA-256. `off` is the day on which they were first found to be others."""

    size: int
    sha: str
    off: date | None = None


Pins = dict[str, dict[str, Pin]]
"""By public id and name of the file."""


def load(root: Root) -> Pins:
    """All pins. A damaged file is none: what is read next is pinned anew."""
    try:
        plain = json.loads(disk.read_regular(root.local / "pins.json", MAX_PINS))
        if plain["schema"] != SCHEMA:
            return {}
        return {
            player: {name: Pin(int(size), str(sha), _day(off)) for name, (size, sha, off) in files.items()}
            for player, files in plain["pins"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def keep(root: Root, pins: Mapping[str, Mapping[str, Pin]]) -> None:
    """Keep them for good. A disk that refuses costs the watch over what was read now, nothing else."""
    plain = {
        player: {name: [pin.size, pin.sha, pin.off and pin.off.isoformat()] for name, pin in files.items()}
        for player, files in pins.items()
    }
    with suppress(OSError):
        make_local(root)
        data = json.dumps({"schema": SCHEMA, "pins": plain}, separators=(",", ":")).encode()
        write_atomic(root.local / "pins.json", data, durable=True)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def checked(pin: Pin | None, data: bytes, today: date) -> tuple[Pin, str]:
    """The pin for these bytes of a file, and what is odd about them: "", rewritten or rolled_back.

    Whole lines are pinned: what was cut off while it travelled may still grow.
    """
    size = data.rfind(b"\n") + 1
    if pin is None:
        return Pin(size, sha256(data[:size]).hexdigest()), ""
    digest = sha256(data[: pin.size])
    odd = ROLLED_BACK if len(data) < pin.size else REWRITTEN if digest.hexdigest() != pin.sha else ""
    if not odd:
        digest.update(data[pin.size : size])
        return Pin(max(size, pin.size), digest.hexdigest()), ""
    if is_over(pin, today):
        return Pin(size, sha256(data[:size]).hexdigest()), ""
    return Pin(pin.size, pin.sha, pin.off or today), odd


def is_over(pin: Pin, today: date) -> bool:
    """Whether it was told long enough that this file is another."""
    return pin.off is not None and (today - pin.off).days > TOLD_DAYS


def told(odd: str, whose: str) -> str:
    """What is odd about a file, in plain words. `whose` is "Ada's" or "yours"."""
    if odd == ROLLED_BACK:
        return f"A file of {whose} is shorter than it was: an older copy came back. What you saw before is kept."
    return (
        f"The beginning of a file of {whose} is not what it was when you first read it. Somebody rewrote it. "
        "What you saw before is kept."
    )
