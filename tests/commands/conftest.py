"""A player at a prompt, with a save of their own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.journeys.shell import Shell


@pytest.fixture
def shell(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A fresh save, on the first Monday of 2026."""
    assert not home.exists()
    return Shell(monkeypatch, capsys, date(2026, 1, 5))
