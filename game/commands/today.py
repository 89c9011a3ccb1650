"""`today` and `status`: where things stand."""

from __future__ import annotations

from argparse import Namespace

from game.commands.answers import Answers, Parser
from game.commands.asking import aside_said, cheered, the_game
from game.commands.wire import aside_json, today_json
from game.play import asides, telling
from game.play.opening import today as today_of
from game.play.views import TodayView

LINE_CELLS = 60


def configure(verb: str, parser: Parser) -> None:
    """The arguments of each verb."""
    if verb == "status":
        parser.add_argument("--line", action="store_true", help="one short line while something is to do, else nothing")
        parser.set_defaults(run=status)
    else:
        parser.set_defaults(run=today)


def today(args: Namespace, answers: Answers) -> int:
    """What today asks for."""
    game = the_game(args)
    view = today_of(game)
    aside = asides.aside(game, view)
    cheers = cheered(game)
    lines = [*telling.day_lines(view), *([aside_said(aside)] if aside else []), *([cheers] if cheers else [])]
    answers.give("\n".join(lines), today_json(view) | {"aside": aside_json(aside), "cheers": cheers or None})
    game.keep()
    return 0


def status(args: Namespace, answers: Answers) -> int:
    """Where the player stands; `--line` for prompts and logins."""
    game = the_game(args)
    view = today_of(game)
    if args.line:
        line = telling.short_line(view, LINE_CELLS)
        answers.give(line, {"line": line, "to_do": _to_do(view)})
    else:
        cheers = cheered(game)
        lines = [*telling.status_lines(view), *([cheers] if cheers else [])]
        answers.give("\n".join(lines), today_json(view) | {"cheers": cheers or None})
    game.keep()
    return 0


def _to_do(view: TodayView) -> list[str]:
    return [quest.id for quest in view.quests if quest.status == "pending"]
