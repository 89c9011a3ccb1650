"""The one quiet line of the day: when it is there, when it is not, and that it does not come again and again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from game.play import asides, checkins, opening, planning, reviewing
from game.play.views import AsideView
from game.rules.events import Outcome
from game.rules.moves import CheckIn, Edit
from game.rules.quest import Quest, Weekdays
from game.rules.values import replace
from tests.play.living import Life, accepted
from tests.rules.build import a_quest, rungs

A_SUNDAY = datetime(2026, 1, 4, 12, tzinfo=UTC)


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return Life(tmp_path / "home")


@pytest.fixture(autouse=True)
def _never_asked_how_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ratings have a rhythm of their own (test_sure.py)."""
    monkeypatch.setattr("game.play.sure.question", lambda _: None)


def aside(life: Life) -> AsideView | None:
    life.game.keep()  # the note lies beside the read model
    return asides.aside(life.game, opening.today(life.game))


def kind(life: Life) -> str:
    shown = aside(life)
    return shown.kind if shown else ""


def days(life: Life, letters: str, quest: str = "read") -> list[str]:
    """What each day showed in the morning, a letter of play each."""
    seen = []
    for letter in letters:
        seen.append(kind(life))
        life.live(quest, letter)
    return seen


def done(life: Life, quest: str = "read", outcome: Outcome = Outcome.DONE) -> AsideView | None:
    result = accepted(checkins.check_in(life.game, CheckIn(quest, outcome, life.game.today)))
    return asides.after(life.game, result)


def with_cue(quest: Quest, cue: str = "After the first coffee.") -> Quest:
    return replace(quest, cue=cue)


# --- a fresh start ---------------------------------------------------------------------------------------------------


def test_a_new_week_is_offered_after_three_missed_days_and_leads_to_the_way_back(life: Life) -> None:
    life.take()
    life.live("read", "dddd...")
    shown = aside(life)
    assert life.game.today.weekday() == 0
    assert shown is not None
    assert (shown.kind, shown.quest, shown.action) == ("fresh", "read", "answer")
    assert shown.text.startswith("A new week: Read is where you left it")
    assert aside(life) == shown, "asked again it is the same"
    life.check_in("read", "s")
    assert kind(life) != "fresh", "whoever is back has begun"


@pytest.mark.parametrize("letters", ["ddddddd", "ddddd..", "dddmm.d", "d.d.d.d"])
def test_it_is_never_offered_when_things_go_well(life: Life, letters: str) -> None:
    """Resets can hurt those who do well (docs/science.md): a slip of two days is none yet."""
    life.take()
    life.live("read", letters)
    for letter in "ddddddd" * 4:
        shown = aside(life)
        assert shown is None or shown.kind != "fresh"
        life.live("read", letter)


def test_only_on_a_monday_the_first_of_a_month_or_after_waking(life: Life) -> None:
    life.take()
    seen = dict.fromkeys([life.game.today], "")
    life.live("read", "dddddddd")
    for _ in range(13):
        seen[life.game.today] = kind(life)
        life.live("read", ".")
    fresh = [day for day, shown in seen.items() if shown == "fresh"]
    assert [day.isoformat() for day in fresh] == ["2026-01-19"], "Monday, six days into the lapse"
    life.live("read", "........")
    assert opening.today(life.game).quests[0].status == "asleep"
    while life.game.today.weekday():
        life.wait()
    assert kind(life) == "", "a quest that sleeps is left in peace"
    life.wait()
    life.check_in("read", "m")
    assert kind(life) != "fresh"
    life.wait()
    shown = aside(life)
    assert shown is not None
    assert shown.text.startswith("Awake again: Read")
    life.wait()
    assert kind(life) != "fresh", "once"


def test_the_first_of_a_month(tmp_path: Path) -> None:
    life = Life(tmp_path / "home", datetime(2026, 4, 20, 12, tzinfo=UTC))
    life.take()
    life.live("read", "ddddddd....")
    assert life.game.today.day == 1
    shown = aside(life)
    assert shown is not None
    assert shown.text.startswith("A new month: Read")


# --- a plan read back ------------------------------------------------------------------------------------------------


def test_the_cue_is_read_back_once_before_the_first_try(life: Life) -> None:
    life.take(with_cue(a_quest()))
    shown = aside(life)
    assert shown is not None
    assert shown.text == "Before the first try of step 1, Read: its moment is “After the first coffee”."
    assert not shown.action
    life.wait()
    assert kind(life) == "", "it was read back; the day was not done, and still it is not said again"


def test_a_plan_goes_before_the_cue_and_each_new_step_has_its_first_try(life: Life) -> None:
    life.take(with_cue(a_quest()))
    accepted(planning.make_plan(life.game, "read", "tired", "I come home late", "I read one page"))
    first = aside(life)
    assert first is not None
    assert "“If I come home late, then I read one page.”" in first.text
    life.check_in("read", "d")
    assert kind(life) == "", "the first try is over"
    life.wait()
    assert days(life, "dd")[0] == ""
    second = aside(life)
    assert second is not None
    assert second.text.startswith("Before the first try of step 2")


def test_without_plan_and_cue_nothing_is_read_back(life: Life) -> None:
    life.take()
    assert kind(life) == ""


# --- the review ------------------------------------------------------------------------------------------------------


def test_the_review_is_offered_once_a_week_from_monday_on(life: Life) -> None:
    life.take()
    assert days(life, "ddddddd") == [""] * 7, "the first week is not over"
    shown = aside(life)
    assert shown is not None
    assert (shown.kind, shown.action) == ("review", "review")
    assert shown.text == "Last week: 7 of 7 due days done."
    assert days(life, "ddddddd") == ["review"] + [""] * 6
    assert kind(life) == "review", "and the next week again"


def test_a_week_reviewed_or_left_is_offered_no_more(life: Life) -> None:
    life.take()
    life.live("read", "ddddddd")
    view = reviewing.review(life.game)
    assert view is not None
    assert kind(life) == "review"
    accepted(reviewing.close(life.game, view, "", ""))
    assert kind(life) == ""
    life.live("read", "ddddddd")
    assert kind(life) == "review"
    asides.leave(life.game, "review")
    assert kind(life) == ""
    life.live("read", "d")
    assert kind(life) == ""


def test_a_week_that_asked_for_nothing_has_no_review(tmp_path: Path) -> None:
    life = Life(tmp_path / "home", A_SUNDAY)
    life.take(a_quest(schedule=Weekdays((1,))))
    life.wait()
    assert kind(life) == ""
    assert reviewing.review(life.game) is None


# --- after the first day ---------------------------------------------------------------------------------------------


def test_after_the_first_check_in_the_moment_is_asked_for_then_the_why(life: Life) -> None:
    quests: Sequence[tuple[Quest, str]] = ((rungs(3, id="one"), "cue"), (with_cue(rungs(3, id="two")), "why"))
    for quest, kind_of in quests:
        life.take(quest)
        shown = done(life, quest.id)
        assert shown is not None
        assert (shown.kind, shown.action, shown.quest) == (kind_of, "edit", quest.id)
    life.wait()
    assert done(life, "one") is None, "only the first time"


def test_who_has_said_all_of_it_is_not_asked(life: Life) -> None:
    life.take(rungs(3, id="one"))
    life.say(Edit("one", {"cue": "After lunch", "why": "To know"}))
    assert done(life, "one") is None, "and a line of one's own is never pushed"


# --- quieter ---------------------------------------------------------------------------------------------------------


def test_after_two_months_it_is_looked_back_once_a_month_and_nothing_is_read_back(life: Life) -> None:
    """Science rule 31: a habit is asked about less."""
    life.take(with_cue(rungs(40, mastery=(10, 10))))
    early, late = days(life, "d" * 35, "read"), days(life, "d" * 84, "read")
    assert early.count("review") == 4
    assert early.count("read") > 0
    late = late[28:]
    assert set(late) <= {"", "review"}
    assert 0 < late.count("review") <= 2, "in the first week of a month"


def test_a_note_that_is_lost_or_broken_is_no_error(life: Life) -> None:
    life.take(with_cue(a_quest()))
    first = aside(life)
    note = life.game.root.read / "asides.json"
    assert note.is_file()
    for broken in (b"", b"[]", b'{"shown": 3}', b'{"shown": {"a": 3}}', b"\xff"):
        note.write_bytes(broken)
        assert aside(life) == first
    note.unlink()
    assert aside(life) == first
