"""`review`: last week in counted facts; what worked, what got in the way, and what comes next."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from game.commands.answers import NOT_UNDERSTOOD, Answers, Exit, Parser
from game.commands.asking import attempt, the_game, the_quest
from game.commands.plan import ask_plan
from game.commands.wire import number, quest_json
from game.play import asides, own, planning, reviewing, stepping
from game.play.game import Game
from game.play.reviewing import ReviewView, WeekOf
from game.rules.text import clean

NOTHING_SAID = "Nothing was said, so nothing was kept."
REVIEWED = "This week has its review already."


class _Left(Exception):
    """The player left the questions; what was said stays."""


def configure(_verb: str, parser: Parser) -> None:
    """Without an option it tells the week; at a terminal it then asks."""
    parser.add_argument("--worked", metavar="TEXT", help="what worked, in a line")
    parser.add_argument("--barrier", metavar="WORD", help="what got in the way; with --quest, --if and --then, a plan")
    parser.add_argument("--quest", metavar="QUEST", help="the quest the plan is for")
    parser.add_argument("--if", dest="cue", metavar="TEXT", help="what happens")
    parser.add_argument("--then", metavar="TEXT", help="what you do then")
    parser.set_defaults(run=review)


def review(args: Namespace, answers: Answers) -> int:
    """Tell the week, and keep a review where something was said about it."""
    game = the_game(args)
    view = reviewing.review(game)
    if view is None:
        answers.give(reviewing.NO_WEEK, {"week": None, "message": reviewing.NO_WEEK})
        return 0
    message = _given(args, game, view, answers)
    lines = reviewing.lines(view)
    asking = sys.stdin.isatty() and not answers.as_json
    if asking and not (message or view.reviewed):
        answers.give_line("\n".join(lines))
        lines, message = [], _asked(game, view, answers)
    elif not (message or view.reviewed):
        lines.append("`review --worked TEXT` keeps what worked, `review --barrier WORD …` a plan for what did not.")
    answers.give("\n".join([*lines, message] if message else lines), review_json(view, message))
    game.keep()
    return 0


def review_json(view: ReviewView, message: str) -> dict[str, Any]:
    """The week as it was counted."""
    return {
        "week": view.week.isoformat(),
        "done": view.done,
        "due": view.due,
        "metres": number(view.metres),
        "reviewed": view.reviewed,
        "quests": [_week_json(week) for week in view.quests],
        "message": message or None,
    }


def _week_json(week: WeekOf) -> dict[str, Any]:
    counted = {"due": week.due, "done": week.done, "some": week.some, "missed": week.missed, "extra": week.extra}
    marks = {"rest": week.rest, "came_back_after": list(week.back), "mastered": list(week.mastered)}
    return {"id": week.quest.id, **counted, **marks, "step": quest_json(week.quest)["step"]}


def _given(args: Namespace, game: Game, view: ReviewView, answers: Answers) -> str:
    """What came of the options, "" where there were none; a barrier becomes a plan first.

    Where the week has its review already, the plan is kept alone, and what worked is refused before anything is said.
    """
    worked, plan = clean(args.worked or ""), (args.quest, args.cue, args.then)
    if args.barrier is None and any(plan):
        raise answers.fail("usage", "A plan needs --barrier WORD: what got in the way.", NOT_UNDERSTOOD)
    if args.barrier is not None and not all(plan):
        message = "What got in the way ends in a plan: --barrier WORD --quest QUEST --if TEXT --then TEXT."
        raise answers.fail("usage", message, NOT_UNDERSTOOD)
    if args.barrier is None and not worked:
        return "" if args.worked is None else NOTHING_SAID
    if worked and view.reviewed:
        raise answers.fail("reviewed", f"{REVIEWED} To take that back, say `undo`.")
    planned = []
    if args.barrier is not None:
        quest = the_quest(args.quest, game, answers)
        planned.append(attempt(lambda: planning.make_plan(game, quest, args.barrier, args.cue, args.then), answers))
    if view.reviewed:
        return " ".join([*planned, REVIEWED])
    return " ".join([*planned, attempt(lambda: reviewing.close(game, view, worked, args.barrier or ""), answers)])


# --- at a terminal ---------------------------------------------------------------------------------------------------


def _asked(game: Game, view: ReviewView, answers: Answers) -> str:
    """Every question can be left out with Enter, and all of them with Ctrl-D or Ctrl-C.

    What was said until then stays. What is refused is asked again.
    """
    worked = hindered = ""
    try:
        worked = _ask("What worked last week? One line; Enter leaves it out. ")
        hindered = _hindered(game, view, answers)
        _next_steps(game, view, answers)
        _why(game, view, answers)
    except (_Left, KeyboardInterrupt, Exit):
        answers.give_line("")
        if not (worked or hindered):
            asides.leave(game, "review")
            return "Left for now. `review` comes back to it."
    return attempt(lambda: reviewing.close(game, view, worked, hindered), answers)


def _ask(question: str) -> str:
    try:
        return input(question).strip()
    except EOFError:
        raise _Left from None


def _hindered(game: Game, view: ReviewView, answers: Answers) -> str:
    """What got in the way, and a plan for it; without a plan it is left."""
    likely = ", ".join(obstacle.id for obstacle in planning.obstacles_of(game, view.quests[0].quest.id))
    answers.give_line(f"What got in the way? One of {likely}, or a word of your own. Enter: nothing.")
    barrier = _ask("> ")
    if not barrier:
        return ""
    quest = view.quests[0].quest.id
    if len(view.quests) > 1:
        asked = f"Of which quest? One of {', '.join(week.quest.id for week in view.quests)}. "
        quest = _until(asked, lambda named: the_quest(named, game, answers))
    while quest:
        cue, then = ask_plan(barrier, answers)
        if not cue:
            break
        try:
            answers.give_line(attempt(partial(planning.make_plan, game, quest, barrier, cue, then), answers))
        except Exit:
            continue
        return barrier
    return ""


def _until(question: str, take: Callable[[str], str]) -> str:
    """What `take` makes of an answer, asked again while it refuses; "" where the question is left out."""
    while said := _ask(question):
        try:
            return take(said)
        except Exit:  # it was said why
            continue
    return ""


def _next_steps(game: Game, view: ReviewView, answers: Answers) -> None:
    """The steps of next week: all go on as they are, or the player changes one after the other."""
    ids = {week.quest.id: week.quest for week in view.quests}
    for week in view.quests:
        answers.give_line(f"  {week.quest.id}: {reviewing.ahead(week.quest)}")
        if week.rested:
            answers.give_line(f"    {reviewing.RESTED.capitalize()} `edit {week.quest.id} schedule=…` changes them.")
    while said := _ask("Which step changes next week? Such as `QUEST down`; Enter: none. "):
        named, _, answer = said.partition(" ")
        if named not in ids or answer not in reviewing.answers(ids[named]):
            can = (f"{quest} {'|'.join(reviewing.answers(each))}" for quest, each in ids.items())
            answers.give_line(f"Say {', '.join(can)}, or nothing.")
        else:
            with suppress(Exit):
                answers.give_line(attempt(partial(stepping.answer, game, named, answer), answers))


def _why(game: Game, view: ReviewView, answers: Answers) -> None:
    quest = reviewing.why_asked(view)
    asked = f"{quest.title}: why can you do it? One line in your own words; Enter leaves it out. "
    said = _until(asked, lambda line: attempt(lambda: own.say_why(game, quest.id, line), answers))
    if said:
        answers.give_line(said)
