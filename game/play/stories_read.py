"""A story as lines that read well in a pipe and aloud: who, where they started, what got in the way, the scene."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.play.stories import StoryView

WHOSE = {"friend": "a friend", "own": "your own way", "mentor": "a mentor"}

NONE_NOW = "No story waits today."
NONE_YET = "Nothing to tell here yet: the quest file names no mentor, and no other quest of yours has a return in it."


def who(story: StoryView) -> str:
    """Who it is: a mentor's or friend's name, or oneself on another quest."""
    return f"You, on “{story.who}”" if story.source == "own" else story.who


def about(story: StoryView) -> str:
    """What it is about, with the number of its step where it has one.

    >>> about(StoryView("", "mentor", "Iris", "a step mastered", 4, "", ""))
    'a step mastered, step 4'
    """
    return f"{story.about}, step {story.step}" if story.step else story.about


def beginnings(story: StoryView) -> Iterator[str]:
    """Where they started, and what got in their way."""
    if story.began:
        yield story.began
    if story.hindered:
        yield f"What got in the way: {listed(story.hindered)}."


def listed(words: Sequence[str]) -> str:
    """Words with commas, and one `and`.

    >>> listed(["tired", "the weather", "no time"])
    'tired, the weather and no time'
    """
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def lines(story: StoryView) -> list[str]:
    """A story in lines: head, beginnings, scene, and what they wrote for those who come after."""
    tip = [f"Their advice for this step: “{story.tip}”"] if story.tip and story.source == "friend" else []
    own = [f"You wrote for that step: “{story.tip}”"] if story.tip and story.source == "own" else []
    return [f"{who(story)}: {about(story)}.", *beginnings(story), story.text, *tip, *own]
