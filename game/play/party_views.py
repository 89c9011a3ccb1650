"""What the faces see of the party: frozen values, ready to be shown, texts cleaned. Nobody is ranked in them.

Numbers of steps count from 1; metres are plain numbers. Sentences are made in `party_told.py`.
"""

from __future__ import annotations

from datetime import date

from game.rules.values import dataclass


@dataclass(frozen=True, slots=True)
class TipView:
    """A line of advice a friend left: on which step (its number, 0: one this ladder does not have), and the text."""

    who: str
    step: int
    text: str


@dataclass(frozen=True, slots=True)
class WayView:
    """A way up a quest, a friend's or the player's own, counted from its own start.

    `quest` and `title` are "" where only the metres are shared (`named` is False). `day` is the number of the newest
    day, counted from 1; `letters` a letter a day (d s m r -), the newest last, at most those of the last 35 days in an
    overview and all of them in a trail. `step` is a step number (0: not known) of `of`; `stood` the step numbers of the
    trail's days, as many as letters. `cairns` are lapses come back from, of `falls`. `away` counts the days since the
    newest done or some (None: none yet).
    """

    alias: str
    named: bool
    quest: str
    title: str
    sha: str
    since: date | None
    day: int
    letters: str
    step: int
    of: int
    stood: tuple[int, ...]
    done: int
    falls: int
    cairns: int
    mastered: int
    summit: bool
    over: str
    metres: float
    week_metres: float
    away: int | None
    tips: tuple[TipView, ...] = ()
    mine: str = ""
    """The id of the player's own quest that is the same, where there is one under way."""
    lapse: int = 0
    """The missed due days in a row at the end of it."""


@dataclass(frozen=True, slots=True)
class CheerView:
    """A cheer: who gave it to whom (names; `to_me`, `from_me`), when, its sign (shares.SIGNS), its text, what for."""

    id: str
    who: str
    to: str
    to_me: bool
    from_me: bool
    day: date
    sign: str
    text: str
    about: str
    giver: str = ""
    getter: str = ""
    """The public ids of both."""


@dataclass(frozen=True, slots=True)
class TroubleView:
    """Something about the files of a friend ("": of the folder) the player should know, as a whole sentence."""

    who: str
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class OfferedView:
    """A quest file a friend offers: `sha` names it, `quest` and `title` are what it says (its text is shown later).

    `have`: the player has taken this very file. `problem`: why it cannot be taken ("" where it can).
    """

    who: str
    player: str
    sha: str
    quest: str
    title: str
    author: str
    have: bool
    problem: str = ""


@dataclass(frozen=True, slots=True)
class FriendView:
    """A friend: `id` their public id, `name` always something to call them by; `last` the newest day known of them."""

    id: str
    name: str
    ways: tuple[WayView, ...]
    week_metres: float
    metres: float
    last: date | None
    offers: tuple[OfferedView, ...] = ()
    troubles: tuple[TroubleView, ...] = ()
    ranking: bool = False


@dataclass(frozen=True, slots=True)
class SummitView:
    """What the party climbs together this week: its metres so far, a real height to reach, and last week's metres."""

    metres: float
    name: str
    height_m: float
    reached: bool
    last_week: float


@dataclass(frozen=True, slots=True)
class PartyView:
    """The party. `me` is what the others see of the player (None: nothing is shared).

    `friends` come by name; by the metres of this week, the most first, only where `ranked`: everybody turned it on.
    `cheers` are those of the last four weeks, the newest first. `folder` is the folder to share, as text.
    """

    me: FriendView | None
    friends: tuple[FriendView, ...]
    summit: SummitView
    cheers: tuple[CheerView, ...]
    troubles: tuple[TroubleView, ...]
    ranked: bool
    complete: bool
    folder: str


@dataclass(frozen=True, slots=True)
class SharingView:
    """How the player's own quests are shared: id, title, no | points | named, and whether its file is offered."""

    quest: str
    title: str
    how: str
    offered: bool
