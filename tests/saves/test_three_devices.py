"""Three devices of one player, and everything that happens to disks and folders: nothing is lost, nothing counts twice.

The first law takes made-up histories from files to the world of the game; the second lets three machines say, sync,
copy disks, restore backups and disk images, lose their memory and set their clocks, in any order.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.events import Event, LogOpened
from game.rules.values import replace
from game.rules.world import World, play_on
from game.saves import backups, device
from game.saves.envelope import to_envelope
from game.saves.framing import frame
from game.saves.journal import Journal
from game.saves.merge import union
from game.saves.paths import Root
from game.saves.reading import read_file
from tests.rules.histories import LADDERS, TODAY, histories
from tests.saves.saying import PLAYER, amounts_of, moment, opening, pages

WRITERS = ("wa00000000", "wb00000000", "wc00000000")
LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"


def ulid(place: int) -> str:
    """Ids that sort like their places."""
    return f"01jd9nf5m{LETTERS[place // 32]}{LETTERS[place % 32]}{'a' * 15}"


def on_devices(events: list[Event], devices: list[int]) -> list[bytes]:
    """The history as lines of three devices, each beginning with whose it is."""
    order = {event.id: ulid(place + 1) for place, event in enumerate(sorted(events, key=lambda event: event.id))}
    written = [opening(w=w) for w in WRITERS]
    for place, event in enumerate(events):
        w = WRITERS[devices[place % len(devices)]]
        fact: Any = event.fact
        if getattr(fact, "of", "") in order:
            fact = replace(fact, of=order[fact.of])
        same = replace(event, id=order[event.id], a=order.get(event.a, order[event.id]), w=w, n=place + 2, fact=fact)
        written.append(frame(to_envelope(same)))
    return written


MESSES: tuple[Callable[[bytes], bytes], ...] = (
    lambda data: data,
    lambda data: data.replace(b"\n", b"\r\n"),
    lambda data: b"\xef\xbb\xbf" + data + bytes(50),
    lambda data: b"<<<<<<< HEAD\n" + data + b"=======\n" + data + b">>>>>>> theirs\n",
    lambda data: data.rstrip(b"\n"),
)


def world_of(folder: Path) -> tuple[list[str], World]:
    """What the files of a folder come to."""
    events = union(read_file(folder, path.name, PLAYER) for path in sorted(folder.iterdir()))
    return [event.id for event in events], play_on(World(), events, LADDERS, TODAY, TODAY).world


@settings(max_examples=15)
@given(histories(size=24), st.lists(st.integers(0, 2), min_size=1, max_size=9), st.randoms(use_true_random=False))
def test_however_a_history_lies_in_files_the_world_is_one(events: list[Event], devices: list[int], chance: Any) -> None:
    lines = on_devices(events, devices)
    with TemporaryDirectory() as where:
        whole, split = Path(where) / "whole", Path(where) / "split"
        whole.mkdir()
        split.mkdir()
        (whole / "all.jsonl").write_bytes(b"".join(lines))
        shares: list[list[bytes]] = [[] for _ in range(chance.randint(1, 5))]
        for line in [*lines, *chance.choices(lines, k=5)]:
            chance.choice(shares).append(line)
        for number, share in enumerate(shares):
            chance.shuffle(share)
            data = b"".join(share)
            (split / f"{number}.jsonl").write_bytes(chance.choice(MESSES)(data))
            cut = data[: chance.randint(0, len(data))]
            (split / f"{number}.sync-conflict-20261122-103000-ABCDEFG.jsonl").write_bytes(cut)
        assert world_of(split) == world_of(whole)


class House:
    """Three machines of one player. Every word said is an amount of its own."""

    def __init__(self, where: Path, patch: pytest.MonkeyPatch) -> None:
        self.roots = [Root(where / name) for name in ("desk", "lap", "phone")]
        self.images = where / "images"
        self.zips: list[Path] = []
        self.said = 0
        self.patch = patch
        self.say(0, 0)
        for other in (1, 2):
            self.sync(0, other)

    def say(self, at: int, minutes: int) -> None:
        """A word on a machine, whose clock shows anything."""
        self.patch.setattr(device, "_machine_name", str(at).encode)
        self.said += 1
        Journal(self.roots[at]).append([pages(self.said)], moment(minutes))

    def sync(self, one: int, other: int) -> None:
        """What a sync tool does: what grew replaces what it grew from; where both went on, one becomes a copy."""
        a, b = self.roots[one].own, self.roots[other].own
        names = {path.relative_to(top) for top in (a, b) if top.exists() for path in top.rglob("*.jsonl")}
        for name in sorted(names):
            here, there = ((top / name).read_bytes() if (top / name).exists() else b"" for top in (a, b))
            long, short = sorted((here, there), key=lambda data: (len(data), data), reverse=True)
            for top in (a, b):
                write(top / name, long)
                if not long.startswith(short):
                    stem = name.name.removesuffix(".jsonl").partition(".sync-conflict")[0]
                    write(top / name.with_name(f"{stem}.sync-conflict-{crc32(short):08x}.jsonl"), short)

    def sync_all(self) -> None:
        """Until everything is everywhere."""
        for one, other in ((0, 1), (1, 2), (0, 2), (0, 1), (1, 2)) * 2:
            self.sync(one, other)

    def clone(self, one: int, other: int) -> None:
        """The disk of one machine, copied over that of another."""
        if one != other:
            self.sync_all()
            shutil.rmtree(self.roots[other].path)
            shutil.copytree(self.roots[one].path, self.roots[other].path)

    def keep_image(self, at: int, _: int) -> None:
        """An image of a disk, for later."""
        shutil.rmtree(self.images / str(at), ignore_errors=True)
        shutil.copytree(self.roots[at].path, self.images / str(at))

    def put_image_back(self, at: int, _: int) -> None:
        """The disk as it was, memory of its own writing and all."""
        if (self.images / str(at)).exists():
            self.sync_all()
            shutil.rmtree(self.roots[at].path)
            shutil.copytree(self.images / str(at), self.roots[at].path)

    def back_up(self, at: int, minutes: int) -> None:
        """A full backup."""
        self.zips.append(backups.backup(self.roots[at], moment(minutes)))

    def restore(self, at: int, number: int) -> None:
        """Some backup, put back on some machine."""
        if self.zips and (path := self.zips[number % len(self.zips)]).exists():
            backups.restore(self.roots[at], path)

    def forget(self, at: int, _: int) -> None:
        """All that belongs to one device only is lost."""
        shutil.rmtree(self.roots[at].local, ignore_errors=True)

    def copy_file(self, at: int, number: int) -> None:
        """A copy of a file as it is, or was a few lines ago."""
        paths = sorted(self.roots[at].own.rglob("*.jsonl"))
        path = paths[number % len(paths)]
        write(path.with_name(f"{path.stem} ({number % 7}).jsonl"), path.read_bytes()[: number % 5000])


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


MACHINES = st.integers(0, 2)
CLOCKS = st.integers(-60 * 24 * 60, 60 * 24 * 60)
ACTS = st.one_of(
    st.tuples(st.just(House.say), MACHINES, CLOCKS),
    st.tuples(st.just(House.say), MACHINES, CLOCKS),
    st.tuples(st.just(House.sync), MACHINES, MACHINES),
    st.tuples(st.just(House.clone), MACHINES, MACHINES),
    st.tuples(
        st.sampled_from(
            [House.keep_image, House.put_image_back, House.back_up, House.restore, House.forget, House.copy_file]
        ),
        MACHINES,
        st.integers(0, 5000),
    ),
)


@settings(max_examples=15)
@given(st.lists(ACTS, max_size=12))
def test_whatever_happens_to_three_devices_every_word_counts_once_everywhere(acts: list[Any]) -> None:
    with TemporaryDirectory() as where, pytest.MonkeyPatch.context() as patch:
        house = House(Path(where), patch)
        for act, one, other in acts:
            act(house, one, other)
        house.sync_all()
        saves = [[event for event in union(Journal(root).read_all()) if not is_opening(event)] for root in house.roots]
        assert saves[0] == saves[1] == saves[2]
        assert sorted(amounts_of(house.roots[0])) == [*range(1, house.said + 1)]
        house.say(1, 0)
        house.sync_all()
        assert all(sorted(amounts_of(root)) == [*range(1, house.said + 1)] for root in house.roots)


def is_opening(event: Event) -> bool:
    return isinstance(event.fact, LogOpened)
