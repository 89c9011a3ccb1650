"""Good files give their quest; whatever is no small regular file of text is refused before it is parsed."""

import errno
import os
import sys
import threading
from hashlib import sha256
from pathlib import Path

import pytest

from game.quests.mistakes import QuestFileError
from game.quests.reader import LARGEST, QuestFile, parse_quest, read_quest
from game.rules.quest import (
    Camp,
    EveryDays,
    Mastery,
    Measure,
    MeasureKind,
    Mentor,
    Moment,
    MonthDay,
    Quest,
    Scene,
    Schedule,
    Step,
    TimesAWeek,
    Weekdays,
)

FULL = """\
#:schema ./quest.schema.json
format = 1
id = "first-5k"
title = "Run  5 km\\twithout\\u001b stopping "
why = "To feel light on the stairs again"
author = "Ann"
version = 3
tags = ["running", "outdoors"]
schedule = { days = ["fri", "mon", "wed"] }
measure = { kind = "count", unit = "minutes", unit_one = "minute" }
cue = "After work, before I sit down"
plan_b = "If it rains: the stairs, ten minutes"
tiny = "Shoes on, out of the door"
cautions = ["New to exercise? Ask a doctor first."]
x_mine = { anything = [1, { x = 2 }] }

[[steps]]
id = "one-minute"
amount = 1
instruction = "Run one minute, then walk home."
mastery = { done = 2, of = 3, x_why = "new" }
advice = "Lay the shoes by the door the night before."
camp = "The lane"

[[steps]]
id = "two"
amount = 2
instruction = "Run two minutes."
tiny = "One minute"
schedule = { times = 2, per = "week" }

[[steps]]
id = "3"
amount = 3
instruction = "Run three minutes."
camp = "The hill"

[[mentors]]
name = "Iris, who started at 51"
start = "one-minute"
obstacles = ["tired", "weather"]
[[mentors.scenes]]
on = "missed"
step = "two"
text = "It rained."
[[mentors.scenes]]
on = "summit"
text = "There."
"""
QUEST = Quest(
    id="first-5k",
    title="Run 5 km without stopping",
    measure=Measure(MeasureKind.COUNT, "minutes", "minute"),
    schedule=Weekdays((0, 2, 4)),
    steps=(
        Step(
            "one-minute",
            "Run one minute, then walk home.",
            1,
            "Shoes on, out of the door",
            Mastery(2, 3),
            advice="Lay the shoes by the door the night before.",
        ),
        Step("two", "Run two minutes.", 2, "One minute", schedule=TimesAWeek(2)),
        Step("3", "Run three minutes.", 3, "Shoes on, out of the door"),
    ),
    camps=(Camp("The lane", 0, 2), Camp("The hill", 2, 3)),
    why="To feel light on the stairs again",
    author="Ann",
    version=3,
    tags=("running", "outdoors"),
    cue="After work, before I sit down",
    plan_b="If it rains: the stairs, ten minutes",
    tiny="Shoes on, out of the door",
    cautions=("New to exercise? Ask a doctor first.",),
    mentors=(
        Mentor(
            "Iris, who started at 51",
            "one-minute",
            ("tired", "weather"),
            (Scene(Moment.MISSED, "It rained.", "two"), Scene(Moment.SUMMIT, "There.")),
        ),
    ),
)

LADDER = """\
format = 1
id = "less-phone"
title = "Less phone"
schedule = { every = "day" }
measure = { kind = "at_most", unit = "minutes", unit_one = "minute" }
tiny = "Wait ten minutes first"
[ladder]
from = 60
to = 0
instruction = "At most {amount} of phone."
mastery = { done = 4, of = 5 }
"""

YES_NO = """\
format = 1
id = "speak-up"
title = "Speak up"
schedule = { every_days = 2 }
measure = { kind = "yes_no" }
[[steps]]
id = "once"
instruction = "Ask one question."
"""


def test_a_full_file() -> None:
    data = FULL.encode()
    assert parse_quest(data, "x") == QuestFile(QUEST, sha256(data).hexdigest(), data)


def test_a_ladder() -> None:
    quest = parse_quest(LADDER.encode(), "x").quest
    amounts = (60, 45, 30, 25, 20, 15, 12, 10, 8, 5, 3, 2, 1, 0)
    assert [(step.id, step.amount) for step in quest.steps] == [(f"a{amount}", amount) for amount in amounts]
    assert quest.baseline == 60
    assert quest.steps[-2] == Step("a1", "At most 1 minute of phone.", 1, "Wait ten minutes first", Mastery(4, 5))
    assert [camp.name for camp in quest.camps] == ["base camp", "summit"]


def test_a_single_yes_no_step_is_a_habit_to_hold() -> None:
    quest = parse_quest(YES_NO.encode(), "x").quest
    assert quest.steps == (Step("once", "Ask one question."),)
    assert quest.camps == (Camp("base camp", 0, 1),)
    assert quest.baseline is None


@pytest.mark.parametrize(
    ("form", "schedule"),
    [
        ('{ every = "day" }', Weekdays()),
        ('{ days = ["sun"] }', Weekdays((6,))),
        ('{ times = 3, per = "week" }', TimesAWeek(3)),
        ("{ every_days = 2, x_note = 1 }", EveryDays(2)),
        ("{ month_day = 31 }", MonthDay(31)),
    ],
)
def test_forms_of_schedules(form: str, schedule: Schedule) -> None:
    assert parse_quest(YES_NO.replace("{ every_days = 2 }", form).encode(), "x").quest.schedule == schedule


@pytest.mark.parametrize(
    ("form", "measure"),
    [
        ('{ kind = "minutes" }', Measure(MeasureKind.COUNT, "minutes", "minute")),
        ('{ kind = "count", unit = "km" }', Measure(MeasureKind.COUNT, "km")),
    ],
)
def test_forms_of_measures(form: str, measure: Measure) -> None:
    text = YES_NO.replace('{ kind = "yes_no" }', form) + "amount = 1\n"
    assert parse_quest(text.encode(), "x").quest.measure == measure


def test_a_byte_order_mark_and_carriage_returns_are_read() -> None:
    data = b"\xef\xbb\xbf" + FULL.replace("\n", "\r\n").encode()
    assert parse_quest(data, "x").quest == QUEST


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "speak-up.toml"
    path.write_text(YES_NO, "utf-8")
    return path


def refusal(path: Path, *, follow: bool = True) -> str:
    with pytest.raises(QuestFileError) as caught:
        read_quest(path, "q.toml", follow=follow)
    return str(caught.value)


def test_reading_from_disk(good: Path) -> None:
    assert read_quest(good) == parse_quest(YES_NO.encode(), "x")


def test_a_mistake_names_the_file_as_the_player_did(good: Path) -> None:
    good.write_text(YES_NO.replace("title", "titel"), "utf-8")
    with pytest.raises(QuestFileError) as caught:
        read_quest(good)
    assert str(caught.value) == f'{good}:3:1: unknown key "titel"; did you mean "title"?'
    assert refusal(good) == 'q.toml:3:1: unknown key "titel"; did you mean "title"?'


def test_a_link_is_followed_only_when_someone_named_it(good: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(good)
    assert read_quest(link).quest.id == "speak-up"
    assert refusal(link, follow=False) == "q.toml: this is a symbolic link; give the file it leads to"
    link.unlink()
    link.symlink_to(link)
    assert refusal(link) == "q.toml: this is a symbolic link; give the file it leads to"


def test_what_is_no_file(good: Path, tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere.toml") == "q.toml: there is no such file"
    assert refusal(good / "inside.toml") == "q.toml: there is no such file"
    assert refusal(tmp_path) == "q.toml: this is a folder, no file"
    assert refusal(Path("/dev/null")) == "q.toml: this is no regular file"
    assert refusal(tmp_path / ("x" * 300)) == "q.toml: this name is too long for a file"
    assert refusal(tmp_path / "nul\0.toml") == "q.toml: this can't be the name of a file"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    assert refusal(pipe) == "q.toml: this is no regular file"


@pytest.mark.parametrize(
    ("number", "line"), [(errno.EACCES, "you may not read this file"), (errno.EIO, "this file can't be read (broken)")]
)
def test_a_file_that_cannot_be_read(number: int, line: str, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> int:
        raise OSError(number, "broken")

    monkeypatch.setattr(os, "open", fails)
    assert refusal(good) == f"q.toml: {line}"


def test_no_file_is_left_open(good: Path, tmp_path: Path) -> None:
    before = len(list(Path("/dev/fd").iterdir()))
    read_quest(good)
    refusal(tmp_path)
    assert len(list(Path("/dev/fd").iterdir())) == before


def test_a_large_file_is_refused_before_it_is_parsed(good: Path) -> None:
    line = "larger than 256 KiB, too large for a quest file"
    good.write_bytes(b"#" * (LARGEST + 1))
    assert refusal(good) == f"q.toml: {line}"
    with good.open("wb") as file:
        file.truncate(10**12)
    assert refusal(good) == f"q.toml: {line}"
    filler = "#" * (LARGEST - len(YES_NO) - 1) + "\n"
    assert parse_quest((YES_NO + filler).encode(), "x").quest.id == "speak-up"


def test_a_parser_out_of_stack_is_one_line() -> None:
    """Nesting is checked before, so only a caller deep in the stack can still see this."""
    lines: list[str] = []

    def deep(left: int) -> None:
        if left:
            deep(left - 1)
            return
        try:
            parse_quest(b"a = " + b"[" * 30 + b"]" * 30, "q")
        except QuestFileError as error:
            lines.append(str(error))

    def run() -> None:
        for left in range(sys.getrecursionlimit() - 90, sys.getrecursionlimit() - 40, 5):
            try:
                deep(left)
            except RecursionError:
                lines.append("out of stack outside of the parser")

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert "q: nested too deep" in lines
