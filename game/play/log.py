"""The log: what was said, when, and for which day, straight from the journal. Changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any

from game.play.checkins import titles
from game.play.days import days_said
from game.play.game import Game
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
from game.rules.quest import Quest
from game.rules.sheet import ALL, effective, is_evidence
from game.rules.text import clean
from game.rules.values import dataclass, replace
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
    rated, plan, mood, coped, why_i_can, advice, review, taken, dropped, edited or set. `day` is the day it is about (a
    rest: its first, and `until` its last, None while it is open; a review: the Monday of its week). `outcome` is done,
    some, missed or pending (an amount within a limit, the day still open); `amount` what was added to the day's sum,
    and `amount_said` the same in words. `step` is a step number from 1 (0: none, or one the ladder no longer has),
    `value` a rating, `text` a note, an answer, a reason or what was changed. `undone`: taken back since. `evidence`:
    said too late to change the climb.
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
    """A mood, an exercise or a review as the journal holds it (docs/saves.md), its texts cleaned."""


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
    ladders = {
        name: ladder
        for name, course in game.played.world.courses.items()
        if (ladder := game.shelf.get(course.sha)) is not None
    }
    return tuple(
        entry
        for event in events
        if (since is None or event.today >= since) and (until is None or event.today <= until)
        if (entry := _entry(event, names, ladders, undone=event.id not in holding)) is not None
        if quest is None or entry.quest in (quest, ALL)
    )


def _is_needed(name: str, since: date | None) -> bool:
    parts = parse_name(name)
    return parts is None or since is None or parts.month >= (since - SLACK).isoformat()[:7]


def _entry(event: Event, names: Mapping[str, str], ladders: Mapping[str, Quest], *, undone: bool) -> LogEntry | None:
    """An event as an entry of the log; None for what nobody said: file openings, voids, and kinds not known here."""
    fact = event.fact
    if isinstance(fact, LogOpened | Void | Unknown):
        return None
    quest = "" if isinstance(fact, Set | Coped | Reviewed) else fact.quest
    ladder = ladders.get(quest)
    blank = LogEntry(_clock(event), event.today, "", quest, names.get(quest, clean(quest, 60)), undone=undone)
    match fact:
        case Said():
            return _check_in(replace(blank, evidence=is_evidence(event, fact.day)), fact, ladder)
        case Noted(_, day, text):
            return replace(blank, kind="note", day=day, text=clean(text, LONGEST_NOTE))
        case Rested(_, from_day, until, why):
            return replace(blank, kind="rest", day=from_day, until=until, text=clean(why))
        case Stepped(_, to, from_day, why):
            return replace(blank, kind="step", day=from_day, step=_number(ladder, to), text=clean(why))
        case Rated(_, step, value):
            return replace(blank, kind="rated", step=_number(ladder, step), value=value)
        case Planned(_, day, barrier, cue, then):
            plan = PlanView(clean(barrier), clean(cue), clean(then), day)
            return replace(blank, kind="plan", day=day, text=if_then(plan), plan=plan)
        case WhyICan() | Advised() | Felt() | Coped() | Reviewed():
            return _inner(blank, fact, ladder)
        case Taken(_, _, start):
            return replace(blank, kind="taken", day=event.today, step=_number(ladder, start))
        case Dropped(_, why):
            return replace(blank, kind="dropped", day=event.today, text=clean(why))
        case QuestSet(_, from_day, changes):
            return replace(blank, kind="edited", day=from_day, text=_changes(changes))
        case Set(key, value):
            return replace(blank, kind="set", text=clean(f"{key} = {value}"))


def _inner(blank: LogEntry, fact: WhyICan | Advised | Felt | Coped | Reviewed, ladder: Quest | None) -> LogEntry:
    """What was said about oneself."""
    blank = replace(blank, kind=fact.kind)
    match fact:
        case WhyICan(_, day, text):
            return replace(blank, day=day, text=clean(text, LONGEST_NOTE))
        case Advised(_, step, text):
            return replace(blank, step=_number(ladder, step), text=clean(text, LONGEST_NOTE))
        case Felt() | Coped():
            return replace(blank, day=fact.day, details=_details(fact))
        case Reviewed(week):
            return replace(blank, day=week, details=_details(fact))


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
        step=_number(ladder, said.step),
        text=clean(said.note, LONGEST_NOTE),
    )


def _clock(event: Event) -> datetime:
    """The wall clock when it was said; midnight where the line does not tell."""
    try:
        return datetime.fromisoformat(event.at).replace(tzinfo=None) + timedelta(minutes=event.tz)
    except (ValueError, OverflowError):
        return datetime.combine(event.today, time())


def _number(ladder: Quest | None, step: str) -> int:
    index = index_of(ladder, step) if ladder else None
    return 0 if index is None else index + 1


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
