"""How sure the player is, in sentences: each number with what it means. The shell and the plain face say them alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from game.play.falling import fall_said
from game.play.telling import plural
from game.rules.confidence import ENOUGH, LATELY, Band, Calibration

if TYPE_CHECKING:
    from game.play.confidence import ConfidenceView, QuestSure
    from game.play.journeys import RatedView

STRENGTH_MEANS = "the mean of your ratings"
LEVEL_MEANS = "the hardest step you would rate 70 or more, by a curve through your ratings"
SURE_MEANS = "a strength of 60 or more"
NOTHING = "nothing is rated yet. `rate QUEST N` says how sure you are of its step, 0 to 100, before you try it."
NOT_NOW = "no rating of the last three months."
PAYS = "No rating is ever turned into metres, so it may be honest."


def confidence_lines(view: ConfidenceView) -> Iterator[str]:
    """All quests: strength and generality, what ratings foresaw, then each quest."""
    if not any(quest.ratings or quest.attempts for quest in view.quests):
        yield NOTHING[:1].upper() + NOTHING[1:]
        yield PAYS
        return
    if view.strength is not None:
        yield f"Strength {round(view.strength)} of 100: {STRENGTH_MEANS}, quest by quest."
        yield f"Generality: you are sure of {view.sure} of {plural(view.rated, 'rated quest')} ({SURE_MEANS})."
    yield from tried_lines(view.calibration, len(view.attempts), sum(each.did for each in view.attempts))
    for quest in view.quests:
        if quest.ratings or quest.fall:
            yield ""
            yield from quest_lines(quest, view.day, tried=False)


def quest_lines(quest: QuestSure, day: date, *, tried: bool = True) -> Iterator[str]:
    """One quest: where it fell, strength, level, the ratings that stand, and what they foresaw."""
    if quest.fall is not None:
        yield f"{fall_said(quest.title, quest.fall)} `step {quest.id} {quest.easier[0]}` leads to easier ground."
    if quest.strength is None:
        yield f"{quest.title}: {NOT_NOW if quest.attempts else NOTHING.replace('QUEST', quest.id)}"
    else:
        yield f"{quest.title}: strength {round(quest.strength)} of 100, {STRENGTH_MEANS}."
        yield level_said(quest)
        yield from (f"  {rating_said(rating, day)}" for rating in quest.ratings)
    if tried and (quest.strength is not None or quest.attempts):
        yield from tried_lines(quest.calibration, len(quest.attempts), sum(each.did for each in quest.attempts))


def level_said(quest: QuestSure) -> str:
    """The hardest step one would rate 70, and what that means."""
    if quest.hardest is None:
        return f"Level: below step 1 ({LEVEL_MEANS})."
    return f"Level: step {quest.hardest.index} of {quest.steps} ({LEVEL_MEANS})."


def rating_said(rating: RatedView, day: date) -> str:
    """A rating that stands, with its day."""
    return f"Step {rating.step}{' (bridge)' if '~' in rating.step_id else ''}: {rating.value}, {_on(rating.day, day)}."


def _on(said: date, day: date) -> str:
    ago = (day - said).days
    if ago < 2:
        return f"said {'yesterday' if ago else 'today'}"
    return f"said on {said.day} {said:%B}" + ("" if said.year == day.year else f" {said.year}")


def tried_lines(found: Calibration | None, many: int, did: int) -> Iterator[str]:
    """What ratings foresaw, from ten rated tries on; before that, how many there are."""
    if found is None:
        told = f", {did} done" if many else ""
        yield f"{plural(many, 'rated try', 'rated tries')}{told}. From {ENOUGH} on they are held against what you said."
        return
    yield f"{plural(found.attempts, 'rated try', 'rated tries')}, {found.did:,} done."
    yield from (f"  {band_said(band)}" for band in reversed(found.bands))
    yield tuned_said(found)
    yield numbers_said(found)


def band_said(band: Band) -> str:
    """A band of rated tries in a sentence.

    >>> band_said(Band(60, 79, 10, 9, 60.0)), band_said(Band(20, 39, 3, 0, 26.7))
    ('You said 60; you did it 9 of 10 times.', 'You said about 27; you did it 0 of 3 times.')
    """
    about = "" if band.said == round(band.said) else "about "
    return f"You said {about}{round(band.said)}; you did it {band.did:,} of {plural(band.attempts, 'time')}."


def band_short(band: Band) -> str:
    """The same in few cells.

    >>> band_short(Band(60, 79, 10, 9, 60.0))
    '60: did it 9 of 10 times'
    """
    about = "" if band.said == round(band.said) else "about "
    return f"{about}{round(band.said)}: did it {band.did:,} of {plural(band.attempts, 'time')}"


def tuned_said(found: Calibration) -> str:
    """Which way the ratings lean, in a sentence.

    >>> tuned_said(Calibration(10, 9, -0.3, 0.18, -0.3, False, ()))
    'Over the last 10 rated tries you did it more often than you said, by 30 in 100.'
    """
    last = f"Over the last {min(found.attempts, LATELY)} rated tries"
    if found.tuned:
        return f"{last} your ratings are well tuned: what you said and what you did lie within 10 in 100."
    way = "less" if found.lately > 0 else "more"
    return f"{last} you did it {way} often than you said, by {round(abs(found.lately) * 100)} in 100."


def numbers_said(found: Calibration) -> str:
    """Bias and Brier score, with what they mean."""
    return (
        f"Bias {found.bias:+.2f} (0 is even, above it you said more than you did); "
        f"Brier score {found.brier:.2f} (0 foresees every try, 0.25 is always saying 50)."
    )
