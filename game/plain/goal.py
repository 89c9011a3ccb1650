"""A goal of one's own, by four questions. The ladder is read out before anything is written."""

from __future__ import annotations

from collections.abc import Callable

from game.plain.library import ask_start, ladder_lines, take_file
from game.plain.session import Session
from game.plain.speech import spoken
from game.plain.talk import Choice, Unclear
from game.play import goals, taking
from game.play.goals import GoalAnswers
from game.play.telling import plural
from game.rules.ladder import MOST
from game.rules.moves import Refusal
from game.rules.values import replace

EVERY_DAY = "every day"
"""Stands in for the days until they are asked for, so that the answers so far can be weighed."""

MEASURES = {"yes or no": "yes_no", "minutes": "minutes", "count": "count", "at most": "at_most"}
MOST_SUB_STEPS = 60


def goal(session: Session, rest: str = "") -> str:
    """Ask, read the ladder out, write the quest file and take it. Gives the id of the quest, or ""."""
    answers = _measured(session, _what(session, rest))
    answers = replace(answers, schedule=_days(session) if answers.times is None else "")
    answers = replace(answers, why=_why(session, answers))
    quest = session.act(lambda: goals.draft(answers, goals.ids_in_use(session.game)))
    preview = taking.preview(quest)
    session.talk.say(f"{preview.title}: {plural(len(preview.steps), 'step')}, {preview.days}.", *ladder_lines(preview))
    choices = [Choice("take", "Make this quest, and take it."), Choice("change", "Answer the questions again.")]
    more = "Nothing is written before you take it. Its file stays yours to change."
    if session.talk.choose(["Is this your ladder?"], choices, more) == "change":
        return goal(session)
    start, ratings = ask_start(session, quest)
    _, file = session.act(lambda: goals.write_goal(session.game, answers))
    return take_file(session, file, start, ratings)


def _weighed(answers: GoalAnswers) -> str:
    """What is wrong with the answers so far; "" for nothing."""
    drafted = goals.draft(answers)
    return spoken(drafted.message) if isinstance(drafted, Refusal) else ""


def _text(session: Session, asked: str, tried: Callable[[str], GoalAnswers], more: str = "") -> str:
    """A text, asked for until the answers with it make a quest."""

    def understand(typed: str) -> str | Unclear:
        wrong = _weighed(tried(typed))
        return Unclear(wrong) if wrong else typed

    return session.talk.text([asked], understand, more)


def _what(session: Session, given: str) -> GoalAnswers:
    blank = GoalAnswers("", schedule=EVERY_DAY)
    if given and not _weighed(replace(blank, what=given)):
        return replace(blank, what=given)
    asked = "Question 1 of 4. What do you want to do? Say it in a few words, such as: read every evening."
    more = "One thing you would like to be able to do. It begins small enough for a bad day."
    return replace(blank, what=_text(session, asked, lambda typed: replace(blank, what=typed), more))


# --- how it is measured, and where to --------------------------------------------------------------------------------


def _measured(session: Session, answers: GoalAnswers) -> GoalAnswers:
    choices = [
        Choice("yes or no", "A day is done or it is not."),
        Choice("minutes", "How long."),
        Choice("count", "How many, such as pages."),
        Choice("at most", "A habit to shrink."),
    ]
    word = session.talk.choose(["Question 2 of 4. How is it measured?"], choices)
    answers = replace(answers, measure=MEASURES[word])
    if answers.measure == "yes_no":
        return _yes_no(session, answers)
    if answers.measure != "minutes":
        answers = _units(session, replace(answers, baseline=1, target=1))
    return _amounts(session, answers)


def _units(session: Session, answers: GoalAnswers) -> GoalAnswers:
    more = "The unit of every amount, for many and for one."
    many = "What is counted? Say the word for many, such as pages."
    unit = _text(session, many, lambda typed: replace(answers, unit=typed), more)
    one = "And the word for one of it, such as page."
    single = _text(session, one, lambda typed: replace(answers, unit=unit, unit_one=typed), more)
    return replace(answers, unit=unit, unit_one=single)


def _amounts(session: Session, answers: GoalAnswers) -> GoalAnswers:
    """Where it starts, and where it leads."""
    unit = answers.unit or "minutes"
    start = (
        f"How many {unit} are they on a usual day now?"
        if answers.measure == "at_most"
        else f"How many {unit} could you do today, even on a bad day?"
    )
    baseline = int(session.talk.number([f"{start} Say a whole number."], 0, MOST))

    def understand(typed: str) -> int | Unclear:
        digits = typed.replace(",", "").rstrip(".")
        if not (digits.isascii() and digits.isdigit() and len(digits) < 8):
            return Unclear("Say a whole number.")
        wrong = _weighed(replace(answers, baseline=baseline, target=int(digits)))
        return Unclear(wrong) if wrong else int(digits)

    asked = f"Question 3 of 4. Where to? How many {unit} should it be in the end? Say a whole number."
    return replace(answers, baseline=baseline, target=session.talk.ask([asked], understand))


def _yes_no(session: Session, answers: GoalAnswers) -> GoalAnswers:
    """One step to hold, more days a week, or steps in the player's words."""
    choices = [
        Choice("one", "One step, a habit to hold."),
        Choice("days", "More days a week, step by step."),
        Choice("steps", "Steps in my own words."),
    ]
    word = session.talk.choose(["Question 3 of 4. What does its ladder look like?"], choices)
    if word == "days":
        first = int(session.talk.number(["Days a week to begin with? Say 1 to 7."], 1, 7))
        last = int(session.talk.number([f"Days a week in the end? Say {first} to 7."], first, 7))
        return replace(answers, times=(first, last), schedule="")
    return replace(answers, sub_steps=_sub_steps(session, answers)) if word == "steps" else answers


def _sub_steps(session: Session, answers: GoalAnswers) -> tuple[str, ...]:
    steps: list[str] = []
    while len(steps) < MOST_SUB_STEPS:
        number = len(steps) + 1
        asked = f"Step {number}, from easy to hard. Say it in a few words"
        asked += '. Or say "enough".' if steps else "."
        said = _text(session, asked, lambda typed: replace(answers, sub_steps=(*steps, typed)))
        if steps and said.casefold() == "enough":
            break
        steps.append(said)
    return tuple(steps)


# --- days, and why ---------------------------------------------------------------------------------------------------


def _days(session: Session) -> str:
    from game.play.schedules import parse_schedule

    def understand(typed: str) -> str | Unclear:
        found = parse_schedule(typed)
        return Unclear(spoken(found.message)) if isinstance(found, Refusal) else typed

    asked = "Question 4 of 4. Which days? Say every day, weekdays, mon wed fri, 3 a week, every 2 days, or day 31."
    return session.talk.ask([asked], understand)


def _why(session: Session, answers: GoalAnswers) -> str:
    asked = 'What is it for? Say it in a few words, or "skip".'
    said = _text(session, asked, lambda typed: replace(answers, why=typed))
    return "" if said.casefold() == "skip" else said
