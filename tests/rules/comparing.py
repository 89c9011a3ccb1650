"""Each sequence of outcomes against each one-day improvement of it, at every later day, without playing all of them.

Two plays that differ in one day are followed side by side. From any pair of states only the lowest gap still to come
matters, so each pair is worked out once for each number of days left: exhaustive, and quick.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from game.rules.advance import advance
from game.rules.quest import Quest
from game.rules.state import Day, State, begin
from game.rules.values import replace
from tests.rules.build import MON, OUTCOMES

S = TypeVar("S", bound=Hashable)


def earning(state: State) -> State:
    """A state without what no metre depends on: what it shows, counts and offers.

    A window is kept as far as the longest one here looks back.
    """
    shown = replace(state, since=MON, wall="", lapse=0, lapses=(), silent=0, answered=0, eased=False)
    shown = replace(shown, done_days=0, habit=0.0)
    return replace(shown, warmed=False, woke=False, fills=min(2, state.fills), window=state.window[-8:])


class Comparison(Generic[S]):
    """Plays that begin at `start` and go on by `live(state, letter)`: the next state, and the metres of the day.

    States are met by number: hashing each of them once is most of the work saved.
    """

    def __init__(self, start: S, letters: str, live: Callable[[S, str], tuple[S, int]]) -> None:
        self.letters = letters
        self.live = live
        self.states = [start]
        self.numbers = {start: 0}
        self.lived: dict[tuple[int, str], tuple[int, int]] = {}
        self.gaps: dict[tuple[int, int, int], tuple[int, str]] = {}

    def step(self, at: int, letter: str) -> tuple[int, int]:
        """A day, worked out once."""
        known = self.lived.get((at, letter))
        if known is None:
            after, paid = self.live(self.states[at], letter)
            number = self.numbers.setdefault(after, len(self.states))
            if number == len(self.states):
                self.states.append(after)
            known = self.lived[at, letter] = number, paid
        return known

    def lowest(self, worse: int, better: int, left: int) -> tuple[int, str]:
        """The lowest the better play's lead can fall in the days left, whatever they bring, and the days that do it."""
        if left == 0 or worse == better:
            return 0, ""
        found = self.gaps.get((worse, better, left))
        if found is None:
            found = (0, "")
            for letter in self.letters:
                (a, paid_a), (b, paid_b) = self.step(worse, letter), self.step(better, letter)
                later, days = self.lowest(a, b, left - 1)
                found = min(found, (paid_b - paid_a + later, letter + days))
            self.gaps[worse, better, left] = found
        return found

    def losses(self, days: int, improvements: Callable[[S], Sequence[tuple[str, str]]]) -> list[tuple[int, str]]:
        """What improving a day can lose within `days` days: (metres in cm, the sequence), the worst first."""
        found = []
        reached = {0: ""}
        for number in range(days):
            following: dict[int, str] = {}
            for at, before in reached.items():
                for low, high in improvements(self.states[at]):
                    (a, paid_a), (b, paid_b) = self.step(at, low), self.step(at, high)
                    later, after = self.lowest(a, b, days - 1 - number)
                    if paid_b - paid_a + later < 0:
                        found.append((paid_b - paid_a + later, f"{before}({low} to {high}){after}"))
                for letter in self.letters:
                    following.setdefault(self.step(at, letter)[0], before + letter)
            reached = following
        return sorted(found)


def due_days(quest: Quest, start: State | None = None) -> Comparison[State]:
    """Due days one after another with the climb taken by itself."""

    def live(state: State, letter: str) -> tuple[State, int]:
        after, receipt = advance(state, Day(MON, outcome=OUTCOMES[letter]), quest)
        return earning(after), receipt.effort + receipt.comeback + receipt.mastery

    return Comparison(earning(start or begin(quest.steps[0].id, MON)), "msd", live)


def better_by_one(_: State) -> Sequence[tuple[str, str]]:
    """Missed to some, and some to done: missed to done is both."""
    return (("m", "s"), ("s", "d"))
