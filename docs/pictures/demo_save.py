"""The save that is shown: five bundled quests, four weeks in, played day by day through the use cases.

A comeback waits, a step is one day short of mastered, and there have been lapses before. Nobody real is in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from game.play import checkins, opening, taking
from game.play.game import Game
from game.quests.reader import read_quest
from game.rules.calendar import ONE_DAY, Instant
from game.rules.events import Outcome
from game.rules.moves import CheckIn, Rate, Refusal

QUESTS = Path(__file__).resolve().parents[2] / "quests"
TODAY = date(2026, 10, 14)
"""A Wednesday."""
EVENING = timedelta(hours=18, minutes=20)

DAYS: Mapping[str, str] = {
    "first-5k": "d.d..d. d.-..d. d.d..s. d.d..d.",
    "read-daily": "   d-dd dsdddmd dddd-dd dddsddd",
    "lights-out": "dd..ddd --..ddd dd..dmd dd..d-m",
    "play-an-instrument": "        d.dd..d d.s.d.d dd.d...",
    "less-phone": "                dd-ddsd ddd-ddd",
}
"""A letter for each of the four weeks' days up to yesterday, once a quest is taken: d done, s some, m missed, - silent,
. nothing asked."""

OUTCOMES = {"d": Outcome.DONE, "s": Outcome.SOME, "m": Outcome.MISSED}
RATED = {"read-daily": 75, "first-5k": 70, "lights-out": 65}
RATED_ON = TODAY - 7 * ONE_DAY
"""How sure the player said they were of the step they were on, and when."""


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self, day: date, of_day: timedelta = EVENING) -> None:
        self.go_to(day, of_day)

    def __call__(self) -> Instant:
        """The moment it stands at."""
        return Instant(self.now, 0)

    def go_to(self, day: date, of_day: timedelta = EVENING) -> None:
        """Another day, or another hour."""
        self.now = datetime(day.year, day.month, day.day, tzinfo=UTC) + of_day


def make(root: Path, weeks: Mapping[str, str] = DAYS) -> Clock:
    """Play the weeks into an empty folder; the clock, standing at the evening that is shown."""
    days = {quest: _letters(of_quest) for quest, of_quest in weeks.items()}
    first = TODAY - ONE_DAY * max(map(len, days.values()))
    clock = Clock(first)
    game = opening.open_game(str(root), {}, clock)
    for number in range((TODAY - first).days):
        clock.go_to(first + ONE_DAY * number)
        game.refresh()
        for quest, letters in days.items():
            _live(game, quest, letters, number)
    clock.go_to(TODAY)
    game.refresh()
    game.keep()
    return clock


def _letters(weeks: str) -> str:
    """The letters without the spaces between the weeks."""
    return "".join(weeks[start : start + 7] for start in range(0, len(weeks), 8))


def _live(game: Game, quest: str, letters: str, number: int) -> None:
    """One day of one quest: it is taken on its first, and a week ago the player said how sure they were."""
    if letters[number] != " " and not letters[:number].strip():
        _told(taking.take(game, read_quest(QUESTS / f"{quest}.toml")))
    if outcome := OUTCOMES.get(letters[number]):
        _told(checkins.check_in(game, CheckIn(quest, outcome, game.today)))
    if game.today == RATED_ON and quest in RATED:
        _told(checkins.say(game, Rate(quest, RATED[quest])))


def _told(said: object) -> None:
    if isinstance(said, Refusal):
        raise TypeError(said.message)
