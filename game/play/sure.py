"""The question of the day: how sure of a step, before its first try or when it was said long ago; and the practice.

Which question was put on which day is noted on this device, beside the read model: it may be deleted at any time, and
then a question can come again sooner. Nothing of it is in the journal, which holds what the player said.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date

from game.play.game import Game
from game.play.today import step_view, title_of
from game.play.views import StepView
from game.rules import asking
from game.rules.advance import following
from game.rules.asking import Asked, Question
from game.rules.text import clean
from game.rules.values import dataclass
from game.rules.walk import Course
from game.saves.atomic import write_atomic
from game.saves.paths import Root

KEPT = 200
"""So many questions are noted, the newest."""

PRACTICE = "practice"
"""Stands in place of a quest where the practice was offered."""

WEIGHTS = (1, 5, 20, 80)
"""What the practice asks about, in kilograms: something everyday that gets harder (Bandura's guide of 2006)."""

PRACTICE_ASKED = (
    "First a try-out of the scale, with something everyday: how sure are you that, as of now, you CAN lift this?"
)
PRACTICE_ENDS = "Nothing of it is kept. Your own numbers show how the scale works: they fall as the load grows."


@dataclass(frozen=True, slots=True)
class SureQuestion:
    """How sure of a step of a quest, asked before the try. `why` is first or old."""

    quest: str
    title: str
    step: StepView
    why: str


def question(game: Game) -> SureQuestion | None:
    """The question of the day, before anything was said about that quest today; noted as put."""
    noted = _noted(game.root)
    found = asking.question(_open(game, noted), noted, game.today, rated=_rated_today(game))
    if found is None:
        return None
    if not any(each.day == game.today for each in noted):
        _note(game.root, (*noted, Asked(game.today, found.quest, found.step)))
    course = game.played.world.courses[found.quest]
    quest = game.shelf[course.sha]
    return SureQuestion(found.quest, title_of(course, quest), step_view(quest, found.step), found.why.value)


def _open(game: Game, noted: Sequence[Asked]) -> Iterator[Question]:
    """The quests that ask for something today, with nothing said about it yet, and a reason to ask how sure."""
    ratings = game.played.world.inner.ratings
    for course in sorted(game.played.world.courses.values(), key=lambda course: (course.first, course.quest)):
        if not course.active or course.sha not in game.shelf or not _is_open(game, course):
            continue
        about = [each for each in noted if each.quest == course.quest]
        why = asking.why_ask(course.state, course.taken, ratings.get(course.quest, ()), about, game.today)
        if why is not None:
            yield Question(course.quest, course.state.step, why)


def _is_open(game: Game, course: Course) -> bool:
    receipt = next((each for each in game.played.receipts.get(course.quest, ()) if each.date == game.today), None)
    return receipt is not None and receipt.due and receipt.outcome is None


def _rated_today(game: Game) -> bool:
    said = game.played.world.inner.ratings.values()
    return any(rating.day == game.today for ratings in said for rating in ratings)


def is_put(game: Game, quest: str, step: str) -> bool:
    """Whether this is the question that was put today, and not left."""
    return Asked(game.today, quest, step) in _noted(game.root)


def step_asked(game: Game, quest: str) -> StepView | None:
    """The step a rating without a number is about: the next where the one in force is mastered, else that one."""
    found = game.under_way(quest)
    if found is None:
        return None
    course, ladder = found
    above = following(ladder, course.state.step) if course.state.full else None
    return step_view(ladder, above.id if above else course.state.step)


def skip(game: Game, quest: str, step: str) -> None:
    """The player would rather not say: this step is not asked about again by itself."""
    others = [each for each in _noted(game.root) if (each.day, each.quest, each.step) != (game.today, quest, step)]
    _note(game.root, (*others, Asked(game.today, quest, step, skipped=True)))


# --- the practice ----------------------------------------------------------------------------------------------------


def practice_due(game: Game) -> bool:
    """Whether the scale was never tried out: before the first rating ever, once."""
    return not game.played.world.inner.ratings and not any(each.quest == PRACTICE for each in _noted(game.root))


def practised(game: Game) -> None:
    """The practice was offered; it does not come again, whatever came of it. Its numbers are not kept."""
    _note(game.root, (*_noted(game.root), Asked(date.min, PRACTICE, "")))


# --- the note --------------------------------------------------------------------------------------------------------


def _noted(root: Root) -> tuple[Asked, ...]:
    """What was asked on this device, oldest first. A note that cannot be read is as good as none."""
    try:
        rows = json.loads((root.read / "asked.json").read_bytes())["asked"]
        return tuple(
            Asked(date.fromisoformat(day), clean(quest, 60), clean(step, 60), skipped=skipped is True)
            for day, quest, step, skipped in rows
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ()


def _note(root: Root, asked: Sequence[Asked]) -> None:
    """Keep it. A disk that refuses it is no error: a question may then come again sooner."""
    if not root.read.is_dir():
        return
    skipped = [each for each in asked[:-KEPT] if each.skipped or each.quest == PRACTICE]
    rows = [[each.day.isoformat(), each.quest, each.step, each.skipped] for each in (*skipped, *asked[-KEPT:])]
    with suppress(OSError):
        write_atomic(root.read / "asked.json", json.dumps({"asked": rows}).encode(), durable=False)
