"""The sentences of the shelter: a mood, why an exercise, what came of it, the page of help. Nothing is promised."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from game.play.shelter_views import HelpPage, HelpsView, MoodView, RouteView
from game.play.telling import plural
from game.rules.events import Coped, Felt
from game.rules.inner import Feeling, helped
from game.rules.quest import MeasureKind
from game.rules.shelter import Corner, Exercise, Suggestion, corner
from game.rules.text import clean

if TYPE_CHECKING:
    from game.play.views import QuestView, StepView

PLEASANT = {-2: "very unpleasant", -1: "unpleasant", 0: "", 1: "pleasant", 2: "very pleasant"}
STIRRED = {-2: "very calm", -1: "calm", 0: "", 1: "stirred", 2: "very stirred"}

MADE_FOR = {
    Corner.LOW_STIRRED: "for a tense moment",
    Corner.LOW_CALM: "for a low moment",
    Corner.STIRRED: "for a stirred moment",
}

PRIVATE = "Moods stay on your own devices."
NOTHING_TO_EASE = "Nothing here has to be eased. It is written down, as any other mood is."


def place_said(feeling: Feeling) -> str:
    """A place of the grid in words.

    >>> place_said((-1, 2)), place_said((0, -1)), place_said((0, 0))
    ('unpleasant, very stirred', 'calm', 'in the middle')
    """
    return ", ".join(filter(None, (PLEASANT[feeling[0]], STIRRED[feeling[1]]))) or "in the middle"


def mood_said(feeling: Feeling, word: str) -> str:
    """A mood as it was said.

    >>> mood_said((-1, 2), "tense"), mood_said((1, -1), "")
    ('Tense: unpleasant, very stirred.', 'Pleasant, calm.')
    """
    said = f"{word}: {place_said(feeling)}." if word else f"{place_said(feeling)}."
    return said[:1].upper() + said[1:]


def mood_line(mood: MoodView) -> str:
    """A mood of the last days in a line."""
    said = mood_said((mood.pleasant, mood.stirred), mood.word).rstrip(".")
    before = f", before {mood.quest}" if mood.quest else ""
    return f"{mood.at:%a} {mood.at.day} {mood.at:%b %H:%M}  {said}{before}"


def in_the_log(fact: Felt | Coped) -> str:
    """A mood or an exercise in a line of the log.

    >>> from datetime import date
    >>> in_the_log(Coped(date(2026, 11, 22), "slow-breathing", 120, (-1, 2), (0, 1)))
    'slow breathing, from unpleasant and very stirred to stirred'
    """
    if isinstance(fact, Felt):
        return mood_said((fact.pleasant, fact.stirred), clean(fact.word, 40)).rstrip(".")
    name = clean(fact.exercise.replace("-", " "), 40)
    if fact.before is None or fact.after is None:
        return name
    before, after = (place_said(feeling).replace(", ", " and ") for feeling in (fact.before, fact.after))
    return f"{name}, from {before} to {after}"


def why(suggestion: Suggestion, feeling: Feeling) -> str:
    """Why an exercise is suggested."""
    tally = suggestion.tally
    if tally is not None:
        return f"helped {tally.helped} of {plural(tally.known, 'time')}"
    return MADE_FOR.get(corner(feeling), "for a mood of that name")


def minutes_said(exercise: Exercise) -> str:
    """How long an exercise takes.

    >>> minutes_said(Exercise("a", "A", 1, (), "", "", "", ""))
    '1 minute'
    """
    return plural(exercise.minutes, "minute")


def helps_said(helps: HelpsView) -> str:
    """The player's own numbers for an exercise.

    >>> helps_said(HelpsView("b", "Slow breathing", 9, 9, 7))
    'Slow breathing: helped 7 of 9 times.'
    >>> helps_said(HelpsView("b", "Slow breathing", 3, 2, 1))
    'Slow breathing: helped 1 of 2 times; done 3 times in all.'
    >>> helps_said(HelpsView("b", "Slow breathing", 1, 0, 0))
    'Slow breathing: done 1 time, not yet with a feeling said both before and after.'
    """
    if not helps.known:
        return f"{helps.name}: done {plural(helps.times, 'time')}, not yet with a feeling said both before and after."
    all_of_them = f"; done {plural(helps.times, 'time')} in all" if helps.times > helps.known else ""
    return f"{helps.name}: helped {helps.helped} of {plural(helps.known, 'time')}{all_of_them}."


def coped_said(helps: HelpsView, before: Feeling | None, after: Feeling | None) -> str:
    """What came of an exercise, with the numbers by now."""
    if before is None or after is None:
        half = "" if before == after else f", with the feeling {'after' if before is None else 'before'} it"
        return f"Kept{half}. {helps_said(helps)}"
    if before == after:
        change = "It feels as it did before."
    elif helped(before, after):
        change = "It feels better than before."
    else:
        change = "It does not feel better than before; another exercise may suit this more."
    return f"{change} {helps_said(helps)}"


# --- before a due step -----------------------------------------------------------------------------------------------


def pause(view: QuestView, exercise: Exercise) -> RouteView:
    """Stirred: an exercise first."""
    told = f"Before {view.title}: {exercise.name}, {minutes_said(exercise)}, if you like."
    short = f"{exercise.name} first, if you like: {minutes_said(exercise)}."
    return RouteView("pause", told, view.id, "shelter", short, exercise.id)


def tiny(view: QuestView) -> RouteView:
    """Low and calm: the tiny version."""
    what = view.step.tiny or view.step.instruction
    short = "On a low day the tiny version counts as some"
    return RouteView("tiny", f"{short}: {what}", view.id, "some", f"{short}.")


def stretch(view: QuestView, above: StepView | None) -> RouteView | None:
    """Pleasant: the next step, or at the top a bit more where it is counted; never pushed."""
    counted = view.measure == MeasureKind.COUNT.value
    if above is None and counted:
        short = "Room for a little more than asked, if you like."
        return RouteView("stretch", f"{short} The step as it is counts all the same.", view.id, "amount", short)
    if above is None:
        return None
    told = f"Room for a stretch, if you like; the step as it is counts all the same. Step {above.index}: "
    short = f"Room for a stretch, if you like: step {above.index}."
    return RouteView("stretch", told + above.instruction, view.id, "amount" if counted else "answer", short)


# --- texts on a page -------------------------------------------------------------------------------------------------


def script(exercise: Exercise) -> Iterator[str]:
    """An exercise as lines to follow without the game."""
    yield exercise.intro
    for number, step in enumerate(exercise.steps, 1):
        yield f"{number}. {step.say}{f' ({step.seconds} seconds)' if step.seconds else ''}"
    if exercise.phases:
        yield pace_said(exercise)
    yield exercise.close


def pace_said(exercise: Exercise) -> str:
    """The phases of a breath in a sentence."""
    parts = [f"{phase.say.lower()} for {plural(phase.seconds, 'second')}" for phase in exercise.phases]
    return f"{', '.join(parts).capitalize()}; {exercise.rounds} times."


def evidence_lines(exercise: Exercise) -> Iterator[str]:
    """What is known about an exercise, and from where."""
    yield exercise.evidence
    if exercise.tested:
        yield f"Source: {exercise.source}."


def help_lines(page: HelpPage) -> Iterator[str]:
    """The page of help as lines."""
    yield page.what
    yield "Get help when:"
    for each in page.when:
        yield f"- {each}"
    yield page.near
    for place in page.places:
        yield f"{place.country}. {place.who}: {place.reach}."
    yield f"Checked on {page.checked.day} {page.checked:%B %Y}. Numbers change: the directory knows the newest."
