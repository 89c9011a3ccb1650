"""A pause at a terminal: the mood is asked for, and an exercise gone through at its pace. Enter goes on at any time."""

from __future__ import annotations

import select
import sys
from collections.abc import Callable
from textwrap import fill
from time import monotonic

from game.commands.answers import Answers
from game.commands.asking import attempt
from game.play import shelter as play
from game.play import shelter_telling as telling
from game.play.exercising import TOO_SHORT, Left, follow
from game.play.game import Game
from game.rules.inner import Feeling
from game.rules.pacing import Beat
from game.rules.shelter import Exercise, on_grid

ASKED = "Two numbers from -2 to 2: how pleasant, then how stirred. Enter leaves it out.\n> "
WIDTH = 78
ERASED = "\r\x1b[K"


def ask_mood(game: Game, answers: Answers) -> tuple[Feeling, str] | None:
    """How it is just now, and a word for it; None where it was left."""
    answers.give_line("How is it just now?")
    feeling = _ask_feeling(answers)
    if feeling is None:
        return None
    words = play.words_for(game, feeling)
    answers.give_line("\n".join(f"  {number}. {word}" for number, word in enumerate(words, 1)))
    said = _ask("A number, or a word of your own; enter leaves it out.\n> ")
    if said.isascii() and said.isdigit() and 1 <= int(said) <= len(words):
        said = words[int(said) - 1]
    return feeling, said


def _ask_feeling(answers: Answers, ask: Callable[[str], str] | None = None) -> Feeling | None:
    while said := (ask or _ask)(ASKED).replace(",", " ").split():
        try:
            pleasant, stirred = map(int, said)
        except ValueError:
            answers.give_line("Two whole numbers, such as: -1 2")
            continue
        if on_grid((pleasant, stirred)):
            return pleasant, stirred
        answers.give_line("From -2 to 2, both of them.")
    return None


def _ask(question: str) -> str:
    try:
        return input(question).strip()
    except EOFError:
        return ""


def _ask_or_leave(question: str) -> str:
    """Where the end of the input is no answer."""
    try:
        return input(question).strip()
    except EOFError:
        raise Left from None


def pause(game: Game, exercise: Exercise, answers: Answers) -> None:
    """An exercise, with the feeling before and after it. ^C and ^D leave it, and nothing is kept."""
    answers.give_line(f"{exercise.name}, {telling.minutes_said(exercise)}. Before it: how is it just now?")
    try:
        before = _ask_feeling(answers, _ask_or_leave)
        gone = follow(exercise, InTerminal())
    except Left:
        answers.give_line("\nLeft: nothing was kept.")
        return
    if not gone.counts:
        answers.give_line(TOO_SHORT)
        return
    after = None
    if before is not None:
        answers.give_line("And now?")
        after = _ask_feeling(answers)
    coped = attempt(lambda: play.cope(game, exercise.id, gone.seconds, (before, after), gone.text), answers)
    answers.give_line(coped.said)


class InTerminal:
    """Counts on one line that is written over; the rest on lines of its own."""

    def __init__(self) -> None:
        self._counting = False

    def now(self) -> float:
        """Seconds on a clock that only goes on."""
        return monotonic()

    def wait(self, seconds: float) -> bool:
        """Wait, or until a line is entered."""
        ready = bool(select.select([sys.stdin], [], [], seconds)[0])
        if ready and not sys.stdin.readline():
            raise Left
        return ready

    def say(self, text: str) -> None:
        """A line of its own."""
        print(f"{ERASED if self._counting else ''}{fill(text, WIDTH)}")
        self._counting = False

    def count(self, beat: Beat) -> None:
        """What to do, a mark for each second of it."""
        marks = ("* " * beat.second).ljust(2 * beat.phase.seconds)
        print(f"{ERASED}  {beat.phase.say:<14}{marks}  {beat.round} of {beat.of}", end="", flush=True)
        self._counting = True

    def ask(self, asked: str) -> str:
        """A line to write."""
        return _ask_or_leave(f"{asked} ")
