"""The page about quest files is true: its made parts are as they are made, files are read, commands say that."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.quest_files import MADE, PAGE, main, whole
from game.quests.formatting import format_quest
from game.quests.reader import parse_quest
from tests.journeys.shell import Shell

TEXT = PAGE.read_text("utf-8")
FILES = re.findall(r"^```toml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
CONSOLE = re.findall(r"^```console\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
WHOLE = next(file for file in FILES if "[[mentors]]" in file)
NAME = "draw-from-life.toml"
WRONG = (
    ('"minutes" }', '"minutse" }'),
    ("{ done = 2, of = 3 }", "{ done = 4, of = 3 }"),
    ('id = "three-minutes"', 'id = "two-minutes"'),
    ('instruction = "Draw the cup', 'instructions = "Draw the cup'),
    ('on = "missed"', 'on = "miss"'),
    ('step = "two-minutes"', 'step = "two-minute"'),
)


def test_the_made_parts_are_as_they_are_made(capsys: pytest.CaptureFixture[str]) -> None:
    """To renew them: python -m docs.quest_files."""
    assert whole(TEXT) == TEXT
    assert main(["--check"]) == 0
    names = [name for _, name, _ in MADE.findall(TEXT)]
    assert sorted(names) == sorted(set(names))
    assert len(names) == 11
    assert capsys.readouterr().out == "quest-files.md is as it is made.\n"


def test_a_part_that_is_out_of_date_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(TEXT.replace("1 to 60 characters", "1 to 61 characters"), "utf-8")
    monkeypatch.setattr("docs.quest_files.PAGE", page)
    assert main(["--check"]) == 1
    assert main([]) == 0
    assert page.read_text("utf-8") == TEXT


def test_every_whole_file_is_read_and_tidy() -> None:
    whole_files = [file for file in FILES if "format = 1" in file]
    assert len(whole_files) == 2
    for file in whole_files:
        parse_quest(file.encode(), "q")
        assert format_quest(file.encode(), "q").decode() == file


def blocks(*commands: str) -> str:
    """The one block of the page that begins with this command."""
    found: list[str] = [block for block in CONSOLE if block.startswith(f"$ undaunted {' '.join(commands)}")]
    (block,) = found
    return block


def test_the_commands_of_the_page_say_what_it_says(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    new = ("quest", "new", "Draw from life", "--measure", "minutes", "--from", "2", "--to", "10")
    assert shell.ok(*new, "--days", "every day", "--steps") == blocks("quest", "new").split("\n", 1)[1]
    Path(NAME).write_text(WHOLE, "utf-8")
    checks = [block.split("\n", 1)[1] for block in CONSOLE if block.startswith(f"$ undaunted quest check {NAME}")]
    assert shell.ok("quest", "check", NAME) == checks[0]
    assert shell.ok("quest", "show", NAME) == blocks("quest", "show").split("\n", 1)[1]
    _, taken, done = re.split(r"^\$ .*\n", blocks("take", f"{NAME}\nDraw from life is"), flags=re.MULTILINE)
    _, out, err = shell.run("take", NAME)
    assert out + err == taken
    # What is said to encourage differs from player to player.
    assert shell.ok("done", "draw", "3").split("\n")[0] == done.split("\n")[0]
    broken = WHOLE
    for old, false in WRONG:
        assert old in broken
        broken = broken.replace(old, false, 1)
    Path(NAME).write_text(broken, "utf-8")
    assert shell.run("quest", "check", NAME)[:2] == (1, checks[1])
    Path(NAME).write_text(
        WHOLE.replace('author = "Noor"', 'author = "Noor"\nversion = 2').replace("cup for", "mug for"), "utf-8"
    )
    assert shell.ok("take", NAME) == blocks("take", f"{NAME}\nDraw from life: version").split("\n", 1)[1]
