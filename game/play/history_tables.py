"""The history tables on disk: rows in, rows out. What is worked out from them is in `history.py`.

They can always be made again, so what does not fit is no error.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from game.play.months import (
    Ascent,
    Mark,
    MarkKind,
    Month,
    Rating,
    ascents_of,
    marks_of,
    months_of,
    ratings_of,
)
from game.rules.values import dataclass
from game.rules.world import Played
from game.saves.checkpoint import world_from_plain, world_to_plain
from game.saves.envelope import to_envelope, to_event
from game.saves.reading import FileMark
from game.saves.readmodel import NowModel
from game.saves.tables import open_tables

SCHEMA = 6
"""One more whenever the shape or the meaning of a row changes: the tables are then rebuilt."""

ABOUT, MONTHS, MARKS, RATINGS, ASCENTS = "about", "months", "marks", "ratings", "ascents"


@dataclass(frozen=True, slots=True)
class Kept:
    """What the tables hold: a checkpoint at the end of a month, and every row up to it."""

    model: NowModel
    months: tuple[Month, ...] = ()
    marks: tuple[Mark, ...] = ()
    ratings: tuple[Rating, ...] = ()
    ascents: tuple[Ascent, ...] = ()

    def and_then(self, model: NowModel, played: Played) -> Kept:
        """With the rows of what was played on from its checkpoint; `model` is what they are then a part of."""
        before = self.model.world
        return Kept(
            model,
            (*self.months, *months_of(played)),
            (*self.marks, *marks_of(before, played, self.marks)),
            (*self.ratings, *ratings_of(before, played)),
            (*self.ascents, *ascents_of(played)),
        )


_newest: dict[Path, tuple[tuple[int, int, int], Kept]] = {}
"""The tables last read, with the inode, time and size of their file: a page that is drawn again need not read them."""


def load(file: Path) -> Kept | None:
    """The tables, or None where there are none that can be used."""
    try:
        facts = file.stat()
    except OSError:
        return None
    stands = (facts.st_ino, facts.st_mtime_ns, facts.st_size)
    known = _newest.get(file)
    if known is not None and known[0] == stands:
        return known[1]
    kept = _read(file) if file.is_file() else None
    _newest.clear()
    if kept is not None:
        _newest[file] = (stands, kept)
    return kept


def _read(file: Path) -> Kept | None:
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
        ratings = tuple(_rating(row) for row in tables.table(RATINGS).all())
        ascents = tuple(_ascent(row) for row in tables.table(ASCENTS).all())
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return None
    return Kept(model, months, marks, ratings, ascents)


def _month(row: Mapping[str, Any]) -> Month:
    effort, comeback, mastery = row["cm"]
    first = date.fromisoformat(row["month"])
    return Month(row["quest"], first, row["letters"], effort, comeback, mastery, tuple(row["days"]))


def _mark(row: Mapping[str, Any]) -> Mark:
    day, kind = date.fromisoformat(row["day"]), MarkKind(row["kind"])
    return Mark(row["quest"], day, kind, row["step"], row["text"], row["missed"], row["cm"])


def _rating(row: Mapping[str, Any]) -> Rating:
    return Rating(row["quest"], date.fromisoformat(row["day"]), row["step"], row["value"], row["before"])


def _ascent(row: Mapping[str, Any]) -> Ascent:
    return Ascent(date.fromisoformat(row["month"]), tuple(row["cm"]))


def store(file: Path, kept: Kept) -> None:
    """Replace the tables in one write, since two of them cut short would not agree. A failed one is no error."""
    tables = {
        ABOUT: _rows([_about(kept.model)]),
        MONTHS: _rows([_month_row(month) for month in kept.months]),
        MARKS: _rows([_mark_row(mark) for mark in kept.marks]),
        RATINGS: _rows([_rating_row(rating) for rating in kept.ratings]),
        ASCENTS: _rows([{"month": ascent.first.isoformat(), "cm": list(ascent.cm)} for ascent in kept.ascents]),
    }
    with suppress(OSError):
        open_tables(file).storage.write(tables)


def _about(model: NowModel) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "player": model.player,
        "world": world_to_plain(model.world),
        "recent": [to_envelope(event) for event in model.recent],
        "covered": {name: [read, mark.size, mark.mtime_ns] for name, (read, mark) in model.covered.items()},
    }


def _month_row(month: Month) -> dict[str, Any]:
    return {
        "quest": month.quest,
        "month": month.first.isoformat(),
        "letters": month.letters,
        "cm": [month.effort, month.comeback, month.mastery],
        "days": list(month.days),
    }


def _mark_row(mark: Mark) -> dict[str, Any]:
    return {
        "quest": mark.quest,
        "day": mark.day.isoformat(),
        "kind": mark.kind.value,
        "step": mark.step,
        "text": mark.text,
        "missed": mark.missed,
        "cm": mark.cm,
    }


def _rating_row(rating: Rating) -> dict[str, Any]:
    day = rating.day.isoformat()
    return {"quest": rating.quest, "day": day, "step": rating.step, "value": rating.value, "before": rating.before}


def _rows(documents: Sequence[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """Documents as a table of TinyDB: by a number from 1."""
    return {str(number): document for number, document in enumerate(documents, 1)}
