"""A save and quest files in which every text is hostile: what reaches a real terminal is text and the game's own words.

The wire is read by `screen_model`, for which anything else than a known sequence is strange.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest

from game.play.sharing import me
from tests.screens.everywhere import NEARLY, PARTY, PLACES, SUMMIT, WEEKS
from tests.screens.evil import EVIL, make_evil
from tests.screens.playing import LAKE, TODAY, Player
from tests.screens.public import ADA, BO, CY, three_friends
from tests.screens.terminals import Terminal

Opens = Callable[..., Terminal]
Saves = Callable[[str], Player]

KEYS = {
    "down": b"\x1b[B",
    "up": b"\x1b[A",
    "end": b"\x1b[F",
    "left": b"\x1b[D",
    "tab": b"\t",
    "enter": b"\r",
    "space": b" ",
    "comma": b",",
    "backspace": b"\x7f",
    "escape": b"\x1b[27u",
    "question_mark": b"?",
    "ctrl+p": b"\x10",
}
"""What a terminal sends for the keys of `everywhere.py`; letters are sent as they are."""


def sent(*keys: str) -> bytes:
    return b"".join(KEYS.get(key, key.encode()) for key in keys)


def check(game: Terminal, name: str) -> None:
    assert not game.screen.strange, name
    assert {1049, 1000} <= game.screen.modes, name
    assert game.process.poll() is None, name


QUICK = 0.04
"""A byte that comes later is looked at with the next key."""


@pytest.mark.early
@pytest.mark.parametrize("text", ["orders", "unseen"])  # the others hold no byte a terminal would act on
def test_no_foreign_byte_is_on_the_wire(terminal: Opens, player: Saves, text: str) -> None:
    make_evil(player(WEEKS), EVIL[text])
    game = terminal()
    game.show("space")
    game.settle()
    for name, place in PLACES.items():
        if place.scene != WEEKS:
            continue
        game.answered(sent(*place.keys), QUICK)
        check(game, name)
        game.answered(sent("escape", "escape", "escape"), QUICK)
        check(game, name)
    assert game.screen.bells == 0
    game.press(b"q")
    game.read_until(None)
    assert game.process.returncode == 0
    assert game.screen.modes == {7, 25}


def test_neither_from_friends_whose_every_text_is_hostile(terminal: Opens, player: Saves) -> None:
    root = player(PARTY).root
    for friend in (ADA, BO, CY):
        shutil.rmtree(root / "party" / friend)
    three_friends(
        root, me(player(PARTY).game), TODAY, LAKE, evil="".join((EVIL["orders"], EVIL["unseen"][:80], EVIL["markup"]))
    )
    game = terminal(PARTY, size=(120, 40))
    game.show("space")
    game.settle()
    for name, place in PLACES.items():
        if place.scene == PARTY:
            game.answered(sent(*place.keys))
            game.settle()
            check(game, name)
            game.answered(sent("escape", "escape", "escape"))
            check(game, name)
    assert game.screen.bells == 0


@pytest.mark.parametrize("scene", [NEARLY, SUMMIT])
def test_neither_where_a_step_is_mastered(terminal: Opens, player: Saves, scene: str) -> None:
    make_evil(player(scene), EVIL["orders"])
    game = terminal(scene, size=(120, 40))
    game.show("space")
    for keys in (("space",), ("9",), ("escape",), ("o",), ("escape",), ("u",)):
        game.answered(sent(*keys))
        check(game, " ".join(keys))


def test_the_texts_were_really_there(terminal: Opens, player: Saves) -> None:
    make_evil(player(WEEKS), EVIL["orders"])
    game = terminal(size=(120, 40))
    game.show("space")
    game.settle()
    assert "[2J" in game.screen.text(), "as text, without the byte that would make it an order"
