"""Advice on what a quest file says: cautions, cue and plan, mentors, and words this game does not use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from game.quests.advising import (
    CAUTION,
    CLAIMS,
    CUE,
    DO,
    FALLS,
    GUILT,
    MEDICAL,
    MENTORS,
    NO_LADDER,
    OTHERS,
    PLAN,
    PRAISE,
    TRAITS,
    Found,
    Looked,
    Rule,
)
from game.quests.words import listed, quoted
from game.rules import unsaid
from game.rules.quest import MeasureKind, Moment, Quest

_SPORT = (
    r"\b(?:runs?(?! (?:the|a|my|your|through|over|by)\b)|running|jog|jogging|sprint|squats?|(?:push|press|pull)-?ups?"
    r"|planks?|gym|workouts?|[0-9]+ ?km)\b"
)
_MEALS = r"\b(?:eat|eating|meals?|sugar|sweets|snacks?|vegetables?|vegan|protein|calories)\b"
_NIGHT = r"\b(?:sleep|asleep|lights out|bedtime|get up at|wake up at)\b"
_MONEY = (
    r"\b(?:debts?|savings?|save (?:money|\d)|invest|investing|loans?|spend(?:ing)? (?:money|less|nothing)|euros?"
    r"|dollars?)\b"
)
_DRUGS = r"\b(?:alcohol|beers?|wine|drunk|smok(?:e|es|ing)|cigarettes?|vap(?:e|es|ing))\b"

RISKY: dict[str, tuple[tuple[str, ...], str]] = {
    "moving": (
        ("moving", "running", "strength", "sport", "exercise", "fitness", "gym", "cycling", "swimming", "yoga"),
        _SPORT,
    ),
    "food": (("food", "eating", "nutrition", "diet", "cooking"), _MEALS),
    "sleep": (("sleep",), _NIGHT),
    "money": (("money", "saving", "debt"), _MONEY),
    "alcohol or tobacco": (("alcohol", "drinking", "smoking", "tobacco"), _DRUGS),
}
"""Fields that can hurt: the tags that stand for them, and what their titles and steps speak of."""

HARMFUL = (
    r"\b(?:weigh(?:s|t|ing)?\b(?! on| up)|kilos?|calories?|kcal|bmi|slim(?:mer|ming)?|waist|body fat|lose weight)\b",
    r"\bfasting\b|\b(?:a|to|I|the) fast (?:of|for|until|on|every)\b|^fast (?:for|until|on|every)\b",
    r"\b(?:skip (?:a |the )?(?:meal|breakfast|lunch|dinner)s?|diets?)\b",
    r"\b(?:doses?|dosage|milligrams?|mg)\b",
    r"\b(?:take|stop|skip) (?:your|my|the|a) (?:pills?|tablets?|medicines?|medication)\b",
    r"\b(?:sleep (?:less|only)|less sleep|(?:fewer|less) hours? of sleep)\b",
)
"""No ladder for these (science, refuse list 13). A wider net than the meaning: it is advice."""

HARMLESS = r"\b(?:lift(?:ing)?|free|paper) weights?\b|\bweights? (?:room|bench|vest)\b"

_CLOCK = (
    r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?(?:am|pm|o['’]?clock)\b|\b(?:noon|midnight)\b"
    r"|^(?:every|each) (?:morning|evening|night)\W*$"
)
_EVENT = r"\b(?:after|when|whenever|once|before|while|as soon as|on the way|with)\b(?! *(?:at )?\d)"
_IF = r"(?:if|when|whenever|should|wenn|falls|si|se|als|quand|quando|cuando|hvis|om|jos)\b"
_LEAVING = r"(?:don(?:['’])?t|do not|never|avoid|stop|no more|quit|give up)\b"

_WORDS: tuple[tuple[Rule, tuple[str, ...]], ...] = (
    (TRAITS, unsaid.TRAITS),
    (PRAISE, unsaid.SUPERLATIVES),
    (GUILT, unsaid.GUILT),
    (OTHERS, unsaid.COMPARISONS),
    (MEDICAL, unsaid.MEDICAL),
    (CLAIMS, unsaid.CLAIMS),
)


def text_advice(looked: Looked) -> Iterator[Found]:
    """What is worth a thought about the texts."""
    yield from _no_ladder(looked)
    yield from _caution(looked)
    yield from _cue(looked.quest)
    yield from _leaving(looked)
    yield from _mentors(looked.quest)
    yield from _words(looked)


def _no_ladder(looked: Looked) -> Iterator[Found]:
    for path, text in looked.asked():
        left = re.sub(HARMLESS, "", text, flags=re.IGNORECASE)
        found = [match[0] for pattern in HARMFUL for match in re.finditer(pattern, left, re.IGNORECASE)]
        if found:
            kind = "please make no ladder of this; ask somebody who knows you, such as a doctor"
            yield path, NO_LADDER, f"{quoted(found[0])}: {kind}"


def _caution(looked: Looked) -> Iterator[Found]:
    quest = looked.quest
    if quest.cautions:
        return
    asked = " ".join((quest.title, quest.measure.unit, *(step.instruction for step in quest.steps)))
    tags = {tag.casefold() for tag in quest.tags}
    risky = [
        field
        for field, (known, pattern) in RISKY.items()
        if tags & set(known) or re.search(pattern, asked, re.IGNORECASE)
    ]
    if risky:
        yield (
            (),
            CAUTION,
            f"this speaks of {listed(risky, 'and')} and has no cautions: say who should ask first, and when to stop",
        )


def _cue(quest: Quest) -> Iterator[Found]:
    if re.search(_CLOCK, quest.cue, re.IGNORECASE) and not re.search(_EVENT, quest.cue, re.IGNORECASE):
        yield ("cue",), CUE, f"{quoted(quest.cue)} is a time; say after which thing you do anyway"
    if quest.plan_b and not re.match(_IF, quest.plan_b, re.IGNORECASE):
        yield ("plan_b",), PLAN, "this plan B has no “If”: say what gets in the way first"


def _leaving(looked: Looked) -> Iterator[Found]:
    if looked.quest.measure.kind is MeasureKind.AT_MOST:
        return  # a limit says what to leave
    steps = looked.quest.steps[:1] if looked.has_ladder else looked.quest.steps
    for i, step in enumerate(steps):
        if found := re.match(_LEAVING, step.instruction, re.IGNORECASE):
            yield looked.at(i, "instruction"), DO, f"this begins with {quoted(found[0])}; say what to do in its place"


def _mentors(quest: Quest) -> Iterator[Found]:
    mentors = quest.mentors
    if len(mentors) < 2:
        yield ("mentors",) if mentors else (), MENTORS, f"{'one mentor' if mentors else 'no mentor'} so far"
    for (_, one), (i, other) in combinations(enumerate(mentors), 2):
        if one.start == other.start and set(one.obstacles) == set(other.obstacles):
            who = f"{quoted(one.name)} and {quoted(other.name)}"
            yield ("mentors", i, "start"), MENTORS, f"{who} began on the same step and met the same things"
    for i, mentor in enumerate(mentors):
        told = {scene.on for scene in mentor.scenes}
        missing = [f'"{on.value}"' for on in (Moment.MISSED, Moment.COMEBACK) if on not in told]
        if missing:
            yield ("mentors", i, "name"), FALLS, f"{quoted(mentor.name)} has no scene on {listed(missing, 'and')}"


def _words(looked: Looked) -> Iterator[Found]:
    """A story may tell of a fall in its teller's own words, so blame is looked for in what speaks to the player."""
    for path, text, story in looked.texts():
        for rule, patterns in _WORDS:
            if story and rule in (GUILT, CLAIMS):
                continue
            left = re.sub("|".join(unsaid.NO_CLAIM), "", text, flags=re.IGNORECASE) if rule is CLAIMS else text
            if found := unsaid.found_in(left, patterns):
                said = ("!" if match.rstrip().endswith("!") else match for match in found)
                words = listed(map(quoted, dict.fromkeys(said)), "and")
                yield path, rule, f"{words} {'stands' if len(found) == 1 else 'stand'} here"
