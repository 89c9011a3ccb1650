"""Mistakes of sense: what two places of a quest file say of each other, like amounts that rise and steps that exist.

Works on the parsed tree, not on the models, so that every mistake is told at once: whatever has the wrong shape is
passed over here, since `shape` tells of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import Any

from game.quests.formats import MEASURE_KINDS, MOST_STEPS, clean_whole
from game.quests.places import Path
from game.quests.shape import Problem
from game.quests.words import hint, nearest, quoted
from game.rules.ladder import MOST, grade
from game.rules.quest import Measure, MeasureKind

Tree = dict[str, Any]
Row = tuple[Path, Tree]
"""A table of the tree with its path."""

PLACEHOLDER = "{amount}"


def sense_problems(tree: Tree) -> Iterator[Problem]:
    """Every mistake of sense in a tree that `tomllib` made."""
    steps = list(_rows(tree, "steps"))
    if tree.get("id") == "all":
        yield ("id",), '"all" means every quest and is no id'
    yield from _one_ladder(tree)
    yield from _amounts(_kind(tree), steps)
    yield from _ladder(_kind(tree), tree)
    yield from _unique_ids(steps)
    yield from _camps(steps)
    yield from _windows([*steps, *_table(tree, "ladder")])
    yield from _schedules([((), tree), *steps])
    yield from _placeholders([*steps, *_table(tree, "ladder")])
    yield from _references(tree, steps)


def _rows(tree: Tree, key: str, path: Path = ()) -> Iterator[Row]:
    """The tables in the list at `key`."""
    rows = tree.get(key)
    for i, row in enumerate(rows if isinstance(rows, list) else []):
        if isinstance(row, dict):
            yield (*path, key, i), row


def _table(tree: Tree, key: str, path: Path = ()) -> Iterator[Row]:
    """The table at `key`, if it is one."""
    if isinstance(tree.get(key), dict):
        yield (*path, key), tree[key]


def _kind(tree: Tree) -> str | None:
    kinds = [table.get("kind") for _, table in _table(tree, "measure")]
    return next((kind for kind in kinds if isinstance(kind, str) and kind in MEASURE_KINDS), None)


def _amount(value: Any) -> int | None:
    return value if type(value) is int and 0 <= value <= MOST else None


def _one_ladder(tree: Tree) -> Iterator[Problem]:
    if "steps" in tree and "ladder" in tree:
        second = list(tree).index("steps") > list(tree).index("ladder")
        yield ("steps" if second else "ladder",), "a quest has either [[steps]] or a [ladder], not both"
    if "steps" not in tree and "ladder" not in tree and not any(nearest(key, ["steps", "ladder"]) for key in tree):
        yield (), "missing [[steps]] or a [ladder]: a quest has at least one step"


def _amounts(kind: str | None, steps: list[Row]) -> Iterator[Problem]:
    """Amounts absent in a yes/no quest; else one on each step, rising from 1 on, or falling to 0 (at most)."""
    if kind == "yes_no":
        yield from (((*path, "amount"), "a yes_no quest has no amounts") for path, step in steps if "amount" in step)
    if kind in (None, "yes_no"):
        return
    for path, step in steps:
        if "amount" not in step and not any(nearest(key, ["amount"]) for key in step):
            yield (*path, "amount"), f'missing key "amount": each step of a quest of kind {kind} has one'
        if step.get("amount") == 0 and kind != "at_most":
            yield (*path, "amount"), '"amount" must be at least 1, found 0: nothing can\'t be counted'
    for (_, below), (path, above) in pairwise(steps):
        low, high = _amount(below.get("amount")), _amount(above.get("amount"))
        if low is None or high is None:
            continue
        if kind == "at_most" and high >= low:
            yield (*path, "amount"), f"amounts of an at_most quest fall from step to step: found {high:,} after {low:,}"
        if kind != "at_most" and high <= low:
            yield (*path, "amount"), f"amounts rise from step to step: found {high:,} after {low:,}"


def _ladder(kind: str | None, tree: Tree) -> Iterator[Problem]:
    """A ladder only where amounts are, and in the right direction."""
    for path, ladder in _table(tree, "ladder"):
        start, end = _amount(ladder.get("from")), _amount(ladder.get("to"))
        if kind == "yes_no":
            yield path, "a yes_no quest has no amounts to make a [ladder] of; write [[steps]]"
        elif kind != "at_most" and end == 0:
            yield (*path, "to"), '"to" must be at least 1, found 0: nothing can\'t be counted'
        elif kind == "at_most" and start is not None and end is not None and end > start:
            yield (*path, "to"), f'"to" must be at most "from" in an at_most quest: found {end:,} after {start:,}'
        elif kind in ("count", "minutes") and start is not None and end is not None and end < start:
            yield (*path, "to"), f'"to" must be at least "from": found {end:,} after {start:,}'


def _unique_ids(steps: list[Row]) -> Iterator[Problem]:
    numbers: dict[str, int] = {}
    for number, (path, step) in enumerate(steps, 1):
        name = step.get("id")
        if isinstance(name, str) and numbers.setdefault(name, number) != number:
            yield (*path, "id"), f"{quoted(name)} is the id of step {numbers[name]} already; each step needs its own"


def _camps(steps: list[Row]) -> Iterator[Problem]:
    named = [(path, clean_whole(step["camp"])) for path, step in steps if isinstance(step.get("camp"), str)]
    named = [(path, name) for path, name in named if name]
    if named and named[0][0] != ("steps", 0):
        yield (*named[0][0], "camp"), "the first camp starts with the first step: name one there too"
    seen: set[str] = set()
    for path, name in named:
        if name in seen:
            yield (*path, "camp"), f"there is a camp {quoted(name)} already; each camp needs its own name"
        seen.add(name)


def _windows(rows: list[Row]) -> Iterator[Problem]:
    for path, mastery in chain.from_iterable(_table(row, "mastery", path) for path, row in rows):
        done, of = _amount(mastery.get("done")), _amount(mastery.get("of"))
        if done is not None and of is not None and 1 <= of < done <= 10:
            yield (*path, "done"), f'"done" must be at most "of": found {done} of {of}'


def _schedules(rows: list[Row]) -> Iterator[Problem]:
    for path, schedule in chain.from_iterable(_table(row, "schedule", path) for path, row in rows):
        days = schedule.get("days")
        seen: set[str] = set()
        for i, day in enumerate(days if isinstance(days, list) else []):
            if isinstance(day, str) and day in seen:
                yield (*path, "days", i), f"{quoted(day)} is in the list already"
            seen.update([day] if isinstance(day, str) else [])


def _placeholders(rows: list[Row]) -> Iterator[Problem]:
    """`{amount}` works in the instruction of a ladder; anywhere else, or misspelt, the player would read the braces."""
    for path, row in rows:
        for key in ("instruction", "tiny"):
            for word in re.findall(r"\{\w{0,20}\}", row[key]) if isinstance(row.get(key), str) else []:
                if path != ("ladder",) or key == "tiny":
                    if word == PLACEHOLDER:
                        yield (*path, key), f"{PLACEHOLDER} can stand in the instruction of a [ladder] only"
                elif word != PLACEHOLDER:
                    yield (*path, key), f"unknown {word} in the instruction; expected {PLACEHOLDER}"


def _references(tree: Tree, steps: list[Row]) -> Iterator[Problem]:
    """Steps named by mentors and scenes exist. Without any readable step there is nothing to hold them against."""
    ids = [step["id"] for _, step in steps if isinstance(step.get("id"), str)] or _ladder_ids(tree)
    known = dict.fromkeys(ids)
    for path, mentor in _rows(tree, "mentors") if known else ():
        for place, row, key in [(path, mentor, "start"), *((p, s, "step") for p, s in _rows(mentor, "scenes", path))]:
            name = row.get(key)
            if isinstance(name, str) and name not in known:
                yield (*place, key), f"there is no step {quoted(name)}{_near_step(name, ids[:MOST_STEPS])}"


def _ladder_ids(tree: Tree) -> list[str]:
    for _, ladder in _table(tree, "ladder"):
        start, end = _amount(ladder.get("from")), _amount(ladder.get("to"))
        falls = _kind(tree) == "at_most"
        if start is not None and end is not None and (start >= end if falls else start <= end):
            kind = MeasureKind.AT_MOST if falls else MeasureKind.COUNT
            return [f"a{amount}" for amount in grade(Measure(kind), start, end)]
    return []


def _near_step(name: str, known: list[str]) -> str:
    """The step meant: of a ladder the one of the nearest amount, else that of the nearest word."""
    number = re.fullmatch(r"a(\d{1,7})", name)
    if number and all(re.fullmatch(r"a\d+", each) for each in known):
        near = min(known, key=lambda each: abs(int(each[1:]) - int(number[1])))
        return f'; did you mean "{near}"?'
    return hint(name, known)
