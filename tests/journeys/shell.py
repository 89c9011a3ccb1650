"""Playing the game through its command line, on days of our choosing."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from game.__main__ import main

Typing = Callable[..., None]
"""Somebody at a terminal, who types these lines and then leaves."""


class Shell:
    """A player at a prompt. `day` moves on; every command runs at eight in the evening."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], first: date) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        self.day = first
        self.hour = 20

    def run(self, *words: str) -> tuple[int, str, str]:
        """Exit code, standard output, standard error."""
        at = datetime(self.day.year, self.day.month, self.day.day) + timedelta(hours=self.hour)
        self._monkeypatch.setenv("UNDAUNTED_NOW", f"{at.isoformat()}+00:00")
        self._capsys.readouterr()
        code = main(list(words))
        out, err = self._capsys.readouterr()
        return code, out, err

    def ok(self, *words: str) -> str:
        """The output of a command that has to work."""
        code, out, err = self.run(*words)
        assert code == 0, f"{words}: {out}{err}"
        return out

    def json(self, *words: str) -> Any:
        """The JSON answer of a command that has to work."""
        return json.loads(self.ok(*words, "--json"))

    def refused(self, *words: str) -> dict[str, Any]:
        """The error a command ends with, as JSON; the code of the process is `exit`."""
        code, out, _ = self.run(*words, "--json")
        assert code != 0, f"{words}: {out}"
        error: dict[str, Any] = json.loads(out)["error"]
        return error | {"exit": code}

    def sleep(self, days: int = 1) -> None:
        """Let days pass."""
        self.day += timedelta(days=days)

    def quest(self, quest: str) -> Any:
        """A quest as `today --json` shows it."""
        return next(view for view in self.json("today")["quests"] if view["id"] == quest)
