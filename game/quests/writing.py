"""Quests out: a quest as a commented quest file that reads back to the same quest.

The layout is ours, so that a file looks as in the guide; tomlkit writes the values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import tomlkit

from game.quests.checks import PLACEHOLDER
from game.quests.formats import FORMAT, LINE
from game.quests.mapping import MINUTES
from game.quests.reader import parse_quest
from game.rules.compiled import schedule_to_plain
from game.rules.ladder import camps
from game.rules.quest import Mastery, Measure, Mentor, Quest, Schedule, Step

_HEAD = "# A quest of Undaunted. Change what you like but for the ids: your entries hold on to them."
_SCHEDULES = (
    '# Or { every = "day" }, { days = ["mon", "thu"] }, { times = 3, per = "week" },',
    "# { every_days = 2 }, { month_day = 31 }.",
)
_EXAMPLES = {
    "why": '# why = "To feel light on the stairs again"',
    "cue": '# cue = "After work, before I sit down"',
    "plan_b": '# plan_b = "If it rains: the stairs, ten minutes"',
    "tiny": '# tiny = "Shoes on, out of the door"',
}
"""Keys worth filling in later: where empty they stand as comments."""


class Unsayable(ValueError):
    """A quest no file can say, like one with a bridge, or with a baseline but steps that are no ladder."""


def write_quest(quest: Quest, schema: str = "") -> str:
    """A quest as the text of a quest file, with comments; `schema` names a JSON Schema for editors.

    What is returned reads back to the same quest. Raises `QuestFileError` (with the mistakes) where a text or number of
    the quest is not allowed in a file, `Unsayable` where the file would read as another quest.
    """
    text = "\n".join([*([f"#:schema {schema}"] if schema else []), *_lines(quest)]) + "\n"
    if parse_quest(text.encode(), f"{quest.id}.toml").quest != quest:
        raise Unsayable(f"no quest file can say {quest.id!r} as it is")
    return text


def tree_of(quest: Quest) -> dict[str, Any]:
    """A quest as the tree its file would be read to, with every step written out; nothing about it is judged."""
    named = {} if quest.camps == camps(len(quest.steps)) else {camp.first: camp.name for camp in quest.camps}
    return {
        "format": FORMAT,
        "id": quest.id,
        "title": quest.title,
        "schedule": schedule_to_plain(quest.schedule),
        "measure": _measure_form(quest.measure),
        **_said({key: getattr(quest, key) for key in ("why", "cue", "plan_b", "tiny")}),
        "steps": [_step_tree(step, named.get(place)) for place, step in enumerate(quest.steps)],
    }


def _step_tree(step: Step, camp: str | None) -> dict[str, Any]:
    mastery = {"done": step.mastery.done, "of": step.mastery.of}
    schedule = schedule_to_plain(step.schedule) if step.schedule else None
    more = {"amount": step.amount, "tiny": step.tiny, "advice": step.advice, "camp": camp, "schedule": schedule}
    return {"id": step.id, "instruction": step.instruction, "mastery": mastery, **_said(more)}


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", [])}


def _lines(quest: Quest) -> Iterator[str]:
    yield _HEAD
    yield from _pairs({"format": FORMAT, "id": quest.id, "title": quest.title})
    yield _or_example(quest, "why")
    yield from _some({"author": quest.author, "version": quest.version if quest.version != 1 else None})
    yield from _some({"tags": list(quest.tags)})
    yield from ("", f"schedule = {_schedule(quest.schedule)}", *_SCHEDULES)
    yield from (f"measure = {_measure(quest.measure)}", "")
    yield from (_or_example(quest, key) for key in ("cue", "plan_b", "tiny"))
    yield from _cautions(quest)
    yield from _ladder(quest, quest.baseline) if quest.baseline is not None else _steps(quest)
    for mentor in quest.mentors:
        yield from _mentor(mentor)


def _or_example(quest: Quest, key: str) -> str:
    text = getattr(quest, key)
    return f"{key} = {_value(text)}" if text else _EXAMPLES[key]


def _cautions(quest: Quest) -> Iterator[str]:
    if quest.cautions:
        yield from ("cautions = [", *(f"  {_value(text)}," for text in quest.cautions), "]")


def _steps(quest: Quest) -> Iterator[str]:
    yield from ("", "# The steps, from the easiest to the goal.")
    named = {} if quest.camps == camps(len(quest.steps)) else {camp.first: camp.name for camp in quest.camps}
    for i, step in enumerate(quest.steps):
        yield from ("", "[[steps]]") if i else ("[[steps]]",)
        yield from _pairs({"id": step.id})
        yield from _some({"camp": named.get(i), "amount": step.amount})
        yield from _pairs({"instruction": step.instruction})
        yield from _some({"tiny": step.tiny if step.tiny != quest.tiny else None})
        yield from (f"schedule = {_schedule(step.schedule)}",) if step.schedule else ()
        yield from _mastery(step)
        yield from _some({"advice": step.advice})


def _ladder(quest: Quest, baseline: int) -> Iterator[str]:
    first, last = quest.steps[0], quest.steps[-1]
    yield from (
        "",
        f"# The steps are worked out between the two ends; {PLACEHOLDER} is the amount of each.",
        "[ladder]",
    )
    yield from _pairs({"from": baseline, "to": last.amount, "instruction": _template(quest.measure, first, last)})
    yield from _some({"tiny": first.tiny if first.tiny != quest.tiny else None})
    yield from _mastery(first)
    yield from _some({"advice": first.advice})


def _mentor(mentor: Mentor) -> Iterator[str]:
    yield from ("", "[[mentors]]", *_pairs({"name": mentor.name, "start": mentor.start}))
    yield from _some({"obstacles": list(mentor.obstacles)})
    for scene in mentor.scenes:
        yield from ("", "[[mentors.scenes]]", *_pairs({"on": scene.on.value}))
        yield from (*_some({"step": scene.step}), *_pairs({"text": scene.text}))


def _template(measure: Measure, first: Step, last: Step) -> str:
    """The instruction a ladder was made of: where two of its steps each say their own amount, `{amount}` stood."""
    if first is last or first.amount is None or last.amount is None:
        whole = first.instruction.replace(measure.say(first.amount or 0), PLACEHOLDER)
        return whole if len(whole) <= LINE else first.instruction
    low, high = measure.say(first.amount), measure.say(last.amount)
    text, i, j = "", 0, 0
    while i < len(first.instruction):
        if first.instruction.startswith(low, i) and last.instruction.startswith(high, j):
            text, i, j = text + PLACEHOLDER, i + len(low), j + len(high)
        else:
            text, i, j = text + first.instruction[i], i + 1, j + 1
    return text


def _mastery(step: Step) -> Iterator[str]:
    if step.mastery != Mastery():
        yield f"mastery = {{ done = {step.mastery.done}, of = {step.mastery.of} }}"


def _measure(measure: Measure) -> str:
    return _table(_measure_form(measure))


def _measure_form(measure: Measure) -> dict[str, Any]:
    if measure == MINUTES:
        return {"kind": "minutes"}
    return _said({"kind": measure.kind.value, "unit": measure.unit, "unit_one": measure.unit_one})


def _schedule(schedule: Schedule) -> str:
    return _table(schedule_to_plain(schedule))


def _table(values: Mapping[str, Any]) -> str:
    return f"{{ {', '.join(_some(values))} }}"


def _some(values: Mapping[str, Any]) -> Iterator[str]:
    """The pairs that say something: empty texts and lists, and None, are left out."""
    return _pairs(_said(values))


def _pairs(values: Mapping[str, Any]) -> Iterator[str]:
    return (f"{key} = {_value(value)}" for key, value in values.items())


def _value(value: Any) -> str:
    return str(tomlkit.item(value).as_string())
