"""What many players might have said: hypothesis makes sets of events no one would write down by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from game.rules.calendar import next_monday
from game.rules.events import (
    Advised,
    Coped,
    Dropped,
    Event,
    Fact,
    Felt,
    Noted,
    Outcome,
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
from game.rules.quest import Quest, TimesAWeek
from game.rules.world import touches
from tests.rules.build import AT_MOST, MON, a_quest, day, event, ladders, rungs, sha

READ = a_quest((2, 3, 5, 8), mastery=(2, 3))
READ_ON = a_quest((2, 3, 5, 8, 10, 12), mastery=(2, 3), version=2)
RUN = rungs(3, (1, 2), id="run", schedule=TimesAWeek(3), schedules={2: TimesAWeek(4)})
PHONE = a_quest((60, 45, 30), id="phone", measure=AT_MOST, mastery=(1, 1), baseline=90)
QUESTS = (READ, RUN, PHONE)
LADDERS = ladders(READ, READ_ON, RUN, PHONE)
DAYS = 24
TODAY = day(DAYS)

SCHEDULES: tuple[dict[str, Any], ...] = (
    {"every": "day"},
    {"days": ["mon", "thu"]},
    {"every_days": 3},
    {"month_day": 31},
    {"times": 2, "per": "week"},
)
outcomes = st.sampled_from((Outcome.DONE, Outcome.DONE, Outcome.SOME, Outcome.MISSED, Outcome.REST))
Pool = st.SearchStrategy[Quest]


@st.composite
def _said(draw: st.DrawFn, today: date, pool: Pool) -> Fact:
    quest = draw(pool)
    step = draw(st.sampled_from(quest.steps))
    on = today + timedelta(days=draw(st.sampled_from((0, 0, 0, 0, -1, -2, -7, -8, 1))))
    if quest.measure is AT_MOST:
        amount = draw(st.none() | st.integers(0, 70))
        outcome = draw(outcomes) if amount is None else Outcome.PENDING
        return Said(quest.id, on, outcome, step.id, amount, need=step.amount, over=(step.amount or 0) + 15)
    amount = draw(st.none() | st.integers(0, 9)) if step.amount is not None else None
    top = amount is not None and draw(st.booleans())
    return Said(quest.id, on, draw(outcomes), step.id, amount, top=top, need=step.amount)


@st.composite
def _rested(draw: st.DrawFn, today: date, pool: Pool) -> Fact:
    first = today + timedelta(days=draw(st.integers(-3, 4)))
    until = draw(st.none() | st.integers(0, 9).map(lambda days: first + timedelta(days=days)))
    return Rested(draw(pool).id if draw(st.booleans()) else "all", first, until)


@st.composite
def _stepped(draw: st.DrawFn, today: date, pool: Pool) -> Fact:
    quest = draw(pool)
    why = draw(st.sampled_from(("climb", "stay", "keep", "down", "pick", "same", "tiny", "skip", "bridge")))
    return Stepped(
        quest.id, draw(st.sampled_from(quest.steps)).id, today + timedelta(days=draw(st.integers(0, 1))), why
    )


@st.composite
def _changed(draw: st.DrawFn, today: date, pool: Pool) -> Fact:
    quest = draw(pool)
    changes = draw(
        st.sampled_from(SCHEDULES).map(lambda plain: {"schedule": plain})
        | st.just({"title": "Another name"})
        | st.just({"sha": sha(READ_ON) if quest is READ else sha(quest)})
    )
    from_day = draw(st.sampled_from((today + timedelta(days=1), next_monday(today))))
    return QuestSet(quest.id, from_day, changes)


@st.composite
def _others(draw: st.DrawFn, today: date, pool: Pool) -> Fact:
    quest = draw(pool)
    step = draw(st.sampled_from(quest.steps)).id
    return draw(
        st.builds(Rated, st.just(quest.id), st.just(step), st.integers(0, 100))
        | st.just(Dropped(quest.id))
        | st.just(Taken(quest.id, sha(quest), step))
        | st.builds(Set, st.just("day_start"), st.integers(0, 1439))
        | st.just(Noted(quest.id, today, "A private line"))
        | st.builds(
            Planned,
            st.just(quest.id),
            st.just(today),
            st.sampled_from(("tired", "Tired", "the dog", "")),
            st.sampled_from(("it rains", "")),
            st.sampled_from(("I go", "I read")),
        )
        | _inner(today, quest.id, step)
        | st.just(Unknown("weather", {"x": 3}))
    )


def _inner(today: date, quest: str, step: str) -> st.SearchStrategy[Fact]:
    """What is said about oneself."""
    ways = st.integers(-2, 2)
    feelings = st.none() | st.tuples(ways, ways)
    return (
        st.builds(Felt, st.just(today), ways, ways, st.sampled_from(("", "tense")), st.sampled_from(("", quest)))
        | st.builds(Coped, st.just(today), st.sampled_from(("breath", "walk")), st.just(60), feelings, feelings)
        | st.builds(WhyICan, st.just(quest), st.just(today), st.sampled_from(("I did it", "")), st.just("000004"))
        | st.builds(Advised, st.just(quest), st.just(step), st.sampled_from(("Shoes first.", "")))
        | st.builds(Reviewed, st.just(today), st.just("Tea"), st.just(""))
    )


def _fact(today: date, pool: Pool) -> st.SearchStrategy[Fact]:
    often = st.one_of(_said(today, pool), _said(today, pool), _said(today, pool), _rested(today, pool))
    return st.one_of(often, often, _stepped(today, pool), _changed(today, pool), _others(today, pool))


@st.composite
def histories(draw: st.DrawFn, size: int = 40) -> list[Event]:
    """Up to `size` events over 24 days, in the order they were said: often of one quest, some taking others back."""
    quests = draw(st.sampled_from((QUESTS, (READ,), (READ,), (RUN,))))
    events = [event(Taken(quest.id, sha(quest), quest.steps[0].id), MON, n) for n, quest in enumerate(quests)]
    for said_on in sorted(draw(st.lists(st.integers(0, DAYS), min_size=size // 3, max_size=size))):
        today, number = day(said_on), len(events)
        back = draw(st.integers(0, 9)) == 0
        fact = Void(f"{draw(st.integers(1, number + 1)):06d}") if back else draw(_fact(today, st.sampled_from(quests)))
        events.append(event(fact, today, number, tz=60 * draw(st.sampled_from((0, 0, 0, 1, 12)))))
    return events


def since(events: list[Event], checkpoint: date) -> list[Event]:
    """The events that still matter after a checkpoint: said later, about later days, or taking back one of these."""
    keep = {e.id for e in events if e.today > checkpoint or ((last := touches(e)) is not None and last > checkpoint)}
    grown = True
    while grown:
        more = {e.id for e in events if isinstance(e.fact, Void) and e.fact.of in keep} - keep
        keep |= more
        grown = bool(more)
    return [e for e in events if e.id in keep]
