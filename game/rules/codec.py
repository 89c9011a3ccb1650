"""The one codec of the journal's facts: a fact as its kind and its JSON payload, and back.

Unknown kinds and keys are kept by the journal and ignored here; what was written can never change (docs/saves.md).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from game.rules.events import (
    Advised,
    Coped,
    Dropped,
    Fact,
    Felt,
    LogOpened,
    Noted,
    Outcome,
    Planned,
    QuestSet,
    Rated,
    Rested,
    Reviewed,
    Said,
    Set,
    Stepped,
    Taken,
    Unknown,
    Void,
    WhyICan,
)
from game.rules.party_facts import Cheered, Offered, Shared

MOST_FELT = 2
"""The grid of feelings goes from minus this to this, both ways."""


class BadFact(ValueError):
    """A payload that does not have the shape its kind asks for."""


Payload = dict[str, Any]


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
        case Felt(day, pleasant, stirred, word, quest):
            said = {"day": day.isoformat(), "pleasant": pleasant, "stirred": stirred}
            return fact.kind, said | _without_empty(word=word, quest=quest)
        case Coped(day, exercise, seconds, before, after, text):
            feelings = _without_empty(before=list(before or ()), after=list(after or ()))
            done = {"day": day.isoformat(), "exercise": exercise, "seconds": seconds}
            return fact.kind, done | feelings | _without_empty(text=text)
        case WhyICan(quest, day, text, of):
            return fact.kind, {"quest": quest, "day": day.isoformat(), "text": text} | _without_empty(of=of)
        case Reviewed(week, worked, hindered):
            return fact.kind, {"week": week.isoformat()} | _without_empty(worked=worked, hindered=hindered)
        case _:
            values = ((name, getattr(fact, name)) for name in fact.__match_args__)
            return fact.kind, {name: value.isoformat() if isinstance(value, date) else value for name, value in values}


def _without_empty(**values: Any) -> Payload:
    return {key: value for key, value in values.items() if value}


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


def _felt(value: Any) -> tuple[int, int]:
    """A place on the grid of feelings: pleasant and stirred."""
    pleasant, stirred = value
    for way in (pleasant, stirred):
        if type(way) is not int or not -MOST_FELT <= way <= MOST_FELT:
            raise ValueError("a feeling lies outside its grid")
    return pleasant, stirred


def _maybe_felt(d: Mapping[str, Any], key: str) -> tuple[int, int] | None:
    return _felt(d[key]) if d.get(key) is not None else None


def _decode_coped(d: Mapping[str, Any]) -> Coped:
    before, after = _maybe_felt(d, "before"), _maybe_felt(d, "after")
    return Coped(_date(d, "day"), _text(d, "exercise"), _whole(d, "seconds"), before, after, _text(d, "text", ""))


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
    "rated": lambda d: Rated(_text(d, "quest"), _text(d, "step"), min(100, max(0, _whole(d, "value")))),
    "plan": lambda d: Planned(
        _text(d, "quest"), _date(d, "day"), _text(d, "barrier", ""), _text(d, "if", ""), _text(d, "then", "")
    ),
    "mood": lambda d: Felt(
        _date(d, "day"), *_felt((d["pleasant"], d["stirred"])), _text(d, "word", ""), _text(d, "quest", "")
    ),
    "coped": _decode_coped,
    "why_i_can": lambda d: WhyICan(_text(d, "quest"), _date(d, "day"), _text(d, "text"), _text(d, "of", "")),
    "advice": lambda d: Advised(_text(d, "quest"), _text(d, "step"), _text(d, "text")),
    "review": lambda d: Reviewed(_date(d, "week"), _text(d, "worked", ""), _text(d, "hindered", "")),
    "shared": lambda d: Shared(_text(d, "quest"), _text(d, "how")),
    "cheered": lambda d: Cheered(
        _text(d, "to"), _date(d, "day"), _text(d, "sign", ""), _text(d, "text", ""), _text(d, "about", "")
    ),
    "offered": lambda d: Offered(_text(d, "quest"), _text(d, "sha")),
    "set": lambda d: Set(_text(d, "key"), d["value"]),
    "void": lambda d: Void(_text(d, "of")),
}
