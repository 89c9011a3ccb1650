"""Whom to learn from now: the right moment, the nearest teller, nothing given away (docs/rules.md, Stories).

Similarity and coping models: Schunk and Hanson 1985 and 1987 (science rule 19); friends only near: science rule 20.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.quest import OBSTACLES, Mentor, Moment, Quest, Scene
from game.rules.stories import (
    AHEAD,
    FORTNIGHT,
    WEEK,
    Listener,
    Noted,
    Past,
    Source,
    Tale,
    chosen,
    moment_of,
    nearest,
    tales,
    worth_telling,
)
from game.rules.trails import Trail, TrailDay, trail
from game.rules.values import replace
from tests.rules.build import MON, Player, rungs

STEPS = 8


def scenes(*steps: int) -> tuple[Scene, ...]:
    return (
        Scene(Moment.TAKEN, "Set out."),
        *[Scene(Moment.STEP, f"On {step}.", f"s{step}") for step in steps],
        Scene(Moment.MISSED, "Fell."),
        Scene(Moment.COMEBACK, "Came back."),
        Scene(Moment.MASTERED, "Held.", f"s{steps[-1]}"),
        Scene(Moment.SUMMIT, "Up."),
    )


ADA = Mentor("Ada", "s1", ("tired",), scenes(2, 4))
BO = Mentor("Bo", "s4", ("weather", "busy"), scenes(5, 7))
QUEST = replace(rungs(STEPS, id="run"), mentors=(ADA, BO))


def listening(
    moment: Moment | None, here: int = 1, start: int = 1, *barriers: str, quest: Quest = QUEST, day: date = MON
) -> Listener:
    return Listener(quest, day, moment, f"s{here}", f"s{start}", frozenset(barriers), summited=moment is Moment.SUMMIT)


def told(hears: Listener, *noted: Noted, friends: tuple[Trail, ...] = (), pasts: tuple[Past, ...] = ()) -> Tale | None:
    return chosen(hears, tales(hears, friends, pasts), noted)


def who(tale: Tale | None) -> str:
    return tale.who if tale else ""


def lived(letters: str, step: str = "s1", first: int = 1) -> list[TrailDay]:
    return [TrailDay(first + place, letter, step) for place, letter in enumerate(letters)]


FRIEND = trail("Cy", "run", "s1", [*lived("dmmddd"), *lived("dd", "s2", 7)], [(6, "s1")])
OTHER = trail("You", "read", "s1", lived("ddmdmmddd"), [(8, "s1")])
PAST = Past(OTHER, worth_telling(OTHER), ("tired",))


# --- moments ----------------------------------------------------------------------------------------------------------


def moment(player: Player) -> Moment | None:
    played = player.look()
    receipt = next((each for each in played.receipts["run"] if each.date == player.today), None)
    return moment_of(played.world.courses["run"], receipt, player.today)


def test_the_moments_of_a_quest_come_in_their_order() -> None:
    player = Player(QUEST)
    assert moment(player) is Moment.TAKEN
    player.live("d")
    assert moment(player) is Moment.STEP
    player.live("m")
    assert moment(player) is Moment.MISSED
    player.done()
    assert moment(player) is Moment.COMEBACK
    player.wait()
    assert moment(player) is None, "a day like others"
    player.done()
    assert moment(player) is Moment.MASTERED
    player.wait()
    assert moment(player) is Moment.STEP, "the next step has begun"


def test_the_summit_is_a_moment_of_its_own() -> None:
    player = Player(rungs(1, (1, 1), id="run"))
    player.done()
    assert moment(player) is Moment.SUMMIT


@pytest.mark.parametrize("on", list(Moment))
def test_a_mentor_speaks_at_each_moment(on: Moment) -> None:
    here = {Moment.MASTERED: 4, Moment.SUMMIT: STEPS}.get(on, 2)
    tale = told(listening(on, here))
    assert tale is not None
    assert tale.scene is not None
    assert tale.scene.on is on


def test_on_a_day_like_others_nobody_speaks_unless_asked() -> None:
    hears = listening(None, 2)
    there = tales(hears)
    assert told(hears) is None
    assert there[nearest(hears, there)].place is not None


# --- the nearest ------------------------------------------------------------------------------------------------------


def test_who_started_nearest_is_heard_first() -> None:
    assert who(told(listening(Moment.MISSED, 4, 1))) == "Ada"
    assert who(told(listening(Moment.MISSED, 4, 5))) == "Bo"


def test_who_met_the_same_in_the_way_is_nearer_still() -> None:
    assert who(told(listening(Moment.MISSED, 4, 1, "weather"))) == "Bo"
    assert who(told(listening(Moment.MISSED, 4, 5, "tired", "my own word"))) == "Ada"


def test_those_who_fall_and_come_back_are_heard_before_those_who_never_fell() -> None:
    flawless = Mentor("Flo", "s1", (), (Scene(Moment.TAKEN, "It was easy."),))
    quest = replace(QUEST, mentors=(flawless, ADA))
    assert who(told(listening(Moment.TAKEN, quest=quest))) == "Ada"


def test_a_story_is_of_the_step_that_has_begun_or_up_to_two_ahead() -> None:
    assert [who(told(listening(Moment.STEP, here))) for here in (1, 2, 3, 4)] == ["Ada"] * 4
    assert [told(listening(Moment.STEP, here, 4)).place for here in (3, 5, 6, 7)] == [4, 4, 6, 6]  # type: ignore[union-attr]
    assert told(listening(Moment.STEP, 8)) is None, "nobody tells of steps below"


def test_friends_come_first_then_ones_own_past_then_mentors() -> None:
    hears = listening(Moment.MISSED, 2)
    assert [tale.source for tale in tales(hears, [FRIEND], [PAST])] == sorted(
        tale.source for tale in tales(hears, [FRIEND], [PAST])
    )
    assert who(told(hears, friends=(FRIEND,), pasts=(PAST,))) == "Cy"
    assert told(hears, pasts=(PAST,)).source is Source.OWN  # type: ignore[union-attr]
    assert told(hears).source is Source.MENTOR  # type: ignore[union-attr]


# --- friends ----------------------------------------------------------------------------------------------------------


def test_a_friend_is_heard_within_two_steps_or_from_the_same_start() -> None:
    far = trail("Di", "run", "s6", lived("dmd", "s6"))
    assert who(told(listening(Moment.MISSED, 4, 1), friends=(far,))) == "Di"
    assert who(told(listening(Moment.MISSED, 3, 1), friends=(far,))) == "Ada"
    assert who(told(listening(Moment.MISSED, 8, 1), friends=(FRIEND,))) == "Cy", "the same start"
    assert who(told(listening(Moment.MISSED, 8, 5), friends=(FRIEND,))) == "Bo"


def test_a_friend_who_has_not_come_back_is_not_held_up_as_a_story() -> None:
    down = trail("Ed", "run", "s1", lived("ddmm"))
    assert who(told(listening(Moment.MISSED, 1), friends=(down,))) == "Ada"


def test_a_trail_of_another_quest_is_no_friends_trail() -> None:
    assert who(told(listening(Moment.MISSED, 1), friends=(replace(FRIEND, quest="read"),))) == "Ada"


# --- one's own past ---------------------------------------------------------------------------------------------------


def test_of_ones_own_past_the_newest_return_that_led_on_is_told() -> None:
    tale = told(listening(Moment.MISSED), pasts=(PAST,))
    assert tale is not None
    assert (tale.who, tale.passage) == ("read", PAST.passages[0])
    assert (PAST.passages[0].day, len(PAST.passages)) == (5, 2)


def test_ones_own_past_on_the_same_quest_is_no_model() -> None:
    same = Past(replace(OTHER, quest="run"), PAST.passages)
    assert who(told(listening(Moment.MISSED), pasts=(same,))) == "Ada"


def test_of_ones_own_past_comes_one_story_in_a_week() -> None:
    first = told(listening(Moment.MISSED), pasts=(PAST,))
    assert first is not None
    note = Noted(MON, "run", first.key)
    within = listening(Moment.STEP, 1, day=MON + timedelta(days=WEEK - 1))
    assert told(within, note, pasts=(PAST,)).source is Source.MENTOR  # type: ignore[union-attr]
    later = listening(Moment.STEP, 1, day=MON + timedelta(days=WEEK))
    assert told(later, note, pasts=(PAST,)).source is Source.OWN  # type: ignore[union-attr]


# --- not twice, and nothing given away --------------------------------------------------------------------------------


def test_nothing_is_told_twice_within_a_fortnight_but_the_same_on_the_same_day() -> None:
    notes: list[Noted] = []
    heard = []
    for days in range(2 * FORTNIGHT):
        hears = listening(Moment.MISSED, 2, day=MON + timedelta(days=days))
        tale = told(hears, *notes)
        assert told(hears, *notes, *([Noted(hears.day, "run", tale.key)] if tale else [])) == tale
        if tale:
            notes.append(Noted(hears.day, "run", tale.key))
        heard.append(who(tale))
    assert heard[:3] == ["Ada", "Bo", ""]
    assert heard[FORTNIGHT : FORTNIGHT + 3] == ["Ada", "Bo", ""]


def test_the_summit_is_told_to_those_who_were_there() -> None:
    assert not [tale for tale in tales(listening(None, STEPS)) if Moment.SUMMIT in tale.fits]
    assert told(listening(Moment.SUMMIT, STEPS)) is not None


@st.composite
def listeners(draw: st.DrawFn) -> Listener:
    names = [f"s{number}" for number in range(1, STEPS + 1)]
    mentors = []
    for number in range(draw(st.integers(0, 3))):
        step = st.sampled_from(["", *names, "gone"])
        some = draw(st.lists(st.builds(Scene, st.sampled_from(Moment), st.just("Told."), step), max_size=6))
        mentors.append(Mentor(f"M{number}", draw(st.sampled_from([*names, "gone"])), (), tuple(some)))
    return Listener(
        replace(QUEST, mentors=tuple(mentors)),
        MON + timedelta(days=draw(st.integers(0, 400))),
        draw(st.sampled_from([None, *Moment])),
        draw(st.sampled_from(names)),
        draw(st.sampled_from(names)),
        frozenset(draw(st.lists(st.sampled_from(OBSTACLES), max_size=3))),
        draw(st.booleans()),
        draw(st.integers(0, STEPS - 1)),
    )


@st.composite
def trails(draw: st.DrawFn) -> Trail:
    letters = draw(st.text("dsmr-", max_size=20))
    steps = st.sampled_from([f"s{number}" for number in range(1, STEPS + 1)])
    days = [TrailDay(place, letter, draw(steps)) for place, letter in enumerate(letters, 1)]
    mastered = draw(st.lists(st.tuples(st.integers(1, 20), steps), max_size=4))
    return trail(draw(st.sampled_from(("Cy", "Di"))), "run", draw(steps), days, mastered, (), draw(st.integers(0, 20)))


@settings(max_examples=60)
@given(listeners(), st.lists(trails(), max_size=2, unique_by=lambda way: way.name))
def test_nothing_beyond_two_steps_ahead_is_ever_given_away(hears: Listener, friends: list[Trail]) -> None:
    there = tales(hears, friends, [PAST])
    assert all(tale.place is None or tale.place <= max(hears.at, hears.reached) + AHEAD for tale in there)
    tale = chosen(hears, there, ())
    assert tale is None or tale in there
    assert tale == chosen(hears, list(reversed(there)), ()), "whatever order they come in"
    assert 0 <= nearest(hears, there) < max(1, len(there))
    assert len({tale.key for tale in there if tale.source is Source.OWN}) == len(PAST.passages)
