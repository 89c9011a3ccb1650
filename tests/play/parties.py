"""Parties made by hand: friends whose days are a letter each, as the guarded reader would give them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from game.party.facts import PublicCheer, PublicDay
from game.party.friends import RECENT, Friend, FriendQuest, Party
from game.rules.trails import TrailDay, falls
from game.rules.values import replace as changed

TODAY = date(2026, 11, 22)
"""A Sunday: the week began on the 16th."""
OUTCOMES = {"d": "done", "s": "some", "m": "missed", "r": "rest"}
STEPS = ("one", "two", "three", "four")
ANN, BO, CARA = (f"{number}{'a' * 25}" for number in range(3))


def player(number: int) -> str:
    """A public id."""
    return f"{number % 8}{number:025d}"


def days(letters: str, *, until: date = TODAY, cm: int = 3000, steps: Sequence[str] = STEPS[:1]) -> list[PublicDay]:
    """A day for each letter, the last on `until`; dashes are left out as they are not published. Done and some earn."""
    first = until - timedelta(days=len(letters) - 1)
    return [
        PublicDay(
            "alias",
            first + timedelta(days=i),
            cm if letter == "d" else cm // 2 if letter == "s" else 0,
            OUTCOMES[letter],
            steps[min(i, len(steps) - 1)],
        )
        for i, letter in enumerate(letters)
        if letter != "-"
    ]


def quest(letters: str = "", *, until: date = TODAY, name: str = "read", cm: int = 3000, **more: Any) -> FriendQuest:
    """A quest shared by name, begun on the day of the first letter; its counts are those of its days."""
    lived = days(letters, until=until, cm=cm)
    outcomes = [day.outcome for day in lived]
    fallen = list(falls([TrailDay(i, letter, "") for i, letter in enumerate(letters, 1)]))
    made = FriendQuest(
        alias="alias",
        how="named",
        quest=name,
        title="Read every day",
        sha="ab" * 32,
        start=until - timedelta(days=max(0, len(letters) - 1)),
        first="one",
        steps=STEPS,
        over="",
        days=tuple(lived),
        step="one",
        done=outcomes.count("done"),
        some=outcomes.count("some"),
        missed=outcomes.count("missed"),
        falls=len(fallen),
        returns=sum(fall.back > 0 for fall in fallen),
        cm=sum(day.cm for day in lived),
    )
    return changed(made, **more)


def points(earned: Sequence[int], *, until: date = TODAY) -> FriendQuest:
    """A quest of which only metres are shared, one number a day."""
    first = until - timedelta(days=len(earned) - 1)
    lived = tuple(PublicDay("points", first + timedelta(days=i), cm) for i, cm in enumerate(earned) if cm)
    return FriendQuest("points", "points", "", "", "", None, "", (), "", lived, cm=sum(earned))


def friend(id_: str, name: str, *quests: FriendQuest, **more: Any) -> Friend:
    """Somebody of the party."""
    return changed(Friend(id_, name, ranking=False, quests=quests), **more)


def cheer(
    to: str, text: str = "Go on", *, ago: int = 0, sign: str = "", about: str = "", name: str = ""
) -> PublicCheer:
    """A cheer given some days ago."""
    day = TODAY - timedelta(days=ago)
    return PublicCheer(name or f"{text[:4]}{ago}", to, day, sign, text, about)


def brief(party: Party) -> Party:
    """The same as an overview: the newest days of each quest only."""

    def short(each: Friend) -> Friend:
        return changed(each, quests=tuple(changed(quest, days=quest.days[-RECENT:]) for quest in each.quests))

    return Party(short(party.me) if party.me else None, tuple(map(short, party.friends)))
