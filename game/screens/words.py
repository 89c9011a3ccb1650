"""The sentences only the screens say: choices, comebacks, the first day. Facts and next steps, never a judgement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from game.screens.lines import metres, plain, plural

if TYPE_CHECKING:
    from game.play.views import OfferView, QuestView, StepView


class Choice(NamedTuple):
    """One answer: its id, the key for it, what it is called, and what it means."""

    id: str
    key: str
    name: str
    told: str = ""


def comeback_line(view: QuestView) -> str:
    """The one line for a lapse: the fact, and what coming back brings."""
    said = f"{plural(view.lapse, 'missed day')}."
    if not view.purse:
        return f"{said} Done or tiny, either brings you back."
    return f"{said} {metres(view.purse)} wait in the purse: done takes all of it, some takes half."


def stopped(text: str) -> str:
    """A text as a sentence, with a stop at its end.

    >>> stopped("Open the book"), stopped("Open the book!")
    ('Open the book.', 'Open the book!')
    """
    text = plain(text)
    return text if text.endswith((".", "!", "?", "…", "”", "’")) or not text else f"{text}."


OFFER_TITLES = {
    "climb": "The next step",
    "bridge": "A step between",
    "skip": "You may skip one",
    "down": "Easier ground",
    "tiny": "Coming back",
    "rerate": "How sure are you now?",
    "summit": "The summit",
}

KEYS = {
    "up": "u",
    "stay": "s",
    "same": "s",
    "keep": "k",
    "tiny": "t",
    "bridge": "b",
    "skip": "k",
    "down": "d",
    "down2": "2",
    "rate": "r",
    "higher": "h",
    "hand-in": "i",
}
"""The key of each answer; within one offer no two are the same."""


def choices(
    view: QuestView, ladder: Sequence[StepView], answers: Sequence[str], offer: OfferView | None
) -> list[Choice]:
    """The answers to an offer (or, without one, the steps by hand) as a player reads them."""
    return [Choice(answer, KEYS.get(answer, answer[:1]), *_named(answer, view, ladder, offer)) for answer in answers]


def _named(answer: str, view: QuestView, ladder: Sequence[StepView], offer: OfferView | None) -> tuple[str, str]:
    def at(number: int) -> str:
        return plain(ladder[number - 1].instruction) if 1 <= number <= len(ladder) else ""

    here = view.step.index
    below = here - (0 if view.step.bridge else 1)
    named = {
        "up": (f"Up to step {here + 1}", at(here + 1)),
        "stay": (f"Stay on step {here}", plain(view.step.instruction)),
        "same": ("The same again", plain(view.step.instruction)),
        "keep": ("Keep this step", "It goes on; days pay as before"),
        "tiny": ("The tiny version today", plain(view.step.tiny or view.step.instruction)),
        "bridge": ("The step between", plain(offer.amount) if offer else ""),
        "skip": (f"Skip to step {here + 2}", at(here + 2)),
        "down": (f"Down to step {below}", at(below)),
        "down2": (f"Down to step {below - 1}", at(below - 1)),
        "rate": ("Say how sure you are", "0 to 100; it sets the ladder right"),
        "higher": ("Climb higher", "A longer ladder on this quest"),
        "hand-in": ("Hand it in", "To the hall; its metres stay"),
    }
    return named.get(answer, (plain(answer), ""))


def by_hand(view: QuestView) -> list[str]:
    """The answers that are always possible, offer or not."""
    up = ["up"] if view.step.index < view.step.of else []
    down = ["down"] if view.step.index > 1 or view.step.bridge else []
    return [*up, "stay", *down]
