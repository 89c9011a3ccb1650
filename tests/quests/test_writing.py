"""What is written reads back to the same quest; what no file can say is refused."""

import tomllib

import pytest
from hypothesis import given

from game.quests.mistakes import QuestFileError
from game.quests.reader import parse_quest
from game.quests.writing import Unsayable, write_quest
from game.rules.ladder import camps, ladder_steps
from game.rules.quest import EVERY_DAY, Measure, MeasureKind, Quest, Step
from game.rules.values import replace
from tests.quests.making import quests

PAGES = Measure(MeasureKind.COUNT, "pages", "page")
STEPS = (Step("two", "Read two pages.", 2), Step("five", "Read five pages.", 5))
READ = Quest("read-daily", "Read every day", PAGES, EVERY_DAY, STEPS, camps(2))


@given(quests())
def test_what_is_written_reads_back_the_same(quest: Quest) -> None:
    assert parse_quest(write_quest(quest).encode(), "x.toml").quest == quest


def test_a_file_is_laid_out_for_people() -> None:
    assert write_quest(replace(READ, cue="After supper"), "./quest.schema.json") == (
        """\
#:schema ./quest.schema.json
# A quest of Undaunted. Change what you like but for the ids: your entries hold on to them.
format = 1
id = "read-daily"
title = "Read every day"
# why = "To feel light on the stairs again"

schedule = { every = "day" }
# Or { every = "day" }, { days = ["mon", "thu"] }, { times = 3, per = "week" },
# { every_days = 2 }, { month_day = 31 }.
measure = { kind = "count", unit = "pages", unit_one = "page" }

cue = "After supper"
# plan_b = "If it rains: the stairs, ten minutes"
# tiny = "Shoes on, out of the door"

# The steps, from the easiest to the goal.
[[steps]]
id = "two"
amount = 2
instruction = "Read two pages."

[[steps]]
id = "five"
amount = 5
instruction = "Read five pages."
"""
    )


@pytest.mark.parametrize(
    ("first", "last", "instruction"),
    [
        (1, 30, "Read {amount}, then 1 page more."),
        (5, 5, "Read {amount}."),
        (5, 5, "x" * 192 + "{amount}"),
        (5, 5, "x" * 193 + "5 pages"),
        (1, 2, "{amount}{amount} and {amount}"),
        (0, 3, "Read {amount}."),
        (1000, 2000, "1,000 pages less {amount}"),
    ],
)
def test_the_words_of_a_ladder_are_found_again(first: int, last: int, instruction: str) -> None:
    steps = ladder_steps(PAGES, first, last, instruction)
    quest = replace(READ, steps=steps, camps=camps(len(steps)), baseline=first)
    text = write_quest(quest)
    assert "ladder" in tomllib.loads(text)
    assert parse_quest(text.encode(), "x").quest == quest


def test_texts_and_numbers_a_file_does_not_allow_are_told_with_their_place() -> None:
    with pytest.raises(QuestFileError) as caught:
        write_quest(replace(READ, title="x" * 61))
    assert str(caught.value) == 'read-daily.toml:4:1: "title" may have 60 characters, found 61'


@pytest.mark.parametrize(
    "quest",
    [
        replace(READ, baseline=2),
        replace(READ, title=" not clean\x1b "),
        replace(READ, steps=(replace(STEPS[0], bridge=True), STEPS[1])),
        replace(READ, tiny="Open the book"),
    ],
)
def test_what_no_file_can_say_is_refused(quest: Quest) -> None:
    with pytest.raises(Unsayable):
        write_quest(quest)
