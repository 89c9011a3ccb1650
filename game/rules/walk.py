"""A quest's way through the dates: which days are due, what each brings, and `advance` for each of them.

`walk` goes date by date from a course (or from nothing) and a sheet. It decides what a date *is*; what a date *does* is
`advance.py` alone. The rules: docs/rules.md, Days.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from game.rules.advance import advance
from game.rules.calendar import ONE_DAY, asks, monday, next_monday
from game.rules.compiled import BadCompiled, schedule_from_plain
from game.rules.events import Dropped, Event, Outcome, QuestSet, Stepped, Taken
from game.rules.ladder import find, index_of, nearest_step
from game.rules.quest import Quest, Schedule, TimesAWeek
from game.rules.rewards import VERSION
from game.rules.sheet import Entry, QuestSheet, Rest
from game.rules.state import Answer, Day, Receipt, State, begin, enter
from game.rules.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Week:
    """N a week: the places of one week, Monday to Sunday. `gentle`: the first week, which misses nothing."""

    monday: date
    places: int
    filled: int = 0
    gentle: bool = False

    @property
    def left(self) -> int:
        """Places nobody filled yet."""
        return max(0, self.places - self.filled)

    def must(self, day: date) -> bool:
        """Whether a silent `day` is missed: the places left outnumber the days left after it."""
        return not self.gentle and self.left > 6 - day.weekday()


@dataclass(frozen=True, slots=True)
class Course:
    """A quest under way: its ladder, its days, and its `State`.

    `taken` is the day it was last taken, `anchor` the day from which every-N-days counts, `coming` a schedule that
    holds from a later date, `rest` the open rests in force (id and first day), `decided` that the
    player answered something that counts from tomorrow, `changes` what they edited (title, cue, …).
    """

    quest: str
    sha: str
    rules: int
    first: date
    taken: date
    state: State
    schedule: Schedule
    anchor: date
    active: bool = True
    handed_in: bool = False
    chosen: bool = False
    coming: tuple[date, Schedule] | None = None
    week: Week | None = None
    rest: tuple[tuple[str, date], ...] = ()
    decided: bool = False
    changes: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Slot:
    """What a schedule makes of one date: whether it may ask, and, N a week, whether silence would be a miss."""

    due: bool
    must: bool
    weekly: bool


def slot(course: Course, day: date) -> Slot:
    """Whether `day` is due, before anything is said on it."""
    if course.week is not None:
        return Slot(course.week.left > 0, course.week.must(day), weekly=True)
    due = asks(course.schedule, day, course.anchor)
    return Slot(due, due, weekly=False)


Ladders = Mapping[str, Quest]
"""Taken quest files by their sha256."""


def walk(
    course: Course | None, sheet: QuestSheet, ladders: Ladders, first: date, until: date, today: date
) -> tuple[Course | None, list[Receipt]]:
    """The course after `until`, walking from `first`, and a receipt for each active date.

    `today` is the civil date of the moment: dates before it are over. A course of None begins with the first take.
    """
    receipts: list[Receipt] = []
    rests = list(sheet.rests)
    rules = _first_rules(sheet)
    if course:
        rests += [_carried(id_, from_day, sheet) for id_, from_day in course.rest]
    day = first
    while day <= until:
        course, answers, dropped = _marks(course, sheet.marks.get(day, ()), ladders, day, rules)
        if course is not None and course.active and (quest := ladders.get(course.sha)) is not None:
            course = opened(course, day)
            resting = [rest for rest in rests if _holds(rest, course, day)]
            what = brought(
                course, sheet.entries.get(day), day, ended=day < today, resting=bool(resting), leaving=bool(dropped)
            )
            course, receipt = lived(course, quest, what, answers, tuple(sheet.ratings.get(day, ())))
            receipts.append(receipt)
            open_rests = sorted({(rest.id, rest.from_day) for rest in resting if rest.until is None})
            course = closed(course, quest, day, tuple(open_rests), dropped)
        day += ONE_DAY
    if course is not None and until == today:
        ahead = (event.fact for on, events in sheet.marks.items() if on > today for event in events)
        decided = any(isinstance(fact, Stepped) for fact in ahead)
        course = replace(course, decided=decided) if decided != course.decided else course
    return course, receipts


def _first_rules(sheet: QuestSheet) -> int:
    """The rewards version of the first take, by the order of saying: it scores the quest for life."""
    takes = (event for events in sheet.marks.values() for event in events if isinstance(event.fact, Taken))
    first = min(takes, key=lambda event: event.id, default=None)
    return first.fact.rules if first and isinstance(first.fact, Taken) else VERSION


def _carried(rest: str, from_day: date, sheet: QuestSheet) -> Rest:
    """An open rest that began before these events: it ends with the first check-in said after it about its days."""
    ends = (said for id_, said, day in sheet.checked_in if id_ > rest and day >= from_day)
    return Rest(rest, from_day, None, "rest", min(ends, default=None))


def _holds(rest: Rest, course: Course, day: date) -> bool:
    """Whether a rest covers a day of this quest. An open one holds only for a quest under way when it began."""
    under_way = rest.until is not None or rest.from_day >= course.taken
    return under_way and rest.covers(day)


def _marks(
    course: Course | None, marks: Sequence[Event], ladders: Ladders, day: date, rules: int
) -> tuple[Course | None, tuple[Answer, ...], str]:
    """Takes and changes of a date, in the order they were said; answers and a drop are handed on."""
    answers: list[Answer] = []
    dropped = ""
    for event in marks:
        match event.fact:
            case Taken() as taken:
                course, dropped = _take(course, replace(taken, rules=rules), ladders, day), ""
            case Dropped(_, why):
                dropped = why
            case QuestSet(_, _, changes) if course is not None:
                course = _change(course, changes, ladders, day)
            case Stepped(_, to, _, why):
                answers.append(Answer(to, why))
            case _:
                pass
    return course, tuple(answers), dropped


def _take(course: Course | None, taken: Taken, ladders: Ladders, day: date) -> Course | None:
    """The first take fixes the rules for life; a later one sets ladder and start from its day."""
    quest = ladders.get(taken.sha)
    if quest is None:
        return course
    if course is None:
        return first_course(taken, quest, day)
    step = find(quest, taken.start) or quest.steps[0]
    schedule = step.schedule or quest.schedule
    week = _first_week(schedule, day)
    state = course.state if course.state.step == step.id else enter(course.state, step.id, day, "taken")
    back = replace(course, sha=taken.sha, state=replace(state, silent=0), handed_in=False, rest=())
    if course.active:
        return back
    return replace(back, active=True, taken=day, schedule=schedule, anchor=day, coming=None, chosen=False, week=week)


def first_course(taken: Taken, quest: Quest, day: date) -> Course:
    """Where a quest stands on the morning of the day it is first taken."""
    step = find(quest, taken.start) or quest.steps[0]
    schedule = step.schedule or quest.schedule
    week = _first_week(schedule, day)
    return Course(taken.quest, taken.sha, taken.rules, day, day, begin(step.id, day), schedule, day, week=week)


def _new_days(course: Course, new: Quest, step: str, day: date) -> Course:
    """Other days of a newer file count at once, unless N a week is involved: those come with the next Monday."""
    found = find(new, step)
    wanted = (found.schedule if found else None) or new.schedule
    weekly = isinstance(course.schedule, TimesAWeek) or isinstance(wanted, TimesAWeek)
    if course.chosen or weekly or wanted == course.schedule:
        return course
    return replace(course, schedule=wanted, anchor=day, coming=None)


def _first_week(schedule: Schedule, day: date) -> Week | None:
    """The week of a take asks for at most the days left, and misses nothing."""
    if not isinstance(schedule, TimesAWeek):
        return None
    return Week(monday(day), min(schedule.times, 7 - day.weekday()), gentle=True)


def _change(course: Course, changes: Mapping[str, Any], ladders: Ladders, day: date) -> Course:
    """What the player edited counts from this day; the past keeps what it was."""
    sha = changes.get("sha")
    if isinstance(sha, str) and sha in ladders:
        course = _new_ladder(course, ladders.get(course.sha), sha, ladders[sha], day)
    if (schedule := _known(changes.get("schedule"))) is not None:
        week = Week(monday(day), schedule.times) if isinstance(schedule, TimesAWeek) else None
        course = replace(course, schedule=schedule, anchor=day, coming=None, chosen=True, week=week)
    texts = {key: value for key, value in changes.items() if key not in ("sha", "schedule")}
    return replace(course, changes={**course.changes, **texts}) if texts else course


def _known(plain: Any) -> Schedule | None:
    """A schedule in its plain form; None for one only a later version knows."""
    try:
        return schedule_from_plain(plain) if plain is not None else None
    except BadCompiled:
        return None


def _new_ladder(course: Course, old: Quest | None, sha: str, new: Quest, day: date) -> Course:
    state = course.state
    before = find(old, state.step) if old else None
    place = (index_of(old, state.step) if old else None) or 0
    step = nearest_step(new, state.step, before.amount if before else None, place)
    course = _new_days(course, new, step, day)
    if step != state.step:
        return replace(course, sha=sha, state=enter(state, step, day, "edited"))
    if old and step == old.steps[-1].id != new.steps[-1].id and step in state.mastered:
        state = replace(state, known=True, held=False)  # a longer ladder: the old summit is a step mastered before
    return replace(course, sha=sha, state=state)


def opened(course: Course, day: date) -> Course:
    """The start of a date: a schedule that was coming holds, and a new week has its places."""
    if course.coming is not None and day >= course.coming[0]:
        course = replace(course, schedule=course.coming[1], anchor=day, coming=None, week=None)
    if isinstance(course.schedule, TimesAWeek) and (course.week is None or day >= course.week.monday + 7 * ONE_DAY):
        course = replace(course, week=Week(monday(day), course.schedule.times))
    return course


def lived(
    course: Course, quest: Quest, what: Day, answers: tuple[Answer, ...], ratings: tuple[tuple[str, int], ...]
) -> tuple[Course, Receipt]:
    """One date, and what it does; N a week, a done or some fills a place."""
    state, receipt = advance(course.state, replace(what, answers=answers, ratings=ratings), quest)
    course = replace(course, state=state)
    if course.week is not None and what.due and what.outcome in (Outcome.DONE, Outcome.SOME):
        course = replace(course, week=replace(course.week, filled=course.week.filled + 1))
    return course, receipt


def brought(course: Course, entry: Entry | None, day: date, *, ended: bool, resting: bool, leaving: bool) -> Day:
    """The day as `advance` takes it.

    Never missed: the day a quest is taken, its first week N a week, and (unsaid) the day it is dropped.
    """
    asked = slot(course, day)
    gentle = day == course.taken or (course.week is not None and course.week.gentle)
    outcome = entry.judge(ended) if entry else None
    step = entry.step if entry else ""
    if outcome in (Outcome.DONE, Outcome.SOME):
        return Day(day, asked.due, outcome, step=step, windowed=asked.must or not asked.weekly)
    if resting or outcome is Outcome.REST:
        return Day(day, asked.due, Outcome.REST)
    if outcome is Outcome.MISSED:
        return Day(day, asked.due, None if gentle else outcome, step=step)
    silent = ended and asked.must and not gentle and not leaving
    return Day(day, asked.due, Outcome.MISSED if silent else None, silent=silent)


def closed(course: Course, quest: Quest, day: date, open_rests: tuple[tuple[str, date], ...], dropped: str) -> Course:
    """The end of a date: a step with days of its own brings them from the next Monday; a drop takes effect."""
    step = find(quest, course.state.step)
    wanted = (step.schedule if step else None) or quest.schedule
    if not course.chosen and wanted != (course.coming[1] if course.coming else course.schedule):
        course = replace(course, coming=(next_monday(day), wanted))
    if course.rest != open_rests:
        course = replace(course, rest=open_rests)
    if dropped:
        course = replace(course, active=False, handed_in=dropped == "handed_in")
    return course
