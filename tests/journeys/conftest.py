"""A player at a prompt, with a save of their own."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from tests.journeys.shell import Shell, Typing


@pytest.fixture
def shell(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A fresh save, on the first Monday of 2026."""
    assert not home.exists()
    return Shell(monkeypatch, capsys, date(2026, 1, 5))


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Typing:
    """Somebody at a terminal, who types these lines and then leaves."""

    def types(*lines: str) -> None:
        given = iter(lines)

        def answer(_: str = "") -> str:
            try:
                return next(given)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
        monkeypatch.setattr("builtins.input", answer)

    return types
