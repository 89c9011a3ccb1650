"""The day in sentences: metres, heights, and each quest with what it asks for. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from game.plain.speech import metres, sentence, spoken
from game.play.telling import OUTCOME_WORDS, amount_said, evidence, offer_said, own_said, plural, told_back
from game.play.views import QuestView, TodayView

COMING_BACK = ("tiny", "down")
"""Offers that a lapse brings."""

OPEN = ("pending", "not_due")
"""A day that may still be said something about."""


def day_lines(today: TodayView) -> Iterator[str]:
    """The day as a whole."""
    yield f"{today.day:%A} {today.day.day} {today.day:%B}."
    yield from height_lines(today)
    before = len(today.unsaid)
    if today.unsaid:
        yield "Yesterday got no word yet for:"
        for number, view in enumerate(today.unsaid, 1):
            yield f"{number}. {view.title}. {sentence(view.step.instruction)}"
    if today.quests:
        yield "Today:"
    for number, view in enumerate(today.quests, before + 1):
        yield from quest_lines(view, number)
    if facts := evidence(today):
        yield facts
    yield from (spoken(notice) for notice in today.notices)


def height_lines(today: TodayView) -> Iterator[str]:
    """The metres so far, the height reached, the next one, and the summits."""
    level = today.level
    reached = f" Height reached: {level.name}, {level.height_m:,} metres." if level.name else ""
    ahead = f" Next: {level.next_name}, {level.next_m:,} metres." if level.next_name else ""
    yield f"{metres(today.metres)} climbed.{reached}{ahead}"
    if today.hall:
        yield f"Handed in: {'; '.join(today.hall)}."


def quest_lines(view: QuestView, number: int = 0) -> Iterator[str]:
    """A quest as it stands, with its number in the list."""
    head = f"{number}. " if number else ""
    yield f"{head}{view.title}: {status(view)}. {sentence(view.step.instruction)}"
    if view.status == "asleep":
        yield "It asks for nothing until you come back. Done or some wakes it."
        return
    if view.status == "pending" and view.step.tiny:
        yield f"Tiny version: {sentence(view.step.tiny)}"
    yield facts(view)
    if view.lapse and view.status in OPEN:
        yield comeback(view)
    if view.own and view.status == "pending":
        yield own_said(view.own)
    if view.own_advice and view.status in OPEN:
        yield told_back(view.own_advice)
    if view.offer:
        yield offer_line(view, number)


def offer_line(view: QuestView, number: int = 0) -> str:
    """An offer that waits. After a lapse the choices come with the question."""
    if view.offer is None:
        return ""
    say = f'"offer {number}"' if number else '"offer"'
    if view.lapse and view.offer.kind in COMING_BACK:
        return f"Say {say} to choose how to come back."
    return f"{spoken(offer_said(view, view.offer))} Say {say} to answer."


def status(view: QuestView) -> str:
    """How a quest stands today, in a word or two."""
    if view.status == "pending" and view.lapse:
        return "a comeback waits"
    return OUTCOME_WORDS[view.status]


def facts(view: QuestView) -> str:
    """Step, warmth, amount, week and worth."""
    said = [step_place(view), f"Warmth {view.warmth} of 5."]
    if amount := amount_line(view):
        said.append(amount)
    if view.left_this_week is not None:
        said.append(f"{view.left_this_week} left this week.")
    if view.gained:
        said.append(f"{metres(view.gained)} earned.")
    elif view.status == "pending" and not view.lapse:
        said.append(f"Done brings {metres(view.worth)}.")
    return " ".join(said)


def step_place(view: QuestView) -> str:
    """Where on the ladder a quest stands."""
    return f"Step {view.step.index} of {view.step.of}{', a bridge' if view.step.bridge else ''}."


def amount_line(view: QuestView) -> str:
    """The sum of the day beside what is asked; "" where nothing was said."""
    return sentence(amount_said(view))


def comeback(view: QuestView) -> str:
    """The one line for a lapse: the counted fact, and what coming back brings."""
    missed = f"{plural(view.lapse, 'missed day')}."
    if not view.due:
        return f"{missed} A day that is not due may be done all the same: it brings {metres(view.worth)}."
    if not view.purse:
        return f"{missed} Done brings {metres(view.worth)}. Some brings you back, too."
    purse = f"with all {metres(view.purse)} of the purse"
    return f"{missed} Done brings {metres(view.worth)}, {purse}. Some takes half of the purse."


def still_to_do(today: TodayView) -> str:
    """What is left of the day, in one line; "" where there is no quest."""
    if not today.quests:
        return ""
    left = [view.title for view in today.quests if view.status == "pending"]
    return f"Still to do: {'; '.join(left)}." if left else "Nothing more to do today."
