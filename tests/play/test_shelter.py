"""The shelter on disk: what is kept, what helps, where a mood leads, and that the page of help leaves no trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.play import shelter, shelter_telling
from game.play.checkins import undoable
from game.play.exercising import Gone, follow
from game.play.telling import quest_today
from game.play.views import QuestView
from game.rules.moves import Undo
from game.rules.pacing import Beat
from game.rules.shelter import Exercise
from tests.play.living import Life, accepted, refused
from tests.rules.build import AT_MOST, YES_NO, a_quest


@pytest.fixture
def life(tmp_path: Path) -> Life:
    life = Life(tmp_path / "save")
    life.take()
    return life


def view_of(life: Life, quest: str = "read") -> QuestView:
    view = quest_today(life.game, quest)
    assert view is not None
    return view


def exercise(life: Life, name: str) -> Exercise:
    return accepted(shelter.exercise(life.game, name))


# --- moods and exercises ----------------------------------------------------------------------------------------------


def test_a_mood_brings_at_most_two_exercises_and_is_there_later(life: Life) -> None:
    felt = accepted(shelter.feel(life.game, (-1, 2), "tense"))
    assert felt.said == "Tense: unpleasant, very stirred."
    assert felt.suggestions[0].exercise.id == "slow-breathing"
    assert len(felt.suggestions) == 2
    (mood,) = shelter.shelter(life.open()).moods
    assert (mood.pleasant, mood.stirred, mood.word, mood.day) == (-1, 2, "tense", life.game.today)


@pytest.mark.parametrize("days", [1, 9, 40])
def test_what_helps_outlives_the_checkpoint(life: Life, days: int) -> None:
    for after in ((0, 0), (-1, 1), (-2, 2)):
        accepted(shelter.cope(life.game, "slow-breathing", 120, ((-1, 2), after)))
    accepted(shelter.cope(life.game, "slow", 60, (None, None)))
    for _ in range(days):
        life.wait()
        life.game.keep()
    (helps,) = shelter.what_helps(life.open())
    assert (helps.times, helps.known, helps.helped) == (4, 3, 2)
    assert shelter_telling.helps_said(helps) == "Slow breathing: helped 2 of 3 times; done 4 times in all."


def test_what_helped_this_player_is_suggested_first_and_says_so(life: Life) -> None:
    for _ in range(3):
        accepted(shelter.cope(life.game, "grounding", 120, ((-1, 2), (0, 1))))
    first = accepted(shelter.feel(life.game, (-2, 2))).suggestions[0]
    assert (first.exercise.id, first.why) == ("grounding", "helped 3 of 3 times")


def test_mood_and_exercise_are_one_action_and_undo_names_it(life: Life) -> None:
    coped = accepted(shelter.cope(life.game, "name-it", 40, ((-1, 1), (-1, 1)), "I feel tense."))
    assert coped.said == "It feels as it did before. Name the feeling: helped 0 of 1 time."
    assert undoable(life.game) == "the exercise name it"
    life.say(Undo())
    assert shelter.shelter(life.game) == shelter.shelter(life.open())
    assert not shelter.shelter(life.game).moods
    assert not shelter.what_helps(life.game)


def test_an_exercise_nobody_knows_is_refused(life: Life) -> None:
    assert refused(shelter.cope(life.game, "magic", 1, (None, None))) == "unknown_exercise"
    assert refused(shelter.exercise(life.game, "s")) == "ambiguous_exercise"
    assert refused(shelter.exercise(life.game, "\x1b[2J")) == "unknown_exercise"


def test_what_is_written_earns_nothing_and_is_kept_in_the_own_journal_alone(life: Life) -> None:
    before = life.game.played.world.totals
    accepted(shelter.cope(life.game, "kind-note", 90, (None, None), "Next: a walk to the mill."))
    assert life.game.played.world.totals == before
    found = [path for path in life.folder.rglob("*") if path.is_file() and b"walk to the mill" in path.read_bytes()]
    assert {path.relative_to(life.folder).parts[0] for path in found} == {"own"}


# --- before a due step ------------------------------------------------------------------------------------------------


def test_where_a_mood_before_a_due_step_leads(life: Life) -> None:
    ways = {}
    for feeling in ((-1, 2), (-1, -1), (1, 1), (0, 0)):
        accepted(shelter.feel(life.game, feeling, "", "read"))
        route = shelter.before_step(life.game, view_of(life))
        ways[feeling] = (route.way, route.answer) if route else None
    assert ways == {
        (-1, 2): ("pause", "shelter"),
        (-1, -1): ("tiny", "some"),
        (1, 1): ("stretch", "amount"),
        (0, 0): None,
    }


def test_the_stretch_is_the_next_step_and_never_pushed(life: Life) -> None:
    route = accepted(shelter.feel(life.game, (2, 0), "", "read")).route
    assert route is not None
    assert "if you like" in route.told
    assert "counts all the same" in route.told


def test_at_the_top_there_is_a_little_more_where_it_is_counted(life: Life) -> None:
    life.take(a_quest((None,), id="sing", measure=YES_NO))
    life.take(a_quest((3,), id="write"))
    assert accepted(shelter.feel(life.game, (2, 0), "", "sing")).route is None
    route = accepted(shelter.feel(life.game, (2, 0), "", "write")).route
    assert route is not None
    assert "a little more than asked, if you like" in route.told


def test_it_is_about_that_quest_on_that_day_until_something_is_said(life: Life) -> None:
    life.take(a_quest((None, None), id="sing", measure=YES_NO))
    accepted(shelter.feel(life.game, (-1, -1), "flat", "read"))
    assert shelter.before_step(life.game, view_of(life, "sing")) is None
    assert shelter.before_step(life.game, view_of(life)) is not None
    life.check_in("read", "s")
    assert shelter.before_step(life.game, view_of(life)) is None
    life.wait()
    assert shelter.before_step(life.game, view_of(life)) is None


def test_a_limit_brings_what_is_made_for_urges(life: Life) -> None:
    life.take(a_quest((60, 45), id="phone", measure=AT_MOST, baseline=None))
    felt = accepted(shelter.feel(life.game, (-1, -1), "", "phone"))
    assert "urge-surfing" in [each.exercise.id for each in felt.suggestions]


def test_the_same_mood_again_within_the_hour_changes_nothing(life: Life) -> None:
    assert accepted(shelter.feel(life.game, (1, 1))).changed
    assert not accepted(shelter.feel(life.game, (1, 1))).changed
    assert len(shelter.shelter(life.game).moods) == 1


# --- going through one ------------------------------------------------------------------------------------------------


class Told:
    """A guide with a clock of its own that is late by a little, every time."""

    def __init__(self, skip_after: float = 1e9) -> None:
        self.at, self.heard, self.counts, self.skip_after = 100.0, [], [], skip_after  # type: ignore[var-annotated]

    def now(self) -> float:
        return self.at

    def wait(self, seconds: float) -> bool:
        self.at += seconds + 0.07
        return self.at - 100 > self.skip_after

    def say(self, text: str) -> None:
        self.heard.append(text)

    def count(self, beat: Beat) -> None:
        self.counts.append((self.at - 100, beat.phase.say, beat.second))
        self.at += 0.05

    def ask(self, asked: str) -> str:
        self.heard.append(asked)
        return "a walk"


def test_counts_fall_on_their_seconds_however_late_each_of_them_was(life: Life) -> None:
    guide = Told()
    gone = follow(exercise(life, "slow"), guide)
    assert gone == Gone(120, "")
    assert len(guide.counts) == 120
    assert all(abs(at - second) < 0.1 for second, (at, _, _) in enumerate(guide.counts))
    assert [(say, number) for _, say, number in guide.counts[:6]] == [
        *(("Breathe in", number) for number in (1, 2, 3, 4)),
        ("Breathe out", 1),
        ("Breathe out", 2),
    ]


def test_enough_is_enough(life: Life) -> None:
    guide = Told(skip_after=31)
    assert follow(exercise(life, "slow"), guide).seconds in (31, 32)
    assert guide.heard[-1] == "Let the breath go its own way again."


def test_what_is_written_is_kept_as_sentences(life: Life) -> None:
    gone = follow(exercise(life, "step-back"), Told())
    assert gone.text == "What is ahead a walk. First a walk."


# --- help -------------------------------------------------------------------------------------------------------------


def test_opening_the_page_of_help_writes_nothing(life: Life) -> None:
    def seen() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in life.folder.rglob("*") if path.is_file()}

    before = seen()
    assert any("findahelpline.com" in line for line in shelter_telling.help_lines(shelter.help_page()))
    assert seen() == before
