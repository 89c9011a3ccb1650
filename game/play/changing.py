"""Editing a quest under way: its words, its days, and where its ladder leads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from game.play import checkins
from game.play.game import Game
from game.play.goals import go_higher
from game.play.schedules import parse_schedule
from game.rules.compiled import schedule_to_plain
from game.rules.moves import Edit, Refusal
from game.rules.text import clean

TEXTS = {"title": 60, "why": 200, "cue": 200, "plan_b": 200, "tiny": 200}
"""Words a player may change, and how many cells each holds (as in a quest file)."""

KEYS = (*TEXTS, "schedule", "target")


def edit(game: Game, quest: str, changes: Sequence[str]) -> str | Refusal:
    """Apply `key=value` changes, all or none; one sentence about it. Raises `NotSaved`."""
    read = _read(changes)
    if isinstance(read, Refusal):
        return read
    target = read.pop("target", None)
    if target is not None:
        if read:
            return Refusal("one_at_a_time", "Change the target by itself: it makes a new ladder.")
        return go_higher(game, quest, target)
    said = checkins.say(game, Edit(quest, read))
    return said if isinstance(said, Refusal) else said[0]


def _read(changes: Sequence[str]) -> dict[str, Any] | Refusal:
    read: dict[str, Any] = {}
    for change in changes:
        key, equals, text = change.partition("=")
        if not equals or key not in KEYS:
            return Refusal("bad_key", f"“{change[:40]}” is no change: say KEY=VALUE, KEY being {', '.join(KEYS)}.")
        value = _value(key, text)
        if isinstance(value, Refusal):
            return value
        read[key] = value
    return read


def _value(key: str, text: str) -> Any | Refusal:
    if key == "schedule":
        schedule = parse_schedule(text)
        return schedule if isinstance(schedule, Refusal) else schedule_to_plain(schedule)
    if key == "target":
        if text.isascii() and text.isdigit() and len(text) < 12:
            return int(text)
        return Refusal("bad_amount", f"“{text[:40]}” is no target: say a whole number.")
    words = clean(text, TEXTS[key])
    if key == "title" and not words:
        return Refusal("bad_key", "A title needs a word or two.")
    return words
