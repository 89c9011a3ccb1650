"""The newest days of a friend, and what all days before them come to: enough to follow a friend day by day.

Ten years of a friend take a fifth of a second to go through, and every day brings something new of every friend. A new
line nearly always is about a day just past; then its head is all that has to be known. Any other line (about a day of
long ago, under an old number, of another player) sends the reader to the whole history. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from game.party.facts import Opened, PublicDay
from game.party.gathering import Gathered
from game.party.joining import Held, Joining, State, Written, foreign, held_of
from game.party.portrait import MOST_DAYS, Totals, totals
from game.rules.values import dataclass, replace

FEWEST_DAYS = 70
"""Of each quest that stay in a head: twice those of an overview."""
MOST_HEAD_DAYS = 140
"""With more of them the head is made anew."""


@dataclass(frozen=True, slots=True)
class Head:
    """What reading goes on with. `before` is what the days before come to, by alias; `cuts` the first day kept of each.

    `oldest` is the first of the days before, over all quests.
    """

    gathered: Gathered
    before: Mapping[str, Totals]
    cuts: Mapping[str, date]
    oldest: date | None


def head_of(gathered: Gathered, player: str, today: date) -> Head | None:
    """The head of a history; None where only the whole of it will do."""
    state = gathered.state
    if gathered.odd or gathered.unfinished or state.over or foreign(state, player):
        return None
    lived = _lived(state, player)
    long = {alias: days for alias, days in lived.items() if len(days) > FEWEST_DAYS}
    cuts = {alias: days[-FEWEST_DAYS].day for alias, days in long.items()}
    before = {alias: totals(days[:-FEWEST_DAYS]) for alias, days in long.items()}
    oldest = min((days[0].day for days in long.values()), default=None)
    if oldest and oldest < today - MOST_DAYS:
        return None
    writers = {w: _newest(written, cuts) for w, written in state.writers.items()}
    return Head(replace(gathered, state=State(writers)), before, cuts, oldest)


def _lived(state: State, player: str) -> dict[str, list[PublicDay]]:
    """All days of each alias, in order."""
    lived: dict[str, list[PublicDay]] = {}
    for line in held_of(state, player).values():
        if isinstance(line.fact, PublicDay):
            lived.setdefault(line.fact.alias, []).append(line.fact)
    for days in lived.values():
        days.sort(key=lambda each: each.day)
    return lived


def _newest(written: Written, cuts: Mapping[str, date]) -> Written:
    """What stays of a writer, with its highest number."""
    held = {key: line for key, line in written.held.items() if _stays(line, cuts)}
    numbers = {line.n: written.numbers[line.n] for line in held.values() if line.n in written.numbers}
    last = max(written.numbers, default=0)
    return Written(held, numbers | ({last: written.numbers[last]} if last else {}), written.forks, written.players)


def _stays(line: Held, cuts: Mapping[str, date]) -> bool:
    fact = line.fact
    return not isinstance(fact, PublicDay) or fact.alias not in cuts or fact.day >= cuts[fact.alias]


class Following(Joining):
    """Joins to a head, and notices lines for which it does not know enough."""

    def __init__(self, head: Head, player: str) -> None:
        super().__init__(head.gathered.state)
        self.deep = False
        self._player = player
        self._cuts = head.cuts
        self._last = {w: max(written.numbers, default=0) for w, written in self.writers.items()}

    def take(self, line: Held) -> None:
        """One more line."""
        written = self.writers.get(line.w)
        again = written is not None and written.numbers.get(line.n) == line.crc
        if not again and (line.n <= self._last.get(line.w, 0) or not _stays(line, self._cuts)):
            self.deep = True
        if type(line.fact) is Opened and line.fact.player != self._player:
            self.deep = True
        super().take(line)


def fits(head: Head, today: date) -> bool:
    """Whether a head can still be gone on with."""
    return head.oldest is None or head.oldest >= today - MOST_DAYS


def is_short(gathered: Gathered) -> bool:
    """Whether what was followed is still a head, and no history of its own."""
    counts: dict[str, int] = {}
    for written in gathered.state.writers.values():
        for line in written.held.values():
            if isinstance(line.fact, PublicDay):
                counts[line.fact.alias] = counts.get(line.fact.alias, 0) + 1
    return max(counts.values(), default=0) <= MOST_HEAD_DAYS
