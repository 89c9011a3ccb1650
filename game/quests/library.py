"""The library: quest files that come with the game and the player's own, listed and found by id or title.

A broken file is an entry with its mistakes, never an error: one bad file must not close the library.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from game.quests.mistakes import Mistake, QuestFileError
from game.quests.reader import QuestFile, read_quest
from game.rules.ladder import grade_of
from game.rules.quest import Quest
from game.rules.text import clean

MOST_FILES = 1000
"""Files of a folder that are looked at."""


class Source(StrEnum):
    """Where a quest file comes from."""

    OWN = "own"
    BUNDLED = "bundled"


@dataclass(frozen=True, slots=True)
class Entry:
    """A quest file on the shelf. Of a broken one: its name without ending as `id`, its mistakes, and no file."""

    path: Path
    source: Source
    id: str
    file: QuestFile | None = None
    mistakes: tuple[Mistake, ...] = ()

    @property
    def quest(self) -> Quest | None:
        """The quest, where the file is sound."""
        return self.file.quest if self.file else None

    @property
    def title(self) -> str:
        """The quest's title; of a broken file its name."""
        return self.quest.title if self.quest else self.id

    @property
    def why(self) -> str:
        """Why someone would want it; may be empty."""
        return self.quest.why if self.quest else ""

    @property
    def tags(self) -> tuple[str, ...]:
        """Words to find it by."""
        return self.quest.tags if self.quest else ()

    @property
    def grade(self) -> int:
        """How hard the quest is, 1 to 9; 0 of a broken file."""
        return grade_of(self.quest) if self.quest else 0

    @property
    def steps(self) -> int:
        """How many steps it has; 0 of a broken file."""
        return len(self.quest.steps) if self.quest else 0


def bundled_folder() -> Path:
    """Where the bundled quest files are: inside the installed package, or beside it in a clone."""
    package = Path(__file__).parents[1]
    installed = package / "_quests"
    return installed if installed.is_dir() else package.parent / "quests"


def shelf(own: Iterable[Path] = (), bundled: Path | None = None) -> tuple[Entry, ...]:
    """All quest files in the player's own folders and among the bundled ones, by title.

    An own quest hides the bundled one of the same id. Folders that are not there are empty; symbolic links to files are
    told as mistakes, since nobody has named them.
    """
    mine = [entry for folder in own for entry in _entries(folder, Source.OWN)]
    taken = {entry.id for entry in mine if entry.quest}
    ours = [e for e in _entries(bundled or bundled_folder(), Source.BUNDLED) if e.id not in taken]
    return tuple(sorted([*mine, *ours], key=lambda entry: (entry.title.casefold(), entry.id, str(entry.path))))


def find(entries: Iterable[Entry], words: str) -> tuple[Entry, ...]:
    """The entries `words` mean: those of exactly this id; else whose id starts so; else whose title holds them.

    More than one: the caller asks which. Case does not matter.
    """
    entries = tuple(entries)
    sought = clean(words).casefold()
    if not sought:
        return ()
    ways = (
        lambda entry: entry.id == sought,
        lambda entry: entry.id.startswith(sought),
        lambda entry: sought in entry.title.casefold(),
    )
    return next((found for way in ways if (found := tuple(filter(way, entries)))), ())


def _entries(folder: Path, source: Source) -> list[Entry]:
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml" and not path.name.startswith("."))
    except OSError:
        return []
    return [_entry(path, source) for path in paths[:MOST_FILES]]


def _entry(path: Path, source: Source) -> Entry:
    try:
        file = read_quest(path, path.name, follow=False)
    except QuestFileError as error:
        return Entry(path, source, clean(path.stem, 60), mistakes=error.mistakes)
    return Entry(path, source, file.quest.id, file)
