"""Check-ins, rest, steps, ratings, undo: the moves of every day, and what came of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from game.play import outcomes
from game.play.game import Game, Told
from game.play.today import metres, offer_view, step_view, title_of
from game.play.views import MetresView, ResultView
from game.rules.events import Event, Outcome
from game.rules.moves import CheckIn, Move, Refusal, TakeRest
from game.rules.state import Receipt
from game.rules.undo import last_action
from game.rules.undo import passed_over as passed_over_by_undo
from game.rules.world import Totals


def titles(game: Game, *, dropped: bool = False) -> dict[str, str]:
    """The quests under way (or all ever taken), id to title as the player sees it."""
    return {
        course.quest: title_of(course, quest)
        for course in game.played.world.courses.values()
        if (course.active or dropped) and (quest := game.shelf.get(course.sha)) is not None
    }


def check_in(game: Game, move: CheckIn | TakeRest) -> ResultView | Refusal:
    """Say an outcome or a rest. Raises `NotSaved`; when this returns, it is on disk."""
    told = game.say(move)
    if isinstance(told, Refusal):
        return told
    day = move.day if isinstance(move, CheckIn) else move.from_day
    return _result(game, told, move.quest, day, move)


def _result(game: Game, told: Told, quest_id: str, day: date, move: CheckIn | TakeRest) -> ResultView:
    gained = told.after.world.totals.minus(told.before.world.totals)
    receipt = _receipt(told.after.receipts.get(quest_id, ()), day)
    course = told.after.world.courses.get(quest_id)
    quest = game.shelf.get(course.sha) if course else None
    outcome = _outcome(told, quest_id, day, move, receipt)
    total = metres(told.after.world.totals.all)
    changed = bool(told.events)
    if course is None or quest is None:  # rest for all
        message = outcomes.rest_said(game, move) if isinstance(move, TakeRest) else ""
        return ResultView(quest_id, day, outcome, _metres(gained), total, None, message=message, changed=changed)
    marks = _new_marks(told, quest_id)
    return ResultView(
        quest_id,
        day,
        outcome,
        _metres(gained),
        total,
        step_view(quest, marks.mastered) if marks and marks.mastered else None,
        marks.camp if marks else "",
        summit=bool(marks and marks.summit),
        came_back=receipt.lapse_ended if receipt and changed else 0,
        offer=offer_view(course, quest, game.today),
        message=outcomes.result(game, told, move, outcome, gained, marks),
        changed=changed,
    )


def _metres(gained: Totals) -> MetresView:
    return MetresView(metres(gained.effort), metres(gained.comeback), metres(gained.mastery))


def _receipt(receipts: Sequence[Receipt], day: date) -> Receipt | None:
    return next((receipt for receipt in receipts if receipt.date == day), None)


def _outcome(told: Told, quest_id: str, day: date, move: CheckIn | TakeRest, receipt: Receipt | None) -> str:
    if isinstance(move, TakeRest):
        return Outcome.REST.value
    page = told.after.written.quests.get(quest_id)
    entry = page.entries.get(day) if page else None
    if entry is not None:
        return entry.judge(ended=day < (told.after.world.day or day)).value
    if receipt and receipt.outcome:
        return receipt.outcome.value
    return move.outcome.value


def _new_marks(told: Told, quest_id: str) -> Receipt | None:
    """The newest receipt with a mastery that was not there before."""
    before = {(r.date, r.mastered) for r in told.before.receipts.get(quest_id, ()) if r.mastered}
    new = [r for r in told.after.receipts.get(quest_id, ()) if r.mastered and (r.date, r.mastered) not in before]
    return new[-1] if new else None


def say(game: Game, move: Move) -> tuple[str, Told] | Refusal:
    """Any other move: one sentence about what came of it. Raises `NotSaved`."""
    undone = last_action(game.recent)
    told = game.say(move)
    if isinstance(told, Refusal):
        return told
    return outcomes.said(game, move, told, undone), told


def undoable(game: Game) -> str:
    """What the next undo takes back, in a few words; "" where there is nothing."""
    action = last_action(game.recent)
    return describe(game, action) if action else ""


def passed_over(game: Game) -> str:
    """The newest thing said, in a few words, where undo would take back something older; else ""."""
    action = passed_over_by_undo(game.recent)
    return describe(game, action) if action else ""


def describe(game: Game, action: Sequence[Event]) -> str:
    """An action in a few words."""
    return outcomes.action(titles(game, dropped=True), action)
