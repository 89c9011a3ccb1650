"""A line of encouragement for the faces: after a check-in, for a quest, for the day. "" is silence.

Wordings come from the game's data, by a quick copy beside the read model. What was said in the last fortnight is noted
there, too, on this device alone: it may be deleted at any time, and then a line can come again sooner. Nothing of it
is in the journal, which holds what the player said and not what the game did.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from game.play import counting
from game.play.game import Game
from game.play.heights import heights
from game.play.views import QuestView, ResultView, TodayView
from game.rules.counted import Facts
from game.rules.encouragement import FORTNIGHT, Spoken, Wordings, encouragement
from game.saves.atomic import write_atomic
from game.saves.paths import Root

PATH = Path(__file__).parents[1] / "data" / "encouragement.toml"

_known: tuple[list[int], Wordings] | None = None


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
    """Every wording by its situation. The copy spares a command the reading of TOML; it is renewed with the data."""
    global _known  # noqa: PLW0603 - read once in a process, and anew when the data changes
    facts = PATH.stat()
    mark = [facts.st_size, facts.st_mtime_ns]
    if _known is None or _known[0] != mark:
        _known = (mark, _copied(root, mark) or _read(root, mark))
    return _known[1]


def _copied(root: Root, mark: list[int]) -> Wordings | None:
    try:
        kept = json.loads((root.read / "encouragement.json").read_bytes())
        lines: dict[str, str] = kept["lines"]
        if kept["of"] == mark and all(type(text) is str for text in lines.values()):
            return lines
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    return None


def _read(root: Root, mark: list[int]) -> Wordings:
    import tomllib

    tables = tomllib.loads(PATH.read_text(encoding="utf-8"))
    read = {name: "\n".join(table["lines"]) for name, table in tables.items()}
    if root.read.is_dir():
        with suppress(OSError):
            plain = json.dumps({"of": mark, "lines": read}, ensure_ascii=False).encode()
            write_atomic(root.read / "encouragement.json", plain, durable=False)
    return read


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
    rows = [[each.day.isoformat(), *each.__values_of__(each)[1:]] for each in recent]  # type: ignore[attr-defined]
    with suppress(OSError):
        write_atomic(root.read / "said.json", json.dumps({"said": rows}).encode(), durable=False)
