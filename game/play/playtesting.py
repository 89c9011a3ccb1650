"""Play-testing a quest: a crowd of simulated people on it, and what became of them (docs/playtest.md).

Reads no save and writes none: a sample of the people is played through journals in a folder that goes again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from game.playtest.checking import differences
from game.playtest.crowd import Record, crowd
from game.playtest.people import COHORTS
from game.playtest.report import Report, report
from game.rules.ladder import camp_of
from game.rules.moves import Refusal
from game.rules.quest import Quest
from game.rules.text import clean
from game.rules.values import dataclass

PLAYERS, DAYS, SEED = 1000, 120, 1
MOST_PLAYERS, MOST_DAYS = 100_000, 3660
SAMPLE = 3
"""So many of the people are also played through the whole game: one of each kind."""
SAMPLE_DAYS = 60

Progress = Callable[[int, int], bool]
"""Told how many of how many people are done; False ends it."""


@dataclass(frozen=True, slots=True)
class RungView:
    """A step as the pictures name it: its number, what it asks in a word or two, and the camp it is in."""

    index: int
    label: str
    camp: str


@dataclass(frozen=True, slots=True)
class PlaytestView:
    """A play-tested quest: `whole` counts everybody, `kinds` each kind of people by name.

    `checked` people were also played through moves, journal and sheet, `differing` of them came to other days there
    (0, or the rules were changed while this ran). `ended` early: fewer people than asked for.
    """

    quest: str
    title: str
    players: int
    days: int
    seed: int
    rungs: tuple[RungView, ...]
    whole: Report
    kinds: Mapping[str, Report]
    checked: int
    differing: int
    ended: bool = False


def playtest(
    quest: Quest,
    players: int = PLAYERS,
    days: int = DAYS,
    seed: int = SEED,
    progress: Progress = lambda _done, _of: True,
) -> PlaytestView | Refusal:
    """So many simulated people on a quest for so many days. Takes about 40 µs for each day of each person."""
    if not 1 <= players <= MOST_PLAYERS:
        return Refusal("bad_players", f"Simulated people are from 1 to {MOST_PLAYERS:,}, not {players:,}.")
    if not 1 <= days <= MOST_DAYS:
        return Refusal("bad_days", f"Days are from 1 to {MOST_DAYS:,}, not {days:,}.")
    records, ended = _records(quest, players, days, seed, progress)
    steps = len(quest.steps)
    sample, differing = _checked(quest, min(SAMPLE, len(records)), min(days, SAMPLE_DAYS), seed)
    return PlaytestView(
        quest.id,
        clean(quest.title),
        len(records),
        days,
        seed,
        tuple(_rung(quest, index) for index in range(steps)),
        report(records, steps, days),
        {kind.name: report([each for each in records if each.cohort == kind.name], steps, days) for kind in COHORTS},
        sample,
        differing,
        ended,
    )


def _records(quest: Quest, players: int, days: int, seed: int, progress: Progress) -> tuple[list[Record], bool]:
    """The people, one after the other, until all are done or nobody waits for them any more."""
    records: list[Record] = []
    for record in crowd(quest, players, days, seed):
        records.append(record)
        if not progress(len(records), players):
            return records, len(records) < players
    return records, False


def _checked(quest: Quest, sample: int, days: int, seed: int) -> tuple[int, int]:
    """How many people were also played through the whole game, and how many differed; nobody where no disk is free."""
    try:
        with TemporaryDirectory(prefix="undaunted-") as folder:
            return sample, len(differences(quest, range(sample), days, seed, Path(folder)))
    except OSError:
        return 0, 0


def _rung(quest: Quest, index: int) -> RungView:
    step = quest.steps[index]
    label = quest.measure.say(step.amount) if step.amount is not None else clean(step.instruction.rstrip("."))
    return RungView(index + 1, clean(label), clean(camp_of(quest, index).name))
