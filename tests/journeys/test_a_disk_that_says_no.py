"""A read-only disk: everything is shown, nothing is written, and the game says so."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.shell import Shell

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@pytest.fixture
def read_only(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """From now on the disk takes nothing: what a read-only mount answers, also to root."""
    opened = os.open

    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    def open_to_read(path: Any, flags: int, *rest: Any, **named: Any) -> int:
        if flags & WRITES:
            refuse()
        return opened(path, flags, *rest, **named)

    monkeypatch.setattr(os, "open", open_to_read)
    for name in ("mkdir", "replace", "rename", "unlink"):
        monkeypatch.setattr(os, name, refuse)
    return monkeypatch


def test_everything_is_shown_and_nothing_said(shell: Shell, home: Path, request: pytest.FixtureRequest) -> None:
    shell.ok("take", "read-daily")
    shell.ok("done", "read-daily")
    shell.sleep()
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    request.getfixturevalue("read_only")
    assert shell.quest("read-daily")["warmth"] == 1
    assert "Read every day" in shell.ok("log")
    assert "Read every day" in shell.ok("journey", "read-daily")
    shell.ok("doctor")
    for words in (["done", "read-daily"], ["rest", "all"], ["take", "speak-up"], ["undo"], ["drop", "read-daily"]):
        error = shell.refused(*words)
        assert error["code"] == "not_saved"
        assert error["exit"] == 3
        assert error["message"] == "Not saved: the save folder cannot be written to."
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before
