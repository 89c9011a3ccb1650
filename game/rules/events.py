"""The facts a journal may hold; how they are written is in `codec.py`.

Events are the one format that can never change (docs/saves.md): a new meaning is a new kind or a new payload key.
Unknown kinds and keys are kept by the journal and ignored here. This module must not read files or the clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from game.rules.party_facts import Cheered, Offered, Shared
from game.rules.values import dataclass

ENVELOPE = 1
"""The newest envelope version this code can read."""


class Outcome(StrEnum):
    """What holds for one quest and date. `PENDING` is a day not over: never a miss."""

    DONE = "done"
    SOME = "some"
    REST = "rest"
    MISSED = "missed"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class LogOpened:
    """The first line of a segment: whose it is and what came before it."""

    kind: ClassVar[str] = "log.open"
    player: str
    app: str = ""
    prev: str = ""
    prev_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A quest is taken from the day this is said. `rules` is the rewards version that scores it for life."""

    kind: ClassVar[str] = "quest.taken"
    quest: str
    sha: str
    start: str
    rules: int = 1


@dataclass(frozen=True, slots=True)
class Dropped:
    """From this day on the quest asks for nothing. `why` is `dropped` or `handed_in`."""

    kind: ClassVar[str] = "quest.dropped"
    quest: str
    why: str = "dropped"


@dataclass(frozen=True, slots=True)
class QuestSet:
    """Changed properties of a quest, from `from_day` on. Keys: sha, title, cue, plan_b, why, tiny, schedule."""

    kind: ClassVar[str] = "quest.set"
    quest: str
    from_day: date
    changes: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """An entry for one date.

    `amount` adds to the day's sum; with `top` it only fills the day up to the step's amount, so that two devices saying
    *done* do not count twice. `need` is the step's amount when this was said and `over` (at most quests) the limit of
    the step below: a goal raised later never rewrites the past.
    """

    kind: ClassVar[str] = "day"
    quest: str
    day: date
    outcome: Outcome
    step: str
    amount: int | None = None
    top: bool = False
    need: int | None = None
    over: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """A private line about a day."""

    kind: ClassVar[str] = "note"
    quest: str
    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Stepped:
    """The step in force from `from_day`. Stay and keep are a step to the same step; `why` tells which answer it was."""

    kind: ClassVar[str] = "step"
    quest: str
    to: str
    from_day: date
    why: str


@dataclass(frozen=True, slots=True)
class Rested:
    """Rest for one quest or `all`, from a day until a day, or (None) until the next check-in on that quest."""

    kind: ClassVar[str] = "rest"
    quest: str
    from_day: date
    until: date | None
    why: str = "rest"


@dataclass(frozen=True, slots=True)
class Rated:
    """Confidence, 0 to 100, that as of now the player can do this step."""

    kind: ClassVar[str] = "rated"
    quest: str
    step: str
    value: int


@dataclass(frozen=True, slots=True)
class Planned:
    """An if-then plan for what got in the way (rules/plans.py). `day` is the day that asked for it.

    `barrier` is an obstacle or the player's own word ("": any); both halves empty put the plan for it away.
    """

    kind: ClassVar[str] = "plan"
    quest: str
    day: date
    barrier: str
    cue: str
    then: str


@dataclass(frozen=True, slots=True)
class Felt:
    """How the player felt: `pleasant` and `stirred` from -2 to 2, and one word for it ("": none).

    `quest` names the due quest it was asked before ("": none).
    """

    kind: ClassVar[str] = "mood"
    day: date
    pleasant: int
    stirred: int
    word: str = ""
    quest: str = ""


@dataclass(frozen=True, slots=True)
class Coped:
    """An exercise of the shelter, done for `seconds`, with the feeling (pleasant, stirred) before and after it.

    Either feeling may be None: not said. `text` is what the player wrote in it.
    """

    kind: ClassVar[str] = "coped"
    day: date
    exercise: str
    seconds: int
    before: tuple[int, int] | None = None
    after: tuple[int, int] | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class WhyICan:
    """A line in the player's own words on why they can do a quest, written on `day`.

    `of` is the id of the line it takes the place of ("": a new one); without text it puts that line away.
    """

    kind: ClassVar[str] = "why_i_can"
    quest: str
    day: date
    text: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Advised:
    """A tip for those who come to a step later; the newest for each step holds, an empty one puts it away."""

    kind: ClassVar[str] = "advice"
    quest: str
    step: str
    text: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A look back on the week that began on the Monday `week`: what worked and what got in the way, in own words."""

    kind: ClassVar[str] = "review"
    week: date
    worked: str = ""
    hindered: str = ""


@dataclass(frozen=True, slots=True)
class Set:
    """A setting that changes the rules (looks are kept elsewhere)."""

    kind: ClassVar[str] = "set"
    key: str
    value: Any


@dataclass(frozen=True, slots=True)
class Void:
    """Takes back one event. Voiding a void brings its target back."""

    kind: ClassVar[str] = "void"
    of: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """A kind this version does not know: kept as it is and ignored."""

    kind: str
    payload: Mapping[str, Any]


Fact = (
    LogOpened
    | Taken
    | Dropped
    | QuestSet
    | Said
    | Noted
    | Stepped
    | Rested
    | Rated
    | Planned
    | Felt
    | Coped
    | WhyICan
    | Advised
    | Reviewed
    | Shared
    | Cheered
    | Offered
    | Set
    | Void
    | Unknown
)


@dataclass(frozen=True, slots=True)
class Event:
    """A fact with its envelope.

    `id` sorts by time; `a` is the id of the first event of the same action; `w` the writing device and `n` its sequence
    number; `at` the UTC clock; `tz` the offset in minutes and `today` the civil date when it was said; `src` marks an
    import.
    """

    id: str
    a: str
    w: str
    n: int
    at: str
    tz: int
    today: date
    fact: Fact
    src: str = ""
