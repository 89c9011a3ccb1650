"""Playing the plain face with one's ears: a script of answers, and what is heard after each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from game.plain.app import converse
from game.rules.text import clean, width
from tests.screens.playing import TODAY, Player

Answer = str | Callable[[], object]
"""A line that is typed, or something that happens before the next one."""


class Listener:
    """Somebody at the plain face of a save. `code` is the exit code of the last conversation."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch, day: date = TODAY) -> None:
        self.root = root
        self._monkeypatch = monkeypatch
        self.code = 0
        self.lines: list[str] = []
        self.go_to(day)

    def go_to(self, day: date, hour: int = 20) -> None:
        """Another day, at eight in the evening."""
        self.day = day
        at = datetime(day.year, day.month, day.day) + timedelta(hours=hour)
        self._monkeypatch.setenv("UNDAUNTED_NOW", f"{at.isoformat()}+00:00")

    def sleep(self, days: int = 1) -> None:
        self.go_to(self.day + timedelta(days=days))

    def hear(self, *answers: Answer) -> list[str]:
        """What is heard before the first answer, and after each; then the input ends. Wrapped lines are joined."""
        blocks: list[list[str]] = [[]]
        waiting, ended = list(answers), list[int]()

        def read() -> str:
            while waiting:
                answer = waiting.pop(0)
                if isinstance(answer, str):
                    blocks.append([])
                    return f"{answer}\n"
                answer()
            ended.append(len(blocks))
            blocks.append([])
            raise EOFError

        def write(line: str) -> None:
            check_line(line)
            self.lines.append(line)
            blocks[-1].append(line)

        self.code = converse(str(self.root), read, write)
        assert not waiting, f"never asked for: {waiting}"
        return [" ".join(block) for block in (blocks[: ended[0]] if ended else blocks)]

    def last(self, *answers: Answer) -> str:
        """What is heard after the last answer."""
        return self.hear(*answers)[-1]


def check_line(line: str) -> None:
    """A line a very plain terminal can show: no control byte, nothing invisible, no wider than 80 cells."""
    assert line == clean(line, 10_000), repr(line)
    assert width(line) <= 80 or " " not in line, line
    assert not set(line) & set("“”‘’…–—−×│─●○▲→"), line


def snapshot(root: Path) -> dict[str, bytes]:
    """Everything that is truth: the journal, the quest copies, the player's own files, the looks."""
    return {
        str(path): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ("local" not in path.parts or path.name == "settings.toml")
    }


def played(root: Path, quest: str, text: str, letters: Sequence[str], *, until: date = TODAY) -> Player:
    """A save with one quest taken and played a letter a day up to the day before `until`."""
    player = Player(root, until - timedelta(days=len(letters)))
    player.take(quest, text)
    player.play({quest: letters}, until)
    return player
