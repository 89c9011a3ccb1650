"""A new quest file that teaches its writer: every key has its place and a line about it, what is not said stands ready.

Lines that begin `# key = ` or `# [[heading]]` are examples: without the `# ` they are read without mistakes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from game.quests.formats import TABLES
from game.quests.reader import parse_quest
from game.quests.statements import Block, Statement, cut
from game.quests.writing import Unsayable, write_quest
from game.rules.quest import Quest

HEAD = (
    "# A quest of Undaunted. Change what you like but for the ids: your entries hold on to them.",
    "# undaunted quest check FILE   tells every mistake, and gives advice",
    "# undaunted quest fmt FILE     tidies it, and keeps your comments",
    "# undaunted take FILE          begins; what you change later holds from the day you take it again",
    "# Lines like `# key = …` are examples: take the # away and say it in your own words.",
)

Notes = dict[str, tuple[str, ...]]

_NOTES: dict[tuple[str, ...], Notes] = {
    (): {
        "id": ("# The name of the quest for ever.",),
        "why": ("# Why it matters to you.",),
        "author": ("# Who wrote it, one more version with each change you share, and words to find it by.",),
        "schedule": (
            '# Which days: { every = "day" }, { days = ["mon", "thu"] }, { times = 3, per = "week" },',
            "# { every_days = 2 } or { month_day = 31 }.",
        ),
        "measure": (
            '# How a day is judged: { kind = "yes_no" }, { kind = "minutes" },',
            '# { kind = "count", unit = "pages", unit_one = "page" }, or at_most with a unit, for less of something.',
        ),
        "cue": ("# When and where: after something you do anyway, not at a time of the clock.",),
        "plan_b": ("# “If … then …”, for what is most likely to get in the way.",),
        "tiny": ("# The version for a bad day, two minutes or less, of all steps without one of their own.",),
        "cautions": ("# What to know before starting, where it could hurt: body, food, sleep, money.",),
    },
    ("steps",): {
        "id": ("# A short name. It may never change; all else may.",),
        "camp": ("# A name for the camp that begins here: five to seven steps each.",),
        "instruction": ("# One act, with its end in sight.",),
        "mastery": ("# How many done days within how many: leave room for a missed one. 3 of 4 when left out.",),
        "advice": ("# A tip from those who stood here before.",),
    },
    ("ladder",): {
        "from": ("# What can be done today, even on a bad day, and where to.",),
        "instruction": ("# {amount} is the amount of each step, such as “5 minutes”.",),
    },
}

_EXAMPLES: dict[tuple[str, ...], dict[str, str]] = {
    (): {
        "why": '"To feel light on the stairs again"',
        "author": '"Your name"',
        "version": "1",
        "tags": '["outdoors"]',
        "cue": '"After work, before I sit down"',
        "plan_b": '"If it rains: the stairs, ten minutes"',
        "tiny": '"Shoes on, out of the door"',
        "cautions": '["New to this, or a doctor told you to take care? Ask first."]',
    },
    ("steps",): {
        "camp": '"Base camp"',
        "tiny": '"Shoes on, out of the door"',
        "schedule": '{ times = 2, per = "week" }',
        "mastery": "{ done = 2, of = 3 }",
        "advice": '"Lay the shoes by the door the night before."',
    },
    ("ladder",): {
        "tiny": '"Shoes on, out of the door"',
        "mastery": "{ done = 2, of = 3 }",
        "advice": '"Lay the shoes by the door the night before."',
    },
}
_APART = {"author", "schedule", "cue", "cautions"}
"""Keys with a blank line above them."""

_SCENES = (
    "# [[mentors.scenes]]",
    '# on = "missed"',
    '# text = "It rained for nine days, and she missed four runs. What lay in her own hands was smaller: the stairs."',
    "",
    "# [[mentors.scenes]]",
    '# on = "comeback"',
    '# text = "On the tenth day she ran to the post box and back. In the mirror her fringe was dripping."',
)
_ABOUT_MENTORS = (
    "# Mentors: people, real or made up, on the same ground. Those who miss a day and come back teach more than those",
    "# who never do; two who began on different steps and met different things serve more players than one.",
)


def taught(quest: Quest, schema: str) -> str:
    """A quest as the text of a file for its writer; `schema` names the JSON Schema for editors, or is empty.

    Reads back to the same quest. Raises `QuestFileError` and `Unsayable` as `write_quest` does.
    """
    parts = cut(write_quest(quest))
    lines = [*([f"#:schema {schema}"] if schema else []), *HEAD, "", *_table(parts.top.statements, ())]
    first_step = True
    for block in parts.others:
        table = block.heading.names
        if table == ("mentors",) and block is _first_of(parts.others, table):
            lines += ("", *_ABOUT_MENTORS)
            lines += (block.heading.key, *_plainly(block.statements))
        elif (table == ("steps",) and first_step) or table == ("ladder",):
            lines += ("", _about(table), block.heading.key, *_table(block.statements, table))
            first_step = False
        else:
            lines += ("", block.heading.key, *_plainly(block.statements))
        if table == ("mentors",):
            lines += ('# obstacles = ["tired", "weather"]', "", *_SCENES)
    if not quest.mentors:
        lines += ("", *_ABOUT_MENTORS, *_mentor(quest))
    text = "\n".join(lines) + "\n"
    if parse_quest(text.encode(), f"{quest.id}.toml").quest != quest:
        raise Unsayable(f"no quest file can say {quest.id!r} as it is")
    return text


def _first_of(blocks: Sequence[Block], table: tuple[str, ...]) -> Block:
    return next(block for block in blocks if block.heading.names == table)


def _about(table: tuple[str, ...]) -> str:
    if table == ("ladder",):
        return "# The steps are worked out between the two ends. [[steps]] in its place say each one in its own words."
    return "# The steps, from the easiest to the goal."


def _table(statements: Sequence[Statement], table: tuple[str, ...]) -> Iterator[str]:
    """Every key of a table in the order of the reference, as said or as an example, with the notes about it."""
    said = {statement.names[0]: statement for statement in statements}
    notes, examples = _NOTES[table], _EXAMPLES[table]
    for key in TABLES[table]:
        if key not in said and key not in examples:
            continue
        if not table and key in _APART:
            yield ""
        yield from notes.get(key, ())
        yield from _plainly([said[key]]) if key in said else (f"# {key} = {examples[key]}",)


def _plainly(statements: Sequence[Statement]) -> Iterator[str]:
    for statement in statements:
        if statement.value is not None:
            yield f"{statement.key} = {statement.value.raw}"


def _mentor(quest: Quest) -> Iterator[str]:
    yield "# [[mentors]]"
    yield '# name = "Iris, who started at 51"'
    yield f"# start = {json.dumps(quest.steps[0].id)}"
    yield '# obstacles = ["tired", "weather"]'
    yield from ("", *_SCENES)
