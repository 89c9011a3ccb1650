"""Syncing and taking offered files by ear."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.play import sharing
from tests.party.gitting import bare
from tests.plain.listening import Listener
from tests.play.living import Life, accepted
from tests.rules.build import a_quest


@pytest.fixture
def ear(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Listener:
    mine = Life(tmp_path / "mine")
    mine.take(a_quest(id="mine", title="Mine"))
    ben = Life(tmp_path / "ben")
    ben.take(a_quest(id="walk", title="Walk at night", author="Ben"))
    accepted(sharing.set_name(ben.game, "Ben"))
    accepted(sharing.offer(ben.game, "walk"))
    shutil.copytree(tmp_path / "ben" / "party", tmp_path / "mine" / "party")
    return Listener(tmp_path / "mine", monkeypatch, ben.game.today)


def test_an_offered_quest_is_heard_and_taken(ear: Listener) -> None:
    heard = ear.hear("together", "1", "ladder", "yes", "no", "yes", "quit")
    assert "Walk at night" in heard[1]
    assert "Ben offers this quest file." in heard[2]
    assert any("Walk at night is taken" in block for block in heard)


def test_left_it_changes_nothing(ear: Listener) -> None:
    assert "Nothing changed" in ear.last("together", "1", "back")


def test_a_sync_tells_its_stages(ear: Listener, tmp_path: Path) -> None:
    remote = bare(tmp_path / "party.git")
    heard = ear.hear("sync", str(remote), "sync")
    assert "address" in heard[1]
    assert "Looking what is new" in heard[2]
    assert "Synced with" in heard[2]
    assert "Synced with" in heard[3]


def test_a_remote_that_is_none_is_told(ear: Listener, tmp_path: Path) -> None:
    assert "There is no git repository" in ear.last(f"sync {tmp_path}/none.git")
