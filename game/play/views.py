"""What the faces see: frozen values, ready to be shown. Step numbers count from 1; metres are plain numbers.

Views carry facts, not sentences; `telling.py` makes the sentences.
"""

from __future__ import annotations

from datetime import date

from game.rules.values import dataclass


@dataclass(frozen=True, slots=True)
class StepView:
    """A step as a player sees it. A bridge keeps the number of the step below it."""

    id: str
    index: int
    of: int
    camp: str
    amount: int | None
    unit: str
    instruction: str
    tiny: str
    advice: str = ""
    bridge: bool = False
    days: str = ""
    """The step's own days in words, where it has some."""


@dataclass(frozen=True, slots=True)
class WindowView:
    """The last days on the step in force: `need` done of `of` master it; `days` are outcomes, oldest first."""

    done: int
    of: int
    need: int
    days: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfferView:
    """A proposal: what `step QUEST …` may answer, and the number of the step it leads to."""

    kind: str
    to: int
    answers: tuple[str, ...]
    auto: bool
    amount: str = ""


@dataclass(frozen=True, slots=True)
class PlanView:
    """An if-then plan that holds: what it is for ("": anything), and its halves without `if` and `then`."""

    barrier: str
    cue: str
    then: str
    day: date


@dataclass(frozen=True, slots=True)
class OwnView:
    """A line why one can, in own words; `id` is what a change of it names."""

    id: str
    text: str
    day: date


@dataclass(frozen=True, slots=True)
class QuestView:
    """A quest under way, on the day shown.

    `status` is pending, done, some, missed, rest, not_due or asleep; `amount` the sum said that day; `gained` the
    metres that day earned; `lapse` the missed due days in a row before it; `wall` a letter a day for four weeks,
    today last.
    """

    id: str
    title: str
    day: date
    due: bool
    status: str
    step: StepView
    warmth: int
    purse: float
    window: WindowView
    left_this_week: int | None
    offer: OfferView | None
    measure: str
    amount: int | None
    gained: float
    lapse: int
    wall: str
    mastered: tuple[bool, ...]
    cue: str
    plan_b: str
    comebacks: int
    worth: float
    """What done would earn now, purse included, in metres."""
    worth_some: float = 0
    """What the tiny version would."""
    usual_return: int = 0
    """Missed due days after which this quest was usually come back to; 0 before the first comeback."""
    plans: tuple[PlanView, ...] = ()
    """The if-then plans that hold, the newest first."""
    own_words: tuple[OwnView, ...] = ()
    """The player's own lines why they can, the oldest first."""
    own: str = ""
    """One of them, another each day, while a hard step is ahead; else ""."""
    own_advice: str = ""
    """What the player wrote for those who come to this step, once they have fallen back to it; else ""."""


@dataclass(frozen=True, slots=True)
class AsideView:
    """One quiet line, where there is something to be offered or read back: `text`, and what can be done about it.

    `kind` is fresh, read, sure, review, away, cue or why; `action` names what can be done: answer, rate, review, edit
    or cheer ("": only read it), `does` what that does, as it goes on after the name of a key or command. `friend` is
    the public id of a friend who is away.
    """

    kind: str
    text: str
    quest: str = ""
    action: str = ""
    does: str = ""
    friend: str = ""


@dataclass(frozen=True, slots=True)
class LevelView:
    """The height last reached ("" below the first) and the one ahead ("" above the last)."""

    name: str
    height_m: int
    next_name: str
    next_m: int


@dataclass(frozen=True, slots=True)
class TodayView:
    """The day as a whole. `unsaid` are the quests that asked for something yesterday and got no word."""

    day: date
    metres: float
    level: LevelView
    quests: tuple[QuestView, ...]
    unsaid: tuple[QuestView, ...]
    comebacks: tuple[int, int]
    """Lapses ended, of those and the open ones."""
    usual_return: int
    """Missed due days after which the player usually came back; 0 before the first comeback."""
    done_lately: tuple[int, int]
    """Done days of the due days of the last 14, all quests together."""
    notices: tuple[str, ...]
    hall: tuple[str, ...] = ()
    """The hall of summits: titles of the quests handed in."""


@dataclass(frozen=True, slots=True)
class MetresView:
    """Metres by what earned them; camp and summit are part of mastery."""

    effort: float
    comeback: float
    mastery: float


@dataclass(frozen=True, slots=True)
class ResultView:
    """What came of a check-in. `changed` is False where it had been said already."""

    id: str
    day: date
    outcome: str
    metres: MetresView
    total_metres: float
    mastered: StepView | None
    camp: str = ""
    summit: bool = False
    came_back: int = 0
    offer: OfferView | None = None
    message: str = ""
    changed: bool = False
