"""From a quest as it stands to the scene that is drawn of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from game.screens.scenery.scene import Scene

if TYPE_CHECKING:
    from game.play.views import QuestView, ResultView, StepView
    from game.screens.roll import Climber


MOST_OTHERS = 12
"""More friends than these are not told apart on the trail."""


def scene_of(view: QuestView, ladder: Sequence[StepView], when: datetime, friends: Sequence[int] = ()) -> Scene:
    """The mountain of a quest on the day it is shown on. `when` is the player's wall-clock time: it makes the sky.

    `friends` are the numbers of the steps on which friends stand, from 1.
    """
    here = view.step.index - 1
    return Scene(
        view.id,
        len(ladder),
        here,
        when=when,
        progress=_progress(view),
        mastered=view.mastered,
        camps=camps_of(ladder),
        cairns=view.comebacks,
        warmth=view.warmth,
        been_warm=_been_warm(view),
        summit=bool(view.mastered) and len(view.mastered) == len(ladder) and view.mastered[-1],
        others=tuple(sorted({step - 1 for step in friends if 1 <= step <= len(ladder)}))[:MOST_OTHERS],
    )


def scene_beside(climbers: Sequence[Climber], when: datetime) -> Scene:
    """The mountain several people climb, each where they stand now; the first of them is the climber."""
    first, *others = [each.way for each in climbers]
    here = max(1, min(first.of, first.step))
    places = {max(1, min(first.of, way.step)) - 1 for way in others if way.step}
    return Scene(
        first.quest,
        first.of,
        here - 1,
        when=when,
        mastered=tuple(step < here or first.summit for step in range(1, first.of + 1)),
        cairns=first.cairns,
        summit=first.summit,
        others=tuple(sorted(places))[:MOST_OTHERS],
    )


def camps_of(ladder: Sequence[StepView]) -> tuple[int, ...]:
    """The places, from 0, where a camp begins."""
    return tuple(place for place, step in enumerate(ladder) if not place or step.camp != ladder[place - 1].camp)


def _progress(view: QuestView) -> float:
    return min(1.0, view.window.done / view.window.need) if view.window.need else 0.0


def _been_warm(view: QuestView) -> bool:
    """Whether warmth was ever above 0: a quest not begun has a clear sky."""
    return view.warmth > 0 or view.comebacks > 0 or view.purse > 0 or any(view.mastered) or "d" in view.wall


def moment_of(result: ResultView | None) -> str:
    """What the mountain plays after a check-in; "" where nothing came of it."""
    if result is None or not result.changed or result.outcome not in ("done", "some"):
        return ""
    if result.summit:
        return "summit"
    if result.mastered:
        return "mastered"
    return "comeback" if result.came_back else "walk"
