"""Everything about one quest, in sentences: where it stands, its ladder, its plans, four weeks, the journey. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from game.plain.speech import in_full, metres, runs, sentence
from game.plain.today import quest_lines
from game.play.telling import if_then, plural
from game.play.views import QuestView, StepView

if TYPE_CHECKING:
    from game.play.journeys import JourneyStep, JourneyView

DAY_WORDS = {"d": "done", "s": "some", "m": "missed", "r": "rest", "-": "nothing said"}
WEEK = 7
LATEST = 5
"""So many falls are told one by one, the newest."""


class Plans(NamedTuple):
    """What a quest is for, when it asks, and what was planned for it."""

    why: str
    days: str
    cue: str
    plan_b: str


def stand_lines(view: QuestView) -> Iterator[str]:
    """Where a quest stands, with the window of its step."""
    yield from quest_lines(view)
    window = view.window
    said = [day or "nothing said" for day in window.days]
    so_far = f"The last days, oldest first: {', '.join(said)}." if said else "No day on it yet."
    yield f"{window.need} done days of the last {window.of} master this step. {window.done} done so far. {so_far}"


def plan_lines(view: QuestView, plans: Plans) -> Iterator[str]:
    """Why, which days, the cue and the plan for a bad day."""
    told = {"Why": plans.why, "Days": plans.days, "Cue": view.cue, "Plan B": view.plan_b}
    yield from (f"{name}: {sentence(text)}" for name, text in told.items() if text)
    yield from (f"Plan for {if_then(each)}" if each.barrier else f"Plan: {if_then(each)}" for each in view.plans)
    yield from (f"Why you can: {sentence(line.text)}" for line in view.own_words)


def ladder_lines(view: QuestView, ladder: Sequence[StepView]) -> Iterator[str]:
    """Every step, from the first to the last, with the camps between them."""
    camp = ""
    for step in ladder:
        if step.camp != camp:
            camp = step.camp
            yield f"Camp: {camp}."
        yield f"Step {step.index}, {_state(view, step)}: {sentence(step.instruction)}"
        if step.index == view.step.index and view.step.bridge:
            yield f"A bridge above it, where you are: {sentence(view.step.instruction)}"


def _state(view: QuestView, step: StepView) -> str:
    mastered = step.index <= len(view.mastered) and view.mastered[step.index - 1]
    if step.index == view.step.index and not view.step.bridge:
        return "where you are, mastered" if mastered else "where you are"
    return "mastered" if mastered else "to come" if step.index > view.step.index else "passed"


def week_lines(view: QuestView) -> Iterator[str]:
    """The last four weeks, a line a week, days that went alike together."""
    first = view.day - timedelta(days=len(view.wall) - 1)
    if not view.wall:
        yield "No day yet."
        return
    place = 0
    while place < len(view.wall):
        start = first + timedelta(days=place)
        letters = view.wall[place : place + WEEK - start.weekday()]
        place += len(letters)
        told = (f"{_days(begin, end)} {DAY_WORDS[letter]}" for begin, end, letter in runs(letters, start))
        yield f"From {start.day} {start:%B}: {', '.join(told)}."


def _days(first: date, last: date) -> str:
    return f"{first:%A}" if first == last else f"{first:%A} to {last:%A}"


def journey_lines(view: JourneyView) -> Iterator[str]:
    """The way so far: since when, what was counted, falls and returns, metres."""
    ended = ""
    if not view.under_way:
        ended = " Handed in." if view.handed_in else " Not under way now."
    yield f"{view.title}, since {in_full(view.since)}.{ended}"
    earned = view.metres
    parts = [(earned.effort, "for days"), (earned.comeback, "for comebacks"), (earned.mastery, "for steps mastered")]
    told = ", ".join(f"{metres(part)} {what}" for part, what in parts if part)
    yield f"{metres(view.total_metres)}{': ' if told else ''}{told}."
    counted = [f"{plural(view.letters.get(letter, 0), 'day')} {DAY_WORDS[letter]}" for letter in "dsmr"]
    yield f"{', '.join(line for line in counted if not line.startswith('0 ')) or 'No day yet'}."
    yield from (line for step in view.steps if (line := _step(step)))
    if view.falls:
        back = sum(fall.back is not None for fall in view.falls)
        yield f"Came back {back} of {plural(len(view.falls), 'time')}. {plural(view.cairns, 'cairn')}."
    if len(view.falls) > LATEST:
        yield f"The last {LATEST}:"
    for fall in view.falls[-LATEST:]:
        end = f"back on {in_full(fall.back)}" if fall.back else "still open"
        yield f"{plural(fall.missed, 'missed day')} from {in_full(fall.first)}, {end}."


def _step(step: JourneyStep) -> str:
    """A step that was reached; "" for one to come."""
    if step.reached is None:
        return ""
    days = f" {step.done} of {plural(step.days, 'day')} done." if step.days else ""
    mastered = f", mastered on {in_full(step.mastered)}" if step.mastered else ""
    return f"Step {step.step.index}: reached on {in_full(step.reached)}{mastered}.{days}"
