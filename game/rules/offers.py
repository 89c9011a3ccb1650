"""What the game proposes next, and why (docs/rules.md, Climbing). The player may always do otherwise.

An offer is worked out from where a quest stands; nothing is stored but the answers. Whether an unanswered one is
taken is decided by `advance.py`; `auto` only tells the player.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from game.rules.advance import can_bridge, following, window_done
from game.rules.gate import Gate, gate
from game.rules.ladder import bridge, index_of
from game.rules.quest import Quest
from game.rules.state import DONE, State
from game.rules.values import dataclass
from game.rules.walk import Course

HARD_WINDOW = 5
HARD_DONE = 2
"""At most so many done of the last five days on a step: easier ground is offered."""

TIERS = (1, 2, 7, 14)
"""Missed due days in a lapse from which the offer changes."""

MONDAY = 0


class OfferKind(StrEnum):
    """What is proposed."""

    CLIMB = "climb"
    BRIDGE = "bridge"
    SKIP = "skip"
    DOWN = "down"
    TINY = "tiny"
    RERATE = "rerate"
    SUMMIT = "summit"


@dataclass(frozen=True, slots=True)
class Offer:
    """A proposal: the step it leads to, the answers `step QUEST …` takes, and whether silence takes it."""

    kind: OfferKind
    to: str
    answers: tuple[str, ...]
    auto: bool = False


def offer(state: State, quest: Quest, today: date) -> Offer | None:
    """The one offer for a quest as it stands, or None."""
    if state.asleep:
        return None
    if state.woke:
        return Offer(OfferKind.RERATE, state.step, ("rate", "same", "down"))
    if state.lapse and tier(state.lapse) > tier(state.answered):
        return _after_lapse(state, quest)
    if state.full and not state.held:
        return _after_mastery(state, quest, today)
    if not state.eased and is_hard(state) and (easier := below(quest, state.step)):
        return Offer(OfferKind.DOWN, easier, ("same", "tiny", "down"))
    if state.full:
        return _after_mastery(state, quest, today)
    if state.held and state.step in state.mastered and DONE in state.window and (above := following(quest, state.step)):
        return Offer(OfferKind.CLIMB, above.id, ("up", "stay"))
    return None


def offer_to(course: Course, quest: Quest, today: date) -> Offer | None:
    """The offer for a quest under way; none where the player has answered already, from tomorrow on."""
    return None if course.decided else offer(course.state, quest, today)


def tier(missed: int) -> int:
    """Which offer a lapse of so many missed due days gets: 0 (none) to 4."""
    return sum(missed >= least for least in TIERS)


def is_hard(state: State) -> bool:
    """Whether at most two of the last five days on this step were done."""
    last = state.window[-HARD_WINDOW:]
    return len(last) == HARD_WINDOW and last.count(DONE) <= HARD_DONE


def below(quest: Quest, step: str, by: int = 1) -> str | None:
    """The step `by` below (the step under a bridge is the one it starts from); None below the first."""
    index = index_of(quest, step)
    if index is None:
        return None
    place = index - by + ("~" in step)
    return quest.steps[place].id if place >= 0 else None


def _after_lapse(state: State, quest: Quest) -> Offer:
    """One missed day: same or tiny; from two: or a step down; from seven: or two; from fourteen: rate anew."""
    reached = tier(state.lapse)
    one, two = below(quest, state.step), below(quest, state.step, 2)
    if reached == len(TIERS):
        return Offer(OfferKind.RERATE, state.step, ("rate", "same", "tiny", *(("down",) if one else ())))
    if reached == 1 or one is None:
        return Offer(OfferKind.TINY, state.step, ("same", "tiny"))
    if reached == 3 and two is not None:
        return Offer(OfferKind.DOWN, two, ("same", "tiny", "down", "down2"))
    return Offer(OfferKind.DOWN, one, ("same", "tiny", "down"))


def _after_mastery(state: State, quest: Quest, today: date) -> Offer | None:
    above = following(quest, state.step)
    if above is None:
        first_time = state.fills == 1 and not state.known and not state.held
        asked = first_time or today.weekday() == MONDAY
        return Offer(OfferKind.SUMMIT, state.step, ("keep", "higher", "hand-in")) if asked else None
    if state.held:
        return Offer(OfferKind.CLIMB, above.id, ("up", "stay"))
    rating = dict(state.ratings).get(above.id)
    way = gate(rating, window_done(state, quest), can_bridge(quest, state.step))
    if state.fills > 1 and way not in (Gate.CLIMB, Gate.SKIP):
        return Offer(OfferKind.CLIMB, above.id, ("up", "stay"), auto=True)
    return _through(way, state, quest, above.id)


def _through(way: Gate, state: State, quest: Quest, above: str) -> Offer:
    index = index_of(quest, state.step) or 0
    match way:
        case Gate.SKIP if index + 2 < len(quest.steps):
            return Offer(OfferKind.SKIP, quest.steps[index + 2].id, ("skip", "up", "stay"), auto=True)
        case Gate.BRIDGE if (extra := bridge(quest, index)) is not None:
            return Offer(OfferKind.BRIDGE, extra.id, ("bridge", "stay", "up"))
        case Gate.ONCE_MORE:
            return Offer(OfferKind.CLIMB, above, ("stay", "up"))
        case Gate.STAY:
            return Offer(OfferKind.RERATE, above, ("stay", "rate", "up"))
        case _:
            return Offer(OfferKind.CLIMB, above, ("up", "stay"), auto=True)
