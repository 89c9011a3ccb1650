"""Quests, made at random: all that a quest file can say, and nothing it cannot."""

import re
from typing import Any

from hypothesis import strategies as st

from game.rules.ladder import camps, ladder_steps
from game.rules.quest import (
    OBSTACLES,
    EveryDays,
    Mastery,
    Measure,
    MeasureKind,
    Mentor,
    Moment,
    MonthDay,
    Quest,
    Scene,
    Schedule,
    Step,
    TimesAWeek,
    Weekdays,
)
from game.rules.text import clean

LETTERS = st.characters(codec="utf-8") | st.sampled_from("aei \"'\\#{}[]=.,\n1\u0301走é")


def texts(most: int, least: int = 0) -> st.SearchStrategy[str]:
    """Cleaned texts of `least` to `most` characters, without anything like `{amount}`."""
    cleaned = st.text(LETTERS, max_size=most).map(clean)
    return cleaned.filter(lambda text: least <= len(text) <= most and not re.search(r"\{\w*\}", text))


def ids(pattern: str) -> st.SearchStrategy[str]:
    return st.from_regex(pattern, fullmatch=True)


STEP_IDS = ids("[a-z0-9][a-z0-9-]{0,31}")
MASTERIES = st.integers(1, 10).flatmap(lambda done: st.builds(Mastery, st.just(done), st.integers(done, 14)))
SCHEDULES: st.SearchStrategy[Schedule] = st.one_of(
    st.sets(st.integers(0, 6), min_size=1).map(lambda days: Weekdays(tuple(sorted(days)))),
    st.integers(1, 7).map(TimesAWeek),
    st.integers(1, 365).map(EveryDays),
    st.integers(1, 31).map(MonthDay),
)
MEASURES = st.just(Measure(MeasureKind.YES_NO)) | st.builds(
    Measure, st.sampled_from([MeasureKind.COUNT, MeasureKind.AT_MOST]), texts(24, 1), texts(24)
)


@st.composite
def _ladder(draw: st.DrawFn, measure: Measure, tiny: str) -> dict[str, Any]:
    low, high = sorted(draw(st.lists(st.integers(0, 200) | st.integers(0, 1_000_000), min_size=2, max_size=2)))
    counts = measure.kind is MeasureKind.COUNT
    start, end = (low, max(1, high)) if counts else (high, low)
    instruction = draw(texts(80)) + "{amount}" + draw(texts(80))
    steps = ladder_steps(
        measure,
        start,
        end,
        clean(instruction, 1000),
        draw(texts(50)) or tiny,
        draw(MASTERIES),
        advice=draw(texts(50)),
    )
    return {"steps": steps, "camps": camps(len(steps)), "baseline": start}


@st.composite
def _steps(draw: st.DrawFn, measure: Measure, tiny: str) -> dict[str, Any]:
    names = draw(st.lists(STEP_IDS, min_size=1, max_size=12, unique=True))
    count = len(names)
    least = 1 if measure.kind is MeasureKind.COUNT else 0
    numbers = draw(st.lists(st.integers(least, 1_000_000), min_size=count, max_size=count, unique=True))
    numbers.sort(reverse=measure.kind is MeasureKind.AT_MOST)
    steps = tuple(
        Step(
            name,
            draw(texts(200, 1)),
            None if measure.kind is MeasureKind.YES_NO else number,
            draw(texts(50)) or tiny,
            draw(MASTERIES),
            draw(st.none() | SCHEDULES),
            draw(texts(100)),
        )
        for name, number in zip(names, numbers, strict=True)
    )
    firsts = draw(st.sets(st.integers(0, count - 1))) | {0} if draw(st.booleans()) else set()
    named = draw(st.lists(texts(60, 1), min_size=len(firsts), max_size=len(firsts), unique=True))
    return {"steps": steps, "camps": camps(count, dict(zip(sorted(firsts), named, strict=True)))}


def _mentors(steps: tuple[Step, ...]) -> st.SearchStrategy[tuple[Mentor, ...]]:
    step = st.sampled_from([step.id for step in steps])
    scene = st.builds(Scene, st.sampled_from(list(Moment)), texts(100, 1), step | st.just(""))
    obstacles = st.lists(st.sampled_from(OBSTACLES), max_size=3).map(tuple)
    mentor = st.builds(Mentor, texts(60, 1), step, obstacles, st.lists(scene, max_size=3).map(tuple))
    return st.lists(mentor, max_size=2).map(tuple)


@st.composite
def quests(draw: st.DrawFn) -> Quest:
    """Any quest that the reader could have read."""
    measure, tiny = draw(MEASURES), draw(texts(50))
    use_ladder = measure.kind is not MeasureKind.YES_NO and draw(st.booleans())
    ladder = draw((_ladder if use_ladder else _steps)(measure, tiny))
    return Quest(
        id=draw(ids("[a-z][a-z0-9-]{1,47}").filter(lambda name: name != "all")),
        title=draw(texts(60, 1)),
        measure=measure,
        schedule=draw(SCHEDULES),
        why=draw(texts(200)),
        author=draw(texts(60)),
        version=draw(st.integers(1, 1_000_000)),
        tags=draw(st.lists(texts(24, 1), max_size=3).map(tuple)),
        cue=draw(texts(50)),
        plan_b=draw(texts(50)),
        tiny=tiny,
        cautions=draw(st.lists(texts(50, 1), max_size=2).map(tuple)),
        mentors=draw(_mentors(ladder["steps"])),
        **ladder,
    )
