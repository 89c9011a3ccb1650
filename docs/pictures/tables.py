"""Which pictures there are, and how the game is played for them. A new screen gets one by a row here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Act(NamedTuple):
    """A key ("": none), what to say about it ("": what was said before), and seconds to look at what comes of it.

    `sees` must stand on the screen then, or there is no film: the words would be about something else.
    """

    key: str
    told: str
    wait: float
    sees: str = ""


class Picture(NamedTuple):
    """A still: the window, the keys that lead to it, what there is to see, for those who cannot, and proof of it."""

    name: str
    size: tuple[int, int]
    keys: Sequence[str]
    told: str
    sees: str
    theme: str = "dusk"
    wait: float = 3.0
    """Seconds after the last key: what moves has come to rest by then, or stands where it looks best."""
    friends: bool = False
    """Whether friends share their ways with the player."""


PICTURES = (
    Picture(
        "home",
        (120, 40),
        ["down"],
        "Home at dusk: today’s five quests on the left; on the right the chosen one with its ladder, what waits in the "
        "purse for the comeback, and four weeks of days.",
        "2 missed days",
    ),
    Picture(
        "home-daylight",
        (120, 40),
        ["down"],
        "Home in the daylight theme, dark ink on warm paper: today’s five quests on the left; on the right the chosen "
        "one with its ladder, what waits in the purse for the comeback, and four weeks of days.",
        "2 missed days",
        theme="daylight",
    ),
    Picture(
        "mastered",
        (100, 36),
        ["down", "down", "down", "space"],
        "A step is mastered: what was counted on it, how sure you are of the next one, and the ways on from here.",
        "mastered",
    ),
    Picture(
        "quest",
        (120, 40),
        ["down", "v"],
        "Everything about one quest: its ladder with what each step asked and how its days went, a year of days, and "
        "how sure the player was against what then happened.",
        "The ladder",
    ),
    Picture(
        "evidence",
        (120, 40),
        ["e"],
        "Evidence, counted from the save: what the player has shown they can do, quest by quest, and how often and how "
        "soon they came back after a miss.",
        "What I have shown",
    ),
    Picture(
        "shelter",
        (100, 30),
        ["c", "left", "up"],
        "The shelter: a grid from unpleasant to pleasant and from calm to stirred, with the words for the chosen place "
        "under it, and on the right what has helped so far.",
        "unpleasant",
    ),
    Picture(
        "friends",
        (120, 40),
        ["f", "down"],
        "Friends: who is on which mountain on the left, with the party’s metres of the week; on the right the ways up "
        "the same quest side by side, each from its own first day, with their falls and returns; cheers below.",
        "Together this week",
        friends=True,
    ),
    Picture(
        "library",
        (80, 24),
        ["l"],
        "The quest library: the quests that come with the game on the left; why, cautions and the steps to start on "
        "of the chosen one on the right.",
        "Quest library",
    ),
)

DEMO_SIZE = (100, 30)
DEMO_TITLE = "Undaunted"
DEMO_TOLD = (
    "A short film of the game: Home opens at dusk; a quest missed for two days is come back to, and the metres count "
    "up; a step is mastered and the next one taken; evidence and the quest library are looked through; the daylight "
    "theme closes the evening."
)
DEMO = (
    Act("", "Wednesday evening: five quests", 1.8),
    Act("down", "Lights out: two nights missed, and the purse waits", 2.2, "2 missed days"),
    Act("space", "Done. A comeback pays more than an ordinary day", 3.0, "cairn"),
    Act("down", "", 0.4),
    Act("down", "Eight minutes of practice: one day short of mastered", 1.4, "2 of 3"),
    Act("space", "Done, three of the last three: the step is mastered", 3.2, "mastered"),
    Act("enter", "Up to the next step, from the next due day on", 2.2, "Step 5"),
    Act("escape", "A line for those who come after can wait", 1.0, "Step 5"),
    Act("e", "Evidence: what you have shown you can do", 2.6, "What I have shown"),
    Act("escape", "Back to today", 0.5),
    Act("l", "The library: take another quest, at the step that fits", 1.6, "Quest library"),
    Act("down", "", 0.6),
    Act("down", "", 1.4),
    Act("escape", "Back to today", 0.6),
    Act("d", "The same evening in daylight", 2.8, "Practise"),
)
"""What is pressed, what the foot of the picture says of it ("": what it said before), and how long it is looked at."""

NAMES = (*(picture.name for picture in PICTURES), "demo")
"""What there is a file of."""
