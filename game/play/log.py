"""The log: what was said, when, and for which day, straight from the journal. Changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any, NamedTuple

from game.play.checkins import titles
from game.play.days import days_said
from game.play.game import Game
from game.play.log_ladders import edited, in_force
from game.play.telling import if_then
from game.play.views import PlanView
from game.rules.codec import encode_fact
from game.rules.compiled import BadCompiled, schedule_from_plain
from game.rules.events import (
    Advised,
    Coped,
    Dropped,
    Event,
    Felt,
    LogOpened,
    Noted,
    Planned,
    QuestSet,
    Rated,
    Rested,
    Reviewed,
    Said,
    Set,
    Stepped,
    Taken,
    Unknown,
    Void,
    WhyICan,
)
from game.rules.ladder import index_of
from game.rules.party_facts import Cheered, Offered, Shared
from game.rules.quest import Quest
from game.rules.sheet import ALL, effective, is_evidence
from game.rules.text import clean
from game.rules.values import dataclass, replace
from game.rules.walk import Ladders
from game.saves.merge import union
from game.saves.segments import parse_name

SLACK = timedelta(days=2)
"""A file is named by the month in UTC; a civil date may be a day off, at any offset and day start."""

LONGEST_NOTE = 4096

NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One thing that was said.

    `at` is the player's wall clock and `said_on` the civil date when it was said; `kind` is day, note, step, rest,
    rated, plan, mood, coped, why_i_can, advice, review, shared, cheered, offered, taken, dropped, edited or set. `day`
    is the day it is about (a rest: its first, and `until` its last, None while it is open; a review: the Monday of its
    week). `outcome` is done, some, missed or pending (an amount within a limit, the day still open); `amount` what was
    added to the day's sum, and `amount_said` the same in words. `step` is a step number from 1 (0: none, or one the
    ladder no longer has), `value` a rating, `text` a note, an answer, a reason or what was changed. `undone`: taken
    back since. `evidence`: said too late to change the climb.

    For a recount (docs/shell.md): `id` sorts by time; `step_id` is the step; of a day `need` is the amount asked for,
    `over` the limit of the step below (at most) and `top` what `done` without an amount filled the day up by.
    """

    at: datetime
    said_on: date
    kind: str
    quest: str
    title: str
    day: date | None = None
    until: date | None = None
    outcome: str = ""
    amount: int | None = None
    amount_said: str = ""
    step: int = 0
    value: int | None = None
    text: str = ""
    undone: bool = False
    evidence: bool = False
    plan: PlanView | None = None
    """The if-then plan; with empty halves it was put away."""
    details: Mapping[str, Any] = NOTHING
    """A mood, an exercise or a review as the journal holds it (docs/saves.md), its texts cleaned; what a quest asked
    from a take or a change on (log_ladders.py)."""
    id: str = ""
    step_id: str = ""
    need: int | None = None
    over: int | None = None
    top: int | None = None


def log_entries(
    game: Game, since: date | None = None, until: date | None = None, quest: str | None = None
) -> tuple[LogEntry, ...]:
    """What was said from civil date `since` to `until`, both included, about `quest` or everything; newest last.

    Files whose name puts them before `since` are not read. Later ones are: what was said may have been taken back
    there, and a clock that ran ahead puts early dates into them.
    """
    events = union(game.journal.read(name) for name in game.journal.files() if _is_needed(name, since))
    holding = {event.id for event in effective(events)}
    names = titles(game, dropped=True)
    told = _Told(
        names,
        {
            name: ladder
            for name, course in game.played.world.courses.items()
            if (ladder := game.shelf.get(course.sha)) is not None
        },
        game.shelf,
    )
    return tuple(
        entry
        for event in events
        if (since is None or event.today >= since) and (until is None or event.today <= until)
        if (entry := _entry(event, told, undone=event.id not in holding)) is not None
        if quest is None or entry.quest in (quest, ALL)
    )


def _is_needed(name: str, since: date | None) -> bool:
    parts = parse_name(name)
    return parts is None or since is None or parts.month >= (since - SLACK).isoformat()[:7]


class _Told(NamedTuple):
    """What entries are told with: titles and ladders in force by quest, and every ladder by its sha256."""

    names: Mapping[str, str]
    ladders: Mapping[str, Quest]
    shelf: Ladders


def _entry(event: Event, told: _Told, *, undone: bool) -> LogEntry | None:
    """An event as an entry of the log; None for what nobody said: file openings, voids, and kinds not known here."""
    fact = event.fact
    if isinstance(fact, LogOpened | Void | Unknown):
        return None
    quest = "" if isinstance(fact, Set | Coped | Reviewed | Cheered) else fact.quest
    ladder = told.ladders.get(quest)
    title = told.names.get(quest, clean(quest, 60))
    blank = LogEntry(_clock(event), event.today, "", quest, title, undone=undone, id=event.id)
    match fact:
        case Said():
            return _check_in(replace(blank, evidence=is_evidence(event, fact.day)), fact, ladder)
        case Noted(_, day, text):
            return replace(blank, kind="note", day=day, text=clean(text, LONGEST_NOTE))
        case Rested(_, from_day, until, why):
            return replace(blank, kind="rest", day=from_day, until=until, text=clean(why))
        case Stepped(_, to, from_day, why):
            return replace(blank, kind="step", day=from_day, text=clean(why), **_step(ladder, to))
        case Rated(_, step, value):
            return replace(blank, kind="rated", value=value, **_step(ladder, step))
        case Planned(_, day, barrier, cue, then):
            plan = PlanView(clean(barrier), clean(cue), clean(then), day)
            return replace(blank, kind="plan", day=day, text=if_then(plan), plan=plan)
        case WhyICan() | Advised() | Felt() | Coped() | Reviewed():
            return _inner(blank, fact, ladder)
        case Shared() | Cheered() | Offered():
            return _sharing(blank, fact)
        case Taken(_, sha, start):
            details = in_force(told.shelf.get(sha))
            return replace(blank, kind="taken", day=event.today, details=details, **_step(ladder, start))
        case Dropped(_, why):
            return replace(blank, kind="dropped", day=event.today, text=clean(why))
        case QuestSet(_, from_day, changes):
            details = edited(changes, told.shelf.get(str(changes.get("sha"))))
            return replace(blank, kind="edited", day=from_day, text=_changes(changes), details=details)
        case Set(key, value):
            return replace(blank, kind="set", text=clean(f"{key} = {value}"))


def _sharing(blank: LogEntry, fact: Shared | Cheered | Offered) -> LogEntry:
    """What was said about sharing."""
    blank = replace(blank, kind=fact.kind)
    match fact:
        case Shared(_, how):
            return replace(blank, text=clean(how))
        case Cheered(to, day, sign, text, about):
            said = {"to": clean(to), "sign": clean(sign), "about": clean(about)}
            return replace(blank, day=day, text=clean(text), details=said)
        case Offered(_, sha):
            return replace(blank, details={"sha": clean(sha)})


def _inner(blank: LogEntry, fact: WhyICan | Advised | Felt | Coped | Reviewed, ladder: Quest | None) -> LogEntry:
    """What was said about oneself."""
    blank = replace(blank, kind=fact.kind)
    match fact:
        case WhyICan(_, day, text):
            return replace(blank, day=day, text=clean(text, LONGEST_NOTE))
        case Advised(_, step, text):
            return replace(blank, text=clean(text, LONGEST_NOTE), **_step(ladder, step))
        case Felt() | Coped():
            from game.play.shelter_telling import in_the_log

            return replace(blank, day=fact.day, text=in_the_log(fact), details=_details(fact))
        case Reviewed(week, worked, hindered):
            told = [f"worked: {worked}"] if worked else []
            told += [f"in the way: {hindered}"] if hindered else []
            return replace(blank, day=week, text=clean("; ".join(told), LONGEST_NOTE), details=_details(fact))


def _details(fact: Felt | Coped | Reviewed) -> Mapping[str, Any]:
    payload = encode_fact(fact)[1]
    return {key: clean(value, LONGEST_NOTE) if isinstance(value, str) else value for key, value in payload.items()}


def _check_in(blank: LogEntry, said: Said, ladder: Quest | None) -> LogEntry:
    """An outcome or an amount. What `done` only topped up was never said as a number."""
    amount = None if said.top else said.amount
    words = "" if amount is None else ladder.measure.say(amount) if ladder else f"{amount:,}"
    return replace(
        blank,
        kind="day",
        day=said.day,
        outcome=said.outcome.value,
        amount=amount,
        amount_said=words,
        text=clean(said.note, LONGEST_NOTE),
        need=said.need,
        over=said.over,
        top=said.amount if said.top else None,
        **_step(ladder, said.step),
    )


def _clock(event: Event) -> datetime:
    """The wall clock when it was said; midnight where the line does not tell."""
    try:
        return datetime.fromisoformat(event.at).replace(tzinfo=None) + timedelta(minutes=event.tz)
    except (ValueError, OverflowError):
        return datetime.combine(event.today, time())


def _step(ladder: Quest | None, step: str) -> dict[str, Any]:
    """A step by its number and by its id."""
    index = index_of(ladder, step) if ladder else None
    return {"step": 0 if index is None else index + 1, "step_id": clean(step, 80)}


def _changes(changes: Mapping[str, Any]) -> str:
    """What was edited, in words."""
    told = []
    for key, value in changes.items():
        if key == "sha":
            told.append("another ladder")
        elif key == "schedule":
            told.append(f"days = {_days(value)}")
        else:
            told.append(f"{key} = {value}")
    return clean(", ".join(told), LONGEST_NOTE)


def _days(plain: Any) -> str:
    try:
        return days_said(schedule_from_plain(plain))
    except BadCompiled:
        return "unknown"
