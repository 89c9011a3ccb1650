"""Deciding on sharing: how a quest is shared, a cheer for a friend, a quest file offered (see decide.py).

It changes no day and earns nothing. Saying what holds already changes nothing.
"""

from __future__ import annotations

from game.rules.calendar import Now
from game.rules.events import Fact, Set, Void
from game.rules.moves import GiveCheer, LeaveParty, OfferFile, Refusal, ShareQuest
from game.rules.party_facts import NAMED, NO, POINTS, Cheered, Offered, Shared
from game.rules.saying import Decision
from game.rules.shares import CHEER_CELLS, NAME, RANKING, REASONS, SIGNS
from game.rules.text import clean
from game.rules.walk import Ladders
from game.rules.world import Played

PartyMove = ShareQuest | GiveCheer | OfferFile | LeaveParty


def decide(played: Played, ladders: Ladders, move: PartyMove, now: Now) -> Decision:
    """The facts such a move comes to."""
    match move:
        case ShareQuest():
            return share(played, ladders, move)
        case GiveCheer():
            return cheer(move, now)
        case OfferFile():
            return offer(played, ladders, move)
        case LeaveParty():
            return leave(played)


def share(played: Played, ladders: Ladders, move: ShareQuest) -> Decision:
    """Share a quest ever taken by points or by name, or share it no more."""
    course = played.world.courses.get(move.quest)
    if course is None or ladders.get(course.sha) is None:
        return Refusal("unknown_quest", f"There is no quest {clean(move.quest, 60)} on your way.")
    if move.how not in (NO, POINTS, NAMED):
        return Refusal("bad_share", f"A quest is shared as no, points or named, not “{clean(move.how, 40)}”.")
    held = played.world.shares.quests.get(move.quest)
    return () if move.how == (held.how if held else NO) else (Shared(move.quest, move.how),)


def cheer(move: GiveCheer, now: Now) -> Decision:
    """A cheer needs a sign or a word or two."""
    text = clean(move.text, CHEER_CELLS)
    if text != clean(move.text):
        return Refusal("too_long", f"A cheer is one line of at most {CHEER_CELLS} characters; this one has more.")
    if move.sign and move.sign not in SIGNS:
        return Refusal("bad_sign", f"A sign is {', '.join(SIGNS[:-1])} or {SIGNS[-1]}, not “{clean(move.sign, 40)}”.")
    if move.about not in REASONS:
        given = clean(move.about, 40)
        return Refusal("bad_reason", f"A cheer is for a {', a '.join(REASONS[1:-1])} or a hard week, not “{given}”.")
    if not (text or move.sign):
        return Refusal("no_words", "A cheer needs a sign, or a word or two.")
    return (Cheered(move.to, now.today, move.sign, text, move.about),)


def offer(played: Played, ladders: Ladders, move: OfferFile) -> Decision:
    """Offer the file a quest is climbed by, in its newest version taken, or offer it no more."""
    course = played.world.courses.get(move.quest)
    if course is None or ladders.get(course.sha) is None:
        return Refusal("unknown_quest", f"There is no quest {clean(move.quest, 60)} on your way.")
    sha = course.sha if move.offered else ""
    return () if played.world.shares.offers.get(move.quest, "") == sha else (Offered(move.quest, sha),)


def leave(played: Played) -> Decision:
    """Take back everything that is shared, all at once."""
    shares, settings = played.world.shares, played.world.settings
    facts: list[Fact] = [Shared(quest, NO) for quest in shares.quests]
    facts += [Offered(quest, "") for quest in shares.offers]
    facts += [Void(cheer.id) for cheer in shares.cheers]
    facts += [Set(NAME, "")] if settings.get(NAME) else []
    facts += [Set(RANKING, value=False)] if settings.get(RANKING) else []
    return tuple(facts)
