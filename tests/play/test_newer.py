"""Before a newer file of a quest under way is taken: what it changes, and that the past stays."""

from pathlib import Path

import pytest

from game.play import changing
from game.play.newer import PAST, what_changes
from game.rules.quest import Mastery, Step, Weekdays
from game.rules.values import replace
from tests.play.living import Life, accepted
from tests.rules.build import a_quest


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return Life(tmp_path)


def test_a_quest_not_under_way_has_nothing_to_change(life: Life) -> None:
    assert what_changes(life.game, a_quest()) == ()


def test_the_same_file_changes_nothing(life: Life) -> None:
    life.take()
    assert what_changes(life.game, a_quest()) == ()


def test_every_kind_of_change_is_told(life: Life) -> None:
    life.take()
    old = a_quest()
    first, second, *rest = old.steps
    new = replace(
        old,
        version=old.version + 1,
        why="To know more",
        schedule=Weekdays((0, 2)),
        steps=(first, replace(second, mastery=Mastery(5, 6)), *rest[:-1], Step("more", "Read 99 pages.", 99)),
        cautions=("Sit well.",),
    )
    told = " ".join(what_changes(life.game, new))
    assert f"Version {old.version} becomes version {old.version + 1}." in told
    assert "Why: “To know more” is new." in told
    assert "New caution: Sit well." in told
    assert "Days: " in told
    assert f"Step 2: mastered by 5 of 6 days, not {second.mastery.done} of {second.mastery.of}." in told
    assert f"New step {len(old.steps)}: 99" in told
    assert f"Step {len(old.steps)} so far" in told
    assert told.endswith(PAST)


def test_it_says_where_the_player_will_stand(life: Life) -> None:
    life.take(start="3")
    old = a_quest()
    new = replace(old, version=2, steps=old.steps[1:], camps=(replace(old.camps[0], first=0, end=len(old.steps) - 1),))
    told = what_changes(life.game, new)
    assert f"You stand on step 3 of {len(old.steps)}; then on step 2 of {len(old.steps) - 1}." in told


def test_what_a_step_has_no_longer_is_told(life: Life) -> None:
    old = a_quest()
    first, *rest = old.steps
    life.take(replace(old, steps=(replace(first, tiny="One line.", schedule=Weekdays((0, 2))), *rest)))
    told, *_ = what_changes(life.game, replace(old, steps=(replace(first, tiny=""), *rest)))
    assert told == "Step 1: no tiny version any more; its days are those of the quest."


def test_another_title_is_told_only_where_it_is_the_same_quest(life: Life) -> None:
    life.take()
    new = replace(a_quest(), title="Read aloud", author="Ada")
    assert what_changes(life.game, new) == ()
    told = what_changes(life.game, new, same=True)
    assert told[:2] == (f"Title: “{a_quest().title}” becomes “Read aloud”.", "Author: “Ada” is new.")


def test_many_changes_are_counted(life: Life) -> None:
    life.take()
    old = a_quest()
    steps = tuple(Step(f"n{i}", f"Read {i} pages.", i) for i in range(1, 31))
    told = what_changes(life.game, replace(old, steps=steps, camps=(replace(old.camps[0], first=0, end=30),)))
    assert len(told) < 16
    assert any(line.startswith("And ") and line.endswith("more.") for line in told)


def test_days_of_ones_own_are_not_changed(life: Life) -> None:
    life.take()
    accepted(changing.edit(life.game, "read", ["schedule=3 a week"]))
    life.wait(8)
    told = " ".join(what_changes(life.game, replace(a_quest(), version=2, schedule=Weekdays((1,)))))
    assert "Days:" not in told
