"""The facts of a moment, counted for encouragement from what a game holds in memory. Reads no file, changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from game.play.coming import what_next
from game.play.game import Game
from game.play.today import step_view, title_of, usual_lapse
from game.play.views import OfferView, QuestView, ResultView, TodayView
from game.rules.calendar import MEND_DAYS, OFFSET_JUMP, ONE_DAY
from game.rules.events import Outcome, Stepped
from game.rules.facts import DAY, QUEST, SAID, Facts
from game.rules.ladder import find, index_of
from game.rules.plans import holding
from game.rules.quest import Quest
from game.rules.rewards import Height
from game.rules.sheet import ALL, Entry, QuestSheet
from game.rules.state import DONE, SOME, WALL_DAYS, Receipt
from game.rules.text import clean
from game.rules.walk import Course

UP, DOWN = ("up", "climb", "skip", "bridge"), ("down",)
NEW_PLAN = 14
"""A plan made in the last so many days is new."""

ENDS = " ."


def of_result(game: Game, result: ResultView, heights: Sequence[Height]) -> Facts | None:
    """What a check-in comes to; None where it changed nothing, or is evidence alone."""
    late = (game.today - result.day).days
    course = game.played.world.courses.get(result.id)
    if not result.changed or late > MEND_DAYS or (course is not None and result.day < course.first):
        return None
    known = {"outcome": result.outcome, "late": late, "height": _passed(result, heights)}
    if result.id == ALL:
        return _facts(game, SAID, ALL, known | {"rest_why": _why(game.played.written.quests.get(ALL), result.day)})
    quest = _of_quest(game, result.id, result.day, result.offer)
    if quest is None:
        return None
    came = {"came_back": result.came_back, "mastered": result.mastered is not None, "camp": result.camp}
    if result.mastered is not None:
        came["mastered_step"] = result.mastered.index
        came["first_camp"] = course is not None and result.camp == game.shelf[course.sha].camps[0].name
    return _facts(game, SAID, result.id, quest | known | came | {"summit": result.summit})


def of_quest(game: Game, view: QuestView) -> Facts | None:
    """A quest that is looked at."""
    quest = _of_quest(game, view.id, view.day, view.offer)
    late = (game.today - view.day).days
    return _facts(game, QUEST, view.id, quest | {"outcome": view.status, "late": late}) if quest else None


def of_day(game: Game, today: TodayView) -> Facts:
    """The day as a whole."""
    fallen = [quest for quest in today.quests if quest.lapse and quest.status == "pending"]
    last = game.played.world.last_said
    moved = last is not None and abs(game.now.tz - last[1]) >= OFFSET_JUMP and (game.today - last[0]).days > 1
    known = {
        "quests": len(today.quests),
        "resting": sum(quest.status == "rest" for quest in today.quests),
        "lapsed": len(fallen),
        "lapse": max((quest.lapse for quest in fallen), default=0),
        "lapsed_title": clean(fallen[0].title) if fallen else "",
        "moved_clock": moved,
        "unsaid": len(today.unsaid),
    }
    return _facts(game, DAY, "", known)


def _facts(game: Game, moment: str, quest: str, known: dict[str, Any]) -> Facts:
    """With what holds whatever quest it is about."""
    courses = [course for course in game.played.world.courses.values() if course.active]
    first = min((course.first for course in game.played.world.courses.values()), default=game.today)
    today = [(course, receipt) for course in courses if (receipt := receipt_of(game, course.quest, game.today))]
    due = [(course, receipt) for course, receipt in today if receipt.due and receipt.outcome is not Outcome.REST]
    waiting = [course for course, receipt in due if receipt.outcome in (None, Outcome.PENDING)]
    waiting = [course for course in waiting if not course.state.asleep]
    return Facts(
        moment,
        game.journal.player or "",
        quest,
        game.today,
        play_days=(game.today - first).days,
        done_today=sum(receipt.outcome is Outcome.DONE for _, receipt in today),
        due_today=len(due),
        open_today=len(waiting),
        last_open=_title(game, waiting[0]) if len(waiting) == 1 else "",
        first_ever=first_ever(game),
        **known,
    )


def receipt_of(game: Game, quest: str, day: date) -> Receipt | None:
    """What a date gave; None for one long ago."""
    return next((r for r in reversed(game.played.receipts.get(quest, ())) if r.date == day), None)


def _title(game: Game, course: Course) -> str:
    quest = game.shelf.get(course.sha)
    return clean(title_of(course, quest) if quest else course.quest)


def first_ever(game: Game) -> bool:
    """Whether there is one done or some day in the whole way so far. Ways longer than the letters go are not new."""
    courses = game.played.world.courses.values()
    if any((game.today - course.first).days >= WALL_DAYS or course.state.done_days > 1 for course in courses):
        return False
    return sum(letter in (DONE, SOME) for course in courses for letter in course.state.wall.lower()) == 1


def _of_quest(game: Game, name: str, day: date, offer: OfferView | None) -> dict[str, Any] | None:
    """Everything counted about one quest; None where it is not under way."""
    found = game.under_way(name)
    if found is None:
        return None
    course, quest = found
    written = game.played.written.quests
    page = written.get(name) or written.get(ALL)  # a rest of all may be the only thing said lately
    receipt = receipt_of(game, name, day)
    letters = course.state.wall[-((game.today - course.taken).days + 1) :]
    away = _away(letters)
    return {
        "title": _title(game, course),
        "due": receipt.due if receipt else False,
        "letters": letters,
        "away": away,
        "days_on": (game.today - course.first).days,
        "first_some": (game.today - course.first).days < WALL_DAYS and course.state.wall.lower().count(SOME) == 1,
        "left": course.week.left if course.week else None,
        "may_climb": offer is not None and offer.kind == "climb" and not offer.auto,
        "rest_why": _why(page, day) or _why(page, day - ONE_DAY),
        **_stands(course, quest),
        **_on_step(course, quest, page, receipt, day),
        **_words(game, course, quest, away),
        **what_next(course, quest, page, offer, game.today),
    }


def _away(letters: str) -> int | None:
    """Dates since the last done or some before the last letter; None where there is none."""
    before = letters[-2::-1].lower()
    return next((ago for ago, letter in enumerate(before, 1) if letter in (DONE, SOME)), None)


def _why(page: QuestSheet | None, day: date) -> str:
    """Why a day rests: the reason said last."""
    return next((rest.why for rest in reversed(page.rests) if rest.covers(day)), "") if page else ""


def _stands(course: Course, quest: Quest) -> dict[str, Any]:
    """Where the quest stands at the end of today."""
    state = course.state
    return {
        "kind": quest.measure.kind.value,
        "unit": quest.measure.unit,
        "unit_one": quest.measure.unit_one,
        "steps": len(quest.steps),
        "at_top": state.step == quest.steps[-1].id and state.step in state.mastered,
        "passed": sum(step.id in state.mastered for step in quest.steps),
        "warmth": state.warmth,
        "warmed": state.warmed,
        "purse": state.purse > 0,
        "done_days": state.done_days,
        "habit": state.habit,
        "lapse": state.lapse,
        "woke": state.woke,
        "comebacks": state.comebacks,
        "usual": usual_lapse((state.lapses,)),
    }


def _on_step(
    course: Course, quest: Quest, page: QuestSheet | None, receipt: Receipt | None, day: date
) -> dict[str, Any]:
    """The step the day was about: its window, how it came in force, the amount, and the ratings said of it."""
    state = course.state
    name = receipt.step if receipt and receipt.step else state.step
    step = find(quest, name) or quest.steps[0]
    shown = step_view(quest, step.id, str(course.changes.get("tiny", "")))
    entry = page.entries.get(day) if page else None
    can_master = not step.bridge and step.id not in state.mastered
    rating, before = _ratings(page, state.ratings, step.id)
    return {
        "step": shown.index,
        "task": clean(shown.instruction).rstrip(ENDS),
        "tiny": clean(shown.tiny).rstrip(ENDS),
        "need": entry.need if entry and entry.need is not None else step.amount,
        "amount": _amount(entry),
        "window": state.window if step.id == state.step else dict(state.others).get(step.id, ""),
        "window_need": step.mastery.done if can_master else 0,
        "window_of": step.mastery.of,
        "rating": rating,
        "rated_before": before,
        "rose": rating - before if rating is not None and before is not None else None,
        "warmth_was": _warmth_before(course, receipt),
        **_arrived(course, quest, page),
    }


def _amount(entry: Entry | None) -> int | None:
    """The day's sum, where all of it was said as numbers."""
    return entry.amount if entry and entry.amount is not None and entry.plain == entry.amount else None


def _ratings(page: QuestSheet | None, kept: Sequence[tuple[str, int]], step: str) -> tuple[int | None, int | None]:
    """The newest rating of a step, and the one before it where both are of the last days."""
    said = [value for day in sorted(page.ratings) for name, value in page.ratings[day] if name == step] if page else []
    newest = said[-1] if said else dict(kept).get(step)
    return newest, said[-2] if len(said) >= 2 else None


def _warmth_before(course: Course, receipt: Receipt | None) -> int | None:
    """Warmth before a done day, worked back from what the day paid; None where a mastery changed its worth."""
    if receipt is None or receipt.outcome is not Outcome.DONE or not receipt.due or receipt.mastered:
        return None
    return -(-receipt.effort * 10 // course.state.base) - 10


def _arrived(course: Course, quest: Quest, page: QuestSheet | None) -> dict[str, Any]:
    """Whether the step in force came by going up or by going down."""
    state = course.state
    marks = page.marks.get(state.since, ()) if page else ()
    answers = [event.fact.why for event in marks if isinstance(event.fact, Stepped) and event.fact.to == state.step]
    place = index_of(quest, state.step) or 0
    if answers:
        return {"climbed": answers[-1] in UP and not state.known, "stepped_down": answers[-1] in DOWN}
    by_itself = state.since > course.taken and not state.known and place > 0
    return {"climbed": by_itself and quest.steps[place - 1].id in state.mastered}


def _words(game: Game, course: Course, quest: Quest, away: int | None) -> dict[str, Any]:
    """The player's own cue, lines and plan."""
    cue = clean(str(course.changes.get("cue", quest.cue))).rstrip(ENDS)
    own = tuple(clean(line.text) for line in game.played.world.inner.lines.get(course.quest, ()))
    plan = next(iter(holding(game.played.world.plans.get(course.quest, ()))), None)
    if plan is None:
        return {"cue": cue, "own_words": own}
    new = game.today - plan.day < timedelta(days=min(away or NEW_PLAN, NEW_PLAN))
    return {"cue": cue, "own_words": own, "plan_if": clean(plan.cue), "plan_then": clean(plan.then), "new_plan": new}


def _passed(result: ResultView, heights: Sequence[Height]) -> str:
    """The highest real height this check-in took the player past."""
    gained = result.metres.effort + result.metres.comeback + result.metres.mastery
    new = [height.name for height in heights if result.total_metres - gained < height.metres <= result.total_metres]
    return new[-1] if new else ""
