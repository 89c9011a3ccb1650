"""Two devices of one player with a shared folder each: what a sync tool carries between them, in any order."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from game.party.facts import Key, Opened, PublicFact, PublicQuest
from game.party.reading import read_lines
from game.party.wanted import alias_in, emptied
from game.play import sharing
from game.play.publishing import wish
from game.rules.party_facts import NO
from tests.play.living import NOON, Life


def shared(life: Life) -> Path:
    """The player's own shared folder."""
    return life.game.root.party / sharing.me(life.game)


def standing(life: Life) -> dict[Key, PublicFact]:
    """What friends see: of everything in the folder what holds, without what was taken back."""
    held = {key: each.fact for key, each in read_lines(shared(life), sharing.me(life.game)).held.items()}
    gone = {fact.alias for fact in held.values() if isinstance(fact, PublicQuest) and fact.how == NO}
    return {
        key: fact
        for key, fact in held.items()
        if not isinstance(fact, Opened) and fact != emptied(fact) and alias_in(fact) not in gone
    }


def wanted(life: Life) -> Mapping[Key, PublicFact]:
    """What should stand there."""
    return wish(life.game).wanted


def public_bytes(life: Life) -> bytes:
    """Every byte below the shared folder, names of files among them."""
    files = sorted(path for path in life.game.root.party.rglob("*") if path.is_file())
    return b"\n".join(str(path.relative_to(life.folder)).encode() + b"\n" + path.read_bytes() for path in files)


class Devices:
    """The devices of one player, who has taken a quest before the second one joined."""

    def __init__(self, folder: Path, count: int = 2, at: datetime = NOON) -> None:
        first = Life(folder / "0", at)
        first.take()
        self.lives = [first]
        for number in range(1, count):
            shutil.copytree(folder / "0" / "own", folder / str(number) / "own")
            self.lives.append(Life(folder / str(number), at))
        self._owner: dict[str, int] = {}

    def wait(self) -> None:
        """A day goes by, everywhere."""
        for life in self.lives:
            life.wait()

    def publish(self, device: int, *, lately: bool = False) -> int:
        """Publish; what files are new then are that device's."""
        game = self.lives[device].game
        game.refresh()
        told = sharing.publish_lately(game) if lately else sharing.publish(game)
        assert not told.problem
        self._note(device)
        return told.lines

    def share(self, device: int, how: str) -> None:
        """Say how the quest is shared, a minute after whatever was said before."""
        for life in self.lives:
            life.clock.at += timedelta(minutes=1)
        game = self.lives[device].game
        game.refresh()
        sharing.share(game, "read", how)
        self._note(device)

    def _note(self, device: int) -> None:
        for path in self.lives[device].game.root.party.rglob("*.jsonl"):
            self._owner.setdefault(path.name, device)

    def carry_own(self, source: int, target: int) -> None:
        """The private journal goes to another device: files that are there grow."""
        there, here = self.lives[source].folder / "own", self.lives[target].folder / "own"
        for path in there.rglob("*.jsonl"):
            copy = here / path.relative_to(there)
            if not copy.exists() or copy.stat().st_size < path.stat().st_size:
                shutil.copy(path, copy)
        self.lives[target].game.refresh()

    def carry_party(self, source: int, target: int) -> None:
        """The shared folder goes to another device: what the one wrote, and what it took back."""
        there, here = shared(self.lives[source]), shared(self.lives[target])
        for name in [name for name, owner in self._owner.items() if owner == source != target]:
            if (there / name).exists():
                here.mkdir(parents=True, exist_ok=True)
                shutil.copy(there / name, here / name)
            else:
                (here / name).unlink(missing_ok=True)

    def meet(self) -> None:
        """Everything arrives everywhere, and every device publishes."""
        for source in range(len(self.lives)):
            for target in range(len(self.lives)):
                self.carry_own(source, target)
        for device in range(len(self.lives)):
            for source in range(len(self.lives)):
                self.carry_party(source, device)
            self.publish(device)
        for source in range(len(self.lives)):
            for target in range(len(self.lives)):
                self.carry_party(source, target)
