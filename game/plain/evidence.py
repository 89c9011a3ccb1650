"""Evidence: what the player has shown they can do, in counted facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from game.plain.session import Session
from game.plain.speech import in_full, metres, sentence
from game.play.telling import plural

if TYPE_CHECKING:
    from game.play.evidence import BackView, EvidenceView, ShownView

LATEST = 3
"""So many heights and weeks are read out, the newest."""


def evidence(session: Session, _rest: str = "") -> None:
    """What was shown so far, over all quests."""
    from game.play.evidence import evidence as shown  # TinyDB behind it

    session.talk.say(*evidence_lines(session.act(lambda: shown(session.game))))


def evidence_lines(view: EvidenceView) -> Iterator[str]:
    """Since when, each quest, coming back, metres and heights, ratings and what came of them."""
    if view.since is None:
        yield "Nothing to count yet. The first quest begins it."
        return
    done, due = sum(day.done for day in view.year), sum(day.due for day in view.year)
    yield f"Since {in_full(view.since)}: {metres(view.metres)}."
    yield f"In the last year {done:,} of {plural(due, 'due day')} done."
    yield from (_shown(quest) for quest in view.quests)
    if view.back.lapses:
        yield _back(view.back)
    weeks = [f"{metres(week.metres)} from {week.first.day} {week.first:%B}" for week in view.weeks[-LATEST:]]
    yield f"The last weeks: {', '.join(weeks)}."
    for height in view.heights[-LATEST:]:
        yield f"{height.name}, {height.height_m:,} metres: reached on {in_full(height.day)}."
    for band in view.bands:
        if band.days:
            told = f"{band.done} of {plural(band.days, 'day')} done after it"
            yield f"You said {band.low} to {band.high} of 100 {plural(band.ratings, 'time')}: {told}."


def _shown(quest: ShownView) -> str:
    """What was shown on one quest: its hardest step, and the days."""
    hardest = quest.hardest
    if hardest is None:
        return f"{quest.title}: no done day yet."
    step = f"Hardest step done: {hardest.step.index} of {quest.of}. {sentence(hardest.step.instruction)}"
    days = f"{plural(quest.done, 'day')} done, {quest.mastered} of {plural(quest.of, 'step')} mastered."
    return f"{quest.title}. {step} {days}"


def _back(back: BackView) -> str:
    usual = f", usually after {plural(back.usual, 'missed day')}" if back.usual else ""
    longest = f" The longest way back was {plural(back.longest.missed, 'missed day')}." if back.longest else ""
    return f"Came back {back.ended} of {plural(back.lapses, 'time')}{usual}.{longest}"
