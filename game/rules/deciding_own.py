"""Deciding on what players say about themselves: why they can, and how a week was (see decide.py).

It changes no day and earns nothing. Saying a line that stands already changes nothing.
"""

from __future__ import annotations

from game.rules.calendar import Now, monday
from game.rules.events import Reviewed, WhyICan
from game.rules.inner import LINE_CELLS, MOST_LINES
from game.rules.moves import LookBack, Refusal, SayWhy
from game.rules.quest import Quest
from game.rules.saying import Decision, future
from game.rules.text import clean
from game.rules.world import Played

REVIEW_CELLS = 200


def say_why(quest: Quest, played: Played, move: SayWhy, now: Now) -> Decision:
    """A new line, another text for one, or (without text) one put away."""
    refused = future(move.day, now)
    if refused is not None:
        return refused
    text = clean(move.text, LINE_CELLS)
    lines = played.world.inner.lines.get(quest.id, ())
    if text != clean(move.text):
        return Refusal("too_long", f"A line has at most {LINE_CELLS} characters; this one has more.")
    if move.of and move.of not in [line.id for line in lines]:
        return Refusal("no_line", f"That line of {quest.title} is not there any more.")
    if not text and (move.text or not move.of):
        return Refusal("no_words", "A line needs a word or two.")
    if text in [line.text for line in lines if move.of in ("", line.id)]:
        return ()
    if not move.of and len(lines) >= MOST_LINES:
        return Refusal("enough_lines", f"There are {MOST_LINES} lines already. Put one away first, or change one.")
    return (WhyICan(quest.id, move.day, text, move.of),)


def look_back(played: Played, move: LookBack, now: Now) -> Decision:
    """A look back on a week that is over, once for each week."""
    if move.week != monday(move.week) or (now.today - move.week).days < 7:
        return Refusal("bad_week", "A review is about a week that is over, Monday to Sunday.")
    if played.world.inner.reviewed == move.week:
        return Refusal("reviewed", "That week has its review already. To take that back, say `undo`.")
    return (Reviewed(move.week, clean(move.worked, REVIEW_CELLS), clean(move.hindered, REVIEW_CELLS)),)
