"""A window that is pulled about: the game follows it on a real pty, down to one cell and back."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.screens.playing import Player
from tests.screens.terminals import PATIENCE, TRUE_COLOUR, Terminal

Opens = Callable[..., Terminal]

SIZES = [(120, 40), (60, 20), (40, 12), (9, 4), (1, 1), (2, 1), (1, 30), (200, 60), (200, 1), (80, 24)]
WHOLE = 1.0
"""Seconds without a byte after which a picture is whole, however busy the machine."""
COMPARED = [(120, 40), (60, 20), (200, 60), (80, 24)]


def becomes(game: Terminal, rows: list[str]) -> None:
    """Wait until this is what stands there."""
    deadline = time.monotonic() + PATIENCE
    while game.screen.rows() != rows and time.monotonic() < deadline:
        game.settle()
    assert game.screen.rows() == rows


def fresh(terminal: Opens, size: tuple[int, int]) -> list[str]:
    """What a game that was started at this size shows."""
    game = terminal(size=size)
    game.show("Lights out")
    game.settle(WHOLE)
    rows = game.screen.rows()
    game.close()
    return rows


def test_every_size_shows_what_a_game_started_at_it_shows(terminal: Opens) -> None:
    expected = {size: fresh(terminal, size) for size in COMPARED}
    game = terminal()
    game.show("Lights out")
    for size in SIZES:
        game.resized(*size)
        if size in expected:
            becomes(game, expected[size])
        assert game.process.poll() is None, size
        assert not game.screen.strange, size


def test_a_window_pulled_quickly_ends_in_one_whole_picture(terminal: Opens) -> None:
    expected = fresh(terminal, (80, 24))
    game = terminal()
    game.show("Lights out")
    for step in range(40):
        game.resize(80 - 2 * step, 24 - step // 2)
    for step in range(40):
        game.resize(2 + 2 * step, 5 + step // 2)
    game.resize(80, 24)
    becomes(game, expected)


def test_a_shell_that_exports_its_size_does_not_hold_the_game_to_it(terminal: Opens) -> None:
    expected = fresh(terminal, (120, 40))
    game = terminal(env={**TRUE_COLOUR, "COLUMNS": "80", "LINES": "24"})
    game.show("Lights out")
    game.resized(120, 40)
    becomes(game, expected)


@pytest.mark.parametrize("size", [(1, 1), (7, 2), (30, 9)])
def test_a_game_begun_in_a_tiny_window_plays_and_grows(
    terminal: Opens, player: Callable[[str], Player], size: tuple[int, int]
) -> None:
    game = terminal(size=size)
    game.read_until(b"\x1b[?25l")
    game.settle()
    game.press(b"j ")
    game.read_while(lambda: player("several_weeks").view("lights").status != "done")
    game.resize(80, 24)
    game.show("Lights out")
    game.show("cairn")  # the message about the comeback still stands
    assert not game.screen.strange


OPEN = {
    "amount": (b"j1", "amount"),
    "keys": (b"j?", "undo"),
    "quest": (b"jv", "The ladder"),
    "evidence": (b"je", "What I have shown"),
    "new goal": (b"ja", "A new goal"),
    "settings": (b"j,", "A day begins at"),
    "coming back": (b"jo", "Coming back"),
    "library": (b"jl", "Quest library"),
    "palette": (b"j\x10", "Say done"),
}
"""What may stand over Home or in its place: the keys that lead there, and what stands there then. A row for each."""


@pytest.mark.parametrize(("keys", "there"), OPEN.values(), ids=OPEN)
def test_whatever_is_open_survives_one_cell(terminal: Opens, keys: bytes, there: str) -> None:
    game = terminal()
    game.show("Lights out")
    game.settle()  # the mountain stands behind what opens
    game.press(keys)
    game.show(there)
    game.settle(WHOLE)
    before = game.screen.rows()
    game.resized(1, 1)
    game.resized(80, 24)
    becomes(game, before)
    assert not game.screen.strange
