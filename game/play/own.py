"""Why I can: lines in the player's own words, written by choice and given back before a hard step.

In older adults, reasons they gave themselves went with a firmer belief, and those of others did not (docs/science.md).
The lines are private: they have no shared form.
"""

from __future__ import annotations

from game.play import checkins
from game.play.game import Game
from game.play.today import own_views
from game.play.views import OwnView
from game.rules.moves import Refusal, SayWhy


def lines_of(game: Game, quest: str) -> tuple[OwnView, ...]:
    """The lines of a quest, the oldest first."""
    return own_views(game.played.world.inner.lines.get(quest, ()))


def say_why(game: Game, quest: str, text: str, of: str = "") -> str | Refusal:
    """Write a line, or another text for the line `of`; one sentence. Raises `NotSaved`."""
    said = checkins.say(game, SayWhy(quest, game.today, text, of))
    return said if isinstance(said, Refusal) else said[0]


def put_away(game: Game, quest: str, of: str) -> str | Refusal:
    """Put a line away. Raises `NotSaved`."""
    return say_why(game, quest, "", of)


def numbered(game: Game, quest: str, number: int) -> str | Refusal:
    """The id of a line by its number from 1."""
    lines = lines_of(game, quest)
    if not lines:
        return Refusal("no_line", "There is no line yet.")
    if not 1 <= number <= len(lines):
        span = "is one line, number 1" if len(lines) == 1 else f"are lines from 1 to {len(lines)}"
        return Refusal("no_line", f"There {span}.")
    return lines[number - 1].id
