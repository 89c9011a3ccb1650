"""The facts a journal may hold, and their one codec.

Events are the one format that can never change (docs/saves.md): a new meaning is a new kind or a new payload key.
Unknown kinds and keys are kept by the journal and ignored here. This module must not read files or the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

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


class BadFact(ValueError):
    """A payload that does not have the shape its kind asks for."""


Payload = dict[str, Any]


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


Fact = LogOpened | Taken | Dropped | QuestSet | Said | Noted | Stepped | Rested | Rated | Planned | Set | Void | Unknown


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


def encode_fact(fact: Fact) -> tuple[str, Payload]:
    """A fact as its kind and its JSON payload. Empty optional parts are left out.

    >>> encode_fact(Rated("read-daily", "a5", 70))
    ('rated', {'quest': 'read-daily', 'step': 'a5', 'value': 70})
    """
    match fact:
        case Unknown(kind, payload):
            return kind, dict(payload)
        case LogOpened(player, app, prev, sha):
            return fact.kind, {"player": player, "app": app} | ({"prev": prev, "prev_sha256": sha} if prev else {})
        case QuestSet(quest, from_day, changes):
            return fact.kind, {"quest": quest, "from_day": from_day.isoformat(), **changes}
        case Said():
            return fact.kind, _encode_said(fact)
        case Rested(quest, from_day, until, why):
            end = until.isoformat() if until else None
            return fact.kind, {"quest": quest, "from": from_day.isoformat(), "until": end, "why": why}
        case Planned(quest, day, barrier, cue, then):
            return fact.kind, {"quest": quest, "day": day.isoformat(), "barrier": barrier, "if": cue, "then": then}
        case _:
            values = ((name, getattr(fact, name)) for name in fact.__match_args__)
            return fact.kind, {name: value.isoformat() if isinstance(value, date) else value for name, value in values}


def _encode_said(said: Said) -> Payload:
    payload: Payload = {"quest": said.quest, "day": said.day.isoformat(), "outcome": said.outcome.value}
    optional = {name: getattr(said, name) for name in said.__match_args__[4:]}
    optional |= {"top": said.top or None, "note": said.note or None}
    return payload | {"step": said.step} | {key: value for key, value in optional.items() if value is not None}


def decode_fact(kind: str, d: Mapping[str, Any]) -> Fact:
    """The fact in a payload. An unknown kind gives `Unknown`; a known one of the wrong shape raises `BadFact`."""
    decoder = _DECODERS.get(kind)
    if decoder is None:
        return Unknown(kind, d)
    try:
        return decoder(d)
    except (KeyError, TypeError, ValueError) as error:
        raise BadFact(f"{kind}: {error}") from None


def _text(d: Mapping[str, Any], key: str, default: str | None = None) -> str:
    value = d[key] if default is None else d.get(key, default)
    if not isinstance(value, str):
        raise TypeError(f"{key} is no text")
    return value


def _whole(d: Mapping[str, Any], key: str) -> int:
    value = d[key]
    if type(value) is not int:
        raise TypeError(f"{key} is no whole number")
    return value


def _maybe_whole(d: Mapping[str, Any], key: str) -> int | None:
    return _whole(d, key) if d.get(key) is not None else None


def _date(d: Mapping[str, Any], key: str) -> date:
    return date.fromisoformat(_text(d, key))


def _decode_said(d: Mapping[str, Any]) -> Said:
    quest, day, outcome, step = _text(d, "quest"), _date(d, "day"), Outcome(d["outcome"]), _text(d, "step")
    amount, need, over = (_maybe_whole(d, key) for key in ("amount", "need", "over"))
    return Said(quest, day, outcome, step, amount, d.get("top") is True, need, over, _text(d, "note", ""))


def _decode_quest_set(d: Mapping[str, Any]) -> QuestSet:
    changes = {key: value for key, value in d.items() if key not in ("quest", "from_day")}
    return QuestSet(_text(d, "quest"), _date(d, "from_day"), changes)


_DECODERS: dict[str, Callable[[Mapping[str, Any]], Fact]] = {
    "log.open": lambda d: LogOpened(
        _text(d, "player"), _text(d, "app", ""), _text(d, "prev", ""), _text(d, "prev_sha256", "")
    ),
    "quest.taken": lambda d: Taken(_text(d, "quest"), _text(d, "sha"), _text(d, "start"), _whole(d, "rules")),
    "quest.dropped": lambda d: Dropped(_text(d, "quest"), _text(d, "why", "dropped")),
    "quest.set": _decode_quest_set,
    "day": _decode_said,
    "note": lambda d: Noted(_text(d, "quest"), _date(d, "day"), _text(d, "text")),
    "step": lambda d: Stepped(_text(d, "quest"), _text(d, "to"), _date(d, "from_day"), _text(d, "why", "")),
    "rest": lambda d: Rested(
        _text(d, "quest"), _date(d, "from"), _date(d, "until") if d.get("until") else None, _text(d, "why", "rest")
    ),
    "rated": lambda d: Rated(_text(d, "quest"), _text(d, "step"), _whole(d, "value")),
    "plan": lambda d: Planned(
        _text(d, "quest"), _date(d, "day"), _text(d, "barrier", ""), _text(d, "if", ""), _text(d, "then", "")
    ),
    "set": lambda d: Set(_text(d, "key"), d["value"]),
    "void": lambda d: Void(_text(d, "of")),
}
