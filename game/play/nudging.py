"""A friend who has been away: told once for each absence, and only where a cheer might help. Never a comparison.

A miss a friend's device wrote down is known; a friend whose device is silent is known by that alone, and only where
silence says something: on a quest of every day, or one of which nothing but metres is shared.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from game.party.friends import Friend, FriendQuest, Party
from game.play.game import Game
from game.play.noting import note, noted
from game.play.party_people import names
from game.play.party_read import my_id, overview
from game.play.party_ways import Onlooker, known, way_view
from game.play.telling import plural
from game.play.views import AsideView
from game.rules.party_facts import NAMED
from game.rules.state import NOTHING, REST
from game.rules.text import clean
from game.rules.values import dataclass

MISSED_IN_A_ROW = 3
"""So many missed due days at the end of a named way: it may be a hard time."""
SILENT_DAYS = 5
"""So many days without a word, where every day would have had one."""
LEFT = 28
"""Who has been away for longer may have left; a word from the game would not know why."""
APART = 3
"""Days between two such lines, however many friends are away."""
DAILY = 14
"""So many days of a way are looked at to see whether it asks every day."""

NUDGED = "nudged"
MOST_NOTED = 300


@dataclass(frozen=True, slots=True)
class Absence:
    """A friend away from a quest ("": from everything they share): since when nothing was done, how many due days."""

    player: str
    name: str
    title: str
    since: date
    missed: int

    @property
    def key(self) -> str:
        """What it is noted under: one for each absence."""
        return f"{self.player} {self.since.isoformat()}"


def nudge(game: Game) -> AsideView | None:
    """The absence to tell today, where there is one; asked again on the same day it is the same one."""
    held = overview(game)
    away = list(absences(held, Onlooker(game.today, {}, my_id(game)))) if held else []
    if not away:
        return None
    notes = noted(game.root, NUDGED, _noted)
    told = {key: day for day, key in notes}
    today = next((each for each in away if told.get(each.key) == game.today), None)
    if today is None:
        today = next((each for each in away if each.key not in told), None)
        if today is None or any(0 <= (game.today - day).days < APART for day, _ in notes):
            return None
        kept = [(day.isoformat(), key) for day, key in notes][-MOST_NOTED:]
        note(game.root, NUDGED, [*kept, (game.today.isoformat(), today.key)])
    return AsideView("away", sentence(today), "", "cheer", "sends one", friend=today.player)


def sentence(away: Absence) -> str:
    """An absence in words: what is known of it, and nothing more.

    >>> sentence(Absence("", "Bo", "Run 5 km", date(2026, 11, 14), 3))
    'Bo has been away from Run 5 km for 3 due days. A cheer might help.'
    >>> sentence(Absence("", "Bo", "", date(2026, 11, 14), 0))
    'Nothing new has come from Bo since 14 November. A cheer might help.'
    """
    if away.missed:
        return f"{away.name} has been away from {away.title} for {plural(away.missed, 'due day')}. A cheer might help."
    return f"Nothing new has come from {away.name} since {away.since.day} {away.since:%B}. A cheer might help."


def absences(party: Party, look: Onlooker) -> Iterator[Absence]:
    """Friends who are away and were not cheered since, the newest absence first."""
    called = names(party)
    found = [away for friend in party.friends if (away := _absence(friend, called[friend.player], look)) is not None]
    given = [(cheer.to, cheer.day) for cheer in (party.me.cheers if party.me else ())]
    for away in sorted(found, key=lambda away: (-away.since.toordinal(), away.player)):
        if not any(to == away.player and day > away.since for to, day in given):
            yield away


def _absence(friend: Friend, name: str, look: Onlooker) -> Absence | None:
    """Misses somebody wrote down go before silence, which may have another reason."""
    under_way = [quest for quest in friend.quests if not quest.over]
    missed = [away for quest in under_way if (away := _missing(friend, name, quest, look)) is not None]
    if missed:
        return max(missed, key=lambda away: (away.since, away.title))
    words = [day for quest in friend.quests for day in _words(quest, look.today)]
    last = max(words, default=None)
    if last is None or not SILENT_DAYS <= (look.today - last).days <= LEFT:
        return None
    return Absence(friend.player, name, "", last, 0) if any(_asks_daily(each, look) for each in under_way) else None


def _missing(friend: Friend, name: str, quest: FriendQuest, look: Onlooker) -> Absence | None:
    """A named way that ends in missed days, as far as they are known."""
    if [day.outcome for day in known(quest, look)[-MISSED_IN_A_ROW:]].count("missed") == 0:
        return None
    way = way_view(quest, name, look)
    if way.lapse < MISSED_IN_A_ROW or way.letters[-1:] == REST or way.since is None:
        return None
    since = way.since if way.away is None else look.today - timedelta(days=way.away)
    if (look.today - since).days > LEFT:
        return None
    return Absence(friend.player, name, clean(way.title, 40), since, way.lapse)


def _words(quest: FriendQuest, today: date) -> Iterator[date]:
    """The days something was done on, or rest was said for: of a quest by points those that earned something."""
    for day in quest.days:
        if day.day <= today and (day.outcome in ("done", "some", "rest") or (quest.how != NAMED and day.cm)):
            yield day.day


def _asks_daily(quest: FriendQuest, look: Onlooker) -> bool:
    """Whether a word would have come by now: a quest of every day so far, or one by points that earned lately."""
    if quest.how != NAMED:
        return any(day.cm for day in quest.days)
    letters = way_view(quest, "", look).letters[-DAILY:]
    return len(letters) >= SILENT_DAYS and NOTHING not in letters


def _noted(day: str, key: str) -> tuple[date, str]:
    return date.fromisoformat(day), str(key)
