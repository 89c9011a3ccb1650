"""Which quest, which day, how much: what stands behind a word such as `done`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from game.plain.session import NOTHING_YET, Session, Stop
from game.plain.speech import spoken
from game.plain.talk import Choice
from game.plain.today import status
from game.play.asked import amount_asked, day_asked
from game.play.checkins import titles
from game.play.matching import NoMatch, match_quest
from game.play.telling import day_said
from game.rules.calendar import MEND_DAYS
from game.rules.moves import Refusal


class Named(NamedTuple):
    """A quest ("" where none was named), a day, and an amount that is added or sets the sum."""

    quest: str
    day: date
    amount: int | None = None
    sets: bool = False


def named(session: Session, rest: str, quest: str = "", *, amounts: bool = False) -> Named:
    """What the words after a verb mean. A quest that is given needs no name in them."""
    words, day = the_day(session, rest.split())
    amount, sets = None, False
    if amounts and len(words) > (0 if quest else 1):
        said = amount_asked(words[-1])
        if not isinstance(said, Refusal):
            amount, sets = said
            words = words[:-1]
    if words and not quest:
        quest, listed = the_quest(session, " ".join(words))
        day = day or listed
    elif words:
        raise Stop(f'"{" ".join(words)}" was not understood. Say a whole number, such as 12, or =12 to set the day.')
    return Named(quest, day or session.today.day, amount, sets)


def the_day(session: Session, words: Sequence[str]) -> tuple[list[str], date | None]:
    """The day at the end of some words, with or without `on` before it, and the words before that."""
    kept = [word.removeprefix("--") for word in words]
    day = day_asked(kept[-1], session.today.day) if kept else Refusal("", "")
    if isinstance(day, Refusal):
        if len(kept) > 1 and kept[-2] == "on" and len(kept) > 2:
            raise Stop(spoken(day.message))
        return kept, None
    if len(kept) > 1 and kept[-2] == "on":
        return kept[:-2], day
    return kept[:-1], day


def the_quest(session: Session, asked: str, *, dropped: bool = False) -> tuple[str, date | None]:
    """A quest by its number in the list read out last, by id or by title; its day, where it is one of yesterday's."""
    if asked.isascii() and asked.isdigit():
        if len(asked) < 6 and 1 <= int(asked) <= len(session.listed):
            quest, day = session.listed[int(asked) - 1]
            return quest, day
        many = f"from 1 to {len(session.listed)}" if session.listed else "yet"
        raise Stop(f"There is no quest number {asked[:6]}. Numbers go {many}." if session.listed else NOTHING_YET)
    found = match_quest(asked, titles(session.game))
    if isinstance(found, NoMatch) and dropped:
        past = match_quest(asked, titles(session.game, dropped=True))
        found = past if isinstance(past, str) else found
    if isinstance(found, NoMatch):
        raise Stop(spoken(found.message) if session.today.quests else NOTHING_YET)
    return found, None


def which_quest(session: Session, asked: str) -> str:
    """Ask which of the quests under way is meant; the only one is."""
    views = session.today.quests
    if not views:
        raise Stop(NOTHING_YET)
    if len(views) == 1:
        return views[0].id
    lines = [f"{number}. {view.title}: {status(view)}." for number, view in enumerate(views, 1)]
    place = session.talk.pick([asked, *lines], [view.title for view in views])
    return views[place].id if isinstance(place, int) else ""


def which_day(session: Session) -> date:
    """Ask which of the last days is meant."""
    today = session.today.day
    days = [today - timedelta(days=ago) for ago in range(MEND_DAYS + 1)]
    words = [day_said(day, today) for day in days]
    more = f"Days can be said for {MEND_DAYS} days. What is said later is kept as evidence and changes nothing."
    place = session.talk.choose(["Which day?"], [Choice(word) for word in words], more)
    return days[words.index(place)]
