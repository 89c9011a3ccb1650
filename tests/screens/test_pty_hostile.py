"""A save and quest files in which every text is hostile: what reaches a real terminal is text and the game's own words.

The files are made behind the back of every check: compiled quests, events in the journal, quest files in the library
and the settings. The wire is read by `screen_model`, for which anything else than a known sequence is strange.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.rules.calendar import Now
from game.rules.events import Noted, Outcome, QuestSet, Said
from game.saves.journal import Journal
from game.saves.paths import Root
from tests.screens.playing import LAKE, TODAY, Player, at
from tests.screens.terminals import Terminal

Opens = Callable[..., Terminal]

EVIL = {
    "sequences": "A\x1b[2J\x1b[31mB\x1b]0;pwned\x07C\x1bPq#\x1b\\D",
    "clipboard": "A\x1b]52;c;cHduZWQ=\x07B\x9d52;c;cHduZWQ=\x9cC",
    "modes": "A\x1b[?1049l\x1b[?1000hB\x1bcC\x9b6nD",
    "unseen": "abc\u202edcb\u2066x\u200bb\u200dc\ufeffd\U000e0041\x00\x08\x0b\x0c\r\nE",
    "markup": "[@click=app.quit]Z[/] a [/nope] b [/ [bold][[red]]x trailing\\",
    "marks": "Z" + "\u0301\u0317\u0353" * 60 + "algo 走る走る走る 👩‍👩‍👧‍👦 ❤️",
}
KEPT = {"compiled", "id", "version", "measure", "schedule", "start"}
"""What a compiled quest is found and judged by; every other text in it is made hostile."""

PLACES = (b"j", b"k", b"1", b"\x1b[27u", b"t", b"\x1b[27u", b"n", b"\x1b[27u", b"o", b"\x1b[27u", b"v", b"\x1b[27u",
          b"e", b"\x1b[27u", b"a", b"\x1b[27u", b",", b"\x1b[27u",
          b" ", b"u", b"?", b"\x1b[27u", b"l", b"j", b"\x1b[27u", b"\x10", b"go to", b"\x1b[27u")  # fmt: skip
"""Keys that lead through every screen and dialog. A new screen is a key, and one for the way back."""


def spoil(value: Any, text: str, *, key: str = "") -> Any:
    """The same value with another text in every place for one."""
    if isinstance(value, dict):
        return {name: each if name in KEPT else spoil(each, text, key=name) for name, each in value.items()}
    if isinstance(value, list):
        return [spoil(each, text, key=key) for each in value]
    return text if isinstance(value, str) else value


def make_evil(player: Player, text: str) -> None:
    """Every text of a save that is under way, made hostile behind the game's back."""
    root = Root(player.root)
    for path in root.compiled.glob("*.json"):
        path.write_text(json.dumps(spoil(json.loads(path.read_text("utf-8")), text)), "utf-8")
    step = player.view("lights").step.id
    Journal(root).append(
        [
            Said("lights", TODAY, Outcome.SOME, step, None, note=text),
            Noted("lights", TODAY, text),
            QuestSet("read", TODAY, {"title": text, "cue": text, "plan_b": text, "why": text, "tiny": text}),
        ],
        Now(at(TODAY, 18), 0, TODAY),
    )
    spelled = json.dumps(text)
    player.write("lake", LAKE.replace('"Walk round the lake"', spelled).replace('"To know that I can"', spelled))
    player.write("broken", LAKE.replace("why =", f"{json.dumps(text[:20])} ="))
    (player.root / "local" / "settings.toml").write_text(f"theme = {spelled}\nmotion = {spelled}\n", "utf-8")


@pytest.fixture
def evil(player: Callable[[str], Player]) -> Callable[[str], Path]:
    """The several weeks of `playing.py`, turned hostile."""

    def make(text: str) -> Path:
        someone = player("several_weeks")
        make_evil(someone, text)
        return someone.root

    return make


@pytest.mark.parametrize(
    ("name", "size"), [*((name, (80, 24)) for name in EVIL), ("sequences", (120, 40)), ("markup", (120, 40))]
)
def test_no_foreign_byte_is_on_the_wire(
    terminal: Opens, evil: Callable[[str], Path], name: str, size: tuple[int, int]
) -> None:
    evil(EVIL[name])
    game = terminal(size=size)
    game.show("space")
    game.settle()
    for keys in PLACES:
        game.press(keys)
        game.settle()
        assert not game.screen.strange, keys
        assert {1049, 1000} <= game.screen.modes, keys
        assert game.process.poll() is None, keys
    assert game.screen.bells == 0
    game.press(b"q")
    game.read_until(None)
    assert game.process.returncode == 0
    assert game.screen.modes == {7, 25}


def test_the_texts_were_really_there(terminal: Opens, evil: Callable[[str], Path]) -> None:
    evil(EVIL["sequences"])
    game = terminal(size=(120, 40))
    game.show("space")
    game.settle()
    assert "[2J" in game.screen.text(), "as text, without the byte that would make it an order"
