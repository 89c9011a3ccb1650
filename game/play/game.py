"""A save, open: read up to the moment, say a move, see what came of it.

`refresh` reads only what is new. `say` decides, and returns when the move is on disk; the read model is written after.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from game.play.shelf import Shelf, shas_named
from game.rules.calendar import DayStart, Instant, Now, civil_day, next_day_start
from game.rules.events import Event
from game.rules.moves import Move, Refusal
from game.rules.quest import Quest
from game.rules.text import clean
from game.rules.values import dataclass
from game.rules.walk import Course
from game.rules.world import Played, World, day_start, play_on
from game.saves import readmodel
from game.saves.daily import copy_open_month
from game.saves.errors import NotSaved
from game.saves.journal import Journal
from game.saves.merge import union
from game.saves.paths import Root
from game.saves.reading import Batch, FileMark
from game.saves.readmodel import BACK, NowModel

Covered = dict[str, tuple[int, FileMark]]


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a move: the events written (none where it held already), and the game before and after."""

    events: tuple[Event, ...]
    before: Played
    after: Played


class Game:
    """One player's game. Call `refresh` before anything else, and again whenever time has passed."""

    def __init__(self, root: Root, clock: Callable[[], Instant]) -> None:
        self.root = root
        self._clock = clock
        self.journal = Journal(root)
        self.shelf = Shelf(root, self.journal)
        self._model: NowModel | None = None
        self._dirty = False
        self._turned = False
        self.now: Now
        self.played: Played
        self.marks: Mapping[str, FileMark] = {}
        """The files of the journal as they were when they were last read."""

    # --- reading -----------------------------------------------------------------------------------------------------

    def refresh(self) -> bool:
        """Take in what the journal holds by now, and the day it is by now. Whether anything changed."""
        self.marks = marks = self.journal.files()
        old = self._model or readmodel.load(self._path)
        model = self._caught_up(old, marks) or self._rebuilt(marks)
        moment = self._clock()
        self.now = Now(moment.at, moment.tz, civil_day(moment.local, day_start(model.world, model.recent)))
        if model.world.day is not None and model.world.day > self.now.today - BACK:
            model = self._rebuilt(marks)  # the clock went back: nothing derived from the wrong one is kept
        model = self._moved_up(model)
        self._dirty = self._dirty or model is not old
        before, self._model = self._model, model
        today = self.now.today
        if model is before and today == self.played.world.day:
            return False
        same = before is not None and before.world is model.world and today == self.played.world.day
        self.played = play_on(model.world, model.recent, self.shelf, today, today, self.played if same else None)
        return True

    @property
    def _path(self) -> Path:
        return self.root.read / "now.json"

    def _caught_up(self, model: NowModel | None, marks: dict[str, FileMark]) -> NowModel | None:
        """The model with what is new in the journal; None where only reading everything will do."""
        if model is None or model.player != (self.journal.player or "") or not model.covered.keys() <= marks.keys():
            return None
        if self.shelf.arrived(model.missing):
            return None
        batches: list[Batch] = []
        for name, mark in marks.items():
            read_to, covered = model.covered.get(name, (0, None))
            if mark == covered:
                continue
            if covered is not None and mark.size <= covered.size:
                return None
            batches.append(self.journal.read(name, read_to))
        self.journal.newer = self.journal.newer or model.newer
        if not batches:
            return model
        new = union(batches)
        if model.world.day is not None and readmodel.reaches_back(new, model.recent, model.world.day):
            return None
        recent = tuple({event.id: event for event in (*model.recent, *new)}.values())
        covered_now = {**model.covered, **_coverage(batches, marks)}
        return NowModel(model.player, model.world, recent, covered_now, self.journal.newer, model.missing)

    def _rebuilt(self, marks: dict[str, FileMark]) -> NowModel:
        batches = [self.journal.read(name) for name in marks]
        events = tuple(union(batches))
        return NowModel(self.journal.player or "", World(), events, _coverage(batches, marks), self.journal.newer)

    def _moved_up(self, model: NowModel) -> NowModel:
        """The checkpoint at its place eight days back."""
        today, back = self.now.today, self.now.today - BACK
        if model.world.day == back or not model.player:
            return model
        self._turned = True
        world = play_on(model.world, model.recent, self.shelf, back, today).world
        missing = self.shelf.lacking([*model.missing, *shas_named(model.recent)])
        return NowModel(model.player, world, readmodel.kept(model.recent, back), model.covered, model.newer, missing)

    def keep(self) -> None:
        """Write the read model, where it changed, and once a day a copy of the open month.

        Both are conveniences: a disk that refuses them is no error. Call it when the player has seen their answer.
        """
        if not self._dirty or self._model is None or not self._model.player:
            return
        with suppress(OSError):
            readmodel.store(self._path, self._model)
            self._dirty = False
        if self._turned:
            self._turned = False
            with suppress(OSError):
                copy_open_month(self.root, self.now.today)

    def forget(self) -> None:
        """Read everything anew at the next `refresh`."""
        self._model = None
        self.shelf = Shelf(self.root, self.journal)

    def reopened(self) -> Game:
        """The same save opened once more, for a thread that reads while the player goes on."""
        game = Game(self.root, self._clock)
        game.refresh()
        return game

    # --- saying ------------------------------------------------------------------------------------------------------

    def say(self, move: Move) -> Told | Refusal:
        """Decide a move and write it. Raises `NotSaved`; when it returns, what was said is durable."""
        from game.rules.decide import decide  # 5 ms that only looking does not need

        before = self.played
        decision = decide(before, self.shelf, self.recent, move, self.now)
        if isinstance(decision, Refusal):
            return decision
        if not decision:
            return Told((), before, before)
        events = self.journal.append(decision, self.now)
        self.refresh()
        return Told(events, before, self.played)

    def taken(self, quest: str) -> tuple[Course, Quest] | None:
        """A quest ever taken, with the ladder it is on; None for another id, or where its file is missing."""
        course = self.played.world.courses.get(quest)
        ladder = self.shelf.get(course.sha) if course else None
        return (course, ladder) if course is not None and ladder is not None else None

    def under_way(self, quest: str) -> tuple[Course, Quest] | None:
        """The same, while it is under way."""
        found = self.taken(quest)
        return found if found is not None and found[0].active else None

    @property
    def recent(self) -> Sequence[Event]:
        """The events since the checkpoint."""
        return self._model.recent if self._model else ()

    @property
    def publishes(self) -> bool:
        """Whether the shared folder follows what is said: something is shared, or this device ever did (party/mine)."""
        try:
            return self.played.world.shares.any or (self.root.local / "party" / "mine.json").is_file()
        except OSError:
            return False

    @property
    def read_only(self) -> bool:
        """Whether a newer version wrote this save, so that this one must not."""
        return self.journal.newer

    def page_turns(self) -> datetime:
        """The wall-clock time at which the next civil day begins."""
        start = self._day_start()
        return next_day_start(self.now.today, start)

    def _day_start(self) -> DayStart:
        return self.played.world.day_start

    @property
    def today(self) -> date:
        """The civil date."""
        return self.now.today


def not_under_way(quest: str) -> Refusal:
    """The answer where a quest is asked about that is not under way."""
    return Refusal("unknown_quest", f"There is no quest {clean(quest, 60)} under way.")


def _coverage(batches: Sequence[Batch], marks: dict[str, FileMark]) -> Covered:
    return {batch.name: (batch.read_to, marks[batch.name]) for batch in batches if not batch.problem}


__all__ = ["Game", "NotSaved", "Told", "not_under_way"]
