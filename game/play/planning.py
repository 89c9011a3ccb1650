"""If-then plans: what may get in the way, plans to begin from, and making one.

What gets in the way is never asked for its own sake: the question ends in a plan, or the player leaves it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from game.play import checkins, data
from game.play.game import Game
from game.play.today import plan_views
from game.play.views import PlanView
from game.rules.moves import MakePlan, Refusal
from game.rules.plans import same
from game.rules.values import dataclass


@dataclass(frozen=True, slots=True)
class Way:
    """A plan to begin from, its halves without `if` and `then`."""

    cue: str
    then: str


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What may get in the way: its word in files, its name for players, and plans to begin from."""

    id: str
    name: str
    ways: tuple[Way, ...]


@cache
def obstacles() -> tuple[Obstacle, ...]:
    """Every obstacle there is a word for, in the order of the data."""
    rows = data.toml("plans")["obstacles"]
    return tuple(
        Obstacle(row["id"], row["name"], tuple(Way(way["if"], way["then"]) for way in row["ways"])) for row in rows
    )


def obstacles_of(game: Game, quest: str) -> Sequence[Obstacle]:
    """The obstacles, those first that the player has planned for and those the mentors of the quest have met."""
    taken = game.taken(quest)
    planned = [plan.barrier for plan in plans_of(game, quest)]
    met = [obstacle for mentor in (taken[1].mentors if taken else ()) for obstacle in mentor.obstacles]
    first = {word: place for place, word in reversed(list(enumerate([*planned, *met])))}
    return sorted(obstacles(), key=lambda obstacle: first.get(obstacle.id, len(first)))


def ways_round(barrier: str) -> Sequence[Way]:
    """Plans to begin from; none for a word of the player's own."""
    return next((obstacle.ways for obstacle in obstacles() if same(obstacle.id, barrier)), ())


def plans_of(game: Game, quest: str) -> tuple[PlanView, ...]:
    """The plans of a quest that hold, the newest first."""
    return plan_views(game.played.world.plans.get(quest, ()))


def make_plan(game: Game, quest: str, barrier: str, cue: str, then: str) -> str | Refusal:
    """Make a plan, in place of the one for the same barrier; one sentence that reads it back. Raises `NotSaved`."""
    said = checkins.say(game, MakePlan(quest, game.today, barrier, cue, then))
    return said if isinstance(said, Refusal) else said[0]


def put_away(game: Game, quest: str, barrier: str) -> str | Refusal:
    """Put the plan for a barrier away. Raises `NotSaved`."""
    return make_plan(game, quest, barrier, "", "")
