"""A look at everything that leaves, before it does: every line of it, and the same in words. Writes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date

from game.party.facts import (
    Opened,
    Profile,
    PublicCheer,
    PublicDay,
    PublicFact,
    PublicOffer,
    PublicQuest,
    PublicTip,
)
from game.party.lines import payload
from game.party.names import alias_of
from game.party.wanted import alias_in
from game.play.checkins import titles
from game.play.game import Game
from game.play.publishing import wish
from game.rules.moves import Refusal
from game.rules.party_facts import NAMED, NO, POINTS
from game.rules.shares import Share, Shares
from game.rules.text import clean
from game.rules.values import dataclass, replace

AROUND = (
    "Around each stand a checksum, a random name for the writing device and a running number. The name of a file has "
    "the year in it. No line holds a time of day."
)


@dataclass(frozen=True, slots=True)
class PreviewPart:
    """Lines that belong together: of a quest (its id and title, and how it is shared), or of the player ("" all).

    `words` and `lines` say the same, fact by fact: in words, and as JSON (kind and payload, as they would be written).
    """

    quest: str
    title: str
    how: str
    words: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that would stand in the folder. `files` are the offered quest files, by the title of the quest."""

    folder: str
    parts: tuple[PreviewPart, ...]
    files: tuple[str, ...] = ()
    around: str = AROUND

    @property
    def count(self) -> int:
        """How many lines."""
        return sum(len(part.lines) for part in self.parts)


def preview(game: Game, quest: str = "", how: str = "") -> Preview | Refusal:
    """What leaves; of one quest only, if named; with `how`, what would leave if it were shared like that."""
    if quest and game.taken(quest) is None:
        return Refusal("unknown_quest", f"There is no quest {clean(quest, 60)} on your way.")
    if how not in ("", NO, POINTS, NAMED):
        return Refusal("bad_share", f"A quest is shared as no, points or named, not “{clean(how, 40)}”.")
    world = game.played.world
    shares = _as_if(world.shares, quest, how)
    names = titles(game, dropped=True)
    facts = wish(game, shares).wanted.values()
    own = {alias_of(share.id): name for name, share in shares.quests.items()}
    by_quest: dict[str, list[PublicFact]] = {}
    for fact in facts:
        by_quest.setdefault(own.get(alias_in(fact), ""), []).append(fact)
    parts = tuple(
        _part(name, names.get(name, name), shares.quests[name].how if name else "", of_quest)
        for name, of_quest in by_quest.items()
        if not quest or name == quest
    )
    files = tuple(names.get(name, name) for name in shares.offers if not quest or name == quest)
    return Preview(str(game.root.party), parts, files)


def _as_if(shares: Shares, quest: str, how: str) -> Shares:
    """The shares, were a quest shared otherwise; the alias it would have is not known yet."""
    if not how or not quest:
        return shares
    others = {name: share for name, share in shares.quests.items() if name != quest}
    held = shares.quests.get(quest)
    new = {} if how == NO else {quest: held if held and held.how == how else Share(f"preview {quest}", how)}
    return replace(shares, quests=others | new)


def _part(quest: str, title: str, how: str, facts: Iterable[PublicFact]) -> PreviewPart:
    told = list(facts)
    lines = tuple(json.dumps({"k": fact.kind, "d": payload(fact)}, ensure_ascii=False) for fact in told)
    return PreviewPart(quest, clean(title, 60), how, tuple(_in_words(fact) for fact in told), lines)


def _in_words(fact: PublicFact) -> str:
    match fact:
        case Profile(name, ranking):
            called = f"You are called {name}" if name else "You have no name"
            return f"{called}, and would {'like an order' if ranking else 'rather have no order'} by metres."
        case PublicQuest(alias, _, quest):
            return f"A quest called {alias}: {', '.join(_of_quest(fact))}." if quest else f"A quest called {alias}."
        case PublicDay(_, day):
            parts = [fact.outcome, f"step {fact.step}" if fact.step else "", f"{payload(fact)['metres']} m", fact.mark]
            return f"{_date(day)}: {', '.join(part for part in parts if part)}."
        case PublicTip(_, step, text):
            return f"Your advice on step {step}: “{text}”"
        case PublicCheer(_, to, day):
            return f"{_date(day)}, a cheer to {to}: {' '.join(part for part in (fact.sign, fact.text) if part)}"
        case PublicOffer(sha):
            return f"A quest file is offered, SHA-256 {sha}."
        case Opened(player):
            return f"The files are those of {player}."


def _of_quest(fact: PublicQuest) -> Iterator[str]:
    yield f"id {fact.quest}, titled {fact.title}"
    if fact.start:
        yield f"begun on {_date(fact.start)}"
    if fact.first:
        yield f"on step {fact.first}"
    yield f"{len(fact.steps)} steps named by their ids, the SHA-256 of its file"
    if fact.over:
        yield fact.over.replace("_", " ")


def _date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
