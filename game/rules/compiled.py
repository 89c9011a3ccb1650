"""Quests as plain JSON values and back: what shell and game read, so that neither needs pydantic or TOML.

A compiled quest can always be made anew from its quest file: a schema number other than ours is no damage, only a
reason to compile again. Schedules have the forms of the quest file, since `quest.set` events carry them that way. This
module must stay fast and must not read files.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.rules.quest import (
    WEEKDAYS,
    Camp,
    EveryDays,
    Mastery,
    Measure,
    MeasureKind,
    Mentor,
    Moment,
    MonthDay,
    Quest,
    Scene,
    Schedule,
    Step,
    TimesAWeek,
    Weekdays,
)

COMPILED = 1
"""The schema number of the plain form. A change of any shape below makes it one more."""

MOST_TIMES = 7
MOST_EVERY_DAYS = 365
MOST_MONTH_DAY = 31

Plain = dict[str, Any]


class BadCompiled(ValueError):
    """Plain values that are no quest, step or schedule of this schema."""


def to_plain(quest: Quest) -> Plain:
    """A quest as JSON values: lists, texts and whole numbers; empty texts and lists are left out."""
    plain: Plain = {
        "compiled": COMPILED,
        "id": quest.id,
        "title": quest.title,
        "version": quest.version,
        "measure": [quest.measure.kind.value, quest.measure.unit, quest.measure.unit_one],
        "schedule": schedule_to_plain(quest.schedule),
        "steps": [step_to_plain(step) for step in quest.steps],
        "camps": [[camp.name, camp.first, camp.end] for camp in quest.camps],
        "mentors": [_mentor_to_plain(mentor) for mentor in quest.mentors],
        "tags": list(quest.tags),
        "cautions": list(quest.cautions),
        "why": quest.why,
        "author": quest.author,
        "cue": quest.cue,
        "plan_b": quest.plan_b,
        "tiny": quest.tiny,
    }
    if quest.baseline is not None:
        plain["baseline"] = quest.baseline
    return {key: value for key, value in plain.items() if value not in ("", [])}


def from_plain(plain: Mapping[str, Any]) -> Quest:
    """The quest in what `to_plain` made. Raises `BadCompiled` for another schema number or a shape it cannot read.

    Values are not judged again: nobody but this game writes compiled quests.
    """
    if not isinstance(plain, Mapping) or plain.get("compiled") != COMPILED:
        raise BadCompiled("compiled by another version")
    try:
        kind, unit, unit_one = plain["measure"]
        return Quest(
            id=plain["id"],
            title=plain["title"],
            measure=Measure(MeasureKind(kind), unit, unit_one),
            schedule=schedule_from_plain(plain["schedule"]),
            steps=tuple([step_from_plain(step) for step in plain["steps"]]),
            camps=tuple([Camp(name, first, end) for name, first, end in plain["camps"]]),
            why=plain.get("why", ""),
            author=plain.get("author", ""),
            version=plain["version"],
            tags=tuple(plain.get("tags", ())),
            cue=plain.get("cue", ""),
            plan_b=plain.get("plan_b", ""),
            tiny=plain.get("tiny", ""),
            cautions=tuple(plain.get("cautions", ())),
            mentors=tuple([_mentor_from_plain(mentor) for mentor in plain.get("mentors", ())]),
            baseline=plain.get("baseline"),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadCompiled(f"no compiled quest: {error}") from None


def step_to_plain(step: Step) -> Plain:
    """A step, bridges included, as JSON values."""
    plain: Plain = {"id": step.id, "instruction": step.instruction, "mastery": [step.mastery.done, step.mastery.of]}
    if step.amount is not None:
        plain["amount"] = step.amount
    if step.tiny:
        plain["tiny"] = step.tiny
    if step.schedule is not None:
        plain["schedule"] = schedule_to_plain(step.schedule)
    if step.advice:
        plain["advice"] = step.advice
    if step.bridge:
        plain["bridge"] = True
    return plain


def step_from_plain(plain: Mapping[str, Any]) -> Step:
    """The step in what `step_to_plain` made. Raises `BadCompiled`."""
    try:
        done, of = plain["mastery"]
        schedule = plain.get("schedule")
        return Step(
            plain["id"],
            plain["instruction"],
            plain.get("amount"),
            plain.get("tiny", ""),
            Mastery(done, of),
            None if schedule is None else schedule_from_plain(schedule),
            plain.get("advice", ""),
            plain.get("bridge", False),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadCompiled(f"no compiled step: {error}") from None


def schedule_to_plain(schedule: Schedule) -> Plain:
    """A schedule in the form of the quest file.

    >>> schedule_to_plain(Weekdays((0, 2))), schedule_to_plain(Weekdays()), schedule_to_plain(TimesAWeek(3))
    ({'days': ['mon', 'wed']}, {'every': 'day'}, {'times': 3, 'per': 'week'})
    """
    match schedule:
        case Weekdays(days):
            return {"every": "day"} if len(days) == len(WEEKDAYS) else {"days": [WEEKDAYS[day] for day in days]}
        case TimesAWeek(times):
            return {"times": times, "per": "week"}
        case EveryDays(days):
            return {"every_days": days}
        case MonthDay(day):
            return {"month_day": day}


def schedule_from_plain(plain: Mapping[str, Any]) -> Schedule:
    """The schedule in its quest-file form; days come out in the order of the week. Raises `BadCompiled`.

    Keys that no form knows are ignored: a journal of a later version may carry them.

    >>> schedule_from_plain({"days": ["wed", "mon"]}), schedule_from_plain({"every_days": 2})
    (Weekdays(days=(0, 2)), EveryDays(days=2))
    """
    match plain:
        case {"every": "day"}:
            return Weekdays()
        case {"days": [*names]} if names and all(name in WEEKDAYS for name in names):
            return Weekdays(tuple(i for i, name in enumerate(WEEKDAYS) if name in names))
        case {"times": times, "per": "week"} if _whole(times, MOST_TIMES):
            return TimesAWeek(times)
        case {"every_days": days} if _whole(days, MOST_EVERY_DAYS):
            return EveryDays(days)
        case {"month_day": day} if _whole(day, MOST_MONTH_DAY):
            return MonthDay(day)
    raise BadCompiled("no schedule of a known form")


def _whole(value: object, most: int) -> bool:
    return type(value) is int and 1 <= value <= most


def _mentor_to_plain(mentor: Mentor) -> Plain:
    return {
        "name": mentor.name,
        "start": mentor.start,
        "obstacles": list(mentor.obstacles),
        "scenes": [[scene.on.value, scene.step, scene.text] for scene in mentor.scenes],
    }


def _mentor_from_plain(plain: Mapping[str, Any]) -> Mentor:
    scenes = tuple([Scene(Moment(on), text, step) for on, step, text in plain["scenes"]])
    return Mentor(plain["name"], plain["start"], tuple(plain["obstacles"]), scenes)
