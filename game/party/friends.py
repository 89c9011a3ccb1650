"""What is known of one player of the party, joined from their files: the one form in which the game sees it.

Texts are cleaned, withdrawn things are left out. Nothing here reads a file.
"""

from __future__ import annotations

from datetime import date

from game.party.facts import PublicCheer, PublicDay
from game.rules.values import dataclass

RECENT = 35
"""Days of a quest that are kept in the overview of the party: this week, the last one, and four weeks' wall."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something about a friend's files the player should know, in plain words.

    `code` is rewritten, rolled_back, damaged, newer, foreign, forked (one number for two lines), too_much, unreadable
    or bad_quest; `file` the name of the file, cleaned; `text` a whole sentence.
    """

    code: str
    file: str
    text: str


@dataclass(frozen=True, slots=True)
class FriendQuest:
    """A shared quest. `days` are the newest (`RECENT` of them in an overview, else all), oldest first.

    The counts are over all days: `done`, `some`, `missed`; `falls` lapses and `returns` those that ended; `mastered`
    steps; `cm` metres in cm. `step` is the id of the step of the newest day. Of a quest shared by points only `cm` and
    the metres of `days` are known.
    """

    alias: str
    how: str
    quest: str
    title: str
    sha: str
    start: date | None
    first: str
    steps: tuple[str, ...]
    over: str
    days: tuple[PublicDay, ...]
    step: str = ""
    done: int = 0
    some: int = 0
    missed: int = 0
    falls: int = 0
    returns: int = 0
    mastered: int = 0
    summit: bool = False
    cm: int = 0
    tips: tuple[tuple[str, str], ...] = ()
    """Step id and text."""

    @property
    def last(self) -> date | None:
        """The newest day something is known of."""
        return self.days[-1].day if self.days else None


@dataclass(frozen=True, slots=True)
class Friend:
    """A player of the party: `player` is their public id, `name` "" where they gave none; `cheers` those they gave."""

    player: str
    name: str
    ranking: bool
    quests: tuple[FriendQuest, ...]
    cheers: tuple[PublicCheer, ...] = ()
    offers: tuple[str, ...] = ()
    troubles: tuple[Trouble, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """Everybody whose files are in the shared folder. `me` is what the others see of me (None: nothing published).

    `complete` is False where the reading was left before it was over; `troubles` are about the folder as a whole.
    """

    me: Friend | None
    friends: tuple[Friend, ...]
    troubles: tuple[Trouble, ...] = ()
    complete: bool = True
