"""Advice on quest files: each rule has a file that draws it and one that does not, and no advice is a mistake."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings

from game.quests.advice import MOST_ADVICE, Advice, advise
from game.quests.advice_texts import RISKY
from game.quests.advising import RULES
from game.quests.mistakes import QuestFileError
from game.quests.writing import write_quest
from game.rules.quest import Quest
from tests.quests.making import quests

CLONE = Path(__file__).resolve().parents[2]
FILES = sorted((CLONE / "quests").glob("*.toml"))

GOOD = """\
format = 1
id = "draw-daily"
title = "Draw from life"
why = "To look at things properly"
tags = ["drawing"]
schedule = { days = ["mon", "tue", "wed", "thu", "fri"] }
measure = { kind = "minutes" }
cue = "After the first coffee"
plan_b = "If there is no time: the bus stop"
tiny = "Draw one line."

[[steps]]
id = "two"
amount = 2
instruction = "Draw a cup."
mastery = { done = 2, of = 3 }

[[steps]]
id = "three"
amount = 3
instruction = "Draw a cup and a spoon."

[[mentors]]
name = "Noor"
start = "two"
obstacles = ["busy"]
[[mentors.scenes]]
on = "missed"
text = "Noor left the pad shut for four days."
[[mentors.scenes]]
on = "comeback"
text = "On Thursday she drew the cup again."

[[mentors]]
name = "Ole"
start = "three"
obstacles = ["tired"]
[[mentors.scenes]]
on = "missed"
text = "I fell asleep over it."
[[mentors.scenes]]
on = "comeback"
text = "Next day I sat up."
"""
LADDER = re.sub(
    r"\[\[steps\]\].*?(?=\[\[mentors)",
    '[ladder]\nfrom = 2\nto = 3\ninstruction = "Draw for {amount}."\n\n',
    GOOD.replace('start = "two"', 'start = "a2"').replace('start = "three"', 'start = "a3"'),
    flags=re.DOTALL,
)
YES_NO = re.sub(r"amount = .\n", "", GOOD).replace('"minutes"', '"yes_no"')


def advice_on(text: str) -> tuple[Advice, ...]:
    return advise(text.encode(), "q")


def briefly(text: str) -> list[str]:
    return [f"{each.line}:{each.column} {each.code}: {each.text}" for each in advice_on(text)]


def changed(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def steps(number: int) -> str:
    """A yes/no quest of so many steps."""
    made = "".join(f'[[steps]]\nid = "s{i}"\ninstruction = "Draw {i} cups."\n' for i in range(number))
    text = re.sub(r"\[\[steps\]\].*?(?=\[\[mentors)", lambda _: made, YES_NO, flags=re.DOTALL)
    return text.replace('start = "two"', 'start = "s0"').replace('start = "three"', 'start = "s1"')


def test_a_kind_ladder_needs_no_advice() -> None:
    assert [briefly(text) for text in (GOOD, LADDER, YES_NO, steps(7))] == [[], [], [], []]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_bundled_quests_need_none(path: Path) -> None:
    assert not advise(path.read_bytes(), path.name)


@pytest.mark.parametrize(
    ("base", "changes", "lines"),
    [
        # the first step
        (
            GOOD,
            [("amount = 2", "amount = 15"), ("amount = 3", "amount = 20")],
            ["14:1 first-step: the first step asks for 15 minutes; 5 minutes or less is a small one"],
        ),
        (
            LADDER,
            [("from = 2", "from = 8"), ("to = 3", "to = 10"), ('"a2"', '"a8"'), ('"a3"', '"a10"')],
            ["13:1 first-step: the first step asks for 8 minutes; 5 minutes or less is a small one"],
        ),
        (
            GOOD,
            [
                ('kind = "minutes"', 'kind = "count", unit = "pages"'),
                ("amount = 2", "amount = 10"),
                ("amount = 3", "amount = 12"),
            ],
            ["14:1 first-step: the first step asks for 10 pages; 5 pages or less is a small one"],
        ),
        (
            YES_NO,
            [("Draw a cup.", "Draw for half an hour.")],
            ["14:1 first-step: the first step lasts 30 minutes; begin with ten or less"],
        ),
        (
            GOOD,
            [("amount = 2", 'amount = 2\nschedule = { every = "day" }')],
            ["15:1 first-step: the first step asks for more days than the quest as a whole"],
        ),
        (GOOD, [('kind = "minutes"', 'kind = "count", unit = "birds"'), ("amount = 3", "amount = 300")], None),
        # tiny versions
        (GOOD, [('tiny = "Draw one line."\n', "")], ["0:0 tiny: no step has a tiny version"]),
        (
            GOOD,
            [('tiny = "Draw one line."\n', ""), ("amount = 2", 'amount = 2\ntiny = "A dot."')],
            ["18:3 tiny: no tiny version on step 2"],
        ),
        (
            GOOD,
            [("Draw one line.", "Draw for five minutes.")],
            ["10:1 tiny: this tiny version names 5 minutes"],
        ),
        (
            GOOD,
            [("amount = 3", 'amount = 3\ntiny = "Draw an hour."'), ('on = "missed"', 'on = "missed"')],
            ["21:1 tiny: this tiny version names 60 minutes"],
        ),
        # jumps and amounts
        (
            GOOD,
            [("amount = 3", "amount = 12")],
            ["20:1 jump: from 2 to 12 minutes is a wide step; between them lie 3, 5, 8 and 10"],
        ),
        (GOOD, [("amount = 2", "amount = 5"), ("amount = 3", "amount = 8")], []),
        (
            GOOD,
            [("amount = 3", "amount = 5")],
            ["20:1 jump: from 2 to 5 minutes is a wide step; between them lies 3"],
        ),
        (
            GOOD,
            [("amount = 3", "amount = 1000")],
            ["20:1 jump: from 2 to 1,000 minutes is a wide step; between them lie 3, 5, 8, 10, 12, 15 …"],
        ),
        (
            GOOD,
            [("Draw a cup.", "Five minutes: draw a cup.")],
            ["15:1 amount: this names 5, and the step's amount is 2"],
        ),
        (GOOD, [("Draw a cup.", "Two minutes: draw a cup.")], []),
        # camps
        (
            steps(8),
            [('s0"\n', 's0"\ncamp = "All"\n')],
            ["14:1 camp: a camp of 8 steps is more than 7; name another camp in it"],
        ),
        (
            steps(12),
            [('s0"\n', 's0"\ncamp = "All"\n')],
            ["14:1 camp: a camp of 12 steps is a long way without a summit in sight; name another camp in it"],
        ),
        # more
        (YES_NO, [("Draw a cup and a spoon.", "draw a cup")], ["19:1 further: step 2 asks for no more than step 1"]),
        (
            YES_NO,
            [('Draw a cup and a spoon."', 'Draw a cup."\nschedule = { every = "day" }')],
            [],
        ),
        # windows
        (
            GOOD,
            [("done = 2, of = 3", "done = 3, of = 3")],
            ["16:1 window: 3 of 3 is all or nothing; 3 of 4 has room for a missed day"],
        ),
        (
            GOOD,
            [("done = 2, of = 3", "done = 5, of = 7")],
            ["16:1 window: the first step asks for 5 done days before anything moves; 2 or 3 are a start"],
        ),
        (GOOD, [("done = 2, of = 3", "done = 1, of = 1")], []),
        (
            GOOD,
            [('{ days = ["mon", "tue", "wed", "thu", "fri"] }', '{ times = 7, per = "week" }')],
            ['6:1 window: 7 a week is every day without saying so; { every = "day" } counts single days'],
        ),
        # far
        (
            GOOD,
            [('{ days = ["mon", "tue", "wed", "thu", "fri"] }', "{ month_day = 1 }")],
            ["18:3 far: step 2 takes 13 weeks at the quickest; fewer done days bring the next one nearer"],
        ),
        (steps(100), [], ["0:0 far: 100 steps take 60 weeks at the quickest; two quests make two summits"]),
        # mentors
        (GOOD[: GOOD.index("[[mentors]]")], [], ["0:0 mentors: no mentor so far"]),
        (GOOD[: GOOD.rindex("[[mentors]]")], [], ["23:3 mentors: one mentor so far"]),
        (
            GOOD,
            [('start = "three"', 'start = "two"'), ('["tired"]', '["busy"]')],
            ['36:1 mentors: "Noor" and "Ole" began on the same step and met the same things'],
        ),
        (GOOD, [('on = "missed"', 'on = "step"')], ['24:1 falls: "Noor" has no scene on "missed"']),
        (
            GOOD[: GOOD.rindex("[[mentors.scenes]]")],
            [('on = "missed"\ntext = "I', 'on = "step"\ntext = "I')],
            ['35:1 falls: "Ole" has no scene on "missed" and "comeback"'],
        ),
        # cautions
        (
            GOOD,
            [('"drawing"', '"running"')],
            ["0:0 caution: this speaks of moving and has no cautions: say who should ask first, and when to stop"],
        ),
        (
            GOOD,
            [("Draw a cup.", "Draw before lights out.")],
            ["0:0 caution: this speaks of sleep and has no cautions: say who should ask first, and when to stop"],
        ),
        (GOOD, [('"drawing"]', '"running"]\ncautions = ["Ask a doctor first."]')], []),
        # what no ladder should ask
        (
            YES_NO,
            [("Draw a cup.", "Weigh myself.")],
            ['14:1 no-ladder: "Weigh": please make no ladder of this; ask somebody who knows you, such as a doctor'],
        ),
        (
            GOOD,
            [
                ("Draw from life", "Stay under a limit"),
                ('kind = "minutes"', 'kind = "count", unit = "calories"'),
                ('"drawing"]', '"x"]\ncautions = ["Ask a doctor first."]'),
            ],
            ['8:29 no-ladder: "calories": please make no ladder of this; ask somebody who knows you, such as a doctor'],
        ),
        (YES_NO, [("Draw a cup.", "Lift weights."), ('"drawing"]', '"x"]\ncautions = ["Ask."]')], []),
        # cue and plan
        (
            GOOD,
            [("After the first coffee", "At 7:30")],
            ['8:1 cue: "At 7:30" is a time; say after which thing you do anyway'],
        ),
        (
            GOOD,
            [("After the first coffee", "Every morning")],
            ['8:1 cue: "Every morning" is a time; say after which thing you do anyway'],
        ),
        (GOOD, [("After the first coffee", "When the 7:30 news begin")], []),
        (
            GOOD,
            [("If there is no time: the", "The")],
            ["9:1 plan: this plan B has no “If”: say what gets in the way first"],
        ),
        # words
        (
            GOOD,
            [("Draw a cup.", "Don't look at the phone.")],
            ['15:1 do: this begins with "Don\'t"; say what to do in its place'],
        ),
        (
            GOOD,
            [("To look at things properly", "You are so gifted")],
            ['4:1 traits: "You are so" and "gifted" stand here'],
        ),
        (GOOD, [("Draw a cup.", "Draw an amazing cup.")], ['15:1 praise: "amazing" stands here']),
        (GOOD, [("Draw a cup.", "You failed before; draw.")], ['15:1 guilt: "failed" stands here']),
        (GOOD, [("four days.", "four days. She gave up.")], []),
        (GOOD, [("four days.", "four days, like most people.")], ['29:1 others: "most people" stands here']),
        (GOOD, [("To look at things properly", "It cures low mood")], ['4:1 medical: "cures" stands here']),
        (GOOD, [("To look at things properly", "You've got this")], ['4:1 claims: "You\'ve got this" stands here']),
        (GOOD, [("To look at things properly", "Decide what you will do")], []),
    ],
)
def test_what_is_advised(base: str, changes: list[tuple[str, str]], lines: list[str] | None) -> None:
    """`None`: whatever else, nothing is said of the first step."""
    told = briefly(changed(base, *changes))
    if lines is None:
        assert not [line for line in told if "first-step" in line]
    else:
        assert told == lines


@pytest.mark.parametrize(
    "instruction",
    [
        "Run the dishwasher.",
        "Run through the scales once.",
        "Spend ten minutes at the window.",
        "Type as fast as the words come, for an hour.",
        "A fast walk round the block.",
        "Write down what weighs on you.",
        "Weigh up two offers.",
        "Read an hour before lunch.",
        "Drink two glasses of water.",
    ],
)
def test_plain_acts_are_taken_for_nothing_else(instruction: str) -> None:
    codes = {each.code for each in advice_on(changed(YES_NO, ("Draw a cup.", instruction)))}
    assert not codes & {"caution", "no-ladder"}


@pytest.mark.parametrize(
    "instruction",
    ["A fast of sixteen hours.", "Fast until noon.", "Stay under 1,800 calories.", "Skip breakfast.", "Sleep less."],
)
def test_what_may_harm_is_said_first(instruction: str) -> None:
    first, *_ = advice_on(changed(YES_NO, ("Draw a cup.", instruction), ("Draw one line.", "A dot, for 30 minutes.")))
    assert first.code == "no-ladder"


def test_a_limit_may_say_what_to_leave() -> None:
    text = changed(LADDER, ('kind = "minutes"', 'kind = "at_most", unit = "cups"'), ("from = 2", "from = 4"))
    text = changed(text, ("Draw for {amount}.", "No more than {amount}."), ('"a2"', '"a4"'))
    assert not briefly(text)


def test_every_rule_is_tried_above() -> None:
    cases = next(mark for mark in vars(test_what_is_advised)["pytestmark"] if mark.name == "parametrize").args[1]
    told = {line.split(":")[1].split(" ")[1] for _, _, lines in cases for line in lines or ()}
    assert told == {rule.code for rule in RULES}
    assert len(RULES) == len({rule.code for rule in RULES})


def test_every_source_in_brackets_is_the_one_in_the_docs() -> None:
    sources = dict(re.findall(r"^(\d+)\. (.*)", (CLONE / "docs" / "science.md").read_text("utf-8"), re.MULTILINE))
    for rule in RULES:
        for who, year, number in re.findall(r"(\w+)(?: and \w+)? (\d{4})[^;\[]*\[(\d+)\]", rule.source):
            assert re.search(rf"{who}\b.*{year}", sources[number]), (rule.code, who, number)


def test_risky_fields_have_the_tags_of_the_library() -> None:
    """The tags the welcome knows for moving, food, sleep and money are watched."""
    fields = tomllib.loads((CLONE / "game" / "data" / "fields.toml").read_text("utf-8"))["fields"]
    known = {tag for field in fields for tag in field["tags"]}
    assert {"moving", "running", "strength", "sport", "sleep", "food", "money"} <= known
    watched = {tag for tags, _ in RISKY.values() for tag in tags}
    assert {"moving", "running", "strength", "sport", "sleep", "food", "money"} <= watched


def test_a_line_says_where_what_by_which_rule_and_why() -> None:
    (each,) = advice_on(changed(GOOD, ("amount = 3", "amount = 12")))
    assert str(each) == (
        "q:20:1: advice: from 2 to 12 minutes is a wide step; between them lie 3, 5, 8 and 10. "
        "Amounts change by a fifth at most, or to the next amount people say. "
        "(jump: our own choice, and no promise of safety: Buist 2008 [17])"
    )


def test_a_file_with_mistakes_gets_no_advice() -> None:
    with pytest.raises(QuestFileError):
        advice_on(GOOD.replace("format = 1\n", ""))


def test_advice_has_an_end() -> None:
    made = "".join(
        f'[[steps]]\nid = "s{i}"\namount = {i * i * 20 + 1}\ninstruction = "Never do it!"\n' for i in range(1, 200)
    )
    assert len(advice_on(GOOD[: GOOD.index("[[steps]]")] + made)) == MOST_ADVICE


@given(quests())
@settings(max_examples=25)
def test_any_quest_can_be_advised_on(quest: Quest) -> None:
    data = write_quest(quest).encode()
    for each in advise(data, "q\x1b[2J"):
        assert str(each).isprintable()
        assert 0 <= each.line <= data.count(b"\n") + 1
        assert bool(each.line) == bool(each.column)
