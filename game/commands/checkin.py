"""`done`, `some`, `missed`, `rest`, `note`: saying how a day went."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from game.commands.answers import Answers, Parser
from game.commands.asking import (
    add_day,
    add_quest,
    aside_said,
    attempt,
    cheered_after_miss,
    finish,
    the_amount,
    the_day,
    the_game,
    the_quest,
)
from game.commands.wire import aside_json, result_json
from game.play import asides, checkins, encouraging
from game.play.game import Game
from game.play.telling import offer_said, quest_today
from game.play.views import ResultView
from game.rules.events import Outcome
from game.rules.moves import CheckIn, TakeRest, WriteNote
from game.rules.sheet import ALL
from game.rules.text import clean

NOTE_CELLS = 500


def configure(verb: str, parser: Parser) -> None:
    """The arguments of each verb."""
    if verb == "rest":
        _configure_rest(parser)
        return
    add_quest(parser)
    if verb == "note":
        parser.add_argument("text", nargs="+", metavar="TEXT", help="the line to keep, for your own devices only")
        add_day(parser)
        parser.set_defaults(run=note)
        return
    if verb != "missed":
        parser.add_argument("amount", nargs="?", metavar="AMOUNT", help="12 adds to the day's sum, =12 sets it")
    add_day(parser)
    parser.add_argument("--note", default="", metavar="TEXT", help="a private line about the day")
    parser.set_defaults(run=say)


def _configure_rest(parser: Parser) -> None:
    parser.add_argument("quest", nargs="?", default=ALL, metavar="QUEST|all", help="one quest, or all (default)")
    parser.add_argument("--on", metavar="DAY", help="one day of rest (default: today)")
    parser.add_argument("--from", dest="from_day", metavar="DAY", help="the first day of rest")
    parser.add_argument("--until", metavar="DAY", help="the last one; without it, until the next check-in")
    parser.add_argument("--why", choices=("rest", "sick", "travel"), default="rest", help="for your own log")
    parser.set_defaults(run=rest)


def say(args: Namespace, answers: Answers) -> int:
    """An outcome or an amount for a day."""
    game = the_game(args)
    quest = the_quest(args.quest, game, answers)
    day = the_day(args.on, game, answers)
    amount, sets = the_amount(getattr(args, "amount", None), answers)
    move = CheckIn(quest, Outcome(args.verb), day, amount, sets, clean(args.note, NOTE_CELLS))
    return _answer(game, attempt(lambda: checkins.check_in(game, move), answers), answers)


def rest(args: Namespace, answers: Answers) -> int:
    """Rest, for a day, for some days, or until the next check-in."""
    game = the_game(args)
    quest = ALL if args.quest == ALL else the_quest(args.quest, game, answers)
    first, until = _rest_days(args, game, answers)
    move = TakeRest(quest, first, until, args.why)
    return _answer(game, attempt(lambda: checkins.check_in(game, move), answers), answers)


def _rest_days(args: Namespace, game: Game, answers: Answers) -> tuple[date, date | None]:
    if args.from_day is None and args.until is None:
        day = the_day(args.on or "today", game, answers)
        return day, day
    if args.on is not None:
        raise answers.fail("usage", "Say either --on, or --from and --until.", 2)
    first = the_day(args.from_day, game, answers, ahead=True) if args.from_day else game.today
    return first, the_day(args.until, game, answers, ahead=True) if args.until else None


def note(args: Namespace, answers: Answers) -> int:
    """A private line about a day."""
    game = the_game(args)
    quest = the_quest(args.quest, game, answers)
    text = clean(" ".join(args.text), NOTE_CELLS)
    if not text:
        raise answers.fail("usage", "A note needs a word or two.", 2)
    day = the_day(args.on, game, answers)
    message, _ = attempt(lambda: checkins.say(game, WriteNote(quest, day, text)), answers)
    game.keep()
    answers.give(message, {"id": quest, "day": day.isoformat(), "message": message})
    return 0


def _answer(game: Game, result: ResultView, answers: Answers) -> int:
    """The answer first; the read model is written after it."""
    lines = [result.message]
    view = quest_today(game, result.id)
    if result.changed and result.offer and view:
        lines.append(offer_said(view, result.offer))
    line = encouraging.line_for(game, result) if result.changed else ""
    aside = asides.after(game, result)
    cheer = cheered_after_miss(game) if result.changed and result.outcome == Outcome.MISSED.value else ""
    lines += [*([line] if line else []), *([aside_said(aside)] if aside else []), *([cheer] if cheer else [])]
    answers.give("\n".join(lines), result_json(result, line) | {"aside": aside_json(aside), "cheer": cheer or None})
    finish(game, answers)
    return 0
