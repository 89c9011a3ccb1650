"""Advice on the ladder: first step, tiny versions, jumps, camps, windows, and how far away the next step is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from game.quests.advising import AMOUNT, CAMP, FAR, FIRST_STEP, FURTHER, JUMP, TINY, WINDOW, Found, Looked
from game.quests.words import listed
from game.rules.calendar import days_a_week
from game.rules.ladder import LARGEST_CAMP, grade
from game.rules.quest import MeasureKind, Quest, Step, TimesAWeek

FIRST_MINUTES = 5
"""Minutes of a first step above which it is no bad-day step."""
FIRST_AMOUNTS = (
    ("hours?", 1),
    ("words?", 100),
    ("steps?", 3000),
    ("kilomet(?:re|er)s?|km|miles?", 1),
    ("met(?:re|er)s?", 1000),
    ("pages?|times?|repetitions?|reps?|squats?|push-?ups?|sit-?ups?|press-?ups?", 5),
    ("seconds?", 300),
)
"""Amounts of a first step by what is counted. Of what is not named here, nothing is said."""

MOST_BETWEEN = 6
TINY_MINUTES = 2
FIRST_DONE = 4
"""Done days a first step may ask for before anything moves."""
FEW_DONE = 2
"""Done days below which no window is shorter."""
WEEKS_A_STEP, WEEKS_IN_ALL = 6, 52
LONG_CAMP = 12

_WORDS = (
    "one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 twelve=12 fifteen=15 twenty=20 thirty=30 "
    "twenty-five=25 thirty-five=35 forty=40 forty-five=45 fifty=50 sixty=60 ninety=90"
)
_NUMBERS = {word: int(number) for word, _, number in (each.partition("=") for each in _WORDS.split())}
_LASTING = re.compile(
    r"(?:^|\bfor )(?!(?:\S+ ){1,4}(?:before|after|earlier|later)\b)(?=(?:about )?(\S+(?: \S+){1,3}))", re.IGNORECASE
)
_TIME = re.compile(
    r"\b(half an hour|an hour|quarter of an hour)\b|\b(\d+|[a-z]+(?:-five)?)[ -](minutes?|mins?|hours?)\b",
    re.IGNORECASE,
)
_SPANS = {"half an hour": 30, "an hour": 60, "quarter of an hour": 15}


def ladder_advice(looked: Looked) -> Iterator[Found]:
    """What is worth a thought about the steps."""
    yield from _first_step(looked)
    yield from _tiny(looked)
    if not looked.has_ladder:
        yield from _jumps(looked)
        yield from _amounts(looked)
        yield from _further(looked)
    yield from _camps(looked)
    yield from _windows(looked)
    yield from _far(looked)


def minutes_in(text: str) -> list[int]:
    """The spans of time a text names, in minutes.

    >>> minutes_in("Run for twenty minutes, walk 2 minutes"), minutes_in("Half an hour of it")
    ([20, 2], [30])
    """
    spans = []
    for span, number, unit in _TIME.findall(text):
        if span:
            spans.append(_SPANS[span.casefold()])
        elif (amount := _number(number)) is not None:
            spans.append(amount * (60 if unit[0] in "hH" else 1))
    return spans


def _lasting(text: str) -> int:
    """How long something lasts, in minutes: of the spans of time that begin the text or follow a "for"."""
    spans = [minutes for match in _LASTING.finditer(text) for minutes in minutes_in(match[1])[:1]]
    return max(spans, default=0)


def _number(word: str) -> int | None:
    return int(word[:9]) if word.isascii() and word.isdigit() else _NUMBERS.get(word.casefold())


def _first_step(looked: Looked) -> Iterator[Found]:
    quest, first = looked.quest, looked.quest.steps[0]
    kind, unit = quest.measure.kind, quest.measure.unit
    path = ("ladder", "from") if looked.has_ladder else looked.at(0, "amount")
    if kind is MeasureKind.COUNT and first.amount is not None:
        limit = next((most for name, most in _firsts() if re.fullmatch(name, unit, re.IGNORECASE)), None)
        if limit is not None and first.amount > limit:
            say = quest.measure.say
            yield path, FIRST_STEP, f"the first step asks for {say(first.amount)}; {say(limit)} or less is a small one"
    elif kind is MeasureKind.YES_NO and (lasts := _lasting(first.instruction)) > 2 * FIRST_MINUTES:
        yield looked.at(0, "instruction"), FIRST_STEP, f"the first step lasts {lasts} minutes; begin with ten or less"
    if len(quest.steps) > 1 and days_a_week(first.schedule or quest.schedule) > days_a_week(quest.schedule):
        yield looked.at(0, "schedule"), FIRST_STEP, "the first step asks for more days than the quest as a whole"


def _firsts() -> Iterator[tuple[str, int]]:
    yield "minutes?|mins?", FIRST_MINUTES
    yield from FIRST_AMOUNTS


def _tiny(looked: Looked) -> Iterator[Found]:
    steps = looked.quest.steps
    bare = [i for i, step in enumerate(steps) if not step.tiny]
    if len(bare) == len(steps):
        yield (), TINY, "no step has a tiny version"
    elif bare:
        which = listed(map(str, [i + 1 for i in bare][:8]), "and")
        yield looked.at(bare[0], "tiny"), TINY, f"no tiny version on step {which}"
    if looked.quest.measure.kind is MeasureKind.AT_MOST:
        return  # there a tiny version is a delay
    seen: set[str] = set()
    for i, step in enumerate(steps):
        longest = max(minutes_in(step.tiny), default=0)
        if longest > TINY_MINUTES and step.tiny not in seen:
            seen.add(step.tiny)
            path = ("tiny",) if step.tiny == looked.quest.tiny else looked.at(i, "tiny")
            yield path, TINY, f"this tiny version names {longest} minutes"


def _jumps(looked: Looked) -> Iterator[Found]:
    measure = looked.quest.measure
    for i, (below, above) in enumerate(pairwise(looked.quest.steps), 1):
        if below.amount is None or above.amount is None:
            continue
        between = grade(measure, below.amount, above.amount)[1:-1]
        if between:
            many = len(between) > MOST_BETWEEN
            shown = ", ".join(f"{n:,}" for n in between[:MOST_BETWEEN]) + " …" if many else _between(between)
            jump = f"from {below.amount:,} to {measure.say(above.amount)}"
            lie = "lies" if len(between) == 1 else "lie"
            yield looked.at(i, "amount"), JUMP, f"{jump} is a wide step; between them {lie} {shown}"


def _between(amounts: Sequence[int]) -> str:
    return listed([f"{amount:,}" for amount in amounts], "and")


def _amounts(looked: Looked) -> Iterator[Found]:
    """An instruction that begins with another amount of what is counted than its step has."""
    measure = looked.quest.measure
    units = [re.escape(unit) for unit in (measure.unit, measure.unit_one) if unit]
    if not units or not measure.unit:
        return
    begins = re.compile(rf"(?:at most )?([\w-]+) (?:{'|'.join(units)})(?!\w)", re.IGNORECASE)
    for i, step in enumerate(looked.quest.steps):
        said = begins.match(step.instruction)
        number = _number(said[1]) if said else None
        if number is not None and step.amount is not None and number != step.amount:
            yield (
                looked.at(i, "instruction"),
                AMOUNT,
                f"this names {number:,}, and the step's amount is {step.amount:,}",
            )


def _further(looked: Looked) -> Iterator[Found]:
    quest = looked.quest
    for i, (below, above) in enumerate(pairwise(quest.steps), 1):
        same = _asks(above) == _asks(below)
        if same and days_a_week(above.schedule or quest.schedule) <= days_a_week(below.schedule or quest.schedule):
            yield looked.at(i, "instruction"), FURTHER, f"step {i + 1} asks for no more than step {i}"


def _asks(step: Step) -> tuple[str, int | None]:
    return step.instruction.casefold().rstrip(" ."), step.amount


def _camps(looked: Looked) -> Iterator[Found]:
    for camp in looked.quest.camps:
        size = camp.end - camp.first
        if size > LARGEST_CAMP:
            much = "a long way without a summit in sight" if size >= LONG_CAMP else f"more than {LARGEST_CAMP}"
            yield looked.at(camp.first, "camp"), CAMP, f"a camp of {size} steps is {much}; name another camp in it"


def _windows(looked: Looked) -> Iterator[Found]:
    told: set[tuple[str, int, int]] = set()
    for i, step in enumerate(looked.quest.steps):
        done, of = step.mastery.done, step.mastery.of
        where = looked.at(i, "mastery")
        if 1 < done == of and ("all", done, of) not in told:
            told.add(("all", done, of))
            yield where, WINDOW, f"{done} of {of} is all or nothing; {done} of {of + 1} has room for a missed day"
        if not i and done > FIRST_DONE:
            yield where, WINDOW, f"the first step asks for {done} done days before anything moves; 2 or 3 are a start"
    for path, days in [(("schedule",), looked.quest.schedule), *_own_days(looked)]:
        if isinstance(days, TimesAWeek) and days.times == 7:
            yield path, WINDOW, '7 a week is every day without saying so; { every = "day" } counts single days'


def _own_days(looked: Looked) -> list[tuple[tuple[str | int, ...], object]]:
    return [(looked.at(i, "schedule"), step.schedule) for i, step in enumerate(looked.quest.steps) if step.schedule]


def _far(looked: Looked) -> Iterator[Found]:
    quest = looked.quest
    weeks = [_weeks(quest, step) for step in quest.steps]
    longest = max(range(len(weeks)), key=weeks.__getitem__)
    if weeks[longest] > WEEKS_A_STEP and quest.steps[longest].mastery.done > FEW_DONE:
        number = int(weeks[longest])
        text = f"step {longest + 1} takes {number} weeks at the quickest"
        yield looked.at(longest, "mastery"), FAR, f"{text}; fewer done days bring the next one nearer"
    elif sum(weeks) > WEEKS_IN_ALL:
        number = int(sum(weeks))
        yield (), FAR, f"{len(weeks)} steps take {number} weeks at the quickest; two quests make two summits"


def _weeks(quest: Quest, step: Step) -> float:
    return step.mastery.done / max(0.05, float(days_a_week(step.schedule or quest.schedule)))
