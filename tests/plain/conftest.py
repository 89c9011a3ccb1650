"""Somebody with a save of their own, at the plain face."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.plain.listening import Listener, played
from tests.screens import playing


@pytest.fixture
def listener(home: Path, monkeypatch: pytest.MonkeyPatch) -> Listener:
    """A fresh save, on Sunday, 22 November 2026."""
    return Listener(home, monkeypatch)


@pytest.fixture
def weeks(listener: Listener) -> Listener:
    """Five quests: a comeback waits, yesterday got no word, a limit is half used, one is not due, one is warm."""
    playing.several_weeks(listener.root)
    return listener


@pytest.fixture
def reading(listener: Listener) -> Callable[[Sequence[str]], Listener]:
    """One quest of pages, played a letter a day up to yesterday."""

    def begin(letters: Sequence[str]) -> Listener:
        played(listener.root, "read", playing.READ, letters)
        return listener

    return begin


@pytest.fixture
def nothing_bundled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The library shows what the test wrote."""
    folder = tmp_path / "bundled"
    folder.mkdir()
    monkeypatch.setattr("game.quests.library.bundled_folder", lambda: folder)
