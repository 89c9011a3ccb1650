"""Goals as quest files of the player's own, where to start on them, and a longer ladder on a quest under way.

Nothing here takes a quest: that is `taking.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from game.play.drafting import MEASURES, GoalAnswers, draft, unique
from game.play.game import Game, NotSaved, not_under_way
from game.play.lengthening import lengthened
from game.play.redrafting import NO_EDITS, Edits, redrafted
from game.play.stepping import rate
from game.play.taking import Taken, own_folder, take
from game.play.telling import plural
from game.play.today import title_of
from game.quests.library import shelf
from game.quests.mistakes import QuestFileError
from game.quests.reader import QuestFile, parse_quest
from game.quests.writing import Unsayable, write_quest
from game.rules import confidence
from game.rules.gate import SURE
from game.rules.moves import Edit, Refusal
from game.rules.quest import Quest
from game.rules.values import replace
from game.saves import copies, disk
from game.saves.atomic import write_atomic
from game.saves.errors import NewerSave, because

__all__ = [
    "MEASURES",
    "GoalAnswers",
    "draft",
    "go_higher",
    "ids_in_use",
    "keep_ratings",
    "make_goal",
    "rating_numbers",
    "start_for",
    "write_goal",
]

LONGEST_NAME = 200


def ids_in_use(game: Game) -> set[str]:
    """Every quest ever taken, and every quest file on the shelf, broken ones by their names."""
    return {*game.played.world.courses, *(entry.id for entry in shelf([own_folder(game)]))}


def write_goal(game: Game, answers: GoalAnswers, edits: Edits = NO_EDITS) -> tuple[Path, QuestFile] | Refusal:
    """Write the quest of these answers to a new file of the player's own, with the steps changed by hand.

    Raises `NotSaved`; nothing is overwritten.
    """
    if game.read_only:
        raise NewerSave
    quest = draft(answers, ids_in_use(game))
    if isinstance(quest, Refusal):
        return quest
    file = _as_file(redrafted(quest, edits).quest)
    return file if isinstance(file, Refusal) else (_write_own(game, file), file)


def make_goal(
    game: Game, answers: GoalAnswers, edits: Edits, start: int, ratings: Mapping[int, int]
) -> Taken | Refusal:
    """Write a goal, take it at a step, and keep the ratings (by step number) with it. Raises `NotSaved`.

    Where it is not taken, the file goes again.
    """
    written = write_goal(game, answers, edits)
    if isinstance(written, Refusal):
        return written
    path, file = written
    try:
        taken = take_rated(game, file, start, ratings)
    except NotSaved:
        path.unlink(missing_ok=True)
        raise
    if isinstance(taken, Refusal):
        path.unlink(missing_ok=True)
    return taken


def take_rated(game: Game, file: QuestFile, start: int, ratings: Mapping[int, int]) -> Taken | Refusal:
    """Take a quest at a step, and keep the ratings (by step number). Raises `NotSaved` where it is not taken."""
    taken = take(game, file, str(start))
    if isinstance(taken, Refusal):
        return taken
    return replace(taken, message=f"{taken.message}{keep_ratings(game, file.quest, ratings)}")


def keep_ratings(game: Game, quest: Quest, ratings: Mapping[int, int]) -> str:
    """Say the ratings of a quest just taken, by step number; a sentence where that could not be saved, else nothing."""
    try:
        for number, value in ratings.items():
            rate(game, quest.id, value, number)
    except NotSaved as error:
        return f" How sure you are was not saved: {error.reason}."
    return ""


def _as_file(quest: Quest) -> QuestFile | Refusal:
    try:
        return parse_quest(write_quest(quest).encode(), f"{quest.id}.toml")
    except QuestFileError as error:
        return Refusal("bad_goal", f"This makes no quest file: {error.mistakes[0].text}.")
    except Unsayable as error:
        return Refusal("bad_goal", f"This makes no quest file: {error}.")


def _write_own(game: Game, file: QuestFile) -> Path:
    """A new file `<id>.toml`; where there is one, `<id>-v<version>.toml`. Durable when this returns."""
    folder, quest = own_folder(game), file.quest
    try:
        disk.make_folder(folder)
        taken = {path.stem for path in folder.glob("*.toml")}
        versioned = unique(f"{quest.id}-v{quest.version}", taken, LONGEST_NAME)
        path = folder / f"{versioned if quest.id in taken else quest.id}.toml"
        write_atomic(path, file.data, durable=True)
    except OSError as error:
        raise NotSaved(because(error)) from error
    return path


def start_for(steps: int, ratings: Mapping[int, int]) -> int:
    """The number of the step to start on, of so many, from ratings (0 to 100) by number; 1 where nothing was rated.

    The curve fills in between the ratings and never speaks against them: not above a step the player is unsure of, not
    below one they are sure of. (Three zeros alone would give step 2, three hundreds step 8 of 11.)
    """
    if not ratings:
        return 1
    unsure = min((number for number, rating in ratings.items() if rating < SURE), default=steps + 1)
    sure = max((number for number in ratings if number < unsure), default=1)
    fitted = confidence.suggested_start(ratings, steps)
    return min(max(fitted, sure), max(1, unsure - 1))


def rating_numbers(steps: int) -> tuple[int, ...]:
    """The numbers of the steps to rate before starting: first, middle, last (of 11: 1, 6, 11); of few steps, fewer."""
    return tuple(dict.fromkeys((1, (steps + 1) // 2, steps)))


def go_higher(game: Game, quest_id: str, target: int) -> str | Refusal:
    """Lengthen the ladder of a quest under way to `target`, from tomorrow on; one sentence. Raises `NotSaved`.

    The summit's *higher*, and `edit QUEST target=N`: the steps there are stay, and new ones follow. The longer quest
    is kept among the player's own files.
    """
    found = game.under_way(quest_id)
    if found is None:
        return not_under_way(quest_id)
    course, quest = found
    longer = lengthened(quest, target)
    file = longer if isinstance(longer, Refusal) else _as_file(longer)
    if isinstance(file, Refusal):
        return file
    if game.read_only:
        raise NewerSave
    path = _write_own(game, file)
    refused = _say_longer(game, file, path)
    title = title_of(course, quest)
    more = plural(len(file.quest.steps) - len(quest.steps), "more step")
    where = f"{title} goes on to {quest.measure.say(target)}: {more}, from tomorrow on"
    return refused or f"{where}. The steps so far stay as they are."


def _say_longer(game: Game, file: QuestFile, path: Path) -> Refusal | None:
    """Put the copy into the save and say the change; where that fails, the new file goes again."""
    try:
        copies.keep_quest(game.root, game.journal.begin(game.now), file.data)
        game.shelf.put(file.sha, file.quest)
        told = game.say(Edit(file.quest.id, {"sha": file.sha}))
    except NotSaved:
        path.unlink(missing_ok=True)
        raise
    if isinstance(told, Refusal):
        path.unlink(missing_ok=True)
        return told
    return None
