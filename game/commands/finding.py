"""The quest file that is meant by a word on the command line: of the library, or a file."""

from __future__ import annotations

from game.commands.answers import NOT_UNDERSTOOD, Answers
from game.play import taking
from game.play.game import Game
from game.play.matching import NoMatch
from game.quests.mistakes import QuestFileError
from game.quests.reader import QuestFile


def quest_file(game: Game, asked: str, answers: Answers) -> QuestFile:
    """The file, read and sound; else it is told what is wrong, and the command ends."""
    try:
        file = taking.find_file(game, asked)
    except QuestFileError as error:
        raise answers.fail_lines("bad_quest_file", [str(mistake) for mistake in error.mistakes]) from None
    if isinstance(file, NoMatch):
        code = "ambiguous_quest" if file.ambiguous else "unknown_quest"
        raise answers.fail(code, file.message, NOT_UNDERSTOOD, file.near)
    return file
