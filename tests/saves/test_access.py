"""Where the player may read but not write, the save is shown and saying something is refused in words.

Root may write anywhere, so as root these tests play in a process that has given its rights away.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from game.saves.paths import Root
from tests.saves.saying import folder_of, only_file, say

NOBODY = 65534
CLONE = Path(__file__).resolve().parents[2]
AS_ROOT = os.geteuid() == 0

PROGRAM = """\
import hashlib
import os
import sys
from pathlib import Path
import game.saves.writing
from game.saves.errors import NotSaved
from game.saves.health import examine
from game.saves.journal import Journal
from game.saves.paths import Root
from tests.saves.saying import amounts_of, moment, pages
root = Root(Path(sys.argv[1]))
if os.geteuid() == 0:  # after the imports: Python itself may lie where nobody else can reach it
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    Journal(root).append([pages(99)], moment(99))
    said = "saved"
except NotSaved as error:
    said = error.reason
print(said, amounts_of(root), [batch.problem for batch in Journal(root).read_all()], examine(root).writable, sep="|")
"""


def play(root: Root) -> list[str]:
    """Check in and look, without the rights of root: what was said, the amounts, problems of reading, writable."""
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(root.path)], cwd=CLONE, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    return told.stdout.strip().split("|")


@pytest.fixture
def reachable() -> Iterator[Root]:
    """A root with three entries, owned by the one who plays, where every folder above can be passed."""
    with TemporaryDirectory() as where:
        Path(where).chmod(0o755)
        root = Root(Path(where) / "root")
        say(root, [1, 2, 3])
        if AS_ROOT:
            for path in [root.path, *root.path.rglob("*")]:
                os.chown(path, NOBODY, NOBODY)
        yield root
        for path in [root.path, *root.path.rglob("*")]:
            path.chmod(0o700)


def test_a_save_that_may_be_written_is(reachable: Root) -> None:
    assert play(reachable) == ["saved", "[1, 2, 3, 99]", "['']", "True"]


def test_a_read_only_folder_is_read_and_not_written(reachable: Root) -> None:
    for path in [*reachable.path.rglob("*"), reachable.path]:
        path.chmod(0o500 if path.is_dir() else 0o400)
    assert play(reachable) == ["the save folder cannot be written to", "[1, 2, 3]", "['']", "False"]


def test_a_file_that_may_not_be_read_is_told_and_the_check_in_lands_in_another(reachable: Root) -> None:
    only_file(reachable).chmod(0)
    said, amounts, problems, _ = play(reachable)
    assert (said, amounts) == ("saved", "[99]")
    assert sorted(problems.strip("[]").split(", ")) == ["''", "'Permission denied'"]


def test_a_folder_that_may_not_be_listed_is_an_error_and_not_an_empty_save(reachable: Root) -> None:
    folder_of(reachable).chmod(0)
    with pytest.raises(AssertionError, match="PermissionError"):
        play(reachable)
