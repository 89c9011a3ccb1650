"""A thousand simulated people for 120 days, on one core: `python -m benchmarks.playtest`.

Against a plain loop over the same people that draws their chance and updates them, and knows no rules at all.
"""

from __future__ import annotations

from time import perf_counter

from game.playtest.crowd import crowd
from game.playtest.people import COHORTS, TINY_EASIER, Person, chance
from game.playtest.slopes import slopes
from game.quests.library import bundled_folder
from game.quests.reader import read_quest
from game.rules.gate import SURE

PEOPLE, DAYS, ROUNDS = 1000, 120, 3
FILES = ("read-daily", "first-5k", "less-phone")


def plain(hard: tuple[float, ...], seed: int) -> int:
    """The people alone, on the step they begin with; the days they lived."""
    lived = 0
    for number in range(PEOPLE):
        cohort = COHORTS[number % len(COHORTS)]
        person = Person(chance(f"{seed} {cohort.name} {number}"), cohort)
        at = max((step for step in hard if person.sure(step) >= SURE), default=hard[0])
        for day in range(DAYS):
            lived += 1
            person.wakes()
            today = at - TINY_EASIER if person.has_a_bad_day else at
            sure = person.sure(today)
            if person.tries(sure, comeback=False):
                person.succeeds(today, sure)
            else:
                person.lets_it_be()
            if person.leaves(sure, first_week=day < 7):
                break
    return lived


def main() -> None:
    """Print seconds, microseconds a day lived, and the ratio, for three bundled quests."""
    for name in FILES:
        quest = read_quest(bundled_folder() / f"{name}.toml").quest
        best = []
        for seed in range(1, ROUNDS + 1):
            start = perf_counter()
            lived = sum(record.stayed for record in crowd(quest, PEOPLE, DAYS, seed))
            through_rules = perf_counter() - start
            start = perf_counter()
            alone = plain(slopes(quest), seed)
            loop = perf_counter() - start
            best.append((through_rules, 1e6 * through_rules / lived, 1e6 * loop / alone))
        seconds, each, loop = min(best)
        print(f"{name}: {seconds:.1f} s, {each:.1f} µs a day; the people alone {loop:.1f} µs: {each / loop:.1f} ×")


if __name__ == "__main__":
    main()
