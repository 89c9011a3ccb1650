"""All files of one player, gathered into a state: guarded, bounded, and only what is new.

Whatever the bytes are, reading comes back with what was whole in them and with a word on everything else. A file that
vanished keeps what was seen in it. Nothing here writes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from game.party import folder as guarded
from game.party import pins
from game.party.folder import DAMAGED, TOO_MUCH, Listing, Mark, Refused
from game.party.joining import EMPTY, NOTHING, Held, Joining, State, foreign, is_of
from game.party.pins import MOST_PINS, Pin
from game.party.verdicts import Passed, Verdict
from game.rules.values import dataclass, replace
from game.saves.framing import MAX_LINE, pieces

MOST_LINES = 100_000
MOST_DAMAGED = 1_000
MOST_LINES_AT_ONCE = 300_000
"""Of one player, in one reading: the rest is read next time."""

UNFINISHED = Mark(-1, -1, -1)
"""No file has it, so what was not read to its end is read on, and what could not be read is tried again."""

GONE = Mark(-2, -2, -2)
"""Of a file that is there no more. What was seen in it stays; should it come back, it is read from its beginning."""

Known = TypeVar("Known")


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a file: what it was when it was last read, and what was found in it.

    `read_to` is the byte after the last whole line, `lines`, `damaged`, `newer` and `unknown` count, `reason` is that
    of the first damaged line, with its number. `refused` says why it is not read on.
    """

    mark: Mark
    read_to: int = 0
    lines: int = 0
    damaged: int = 0
    newer: int = 0
    unknown: int = 0
    reason: str = ""
    refused: Refused | None = None
    odd: str = ""
    last_n: int = 0
    """The highest number of a line whose kind is not known."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that was read of one player, and what to go on with next time: files seen, and their pins."""

    state: State = EMPTY
    files: Mapping[str, Seen] = NOTHING
    refused: Mapping[str, Refused] = NOTHING
    pins: Mapping[str, Pin] = NOTHING

    @property
    def odd(self) -> bool:
        """Whether a file is not what it was."""
        return any(seen.odd for seen in self.files.values())

    @property
    def unfinished(self) -> bool:
        """Whether there is more to read than is read at once."""
        return any(seen.mark == UNFINISHED for seen in self.files.values())

    @property
    def lines(self) -> int:
        """Lines that were read."""
        return sum(seen.lines for seen in self.files.values())


def gather_all(folder: Path, there: Listing, today: date) -> Gathered:
    """Everything in these files, however much it is."""
    before, gathered = -1, gather(folder, there, Gathered(), today)
    while gathered.unfinished and gathered.lines > before:
        before, gathered = gathered.lines, gather(folder, there, gathered, today)
    return gathered


def gather(folder: Path, there: Listing, before: Gathered, today: date, joining: Joining | None = None) -> Gathered:
    """What was gathered before, with what is new in these files. The state of `before` must not be used afterwards.

    `joining` goes on from it, where somebody wants to see each line.
    """
    joining = joining or Joining(before.state)
    files, pinned = dict(before.files), dict(before.pins)
    left = MOST_LINES_AT_ONCE
    for name, mark in there.files.items():
        seen, pin = files.get(name), pinned.get(name)
        if seen and pin and seen.mark == mark and not (seen.odd and pins.is_over(pin, today)):
            continue
        data = guarded.read(folder, name)
        if isinstance(data, Refused):
            files[name] = replace(seen or Seen(mark), mark=UNFINISHED, refused=data)
            continue
        if not data and mark.size:
            continue  # it vanished while we looked
        pinned[name], odd = pins.checked(pin, data, today)
        goes_on = seen and pin and not (odd or seen.odd) and seen.read_to <= pin.size
        start = seen if seen and goes_on else Seen(mark)
        files[name] = found = _read(joining, data, replace(start, mark=mark, odd=odd, refused=None), left)
        left -= found.lines - start.lines
    for name in files.keys() - there.files.keys():
        files[name] = _gone(files[name], pinned.get(name), today)
    return Gathered(joining.state(), _bounded(files, there), there.refused, _bounded(pinned, there))


def _gone(seen: Seen, pin: Pin | None, today: date) -> Seen:
    """Of a file that is gone nothing is wrong any more, but that it was not what it was: that is told for its month."""
    told = pin is not None and not pins.is_over(pin, today)
    return Seen(GONE, last_n=seen.last_n, odd=seen.odd if told else "")


def without_strangers(before: Gathered, there: Listing, player: str) -> Gathered:
    """Without the lines of other players, where a file went that may have held them; what is there is read again."""
    went = any(seen.mark != GONE for name, seen in before.files.items() if name not in there.files)
    if not (went and foreign(before.state, player)):
        return before
    own = {w: written for w, written in before.state.writers.items() if is_of(written, player)}
    gone = {name: seen for name, seen in before.files.items() if name not in there.files}
    return replace(before, state=State(own, before.state.over), files=gone)


def _bounded(known: dict[str, Known], there: Listing) -> dict[str, Known]:
    """Without the oldest of the files that are gone, where there are too many."""
    gone = [name for name in known if name not in there.files]
    for name in gone[: max(0, len(known) - MOST_PINS)]:
        del known[name]
    return known


def _read(joining: Joining, data: bytes, seen: Seen, left: int) -> Seen:
    """The lines of a file from where it was read to, as far as the limits go."""
    from game.party.formats import read_line  # pydantic behind it: looking at what was kept does without

    counts = dict.fromkeys(Verdict, 0)
    read_to, lines, reason, last_n = seen.read_to, seen.lines, seen.reason, seen.last_n
    most, damage = min(MOST_LINES, lines + left), MOST_DAMAGED - seen.damaged
    stream = BytesIO(data)
    stream.seek(read_to)
    for line in stream:
        if lines >= most or joining.over or counts[Verdict.DAMAGED] >= damage:
            break
        found = read_line(line)
        if isinstance(found, Held):
            joining.take(found)
        else:
            for part in _parts(line, found, read_line):
                if isinstance(part, Held):
                    joining.take(part)
                elif line.endswith(b"\n"):
                    counts[part.verdict] += 1
                    last_n = max(last_n, part.n)
                    if part.verdict is Verdict.DAMAGED and not reason:
                        reason = f"line {lines + 1}: {part.reason}"
        if line.endswith(b"\n"):  # else it may still grow
            lines += 1
            read_to += len(line)
    damaged = seen.damaged + counts[Verdict.DAMAGED]
    refused = _enough(joining, lines, damaged, len(data)) if read_to < len(data) else None
    return replace(
        seen,
        mark=UNFINISHED if not refused and lines >= most and read_to < len(data) else seen.mark,
        read_to=read_to,
        lines=lines,
        damaged=damaged,
        newer=seen.newer + counts[Verdict.NEWER],
        unknown=seen.unknown + counts[Verdict.UNKNOWN],
        reason=reason,
        refused=refused,
        last_n=last_n,
    )


def _enough(joining: Joining, lines: int, damaged: int, size: int) -> Refused | None:
    """Why a file is not read on."""
    if damaged >= MOST_DAMAGED:
        return Refused(DAMAGED, f"more than {MOST_DAMAGED:,} lines of it are damaged", size)
    if lines >= MOST_LINES:
        return Refused(TOO_MUCH, f"it has more than {MOST_LINES:,} lines", size)
    if joining.over:
        return Refused(TOO_MUCH, "there is more in it than is kept of one player", size)
    return None


def _parts(line: bytes, whole: Passed, read_line: Callable[[bytes], Held | Passed]) -> list[Held | Passed]:
    """What a line holds. A line feed that was lost glues two together: then each part is read by itself."""
    if len(line) > MAX_LINE or whole.verdict is not Verdict.DAMAGED:
        return [whole]
    return [read_line(part) for part in pieces(line)] or [whole]
