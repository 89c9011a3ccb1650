"""From a quest as it stands to the scene that is drawn of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from game.screens.scenery.scene import Scene

if TYPE_CHECKING:
    from game.play.views import QuestView, ResultView, StepView


def scene_of(view: QuestView, ladder: Sequence[StepView], when: datetime) -> Scene:
    """The mountain of a quest on the day it is shown on. `when` is the player's wall-clock time: it makes the sky."""
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
