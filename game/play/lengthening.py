"""A longer ladder of the same quest: the steps there are stay as they are, and new ones follow. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from game.quests.formats import LINE, MOST_STEPS
from game.rules.ladder import MOST, camps, grade
from game.rules.moves import Refusal
from game.rules.quest import Camp, Measure, MeasureKind, Quest, Step
from game.rules.values import replace


def lengthened(quest: Quest, target: int) -> Quest | Refusal:
    """The quest with steps from its last amount on to `target`, as its next version; or why that can't be.

    Old steps keep their ids, so every entry keeps its step; new ones are `a<amount>`.
    """
    last = quest.steps[-1]
    if last.amount is None:
        return Refusal("no_amount", f"{quest.title} is answered yes or no: it has no amount to go on from.")
    refusal = _bad_target(quest, last.amount, target)
    if refusal:
        return refusal
    amounts = grade(quest.measure, last.amount, target)[1:]
    if len(quest.steps) + len(amounts) > MOST_STEPS:
        return Refusal("too_many_steps", f"That makes more than {MOST_STEPS} steps, the most a quest has.")
    ids = {step.id for step in quest.steps}
    added = [
        replace(
            last,
            id=_free(f"a{amount}", ids),
            amount=amount,
            instruction=_derived(last, quest.measure, amount),
            advice="",
        )
        for amount in amounts
    ]
    # Without a baseline the steps are written out: a [ladder] in the file would cut the old ones anew.
    steps = (*quest.steps, *added)
    return replace(quest, steps=steps, camps=_camps(quest, len(steps)), version=quest.version + 1, baseline=None)


def _bad_target(quest: Quest, last: int, target: int) -> Refusal | None:
    number, said = len(quest.steps), quest.measure.say(last)
    if not 0 <= target <= MOST:
        return Refusal("bad_amount", f"An amount is a whole number from 0 to {MOST:,}.")
    if quest.measure.kind is MeasureKind.AT_MOST:
        if last == 0:
            return Refusal("bad_target", f"Step {number} of {quest.title} is at 0 already: no limit lies below.")
        lower = f"Step {number} of {quest.title} is at most {said}: a new target lies below that."
        return Refusal("bad_target", lower) if target >= last else None
    higher = f"Step {number} of {quest.title} asks for {said} already: a new target lies above that."
    return Refusal("bad_target", higher) if target <= last else None


def _free(name: str, ids: set[str]) -> str:
    """`name`, or with a number behind it where an old step of another amount is called so; it is in use from now on."""
    free, number = name, 2
    while free in ids:
        free, number = f"{name}-{number}", number + 1
    ids.add(free)
    return free


def _derived(last: Step, measure: Measure, amount: int) -> str:
    """The last instruction with the new amount in it; where it names no amount, the amount before it.

    A number is one only where no digit or separator goes before it: 5 pages are not in "15 pages".
    """
    said = measure.say(amount)
    old = measure.say(last.amount or 0)
    names = "|".join(re.escape(name) for name in dict.fromkeys((old, old.replace(",", ""))))
    told, found = re.subn(rf"(?<![\w.,])(?:{names})(?!\w)", lambda _: said, last.instruction)
    if not found:
        told = f"{said}, otherwise as on the step before: {last.instruction}"
    return told if len(told) <= LINE else f"{said}, otherwise as on the step before."


def _camps(quest: Quest, count: int) -> tuple[Camp, ...]:
    """Camps nobody named are cut anew; named ones stay, and high camps of five to seven steps follow."""
    old = quest.camps
    if old == camps(len(quest.steps)):
        return camps(count)
    return (*old, *_high_camps(old, count))


def _high_camps(old: Sequence[Camp], count: int) -> list[Camp]:
    first = old[-1].end
    names = {camp.name for camp in old}
    free = (name for i in range(1, MOST_STEPS) if (name := f"high camp {i}") not in names)
    return [
        Camp(name, first + camp.first, first + camp.end) for camp, name in zip(camps(count - first), free, strict=False)
    ]
