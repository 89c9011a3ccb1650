"""One quiet line of the day: a fresh start, a plan read back before its first try, a review, a friend who is away.

At most one at a time, the most pressing, and never a question that has to be answered. On how many days each was shown
on this device is noted beside the read model, so that none comes again and again; the note may be lost at any time.
Once a quest has become a habit (rules/habit.py) it is left in peace, and the week is looked back on once a month.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta

from game.play.game import Game
from game.play.telling import how_sure, plural
from game.play.today import title_of
from game.play.views import AsideView, PlanView, QuestView, ResultView, TodayView
from game.play.weeks import ACTS, due_days, last_week, quiet, week_letters
from game.rules.calendar import FRESH_AFTER, ONE_DAY, SLEEP_AFTER, monday
from game.rules.state import DONE, WALL_DAYS
from game.rules.text import clean
from game.rules.walk import Course
from game.saves.atomic import write_atomic
from game.saves.paths import Root

MOST_NOTED = 60
OFTEN, FORTNIGHT = 1000, 14
OPEN = "pending"
ENDS = " ."

LEFT = "left"
"""In place of days: the player left it, and it does not come again."""

Noted = Mapping[str, Sequence[str]]
_Candidate = tuple[str, int, AsideView]
"""What an aside is noted under, on how many days it may be shown, and the aside."""


def aside(game: Game, today: TodayView) -> AsideView | None:
    """The line for the day, or None. Asked again on the same day it is the same one, while it holds."""
    noted: Noted | None = None
    for key, days, view in _candidates(game, today):
        noted = _noted(game.root) if noted is None else noted
        shown = noted.get(key, ())
        if LEFT in shown:
            continue
        if game.today.isoformat() in shown:
            return view
        if len(shown) < days and not _lately(shown, game.today):
            _note(game.root, {**noted, key: (*shown, game.today.isoformat())})
            return view
    return None


def _lately(shown: Sequence[str], today: date) -> bool:
    """Whether it was shown within the last fortnight: no line comes twice in one."""
    return any((today - timedelta(days=ago)).isoformat() in shown for ago in range(1, FORTNIGHT))


def told(view: AsideView, how: str) -> str:
    """The line, with what can be done about it; `how` is the key or command for that."""
    return f"{view.text} {how} {view.does}." if view.action else view.text


def leave(game: Game, kind: str) -> None:
    """The player left what an aside offered: it is not offered again."""
    key = _review_key(game.today) if kind == "review" else kind
    _note(game.root, {**_noted(game.root), key: (LEFT,)})


def _candidates(game: Game, today: TodayView) -> Iterator[_Candidate]:
    yield from _fresh(game, today)
    yield from _read_back(game, today)
    yield from _sure(game)
    yield from _review(game)
    yield from _away(game)


# --- a fresh start ---------------------------------------------------------------------------------------------------


def _fresh(game: Game, today: TodayView) -> Iterator[_Candidate]:
    """A new week or month, or the day after waking: only where a lapse is open that is no longer a slip."""
    fallen = [quest for quest in today.quests if quest.status == OPEN and quest.lapse >= FRESH_AFTER]
    for quest in sorted(fallen, key=lambda quest: -quest.lapse):
        label = _label(game, quest)
        if label:
            text = f"{label}: {clean(quest.title)} is where you left it, with all you climbed. Tiny counts."
            yield (f"fresh {quest.id} {label}", OFTEN, AsideView("fresh", text, quest.id, "answer", "is the way back"))


def _label(game: Game, quest: QuestView) -> str:
    if game.today.weekday() == 0:
        return "A new week"
    if game.today.day == 1:
        return "A new month"
    return "Awake again" if _woke_yesterday(game, quest.id) else ""


def _woke_yesterday(game: Game, quest: str) -> bool:
    """Whether yesterday's word was the first after the sleep; it was a missed one, since the lapse is still open."""
    course = game.played.world.courses[quest]
    page = game.played.written.quests.get(quest)
    said = set(page.entries) if page else set()
    yesterday = game.today - ONE_DAY
    return course.state.lapse > SLEEP_AFTER and yesterday in said and yesterday - ONE_DAY not in said


# --- a plan read back ------------------------------------------------------------------------------------------------


def _read_back(game: Game, today: TodayView) -> Iterator[_Candidate]:
    """Before the first try of a step: the plan that was made for it, or the moment it begins with."""
    for quest in today.quests:
        course = game.played.world.courses[quest.id]
        tried = course.state.window or dict(course.state.others).get(course.state.step, "")
        if quest.status != OPEN or tried or quest.amount or quest.lapse or quiet(course, game.today):
            continue
        said = _planned(quest.plans, clean(quest.cue).rstrip(ENDS))
        if said:
            text = f"Before the first try of step {quest.step.index}, {clean(quest.title, 40)}: {said}"
            yield (f"read {quest.id} {quest.step.id}", 1, AsideView("read", text, quest.id))


def _planned(plans: Sequence[PlanView], cue: str) -> str:
    if plans:
        return f"“If {clean(plans[0].cue)}, then {clean(plans[0].then)}.” So you planned it."
    return f"its moment is “{cue}”." if cue else ""


# --- how sure --------------------------------------------------------------------------------------------------------


def _sure(game: Game) -> Iterator[_Candidate]:
    """Before a try: how sure the player is of the step. When that is asked, and how often, is for `sure.py` to say."""
    from game.play.sure import question

    put = question(game)
    if put is not None:
        text = how_sure(f"step {put.step.index} of {clean(put.title, 40)}")
        view = AsideView("sure", text, put.quest, "rate", "says it, 0 to 100")
        yield (f"sure {put.quest} {put.step.id}", OFTEN, view)


# --- the review of the week ------------------------------------------------------------------------------------------


def _review(game: Game) -> Iterator[_Candidate]:
    """From the Monday after a week that asked for something, until it was reviewed or left."""
    week, reviewed = last_week(game.today), game.played.world.inner.reviewed
    courses = [course for course in game.played.world.courses.values() if course.active and not course.state.asleep]
    letters = "".join(week_letters(course, week, game.today) for course in courses)
    if not due_days(letters) or (reviewed is not None and reviewed >= week):
        return
    if monday(game.today).day > 7 and all(quiet(course, game.today) for course in courses):
        return
    done, due = letters.count(DONE), due_days(letters)
    text = f"Last week: {done} of {plural(due, 'due day')} done." if done else "Last week is over."
    view = AsideView("review", text, "", "review", "looks back on it")
    yield (_review_key(game.today), 1, view)


def _review_key(today: date) -> str:
    return f"review {last_week(today)}"


# --- a friend who has been away --------------------------------------------------------------------------------------


def _away(game: Game) -> Iterator[_Candidate]:
    """A friend whom a cheer might help. Without a party nothing is imported for it."""
    if not game.root.party.is_dir():
        return
    from game.play.nudging import nudge

    view = nudge(game)
    if view is not None:
        yield (f"away {game.today}", OFTEN, view)  # each absence comes once; that is noted where it is found


# --- after the first check-in ----------------------------------------------------------------------------------------


def after(game: Game, result: ResultView) -> AsideView | None:
    """After the first day of a quest: its moment and its why are asked for, where nothing stands there yet."""
    found = game.under_way(result.id)
    if found is None or not result.changed or result.came_back or not _is_first(game, found[0], result):
        return None
    course, quest = found
    title = clean(title_of(course, quest), 40)
    if not course.changes.get("cue", quest.cue):
        text = f"When does {title} begin? A moment of your day, such as after the first coffee, is a good cue."
        return AsideView("cue", text, course.quest, "edit", "keeps it")
    if not course.changes.get("why", quest.why):
        text = f"What is {title} for? Your own words stay beside it."
        return AsideView("why", text, course.quest, "edit", "keeps them")
    return None


def _is_first(game: Game, course: Course, result: ResultView) -> bool:
    """Whether the check-in was the first done or some of a quest."""
    letters = course.state.wall.lower()
    new = (game.today - course.first).days < WALL_DAYS
    return new and result.outcome in ("done", "some") and sum(map(letters.count, ACTS)) == 1


# --- what was shown --------------------------------------------------------------------------------------------------


def _noted(root: Root) -> Noted:
    """What this device showed. A note that cannot be read is as good as none."""
    try:
        rows = json.loads((root.read / "asides.json").read_bytes())["shown"]
        return {str(key): tuple(map(str, days)) for key, days in rows.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _note(root: Root, shown: Noted) -> None:
    if not root.read.is_dir():
        return
    newest = dict(list(shown.items())[-MOST_NOTED:])
    with suppress(OSError):
        write_atomic(root.read / "asides.json", json.dumps({"shown": newest}).encode(), durable=False)
