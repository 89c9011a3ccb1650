"""What a plan is made from, and what comes of the card that asks for one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from game.screens.dialogs.choosing import Chip, Way
from game.screens.lines import plain
from game.screens.said import Said

if TYPE_CHECKING:
    from game.play.planning import Obstacle
    from game.play.views import PlanView, ResultView

OWN, LATER, CHANGE, AWAY = "own", "later", "change", "away"
KEYS = "123456789"


class Planner(NamedTuple):
    """The likely obstacles first, the plans that hold, and how to say one."""

    obstacles: Sequence[Obstacle]
    plans: Sequence[PlanView]
    say: Callable[[str, str, str], Said]

    def chips(self) -> list[Chip]:
        """What may have got in the way: the obstacles, the player's own words, and two ways on."""
        held = {plan.barrier.casefold() for plan in self.plans}
        known = {obstacle.id: obstacle.name for obstacle in self.obstacles}
        own = {plan.barrier: plan.barrier or "Anything" for plan in self.plans if plan.barrier not in known}
        chips = [
            Chip(f":{word}", KEYS[place : place + 1], name, word.casefold() in held)
            for place, (word, name) in enumerate((known | own).items())
        ]
        return [*chips, Chip(OWN, "w", "Own words"), Chip(LATER, "n", "Not now")]

    def name(self, barrier: str) -> str:
        """What a barrier is called."""
        return next((chip.name for chip in self.chips() if chip.id == f":{barrier}"), barrier)

    def held(self, barrier: str) -> PlanView | None:
        """The plan that holds for a barrier."""
        return next((plan for plan in self.plans if plan.barrier.casefold() == barrier.casefold()), None)

    def begun(self, barrier: str) -> list[tuple[str, str]]:
        """Plans to begin from, in halves."""
        found = next((each for each in self.obstacles if each.id == barrier), None)
        return [(way.cue, way.then) for way in found.ways] if found else []

    def ways(self, barrier: str) -> list[Way]:
        """Everything that can be done about a barrier."""
        ways = [
            Way(str(place), str(place + 1), (f"If {cue},", f"then {then}."), whole=False)
            for place, (cue, then) in enumerate(self.begun(barrier))
        ]
        more = [Way(CHANGE, "c", ("Change the marked one first",)), Way(OWN, "w", ("Write one of my own",))]
        away = [Way(AWAY, "x", ("Put away the plan I have",))] if self.held(barrier) else []
        return [*ways, *more, *away, Way(LATER, "n", ("Not now",))]


class Left(NamedTuple):
    """What came of a card: the last thing said, what a check-in gave, and what the player asked for next."""

    said: Said | None = None
    result: ResultView | None = None
    then: str = ""


def said(plan: PlanView) -> str:
    """A plan as a sentence."""
    return f"If {plain(plan.cue)}, then {plain(plan.then)}."
