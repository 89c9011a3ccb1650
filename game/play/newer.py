"""What a newer file changes for a quest under way: sentences, before it is taken. What was lived stays as it was."""

from __future__ import annotations

from collections.abc import Iterator

from game.play.days import days_said
from game.play.game import Game
from game.play.telling import plural
from game.rules.ladder import find, index_of, nearest_step
from game.rules.quest import Quest, Step
from game.rules.text import clean

MOST = 12
"""So many steps that change are told one by one."""
PAST = "From tomorrow on. What you did, your metres and the steps you mastered stay as they are."
TEXTS = {"title": "Title", "author": "Author", "why": "Why", "cue": "Cue", "plan_b": "Plan B", "tiny": "Tiny"}


def what_changes(game: Game, new: Quest, *, same: bool = False) -> tuple[str, ...]:
    """What taking this file changes for the quest under way.

    Nothing where none is, where the file is the same, and where it may be another quest: title or author differ, and
    nobody says that it is the `same`.
    """
    found = game.under_way(new.id)
    if found is None or found[1] == new:
        return ()
    if not same and (found[1].title, found[1].author) != (new.title, new.author):
        return ()
    course, old = found
    lines = [*_words(old, new), *_days(old, new, chosen=course.chosen), *_steps(old, new)]
    if len(lines) > MOST:
        lines = [*lines[: MOST - 1], f"And {plural(len(lines) - MOST + 1, 'change')} more."]
    return (*lines, *_stands(old, new, course.state.step), PAST)


def _words(old: Quest, new: Quest) -> Iterator[str]:
    if old.version != new.version:
        yield f"Version {old.version} becomes version {new.version}."
    for name, label in TEXTS.items():
        before, after = clean(getattr(old, name)), clean(getattr(new, name))
        if before != after:
            yield f"{label}: “{before}” becomes “{after}”." if before and after else _come_or_gone(label, before, after)
    for caution in new.cautions:
        if caution not in old.cautions:
            yield f"New caution: {clean(caution)}"


def _come_or_gone(label: str, before: str, after: str) -> str:
    return f"{label}: “{after}” is new." if after else f"{label}: “{before}” is gone."


def _days(old: Quest, new: Quest, *, chosen: bool) -> Iterator[str]:
    if old.schedule != new.schedule and not chosen:
        yield f"Days: {days_said(old.schedule)} becomes {days_said(new.schedule)}."


def _steps(old: Quest, new: Quest) -> Iterator[str]:
    for place, step in enumerate(new.steps, 1):
        before = next((each for each in old.steps if each.id == step.id), None)
        if before is None:
            yield f"New step {place}: {_asks(new, step)}."
        elif (told := _changed(old, new, before, step)) != "":
            yield f"Step {place}: {told}."
    for place, step in enumerate(old.steps, 1):
        if not any(each.id == step.id for each in new.steps):
            yield f"Step {place} so far, {_asks(old, step)}, is gone."


def _changed(old: Quest, new: Quest, before: Step, after: Step) -> str:
    """How a step of the same id differs, in a few words."""
    told = []
    if _asks(old, before) != _asks(new, after):
        told.append(f"“{_asks(old, before)}” becomes “{_asks(new, after)}”")
    elif before.instruction != after.instruction:
        told.append(f"“{_short(before.instruction)}” becomes “{_short(after.instruction)}”")
    if before.mastery != after.mastery:
        was, now = before.mastery, after.mastery
        told.append(f"mastered by {now.done} of {now.of} days, not {was.done} of {was.of}")
    if before.tiny != after.tiny:
        told.append(f"tiny: “{clean(after.tiny)}”" if after.tiny else "no tiny version any more")
    if before.schedule != after.schedule:
        told.append(f"its days are {days_said(after.schedule) if after.schedule else 'those of the quest'}")
    return "; ".join(told)


def _asks(quest: Quest, step: Step) -> str:
    """What a step asks, short: its amount, else its instruction."""
    return clean(quest.measure.say(step.amount)) if step.amount is not None else _short(step.instruction)


def _short(instruction: str) -> str:
    return clean(instruction.rstrip("."), 60)


def _stands(old: Quest, new: Quest, at: str) -> Iterator[str]:
    """Where the player will stand."""
    step = find(old, at)
    place = index_of(old, at) or 0
    then = index_of(new, nearest_step(new, at, step.amount if step else None, place)) or 0
    yield f"You stand on step {place + 1} of {len(old.steps)}; then on step {then + 1} of {len(new.steps)}."
