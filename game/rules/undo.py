"""Undo and redo: which action was said last, and which one an undo took (docs/saves.md).

Both are read off the events themselves, so every device agrees on what the next undo takes back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from game.rules.events import (
    Advised,
    Coped,
    Event,
    Felt,
    LogOpened,
    Planned,
    Rated,
    Rested,
    Reviewed,
    Said,
    Stepped,
    Void,
    WhyICan,
)
from game.rules.party_facts import Cheered

UNDOABLE = (Said, Rested, Rated, Stepped, Planned, Felt, Coped, WhyICan, Advised, Reviewed, Cheered)
"""What `undo` takes back. Take and drop are each other's way back."""


def last_done(events: Iterable[Event]) -> Sequence[str]:
    """The ids to void for an undo: every event of the last action that still holds. Empty: nothing to undo."""
    done, _ = _stacks(events)
    return [event.id for event in done[-1]] if done else []


def last_undone(events: Iterable[Event]) -> Sequence[str]:
    """The ids to void for a redo: the voids of the last undo, unless something else was said since."""
    _, undone = _stacks(events)
    return [event.id for event in undone[-1]] if undone else []


def last_action(events: Iterable[Event]) -> Sequence[Event]:
    """The events of the action the next undo takes back."""
    done, _ = _stacks(events)
    return done[-1] if done else []


def passed_over(events: Sequence[Event]) -> Sequence[Event]:
    """The newest action, where undo does not take it back: a take, a drop, a change, a note. Empty: it does."""
    newest = max(events, key=lambda event: (event.a, event.id), default=None)
    if newest is None:
        return []
    action = [event for event in events if event.a == newest.a]
    return [] if any(isinstance(event.fact, (*UNDOABLE, Void, LogOpened)) for event in action) else action


def _stacks(events: Iterable[Event]) -> tuple[list[list[Event]], list[list[Event]]]:
    """Actions that hold, and undos that could be redone, oldest first."""
    by_id = {event.id: event for event in events}
    ordered = sorted(by_id.values(), key=lambda event: (event.a, event.id))
    done: list[list[Event]] = []
    undone: list[list[Event]] = []
    taken: dict[str, list[Event]] = {}
    for _, group in groupby(ordered, key=lambda event: event.a):
        action = list(group)
        voids = [event.fact.of for event in action if isinstance(event.fact, Void)]
        if any(isinstance(event.fact, UNDOABLE) for event in action):
            done.append(action)
            undone.clear()
        elif any(event.id in voids for undo in undone for event in undo):
            _redo(voids, done, undone, taken)
        elif voids:
            _undo(voids, action, done, undone, taken)
    return done, undone


def _undo(
    voids: Sequence[str],
    action: list[Event],
    done: list[list[Event]],
    undone: list[list[Event]],
    taken: dict[str, list[Event]],
) -> None:
    """Moves the action whose events are voided to the undone ones."""
    for place in reversed(range(len(done))):
        if any(event.id in voids for event in done[place]):
            undone.append(action)
            taken[action[0].id] = done.pop(place)
            return


def _redo(
    voids: Sequence[str], done: list[list[Event]], undone: list[list[Event]], taken: dict[str, list[Event]]
) -> None:
    """Brings the action back that the voided undo took."""
    for place in reversed(range(len(undone))):
        if any(event.id in voids for event in undone[place]):
            done.append(taken[undone.pop(place)[0].id])
            return
