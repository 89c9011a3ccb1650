"""A goal made a quest: the four questions of docs/rules.md become a ladder. Pure: nothing is read, written or taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from game.play.days import days_said
from game.play.schedules import parse_schedule
from game.quests.formats import LINE, MOST_STEPS, NAME, QUEST_ID, STEP_ID, WORD
from game.quests.mapping import MINUTES
from game.rules.ladder import MOST, camps, ladder_steps, weekly_steps
from game.rules.moves import Refusal
from game.rules.quest import Measure, MeasureKind, Quest, Schedule, Step
from game.rules.text import clean
from game.rules.values import dataclass, replace

MEASURES = ("yes_no", "minutes", "count", "at_most")
WAIT = "Wait ten minutes first."
"""The tiny version of a habit to shrink."""
TODAY, WHERE_TO = "Say what you could do today, even on a bad day", "Say where to"

_UNCUT = 1 << 30


@dataclass(frozen=True, slots=True)
class GoalAnswers:
    """What somebody answered. All texts as typed.

    `measure` is one of `MEASURES`; `unit` and `unit_one` name what a count or a limit counts ("pages", "page");
    `baseline` and `target` are whole amounts, None for yes/no. A yes/no goal may have written `sub_steps`, or `times`
    a week (first, last) instead of a `schedule`; with neither it is one step to hold. Empty `id` and `tiny` are made
    up.
    """

    what: str
    measure: str = "yes_no"
    unit: str = ""
    unit_one: str = ""
    baseline: int | None = None
    target: int | None = None
    schedule: str = ""
    sub_steps: tuple[str, ...] = ()
    times: tuple[int, int] | None = None
    why: str = ""
    id: str = ""
    tiny: str = ""


class _Unclear(Exception):
    """An answer that makes no quest; becomes a `Refusal`."""


def draft(answers: GoalAnswers, in_use: Collection[str] = ()) -> Quest | Refusal:
    """The quest these answers make, under an id that is not `in_use`. Pure.

    What it gives can be written to a quest file and reads back the same.
    """
    try:
        return _draft(answers, in_use)
    except _Unclear as refused:
        code, message = refused.args
        return Refusal(code, message)


def mistakes(answers: GoalAnswers) -> dict[str, str]:
    """What is wrong with each answer, by its name in `GoalAnswers`: all of it at once, for whoever is still typing.

    An answer that hangs on another is judged when that one is sound. Empty exactly where `draft` gives a quest (but for
    an id, which is made up where none is given).

    >>> mistakes(GoalAnswers("Read", "minutes", baseline=10, target=5, schedule="now and then"))["target"]
    '5 minutes is less than 10 minutes. To do less of it, measure it by at_most.'
    """
    found: dict[str, str] = {}

    def judge(name: str, check: Callable[[], object]) -> None:
        try:
            check()
        except _Unclear as refused:
            found.setdefault(name, refused.args[1])

    judge("what", lambda: _title(answers))
    judge("why", lambda: _text(answers.why, LINE, "The reason why"))
    judge("tiny", lambda: _text(answers.tiny, LINE, "The tiny version"))
    judge("unit", lambda: _measure(answers))
    judge("unit_one", lambda: _text(answers.unit_one, WORD, "The unit"))
    if answers.measure != "yes_no":
        judge("baseline", lambda: _amount(answers.baseline, TODAY))
        judge("target", lambda: _amount(answers.target, WHERE_TO))
    ladder = "target" if answers.measure != "yes_no" else "times" if answers.times else "sub_steps"
    if not found.keys() & {"baseline", "target"}:
        sound = answers if not found.keys() & {"unit", "unit_one"} else replace(answers, unit="times", unit_one="")
        judge(ladder, lambda: _steps(sound, "It", ""))
    if not answers.times:
        judge("schedule", lambda: _parsed(answers.schedule))
    return found


def _title(answers: GoalAnswers) -> str:
    title = _text(answers.what, NAME, "The goal")
    if not title:
        raise _Unclear("no_goal", "Say in a few words what you want to do.")
    return title


def _steps(answers: GoalAnswers, title: str, tiny: str) -> tuple[Step, ...]:
    if answers.measure == "yes_no":
        steps = _yes_no(answers, title, tiny)
    else:
        steps = _counted(answers, _measure(answers), title, tiny)
    if len(steps) > MOST_STEPS:
        raise _Unclear("too_many_steps", f"That makes {len(steps)} steps; a quest has at most {MOST_STEPS}.")
    return steps


def _draft(answers: GoalAnswers, in_use: Collection[str]) -> Quest:
    title = _title(answers)
    measure = _measure(answers)
    tiny = _text(answers.tiny, LINE, "The tiny version") or _tiny(title, measure, answers)
    steps = _steps(answers, title, tiny)
    return Quest(
        _id(answers.id, title, in_use),
        title,
        measure,
        _schedule(answers, steps),
        steps,
        camps(len(steps)),
        why=_text(answers.why, LINE, "The reason why"),
        tiny=tiny,
        baseline=answers.baseline,
    )


def _text(text: str, most: int, what: str) -> str:
    """A text made safe. Raises `_Unclear` where it is longer than a quest file takes."""
    whole = clean(text, _UNCUT)
    if len(whole) > most:
        raise _Unclear("too_long", f"{what} may have {most} characters; this has {len(whole)}.")
    return whole


def _measure(answers: GoalAnswers) -> Measure:
    match answers.measure:
        case "yes_no":
            if answers.baseline is not None or answers.target is not None:
                raise _Unclear("no_amount", "A yes/no goal has no amounts; measure it in minutes or count something.")
            return Measure(MeasureKind.YES_NO)
        case "minutes":
            return MINUTES
        case "count" | "at_most" as kind:
            unit, one = (_plain(_text(text, WORD, "The unit")) for text in (answers.unit, answers.unit_one))
            if not unit:
                raise _Unclear("no_unit", "Say what is counted, such as pages.")
            return Measure(MeasureKind(kind), unit, one)
        case other:
            raise _Unclear("bad_measure", f"“{clean(other, 40)}” is no measure: say {', '.join(MEASURES)}.")


def _tiny(title: str, measure: Measure, answers: GoalAnswers) -> str:
    """Two minutes or less; half a minute where the first step asks for no more than two."""
    if measure.kind is MeasureKind.AT_MOST:
        return WAIT
    short = measure == MINUTES and (answers.baseline or 0) <= 2
    return f"{_doable(title)}: only the first {'half minute' if short else 'two minutes'}."


def _plain(text: str) -> str:
    """A text without braces: in an instruction they would be read as a placeholder."""
    return text.replace("{", "(").replace("}", ")")


def _doable(text: str) -> str:
    """A text to make an instruction of, which brings its own full stop."""
    return _plain(text).rstrip(" .,:;!?…") or "It"


def _counted(answers: GoalAnswers, measure: Measure, title: str, tiny: str) -> tuple[Step, ...]:
    """A ladder of amounts."""
    if answers.sub_steps or answers.times:
        raise _Unclear("bad_goal", "Sub-steps and times a week are for yes/no goals; this one goes by its amounts.")
    baseline = _amount(answers.baseline, TODAY)
    target = _amount(answers.target, WHERE_TO)
    at_most = measure.kind is MeasureKind.AT_MOST
    today, goal = measure.say(baseline), measure.say(target)
    if at_most and target > baseline:
        raise _Unclear(
            "bad_target", f"A limit falls: {goal} is more than {today}. To do more of it, measure it by count."
        )
    if not at_most and target < baseline:
        raise _Unclear("bad_target", f"{goal} is less than {today}. To do less of it, measure it by at_most.")
    if not at_most and target == 0:
        raise _Unclear("bad_target", f"A target is at least 1: {goal} would be done by doing nothing.")
    return ladder_steps(measure, baseline, target, template(title, measure), tiny)


def template(title: str, measure: Measure) -> str:
    """The instruction of a step, with `{amount}` in it.

    >>> template("Read more!", MINUTES)
    'Read more: {amount}.'
    """
    limit = "at most " if measure.kind is MeasureKind.AT_MOST else ""
    return f"{_doable(title)}: {limit}{{amount}}."


def _amount(amount: int | None, ask: str) -> int:
    if amount is None:
        raise _Unclear("no_amount", f"{ask}: a whole number from 0 to {MOST:,}.")
    if not 0 <= amount <= MOST:
        raise _Unclear("bad_amount", f"An amount is a whole number from 0 to {MOST:,}, not {amount:,}.")
    return amount


def _yes_no(answers: GoalAnswers, title: str, tiny: str) -> tuple[Step, ...]:
    """A ladder of written sub-steps, or by frequency; else one step to hold."""
    if answers.sub_steps and answers.times:
        raise _Unclear("bad_goal", "Choose one: a ladder of sub-steps, or one of times a week.")
    if answers.times:
        return _by_frequency(answers.times, title, tiny)
    if not answers.sub_steps:
        return (Step("each-day", f"{_doable(title)}.", None, tiny),)
    texts = [_text(text, LINE, "A sub-step") for text in answers.sub_steps]
    if not all(texts):
        raise _Unclear("bad_goal", "A sub-step needs a word or two.")
    ids: list[str] = []
    for text in texts:
        ids.append(unique(slug(text, 32, STEP_ID, "step"), ids, 32))
    return tuple(
        Step(id_, _plain(text), None, tiny if answers.tiny else _tiny_of(text))
        for id_, text in zip(ids, texts, strict=True)
    )


def _tiny_of(sub_step: str) -> str:
    said = f"{_doable(sub_step)}: only the first two minutes."
    return said if len(said) <= LINE else "Only the first two minutes."


def _by_frequency(times: tuple[int, int], title: str, tiny: str) -> tuple[Step, ...]:
    first, last = times
    if not 1 <= first <= last <= 7:
        raise _Unclear("bad_times", "Times a week rise from 1 at the least to 7 at the most, such as 2 to 5.")
    steps = weekly_steps(first, last, "", tiny)
    return tuple(
        replace(step, instruction=f"{_doable(title)}: {days_said(step.schedule)}.") for step in steps if step.schedule
    )


def _schedule(answers: GoalAnswers, steps: tuple[Step, ...]) -> Schedule:
    """The days said; a ladder by frequency has its own, and the quest those it grows to."""
    if (own := steps[-1].schedule) is not None:
        if answers.schedule.strip():
            raise _Unclear("bad_goal", "A ladder by times a week has its own days: leave the days out.")
        return own
    return _parsed(answers.schedule)


def _parsed(days: str) -> Schedule:
    found = parse_schedule(days)
    if isinstance(found, Refusal):
        raise _Unclear(found.code, found.message)
    return found


def _id(asked: str, title: str, in_use: Collection[str]) -> str:
    """The id asked for, refused where it is taken or no id; else one made of the title."""
    made = slug(asked or title, 48, QUEST_ID, "goal")
    if not asked:
        return unique(made, {*in_use, "all"}, 48)
    if asked != made:
        raise _Unclear("bad_id", f"An id is 2 to 48 small letters, digits and hyphens, such as {made}.")
    if asked in in_use or asked == "all":
        free = unique(made, {*in_use, "all"}, 48)
        raise _Unclear("id_in_use", f"{asked} is another quest's id already. {free} is free.")
    return asked


def slug(text: str, most: int, pattern: str, instead: str) -> str:
    """A text as an id: plain small letters, digits and hyphens; `instead` before what would not be one."""
    from unicodedata import normalize

    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = re.sub("[^a-z0-9]+", "-", re.sub("['`]", "", plain)).strip("-")[:most].strip("-")
    return slug if re.fullmatch(pattern, slug) else f"{instead}-{slug}"[:most].strip("-")


def unique(name: str, in_use: Collection[str], most: int) -> str:
    """`name`, or with a number behind it where that is in use; at most `most` characters."""
    free, number = name, 2
    while free in in_use:
        free = f"{name[: most - len(str(number)) - 1].rstrip('-')}-{number}"
        number += 1
    return free
