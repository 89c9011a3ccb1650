"""The real thing on a real pty: what it leaves behind when it ends, however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.screens.playing import Player
from tests.screens.terminals import PATIENCE, Terminal, left_clean

CRASH = """
import game.screens.widgets.quest_list as lists
from game.screens.app import run

def broken(self, index):
    private = "my private note"
    raise ValueError(private)

lists.QuestList.choose = broken
raise SystemExit(run(None))
"""

Opens = Callable[..., Terminal]

ENDS: dict[str, tuple[Callable[[Terminal], None], int]] = {
    "q": (lambda game: game.press(b"\x1b[113u"), 0),
    "SIGTERM": (lambda game: game.process.send_signal(signal.SIGTERM), 128 + signal.SIGTERM),
    "SIGHUP": (lambda game: game.process.send_signal(signal.SIGHUP), 128 + signal.SIGHUP),
}
"""How a game ends, and with which exit code."""

RARE = ("SIGQUIT", "SIGUSR1", "SIGUSR2")
"""What else ends a program that does not listen."""

PLACES: dict[str, tuple[bytes, str]] = {
    "Home": (b"", "Lights out"),
    "a check-in that moves": (b"j ", "cairn"),
    "a dialog": (b"1", "amount"),
    "the library": (b"l", "Quest library"),
}
"""Where a game is when it ends: the keys that lead there from Home, and what stands there then."""


@pytest.mark.parametrize(
    ("end", "place"),
    [(end, place) for end in ENDS for place in PLACES if (end, place) != ("q", "a dialog")],  # there, q is a letter
)
def test_the_terminal_is_left_as_it_was_found(terminal: Opens, end: str, place: str) -> None:
    keys, there = PLACES[place]
    game = terminal()
    game.show("Lights out")
    assert game.attributes() != game.before
    game.press(keys)
    game.show(there)
    leave, code = ENDS[end]
    leave(game)
    game.read_until(None)
    assert game.process.returncode == code
    left_clean(game)


@pytest.mark.parametrize("name", RARE)
def test_so_it_is_after_a_signal_nobody_thinks_of(terminal: Opens, name: str) -> None:
    game = terminal()
    game.show("Lights out")
    number = getattr(signal, name)
    game.process.send_signal(number)
    game.read_until(None)
    assert game.process.returncode == 128 + number
    left_clean(game)


@pytest.mark.parametrize("size", [(1, 1), (12, 3)])
def test_so_it_is_in_a_tiny_window(terminal: Opens, size: tuple[int, int]) -> None:
    game = terminal(size=size)
    game.read_until(b"\x1b[?25l")
    game.settle()
    game.press(b"q")
    game.read_until(None)
    assert game.process.returncode == 0
    left_clean(game)


def test_a_signal_that_comes_before_the_first_frame_leaves_it_clean_too(terminal: Opens) -> None:
    game = terminal()
    game.read_until(b"\x1b[?1049h")
    game.process.send_signal(signal.SIGTERM)
    game.read_until(None)
    assert game.process.returncode == 128 + signal.SIGTERM
    left_clean(game)


def test_a_window_that_is_closed_ends_the_game_with_everything_saved(
    terminal: Opens, player: Callable[[str], Player]
) -> None:
    game = terminal()
    game.show("Lights out")
    game.press(b"j ")
    game.show("cairn")
    game.hang_up()
    assert game.process.wait(PATIENCE) == 128 + signal.SIGHUP
    assert player("several_weeks").view("lights").status == "done"


def test_what_was_said_is_saved_when_a_signal_comes(terminal: Opens, player: Callable[[str], Player]) -> None:
    game = terminal()
    game.show("Lights out")
    game.press(b"j ")
    game.show("cairn")
    game.process.send_signal(signal.SIGTERM)
    game.read_until(None)
    assert player("several_weeks").view("lights").status == "done"


def test_a_crash_is_one_kind_sentence_and_a_log_without_anything_personal(
    terminal: Opens, player: Callable[[str], Player]
) -> None:
    game = terminal(script=CRASH)
    game.show("Lights out")
    game.press(b"j")
    game.read_until(None)
    assert game.process.returncode == 1
    left_clean(game)
    after = game.seen[game.seen.rindex(b"\x1b[?1049l") :]
    assert b"a mistake of its own" in after
    assert b"Traceback" not in game.seen
    assert b"private" not in game.seen
    log = (player("several_weeks").root / "local" / "crash.log").read_text("utf-8")
    assert "builtins.ValueError" in log
    assert "game/screens/panes/home.py" in log
    assert "private" not in log
    assert str(Path.home()) not in log
    assert "Lights" not in log


FIRST_FRAME = """
import sys
from game.screens.app import Undaunted, _open_session
from functools import partial

async def main():
    app = Undaunted(partial(_open_session, None))
    async with app.run_test(size=(80, 24)) as pilot:
        while app.session is None:
            await pilot.pause(0.01)
        await pilot.pause()
        print(*sorted(sys.modules))

import asyncio
asyncio.run(main())
"""

NOT_YET = {
    "pydantic",
    "pydantic_core",
    "tomlkit",
    "typer",
    "importlib.metadata",
    "game.quests.formats",
    "game.play.taking",
    "game.saves.writing",
    "game.screens.palette",
    "game.screens.asking",
    "game.screens.panes.library",
    "game.screens.dialogs.card",
    "textual.widgets._markdown",
    "textual.widgets._text_area",
}
"""What the first frame does without; its import is what start-up would take."""


def test_the_first_frame_loads_nothing_that_can_wait(player: Callable[[str], Player]) -> None:
    told = subprocess.run(
        [sys.executable, "-c", FIRST_FRAME],
        env=os.environ
        | {"UNDAUNTED_HOME": str(player("several_weeks").root), "UNDAUNTED_NOW": "2026-11-22T18:30:00+00:00"},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(told.stdout.split())
    assert "game.play.opening" in loaded
    assert not sorted(NOT_YET & loaded)
