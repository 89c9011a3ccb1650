"""`why`: lines why you can, in your own words; they come back before a hard step."""

from __future__ import annotations

from argparse import Namespace

from game.commands.answers import NOT_UNDERSTOOD, Answers, Parser
from game.commands.asking import add_quest, attempt, the_game, the_quest
from game.play import own
from game.play.game import Game
from game.play.views import OwnView

NONE_YET = 'No line yet. `why QUEST "…"` writes one: it comes back before a hard step.'


def configure(_verb: str, parser: Parser) -> None:
    """Without a text it tells the lines there are."""
    add_quest(parser)
    parser.add_argument("text", nargs="*", metavar="TEXT", help="a line why you can do this, in your own words")
    parser.add_argument("--change", nargs=2, metavar=("N", "TEXT"), help="other words for line N")
    parser.add_argument("--away", type=int, metavar="N", help="put line N away")
    parser.set_defaults(run=why)


def why(args: Namespace, answers: Answers) -> int:
    """Write a line, change or put away one, or tell those there are."""
    game = the_game(args)
    quest = the_quest(args.quest, game, answers)
    text = " ".join(args.text).strip()
    message = ""
    if args.away is not None:
        if text or args.change is not None:
            raise answers.fail("usage", "--away takes the number of a line and nothing else.", NOT_UNDERSTOOD)
        message = attempt(lambda: own.put_away(game, quest, _line(game, quest, args.away, answers)), answers)
    elif args.change is not None:
        if text or not (args.change[0].isascii() and args.change[0].isdigit()):
            raise answers.fail("usage", "--change takes the number of a line, and its new text.", NOT_UNDERSTOOD)
        of, words = _line(game, quest, int(args.change[0][:6]), answers), args.change[1]
        message = attempt(lambda: own.say_why(game, quest, words, of), answers)
    elif text:
        message = attempt(lambda: own.say_why(game, quest, text), answers)
    lines = own.lines_of(game, quest)
    data = {"id": quest, "message": message or None, "lines": [line_json(line) for line in lines]}
    answers.give(message or "\n".join(f"{n}. {line.text}" for n, line in enumerate(lines, 1)) or NONE_YET, data)
    game.keep()
    return 0


def _line(game: Game, quest: str, number: int, answers: Answers) -> str:
    return attempt(lambda: own.numbered(game, quest, number), answers)


def line_json(line: OwnView) -> dict[str, str]:
    """A line of one's own."""
    return {"text": line.text, "day": line.day.isoformat()}
