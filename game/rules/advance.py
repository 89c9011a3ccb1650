"""One day further: the only place where warmth, purse, window, step and metres change (docs/rules.md, 3 and 4).

`advance(state, day, quest)` is a pure function. Which days are due and what was said on them is decided before
(`sheet.py`, `walk.py`); what to propose next is decided after (`offers.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from game.rules import rewards
from game.rules.events import Outcome
from game.rules.gate import Gate, gate
from game.rules.habit import habit_strength
from game.rules.ladder import bridge, camp_of, find, index_of
from game.rules.quest import Quest, Step
from game.rules.state import (
    DONE,
    HOLDING,
    KEPT_RESULTS,
    LONGEST_COUNTED,
    MISSED,
    NOTHING,
    REST,
    SOME,
    WALL_DAYS,
    Answer,
    Day,
    Receipt,
    State,
    enter,
)
from game.rules.values import replace

HABITS = frozenset({DONE, SOME, MISSED})
"""Days that make or wear a habit."""

LAPSE_ANSWERS = frozenset({"same", "tiny", "down"})


def advance(state: State, day: Day, quest: Quest) -> tuple[State, Receipt]:
    """The state after `day`, and what the day gave."""
    state = turned(state, day, quest)
    outcome = day.outcome
    if outcome is Outcome.DONE or outcome is Outcome.SOME:
        state, receipt = _acted(state, day, outcome)
    elif outcome is Outcome.MISSED and day.due:
        receipt = Receipt(day.date, outcome, day.due, step=day.step or state.step)
        state = _missed(state, day)
    else:
        receipt = Receipt(day.date, outcome, day.due, step=day.step or state.step)
    letter = _letter(outcome, day.due)
    if day.due and _enters(outcome, day):
        state, receipt = _judge_window(state, receipt, quest, letter, day)
    wall = (state.wall + (letter if day.due else letter.upper()))[-WALL_DAYS:]
    ratings = _rated(state.ratings, day.ratings) if day.ratings else state.ratings
    if letter in HABITS:
        done_days = state.done_days + (letter == DONE)
        state = replace(state, done_days=done_days, habit=habit_strength(state.habit, letter != MISSED))
    return replace(state, wall=wall, ratings=ratings, woke=state.woke and not day.ratings), receipt


def turned(state: State, day: Day, quest: Quest) -> State:
    """What the start of a day changes: the player's answers, or else the climb nobody answered."""
    for answer in day.answers:
        state = _answer(state, answer, day.date, quest)
    if not state.full or not day.due or any(answer.why not in LAPSE_ANSWERS for answer in day.answers):
        return state
    above = following(quest, state.step)
    if above is not None and not state.held:
        said = gate(dict(state.ratings).get(above.id), window_done(state, quest), can_bridge(quest, state.step))
        if said in (Gate.CLIMB, Gate.SKIP) or state.fills > 1:
            return enter(state, above.id, day.date, "climb")
    if state.held:  # the window goes on: climbing stays possible
        return state
    return replace(state, full=False, window=state.window if state.known else "")


def _answer(state: State, answer: Answer, day: date, quest: Quest) -> State:
    eased = state.eased or answer.why in LAPSE_ANSWERS
    state = replace(state, answered=max(state.answered, state.lapse), eased=eased, woke=False)
    if answer.to != state.step:
        return enter(state, answer.to, day, answer.why) if find(quest, answer.to) else state
    if answer.why not in HOLDING:
        return state
    # Staying with the window full starts the window anew; it holds until the player says climb.
    return replace(state, held=True, full=False, window="" if state.full and not state.known else state.window)


def _acted(state: State, day: Day, outcome: Outcome) -> tuple[State, Receipt]:
    """Effort and purse first: a done day takes the whole purse, *some* (or a done day not due) half of it."""
    full_pay = outcome is Outcome.DONE and day.due
    if full_pay:
        effort, comeback = rewards.done_pay(state.base, state.warmth), state.purse
    elif outcome is Outcome.DONE or day.due:
        effort, comeback = rewards.some_pay(state.base, state.warmth), state.purse // 2
    else:
        effort, comeback = 0, 0
    receipt = Receipt(
        day.date, outcome, day.due, effort, comeback, lapse_ended=state.lapse, step=day.step or state.step
    )
    lapses = state.lapses
    if state.lapse:
        length = min(state.lapse, LONGEST_COUNTED)
        lapses = (*lapses[:length], lapses[length] + 1, *lapses[length + 1 :])
    warmth = min(rewards.FULL_WARMTH, state.warmth + 1) if full_pay else state.warmth
    after = replace(
        state,
        warmth=warmth,
        warmed=state.warmed or warmth > 0,
        purse=state.purse - comeback,
        lapse=0,
        answered=0 if state.lapse else state.answered,
        eased=state.answered > 0 if state.lapse else state.eased,
        lapses=lapses,
        woke=state.woke or state.asleep,
        silent=0,
    )
    return after, receipt


def _missed(state: State, day: Day) -> State:
    """Nothing is paid; warmth falls, and most of what that costs waits in the purse."""
    after = rewards.fall(state.warmth)
    replied = any(answer.why in LAPSE_ANSWERS for answer in day.answers)
    return replace(
        state,
        warmth=after,
        purse=state.purse + rewards.put_aside(state.base, state.warmth, after),
        lapse=state.lapse + 1,
        # An answer on the day of a miss the player said is about that miss, too.
        answered=state.lapse + 1 if replied and not day.silent else state.answered,
        silent=state.silent + 1 if day.silent else 0,
    )


def _enters(outcome: Outcome | None, day: Day) -> bool:
    return outcome in (Outcome.DONE, Outcome.MISSED) or (outcome is Outcome.SOME and day.windowed)


def _letter(outcome: Outcome | None, due: bool) -> str:
    match outcome:
        case Outcome.DONE:
            return DONE
        case Outcome.SOME:
            return SOME
        case Outcome.REST:
            return REST
        case Outcome.MISSED if due:
            return MISSED
        case _:
            return NOTHING


def _judge_window(state: State, receipt: Receipt, quest: Quest, letter: str, day: Day) -> tuple[State, Receipt]:
    """A due day's result enters the window of the step its entry names; N done of the last M master it."""
    name = day.step or state.step
    in_force = name == state.step
    before = state.window if in_force else dict(state.others).get(name, "")
    window = (before + letter)[-KEPT_RESULTS:]
    if in_force:
        state = replace(state, window=window)
    else:
        others = tuple(pair for pair in state.others if pair[0] != name)
        state = replace(state, others=(*others, (name, window)))
    step = find(quest, name)
    if letter != DONE or step is None:
        return state, receipt
    filled = window[-step.mastery.of :].count(DONE) >= step.mastery.done
    if filled and not step.bridge and name not in state.mastered:
        state, receipt = _master(state, receipt, quest, step)
    if in_force and not state.full and (filled or state.known):
        state = replace(state, full=True, fills=state.fills + 1)
    return state, receipt


def _master(state: State, receipt: Receipt, quest: Quest, step: Step) -> tuple[State, Receipt]:
    """Climb rises first; then mastery, camp and summit pay, all at the new base."""
    state = replace(state, climb=state.climb + step.mastery.done, mastered=state.mastered | {step.id})
    pay = rewards.mastery_bonus(state.base, step.mastery.done)
    state, camp, camp_pay = _camp(state, quest, step)
    state, summit_pay = _summit(state, quest)
    return state, replace(
        receipt,
        mastery=pay + camp_pay + summit_pay,
        mastered=step.id,
        camp=camp,
        summit=step.id == quest.steps[-1].id,
    )


def _camp(state: State, quest: Quest, step: Step) -> tuple[State, str, int]:
    """The bonus of the camp that `step` completes. A step pays towards a camp once, however the ladder is cut later."""
    index = index_of(quest, step.id)
    camp = camp_of(quest, index if index is not None else 0)
    steps = quest.steps[camp.first : camp.end]
    last_camp = camp.end == len(quest.steps)
    if any(s.id not in state.mastered for s in steps) or (last_camp and state.summit_of in ("", quest.steps[-1].id)):
        return state, "", 0
    asked = sum(s.mastery.done for s in steps if s.id not in state.camped)
    camped = state.camped | {s.id for s in steps}
    return replace(state, camped=camped), camp.name, rewards.camp_bonus(state.base, asked)


def _summit(state: State, quest: Quest) -> tuple[State, int]:
    """The summit, paid once the last step is mastered: one sum for the whole climb.

    A step skipped on the way and mastered later adds what it would have added, so that no order of climbing is worth
    less for having been done earlier. A ladder made longer afterwards pays camps only.
    """
    last = quest.steps[-1].id
    if last not in state.mastered or state.summit_of not in ("", last):
        return state, 0
    pay = max(0, rewards.summit_bonus(state.base, state.climb) - state.summit_cm)
    instead_of = {step.id for step in quest.steps[quest.camps[-1].first :]}
    return replace(state, summit_cm=state.summit_cm + pay, summit_of=last, camped=state.camped | instead_of), pay


def following(quest: Quest, step_id: str) -> Step | None:
    """The step above (of a bridge: the one it leads to); None at the top, or where the ladder has no such step."""
    index = index_of(quest, step_id)
    if index is None or index + 1 >= len(quest.steps):
        return None
    return quest.steps[index + 1]


def can_bridge(quest: Quest, step_id: str) -> bool:
    """Whether an extra step fits above: never above a bridge, and only where a sayable amount lies between."""
    index = index_of(quest, step_id)
    return "~" not in step_id and index is not None and bridge(quest, index) is not None


def window_done(state: State, quest: Quest) -> bool:
    """Whether every entry of the current window is done."""
    step = find(quest, state.step)
    shown = state.window[-step.mastery.of :] if step else ""
    return bool(shown) and set(shown) == {DONE}


def _rated(before: Sequence[tuple[str, int]], said: Sequence[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple((dict(before) | dict(said)).items())
