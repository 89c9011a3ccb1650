"""What comes next on a quest, in a few words: the same or the next step, and when."""

from __future__ import annotations

from datetime import date, timedelta

from game.play.views import OfferView
from game.rules.calendar import ONE_DAY, asks, next_monday
from game.rules.ladder import index_of
from game.rules.quest import Quest, TimesAWeek
from game.rules.sheet import QuestSheet
from game.rules.walk import Course

AHEAD = 31
"""Days looked through for the next that asks."""


def what_next(
    course: Course, quest: Quest, page: QuestSheet | None, offer: OfferView | None, today: date
) -> dict[str, str]:
    """The facts `next` ("step 4, 5 pages, on Wednesday"), `next_on` and `next_date`; none where it is not known."""
    what = _what(course, quest, offer)
    if course.rest:  # open: until the next check-in
        return {}
    if isinstance(course.schedule, TimesAWeek):
        if course.week is not None and course.week.left and today.weekday() < 6:
            return {"next": f"{what}, on a day you pick"}
        if course.coming is not None or _rests(page, next_monday(today)):
            return {}
        return {"next": f"{what} from Monday on", "next_on": "on Monday", "next_date": "Monday"}
    day = _next_due(course, page, today)
    if day is None:
        return {}
    comma, when = "," if "," in what else "", _on(day, today)
    return {"next": f"{what}{comma} {when}", "next_on": when, "next_date": when.removeprefix("on ")}


def _what(course: Course, quest: Quest, offer: OfferView | None) -> str:
    """The same, or the step that silence leads to."""
    if offer is None or not offer.auto:
        return "the same"
    place = (index_of(quest, course.state.step) or 0) + 1
    above = quest.steps[place] if place < len(quest.steps) else None
    if above is None:
        return "the same"
    limit = "at most " if quest.measure.kind.value == "at_most" else ""
    amount = f", {limit}{quest.measure.say(above.amount)}" if above.amount is not None else ""
    return f"step {place + 1}{amount}"


def _next_due(course: Course, page: QuestSheet | None, today: date) -> date | None:
    """The next date after today that asks for something and is no rest."""
    for ahead in range(1, AHEAD + 1):
        day = today + timedelta(days=ahead)
        coming = course.coming if course.coming is not None and day >= course.coming[0] else None
        schedule, anchor = (coming[1], coming[0]) if coming else (course.schedule, course.anchor)
        if asks(schedule, day, anchor) and not _rests(page, day):
            return day
    return None


def _rests(page: QuestSheet | None, day: date) -> bool:
    return page is not None and any(rest.covers(day) for rest in page.rests)


def _on(day: date, today: date) -> str:
    """A date ahead, as it is said after what is to be done."""
    if day - today == ONE_DAY:
        return "tomorrow"
    return f"on {day:%A}" if (day - today).days < 7 else f"on {day.day} {day:%B}"
