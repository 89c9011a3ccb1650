"""The shelter in words: a mood, an exercise counted out at its pace, what helps, and the page of help."""

from __future__ import annotations

from time import monotonic

from game.plain.naming import the_quest
from game.plain.session import Session, Stop
from game.plain.speech import sentence, spoken
from game.plain.talk import Choice, Unclear
from game.play import shelter as play
from game.play import shelter_telling as telling
from game.play.exercising import TOO_SHORT, follow
from game.rules.inner import Feeling
from game.rules.pacing import Beat
from game.rules.shelter import EDGE, Exercise, on_grid

NONE, OWN = "none", "own"
PLEASANT = ("very unpleasant", "unpleasant", "in between", "pleasant", "very pleasant")
STIRRED = ("very calm", "calm", "in between", "stirred", "very stirred")
HOW = "Say go and it begins. Enter goes on at any time."


def mood(session: Session, rest: str) -> None:
    """Say how it is just now, such as "mood", "mood read" or "mood -1 2 tense"."""
    said = _numbers(rest)
    if said is not None:
        (feeling, word), quest = said, ""
    else:
        quest = the_quest(session, rest)[0] if rest else ""
        feeling = _feeling(session, "How is it just now?")
        word = _word(session, feeling)
    felt = session.act(lambda: play.feel(session.game, feeling, word, quest))
    session.talk.say(felt.said)
    if felt.route is not None:
        session.talk.say(felt.route.told)
    if not felt.suggestions:
        session.talk.say(telling.NOTHING_TO_EASE)
        return
    choices = [Choice(each.exercise.name, f"{each.why[:1].upper()}{each.why[1:]}.") for each in felt.suggestions]
    chosen = session.talk.choose(["What may help:"], [*choices, Choice(NONE, "That is all for now.")])
    for each in felt.suggestions:
        if each.exercise.name == chosen:
            _do(session, each.exercise, feeling)


def _numbers(rest: str) -> tuple[Feeling, str] | None:
    """Two numbers and a word, where somebody said them at once."""
    parts = rest.split(maxsplit=2)
    try:
        feeling = (int(parts[0]), int(parts[1]))
    except (ValueError, IndexError):
        return None
    if not on_grid(feeling):
        raise Stop("A mood has two numbers from minus 2 to 2: how pleasant it is, and how stirred.")
    return feeling, parts[2] if len(parts) > 2 else ""


def _feeling(session: Session, asked: str) -> Feeling:
    pleasant = _place(session, f"{asked} How pleasant is it?", PLEASANT)
    return pleasant, _place(session, "And how stirred, in body and mind?", STIRRED)


def _place(session: Session, asked: str, words: tuple[str, ...]) -> int:
    lines = [f"{number}. {sentence(word.capitalize())}" for number, word in enumerate(words, 1)]
    place = session.talk.pick([asked, *lines], words, called="the words")
    return (place if isinstance(place, int) else EDGE) - EDGE


def _word(session: Session, feeling: Feeling) -> str:
    words = play.words_for(session.game, feeling)
    lines = [f"{number}. {sentence(word.capitalize())}" for number, word in enumerate(words, 1)]
    place = session.talk.pick(["Is there a word for it?", *lines], words, also=(OWN, NONE))
    if isinstance(place, int):
        return words[place]
    return session.talk.text(["Say it in a word or two."], _some_words) if place == OWN else ""


def _some_words(typed: str) -> str | Unclear:
    return typed.rstrip(".")


# --- exercises -------------------------------------------------------------------------------------------------------


def calm(session: Session, rest: str) -> None:
    """Choose an exercise and do it, such as "calm" or "calm slow"."""
    if rest:
        found = session.act(lambda: play.exercise(session.game, rest))
    else:
        every = play.exercises(session.game)
        lines = [f"{n}. {each.name}, {telling.minutes_said(each)}." for n, each in enumerate(every, 1)]
        place = session.talk.pick(["Which one?", *lines], [each.name for each in every])
        found = every[place if isinstance(place, int) else 0]
    _do(session, found, _before(session))


def _before(session: Session) -> Feeling | None:
    if session.talk.agree(["Shall the feeling before and after be kept? Then you learn what helps you."]):
        return _feeling(session, "Before it:")
    return None


def _do(session: Session, exercise: Exercise, before: Feeling | None) -> None:
    """Go through an exercise, and ask how it is then."""
    session.talk.say(f"{exercise.name}, {telling.minutes_said(exercise)}.", *telling.evidence_lines(exercise))
    if exercise.phases:
        session.talk.say(telling.pace_said(exercise))
    if session.talk.wait is not None and exercise.seconds:
        session.talk.ask([HOW], _go)
    gone = follow(exercise, InWords(session))
    if not gone.counts:
        session.talk.say(TOO_SHORT)
        return
    after = _feeling(session, "And now?") if before is not None else None
    coped = session.act(lambda: play.cope(session.game, exercise.id, gone.seconds, (before, after), gone.text))
    session.talk.say(spoken(coped.said))


def _go(typed: str) -> bool | Unclear:
    return "go".startswith(typed.casefold()) or Unclear("Say go to begin, or back to leave it.")


class InWords:
    """A count is a line. Where nobody can be waited for, as through a pipe, nothing is waited for."""

    def __init__(self, session: Session) -> None:
        self._talk = session.talk

    def now(self) -> float:
        """Seconds on a clock that only goes on."""
        return monotonic()

    def wait(self, seconds: float) -> bool:
        """Wait, or until a line is entered."""
        return self._talk.wait(seconds) if self._talk.wait is not None else True

    def say(self, text: str) -> None:
        """A line of its own."""
        self._talk.tell(text)

    def count(self, beat: Beat) -> None:
        """`Breathe in. 1`, then the numbers alone."""
        if self._talk.wait is not None:
            self._talk.tell(f"{beat.phase.say}. 1" if beat.second == 1 else str(beat.second))

    def ask(self, asked: str) -> str:
        """A line to write; none is one, too."""
        said = self._talk.text([f'{asked} Write it, or say "none".'], _some_words)
        return "" if said.casefold() == NONE else said


# --- looking ---------------------------------------------------------------------------------------------------------


def shelter(session: Session, _rest: str = "") -> None:
    """What helps, and the moods of the last days."""
    view = play.shelter(session.game)
    session.talk.say(*(telling.helps_said(each) for each in view.helps))
    if not view.helps:
        session.talk.say('No exercise done yet. Say "calm" to choose one.')
    if view.moods:
        session.talk.say("Moods of the last days:", *(f"{telling.mood_line(each)}." for each in view.moods))


def get_help(session: Session, _rest: str = "") -> None:
    """If you need more than a game. Nothing of it is written down."""
    page = play.help_page()
    session.talk.say(f"{page.title}.", *telling.help_lines(page))


def routes(session: Session) -> None:
    """Where a mood said today before a due quest leads, a line each."""
    for view in session.today.quests:
        route = play.before_step(session.game, view)
        if route is not None:
            session.talk.say(route.told + HINTS[route.answer])


HINTS = {
    "shelter": ' Say "calm" for it.',
    "some": ' Say "some" when it is done.',
    "amount": "",
    "answer": ' Say "offer" to go there.',
}
