"""Two friends for the save that is shown, each played in a folder of their own; the shared folder goes from one to all.

They are made up, as everybody in the demo save.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from docs.pictures import demo_save
from docs.pictures.demo_save import Clock
from game.play import opening, sharing
from game.play.cheering import cheer
from game.play.game import Game
from game.play.party import party
from game.rules.moves import Refusal

WREN: Mapping[str, str] = {
    "read-daily": "        d-ddsdd d--dddd ddddsdd",
    "first-5k": "d.d..d. d.-..d. d.d..d. d.s..d.",
}
SOL: Mapping[str, str] = {
    "read-daily": "dd-dsdd dddsddd ddd--dd dddddsd",
    "lights-out": "  ddddd dd-ddsd ddddddd d-ddddd",
}
SHARED = ("read-daily", "first-5k", "lights-out")


def make(root: Path, clock: Clock) -> None:
    """Share three quests of a save, and let two friends share theirs."""
    folders = {"Wren": root.with_name("wren"), "Sol": root.with_name("sol")}
    for name, days in (("Wren", WREN), ("Sol", SOL)):
        demo_save.make(folders[name], days)
        _share(_game(folders[name], clock), name)
    _share(_game(root, clock), "Robin")
    for folder in folders.values():
        shutil.copytree(root / "party", folder / "party", dirs_exist_ok=True)
        shutil.copytree(folder / "party", root / "party", dirs_exist_ok=True)
    me = _game(root, clock)
    for name, text, about in (("Wren", "Two nights off, and back at it. Seen.", "comeback"), ("Sol", "", "step")):
        friend = _game(folders[name], clock)
        _agreed(cheer(friend, sharing.me(me), "fire" if text else "flag", text, about))
        shutil.copytree(folders[name] / "party", root / "party", dirs_exist_ok=True)
    party(me)


def _game(root: Path, clock: Clock) -> Game:
    return opening.open_game(str(root), {}, clock)


def _share(game: Game, name: str) -> None:
    _agreed(sharing.set_name(game, name))
    for quest in SHARED:
        if quest in game.played.world.courses:
            _agreed(sharing.share(game, quest, "named"))


def _agreed(said: object) -> None:
    if isinstance(said, Refusal):
        raise TypeError(said.message)
