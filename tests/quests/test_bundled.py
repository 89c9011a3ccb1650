"""The quest files that come with the game are complete: each could be taken as it is, and each is worth reading.

Words that no quest may say are looked for in `tests/house/test_kind_words.py`, trait words and the like.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from game.quests.advice_texts import HARMFUL
from game.quests.reader import parse_quest, read_quest
from game.quests.writing import write_quest
from game.rules.calendar import days_a_week
from game.rules.compiled import from_plain, to_plain
from game.rules.ladder import LARGEST_CAMP, grade
from game.rules.quest import OBSTACLES, EveryDays, MeasureKind, Mentor, Moment, MonthDay, Quest, TimesAWeek, Weekdays

FILES = sorted((Path(__file__).resolve().parents[2] / "quests").glob("*.toml"))
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)

FIELDS = (
    *("moving", "reading", "writing", "learning", "music", "sleep", "screens", "speaking", "home"),
    *("money", "friends", "study", "food", "calm", "nature", "asking"),
)
"""Fields of life, each by the tag that stands for it. A quest may bear more than one of them."""

CAREFUL = {
    "moving": ("doctor", "stop"),
    "food": ("doctor", "allerg"),
    "sleep": ("doctor", "less"),
    "money": ("debt", "advice"),
    "calm": ("doctor",),
    "speaking": ("doctor",),
    "asking": ("doctor", "threat"),
    "screens": ("talk to|speak with",),
    "nature": ("eat nothing",),
}
"""Fields that ask for a caution, and words it cannot do without."""

NUMBERS = {"two": 2, "three": 3, "five": 5, "eight": 8, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20} | {
    "twenty-five": 25,
    "thirty": 30,
    "forty-five": 45,
}

FEWEST_QUESTS, FEWEST_FIELDS = 16, 8
SHORTEST, LONGEST = 120, 400
A_CLEARLY_SMALL_ACT = 2
"""So many minutes or things a first step may ask for, where it counts them."""


def quest_of(path: Path) -> Quest:
    """The quest in a file. A file with any mistake is raised by the reader, and turns every test here red."""
    return read_quest(path, path.name, follow=False).quest


QUESTS = [quest_of(path) for path in FILES]


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?])['’]?\s+", text) if part]


def asked_of_the_player(quest: Quest) -> Iterator[str]:
    """What a quest tells a player to do: everything but its cautions and its stories."""
    yield from (quest.title, quest.why, quest.cue, quest.plan_b, quest.tiny, quest.measure.unit, *quest.tags)
    for step in quest.steps:
        yield from (step.instruction, step.tiny, step.advice)


# --- the library as a whole -------------------------------------------------------------------------------------------


def test_there_are_at_least_sixteen_over_at_least_eight_fields_of_life() -> None:
    assert len({quest.id for quest in QUESTS}) == len(QUESTS) >= FEWEST_QUESTS
    fields = {field for field in FIELDS if any(field in quest.tags for quest in QUESTS)}
    assert len(fields) >= FEWEST_FIELDS
    assert fields == set(FIELDS), "a field without a quest is no field"


def test_every_kind_of_measure_and_of_days_can_be_seen_in_one() -> None:
    schedules = [
        days for quest in QUESTS for days in (quest.schedule, *(s.schedule for s in quest.steps if s.schedule))
    ]
    assert {quest.measure.kind for quest in QUESTS} == set(MeasureKind)
    assert {type(days) for days in schedules} == {Weekdays, TimesAWeek, EveryDays, MonthDay}
    assert any(isinstance(days, Weekdays) and len(days.days) == 7 for days in schedules)
    assert any(isinstance(days, Weekdays) and len(days.days) < 7 for days in schedules)


def test_no_title_name_or_scene_is_told_twice() -> None:
    mentors = [mentor for quest in QUESTS for mentor in quest.mentors]
    for told in (
        [quest.title for quest in QUESTS],
        [mentor.name.split(",")[0].split()[0] for mentor in mentors],
        [scene.text for mentor in mentors for scene in mentor.scenes],
    ):
        assert not [text for text, times in Counter(told).items() if times > 1]


# --- each quest -------------------------------------------------------------------------------------------------------


@each_file
def test_a_bundled_quest_has_all_a_player_needs(path: Path) -> None:
    quest = quest_of(path)
    assert path.name == f"{quest.id}.toml"
    assert all((quest.why, quest.cue, quest.plan_b, quest.tiny, quest.tags, quest.author))
    assert quest.cue.startswith("After "), "a cue is an event, not a time of the clock"
    assert quest.plan_b.startswith("If ")
    assert any(step.advice for step in quest.steps)
    assert set(quest.tags) & set(FIELDS)


@each_file
def test_it_survives_being_compiled_and_written(path: Path) -> None:
    quest = quest_of(path)
    assert from_plain(to_plain(quest)) == quest
    assert parse_quest(write_quest(quest).encode(), path.name).quest == quest


@each_file
def test_its_ladder_has_six_to_fourteen_steps_in_camps_of_at_most_seven(path: Path) -> None:
    quest = quest_of(path)
    assert 6 <= len(quest.steps) <= 14
    assert all(camp.name and 1 <= camp.end - camp.first <= LARGEST_CAMP for camp in quest.camps)


@each_file
def test_every_step_says_one_thing_and_has_a_tiny_version(path: Path) -> None:
    quest = quest_of(path)
    instructions = [step.instruction for step in quest.steps]
    assert len(set(instructions)) == len(instructions)
    for step in quest.steps:
        tiny = step.tiny or quest.tiny
        assert tiny != step.instruction
        minutes = [int(number) for number in re.findall(r"\b(\d+) minutes?", tiny)]
        assert all(number <= 2 for number in minutes), tiny
        assert not re.search(r"\b(?:three|four|five|eight|quarter|half an hour)\b[^.]*\bminutes?\b", tiny), tiny


@each_file
def test_its_first_step_can_be_done_on_a_bad_day(path: Path) -> None:
    quest = quest_of(path)
    first = quest.steps[0]
    assert days_a_week(first.schedule or quest.schedule) <= days_a_week(quest.schedule)
    if quest.measure.kind is MeasureKind.COUNT and quest.measure.unit != "words":
        assert first.amount is not None
        assert first.amount <= A_CLEARLY_SMALL_ACT
    if quest.measure.kind is not MeasureKind.AT_MOST:
        assert first.mastery.done <= 4
        assert not re.search(r"\b(?:[3-9]|\d\d+|three|four|five|ten|twenty) minutes\b", first.instruction)


@each_file
def test_its_amounts_rise_by_a_fifth_at_most_or_to_the_next_that_is_said(path: Path) -> None:
    quest = quest_of(path)
    amounts = [step.amount for step in quest.steps if step.amount is not None]
    assert len(amounts) == (0 if quest.measure.kind is MeasureKind.YES_NO else len(quest.steps))
    for below, above in pairwise(amounts):
        assert grade(quest.measure, below, above) == (below, above)


@each_file
def test_its_own_amounts_stand_in_its_instructions(path: Path) -> None:
    """A day is judged by the amount: an instruction that names another one would be unfair."""
    quest = quest_of(path)
    for step in quest.steps:
        first = re.match(r"(?:At most )?([\w-]+) (?:minutes|looks)\b", step.instruction)
        if first:
            assert NUMBERS[first[1].casefold()] == step.amount, step.instruction


@each_file
def test_its_field_is_entered_with_care(path: Path) -> None:
    quest = quest_of(path)
    cautions = " ".join(quest.cautions).casefold()
    for field in set(quest.tags) & set(CAREFUL):
        for word in CAREFUL[field]:
            assert re.search(word, cautions), (field, word)


@each_file
def test_it_asks_for_nothing_about_weight_fasting_or_medication(path: Path) -> None:
    for text in asked_of_the_player(quest_of(path)):
        assert not [pattern for pattern in HARMFUL if re.search(pattern, text, re.IGNORECASE)], text


@pytest.mark.parametrize(
    "text",
    [
        "Weigh yourself.",
        "Stay under 1800 calories.",
        "Skip breakfast.",
        "A fast of sixteen hours.",
        "Take your tablets.",
    ],
)
def test_what_is_forbidden_would_be_found(text: str) -> None:
    assert any(re.search(pattern, text, re.IGNORECASE) for pattern in HARMFUL)


# --- the mentors ------------------------------------------------------------------------------------------------------


def steps_told(mentor: Mentor, moment: Moment) -> list[str]:
    return [scene.step for scene in mentor.scenes if scene.on is moment]


@each_file
def test_it_has_two_mentors_who_met_different_things(path: Path) -> None:
    """At least two models, matched by where they started and what got in the way (science rule 19)."""
    mentors = quest_of(path).mentors
    assert len(mentors) >= 2
    for mentor in mentors:
        assert mentor.obstacles
        assert set(mentor.obstacles) <= set(OBSTACLES)
    for one, other in combinations(mentors, 2):
        assert not set(one.obstacles) & set(other.obstacles)
        assert one.start != other.start


@each_file
def test_each_mentor_struggles_falls_changes_something_and_comes_back(path: Path) -> None:
    quest = quest_of(path)
    order = [step.id for step in quest.steps]
    for mentor in quest.mentors:
        assert {scene.on for scene in mentor.scenes} == set(Moment)
        struggles = steps_told(mentor, Moment.STEP)
        assert len(set(struggles)) == len(struggles) >= 2, mentor.name
        assert all(struggles)
        assert all(steps_told(mentor, Moment.MASTERED))
        start = order.index(mentor.start)
        told = [order.index(scene.step) for scene in mentor.scenes if scene.step]
        assert min(told) >= start, "nobody tells of a step below where they started"
        assert mentor.scenes[0].on is Moment.TAKEN
        assert mentor.scenes[-1].on is Moment.SUMMIT
        assert steps_told(mentor, Moment.MISSED) == steps_told(mentor, Moment.COMEBACK) == [""], "they fit any step"


@each_file
def test_a_fall_is_told_before_the_return(path: Path) -> None:
    for mentor in quest_of(path).mentors:
        moments = [scene.on for scene in mentor.scenes]
        assert moments.index(Moment.MISSED) + 1 == moments.index(Moment.COMEBACK)


@each_file
def test_a_scene_is_a_few_sentences(path: Path) -> None:
    for mentor in quest_of(path).mentors:
        for scene in mentor.scenes:
            assert SHORTEST <= len(scene.text) <= LONGEST, scene.text
            assert 2 <= len(sentences(scene.text)) <= 6, scene.text
            assert scene.text.rstrip("'’")[-1] in ".?", scene.text


@each_file
def test_the_two_voices_differ(path: Path) -> None:
    """One is told of, one tells: in each quest they are told apart by ear."""
    tell = [
        sum(bool(re.search(r"\b(?:I|my)\b", scene.text)) for scene in mentor.scenes) * 2 > len(mentor.scenes)
        for mentor in quest_of(path).mentors
    ]
    assert set(tell) == {True, False}
