"""The sentences of the everyday game: what was said, what it gave, what comes next. Plain, specific, never a judgement.

Each names a counted fact; none praises or blames a person (DESIGN §4.5).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from game.play.game import Game, Told
from game.play.views import OfferView, QuestView, StepView, TodayView
from game.rules.calendar import MEND_DAYS
from game.rules.events import Dropped, Event, Noted, Outcome, QuestSet, Rated, Rested, Said, Set, Stepped, Taken
from game.rules.ladder import find, index_of
from game.rules.moves import (
    AnswerStep,
    ChangeSetting,
    CheckIn,
    Drop,
    Edit,
    Move,
    Rate,
    Redo,
    Take,
    TakeRest,
    Undo,
    WriteNote,
)
from game.rules.quest import MeasureKind, Quest
from game.rules.sheet import ALL
from game.rules.state import Receipt
from game.rules.world import Totals


def height(cm: int) -> str:
    """Metres of ascent as a player reads them: whole from 10 m on, else one decimal.

    >>> height(4210), height(980), height(300), height(123456)
    ('42 m', '9.8 m', '3 m', '1,235 m')
    """
    if abs(cm) >= 1000 or cm % 100 == 0:
        return f"{round(cm / 100):,} m"
    return f"{cm / 100:.1f} m"


def plural(number: int, one: str, many: str = "") -> str:
    """A count with its noun.

    >>> plural(1, "day"), plural(3, "day")
    ('1 day', '3 days')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day_said(day: date, today: date) -> str:
    """A date in a word where there is one."""
    ago = (today - day).days
    if ago in (0, 1, -1):
        return {0: "today", 1: "yesterday", -1: "tomorrow"}[ago]
    return f"{day:%A} {day.day} {day:%B}" if abs(ago) < 7 else f"{day.day} {day:%B %Y}"


def result(
    game: Game, told: Told, move: CheckIn | TakeRest, outcome: str, gained: Totals, marks: Receipt | None
) -> str:
    """What came of a check-in, in a few sentences."""
    if isinstance(move, TakeRest):
        return rest_said(game, move)
    course = told.after.world.courses[move.quest]
    quest = game.shelf[course.sha]
    title = str(course.changes.get("title", quest.title))
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
        parts.append(f"{gained.all / 100:+,.0f} m." if gained.all % 100 == 0 else f"{gained.all / 100:+,.1f} m.")
    if receipt and receipt.lapse_ended and gained.all > 0:
        parts.append(_came_back(receipt, gained))
    if marks:
        parts.append(_mastered(quest, marks))
    return " ".join(parts)


def _amount(quest: Quest, told: Told, quest_id: str, day: date) -> str:
    entry = told.after.written.quests[quest_id].entries[day]
    if entry.amount is None or entry.need is None:
        return ""
    limit = "at most " if quest.measure.kind is MeasureKind.AT_MOST else ""
    return f"{entry.amount:,} of {limit}{quest.measure.say(entry.need)}"


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
    course = game.played.world.courses.get(quest_id)
    quest = game.shelf.get(course.sha) if course else None
    return str(course.changes.get("title", quest.title)) if course and quest else quest_id


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
            return taken(game, move, told)
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
        case Edit(quest):
            fact = told.events[0].fact
            when = day_said(fact.from_day, game.today) if isinstance(fact, QuestSet) else "today"
            return f"{_title(game, quest)} is changed from {when} on. The past keeps what it was."
        case ChangeSetting(key):
            return f"{key} is set."
        case _:
            return "Done."


def taken(game: Game, move: Take, told: Told) -> str:
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
    return f"step {(index_of(quest, step.id) or 0) + 1}, {step.instruction}" if step else "that step"


def offer_said(quest: QuestView, made: OfferView) -> str:
    """An offer as one or two sentences, with how to answer it."""
    to = f"step {made.to}" + (f", {made.amount}" if made.amount else "")
    match made.kind:
        case "climb" if made.auto:
            return f"Next: {to}, from the next due day on. To stay here, answer stay."
        case "climb":
            return f"You may go up to {to} whenever you like."
        case "skip":
            return f"You were certain of the next step. You may skip to {to}; else you climb one."
        case "bridge":
            return f"Between here and the next step fits one more: {made.amount}. Or stay, or go up."
        case "down":
            return f"Easier ground is there: {to}. Or the same again, or the tiny version."
        case "tiny":
            return f"The same again, or the tiny version: {quest.step.tiny or quest.step.instruction}"
        case "rerate" if quest.lapse or made.to == quest.step.index:
            return (
                "It has been a while. How sure are you of this step now, 0 to 100? A new rating sets the ladder right."
            )
        case "rerate":
            return f"You were not sure of step {made.to} yet. Stay; what would make it a 70?"
        case _:
            return "You are at the summit. Keep this step, climb higher, or hand the quest in."


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
            case Stepped(quest, _, _, why):
                return f"“{why}” for {titles.get(quest, quest)}"
            case Taken(quest):
                return f"{titles.get(quest, quest)} taken"
            case Dropped(quest):
                return f"{titles.get(quest, quest)} dropped"
            case Noted(quest):
                return f"a note for {titles.get(quest, quest)}"
            case Set(key):
                return f"the setting {key}"
            case _:
                continue
    return "the last action"


def evidence(today: TodayView) -> str:
    """One line of counted facts about coming back, or about the last fortnight."""
    ended, lapses = today.comebacks
    done, due = today.done_lately
    parts = []
    if due:
        parts.append(f"{done} of {plural(due, 'due day')} done in the last two weeks.")
    if ended:
        usual = {1: "usually the next day", 2: "usually within two days"}.get(
            today.usual_return, f"usually after {today.usual_return} missed days"
        )
        parts.append(f"You came back {ended} of {plural(lapses, 'time')}, {usual}.")
    return " ".join(parts)


def step_said(step: StepView) -> str:
    """A step with its number."""
    return f"Step {step.index} of {step.of}{' (bridge)' if step.bridge else ''}, {step.camp}"


OUTCOME_WORDS = {
    Outcome.DONE.value: "done",
    Outcome.SOME.value: "some",
    Outcome.MISSED.value: "missed",
    Outcome.REST.value: "rest",
    "pending": "to do",
    "not_due": "not due",
    "asleep": "asleep",
}
