"""Whatever the bytes: the only ways out of the reader are a quest file or its mistakes, each with its place."""

from typing import Any

import pytest
import tomlkit
from hypothesis import example, given, settings
from hypothesis import strategies as st

from game.quests.formats import SCHEDULE_KEYS, TABLES, VOCABULARY
from game.quests.mistakes import QuestFileError
from game.quests.reader import parse_quest
from game.quests.writing import write_quest
from game.rules.quest import Quest
from tests.quests.making import quests

KEYS = sorted({key for keys in TABLES.values() for key in keys})
WORDS = sorted({word for words in VOCABULARY.values() for word in words})


def judge(data: bytes) -> None:
    """Reads, and holds mistakes to their shape."""
    try:
        parse_quest(data, "q.toml")
    except QuestFileError as error:
        mistakes = error.mistakes
    else:
        return
    assert mistakes
    assert list(mistakes) == sorted(mistakes, key=lambda m: (not m.line, m.line, m.column))
    assert len(set(mistakes)) == len(mistakes)
    for mistake in mistakes:
        assert str(mistake).isprintable()
        assert len(str(mistake)) < 400
        assert 0 <= mistake.line <= data.count(b"\n") + 1
        assert bool(mistake.line) == bool(mistake.column)


@given(st.binary(max_size=300))
@example(b"\xef\xbb\xbf")
@example(b"\xef\xbb\xbf\xff")
@example(b"a=\r1")
@example(b"\x00")
def test_bytes(data: bytes) -> None:
    judge(data)


@given(st.text(st.sampled_from("\"'\\[]{}.=,#\n ab1-_:TZ+\r\tu0é") | st.characters(codec="utf-8"), max_size=200))
def test_texts(text: str) -> None:
    judge(text.encode())


SCALARS = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(["all", "a1", "one", "One", "{amount}", "", " ", "\x1b[2J"]),
    st.text(max_size=8),
    st.integers(-2, 20),
    st.integers(),
    st.booleans(),
    st.floats(),
    st.dates(),
    st.times(),
)
KEY = st.sampled_from(KEYS) | st.sampled_from([*SCHEDULE_KEYS, "x_mine", "step", "Title"]) | st.text(max_size=5)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEY, inner, max_size=5), max_leaves=20
)


def table(name: tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
    """A table with mostly the right keys, and anything in them."""
    inner = dict.fromkeys(TABLES[name], VALUES)
    for key in TABLES[name]:
        if (*name, key) in TABLES:
            rows = table((*name, key))
            inner[key] = st.one_of(st.lists(rows, max_size=3), rows, VALUES)
    return st.fixed_dictionaries({}, optional=inner)


@given(table(()) | st.dictionaries(KEY, VALUES, max_size=8))
@settings(max_examples=300)
def test_trees_with_the_right_keys(tree: dict[str, Any]) -> None:
    judge(tomlkit.dumps(tree).encode())


@given(quests(), st.data())
def test_a_good_file_with_a_line_changed(quest: Quest, data: st.DataObject) -> None:
    lines = write_quest(quest).split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    way = data.draw(st.sampled_from(["drop", "double", "cut", "swap"]))
    line = lines[at]
    new = {"drop": [], "double": [line, line], "cut": [line[: len(line) // 2]], "swap": [lines[0], line]}[way]
    judge("\n".join([*lines[:at], *new, *lines[at + 1 :]]).encode())


@given(quests(), st.data())
def test_a_good_file_with_a_byte_changed(quest: Quest, data: st.DataObject) -> None:
    text = bytearray(write_quest(quest).encode())
    text[data.draw(st.integers(0, len(text) - 1))] = data.draw(st.integers(0, 255))
    judge(bytes(text))


@pytest.mark.parametrize(
    "fill", [b"[", b"{a=", b'"', b"'''", b"a.", b"\\", b"#", b"\n", b"[[steps]]\n", b"\xff", b"9", b"a=", b"="]
)
@pytest.mark.parametrize("start", [b"", b"a = ", b'a = "', b"a = [", b"[[steps]]\nid = "])
def test_the_largest_files_there_can_be(start: bytes, fill: bytes) -> None:
    judge((start + fill * (256 * 1024))[: 256 * 1024])
