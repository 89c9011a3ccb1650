"""The situations after something was said: a name, a topic, and when each holds. The most specific come first.

What is said in each stands in `game/data/encouragement.toml`, under the same name; those of looking at a quest or a day
are in `glances.py`. A situation looks at one `Facts` and at nothing else. `rare` ones speak even when a quest has
become a habit, and whatever was spoken of before.
"""

from __future__ import annotations

from collections.abc import Callable

from game.rules.facts import SAID, Facts
from game.rules.state import DONE, MISSED, SOME
from game.rules.values import dataclass, replace

SURE, UNSURE = 80, 40
"""Ratings from and up to which an outcome against them is worth a word."""

ROSE = 10
"""So much a rating must rise to be spoken of (the alarm of docs/rules.md is its mirror)."""


@dataclass(frozen=True, slots=True)
class Situation:
    """When to say something, and what about."""

    name: str
    moment: str
    topic: str
    holds: Callable[[Facts], bool]
    rare: bool = False
    patient: bool = False
    """A rare one that waits its turn all the same."""


def _said(name: str, topic: str, holds: Callable[[Facts], bool], *, rare: bool = False) -> Situation:
    return Situation(name, SAID, topic, holds, rare)


def _done(name: str, topic: str, holds: Callable[[Facts], bool], *, rare: bool = False) -> Situation:
    """Today was said to be done."""
    return Situation(name, SAID, topic, lambda f: f.outcome == "done" and not f.late and holds(f), rare)


def _belief(name: str, holds: Callable[[Facts], bool]) -> Situation:
    return replace(_done(name, "belief", holds, rare=True), patient=True)


def _some(name: str, topic: str, holds: Callable[[Facts], bool], *, rare: bool = False) -> Situation:
    """A part of it was; over a limit is another matter."""
    small = ("some", False)
    return Situation(
        name, SAID, topic, lambda f: (f.outcome, f.kind == "at_most") == small and not f.late and holds(f), rare
    )


def _back(name: str, holds: Callable[[Facts], bool]) -> Situation:
    """A lapse ended today."""
    return Situation(
        name, SAID, "back", lambda f: f.came_back > 0 and _acts(f) and not _over(f) and holds(f), rare=True
    )


def _miss(name: str, topic: str, holds: Callable[[Facts], bool], *, rare: bool = False) -> Situation:
    return Situation(name, SAID, topic, lambda f: f.outcome == "missed" and not f.late and holds(f), rare)


def _rest(name: str, holds: Callable[[Facts], bool]) -> Situation:
    return Situation(name, SAID, "rest", lambda f: f.outcome == "rest" and holds(f), rare=True)


def _limit(name: str, holds: Callable[[Facts], bool]) -> Situation:
    """An at most day, judged or still open."""
    return Situation(name, SAID, "limit", lambda f: f.kind == "at_most" and not f.late and holds(f))


def _mastered(name: str, holds: Callable[[Facts], bool]) -> Situation:
    return Situation(name, SAID, "climb", lambda f: f.mastered and holds(f), rare=True)


def _counts(f: Facts) -> bool:
    """A done day that stands for itself: nothing of an at most limit in it, and asked for."""
    return f.kind != "at_most" and f.due


def _acts(f: Facts) -> bool:
    return f.outcome in ("done", "some") and not f.late


def _over(f: Facts) -> bool:
    """Over a limit, within the one before."""
    return f.kind == "at_most" and f.outcome == "some"


def hard_day(f: Facts) -> bool:
    """Whether this day of the week was missed twice of the last three times."""
    return f.weekday_missed >= 2


def _best_week(f: Facts) -> bool:
    weeks = [f.week_back(number) for number in (1, 2, 3)]
    return f.week_done >= 3 and all(week is not None and week < f.week_done for week in weeks)


def _ahead_of_last_week(f: Facts) -> bool:
    last = f.last_week_done
    return last is not None and 1 <= last < f.week_done


MARKS = (
    _mastered("summit", lambda f: f.summit),
    _mastered("camp_first", lambda f: bool(f.camp) and f.first_camp),
    _mastered("camp", lambda f: bool(f.camp)),
    _mastered("mastered_after_step_down", lambda f: f.stepped_down),
    _mastered("mastered_first", lambda f: f.passed == 1),
    _mastered("halfway", lambda f: f.steps >= 4 and 2 * (f.mastered_step - 1) < f.steps <= 2 * f.mastered_step),
    _mastered("mastered_after_falls", lambda f: MISSED in f.window),
    _mastered("mastered_clean", lambda f: bool(f.window) and set(f.window) == {DONE}),
    _mastered("mastered_with_small", lambda f: SOME in f.window and f.kind != "at_most"),
    _mastered("mastered", lambda _: True),
    _done("first_ever_done", "first", lambda f: f.first_ever, rare=True),
    _some("first_ever_some", "first", lambda f: f.first_ever, rare=True),
    _done("hundred_days", "total", lambda f: f.done_days > 0 and f.done_days % 100 == 0, rare=True),
    _done("round_days", "total", lambda f: f.done_days in (10, 25, 50, 75, 150, 250), rare=True),
    _done("first_done", "first", lambda f: f.done_days == 1, rare=True),
    _some("first_some", "first", lambda f: f.first_some, rare=True),
)

RETURNS = (
    _back("woken", lambda f: f.woke and f.came_back >= 14),
    _back("back_some_long", lambda f: f.outcome == "some" and f.came_back >= 7),
    _back("back_some_few", lambda f: f.outcome == "some" and f.came_back >= 2),
    _back("back_some_one", lambda f: f.outcome == "some"),
    _back("back_not_due", lambda f: not f.due),
    _back("back_after_month", lambda f: f.away is None and len(f.letters) >= 28),
    _back("back_after_fortnight", lambda f: f.came_back >= 14),
    _back("back_hard_day", hard_day),
    _back("back_with_plan", lambda f: f.new_plan and bool(f.plan_then)),
    _back("back_after_week", lambda f: f.came_back >= 7),
    _back("cairns", lambda f: f.comebacks >= 5 and f.comebacks % 5 == 0),
    _back("back_sooner", lambda f: f.comebacks >= 3 and f.came_back < f.usual),
    _back("back_first", lambda f: f.comebacks == 1),
    _back("back_after_few", lambda f: f.came_back >= 2),
    _back("back_after_one", lambda _: True),
    _done("third_after_lapse", "back", lambda f: f.since_back == 3, rare=True),
)

AFTER_REST = (
    _said("after_sick", "rest", lambda f: _acts(f) and f.rested_before and f.rest_why == "sick", rare=True),
    _said("after_travel", "rest", lambda f: _acts(f) and f.rested_before and f.rest_why == "travel", rare=True),
    _said("after_rest", "rest", lambda f: _acts(f) and f.rested_before, rare=True),
)


LIMITS = (
    _limit("limit_none", lambda f: f.outcome == "done" and f.amount == 0),
    _limit("limit_well_under", lambda f: f.outcome == "done" and (share := f.share()) is not None and share <= 0.5),
    _limit("limit_just_within", lambda f: f.outcome == "done" and (share := f.share()) is not None and share > 0.9),
    _limit("limit_within", lambda f: f.outcome == "done" and f.under is not None),
    _limit("limit_over", lambda f: f.outcome == "some"),
    _limit("limit_missed", lambda f: f.outcome == "missed" and f.amount is not None),
    _limit("limit_passed_open", lambda f: f.outcome == "pending" and f.beyond is not None),
    _limit("limit_near", lambda f: f.outcome == "pending" and (share := f.share()) is not None and share >= 0.8),
    _limit("limit_open", lambda f: f.outcome == "pending" and f.amount is not None),
)

DONE_DAYS = (
    _belief("rating_rose", lambda f: (f.rose or 0) >= ROSE),
    _belief("rated_low_did", lambda f: f.rating is not None and f.rating <= UNSURE),
    _done("week_over", "week", lambda f: f.left is not None and not f.due),
    _done("not_due_done", "day", lambda f: not f.due),
    _done("weekday_turned", "weekday", hard_day),
    _done("week_full_early", "week", lambda f: f.left == 0 and f.day.weekday() <= 4),
    _done("week_full_late", "week", lambda f: f.left == 0),
    _done("eased_done", "climb", lambda f: f.stepped_down and f.window == DONE),
    _done("harder_done", "climb", lambda f: f.climbed and f.window == DONE),
    _done("month_of_play", "total", lambda f: f.play_days == 30, rare=True),
    _done("season_of_play", "total", lambda f: f.play_days in (91, 182, 273), rare=True),
    _done("year_of_play", "total", lambda f: f.play_days == 365, rare=True),
    _done("one_away", "climb", lambda f: f.one_away and not f.at_top and f.window[-1:] == DONE and not f.may_climb),
    _done("best_week", "week", lambda f: _counts(f) and _best_week(f), rare=True),
    _said("height", "height", lambda f: bool(f.height) and _acts(f)),
    _done("warmth_full", "warmth", lambda f: f.warmth == 5 and f.warmth_was == 4),
    _done("more_than_asked", "amount", lambda f: _counts(f) and f.beyond is not None),
    _done("all_done", "day", lambda f: f.due_today >= 2 and f.open_today == 0 and f.done_today >= f.due_today),
    _done("one_left", "day", lambda f: f.due_today >= 3 and f.open_today == 1),
    _done("several_today", "day", lambda f: f.done_today >= 3 and f.open_today > 1),
    _done("done_after_some", "amount", lambda f: _counts(f) and f.before[-1:] == SOME),
    _done("week_place", "week", lambda f: bool(f.left)),
    _done("ahead_of_last_week", "week", lambda f: _counts(f) and _ahead_of_last_week(f)),
    _done("steady_week", "week", lambda f: _counts(f) and f.week_done >= 5),
    _done("week_begun", "week", lambda f: _counts(f) and f.day.weekday() == 0),
    _done("weekend_done", "weekday", lambda f: _counts(f) and f.day.weekday() >= 5),
    _done("at_top_done", "total", lambda f: f.at_top and f.done_days > 1),
    _done("done_month", "month", lambda f: _counts(f) and f.days_on >= 27 and f.month_done >= 8),
    _done("done_fortnight", "fortnight", lambda f: _counts(f) and f.days_on >= 13 and f.fortnight_done >= 3),
    _done("done_week", "week", lambda f: _counts(f) and f.week_done >= 2),
    _done("done_total", "total", lambda f: f.done_days >= 2),
    _done("done_step", "climb", lambda f: f.step > 0),
)

SMALL_DAYS = (
    _some("some_not_due", "day", lambda f: not f.due),
    _some("some_five", "amount", lambda f: f.before[-4:] == SOME * 4 and f.fortnight_some >= 5),
    _some("some_almost", "amount", lambda f: (f.share() or 0) >= 0.8),
    _some("some_half", "amount", lambda f: (f.share() or 0) >= 0.5),
    _some("some_after_done", "amount", lambda f: f.before[-1:] == DONE),
    _some("some_after_some", "amount", lambda f: f.before[-1:] == SOME),
    _some("some_hard_day", "weekday", hard_day),
    _some("some", "fortnight", lambda f: f.fortnight_acts >= 1),
)

MISSES = (
    _miss("first_miss", "miss", lambda f: f.lapse == 1 and f.comebacks == 0, rare=True),
    _miss("rated_high_missed", "belief", lambda f: f.rating is not None and f.rating >= SURE, rare=True),
    _miss("missed_hard_day", "weekday", hard_day, rare=True),
    _miss("missed_new_step", "climb", lambda f: f.climbed and DONE not in f.window, rare=True),
    _miss("missed_with_plan", "plan", lambda f: f.lapse == 1 and bool(f.plan_then), rare=True),
    _miss("missed_one", "miss", lambda f: f.lapse == 1, rare=True),
    _miss("missed_few", "miss", lambda f: 2 <= f.lapse < 7, rare=True),
    _miss("missed_week", "miss", lambda f: f.lapse >= 7, rare=True),
)

RESTS = (
    _rest("rest_ahead", lambda f: f.late < 0),
    _rest("rest_late", lambda f: f.late > 0),
    _rest("rest_sick", lambda f: f.rest_why == "sick"),
    _rest("rest_travel", lambda f: f.rest_why == "travel"),
    _rest("rest_in_lapse", lambda f: f.lapse > 0),
    _rest("rest_again", lambda f: f.rested_before),
    _rest("rest_first", lambda _: True),
    _said("mended_back", "back", lambda f: f.late > 0 and f.came_back > 0, rare=True),
    _said("mended_done", "day", lambda f: f.late > 0 and f.outcome == "done", rare=True),
    _said("mended_some", "day", lambda f: f.late > 0 and f.outcome == "some" and not _over(f), rare=True),
)

AFTER_SAYING = (
    *MARKS,
    *RESTS,
    *RETURNS,
    *AFTER_REST,
    *LIMITS,
    *DONE_DAYS,
    *SMALL_DAYS,
    *MISSES,
)
"""Those after something was said, in the order in which they are asked."""
