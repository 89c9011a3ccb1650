"""The one codec of events: what is written comes back, and what cannot be read says so."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings

from game.rules.codec import BadFact, decode_fact, encode_fact
from game.rules.events import Event, LogOpened, Outcome, Said, Unknown
from tests.rules.build import MON
from tests.rules.histories import histories

KINDS: dict[str, dict[str, Any]] = {
    "log.open": {"player": "ann", "app": "1.0"},
    "quest.taken": {"quest": "read", "sha": "ab", "rules": 1, "start": "a2"},
    "quest.dropped": {"quest": "read", "why": "handed_in"},
    "quest.set": {"quest": "read", "from_day": "2026-06-01", "title": "Books"},
    "day": {"quest": "read", "day": "2026-06-01", "outcome": "done", "step": "a2"},
    "note": {"quest": "read", "day": "2026-06-01", "text": "x"},
    "step": {"quest": "read", "to": "a3", "from_day": "2026-06-01", "why": "climb"},
    "rest": {"quest": "all", "from": "2026-06-01", "until": None, "why": "sick"},
    "rated": {"quest": "read", "step": "a2", "value": 70},
    "plan": {"quest": "read", "day": "2026-06-01", "barrier": "tired", "if": "I come home", "then": "I read a page"},
    "mood": {"day": "2026-06-01", "pleasant": -1, "stirred": 2, "word": "tense", "quest": "read"},
    "coped": {
        "day": "2026-06-01",
        "exercise": "slow-breath",
        "seconds": 120,
        "before": [-1, 2],
        "after": [0, 0],
        "text": "x",
    },
    "why_i_can": {"quest": "read", "day": "2026-06-01", "text": "I read all winter once."},
    "advice": {"quest": "read", "step": "a2", "text": "Put the book on the pillow."},
    "review": {"week": "2026-06-01", "worked": "Tea first.", "hindered": "Late trains."},
    "set": {"key": "day_start", "value": 180},
    "void": {"of": "000001"},
}
"""Each kind as a journal holds it. The format can never change: these lines stay."""


@settings(max_examples=50)
@given(events=histories(size=24))
def test_every_fact_comes_back_from_its_json(events: list[Event]) -> None:
    for event in events:
        kind, payload = encode_fact(event.fact)
        assert decode_fact(kind, json.loads(json.dumps(payload))) == event.fact


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_reads_and_writes_as_it_stands(kind: str) -> None:
    fact = decode_fact(kind, KINDS[kind])
    assert not isinstance(fact, Unknown)
    assert encode_fact(fact) == (kind, KINDS[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_keys_of_a_later_version_are_ignored(kind: str) -> None:
    if kind != "quest.set":
        assert decode_fact(kind, KINDS[kind] | {"colour": "green"}) == decode_fact(kind, KINDS[kind])


def test_a_full_entry_reads_and_writes() -> None:
    said = Said("read", MON, Outcome.DONE, "a10", 6, top=True, need=10, over=None, note="In the train.")
    kind, payload = encode_fact(said)
    assert payload == {
        "quest": "read",
        "day": "2026-06-01",
        "outcome": "done",
        "step": "a10",
        "amount": 6,
        "top": True,
        "need": 10,
        "note": "In the train.",
    }
    assert decode_fact(kind, payload) == said


def test_a_segment_names_what_came_before_it() -> None:
    opened = LogOpened("ann", "1.0", "w1-2026-05", "ab" * 32)
    kind, payload = encode_fact(opened)
    assert (kind, decode_fact(kind, payload)) == ("log.open", opened)


def test_an_unknown_kind_is_kept_as_it_is() -> None:
    fact = decode_fact("weather", {"x": 3, "y": [1]})
    assert fact == Unknown("weather", {"x": 3, "y": [1]})
    assert encode_fact(fact) == ("weather", {"x": 3, "y": [1]})


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("day", {"day": "2026-06-31"}),
        ("day", {"day": 20260601}),
        ("day", {"outcome": "splendid"}),
        ("day", {"amount": "12"}),
        ("day", {"amount": 1.5}),
        ("day", {"amount": True}),
        ("day", {"step": None}),
        ("quest.taken", {"rules": "1"}),
        ("quest.taken", {"sha": 3}),
        ("quest.set", {"from_day": ""}),
        ("step", {"to": 2}),
        ("rest", {"from": None}),
        ("rest", {"until": "soon"}),
        ("rated", {"value": None}),
        ("plan", {"if": 3}),
        ("plan", {"then": None}),
        ("plan", {"day": "today"}),
        ("mood", {"pleasant": 3}),
        ("mood", {"stirred": True}),
        ("mood", {"word": 4}),
        ("coped", {"before": [1]}),
        ("coped", {"after": [0, -3]}),
        ("coped", {"seconds": "120"}),
        ("why_i_can", {"text": None}),
        ("advice", {"step": 2}),
        ("review", {"week": "last"}),
        ("void", {"of": ["000001"]}),
    ],
)
def test_a_known_kind_of_the_wrong_shape_says_so(kind: str, wrong: dict[str, Any]) -> None:
    with pytest.raises(BadFact, match=kind):
        decode_fact(kind, KINDS[kind] | wrong)


@pytest.mark.parametrize("kind", KINDS)
def test_a_known_kind_with_nothing_in_it_says_so(kind: str) -> None:
    with pytest.raises(BadFact):
        decode_fact(kind, {})
