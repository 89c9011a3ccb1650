"""A public fact as one line of a shared file: `{"c":crc,"e":{"v":1,"w":writer,"n":number,"k":kind,"d":{…}}}`.

The same frame as the journal's, and far less in it: no id, no clock, no zone. `n` grows with everything a player has
published on any device (a Lamport clock), so of two facts with one key all readers take the same for the latest.
What strangers wrote is read by `formats.py`, never here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from game.party.facts import PublicDay, PublicFact, PublicQuest
from game.saves.framing import frame

VERSION = 1
"""The newest version of shared lines this code can read."""

MOST_NUMBER = 1_000_000_000
"""Of `n`: a player who publishes a thousand lines a day gets there after 2,700 years."""


def to_line(w: str, n: int, fact: PublicFact) -> bytes:
    """A fact as a line. Raises `TooLong` above 4,096 bytes."""
    return frame({"v": VERSION, "w": w, "n": n, "k": fact.kind, "d": payload(fact)})


def payload(fact: PublicFact) -> Mapping[str, Any]:
    """What a line says; parts that are empty are left out."""
    match fact:
        case PublicDay(alias, day, cm):
            said = {"outcome": fact.outcome, "step": fact.step, "mark": fact.mark}
            metres = cm // 100 if cm % 100 == 0 else cm / 100
            return {"alias": alias, "day": day.isoformat(), "metres": metres} | _said(said)
        case PublicQuest(alias, how):
            said = {name: getattr(fact, name) for name in PublicQuest.__match_args__[2:]}
            return {"alias": alias, "how": how} | _said(said)
        case _:
            return _said({name: getattr(fact, name) for name in fact.__match_args__})


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in values.items() if value}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
