"""The situations in which a quest, or the day as a whole, is looked at (see `situations.py`).

The most specific come first.
"""

from __future__ import annotations

from collections.abc import Callable

from game.rules.calendar import FRESH_AFTER
from game.rules.facts import DAY, QUEST, Facts
from game.rules.situations import UNSURE, Situation, hard_day
from game.rules.state import MISSED


def _looked(name: str, topic: str, holds: Callable[[Facts], bool], *, rare: bool = False) -> Situation:
    """A quest is looked at that asks for something today."""
    return Situation(name, QUEST, topic, lambda f: f.outcome == "pending" and not f.late and holds(f), rare)


def _seen(name: str, topic: str, holds: Callable[[Facts], bool], *, rare: bool = False) -> Situation:
    return Situation(name, QUEST, topic, holds, rare)


def _day(name: str, topic: str, holds: Callable[[Facts], bool], *, rare: bool = False) -> Situation:
    return Situation(name, DAY, topic, holds, rare)


LOOKS = (
    _seen("see_unsaid", "day", lambda f: f.late > 0, rare=True),
    _seen("see_asleep", "back", lambda f: f.outcome == "asleep", rare=True),
    _seen("see_resting", "rest", lambda f: f.outcome == "rest"),
    _seen("see_some", "amount", lambda f: f.outcome == "some" and f.kind != "at_most"),
    _seen("see_not_due", "day", lambda f: f.outcome == "not_due"),
    _looked("see_first_day", "first", lambda f: f.days_on == 0, rare=True),
    _looked("see_own_words", "words", lambda f: _is_hard(f) and bool(f.own_words), rare=True),
    _looked("see_lapse_fortnight", "back", lambda f: f.lapse >= 14, rare=True),
    _looked("see_lapse_week", "back", lambda f: f.lapse >= 7, rare=True),
    _looked("see_warmth_lost", "warmth", lambda f: f.yesterday == MISSED and f.warmth == 0 and f.warmed),
    _looked("see_lapse_plan", "plan", lambda f: f.lapse > 0 and bool(f.plan_then), rare=True),
    _looked("see_lapse_few", "back", lambda f: f.lapse >= 2, rare=True),
    _looked("see_lapse_one", "back", lambda f: f.lapse == 1, rare=True),
    _looked("see_purse", "back", lambda f: f.purse, rare=True),
    _looked("see_after_rest", "rest", lambda f: f.rested_before, rare=True),
    _looked("see_limit_near", "limit", lambda f: f.kind == "at_most" and (f.share() or 0) >= 0.8),
    _looked("see_limit_open", "limit", lambda f: f.kind == "at_most" and f.amount is not None),
    _looked("see_rated_low", "belief", lambda f: f.rating is not None and f.rating <= UNSURE, rare=True),
    _looked("see_eased", "climb", lambda f: f.stepped_down and not f.window),
    _looked("see_new_step", "climb", lambda f: f.climbed and not f.window),
    _looked("see_hard_day", "weekday", hard_day),
    _looked("see_one_away", "climb", lambda f: f.one_away and not f.at_top and not f.may_climb),
    _looked("see_week_last", "week", lambda f: f.left is not None and f.left > 6 - f.day.weekday()),
    _looked("see_week_room", "week", lambda f: bool(f.left)),
    _looked("see_may_climb", "climb", lambda f: f.may_climb),
    _looked("see_top", "total", lambda f: f.at_top),
    _looked("see_plan", "plan", lambda f: bool(f.plan_then)),
    _looked("see_cue", "plan", lambda f: bool(f.cue)),
    _looked("see_tiny", "amount", lambda f: bool(f.tiny) and f.kind != "at_most"),
    _looked("see_pending", "fortnight", lambda f: f.fortnight_done >= 2),
)


def _is_hard(f: Facts) -> bool:
    """Before a hard step: a lapse is open, the step is new, or was rated below 70."""
    return f.lapse > 0 or (f.climbed and not f.window) or (f.rating is not None and f.rating < 70)


DAYS = (
    _day("day_no_quest", "first", lambda f: f.quests == 0, rare=True),
    _day("day_first", "first", lambda f: f.play_days == 0 == f.done_today, rare=True),
    _day("day_moved_clock", "rest", lambda f: f.moved_clock, rare=True),
    _day("day_unsaid", "day", lambda f: f.unsaid > 0, rare=True),
    _day("day_rest", "rest", lambda f: 0 < f.quests == f.resting),
    _day("day_fresh_week", "back", lambda f: f.lapse >= FRESH_AFTER and f.day.weekday() == 0, rare=True),
    _day("day_comeback", "back", lambda f: f.lapsed > 0 and f.done_today == 0 and bool(f.lapsed_title), rare=True),
    _day("day_nothing_due", "day", lambda f: f.due_today == 0),
    _day("day_all_done", "day", lambda f: f.open_today == 0 and f.done_today >= max(2, f.due_today)),
    _day("day_done_one", "day", lambda f: f.open_today == 0 and f.done_today == 1 == f.due_today),
    _day("day_one_left", "day", lambda f: f.open_today == 1 and f.due_today >= 2),
    _day("day_under_way", "day", lambda f: f.done_today >= 1 and f.open_today >= 1),
    _day("day_open", "day", lambda f: f.open_today >= 2),
    _day("day_open_one", "day", lambda f: f.open_today == 1),
)

GLANCES = (*LOOKS, *DAYS)
"""All of them, in the order in which they are asked."""
