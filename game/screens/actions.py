"""Everything a player can do from the keyboard, in one table: keys, the key bar, the palette and the help read it.

`pane` says where an action holds ("" everywhere); `rank` orders the key bar (0: only in palette and help). Ids name the
methods `do_<id>` of a pane or of the main screen.
"""

from __future__ import annotations

from typing import NamedTuple

from textual.binding import Binding, BindingType

HOME, LIBRARY = "home", "library"


class Action(NamedTuple):
    """One thing to do."""

    id: str
    keys: str
    shown: str
    word: str
    help: str
    pane: str = ""
    rank: int = 0


ACTIONS = (
    Action("done", "space,enter", "space", "done", "Say done for the chosen quest", HOME, 1),
    Action("some", "s", "s", "some", "Say some: the tiny version, or less than the amount", HOME, 2),
    Action("missed", "m", "m", "missed", "Say missed: a fact like any other, and coming back pays", HOME, 9),
    Action("amount", "+", "+", "amount", "Say an amount: 12 adds, =12 sets the day’s sum", HOME, 3),
    Action("rest", "r", "r", "rest", "Rest the chosen quest for the day: nothing fades, nothing counts", HOME, 8),
    Action("answer", "o", "o", "answer", "Answer the offer, or go up or down the ladder by hand", HOME, 6),
    Action("take", "enter", "enter", "take it", "Take the chosen quest, at the marked step", LIBRARY, 1),
    Action("later_start", "right,+", "→", "start higher", "Start on a later step", LIBRARY, 2),
    Action("earlier_start", "left,-", "←", "start lower", "Start on an earlier step", LIBRARY, 3),
    Action("home", "escape,l,backspace", "esc", "back", "Back to today", LIBRARY, 4),
    Action("undo", "u", "u", "undo", "Take back the last check-in, rest, rating or step", "", 5),
    Action("library", "l", "l", "quests", "Browse the quest library, and take a quest", HOME, 7),
    Action("rate", "t", "t", "rate", "Say how sure you are of a step, 0 to 100", HOME, 13),
    Action("note", "n", "n", "note", "Write a private line about the day", HOME, 14),
    Action("view", "v", "v", "view", "See everything about the chosen quest", HOME, 12),
    Action("drop", "X", "X", "drop", "Stop the chosen quest; its metres stay", HOME),
    Action("up", "up,k", "↑", "up", "The quest above"),
    Action("down", "down,j", "↓", "down", "The quest below"),
    Action("first", "home,g", "home", "first", "The first quest"),
    Action("last", "end,G", "end", "last", "The last quest"),
    Action("redo", "U,ctrl+r", "U", "redo", "Bring back what the last undo took", "", 11),
    Action("theme", "d", "d", "daylight", "Change between dusk and daylight", "", 15),
    Action("palette", "", "^p", "anything", "Find any action by its name", "", 16),
    Action("keys", "question_mark,f1", "?", "keys", "Show all keys and signs", "", 4),
    Action("quit", "q", "q", "quit", "Leave; everything said is saved already", "", 10),
)

BY_ID = {action.id: action for action in ACTIONS}


def bindings() -> list[BindingType]:
    """A binding for every key; digits and = open the amount dialog with what was typed."""
    named: list[BindingType] = [
        Binding(action.keys, f"act('{action.id}')", action.word, show=False, tooltip=action.help, id=action.id)
        for action in ACTIONS
        if action.keys
    ]
    typed: list[BindingType] = [Binding(key, f"type('{key}')", show=False) for key in "0123456789"]
    return [*named, *typed, Binding("equals_sign", "type('=')", show=False)]
