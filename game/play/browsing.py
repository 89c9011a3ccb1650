"""The library as the full screen shows it: each quest file with its preview, its mistakes, its place, its standing.

Reads once and keeps what it read, so that browsing opens no file; `marks` tells cheaply whether to read again.
"""

from __future__ import annotations

import os
from pathlib import Path

from game.play.game import Game
from game.play.taking import PreviewView, entries, own_folder, preview
from game.quests.library import Entry, Source
from game.rules.values import dataclass

Marks = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Shelved:
    """A quest file on the shelf. A broken one has `mistakes` (line and column before each) and no preview.

    `standing` is "" (never taken), under_way, dropped or handed_in; `newer`: a later version than the one under way.
    """

    key: str
    id: str
    title: str
    preview: PreviewView | None
    mistakes: tuple[str, ...]
    path: str
    bundled: bool
    standing: str
    newer: bool

    @property
    def takeable(self) -> bool:
        """Whether taking it would do something."""
        return self.preview is not None and (self.standing != "under_way" or self.newer)

    def fits(self, words: str) -> bool:
        """Whether every word is in its title, its tags or its id."""
        tags = self.preview.tags if self.preview else ()
        told = " ".join((self.title, self.id, *tags)).casefold()
        return all(word in told for word in words.casefold().split())


def browse(game: Game) -> tuple[Shelved, ...]:
    """Every quest file, by title; broken ones under their names."""
    return tuple(_shelved(game, entry) for entry in entries(game))


def _shelved(game: Game, entry: Entry) -> Shelved:
    quest = entry.quest
    standing, newer = _standing(game, entry)
    return Shelved(
        f"{entry.id}\n{entry.path if quest is None else ''}",
        entry.id,
        entry.title,
        preview(quest) if quest else None,
        tuple(map(str, entry.mistakes)),
        where(entry.path) if entry.path.suffix else "",
        entry.source is Source.BUNDLED,
        standing,
        newer,
    )


def where(path: Path) -> str:
    """Where a file lies, as people write it: from the home folder on, if it is in there."""
    try:
        return str(Path("~", path.relative_to(Path.home())))
    except (ValueError, RuntimeError):
        return str(path)


def _standing(game: Game, entry: Entry) -> tuple[str, bool]:
    course = game.played.world.courses.get(entry.id)
    if course is None or entry.file is None:
        return "", False
    if not course.active:
        return ("handed_in" if course.handed_in else "dropped"), False
    taken = game.shelf.get(course.sha)
    newer = taken is not None and entry.file.sha != course.sha and entry.file.quest.version > taken.version
    return "under_way", newer


def marks(game: Game) -> Marks:
    """What the player's own folder holds, by name, time and size: another value when a file was saved."""
    return _marks(own_folder(game))


def _marks(folder: Path) -> Marks:
    found = []
    try:
        with os.scandir(folder) as files:
            for file in files:
                if file.name.endswith(".toml"):
                    status = file.stat(follow_symlinks=False)
                    found.append((file.name, status.st_mtime_ns, status.st_size))
    except OSError:
        return ()
    return tuple(sorted(found))
