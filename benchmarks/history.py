"""A save that somebody played for years, for measuring: `python -m benchmarks.history --years 10 --quests 10 FOLDER`.

Every event is what the game's own rules decide for the moves of a made-up person, and every line comes from the game's
own codecs; only the waiting for the disk is left out. FOLDER is then a save like any other:
`undaunted --root FOLDER today` plays it, once `UNDAUNTED_NOW` says a day after its last.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b, sha256
from pathlib import Path
from zlib import crc32

from benchmarks.player import Person, Visit
from game import __version__
from game.quests.reader import QuestFile, read_quest
from game.rules.calendar import ONE_DAY, Now
from game.rules.decide import decide
from game.rules.events import Event, Fact, LogOpened
from game.rules.moves import Refusal
from game.rules.sheet import sheet
from game.rules.world import Played, World, play_on
from game.saves import copies, device, disk, ids, readmodel
from game.saves.device import Device
from game.saves.envelope import clock_text, to_envelope
from game.saves.framing import frame
from game.saves.paths import Root, make_local
from game.saves.segments import SegmentName

BUNDLED = Path(__file__).resolve().parents[1] / "quests"
MEASURED = (
    *("read-daily", "first-5k", "learn-a-language", "less-phone", "lights-out"),
    *("play-an-instrument", "speak-up", "strength-at-home", "tidy-home", "write-daily"),
)
"""The quests a generated save holds, in this order: figures of two versions compare whatever has joined the library."""

UNTIL = date(2026, 11, 22)
BACK = timedelta(days=2)
"""Yesterday may still be said; what lies before is folded into the checkpoint."""

FEWEST_A_DAY = 7.8
"""Events that ten quests give a day, in a bad year: `--events` begins early enough to end before UNTIL."""


def _letters(*words: object) -> str:
    """Sixteen letters of an id, the same for the same words; as in the game's ids the highest bit is 0."""
    digest = blake2b("|".join(map(str, words)).encode(), digest_size=16).digest()
    return ids.ALPHABET[digest[0] & 15] + "".join(ids.ALPHABET[byte & 31] for byte in digest[1:])


@dataclass(slots=True)
class Scribe:
    """One device that writes: ids, numbers, and a segment for each month that begins with its `log.open`."""

    player: str
    w: str = _letters("writer")[:10]
    n: int = 0
    ms: int = 0
    segments: dict[str, list[bytes]] = field(default_factory=dict)

    def say(self, facts: Sequence[Fact], now: Now) -> list[Event]:
        """One action: its events, with the line that opens the month where it is the first of it."""
        name = str(SegmentName(self.w, clock_text(now.at)[:7]))
        if name not in self.segments:
            before = next(reversed(self.segments), "")
            digest = sha256(b"".join(self.segments[before])).hexdigest() if before else ""
            self.segments[name] = []
            self._stamp([LogOpened(self.player, __version__, before, digest)], now, name)
        return self._stamp(facts, now, name)

    def _stamp(self, facts: Sequence[Fact], now: Now, name: str) -> list[Event]:
        events: list[Event] = []
        for fact in facts:
            self.n += 1
            self.ms = max(self.ms + 1, ids.milliseconds(now.at))
            id_ = ids.floor_of(self.ms)[:10] + _letters(self.w, self.n)
            action = events[0].id if events else id_
            events.append(Event(id_, action, self.w, self.n, clock_text(now.at), now.tz, now.today, fact))
        self.segments[name] += [frame(to_envelope(event)) for event in events]
        return events


@dataclass(slots=True)
class Life:
    """A person who plays, and the game they play, a day at a time."""

    person: Person
    scribe: Scribe
    world: World = field(default_factory=World)
    recent: list[Event] = field(default_factory=list)

    def live(self, day: date) -> Iterator[Event]:
        """One day: every event written on it, as it is written."""
        ladders = self.person.quests
        self.world = play_on(self.world, self.recent, ladders, day - BACK, day).world
        self.recent = list(readmodel.kept(self.recent, day - BACK))
        played = play_on(self.world, self.recent, ladders, day, day)
        for visit in self.person.says(played, day):
            for events in self._say(played, visit, day):
                self.recent += events
                yield from events

    def _say(self, played: Played, visit: Visit, day: date) -> Iterator[list[Event]]:
        minute, moves = visit
        tz = 60 if 4 <= day.month <= 10 else 0
        for i, move in enumerate(moves):
            local = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minute, seconds=20 * i)
            now = Now(local - timedelta(minutes=tz), tz, day)
            if i:
                played = Played(played.world, played.receipts, sheet(self.recent))
            decision = decide(played, self.person.quests, self.recent, move, now)
            if decision and not isinstance(decision, Refusal):
                yield self.scribe.say(decision, now)


def bundled(number: int) -> list[QuestFile]:
    """So many of the quest files that come with the game."""
    others = sorted({path.stem for path in BUNDLED.glob("*.toml")} - set(MEASURED))
    return [read_quest(BUNDLED / f"{quest}.toml") for quest in (*MEASURED, *others)[:number]]


def write_save(folder: Path, files: Sequence[QuestFile], first: date, until: date, events: int | None) -> date:
    """Play from `first` to `until`, or until so many events are written; the last day that was played."""
    quests = {file.sha: file.quest for file in files}
    scribe = Scribe(ids.floor_of(ids.milliseconds(datetime(first.year, first.month, first.day, tzinfo=UTC))))
    life = Life(Person(quests, first, until), scribe)
    day = first
    while True:
        full = any(events is not None and scribe.n >= events for _ in life.live(day))
        if full or day == until:
            break
        day += ONE_DAY
    _write(Root(folder), scribe, files)
    return day


def _write(root: Root, scribe: Scribe, files: Sequence[QuestFile]) -> None:
    make_local(root)
    disk.make_folder(root.player(scribe.player))
    for name, lines in scribe.segments.items():
        path = root.player(scribe.player) / name
        path.write_bytes(b"".join(lines))
        path.chmod(disk.FILE_MODE)
    for file in files:
        copies.keep_quest(root, scribe.player, file.data)
    name, lines = list(scribe.segments.items())[-1]
    data = b"".join(lines)
    machine = device.this_machine()
    device.save(root, Device(scribe.w, machine, scribe.player, name, len(data), crc32(data), scribe.n, scribe.ms))


def main(argv: Sequence[str] | None = None) -> int:
    """Write the save and print what is in it; 2 where the folder is not empty."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.history", description="Write a save of many years.")
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--years", type=int, default=10, metavar="N", help="years of daily history (default: 10)")
    length.add_argument("--days", type=int, metavar="N", help="days instead of years")
    length.add_argument("--events", type=int, metavar="N", help="stop at so many events, on a day up to UNTIL")
    parser.add_argument("--quests", type=int, default=10, metavar="N", help="how many quests (default: 10)")
    parser.add_argument("--until", type=date.fromisoformat, default=UNTIL, metavar="DAY", help=f"default: {UNTIL}")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the folder of the save; new or empty")
    args = parser.parse_args(argv)
    if args.folder.exists() and any(args.folder.iterdir()):
        print(f"{args.folder} is not empty.", file=sys.stderr)
        return 2
    files = bundled(args.quests)
    days = args.days or args.years * 1461 // 4
    if args.events:
        days = 7 + int(args.events * 10 / len(files) / FEWEST_A_DAY)
    last = write_save(args.folder, files, args.until - timedelta(days=days - 1), args.until, args.events)
    paths = list((args.folder / "own").glob("*/*.jsonl"))
    size = sum(path.stat().st_size for path in paths)
    events = sum(path.read_bytes().count(b"\n") for path in paths)
    print(f"{events} events, {len(paths)} files, {size} bytes, last day {last}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
