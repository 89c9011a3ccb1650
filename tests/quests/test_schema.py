"""The schema that quest files name stands beside them, and is of one mind with the reader.

What a schema cannot say, or an editor need not know, is listed below by the reader's own line: nothing else may differ.
"""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.quests.formats import TABLES
from game.quests.mistakes import QuestFileError
from game.quests.reader import parse_quest
from game.quests.schema import NAME, is_schema, schema_text
from game.quests.writing import write_quest
from game.rules.quest import Quest
from tests.quests.bad_files import GOOD, HEAD, LADDER, MANY_MISTAKES, MENTOR, MENTOR_MISTAKES, ONE_MISTAKE
from tests.quests.making import quests

QUESTS = Path(__file__).resolve().parents[2] / "quests"
VALIDATOR = jsonschema_rs.validator_for(json.loads(schema_text()))

YES_NO = '{ kind = "yes_no" }'
PAGES = '{ kind = "count", unit = "pages", unit_one = "page" }'
STEPS = GOOD.removeprefix(HEAD)
YES_NO_STEPS = re.sub(r"amount = \d\n", "", STEPS)

GOOD_FILES = (
    GOOD,
    HEAD + LADDER,
    GOOD + MENTOR,
    HEAD.replace(PAGES, YES_NO) + YES_NO_STEPS,
    HEAD.replace(PAGES, '{ kind = "minutes" }') + STEPS,
    HEAD.replace("count", "at_most") + LADDER.replace("from = 2\nto = 10", "from = 10\nto = 0"),
    HEAD.replace(', unit_one = "page"', "") + STEPS,
    HEAD.replace('{ every = "day" }', '{ days = ["mon", "sun"] }') + STEPS,
    HEAD.replace('{ every = "day" }', '{ times = 3, per = "week" }') + STEPS,
    HEAD.replace('{ every = "day" }', "{ every_days = 365 }") + STEPS,
    HEAD.replace('{ every = "day" }', "{ month_day = 31 }") + STEPS,
    HEAD.replace('schedule = { every = "day" }\n', "schedule.month_day = 1\n") + STEPS,
    HEAD
    + 'why = ""\ncue = ""\ntags = []\ncautions = ["Ask first."]\nversion = 1000000\nx_mine = { a = 1.5 }\n'
    + STEPS,
    HEAD + f"id2 = 1\n{STEPS}".replace("id2", "x_id") + "x_note = 2026-11-22\n",
    GOOD.replace("amount = 5", "amount = 5\nmastery = { done = 10, of = 14 }"),
    GOOD.replace("amount = 5", "amount = 5\nmastery = { done = 1, of = 1, x_why = 'slow' }"),
    GOOD.replace("amount = 2", "amount = 2\ncamp = 'One'").replace("amount = 5", "amount = 1000000\ncamp = 'Two'"),
    GOOD.replace(
        "amount = 5", "amount = 5\nschedule = { times = 7, per = 'week' }\ntiny = 'One page.'\nadvice = 'Sit.'"
    ),
    GOOD + MENTOR.replace('step = "five"\n', "obstacles = []\n".replace("obstacles = []\n", "")),
    GOOD + '[[mentors]]\nname = "Noor"\nstart = "five"\nobstacles = ["tired", "no-place"]\n',
)

BEYOND = (
    # Two places compared.
    r"amounts (?:rise|fall|of an at_most)",
    r'"to" must be at (?:least "from"|most "from")',
    r"is the id of step \d+ already",
    r"the first camp starts with the first step",
    r"there is a camp .* already",
    r"there is no step",
    # TOML tells 5.0 from 5; JSON does not.
    r"must be a whole number, found \d+\.0$",
)
"""Lines of the reader for which the schema has no word."""


def refused(tree: dict[str, Any]) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(plain(tree))]


def plain(value: Any) -> Any:
    """A TOML tree as JSON has it: a date becomes a table that no key may be."""
    match value:
        case dict():
            return {key: plain(inner) for key, inner in value.items()}
        case list():
            return [plain(inner) for inner in value]
        case bool() | str() | float():
            return value if value == value and value not in (float("inf"), float("-inf")) else {"number": 1}  # noqa: PLR0124
        case int():
            return value if abs(value) < 1 << 63 else 1 << 62
        case _:
            return {"date": 1}


def told(text: str) -> list[str]:
    try:
        parse_quest(text.encode(), "q")
    except QuestFileError as error:
        return [str(mistake).removeprefix("q:") for mistake in error.mistakes]
    return []


def differ(text: str) -> list[str]:
    """What the reader says of a text, less what only the reader can say."""
    return [line for line in told(text) if not any(re.search(pattern, line) for pattern in BEYOND)]


CHANGED = [(GOOD.replace(old, new, 1), [line]) for old, new, line in ONE_MISTAKE]
CHANGED += [(GOOD + MENTOR.replace(old, new, 1), [line]) for old, new, line in MENTOR_MISTAKES]
BAD_FILES = [*CHANGED, *MANY_MISTAKES]

MORE_BAD = (
    (HEAD.replace(PAGES, YES_NO) + STEPS, "a yes_no quest has no amounts"),
    (HEAD.replace(PAGES, '{ kind = "minutes", unit = "hours" }') + STEPS, "goes with the kinds count and at_most only"),
    (
        GOOD.replace("amount = 5", "amount = 5\nmastery = { done = 3, of = 2 }"),
        '"done" must be at most "of": found 3 of 2',
    ),
    (GOOD.replace("amount = 5", "amount = 5\nmastery = { done = 10, of = 9 }"), '"done" must be at most "of"'),
    (GOOD + '[[mentors]]\nname = "   "\nstart = "two"\n', '"name" must not be empty'),
    (HEAD + 'tags = ["  "]\n' + STEPS, 'item 1 of "tags" must not be empty'),
    (
        GOOD.replace("amount = 5", "amount = 5\ntiny = 'Read {amount}.'"),
        "can stand in the instruction of a [ladder] only",
    ),
    (
        HEAD + STEPS + "[[mentors]]\nname = 'A'\nstart = 'two'\nobstacles = ['rain']\n",
        '"obstacles" must be one of tired',
    ),
    (HEAD.replace('"day" }', '"day", days = ["mon"] }') + STEPS, "does not go with the key before it"),
    (HEAD + "x = 1\n" + STEPS, 'unknown key "x"'),
)


def test_the_schema_is_the_one_the_format_models_make() -> None:
    """To renew it: undaunted quest schema quests."""
    assert (QUESTS / NAME).read_text(encoding="utf-8") == schema_text()


def test_every_bundled_quest_names_it_and_passes() -> None:
    for path in QUESTS.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"#:schema ./{NAME}\n")
        assert not refused(tomllib.loads(text))


def test_there_are_files_enough() -> None:
    assert len(GOOD_FILES) + len(BAD_FILES) + len(MORE_BAD) >= 60
    assert len(set(GOOD_FILES) | {text for text, _ in BAD_FILES}) > 100


@pytest.mark.parametrize("text", GOOD_FILES)
def test_what_the_reader_takes_the_schema_takes(text: str) -> None:
    assert not told(text)
    assert not refused(tomllib.loads(text))


@pytest.mark.parametrize(("text", "lines"), BAD_FILES)
def test_what_the_reader_refuses_the_schema_refuses(text: str, lines: list[str]) -> None:
    assert told(text) == lines
    assert bool(refused(tomllib.loads(text))) == bool(differ(text))


@pytest.mark.parametrize(("text", "line"), MORE_BAD)
def test_more_that_both_refuse(text: str, line: str) -> None:
    assert any(line in each for each in told(text))
    assert refused(tomllib.loads(text))


def test_every_line_the_schema_has_no_word_for_is_met() -> None:
    """The list holds nothing that is not needed."""
    lines = [line for _, each in BAD_FILES for line in each] + told(GOOD.replace("amount = 5", "amount = 5.0"))
    for pattern in BEYOND:
        assert any(re.search(pattern, line) for line in lines), pattern


@given(quests(), st.data())
@settings(max_examples=50)
def test_both_take_a_written_quest_and_judge_a_changed_one_alike(quest: Quest, data: st.DataObject) -> None:
    text = write_quest(quest)
    assert not refused(tomllib.loads(text))
    lines = [line for line in text.split("\n") if line]
    at = data.draw(st.integers(0, len(lines) - 1))
    other = data.draw(st.sampled_from(["", "0", "999", '""', '"a b"', "[]", "true"]))
    lines[at] = f"{lines[at].partition(' = ')[0]} = {other}" if other and " = " in lines[at] else ""
    changed = "\n".join(lines)
    try:
        tree = tomllib.loads(changed)
    except tomllib.TOMLDecodeError:
        return
    if not told(changed):
        assert not refused(tree)
    elif differ(changed):
        assert refused(tree)


def test_an_editor_finds_help_and_examples_at_every_key() -> None:
    schema = json.loads(schema_text())
    step = schema["properties"]["steps"]["items"]
    assert list(schema["properties"]) == list(TABLES[()])
    assert list(step["properties"]) == list(TABLES[("steps",)])
    for table in (schema, step, schema["properties"]["mentors"]["items"]):
        for key, value in table["properties"].items():
            assert value["description"], key
    assert step["properties"]["instruction"]["examples"] == ["Run one minute, then walk home."]
    assert "$ref" not in schema_text()
    assert "$defs" not in schema


def test_the_examples_are_good() -> None:
    def each(part: Any) -> Any:
        if isinstance(part, dict):
            yield from ((example, part) for example in part.get("examples", []))
            for inner in part.values():
                yield from each(inner)
        elif isinstance(part, list):
            for inner in part:
                yield from each(inner)

    found = list(each(json.loads(schema_text())))
    assert len(found) > 15
    for example, part in found:
        assert jsonschema_rs.validator_for(part).is_valid(example), example


@pytest.mark.parametrize(
    ("data", "ours"),
    [
        (schema_text().encode(), True),
        (b"{}", False),
        (b"[]", False),
        (b"\xff", False),
        (b"[" * 100_000, False),
    ],
)
def test_a_schema_of_ours_is_known(data: bytes, ours: bool) -> None:
    assert is_schema(data) is ours
