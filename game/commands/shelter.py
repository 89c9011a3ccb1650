"""`mood`, `calm`, `shelter` and `get-help`: a feeling, a pause, what helps, and where there is more than a game."""

from __future__ import annotations

import sys
from argparse import Namespace

from game.commands.answers import NOT_UNDERSTOOD, Answers, Parser
from game.commands.asking import attempt, the_game, the_quest
from game.commands.shelter_wire import exercise_json, felt_json, help_json, helps_json, shelter_json
from game.play import shelter as play
from game.play import shelter_telling as telling
from game.play.exercising import LEAST_SECONDS, MOST_SECONDS
from game.play.game import Game
from game.play.shelter_views import FeltView
from game.rules.inner import Feeling
from game.rules.shelter import Exercise, on_grid

AXES = "PLEASANT and STIRRED go from -2 to 2: -2 is very unpleasant and very calm, +2 very pleasant and very stirred."


def configure(verb: str, parser: Parser) -> None:
    """The arguments of each verb."""
    {"mood": _mood_arguments, "calm": _calm_arguments}.get(verb, lambda _: None)(parser)
    parser.set_defaults(run={"mood": mood, "calm": calm, "shelter": shelter, "get-help": get_help}[verb])


def _mood_arguments(parser: Parser) -> None:
    parser.add_argument("pleasant", nargs="?", type=int, metavar="PLEASANT", help="from -2 to 2")
    parser.add_argument("stirred", nargs="?", type=int, metavar="STIRRED", help="from -2 (calm) to 2 (stirred)")
    parser.add_argument("word", nargs="*", metavar="WORD", help="a word for it")
    parser.add_argument("--for", dest="quest", metavar="QUEST", help="the quest it is said before")


def _calm_arguments(parser: Parser) -> None:
    parser.add_argument("exercise", nargs="?", metavar="EXERCISE", help="an id, its beginning, or part of a name")
    two = ("PLEASANT", "STIRRED")
    parser.add_argument("--before", nargs=2, type=int, metavar=two, help="with --done: the feeling before it")
    parser.add_argument("--after", nargs=2, type=int, metavar=two, help="with --done: the feeling after it")
    parser.add_argument("--seconds", type=int, metavar="N", help="with --done: how long it took")
    parser.add_argument("--text", help="with --done: what you wrote in it")
    parser.add_argument("--done", action="store_true", help="keep it as done, without going through it here")


def asking(answers: Answers) -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty() and not answers.as_json


def mood(args: Namespace, answers: Answers) -> int:
    """Say a mood; at a terminal it is asked for."""
    game = the_game(args)
    quest = the_quest(args.quest, game, answers) if args.quest else ""
    if args.pleasant is None and asking(answers):
        from game.commands.pausing import ask_mood

        given = ask_mood(game, answers)
        if given is None:
            answers.give_line("Nothing was said.")
            return 0
        feeling, word = given
    elif args.stirred is None:
        raise answers.fail("usage", f"A mood has two numbers. {AXES}", NOT_UNDERSTOOD)
    else:
        feeling, word = (args.pleasant, args.stirred), " ".join(args.word)
    felt = attempt(lambda: play.feel(game, feeling, word, quest), answers)
    answers.give("\n".join(_felt_lines(game, felt)), felt_json(felt))
    game.keep()
    return 0


def _felt_lines(game: Game, felt: FeltView) -> list[str]:
    lines = [felt.said + ("" if felt.changed else " That was said just now.")]
    if felt.route is not None:
        lines.append(felt.route.told)
    lines += [f"  calm {each.exercise.id}: {each.exercise.name}, {each.why}" for each in felt.suggestions]
    if not felt.suggestions and felt.route is None:
        lines.append(telling.NOTHING_TO_EASE)
    if not felt.word and (words := play.words_for(game, (felt.pleasant, felt.stirred))):
        lines.append(f"A word for it may help: {', '.join(words)}.")
    return lines


def calm(args: Namespace, answers: Answers) -> int:
    """List the exercises; keep one as done; go through one at a terminal, else print its script."""
    game = the_game(args)
    _check(args, answers)
    if args.exercise is None:
        return _list(game, answers)
    found = attempt(lambda: play.exercise(game, args.exercise), answers)
    if args.done:
        feelings = _feeling(args.before, answers), _feeling(args.after, answers)
        seconds = found.seconds if args.seconds is None else args.seconds
        coped = attempt(lambda: play.cope(game, found.id, seconds, feelings, args.text or ""), answers)
        answers.give(coped.said, {"message": coped.said, **helps_json(coped.helps)})
    elif asking(answers) and sys.stdout.isatty():
        from game.commands.pausing import pause

        pause(game, found, answers)
    else:
        kept = f"Nothing was kept. `calm {found.id} --done` keeps it once it is done."
        answers.give("\n".join([*_script(found), "", kept]), exercise_json(found))
    game.keep()
    return 0


def _check(args: Namespace, answers: Answers) -> None:
    """Something is kept with --done alone, or when it was gone through at a terminal."""
    said = [name for name in ("before", "after", "seconds", "text") if getattr(args, name) is not None]
    if args.done and args.exercise is None:
        raise answers.fail("usage", "--done needs an EXERCISE: `calm` lists them. Nothing was kept.", NOT_UNDERSTOOD)
    if said and not args.done:
        raise answers.fail("usage", f"--{said[0]} is kept with --done alone. Nothing was kept.", NOT_UNDERSTOOD)
    if args.seconds is not None and not LEAST_SECONDS <= args.seconds <= MOST_SECONDS:
        span = f"{LEAST_SECONDS} to {MOST_SECONDS:,}"
        raise answers.fail("bad_seconds", f"An exercise takes from {span} seconds. Nothing was kept.", NOT_UNDERSTOOD)


def _feeling(said: list[int] | None, answers: Answers) -> Feeling | None:
    if said is None:
        return None
    if not on_grid((said[0], said[1])):
        raise answers.fail("bad_mood", AXES, NOT_UNDERSTOOD)
    return said[0], said[1]


def _list(game: Game, answers: Answers) -> int:
    exercises = play.exercises(game)
    helped = {each.id: each for each in play.what_helps(game)}
    lines = []
    for each in exercises:
        mine = f" {telling.helps_said(helped[each.id]).partition(': ')[2].capitalize()}" if each.id in helped else ""
        lines.append(f"{each.id}: {each.name}, {telling.minutes_said(each)}.{mine}")
    answers.give("\n".join(lines), {"exercises": [exercise_json(each) for each in exercises]})
    return 0


def _script(exercise: Exercise) -> list[str]:
    return [
        f"{exercise.name}, {telling.minutes_said(exercise)}",
        *telling.script(exercise),
        "",
        *telling.evidence_lines(exercise),
    ]


def shelter(args: Namespace, answers: Answers) -> int:
    """What helps, and the moods of the last days."""
    game = the_game(args)
    view = play.shelter(game)
    lines = [telling.helps_said(each) for each in view.helps] or [
        "No exercise done yet. `calm` lists them; each takes a few minutes at most."
    ]
    if view.moods:
        lines += ["", "Moods of the last days:", *(f"  {telling.mood_line(each)}" for each in view.moods)]
    answers.give("\n".join(lines), shelter_json(view))
    game.keep()
    return 0


def get_help(_args: Namespace, answers: Answers) -> int:
    """If you need more than a game. It opens no save and writes nothing."""
    page = play.help_page()
    answers.give("\n".join([page.title, "", *telling.help_lines(page)]), help_json(page))
    return 0
