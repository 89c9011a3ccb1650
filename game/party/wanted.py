"""What should stand in a player's shared files, worked out from their own truth: the wanted public facts. Pure.

Nothing comes in here but what may leave: of a quest its course, its days as letters with their metres, its advice. So
a note, an amount, a mood or a time of day cannot be left in by mistake; and of a quest shared by points only the
metres are taken. It must read no file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from game.party.facts import (
    MOST_CM,
    MOST_STEPS,
    NAME_CELLS,
    TITLE_CELLS,
    Key,
    Profile,
    PublicCheer,
    PublicDay,
    PublicFact,
    PublicOffer,
    PublicQuest,
    PublicTip,
)
from game.party.names import alias_of, cheer_id
from game.rules.inner import Tip
from game.rules.party_facts import NAMED, NO, POINTS
from game.rules.quest import Quest
from game.rules.shares import NAME, RANKING, REASONS, SIGNS, Shares
from game.rules.state import DONE, MISSED, REST, SOME
from game.rules.text import clean
from game.rules.trails import TIP_CELLS
from game.rules.values import dataclass
from game.rules.walk import Course
from game.saves.ids import is_id

OUTCOMES = {DONE: "done", SOME: "some", MISSED: "missed", REST: "rest"}
STEP_BYTES = 3000
"""Of the ids of all steps together: with more the line would hold no title any more, so they are left out."""


@dataclass(frozen=True, slots=True)
class LivedDay:
    """A day of a quest: its letter (rules/state.py), the metres it earned in cm, the step it was lived on, its mark."""

    day: date
    letter: str
    cm: int = 0
    step: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Life:
    """A shared quest as it was lived: all its days, or the newest. `first` is the step it was begun on."""

    course: Course
    ladder: Quest
    title: str
    first: str
    days: tuple[LivedDay, ...]
    tips: tuple[Tip, ...] = ()


def wanted(shares: Shares, settings: Mapping[str, object], lives: Mapping[str, Life]) -> dict[Key, PublicFact]:
    """The facts by key, in the order in which they are written. `lives` by quest id; one that is not there is left out.

    Where nothing is shared nothing is wanted: a name alone never leaves.
    """
    if not shares.any:
        return {}
    facts: list[PublicFact] = [said for said in [profile(settings)] if said != emptied(said)]
    for quest, share in sorted(shares.quests.items()):
        if quest in lives:
            facts += _named(share.id, lives[quest]) if share.how == NAMED else _points(share.id, lives[quest])
    facts += _cheers(shares)
    facts += [PublicOffer(sha) for sha in sorted(set(shares.offers.values()))]
    return {fact.key: fact for fact in facts}


def profile(settings: Mapping[str, object]) -> Profile:
    """What the party may call the player, and whether they would like an order by metres."""
    name = settings.get(NAME)
    return Profile(clean(name, NAME_CELLS) if isinstance(name, str) else "", settings.get(RANKING) is True)


def _points(share: str, life: Life) -> Iterator[PublicFact]:
    """The metres of each day that earned some: a day without is not told from one that asked for nothing."""
    alias = alias_of(share)
    yield PublicQuest(alias, POINTS)
    for day in life.days:
        if day.cm > 0:
            yield PublicDay(alias, day.day, min(day.cm, MOST_CM))


def _named(share: str, life: Life) -> Iterator[PublicFact]:
    alias = alias_of(share)
    course = life.course
    yield PublicQuest(
        alias,
        NAMED,
        course.quest,
        clean(life.title, TITLE_CELLS),
        course.sha,
        course.first,
        life.first,
        _steps(life.ladder),
        "" if course.active else "handed_in" if course.handed_in else "dropped",
    )
    for day in life.days:
        outcome, cm = OUTCOMES.get(day.letter, ""), min(max(day.cm, 0), MOST_CM)
        if outcome or cm:
            yield PublicDay(alias, day.day, cm, outcome, day.step, day.mark)
    for tip in life.tips:
        text = clean(tip.text, TIP_CELLS)
        if text:
            yield PublicTip(alias, tip.step, text)


def _steps(ladder: Quest) -> tuple[str, ...]:
    steps = tuple(step.id for step in ladder.steps)
    fits = len(steps) <= MOST_STEPS and sum(len(step) + 3 for step in steps) <= STEP_BYTES
    return steps if fits else ()


def _cheers(shares: Shares) -> Iterator[PublicFact]:
    for cheer in shares.cheers:
        sign, text = cheer.sign if cheer.sign in SIGNS else "", clean(cheer.text, TIP_CELLS)
        if is_id(cheer.to) and (sign or text):
            about = cheer.about if cheer.about in REASONS else ""
            yield PublicCheer(cheer_id(cheer.id), cheer.to, cheer.day, sign, text, about)


def emptied(fact: PublicFact) -> PublicFact:
    """The fact that takes another one back: it says nothing any more, and hides what copies still say."""
    match fact:
        case PublicQuest(alias):
            return PublicQuest(alias, NO)
        case PublicDay(alias, day):
            return PublicDay(alias, day)
        case PublicCheer(id_, to, day):
            return PublicCheer(id_, to, day)
        case PublicTip(alias, step):
            return PublicTip(alias, step)
        case PublicOffer(sha):
            return PublicOffer(sha, gone=True)
        case Profile():
            return Profile("")
        case _:
            return fact


def alias_in(fact: PublicFact) -> str:
    """The alias of the quest a fact is about; "" where it is about none."""
    return fact.alias if isinstance(fact, PublicQuest | PublicDay | PublicTip) else ""
