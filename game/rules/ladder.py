"""Goal to ladder: sayable amounts from baseline to target, in camps of five to seven steps (docs/rules.md, Ladders)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from game.rules.calendar import days_a_week
from game.rules.quest import Camp, Mastery, Measure, MeasureKind, Quest, Step, TimesAWeek, Weekdays

MOST = 1_000_000
"""The largest amount a step may ask for."""

_SMALL = (0, 1, 2, 3, 5, 8, 10, 12, 15, 20, 25, 30, 45, 60, 75, 90, 120)
_DECADE = (15, 20, 25, 30, 40, 50, 60, 75, 90)
SAYABLE = _SMALL + tuple(n * 10**p for p in range(1, 6) for n in _DECADE if 120 < n * 10**p <= MOST)
"""Amounts people say. A ladder climbs along them; baseline and target stand as given."""

LARGEST_CAMP = 7


def grade(measure: Measure, baseline: int, target: int) -> tuple[int, ...]:
    """The amounts of a ladder from `baseline` to `target`, both included, rising or falling.

    Each is at most a fifth away from the one before, or else the next sayable amount. A counted ladder starts at 1 at
    the least: an amount of 0 would be done by doing nothing.

    >>> grade(Measure(MeasureKind.COUNT, "minutes"), 1, 30)
    (1, 2, 3, 5, 8, 10, 12, 15, 20, 25, 30)
    >>> grade(Measure(MeasureKind.AT_MOST, "minutes"), 60, 15)
    (60, 45, 30, 25, 20, 15)
    """
    if measure.kind is not MeasureKind.AT_MOST:
        baseline, target = max(1, baseline), max(1, target)
    amounts = [baseline]
    while amounts[-1] != target:
        amounts.append(_toward(amounts[-1], target))
    return tuple(amounts)


def _toward(amount: int, target: int) -> int:
    """The next amount from `amount` in the direction of `target`, never past it."""
    if target > amount:
        limit = amount * 6 // 5
        within = SAYABLE[bisect_right(SAYABLE, limit) - 1]
        following = SAYABLE[i] if (i := bisect_right(SAYABLE, amount)) < len(SAYABLE) else target
        reached = within if within > amount else following
        return target if target <= limit else min(reached, target)
    limit = -(-amount * 4 // 5)
    within = SAYABLE[bisect_left(SAYABLE, limit)] if limit <= SAYABLE[-1] else amount
    preceding = SAYABLE[bisect_left(SAYABLE, amount) - 1]
    reached = within if within < amount else preceding
    return target if target >= limit else max(reached, target)


def ladder_steps(
    measure: Measure,
    baseline: int,
    target: int,
    instruction: str,
    tiny: str = "",
    mastery: Mastery = Mastery(),
    *,
    advice: str = "",
) -> tuple[Step, ...]:
    """The steps of a `[ladder]`: ids `a<amount>`, `{amount}` in the instruction replaced by the amount in words."""
    return tuple(
        Step(f"a{amount}", instruction.replace("{amount}", measure.say(amount)), amount, tiny, mastery, advice=advice)
        for amount in grade(measure, baseline, target)
    )


def weekly_steps(first: int, last: int, instruction: str, tiny: str = "") -> tuple[Step, ...]:
    """A yes/no ladder by frequency: from `first` to `last` times a week; seven times is every day."""
    step = 1 if last >= first else -1
    return tuple(
        Step(
            f"w{times}",
            instruction,
            None,
            tiny,
            schedule=Weekdays() if times == len(Weekdays().days) else TimesAWeek(times),
        )
        for times in range(first, last + step, step)
    )


def camps(count: int, names: Mapping[int, str] = {}) -> tuple[Camp, ...]:
    """`count` steps in camps: those `names` starts (index of first step: name), else five to seven steps each.

    >>> [(camp.name, camp.end - camp.first) for camp in camps(11)]
    [('base camp', 5), ('summit', 6)]
    """
    if names:
        firsts = sorted(names)
        ends = [*firsts[1:], count]
        return tuple(Camp(names[first], first, end) for first, end in zip(firsts, ends, strict=True))
    number = max(1, -(-count // LARGEST_CAMP))
    cuts = [count * i // number for i in range(number + 1)]
    return tuple(Camp(_camp_name(i, number), cuts[i], cuts[i + 1]) for i in range(number))


def _camp_name(index: int, number: int) -> str:
    if index == 0:
        return "base camp"
    return "summit" if index == number - 1 else f"camp {index}"


def camp_of(quest: Quest, index: int) -> Camp:
    """The camp that holds the step at `index`."""
    return next(camp for camp in quest.camps if camp.first <= index < camp.end)


def grade_of(quest: Quest) -> int:
    """How hard a quest is as a whole, 1 to 9 (docs/rules.md, Ladders): worked out, never written."""
    hard = 1 + _doublings(quest.steps) + (days_a_week(quest.schedule) >= 5) + (len(quest.steps) > 12)
    return min(9, hard)


def _doublings(steps: Sequence[Step]) -> int:
    first, last = steps[0].amount, steps[-1].amount
    if first is None or last is None:
        return 0
    low, high = sorted((max(1, first), max(1, last)))
    return (high // low).bit_length() - 1


def find(quest: Quest, step_id: str) -> Step | None:
    """The step of that id, bridges (`<below>~<above>`) included; None where the ladder has no such step."""
    for step in quest.steps:
        if step.id == step_id:
            return step
    below, _, above = step_id.partition("~")
    i = index_of(quest, below)
    if not above or i is None or i + 1 >= len(quest.steps) or quest.steps[i + 1].id != above:
        return None
    return bridge(quest, i)


def index_of(quest: Quest, step_id: str) -> int | None:
    """The 0-based place of a step; a bridge has the place of the step below it, so numbers never shift."""
    below = step_id.partition("~")[0]
    return next((i for i, step in enumerate(quest.steps) if step.id == below), None)


def bridge(quest: Quest, index: int) -> Step | None:
    """The extra step between `index` and the one above, where a sayable amount lies between them; else None.

    Of several, the one nearest to the middle in proportion (a jump feels as large as its ratio).
    """
    if index + 1 >= len(quest.steps):
        return None
    below, above = quest.steps[index], quest.steps[index + 1]
    if below.amount is None or above.amount is None:
        return None
    low, high = sorted((below.amount, above.amount))
    between = SAYABLE[bisect_right(SAYABLE, low) : bisect_left(SAYABLE, high)]
    if not between:
        return None
    amount = min(between, key=lambda n: abs(n * n - low * high))
    said = f"{quest.measure.say(amount)}, otherwise as on the step before: {below.instruction}"
    name = f"{below.id}~{above.id}"
    return Step(name, said, amount, below.tiny, below.mastery, below.schedule, below.advice, bridge=True)


def nearest_step(quest: Quest, step_id: str, amount: int | None, index: int) -> str:
    """Where someone on `step_id` stands when the ladder changes: the same id, else the nearest step not harder."""
    if find(quest, step_id) is not None:
        return step_id
    falling = quest.measure.kind is MeasureKind.AT_MOST
    if amount is not None:
        easier = [
            s for s in quest.steps if s.amount is not None and (s.amount >= amount if falling else s.amount <= amount)
        ]
        return (easier[-1] if easier else quest.steps[0]).id
    return quest.steps[min(index, len(quest.steps) - 1)].id
