"""(state, move, now) to the facts that say it, or a refusal with its reason.

No fact at all means that what was said holds already: saying something twice changes nothing. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from game.rules.advance import following
from game.rules.calendar import ONE_DAY, Now, starts_on
from game.rules.compiled import schedule_from_plain
from game.rules.events import (
    Dropped,
    Event,
    Fact,
    Noted,
    Planned,
    QuestSet,
    Rated,
    Set,
    Stepped,
    Taken,
    Void,
)
from game.rules.ladder import bridge, find, index_of
from game.rules.moves import (
    Advise,
    AnswerStep,
    ChangeSetting,
    CheckIn,
    Cope,
    Drop,
    Edit,
    Feel,
    GiveCheer,
    LeaveParty,
    LookBack,
    MakePlan,
    Move,
    OfferFile,
    Rate,
    Redo,
    Refusal,
    SayWhy,
    ShareQuest,
    Take,
    TakeRest,
    Undo,
    WriteNote,
)
from game.rules.offers import below
from game.rules.plans import half, holding, named, same
from game.rules.quest import Quest
from game.rules.rewards import VERSION
from game.rules.saying import Decision, check_in, entry_for, future, rest
from game.rules.sheet import ALL
from game.rules.undo import last_done, last_undone
from game.rules.walk import Course, Ladders
from game.rules.world import Played


def decide(played: Played, ladders: Ladders, recent: Sequence[Event], move: Move, now: Now) -> Decision:
    """The facts a move comes to. `recent` are the events since the checkpoint, for undo and redo."""
    match move:
        case Undo():
            return _take_back(last_done(recent), "There is nothing to undo from the last days.")
        case Redo():
            return _take_back(last_undone(recent), "There is nothing to redo.")
        case Take():
            return _take(played, ladders, move, now)
        case ChangeSetting(key, value):
            return () if played.world.settings.get(key) == value else (Set(key, value),)
        case Feel() | Cope():
            from game.rules import deciding_shelter  # a check-in does without

            return deciding_shelter.decide(played, recent, move, now)
        case TakeRest(quest) if quest == ALL:
            return rest(None, "", played, move, now)
        case Advise():
            from game.rules.deciding_advice import advise  # a check-in does without

            return advise(played, ladders, move)
        case ShareQuest() | GiveCheer() | OfferFile() | LeaveParty():
            from game.rules import deciding_party  # the same

            return deciding_party.decide(played, ladders, move, now)
        case LookBack():
            from game.rules.deciding_own import look_back  # a check-in does without

            return look_back(played, move, now)
        case CheckIn() | TakeRest() | Drop() | Edit() | AnswerStep() | Rate() | WriteNote() | MakePlan() | SayWhy():
            return _on_quest(played, ladders, move, now)


HANDED_IN = "handed_in"

QuestMove = CheckIn | TakeRest | Drop | Edit | AnswerStep | Rate | WriteNote | MakePlan | SayWhy


def _on_quest(played: Played, ladders: Ladders, move: QuestMove, now: Now) -> Decision:
    course = played.world.courses.get(move.quest)
    quest = ladders.get(course.sha) if course else None
    if course is None or quest is None:
        return Refusal("unknown_quest", f"There is no quest {move.quest} under way.")
    if not course.active:
        return Refusal("not_under_way", f"{quest.title} is not under way. `take {quest.id}` takes it up again.")
    match move:
        case CheckIn():
            return check_in(course, quest, played, move, now)
        case TakeRest():
            return rest(course, quest.title, played, move, now)
        case Drop(_, why):
            if why == HANDED_IN and quest.steps[-1].id not in course.state.mastered:
                return Refusal("no_summit", f"{quest.title} is handed in at its summit. To stop before, `drop` it.")
            return (Dropped(quest.id, why),)
        case Edit():
            return _edit(course, quest, played, move, now)
        case AnswerStep():
            return _answer(course, quest, played, move.answer, now)
        case Rate():
            return _rate(course, quest, played, move, now)
        case WriteNote(_, day, text):
            return future(day, now) or (Noted(quest.id, day, text),)
        case MakePlan():
            return future(move.day, now) or _plan(quest, played, move)
        case SayWhy():
            from game.rules.deciding_own import say_why  # the same

            return say_why(quest, played, move, now)


def _plan(quest: Quest, played: Played, move: MakePlan) -> Decision:
    """A plan has two halves; saying the one that holds changes nothing."""
    barrier, cue, then = named(move.barrier), half(move.cue, "if"), half(move.then, "then")
    if bool(cue) != bool(then):
        return Refusal("half_plan", "A plan has two halves: if this happens, then I do that. Both need a word or two.")
    held = next((p for p in holding(played.world.plans.get(quest.id, ())) if same(p.barrier, barrier)), None)
    if held is None and not cue:
        return Refusal("no_plan", f"There is no plan for “{barrier or 'anything'}” in {quest.title} to put away.")
    if held is not None and (held.cue, held.then) == (cue, then):
        return ()
    return (Planned(quest.id, move.day, barrier, cue, then),)


def _take_back(ids: Sequence[str], nothing: str) -> Decision:
    return tuple(Void(of) for of in ids) or Refusal("nothing_to_undo", nothing)


def _take(played: Played, ladders: Ladders, move: Take, now: Now) -> Decision:
    quest = move.quest
    course = played.world.courses.get(quest.id)
    if move.start is not None and find(quest, move.start) is None:
        return Refusal("bad_step", f"{quest.title} has {len(quest.steps)} steps; there is no step {move.start}.")
    if course is None:
        return (Taken(quest.id, move.sha, move.start or quest.steps[0].id, VERSION),)
    before = ladders.get(course.sha)
    if before is not None and not move.same and (before.author, before.title) != (quest.author, quest.title):
        return Refusal(
            "other_quest",
            f"{quest.id} is already the quest “{before.title}”. If this file is the same quest, add --same.",
        )
    if course.active and move.start is None:
        if course.sha == move.sha and _coming(played, quest.id, "sha", now) in (None, move.sha):
            return ()
        if _coming(played, quest.id, "sha", now) == move.sha:
            return ()
        return (QuestSet(quest.id, now.today + ONE_DAY, {"sha": move.sha}),)
    if course.active:
        return Refusal("under_way", f"{quest.title} is already under way. `step {quest.id} N` goes to another step.")
    left_at = course.state.step if find(quest, course.state.step) else quest.steps[0].id
    return (Taken(quest.id, move.sha, move.start or left_at, course.rules),)


def _coming(played: Played, quest: str, key: str, now: Now) -> Any:
    """What is said already for a property from a later day on; None where nothing is."""
    page = played.written.quests.get(quest)
    later = [event for on, marks in (page.marks if page else {}).items() if on > now.today for event in marks]
    said = None
    for event in sorted(later, key=lambda event: event.id):
        if isinstance(event.fact, QuestSet):
            said = event.fact.changes.get(key, said)
    return said


def _edit(course: Course, quest: Quest, played: Played, move: Edit, now: Now) -> Decision:
    """Words count from today, a newer file from tomorrow, a schedule from the next day or week."""
    changes = {key: value for key, value in move.changes.items() if course.changes.get(key) != value}
    facts: list[Fact] = []
    if "schedule" in changes:
        if any(step.schedule for step in quest.steps):
            return Refusal("own_days", f"The steps of {quest.title} carry their own days.")
        plain = changes.pop("schedule")
        wanted = schedule_from_plain(plain)
        ahead = _coming(played, quest.id, "schedule", now)
        if plain != ahead and (ahead is not None or wanted != course.schedule or course.coming is not None):
            before = schedule_from_plain(ahead) if ahead is not None else course.schedule
            from_day = starts_on(wanted, before, now.today)
            facts.append(QuestSet(quest.id, from_day, {"schedule": plain}))
    if "sha" in changes:
        facts.append(QuestSet(quest.id, now.today + ONE_DAY, {"sha": changes.pop("sha")}))
    if changes:
        facts.append(QuestSet(quest.id, now.today, changes))
    return tuple(facts)


def _answer(course: Course, quest: Quest, played: Played, answer: str, now: Now) -> Decision:
    state = course.state
    if answer in ("stay", "keep", "same", "tiny"):
        return (
            Stepped(
                quest.id, state.step, now.today if answer in ("same", "tiny") else _next(course, played, now), answer
            ),
        )
    target = _target(course, quest, answer)
    if isinstance(target, Refusal):
        return target
    step, why = target
    if step == state.step:
        return ()
    return (Stepped(quest.id, step, _next(course, played, now), why),)


def _next(course: Course, played: Played, now: Now) -> date:
    """From when an answer counts: today, or tomorrow where today has its entry."""
    return now.today + ONE_DAY if entry_for(played, course.quest, now.today) else now.today


def _target(course: Course, quest: Quest, answer: str) -> tuple[str, str] | Refusal:
    at = course.state.step
    index = index_of(quest, at) or 0
    if answer == "up":
        above = following(quest, at)
        return (above.id, "climb") if above else Refusal("top", f"Step {index + 1} is the last one of {quest.title}.")
    if answer == "skip":
        if index + 2 >= len(quest.steps):
            return Refusal("top", f"{quest.title} has no step to skip to above step {index + 1}.")
        return quest.steps[index + 2].id, "skip"
    if answer in ("down", "down2"):
        lower = below(quest, at, 1 if answer == "down" else 2)
        return (lower, "down") if lower else Refusal("bottom", f"There is no step that far below step {index + 1}.")
    if answer == "bridge":
        extra = bridge(quest, index) if "~" not in at else None
        return (
            (extra.id, "bridge")
            if extra
            else Refusal("no_bridge", f"No step fits between {index + 1} and {index + 2}.")
        )
    return _numbered(quest, index, answer)


def _numbered(quest: Quest, index: int, answer: str) -> tuple[str, str] | Refusal:
    if not (answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(quest.steps)):
        return Refusal(
            "bad_step",
            "A step is up, stay, keep, same, tiny, bridge, down, down2, skip "
            f"or a number from 1 to {len(quest.steps)}.",
        )
    wanted = int(answer) - 1
    return quest.steps[wanted].id, "down" if wanted < index else "pick"


def _rate(course: Course, quest: Quest, played: Played, move: Rate, now: Now) -> Decision:
    if not 0 <= move.value <= 100:
        return Refusal(
            "bad_rating", "A rating is a whole number from 0 (cannot do at all) to 100 (highly certain I can)."
        )
    step = move.step
    if step is None:
        above = following(quest, course.state.step) if course.state.full else None
        step = above.id if above else course.state.step
    if find(quest, step) is None:
        return Refusal("bad_step", f"{quest.title} has no step {step}.")
    said = [rating for rating in played.world.inner.ratings.get(quest.id, ()) if rating.step == step]
    stands = dict(course.state.ratings).get(step) == move.value and not course.state.woke
    if stands and said and (said[-1].value, said[-1].day) == (move.value, now.today):
        return ()  # on another day the same number is another rating: as of then
    return (Rated(quest.id, step, move.value),)
