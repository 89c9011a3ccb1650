"""Whatever the bytes: the only ways out are a quest file or its mistakes, each with its place.

What the reader takes can be tidied without changing what it says, and advised on; what it refuses is refused there too.
"""

from typing import Any

import pytest
import tomlkit
from hypothesis import example, given, settings
from hypothesis import strategies as st

from game.quests.advice import advise
from game.quests.formats import SCHEDULE_KEYS, TABLES, VOCABULARY
from game.quests.formatting import format_quest
from game.quests.mistakes import QuestFileError
from game.quests.reader import parse_quest
from game.quests.writing import write_quest
from game.rules.quest import Quest
from tests.quests.bad_files import GOOD, HEAD
from tests.quests.making import quests

KEYS = sorted({key for keys in TABLES.values() for key in keys})
WORDS = sorted({word for words in VOCABULARY.values() for word in words})


def judge(data: bytes) -> None:
    """Reads, and holds mistakes to their shape; tidies and advises on what can be read."""
    try:
        quest = parse_quest(data, "q.toml").quest
    except QuestFileError as error:
        mistakes = error.mistakes
    else:
        tidy = format_quest(data, "q.toml")
        assert parse_quest(tidy, "q.toml").quest == quest
        assert format_quest(tidy, "q.toml") == tidy
        assert all(str(each).isprintable() and len(str(each)) < 600 for each in advise(data, "q.toml"))
        return
    for other in (format_quest, advise):
        with pytest.raises(QuestFileError):
            other(data, "q.toml")
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


@given(st.dictionaries(st.text(max_size=4).map(lambda name: f"x_{name}"), VALUES, max_size=4))
@settings(max_examples=60)
def test_keys_of_the_writers_own_hold_anything(own: dict[str, Any]) -> None:
    text = f"{tomlkit.dumps(own)}\n"
    headed = text.startswith("[") or "\n[" in text
    judge((GOOD + text if headed else HEAD + text + GOOD.removeprefix(HEAD)).encode())


ODD = [
    *("\u00a0", "\u0085", "\u00ad", "\u0300", "\u034f", "\u115f", "\u200b", "\u200d", "\u200f", "\u2028", "\u2029"),
    *("\u202e", "\u2060", "\u2066", "\u3000", "\ufe0f", "\ufeff", "\ufffd", "\ufffe", "\uffff", "\ud7ff", "\ue000"),
    *("\U0001f468\u200d\U0001f469", "\U000e0041", "\U000f0000", "\U0010ffff", "İ", "ß", "ﬃ", "𝟗", "٣", "Ⅻ"),
]


@pytest.mark.parametrize("odd", ODD, ids=ascii)
def test_every_oddity_of_unicode_in_every_place(odd: str) -> None:
    good = f"#{odd}\n{GOOD}# {odd} #{odd}\nx_a = ['{odd}', # {odd}\n]\n"
    for text in (
        good,
        good.replace("Read every day", f"Read {odd} daily"),
        good.replace("Read two pages.", f"{odd} minutes of {odd}"),
        good.replace("id = ", f"'{odd}' = 1\nid = ", 1),
        good.replace("id = ", f'\'x_{odd}\' = """{odd}\n"""\nid = ', 1),
        good.replace("amount = 2", f"amount = {odd}"),
        good.replace('"two"', f'"{odd}"'),
        f"{odd}{good}",
        good.replace("\n", f"\n{odd}"),
        good.replace("\n", "\r\n"),
        good.replace("\n", "\r"),
    ):
        judge(text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("deep", [1, 30, 31, 32, 33, 500])
def test_however_deep(deep: int) -> None:
    for value in (
        "[" * deep + "]" * deep,
        "[\n" * deep + "# c\n" + "]" * deep,
        "{ a = " * deep + "1" + " }" * deep,
        "[{ a = " * (deep // 2) + "1" + " }]" * (deep // 2),
    ):
        judge((HEAD + f"x_deep = {value}\n" + GOOD.removeprefix(HEAD)).encode())
    judge((GOOD + f"x_{'.'.join('a' * deep)} = 1\n").encode())
    judge((GOOD + f"[x_{'.'.join('a' * deep)}]\n").encode())


@pytest.mark.parametrize(
    "number",
    ["9" * 18, "9" * 400, "0x" + "f" * 100, "1e400", "-inf", "nan", "1" * 5000, "-0", "+1", "1_000", "1e9999999"],
)
def test_however_large_a_number(number: str) -> None:
    judge(GOOD.replace("amount = 5", f"amount = {number}").encode())
    judge(GOOD.replace("amount = 5", f"amount = 5\nx_n = {number}").encode())


@pytest.mark.parametrize(
    "word",
    ["a-", "an ", "for ", "for an ", "1 ", "half an ", "not ", "you are ", "'", "weigh", "don't ", "twenty-", "x"],
)
def test_advice_is_quick_on_texts_made_to_be_slow(word: str) -> None:
    step = '[[steps]]\nid = "s{0}"\namount = {0}\ninstruction = "{1}"\ntiny = "{1}"\nadvice = "{1}"\n'
    text = (word * 200)[:198].strip() + "."
    judge((HEAD + "".join(step.format(i, text) for i in range(1, 61))).encode())
