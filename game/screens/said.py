"""What came of a key press, as the screens pass it on: one sentence, and in which tone to show it."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from game.screens.keymap import Keymap
from game.screens.lines import plain

if TYPE_CHECKING:
    from game.play.views import ResultView


class Tone(Enum):
    """How a sentence is meant."""

    GOOD = "good"
    TOLD = "told"
    CAUTION = "caution"


class Said(NamedTuple):
    """A sentence for the message bar. `result` is there after a check-in; `refused` when nothing was written."""

    text: str
    tone: Tone = Tone.TOLD
    result: ResultView | None = None
    refused: bool = False


IN_KEYS = (
    (r"say `undo`", "press {undo}"),
    (r"`redo` brings", "{redo} brings"),
    (r"Say `some [^`]*`", "Press {some}"),
    (r"`drop` any of them", "press {drop} on any of them"),
    (r"`take [^`]*` goes on", "taking it again goes on"),
    (r"`take [^`]*` takes", "the library takes"),
    (r"`step [^`]* N` goes", "{answer} goes"),
    (r"`step [^`]* (?:down|tiny)` leads", "{answer} leads"),
)
"""The use cases name commands of the shell; on the screen they are keys."""

USUAL = Keymap()


def in_the_game(text: str, keymap: Keymap = USUAL) -> str:
    """A sentence of the use cases, cleaned, with keys in place of commands.

    >>> in_the_game("Run: done already. To take that back, say `undo`.", Keymap({"undo": ("z",)}))
    'Run: done already. To take that back, press z.'
    """
    text = plain(text)
    if "`" not in text:
        return text
    for pattern, instead in IN_KEYS:
        told = keymap.told(instead)
        text = re.sub(pattern, lambda _, told=told: told, text)  # type: ignore[misc]  # a key may be a backslash
    return re.sub(r"`([^`]*)`", r"“\1”", text)
