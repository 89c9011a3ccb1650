"""A made-up person who plays for years: what they say on a day, and at what time of it.

They do well for months and badly for others, fall silent for weeks, travel, fall ill, mistype and undo, answer some
offers and leave others. What looks like chance is hashed from quest and date, so the same call makes the same save.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from hashlib import blake2b

from game.rules.calendar import ONE_DAY
from game.rules.events import Outcome
from game.rules.ladder import find
from game.rules.moves import AnswerStep, CheckIn, Drop, Edit, Move, Rate, Redo, Take, TakeRest, Undo, WriteNote
from game.rules.offers import offer
from game.rules.quest import MeasureKind, Quest, Step
from game.rules.sheet import ALL
from game.rules.walk import Course, slot
from game.rules.world import Played

Visit = tuple[int, Sequence[Move]]
"""The minute of the day, and what is said then, in this order."""

NOTES = (
    "Easier than yesterday.",
    "Late, and tired. Did it anyway.",
    "Rain all day, so I stayed in.",
    "With Ana, which made it short work.",
    "Forgot until I saw the cup on the table.",
    "Better in the morning than after work.",
    "Zu müde für mehr, aber angefangen.",
    "The train was late: found the time after all.",
    "Slow. Slow is fine.",
    "First time it did not feel like a task.",
)
CUES = ("After the first coffee", "When the door has closed behind me", "Before I sit down", "After the dishes")


def chance(*words: object) -> float:
    """A number from 0 up to 1 that is always the same for the same words."""
    digest = blake2b("|".join(map(str, words)).encode(), digest_size=7).digest()
    return int.from_bytes(digest, "big") / (1 << 56)


@dataclass(frozen=True, slots=True)
class Person:
    """Who takes these quests (by sha256), plays from `first`, and is in good form in the weeks before `last`."""

    quests: dict[str, Quest]
    first: date
    last: date

    def says(self, played: Played, day: date) -> list[Visit]:
        """Everything said on a day, in the order of the clock. `played` is the game as the day begins."""
        visits = [self._visit(sha, quest, played, day) for sha, quest in self.quests.items()]
        if (away := self._away(day)) and day == away[0]:
            visits.append((6 * 60, [TakeRest(ALL, *away, "travel")]))
        return sorted(((minute, moves) for minute, moves in visits if moves), key=lambda visit: visit[0])

    def _visit(self, sha: str, quest: Quest, played: Played, day: date) -> Visit:
        minute = 7 * 60 + int(chance("minute", quest.id, day) * 15 * 60)
        course = played.world.courses.get(quest.id)
        if course is None:
            starts = self.first + timedelta(days=min(_place(self.quests, sha), (self.last - self.first).days // 30))
            return minute, [Take(quest, sha)] if day >= starts else []
        if self._pauses(quest.id, day):
            return minute, [Drop(quest.id)] if course.active else []
        if not course.active:
            return minute, [Take(quest, sha)]
        if self._silent(quest.id, day):
            return minute, []
        if 0 < chance("sick", quest.id, day) < 0.003:
            return minute, [TakeRest(quest.id, day, None, "sick")]
        return minute, [*self._late(course, quest, played, day), *self._today(course, quest, day)]

    def _away(self, day: date) -> tuple[date, date] | None:
        """The holiday this day belongs to: two weeks in summer, one at the end of the year."""
        summer = date(day.year, 7, 5) + timedelta(days=int(40 * chance("summer", day.year)))
        winter = date(day.year, 12, 20)
        for start, length in ((summer, 13), (winter, 7)):
            if self.first < start <= day <= start + timedelta(days=length):
                return start, start + timedelta(days=length)
        return None

    def _pauses(self, quest: str, day: date) -> bool:
        """A quest dropped for a month, one year in twelve; never in the first year or near the end."""
        start = date(day.year, 1, 1) + timedelta(days=int(300 * chance("when", quest, day.year)))
        inside = start <= day < start + timedelta(days=30)
        settled = (day - self.first).days > 365 and (self.last - day).days > 120
        return inside and settled and chance("pause", quest, day.year) < 0.08

    def _silent(self, quest: str, day: date) -> bool:
        """Holidays, days in bed, and weeks in which nothing is said at all."""
        if (self.last - day).days < 20:
            return False
        if self._away(day) and chance("away", quest, day) > 0.1:
            return True
        in_bed = any(chance("sick", quest, day - timedelta(days=back)) < 0.003 for back in range(1, 5))
        half = (day.year, day.month > 6)
        start = date(day.year, 7 if half[1] else 1, 1) + timedelta(days=int(140 * chance("gap", quest, half)))
        gap = timedelta(days=10 + int(40 * chance("length", quest, half)))
        return in_bed or (chance("falls", quest, half) < 0.3 and start <= day < start + gap)

    def _late(self, course: Course, quest: Quest, played: Played, day: date) -> Iterator[Move]:
        """Yesterday, said today."""
        yesterday = day - ONE_DAY
        receipt = next((r for r in played.receipts.get(quest.id, ()) if r.date == yesterday), None)
        missed = receipt is not None and receipt.outcome is Outcome.MISSED and yesterday > course.taken
        if missed and chance("late", quest.id, day) < 0.2:
            yield CheckIn(quest.id, Outcome.DONE, yesterday)

    def _today(self, course: Course, quest: Quest, day: date) -> Iterator[Move]:
        yield from _answers(course, quest, day)
        yield from _outcome(course, quest, day)
        if chance("rated", quest.id, day) < 0.02:
            yield Rate(quest.id, 30 + int(70 * chance("value", quest.id, day)))
        if chance("note", quest.id, day) < 0.02:
            yield WriteNote(quest.id, day, _note(quest.id, day))
        if day.month == 1 and day.day == 2 + int(20 * chance("edit", quest.id, day.year)):
            yield Edit(quest.id, {"cue": CUES[int(len(CUES) * chance("cue", quest.id, day.year))]})


def _place(quests: dict[str, Quest], sha: str) -> int:
    return list(quests).index(sha)


def _note(quest: str, day: date) -> str:
    return NOTES[int(len(NOTES) * chance("words", quest, day))]


def _answers(course: Course, quest: Quest, day: date) -> Iterator[Move]:
    """An answer to the offer now and then, and a new season for those who stand on the summit."""
    made = offer(course.state, quest, day)
    if made is not None and chance("answers", quest.id, day) < 0.3:
        said = made.answers[int(len(made.answers) * chance("which", quest.id, day) ** 2)]
        if said == "rate":
            yield Rate(quest.id, 20 + int(80 * chance("value", quest.id, day)))
        else:
            yield AnswerStep(quest.id, "keep" if said in ("higher", "hand-in") else said)
    elif course.state.step == quest.steps[-1].id and chance("season", quest.id, day) < 0.01:
        yield AnswerStep(quest.id, str(1 + int(len(quest.steps) / 2 * chance("down", quest.id, day))))


@cache
def _zeal(quest: str, year: int, month: int) -> float:
    """How likely a due day is done in this month."""
    return 0.5 + 0.45 * chance("zeal", quest, year, month)


def _outcome(course: Course, quest: Quest, day: date) -> Iterator[Move]:
    """What is said of the day: nothing, one of the outcomes, or amounts."""
    step = find(quest, course.state.step) or quest.steps[0]
    asked, roll, zeal = slot(course, day), chance("day", quest.id, day), _zeal(quest.id, day.year, day.month)
    if asked.weekly and course.week is not None:
        zeal *= min(1, 1.4 * course.week.places / 7)
    if not asked.due:
        zeal = 0.03
    note = _note(quest.id, day) if chance("with", quest.id, day) < 0.06 else ""
    if roll < zeal:
        yield from _done(quest, step, day, note)
    elif asked.due and roll < zeal + 0.12:
        half = max(1, (step.amount or 2) // 2)
        counts = quest.measure.kind is MeasureKind.COUNT and chance("half", quest.id, day) < 0.5
        yield CheckIn(quest.id, Outcome.SOME, day, half if counts else None, note=note)
    elif asked.due and roll < zeal + 0.16:
        yield CheckIn(quest.id, Outcome.MISSED, day, note=note)


def _done(quest: Quest, step: Step, day: date, note: str) -> Iterator[Move]:
    how, need = chance("how", quest.id, day), step.amount or 0
    done = CheckIn(quest.id, Outcome.DONE, day, note=note)
    if how < 0.015:
        yield from (done, Undo(), done) if how < 0.012 else (done, Undo(), Redo())
    elif quest.measure.kind is MeasureKind.AT_MOST:
        parts = (need // 2, need // 3) if how < 0.5 else (max(0, need - 1),)
        yield from (CheckIn(quest.id, Outcome.DONE, day, part) for part in parts)
        if how < 0.7:
            yield done
    elif quest.measure.kind is MeasureKind.YES_NO or how < 0.45:
        yield done
    elif how < 0.8:
        yield CheckIn(quest.id, Outcome.DONE, day, need + int(5 * chance("more", quest.id, day)), note=note)
    elif how < 0.97:
        first = max(1, need // 2)
        yield CheckIn(quest.id, Outcome.SOME, day, first)
        yield CheckIn(quest.id, Outcome.DONE, day, max(1, need - first), note=note)
    else:
        yield CheckIn(quest.id, Outcome.DONE, day, need * 10 + 1)
        yield CheckIn(quest.id, Outcome.DONE, day, need, sets=True, note=note)
