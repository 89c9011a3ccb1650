"""The everyday commands start without the heavy libraries.

Import contracts cannot tell an import at the top from one inside a function that never runs; the set of loaded modules
can. Milliseconds are measured under benchmarks/, never tested.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"textual", "rich", "pydantic", "pydantic_core", "typer", "asyncio", "importlib.metadata"}

TODAY, TOMORROW = "2026-01-05T20:00:00+00:00", "2026-01-06T20:00:00+00:00"
"""The quest is taken a day before: the first day of a quest is never missed."""

QUEST = """\
format = 1
id = "read-daily"
title = "Read every day"
schedule = { every = "day" }
measure = { kind = "count", unit = "pages", unit_one = "page" }
cue = "After supper"
plan_b = "If I am tired: one page in bed"
tiny = "Open the book"

[[steps]]
id = "two"
amount = 2
instruction = "Read two pages."

[[steps]]
id = "five"
amount = 5
instruction = "Read five pages."
"""

RUNNER = """\
import sys
from game.__main__ import main
try:
    code = main(sys.argv[1:])
except SystemExit as stop:
    code = stop.code
print(code or 0, *sorted(sys.modules), file=sys.stderr)
"""

CASES: dict[str, list[list[str]]] = {
    "today": [["today"]],
    "done": [["done", "read-daily"]],
    "some": [["some", "read-daily"]],
    "missed": [["missed", "read-daily"]],
    "rest": [["rest", "read-daily"]],
    "step": [["step", "read-daily", "stay"]],
    "plan": [["plan", "read-daily", "--barrier", "tired", "--if", "I am tired", "--then", "I read a line"]],
    "undo": [["done", "read-daily"], ["undo"]],
    "redo": [["done", "read-daily"], ["undo"], ["redo"]],
    "status": [["status"]],
    "status --line": [["status", "--line"]],
    "log": [["done", "read-daily"], ["log"]],
    "--help": [["--help"]],
}
"""Each word with what has to be said before it; the last command is the one that is looked at."""


def play(home: Path, *words: str, now: str = TOMORROW) -> set[str]:
    """Run one command in a Python of its own; return the modules it had loaded at the end."""
    told = subprocess.run(
        [sys.executable, "-c", RUNNER, *words],
        env=os.environ | {"UNDAUNTED_HOME": str(home), "UNDAUNTED_NOW": now},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    said, _, last = told.stderr.rstrip().rpartition("\n")
    code, *modules = last.split(" ")
    assert code == "0", f"{' '.join(words)}\n{said}\n{last if not modules else ''}"
    return set(modules)


@pytest.mark.parametrize("words", CASES.values(), ids=CASES)
def test_an_everyday_command_loads_nothing_heavy(words: list[list[str]], home: Path, tmp_path: Path) -> None:
    quest = tmp_path / "read-daily.toml"
    quest.write_text(QUEST, "utf-8")
    play(home, "take", str(quest), now=TODAY)
    for before in words[:-1]:
        play(home, *before)
    loaded = play(home, *words[-1])
    assert "game" in loaded
    heavy = sorted(HEAVY & loaded)
    assert not heavy
