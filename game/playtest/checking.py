"""A simulated person's days, said to a real journal: whether moves, journal and sheet come to the same days.

What they did is decided by `decide`, written by `Journal`, read back and walked by `play_on`. A difference would mean
that the simulation plays another game than people do.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

from game.playtest.climber import Climber, Lived
from game.playtest.crowd import FIRST_DAY, climber, diary
from game.playtest.people import COHORTS
from game.playtest.slopes import slopes
from game.rules.calendar import Now
from game.rules.decide import decide
from game.rules.moves import AnswerStep, CheckIn, Move, Rate, Refusal, Take
from game.rules.quest import Quest
from game.rules.state import Receipt
from game.rules.world import Played, World, play_on
from game.saves.journal import Journal
from game.saves.merge import union
from game.saves.paths import Root

SHA = "0" * 64
EVENING = time(20)


class Unplayable(RuntimeError):
    """The real game refused what a simulated person did."""


class Difference(NamedTuple):
    """The first day on which the two did not agree."""

    person: int
    day: date
    simulated: Receipt | None
    played: Receipt | None


def differences(quest: Quest, people: Sequence[int], days: int, seed: int, folder: Path) -> list[Difference]:
    """Where these people's days differ from what the real game makes of them; `folder` is for their journals."""
    found = []
    for number in people:
        person = climber(quest, slopes(quest), COHORTS[number % len(COHORTS)], seed, number)
        start = person.course.state.step
        said = _Said(quest, start, Root(folder / str(number)))
        lived = list(diary(person, days))
        played = said.all_of(lived)
        found += _compared(number, [each.receipt for each in lived], played, person)[:1]
    return found


def _compared(
    number: int, simulated: Sequence[Receipt], played: Sequence[Receipt], person: Climber
) -> list[Difference]:
    """The days that differ; what the last evening's answer brings is not lived any more."""
    pairs = zip(simulated, played, strict=False)
    differ = [Difference(number, one.date, one, other) for one, other in pairs if one != other]
    if not differ and len(simulated) != len(played):
        differ = [Difference(number, person.course.taken, None, None)]
    return differ


class _Said:
    """A person's evenings, as the game hears of them."""

    def __init__(self, quest: Quest, start: str, root: Root) -> None:
        self.quest = quest
        self.start = start
        self.journal = Journal(root)
        self.ladders = {SHA: quest}

    def all_of(self, lived: Sequence[Lived]) -> Sequence[Receipt]:
        """Say every day, and walk them once more from what the journal holds; the receipts."""
        self._say(Take(self.quest, SHA, self.start), FIRST_DAY)
        answer = ""
        for each in lived:
            if answer:
                self._say(AnswerStep(self.quest.id, answer), each.day)
            for move in _moves(self.quest.id, each):
                self._say(move, each.day)
            answer = each.answered
        last = lived[-1].day
        return self._played(last + timedelta(days=1)).receipts[self.quest.id][: len(lived)]

    def _say(self, move: Move, today: date) -> None:
        played = self._played(today)
        now = Now(datetime.combine(today, EVENING, UTC), 0, today)
        decision = decide(played, self.ladders, (), move, now)
        if isinstance(decision, Refusal):
            raise Unplayable(f"{today}: {decision.message}")
        self.journal.append(decision, now)

    def _played(self, today: date) -> Played:
        return play_on(World(), union(self.journal.read_all()), self.ladders, today, today)


def _moves(quest: str, lived: Lived) -> list[Move]:
    """What a day was, as a player says it: the check-in, and how sure of the next step.

    On days that miss nothing (the first, N a week the first week) there is no miss to say.
    """
    moves: list[Move] = []
    if lived.outcome is not None and lived.receipt.outcome is not None:
        moves.append(CheckIn(quest, lived.outcome, lived.day))
    if lived.rated is not None:
        moves.append(Rate(quest, lived.rated[1], lived.rated[0]))
    return moves
