"""Taking, editing, rating: what the player changes about a quest, and from when it counts (docs/rules.md, 1.6)."""

from __future__ import annotations

from typing import Any

import pytest

from game.rules.events import Noted, QuestSet, Rated, Rested, Set, Stepped, Taken
from game.rules.moves import (
    AnswerStep,
    ChangeSetting,
    Edit,
    Rate,
    Take,
    TakeRest,
    WriteNote,
)
from game.rules.quest import TimesAWeek, Weekdays
from tests.rules.build import MON, Player, a_quest, day, rungs, sha

READ = a_quest((10, 12, 15), mastery=(3, 4))
NEWER = a_quest((10, 12, 20), mastery=(3, 4), version=2)
GAPS = a_quest((2, 10, 60))


def player(letters: str = "") -> Player:
    found = Player(READ)
    found.ladders[sha(NEWER)] = NEWER
    found.live(letters)
    return found


def test_a_first_take_starts_on_the_first_step_or_the_one_named() -> None:
    new = Player(READ, take=False)
    assert new.decide(Take(READ, sha(READ))) == (Taken("read", sha(READ), "a10", 1),)
    assert new.decide(Take(READ, sha(READ), "a12")) == (Taken("read", sha(READ), "a12", 1),)


def test_taken_again_it_goes_on_where_it_was_left() -> None:
    again = player("dddd")
    again.drop()
    assert again.decide(Take(READ, sha(READ))) == (Taken("read", sha(READ), "a12", 1),)
    assert again.decide(Take(READ, sha(READ), "a15")) == (Taken("read", sha(READ), "a15", 1),)


def test_a_newer_version_counts_from_the_next_day() -> None:
    newer = player("d")
    assert newer.say(Take(NEWER, sha(NEWER))) == (QuestSet("read", day(2), {"sha": sha(NEWER)}),)
    assert newer.course.sha == sha(READ)
    newer.wait()
    assert newer.course.sha == sha(NEWER)
    assert newer.state.window == "dm", "yesterday stays what it was, and the step goes on"


def test_the_same_quest_under_another_name_needs_to_be_said_to_be_the_same() -> None:
    renamed = a_quest((10, 12, 15), title="Reading")
    assert player().decide(Take(renamed, "renamed", same=True)) == (QuestSet("read", day(1), {"sha": "renamed"}),)


def test_a_newer_version_taken_twice_says_nothing_more() -> None:
    newer = player("d")
    newer.say(Take(NEWER, sha(NEWER)))
    assert newer.decide(Take(NEWER, sha(NEWER))) == ()


@pytest.mark.parametrize("first", [{"days": ["mon"]}, {"times": 3, "per": "week"}])
def test_a_schedule_changed_and_changed_back_stays(first: dict[str, object]) -> None:
    wavering = player("d")
    wavering.edit(schedule=first)
    wavering.edit(schedule={"every": "day"})
    wavering.wait(14)
    assert wavering.course.schedule == Weekdays()


def test_an_edit_counts_today_a_schedule_from_tomorrow() -> None:
    assert player().say(Edit("read", {"title": "Books"})) == (QuestSet("read", MON, {"title": "Books"}),)
    days: dict[str, Any] = {"schedule": {"days": ["mon", "thu"]}}
    assert player().say(Edit("read", days)) == (QuestSet("read", day(1), days),)
    weekly: dict[str, Any] = {"schedule": {"times": 3, "per": "week"}}
    assert player().say(Edit("read", weekly)) == (QuestSet("read", day(7), weekly),)


def test_steps_with_days_of_their_own_keep_them() -> None:
    own = Player(rungs(2, id="read", schedules={1: TimesAWeek(3)}))
    assert own.refused(Edit("read", {"schedule": {"every": "day"}})) == "own_days"


def test_a_rating_is_about_the_next_try() -> None:
    assert player().decide(Rate("read", 70)) == (Rated("read", "a10", 70),)
    full = player("dd")
    full.done()
    assert full.decide(Rate("read", 70)) == (Rated("read", "a12", 70),)
    assert full.decide(Rate("read", 70, "a15")) == (Rated("read", "a15", 70),)


def test_a_bridge_can_be_rated_and_stood_on() -> None:
    bold = Player(GAPS)
    bold.answer("bridge")
    assert bold.state.step == "a2~a10"
    assert bold.decide(Rate("read", 70)) == (Rated("read", "a2~a10", 70),)
    assert bold.refused(AnswerStep("read", "bridge")) == "no_bridge"
    assert bold.decide(AnswerStep("read", "up")) == (Stepped("read", "a10", MON, "climb"),)


def test_rests_settings_and_notes() -> None:
    assert player().decide(TakeRest("all", MON, None, "sick")) == (Rested("all", MON, None, "sick"),)
    assert player().decide(ChangeSetting("day_start", 0)) == (Set("day_start", 0),)
    assert player().decide(WriteNote("read", MON, "x")) == (Noted("read", MON, "x"),)
