"""How sure the player is, over a save: what is told of it, when it is asked, and that it never earns anything."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from game.play import sure
from game.play.confidence import QuestSure, confidence_of, confidences
from game.play.opening import today
from game.rules.moves import Refusal
from tests.play.living import Life, accepted
from tests.rules.build import a_quest


@pytest.fixture
def life(tmp_path: Path) -> Life:
    """Somebody with a quest of five steps, on its second day, with the first one done in part."""
    someone = Life(tmp_path / "save")
    someone.take()
    someone.check_in(QUEST, "s")
    someone.wait()
    someone.game.keep()
    return someone


QUEST = a_quest().id


def of(life: Life) -> QuestSure:
    return accepted(confidence_of(life.game, QUEST))


def try_out(life: Life, *days: tuple[int, str]) -> None:
    """A rating before each day, and how the day went."""
    for value, letter in days:
        life.rate(QUEST, value)
        if letter != ".":
            life.check_in(QUEST, letter)
        life.wait()


# --- what is told -----------------------------------------------------------------------------------------------------


def test_nothing_is_told_of_nothing(life: Life) -> None:
    view = confidences(life.game)
    assert (view.strength, view.sure, view.rated, view.attempts, view.calibration) == (None, 0, 0, (), None)
    assert (of(life).strength, of(life).level, of(life).hardest) == (None, None, None)


def test_a_rating_is_held_against_the_day_it_was_said_before(life: Life) -> None:
    try_out(life, (60, "m"), (70, "s"), (80, "d"))
    assert [(each.value, each.did) for each in of(life).attempts] == [(60, False), (70, False), (80, True)]


def test_a_rating_said_after_the_check_in_is_held_against_the_next_day(life: Life) -> None:
    life.check_in(QUEST, "m")
    life.rate(QUEST, 60)
    assert of(life).attempts == ()
    life.wait()
    life.check_in(QUEST, "s")
    (only,) = of(life).attempts
    assert (only.value, only.day - only.said_on) == (60, timedelta(days=1))


def test_whether_it_came_before_is_known_for_years(life: Life) -> None:
    """The history tables keep it when the month is closed, and from the journal it comes out the same."""
    life.check_in(QUEST, "m")
    life.rate(QUEST, 60)
    life.wait()
    try_out(life, (70, "s"), (50, "m"))
    before = of(life).attempts
    life.wait(200)
    assert of(life).attempts == before
    assert accepted(confidence_of(life.open(), QUEST)).attempts == before
    for file in life.game.root.read.glob("*.json"):
        file.unlink()
    assert accepted(confidence_of(life.open(), QUEST)).attempts == before


def test_a_silent_day_answers_a_rating_too(life: Life) -> None:
    try_out(life, (90, "."))
    assert [(each.value, each.did) for each in of(life).attempts] == [(90, False)]


def test_what_was_taken_back_was_never_said(life: Life) -> None:
    life.rate(QUEST, 90)
    life.undo()
    life.check_in(QUEST, "s")
    assert (of(life).ratings, of(life).attempts) == ((), ())


def test_ten_rated_tries_make_a_calibration(life: Life) -> None:
    try_out(life, *[(60, "s"), (60, "m")] * 4, (60, "s"))
    assert of(life).calibration is None
    try_out(life, (70, "m"))
    found = of(life).calibration
    assert found is not None
    assert (found.attempts, found.did, found.tuned) == (10, 0, False)
    assert found.bias == pytest.approx(0.61)


# --- never metres -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [0, 50, 100])
def test_no_rating_is_ever_turned_into_metres(life: Life, tmp_path: Path, value: int) -> None:
    """The same days with and without ratings, high or low, of the step in force: metres, warmth and purse are equal."""
    other = Life(tmp_path / "other")
    other.take()
    other.check_in(QUEST, "s")
    other.wait()
    for letter in "dmsdmmds":
        other.check_in(QUEST, letter)
        other.wait()
        before = life.game.played.world.totals
        life.rate(QUEST, value)
        life.rate(QUEST, 100 - value)
        assert life.game.played.world.totals == before
        life.check_in(QUEST, letter)
        life.wait()
    assert life.game.played.world.totals == other.game.played.world.totals
    states = [each.game.played.world.courses[QUEST].state for each in (life, other)]
    assert len({(state.warmth, state.purse, state.climb) for state in states}) == 1


# --- the alarm --------------------------------------------------------------------------------------------------------


def test_a_fall_is_said_beside_the_day_until_a_step_answers_it(life: Life) -> None:
    life.answer(QUEST, "2")
    life.rate(QUEST, 80)
    life.live(QUEST, "smsmsmsmsmsm")
    assert not today(life.game).notices
    life.rate(QUEST, 60)
    (notice,) = today(life.game).notices
    assert "fell from 80 to 60 in two weeks. `step" in notice
    assert of(life).easier == ("down", "tiny")
    life.answer(QUEST, "down")
    life.wait()
    assert not today(life.game).notices
    assert of(life).fall is None


def test_it_stands_beside_the_day_for_a_week(life: Life) -> None:
    life.rate(QUEST, 80)
    life.live(QUEST, "smsms")
    life.rate(QUEST, 70)
    said = []
    for _ in range(9):
        said.append(bool(today(life.game).notices))
        life.check_in(QUEST, "s")
        life.wait()
    assert said == [True] * 7 + [False] * 2


def test_a_fall_is_seen_from_the_read_model_too(life: Life) -> None:
    """Nine days on the ratings lie behind the checkpoint: what every command reads knows them still."""
    life.rate(QUEST, 80)
    life.live(QUEST, "smsmsmsmsm")
    life.game.keep()
    life.rate(QUEST, 50)
    life.game.keep()
    assert today(life.open()).notices == today(life.game).notices != ()


# --- the question of the day ------------------------------------------------------------------------------------------


def test_it_is_put_once_a_day_and_the_same_all_day(life: Life) -> None:
    first = sure.question(life.game)
    assert first is not None
    assert (first.quest, first.step.index, first.why) == (QUEST, 1, "first")
    assert sure.question(life.open()) == first
    life.check_in(QUEST, "s")
    assert sure.question(life.game) is None, "what was tried is not asked about any more"


def test_an_answer_ends_it_for_two_weeks(life: Life) -> None:
    sure.question(life.game)
    life.rate(QUEST, 70)
    asked = []
    for _ in range(20):
        asked.append(sure.question(life.game))
        life.check_in(QUEST, "s")
        life.wait()
    assert [place for place, put in enumerate(asked) if put] == [14]
    assert asked[14] is not None
    assert asked[14].why == "old"


def test_not_now_holds_for_the_step(life: Life) -> None:
    put = sure.question(life.game)
    assert put is not None
    assert sure.is_put(life.game, put.quest, put.step.id)
    sure.skip(life.game, put.quest, put.step.id)
    assert not sure.is_put(life.game, put.quest, put.step.id)
    for _ in range(30):
        assert sure.question(life.open()) is None
        life.check_in(QUEST, "s")
        life.wait()
    life.answer(QUEST, "up")
    life.wait()
    life.check_in(QUEST, "s", ago=1)
    again = sure.question(life.game)
    assert again is not None
    assert again.step.index == 2


def test_the_same_number_on_another_day_is_another_rating(life: Life) -> None:
    life.rate(QUEST, 70)
    life.rate(QUEST, 70)
    life.wait()
    life.rate(QUEST, 70)
    assert len(confidences(life.game).quests[0].ratings) == 1
    assert len(life.game.played.world.inner.ratings[QUEST]) == 2


def test_a_note_that_cannot_be_read_is_as_good_as_none(life: Life) -> None:
    note = life.game.root.read / "asked.json"
    for damage in (b"", b"[]", b'{"asked": [[1, 2]]}', b'{"asked": {"a": 1}}', b"\xff"):
        note.write_bytes(damage)
        assert sure.question(life.game) is not None
        assert sure.practice_due(life.game)


def test_the_practice_comes_before_the_first_rating_only(life: Life) -> None:
    assert sure.practice_due(life.game)
    sure.practised(life.game)
    assert not sure.practice_due(life.open())
    life.rate(QUEST, 50)
    (life.game.root.read / "asked.json").unlink()
    assert not sure.practice_due(life.game)


def test_no_quest_no_question(tmp_path: Path) -> None:
    game = Life(tmp_path / "empty").game
    assert sure.question(game) is None
    assert isinstance(confidence_of(game, "nothing"), Refusal)
