"""Steps of a drafted goal changed by hand: what comes of it, what is wrong with it, and that it can be written."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.play.drafting import GoalAnswers, draft, mistakes
from game.play.game import NotSaved
from game.play.goals import make_goal
from game.play.redrafting import (
    NO_EDITS,
    Edits,
    StepChange,
    add_step,
    change_step,
    redrafted,
    remove_step,
)
from game.play.taking import own_folder
from game.quests.reader import parse_quest
from game.quests.writing import write_quest
from game.rules.moves import Refusal
from game.rules.quest import Mastery, Quest
from game.rules.values import replace
from game.saves import disk
from tests.play.living import Life, accepted, refused

READ = GoalAnswers("Read", "count", "pages", "page", 2, 30, "every day")


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Life:
    monkeypatch.setattr(disk, "sync_file", lambda _: None)
    return Life(tmp_path / "home")


def quest(**answers: Any) -> Quest:
    return accepted(draft(replace(READ, **answers)))


def amounts(edits: Edits, base: Quest | None = None) -> list[int | None]:
    return [step.amount for step in redrafted(base or quest(), edits).quest.steps]


def test_without_changes_it_is_the_draft() -> None:
    made = redrafted(quest(), NO_EDITS)
    assert made.quest == quest()
    assert not made.mistakes


def test_a_changed_amount_changes_what_the_step_says_and_its_id() -> None:
    made = redrafted(quest(), change_step(NO_EDITS, "a5", StepChange(amount=6)))
    step = made.quest.steps[2]
    assert (step.id, step.amount, step.instruction) == ("a6", 6, "Read: 6 pages.")
    assert made.keys[2] == "a5", "it is still known as it was drafted"


def test_a_sentence_of_ones_own_outlasts_a_later_change_of_the_amount() -> None:
    edits = change_step(NO_EDITS, "a5", StepChange(instruction="Read on the sofa."))
    edits = change_step(edits, "a5", StepChange(amount=6, mastery=Mastery(2, 3)))
    step = redrafted(quest(), edits).quest.steps[2]
    assert (step.amount, step.instruction, step.mastery) == (6, "Read on the sofa.", Mastery(2, 3))


def test_changes_come_back_with_their_step_when_an_answer_is_typed_anew() -> None:
    edits = change_step(NO_EDITS, "a20", StepChange(tiny="Open the book."))
    assert redrafted(quest(target=3), edits).quest == quest(target=3)
    assert redrafted(quest(), edits).quest.steps[7].tiny == "Open the book."


@pytest.mark.parametrize(
    ("change", "key", "says"),
    [
        (StepChange(instruction=""), "instruction", "must not be empty"),
        (StepChange(instruction="x" * 201), "instruction", "200 characters"),
        (StepChange(instruction="Read {amount}."), "instruction", "ladder"),
        (StepChange(amount=3), "amount", "amounts rise"),
        (StepChange(amount=1_000_001), "amount", "at most 1,000,000"),
        (StepChange(mastery=Mastery(4, 3)), "mastery", "at most"),
        (StepChange(mastery=Mastery(11, 14)), "mastery", "at most 10"),
    ],
)
def test_mistakes_are_those_of_the_reader_at_their_step(change: StepChange, key: str, says: str) -> None:
    made = redrafted(quest(), change_step(NO_EDITS, "a5", change))
    assert says in made.mistakes[3][key]


def test_a_step_is_removed_but_never_the_last_one() -> None:
    edits = accepted(remove_step(redrafted(quest(), NO_EDITS), NO_EDITS, 2))
    assert amounts(edits)[:3] == [2, 5, 8]
    one = quest(target=2)
    assert refused(remove_step(redrafted(one, NO_EDITS), NO_EDITS, 1)) == "last_step"


def test_a_step_is_put_between_where_there_is_room() -> None:
    edits = accepted(add_step(redrafted(quest(), NO_EDITS), NO_EDITS, 2))
    assert amounts(edits)[:4] == [2, 3, 4, 5]
    again = accepted(add_step(redrafted(quest(), edits), edits, 4))
    assert amounts(again)[:6] == [2, 3, 4, 5, 6, 8]
    assert refused(add_step(redrafted(quest(), edits), edits, 1)) == "no_room"
    assert refused(add_step(redrafted(quest(), NO_EDITS), NO_EDITS, 10)) == "no_room"


def test_steps_put_between_falling_amounts_and_written_steps() -> None:
    limit = accepted(draft(GoalAnswers("Scroll", "at_most", "minutes", "minute", 60, 30, "daily")))
    edits = accepted(add_step(redrafted(limit, NO_EDITS), NO_EDITS, 1))
    assert amounts(edits, limit) == [60, 52, 45, 30]
    written = accepted(draft(GoalAnswers("Speak", schedule="daily", sub_steps=("Greet.", "Ask."))))
    edits = accepted(add_step(redrafted(written, NO_EDITS), NO_EDITS, 2))
    assert "must not be empty" in redrafted(written, edits).mistakes[3]["instruction"]
    said = redrafted(written, change_step(edits, "own", StepChange(instruction="Say what you think.")))
    assert [step.id for step in said.quest.steps] == ["greet", "ask", "say-what-you-think"]
    assert not said.mistakes
    weekly = accepted(draft(GoalAnswers("Walk", times=(2, 5))))
    assert refused(add_step(redrafted(weekly, NO_EDITS), NO_EDITS, 1)) == "no_room"


@given(st.lists(st.tuples(st.sampled_from("acr"), st.integers(1, 14), st.integers(0, 60)), max_size=12))
def test_whatever_is_changed_is_told_as_a_mistake_or_can_be_written(edits_said: list[tuple[str, int, int]]) -> None:
    base, edits = quest(), NO_EDITS
    for what, number, amount in edits_said:
        now = redrafted(base, edits)
        place = min(number, len(now.quest.steps))
        if what == "c":
            edits = change_step(edits, now.keys[place - 1], StepChange(amount=amount))
            continue
        asked = (add_step if what == "a" else remove_step)(now, edits, place)
        edits = edits if isinstance(asked, Refusal) else asked
    made = redrafted(base, edits)
    if not made.mistakes:
        assert parse_quest(write_quest(made.quest).encode(), "x.toml").quest == made.quest


# --- mistakes while typing -------------------------------------------------------------------------------------------


@given(
    st.sampled_from(["yes_no", "minutes", "count", "at_most", "hours"]),
    st.sampled_from(["", "Read", "x" * 61]),
    st.sampled_from(["", "pages", "x" * 25]),
    st.none() | st.integers(-1, 50) | st.just(1_000_001),
    st.none() | st.integers(-1, 50),
    st.sampled_from(["", "daily", "never"]),
    st.sampled_from([(), ("a",), ("a", " ")]),
    st.sampled_from([None, (1, 3), (5, 2)]),
)
def test_there_are_mistakes_exactly_where_there_is_no_draft(  # noqa: PLR0917 - one for each answer
    measure: str,
    what: str,
    unit: str,
    baseline: int | None,
    target: int | None,
    days: str,
    sub_steps: tuple[str, ...],
    times: tuple[int, int] | None,
) -> None:
    answers = GoalAnswers(what, measure, unit, "", baseline, target, days, sub_steps, times)
    assert bool(mistakes(answers)) == isinstance(draft(answers), Refusal)


def test_all_mistakes_are_told_at_once() -> None:
    found = mistakes(GoalAnswers("", "count", "", "", 9, 4, "never"))
    assert sorted(found) == ["schedule", "target", "unit", "what"]


# --- making it -------------------------------------------------------------------------------------------------------


def test_a_goal_with_changes_is_written_taken_and_rated(life: Life) -> None:
    edits = change_step(NO_EDITS, "a5", StepChange(amount=6))
    made = accepted(make_goal(life.game, READ, edits, 3, {1: 90, 10: 30}))
    assert made.id == "read"
    course = life.game.played.world.courses["read"]
    assert course.state.step == "a6"
    assert dict(course.state.ratings) == {"a2": 90, "a30": 30}


def test_a_goal_that_is_not_taken_leaves_no_file(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(make_goal(life.game, READ, NO_EDITS, 99, {})) == "bad_step"

    def full(*_: object, **__: object) -> None:
        raise NotSaved("the disk is full")

    monkeypatch.setattr("game.play.goals.take", full)
    with pytest.raises(NotSaved):
        make_goal(life.game, READ, NO_EDITS, 1, {})
    assert not list(own_folder(life.game).glob("*"))
