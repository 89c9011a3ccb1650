"""What the faces see of the shelter: frozen values, ready to be shown. Moods and texts in it are the player's alone."""

from __future__ import annotations

from datetime import date, datetime

from game.rules.shelter import Exercise
from game.rules.values import dataclass


@dataclass(frozen=True, slots=True)
class MoodView:
    """A mood that was said: when, where on the grid (-2 to 2), its word ("": none) and the quest it was said before."""

    at: datetime
    day: date
    pleasant: int
    stirred: int
    word: str
    quest: str = ""


@dataclass(frozen=True, slots=True)
class HelpsView:
    """How often an exercise was done; of those with both feelings said (`known`), how often it helped."""

    id: str
    name: str
    times: int
    known: int
    helped: int


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """An exercise to try, and why in a few words."""

    exercise: Exercise
    why: str


@dataclass(frozen=True, slots=True)
class RouteView:
    """Where a mood said before a due step leads: `way` is pause, tiny or stretch; `told` one sentence.

    `short` is the same beside the quest itself.

    `exercise` is the one offered for a pause; `answer` what the face may offer: shelter, some, amount or answer.
    """

    way: str
    told: str
    quest: str
    answer: str
    short: str
    exercise: str = ""


@dataclass(frozen=True, slots=True)
class FeltView:
    """What came of a mood: how it is said, at most two exercises, and where it leads before a due step."""

    said: str
    pleasant: int
    stirred: int
    word: str
    suggestions: tuple[SuggestionView, ...]
    route: RouteView | None = None
    changed: bool = True


@dataclass(frozen=True, slots=True)
class CopedView:
    """What came of an exercise: one sentence, and the player's own numbers for it by now."""

    said: str
    helps: HelpsView


@dataclass(frozen=True, slots=True)
class ShelterView:
    """The moods of the last days, the newest first, and what helps, what was done most first."""

    moods: tuple[MoodView, ...]
    helps: tuple[HelpsView, ...]


@dataclass(frozen=True, slots=True)
class HelpPlace:
    """Where help is: for which country, who, how to reach them, where that was looked up, and when."""

    country: str
    who: str
    reach: str
    source: str
    checked: date


@dataclass(frozen=True, slots=True)
class HelpPage:
    """The page "If you need more than a game"."""

    title: str
    what: str
    when: tuple[str, ...]
    near: str
    places: tuple[HelpPlace, ...]
    checked: date
