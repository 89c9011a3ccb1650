"""What a player has shown they can do: counted over all quests, from the first day to this one. Changes nothing.

Plain numbers, dates and ids for every face; each can be counted again from `undaunted log --all --json`. It comes from
the history tables, so that ten years are read once and not at each visit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from game.play.confidence import of_ways
from game.play.evidence_views import BackView, BandView, ClimbView, DayCount, EvidenceView, PassedView, ShownView
from game.play.game import Game
from game.play.heights import heights
from game.play.history import History, read_history
from game.play.journeys import JourneyView, RatedView, journeys_of
from game.play.today import metres, step_view
from game.rules.calendar import ONE_DAY, monday
from game.rules.confidence import BANDS
from game.rules.rewards import Height, level
from game.rules.state import DONE, MISSED, REST, SOME
from game.rules.values import replace

__all__ = [
    "BackView",
    "BandView",
    "ClimbView",
    "DayCount",
    "EvidenceView",
    "PassedView",
    "ShownView",
    "back",
    "banded",
    "evidence",
    "shown",
]

YEAR_WEEKS = 53
"""Weeks of the year shown, this one among them."""


def evidence(game: Game) -> EvidenceView:
    """What the player has shown up to today. The first reading of a long journal takes a second or two."""
    history = read_history(game)
    ways = journeys_of(game, history)
    climbed = dict(_climbed(history))
    since = min((way.since for way in ways), default=None)
    scale, total = heights(game.root), history.played.world.totals.all
    ahead = level(total, scale).following
    ratings = tuple(sorted((rating for way in ways for rating in way.ratings), key=lambda rating: rating.day))
    return EvidenceView(
        game.today,
        since,
        tuple(replace(shown(way), next_act=_next_act(game, way.id)) for way in ways),
        back(ways),
        tuple(_year(ways, game.today)),
        tuple(_by(climbed, since, game.today, monday)),
        tuple(_by(climbed, since, game.today, _first_of_month)),
        metres(total),
        tuple(_passed(climbed, scale)),
        ahead.name if ahead else "",
        ahead.metres if ahead else 0,
        ratings,
        banded(ratings),
        of_ways(game, ways),
    )


def shown(way: JourneyView) -> ShownView:
    """What was shown on one quest."""
    steps = tuple(step for step in way.steps if step.days or step.mastered)
    proven = [step for step in steps if step.done or step.mastered]
    return ShownView(
        way.id,
        way.title,
        way.since,
        way.under_way,
        way.handed_in,
        proven[-1] if proven else None,
        steps,
        sum(step.mastered is not None for step in way.steps),
        len(way.steps),
        way.letters[DONE],
        way.letters[SOME],
        way.letters[MISSED],
        way.letters[REST],
        max((step.last for step in steps if step.last), default=None),
        back([way]),
        way.total_metres,
    )


def _next_act(game: Game, quest_id: str) -> str:
    course = game.played.world.courses[quest_id]
    step = step_view(game.shelf[course.sha], course.state.step, str(course.changes.get("tiny", "")))
    return step.tiny or step.instruction


def back(ways: Sequence[JourneyView]) -> BackView:
    """Lapses and comebacks of some quests together."""
    ended = [(fall, way.id) for way in ways for fall in way.falls if fall.back is not None]
    still_open = sum(fall.back is None for way in ways if way.under_way for fall in way.falls)
    lengths = sorted(fall.missed for fall, _ in ended)
    longest = max(ended, key=lambda one: (one[0].missed, one[0].first), default=(None, ""))
    usual = lengths[(len(lengths) - 1) // 2] if lengths else 0
    return BackView(len(ended), len(ended) + still_open, usual, *longest)


def banded(ratings: Iterable[RatedView], bands: Sequence[tuple[int, int]] = BANDS) -> tuple[BandView, ...]:
    """Ratings put together by how sure they were; bands nobody rated in are left out."""
    ratings = list(ratings)
    found = []
    for low, high in bands:
        within = [rating for rating in ratings if low <= rating.value <= high]
        if within:
            done, days = sum(rating.done for rating in within), sum(rating.days for rating in within)
            found.append(BandView(low, high, len(within), done, days))
    return tuple(found)


def _year(ways: Sequence[JourneyView], today: date) -> Iterator[DayCount]:
    first = monday(today) - timedelta(weeks=YEAR_WEEKS - 1)
    counts: dict[date, Counter[str]] = {}
    for way in ways:
        for month in way.months:
            if month.first + timedelta(days=len(month.letters)) <= first:
                continue
            for i, letter in enumerate(month.letters):
                counts.setdefault(month.first + i * ONE_DAY, Counter())[letter] += 1
    for i in range((today - first).days + 1):
        count = counts.get(first + i * ONE_DAY, Counter())
        yield DayCount(first + i * ONE_DAY, count[DONE], count[SOME], count[MISSED], count[REST])


def _climbed(history: History) -> Iterator[tuple[date, int]]:
    """The days on which something was earned, oldest first, and how much, in cm."""
    for ascent in history.ascents:
        yield from ((ascent.first + i * ONE_DAY, cm) for i, cm in enumerate(ascent.cm) if cm)


def _first_of_month(day: date) -> date:
    return day.replace(day=1)


def _by(
    climbed: dict[date, int], since: date | None, today: date, first_of: Callable[[date], date]
) -> Iterator[ClimbView]:
    """What was climbed in each week or month from the first on, those without anything included."""
    sums: Counter[date] = Counter()
    for day, cm in climbed.items():
        sums[first_of(day)] += cm
    first = first_of(since) if since else today + ONE_DAY
    while first <= today:
        yield ClimbView(first, metres(sums[first]))
        first = _following(first, first_of)


def _following(first: date, first_of: Callable[[date], date]) -> date:
    day = first + 7 * ONE_DAY
    while first_of(day) == first:
        day += 7 * ONE_DAY
    return first_of(day)


def _passed(climbed: dict[date, int], scale: Sequence[Height]) -> Iterator[PassedView]:
    total, ahead = 0, 0
    for day, cm in climbed.items():
        total += cm
        while ahead < len(scale) and scale[ahead].metres * 100 <= total:
            yield PassedView(scale[ahead].name, scale[ahead].metres, day)
            ahead += 1
