"""What this device remembers of its own publishing, in `local/party/mine.json`: never synced, never the truth.

As with the journal (saves/device.py) a writer goes on only in a file that is as it left it; in any other case it takes
another public id and a new file. What stands published lately is remembered as well, so that a check-in need not read
the shared folder. Losing the record costs one new file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from game.party.facts import (
    Key,
    Opened,
    Profile,
    PublicCheer,
    PublicDay,
    PublicFact,
    PublicOffer,
    PublicQuest,
    PublicTip,
)
from game.party.lines import MOST_NUMBER, payload
from game.rules.values import dataclass, replace
from game.saves import disk, ids
from game.saves.atomic import write_atomic
from game.saves.device import this_machine
from game.saves.paths import Root

SCHEMA = 1
MOST_BYTES = 32 * 1024 * 1024
MOST_GONE = 20
"""So many retired writers are remembered: a sync tool may bring their files back."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A fact that holds in the shared folder, and which writer said it last."""

    w: str
    fact: PublicFact


FileEnd = tuple[int, int]
"""Bytes and their CRC-32."""


@dataclass(frozen=True, slots=True)
class Mine:
    """The writer `w` of this device, and how it left its `files`.

    `was` are earlier writers of this device whose files still count, `gone` those whose files were taken back. `n` is
    the highest number known, `seen` the files of the folder (size and time of change) when everything was last read,
    `held` what stood there then and since: all but days, and the newest days.
    """

    player: str
    w: str
    was: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    files: Mapping[str, FileEnd] = {}
    n: int = 0
    seen: Mapping[str, FileEnd] = {}
    held: Mapping[Key, Standing] = {}
    day: date | None = None
    """The day of the last publishing (None: none was finished)."""

    @property
    def writers(self) -> tuple[str, ...]:
        """The public ids this device has written under."""
        return (self.w, *self.was)

    def anew(self) -> Mine:
        """With another writer, which has no file yet."""
        return replace(self, w=ids.new_writer(), was=(self.w, *self.was), files={})


def fresh(player: str) -> Mine:
    """Of a device that never published."""
    return Mine(player, ids.new_writer())


def load(root: Root, player: str) -> Mine | None:
    """The record, or None where there is none, it cannot be read, or another machine or player wrote it."""
    try:
        plain = json.loads(disk.read_regular(_path(root), MOST_BYTES))
        if (plain["schema"], plain["machine"], plain["player"]) != (SCHEMA, this_machine(), player):
            return None
        mine = _from_plain(plain)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    writers = (*mine.writers, *mine.gone)
    sound = all(ids.is_writer(w) for w in writers) and type(mine.n) is int and 0 <= mine.n <= MOST_NUMBER
    return mine if sound else None


def save(root: Root, mine: Mine, *, durable: bool) -> None:
    """Remember. Durable before a writer's first file is made: of every file it must be known whose it is."""
    disk.make_folder(_path(root).parent)
    plain = {
        "schema": SCHEMA,
        "machine": this_machine(),
        "player": mine.player,
        "w": mine.w,
        "was": list(mine.was),
        "gone": list(mine.gone[:MOST_GONE]),
        "files": mine.files,
        "n": mine.n,
        "seen": mine.seen,
        "day": mine.day.isoformat() if mine.day else None,
        "held": [[held.w, held.fact.kind, payload(held.fact)] for held in mine.held.values()],
    }
    write_atomic(_path(root), json.dumps(plain, ensure_ascii=False).encode(), durable=durable)


def _path(root: Root) -> Path:
    return root.local / "party" / "mine.json"


def _from_plain(plain: Mapping[str, Any]) -> Mine:
    held = (Standing(str(w), _fact(kind, said)) for w, kind, said in plain["held"])
    return Mine(
        plain["player"],
        plain["w"],
        tuple(plain["was"]),
        tuple(plain["gone"]),
        _ends(plain["files"]),
        plain["n"],
        _ends(plain["seen"]),
        {each.fact.key: each for each in held},
        date.fromisoformat(plain["day"]) if plain["day"] else None,
    )


def _ends(plain: Mapping[str, Any]) -> dict[str, FileEnd]:
    return {str(name): (int(first), int(second)) for name, (first, second) in plain.items()}


def _fact(kind: str, said: Mapping[str, Any]) -> PublicFact:
    """A fact from what this device wrote down; what strangers write is read by `formats.py` alone."""
    match kind:
        case PublicDay.kind:
            rest = {name: said[name] for name in ("outcome", "step", "mark") if name in said}
            return PublicDay(said["alias"], date.fromisoformat(said["day"]), round(said["metres"] * 100), **rest)
        case PublicQuest.kind:
            values = dict(said) | {"steps": tuple(said.get("steps", ()))}
            if "start" in said:
                values["start"] = date.fromisoformat(said["start"])
            return PublicQuest(**values)
        case PublicCheer.kind:
            return PublicCheer(**(dict(said) | {"day": date.fromisoformat(said["day"])}))
        case PublicTip.kind:
            return PublicTip(**said)
        case PublicOffer.kind:
            return PublicOffer(**said)
        case Profile.kind:
            return Profile(**({"name": ""} | dict(said)))
        case Opened.kind:
            return Opened(**said)
        case _:
            raise ValueError(kind)


def lately(held: Mapping[Key, Standing], since: date) -> dict[Key, Standing]:
    """What is worth remembering of what stands: all but days, and the days from `since` on."""
    return {key: each for key, each in held.items() if not isinstance(each.fact, PublicDay) or each.fact.day >= since}
