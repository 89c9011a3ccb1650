"""The README opens with two commands that are the truth, and the docs know every command there is."""

import importlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest

FENCED = re.compile(r"^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
MACHINES_OWN = "python3 -m venv .venv && "
"""Both commands begin with what a fresh machine has."""


@pytest.fixture
def readme(clone: Path) -> str:
    return (clone / "README.md").read_text("utf-8")


def test_the_readme_opens_with_two_commands_and_no_third(readme: str) -> None:
    opening, _, rest = readme.partition("\n## ")
    start, test = (block.strip() for block in FENCED.findall(opening))
    assert rest, "the rest stands under headings"
    assert start.startswith(MACHINES_OWN)
    assert start.endswith(".venv/bin/undaunted")
    assert test.startswith(MACHINES_OWN)
    assert ".venv/bin/pytest" in test
    assert "\n" not in start + test, "each is one line, to copy and paste"


def test_ci_runs_the_readmes_test_command(clone: Path, readme: str, tmp_path: Path) -> None:
    """In a copy with another README, `.ci/run` has another command: it keeps none of its own."""
    command = FENCED.findall(readme)[1].strip()
    assert show(clone) == command
    (tmp_path / ".ci").mkdir()
    shutil.copy(clone / ".ci" / "run", tmp_path / ".ci" / "run")
    (tmp_path / "README.md").write_text(readme.replace(command, "echo pytest, another"), "utf-8")
    assert show(tmp_path) == "echo pytest, another"


def show(folder: Path) -> str:
    told = subprocess.run(["bash", folder / ".ci" / "run", "--show"], capture_output=True, text=True, check=True)
    return told.stdout.strip()


def test_every_link_leads_somewhere(clone: Path, own_files: list[Path]) -> None:
    broken = [
        f"{page.relative_to(clone)}: {link}"
        for page in own_files
        if page.suffix == ".md"
        for link in LINK.findall(page.read_text("utf-8"))
        if not (page.parent / link).exists()
    ]
    assert not broken


def test_every_command_is_in_the_docs(clone: Path) -> None:
    verbs: dict[str, object] = importlib.import_module("game.commands.main").VERBS
    page = (clone / "docs" / "shell.md").read_text("utf-8")
    assert verbs
    missing = [verb for verb in verbs if not re.search(rf"\bundaunted {verb}\b|`{verb}\b", page)]
    assert not missing
