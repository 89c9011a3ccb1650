"""Everything a player can do from the keyboard, in one table: keys, the key bar, the palette and the help read it.

`panes` says where an action holds (none: everywhere); `rank` orders the key bar (0: only in palette and help). Ids name
the methods `do_<id>` of a pane or of the main screen. The keys here are those the game comes with; `keymap.py` has the
ones that hold.
"""

from __future__ import annotations

from typing import NamedTuple

HOME, QUEST, LIBRARY, GOAL, EVIDENCE, SETTINGS = "home", "quest", "library", "goal", "evidence", "settings"
SHELTER, FRIENDS = "shelter", "friends"

A_QUEST = (HOME, QUEST)
AWAY = (QUEST, LIBRARY, GOAL, EVIDENCE, SETTINGS, SHELTER, FRIENDS)


class Action(NamedTuple):
    """One thing to do. `keys` are Textual's names, or the character itself, with commas between."""

    id: str
    keys: str
    word: str
    help: str
    panes: tuple[str, ...] = ()
    rank: int = 0


ACTIONS = (
    Action("done", "space,enter", "done", "Say done for the chosen quest", A_QUEST, 1),
    Action("some", "s", "some", "Say some: the tiny version, or less than the amount", A_QUEST, 2),
    Action("missed", "m", "missed", "Say missed: a fact like any other, and coming back pays", A_QUEST, 9),
    Action("amount", "+", "amount", "Say an amount: 12 adds, =12 sets the day’s sum", A_QUEST, 3),
    Action("rest", "r", "rest", "Rest the chosen quest for the day: nothing fades, nothing counts", A_QUEST, 8),
    Action("rest_until", "R", "rest until", "Rest for longer: until a day, or until you come back", A_QUEST, 19),
    Action("answer", "o", "answer", "Answer the offer, or go up or down the ladder by hand", A_QUEST, 6),
    Action("take", "enter,space", "take it", "Take the chosen quest, at the marked step", (LIBRARY,), 1),
    Action("later_start", "right,+", "start higher", "Start on a later step", (LIBRARY,), 2),
    Action("earlier_start", "left,-", "start lower", "Start on an earlier step", (LIBRARY,), 3),
    Action("preview", "tab", "read it", "Read about the chosen quest, or go back to the list", (LIBRARY,), 4),
    Action("filter", "/", "filter", "Show only the files with some words in title, tags or id", (LIBRARY,), 5),
    Action("sure", "t", "how sure", "Say how sure you are of three steps: it suggests a start", (LIBRARY,), 6),
    Action("playtest", "p", "play-test", "Let simulated people climb the chosen file", (LIBRARY,), 7),
    Action("make", "ctrl+s", "take it", "Write this goal as a quest file of your own, and take it", (GOAL,), 1),
    Action("next_field", "tab", "next", "The next question", (GOAL,), 4),
    Action("previous_field", "shift+tab", "back", "The question before", (GOAL,)),
    Action("edit_step", "enter", "edit", "Change the chosen step", (GOAL,), 2),
    Action("start_here", "space", "start", "Start on the chosen step", (GOAL,), 3),
    Action("add_step", "+", "add", "Put a step above the chosen one", (GOAL,), 5),
    Action("remove_step", "-,delete", "remove", "Take the chosen step out", (GOAL,), 6),
    Action("say_mood", "enter,space", "say it", "Say the mood, or take what is marked", (SHELTER,), 1),
    Action("less_pleasant", "left", "less pleasant", "To the left on the mood grid; h does, too", (SHELTER,)),
    Action("more_pleasant", "right", "more pleasant", "To the right on the mood grid; l does, too", (SHELTER,)),
    Action("leave_out", "tab", "leave it out", "No word for it, or no feeling afterwards", (SHELTER,), 2),
    Action("exercises", "i", "exercises", "All exercises of the shelter", (SHELTER,), 3),
    Action("cheer", "enter,space", "cheer", "Cheer the chosen friend on, or see the chosen quest file", (FRIENDS,), 1),
    Action("sharing", "S", "share", "What of yours is shared with friends: quest by quest", (FRIENDS,), 2),
    Action("next_friend", "right,tab", "next friend", "The next friend in the list", (FRIENDS,), 15),
    Action("previous_friend", "left,shift+tab", "previous friend", "The friend before in the list", (FRIENDS,)),
    Action("change", "enter,space,right", "change", "Change the chosen setting", (SETTINGS,), 1),
    Action("change_back", "left", "other way", "Change the chosen setting the other way", (SETTINGS,), 2),
    Action("next_quest", "right,tab", "next quest", "The next quest", (QUEST, EVIDENCE), 4),
    Action("previous_quest", "left,shift+tab", "previous", "The quest before", (QUEST, EVIDENCE), 17),
    Action("steps", "i", "steps", "The steps one by one: what each asks, and how its days went", (QUEST,), 7),
    Action("page_down", "pagedown", "page down", "A page further down", (QUEST, EVIDENCE, FRIENDS)),
    Action("page_up", "pageup", "page up", "A page further up", (QUEST, EVIDENCE, FRIENDS)),
    Action("home", "escape", "back", "Back to today", AWAY, 4),
    Action("undo", "u", "undo", "Take back the last check-in, rest, rating or step", (), 5),
    Action("quest", "v", "quest", "Everything about the chosen quest: ladder, year, confidence", (HOME, EVIDENCE), 7),
    Action("library", "l", "library", "Browse the quest library, and take a quest", (), 8),
    Action("goal", "a", "new goal", "Make a quest of a goal of your own", (), 11),
    Action("evidence", "e", "evidence", "What you have shown you can do", (), 10),
    Action("rate", "t", "rate", "Say how sure you are of a step, 0 to 100", A_QUEST, 14),
    Action("plan", "p", "plan", "Say what got in the way, and make an if-then plan", A_QUEST, 13),
    Action("note", "n", "note", "Write a private line about the day", A_QUEST, 15),
    Action("why", "y", "why I can", "Why you can do it: your own lines, given back before a hard step", A_QUEST, 22),
    Action("story", "T", "story", "Somebody who was here before: how they fell, and came back", A_QUEST, 23),
    Action("edit", "E", "edit", "Change the quest: title, days, cue, plan B", A_QUEST, 18),
    Action("drop", "X", "drop", "Stop the chosen quest; its metres stay", A_QUEST),
    Action("shelter", "c", "calm", "The shelter: how you feel, and a pause of a few minutes", (), 6),
    Action("friends", "f", "friends", "The party: who is on which mountain, side by side", (), 7),
    Action("share", "S", "share", "Share the chosen quest with friends, or stop sharing it", A_QUEST, 24),
    Action("review", "W", "last week", "Look back on last week, and on to the next", (), 23),
    Action("up", "up,k", "up", "Up"),
    Action("down", "down,j", "down", "Down"),
    Action("first", "home,g", "first", "To the first"),
    Action("last", "end,G", "last", "To the last"),
    Action("redo", "U,ctrl+r", "redo", "Bring back what the last undo took", (), 12),
    Action("welcome", "w", "welcome", "The welcome: what this is, a first quest and its first small step", (HOME,)),
    Action("settings", "comma", "settings", "Day start, theme, motion, symbols, keys", (), 16),
    Action("theme", "d", "daylight", "Change between dusk and daylight", (), 21),
    Action("palette", "ctrl+p", "anything", "Find any action by its name", (), 20),
    Action("help", "question_mark,f1", "help", "How the game works, and all keys and signs", (), 4),
    Action("get_help", "!,f8", "get help", "If you need more than a game: when, and where", (), 13),
    Action("quit", "q", "quit", "Leave; everything said is saved already", (), 12),
)

BY_ID = {action.id: action for action in ACTIONS}
