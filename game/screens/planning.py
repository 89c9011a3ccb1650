"""Asking for an if-then plan, and telling quietly that one could be made. Imported when the first one is asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.play import planning
from game.screens.dialogs.plan import PlanCard
from game.screens.dialogs.planner import Left, Planner
from game.screens.lines import plain
from game.screens.said import Said, Tone, in_the_game

if TYPE_CHECKING:
    from game.screens.main import MainScreen


def ask_plan(main: MainScreen, quest: str) -> None:
    """What got in the way of a quest, and a plan for the next time."""
    view = next((view for view in main.session.today.quests if view.id == quest), None)
    if view is not None:
        main.ask(PlanCard(view.title, planner(main, quest), main.symbols), partial(left, main, quest))


def planner(main: MainScreen, quest: str) -> Planner:
    """What a plan for a quest is made from."""
    game = main.session.game
    return Planner(planning.obstacles_of(game, quest), planning.plans_of(game, quest), partial(say, main, quest))


def say(main: MainScreen, quest: str, barrier: str, cue: str, then: str) -> Said:
    """Say a plan. It is on disk when this returns, or the answer is a refusal."""
    game = main.session.game
    came = main.session.act(lambda: planning.make_plan(game, quest, barrier, cue, then))
    return came if isinstance(came, Said) else Said(in_the_game(plain(came), main.keymap), Tone.GOOD)


def left(main: MainScreen, quest: str, given: Left) -> None:
    """A card was left: show what was said on it, and go on with what the player asked for."""
    if given.said is not None:
        main.after(given.said)
    if given.result is not None and given.result.mastered:
        from game.screens.asking import celebrate

        celebrate(main, given.result)
    elif given.then:
        from game.screens.asking import answered

        answered(main, quest, given.then)
