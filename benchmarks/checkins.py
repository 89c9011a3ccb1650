"""A durable check-in inside the process against a raw append to a file: what safety costs beyond the disk itself.

The bar is up to the return of fsync. What comes after it, reading the line back, the walk and the read model, is
reported beside it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter
from typing import Any
from unittest.mock import patch

from benchmarks.table import Fact, Ratio, said
from benchmarks.timing import Series
from game.play.game import Game, Told
from game.rules.calendar import ONE_DAY, Instant
from game.rules.events import Outcome
from game.rules.moves import CheckIn
from game.saves import disk
from game.saves.envelope import to_envelope
from game.saves.framing import frame
from game.saves.paths import Root

BAR = 3.0
FASTEST = 0.15
"""Milliseconds: where the raw append is quicker than that, the disk says no true word and there is no bar."""

WARM_UP = 10


@dataclass(slots=True)
class Steps:
    """One check-in after the other: milliseconds from the move to each of these moments; `started` fsync begins."""

    started: Series = field(default_factory=Series)
    synced: Series = field(default_factory=Series)
    appended: Series = field(default_factory=Series)
    returned: Series = field(default_factory=Series)
    kept: Series = field(default_factory=Series)
    raw: Series = field(default_factory=Series)


class Stopwatch:
    """Notes when the disk last said yes, and when the journal last returned."""

    def __init__(self, game: Game) -> None:
        self.started = self.synced = self.appended = 0.0
        self._last = (0.0, 0.0)
        self._sync = disk.sync_file
        self._append = game.journal.append

    def sync(self, fd: int) -> None:
        """In the place of `disk.sync_file`."""
        start = perf_counter()
        self._sync(fd)
        self._last = (start, perf_counter())

    def append(self, *said: Any) -> Any:
        """In the place of the journal's `append`: later syncs belong to reading."""
        events = self._append(*said)
        self.appended, (self.started, self.synced) = perf_counter(), self._last
        return events


def measure(folder: Path, last: date, runs: int, events: str) -> tuple[list[Ratio], list[Fact]]:
    """Check-ins on a save of so many events, from the day after its last, and raw appends between them."""
    steps, days = Steps(), _Days(last)
    game = Game(Root(folder), days.clock)
    game.refresh()
    watch = Stopwatch(game)
    raw = os.open(folder / "raw.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    line = b"x" * 330 + b"\n"
    try:
        with patch.object(disk, "sync_file", watch.sync), patch.object(game.journal, "append", watch.append):
            for number, move in zip(range(WARM_UP + runs), _moves(game, days), strict=False):
                if number == WARM_UP:
                    steps = Steps()
                if number % 2:
                    _append_raw(raw, line, steps)
                line = _say(game, move, watch, steps)
                if not number % 2:
                    _append_raw(raw, line, steps)
    finally:
        os.close(raw)
    return _rows(steps, events)


class _Days:
    """A clock that stands at noon, and is moved on by hand."""

    def __init__(self, day: date) -> None:
        self.day = day

    def clock(self) -> Instant:
        return Instant(datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC), 0)


def _moves(game: Game, days: _Days) -> Iterator[CheckIn]:
    """`done` for one quest after the other, day after day."""
    while True:
        days.day += ONE_DAY
        game.refresh()
        game.keep()
        active = [course.quest for course in game.played.world.courses.values() if course.active]
        yield from (CheckIn(quest, Outcome.DONE, days.day) for quest in active)


def _say(game: Game, move: CheckIn, watch: Stopwatch, steps: Steps) -> bytes:
    start = perf_counter()
    told = game.say(move)
    returned = perf_counter()
    game.keep()
    kept = perf_counter()
    if not isinstance(told, Told) or not told.events:
        raise RuntimeError(f"{move} wrote nothing: {told}")
    ends = (watch.started, watch.synced, watch.appended, returned, kept)
    all_series = (steps.started, steps.synced, steps.appended, steps.returned, steps.kept)
    for series, end in zip(all_series, ends, strict=True):
        series.wall.append((end - start) * 1e3)
    return b"".join(frame(to_envelope(event)) for event in told.events)


def _append_raw(fd: int, line: bytes, steps: Steps) -> None:
    sync = getattr(os, "fdatasync", os.fsync)
    start = perf_counter()
    os.write(fd, line)
    sync(fd)
    steps.raw.wall.append((perf_counter() - start) * 1e3)


def _rows(steps: Steps, events: str) -> tuple[list[Ratio], list[Fact]]:
    slow = steps.raw.median >= FASTEST
    note = "" if slow else f"no bar: the append takes under {FASTEST} ms"
    what = f"check-in at {events} events, to the return of fsync"
    ratio = Ratio(what, "a raw append + fsync", steps.synced, steps.raw, BAR if slow else None, note)
    moments: Sequence[tuple[str, Series]] = (
        ("fsync begins", steps.started),
        ("fsync returns", steps.synced),
        ("journal returns", steps.appended),
        ("`Game.say` returns", steps.returned),
        ("read model written", steps.kept),
    )
    figure = ", ".join(f"{name} {said(series.median)} ms" for name, series in moments)
    return [ratio], [Fact(f"check-in at {events} events, from the move", figure)]
