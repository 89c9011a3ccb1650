"""Quests, events and whole plays in few words, for the tests of the rules.

Dates count from `MON`, a Monday. `Player` says moves as the game does: each is decided on everything said before, and
what it comes to is kept as events. Ids are sortable texts, so that "said later" is "greater id".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from game.rules.advance import advance
from game.rules.calendar import Now
from game.rules.decide import decide
from game.rules.events import Event, Fact, Outcome, Said, Stepped, Taken
from game.rules.ladder import camps
from game.rules.moves import AnswerStep, CheckIn, Drop, Edit, Move, Rate, Redo, Refusal, Take, TakeRest, Undo
from game.rules.offers import Offer, offer_to
from game.rules.quest import EVERY_DAY, Mastery, Measure, MeasureKind, Quest, Schedule, Step
from game.rules.state import Answer, Day, Receipt, State, begin
from game.rules.walk import Course
from game.rules.world import Played, World, play_on

MON = date(2026, 6, 1)
PAGES = Measure(MeasureKind.COUNT, "pages", "page")
YES_NO = Measure(MeasureKind.YES_NO)
AT_MOST = Measure(MeasureKind.AT_MOST, "minutes", "minute")
OUTCOMES = {"d": Outcome.DONE, "s": Outcome.SOME, "m": Outcome.MISSED, "r": Outcome.REST, "-": None}


def day(number: int) -> date:
    """The date `number` days after the Monday everything starts on."""
    return MON + timedelta(days=number)


def a_quest(
    amounts: Sequence[int | None] = (2, 3, 5, 8, 10),
    *,
    id: str = "read",  # noqa: A002 - it is the quest's id
    mastery: tuple[int, int] = (3, 4),
    masteries: Sequence[tuple[int, int]] = (),
    schedule: Schedule = EVERY_DAY,
    schedules: Mapping[int, Schedule] | None = None,
    measure: Measure = PAGES,
    baseline: int | None = None,
    title: str = "Read",
    author: str = "",
    version: int = 1,
    camp_names: Mapping[int, str] | None = None,
) -> Quest:
    """A quest with a step for each amount: ids `a<amount>`, or `s<number from 1>` where there is no amount."""
    windows = list(masteries) or [mastery] * len(amounts)
    own = schedules or {}
    steps = tuple(
        Step(
            f"s{i + 1}" if amount is None else f"a{amount}",
            "Read.",
            amount,
            "Open the book.",
            Mastery(*windows[i]),
            own.get(i),
        )
        for i, amount in enumerate(amounts)
    )
    cut = camps(len(steps), camp_names or {})
    return Quest(id, title, measure, schedule, steps, cut, author=author, version=version, baseline=baseline)


def rungs(count: int, mastery: tuple[int, int] = (3, 4), **more: Any) -> Quest:
    """A yes/no quest of so many steps, `s1` to `s<count>`."""
    return a_quest([None] * count, mastery=mastery, measure=YES_NO, **more)


def sha(quest: Quest) -> str:
    """A name for this very quest file, as a hash of its bytes would be."""
    return f"{quest.id}-{quest.version}-{'-'.join(step.id for step in quest.steps)}"


def ladders(*quests: Quest) -> dict[str, Quest]:
    """Quest files by their sha."""
    return {sha(quest): quest for quest in quests}


def event(fact: Fact, today: date, number: int, *, a: str = "", w: str = "w1", tz: int = 0, src: str = "") -> Event:
    """A fact with an envelope; `number` gives its place among all that was said."""
    name = f"{number:06d}"
    return Event(name, a or name, w, number, f"{today.isoformat()}T12:00:00Z", tz, today, fact, src)


def taken(quest: Quest, today: date = MON, number: int = 0, start: str = "", rules: int = 1) -> Event:
    """The quest is taken."""
    return event(Taken(quest.id, sha(quest), start or quest.steps[0].id, rules), today, number)


def said(
    letter: str, on: date, number: int, *, quest: Quest, step: str = "", today: date | None = None, **more: Any
) -> Event:
    """An outcome (d, s, m) said in words for a date."""
    outcome = OUTCOMES[letter]
    assert outcome is not None
    return event(Said(quest.id, on, outcome, step or quest.steps[0].id, **more), today or on, number)


def stepped(quest: Quest, to: str, on: date, number: int, why: str = "pick") -> Event:
    """A step in force from a date."""
    return event(Stepped(quest.id, to, on, why), on, number)


def world_of(events: Iterable[Event], quests: Sequence[Quest], today: date) -> Played:
    """Everything said, played from the beginning to `today`."""
    return play_on(World(), events, ladders(*quests), today, today)


def lived(
    quest: Quest, letters: str, state: State | None = None, answers: Mapping[int, Answer] | None = None, **more: Any
) -> tuple[State, list[Receipt]]:
    """Due days one after another, straight through `advance`: d done, s some, m missed, r rest, - nothing yet."""
    state = state or begin(quest.steps[0].id, MON)
    receipts = []
    for number, letter in enumerate(letters):
        said_then = ((answers or {})[number],) if number in (answers or {}) else ()
        what = Day(day(number), outcome=OUTCOMES[letter], answers=said_then, **more)
        state, receipt = advance(state, what, quest)
        receipts.append(receipt)
    return state, receipts


def metres(receipts: Iterable[Receipt]) -> int:
    """What receipts come to, in cm."""
    return sum(receipt.effort + receipt.comeback + receipt.mastery for receipt in receipts)


class Player:
    """Somebody who plays by moves, a day at a time."""

    def __init__(self, *quests: Quest, today: date = MON, take: bool = True) -> None:
        self.events: list[Event] = []
        self.ladders = ladders(*quests)
        self.today = today
        self.quest = quests[0]
        if take:
            for quest in quests:
                self.say(Take(quest, sha(quest)))

    @property
    def now(self) -> Now:
        """Noon of today."""
        return Now(datetime(self.today.year, self.today.month, self.today.day, 12, tzinfo=UTC), 0, self.today)

    def look(self) -> Played:
        """Everything as it stands."""
        return play_on(World(), self.events, self.ladders, self.today, self.today)

    def decide(self, move: Move) -> tuple[Fact, ...] | Refusal:
        """What a move would come to."""
        return decide(self.look(), self.ladders, self.events, move, self.now)

    def say(self, move: Move) -> tuple[Fact, ...]:
        """Say a move; what it comes to is kept. A refusal fails the test."""
        facts = self.decide(move)
        assert not isinstance(facts, Refusal), facts
        first = len(self.events)
        self.events += [event(fact, self.today, first + i, a=f"{first:06d}") for i, fact in enumerate(facts)]
        return facts

    def refused(self, move: Move) -> str:
        """The code of the refusal a move meets."""
        facts = self.decide(move)
        assert isinstance(facts, Refusal), facts
        assert facts.message
        return facts.code

    def wait(self, days: int = 1) -> None:
        """Let days go by."""
        self.today += timedelta(days=days)

    def check_in(self, letter: str, on: date | None = None, amount: int | None = None, *, sets: bool = False) -> None:
        """Say d (done), s (some) or m (missed), for today unless another date is named."""
        outcome = OUTCOMES[letter]
        assert outcome is not None
        self.say(CheckIn(self.quest.id, outcome, on or self.today, amount, sets=sets))

    def done(self, on: date | None = None, amount: int | None = None, *, sets: bool = False) -> None:
        """Say done."""
        self.check_in("d", on, amount, sets=sets)

    def live(self, letters: str) -> None:
        """A day for each letter (d, s, m said; `.` silent; r rest), ending on the morning after the last."""
        for letter in letters:
            if letter == "r":
                self.say(TakeRest(self.quest.id, self.today, self.today))
            elif letter != ".":
                self.check_in(letter)
            self.wait()

    def answer(self, answer: str) -> None:
        """Answer an offer, or override it."""
        self.say(AnswerStep(self.quest.id, answer))

    def rate(self, value: int, step: str | None = None) -> None:
        """Say a confidence."""
        self.say(Rate(self.quest.id, value, step))

    def edit(self, **changes: Any) -> tuple[Fact, ...]:
        """Change properties of the quest."""
        return self.say(Edit(self.quest.id, changes))

    def drop(self, why: str = "dropped") -> None:
        """Drop the quest."""
        self.say(Drop(self.quest.id, why))

    def undo(self) -> None:
        """Take the last action back."""
        self.say(Undo())

    def redo(self) -> None:
        """Bring back what the last undo took."""
        self.say(Redo())

    @property
    def course(self) -> Course:
        """The quest's course today."""
        return self.look().world.courses[self.quest.id]

    @property
    def state(self) -> State:
        """Where the quest stands today."""
        return self.course.state

    @property
    def offer(self) -> Offer | None:
        """What the game proposes today."""
        course = self.course
        return offer_to(course, self.ladders[course.sha], self.today)

    @property
    def total(self) -> int:
        """All metres so far, in cm."""
        return self.look().world.totals.all

    def outcomes(self) -> str:
        """What each date so far came to, a letter a date (- for nothing)."""
        letters = {outcome: letter for letter, outcome in OUTCOMES.items()}
        return "".join(letters[receipt.outcome] for receipt in self.look().receipts[self.quest.id])
