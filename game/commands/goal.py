"""`goal`: the four questions, as options or prompts. Writes a quest file of the player's own and takes it."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable

from game.commands.answers import NOT_UNDERSTOOD, Answers, Parser
from game.commands.asking import attempt, the_game
from game.commands.wire import step_json
from game.play import goals, taking
from game.play.game import Game
from game.play.goals import GoalAnswers
from game.play.telling import HOW_SURE, how_sure
from game.rules.quest import Quest

MEASURE_WORDS = {"yes": "yes_no", "yes/no": "yes_no", "at most": "at_most", "minute": "minutes"}


def configure(_verb: str, parser: Parser) -> None:
    """Every question is an option; what is left out is asked, where there is somebody to ask."""
    parser.add_argument("what", nargs="?", metavar="GOAL", help="what you want, in your words")
    parser.add_argument("--measure", metavar="HOW", help=f"one of {', '.join(goals.MEASURES)}")
    parser.add_argument("--unit", default="", help="what is counted, such as pages")
    parser.add_argument("--unit-one", default="", metavar="UNIT", help="one of it, such as page")
    parser.add_argument("--from", dest="baseline", metavar="N", help="what you could do today, even on a bad day")
    parser.add_argument("--to", dest="target", metavar="N", help="where to")
    parser.add_argument("--times", metavar="N-N", help="yes_no: a ladder by times a week, such as 2-5")
    parser.add_argument("--sub-step", action="append", default=[], metavar="TEXT", help="yes_no: a written step")
    parser.add_argument("--days", metavar="DAYS", help="every day; mon,wed,fri; 3 a week; every 2 days; day 31")
    parser.add_argument("--why", default="", metavar="TEXT", help="what it is for")
    parser.add_argument("--id", default="", metavar="ID", help="an id of your own choosing")
    parser.add_argument("--start", metavar="N", help="the number of the step to start on")
    parser.add_argument("--sure", metavar="N,N,N", help="how sure you are of the first, middle and last step, 0 to 100")
    parser.set_defaults(run=goal)


def goal(args: Namespace, answers: Answers) -> int:
    """Make a quest of a goal, and take it."""
    asking = sys.stdin.isatty() and not answers.as_json
    game = the_game(args)
    drafted = _answered(args, answers, asking=asking)
    quest = attempt(lambda: goals.draft(drafted, goals.ids_in_use(game)), answers)
    start, ratings = _start(args, quest, answers, asking=asking)
    path, file = attempt(lambda: goals.write_goal(game, drafted), answers)
    taken = attempt(lambda: taking.take(game, file, str(start)), answers)
    _keep_ratings(game, file.quest, ratings, answers)
    answers.advise(taken.advice)
    data = {
        "id": taken.id,
        "file": str(path),
        "start": start,
        "steps": [step_json(step) for step in taking.preview(file.quest).steps],
        "message": taken.message,
        "advice": taken.advice or None,
    }
    answers.give(
        f"{taken.message}\nThe quest file is {path}; change it as you like, `quest check` reads it over.", data
    )
    game.keep()
    return 0


def _answered(args: Namespace, answers: Answers, *, asking: bool) -> GoalAnswers:
    what = _ask(args.what, "What do you want to do? ", answers, "GOAL", asking=asking)
    how = _ask(args.measure, f"How is it measured ({', '.join(goals.MEASURES)})? ", answers, "--measure", asking=asking)
    measure = MEASURE_WORDS.get(how.strip().lower(), how.strip().lower().replace(" ", "_"))
    if measure not in goals.MEASURES:
        raise answers.fail(
            "bad_measure", f"“{how[:40]}” is no measure: say {', '.join(goals.MEASURES)}.", NOT_UNDERSTOOD
        )
    unit, unit_one, times = args.unit, args.unit_one, _times(args.times, answers)
    baseline = target = None
    if measure in ("count", "at_most") and not unit:
        unit = _ask(None, "What is counted, such as pages? ", answers, "--unit", asking=asking)
        unit_one = _ask(None, "And one of it, such as page? ", answers, "--unit-one", asking=asking)
    if measure != "yes_no":
        bad_day = (
            "How much is it on a usual day now? " if measure == "at_most" else "How much could you do on a bad day? "
        )
        baseline = _number(_ask(args.baseline, bad_day, answers, "--from", asking=asking), answers)
        target = _number(_ask(args.target, "Where to? ", answers, "--to", asking=asking), answers)
    elif args.baseline or args.target:
        raise answers.fail("no_amount", "A yes/no goal has no amounts; --times 2-5 makes a ladder of days a week.", 2)
    days = args.days
    if days is None and times is None:
        days = _ask(None, "Which days (every day; mon,wed,fri; 3 a week)? ", answers, "--days", asking=asking)
    return GoalAnswers(
        what, measure, unit, unit_one, baseline, target, days or "", tuple(args.sub_step), times, args.why, args.id
    )


def _ask(given: str | None, question: str, answers: Answers, option: str, *, asking: bool) -> str:
    """The answer given as an option, else the one typed at the prompt."""
    if given is not None:
        return given
    if not asking:
        raise answers.fail("usage", f"{option} is missing. `undaunted goal --help` tells more.", NOT_UNDERSTOOD)
    try:
        return input(question).strip()
    except EOFError:
        raise answers.fail("usage", "Nothing was made: the questions were not answered.", NOT_UNDERSTOOD) from None


def _number(text: str, answers: Answers) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > 12:
        raise answers.fail("bad_amount", f"“{text[:40]}” is no whole number.", NOT_UNDERSTOOD)
    return int(text)


def _times(text: str | None, answers: Answers) -> tuple[int, int] | None:
    if text is None:
        return None
    first, dash, last = text.partition("-")
    if not (text.isascii() and first.isdigit() and (last.isdigit() or not dash)) or len(text) > 5:
        raise answers.fail("bad_times", f"“{text[:40]}” is no span of times a week: say 2-5.", NOT_UNDERSTOOD)
    return int(first), int(last or first)


def _start(args: Namespace, quest: Quest, answers: Answers, *, asking: bool) -> tuple[int, dict[int, int]]:
    """The step the player picks; the ratings of three steps suggest one, and are skippable."""
    numbers = goals.rating_numbers(len(quest.steps))
    ratings = _given_ratings(args.sure, numbers, answers)
    if not ratings and asking and len(quest.steps) > 1 and args.start is None:
        ratings = _asked_ratings(quest, numbers)
    suggested = goals.start_for(len(quest.steps), ratings)
    if args.start is not None:
        picked = _number(args.start, answers)
    elif asking and len(quest.steps) > 1:
        typed = input(f"Start on which step, 1 to {len(quest.steps)}? [{suggested}] ").strip()
        picked = _number(typed, answers) if typed else suggested
    else:
        picked = suggested
    if not 1 <= picked <= len(quest.steps):
        raise answers.fail("bad_step", f"The quest starts on a step from 1 to {len(quest.steps)}, not {picked}.", 2)
    return picked, ratings


def _given_ratings(text: str | None, numbers: tuple[int, ...], answers: Answers) -> dict[int, int]:
    if text is None:
        return {}
    words = text.split(",")
    if len(words) != len(numbers) or not all(word.strip().isdigit() and int(word) <= 100 for word in words):
        which = ", ".join(map(str, numbers))
        message = f"--sure takes a number from 0 to 100 for each of the steps {which}, such as 90,50,20."
        raise answers.fail("bad_rating", message, NOT_UNDERSTOOD)
    return {number: int(word) for number, word in zip(numbers, words, strict=True)}


def _asked_ratings(quest: Quest, numbers: tuple[int, ...], ask: Callable[[str], str] = input) -> dict[int, int]:
    print(f"{how_sure()} {HOW_SURE}")
    ratings: dict[int, int] = {}
    for number in numbers:
        typed = ask(f"  Step {number}, {quest.steps[number - 1].instruction} (Enter skips) ").strip()
        if typed.isdigit() and int(typed) <= 100:
            ratings[number] = int(typed)
    return ratings


def _keep_ratings(game: Game, quest: Quest, ratings: dict[int, int], answers: Answers) -> None:
    """What was said about the first, middle and last step is kept with the quest."""
    from game.play.stepping import rate

    for number, value in ratings.items():
        attempt(lambda number=number, value=value: rate(game, quest.id, value, number), answers)  # type: ignore[misc]
