"""`plan`: what gets in the way of a quest, and what you mean to do when it comes again."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence

from game.commands.answers import NOT_UNDERSTOOD, Answers, Parser
from game.commands.asking import add_quest, attempt, the_game, the_quest
from game.commands.wire import plan_json
from game.play import planning
from game.play.game import Game
from game.play.telling import if_then
from game.play.views import PlanView
from game.rules.quest import OBSTACLES


def configure(_verb: str, parser: Parser) -> None:
    """Without an option it tells the plans; at a terminal it then asks for one."""
    add_quest(parser)
    parser.add_argument("--barrier", metavar="WORD", help=f"what got in the way: {', '.join(OBSTACLES)}, or your own")
    parser.add_argument("--if", dest="cue", metavar="TEXT", help="what happens")
    parser.add_argument("--then", metavar="TEXT", help="what you do then")
    parser.add_argument("--away", action="store_true", help="put the plan for --barrier away")
    parser.set_defaults(run=plan)


def plan(args: Namespace, answers: Answers) -> int:
    """Make a plan, put one away, or tell those that hold."""
    game = the_game(args)
    quest = the_quest(args.quest, game, answers)
    asking = sys.stdin.isatty() and not answers.as_json
    message = ""
    if args.away:
        if args.cue or args.then:
            raise answers.fail("usage", "--away takes no --if and no --then.", NOT_UNDERSTOOD)
        message = attempt(lambda: planning.put_away(game, quest, args.barrier or ""), answers)
    elif args.cue is not None or args.then is not None:
        message = attempt(
            lambda: planning.make_plan(game, quest, args.barrier or "", args.cue or "", args.then or ""), answers
        )
    elif asking:
        message = _asked(game, quest, args.barrier, answers)
    elif args.barrier is not None:
        message = _ways_said(args.barrier)
    plans = planning.plans_of(game, quest)
    data = {"id": quest, "message": message or None, "plans": [plan_json(each) for each in plans]}
    answers.give(message or _said(plans), data)
    game.keep()
    return 0


def _said(plans: Sequence[PlanView]) -> str:
    return "\n".join(map(if_then, plans)) or "No plan yet. `plan QUEST --barrier WORD --if TEXT --then TEXT` makes one."


def _ways_said(barrier: str) -> str:
    """Plans to begin from, for a barrier named without a plan."""
    ways = [f"  if {way.cue}, then {way.then}." for way in planning.ways_round(barrier)]
    if not ways:
        return f"For “{barrier[:40]}” the plan is yours to write: --if TEXT --then TEXT."
    return "\n".join(["Plans to begin from:", *ways])


def _asked(game: Game, quest: str, barrier: str | None, answers: Answers) -> str:
    """At a terminal: the plans that hold, then what got in the way, then one plan. An empty answer leaves it."""
    for each in planning.plans_of(game, quest):
        answers.give_line(if_then(each))
    if barrier is None:
        likely = ", ".join(obstacle.id for obstacle in planning.obstacles_of(game, quest))
        answers.give_line(f"What got in the way? One of {likely}, or a word of your own. Enter leaves it.")
        barrier = _ask("> ")
    if not barrier:
        return "Nothing was changed."
    cue, then = ask_plan(barrier, answers)
    if not cue:
        return "Nothing was changed."
    return attempt(lambda: planning.make_plan(game, quest, barrier, cue, then), answers)


def ask_plan(barrier: str, answers: Answers) -> tuple[str, str]:
    """Both halves: one of the plans to begin from by its number, or typed."""
    ways = planning.ways_round(barrier)
    for number, way in enumerate(ways, 1):
        answers.give_line(f"  {number}. If {way.cue}, then {way.then}.")
    cue = _ask("A number, or your own: if " if ways else "If ")
    if cue.isascii() and cue.isdigit() and 1 <= int(cue) <= len(ways):
        return ways[int(cue) - 1].cue, ways[int(cue) - 1].then
    return (cue, _ask("then ")) if cue else ("", "")


def _ask(question: str) -> str:
    try:
        return input(question).strip()
    except EOFError:
        return ""
