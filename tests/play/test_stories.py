"""Stories through the use cases: mentors of the bundled quests, one's own past, trails as friends share them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from game.play import advice, planning, stories, stories_read, taking
from game.play.stories import StoryView
from game.play.ways import ways
from game.quests.reader import read_quest
from game.rules.events import Outcome
from game.rules.moves import CheckIn, Refusal
from game.rules.quest import Moment
from game.rules.trails import Trail, TrailDay, TrailTip, trail
from tests.play.living import Life, accepted, files_in
from tests.rules.build import a_quest

BUNDLED = sorted((Path(__file__).parents[2] / "quests").glob("*.toml"))


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return Life(tmp_path / "save")


def told(life: Life, quest: str = "read", friends: Sequence[Trail] = ()) -> StoryView | None:
    return stories.story(life.game, quest, ways(life.game), lambda _: friends)


def bundled(life: Life, name: str, start: str | None = None) -> str:
    path = next(path for path in BUNDLED if path.stem == name)
    return accepted(taking.take(life.game, read_quest(path), start)).id


def fallen_before(life: Life) -> None:
    """Two quests: `swim` with a fall of two days in January, and `read` taken five weeks later."""
    life.take(a_quest(id="swim", title="Swim"))
    life.live("swim", "ddmm" + "d" * 31)
    life.take()


# --- mentors ----------------------------------------------------------------------------------------------------------


def test_the_first_take_is_met_by_a_mentor_of_the_quest(life: Life) -> None:
    bundled(life, "read-daily")
    story = told(life, "read-daily")
    assert story is not None
    assert (story.source, story.about, story.began[:17]) == ("mentor", "setting out", "Started on step 1")
    assert story.who.startswith("Tomasz")
    assert story.hindered


def test_a_plan_for_what_got_in_the_way_brings_whoever_met_the_same(life: Life) -> None:
    bundled(life, "read-daily")
    accepted(planning.make_plan(life.game, "read-daily", "boredom", "it drags", "I read one page of a thriller"))
    story = told(life, "read-daily")
    assert story is not None
    assert story.who.startswith("Ruth")


def test_the_same_day_tells_the_same_and_a_fortnight_passes_before_it_comes_again(life: Life) -> None:
    bundled(life, "read-daily")
    life.live("read-daily", "dm")
    first = told(life, "read-daily")
    assert first is not None
    assert told(life, "read-daily") == first
    life.game = life.open()
    assert told(life, "read-daily") == first, "another process knows"
    life.live("read-daily", "m")
    second = told(life, "read-daily")
    assert second is not None
    assert second.key != first.key
    life.live("read-daily", "m")
    assert told(life, "read-daily") is None
    life.live("read-daily", "m" * 12)
    assert told(life, "read-daily") == first


def test_whoever_asks_may_read_it_all_again_but_nothing_beyond_two_steps_ahead(life: Life) -> None:
    bundled(life, "read-daily")
    first = told(life, "read-daily")
    there = accepted(stories.stories(life.game, "read-daily"))
    assert there.stories[there.first] == first
    assert {story.about for story in there.stories} >= {"setting out", "a fall", "a comeback"}
    assert max(story.step for story in there.stories) <= 3
    assert "the summit" not in {story.about for story in there.stories}
    before = files_in(life.folder)
    accepted(stories.stories(life.game, "read-daily"))
    assert files_in(life.folder) == before, "asking notes nothing"


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_every_bundled_quest_has_somebody_for_its_hard_moments(path: Path, life: Life) -> None:
    """Taking it, the first fall and the first comeback each meet a story, from whichever step a mentor began."""
    quest = read_quest(path).quest
    accepted(taking.take(life.game, read_quest(path), quest.mentors[-1].start))
    heard = [told(life, quest.id)]
    life.check_in(quest.id, "d")
    for _ in range(10):
        life.wait()
        if not isinstance(life.game.say(CheckIn(quest.id, Outcome.MISSED, life.game.today)), Refusal):
            break
    heard.append(told(life, quest.id))
    life.wait()
    life.check_in(quest.id, "s")
    heard.append(told(life, quest.id))
    assert [story and story.about for story in heard] == ["setting out", "a fall", "a comeback"]


def test_a_quest_without_mentors_says_so(life: Life) -> None:
    life.take()
    assert told(life) is None
    assert accepted(stories.stories(life.game, "read")).stories == ()
    assert isinstance(stories.stories(life.game, "gone"), Refusal)


# --- one's own past ---------------------------------------------------------------------------------------------------


def test_ones_own_return_on_another_quest_is_told_with_its_dates(life: Life) -> None:
    """5 January 2026 is the first day; the lapse began on the 7th, and the 11th masters the first step."""
    fallen_before(life)
    life.live("read", "dm")
    story = told(life)
    assert story is not None
    assert (story.source, story.who, story.about) == ("own", "Swim", "a comeback")
    assert (
        story.text
        == "You missed 2 days from 7 January on, and came back on 9 January. Step 1 was mastered 2 days later."
    )
    assert story.began == "Taken on 5 January, on step 1."
    assert story.days == "mmddd", "from the 7th to the 11th: the days that are told of, and no other"


def test_the_plan_that_stood_then_is_told_with_it(life: Life) -> None:
    life.take(a_quest(id="swim", title="Swim"))
    life.live("swim", "ddm")
    accepted(planning.make_plan(life.game, "swim", "tired", "I come home", "I pack the bag first"))
    life.live("swim", "md" + "d" * 12)
    accepted(planning.make_plan(life.game, "swim", "busy", "it is late", "I go before work"))
    life.take()
    life.live("read", "dm")
    story = told(life)
    assert story is not None
    assert story.text.endswith("Your plan then: if I come home, then I pack the bag first.")
    assert story.hindered == ("no time", "too tired")


def test_what_can_still_be_mended_is_not_told_yet(life: Life) -> None:
    life.take(a_quest(id="swim", title="Swim"))
    life.live("swim", "dmddd")
    life.take()
    life.live("read", "dm")
    assert told(life) is None
    life.live("read", "m" * 5)
    assert told(life) is not None


def test_ones_own_numbers_are_those_of_the_journey(life: Life) -> None:
    from game.play.journeys import journey

    fallen_before(life)
    way = ways(life.game)["swim"]
    seen = accepted(journey(life.game, "swim"))
    letters = [each.letter for each in way.trail.days]
    assert {letter: letters.count(letter) for letter in "dsmr"} == dict(seen.letters)
    assert [way.day(day) for day, _ in way.trail.mastered] == [step.mastered for step in seen.steps if step.mastered]


# --- friends ----------------------------------------------------------------------------------------------------------


def days(letters: str, step: str, first: int = 1) -> list[TrailDay]:
    return [TrailDay(first + place, letter, step) for place, letter in enumerate(letters)]


FRIEND = trail(
    "Mo",
    "read",
    "a2",
    [*days("ddmmmddd", "a2"), *days("dsd", "a3", 9)],
    [(8, "a2")],
    [TrailTip("a2", "Put the book on the pillow.")],
)
"""A recorded trail: two pages a day, a fall of three days on the way, and on to three pages."""


def test_a_friends_fall_is_told_with_the_return_and_their_advice(life: Life) -> None:
    life.take()
    life.live("read", "dm")
    story = told(life, friends=[FRIEND])
    assert story is not None
    assert (story.source, story.who, story.step) == ("friend", "Mo", 1)
    assert story.text == (
        "Mo missed 3 days on step 1, from day 3 on, and came back on day 6. Step 1 was mastered 2 days later."
    )
    assert (story.tip, story.days) == ("Put the book on the pillow.", "mmmddd")
    assert "Their advice for this step: “Put the book on the pillow.”" in stories_read.lines(story)


def test_a_friends_step_is_told_when_it_is_mastered(life: Life) -> None:
    life.take()
    life.live("read", "dd")
    life.check_in("read", "d")
    story = told(life, friends=[FRIEND])
    assert story is not None
    assert (
        story.text
        == "Mo was on step 1 from day 1 to day 8: 5 of 8 days done, with a fall and the return. Then it was mastered."
    )
    assert story.days == "ddmmmddd", "the days counted, none of the step after it"


def test_of_a_stretch_too_long_to_be_shown_whole_no_part_is_shown(life: Life) -> None:
    long = trail("Mo", "read", "a2", days("d" * 30 + "m" * 20 + "d", "a2"), [(51, "a2")])
    life.take()
    life.live("read", "dd")
    life.check_in("read", "d")
    story = told(life, friends=[long])
    assert story is not None
    assert (story.text.partition(":")[0], story.days) == ("Mo was on step 1 from day 1 to day 51", "")


def test_ones_own_way_is_a_trail_a_friend_could_be_told_by(life: Life) -> None:
    """What one player's `ways` give is what another is told from: no amount, date, rating, plan or note is in it."""
    life.take()
    life.live("read", "ddmmddd")
    life.note("read", "my secret")
    life.rate("read", 35)
    accepted(planning.make_plan(life.game, "read", "tired", "my barrier", "my act"))
    accepted(advice.give_advice(life.game, "read", "Put it on the pillow."))
    mine = ways(life.game)["read"].trail
    assert mine.tips == (TrailTip("a2", "Put it on the pillow."),)
    assert [each.letter for each in mine.days][:7] == list("ddmmddd")
    shown = repr(mine)
    assert not [word for word in ("secret", "35", "barrier", "act", "2026") if word in shown]

    other = Life(life.folder.parent / "other")
    other.take()
    other.live("read", "dm")
    story = told(other, friends=[trail("Bea", mine.quest, mine.start, mine.days, mine.mastered, mine.tips)])
    assert story is not None
    assert story.text.startswith("Bea missed 2 days on step 1, from day 3 on, and came back on day 5.")


def test_no_story_ranks_anybody(life: Life) -> None:
    life.take()
    life.live("read", "ddd")
    there = accepted(stories.stories(life.game, "read", ways(life.game), lambda _: [FRIEND]))
    text = " ".join(line for story in there.stories for line in stories_read.lines(story)).casefold()
    assert there.stories
    assert not [word for word in ("than you", "faster", "slower", "ahead of", "behind", "rank") if word in text]


# --- advice -----------------------------------------------------------------------------------------------------------


def test_ones_own_advice_comes_back_when_one_falls_back_to_that_step(life: Life) -> None:
    from game.play import opening

    def wrote() -> str:
        return opening.today(life.game).quests[0].own_advice

    life.take()
    life.live("read", "ddd")
    said = accepted(advice.give_advice(life.game, "read", "Put it on the pillow."))
    assert "“Put it on the pillow.”" in said
    life.live("read", "d")
    assert wrote() == "", "another step is in force"
    life.answer("read", "down")
    life.wait()
    assert wrote() == "Put it on the pillow."
    assert not advice.to_ask(life.game, "read", "a2"), "it is asked for once"
    assert [(each.step.index, each.text) for each in advice.advice_of(life.game, "read")] == [
        (1, "Put it on the pillow.")
    ]


def test_moments_of_a_dropped_quest_are_none(life: Life) -> None:
    life.take()
    assert stories.moment(life.game, "read") is Moment.TAKEN
    life.drop("read")
    assert stories.moment(life.game, "read") is None
    assert told(life) is None
    assert not stories.waits(life.game, "read")


def test_a_note_that_was_damaged_costs_nothing(life: Life) -> None:
    bundled(life, "read-daily")
    life.game.keep()
    first = told(life, "read-daily")
    for damage in ("", "{", '{"told": [["2026-01-05"]]}', '{"told": 3}', '{"told": [["x", "y", "z"]]}'):
        (life.folder / "local" / "read" / "told.json").write_text(damage)
        assert told(life, "read-daily") == first
