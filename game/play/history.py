"""The past of every quest, in tables that are never truth: read when a journey is opened, rebuilt when in doubt.

Closed months are kept with a checkpoint of the world at their end, so that ten years later only the newest files are
read; the days since are worked out anew each time. A month is closed when no day of it can be mended any more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from game.play.game import Game
from game.play.months import Mark, MarkKind, Month, marks_of, months_of
from game.rules.calendar import ONE_DAY
from game.rules.events import Event, QuestSet, Taken
from game.rules.values import dataclass
from game.rules.world import Played, World, play_on
from game.saves import readmodel
from game.saves.checkpoint import world_from_plain, world_to_plain
from game.saves.envelope import to_envelope, to_event
from game.saves.merge import union
from game.saves.reading import Batch, FileMark
from game.saves.readmodel import BACK, NowModel
from game.saves.tables import open_tables

SCHEMA = 1
"""One more whenever the shape or the meaning of a row changes: the tables are then rebuilt."""

ABOUT, MONTHS, MARKS = "about", "months", "marks"


@dataclass(frozen=True, slots=True)
class Kept:
    """What the tables hold: a checkpoint at the end of a month, and every month and mark up to it."""

    model: NowModel
    months: tuple[Month, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """Everything up to today. `played` is the world today, with the receipts of the days in no closed month."""

    months: tuple[Month, ...]
    marks: tuple[Mark, ...]
    played: Played


def path(game: Game) -> Path:
    """Where the tables are."""
    return game.root.read / "history.json"


def read_history(game: Game) -> History:
    """The past of all quests, from the tables and what is new in the journal. Closes the months that are over."""
    kept = _up_to_date(game)
    closes = _last_closed(game.today)
    if kept.model.world.day != closes:
        whole = not _lacks_ladders(game, kept.model.recent)
        kept = _closed(game, kept, closes)
        if whole and game.journal.player:
            _store(path(game), kept)
    model = kept.model
    played = play_on(model.world, model.recent, game.shelf, game.today, game.today)
    return History(
        (*kept.months, *months_of(played)),
        (*kept.marks, *marks_of(model.world, played, kept.marks)),
        played,
    )


def _last_closed(today: date) -> date:
    """The end of the newest month no day of which can be mended any more."""
    return (today - BACK + ONE_DAY).replace(day=1) - ONE_DAY


def _up_to_date(game: Game) -> Kept:
    """The tables with what is new in the journal behind them; from nothing, where only reading everything will do."""
    files = game.journal.files()
    kept = _load(path(game))
    if kept and kept.model.player == game.journal.player and _is_past(kept, game.today):
        batches = _new_batches(game, kept.model, files)
        new = union(batches) if batches is not None else []
        day = kept.model.world.day
        if batches is not None and day and not readmodel.reaches_back(new, kept.model.recent, day):
            recent = tuple({event.id: event for event in (*kept.model.recent, *new)}.values())
            return Kept(
                _model(game, kept.model.world, recent, batches, files, kept.model.covered), kept.months, kept.marks
            )
    batches = [game.journal.read(name) for name in files]
    return Kept(_model(game, World(), tuple(union(batches)), batches, files, {}))


def _is_past(kept: Kept, today: date) -> bool:
    """False when the clock went back behind the checkpoint: nothing derived from a wrong one is kept."""
    return kept.model.world.day is not None and kept.model.world.day <= today - BACK


def _new_batches(game: Game, model: NowModel, files: Mapping[str, FileMark]) -> list[Batch] | None:
    """What the files hold beyond what is covered; None where a file went or did not only grow."""
    if not model.covered.keys() <= files.keys():
        return None
    batches = []
    for name, mark in files.items():
        read_to, covered = model.covered.get(name, (0, None))
        if mark == covered:
            continue
        if covered is not None and mark.size <= covered.size:
            return None
        batches.append(game.journal.read(name, read_to))
    return batches


def _model(
    game: Game,
    world: World,
    recent: tuple[Event, ...],
    batches: Sequence[Batch],
    files: Mapping[str, FileMark],
    covered: Mapping[str, tuple[int, FileMark]],
) -> NowModel:
    read = {batch.name: (batch.read_to, files[batch.name]) for batch in batches if not batch.problem}
    return NowModel(game.journal.player or "", world, recent, {**covered, **read}, game.journal.newer)


def _closed(game: Game, kept: Kept, until: date) -> Kept:
    """The tables with every month up to `until` in them."""
    model = kept.model
    played = play_on(model.world, model.recent, game.shelf, until, game.today)
    recent = readmodel.kept(model.recent, until)
    return Kept(
        NowModel(model.player, played.world, recent, model.covered, model.newer),
        (*kept.months, *months_of(played)),
        (*kept.marks, *marks_of(model.world, played, kept.marks)),
    )


def _lacks_ladders(game: Game, events: Sequence[Event]) -> bool:
    """Whether a quest file is missing that may still come, from another device: a checkpoint would be without it."""
    shas = (
        event.fact.sha if isinstance(event.fact, Taken) else event.fact.changes.get("sha")
        for event in events
        if isinstance(event.fact, Taken | QuestSet)
    )
    return any(isinstance(sha, str) and sha not in game.shelf for sha in shas)


def _load(file: Path) -> Kept | None:
    """The tables, or None where there are none that can be used."""
    if not file.is_file():
        return None
    try:
        tables = open_tables(file)
        about = tables.table(ABOUT).all()[0]
        if about["schema"] != SCHEMA:
            return None
        model = NowModel(
            about["player"],
            world_from_plain(about["world"]),
            tuple(to_event(envelope) for envelope in about["recent"]),
            {name: (read, FileMark(size, mtime)) for name, (read, size, mtime) in about["covered"].items()},
        )
        months = tuple(_month(row) for row in tables.table(MONTHS).all())
        marks = tuple(_mark(row) for row in tables.table(MARKS).all())
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return None
    return Kept(model, months, marks)


def _month(row: Mapping[str, Any]) -> Month:
    return Month(row["quest"], date.fromisoformat(row["month"]), row["letters"], *row["cm"])


def _mark(row: Mapping[str, Any]) -> Mark:
    day, kind = date.fromisoformat(row["day"]), MarkKind(row["kind"])
    return Mark(row["quest"], day, kind, row["step"], row["text"], row["missed"], row["cm"])


def _store(file: Path, kept: Kept) -> None:
    """Replace the tables in one write, since two of them cut short would not agree. A failed one is no error."""
    model = kept.model
    about = {
        "schema": SCHEMA,
        "player": model.player,
        "world": world_to_plain(model.world),
        "recent": [to_envelope(event) for event in model.recent],
        "covered": {name: [read, mark.size, mark.mtime_ns] for name, (read, mark) in model.covered.items()},
    }
    months = [
        {
            "quest": month.quest,
            "month": month.first.isoformat(),
            "letters": month.letters,
            "cm": [month.effort, month.comeback, month.mastery],
        }
        for month in kept.months
    ]
    marks = [
        {
            "quest": mark.quest,
            "day": mark.day.isoformat(),
            "kind": mark.kind.value,
            "step": mark.step,
            "text": mark.text,
            "missed": mark.missed,
            "cm": mark.cm,
        }
        for mark in kept.marks
    ]
    with suppress(OSError):
        open_tables(file).storage.write({ABOUT: _rows([about]), MONTHS: _rows(months), MARKS: _rows(marks)})


def _rows(documents: Sequence[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """Documents as a table of TinyDB: by a number from 1."""
    return {str(number): document for number, document in enumerate(documents, 1)}
