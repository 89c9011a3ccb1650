"""Going through an exercise in words, at its pace: what shell and plain face do alike.

Every count is due at its own second after the beginning, so that nothing adds up when one of them came late.
"""

from __future__ import annotations

from typing import Protocol

from game.rules.pacing import Beat, beat
from game.rules.shelter import Exercise
from game.rules.text import clean
from game.rules.values import dataclass

TEXT_CELLS = 200
"""So much of each line that is written is kept."""
LEAST_SECONDS, MOST_SECONDS = 10, 24 * 60 * 60
"""What ended sooner was not done; nothing goes on for longer."""
TOO_SHORT = "Too short to count: nothing was kept."


class Left(Exception):
    """The player left in the middle; nothing of it is kept."""


@dataclass(frozen=True, slots=True)
class Gone:
    """An exercise gone through: for how many seconds, and what was written."""

    seconds: int
    text: str

    @property
    def counts(self) -> bool:
        """Whether it went on for long enough to be kept, or something was written in it.

        >>> Gone(4, "").counts, Gone(4, "It is hard").counts, Gone(40, "").counts
        (False, True, True)
        """
        return self.seconds >= LEAST_SECONDS or bool(self.text)


class Guide(Protocol):
    """A face, as far as an exercise needs it. It raises `Left` where the player leaves."""

    def now(self) -> float:
        """Seconds on a clock that only goes on."""

    def wait(self, seconds: float) -> bool:
        """Wait; whether the player went on before that was over."""

    def say(self, text: str) -> None:
        """A line."""

    def count(self, beat: Beat) -> None:
        """A second of a breath, as it begins."""

    def ask(self, asked: str) -> str:
        """A line the player writes; "" leaves it out."""


def follow(exercise: Exercise, guide: Guide) -> Gone:
    """Go through an exercise with the player."""
    begun = guide.now()
    guide.say(exercise.intro)
    texts: list[str] = []
    if exercise.phases:
        _breathe(exercise, guide)
    else:
        texts = _steps(exercise, guide)
    guide.say(exercise.close)
    return Gone(round(guide.now() - begun), joined(texts))


def _breathe(exercise: Exercise, guide: Guide) -> None:
    """Count by count, until the end, or until the player has had enough."""
    begun = guide.now()
    for second in range(exercise.seconds):
        now = beat(exercise.phases, exercise.rounds, second)
        if now is None or (second and guide.wait(max(0.0, begun + second - guide.now()))):
            return
        guide.count(now)
    guide.wait(max(0.0, begun + exercise.seconds - guide.now()))


def _steps(exercise: Exercise, guide: Guide) -> list[str]:
    """Step by step: timed, written, or both."""
    texts = []
    for step in exercise.steps:
        guide.say(step.say)
        if step.write:
            texts.append(written(step.write, guide.ask(f"{step.write} …")))
        elif step.seconds:
            guide.wait(step.seconds)
    return texts


def written(begins: str, text: str) -> str:
    """A line with what it begins with; "" where nothing was written.

    >>> written("I feel", " tense. "), written("I am", "I am excited"), written("I feel", " ")
    ('I feel tense.', 'I am excited', '')
    """
    text = clean(text, TEXT_CELLS)
    if not text or text.casefold().startswith(begins.casefold()):
        return text
    return f"{begins} {text}"


def joined(texts: list[str]) -> str:
    """What was written, as one line.

    >>> joined(["I feel tense", "", "Next: a walk."])
    'I feel tense. Next: a walk.'
    """
    return " ".join(text if text[-1] in ".!?…" else f"{text}." for text in texts if text)
