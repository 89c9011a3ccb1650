"""`review`: last week in counted facts; what worked, what got in the way, and what comes next."""

from __future__ import annotations

import sys
from argparse import Namespace
from functools import partial
from typing import Any

from game.commands.answers import NOT_UNDERSTOOD, Answers, Parser
from game.commands.asking import attempt, the_game, the_quest
from game.commands.plan import ask_plan
from game.commands.wire import number, quest_json
from game.play import asides, own, planning, reviewing, stepping
from game.play.game import Game
from game.play.reviewing import ReviewView, WeekOf


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
    said = _given(args, game, answers)
    lines = reviewing.lines(view)
    asking = sys.stdin.isatty() and not answers.as_json
    message = ""
    if said is not None:
        message = attempt(lambda: reviewing.close(game, view, *said), answers)
    elif asking and not view.reviewed:
        answers.give_line("\n".join(lines))
        lines, message = [], _asked(game, view, answers)
    elif not view.reviewed:
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


def _given(args: Namespace, game: Game, answers: Answers) -> tuple[str, str] | None:
    """What was said with options; a barrier becomes a plan first."""
    plan = (args.quest, args.cue, args.then)
    if args.barrier is None and any(plan):
        raise answers.fail("usage", "A plan needs --barrier WORD: what got in the way.", NOT_UNDERSTOOD)
    if args.barrier is not None:
        if not all(plan):
            message = "What got in the way ends in a plan: --barrier WORD --quest QUEST --if TEXT --then TEXT."
            raise answers.fail("usage", message, NOT_UNDERSTOOD)
        quest = the_quest(args.quest, game, answers)
        attempt(lambda: planning.make_plan(game, quest, args.barrier, args.cue, args.then), answers)
    return None if args.worked is None and args.barrier is None else (args.worked or "", args.barrier or "")


# --- at a terminal ---------------------------------------------------------------------------------------------------


def _asked(game: Game, view: ReviewView, answers: Answers) -> str:
    """Every question can be left out with Enter, and all of them with Ctrl-D; what was said until then stays."""
    worked = hindered = ""
    try:
        worked = _ask("What worked last week? One line; Enter leaves it out. ")
        hindered = _hindered(game, view, answers)
        _next_steps(game, view, answers)
        _why(game, view, answers)
    except _Left:
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
        named = _ask(f"Of which quest? One of {', '.join(week.quest.id for week in view.quests)}. ")
        quest = the_quest(named, game, answers) if named else ""
    cue, then = ask_plan(barrier, answers) if quest else ("", "")
    if not cue:
        return ""
    answers.give_line(attempt(lambda: planning.make_plan(game, quest, barrier, cue, then), answers))
    return barrier


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
            answers.give_line(attempt(partial(stepping.answer, game, named, answer), answers))


def _why(game: Game, view: ReviewView, answers: Answers) -> None:
    quest = reviewing.why_asked(view)
    line = _ask(f"{quest.title}: why can you do it? One line in your own words; Enter leaves it out. ")
    if line:
        answers.give_line(attempt(lambda: own.say_why(game, quest.id, line), answers))
