"""An event as the envelope a line holds, and back. What the payload means is `rules/events`' business."""

from __future__ import annotations

from datetime import UTC, date, datetime
from sys import intern
from typing import Any

from game.rules.codec import decode_fact, encode_fact
from game.rules.events import ENVELOPE, Event
from game.saves.framing import Envelope
from game.saves.ids import is_id, is_writer


class BadEnvelope(ValueError):
    """A whole line that says something no event can say."""


def to_envelope(event: Event) -> Envelope:
    """The envelope of an event; `src` only on an import."""
    kind, payload = encode_fact(event.fact)
    envelope: Envelope = {
        "v": ENVELOPE,
        "id": event.id,
        "a": event.a,
        "w": event.w,
        "n": event.n,
        "at": event.at,
        "tz": event.tz,
        "today": event.today.isoformat(),
    }
    if event.src:
        envelope["src"] = event.src
    return envelope | {"k": kind, "d": payload}


def to_event(envelope: Envelope) -> Event:
    """The event in an envelope. Raises `ValueError` (of which `BadFact` is one) with what is wrong with it."""
    get = envelope.get
    payload: Any = get("d")
    event_id, action, writer, at = get("id"), get("a"), get("w"), get("at")
    number, offset = get("n"), get("tz")
    if not (
        type(event_id) is type(action) is type(writer) is type(at) is str
        and type(number) is type(offset) is int
        and type(payload) is dict
        and is_id(event_id)
        and is_writer(writer)
        and number > 0
    ):
        raise BadEnvelope("the envelope is not as it should be")
    kind, today, source = get("k"), get("today"), get("src", "")
    if not type(kind) is type(today) is type(source) is str:
        raise BadEnvelope("the envelope is not as it should be")
    return Event(
        event_id,
        event_id if action == event_id else action,
        intern(writer),
        number,
        at,
        offset,
        date.fromisoformat(today),
        decode_fact(kind, payload),
        source,
    )


def clock_text(at: datetime) -> str:
    """A UTC moment as the envelope says it.

    >>> clock_text(datetime(2026, 11, 22, 12, 30, tzinfo=UTC))
    '2026-11-22T12:30:00.000Z'
    """
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"
