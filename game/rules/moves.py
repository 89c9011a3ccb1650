"""Moves: what a player asks of the game, and the two answers it can get (docs/rules.md, Words)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from game.rules.events import Outcome
from game.rules.quest import Quest
from game.rules.values import dataclass


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Say done, some or missed for a day. `amount` adds to the day's sum; with `sets` it replaces it."""

    quest: str
    outcome: Outcome
    day: date
    amount: int | None = None
    sets: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class TakeRest:
    """Rest from a day until a day, or (None) until the next check-in; `quest` may be `all`."""

    quest: str
    from_day: date
    until: date | None
    why: str = "rest"


@dataclass(frozen=True, slots=True)
class Take:
    """Take a quest file, at a step (None: where it was left, or the first). `same`: it is the same quest, renamed."""

    quest: Quest
    sha: str
    start: str | None = None
    same: bool = False


@dataclass(frozen=True, slots=True)
class Drop:
    """Stop a quest; `why` is dropped or handed_in."""

    quest: str
    why: str = "dropped"


@dataclass(frozen=True, slots=True)
class Edit:
    """Change properties of a quest: sha, title, why, cue, plan_b, tiny or schedule (in its plain form)."""

    quest: str
    changes: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class AnswerStep:
    """Answer an offer, or override it: up, stay, keep, same, tiny, bridge, down, down2, skip, or a step number."""

    quest: str
    answer: str


@dataclass(frozen=True, slots=True)
class Rate:
    """Confidence, 0 to 100, for a step id (None: the step the next try is about)."""

    quest: str
    value: int
    step: str | None = None


@dataclass(frozen=True, slots=True)
class WriteNote:
    """A private line about a day."""

    quest: str
    day: date
    text: str


@dataclass(frozen=True, slots=True)
class MakePlan:
    """An if-then plan for what gets in the way of a quest; with both halves empty the plan for it is put away."""

    quest: str
    day: date
    barrier: str
    cue: str
    then: str


@dataclass(frozen=True, slots=True)
class SayWhy:
    """A line why one can do a quest, in own words; `of` is the line it takes the place of. Without text: put away."""

    quest: str
    day: date
    text: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class LookBack:
    """A review of the week that began on the Monday `week`."""

    week: date
    worked: str = ""
    hindered: str = ""


@dataclass(frozen=True, slots=True)
class Advise:
    """A line for those who come to a step later (None: the highest one mastered). Without text: put away."""

    quest: str
    text: str
    step: str | None = None


@dataclass(frozen=True, slots=True)
class Feel:
    """A mood: pleasant and stirred, -2 to 2, a word for it, and the due quest it is said before ("": none)."""

    pleasant: int
    stirred: int
    word: str = ""
    quest: str = ""


@dataclass(frozen=True, slots=True)
class Cope:
    """An exercise of the shelter, done for `seconds`, with (pleasant, stirred) before and after, where said."""

    exercise: str
    seconds: int
    before: tuple[int, int] | None = None
    after: tuple[int, int] | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class ShareQuest:
    """Share a quest with the party: no, points or named."""

    quest: str
    how: str


@dataclass(frozen=True, slots=True)
class GiveCheer:
    """A cheer for a player of the party: a sign, a text or both, and what it is for. The whole party can read it."""

    to: str
    sign: str = ""
    text: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class OfferFile:
    """Offer the file of a quest to the party, or (not `offered`) no more."""

    quest: str
    offered: bool = True


@dataclass(frozen=True, slots=True)
class LeaveParty:
    """Share nothing any more: no quest, no file, no name; and take back the cheers given."""


@dataclass(frozen=True, slots=True)
class ChangeSetting:
    """A setting that changes the rules."""

    key: str
    value: Any


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the last check-in, rest, rating or step answer."""


@dataclass(frozen=True, slots=True)
class Redo:
    """Bring back what the last undo took."""


Move = (
    CheckIn
    | TakeRest
    | Take
    | Drop
    | Edit
    | AnswerStep
    | Rate
    | WriteNote
    | MakePlan
    | SayWhy
    | LookBack
    | Advise
    | Feel
    | Cope
    | ShareQuest
    | GiveCheer
    | OfferFile
    | LeaveParty
    | ChangeSetting
    | Undo
    | Redo
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A move that cannot be: a stable code for programs, and the reason in plain words."""

    code: str
    message: str
