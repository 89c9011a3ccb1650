"""What was shown: counted by hand here, and counted again from the log."""

import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from game.play import history
from game.play.evidence import EvidenceView, ShownView, banded, evidence
from game.play.journeys import RatedView, journey
from game.play.log import log_entries
from game.rules.moves import Rate
from game.rules.quest import Weekdays
from game.saves import disk
from tests.play.living import Life, accepted
from tests.rules.build import a_quest, rungs

MON = date(2026, 1, 5)
SING = rungs(4, id="sing", title="Sing", mastery=(2, 3))


@pytest.fixture(autouse=True, scope="module")
def _quick_disk() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "sync_file", lambda _: None)
        yield


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return Life(tmp_path / "home")


def shown(view: EvidenceView, quest: str = "read") -> ShownView:
    return next(each for each in view.quests if each.id == quest)


def day(number: int) -> date:
    return MON + timedelta(days=number)


# --- counted by hand -------------------------------------------------------------------------------------------------


def test_without_a_quest_there_is_nothing_and_nothing_is_written(life: Life) -> None:
    view = evidence(life.game)
    assert (view.since, view.quests, view.ratings, view.weeks, view.months, view.metres) == (None, (), (), (), (), 0)
    assert (view.back.ended, view.back.lapses, view.back.longest) == (0, 0, None)
    assert {count.due for count in view.year} == {0}
    assert not life.folder.exists()


def test_the_hardest_step_with_its_days_and_the_last_of_them(life: Life) -> None:
    life.take(a_quest((2, 3, 5)))
    life.live("read", "ddd" + "s.d" + "r")
    found = shown(evidence(life.game))
    assert (found.since, found.under_way, found.mastered, found.of) == (MON, True, 1, 3)
    assert (found.done, found.some, found.missed, found.rest, found.last) == (4, 1, 1, 1, day(5))
    assert found.hardest is not None
    assert (found.hardest.step.index, found.hardest.done, found.hardest.days) == (2, 1, 3)
    assert (found.hardest.last, found.hardest.mastered) == (day(5), None)
    assert [(step.step.index, step.done, step.days) for step in found.steps] == [(1, 3, 3), (2, 1, 3)]


def test_on_the_first_day_there_is_a_next_small_act_and_no_step_shown(life: Life) -> None:
    life.take(a_quest((2, 3, 5)))
    found = shown(evidence(life.game))
    assert (found.hardest, found.done, found.last, found.next_act) == (None, 0, None, "Open the book.")
    life.edit("read", tiny="Hold the book.")
    assert shown(evidence(life.game)).next_act == "Hold the book."


def test_coming_back_by_quest_and_in_all(life: Life) -> None:
    life.take(a_quest((2, 3, 5)))
    life.take(SING)
    for letters in ("dd", "..", "..", ".d", "d.", "sd"):
        for quest, letter in zip(("read", "sing"), letters, strict=True):
            if letter != ".":
                life.check_in(quest, letter)
        life.wait()
    view = evidence(life.game)
    read, sing = shown(view).back, shown(view, "sing").back
    assert (read.ended, read.lapses, read.usual) == (1, 1, 3)
    assert (sing.ended, sing.lapses, sing.usual) == (2, 2, 1)
    assert read.longest is not None
    assert (read.longest.first, read.longest.missed, read.longest.back) == (day(1), 3, day(4))
    assert (view.back.ended, view.back.lapses, view.back.usual, view.back.quest) == (3, 3, 2, "read")


def test_an_open_lapse_counts_while_the_quest_is_under_way(life: Life) -> None:
    life.take(a_quest((2, 3, 5)))
    life.live("read", "d.d..")
    assert (evidence(life.game).back.ended, evidence(life.game).back.lapses) == (1, 2)
    life.drop("read")
    view = evidence(life.game)
    assert (view.back.ended, view.back.lapses) == (1, 1)
    assert not shown(view).under_way


def test_quests_put_down_stand_behind_those_under_way(life: Life) -> None:
    life.take(a_quest((2, 3, 5)))
    life.live("read", "d")
    life.take(SING)
    assert [each.id for each in evidence(life.game).quests] == ["read", "sing"]
    life.drop("read")
    assert [each.id for each in evidence(life.game).quests] == ["sing", "read"]


def test_the_year_counts_every_quest_of_a_day(life: Life) -> None:
    life.take(a_quest((2, 3, 5)))
    life.take(SING)
    life.check_in("read", "d")
    life.check_in("sing", "s")
    life.wait(2)
    life.check_in("sing", "d")
    year = {count.day: count for count in evidence(life.game).year}
    assert max(year) == day(2)
    assert min(year).weekday() == 0
    assert (max(year) - min(year)).days == 52 * 7 + 2
    assert [(year[day(i)].done, year[day(i)].some, year[day(i)].missed) for i in range(3)] == [
        (1, 1, 0),
        (0, 0, 2),
        (1, 0, 0),
    ]
    assert [year[day(i)].due for i in range(-1, 3)] == [0, 2, 2, 1]


def test_metres_by_week_and_by_month_run_without_a_gap_and_sum_up(life: Life) -> None:
    life.take(a_quest((2, 3, 5)))
    life.live("read", "dddd")
    life.wait(45)
    life.live("read", "dd")
    view = evidence(life.game)
    assert view.metres == life.game.played.world.totals.all / 100 > 100
    assert round(sum(week.metres for week in view.weeks), 2) == round(sum(m.metres for m in view.months), 2)
    assert round(sum(week.metres for week in view.weeks), 2) == view.metres
    assert [week.first for week in view.weeks] == [MON + timedelta(weeks=i) for i in range(len(view.weeks))]
    assert view.weeks[-1].first <= life.game.today < view.weeks[-1].first + timedelta(weeks=1)
    assert [month.first for month in view.months] == [date(2026, 1, 1), date(2026, 2, 1)]
    assert view.weeks[0].metres > view.weeks[1].metres == 0


def test_a_height_is_passed_on_the_day_the_metres_reach_it(life: Life) -> None:
    life.take(a_quest((2, 3, 5)))
    seen: dict[str, date] = {}
    for _ in range(6):
        life.check_in("read", "d")
        view = evidence(life.game)
        assert all(height.height_m <= view.metres for height in view.heights)
        assert view.next_m > view.metres
        for height in view.heights:
            assert seen.setdefault(height.name, height.day) == height.day
        assert [height.name for height in view.heights if height.day == life.game.today] == [
            name for name, on in seen.items() if on == life.game.today
        ]
        life.wait()
    assert len(seen) > 2


# --- how sure, and what came of it -----------------------------------------------------------------------------------


def rated(life: Life, quest: str = "read") -> list[tuple[date, int, int, int, int]]:
    return [
        (each.day, each.step, each.value, each.done, each.days)
        for each in evidence(life.game).ratings
        if each.quest == quest
    ]


def test_a_rating_is_held_against_the_days_on_its_step_until_the_next_one(life: Life) -> None:
    life.take(a_quest((2, 3, 5), mastery=(5, 6)))
    life.say(Rate("read", 60, "a2"))
    life.live("read", "d.s")
    life.say(Rate("read", 80, "a2"))
    life.say(Rate("read", 30, "a3"))
    life.live("read", "dr")
    assert rated(life) == [(MON, 1, 60, 1, 3), (day(3), 1, 80, 1, 1), (day(3), 2, 30, 0, 0)]


def test_the_later_of_two_ratings_on_a_day_has_the_day(life: Life) -> None:
    life.take(a_quest((2, 3, 5)))
    life.say(Rate("read", 20, "a2"))
    life.say(Rate("read", 90, "a2"))
    life.live("read", "d")
    assert rated(life) == [(MON, 1, 20, 0, 0), (MON, 1, 90, 1, 1)]


def test_days_on_another_step_say_nothing_about_a_rating(life: Life) -> None:
    life.take(a_quest((2, 3, 5)))
    life.say(Rate("read", 70, "a3"))
    life.live("read", "ddd" + "dd")
    assert rated(life) == [(MON, 2, 70, 2, 2)]


def test_a_rating_taken_back_was_never_said(life: Life) -> None:
    life.take(a_quest((2, 3, 5)))
    life.say(Rate("read", 70, "a2"))
    life.undo()
    assert rated(life) == []


def test_ratings_of_closed_months_are_kept_with_them(life: Life) -> None:
    life.take(a_quest((2, 3, 5)))
    life.say(Rate("read", 55, "a2"))
    life.live("read", "d")
    life.wait(80)
    before = evidence(life.game)
    assert history.is_quick(life.open())
    life.say(Rate("read", 85, "a2"))
    assert [each[2] for each in rated(life)] == [55, 85]
    assert before.ratings[0].done == 1
    assert evidence(life.open()) == evidence(life.game)


def test_bands_hold_both_their_ends_and_leave_out_what_nobody_said() -> None:
    def said(value: int, done: int, days: int) -> RatedView:
        return RatedView("read", MON, 1, "a2", value, done, days)

    bands = banded([said(60, 1, 2), said(79, 3, 4), said(80, 0, 0), said(100, 5, 5), said(0, 0, 1)])
    told = [(band.low, band.high, band.ratings, band.done, band.days) for band in bands]
    assert told == [(0, 19, 1, 0, 1), (60, 79, 2, 4, 6), (80, 100, 2, 5, 5)]
    assert banded([]) == ()


# --- counted again ---------------------------------------------------------------------------------------------------


def test_every_number_can_be_counted_again_from_the_log(life: Life) -> None:
    life.take(a_quest((2, 3, 5)))
    life.take(SING)
    for number, letters in enumerate(("dd", "sd", "..", "dm", ".d", "rd", "dd", "ds")):
        if number % 3 == 0:
            life.say(Rate("read", 10 * number + 20, "a2"))
        for quest, letter in zip(("read", "sing"), letters, strict=True):
            if letter in "dsm":
                life.check_in(quest, letter)
        if number == 6:
            life.undo()
        life.wait()
    view = evidence(life.game)
    entries = [entry for entry in log_entries(life.game) if not entry.undone]
    for each in view.quests:
        said = {(entry.day, entry.outcome) for entry in entries if entry.kind == "day" and entry.quest == each.id}
        assert each.done == sum(outcome == "done" for _, outcome in said)
        assert each.some == sum(outcome == "some" for _, outcome in said)
        assert each.last == max(on for on, outcome in said if on and outcome == "done")
    assert [(rating.quest, rating.day, rating.value, rating.step) for rating in view.ratings] == [
        (entry.quest, entry.said_on, entry.value, entry.step) for entry in entries if entry.kind == "rated"
    ]
    done = [entry.day for entry in entries if entry.kind == "day" and entry.outcome == "done"]
    assert {count.day: count.done for count in view.year if count.done} == {on: done.count(on) for on in done}


def test_the_page_of_a_quest_tells_the_same(life: Life) -> None:
    life.take(a_quest((2, 3, 5), schedule=Weekdays((0, 2, 4))))
    life.say(Rate("read", 40, "a2"))
    life.live("read", "d.d.d..s...d.")
    way, found = accepted(journey(life.game, "read")), shown(evidence(life.game))
    assert (way.letters["d"], way.letters["s"], way.letters["m"]) == (found.done, found.some, found.missed)
    assert way.ratings == evidence(life.game).ratings
    assert way.total_metres == found.metres
    assert [step for step in way.steps if step.days] == list(found.steps)


# --- reading ---------------------------------------------------------------------------------------------------------


def test_a_long_journal_is_read_once(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    life.take(a_quest((2, 3, 5)))
    life.live("read", "ddd")
    life.wait(60)
    life.live("read", "d")
    assert history.is_quick(life.game), "a short journal needs no tables"
    size = sum(mark.size for mark in life.game.journal.files().values())
    monkeypatch.setattr(history, "QUICK", size // 2)
    assert not history.is_quick(life.game)
    evidence(life.game)
    assert history.is_quick(life.game)
    assert history.is_quick(life.open())
    name, mark = min(life.game.journal.files().items())
    player = life.game.journal.player
    assert player
    os.utime(life.game.root.player(player) / name, ns=(0, mark.mtime_ns + 1))
    assert not history.is_quick(life.game), "a file that changed and did not grow: all is read again"
    evidence(life.game)
    history.path(life.game).write_text("{}", "utf-8")
    assert not history.is_quick(life.game)


def test_another_game_on_the_same_save_sees_the_same(life: Life) -> None:
    life.take(a_quest((2, 3, 5)))
    life.live("read", "d.d")
    other = life.game.reopened()
    assert other is not life.game
    assert evidence(other) == evidence(life.game)
