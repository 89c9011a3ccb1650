"""A player as the party sees them, made from a state: what was withdrawn, is to come or belongs to nobody is left out.

Pure. What a quest shared by points says beside its metres is left out as well, whoever wrote it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain

from game.party.facts import Key, Profile, PublicCheer, PublicDay, PublicOffer, PublicQuest, PublicTip
from game.party.friends import RECENT, Friend, FriendQuest
from game.party.joining import NOTHING, Held, State, held_of
from game.rules.calendar import ONE_DAY
from game.rules.values import dataclass, replace

MOST_QUESTS = 50
"""Shared at a time: of more, those said last."""
MOST_DAYS = timedelta(days=20 * 366)
"""Older ones are left out."""
MOST_CHEERS = 100
MOST_TIPS = 200
MOST_OFFERS = 50

NAMED, NO = "named", "no"
MASTERED, SUMMIT = "mastered", "summit"


@dataclass(frozen=True, slots=True)
class Portrait:
    """A friend with all their days. `last` is the newest day in it, `waits` the first that is still to come."""

    friend: Friend
    last: date | None = None
    waits: date | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """What some days of a quest come to. `fallen`: they end within a lapse."""

    done: int = 0
    some: int = 0
    missed: int = 0
    falls: int = 0
    returns: int = 0
    fallen: bool = False
    mastered: frozenset[str] = frozenset()
    summit: bool = False
    cm: int = 0
    step: str = ""


NONE = Totals()


def portrait(state: State, player: str, today: date, before: Mapping[str, Totals] = NOTHING) -> Portrait:
    """A player as they are seen today. Days after tomorrow wait: it is tomorrow already somewhere.

    `before` is what days come to, by alias, that are not in the state.
    """
    held = held_of(state, player)
    quests = _shared(held)
    lived: dict[str, list[PublicDay]] = {quest.alias: [] for quest in quests}
    tips: dict[str, list[PublicTip]] = {quest.alias: [] for quest in quests}
    cheers: list[PublicCheer] = []
    offers: list[str] = []
    waits: list[date] = []
    first, end = today - MOST_DAYS, today + ONE_DAY
    profile = Profile("")
    for line in held.values():
        match line.fact:
            case PublicDay(alias, day):
                if alias in lived and day >= first:
                    lived[alias].append(line.fact) if day <= end else waits.append(day)
            case PublicCheer(_, to, day) if to != player and (line.fact.sign or line.fact.text):
                cheers.append(line.fact) if day <= end else waits.append(day)
            case PublicTip(alias) if line.fact.text and alias in tips:
                tips[alias].append(line.fact)
            case PublicOffer(sha, gone) if not gone:
                offers.append(sha)
            case Profile():
                profile = line.fact
            case _:
                pass
    made = [_quest(quest, lived[quest.alias], tips[quest.alias], before.get(quest.alias, NONE)) for quest in quests]
    given = sorted(cheers, key=lambda cheer: (cheer.day, cheer.id))[-MOST_CHEERS:]
    friend = Friend(
        player, profile.name, profile.ranking, tuple(made), tuple(given), tuple(sorted(offers)[:MOST_OFFERS])
    )
    days = chain((quest.last for quest in made if quest.last), (cheer.day for cheer in given))
    return Portrait(friend, max(days, default=None), min(waits, default=None))


def _shared(held: Mapping[Key, Held]) -> list[PublicQuest]:
    """The quests that are shared now, by their start; of too many those said last."""
    said = [
        (line.n, line.w, line.fact)
        for line in held.values()
        if type(line.fact) is PublicQuest and line.fact.how != NO and (line.fact.how != NAMED or line.fact.quest)
    ]
    newest = sorted(said, key=lambda each: each[:2], reverse=True)[:MOST_QUESTS]
    return sorted((quest for _, _, quest in newest), key=lambda quest: (quest.start or date.max, quest.alias))


def _quest(quest: PublicQuest, lived: list[PublicDay], tips: Iterable[PublicTip], before: Totals) -> FriendQuest:
    days = tuple(sorted(lived, key=lambda each: each.day))
    come = totals(days, before)
    if quest.how != NAMED:
        bare = tuple(PublicDay(each.alias, each.day, each.cm) for each in days)
        return FriendQuest(quest.alias, quest.how, "", "", "", None, "", (), "", bare, cm=come.cm)
    order = {step: place for place, step in enumerate(quest.steps)}
    kept = sorted(tips, key=lambda tip: (order.get(tip.step, len(order)), tip.step))[:MOST_TIPS]
    return FriendQuest(
        quest.alias,
        quest.how,
        quest.quest,
        quest.title,
        quest.sha,
        quest.start,
        quest.first,
        quest.steps,
        quest.over,
        days,
        come.step or quest.first,
        come.done,
        come.some,
        come.missed,
        come.falls,
        come.returns,
        len(come.mastered),
        come.summit,
        come.cm,
        tuple((tip.step, tip.text) for tip in kept),
    )


def totals(days: Sequence[PublicDay], before: Totals = NONE) -> Totals:
    """What these days come to, after those before. Rest and days that asked for nothing leave a lapse as it is."""
    falls, returns, fallen = before.falls, before.returns, before.fallen
    outcomes = [each.outcome for each in days]
    for outcome in outcomes:
        if outcome == "missed":
            falls += not fallen
            fallen = True
        elif outcome in ("done", "some"):
            returns += fallen
            fallen = False
    marked = [each for each in days if each.mark in (MASTERED, SUMMIT)]
    return Totals(
        before.done + outcomes.count("done"),
        before.some + outcomes.count("some"),
        before.missed + outcomes.count("missed"),
        falls,
        returns,
        fallen,
        before.mastered.union(each.step for each in marked),
        before.summit or any(each.mark == SUMMIT for each in marked),
        before.cm + sum(each.cm for each in days),
        next((each.step for each in reversed(days) if each.step), before.step),
    )


def brief(friend: Friend) -> Friend:
    """The same friend with the newest days of each quest only."""
    return replace(friend, quests=tuple(replace(quest, days=quest.days[-RECENT:]) for quest in friend.quests))
