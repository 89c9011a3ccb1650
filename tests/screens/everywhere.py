"""Every screen and dialog there is, and the keys that lead there: hostile texts, sizes and goldens are tried on all.

`test_everywhere.py` fails where a class of `game/screens` is not on this list.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import NamedTuple

from textual.widget import Widget

import game.screens
from game.screens.dialogs.over import Over
from game.screens.panes.pane import Pane
from tests.screens.conftest import Seat


class Place(NamedTuple):
    """A screen or dialog: a save of `playing.py`, the keys, and the class that has the keys then."""

    scene: str
    keys: tuple[str, ...]
    shows: str


WEEKS, EMPTY, NEARLY, SUMMIT = "several_weeks", "empty", "nearly_mastered", "nearly_up"
RATED, PARTY, NEWER = "often_rated", "with_friends", "with_newer"
TO_STEPS = ("a", *"Sit", "tab", "m", "tab", "5", "tab", "9", "tab", *"daily", *["tab"] * 5)

PLACES: dict[str, Place] = {
    "home": Place(WEEKS, ("down",), "HomePane"),
    "first-day": Place(EMPTY, (), "HomePane"),
    "quest": Place(WEEKS, ("down", "v"), "QuestPane"),
    "library": Place(WEEKS, ("l",), "LibraryPane"),
    "library-page": Place(WEEKS, ("l", "tab"), "LibraryPane"),
    "library-filter": Place(WEEKS, ("l", "/"), "LibraryPane"),
    "playtest": Place(WEEKS, ("l", "p"), "Playtest"),
    "newer": Place(NEWER, ("l", "/", *"lakeside", "enter", "enter"), "Newer"),
    "goal": Place(WEEKS, ("a",), "GoalPane"),
    "goal-steps": Place(EMPTY, TO_STEPS, "GoalPane"),
    "evidence": Place(WEEKS, ("e",), "EvidencePane"),
    "evidence-sure": Place(RATED, ("e", "G"), "EvidencePane"),
    "quest-sure": Place(RATED, ("v",), "QuestPane"),
    "evidence-empty": Place(EMPTY, ("e",), "EvidencePane"),
    "shelter": Place(WEEKS, ("c",), "ShelterPane"),
    "shelter-offer": Place(WEEKS, ("e", "c", "left", "up", "enter", "enter"), "ShelterPane"),
    "shelter-all": Place(WEEKS, ("c", "i"), "ShelterPane"),
    "shelter-breath": Place(WEEKS, ("c", "i", "enter"), "ExerciseDialog"),
    "shelter-step": Place(WEEKS, ("c", "i", "4", "enter"), "ExerciseDialog"),
    "friends": Place(PARTY, ("f",), "FriendsPane"),
    "friends-begin": Place(EMPTY, ("f",), "FriendsPane"),
    "cheer": Place(PARTY, ("f", "enter"), "CheerCard"),
    "offered": Place(PARTY, ("f", "end", "up", "enter"), "OfferCard"),
    "share-all": Place(PARTY, ("f", "S"), "ShareCard"),
    "share-sure": Place(PARTY, ("down", "S", "n"), "ShareCard"),
    "leaving": Place(PARTY, ("f", "S", "p"), "Leaving"),
    "get-help": Place(WEEKS, ("!",), "GetHelp"),
    "settings": Place(WEEKS, ("comma",), "SettingsPane"),
    "settings-keys": Place(WEEKS, ("comma", "end"), "SettingsPane"),
    "amount": Place(WEEKS, ("end", "1"), "AmountDialog"),
    "note": Place(WEEKS, ("down", "n"), "Line"),
    "rating": Place(WEEKS, ("down", "t"), "RatingDialog"),
    "by-hand": Place(WEEKS, ("end", "o"), "Ask"),
    "drop": Place(WEEKS, ("down", "X"), "Ask"),
    "edit": Place(WEEKS, ("down", "E"), "Ask"),
    "edit-cue": Place(WEEKS, ("down", "E", "c"), "Change"),
    "edit-days": Place(WEEKS, ("down", "E", "d", "backspace", "!"), "Change"),
    "rest-until": Place(WEEKS, ("down", "R", "f", "r", "i", "tab"), "RestDialog"),
    "steps": Place(WEEKS, ("down", "v", "i", "left"), "StepCard"),
    "plan": Place(WEEKS, ("down", "p"), "PlanCard"),
    "plan-ways": Place(WEEKS, ("down", "p", "1"), "PlanCard"),
    "plan-own": Place(WEEKS, ("down", "p", "w"), "PlanCard"),
    "why": Place(WEEKS, ("down", "y"), "Why"),
    "why-written": Place(WEEKS, ("down", "y", *"Yes", "enter", "1"), "Why"),
    "review": Place(WEEKS, ("W",), "Review"),
    "review-worked": Place(WEEKS, ("W", "g", *"Tea"), "Review"),
    "review-hindered": Place(WEEKS, ("W", "g", "enter"), "Review"),
    "review-next": Place(WEEKS, ("W", "g", "enter", "g"), "Review"),
    "review-why": Place(WEEKS, ("W", "g", "enter", "g", "g"), "Review"),
    "story": Place(WEEKS, ("down", "T"), "StoryCard"),
    "story-last": Place(WEEKS, ("down", "T", "end"), "StoryCard"),
    "advice": Place(NEARLY, ("space", "escape"), "Line"),
    "comeback": Place(WEEKS, ("down", "o"), "Comeback"),
    "comeback-plan": Place(WEEKS, ("down", "o", "t"), "Comeback"),
    "practice": Place(EMPTY, ("l", "t"), "Practice"),
    "sure": Place(EMPTY, ("l", "t", "escape"), "RatingsDialog"),
    "leave-goal": Place(EMPTY, ("a", "x", "escape"), "Ask"),
    "edit-step": Place(EMPTY, (*TO_STEPS, "enter"), "EditStep"),
    "day-start": Place(WEEKS, ("comma", "enter"), "DayStartDialog"),
    "themes": Place(WEEKS, ("comma", "down", "down", "enter"), "ThemeDialog"),
    "listening": Place(WEEKS, ("comma", "end", "enter", "u"), "Listen"),
    "help": Place(WEEKS, ("question_mark",), "Help"),
    "help-keys": Place(WEEKS, ("question_mark", "3"), "Help"),
    "palette": Place(WEEKS, ("ctrl+p",), "Palette"),
    "palette-found": Place(WEEKS, ("ctrl+p", "g", "o"), "Palette"),
    "mastered": Place(NEARLY, ("space",), "Mastered"),
    "mastered-sure": Place(NEARLY, ("space", "4"), "Mastered"),
    "summit": Place(SUMMIT, ("space",), "Mastered"),
    "summit-higher": Place(SUMMIT, ("space", "h"), "Mastered"),
    "summit-hand-in": Place(SUMMIT, ("space", "i"), "Mastered"),
    "summit-offer": Place(SUMMIT, ("space", "escape", "escape", "o"), "Ask"),
    "hand-in": Place(SUMMIT, ("space", "escape", "escape", "o", "i"), "Ask"),
    "higher": Place(SUMMIT, ("space", "escape", "escape", "o", "h"), "Number"),
    "welcome": Place(EMPTY, ("enter",), "Welcome"),
    "welcome-field": Place(EMPTY, ("enter", "enter"), "Welcome"),
    "welcome-quest": Place(EMPTY, ("enter", "enter", "2"), "Welcome"),
    "welcome-start": Place(EMPTY, ("enter", "enter", "2", "1"), "Welcome"),
    "welcome-sure": Place(EMPTY, ("enter", "enter", "2", "1", "s", "9"), "Welcome"),
    "welcome-tiny": Place(EMPTY, ("enter", "enter", "2", "1", "1"), "Welcome"),
    "welcome-over": Place(EMPTY, ("enter", "enter", "2", "1", "1", "t"), "Welcome"),
}


def to_be_shown() -> set[str]:
    """The names of all screens and dialogs of the game: those nobody else builds on."""
    for found in pkgutil.walk_packages(game.screens.__path__, "game.screens."):
        importlib.import_module(found.name)
    return {each.__name__ for base in (Over, Pane) for each in _leaves(base)}


def _leaves(base: type[Widget]) -> Iterator[type[Widget]]:
    ours = [each for each in base.__subclasses__() if each.__module__.startswith("game.")]
    for each in ours:
        yield from _leaves(each)
    if not ours:
        yield base


async def go(seat: Seat, place: Place) -> None:
    """Press the keys of a place, and see that it is there."""
    for key in place.keys:
        await seat.press(key)
        await seat.settle()
    assert here(seat) == place.shows


def here(seat: Seat) -> str:
    """The class that has the keys: the dialog on top, or the pane."""
    top = seat.app.screen
    return type(seat.app.main.pane if top is seat.app.main else top).__name__


async def leave(seat: Seat) -> None:
    """Back to Home with escape, as the game promises; a goal half typed asks first, and is thrown away."""
    for _ in range(6):
        if here(seat) == "HomePane":
            return
        asked = here(seat) == "Ask" and seat.app.main.pane.id == "goal"
        await seat.press("x" if asked else "escape")
        await seat.settle()
    raise AssertionError(f"escape does not lead out of {here(seat)}")
