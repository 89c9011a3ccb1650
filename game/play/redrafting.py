"""The steps of a drafted goal changed one by one, before it is taken. Pure: what was changed is a value, `Edits`.

Changes are kept by the id a step was drafted with, so that they outlast other answers: a target of 30 typed anew passes
through 3, and a step changed by hand is there again when its amount is. What comes of it is judged as a quest file is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import sqrt
from types import MappingProxyType

from game.play.drafting import slug, template, unique
from game.quests.formats import STEP_ID
from game.quests.reader import judged
from game.quests.writing import tree_of
from game.rules.ladder import SAYABLE, camps
from game.rules.moves import Refusal
from game.rules.quest import Mastery, Quest, Step
from game.rules.values import dataclass, replace

OWN = "own"
"""What the keys of added steps begin with."""


@dataclass(frozen=True, slots=True)
class StepChange:
    """What is said of a step in place of what was drafted; None leaves it as it was."""

    instruction: str | None = None
    tiny: str | None = None
    amount: int | None = None
    mastery: Mastery | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """A step of the player's own: its key, the key of the step below it, and its amount, where amounts are."""

    key: str
    below: str
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Edits:
    """Everything changed by hand. `changes` and `removed` go by the keys `redrafted` gives."""

    changes: Mapping[str, StepChange] = MappingProxyType({})
    removed: frozenset[str] = frozenset()
    added: tuple[Added, ...] = ()


NO_EDITS = Edits()


@dataclass(frozen=True, slots=True)
class Redrafted:
    """The quest with the changes in it, the key of each step, and the mistakes by step number and key of the file."""

    quest: Quest
    keys: tuple[str, ...]
    mistakes: Mapping[int, Mapping[str, str]]


def redrafted(quest: Quest, edits: Edits) -> Redrafted:
    """A draft with what was changed by hand. Mistakes under number 0 are about the quest as a whole."""
    known = {step.id for step in quest.steps}
    if not (edits.removed & known or edits.changes.keys() & known or any(a.below in known for a in edits.added)):
        return Redrafted(quest, tuple(step.id for step in quest.steps), {})
    keyed = [(key, _changed(quest, step, edits.changes.get(key))) for key, step in _laid(quest, edits)]
    ids: list[str] = []
    for _, step in keyed:
        ids.append(unique(_named(step), ids, 32))
    steps = tuple(replace(step, id=id_) for id_, (_, step) in zip(ids, keyed, strict=True))
    # Without a baseline the steps are written out: a [ladder] in the file would cut them anew.
    edited = replace(quest, steps=steps, camps=camps(len(steps)), baseline=None)
    return Redrafted(edited, tuple(key for key, _ in keyed), problems(edited))


def _named(step: Step) -> str:
    """The id of a step: made of what it says, where it was added to written steps."""
    return slug(step.instruction, 32, STEP_ID, "step") if step.id == OWN else step.id


def _laid(quest: Quest, edits: Edits) -> Iterator[tuple[str, Step]]:
    """Keys and steps from below to above, as they were drafted or added."""
    for step in quest.steps:
        if step.id not in edits.removed:
            yield step.id, step
        for added in _above(step.id, edits):
            yield added.key, _made(quest, step, added)


def _above(key: str, edits: Edits) -> Iterator[Added]:
    """What was added above a step; the last one added there stands lowest, as it was put between."""
    for added in reversed(edits.added):
        if added.below == key:
            if added.key not in edits.removed:
                yield added
            yield from _above(added.key, edits)


def _made(quest: Quest, below: Step, added: Added) -> Step:
    if added.amount is None:
        return Step(OWN, "", None, below.tiny, below.mastery)
    said = template(quest.title, quest.measure).replace("{amount}", quest.measure.say(added.amount))
    return Step(f"a{added.amount}", said, added.amount, below.tiny, below.mastery)


def _changed(quest: Quest, step: Step, change: StepChange | None) -> Step:
    if change is None:
        return step
    if change.amount is not None and change.amount != step.amount:
        said = template(quest.title, quest.measure).replace("{amount}", quest.measure.say(change.amount))
        step = replace(step, id=f"a{change.amount}", amount=change.amount, instruction=said)
    texts = {name: text for name in ("instruction", "tiny") if (text := getattr(change, name)) is not None}
    return replace(step, **texts, mastery=change.mastery or step.mastery)


def problems(quest: Quest) -> dict[int, dict[str, str]]:
    """What the reader of quest files says of a quest: by step number (0: of no step) and key, in its own words."""
    found: dict[int, dict[str, str]] = {}
    for path, problem in judged(tree_of(quest)):
        match path:
            case ("steps", int(place), str(key), *_):
                found.setdefault(place + 1, {}).setdefault(key, problem)
            case _:
                found.setdefault(0, {}).setdefault(str(path[0]) if path else "", problem)
    return found


# --- changing --------------------------------------------------------------------------------------------------------


def change_step(edits: Edits, key: str, change: StepChange) -> Edits:
    """The edits with one more change of a step; what was changed of it before stays."""
    before = edits.changes.get(key, StepChange())
    said = {name: value for name in StepChange.__match_args__ if (value := getattr(change, name)) is not None}
    return replace(edits, changes={**edits.changes, key: replace(before, **said)})


def remove_step(now: Redrafted, edits: Edits, number: int) -> Edits | Refusal:
    """The edits without a step; the last one left stays."""
    if len(now.quest.steps) == 1:
        return Refusal("last_step", "A quest has at least one step: change this one instead.")
    return replace(edits, removed=edits.removed | {now.keys[number - 1]})


def add_step(now: Redrafted, edits: Edits, number: int) -> Edits | Refusal:
    """The edits with a step above step `number`; amounts take the one between, where there is one."""
    quest, below = now.quest, now.quest.steps[number - 1]
    if below.schedule is not None:
        return Refusal("no_room", "These steps rise by a day a week: there is no step between them.")
    amount = None
    if below.amount is not None:
        if number == len(quest.steps):
            return Refusal("no_room", "Above the last step there is nothing: say a target further on to go higher.")
        above = quest.steps[number].amount or 0
        amount = between(below.amount, above)
        if amount is None:
            low, high = (quest.measure.say(n) for n in sorted((below.amount, above)))
            return Refusal("no_room", f"There is no whole amount between {low} and {high}.")
    key = unique(OWN, {*now.keys, *(added.key for added in edits.added)}, 32)
    return replace(edits, added=(*edits.added, Added(key, now.keys[number - 1], amount)))


def between(one: int, other: int) -> int | None:
    """The amount to put between two: a sayable one where there is one, else the nearest to the middle in proportion.

    >>> between(10, 20), between(5, 8), between(3, 2)
    (15, 6, None)
    """
    low, high = sorted((one, other))
    if high - low < 2:
        return None
    inside = [amount for amount in SAYABLE if low < amount < high]
    middle = min(max(low + 1, round(sqrt(max(1, low) * high))), high - 1)
    return min(inside, key=lambda amount: abs(amount * amount - low * high)) if inside else middle
