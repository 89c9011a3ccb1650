"""A `World` as plain JSON and back, for the read model.

It can always be rebuilt, so a shape that does not fit is no error.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from game.rules.calendar import DayStart
from game.rules.compiled import schedule_from_plain, schedule_to_plain
from game.rules.confidence import Sure
from game.rules.inner import Inner, OwnLine, Tally, Tip
from game.rules.plans import Plan
from game.rules.shares import Cheer, Share, Shares
from game.rules.state import State
from game.rules.walk import Course, Week
from game.rules.world import Totals, World

Plain = dict[str, Any]

_STATE_FIELDS = State.__match_args__


def world_to_plain(world: World) -> Plain:
    """A world as JSON values."""
    start = world.day_start
    return {
        "day": world.day.isoformat() if world.day else None,
        "totals": [world.totals.effort, world.totals.comeback, world.totals.mastery],
        "day_start": [start.minutes, start.before, start.until.isoformat() if start.until else None],
        "settings": dict(world.settings),
        "last_said": [world.last_said[0].isoformat(), world.last_said[1]] if world.last_said else None,
        "courses": [_course_to_plain(course) for course in world.courses.values()],
        "plans": {quest: [_plan_to_plain(plan) for plan in plans] for quest, plans in world.plans.items()},
        "inner": _inner_to_plain(world.inner),
        "shares": _shares_to_plain(world.shares),
    }


def world_from_plain(plain: Mapping[str, Any]) -> World:
    """The world in JSON values. Raises `KeyError`, `TypeError` or `ValueError` for anything else."""
    courses = [_course_from_plain(course) for course in plain["courses"]]
    minutes, before, until = plain["day_start"]
    said = plain["last_said"]
    return World(
        _maybe_date(plain["day"]),
        {course.quest: course for course in courses},
        Totals(*plain["totals"]),
        DayStart(minutes, before, _maybe_date(until)),
        plain["settings"],
        (date.fromisoformat(said[0]), said[1]) if said else None,
        {quest: tuple(_plan_from_plain(plan) for plan in plans) for quest, plans in plain["plans"].items()},
        _inner_from_plain(plain["inner"]),
        _shares_from_plain(plain["shares"]),
    )


def _inner_to_plain(inner: Inner) -> list[Any]:
    return [
        {quest: [[each.id, each.day.isoformat(), each.text] for each in lines] for quest, lines in inner.lines.items()},
        {quest: [[tip.id, tip.step, tip.text] for tip in tips] for quest, tips in inner.tips.items()},
        {name: [tally.times, tally.known, tally.helped] for name, tally in inner.tallies.items()},
        inner.reviewed.isoformat() if inner.reviewed else None,
        {
            quest: [[rating.day.isoformat(), rating.step, rating.value] for rating in said]
            for quest, said in inner.ratings.items()
        },
    ]


def _inner_from_plain(plain: list[Any]) -> Inner:
    lines, tips, tallies, reviewed, ratings = plain
    return Inner(
        {
            quest: tuple(OwnLine(id_, date.fromisoformat(day), text) for id_, day, text in rows)
            for quest, rows in lines.items()
        },
        {quest: tuple(Tip(*row) for row in rows) for quest, rows in tips.items()},
        {name: Tally(*row) for name, row in tallies.items()},
        _maybe_date(reviewed),
        {
            quest: tuple(Sure(date.fromisoformat(day), step, value) for day, step, value in rows)
            for quest, rows in ratings.items()
        },
    )


def _shares_to_plain(shares: Shares) -> list[Any]:
    return [
        {quest: [share.id, share.how] for quest, share in shares.quests.items()},
        [[each.id, each.to, each.day.isoformat(), each.sign, each.text, each.about] for each in shares.cheers],
        dict(shares.offers),
    ]


def _shares_from_plain(plain: list[Any]) -> Shares:
    quests, cheers, offers = plain
    return Shares(
        {quest: Share(id_, how) for quest, (id_, how) in quests.items()},
        tuple(Cheer(id_, to, date.fromisoformat(day), *said) for id_, to, day, *said in cheers),
        offers,
    )


def _plan_to_plain(plan: Plan) -> list[str]:
    return [plan.id, plan.day.isoformat(), plan.barrier, plan.cue, plan.then]


def _plan_from_plain(plain: list[str]) -> Plan:
    id_, day, barrier, cue, then = plain
    return Plan(id_, date.fromisoformat(day), barrier, cue, then)


def _maybe_date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _course_to_plain(course: Course) -> Plain:
    coming, week = course.coming, course.week
    return {
        "quest": course.quest,
        "sha": course.sha,
        "rules": course.rules,
        "first": course.first.isoformat(),
        "taken": course.taken.isoformat(),
        "schedule": schedule_to_plain(course.schedule),
        "anchor": course.anchor.isoformat(),
        "active": course.active,
        "handed_in": course.handed_in,
        "chosen": course.chosen,
        "coming": [coming[0].isoformat(), schedule_to_plain(coming[1])] if coming else None,
        "week": [week.monday.isoformat(), week.places, week.filled, week.gentle] if week else None,
        "rest": [[id_, from_day.isoformat()] for id_, from_day in course.rest],
        "changes": dict(course.changes),
        "state": _state_to_plain(course.state),
    }


def _course_from_plain(plain: Mapping[str, Any]) -> Course:
    coming, week, rest = plain["coming"], plain["week"], plain["rest"]
    return Course(
        plain["quest"],
        plain["sha"],
        plain["rules"],
        date.fromisoformat(plain["first"]),
        date.fromisoformat(plain["taken"]),
        _state_from_plain(plain["state"]),
        schedule_from_plain(plain["schedule"]),
        date.fromisoformat(plain["anchor"]),
        plain["active"],
        plain["handed_in"],
        plain["chosen"],
        (date.fromisoformat(coming[0]), schedule_from_plain(coming[1])) if coming else None,
        Week(date.fromisoformat(week[0]), *week[1:]) if week else None,
        tuple((id_, date.fromisoformat(from_day)) for id_, from_day in rest),
        changes=plain["changes"],
    )


def _state_to_plain(state: State) -> list[Any]:
    """The fields in their order: a list is a third of the size of a mapping, and read at every command."""
    plain = []
    for name in _STATE_FIELDS:
        value = getattr(state, name)
        if isinstance(value, date):
            value = value.isoformat()
        elif isinstance(value, frozenset):
            value = sorted(value)
        plain.append(value)
    return plain


def _state_from_plain(plain: list[Any]) -> State:
    if len(plain) != len(_STATE_FIELDS):
        raise ValueError("another shape")
    known = dict(zip(_STATE_FIELDS, plain, strict=True))
    known["since"] = date.fromisoformat(known["since"])
    known["mastered"] = frozenset(known["mastered"])
    known["camped"] = frozenset(known["camped"])
    known["others"] = tuple((step, window) for step, window in known["others"])
    known["ratings"] = tuple((step, value) for step, value in known["ratings"])
    known["lapses"] = tuple(known["lapses"])
    return State(**known)
