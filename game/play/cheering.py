"""Cheers: a word or a sign for a friend, those that came for the player, and when one might help.

What was shown is noted on this device (noting.py), so that a cheer is new once and none comes again and again; the
notes may be lost at any time. Everything that asks is quick: it looks at what was read last of the shared folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from game.play import checkins
from game.play.game import Game
from game.play.noting import note, noted
from game.play.nudging import nudge
from game.play.party_people import CHEERED_LATELY, cheers, names
from game.play.party_read import my_id, overview, there
from game.play.party_views import CheerView
from game.play.party_ways import Onlooker
from game.rules.moves import GiveCheer, Refusal
from game.rules.text import clean

__all__ = ["PUBLIC", "REASON_WORDS", "SIGN_WORDS", "after_miss", "cheer", "cheers_to_me", "nudge", "seen"]

SIGN_WORDS: Mapping[str, str] = {
    "rope": "I hold the rope",
    "fire": "the fire is lit",
    "sun": "the sun comes up again",
    "flag": "a flag for you",
}
"""What each sign says."""

REASON_WORDS: Mapping[str, str] = {
    "": "just so",
    "step": "for a step",
    "comeback": "for a comeback",
    "week": "for a hard week",
}
"""What a cheer is for."""

PUBLIC = "The whole party can read a cheer, and who gave it."
"""Told where one is written."""

LATER = "Your cheer is kept, and goes out later."
"""Told where the shared folder cannot be written to just now."""

FORTNIGHT = 14
A_YEAR = timedelta(days=365)
MOST_NOTED = 5000
KEPT = 60
"""Days for which it is noted that a cheer was shown: longer than any is new."""

FITS_A_MISS = ("week", "comeback", "", "step")
"""What a cheer is for, what fits best after a miss first."""


# --- giving -----------------------------------------------------------------------------------------------------------


def cheer(game: Game, to: str, sign: str = "", text: str = "", about: str = "") -> str | Refusal:
    """Give a cheer to a player of the party (their public id), and publish it. Raises `NotSaved`."""
    if to == my_id(game):
        return Refusal("own_cheer", "That is you. For a word to yourself there is `why`.")
    held = overview(game)
    if held is not None and all(friend.player != to for friend in held.friends):
        return Refusal("unknown_friend", "Nothing of this friend is in the shared folder any more.")
    said = checkins.say(game, GiveCheer(to, sign, clean(text, LONGEST), about))
    if isinstance(said, Refusal):
        return said
    from game.play.sharing import publish_lately

    published = publish_lately(game)
    if published.problem:
        return f"{LATER} {published.problem}"
    return f"Your cheer to {names(held)[to]} is on its way. The whole party can read it." if held else said[0]


# --- getting ----------------------------------------------------------------------------------------------------------


def cheers_to_me(game: Game, *, new_only: bool = True) -> tuple[CheerView, ...]:
    """The cheers of the last four weeks for the player, the newest first; `new_only`: those not yet shown here."""
    got = _to_me(game, game.today - CHEERED_LATELY)
    if not (new_only and got):
        return got
    shown = {each for _, each in _notes(game, SEEN)}
    return tuple(each for each in got if each.id not in shown)


def seen(game: Game, ids: Iterable[str]) -> None:
    """These cheers were shown: they are not new any more."""
    notes = _notes(game, SEEN)
    before = {each for _, each in notes}
    new = [(game.today.isoformat(), each) for each in ids if each not in before]
    if new:
        kept = [(day, each) for day, each in notes if _ago(day, game.today) <= KEPT]
        note(game.root, SEEN, [*kept, *new][-MOST_NOTED:])


def after_miss(game: Game) -> CheerView | None:
    """A cheer for somebody who just missed a day, the most fitting: one not shown yet, else an older one.

    None where none came. The same one is not told again within a fortnight. What is told is noted as seen.
    """
    got = _to_me(game, game.today - A_YEAR)
    if not got:
        return None
    told = [(day, each) for day, each in _notes(game, TOLD) if _ago(day, game.today) < FORTNIGHT]
    lately = {each for _, each in told}
    shown = {each for _, each in _notes(game, SEEN)}
    fitting = [each for each in got if each.id not in lately]
    if not fitting:
        return None
    this = min(
        fitting, key=lambda each: (each.id in shown, FITS_A_MISS.index(each.about), -each.day.toordinal(), each.id)
    )
    note(game.root, TOLD, [*told, (game.today.isoformat(), this.id)])
    seen(game, [this.id])
    return this


def _to_me(game: Game, since: date) -> tuple[CheerView, ...]:
    held = overview(game) if there(game) else None
    if held is None:
        return ()
    look = Onlooker(game.today, {}, my_id(game))
    return tuple(each for each in cheers(held, names(held), look, since) if each.to_me)


SEEN, TOLD = "cheers_seen", "cheers_told"
LONGEST = 1000


def _notes(game: Game, kind: str) -> tuple[tuple[str, str], ...]:
    return noted(game.root, kind, _noted)


def _noted(day: str, each: str) -> tuple[str, str]:
    return date.fromisoformat(day).isoformat(), str(each)


def _ago(day: str, today: date) -> int:
    """Days since; a day to come was noted under a wrong clock, and counts from today."""
    return max(0, (today - date.fromisoformat(day)).days)
