"""The public facts: everything that may ever leave a player's devices. What has no form here cannot be shared.

Each fact has a key. Of all facts of a player with one key the latest holds, so a correction or an undo is one more
fact. Days are civil dates; nothing here knows a time of day, an amount, a note, a mood, a rating or a plan.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from game.rules.values import dataclass

NAME_CELLS, TITLE_CELLS = 40, 60
MOST_STEPS = 200
"""More ids of steps are left out of a line altogether: they would not fit."""
MOST_CM = 1_000_000
"""Of one day: ten kilometres, ten times what a summit pays (docs/rules.md)."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The first line of a file: whose it is. `player` is a public id (names.py)."""

    kind: ClassVar[str] = "p.open"
    player: str

    @property
    def key(self) -> tuple[str, ...]:
        """There is one."""
        return (self.kind,)


@dataclass(frozen=True, slots=True)
class Profile:
    """What the player is called in the party, and whether they would like an order by metres."""

    kind: ClassVar[str] = "p.profile"
    name: str
    ranking: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """There is one."""
        return (self.kind,)


@dataclass(frozen=True, slots=True)
class PublicQuest:
    """A quest under its alias. `how`: named, points (then nothing else is said) or no (withdrawn: it counts no more).

    `sha` is the SHA-256 of the file climbed by, `start` the first day, `first` the step begun on, `steps` the ids of
    its steps in order (empty: too many), `over` "" while under way, else dropped or handed_in.
    """

    kind: ClassVar[str] = "p.quest"
    alias: str
    how: str
    quest: str = ""
    title: str = ""
    sha: str = ""
    start: date | None = None
    first: str = ""
    steps: tuple[str, ...] = ()
    over: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """One for each alias."""
        return (self.kind, self.alias)


@dataclass(frozen=True, slots=True)
class PublicDay:
    """A day of a quest: the metres it earned (`cm`, whole; written in metres) and, of a named one, what it was.

    `outcome` is done, some, missed or rest ("": asked for nothing, or points only), `step` the id of the step it was
    lived on, `mark` mastered or summit where the day brought one.
    """

    kind: ClassVar[str] = "p.day"
    alias: str
    day: date
    cm: int = 0
    outcome: str = ""
    step: str = ""
    mark: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """One for each alias and day."""
        return (self.kind, self.alias, self.day.isoformat())


@dataclass(frozen=True, slots=True)
class PublicCheer:
    """A cheer to another player of the party, which all of it can read. Without sign and text it was taken back."""

    kind: ClassVar[str] = "p.cheer"
    id: str
    to: str
    day: date
    sign: str = ""
    text: str = ""
    about: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """One for each cheer."""
        return (self.kind, self.id)


@dataclass(frozen=True, slots=True)
class PublicTip:
    """Advice on a step of a named quest; without text it was put away."""

    kind: ClassVar[str] = "p.advice"
    alias: str
    step: str
    text: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """One for each step."""
        return (self.kind, self.alias, self.step)


@dataclass(frozen=True, slots=True)
class PublicOffer:
    """A quest file that lies beside, in `quests/<sha>.toml`; `gone`: not offered any more."""

    kind: ClassVar[str] = "p.offer"
    sha: str
    gone: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """One for each file."""
        return (self.kind, self.sha)


PublicFact = Opened | Profile | PublicQuest | PublicDay | PublicCheer | PublicTip | PublicOffer
Key = tuple[str, ...]
