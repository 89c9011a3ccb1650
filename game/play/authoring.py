"""Writing quest files: a new one from answers, one to edit, and what is to be said of one. Takes no quest.

Nothing here overwrites a file.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from game.play.drafting import GoalAnswers, draft, slug, unique
from game.play.game import Game, NotSaved
from game.play.goals import ids_in_use
from game.play.matching import NoMatch, match_quest
from game.play.taking import entries, own_folder
from game.play.telling import plural
from game.play.tidying import reason, rewrite
from game.quests.advice import Advice, advise
from game.quests.formats import QUEST_ID
from game.quests.library import Entry, Source
from game.quests.mistakes import QuestFileError
from game.quests.reader import parse_quest, read_quest
from game.quests.schema import NAME as SCHEMA
from game.quests.schema import is_schema, schema_text
from game.quests.statements import DIRECTIVE
from game.quests.teaching import taught
from game.quests.writing import Unsayable
from game.rules.moves import Refusal
from game.rules.quest import Mentor, Quest
from game.rules.text import clean
from game.rules.values import dataclass, replace
from game.saves import disk
from game.saves.errors import NewerSave

ENDING = ".toml"
_UNCUT = 1 << 30


@dataclass(frozen=True, slots=True)
class NewQuest:
    """What an author answered: the goal's answers, and what a file may say besides. All texts as typed.

    `written`: amounts as steps written out, not as a `[ladder]`.
    """

    goal: GoalAnswers
    cue: str = ""
    plan_b: str = ""
    author: str = ""
    tags: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    mentors: tuple[str, ...] = ()
    written: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """What is to be said of a file: mistakes as lines, or else advice."""

    mistakes: tuple[str, ...]
    advice: tuple[Advice, ...]
    line: int = 0
    """Of the first mistake that has a place; 0 where none has."""
    column: int = 0


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: where, the quest in it, and whether a schema was put beside it."""

    path: Path
    quest: Quest
    schema: bool


@dataclass(frozen=True, slots=True)
class ToEdit:
    """A file to open, and a sentence on where it came from, where it is a copy."""

    path: Path
    copied: str = ""


def check(path: Path, name: str | None = None) -> Checked:
    """Read a file over."""
    try:
        file = read_quest(path, name)
    except QuestFileError as error:
        placed = next(((each.line, each.column) for each in error.mistakes if each.line), (0, 0))
        return Checked(tuple(map(str, error.mistakes)), (), *placed)
    return Checked((), advise(file.data, str(path) if name is None else name))


# --- new -------------------------------------------------------------------------------------------------------------


def quest_from(new: NewQuest, in_use: Collection[str]) -> Quest | Refusal:
    """The quest these answers make, under an id that is not `in_use`. Pure."""
    quest = draft(new.goal, in_use)
    if isinstance(quest, Refusal):
        return quest
    return replace(
        quest,
        cue=_said(new.cue),
        plan_b=_said(new.plan_b),
        author=_said(new.author),
        tags=tuple(tag for each in new.tags if (tag := _said(each))),
        cautions=tuple(text for each in new.cautions if (text := _said(each))),
        mentors=tuple(Mentor(name, quest.steps[0].id) for each in new.mentors if (name := _said(each))),
        baseline=None if new.written else quest.baseline,
    )


def _said(text: str) -> str:
    return clean(text, _UNCUT)


def id_of(path: Path) -> str:
    """The id a file of that name would have."""
    return slug(path.stem, 48, QUEST_ID, "quest")


def file_text(quest: Quest, schema: str = f"./{SCHEMA}") -> str | Refusal:
    """The text of a new file."""
    try:
        return taught(quest, schema)
    except QuestFileError as error:
        return Refusal("bad_goal", f"This makes no quest file: {error.mistakes[0].text}.")
    except Unsayable as error:
        return Refusal("bad_goal", f"This makes no quest file: {error}.")


def in_the_way(game: Game, goal: GoalAnswers, path: Path | None, folder: Path) -> str:
    """Why no new file can have the name that a title or id leads to, before anything else is answered; else ""."""
    quest = draft(GoalAnswers(goal.what, schedule="every day", id=goal.id), ids_in_use(game))
    if isinstance(quest, Refusal):
        return quest.message
    target = path or folder / f"{quest.id}{ENDING}"
    if not target.parent.is_dir() and target.parent != own_folder(game):
        return _no_folder(target.parent).message
    return _is_there(target).message if os.path.lexists(target) else ""


def _is_there(path: Path) -> Refusal:
    return Refusal("file_there", f"{clean(str(path), 200)} is there already. Nothing was overwritten.")


def _no_folder(path: Path) -> Refusal:
    return Refusal("no_folder", f"There is no folder {clean(str(path), 200)}.")


def too_long(text: str, most: int) -> str:
    """Why a text is not taken by a quest file; "" where it is."""
    size = len(_said(text))
    return f"This may have {most} characters; it has {size}." if size > most else ""


def write_new(game: Game, new: NewQuest, path: Path | None, folder: Path, *, schema: bool = True) -> Written | Refusal:
    """Write a new quest file: to `path`, else to `<id>.toml` in `folder`. Raises `NotSaved`."""
    quest = quest_from(new, ids_in_use(game))
    if isinstance(quest, Refusal):
        return quest
    text = file_text(quest, f"./{SCHEMA}" if schema else "")
    if isinstance(text, Refusal):
        return text
    target = path or folder / f"{quest.id}{ENDING}"
    mine = target.parent == own_folder(game)
    if mine and game.read_only:
        raise NewerSave
    if not mine and not target.parent.is_dir():
        return _no_folder(target.parent)
    try:
        if mine:
            disk.make_folder(target.parent)
        _create(target, text.encode())
    except FileExistsError:
        return _is_there(target)
    except OSError as error:
        raise NotSaved(reason(error)) from error
    return Written(target, quest, schema and schema_beside(target.parent))


def _create(path: Path, data: bytes) -> None:
    """A file that must not exist yet, whole or not at all; a link of that name is not followed."""
    with path.open("xb") as file:
        try:
            file.write(data)
            file.flush()
            disk.sync_file(file.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def schema_beside(folder: Path) -> bool:
    """Put the JSON Schema into a folder that has none. Whether one was put there; a full disk is no mishap."""
    with suppress(OSError):
        _create(folder / SCHEMA, schema_text().encode())
        return True
    return False


def write_schema(path: Path) -> Path | Refusal:
    """Write the JSON Schema to a file, or into a folder; one of ours is renewed. Raises `NotSaved`."""
    target = path / SCHEMA if path.is_dir() else path
    try:
        if target.exists():
            if not is_schema(target.read_bytes()[: 1 << 20]):
                return Refusal("file_there", f"{clean(str(target), 200)} is another file. Nothing was overwritten.")
            rewrite(target.resolve(), schema_text().encode())
        else:
            _create(target, schema_text().encode())
    except OSError as error:
        raise NotSaved(reason(error)) from error
    return target


# --- edit ------------------------------------------------------------------------------------------------------------


def to_edit(game: Game, asked: str, author: str = "") -> ToEdit | Refusal | NoMatch:
    """The file an author means: a path, or a quest of the library. Raises `NotSaved`.

    A quest that came with the game is copied first, under an id of its own; one that is only in the save as well.
    """
    if asked.endswith(ENDING) or "/" in asked or "\\" in asked:
        path = Path(asked)
        if not path.is_file():
            why = "is no file" if path.exists() else "is not there; `quest new` writes one"
            return Refusal("no_file", f"{clean(asked, 200)} {why}.")
        return ToEdit(path)
    known = {entry.id: entry for entry in sorted(entries(game), key=_nearest_to_hand)}
    found = match_quest(asked, {id_: entry.title for id_, entry in known.items()})
    if isinstance(found, NoMatch):
        return found
    entry = known[found]
    return ToEdit(entry.path) if _is_own_file(entry) else _copy(game, entry, author)


def _is_own_file(entry: Entry) -> bool:
    return entry.source is Source.OWN and entry.path.suffix == ENDING


def _nearest_to_hand(entry: Entry) -> tuple[bool, bool]:
    """Of several entries of one id the author means the last: their own file, be it broken."""
    return _is_own_file(entry), entry.quest is not None


def _copy(game: Game, entry: Entry, author: str) -> ToEdit | Refusal:
    if entry.file is None or game.read_only:
        raise NewerSave if game.read_only else NotSaved("the file of this quest has mistakes")
    quest = entry.file.quest
    is_bundled = entry.source is Source.BUNDLED
    name = unique(f"my-{quest.id}"[:48].rstrip("-"), ids_in_use(game), 48) if is_bundled else quest.id
    data = _as_own(entry.file.data, quest, name, author) if is_bundled else entry.file.data
    path = own_folder(game) / f"{name}{ENDING}"
    try:
        disk.make_folder(path.parent)
        _create(path, data)
    except FileExistsError:
        return _is_there(path)
    except OSError as error:
        raise NotSaved(reason(error)) from error
    schema_beside(path.parent)
    return ToEdit(path, f"{quest.title} is copied to {clean(str(path), 400)}, as {name}.")


def _as_own(data: bytes, quest: Quest, name: str, author: str) -> bytes:
    """A quest file under another id, by another author, from version 1 on; every comment stays."""
    import tomlkit

    document = tomlkit.parse(data.decode("utf-8-sig").replace("\r\n", "\n"))
    document["id"] = name
    if author := _said(author):
        document["author"] = author
    else:
        document.pop("author", None)
    if "version" in document:
        document["version"] = 1
    lines = tomlkit.dumps(document).split("\n")
    by = f" by {quest.author}" if quest.author else ""
    head = next((i for i, line in enumerate(lines) if not line.startswith(DIRECTIVE)), 0)
    made = "\n".join([*lines[:head], f"# Made from the quest {quest.id}{by}.", *lines[head:]]).encode()
    parse_quest(made, f"{name}{ENDING}")
    return made


def advice_counted(advice: tuple[Advice, ...]) -> str:
    """How much advice there is, in a few words.

    >>> advice_counted(())
    'no advice'
    """
    return plural(len(advice), "piece of advice", "pieces of advice") if advice else "no advice"
