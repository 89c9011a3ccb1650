"""Editing a quest under way: its words, its days, and where its ladder leads; and what a change or a rest would mean.

Looking at what would be writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from game.play import checkins
from game.play.days import days_said
from game.play.game import Game, not_under_way
from game.play.outcomes import rest_said
from game.play.schedules import parse_schedule
from game.rules.calendar import ONE_DAY
from game.rules.compiled import schedule_from_plain, schedule_to_plain
from game.rules.events import QuestSet
from game.rules.moves import Edit, Refusal, TakeRest
from game.rules.quest import Quest
from game.rules.text import clean
from game.rules.values import dataclass
from game.rules.walk import Course

TEXTS = {"title": 60, "why": 200, "cue": 200, "plan_b": 200, "tiny": 200}
"""Words a player may change, and how many cells each holds (as in a quest file)."""

KEYS = (*TEXTS, "schedule", "target")


@dataclass(frozen=True, slots=True)
class FieldView:
    """Something that can be edited, as it would be typed: `value` now ("" for a tiny version: each step has its own).

    `coming` is what it is from `coming_day` on, where a change waits. `given` is what the quest file says. `refused`:
    why it can't be changed ("" where it can).
    """

    key: str
    value: str
    given: str = ""
    coming: str = ""
    coming_day: date | None = None
    refused: str = ""


@dataclass(frozen=True, slots=True)
class WeighedView:
    """What a change would come to: the value as it would hold, and from which day (None: it holds already).

    `more` is how many steps a new target adds, to `steps` in all.
    """

    value: str
    from_day: date | None
    more: int = 0
    steps: int = 0


def fields(game: Game, quest: str) -> tuple[FieldView, ...] | Refusal:
    """What can be edited on a quest under way, with its present values."""
    found = game.under_way(quest)
    return tuple(_fields(game, *found)) if found else not_under_way(quest)


def _fields(game: Game, course: Course, quest: Quest) -> Iterator[FieldView]:
    for key in ("title", "cue", "plan_b", "tiny", "why"):
        given = str(getattr(quest, key))
        yield FieldView(key, str(course.changes.get(key, "" if key == "tiny" else given)), given)
    own = f"The steps of {quest.title} carry their own days." if any(step.schedule for step in quest.steps) else ""
    day, plain = _ahead(game, course.quest, "schedule")
    coming = days_said(schedule_from_plain(plain)) if day else ""
    yield FieldView("schedule", days_said(course.schedule), days_said(quest.schedule), coming, day, own)
    day, sha = _ahead(game, course.quest, "sha")
    last, longer = quest.steps[-1].amount, game.shelf.get(sha) if day else None
    none = "" if last is not None else f"{quest.title} is answered yes or no: it has no amount to go on from."
    to = str(longer.steps[-1].amount) if longer else ""
    yield FieldView("target", "" if last is None else str(last), "", to, day if to else None, none)


def _ahead(game: Game, quest: str, key: str) -> tuple[date | None, Any]:
    """What is said already for a property from a later day on, and from which; (None, None) where nothing is."""
    page = game.played.written.quests.get(quest)
    ahead = [event for on, marks in (page.marks if page else {}).items() if on > game.today for event in marks]
    for event in sorted(ahead, key=lambda event: event.id, reverse=True):
        if isinstance(event.fact, QuestSet) and key in event.fact.changes:
            return event.fact.from_day, event.fact.changes[key]
    return None, None


def weigh(game: Game, quest: str, key: str, text: str) -> WeighedView | Refusal:
    """What `edit` with this one change would come to. Writes nothing."""
    found = game.under_way(quest)
    if found is None:
        return not_under_way(quest)
    read = _read([f"{key}={text}"])
    if isinstance(read, Refusal):
        return read
    if key == "target":
        from game.play.lengthening import lengthened  # knows the limits of a quest file, which needs pydantic

        longer = lengthened(found[1], read[key])
        if isinstance(longer, Refusal):
            return longer
        more = len(longer.steps) - len(found[1].steps)
        return WeighedView(found[1].measure.say(read[key]), game.today + ONE_DAY, more, len(longer.steps))
    from game.rules.decide import decide  # 5 ms that only looking does not need

    facts = decide(game.played, game.shelf, game.recent, Edit(quest, read), game.now)
    if isinstance(facts, Refusal):
        return facts
    value = days_said(schedule_from_plain(read[key])) if key == "schedule" else str(read[key])
    if key in TEXTS and any(field.key == key and field.value == value for field in _fields(game, *found)):
        return WeighedView(value, None)
    return WeighedView(value, next((fact.from_day for fact in facts if isinstance(fact, QuestSet)), None))


def weigh_rest(game: Game, move: TakeRest) -> str | Refusal:
    """What a rest would come to, in a sentence. Writes nothing."""
    from game.rules.decide import decide

    facts = decide(game.played, game.shelf, game.recent, move, game.now)
    if isinstance(facts, Refusal):
        return facts
    return rest_said(game, move) if facts else "That rest is said already."


def edit(game: Game, quest: str, changes: Sequence[str]) -> str | Refusal:
    """Apply `key=value` changes, all or none; one sentence about it. Raises `NotSaved`."""
    read = _read(changes)
    if isinstance(read, Refusal):
        return read
    target = read.pop("target", None)
    if target is not None:
        if read:
            return Refusal("one_at_a_time", "Change the target by itself: it makes a new ladder.")
        from game.play.goals import go_higher  # writes a quest file, which needs pydantic

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
