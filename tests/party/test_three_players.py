"""Three players on five devices, who meet in a bare git repository when they happen to be online.

Two players have two devices each, whose `own/` a sync tool copies now and then. In the end everybody has been online:
nothing said is lost, nothing conflicts, and every device shows the same party. UNDAUNTED_PARTIES asks for more of it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from game.party.friends import Friend
from game.party.reading import read_party
from game.play import sharing
from game.play.game import Game
from game.play.journeys import journey
from game.play.publishing import me, publish, publish_lately
from game.play.syncing import sync
from game.rules.events import Outcome
from game.rules.moves import Advise, CheckIn, GiveCheer, Move, Undo
from game.rules.state import DONE, MISSED, SOME
from tests.party.gitting import bare
from tests.play.living import Life, accepted
from tests.rules.build import a_quest

SEEDS = range(int(os.environ.get("UNDAUNTED_PARTIES", "1")))
DAYS = 4
QUESTS = ("read", "walk")


class Dice:
    """What looks random, from a seed: the same on every machine."""

    def __init__(self, seed: int) -> None:
        self._seed, self._thrown = seed, 0

    def throw(self, sides: int) -> int:
        """A number from 0 to sides - 1."""
        self._thrown += 1
        return int.from_bytes(sha256(f"{self._seed} {self._thrown}".encode()).digest()[:8], "big") % sides

    def yes(self, of: int) -> bool:
        """Once in so many times."""
        return self.throw(of) == 0


class Device(Life):
    """A device of a player, with every line it ever published."""

    def __init__(self, folder: Path, remote: Path) -> None:
        super().__init__(folder)
        self.remote = remote
        self.published: set[bytes] = set()

    def publish(self, *, lately: bool) -> None:
        """Publish, and keep in mind what stands in the folder then."""
        self.game.refresh()
        assert (publish_lately if lately else publish)(self.game).problem == ""
        self.published |= lines_in(self.game.root.party / me(self.game))

    def sync(self) -> None:
        """Meet the others."""
        self.game.refresh()
        accepted(sync(self.game, str(self.remote), lambda _: None))
        self.published |= lines_in(self.game.root.party / me(self.game))

    def try_to(self, move: Move) -> None:
        """Say something that may be refused, as undoing twice is."""
        self.game.refresh()
        self.game.say(move)


def lines_in(folder: Path) -> set[bytes]:
    return {line for path in folder.glob("*.jsonl") for line in path.read_bytes().splitlines()}


def carry(one: Device, other: Device) -> None:
    """What a sync tool does with `own/`: each file has one writer, so the longer one is the newer."""
    for source, target in ((one, other), (other, one)):
        top = source.game.root.own
        for path in [path for path in top.rglob("*") if path.is_file()]:
            there = target.game.root.own / path.relative_to(top)
            if not there.exists() or there.stat().st_size < path.stat().st_size:
                there.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, there)
    for device in (one, other):
        device.game.refresh()


def live_a_day(device: Device, dice: Dice, others: Sequence[str]) -> None:
    """A few words on one device."""
    for quest in QUESTS:
        if dice.yes(2):
            outcome = (Outcome.DONE, Outcome.DONE, Outcome.SOME, Outcome.MISSED)[dice.throw(4)]
            device.try_to(CheckIn(quest, outcome, device.game.today - timedelta(days=dice.throw(3))))
    if dice.yes(5):
        device.try_to(Undo())
    if dice.yes(4):
        device.try_to(GiveCheer(others[dice.throw(len(others))], "rope", f"well {dice.throw(100)}", "step"))
    if dice.yes(6):
        device.try_to(Advise("read", f"Lay the book out {dice.throw(100)}", "a2"))
    if dice.yes(8):
        sharing.share(device.game, QUESTS[dice.throw(2)], ("no", "points", "named")[dice.throw(3)])
    device.publish(lately=dice.yes(2))


def seen_by(device: Device) -> dict[str, Friend]:
    """The whole party as a device sees it, its own player too."""
    party = read_party(device.game.root, me(device.game), device.game.today)
    assert party.complete
    assert not party.troubles
    return {friend.player: friend for friend in (*([party.me] if party.me else []), *party.friends)}


@pytest.mark.parametrize("seed", SEEDS)
def test_any_partitions_end_in_one_party(seed: int, tmp_path: Path) -> None:
    dice, remote = Dice(seed), bare(tmp_path / "party.git")
    devices = [Device(tmp_path / name, remote) for name in ("a1", "a2", "b1", "b2", "c1")]
    pairs = [(devices[0], devices[1]), (devices[2], devices[3])]
    begin(devices, pairs)
    ids = sorted({me(device.game) for device in devices})
    assert len(ids) == 3
    for _ in range(DAYS):
        for device in devices:
            live_a_day(device, dice, [player for player in ids if player != me(device.game)])
        for pair in pairs:
            if dice.yes(2):
                carry(*pair)
        for device in sorted(devices, key=lambda _: dice.throw(100)):
            if dice.yes(2):
                device.sync()
        for device in devices:
            device.wait()
    rounds = come_together(devices, pairs)
    assert rounds <= 4
    look(devices, pairs)


def begin(devices: Sequence[Device], pairs: Sequence[tuple[Device, Device]]) -> None:
    """Everybody takes the same quests and shares them; second devices begin with what the first had."""
    for device, name in ((devices[0], "Ann"), (devices[2], "Ben"), (devices[4], "Cleo")):
        for quest in QUESTS:
            device.take(a_quest(id=quest, title=quest))
            accepted(sharing.share(device.game, quest, "named"))
        accepted(sharing.set_name(device.game, name))
    for pair in pairs:
        carry(*pair)


def come_together(devices: Sequence[Device], pairs: Sequence[tuple[Device, Device]]) -> int:
    """Everybody online, until nothing moves any more; how many rounds that took."""
    for done in range(10):
        before = [shared(device.game) for device in devices]
        for pair in pairs:
            carry(*pair)
        for device in devices:
            device.sync()
        if [shared(device.game) for device in devices] == before:
            return done
    raise AssertionError("it goes on for ever")


def shared(game: Game) -> dict[str, bytes]:
    """All files of the shared folder."""
    top = game.root.party
    return {str(path.relative_to(top)): path.read_bytes() for path in sorted(top.rglob("*")) if path.is_file()}


def look(devices: Sequence[Device], pairs: Sequence[tuple[Device, Device]]) -> None:
    """The same files, no conflict, no line lost, one view, and it is what everybody did."""
    files = shared(devices[0].game)
    views = [seen_by(device) for device in devices]
    for device, view in zip(devices, views, strict=True):
        assert shared(device.game) == files
        assert view == views[0]
        assert all(not friend.troubles for friend in view.values())
        device.game.forget()
        device.game.refresh()
    for one, other in pairs:
        assert one.game.played == other.game.played
    assert not lost(devices, files)
    for device in devices:
        is_what_was_done(device.game, views[0].get(me(device.game)))


def lost(devices: Sequence[Device], files: Mapping[str, bytes]) -> set[bytes]:
    """Lines that were published and are nowhere, though their writer's files were not taken back."""
    kept = {line for data in files.values() for line in data.splitlines()}
    writers = {name.split("/")[1][:10].encode() for name in files if name.endswith(".jsonl")}
    assert len(writers) >= len(devices) - 1
    return {line for device in devices for line in device.published - kept if writer_of(line) in writers}


def writer_of(line: bytes) -> bytes:
    return line.partition(b'"w":"')[2][:10]


def is_what_was_done(game: Game, friend: Friend | None) -> None:
    """Friends see the days and metres that the player's own save counts; where nothing is shared, nobody."""
    if friend is None:
        assert not game.played.world.shares.any
        return
    shares = game.played.world.shares.quests
    named = {quest.quest: quest for quest in friend.quests if quest.how == "named"}
    assert named.keys() == {quest for quest, share in shares.items() if share.how == "named"}
    assert len(friend.quests) == len(shares)
    for quest, seen in named.items():
        way = accepted(journey(game, quest))
        assert (seen.done, seen.some, seen.missed) == tuple(way.letters[letter] for letter in (DONE, SOME, MISSED))
        assert seen.cm == round(way.total_metres * 100)
    cheers = game.played.world.shares.cheers
    assert sorted(cheer.text for cheer in friend.cheers if cheer.text) == sorted(cheer.text for cheer in cheers)
