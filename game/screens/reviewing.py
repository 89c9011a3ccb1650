"""The weekly review on the screen: what its pages lead to. Imported when the first one is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from game.play import asides, reviewing
from game.play.reviewing import ReviewView
from game.screens import planning
from game.screens.dialogs.plan import PlanCard
from game.screens.dialogs.review import Host, Review
from game.screens.lines import plain
from game.screens.own import say as say_why
from game.screens.reading import Reader
from game.screens.said import Said, Tone, in_the_game

if TYPE_CHECKING:
    from game.play.views import QuestView
    from game.screens.dialogs.planner import Left
    from game.screens.main import MainScreen


def ask_review(main: MainScreen) -> None:
    """Last week, and on to the next; read in the background where the past is long."""
    Reader[ReviewView | str](main.app).read(
        main.session.game, lambda game: reviewing.review(game) or reviewing.NO_WEEK, partial(_came, main)
    )


def _came(main: MainScreen, view: ReviewView | str | None) -> None:
    if view is None:
        main.tell(Said("The weeks before this one cannot be read just now.", Tone.CAUTION, refused=True))
    elif isinstance(view, str):
        main.tell(Said(view))
    elif main.is_current:
        main.ask(Review(_host(main, view), main.symbols), main.after)


def _host(main: MainScreen, view: ReviewView) -> Host:
    return Host(
        view,
        partial(_now, main),
        partial(_plan, main),
        partial(_step, main),
        partial(_days, main),
        partial(say_why, main),
        partial(_close, main, view),
        lambda: asides.leave(main.session.game, "review"),
    )


def _now(main: MainScreen, quest: str) -> QuestView | None:
    return next((each for each in main.session.today.quests if each.id == quest), None)


def _plan(main: MainScreen, quest: str, met: Callable[[str, Said], None]) -> None:
    """What got in the way of a quest: `met` hears what a plan was made for."""
    view = _now(main, quest)
    if view is None:
        return
    planner, named = planning.planner(main, quest), [""]

    def say(barrier: str, cue: str, then: str) -> Said:
        named[0] = barrier if cue else ""
        return planner.say(barrier, cue, then)

    def left(given: Left) -> None:
        planning.left(main, quest, given)
        if given.said is not None and named[0]:
            met(named[0], given.said)

    main.ask(PlanCard(view.title, planner._replace(say=say), main.symbols), left)


def _step(main: MainScreen, quest: str) -> None:
    """The step of next week: the offer, or the ladder by hand."""
    from game.screens.asking import ask_offer

    ask_offer(main, quest)


def _days(main: MainScreen, quest: str) -> None:
    from game.screens.changing import ask_edit

    view = _now(main, quest)
    if view is not None:
        ask_edit(main, view)


def _close(main: MainScreen, view: ReviewView, worked: str, hindered: str) -> Said:
    """Keep the review."""
    came = main.session.act(lambda: reviewing.close(main.session.game, view, worked, hindered))
    return came if isinstance(came, Said) else Said(in_the_game(plain(came), main.keymap), Tone.GOOD)
