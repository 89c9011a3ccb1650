"""A line of encouragement for the faces: after a check-in, for a quest, for the day. "" is silence.

Wordings come from the game's data. What was said in the last fortnight is noted on this device alone (noting.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from game.play import counting, data
from game.play.game import Game
from game.play.heights import heights
from game.play.noting import note, noted
from game.play.views import QuestView, ResultView, TodayView
from game.rules.encouragement import FORTNIGHT, Spoken, Wordings, encouragement
from game.rules.facts import Facts
from game.saves.paths import Root


def line_for(game: Game, shown: QuestView | TodayView | ResultView) -> str:
    """What to say about a check-in, a quest or the day as a whole. The same thing shown again gives the same line."""
    facts = facts_for(game, shown)
    if facts is None:
        return ""
    lately = said_lately(game.root)
    line = encouragement(facts, lately, wordings(game.root))
    if line is None:
        return ""
    if line.spoken not in lately:
        _note(game.root, (*lately, line.spoken), facts.day)
    return line.text


def facts_for(game: Game, shown: QuestView | TodayView | ResultView) -> Facts | None:
    """The facts of what is shown; None where nothing happened."""
    match shown:
        case ResultView():
            return counting.of_result(game, shown, heights(game.root))
        case QuestView():
            return counting.of_quest(game, shown)
        case TodayView():
            return counting.of_day(game, shown)


def wordings(root: Root) -> Wordings:
    """Every wording by its situation."""
    return data.quick(root, "encouragement", _shaped)


def _shaped(tables: Any) -> Wordings:
    return {name: "\n".join(table["lines"]) for name, table in tables.items()}


def said_lately(root: Root) -> tuple[Spoken, ...]:
    """What this device said in the last days, oldest first."""
    return noted(root, "said", _spoken)


def _spoken(day: str, moment: str, quest: str, situation: str, topic: str, wording: int) -> Spoken:
    return Spoken(date.fromisoformat(day), str(moment), str(quest), str(situation), str(topic), int(wording))


def _note(root: Root, said: Sequence[Spoken], today: date) -> None:
    """Keep the last fortnight."""
    recent = [spoken for spoken in said if 0 <= (today - spoken.day).days <= FORTNIGHT]
    rows = [
        [each.day.isoformat(), each.moment, each.quest, each.situation, each.topic, each.wording] for each in recent
    ]
    note(root, "said", rows)
