"""The game's way of setting targets against five others, on simulated people: `python -m benchmarks.policies`.

Ten seeds, three kinds of people, 90 days. Everybody lives by the same model (game/playtest/people.py); only what is
asked of them differs. It shows whether the rules agree with each other, not whether they work on people: the model is
our own. The table stands in docs/playtest.md, between its markers; `--write` puts it there.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Sequence
from itertools import pairwise
from math import log
from pathlib import Path
from statistics import fmean, stdev
from typing import NamedTuple

from game.playtest.climber import Climber
from game.playtest.crowd import FIRST_DAY, diary
from game.playtest.people import COHORTS, TINY_EASIER, Chance, Cohort, Person, chance
from game.rules.ladder import camps
from game.rules.quest import EVERY_DAY, Measure, MeasureKind, Quest, Step

SEEDS, PEOPLE, DAYS = range(1, 11), 200, 90
LOWEST, RUNG, RUNGS = -4.0, 0.25, 48
"""The ladder of the game's policy, in logits: from what nearly everybody can do to what nearly nobody can."""
SURE_70 = 0.8473
"""Logits of being 70 % sure."""
REMEMBERED = 9
"""Days a percentile schedule looks back on (Galbicka 1994)."""
PLACE = Path("docs/playtest.md")
BEGIN, END = "<!-- policies: made by python -m benchmarks.policies --write -->", "<!-- end of policies -->"


class Life(NamedTuple):
    """What became of one person: days stayed, left or not, tries, successes, gains in logits, days after a miss."""

    stayed: int
    left: bool
    tries: int
    successes: int
    belief: float
    ability: float
    after: int
    tried_after: int


Target = Callable[[Person, int], float]
"""How hard the task of a day is."""


def fixed(over: float) -> Callable[[Person], Target]:
    """One target for ever, so far above what the person can do at the beginning."""

    def begins(person: Person) -> Target:
        hard = person.able + over
        return lambda _person, _day: hard

    return begins


def linear(person: Person) -> Target:
    """A tenth of a logit more each week, from what the person is 70 % sure of."""
    start = person.believes - SURE_70
    return lambda _person, day: start + 0.1 * (day // 7)


def percentile(w: float) -> Callable[[Person], Target]:
    """What the person would have reached on a share `w` of their last nine days of trying (Galbicka 1994)."""
    rank = round((REMEMBERED + 1) * (1 - w))

    def begins(person: Person) -> Target:
        start, reached = person.believes - SURE_70, deque[float](maxlen=REMEMBERED)

        def target(living: Person, day: int) -> float:
            if day and not living.gap:
                reached.append(living.able + 0.3 * living.mood - log(living.luck / (1 - living.luck)))
            return sorted(reached)[rank - 1] if len(reached) == REMEMBERED else start

        return target

    return begins


def lives(begins: Callable[[Person], Target], luck: Chance, cohort: Cohort) -> Life:
    """A person under a policy that is only a target."""
    person = Person(luck, cohort)
    target, belief, ability = begins(person), person.believes, person.able
    tries = successes = after = tried_after = day = 0
    missed = left = False
    while day < DAYS and not left:
        hard = target(person, day)
        person.wakes()
        hard -= TINY_EASIER if person.has_a_bad_day else 0
        sure = person.sure(hard)
        tried = person.tries(sure, comeback=False)
        after, tried_after = after + missed, tried_after + (missed and tried)
        if tried:
            tries += 1
            successes += person.succeeds(hard, sure)
        else:
            person.lets_it_be()
        missed, left = not tried, person.leaves(sure, first_week=day < 7)
        day += 1
    gains = (person.believes - belief, person.able - ability)
    return Life(day, left, tries, successes, *gains, after, tried_after)


def climbs(luck: Chance, cohort: Cohort, *, purse: bool = True) -> Life:
    """A person on the game's own ladder, through its own rules."""
    hard = tuple(LOWEST + RUNG * rung for rung in range(RUNGS))
    climber = Climber(LADDER, hard, luck, cohort, FIRST_DAY)
    climber.feels_the_purse = purse
    ability = climber.person.able
    days = list(diary(climber, DAYS))
    tried = [day.sure is not None for day in days]
    after = [now for before, now in pairwise(tried) if not before]
    gains = (climber.person.believes - climber.began_with, climber.person.able - ability)
    return Life(len(days), climber.left, sum(tried), sum(day.came_off for day in days), *gains, len(after), sum(after))


LADDER = Quest(
    "ladder",
    "A ladder",
    Measure(MeasureKind.COUNT, "rungs"),
    EVERY_DAY,
    tuple(Step(f"s{rung}", "Climb.", rung + 1) for rung in range(RUNGS)),
    camps(RUNGS),
)

POLICIES: dict[str, Callable[[Chance, Cohort], Life]] = {
    "the game: window and confidence": climbs,
    "the same, the comeback not felt": lambda luck, cohort: climbs(luck, cohort, purse=False),
    "fixed at the target (1 logit above)": lambda luck, cohort: lives(fixed(1), luck, cohort),
    "too easy (3 logits below)": lambda luck, cohort: lives(fixed(-3), luck, cohort),
    "linear, +0.1 a week": lambda luck, cohort: lives(linear, luck, cohort),
    "percentile, w = 0.4": lambda luck, cohort: lives(percentile(0.4), luck, cohort),
    "percentile, w = 0.8": lambda luck, cohort: lives(percentile(0.8), luck, cohort),
}
HEADS = ("day 30", "day 90", "success", "belief", "ability", "tries a week", "tried after a miss")


def row(policy: Callable[[Chance, Cohort], Life], cohort: Cohort) -> list[str]:
    """The means of a policy over the seeds, each with its standard deviation over them."""
    by_seed = [numbers([policy(chance(f"{seed} {i}"), cohort) for i in range(PEOPLE)]) for seed in SEEDS]
    cells = []
    for head, values in zip(HEADS, zip(*by_seed, strict=True), strict=True):
        sign = "+" if head in ("belief", "ability") else ""
        cells.append(f"{fmean(values):{sign}.2f} ± {stdev(values):.2f}")
    return cells


def numbers(people: Sequence[Life]) -> tuple[float, ...]:
    """The columns of one seed."""
    tries = sum(life.tries for life in people)
    days = sum(life.stayed for life in people)
    return (
        fmean(not life.left or life.stayed > 30 for life in people),
        fmean(not life.left for life in people),
        sum(life.successes for life in people) / tries,
        fmean(life.belief for life in people),
        fmean(life.ability for life in people),
        7 * tries / days,
        sum(life.tried_after for life in people) / max(1, sum(life.after for life in people)),
    )


def table() -> str:
    """The whole table as Markdown."""
    lines = []
    for cohort in COHORTS:
        lines += [f"| {cohort.name} | {' | '.join(HEADS)} |", f"|---|{'---|' * len(HEADS)}"]
        lines += [f"| {name} | {' | '.join(row(policy, cohort))} |" for name, policy in POLICIES.items()]
        lines.append("")
    return "\n".join(lines).strip()


def main() -> None:
    """Print the table; with `--write`, put it into the docs."""
    made = table()
    print(made)
    if "--write" in sys.argv:
        text = PLACE.read_text()
        before, rest = text.split(BEGIN)
        PLACE.write_text(f"{before}{BEGIN}\n\n{made}\n\n{END}{rest.split(END)[1]}")


if __name__ == "__main__":
    main()
