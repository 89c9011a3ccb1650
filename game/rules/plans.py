"""If-then plans: what got in the way, and what the player means to do when it comes again (docs/rules.md, Plans).

The newest plan for each quest and barrier holds; barriers are compared without regard to case. A plan changes no day
and earns nothing, so it is folded beside the walk, not in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from game.rules.events import Event, Planned
from game.rules.quest import OBSTACLES
from game.rules.text import clean
from game.rules.values import dataclass

BARRIER_CELLS = 24
HALF_CELLS = 120
"""Of each half: two of the longest fit into one line of a journal, whatever they are written in."""

MOST = 24
"""So many barriers of one quest are kept, those said last."""

_ENDS = " .,;:…"


@dataclass(frozen=True, slots=True)
class Plan:
    """If `cue`, then `then`. `id` is that of its event, `day` the day that asked for it; empty halves: put away."""

    id: str
    day: date
    barrier: str
    cue: str
    then: str


def with_said(before: Mapping[str, tuple[Plan, ...]], said: Iterable[Event]) -> Mapping[str, tuple[Plan, ...]]:
    """The plans of every quest with those said since: of each barrier the newest by id, oldest first.

    What was put away stays in it, so that a plan said before on another device does not come back when it arrives.
    """
    plans = dict(before)
    for event in said:
        match event.fact:
            case Planned(quest, day, barrier, cue, then):
                plans[quest] = _newest((*plans.get(quest, ()), Plan(event.id, day, barrier, cue, then)))
            case _:
                pass
    return plans


def _newest(plans: Sequence[Plan]) -> tuple[Plan, ...]:
    by_barrier = {plan.barrier.casefold(): plan for plan in sorted(plans, key=_id)}
    return tuple(sorted(by_barrier.values(), key=_id)[-MOST:])


def _id(plan: Plan) -> str:
    return plan.id


def holding(plans: Sequence[Plan]) -> list[Plan]:
    """The plans that hold, the newest first."""
    return [plan for plan in reversed(plans) if plan.cue and plan.then]


def same(one: str, other: str) -> bool:
    """Whether two barriers are the same."""
    return one.casefold() == other.casefold()


def named(barrier: str) -> str:
    """A barrier as it is kept: an obstacle of the vocabulary where it is one, else the player's own word.

    >>> named("Low mood"), named(" the neighbours’  dog ")
    ('low-mood', 'the neighbours’ dog')
    """
    own = clean(barrier, BARRIER_CELLS)
    word = own.lower().replace(" ", "-").replace("_", "-")
    return word if word in OBSTACLES else own


def half(text: str, word: str) -> str:
    """One half of a plan as it is kept: cleaned, without the `if` or `then` it may begin with and the stop at its end.

    >>> half("If it rains,", "if"), half("then I take the stairs.", "then")
    ('it rains', 'I take the stairs')
    """
    text = clean(text, HALF_CELLS).strip(_ENDS)
    while text[: len(word) + 1].lower() == f"{word} ":
        text = text[len(word) + 1 :].lstrip(_ENDS)
    return text
