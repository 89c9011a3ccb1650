"""Every mistake has one line: where, what was expected, what was found, the nearest right word."""

import pytest

from game.quests.mistakes import MOST_MISTAKES, Mistake, QuestFileError
from game.quests.reader import parse_quest
from tests.quests.bad_files import (
    GOOD,
    HEAD,
    LADDER,
    MANY_MISTAKES,
    MENTOR,
    MENTOR_MISTAKES,
    NO_TOML,
    ONE_MISTAKE,
)


def told(text: str | bytes) -> list[str]:
    """The mistakes of a file called q."""
    with pytest.raises(QuestFileError) as caught:
        parse_quest(text if isinstance(text, bytes) else text.encode(), "q")
    return [str(mistake).removeprefix("q:") for mistake in caught.value.mistakes]


def test_the_examples_start_from_good_files() -> None:
    for text in (GOOD, HEAD + LADDER, GOOD + MENTOR):
        parse_quest(text.encode(), "q")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    ONE_MISTAKE,
)
def test_one_mistake_has_one_line(old: str, new: str, line: str) -> None:
    assert old in GOOD
    assert told(GOOD.replace(old, new, 1)) == [line]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    MENTOR_MISTAKES,
)
def test_mentors(old: str, new: str, line: str) -> None:
    assert old in MENTOR
    assert told(GOOD + MENTOR.replace(old, new, 1)) == [line]


def test_steps_of_a_ladder_are_named_by_their_amount() -> None:
    text = HEAD + LADDER + MENTOR.replace("two", "a4").replace("five", "a10")
    assert told(text) == ['12:1: there is no step "a4"; did you mean "a3"?']


@pytest.mark.parametrize(
    ("text", "lines"),
    MANY_MISTAKES,
)
def test_all_mistakes_at_once_in_the_order_of_the_file(text: str, lines: list[str]) -> None:
    assert told(text) == lines


@pytest.mark.parametrize(
    ("text", "line"),
    NO_TOML,
)
def test_what_is_no_toml_has_one_line(text: str | bytes, line: str) -> None:
    assert told(text) == [line]


def test_a_file_of_nothing_but_mistakes_is_told_in_part_and_in_time() -> None:
    lines = told("".join(f"key{i} = 1\n" for i in range(20_000)))
    assert len(lines) == MOST_MISTAKES + 1
    assert lines[-1] == f" … and more than these {MOST_MISTAKES} mistakes"


def test_many_steps_nobody_knows_are_told_in_time() -> None:
    scenes = "".join(f"[[mentors.scenes]]\nstep = 's{i}'\n" for i in range(6000))
    assert len(told(GOOD + "[[mentors]]\n" + scenes)) == MOST_MISTAKES + 1


def test_names_and_found_texts_are_safe_to_print() -> None:
    with pytest.raises(QuestFileError) as caught:
        parse_quest(b'"\\u001b]52;c;\\u202e" = "\\u001b[2J"\nid = "\\u001b[2J"', "q\x1b[2J\n.toml")
    assert str(caught.value).replace("\n", "").isprintable()
    assert caught.value.mistakes[0].file == "q[2J .toml"


def test_a_mistake_without_a_place_is_about_the_file() -> None:
    assert str(Mistake("q.toml", 0, 0, "there is no such file")) == "q.toml: there is no such file"
    assert str(Mistake("q.toml", 3, 1, "x")) == "q.toml:3:1: x"
