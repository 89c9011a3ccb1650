"""Files of one's own made of those that come with the game, and files that cannot be written."""

from __future__ import annotations

import errno
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from game.play import authoring
from game.play.authoring import NewQuest, to_edit, write_new
from game.play.drafting import GoalAnswers
from game.play.game import NotSaved
from game.play.matching import NoMatch
from game.play.opening import open_game
from game.quests.formatting import format_quest
from game.quests.reader import parse_quest, read_quest
from game.quests.statements import comments
from game.rules.calendar import Instant
from game.rules.moves import Refusal
from game.rules.quest import Quest
from game.rules.values import replace

BUNDLED = sorted((Path(__file__).resolve().parents[2] / "quests").glob("*.toml"))
DRAW = NewQuest(GoalAnswers("Draw", "minutes", baseline=2, target=5, schedule="every day"))


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_a_copy_keeps_every_comment_and_all_but_the_name(path: Path) -> None:
    file = read_quest(path)
    made = authoring._as_own(file.data, file.quest, "my-own", "Ada")
    copy = read_own(made)
    assert copy == replace(file.quest, id="my-own", author="Ada", version=1)
    text = made.decode()
    added = f"# Made from the quest {file.quest.id} by Undaunted."
    assert sorted(comments(text)) == sorted([*comments(file.data.decode()), added])
    assert format_quest(made, "q") == made
    assert read_own(authoring._as_own(file.data, file.quest, "my-own", "")).author == ""


def read_own(data: bytes) -> Quest:
    return parse_quest(data, "q").quest


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.ENOSPC, "the disk is full"), (errno.EACCES, "this folder cannot be written to")],
)
def test_a_file_that_cannot_be_written_leaves_nothing(
    number: int, reason: str, home: Path, tmp_path: Path, clock: Instant, monkeypatch: pytest.MonkeyPatch
) -> None:
    game = open_game(None, os.environ, lambda: clock)

    def no(_fd: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr("game.saves.disk.sync_file", no)
    with pytest.raises(NotSaved, match=reason):
        write_new(game, DRAW, None, tmp_path)
    assert not list(tmp_path.glob("*.toml"))
    assert not home.exists()


def test_whoever_is_meant_is_found_or_asked_for(home: Path, tmp_path: Path, clock: Instant) -> None:
    game = open_game(None, os.environ, lambda: clock)
    assert isinstance(to_edit(game, "no such quest"), NoMatch)
    assert isinstance(to_edit(game, str(tmp_path)), Refusal)
    assert isinstance(to_edit(game, str(tmp_path / "gone.toml")), Refusal)
    assert not home.exists(), "looking writes nothing"


@pytest.fixture
def clock() -> Instant:
    return Instant(datetime(2026, 1, 5, 20, tzinfo=UTC), 0)
