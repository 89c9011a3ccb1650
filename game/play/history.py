"""The past of every quest, in tables that are never truth: read when a journey is opened, rebuilt when in doubt.

Closed months are kept with a checkpoint of the world at their end, so that ten years later only the newest files are
read; the days since are worked out anew each time. A month is closed when no day of it can be mended any more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from game.play.game import Game
from game.play.history_tables import Kept, load, store
from game.play.months import Ascent, Mark, Month, Rating
from game.play.shelf import shas_named
from game.rules.calendar import ONE_DAY
from game.rules.events import Event
from game.rules.values import dataclass, replace
from game.rules.world import Played, World, play_on
from game.saves import readmodel
from game.saves.merge import union
from game.saves.reading import Batch, FileMark
from game.saves.readmodel import BACK, NowModel

QUICK = 512 * 1024
"""So many bytes of a journal are read and played in about a tenth of a second."""


@dataclass(frozen=True, slots=True)
class History:
    """Everything up to today. `played` is the world today, with the receipts of the days in no closed month."""

    months: tuple[Month, ...]
    marks: tuple[Mark, ...]
    ratings: tuple[Rating, ...]
    ascents: tuple[Ascent, ...]
    played: Played


def path(game: Game) -> Path:
    """Where the tables are."""
    return game.root.read / "history.json"


def read_history(game: Game) -> History:
    """The past of all quests, from the tables and what is new in the journal. Closes the months that are over."""
    kept = _up_to_date(game)
    closes = _last_closed(game.today)
    if kept.model.world.day != closes:
        complete = not _lacks_ladders(game, kept.model.recent)
        kept = _closed(game, kept, closes)
        if complete and game.journal.player:
            store(path(game), kept)
    model = kept.model
    played = play_on(model.world, model.recent, game.shelf, game.today, game.today)
    whole = kept.and_then(model, played)
    return History(whole.months, whole.marks, whole.ratings, whole.ascents, played)


def is_quick(game: Game) -> bool:
    """Whether `read_history` answers at once: what the tables do not cover of the journal is little."""
    kept, files = load(path(game)), game.journal.files()
    whole = sum(mark.size for mark in files.values())
    if kept is None or kept.model.player != game.journal.player or not _is_past(kept, game.today):
        return whole <= QUICK
    covered = kept.model.covered
    new = {name: mark for name, mark in files.items() if name not in covered or covered[name][1] != mark}
    grown = all(mark.size > covered[name][1].size for name, mark in new.items() if name in covered)
    if not grown or not covered.keys() <= files.keys():
        return whole <= QUICK
    return sum(mark.size - (covered[name][0] if name in covered else 0) for name, mark in new.items()) <= QUICK


def _last_closed(today: date) -> date:
    """The end of the newest month no day of which can be mended any more."""
    return (today - BACK + ONE_DAY).replace(day=1) - ONE_DAY


def _up_to_date(game: Game) -> Kept:
    """The tables with what is new in the journal behind them; from nothing, where only reading everything will do."""
    files = game.journal.files()
    kept = load(path(game))
    if kept and kept.model.player == game.journal.player and _is_past(kept, game.today):
        batches = _new_batches(game, kept.model, files)
        new = union(batches) if batches is not None else []
        day = kept.model.world.day
        if batches is not None and day and not readmodel.reaches_back(new, kept.model.recent, day):
            recent = tuple({event.id: event for event in (*kept.model.recent, *new)}.values())
            return replace(kept, model=_model(game, kept.model.world, recent, batches, files, kept.model.covered))
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
    return kept.and_then(NowModel(model.player, played.world, recent, model.covered, model.newer), played)


def _lacks_ladders(game: Game, events: Sequence[Event]) -> bool:
    """Whether a quest file is missing that may still come, from another device: a checkpoint would be without it."""
    return any(sha not in game.shelf for sha in shas_named(events))
