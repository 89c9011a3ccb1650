"""Lines to what holds: of all lines of a player with one key, the greatest by (n, w, crc). Pure.

A `State` is a semilattice: joining is commutative, associative and idempotent, so whatever way lines were split into
files, ordered, repeated or delayed, every reader comes to the same. Nothing is taken out of a state: withdrawn facts,
days still to come and lines of writers that belong to somebody else are left out only when it is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from game.party.facts import Key, Opened, PublicFact
from game.rules.values import dataclass

NOTHING: Mapping[str, Any] = MappingProxyType({})

MOST_HELD = 80_000
"""Facts of one player that are kept: twenty years of ten quests. What comes after is counted and left out."""
MOST_NUMBERS = 200_000
"""Numbers of one player that are remembered, to notice two lines under one."""
MOST_WRITERS = 500
"""A device takes a new name when something is withdrawn, so there are more of them than devices."""


class Held(NamedTuple):
    """A fact with what it is compared by: its number, its writer, and the CRC-32 of its line."""

    n: int
    w: str
    crc: int
    fact: PublicFact


@dataclass(frozen=True, slots=True)
class Written:
    """What one writer wrote: the fact that holds for each key, the checksum of each number, and whose it says it is.

    `forks` are the numbers under which two different lines stand: a disk was cloned, or somebody made lines up.
    """

    held: dict[Key, Held]
    numbers: dict[int, int]
    forks: set[int]
    players: set[str]


@dataclass(frozen=True, slots=True)
class State:
    """All that is known of a player, by writer. `over` tells whether there was more than is kept."""

    writers: Mapping[str, Written] = NOTHING
    over: bool = False


EMPTY = State()


class Joining:
    """Lines come in, a state comes out. It goes on from `state`, which must not be used afterwards."""

    def __init__(self, state: State = EMPTY) -> None:
        self.writers = dict(state.writers)
        self.over = state.over
        self._held = sum(len(written.held) for written in self.writers.values())
        self._numbers = sum(len(written.numbers) for written in self.writers.values())

    def take(self, line: Held) -> None:
        """One more line; one that is known changes nothing."""
        n, w, crc, fact = line
        written = self._writer(w)
        if written is None:
            self.over = True
            return
        self._number(written, n, crc)
        if type(fact) is Opened:
            written.players.add(fact.player)
        held, key = written.held, fact.key
        there = held.get(key)
        if there is None:
            if self._held < MOST_HELD:
                held[key] = line
                self._held += 1
            else:
                self.over = True
        elif _later(line, there):
            held[key] = line

    def _writer(self, w: str) -> Written | None:
        written = self.writers.get(w)
        if written is None and len(self.writers) < MOST_WRITERS:
            written = self.writers[w] = Written({}, {}, set(), set())
        return written

    def _number(self, written: Written, n: int, crc: int) -> None:
        before = written.numbers.get(n)
        if before is None:
            if self._numbers < MOST_NUMBERS:
                written.numbers[n] = crc
                self._numbers += 1
            else:
                self.over = True
        elif before != crc:
            written.forks.add(n)
            written.numbers[n] = max(before, crc)

    def add(self, other: State) -> None:
        """Everything another state knows."""
        for w, written in other.writers.items():
            here = self._writer(w)
            if here is None:
                self.over = True
                continue
            for n, crc in written.numbers.items():
                self._number(here, n, crc)
            here.forks.update(written.forks)
            here.players.update(written.players)
            for key, line in written.held.items():
                there = here.held.get(key)
                if there is None:
                    self._held += 1
                if there is None or _later(line, there):
                    here.held[key] = line
        self.over = self.over or other.over

    def state(self) -> State:
        """What came of it."""
        return State(self.writers, self.over)


def _later(line: Held, there: Held) -> bool:
    """Whether a line holds against another with its key. Texts settle what a made-up checksum leaves open."""
    one, other = line[:3], there[:3]
    return one > other or (one == other and repr(line.fact) > repr(there.fact))


def state_of(lines: Iterable[Held]) -> State:
    """The state of some lines, in any order."""
    joining = Joining()
    for line in lines:
        joining.take(line)
    return joining.state()


def joined(*states: State) -> State:
    """All of them together; none of them is changed."""
    joining = Joining()
    for state in states:
        joining.add(state)
    return joining.state()


def settled(state: State, player: str) -> State:
    """What looks the same for `player`, without lines that another of their writers has outdone, once there are many.

    A device that takes something back says all the rest again under a new name. Whoever reads along for years would
    hold all of it many times over, and come to the limits above. Numbers of lines that went are forgotten.
    """
    if not _is_crowded(state):
        return state
    claimed = {w: written for w, written in state.writers.items() if player in written.players}
    best = held_of(State(claimed), player)
    writers = {
        w: _without_outdone(written, best) if is_of(written, player) else written
        for w, written in state.writers.items()
    }
    return State({w: written for w, written in writers.items() if written.held or written.forks}, state.over)


def _is_crowded(state: State) -> bool:
    writers = state.writers.values()
    return (
        2 * len(writers) > MOST_WRITERS
        or 2 * sum(len(written.held) for written in writers) > MOST_HELD
        or 2 * sum(len(written.numbers) for written in writers) > MOST_NUMBERS
    )


def _without_outdone(written: Written, best: Mapping[Key, Held]) -> Written:
    held = {key: line for key, line in written.held.items() if key not in best or not _later(best[key], line)}
    if len(held) == len(written.held):
        return written
    stay = {line.n for line in held.values()} | {max(written.numbers, default=0)}
    numbers = {n: crc for n, crc in written.numbers.items() if n in stay}
    return Written(held, numbers, written.forks, written.players)


def held_of(state: State, player: str) -> Mapping[Key, Held]:
    """What holds for each key, over all writers that are this player's: those who say so, and those who say nothing."""
    kept: dict[Key, Held] = {}
    for _, written in sorted(state.writers.items()):
        if not is_of(written, player):
            continue
        if not kept:
            kept = dict(written.held)
            continue
        for key, line in written.held.items():
            there = kept.get(key)
            if there is None or _later(line, there):
                kept[key] = line
    return kept


def is_of(written: Written, player: str) -> bool:
    """Whether a writer is this player's, as far as its lines say."""
    return not written.players or player in written.players


def foreign(state: State, player: str) -> int:
    """How many lines belong to other players."""
    return sum(len(written.numbers) for written in state.writers.values() if not is_of(written, player))


def forks(state: State, player: str) -> int:
    """Under how many numbers of this player's writers two different lines stand."""
    return sum(len(written.forks) for written in state.writers.values() if is_of(written, player))


def last_number(state: State, player: str) -> int:
    """The highest number of this player's lines; 0 where there is none."""
    return max(
        (max(written.numbers, default=0) for written in state.writers.values() if is_of(written, player)), default=0
    )
