"""The shelter's rules: which exercises, at what pace, and what is written (docs/rules.md, Shelter)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.events import Coped, Felt
from game.rules.inner import Feeling, Tally
from game.rules.moves import Cope, Feel, Redo, Undo
from game.rules.pacing import Phase, beat, length
from game.rules.shelter import KNOWN, MOST, Corner, Exercise, Moment, Way, corner, helps, suggest, way
from tests.rules.build import MON, Player, a_quest

PLACES = [(pleasant, stirred) for pleasant in range(-2, 3) for stirred in range(-2, 3)]
DAY = date(2026, 11, 22)


def an_exercise(name: str, *when: str, words: tuple[str, ...] = ()) -> Exercise:
    return Exercise(name, name.title(), 1, when, "", "", "", "", words=words)


EVERY = (
    an_exercise("breath", "low_stirred", "stirred", "before"),
    an_exercise("sigh", "low_stirred", "stirred"),
    an_exercise("name", "low_stirred", "stirred"),
    an_exercise("look", "missed"),
    an_exercise("walk", "low_calm"),
    an_exercise("urge", "limit"),
    an_exercise("later", words=("worried",)),
    an_exercise("senses"),
)

feelings = st.sampled_from(PLACES)
tallies = st.builds(
    lambda times, known, helped: Tally(times + known + helped, known + helped, helped),
    st.integers(0, 9),
    st.integers(0, 9),
    st.integers(0, 9),
)
known = st.dictionaries(st.sampled_from([each.id for each in EVERY]), tallies)
moments = st.frozensets(st.sampled_from(list(Moment)))
days = st.dates(date(2020, 1, 1), date(2030, 1, 1))


def named(feeling: Feeling, word: str = "", going_on: frozenset[Moment] = frozenset(), **more: Any) -> list[str]:
    found = suggest(EVERY, feeling, word, going_on, more.get("tallies", {}), more.get("day", DAY))
    return [each.exercise.id for each in found]


# --- where a feeling lies ---------------------------------------------------------------------------------------------


def test_every_place_has_a_corner_and_a_way() -> None:
    """Stirred and unpleasant asks for breath, low for the tiny version, pleasant for a stretch."""
    assert {corner(place) for place in PLACES} == set(Corner)
    for pleasant, stirred in PLACES:
        expected = Way.STRETCH if pleasant > 0 else Way.PAUSE if stirred > 0 else Way.TINY if pleasant else Way.AS_IT_IS
        assert way((pleasant, stirred)) is expected


# --- suggestions ------------------------------------------------------------------------------------------------------


@given(feelings, st.sampled_from(("", "worried", "tense")), moments, known, days)
def test_at_most_two_each_once_and_the_same_on_every_device(
    feeling: Feeling, word: str, going_on: frozenset[Moment], tallied: dict[str, Tally], day: date
) -> None:
    found = named(feeling, word, going_on, tallies=tallied, day=day)
    assert len(found) == len(set(found)) <= MOST
    assert found == named(feeling, word, going_on, tallies=dict(reversed(tallied.items())), day=day)


@given(feelings.filter(lambda place: way(place) in (Way.PAUSE, Way.TINY)), moments, known, days)
def test_what_helped_most_comes_first_once_it_is_known(
    feeling: Feeling, going_on: frozenset[Moment], tallied: dict[str, Tally], day: date
) -> None:
    proven = {name: tally for name, tally in tallied.items() if helps(tally)}
    found = suggest(EVERY, feeling, "", going_on, tallied, day)
    if proven:
        rates = {name: (tally.helped + 1) / (tally.known + 2) for name, tally in proven.items()}
        assert rates[found[0].exercise.id] == max(rates.values())
        assert found[0].tally == proven[found[0].exercise.id]
    assert all(each.tally is None for each in found[1 if proven else 0 :])


@pytest.mark.parametrize("known_times", range(KNOWN))
def test_a_number_does_not_speak_before_it_is_known_often_enough(known_times: int) -> None:
    often = Tally(50, known_times, known_times)
    assert not helps(often)
    assert named((-1, 2), tallies={"walk": often})[0] == "breath"


def test_the_breath_is_the_usual_first_one_and_the_second_takes_turns() -> None:
    week = [named((-1, 2), day=DAY + timedelta(days=ago)) for ago in range(7)]
    assert {first for first, _ in week} == {"breath"}
    assert {second for _, second in week} == {"sigh", "name"}


def test_what_seldom_helped_gives_way() -> None:
    assert named((-1, 2), tallies={"breath": Tally(6, 6, 2)})[0] != "breath"
    assert named((-1, 2), tallies={"breath": Tally(6, 6, 3)})[0] == "breath"


def test_the_moment_and_the_word_decide_too() -> None:
    assert named((-1, -1)) == ["walk"]
    assert named((-1, -1), "", frozenset({Moment.MISSED})) == ["look", "walk"]
    assert named((-1, 1), "", frozenset({Moment.LIMIT, Moment.BEFORE}))[0] == "breath"
    assert named((-1, -1), "", frozenset({Moment.LIMIT, Moment.BEFORE})) == ["urge", "walk"]
    assert named((-1, 1), "Worried")[0] == "later"


@given(feelings.filter(lambda place: way(place) in (Way.STRETCH, Way.AS_IT_IS)), moments, known)
def test_a_pleasant_or_even_mood_is_left_as_it_is(
    feeling: Feeling, going_on: frozenset[Moment], tallied: dict[str, Tally]
) -> None:
    assert named(feeling, "glad", going_on, tallies=tallied) == []


def test_what_has_no_trials_and_no_corner_is_suggested_only_where_it_helped() -> None:
    assert all("senses" not in named(place, day=DAY + timedelta(days=n)) for place in PLACES for n in range(5))
    assert named((-1, 2), tallies={"senses": Tally(4, 4, 4)})[0] == "senses"


# --- the pace ---------------------------------------------------------------------------------------------------------

SLOW = (Phase("in", 4, 100), Phase("out", 6, 0))
SIGH = (Phase("in", 3, 75), Phase("more", 1, 100), Phase("out", 6, 0))


def test_in_four_out_six_to_the_second() -> None:
    """Six breaths a minute: the pace of the trials (science report, section 7)."""
    spoken = [beat(SLOW, 12, second) for second in range(length(SLOW, 12))]
    assert length(SLOW, 12) == 120
    assert [each.phase.say for each in spoken[:20] if each] == (["in"] * 4 + ["out"] * 6) * 2
    assert [each.second for each in spoken[:10] if each] == [1, 2, 3, 4, 1, 2, 3, 4, 5, 6]
    assert [each.round for each in spoken if each] == [number for number in range(1, 13) for _ in range(10)]
    assert beat(SLOW, 12, 120) is None


@given(st.floats(0, 119.99), st.sampled_from((SLOW, SIGH)))
def test_the_breath_is_worked_out_from_the_time_alone(elapsed: float, phases: tuple[Phase, ...]) -> None:
    now = beat(phases, 12, elapsed)
    assert now is not None
    assert 0 <= now.size <= 1
    begun = 10 * (now.round - 1) + sum(phase.seconds for phase in phases[: phases.index(now.phase)])
    assert begun <= elapsed < begun + now.phase.seconds
    assert now.second == int(elapsed - begun) + 1 or abs((elapsed - begun) % 1) < 1e-6


@given(st.floats(0, 99.9), st.floats(0, 0.1), st.sampled_from((SLOW, SIGH)))
def test_it_swells_and_sinks_without_a_jump(elapsed: float, moment: float, phases: tuple[Phase, ...]) -> None:
    one, other = beat(phases, 12, elapsed), beat(phases, 12, elapsed + moment)
    assert one is not None
    assert other is not None
    assert abs(one.size - other.size) <= 1.3 * moment + 1e-3
    if one.phase is other.phase and one.round == other.round:
        rises = one.phase.say != "out"
        assert (other.size >= one.size) if rises else (other.size <= one.size)


def test_nothing_to_do_is_over_at_once() -> None:
    assert beat((), 3, 0) is None
    assert beat(SLOW, 0, 0) is None


# --- what is written --------------------------------------------------------------------------------------------------


def facts(player: Player) -> list[object]:
    return [event.fact for event in player.events if isinstance(event.fact, Felt | Coped)]


def test_a_mood_is_a_fact_and_changes_no_day() -> None:
    one, other = Player(a_quest()), Player(a_quest())
    for player in (one, other):
        player.live("dd.")
        if player is one:
            player.say(Feel(-1, 2, "  tense\x1b[2J ", "read"))
            player.say(Cope("breath", 120, (-1, 2), (0, 1)))
        player.live(".d")
    assert one.total == other.total
    assert one.state == other.state
    assert facts(one)[0] == Felt(MON + timedelta(days=3), -1, 2, "tense[2J", "read")


def test_the_mood_said_just_now_is_not_said_twice() -> None:
    player = Player(a_quest())
    player.say(Feel(-1, 2, "tense"))
    player.say(Feel(-1, 2, "tense"))
    player.say(Cope("breath", 120, (-1, 2), (0, 1), "I feel tense."))
    assert [type(fact) for fact in facts(player)] == [Felt, Coped]
    player.say(Feel(-1, 2, "angry"))
    assert len(facts(player)) == 3


def test_an_exercise_with_a_mood_of_its_own_is_one_action() -> None:
    player = Player(a_quest())
    player.say(Cope("breath", 120, (-2, 1), (0, 0)))
    felt, coped = player.events[-2:]
    assert isinstance(felt.fact, Felt)
    assert isinstance(coped.fact, Coped)
    assert felt.a == coped.a
    player.say(Undo())
    assert player.look().world.inner.tallies == {}
    player.say(Redo())
    assert player.look().world.inner.tallies == {"breath": Tally(1, 1, 1)}


@pytest.mark.parametrize(
    "move", [Feel(3, 0), Feel(0, -3), Cope("breath", 9, (0, 5), None), Cope("breath", 9, None, (9, 9))]
)
def test_what_is_off_the_grid_is_refused(move: Feel | Cope) -> None:
    assert Player(a_quest()).refused(move) == "bad_mood"


def test_a_mood_before_a_quest_needs_that_quest() -> None:
    assert Player(a_quest()).refused(Feel(0, 0, "", "piano")) == "unknown_quest"
