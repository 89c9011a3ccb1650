"""What to say, from which evidence: one line for a moment, or silence (docs/rules.md, How the game speaks).

Of the situations that hold the most specific speaks, unless its evidence is what the last lines were about already.
Which of its wordings comes follows from player, quest and day, so that every device says the same; what was said in
the last fortnight is left out. A quest that has become a habit hears little. Nothing is ever said about what a person
is, or can do: only what was done, what it took, and one next step (science rules 14, 16, 17, 18, 31).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from zlib import crc32

from game.rules.facts import SAID, Facts
from game.rules.habit import is_quiet as is_habit
from game.rules.situations import AFTER_SAYING, Situation
from game.rules.text import width
from game.rules.values import dataclass

FORTNIGHT = 14
"""A wording comes back after this many days at the earliest."""

CELLS = 120
"""Two lines of sixty. What would not fit into them is not said."""

TOPICS_AGO = 2
"""So many last lines about a quest decide what the next is not about."""

PARTED = " | "
"""Between evidence and next step in a wording."""

_COUNTS = """
amount away comebacks done_days done_today fortnight_acts fortnight_done fortnight_some gap last_week_done late left
mastered_step month_done open_today play_days rated_before rating rose since_back step steps unsaid week_done
weekday_missed
"""
COUNTS = frozenset(_COUNTS.split())
"""Facts that are whole numbers. One of 0 is nothing to speak of."""

_TEXTS = """
camp cue easier height lapsed_title last_open next next_date next_on own plan_if plan_then said_amount said_beyond
said_need said_under task the_purse tiny title weekday
"""
TEXTS = frozenset(_TEXTS.split())
"""Facts that are words. A name that begins with a capital is the same word at the beginning of a sentence."""

Wordings = Mapping[str, str]
"""The wordings of each situation by its name, a line each: so they are read from disk in half the time."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line as it is remembered: when and about which quest, in which situation, about what, in which wording."""

    day: date
    moment: str
    quest: str
    situation: str
    topic: str
    wording: int


@dataclass(frozen=True, slots=True)
class Line:
    """Something to say, and what to remember of it."""

    text: str
    spoken: Spoken


def encouragement(facts: Facts, said_lately: Sequence[Spoken], wordings: Wordings) -> Line | None:
    """The line for a moment; None where silence is better. `said_lately` are the lines of the last days, oldest first.

    What was said about the same quest on the same day is said again in the same words, should it be asked for again.
    """
    recent = [spoken for spoken in said_lately if 0 <= (facts.day - spoken.day).days <= FORTNIGHT]
    tired = _topics(facts, recent)
    waiting: list[Situation] = []
    for situation in _holding(facts):
        if situation.topic in tired and (situation.patient or not situation.rare):
            waiting.append(situation)
        elif (line := _line(situation, facts, recent, wordings)) is not None:
            return line
    return next((line for each in waiting if (line := _line(each, facts, recent, wordings)) is not None), None)


def is_quiet(facts: Facts) -> bool:
    """Whether a quest is spoken of less: after two months, or once it is a habit (science rule 31)."""
    return bool(facts.quest) and is_habit(facts.days_on, facts.habit)


def _holding(facts: Facts) -> Iterator[Situation]:
    quiet = is_quiet(facts)
    for situation in AFTER_SAYING if facts.moment == SAID else _glances():
        if situation.moment == facts.moment and (situation.rare or not quiet) and situation.holds(facts):
            yield situation


def _glances() -> Sequence[Situation]:
    from game.rules.glances import GLANCES  # a check-in from the shell does without them

    return GLANCES


def _topics(facts: Facts, recent: Sequence[Spoken]) -> set[str]:
    """What the last lines at such a moment about this quest were about, today's left out."""
    about = [
        spoken.topic
        for spoken in recent
        if spoken.quest == facts.quest and spoken.moment == facts.moment and spoken.day < facts.day
    ]
    return set(about[-TOPICS_AGO:])


def _line(situation: Situation, facts: Facts, recent: Sequence[Spoken], wordings: Wordings) -> Line | None:
    texts = wordings.get(situation.name, "").splitlines()
    for number in _order(situation, facts, recent, len(texts)):
        text = worded(texts[number], facts)
        if text is not None and width(text) <= CELLS:
            about = (facts.day, facts.moment, facts.quest, situation.name, situation.topic, number)
            return Line(text, Spoken(*about))
    return None


def _order(situation: Situation, facts: Facts, recent: Sequence[Spoken], number: int) -> Iterator[int]:
    """The wordings that may come, today's own first: then on from a place that moves by one a day."""
    mine = (facts.day, facts.moment, facts.quest)
    used = {
        spoken.wording: (spoken.day, spoken.moment, spoken.quest)
        for spoken in recent
        if spoken.situation == situation.name
    }
    yield from (wording for wording, about in used.items() if about == mine and wording < number)
    start = crc32(f"{facts.player} {facts.quest} {situation.name}".encode()) + facts.day.toordinal()
    yield from (wording for i in range(number) if (wording := (start + i) % number) not in used)


def worded(wording: str, facts: Facts) -> str | None:
    """A wording with the facts in it; None where one of them is missing.

    >>> from game.rules.facts import SAID
    >>> moment = Facts(SAID, "", "", date(2026, 11, 22), letters="-----ddmd")
    >>> worded("{week_done:done day|done days} this week. | Go on.", moment)
    '3 done days this week. Go on.'
    """
    parts = []
    for piece in wording.replace(PARTED, " ").split("{"):
        name, closed, after = piece.rpartition("}")
        if not closed:
            parts.append(piece)
            continue
        said = _filled(name, facts)
        if not said:
            return None
        begins = after[:1]
        # A text that ends a sentence by itself needs no second stop.
        parts.append(said.rstrip(".") if begins == "." else said)
        parts.append(after)
    text = "".join(parts)
    return text[:1].upper() + text[1:]


def _filled(placeholder: str, facts: Facts) -> str:
    """One fact in words; "" where it is not known."""
    name, counted, nouns = placeholder.partition(":")
    if name in COUNTS:
        value = getattr(facts, name)
        if not value:
            return ""
        one, _, many = nouns.partition("|")
        return f"{value:,} {one if value == 1 else many}" if counted else f"{value:,}"
    fact = name[:1].lower() + name[1:]
    if fact not in TEXTS:
        raise KeyError(f"no fact is called {name}")
    text: str = getattr(facts, fact)
    return text if fact == name else text[:1].upper() + text[1:]
