"""A line of encouragement for the faces: after a check-in, for a quest, for the day. "" is silence.

Wordings come from the game's data. What was said in the last fortnight is noted beside the read model, on this device
alone: it may be deleted at any time, and then a line can come again sooner. Nothing of it
is in the journal, which holds what the player said and not what the game did.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from game.play import counting, data
from game.play.game import Game
from game.play.heights import heights
from game.play.views import QuestView, ResultView, TodayView
from game.rules.encouragement import FORTNIGHT, Spoken, Wordings, encouragement
from game.rules.facts import Facts
from game.saves.atomic import write_atomic
from game.saves.paths import Root


def line_for(game: Game, shown: QuestView | TodayView | ResultView) -> str:
    """What to say about a check-in, a quest or the day as a whole. The same thing shown again gives the same line."""
    facts = facts_for(game, shown)
    if facts is None:
        return ""
    noted = said_lately(game.root)
    line = encouragement(facts, noted, wordings(game.root))
    if line is None:
        return ""
    if line.spoken not in noted:
        _note(game.root, (*noted, line.spoken), facts.day)
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
    """What this device said in the last days, oldest first. A note that cannot be read is as good as none."""
    try:
        rows = json.loads((root.read / "said.json").read_bytes())["said"]
        return tuple(
            Spoken(date.fromisoformat(day), str(moment), str(quest), str(situation), str(topic), int(wording))
            for day, moment, quest, situation, topic, wording in rows
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ()


def _note(root: Root, said: Sequence[Spoken], today: date) -> None:
    """Keep the last fortnight. A disk that refuses it is no error: a line may then come again sooner."""
    if not root.read.is_dir():
        return
    recent = [spoken for spoken in said if 0 <= (today - spoken.day).days <= FORTNIGHT]
    rows = [
        [each.day.isoformat(), each.moment, each.quest, each.situation, each.topic, each.wording] for each in recent
    ]
    with suppress(OSError):
        write_atomic(root.read / "said.json", json.dumps({"said": rows}).encode(), durable=False)
