"""The weekly review: the counted facts of a week that is over, what worked, what got in the way, what comes next.

What got in the way always ends in a plan (planning.py), or is left. A review changes no day and earns nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from game.play import checkins
from game.play.game import Game
from game.play.telling import offer_said, plural
from game.play.today import metres, quest_view
from game.play.views import QuestView
from game.play.weeks import WEEK, due_days, last_week, week_letters
from game.rules.calendar import ONE_DAY
from game.rules.moves import LookBack, Refusal
from game.rules.state import DONE, MISSED, REST, SOME
from game.rules.text import clean
from game.rules.values import dataclass

NO_WEEK = "There is no week to look back on yet. The first one is over when Sunday is."

RESTED = "more than half of its days were rest, so other days may fit better."


@dataclass(frozen=True, slots=True)
class WeekOf:
    """A quest in a week: its due days by outcome, days done beyond them, and the marks it left.

    `back` are the missed days before each comeback; `mastered` the numbers of steps; `rested` tells that more than
    half of the days it would have asked for were rest. `letters` has one for each date from Monday on, a capital where
    it was not due (rules/state.py), a space before it was taken. The quest is as it stands today.
    """

    quest: QuestView
    letters: str
    due: int
    done: int
    some: int
    missed: int
    extra: int
    rest: int
    rested: bool
    back: tuple[int, ...]
    mastered: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A week from Monday to Sunday: each quest under way that it asked for something, and the metres of all quests."""

    week: date
    until: date
    quests: tuple[WeekOf, ...]
    metres: float
    reviewed: bool

    @property
    def done(self) -> int:
        """Due days done, all quests together."""
        return sum(quest.done for quest in self.quests)

    @property
    def due(self) -> int:
        """Due days, all quests together."""
        return sum(quest.due for quest in self.quests)


def review(game: Game) -> ReviewView | None:
    """Last week; None where no quest under way asked for anything in it, and none rested."""
    from game.play.history import read_history

    week = last_week(game.today)
    until = week + WEEK - ONE_DAY
    history = read_history(game)
    quests = []
    for course in sorted(game.played.world.courses.values(), key=lambda course: (course.first, course.quest)):
        found = game.under_way(course.quest)
        letters = week_letters(course, week, game.today)
        if found is None or not (due_days(letters) or REST in letters):
            continue
        view = quest_view(*found, game.played, game.today, game.today)
        since = max(week, course.taken)  # as the letters
        marks = [mark for mark in history.marks if mark.quest == course.quest and since <= mark.day <= until]
        back = tuple(mark.missed for mark in marks if mark.missed)
        steps = {step.id: number for number, step in enumerate(found[1].steps, 1)}
        mastered = tuple(steps[m.step] for m in marks if m.kind.value == "mastered" and m.step in steps)
        quests.append(_week_of(view, letters, back, mastered))
    if not quests:
        return None
    earned = sum(_earned(ascent.first, ascent.cm, week, until) for ascent in history.ascents)
    reviewed = game.played.world.inner.reviewed
    return ReviewView(week, until, tuple(quests), metres(earned), reviewed is not None and reviewed >= week)


def _week_of(view: QuestView, letters: str, back: tuple[int, ...], mastered: tuple[int, ...]) -> WeekOf:
    rest, due = letters.count(REST), due_days(letters)
    return WeekOf(
        view,
        letters.rjust(7),
        due,
        letters.count(DONE),
        letters.count(SOME),
        letters.count(MISSED),
        letters.count(DONE.upper()),
        rest,
        rest > due,
        back,
        mastered,
    )


def _earned(first: date, cm: Sequence[int], week: date, until: date) -> int:
    return sum(each for place, each in enumerate(cm) if week <= first + place * ONE_DAY <= until)


# --- in sentences ----------------------------------------------------------------------------------------------------


def head(view: ReviewView) -> str:
    """The week as a whole."""
    month = "" if view.week.month == view.until.month else f" {view.week:%B}"
    when = f"{view.week.day}{month} to {view.until.day} {view.until:%B}"
    earned = f", {view.metres:,.0f} m climbed" if view.metres >= 1 else ""
    asked = f"{view.done} of {plural(view.due, 'due day')} done" if view.due else "rest"
    return f"{when}: {asked}{earned}."


def facts(week: WeekOf) -> str:
    """A quest in the week, in counted facts; the comeback first, since it is what counts."""
    told = [f"Came back after {plural(missed, 'missed day')}." for missed in week.back]
    told = [f"Came back {plural(len(told), 'time')}."] if len(told) > 1 else told
    told += [f"Step {number} mastered." for number in week.mastered]
    if week.due:
        some = f", some on {week.some} more" if week.some else ""
        told.append(f"{week.done} of {plural(week.due, 'due day')} done{some}.")
    if week.extra:
        told.append(f"{plural(week.extra, 'day')} done beyond that.")
    if week.rest:
        told.append(f"{plural(week.rest, 'day')} of rest.")
    return " ".join(told)


def ahead(view: QuestView) -> str:
    """The step of next week, and what is offered."""
    step = f"Step {view.step.index} of {view.step.of}: {clean(view.step.instruction)}"
    return f"{step} {offer_said(view, view.offer)}" if view.offer else step


def lines(view: ReviewView) -> list[str]:
    """The week in lines: as a whole, then each quest."""
    return [head(view), *(f"{clean(week.quest.title)}: {facts(week)}" for week in view.quests)]


# --- what is asked ---------------------------------------------------------------------------------------------------


def answers(view: QuestView) -> tuple[str, ...]:
    """What can be said about the step of next week; saying nothing lets it go on as it is."""
    if view.offer is not None:
        return view.offer.answers
    up = ("up",) if view.step.index < view.step.of else ()
    down = ("down",) if view.step.index > 1 or view.step.bridge else ()
    return (*up, *down)


def why_asked(view: ReviewView) -> QuestView:
    """The quest for which a line why one can is asked: one without a line, else the one whose newest is oldest.

    Of several the one that had the harder week.
    """

    def order(week: WeekOf) -> tuple[int, float]:
        newest = max((line.day.toordinal() for line in week.quest.own_words), default=0)
        return newest, week.done / max(1, week.due)

    return min(view.quests, key=order).quest


def close(game: Game, view: ReviewView, worked: str, hindered: str) -> str | Refusal:
    """Keep the review. `hindered` is what a plan was made for. Raises `NotSaved`."""
    said = checkins.say(game, LookBack(view.week, worked, hindered))
    return said if isinstance(said, Refusal) else said[0]
