"""A party of friends who have played for years, and how long it takes to see them: `python -m benchmarks.party`.

Makes so many friends (100) with so many years (ten) of so many quests (ten), the same for the same numbers, reads them
for the first time, again with nothing new, with a day that is new of every friend, and one friend with all their days.
Milliseconds belong to a machine, so each figure stands beside what the same bytes cost otherwise: reading them, and
parsing each line as JSON. Hostile files are timed as well: each has to be told about in 200 ms and 100 MB.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from hashlib import blake2b
from pathlib import Path
from time import perf_counter

from game.party.facts import Opened, Profile, PublicCheer, PublicDay, PublicFact, PublicQuest, PublicTip
from game.party.lines import to_line
from game.party.names import alias_of, cheer_id, public_id
from game.party.reading import marks, read_friend, read_party
from game.saves.ids import ALPHABET
from game.saves.paths import Root

CLONE = Path(__file__).resolve().parents[1]
UNTIL = date(2026, 11, 22)
QUESTS = ("read-daily", "first-5k", "learn-a-language", "less-phone", "lights-out", "write-daily")
STEPS = tuple(f"a{amount}" for amount in (1, 2, 3, 5, 8, 10, 12, 15, 20, 25, 30))
OUTCOMES = ("done", "done", "done", "done", "done", "some", "missed", "missed", "rest", "done")


def dice(*words: object) -> int:
    """A number that is the same for the same words."""
    return int.from_bytes(blake2b("|".join(map(str, words)).encode(), digest_size=4).digest(), "big")


def writer(*words: object) -> str:
    """The id of a writing device."""
    return "".join(ALPHABET[dice(*words, place) & 31] for place in range(10))


def facts_of(player: str, years: int, quests: int) -> Iterator[tuple[int, PublicFact]]:
    """What a friend has published, with the year it was said in, in the order of the days."""
    first = date(UNTIL.year - years, UNTIL.month, UNTIL.day) + timedelta(days=1)
    yield first.year, Profile(f"Friend {dice(player) % 1000}")
    for number in range(quests):
        alias = alias_of(f"{player} {number}")
        name = QUESTS[number % len(QUESTS)]
        yield first.year, PublicQuest(alias, "named", name, name, "a" * 64, first, STEPS[0], STEPS)
        yield first.year, PublicTip(alias, STEPS[number % len(STEPS)], "Lay the book on the pillow.")
    for place in range((UNTIL - first).days + 1):
        day = first + timedelta(days=place)
        for number in range(quests):
            yield day.year, day_of(player, number, day, place)
        if place % 30 == 0:
            to = public_id(f"friend {dice(player, place) % 100}")
            yield day.year, PublicCheer(cheer_id(f"{player} {place}"), to, day, "rope", "I hold the rope.", "week")


def day_of(player: str, number: int, day: date, place: int) -> PublicDay:
    """A day of a quest."""
    roll = dice(player, number, place)
    outcome = OUTCOMES[roll % 10]
    cm = {"done": 3000 + roll % 1500, "some": 1400}.get(outcome, 0)
    step = STEPS[min(place // 200, len(STEPS) - 1)]
    mark = "mastered" if place % 200 == 199 and outcome == "done" else ""
    return PublicDay(alias_of(f"{player} {number}"), day, cm, outcome, step, mark)


def make_friend(root: Root, number: int, years: int, quests: int) -> str:
    """The folder of a friend: a file a year, each beginning with whose it is."""
    player = public_id(f"friend {number}")
    w = writer("device", number)
    files: dict[int, list[bytes]] = {}
    n = 0
    for year, fact in facts_of(player, years, quests):
        if year not in files:
            n += 1
            files[year] = [to_line(w, n, Opened(player))]
        n += 1
        files[year].append(to_line(w, n, fact))
    folder = root.party / player
    folder.mkdir(parents=True, exist_ok=True)
    for year, lines in files.items():
        (folder / f"{w}-{year}.jsonl").write_bytes(b"".join(lines))
    return player


def add_a_day(root: Root, number: int) -> None:
    """One more day of a friend, at the end of their newest file."""
    player, w = public_id(f"friend {number}"), writer("device", number)
    path = max((root.party / player).glob("*.jsonl"))
    with path.open("ab") as file:
        file.write(to_line(w, 10_000_000, day_of(player, 0, UNTIL + timedelta(days=1), 0)))


def timed(work: Callable[[], object], times: int = 1) -> float:
    """Milliseconds of the quickest of so many runs."""
    return min(_once(work) for _ in range(times))


def _once(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def peak_mb() -> float:
    """The most memory this process ever had, in MB; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def parse_all(root: Root) -> None:
    """What nobody can do without: every byte read, every line parsed, one friend after the other."""
    for path in sorted(root.party.rglob("*.jsonl")):
        for line in path.read_bytes().splitlines():
            json.loads(line)


def measure(root: Root, friends: int) -> Iterator[tuple[str, float, str]]:
    """Each figure: what, milliseconds, and what it stands beside."""
    parsing = timed(lambda: parse_all(root))
    yield "every line parsed as JSON", parsing, ""
    told: list[tuple[int, int]] = []
    before = peak_mb()

    def progress(done: int, of: int) -> bool:
        told.append((done, of))
        return True

    first = timed(lambda: read_party(root, "", UNTIL, progress))
    yield "first reading", first, f"{first / parsing:.2f} of parsing; told {len(told)} times; peak {peak_mb():.0f} MB"
    yield "– peak above what was there before it", peak_mb() - before, "MB"
    again = timed(lambda: read_party(root, "", UNTIL), 5)
    yield "nothing new", again, f"{first / again:.0f} times quicker"
    yield "marks, for polling", timed(lambda: marks(root), 5), ""
    player = public_id("friend 0")
    yield "one friend, all days", timed(lambda: read_friend(root, player, UNTIL), 5), ""
    add_a_day(root, 0)
    yield "one friend said a day", timed(lambda: read_party(root, "", UNTIL)), ""
    for number in range(friends):
        add_a_day(root, number)
    yield "every friend said a day", timed(lambda: read_party(root, "", UNTIL)), ""


FLOOD = "more valid lines than are read"


def join_files(root: Root) -> None:
    """All files of all friends as one each."""
    for folder in root.party.iterdir():
        paths = sorted(folder.glob("*.jsonl"))
        data = b"".join(path.read_bytes() for path in paths)
        for path in paths:
            path.unlink()
        (folder / "all.jsonl").write_bytes(data)


HOSTILE = """
import sys, time
from pathlib import Path
from game.party.reading import read_party
from game.saves.paths import Root
from benchmarks.party import UNTIL, peak_mb
import game.party.formats
root = Root(Path(sys.argv[1]))
before = peak_mb()
start = time.perf_counter()
party = read_party(root, "", UNTIL)
print((time.perf_counter() - start) * 1000, peak_mb() - before, *sorted({t.code for t in party.friends[0].troubles}))
"""


def hostile(where: Path) -> Iterator[tuple[str, float, float, str]]:
    """Each hostile friend, read alone by a process of its own: milliseconds, MB above the start, and what is told."""
    from tests.party.hostile import CASES, make_hostile

    for name in (*CASES, FLOOD):
        root = Root(where / str(len([*where.iterdir()])))
        if name == FLOOD:
            make_friend(root, 0, 28, 10)
            join_files(root)
        else:
            make_hostile(root, name)
        command = [sys.executable, "-c", HOSTILE, str(root.path)]
        said = subprocess.run(command, capture_output=True, text=True, check=True, cwd=CLONE).stdout.split()
        yield name, float(said[0]), float(said[1]), " ".join(said[2:])


def tell_hostile() -> None:
    """The slowest and the largest of the hostile friends."""
    with tempfile.TemporaryDirectory() as where:
        found = list(hostile(Path(where)))
    print(
        f"{len(found)} hostile friends, each alone: {sum(each[1] > 200 for each in found)} take more than 200 ms, "
        f"{sum(each[2] > 100 for each in found)} more than 100 MB"
    )
    shown = {*sorted(found, key=lambda each: -each[1])[:6], *sorted(found, key=lambda each: -each[2])[:6]}
    for name, ms, mb, told in sorted(shown, key=lambda each: -each[1]):
        print(f"{name:40} {ms:10.1f} ms  {mb:6.1f} MB  {told or 'nothing to tell'}")


def main() -> None:
    """Make, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    for name, default in (("friends", 100), ("years", 10), ("quests", 10)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--in", dest="where", default="", help="a folder to keep; else a temporary one")
    parser.add_argument("--hostile", action="store_true", help="time hostile friends instead")
    asked = parser.parse_args()
    if asked.hostile:
        tell_hostile()
        return
    where = Path(asked.where or tempfile.mkdtemp(prefix="undaunted-party-"))
    root = Root(where)
    try:
        if not root.party.exists():
            for number in range(asked.friends):
                make_friend(root, number, asked.years, asked.quests)
        shutil.rmtree(root.local, ignore_errors=True)
        size = sum(path.stat().st_size for path in root.party.rglob("*.jsonl"))
        print(f"{asked.friends} friends, {asked.years} years, {asked.quests} quests: {size / 1e6:.0f} MB")
        for what, value, beside in measure(root, asked.friends):
            print(f"{what:40} {value:10.1f} {'MB' if beside == 'MB' else 'ms'}  {'' if beside == 'MB' else beside}")
    finally:
        if not asked.where:
            shutil.rmtree(where)


if __name__ == "__main__":
    main()
