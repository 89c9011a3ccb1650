"""What came of a move, in a few sentences. Each names a counted fact; none praises or blames a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from game.play import sharing_told
from game.play.game import Game, Told
from game.play.telling import day_said, height, plural
from game.play.today import title_of
from game.rules.calendar import MEND_DAYS
from game.rules.events import (
    Advised,
    Coped,
    Dropped,
    Event,
    Felt,
    Noted,
    Planned,
    QuestSet,
    Rated,
    Rested,
    Reviewed,
    Said,
    Set,
    Stepped,
    Taken,
    WhyICan,
)
from game.rules.ladder import find, index_of
from game.rules.moves import (
    Advise,
    AnswerStep,
    ChangeSetting,
    CheckIn,
    Drop,
    Edit,
    GiveCheer,
    LeaveParty,
    LookBack,
    MakePlan,
    Move,
    OfferFile,
    Rate,
    Redo,
    SayWhy,
    ShareQuest,
    Take,
    TakeRest,
    Undo,
    WriteNote,
)
from game.rules.party_facts import Cheered, Offered, Shared
from game.rules.quest import MeasureKind, Quest
from game.rules.sheet import ALL
from game.rules.state import Receipt
from game.rules.text import clean
from game.rules.world import Totals


def result(
    game: Game, told: Told, move: CheckIn | TakeRest, outcome: str, gained: Totals, marks: Receipt | None
) -> str:
    """What came of a check-in, in a few sentences."""
    if isinstance(move, TakeRest):
        return rest_said(game, move)
    course = told.after.world.courses[move.quest]
    quest = game.shelf[course.sha]
    title = title_of(course, quest)
    when = "" if move.day == game.today else f", {day_said(move.day, game.today)}"
    if not told.events:
        return f"{title}{when}: {outcome} already. Nothing changed."
    page = told.after.written.quests.get(quest.id)
    entry = page.entries.get(move.day) if page else None
    amount = _amount(quest, told, quest.id, move.day) if entry else ""
    parts = [f"{title}{when}: {amount or outcome}{f', {outcome}' if amount and outcome != 'pending' else ''}."]
    if (game.today - move.day).days > MEND_DAYS:
        return f"{parts[0]} Kept as evidence: after {MEND_DAYS} days a day no longer changes the climb."
    if move.day < course.first:
        return f"{parts[0]} Kept as evidence: it was before you took the quest."
    receipt = next((r for r in told.after.receipts.get(quest.id, ()) if r.date == move.day), None)
    if gained.all:
        parts.append(f"{'+' if gained.all > 0 else '−'}{height(abs(gained.all))}.")
    if receipt and receipt.lapse_ended and gained.all > 0:
        parts.append(_came_back(receipt, gained))
    if marks:
        parts.append(_mastered(quest, marks))
    return " ".join(parts)


def _amount(quest: Quest, told: Told, quest_id: str, day: date) -> str:
    entry = told.after.written.quests[quest_id].entries[day]
    if entry.amount is None or entry.need is None:
        return ""
    if quest.measure.kind is MeasureKind.AT_MOST:
        return f"{entry.amount:,} of at most {quest.measure.say(entry.need)}"
    if entry.amount >= entry.need:
        return quest.measure.say(entry.amount)
    return f"{entry.amount:,} of {quest.measure.say(entry.need)}"


def _came_back(receipt: Receipt, gained: Totals) -> str:
    purse = f", with {height(gained.comeback)} from the purse" if gained.comeback > 0 else ""
    return f"Back after {plural(receipt.lapse_ended, 'missed day')}{purse}: a cairn for it."


def _mastered(quest: Quest, marks: Receipt) -> str:
    index = index_of(quest, marks.mastered) or 0
    parts = [f"Step {index + 1} of {len(quest.steps)} mastered ({height(marks.mastery)})."]
    if marks.summit:
        parts.append("That was the last step: you are at the summit.")
    elif marks.camp:
        parts.append(f"Every step of {marks.camp} is done.")
    return " ".join(parts)


def rest_said(game: Game, move: TakeRest) -> str:
    """What a rest covers."""
    who = "Everything rests" if move.quest == ALL else f"{_title(game, move.quest)} rests"
    first = day_said(move.from_day, game.today)
    if move.until is None:
        return f"{who} from {first} until your next check-in. Rest changes nothing: no warmth, no window."
    if move.until == move.from_day:
        return f"{who} {first}. Rest changes nothing: no warmth, no window."
    return f"{who} from {first} to {day_said(move.until, game.today)}. Rest changes nothing: no warmth, no window."


def _title(game: Game, quest_id: str) -> str:
    found = game.taken(quest_id)
    return title_of(*found) if found else quest_id


def said(game: Game, move: Move, told: Told, undone: Sequence[Event]) -> str:
    """What came of any other move."""
    match move:
        case Undo():
            back = told.after.world.totals.all - told.before.world.totals.all
            change = f" {back / 100:+,.0f} m." if back else ""
            return f"Taken back: {action({}, undone)}.{change} `redo` brings it back."
        case Redo():
            return "Brought back what the last undo took."
        case _ if not told.events:
            return "That holds already. Nothing changed."
        case Take():
            return taken(move, told)
        case Drop(quest, why):
            if why == "handed_in":
                return f"{_title(game, quest)} is handed in, to the hall of summits."
            return f"{_title(game, quest)} is dropped. Its metres stay; `take {quest}` goes on where it was left."
        case AnswerStep(quest):
            return _stepped(game, quest, told)
        case Rate(quest, value):
            return f"{_title(game, quest)}: {value} of 100 for {_rated_step(game, quest, told)}."
        case WriteNote(quest):
            return f"Noted for {_title(game, quest)}. Notes stay on your own devices."
        case MakePlan(quest):
            return _planned(_title(game, quest), told)
        case Edit(quest):
            fact = told.events[0].fact
            when = day_said(fact.from_day, game.today) if isinstance(fact, QuestSet) else "today"
            return f"{_title(game, quest)} is changed from {when} on. The past keeps what it was."
        case ChangeSetting(key):
            return f"{key} is set."
        case _:
            return _inner_said(game, move, told)


def _inner_said(game: Game, move: Move, told: Told) -> str:
    """What came of a word about oneself."""
    match move:
        case SayWhy(quest, _, text):
            what = "your line is kept, and comes back before a hard step" if text else "the line is put away"
            return f"{_title(game, quest)}: {what}. Such lines stay on your own devices."
        case Advise(quest, text):
            return _advised(_title(game, quest), text, told)
        case ShareQuest() | GiveCheer() | OfferFile() | LeaveParty():
            return sharing_told.said(game, move)
        case LookBack():
            return "The week is reviewed. A review stays on your own devices."
        case _:
            return "Done."


def _advised(title: str, text: str, told: Told) -> str:
    """The line as it is kept."""
    fact = told.events[0].fact
    if not text.strip() or not isinstance(fact, Advised):
        return f"{title}: the advice is put away."
    stop = "" if fact.text.endswith((".", "!", "?", "…")) else "."
    return f"{title}: your advice stands: “{fact.text}”{stop} It comes back when you stand on that step again."


def _planned(title: str, told: Told) -> str:
    """The plan read back, whole: said once more, it is remembered better than only chosen."""
    fact = told.events[0].fact
    if not isinstance(fact, Planned):
        return "Done."
    if not fact.cue:
        return f"{title}: the plan for {fact.barrier or 'anything'} is put away."
    return f"{title}: if {fact.cue}, then {fact.then}. Plans stay on your own devices."


def taken(move: Take, told: Told) -> str:
    """A quest taken, or its newer version."""
    quest = move.quest
    if isinstance(told.events[0].fact, QuestSet):
        return f"{quest.title}: version {quest.version} of the file holds from tomorrow. The past keeps what it was."
    course = told.after.world.courses[quest.id]
    step = find(quest, course.state.step) or quest.steps[0]
    number = (index_of(quest, step.id) or 0) + 1
    return f"{quest.title} is taken, at step {number} of {len(quest.steps)}: {step.instruction}"


def _stepped(game: Game, quest_id: str, told: Told) -> str:
    fact = told.events[0].fact
    course = game.played.world.courses[quest_id]
    quest = game.shelf[course.sha]
    if not isinstance(fact, Stepped):
        return "Done."
    step = find(quest, fact.to) or quest.steps[0]
    number = (index_of(quest, step.id) or 0) + 1
    if fact.why == "tiny":
        return f"Tiny today: {step.tiny or quest.tiny or step.instruction} Say `some {quest_id}` when it is done."
    if fact.why in ("stay", "keep", "same"):
        return f"You stay on step {number}: {step.instruction}"
    when = day_said(fact.from_day, game.today)
    between = " (a bridge)" if step.bridge else ""
    return f"Step {number}{between} of {len(quest.steps)} from {when} on: {step.instruction}"


def _rated_step(game: Game, quest_id: str, told: Told) -> str:
    fact = told.events[0].fact
    quest = game.shelf[game.played.world.courses[quest_id].sha]
    step = find(quest, fact.step) if isinstance(fact, Rated) else None
    return f"step {(index_of(quest, step.id) or 0) + 1}, {step.instruction.rstrip('.')}" if step else "that step"


def action(titles: Mapping[str, str], events: Sequence[Event]) -> str:
    """An action in a few words, as undo names it."""
    for event in events:
        match event.fact:
            case Said(quest, day, outcome, _, amount):
                what = f"{amount:,}" if amount is not None and not event.fact.top else outcome.value
                return f"{titles.get(quest, quest)}, {what} on {day:%a} {day.day} {day:%b}"
            case Rested(quest):
                return f"rest for {titles.get(quest, 'everything' if quest == ALL else quest)}"
            case Rated(quest, _, value):
                return f"the rating {value} for {titles.get(quest, quest)}"
            case Planned(quest, _, barrier, cue):
                which = f"the plan for “{barrier}”" if barrier else "the plan"
                return f"{which} of {titles.get(quest, quest)}{'' if cue else ', put away'}"
            case Stepped(quest, _, _, why):
                return f"“{why}” for {titles.get(quest, quest)}"
            case Taken(quest):
                return f"{titles.get(quest, quest)} taken"
            case Dropped(quest):
                return f"{titles.get(quest, quest)} dropped"
            case QuestSet(quest):
                return f"a change of {titles.get(quest, quest)}"
            case Noted(quest):
                return f"a note for {titles.get(quest, quest)}"
            case Set(key):
                return f"the setting {key}"
            case Felt() if len(events) > 1:
                continue
            case WhyICan() | Advised() | Reviewed() | Coped() | Felt():
                return _about_oneself(titles, event.fact)
            case Shared() | Cheered() | Offered():
                return sharing_told.named(titles, event.fact)
            case _:
                continue
    return "the last action"


def _about_oneself(titles: Mapping[str, str], fact: WhyICan | Advised | Reviewed | Coped | Felt) -> str:
    """What was said about oneself, in a few words."""
    match fact:
        case WhyICan(quest, _, text):
            return f"a line why you can, of {titles.get(quest, quest)}{'' if text else ', put away'}"
        case Advised(quest, _, text):
            return f"the advice for {titles.get(quest, quest)}{'' if text else ', put away'}"
        case Reviewed(week):
            return f"the review of the week from {week.day} {week:%B}"
        case Coped(_, exercise):
            return f"the exercise {clean(exercise.replace('-', ' '), 40)}"
        case Felt(_, _, _, word):
            return f"the mood “{clean(word, 40)}”" if word else "the mood"
