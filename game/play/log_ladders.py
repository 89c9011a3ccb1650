"""What a quest asked from a day on, for the log: its days, its measure and its steps as the file taken has them.

Enough to count everything again without the quest file: which days were due, what mastered a step, what a camp is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.rules.compiled import schedule_to_plain
from game.rules.ladder import bridge, camp_of
from game.rules.quest import Quest
from game.rules.text import clean


def in_force(quest: Quest | None) -> dict[str, Any]:
    """`schedule`, `measure` and `steps` of a ladder; nothing where its file is missing."""
    if quest is None:
        return {}
    measure = quest.measure
    return {
        "schedule": schedule_to_plain(quest.schedule),
        "measure": {"kind": measure.kind.value, "unit": clean(measure.unit), "unit_one": clean(measure.unit_one)},
        "steps": [_step(quest, index) for index in range(len(quest.steps))],
    }


def _step(quest: Quest, index: int) -> dict[str, Any]:
    """A step: N of M done master it, days of its own, its camp, and the amount of the bridge above it."""
    step, above = quest.steps[index], bridge(quest, index)
    return {
        "id": step.id,
        "amount": step.amount,
        "mastery": {"done": step.mastery.done, "of": step.mastery.of},
        "schedule": schedule_to_plain(step.schedule) if step.schedule else None,
        "camp": quest.camps.index(camp_of(quest, index)) + 1,
        "bridge": {"id": above.id, "amount": above.amount} if above else None,
    }


def edited(changes: Mapping[str, Any], quest: Quest | None) -> dict[str, Any]:
    """What came in force with a change: other days, or another ladder."""
    ladder = {"ladder": in_force(quest)} if "sha" in changes else {}
    chosen = changes.get("schedule")
    return ladder | ({"schedule": dict(chosen)} if isinstance(chosen, Mapping) else {})
