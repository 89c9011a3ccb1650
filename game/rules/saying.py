"""What a check-in or a rest comes to: the facts that say it, or the reason it cannot be said."""

from __future__ import annotations

from datetime import date, timedelta

from game.rules.calendar import MEND_DAYS, Now
from game.rules.events import Fact, Noted, Outcome, Rested, Said, Void
from game.rules.ladder import MOST, find
from game.rules.moves import CheckIn, Refusal, TakeRest
from game.rules.offers import below
from game.rules.quest import MeasureKind, Quest, Step
from game.rules.sheet import Entry
from game.rules.walk import Course
from game.rules.world import Played

Decision = tuple[Fact, ...] | Refusal

LONGEST_REST = 366
"""Days ahead a rest may be said; longer is a quest to drop."""

_RANK = {Outcome.MISSED: 1, Outcome.REST: 2, Outcome.SOME: 3, Outcome.DONE: 4}


def dated(day: date) -> str:
    """A date in a sentence.

    >>> dated(date(2026, 11, 22))
    'Sun 22 Nov'
    """
    return f"{day:%a} {day.day} {day:%b}"


def future(day: date, now: Now) -> Refusal | None:
    """The refusal of a day that has not begun."""
    if day > now.today:
        return Refusal("future", f"{day} has not begun yet: today is {now.today}.")
    return None


def entry_for(played: Played, quest: str, day: date) -> Entry | None:
    """What was said about a quest and date."""
    page = played.written.quests.get(quest)
    return page.entries.get(day) if page else None


def check_in(course: Course, quest: Quest, played: Played, move: CheckIn, now: Now) -> Decision:
    """An outcome or an amount for a date, and the note that came with it."""
    refusal = future(move.day, now) or _bad_amount(quest, move)
    if refusal:
        return refusal
    entry = entry_for(played, quest.id, move.day)
    refusal = _no_miss(course, quest, played, move) or _amounts_decide(quest, move, entry)
    if refusal:
        return refusal
    step = _step_on(course, quest, played, move.day)
    said = _said(quest, step, move, entry)
    if isinstance(said, Refusal):
        return said
    if said or not move.note:
        return said
    return (Noted(quest.id, move.day, move.note),)


def _bad_amount(quest: Quest, move: CheckIn) -> Refusal | None:
    if move.amount is None:
        return None
    if quest.measure.kind is MeasureKind.YES_NO:
        return Refusal("no_amount", f"{quest.title} is answered yes or no: it takes no amount.")
    if not 0 <= move.amount <= MOST:
        return Refusal("bad_amount", f"An amount is a whole number from 0 to {MOST:,}.")
    if move.outcome is Outcome.MISSED:
        return Refusal("bad_amount", "A missed day has no amount. Say `done` or `some` with it, and it decides.")
    return None


def _no_miss(course: Course, quest: Quest, played: Played, move: CheckIn) -> Refusal | None:
    """A miss can be said of a day that asked for something, and that is no rest."""
    standing = _standing(entry_for(played, quest.id, move.day))
    if move.outcome is not Outcome.MISSED or standing in (Outcome.DONE, Outcome.SOME):
        return None
    receipt = next((r for r in played.receipts.get(quest.id, ()) if r.date == move.day), None)
    if receipt is not None and receipt.outcome is Outcome.REST:
        message = (
            f"{quest.title} rests on {dated(move.day)}. To take the rest back, say `undo`; a rest is never missed."
        )
        return Refusal("lower", message)
    if move.day == course.taken:
        return Refusal("not_missed", f"{quest.title} was taken on {dated(move.day)}: the first day is never missed.")
    if receipt is not None and not receipt.due:
        return Refusal("not_due", f"{quest.title} does not ask for {dated(move.day)}: there is nothing to miss.")
    if course.week is not None and course.week.gentle and move.day >= course.week.monday:
        return Refusal("not_missed", f"{quest.title} is in its first week, which misses nothing.")
    return None


def _amounts_decide(quest: Quest, move: CheckIn, entry: Entry | None) -> Refusal | None:
    """At most: where amounts were said, they judge the day; a word against them would change nothing."""
    words = move.amount is None and move.outcome in (Outcome.SOME, Outcome.MISSED)
    if entry is None or not (words and entry.at_most) or entry.amount is None:
        return None
    said = f"{entry.amount:,} said for {quest.title} on {dated(move.day)}: the amount decides"
    return Refusal("amounts_decide", f"{said}. Add what is missing, or set the day with `=N`.")


def _step_on(course: Course, quest: Quest, played: Played, day: date) -> Step:
    """The step in force on a date: what an entry for it names."""
    receipt = next((r for r in played.receipts.get(quest.id, ()) if r.date == day), None)
    named = find(quest, receipt.step) if receipt else None
    return named or find(quest, course.state.step) or quest.steps[0]


def _said(quest: Quest, step: Step, move: CheckIn, entry: Entry | None) -> Decision:
    if move.amount is not None:
        return _say_amount(quest, step, move, entry, move.amount)
    now_is = _standing(entry)
    if _RANK[move.outcome] < _RANK.get(now_is, 0):
        return Refusal(
            "lower", f"{quest.title} is already {now_is} on {dated(move.day)}. To take that back, say `undo`."
        )
    if move.outcome is now_is and (entry is None or entry.said is not None or not entry.at_most):
        return ()
    need, over = step.amount, _over(quest, step)
    if move.outcome is Outcome.DONE and quest.measure.kind is MeasureKind.COUNT and need is not None:
        missing = max(0, need - (entry.plain if entry else 0))
        return (Said(quest.id, move.day, move.outcome, step.id, missing, top=True, need=need, note=move.note),)
    return (Said(quest.id, move.day, move.outcome, step.id, need=need, over=over, note=move.note),)


def _standing(entry: Entry | None) -> Outcome:
    """What the words and amounts so far come to, an open at most tally being none of them."""
    if entry is None:
        return Outcome.PENDING
    if entry.at_most:
        return entry.said or Outcome.PENDING
    return entry.judge(ended=False)


def _say_amount(quest: Quest, step: Step, move: CheckIn, entry: Entry | None, amount: int) -> Decision:
    """An amount adds to the day's sum; with `=` it sets it, and voids what was said before."""
    before = (entry.amount or 0) if entry else 0
    total = amount if move.sets else before + amount
    if total > MOST:
        return Refusal(
            "bad_amount", f"That would make {total:,} on {dated(move.day)}; a day holds {MOST:,} at the most."
        )
    unchanged = total == before and entry is not None and entry.amount is not None
    if unchanged and (not move.sets or entry is None or entry.said is None):
        return ()
    need, over = step.amount, _over(quest, step)
    outcome = Outcome.PENDING if over is not None else _counted(total, need)
    voids = tuple(Void(of) for of in entry.ids) if move.sets and entry else ()
    return (*voids, Said(quest.id, move.day, outcome, step.id, amount, need=need, over=over, note=move.note))


def _counted(total: int, need: int | None) -> Outcome:
    if need is not None and total >= need:
        return Outcome.DONE
    return Outcome.SOME if total else Outcome.MISSED


def _over(quest: Quest, step: Step) -> int | None:
    """At most quests: the limit of the step below, on the first step the baseline. Up to it a day is still *some*."""
    if quest.measure.kind is not MeasureKind.AT_MOST:
        return None
    easier = below(quest, step.id)
    found = find(quest, easier) if easier else None
    limit = found.amount if found else quest.baseline
    return max(limit or 0, step.amount or 0)


def rest(course: Course | None, title: str, played: Played, move: TakeRest, now: Now) -> Decision:
    """A rest for one quest (its course and title), or for all of them (None)."""
    if course is None and not any(each.active for each in played.world.courses.values()):
        return Refusal("unknown_quest", "No quest is under way, so there is nothing to rest from.")
    last = move.until or move.from_day
    if last < move.from_day:
        return Refusal("bad_range", f"A rest cannot end on {last} before it begins on {move.from_day}.")
    if (now.today - move.from_day).days > MEND_DAYS:
        return Refusal("too_late", f"Days can be mended for {MEND_DAYS} days; {dated(move.from_day)} is longer ago.")
    if (last - now.today).days > LONGEST_REST:
        return Refusal(
            "bad_range", "A rest can be said for a year ahead. For longer, `drop` the quest and take it later."
        )
    if course is not None and move.from_day == move.until:
        entry = entry_for(played, course.quest, move.from_day)
        standing = _standing(entry)
        if standing in (Outcome.DONE, Outcome.SOME):
            message = f"{title} is already {standing} on {dated(move.from_day)}. To take that back, say `undo`."
            return Refusal("lower", message)
    if _rests_already(course, played, move):
        return ()
    return (Rested(move.quest, move.from_day, move.until, move.why),)


def _rests_already(course: Course | None, played: Played, move: TakeRest) -> bool:
    page = played.written.quests.get(move.quest)
    if move.until is not None:
        days = (move.from_day + timedelta(days=i) for i in range((move.until - move.from_day).days + 1))
        return page is not None and all(any(said.covers(day) for said in page.rests) for day in days)
    resting = [course] if course else [c for c in played.world.courses.values() if c.active]
    return bool(resting) and all(c.rest for c in resting)
