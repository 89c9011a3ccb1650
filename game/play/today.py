"""Building the views of a day from what `rules/` worked out. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from game.play.days import days_said
from game.play.views import LevelView, OfferView, OwnView, PlanView, QuestView, StepView, TodayView, WindowView
from game.rules.calendar import OFFSET_JUMP, ONE_DAY, Now
from game.rules.events import Outcome
from game.rules.inner import OwnLine, tip_on
from game.rules.ladder import camp_of, find, index_of
from game.rules.offers import offer_to
from game.rules.plans import Plan, holding
from game.rules.quest import Quest
from game.rules.rewards import Height, done_pay, level, some_pay
from game.rules.state import DONE, MISSED, REST, SOME, Receipt
from game.rules.walk import Course, Ladders
from game.rules.world import Played

DAY_WORDS = {DONE: "done", SOME: "some", MISSED: "missed", REST: "rest"}
LATELY = 14
SURE = 70
"""A step rated below this is a hard one (docs/rules.md, Where to start: the 70 of action planning)."""
NEW_RATING = 7
"""An alarm stands for so many days after the rating that showed it (falling.py)."""
REST_SHARE = 14
"""More rest days than this in four weeks (28): the game asks whether the schedule should change."""


def metres(cm: int) -> float:
    """Centimetres as metres with at most two decimals."""
    return cm / 100


def title_of(course: Course, quest: Quest) -> str:
    """What the player calls a quest."""
    return str(course.changes.get("title", quest.title))


def step_view(quest: Quest, step_id: str, tiny: str = "") -> StepView:
    """A step with its number and its camp; `tiny` is the player's own tiny version."""
    step = find(quest, step_id) or quest.steps[0]
    index = index_of(quest, step.id) or 0
    unit = quest.measure.unit_one if step.amount == 1 and quest.measure.unit_one else quest.measure.unit
    return StepView(
        step.id,
        index + 1,
        len(quest.steps),
        camp_of(quest, index).name,
        step.amount,
        unit,
        step.instruction,
        tiny or step.tiny or quest.tiny,
        step.advice,
        step.bridge,
        days_said(step.schedule) if step.schedule else "",
    )


def offer_view(course: Course, quest: Quest, today: date) -> OfferView | None:
    """The offer of a quest, with the number and the amount of the step it leads to."""
    made = offer_to(course, quest, today)
    if made is None:
        return None
    step = find(quest, made.to)
    amount = quest.measure.say(step.amount) if step and step.amount is not None else ""
    return OfferView(made.kind.value, (index_of(quest, made.to) or 0) + 1, made.answers, made.auto, amount)


def quest_view(course: Course, quest: Quest, played: Played, day: date, today: date) -> QuestView:
    """A quest as it stands, with what was said on `day` (today, or the day before)."""
    state = course.state
    receipt = next((r for r in played.receipts.get(course.quest, ()) if r.date == day), None)
    page = played.written.quests.get(course.quest)
    entry = page.entries.get(day) if page else None
    shown = receipt.step if receipt and day < today else state.step
    step = find(quest, shown) or quest.steps[0]
    results = state.window[-step.mastery.of :] if shown == state.step else ""
    own = played.world.inner.lines.get(course.quest, ())
    return QuestView(
        course.quest,
        title_of(course, quest),
        day,
        receipt.due if receipt else False,
        _status(course, receipt),
        step_view(quest, step.id, str(course.changes.get("tiny", ""))),
        state.warmth,
        metres(state.purse),
        WindowView(
            results.count(DONE), step.mastery.of, step.mastery.done, tuple(DAY_WORDS.get(r, "") for r in results)
        ),
        course.week.left if course.week else None,
        offer_view(course, quest, today),
        quest.measure.kind.value,
        entry.amount if entry else None,
        metres(receipt.effort + receipt.comeback + receipt.mastery) if receipt else 0,
        state.lapse,
        state.wall.lower(),
        tuple(s.id in state.mastered for s in quest.steps),
        str(course.changes.get("cue", quest.cue)),
        str(course.changes.get("plan_b", quest.plan_b)),
        state.comebacks,
        _worth(course, receipt),
        _worth_some(course, receipt),
        usual_lapse((state.lapses,)),
        plan_views(played.world.plans.get(course.quest, ())),
        own_views(own),
        own[day.toordinal() % len(own)].text if own and day == today and is_hard(course) else "",
        tip_on(played.world.inner, course.quest, step.id) if state.lapse or state.known else "",
    )


def plan_views(plans: Sequence[Plan]) -> tuple[PlanView, ...]:
    """The plans that hold, the newest first."""
    return tuple(PlanView(plan.barrier, plan.cue, plan.then, plan.day) for plan in holding(plans))


def own_views(lines: Sequence[OwnLine]) -> tuple[OwnView, ...]:
    """The player's own lines why they can."""
    return tuple(OwnView(line.id, line.text, line.day) for line in lines)


def is_hard(course: Course) -> bool:
    """Whether the step ahead is a hard one: a lapse is open, the step is new, or it was rated below 70."""
    state = course.state
    new = not state.window and state.since > course.taken and not state.known
    return not state.asleep and (state.lapse > 0 or new or dict(state.ratings).get(state.step, SURE) < SURE)


def _status(course: Course, receipt: Receipt | None) -> str:
    outcome = receipt.outcome if receipt else None
    if (
        outcome is not None
        and outcome is not Outcome.PENDING
        and (outcome is not Outcome.MISSED or not course.state.asleep)
    ):
        return outcome.value
    if course.state.asleep:
        return "asleep"
    return "pending" if receipt and receipt.due else "not_due"


def _worth(course: Course, receipt: Receipt | None) -> float:
    state = course.state
    if receipt and receipt.due:
        return metres(done_pay(state.base, state.warmth) + state.purse)
    return metres(some_pay(state.base, state.warmth) + state.purse // 2)


def _worth_some(course: Course, receipt: Receipt | None) -> float:
    state = course.state
    return metres(some_pay(state.base, state.warmth) + state.purse // 2) if receipt and receipt.due else 0


def today_view(played: Played, ladders: Ladders, heights: Sequence[Height], now: Now, later: int = 0) -> TodayView:
    """Everything a face shows of the day. `later` entries are dated after today: they wait."""
    under_way = [
        (course, quest)
        for course in sorted(played.world.courses.values(), key=lambda course: (course.first, course.quest))
        if course.active and (quest := ladders.get(course.sha)) is not None
    ]
    yesterday = now.today - ONE_DAY
    return TodayView(
        now.today,
        metres(played.world.totals.all),
        level_view(played.world.totals.all, heights),
        tuple(quest_view(course, quest, played, now.today, now.today) for course, quest in under_way),
        tuple(
            quest_view(course, quest, played, yesterday, now.today)
            for course, quest in under_way
            if _unsaid(played, course, yesterday)
        ),
        comeback_count(played),
        usual_return(played),
        _lately(played),
        (*_waiting(later, now), *_notices(played, under_way, now)),
        tuple(
            title_of(course, quest)
            for course in played.world.courses.values()
            if course.handed_in and (quest := ladders.get(course.sha)) is not None
        ),
    )


def _unsaid(played: Played, course: Course, day: date) -> bool:
    """Whether a quest asked for something on a day and nobody said a word. One asleep is left in peace."""
    receipt = next((r for r in played.receipts.get(course.quest, ()) if r.date == day), None)
    page = played.written.quests.get(course.quest)
    silent = page is None or day not in page.entries
    return receipt is not None and receipt.outcome is Outcome.MISSED and silent and not course.state.asleep


def level_view(total_cm: int, heights: Sequence[Height]) -> LevelView:
    """The level of a total."""
    stands = level(total_cm, heights)
    reached, ahead = stands.reached, stands.following
    return LevelView(
        reached.name if reached else "",
        reached.metres if reached else 0,
        ahead.name if ahead else "",
        ahead.metres if ahead else 0,
    )


def comeback_count(played: Played) -> tuple[int, int]:
    """(lapses ended, lapses ended and open) over all quests."""
    ended = sum(course.state.comebacks for course in played.world.courses.values())
    still_open = sum(course.state.lapse > 0 for course in played.world.courses.values() if course.active)
    return ended, ended + still_open


def usual_return(played: Played) -> int:
    """The median length of the lapses that ended, in missed due days; 0 before the first."""
    return usual_lapse(course.state.lapses for course in played.world.courses.values())


def usual_lapse(counted: Iterable[Sequence[int]]) -> int:
    """The median length of ended lapses, from how many there were of each length; 0 before the first."""
    lengths = [length for lapses in counted for length, number in enumerate(lapses) for _ in range(number)]
    return sorted(lengths)[(len(lengths) - 1) // 2] if lengths else 0


def _lately(played: Played) -> tuple[int, int]:
    walls = "".join(course.state.wall[-LATELY:] for course in played.world.courses.values() if course.active)
    return walls.count(DONE), sum(walls.count(letter) for letter in (DONE, SOME, MISSED))


def _waiting(later: int, now: Now) -> list[str]:
    """A clock that went back hides nothing for good."""
    if not later:
        return []
    day = f"{now.today.day} {now.today:%B %Y}"
    waiting = "1 entry is dated later and waits" if later == 1 else f"{later:,} entries are dated later and wait"
    return [f"This computer’s clock says {day}: {waiting} for their day."]


def _notices(played: Played, under_way: Sequence[tuple[Course, Quest]], now: Now) -> list[str]:
    notices = []
    last = played.world.last_said
    if last and abs(now.tz - last[1]) >= OFFSET_JUMP and (now.today - last[0]).days > 1:
        first, until = last[0] + ONE_DAY, now.today - timedelta(days=1)
        notices.append(
            f"Your clock moved by {abs(now.tz - last[1]) // 60} hours. If you were travelling, "
            f"`rest all --from {first} --until {until}` makes those days rest."
        )
    for course, quest in under_way:
        if course.state.wall.lower().count(REST) > REST_SHARE:
            rested = f"{title_of(course, quest)} rested more than half of four weeks."
            notices.append(f"{rested} `edit {quest.id} schedule=…` changes its days.")
        said = played.world.inner.ratings.get(course.quest, ())
        if said and (now.today - said[-1].day).days < NEW_RATING:
            from game.play.falling import falls_told  # nothing to look for on most days

            notices += falls_told(title_of(course, quest), course, quest, said, now.today)
    return notices
