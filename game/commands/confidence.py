"""`confidence`: how sure you are, and how that compares with what you then did."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from game.commands.answers import Answers, Parser
from game.commands.asking import attempt, the_game, the_quest
from game.commands.wire import number, step_json

if TYPE_CHECKING:
    from game.play.confidence import AttemptView, ConfidenceView, QuestSure
    from game.rules.confidence import Calibration, Fall


def configure(_verb: str, parser: Parser) -> None:
    """The arguments."""
    parser.add_argument("quest", nargs="?", metavar="QUEST", help="only this quest")
    parser.set_defaults(run=confidence)


def confidence(args: Namespace, answers: Answers) -> int:
    """Strength, level, generality, calibration and the alarm, each with its meaning."""
    from game.play import confidence as sure  # TinyDB behind it
    from game.play.confidence_told import confidence_lines, quest_lines

    game = the_game(args)
    if args.quest:
        quest = the_quest(args.quest, game, answers, dropped=True)
        one = attempt(lambda: sure.confidence_of(game, quest), answers)
        answers.give("\n".join(quest_lines(one, game.today)), {"day": game.today.isoformat()} | _quest_json(one))
    else:
        view = sure.confidences(game)
        answers.give("\n".join(confidence_lines(view)), _json(view))
    game.keep()
    return 0


def _json(view: ConfidenceView) -> dict[str, Any]:
    return {
        "day": view.day.isoformat(),
        "strength": None if view.strength is None else number(view.strength),
        "generality": {"sure": view.sure, "of": view.rated},
        "attempts": [_attempt_json(attempt) for attempt in view.attempts],
        "calibration": _calibration_json(view.calibration),
        "quests": [_quest_json(quest) for quest in view.quests],
    }


def _quest_json(quest: QuestSure) -> dict[str, Any]:
    return {
        "id": quest.id,
        "title": quest.title,
        "under_way": quest.under_way,
        "strength": None if quest.strength is None else number(quest.strength),
        "level70": None if quest.level is None else number(quest.level),
        "hardest": step_json(quest.hardest) if quest.hardest else None,
        "ratings": [
            {"step": each.step, "step_id": each.step_id, "value": each.value, "day": each.day.isoformat()}
            for each in quest.ratings
        ],
        "attempts": [_attempt_json(each) for each in quest.attempts],
        "calibration": _calibration_json(quest.calibration),
        "alarm": _fall_json(quest.fall, quest.easier) if quest.fall else None,
    }


def _attempt_json(tried: AttemptView) -> dict[str, Any]:
    return {
        "quest": tried.quest,
        "said_on": tried.said_on.isoformat(),
        "step": tried.step or None,
        "value": tried.value,
        "day": tried.day.isoformat(),
        "done": tried.did,
    }


def _calibration_json(found: Calibration | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "attempts": found.attempts,
        "done": found.did,
        "bias": round(found.bias, 4),
        "brier": round(found.brier, 4),
        "bias_lately": round(found.lately, 4),
        "well_tuned": found.tuned,
        "bands": [
            {"from": band.low, "to": band.high, "said": number(band.said), "done": band.did, "attempts": band.attempts}
            for band in found.bands
        ],
    }


def _fall_json(fall: Fall, easier: tuple[str, ...]) -> dict[str, Any]:
    return {"was": number(fall.was), "now": number(fall.now), "day": fall.day.isoformat(), "answers": list(easier)}
