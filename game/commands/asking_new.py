"""The questions of `quest new`: what an option says is not asked, and an answer that can't be is asked again."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from game.commands.answers import NOT_UNDERSTOOD, Answers
from game.commands.goal import MEASURE_WORDS
from game.play.authoring import ENDING, NewQuest, id_of, too_long
from game.play.drafting import MEASURES, GoalAnswers, mistakes, slug
from game.quests.formats import LINE, NAME, QUEST_ID, WORD
from game.rules.text import clean
from game.rules.values import replace

LONGEST_NUMBER = 12

_QUESTIONS = {
    "why": "Why does it matter to you? (Enter skips) ",
    "cue": "After which thing you do anyway? (Enter skips) ",
    "plan_b": "If … then …, for what is most likely to get in the way? (Enter skips) ",
    "tiny": "The version for a bad day, two minutes or less? (Enter makes one up) ",
}


class _Asker:
    """Somebody at a terminal, or nobody."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.is_there = sys.stdin.isatty() and not answers.as_json

    def ask(self, given: str | None, question: str, option: str, wrong: Callable[[str], str]) -> str:
        """The answer: the one given, if it can be; else one typed, asked for until it can be."""
        if given is not None and not (said := wrong(given)):
            return given
        if given is not None and not self.is_there:
            raise self.answers.fail("bad_goal", said, NOT_UNDERSTOOD)
        if given is not None:
            print(said)
        if not self.is_there:
            message = f"{option} is missing. `undaunted quest new --help` tells more."
            raise self.answers.fail("usage", message, NOT_UNDERSTOOD)
        while True:
            typed = self.typed(question)
            said = wrong(typed)
            if not said:
                return typed
            print(said)

    def typed(self, question: str) -> str:
        """One line; to leave in the middle writes nothing."""
        try:
            return input(question).strip()
        except KeyboardInterrupt:
            print()  # what comes next stands on a line of its own
            raise
        except EOFError:
            print()
            message = "Nothing was written: the questions were not answered."
            raise self.answers.fail("usage", message, NOT_UNDERSTOOD) from None


def asked(args: Namespace, answers: Answers, in_the_way: Callable[[GoalAnswers], str]) -> NewQuest:
    """What the author wants. Who answers is told at once where a name is taken, not after ten questions."""
    asker = _Asker(answers)
    goal = _titled(args, _named(args), asker, in_the_way)
    goal = _measured(args, goal, asker)
    goal = _dated(args, goal, asker)
    texts = {name: _text(getattr(args, name), name, asker) for name in _QUESTIONS}
    goal = replace(goal, why=texts["why"], tiny=texts["tiny"])
    for name, said in mistakes(goal).items():
        raise answers.fail(f"bad_{name}", said, NOT_UNDERSTOOD)
    mentors = tuple(args.mentor)
    if not mentors and asker.is_there:
        question = "Somebody whose way up is told, such as “Iris, who started at 51”? (Enter skips) "
        typed = asker.ask(None, question, "--mentor", lambda name: too_long(name, NAME))
        mentors = (typed,) if typed else ()
    return NewQuest(
        goal,
        texts["cue"],
        texts["plan_b"],
        args.author or "",
        tuple(args.tag),
        tuple(args.caution),
        mentors,
        args.steps,
    )


def _named(args: Namespace) -> GoalAnswers:
    """What NAME says: a title, or an id, or a file whose name is the id."""
    path = Path(args.name) if args.name and args.name.endswith(ENDING) else None
    name = path.stem if path else args.name or ""
    is_id = bool(name) and (path is not None or name == slug(name, 48, QUEST_ID, "quest"))
    if not is_id:
        return GoalAnswers(args.what or name, id=args.id or "")
    words = clean(name.replace("-", " "))
    id_ = id_of(path) if path else name
    return GoalAnswers(args.what or f"{words[:1].upper()}{words[1:]}", id=args.id or id_)


def _titled(args: Namespace, goal: GoalAnswers, asker: _Asker, in_the_way: Callable[[GoalAnswers], str]) -> GoalAnswers:
    def wrong(what: str) -> str:
        said = mistakes(replace(goal, what=what)).get("what", "")
        return said or (in_the_way(replace(goal, what=what)) if asker.is_there and not goal.id else "")

    if asker.is_there and goal.id and (said := in_the_way(replace(goal, what=goal.what or goal.id))):
        raise asker.answers.fail("bad_goal", said)

    given = goal.what or None
    if given is not None and args.what is None and asker.is_there:
        typed = asker.ask(None, f"The goal in a few words? [{given}] ", "NAME", lambda what: wrong(what or given))
        return replace(goal, what=typed or given)
    return replace(goal, what=asker.ask(given, "The goal in a few words? ", "NAME", wrong))


def _measured(args: Namespace, goal: GoalAnswers, asker: _Asker) -> GoalAnswers:
    def measure_of(how: str) -> str:
        plain = how.strip().lower()
        return MEASURE_WORDS.get(plain, plain.replace(" ", "_"))

    def wrong_measure(how: str) -> str:
        bad = measure_of(how) not in MEASURES
        return f"“{clean(how, 40)}” is no measure: say {', '.join(MEASURES)}." if bad else ""

    how = asker.ask(args.measure, f"How is it measured ({', '.join(MEASURES)})? ", "--measure", wrong_measure)
    goal = replace(goal, measure=measure_of(how))
    if goal.measure in ("count", "at_most"):
        plural_of = asker.ask(args.unit, "What is counted, such as pages? ", "--unit", _wrong(goal, "unit"))
        goal = replace(goal, unit=plural_of)
        one = args.unit_one
        if one is None:
            question = "And one of it, such as page? (Enter skips) "
            one = asker.ask(None, question, "--unit-one", lambda it: too_long(it, WORD)) if asker.is_there else ""
        goal = replace(goal, unit_one=one)
    if goal.measure == "yes_no":
        return _stepped(args, goal, asker)
    if args.step or args.times is not None:
        said = "--step and --times are for yes_no; this quest goes by its amounts, from --from to --to."
        raise asker.answers.fail("bad_goal", said, NOT_UNDERSTOOD)
    bad_day = "How much is it on a usual day now? "
    today = bad_day if goal.measure == "at_most" else "How much could you do today, even on a bad day? "
    first = asker.ask(args.baseline, today, "--from", _wrong_number(goal, "baseline"))
    goal = replace(goal, baseline=int(first))
    last = asker.ask(args.target, "Where to? ", "--to", _wrong_number(goal, "target"))
    return replace(goal, target=int(last))


def _wrong(goal: GoalAnswers, name: str) -> Callable[[str], str]:
    def wrong(typed: str) -> str:
        tried = replace(goal, unit=typed) if name == "unit" else replace(goal, schedule=typed)
        return mistakes(tried).get(name, "")

    return wrong


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdigit()


def _wrong_number(goal: GoalAnswers, name: str) -> Callable[[str], str]:
    def wrong(typed: str) -> str:
        if not _is_number(typed) or len(typed) > LONGEST_NUMBER:
            return f"“{clean(typed, 40)}” is no whole number."
        number = int(typed)
        if name == "target":
            return mistakes(replace(goal, target=number)).get(name, "")
        return mistakes(replace(goal, baseline=number)).get(name, "")

    return wrong


def _stepped(args: Namespace, goal: GoalAnswers, asker: _Asker) -> GoalAnswers:
    """Of a yes/no goal the written steps, or the times a week."""
    if args.baseline is not None or args.target is not None:
        raise asker.answers.fail("no_amount", "A yes/no quest has no amounts; --step writes its steps.", NOT_UNDERSTOOD)
    if args.times is not None:
        first, dash, last = args.times.partition("-")
        if not (_is_number(first) and len(args.times) <= 5 and (_is_number(last) or not dash)):
            said = f"“{clean(args.times, 40)}” is no span of times a week: say 2-5."
            raise asker.answers.fail("bad_times", said, NOT_UNDERSTOOD)
        return replace(goal, times=(int(first), int(last or first)), sub_steps=tuple(args.step))
    steps = list(args.step)
    if not steps and asker.is_there:
        print("Its steps, one a line, the easiest first; Enter ends. None: one step to hold.")
        while typed := asker.ask(None, f"{len(steps) + 1}. ", "--step", _wrong_line):
            steps.append(typed)
    return replace(goal, sub_steps=tuple(steps))


def _dated(args: Namespace, goal: GoalAnswers, asker: _Asker) -> GoalAnswers:
    if goal.times is not None:
        return replace(goal, schedule=args.days or "")
    question = "Which days (every day; mon,wed,fri; 3 a week)? "
    return replace(goal, schedule=asker.ask(args.days, question, "--days", _wrong(goal, "schedule")))


def _text(given: str | None, name: str, asker: _Asker) -> str:
    return asker.ask(given, _QUESTIONS[name], f"--{name}", _wrong_line) if asker.is_there else given or ""


def _wrong_line(typed: str) -> str:
    return too_long(typed, LINE)
