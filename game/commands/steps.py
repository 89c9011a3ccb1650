"""`step`, `rate`, `undo`, `redo`: answering the game, and taking things back."""

from __future__ import annotations

from argparse import Namespace

from game.commands.answers import NOT_UNDERSTOOD, Answers, Parser
from game.commands.asking import add_quest, attempt, finish, the_game, the_quest
from game.commands.wire import number, offer_json, quest_json
from game.play import checkins, stepping
from game.play.game import Game
from game.play.telling import quest_today
from game.rules.moves import Redo, Undo


def configure(verb: str, parser: Parser) -> None:
    """The arguments of each verb."""
    if verb == "step":
        add_quest(parser)
        answers = "up, stay, keep, same, tiny, bridge, down, down2, skip, higher, hand-in, or a step number"
        parser.add_argument("answer", nargs="?", metavar="ANSWER", help=answers)
        parser.add_argument("--to", type=int, metavar="AMOUNT", help="with higher: where the longer ladder leads")
        parser.set_defaults(run=step)
    elif verb == "rate":
        add_quest(parser)
        parser.usage = "undaunted rate QUEST [[STEP] N | skip]"
        told = "how sure you are, 0 to 100; before it, a step number; without it the question; skip: rather not say"
        parser.add_argument("numbers", nargs="*", metavar="N", help=told)
        parser.set_defaults(run=rate)
    else:
        parser.set_defaults(run=undo)


def step(args: Namespace, answers: Answers) -> int:
    """Answer an offer or go to another step; without an answer, say what is offered."""
    game = the_game(args)
    quest = the_quest(args.quest, game, answers)
    if args.answer is None:
        message = stepping.offered(game, quest)
    else:
        message = attempt(lambda: stepping.answer(game, quest, args.answer, args.to), answers)
    return _tell(game, quest, message, answers)


def rate(args: Namespace, answers: Answers) -> int:
    """Confidence for the step the next try is about, or for step number STEP."""
    game = the_game(args)
    quest = the_quest(args.quest, game, answers)
    numbers = args.numbers
    if not numbers or numbers == ["skip"]:
        return _ask_rating(game, quest, answers, skipped=bool(numbers))
    if len(numbers) > 2 or not all(word.isascii() and word.isdigit() and len(word) < 7 for word in numbers):
        message = "Say `rate QUEST N` or `rate QUEST STEP N`, N being how sure you are, 0 to 100."
        raise answers.fail("bad_rating", message, NOT_UNDERSTOOD)
    number = int(numbers[0]) if len(numbers) == 2 else None
    message = attempt(lambda: stepping.rate(game, quest, int(numbers[-1]), number), answers)
    return _tell(game, quest, message, answers)


def _ask_rating(game: Game, quest: str, answers: Answers, *, skipped: bool) -> int:
    """The question and its anchors, with the try-out of the scale before the first rating ever; or it is skipped."""
    from game.play import sure
    from game.play.telling import HOW_SURE, how_sure

    step = sure.step_asked(game, quest)
    if step is None:
        raise answers.fail("unknown_quest", f"There is no quest {quest} under way.")
    if skipped:
        sure.skip(game, quest, step.id)
        message = f"Not said. Step {step.index} is not asked about again; `rate {quest} N` says it at any time."
    else:
        practice = ""
        if sure.practice_due(game):
            loads = ", ".join(f"{weight} kg" for weight in sure.WEIGHTS)
            practice = f"{sure.PRACTICE_ASKED} {loads}. {sure.PRACTICE_ENDS}\n"
            sure.practised(game)
        asked = f"{how_sure(f'step {step.index}')} {step.instruction}\n{HOW_SURE}"
        message = f"{practice}{asked}\n`rate {quest} N` says it; `rate {quest} skip` leaves it unsaid."
    return _tell(game, quest, message, answers)


def _tell(game: Game, quest: str, message: str, answers: Answers) -> int:
    view = quest_today(game, quest)
    data = {"id": quest, "message": message, "offer": offer_json(view.offer) if view else None}
    answers.give(message, data | ({"step": quest_json(view)["step"]} if view else {}))
    finish(game, answers)
    return 0


def undo(args: Namespace, answers: Answers) -> int:
    """Take back the last action, or bring back what the last undo took."""
    game = the_game(args)
    message, told = attempt(lambda: checkins.say(game, Undo() if args.verb == "undo" else Redo()), answers)
    total = told.after.world.totals.all
    gained = total - told.before.world.totals.all
    answers.give(message, {"message": message, "metres": number(gained / 100), "total_metres": number(total / 100)})
    finish(game, answers)
    return 0
