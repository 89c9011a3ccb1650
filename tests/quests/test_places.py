"""Every key and list item of any TOML text has its place."""

import time
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
import tomlkit
from hypothesis import example, given
from hypothesis import strategies as st

from game.quests.places import DEEPEST, Path, normal, places, tangled

TEXT = '''\
# a comment with [brackets] = and "quotes
top = 1
"quoted key" = [ "a", # comment ] with "
  'b#', [3, { x = 1, "y" = [ ] }],
]
many = """
[not.a.header]
key = "no" \\""" still inside""""
lit = \'\'\'
[[steps]]
\'\'\'\'\'
dotted . "in.side".deep = 1979-05-27 07:32:00 # [x]
inline = { a = 1, b.c = { d = "}" }, e = [ { f = 1 }, { g = 2 } ] }

[[steps]]
id = "one"
  [steps.mastery]
  done = 3

[[ steps ]]
mastery = { done = 2, of = 3 }
[steps."a\\u0062c".x]
y = 1
[[steps.scenes]]
on = 1
[[steps.scenes]]
  on = 2

[after.it]
z.z = 1
'''


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("top",), (2, 1)),
        (("quoted key",), (3, 1)),
        (("quoted key", 0), (3, 18)),
        (("quoted key", 1), (4, 3)),
        (("quoted key", 2), (4, 9)),
        (("quoted key", 2, 1), (4, 13)),
        (("quoted key", 2, 1, "y"), (4, 22)),
        (("many",), (6, 1)),
        (("lit",), (9, 1)),
        (("dotted", "in.side", "deep"), (12, 20)),
        (("inline", "b", "c", "d"), (13, 27)),
        (("inline", "e", 1, "g"), (13, 57)),
        (("steps",), (15, 3)),
        (("steps", 0), (15, 3)),
        (("steps", 0, "mastery"), (17, 10)),
        (("steps", 0, "mastery", "done"), (18, 3)),
        (("steps", 1), (20, 4)),
        (("steps", 1, "mastery", "of"), (21, 23)),
        (("steps", 1, "abc", "x", "y"), (23, 1)),
        (("steps", 1, "scenes", 0, "on"), (25, 1)),
        (("steps", 1, "scenes", 1, "on"), (27, 3)),
        (("after", "it", "z", "z"), (30, 3)),
        (("steps", 1, "amount"), (20, 4)),
        (("steps", 9, "amount"), (15, 3)),
        (("nowhere", 3), (1, 1)),
        ((), (1, 1)),
    ],
)
def test_places_of_a_text_with_everything_in_it(path: Path, place: tuple[int, int]) -> None:
    tomllib.loads(TEXT)
    assert places(TEXT).at(path) == place


def test_carriage_returns_and_wide_characters_count_as_one_column() -> None:
    assert places(normal('a = 1\r\nb = ["走", 2]\r\n')).at(("b", 1)) == (2, 11)


def paths(tree: Any, path: Path = ()) -> Iterator[Path]:
    """Every path in a tree."""
    if isinstance(tree, dict | list):
        for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
            yield (*path, key)
            yield from paths(value, (*path, key))


def assert_all_placed(text: str) -> None:
    """Each path has its own place, and what stands there is that key or the item's value."""
    tree = tomllib.loads(text)
    text = normal(text)
    found, lines = places(text), text.split("\n")
    assert set(paths(tree)) <= set(found.offsets)
    for path in paths(tree):
        line, column = found.at(path)
        rest = lines[line - 1][column - 1 :]
        assert rest.strip()
        if isinstance(path[-1], str):
            key = str(path[-1])
            assert rest.startswith(key) or rest[0] in "\"'"


KEYS = st.sampled_from(["a", "b-1", "steps", "é ü", 'q"uote', "dot.ted", "", "#", "[x]"]) | st.text(max_size=4)
SCALARS = (
    st.booleans()
    | st.integers(-(2**40), 2**40)
    | st.floats(allow_nan=False)
    | st.text(max_size=12)
    | st.sampled_from(["]", "}", "#", '"""', "'''", "\\", 'a = "b"', "[[steps]]\nx = 1\n"])
    | st.dates()
    | st.datetimes(timezones=st.none())
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=12
)
TREES = st.dictionaries(KEYS, VALUES | st.lists(st.dictionaries(KEYS, VALUES, max_size=3), max_size=3), max_size=5)


@given(TREES)
def test_what_tomlkit_writes_is_placed(tree: dict[str, Any]) -> None:
    assert_all_placed(tomlkit.dumps(tree))


SIGNS = "\n\n\n[]{}.,=='\"# ab1"
LINES = ("x = 1\n", "[a]\n", "[[b]]\n", "[a.b]\n", "[[b.c]]\n", "# c\n", "\r\n", 'e = """m\n"""\n')
PARTS = ("c.d", "1.5", "1979-05-27", '"""', "'''", "\\", "k = [", "k2 = {", "]\n", "}\n", ' = "s"\n', " = 'l'\n")
PIECES = st.sampled_from([*SIGNS, *LINES, *PARTS])


@given(st.lists(PIECES, max_size=30).map("".join))
@example('a = """"""\nb = """"x""""\nc = \'\'\'\'y\'\'\'\'\n')
@example("a = [[[]], [], {}]\nb = {}\n")
def test_whatever_tomllib_accepts_is_placed_and_the_rest_does_no_harm(text: str) -> None:
    try:
        tomllib.loads(text)
    except ValueError:
        places(text)
    else:
        assert_all_placed(text)


@given(st.text(st.sampled_from("\"'\\[]{}.=,#\n a")) | st.text())
def test_no_text_stops_the_walk(text: str) -> None:
    places(text).at(("a", 0))
    tangled(text)


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("a = " + "[" * DEEPEST + "]" * DEEPEST, None),
        ("a = " + "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), 4 + DEEPEST),
        ("a = " + "{a=" * 50 + "1" + "}" * 50, 4 + 3 * DEEPEST),
        (".".join(["a"] * DEEPEST) + " = 1", None),
        (".".join(["a"] * (DEEPEST + 1)) + " = 1", 2 * DEEPEST - 1),
        ("[" + " . ".join(["'a'"] * 50) + "]", 6 * DEEPEST - 1),
        ('a = "' + "[" * 99 + "." * 99 + '"', None),
        ('a = """' + '\n[{"" \\"' * 99 + '"""', None),
        ("a = '''" + "\n[{.'" * 99 + "'''", None),
        ("# " + "[" * 99 + "." * 99, None),
        ("a = [" + "1.5, " * 99 + "]", None),
        ("a = 1.5\n" * 99, None),
        ("[[a]]\n[a.b]\n" * 99, None),
    ],
)
def test_what_is_too_deep(text: str, offset: int | None) -> None:
    assert tangled(text) == offset


@pytest.mark.parametrize(
    "piece",
    [
        '"',
        "'",
        '"""',
        "'''",
        '\\"',
        '\\"""',
        '""',
        "[",
        "{",
        ".",
        "a.",
        "#",
        "#\n",
        "\n",
        "a=1\n",
        "[[a]]\n",
        '"\\',
        "''\\'",
        "= ",
    ],
)
@pytest.mark.parametrize("start", ["", 'a = """', 'a = "', "a = [", "a = '''"])
def test_the_time_it_takes_grows_with_the_text_and_no_faster(piece: str, start: str) -> None:
    text = start + piece * (256 * 1024 // len(piece))
    began = time.process_time()
    if tangled(text) is None:
        places(text)
    assert time.process_time() - began < 5
