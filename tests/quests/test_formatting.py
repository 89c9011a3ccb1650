"""`quest fmt`: order and space change, what is said does not, and no comment is lost."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.quests.formatting import Unformattable, format_quest, tidied
from game.quests.mistakes import QuestFileError
from game.quests.reader import parse_quest
from game.quests.statements import comments
from game.quests.writing import write_quest
from game.rules.quest import Quest
from tests.quests.making import quests

QUESTS = Path(__file__).resolve().parents[2] / "quests"

MESSY = """\
# What this is for: a quest for two.

# where
[measure]   # how it is judged
unit='pages'
kind = "count"  # by hand
[[mentors]]
start="a"
name = "Iris"
[[steps]]
# easy
instruction = 'Read two pages.'
amount=2
# what it is called
"id" = "a" # short
[[mentors.scenes]] # one
text = "x"
on = "missed"
[[steps]]
mastery.of = 4
id = "b"
instruction = "Read five."
mastery.done = 3
amount = 5

# the end
"""
TIDY = """\
# What this is for: a quest for two.

# where
[measure]  # how it is judged
kind = "count"  # by hand
unit = 'pages'

[[steps]]
# what it is called
id = "a"  # short
amount = 2
# easy
instruction = 'Read two pages.'

[[steps]]
id = "b"
amount = 5
instruction = "Read five."
mastery.done = 3
mastery.of = 4

[[mentors]]
name = "Iris"
start = "a"

[[mentors.scenes]]  # one
on = "missed"
text = "x"

# the end
"""
TOP = 'format = 1\nid = "two"\ntitle = "Two"\nschedule = { every = "day" }\n'


def fmt(text: str) -> str:
    return format_quest(text.encode(), "q").decode()


def test_keys_and_tables_come_in_the_order_of_the_reference() -> None:
    assert fmt(TOP + MESSY.removeprefix("# What this is for: a quest for two.\n")) == TOP + TIDY.removeprefix(
        "# What this is for: a quest for two.\n"
    )
    assert fmt("# What this is for: a quest for two.\n\n" + TOP + "\n" + MESSY.split("\n", 2)[2]).startswith(
        f"# What this is for: a quest for two.\n\n{TOP}\n# where\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title=  'x'\n\n\n\nid = 1", "id = 1\ntitle = 'x'\n"),
        ("#:schema ./s\ntitle = 1\n# of the id\nid = 2", "#:schema ./s\n# of the id\nid = 2\ntitle = 1\n"),
        ("# head\n\n# of id\nid = 1\nformat = 1", "# head\n\nformat = 1\n# of id\nid = 1\n"),
        ("id = 1\n# below id\n\nformat = 1", "format = 1\nid = 1\n# below id\n"),
        ("id = 1\n\n# alone\n\nformat = 1\n", "# alone\n\nformat = 1\nid = 1\n"),
        ("tags = [ 'a','b' , ]", "tags = ['a', 'b']\n"),
        ("tags = []", "tags = []\n"),
        ("tags = [\n]", "tags = []\n"),
        ("tags = [\n'a'\n]", "tags = [\n  'a',\n]\n"),
        (
            "tags = [ # one\n'a' # two\n, # three\n# four\n'bcd', # five\n# six\n] # seven",
            "tags = [\n  # one\n  'a',  # two\n  # three\n  # four\n  'bcd',  # five\n  # six\n]  # seven\n",
        ),
        ("tags = ['a', # x\n'bcd'] # y", "tags = [\n  'a',  # x\n  'bcd',\n]  # y\n"),
        ("tags = ['a', # x\n'bcd' # z\n] # y", "tags = [\n  'a',    # x\n  'bcd',  # z\n]         # y\n"),
        ("schedule={per='week',times=3}", "schedule = { times = 3, per = 'week' }\n"),
        ("schedule={}", "schedule = {}\n"),
        ("x_a = [[1,2],[3]]", "x_a = [[1, 2], [3]]\n"),
        ("x_a = [[1,2],\n[3 # c\n]]", "x_a = [\n  [1, 2],\n  [\n    3,  # c\n  ],\n]\n"),
        ("x_a = [[1, # c\n2], 3]", "x_a = [\n  [\n    1,  # c\n    2,\n  ],\n  3,\n]\n"),
        ("x_a = {b = [1,\n2 # two\n]}", "x_a = {b = [1,\n2 # two\n]}\n"),
        ("x_b.c = 1\nx_a = 1\nx_b.d = 2\nid = 3", "id = 3\nx_b.c = 1\nx_a = 1\nx_b.d = 2\n"),
        ("why = '''\n # no comment\n'''\nid = 1", "id = 1\nwhy = '''\n # no comment\n'''\n"),
        ('why = "# no comment" # one', 'why = "# no comment"  # one\n'),
        ("x_d = 2026-11-22 07:00:00 # a day", "x_d = 2026-11-22 07:00:00  # a day\n"),
        (f"cautions = ['{'x' * 110}']", f"cautions = [\n  '{'x' * 110}',\n]\n"),
        ("id = 1 # a\ntitle = 12 # b", "id = 1      # a\ntitle = 12  # b\n"),
        ("id = 'xxxx' # a\nwhy = '走る' # b", "id = 'xxxx'   # a\nwhy = '走る'  # b\n"),
        ("[x_a.b]\nc = 1\n[[steps]]\n[x_a]\nd = 1", "[[steps]]\n\n[x_a.b]\nc = 1\n\n[x_a]\nd = 1\n"),
        (
            "[[steps]]\n# of the heading\n\nid = 1\n[steps.x_own]\n",
            "[[steps]]\n# of the heading\n\nid = 1\n\n[steps.x_own]\n",
        ),
        ('"sp ace" = 1\n"x_y" = 2', '"sp ace" = 1\nx_y = 2\n'),
    ],
)
def test_how_a_text_is_tidied(before: str, after: str) -> None:
    assert tidied(before) == after
    assert tidied(after) == after


UNITS = re.compile(r"(?:[a-z_]+ = \[\n(?:  .*\n)+\]|.+)\n")
COMMENT = st.text("ab #\"'[]{}=,.é\u3000", max_size=8).map(lambda text: f"# {text}".rstrip(" "))


@st.composite
def messed(draw: st.DrawFn) -> tuple[str, Quest, Counter[str]]:
    """A good file in disorder (keys mixed within their table, spaces and blank lines anywhere), and what was noted."""
    quest = draw(quests())
    blocks: list[list[str]] = [[]]
    for unit in UNITS.findall(write_quest(quest)):
        if unit.startswith("["):
            blocks.append([])
        if not unit.startswith("#"):
            blocks[-1].append(unit)
    text, noted = "", []
    for block in blocks:
        heading = block[0].startswith("[")
        for unit in [*block[:heading], *draw(st.permutations(block[heading:]))]:
            above, after = draw(st.none() | COMMENT), draw(st.none() | COMMENT)
            noted += [each for each in (above, after) if each is not None]
            text += "\n" * draw(st.integers(0, 2)) + ("" if above is None else above + draw(st.sampled_from("\n \t")))
            text += "\n" * draw(st.integers(0 if text.endswith("\n") or not text else 1, 2))
            text += unit.replace(" = ", draw(st.sampled_from([" = ", "=", "  =\t"])), 1).rstrip("\n")
            text += "\n" if after is None else f" {after}\n"
    end = draw(COMMENT)
    return f"{text}{end}", quest, Counter([*noted, end])


@given(messed())
@settings(max_examples=25)
def test_what_is_said_and_every_comment_stay(made: tuple[str, Quest, Counter[str]]) -> None:
    text, quest, noted = made
    tidy = fmt(text)
    assert parse_quest(tidy.encode(), "q").quest == parse_quest(text.encode(), "q").quest == quest
    assert fmt(tidy) == tidy
    assert "\n\n\n" not in tidy
    assert Counter(comments(tidy)) == Counter(comments(text)) == noted


@given(quests())
@settings(max_examples=20)
def test_what_the_game_writes_is_tidy_already(quest: Quest) -> None:
    text = write_quest(quest, "./quest.schema.json")
    assert fmt(text) == text


@pytest.mark.parametrize("path", sorted(QUESTS.glob("*.toml")), ids=lambda path: path.stem)
def test_the_bundled_quests_are_tidy(path: Path) -> None:
    assert format_quest(path.read_bytes(), path.name) == path.read_bytes()


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    data = ("\ufeff" + TOP + MESSY[38:]).replace("\n", "\r\n").encode()
    tidy = format_quest(data, "q")
    assert tidy.startswith(b"\xef\xbb\xbfformat")
    assert tidy.count(b"\r\n") == tidy.count(b"\n") > 20
    assert format_quest(tidy, "q") == tidy


def test_a_file_with_mistakes_is_told_and_not_tidied() -> None:
    with pytest.raises(QuestFileError, match='missing key "measure"'):
        fmt(TOP)


def test_a_file_that_would_change_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the cause may be: what comes out is held against what went in."""
    monkeypatch.setattr("game.quests.formatting.tidied", lambda text: text.replace("# the end", ""))
    with pytest.raises(Unformattable):
        fmt(TOP + MESSY)
