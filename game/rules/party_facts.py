"""The facts a journal holds about sharing: which quests, with whom a word was left, which quest file is offered.

They are private like every fact; what leaves is derived from them in `game/party/`.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from game.rules.values import dataclass

NO, POINTS, NAMED = "no", "points", "named"
"""How a quest is shared: not, by its metres alone, or by name with its days and steps."""


@dataclass(frozen=True, slots=True)
class Shared:
    """From now on the quest is shared like this: no, points or named. The id of the event makes its alias."""

    kind: ClassVar[str] = "shared"
    quest: str
    how: str


@dataclass(frozen=True, slots=True)
class Cheered:
    """A cheer: to which player of the party (their public id), on which day, a sign, a text, and what for.

    `about` is step, comeback, week or "" (just so). The whole party can read it.
    """

    kind: ClassVar[str] = "cheered"
    to: str
    day: date
    sign: str
    text: str
    about: str


@dataclass(frozen=True, slots=True)
class Offered:
    """The file of a quest is offered to the party; with an empty sha it is not any more."""

    kind: ClassVar[str] = "offered"
    quest: str
    sha: str
