"""The library, and taking quests from it: by id, by part of a title, or from any file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from game.play import outcomes
from game.play.days import days_said
from game.play.game import Game
from game.play.matching import NoMatch, match_quest
from game.play.today import step_view
from game.play.views import StepView
from game.quests.library import Entry, Source, shelf
from game.quests.mistakes import QuestFileError
from game.quests.reader import QuestFile, parse_quest, read_quest
from game.rules.ladder import grade_of
from game.rules.moves import Refusal, Take
from game.rules.quest import Quest
from game.rules.values import dataclass
from game.saves import copies
from game.saves.errors import NewerSave

MANY = 3
"""So many quests are a good start; one more is advised against once, then taken (docs/rules.md, Climbing)."""

SLOTS_ADVICE = "slots_advice"


@dataclass(frozen=True, slots=True)
class LibraryView:
    """A quest file on the shelf. A broken one has `mistakes`, and its file name for a title."""

    id: str
    title: str
    why: str
    tags: tuple[str, ...]
    grade: int
    steps: int
    bundled: bool
    under_way: bool
    mistakes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PreviewView:
    """A quest as it could be taken: every step, and what it says about itself."""

    id: str
    title: str
    why: str
    author: str
    version: int
    tags: tuple[str, ...]
    grade: int
    measure: str
    days: str
    cue: str
    plan_b: str
    tiny: str
    cautions: tuple[str, ...]
    steps: tuple[StepView, ...]
    mastery: tuple[str, ...]
    mentors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a take: the quest's id, one sentence, and advice worth a thought (or "")."""

    id: str
    message: str
    advice: str
    changed: bool


def own_folder(game: Game) -> Path:
    """Where the player's own quest files are: those `goal` writes, and any others put there."""
    return game.root.path / "quests"


def library(game: Game) -> tuple[LibraryView, ...]:
    """Every quest file on the shelf, by title."""
    courses = game.played.world.courses
    return tuple(
        LibraryView(
            entry.id,
            entry.title,
            entry.why,
            entry.tags,
            entry.grade,
            entry.steps,
            entry.source is Source.BUNDLED,
            entry.id in courses and courses[entry.id].active,
            tuple(str(mistake) for mistake in entry.mistakes),
        )
        for entry in entries(game)
    )


def entries(game: Game) -> tuple[Entry, ...]:
    """Every quest file once: of several versions of a quest the newest. Broken files stay beside the sound ones."""
    newest: dict[str, Entry] = {}
    for entry in shelf([own_folder(game)]):
        key = entry.id if entry.quest else str(entry.path)
        other = newest.get(key)
        if other is None or (entry.quest and other.quest and entry.quest.version > other.quest.version):
            newest[key] = entry
    for entry in _copies(game):
        newest.setdefault(entry.id, entry)
    return tuple(newest.values())


def _copies(game: Game) -> Iterator[Entry]:
    """The quests ever taken, from the copies in the save: a file taken from elsewhere is found again by its id."""
    player = game.journal.player
    for course in game.played.world.courses.values():
        source = copies.load_quest(game.root, player, course.sha) if player else None
        if source is None:
            continue
        with suppress(QuestFileError):
            yield Entry(game.root.path, Source.OWN, course.quest, parse_quest(source, f"{course.quest}.toml"))


def find_file(game: Game, asked: str) -> QuestFile | NoMatch:
    """The quest file a player means: a path, or an entry of the library. Raises `QuestFileError` for a broken one."""
    if asked.endswith(".toml") or "/" in asked or "\\" in asked:
        return read_quest(Path(asked))
    sound_last = sorted(entries(game), key=lambda entry: entry.quest is not None)
    known = {entry.id: entry for entry in sound_last}
    found = match_quest(asked, {id_: entry.title for id_, entry in known.items()})
    if isinstance(found, NoMatch):
        return found
    entry = known[found]
    if entry.file is None:
        raise QuestFileError(entry.mistakes)
    return entry.file


def sound_file(game: Game, quest: str) -> QuestFile | None:
    """The file of a quest by its id, read as it is now; None where it is gone, or broken."""
    return next((entry.file for entry in entries(game) if entry.id == quest and entry.file is not None), None)


def take(game: Game, file: QuestFile, start: str | None = None, *, same: bool = False) -> Taken | Refusal:
    """Take a quest: its file is copied into the save first, then the event names the copy. Raises `NotSaved`.

    `start` is a step's number or id.
    """
    quest = file.quest
    step = _step_id(quest, start)
    if isinstance(step, Refusal):
        return step
    crowded = _crowded(game, quest)
    if game.read_only:
        raise NewerSave
    player = game.journal.begin(game.now)
    copies.keep_quest(game.root, player, file.data)
    game.shelf.put(file.sha, quest)
    told = game.say(Take(quest, file.sha, step, same))
    if isinstance(told, Refusal):
        return told
    if not told.events:
        return Taken(quest.id, f"{quest.title} is already under way. Nothing changed.", "", changed=False)
    return Taken(quest.id, outcomes.taken(Take(quest, file.sha, step, same), told), crowded, changed=True)


def _step_id(quest: Quest, start: str | None) -> str | Refusal | None:
    if start is None or any(step.id == start for step in quest.steps):
        return start
    if start.isascii() and start.isdigit() and 1 <= int(start) <= len(quest.steps):
        return quest.steps[int(start) - 1].id
    return Refusal("bad_step", f"{quest.title} starts on a step from 1 to {len(quest.steps)}, not {start}.")


def _crowded(game: Game, quest: Quest) -> str:
    """Advice against a fourth quest, once; it is taken all the same."""
    others = [course for course in game.played.world.courses.values() if course.active and course.quest != quest.id]
    if len(others) != MANY or game.played.world.settings.get(SLOTS_ADVICE) is False:
        return ""
    return "Three quests at a time are a good start; this is the fourth. `drop` any of them whenever it gets too much."


def preview(quest: Quest) -> PreviewView:
    """A quest as the library shows it."""
    return PreviewView(
        quest.id,
        quest.title,
        quest.why,
        quest.author,
        quest.version,
        quest.tags,
        grade_of(quest),
        quest.measure.kind.value,
        days_said(quest.schedule),
        quest.cue,
        quest.plan_b,
        quest.tiny,
        quest.cautions,
        tuple(step_view(quest, step.id) for step in quest.steps),
        tuple(f"{step.mastery.done} of {step.mastery.of}" for step in quest.steps),
        tuple(mentor.name for mentor in quest.mentors),
    )
