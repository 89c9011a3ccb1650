"""The weekly review: every number of a week recounted from what was played, and what is asked."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from benchmarks.player import chance
from game.play import journeys, opening, own, reviewing
from game.play.reviewing import ReviewView, WeekOf
from game.rules.moves import TakeRest
from game.rules.quest import TimesAWeek, Weekdays
from tests.play.living import Life, accepted
from tests.rules.build import a_quest


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return Life(tmp_path / "home")


def reviewed(life: Life) -> ReviewView:
    view = reviewing.review(life.game)
    assert view is not None
    return view


def of(life: Life, quest: str = "read") -> WeekOf:
    return next(week for week in reviewed(life).quests if week.quest.id == quest)


def test_a_week_with_a_fall_a_return_and_a_mastered_step(life: Life) -> None:
    life.take()
    before = life.game.played.world.totals.all
    life.live("read", "dds.ddd")
    week = of(life)
    assert (week.due, week.done, week.some, week.missed, week.rest) == (7, 5, 1, 1, 0)
    assert week.back == (1,)
    view = reviewed(life)
    assert (view.week, view.until) == (date(2026, 1, 5), date(2026, 1, 11))
    assert view.metres == (life.game.played.world.totals.all - before) / 100
    assert (view.done, view.due) == (5, 7)
    assert reviewing.head(view).startswith("5 to 11 January: 5 of 7 due days done, ")
    assert reviewing.facts(week).startswith("Came back after 1 missed day. ")


def test_the_same_week_all_week_long_and_then_the_next(life: Life) -> None:
    life.take()
    life.live("read", "ddmdddd")
    first = reviewed(life)
    for _ in range(6):
        life.live("read", "d")
        again = reviewed(life)
        assert (again.week, again.metres) == (first.week, first.metres)
        assert [(week.done, week.back, week.mastered) for week in again.quests] == [
            (week.done, week.back, week.mastered) for week in first.quests
        ]
    life.live("read", "d")
    assert reviewed(life).week == first.week + timedelta(days=7)
    assert of(life).done == 7


def test_what_the_schedule_did_not_ask_for_is_counted_by_itself(life: Life) -> None:
    life.take(a_quest(schedule=Weekdays((0, 2, 4))))
    life.live("read", "dd.....")
    week = of(life)
    assert (week.due, week.done, week.missed, week.extra) == (3, 1, 2, 1)
    assert "1 day done beyond that." in reviewing.facts(week)


def test_n_a_week_is_asked_n_times(life: Life) -> None:
    life.take(a_quest(schedule=TimesAWeek(3)))
    life.live("read", "." * 7)
    life.live("read", "d.d.d.d")
    week = of(life)
    assert (week.due, week.done, week.extra) == (3, 3, 1)


def test_a_quest_taken_in_the_middle_of_a_week(life: Life) -> None:
    life.take()
    life.live("read", "ddd")
    life.take(a_quest(id="run", title="Run"))
    life.live("run", "dd..")
    week = of(life, "run")
    assert (week.due, week.done, week.missed) == (4, 2, 2)
    assert week.letters == "   ddmm"


def test_a_dropped_quest_is_not_looked_back_on(life: Life) -> None:
    life.take()
    life.take(a_quest(id="run", title="Run"))
    life.live("run", "ddddddd")
    life.drop("run")
    assert [week.quest.id for week in reviewed(life).quests] == ["read"]


def test_more_rest_than_days_suggests_other_days(life: Life) -> None:
    life.take()
    life.live("read", "d")
    life.say(TakeRest("read", life.game.today, life.game.today + timedelta(days=3)))
    life.live("read", "....dd")
    week = of(life)
    assert (week.rest, week.due) == (4, 3)
    assert week.rested
    assert "4 days of rest." in reviewing.facts(week)


def test_without_a_week_there_is_nothing(life: Life) -> None:
    assert reviewing.review(life.game) is None
    life.take()
    assert reviewing.review(life.game) is None


def test_the_line_is_asked_for_the_quest_without_one_then_for_the_harder_week(life: Life) -> None:
    life.take()
    life.take(a_quest(id="run", title="Run"))
    for letter in "dddmddd":
        life.check_in("read", letter)
        life.check_in("run", "d")
        life.wait()
    assert reviewing.why_asked(reviewed(life)).id == "read", "its week was the harder one"
    accepted(own.say_why(life.game, "read", "I did it in May"))
    assert reviewing.why_asked(reviewed(life)).id == "run", "it has no line yet"
    life.wait()
    accepted(own.say_why(life.game, "run", "I have good shoes"))
    assert reviewing.why_asked(reviewed(life)).id == "read", "its newest is the older one"


def test_what_can_be_answered_is_what_the_offer_says(life: Life) -> None:
    life.take()
    assert reviewing.answers(opening.today(life.game).quests[0]) == ("up",)
    life.live("read", "dddd")
    assert "down" in reviewing.answers(opening.today(life.game).quests[0])
    life.live("read", "..")
    view = opening.today(life.game).quests[0]
    assert view.offer is not None
    assert reviewing.answers(view) == view.offer.answers
    assert reviewing.ahead(view).startswith(f"Step {view.step.index} of 5: Read. ")


def test_ten_weeks_recounted_from_the_letters(life: Life) -> None:
    """Every number of every week against the journey, which keeps months and marks by day."""
    quests = {
        "read": a_quest(),
        "run": a_quest(id="run", title="Run", schedule=Weekdays((0, 2, 4))),
        "draw": a_quest(id="draw", title="Draw", schedule=TimesAWeek(4)),
    }
    for made in quests.values():
        life.take(made)
    at_monday = {life.game.today: 0}
    for day in range(70):
        for quest in quests:
            roll = chance("review", quest, day)
            if roll < 0.7:
                life.check_in(quest, "d" if roll < 0.6 else "s")
        life.wait()
        if life.game.today.weekday() == 0:
            at_monday[life.game.today] = life.game.played.world.totals.all
            _recount(life, at_monday)


def _recount(life: Life, at_monday: dict[date, int]) -> None:
    view = reviewed(life)
    assert round(view.metres * 100) == at_monday[life.game.today] - at_monday[view.week]
    for week in view.quests:
        way = journeys.journey(life.game, week.quest.id)
        assert isinstance(way, journeys.JourneyView)
        letters = "".join(letter for month in way.months for letter in _of_week(month, view))
        counted = {letter: letters.count(letter) for letter in "dsm"}
        assert week.done + week.extra == counted["d"]
        assert week.missed == counted["m"]
        marks = [mark for mark in way.marks if view.week <= mark.day <= view.until]
        assert list(week.back) == [mark.missed for mark in marks if mark.kind == "comeback"]
        assert list(week.mastered) == [mark.step for mark in marks if mark.kind == "mastered"]
        assert week.due == week.done + week.some + week.missed
        assert not re.search(r"\b1 \w+s\b(?! of)", reviewing.facts(week).replace("1 of", "")), reviewing.facts(week)


def _of_week(month: journeys.MonthView, view: ReviewView) -> list[str]:
    first = month.first
    return [
        letter for place, letter in enumerate(month.letters) if view.week <= first + timedelta(days=place) <= view.until
    ]
