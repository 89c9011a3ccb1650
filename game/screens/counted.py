"""Counted facts as the screens put them: days in their signs, ratings and their outcomes, falls and returns.

Numbers come from the history tables; nothing here counts anything a player could not count again in the log.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from game.screens import themes
from game.screens.climbing import WALL_MARKS, WALL_STYLES
from game.screens.lines import cut, plain, plural
from game.screens.symbols import Symbols
from game.screens.widgets.calibration import Known, Point
from game.screens.widgets.ladder import short_date
from game.screens.widgets.year import YEAR, Meaning, Sign, YearOf

if TYPE_CHECKING:
    from game.play.confidence import AttemptView, ConfidenceView, QuestSure
    from game.play.evidence_views import BandView, DayCount
    from game.play.journeys import FallView, JourneyStep, JourneyView, RatedView
    from game.rules.confidence import Calibration as Judged

DAYS = {"d": "done", "s": "some", "m": "missed", "r": "rest", "-": "nothing asked"}
"""The letters of days in words, in the order of the legend."""

FEW = 6
"""So many ratings are told one by one; more are put together by how sure they were."""


SAID = 110
"""Cells of a step in a sentence: what was done on it has its place behind."""


def when(day: date, today: date) -> str:
    """A date at the end of a sentence.

    >>> when(date(2026, 11, 20), date(2026, 11, 22)), when(date(2025, 3, 1), date(2026, 11, 22))
    ('on Friday', 'on 1 March 2025')
    """
    ago = (today - day).days
    if ago in (0, 1):
        return "yesterday" if ago else "today"
    if 1 < ago < 7:
        return f"on {day:%A}"
    return f"on {day.day} {day:%B}" if day.year == today.year else f"on {day.day} {day:%B %Y}"


def letters(way: JourneyView, since: date) -> Iterator[tuple[date, str]]:
    """The days of a quest from a date on."""
    for month in way.months:
        for place, letter in enumerate(month.letters):
            day = month.first + timedelta(days=place)
            if day >= since:
                yield day, letter


def year_days(today: date) -> list[date]:
    """The days of the weeks of a year, up to today."""
    first = today - timedelta(days=today.weekday(), weeks=YEAR - 1)
    return [first + timedelta(days=place) for place in range((today - first).days + 1)]


def year_of(way: JourneyView, today: date, symbols: Symbols) -> tuple[YearOf, str]:
    """The year of one quest, and what to call it: done of due days."""
    shown = year_days(today)
    days = dict(letters(way, shown[0]))
    signs = {letter: Sign(symbols.mark(WALL_MARKS[letter]), WALL_STYLES[letter]) for letter in DAYS}
    lived = {day: signs[letter] for day, letter in days.items() if letter in signs}
    lived = {day: lived.get(day, signs["-"]) for day in shown}
    counts = {letter: list(days.values()).count(letter) for letter in DAYS}
    meanings = [
        Meaning(signs[letter], told if letter == "-" else f"{told} {counts[letter]:,}") for letter, told in DAYS.items()
    ]
    due = sum(counts[letter] for letter in "dsm")
    return YearOf(lived, today, meanings), _year(counts["d"], due)


def _year(done: int, due: int, of: str = "") -> str:
    return f"The year · {done:,} of {plural(due, 'due day')} done{of}" if due else "The year"


SHARES = (
    ("share_all", f"bold {themes.LEAF}", "all done"),
    ("share_most", themes.LEAF, "two thirds and more"),
    ("share_half", themes.SKY, "a third and more"),
    ("share_few", themes.GOLD, "less, or some"),
    ("share_none", themes.EMBER, "none done"),
    ("day_rest", themes.QUIET, "rest"),
    ("day_open", themes.FAINT, "nothing asked"),
)
"""How much of what was due was done: the mark, its style, and what it means."""


def share_of(count: DayCount) -> int:
    """Which of `SHARES` a day is. Some is more than none.

    >>> from game.play.evidence_views import DayCount
    >>> [share_of(DayCount(date.min, *day)) for day in [(2, 0, 0), (2, 1, 0), (1, 0, 2), (0, 1, 3), (0, 0, 1)]]
    [0, 1, 2, 3, 4]
    """
    if not count.due:
        return 5 if count.rest else 6
    if count.done == count.due:
        return 0
    thirds = 3 * count.done
    return 1 if thirds >= 2 * count.due else 2 if thirds >= count.due else 3 if count.done or count.some else 4


def all_year(days: Sequence[DayCount], symbols: Symbols) -> tuple[YearOf, str]:
    """The year over all quests, and what to call it."""
    signs = [Sign(symbols.mark(mark), style) for mark, style, _ in SHARES]
    lived = {count.day: signs[share_of(count)] for count in days}
    meanings = [Meaning(sign, told) for sign, (_, _, told) in zip(signs, SHARES, strict=True)]
    done, due = sum(count.done for count in days), sum(count.due for count in days)
    return YearOf(lived, days[-1].day, meanings), _year(done, due, ", all quests")


def rated_points(ratings: Sequence[RatedView], today: date) -> list[Point]:
    """Ratings of one quest and what came of them: the newest first; many, by how sure they were."""
    if len(ratings) > FEW:
        from game.play.evidence import banded

        return band_points(banded(ratings))
    widest = max((len(short_date(rated.day, today)) for rated in ratings), default=0)
    return [
        Point(
            f"{short_date(rated.day, today):>{widest}}  step {rated.step or '–'}  {rated.value:>3}",
            rated.value,
            rated.value,
            rated.done,
            rated.days,
        )
        for rated in reversed(ratings)
    ]


def band_points(bands: Sequence[BandView]) -> list[Point]:
    """Ratings put together, the surest first."""
    return [Point(f"{band.low:>2}–{band.high:<3}", band.low, band.high, band.done, band.days) for band in bands[::-1]]


def fall_said(fall: FallView, today: date, width: int = 100) -> str:
    """A lapse in a few words: how many days, and the way back; in fewer where there is less room.

    >>> from game.play.journeys import FallView
    >>> fall = FallView(date(2026, 10, 18), 3, date(2026, 10, 21))
    >>> fall_said(fall, date(2026, 11, 22)), fall_said(fall, date(2026, 11, 22), 25)
    ('3 missed days from 18 Oct, back on 21 Oct', '3 missed, back on 21 Oct')
    """
    back = f"back on {short_date(fall.back, today)}" if fall.back else "still open"
    missed = plural(fall.missed, "missed day")
    ways = (
        f"{missed} from {short_date(fall.first, today)}, {back}",
        f"{missed}, {back}",
        f"{fall.missed} missed, {back}",
    )
    return next((way for way in ways if len(way) <= width), ways[-1])


def by_number(way: JourneyView) -> Mapping[int, JourneyStep]:
    """The steps of a way by their numbers."""
    return {step.step.index: step for step in way.steps}


def shown_said(step: JourneyStep, today: date) -> str:
    """What was shown on a step: done of days, and when last.

    >>> from game.play.journeys import JourneyStep
    >>> from game.play.views import StepView
    >>> read = StepView("a8", 3, 6, "base camp", 8, "pages", "Read 8 pages.", "")
    >>> shown_said(JourneyStep(read, None, None, 10, 9, date(2026, 11, 20)), date(2026, 11, 22))
    'Read 8 pages: done 9 of 10 days, last on Friday'
    """
    told = f"{cut(step.step.instruction, SAID).rstrip('. ')}: done {step.done:,} of {plural(step.days, 'day')}"
    return f"{told}, last {when(step.last, today)}" if step.last else told


def all_sure(view: ConfidenceView) -> Known:
    """What is known of confidence over all quests."""
    from game.play.confidence_told import SURE_MEANS

    facts = []
    if view.strength is not None:
        sure = f"sure of {view.sure} of {plural(view.rated, 'rated quest')} ({SURE_MEANS})"
        facts = [f"Strength {round(view.strength)} of 100, the mean of your ratings; {sure}."]
    falls = [fell for quest in view.quests for fell in _fell(quest)]
    return Known(falls, facts, *_tries(view.attempts, view.calibration))


def quest_sure(quest: QuestSure) -> Known:
    """What is known of confidence on one quest."""
    facts = []
    if quest.strength is not None:
        level = f"step {quest.hardest.index} of {quest.steps}" if quest.hardest else "less than step 1"
        facts = [f"Strength {round(quest.strength)} of 100, the mean of your ratings. You would rate {level} at 70."]
    return Known(_fell(quest), facts, *_tries(quest.attempts, quest.calibration))


def _fell(quest: QuestSure) -> list[str]:
    from game.play.falling import fall_said

    return [plain(fall_said(quest.title, quest.fall))] if quest.fall else []


def _tries(attempts: Sequence[AttemptView], found: Judged | None) -> tuple[Sequence[tuple[int, bool]], Sequence[str]]:
    """The tries of the plot, and the sentences under it: which way they lean, then each band."""
    if found is None:
        return (), ()
    from game.play.confidence_told import band_short, tuned_said

    tries = [(attempt.value, attempt.did) for attempt in attempts]
    return tries, [tuned_said(found), *(f"said {band_short(band)}" for band in found.bands[::-1])]
