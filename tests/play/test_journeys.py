"""A quest's way so far, and the log of what was said."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from game.play.goals import go_higher
from game.play.journeys import FallView, JourneyView, LogEntry, journey, log_entries
from game.play.settings import change_setting
from game.rules.events import Outcome
from game.rules.moves import CheckIn, Redo, TakeRest
from game.saves import disk
from tests.play.living import Life, accepted, files_in, refused
from tests.rules.build import AT_MOST, a_quest


@pytest.fixture(autouse=True, scope="module")
def _quick_disk() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "sync_file", lambda _: None)
        yield


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return Life(tmp_path / "home")


def way(life: Life, quest: str = "read") -> JourneyView:
    return accepted(journey(life.game, quest))


def log(life: Life, since: date | None = None, until: date | None = None) -> tuple[LogEntry, ...]:
    return log_entries(life.game, since, until)


# --- the journey -----------------------------------------------------------------------------------------------------


def test_a_journey_tells_when_each_step_was_mastered_and_how_many_days_it_took(life: Life) -> None:
    life.take(a_quest((2, 3, 5)))
    life.live("read", "ddd" + "s.ddd" + "d")
    view = way(life)
    assert (view.id, view.title, view.since, view.under_way, view.handed_in) == (
        "read",
        "Read",
        date(2026, 1, 5),
        True,
        False,
    )
    told = [(step.step.index, step.reached, step.mastered, step.days, step.done) for step in view.steps]
    assert told == [
        (1, date(2026, 1, 5), date(2026, 1, 7), 3, 3),
        (2, date(2026, 1, 8), date(2026, 1, 12), 5, 3),
        (3, date(2026, 1, 13), None, 1, 1),
    ]


def test_a_journey_tells_falls_and_returns_and_counts_the_cairns(life: Life) -> None:
    life.take()
    life.live("read", "d..d" + "r.rs" + "..")
    view = way(life)
    assert view.falls == (
        FallView(date(2026, 1, 6), 2, date(2026, 1, 8)),
        FallView(date(2026, 1, 10), 1, date(2026, 1, 12)),
        FallView(date(2026, 1, 13), 2, None),
    )
    assert view.cairns == 2
    assert view.letters == {"d": 2, "s": 1, "m": 5, "r": 2}


def test_the_metres_of_a_journey_are_those_of_the_game(life: Life) -> None:
    life.take()
    life.live("read", "ddd.sddd..ddd")
    view, totals = way(life), life.game.played.world.totals
    assert (view.metres.effort, view.metres.comeback, view.metres.mastery) == (
        totals.effort / 100,
        totals.comeback / 100,
        totals.mastery / 100,
    )
    assert view.total_metres == totals.all / 100 == pytest.approx(sum(month.metres for month in view.months))


def test_a_year_of_months_has_no_holes(life: Life) -> None:
    life.take()
    life.live("read", "dd")
    life.drop("read")
    life.wait(100)
    life.take()
    life.live("read", "d")
    months = way(life).months
    assert [month.first.month for month in months] == [1, 2, 3, 4]
    assert [len(month.letters) for month in months] == [31, 28, 31, 18]
    assert months[1].letters == "." * 28
    assert months[-1].letters == "." * 16 + "d-"


def test_a_quest_handed_in_keeps_its_journey(life: Life) -> None:
    life.take(a_quest((2,)))
    life.live("read", "ddd")
    life.drop("read", "handed_in")
    life.wait(30)
    view = way(life)
    assert (view.under_way, view.handed_in) == (False, True)
    assert [mark.kind for mark in view.marks] == ["taken", "mastered", "summit", "handed_in"]
    assert view.marks[1].metres > 0


def test_marks_number_their_steps_and_a_step_that_is_gone_has_none(life: Life) -> None:
    life.take(a_quest((2, 3, 5)))
    life.answer("read", "3")
    life.live("read", "d")
    life.take(a_quest((2, 4), version=2))
    life.live("read", "dd")
    marks = way(life).marks
    assert [(mark.kind, mark.step, mark.step_id) for mark in marks] == [
        ("taken", 0, "a5"),
        ("step", 2, "a4"),
    ]


def test_days_on_a_bridge_count_with_the_step_below(life: Life) -> None:
    life.take(a_quest((10, 20)))
    life.live("read", "d")
    life.answer("read", "bridge")
    life.live("read", "dd")
    first, second = way(life).steps
    assert (first.done, second.done) == (3, 0)
    assert way(life).marks[-1].step_id == "a10~a20"
    assert way(life).marks[-1].step == 1


def test_a_longer_ladder_shows_its_new_steps(life: Life) -> None:
    life.take(a_quest((2, 3)))
    accepted(go_higher(life.game, "read", 8))
    life.live("read", "d")
    assert [step.step.amount for step in way(life).steps] == [2, 3, 5, 8]


def test_the_title_is_the_players_own(life: Life) -> None:
    life.take()
    life.edit("read", title="Books")
    life.wait()
    assert way(life).title == "Books"
    assert {entry.title for entry in log(life)} == {"Books"}


def test_a_quest_never_taken_has_no_journey(life: Life) -> None:
    assert refused(journey(life.game, "read")) == "unknown_quest"
    life.take()
    assert refused(journey(life.game, "sing")) == "unknown_quest"


def test_looking_back_changes_nothing_that_matters(life: Life) -> None:
    life.take()
    life.live("read", "dd" + "." * 60)
    before = files_in(life.game.root.own)
    first = way(life)
    log(life)
    assert way(life) == first
    assert files_in(life.game.root.own) == before


# --- the log ---------------------------------------------------------------------------------------------------------


def test_the_log_tells_what_was_said_when_and_for_which_day(life: Life) -> None:
    life.take()
    life.clock.at = datetime(2026, 1, 6, 1, 30, tzinfo=UTC)
    life.game.refresh()
    life.check_in("read", "d", 12, note="On the tram")
    life.wait()
    life.note("read", "Tired")
    entries = log(life)
    assert [(e.kind, e.said_on, e.day, e.outcome, e.amount_said, e.text) for e in entries] == [
        ("taken", date(2026, 1, 5), date(2026, 1, 5), "", "", ""),
        ("day", date(2026, 1, 5), date(2026, 1, 5), "done", "12 pages", "On the tram"),
        ("note", date(2026, 1, 6), date(2026, 1, 6), "", "", "Tired"),
    ]
    assert entries[1].at == datetime(2026, 1, 6, 1, 30), "the wall clock; the civil day began the day before"
    assert (entries[1].amount, entries[1].step) == (12, 1)


def test_the_log_tells_ratings_steps_rest_drops_edits_and_settings(life: Life) -> None:
    life.take()
    life.rate("read", 80)
    life.answer("read", "2")
    life.say(TakeRest("read", date(2026, 1, 9), date(2026, 1, 10), "sick"))
    life.say(TakeRest("all", life.game.today, None, "travel"))
    life.edit("read", schedule={"days": ["mon", "wed"]}, cue="After supper")
    accepted(go_higher(life.game, "read", 20))
    accepted(change_setting(life.game, "day_start", "3"))
    life.drop("read")
    told = [(e.kind, e.quest, e.day, e.until, e.step, e.value, e.text) for e in log(life)[1:]]
    today, tomorrow = date(2026, 1, 5), date(2026, 1, 6)
    assert told == [
        ("rated", "read", None, None, 1, 80, ""),
        ("step", "read", today, None, 2, None, "pick"),
        ("rest", "read", date(2026, 1, 9), date(2026, 1, 10), 0, None, "sick"),
        ("rest", "all", today, None, 0, None, "travel"),
        ("edited", "read", tomorrow, None, 0, None, "days = Mon and Wed"),
        ("edited", "read", today, None, 0, None, "cue = After supper"),
        ("edited", "read", tomorrow, None, 0, None, "another ladder"),
        ("set", "", None, None, 0, None, "day_start = 180"),
        ("dropped", "read", today, None, 0, None, "dropped"),
    ]


def test_what_was_taken_back_is_marked_and_what_was_brought_back_is_not(life: Life) -> None:
    life.take()
    life.check_in("read", "d")
    life.undo()
    assert [(e.kind, e.undone) for e in log(life)] == [("taken", False), ("day", True)]
    life.say(Redo())
    assert [(e.kind, e.undone) for e in log(life)] == [("taken", False), ("day", False)]


def test_what_done_topped_up_was_never_said_as_a_number(life: Life) -> None:
    life.take()
    life.check_in("read", "s", 1)
    life.check_in("read", "d")
    assert [(e.outcome, e.amount) for e in log(life)[1:]] == [("some", 1), ("done", None)]


def test_an_open_tally_within_a_limit_is_pending(life: Life) -> None:
    life.take(a_quest((60, 45), measure=AT_MOST))
    life.say(CheckIn("read", Outcome.SOME, life.game.today, 20))
    assert [(e.outcome, e.amount_said) for e in log(life)[1:]] == [("pending", "20 minutes")]


def test_what_was_said_too_late_is_marked_as_evidence(life: Life) -> None:
    life.take()
    life.wait(20)
    life.check_in("read", "d", ago=7)
    life.check_in("read", "d", ago=8)
    assert [e.evidence for e in log(life)[1:]] == [False, True]


def test_the_log_can_be_asked_for_days_and_for_one_quest(life: Life) -> None:
    life.take()
    life.take(a_quest(id="sing", title="Sing"))
    for _ in range(4):
        life.check_in("read", "d")
        life.check_in("sing", "s")
        life.wait()
    life.say(TakeRest("all", life.game.today, life.game.today))
    second, third = date(2026, 1, 6), date(2026, 1, 7)
    assert {e.said_on for e in log_entries(life.game, second, third)} == {second, third}
    assert len(log_entries(life.game, second, third)) == 4
    assert {e.quest for e in log_entries(life.game, quest="sing")} == {"sing", "all"}
    assert log_entries(life.game, third, second) == ()


def months_read(life: Life, monkeypatch: pytest.MonkeyPatch, since: date | None) -> list[str]:
    """The months of the files the log opens."""
    game, read = life.open(), list[str]()
    real = game.journal.read

    def spied(name: str, start: int = 0) -> object:
        read.append(name)
        return real(name, start)

    monkeypatch.setattr(game.journal, "read", spied)
    log_entries(game, since)
    return [name.split("-", 1)[1].removesuffix(".jsonl") for name in read]


def test_files_of_months_before_are_not_opened(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    life.take()
    for _ in range(5):
        life.wait(30)
        life.check_in("read", "d")
    assert len(months_read(life, monkeypatch, None)) == 6
    assert months_read(life, monkeypatch, date(2026, 5, 4)) == ["2026-05", "2026-06"]
    assert months_read(life, monkeypatch, date(2026, 5, 2)) == ["2026-04", "2026-05", "2026-06"], "days are not UTC's"
    assert months_read(life, monkeypatch, date(2027, 1, 1)) == []


def test_a_file_of_any_other_name_is_always_opened(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    life.take()
    player = life.game.journal.player
    assert player
    (path,) = life.game.root.player(player).glob("*.jsonl")
    path.rename(path.with_name(path.stem + " (conflicted copy).jsonl"))
    life.wait(100)
    assert len(months_read(life, monkeypatch, life.game.today)) == 1
    assert [entry.kind for entry in log_entries(life.open())] == ["taken"]


def test_the_log_is_in_the_order_of_saying_whatever_the_clock_did(life: Life) -> None:
    life.take()
    life.wait(40)
    life.check_in("read", "d")
    life.clock.at -= timedelta(days=10)
    life.game.refresh()
    life.check_in("read", "s")
    assert [e.outcome for e in log(life)] == ["", "done", "some"]
    assert len(log(life, since=life.game.today, until=life.game.today)) == 1


def test_notes_are_shown_without_what_a_terminal_would_obey(life: Life) -> None:
    life.take()
    life.note("read", "red \x1b[31m and \x1b]52;c;AAAA\x07 end")
    assert log(life)[-1].text == "red [31m and ]52;c;AAAA end"


def test_an_empty_save_has_an_empty_log(life: Life) -> None:
    assert log(life) == ()
    assert not life.folder.exists()
