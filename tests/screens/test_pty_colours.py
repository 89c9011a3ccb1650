"""Terminals of few colours and of none get what they can show, and the same words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from tests.screens.terminals import TRUE_COLOUR, Terminal

Opens = Callable[..., Terminal]
Env = Mapping[str, str | None]

LOOKS: dict[str, tuple[Env, set[str]]] = {
    "true": (TRUE_COLOUR, {"true"}),
    "256": ({**TRUE_COLOUR, "COLORTERM": None}, {"indexed"}),
    "16": ({**TRUE_COLOUR, "TERM": "xterm", "COLORTERM": None}, {"basic"}),
    "none": ({**TRUE_COLOUR, "NO_COLOR": "1"}, {"true"}),
}
"""What the terminal says of itself, and the kinds of colour it gets; Textual spells the greys of NO_COLOR in full."""

PLACES: dict[str, tuple[bytes, str]] = {
    "home": (b"", "Less scrolling"),
    "done": (b"j ", "cairn"),
    "quest": (b"v", "The ladder"),
    "evidence": (b"e", "What I have shown"),
    "new goal": (b"a", "A new goal"),
    "settings": (b",", "A day begins at"),
    "coming back": (b"jo", "Coming back"),
    "library": (b"l", "Quest library"),
    "keys": (b"?", "undo"),
}
"""The keys from Home to a screen, and what stands there. A new screen is a row."""


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("place", PLACES)
def test_every_terminal_gets_its_own_colours_and_the_words(terminal: Opens, look: str, place: str) -> None:
    env, kinds = LOOKS[look]
    keys, there = PLACES[place]
    game = terminal(env=env)
    game.show("Less scrolling")
    game.press(keys)
    game.show(there)
    game.settle()
    assert game.screen.colours == kinds
    assert not game.screen.strange
    if look == "none":
        assert all(len(set(tint)) == 1 for tint in game.screen.tinted), "greys only"


LISTED = re.compile(r"(.) (.) Lights out")
"""The row of a quest: the pointer, and its sign."""


def listed(game: Terminal) -> tuple[str, ...]:
    found = LISTED.search(game.screen.text())
    assert found is not None
    return found.groups()


@pytest.mark.parametrize("look", LOOKS)
def test_the_chosen_quest_and_what_is_done_are_told_without_colour(terminal: Opens, look: str) -> None:
    game = terminal(env=LOOKS[look][0])
    game.show("Lights out")
    game.settle()
    assert listed(game) == (" ", "↺")
    game.press(b"j ")
    game.show("cairn")
    game.settle()
    assert listed(game) == ("▸", "●")


def test_a_console_without_the_symbols_gets_ascii(terminal: Opens) -> None:
    game = terminal(env={**TRUE_COLOUR, "TERM": "linux", "COLORTERM": None})
    game.show("Lights out")
    game.settle()
    assert game.screen.colours == {"basic"}
    words = game.screen.text().translate(str.maketrans(dict.fromkeys("’…–·")))
    assert words.isascii(), sorted({letter for letter in words if not letter.isascii()})
