"""The library: hearing what there is, a quest with its ladder, and taking one at a step of one's choice."""

from __future__ import annotations

from collections.abc import Iterator

from game.plain.session import Session, Stop
from game.plain.speech import SCALE, mistake, sentence, spoken
from game.plain.talk import Back, Choice
from game.play import goals, taking
from game.play.matching import NoMatch
from game.play.newer import what_changes
from game.play.taking import LibraryView, PreviewView, Taken
from game.play.telling import how_sure, plural
from game.quests.mistakes import QuestFileError
from game.quests.reader import QuestFile
from game.rules.ladder import index_of
from game.rules.moves import Refusal
from game.rules.quest import Quest


def library(session: Session, rest: str = "") -> str:
    """Read the library out, let the player choose, hear and take. Gives the id of the quest taken, or ""."""
    if rest:
        return consider(session, _file(session, rest))
    views = taking.library(session.game)
    lines = [f"{number}. {_entry(view)}" for number, view in enumerate(views, 1)]
    asked = [f"The library: {plural(len(views), 'quest')}.", *lines, "Which one?"]
    more = "Choosing one reads out what it is about. Nothing is taken before you say so."
    place = session.talk.pick(asked, [view.title for view in views], more)
    view = views[place if isinstance(place, int) else 0]
    if view.mistakes:
        session.talk.say(*_mistakes(view.title, view.mistakes))
        return ""
    return consider(session, _file(session, view.id))


def _entry(view: LibraryView) -> str:
    if view.mistakes:
        return f"{view.title}: {plural(len(view.mistakes), 'mistake')} in the file."
    under_way = " Under way." if view.under_way else ""
    return f"{view.title}. Grade {view.grade}, {plural(view.steps, 'step')}.{under_way}"


def _mistakes(title: str, mistakes: tuple[str, ...]) -> Iterator[str]:
    yield f"{title} can't be taken yet: {plural(len(mistakes), 'mistake')} in the file."
    yield from (f"{number}. {mistake(line)}" for number, line in enumerate(mistakes, 1))


def _file(session: Session, asked: str) -> QuestFile:
    try:
        found = taking.find_file(session.game, asked)
    except QuestFileError as error:
        lines = _mistakes(asked, tuple(str(line) for line in error.mistakes))
        session.talk.say(*lines)
        raise Stop("") from None
    if isinstance(found, NoMatch):
        raise Stop(spoken(found.message))
    return found


def consider(session: Session, file: QuestFile) -> str:
    """A quest by itself: take it, or hear its ladder first."""
    preview = taking.preview(file.quest)
    session.talk.say(*preview_lines(preview))
    choices = [
        Choice("take", "Take it."),
        Choice("ladder", f"Hear all {plural(len(preview.steps), 'step')}."),
        Choice("back", "Leave it."),
    ]
    word = session.talk.choose(["What now?"], choices)
    if word == "back":
        raise Back
    if word == "ladder":
        session.talk.say(*ladder_lines(preview))
        if not session.talk.agree([f"Take {preview.title}?"]):
            session.talk.say("Nothing changed.")
            return ""
    return _where(session, file)


def preview_lines(preview: PreviewView) -> Iterator[str]:
    """What a quest says about itself, its cautions among it, and its first and last step."""
    yield sentence(preview.title)
    yield sentence(preview.why)
    yield f"Grade {preview.grade}. {plural(len(preview.steps), 'step')}. Days: {sentence(preview.days)}"
    yield from (f"Caution: {sentence(text)}" for text in preview.cautions)
    yield f"First step: {sentence(preview.steps[0].instruction)}"
    if len(preview.steps) > 1:
        yield f"Last step: {sentence(preview.steps[-1].instruction)}"
    if preview.tiny:
        yield f"Tiny version: {sentence(preview.tiny)}"
    if preview.mentors:
        yield f"On the way: {sentence('; '.join(preview.mentors))}"


def ladder_lines(preview: PreviewView) -> Iterator[str]:
    """Every step with its days, its tiny version and its advice, camp by camp."""
    camp = ""
    for step, mastery in zip(preview.steps, preview.mastery, strict=True):
        if step.camp != camp:
            camp = step.camp
            yield f"Camp: {camp}."
        days = f" Days: {step.days}." if step.days else ""
        yield f"Step {step.index}. {sentence(step.instruction)}{days} Mastered by {mastery} days done."
        if step.tiny and step.tiny != preview.tiny:
            yield f"Tiny version: {sentence(step.tiny)}"
        if step.advice:
            yield f"Advice: {sentence(step.advice)}"


# --- taking ----------------------------------------------------------------------------------------------------------


def take(session: Session, rest: str) -> str:
    """Take a quest by its name, or a file by its path. Gives the id of the quest taken, or ""."""
    if not rest:
        return library(session)
    file = _file(session, rest)
    session.talk.say(*(f"Caution: {sentence(text)}" for text in file.quest.cautions))
    return _where(session, file)


def _where(session: Session, file: QuestFile) -> str:
    """Ask where to start, then take. Everything is asked before anything is written; gives the id, or ""."""
    quest = file.quest
    course = session.game.played.world.courses.get(quest.id)
    if course is not None and course.active:
        changes = what_changes(session.game, quest)
        if changes and not session.talk.agree([*map(spoken, changes), "Do you want the newer version?"]):
            raise Stop("Nothing changed.")
        return take_file(session, file, None, {})
    left = index_of(quest, course.state.step) if course else None
    return take_file(session, file, *ask_start(session, quest, None if left is None else left + 1))


def ask_start(session: Session, quest: Quest, left_at: int | None = None) -> tuple[int, dict[int, int]]:
    """The step the player picks, and the ratings that suggested one; all of it may be skipped."""
    count = len(quest.steps)
    if count == 1:
        return 1, {}
    ratings: dict[int, int] = {}
    if left_at is None:
        asked = ["You may say how sure you are of three steps. The game then suggests where to start."]
        ratings = _ratings(session, quest) if session.talk.agree([*asked, "Do you want to?"]) else {}
    suggested = left_at or goals.start_for(count, ratings)
    why = "where you left it" if left_at else "suggested by what you said" if ratings else "the first"
    step = quest.steps[suggested - 1]
    asked = [
        f"On which step do you start? Step {suggested} is {why}: {sentence(step.instruction)}",
        f'Say "yes" for step {suggested}, or a number from 1 to {count}.',
    ]
    picked = session.talk.number(asked, 1, count, words=("yes",), more="You may go to another step at any time.")
    return (picked if isinstance(picked, int) else suggested), ratings


def _ratings(session: Session, quest: Quest) -> dict[int, int]:
    from game.plain.confidence import try_out

    try_out(session)
    said: dict[int, int] = {}
    for number in goals.rating_numbers(len(quest.steps)):
        told = sentence(quest.steps[number - 1].instruction)
        asked = [f"{how_sure(f'step {number}')} {told}", SCALE]
        value = session.talk.number(asked, 0, 100, words=("skip",))
        if isinstance(value, int):
            said[number] = value
    return said


def take_file(session: Session, file: QuestFile, start: int | None, ratings: dict[int, int]) -> str:
    """Take a quest at a step (None: where it is), and keep what was said about its steps. Gives the id, or ""."""
    taken = _attempt(session, file, start)
    session.talk.say(spoken(taken.message))
    if taken.advice:
        session.talk.say(spoken(taken.advice))
    for number, value in ratings.items():
        session.rate(taken.id, value, number)
    if taken.changed:
        from game.plain.story import hint

        hint(session, taken.id)
    return taken.id if taken.changed else ""


def _attempt(session: Session, file: QuestFile, start: int | None) -> Taken:
    """Take it; where another quest of that id is known, ask whether it is the same."""
    step = None if start is None else str(start)
    said = session.attempt(lambda: taking.take(session.game, file, step))
    if isinstance(said, Refusal) and said.code == "other_quest":
        told = spoken(said.message).partition(" If this file")[0]
        if not session.talk.agree([told, "Is this the same quest, renamed?"]):
            raise Stop("Nothing changed.")
        said = session.attempt(lambda: taking.take(session.game, file, step, same=True))
    if isinstance(said, Refusal):
        raise Stop(spoken(said.message))
    return said
