"""A new file teaches: it reads back to the quest, is tidy, has a line about every key, and its examples are right."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.play.authoring import NewQuest, file_text, quest_from
from game.play.drafting import MEASURES, GoalAnswers, draft
from game.quests.formats import TABLES
from game.quests.formatting import format_quest
from game.quests.reader import parse_quest
from game.quests.teaching import taught
from game.rules.moves import Refusal
from game.rules.quest import Mentor, Quest
from game.rules.values import replace
from tests.quests.making import quests

EXAMPLE = re.compile(r"^# (?=[a-z_]+ = |\[\[)", re.MULTILINE)
SCHEMA = "./quest.schema.json"

ANSWERS = (
    GoalAnswers("Draw from life", "minutes", baseline=2, target=10, schedule="every day"),
    GoalAnswers("Read", "count", "pages", "page", 1, 30, "mon,wed,fri"),
    GoalAnswers("Fewer cigarettes", "at_most", "cigarettes", "cigarette", 12, 0, "every day"),
    GoalAnswers("Speak up", sub_steps=("Greet somebody.", "Ask a question."), schedule="2 a week"),
    GoalAnswers("Swim", times=(1, 3)),
    GoalAnswers("Floss", schedule="day 31"),
)
each_goal = pytest.mark.parametrize("answers", ANSWERS, ids=lambda each: each.what)


def quest_of(answers: GoalAnswers) -> Quest:
    quest = draft(answers)
    assert isinstance(quest, Quest)
    return quest


@given(quests())
@settings(max_examples=30)
def test_what_is_taught_reads_back_the_same_and_is_tidy(quest: Quest) -> None:
    text = taught(quest, SCHEMA)
    assert parse_quest(text.encode(), "q").quest == quest
    assert format_quest(text.encode(), "q").decode() == text


@each_goal
def test_every_example_may_be_made_use_of(answers: GoalAnswers) -> None:
    text = taught(quest_of(answers), SCHEMA)
    assert len(EXAMPLE.findall(text)) > 12
    used = EXAMPLE.sub("", text)
    quest = parse_quest(used.encode(), "q").quest
    assert quest.mentors
    assert {scene.on.value for scene in quest.mentors[0].scenes} == {"missed", "comeback"}
    assert all((quest.why, quest.cue, quest.plan_b, quest.tiny, quest.cautions, quest.tags, quest.author))


@each_goal
def test_every_example_may_be_made_use_of_alone(answers: GoalAnswers) -> None:
    text = taught(quest_of(answers), SCHEMA)
    for found in EXAMPLE.finditer(text):
        inside_mentor = text.find("# [[mentors]]") <= found.start() and "# [[mentors]]" in text
        if not inside_mentor:
            parse_quest((text[: found.start()] + text[found.end() :]).encode(), "q")


@each_goal
def test_every_key_is_there_as_said_or_as_an_example(answers: GoalAnswers) -> None:
    text = taught(quest_of(answers), SCHEMA)
    for key in TABLES[()]:
        if key not in ("steps", "ladder"):
            assert re.search(rf"^(?:# )?(?:{key} = |\[\[{key}\]\])", text, re.MULTILINE), key


def test_mentors_that_are_named_get_scenes_to_fill_in() -> None:
    quest = replace(quest_of(ANSWERS[0]), mentors=(Mentor("Iris", "a2"), Mentor("Noor", "a2")))
    text = taught(quest, SCHEMA)
    assert text.count("# [[mentors.scenes]]") == 4
    used = parse_quest(EXAMPLE.sub("", text).encode(), "q").quest
    assert [(mentor.name, len(mentor.scenes)) for mentor in used.mentors] == [("Iris", 2), ("Noor", 2)]


TYPED = st.text(max_size=30) | st.sampled_from(
    ["", " ", "{amount}", '"', "'''", "\\", "# a", "x" * 250, "\x1b[2J", "a\nb"]
)
NUMBERS = st.none() | st.integers(0, 60) | st.sampled_from([-1, 10**6, 10**6 + 1, 10**12])


@st.composite
def typed(draw: st.DrawFn) -> NewQuest:
    """Anything somebody may answer: good answers, some of them changed."""
    some = st.lists(TYPED, max_size=3).map(tuple)
    answers: dict[str, st.SearchStrategy[Any]] = {
        **dict.fromkeys(("what", "unit", "unit_one", "why", "tiny", "id"), TYPED),
        "measure": st.sampled_from([*MEASURES, "x"]),
        "baseline": NUMBERS,
        "target": NUMBERS,
        "schedule": st.sampled_from(["every day", "3 a week", "day 3", "", "x"]),
        "sub_steps": some,
        "times": st.tuples(st.integers(0, 8), st.integers(0, 8)),
    }
    changed = draw(st.lists(st.sampled_from(sorted(answers)), max_size=2, unique=True))
    goal = replace(draw(st.sampled_from(ANSWERS)), **{name: draw(answers[name]) for name in changed})
    texts: dict[str, Any] = {name: draw(TYPED) for name in ("cue", "plan_b", "author") if draw(st.booleans())}
    lists: dict[str, Any] = {name: draw(some) for name in ("tags", "cautions", "mentors") if draw(st.booleans())}
    return NewQuest(goal, **texts, **lists, written=draw(st.booleans()))


@given(typed())
@settings(max_examples=60)
def test_whatever_is_answered_the_file_is_read_or_there_is_a_reason(new: NewQuest) -> None:
    quest = quest_from(new, ())
    text = quest if isinstance(quest, Refusal) else file_text(quest)
    if isinstance(text, Refusal):
        assert text.message.isprintable()
        return
    data = text.encode()
    assert parse_quest(data, "q").quest == quest
    assert format_quest(data, "q") == data
