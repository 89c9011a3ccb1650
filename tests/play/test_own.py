"""Why I can: lines of one's own, kept, given back before a hard step, and taken back."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from game.play import checkins, encouraging, opening, own
from game.play.views import QuestView
from game.rules.inner import LINE_CELLS
from game.rules.moves import LookBack, Rate, SayWhy
from tests.play.living import Life, accepted, files_in, refused


@pytest.fixture
def life(tmp_path: Path) -> Life:
    made = Life(tmp_path / "home")
    made.take()
    return made


def write(life: Life, text: str, of: str = "") -> str:
    return accepted(own.say_why(life.game, "read", text, of))


def texts(life: Life) -> list[str]:
    return [line.text for line in own.lines_of(life.open(), "read")]


def view(life: Life) -> QuestView:
    return next(each for each in opening.today(life.game).quests if each.id == "read")


def test_a_line_is_written_changed_put_away_and_undone(life: Life) -> None:
    assert write(life, "  I did it\x1b[2J in May ").startswith("Read: your line is kept")
    (line,) = own.lines_of(life.game, "read")
    assert line.text == "I did it[2J in May"
    life.wait(40)
    write(life, "The book is by the bed", line.id)
    assert texts(life) == ["The book is by the bed"]
    assert "put away" in accepted(own.put_away(life.game, "read", line.id))
    assert texts(life) == []
    life.undo()
    assert texts(life) == ["The book is by the bed"]
    life.undo()
    assert texts(life) == ["I did it[2J in May"], "the line as it was before the change"


def test_saying_the_same_changes_nothing(life: Life) -> None:
    write(life, "I did it in May")
    before = files_in(life.folder)
    assert "Nothing changed" in write(life, "I did it in May ")
    assert files_in(life.folder) == before


def test_what_cannot_be_said(life: Life) -> None:
    game = life.game
    assert refused(own.say_why(game, "read", "  ")) == "no_words"
    assert refused(own.say_why(game, "read", "x", "nowhere")) == "no_line"
    assert refused(own.say_why(game, "run", "x")) == "unknown_quest"
    assert refused(own.numbered(game, "read", 1)) == "no_line"
    write(life, "One")
    assert refused(own.numbered(game, "read", 2)) == "no_line"
    assert own.numbered(game, "read", 1) == own.lines_of(game, "read")[0].id
    assert refused(game.say(SayWhy("read", game.today + timedelta(days=1), "x"))) == "future"
    life.drop("read")
    assert refused(own.say_why(game, "read", "x")) == "not_under_way"


def test_a_line_comes_back_whole_or_is_refused(life: Life) -> None:
    assert refused(own.say_why(life.game, "read", "word " * 100)) == "too_long"
    write(life, "w" * LINE_CELLS)
    assert texts(life) == ["w" * LINE_CELLS]
    life.live("read", "dmm")
    said = encouraging.line_for(life.game, view(life))
    assert texts(life)[0] in said or "lapse" in said or "missed" in said.lower()


def test_lines_come_back_before_a_hard_step_and_only_then(life: Life) -> None:
    """Hard is: a lapse is open, the step is new, or it was rated below 70."""
    write(life, "I did it in May")
    assert view(life).own == "", "the first day of a quest is no hard step"
    life.live("read", "dd")
    assert view(life).own == ""
    life.wait()
    assert view(life).own == "I did it in May", "a day was missed"
    life.live("read", "d")
    assert view(life).step.index == 2
    assert view(life).own == "I did it in May", "the step is new"


def test_a_step_rated_low_is_a_hard_one(life: Life) -> None:
    write(life, "I did it in May")
    life.live("read", "d")
    assert view(life).own == ""
    life.say(Rate("read", 60, "a2"))
    assert view(life).own == "I did it in May"


def test_another_of_the_lines_comes_each_day(life: Life) -> None:
    write(life, "One")
    write(life, "Two")
    life.live("read", "dmm")
    heard = []
    for _ in range(4):
        heard.append(view(life).own)
        life.wait()
    assert set(heard) == {"One", "Two"}
    assert all(a != b for a, b in pairwise(heard))


def test_encouragement_gives_them_back_word_for_word(life: Life) -> None:
    write(life, "I did it in May")
    life.live("read", "dm")
    assert "“I did it in May”" in encouraging.line_for(life.game, view(life))


def test_a_review_is_kept_once_and_about_a_week_that_is_over(life: Life) -> None:
    game = life.game
    monday = game.today
    assert monday == date(2026, 1, 5)
    assert refused(game.say(LookBack(monday))) == "bad_week", "it has just begun"
    life.wait(7)
    assert refused(game.say(LookBack(monday + timedelta(days=1)))) == "bad_week", "no Monday"
    assert accepted(checkins.say(game, LookBack(monday, "Tea first", "tired")))[0].startswith("The week is reviewed")
    assert refused(game.say(LookBack(monday))) == "reviewed"
    assert game.played.world.inner.reviewed == monday
    life.undo()
    assert life.open().played.world.inner.reviewed is None
