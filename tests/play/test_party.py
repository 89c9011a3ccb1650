"""The party as a player sees it: who stands where, counted from each own start; one summit for all."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.party.facts import PublicDay
from game.party.friends import RECENT, Friend, FriendQuest, Party, Trouble
from game.play import party as play
from game.play import party_told
from game.play.party_people import SOMEBODY, names, party_view
from game.play.party_read import my_id
from game.play.party_trails import fortnight, side_by_side, steps_lived
from game.play.party_views import FriendView, PartyView
from game.play.party_ways import Onlooker, as_trail, way_view
from game.play.stories import stories
from game.rules.calendar import monday
from game.rules.moves import Refusal
from game.rules.rewards import Height
from game.rules.text import clean
from game.rules.trails import MOST_DAYS
from game.rules.values import replace
from tests.play.living import Life, accepted, refused
from tests.play.parties import ANN, BO, CARA, STEPS, TODAY, brief, cheer, days, friend, player, points, quest

HEIGHTS = (Height("Lighthouse", 20), Height("Tower", 60), Height("Hill", 120), Height("Ridge", 200), Height("Top", 900))
LOOK = Onlooker(TODAY, {}, ANN)


def seen(party: Party, look: Onlooker = LOOK) -> PartyView:
    return party_view(party, look, HEIGHTS, "/somewhere")


# --- ways -------------------------------------------------------------------------------------------------------------


def test_a_way_is_counted_from_its_own_first_day() -> None:
    way = way_view(quest("ddm-d"), "Bo", LOOK)
    assert (way.since, way.day, way.letters) == (TODAY - timedelta(days=4), 5, "ddm-d")
    assert (way.done, way.falls, way.cairns, way.away) == (3, 1, 1, 0)


def test_days_nobody_published_asked_for_nothing_and_lie_on_the_step_before_them() -> None:
    lived = [replace(day, step=STEPS[1]) if day.day == TODAY else day for day in days("d--d")]
    way = way_view(quest("d--d", days=tuple(lived)), "Bo", LOOK)
    assert (way.letters, way.stood) == ("d--d", (1, 1, 1, 2))


def test_an_overview_tells_five_weeks_and_a_trail_everything() -> None:
    long = quest("d" * 100)
    assert len(way_view(long, "Bo", LOOK).letters) == 35
    whole = way_view(long, "Bo", LOOK, whole=True)
    assert (len(whole.letters), len(whole.stood), whole.day) == (100, 100, 100)


def test_a_first_day_long_ago_makes_no_endless_wall() -> None:
    """A hostile file may name any date."""
    way = way_view(quest("d", start=date(1, 1, 1)), "Bo", LOOK, whole=True)
    assert len(way.letters) < 10_000
    assert way.day > 700_000


def test_what_is_dated_after_today_waits() -> None:
    ahead = quest("ddd", until=TODAY + timedelta(days=1))
    way = way_view(ahead, "Bo", LOOK)
    assert (way.letters, way.day, way.done, way.metres) == ("dd", 2, 2, 60)
    assert friend_of(ahead).last == TODAY


def friend_of(*quests: FriendQuest) -> FriendView:
    return seen(Party(None, (friend(BO, "Bo", *quests),))).friends[0]


def test_of_a_quest_by_points_nothing_but_metres_is_told() -> None:
    way = way_view(points([1000, 0, 2000]), "Bo", LOOK)
    assert (way.named, way.title, way.letters, way.day, way.step, way.since) == (False, "", "", 0, 0, None)
    assert (way.metres, way.week_metres, way.away) == (30, 30, 0)


def test_the_week_goes_from_monday_to_today() -> None:
    assert TODAY.weekday() == 6
    assert way_view(quest("d" * 14), "Bo", LOOK).week_metres == 7 * 30
    tuesday = replace(LOOK, today=monday(TODAY) + timedelta(days=1))
    assert way_view(quest("d" * 14), "Bo", tuesday).week_metres == 2 * 30


def test_a_step_has_the_number_of_the_friends_own_list() -> None:
    assert (way_view(quest("d", first="three", days=()), "Bo", LOOK).step, 4) == (3, 4)


def test_a_bridge_has_the_number_of_the_step_below_it() -> None:
    assert way_view(quest("d", days=tuple(days("d", steps=["two~three"]))), "Bo", LOOK).step == 2


def test_where_two_ladders_of_one_quest_differ_the_players_own_counts() -> None:
    mine = replace(LOOK, ladders={"read": ("zero", "one", "two")})
    way = way_view(quest("dd", days=tuple(days("dd", steps=["one", "four"]))), "Bo", mine)
    assert (way.stood, way.of, way.mine) == ((2, 0), 3, "read")


def test_where_one_ladder_goes_on_after_the_other_the_friends_counts() -> None:
    shorter = replace(LOOK, ladders={"read": STEPS[:2]})
    way = way_view(quest("d", days=tuple(days("d", steps=["four"]))), "Bo", shorter)
    assert (way.step, way.of) == (4, 4)


def test_a_friend_who_shares_no_list_of_steps_is_counted_by_the_players() -> None:
    without = quest("d", steps=())
    assert way_view(without, "Bo", LOOK).step == 0
    assert way_view(without, "Bo", replace(LOOK, ladders={"read": STEPS})).step == 1


def test_the_wall_of_two_weeks_ends_today_whatever_is_known() -> None:
    away = way_view(quest("dddddm", until=TODAY - timedelta(days=3)), "Bo", LOOK)
    assert fortnight(away, TODAY) == "dddddm---"
    long_away = way_view(quest("d" * 30, until=TODAY - timedelta(days=20)), "Bo", LOOK)
    assert fortnight(long_away, TODAY) == "-" * 14


def test_two_ways_lie_side_by_side_each_from_its_own_start() -> None:
    mine = way_view(quest("d" * 30, days=tuple(days("d" * 30, steps=["one"] * 10 + ["two"]))), "You", LOOK, whole=True)
    theirs = way_view(
        quest("d" * 8, until=TODAY - timedelta(days=9), days=tuple(days("d" * 8, until=TODAY - timedelta(days=9)))),
        "Bo",
        LOOK,
        whole=True,
    )
    stood = [(each.day, each.mine, each.theirs) for each in side_by_side(mine, theirs)]
    assert stood == [(1, 1, 1), (7, 1, 1), (14, 2, 0), (28, 2, 0)]


def test_each_step_of_a_trail_tells_what_it_took() -> None:
    way = way_view(quest("dmdd", days=tuple(days("dmdd", steps=["one", "one", "two"]))), "Bo", LOOK, whole=True)
    assert [(each.step, each.first, each.due, each.done) for each in steps_lived(way)] == [(1, 1, 2, 1), (2, 3, 2, 2)]


near = st.dates(TODAY - timedelta(days=90), TODAY + timedelta(days=1))
anywhere = st.dates() | near
ids = st.sampled_from([*STEPS, "two~three", "gone", ""])
a_day = st.builds(
    PublicDay,
    st.just("alias"),
    anywhere,
    st.integers(0, 1_000_000),
    st.sampled_from(["", "done", "some", "missed", "rest"]),
    ids,
    st.sampled_from(["", "mastered", "summit"]),
)


@settings(max_examples=60)
@given(
    st.lists(a_day, max_size=8, unique_by=lambda day: day.day),
    st.none() | anywhere,
    st.sampled_from([(), STEPS, ("gone", "one")]),
    ids,
    st.sampled_from([{}, {"read": STEPS}, {"read": ("zero", "one")}]),
)
def test_whatever_a_friend_says_of_their_days_a_way_comes_of_it(
    lived: list[PublicDay],
    start: date | None,
    steps: tuple[str, ...],
    first: str,
    ladders: dict[str, tuple[str, ...]],
) -> None:
    """Dates far apart, days before the first one, ids nobody knows, no list of steps."""
    said = quest(days=tuple(sorted(lived, key=lambda day: day.day)), start=start, steps=steps, first=first)
    for whole, most in ((False, RECENT), (True, MOST_DAYS)):
        way = way_view(said, "Bo", replace(LOOK, ladders=ladders), whole=whole)
        assert len(way.letters) == len(way.stood) <= max(way.day, 0)
        assert len(way.letters) <= most
        assert all(0 <= step <= way.of for step in (*way.stood, way.step))
        assert len(fortnight(way, TODAY)) <= 14
        lines = [party_told.way_line(way), party_told.way_facts(way), *party_told.trail_lines(way)]
        lines += [party_told.stood_line(stood, "Bo") for stood in side_by_side(way, way)]
        assert all(lines)
    trail = as_trail("Bo", said, TODAY)
    assert trail is None or all(0 < day.day <= MOST_DAYS for day in trail.days)


# --- names ------------------------------------------------------------------------------------------------------------


def test_everybody_has_something_to_be_called_by() -> None:
    called = names(Party(None, (friend(BO, ""), friend(CARA, "Cara"))))
    assert called == {BO: SOMEBODY, CARA: "Cara"}


def test_two_of_the_same_name_carry_the_beginning_of_their_ids() -> None:
    party = Party(friend(ANN, "Bo"), (friend(BO, "Bo"), friend(CARA, "bo")))
    called = names(party)
    assert called == {ANN: "Bo", BO: "Bo (1aaa)", CARA: "bo (2aaa)"}


def test_ids_that_begin_alike_are_told_further() -> None:
    one, two = player(0)[:-1] + "1", player(0)[:-1] + "2"
    called = names(Party(None, (friend(one, ""), friend(two, ""))))
    assert len(set(called.values())) == 2


def test_a_friend_who_calls_themselves_you_is_not_taken_for_the_player() -> None:
    assert names(Party(None, (friend(BO, "you"),)))[BO] == "you (1aaa)"


# --- together ---------------------------------------------------------------------------------------------------------


def test_the_summit_is_the_next_real_height_above_what_last_week_climbed() -> None:
    """Two people who did seven days of 30 m each last week: 420 m."""
    party = Party(friend(ANN, "Ann", quest("d" * 14)), (friend(BO, "Bo", quest("d" * 14)),))
    summit = seen(party).summit
    assert (summit.name, summit.height_m, summit.last_week) == ("Top", 900, 420)
    assert (summit.metres, summit.reached) == (420, False)


def test_a_quiet_week_asks_for_sixty_metres_a_head() -> None:
    party = Party(friend(ANN, "Ann", quest("d")), (friend(BO, "Bo", quest("d")),))
    assert (seen(party).summit.name, seen(party).summit.metres) == ("Hill", 60)


def test_who_has_earned_nothing_for_four_weeks_asks_for_nothing() -> None:
    gone = friend(BO, "Bo", quest("d", until=TODAY - timedelta(days=28)))
    assert seen(Party(friend(ANN, "Ann", quest("dd")), (gone,))).summit.name == "Tower"


def test_a_summit_that_is_reached_is_told_and_stays_reached() -> None:
    party = Party(friend(ANN, "Ann", quest("dd")), ())
    summit = seen(party).summit
    assert (summit.metres, summit.height_m, summit.reached) == (60, 60, True)
    assert "reached" in party_told.summit_line(summit)


def test_there_is_no_order_by_metres_unless_everybody_asked_for_it() -> None:
    ann = friend(ANN, "Ann", ranking=True)
    bo, cara = friend(BO, "Bo", quest("d"), ranking=True), friend(CARA, "Cara", quest("dd"), ranking=True)
    asked = seen(Party(ann, (bo, cara)))
    assert (asked.ranked, [each.name for each in asked.friends]) == (True, ["Cara", "Bo"])
    for party in (
        Party(replace(ann, ranking=False), (bo, cara)),
        Party(ann, (replace(bo, ranking=False), cara)),
        Party(None, (bo, cara)),
    ):
        view = seen(party)
        assert (view.ranked, [each.name for each in view.friends]) == (False, ["Bo", "Cara"])


letters = st.text("dsmr-", max_size=40)
quests = st.builds(
    lambda said, ago, cm: quest(said, until=TODAY - timedelta(days=ago), cm=cm),
    letters,
    st.integers(-1, 40),
    st.integers(0, 9000),
)
member = st.tuples(st.text(max_size=6), st.lists(quests, max_size=3), st.booleans())


@settings(max_examples=40)
@given(st.lists(member, min_size=1, max_size=4))
def test_every_member_sees_the_same_summit_and_the_same_ways(
    members: list[tuple[str, list[FriendQuest], bool]],
) -> None:
    everybody = [
        friend(player(i), clean(name), *ways, ranking=ranking) for i, (name, ways, ranking) in enumerate(members)
    ]
    views = [
        party_view(
            brief(Party(me, tuple(each for each in everybody if each is not me))),
            Onlooker(TODAY, {}, me.player),
            HEIGHTS,
            "",
        )
        for me in everybody
    ]
    assert len({view.summit for view in views}) == 1
    ways = [{each.id: each.ways for each in [view.me, *view.friends] if each} for view in views]
    assert all(each == ways[0] for each in ways)
    assert len({view.ranked for view in views}) == 1 or len(everybody) == 1


def test_troubles_are_told_with_whose_they_are() -> None:
    worried = friend(BO, "Bo", troubles=(Trouble("damaged", "x.jsonl", "A line of a file is damaged."),))
    view = seen(Party(None, (worried,), (Trouble("unreadable", "", "The shared folder cannot be read."),)))
    told = [party_told.trouble_line(trouble) for trouble in party_told.troubles(view)]
    assert told == ["The shared folder cannot be read.", "Bo: A line of a file is damaged."]


# --- cheers in the view -----------------------------------------------------------------------------------------------


def test_cheers_of_four_weeks_are_shown_the_newest_first() -> None:
    bo = friend(BO, "Bo", cheers=(cheer(ANN, "old", ago=28), cheer(ANN, "new"), cheer(CARA, "then", ago=27)))
    view = seen(Party(friend(ANN, "Ann"), (bo, friend(CARA, "Cara"))))
    assert [(each.text, each.who, each.to, each.to_me) for each in view.cheers] == [
        ("new", "Bo", "Ann", True),
        ("then", "Bo", "Cara", False),
    ]


def test_a_cheer_to_oneself_of_tomorrow_or_without_a_word_is_not_shown() -> None:
    bo = friend(BO, "Bo", cheers=(cheer(BO), cheer(ANN, "soon", ago=-1), cheer(ANN, "", sign="x")))
    assert seen(Party(None, (bo,))).cheers == ()


def test_one_friend_cannot_push_the_cheers_of_others_away() -> None:
    loud = friend(BO, "Bo", cheers=tuple(cheer(ANN, f"number {i}", name=str(i)) for i in range(90)))
    calm = friend(CARA, "Cara", cheers=(cheer(ANN, "hello", ago=2),))
    view = seen(Party(friend(ANN, "Ann"), (loud, calm)))
    assert len(view.cheers) == 21
    assert view.cheers[-1].who == "Cara"


# --- in a game --------------------------------------------------------------------------------------------------------


@pytest.fixture
def life(tmp_path: Path) -> Life:
    life = Life(tmp_path / "home")
    life.take()
    life.live("read", "dmd")
    return life


def met(life: Life, monkeypatch: pytest.MonkeyPatch, *friends: Friend) -> Party:
    """A party that was read before; friends' days are counted up to the day of the game."""
    life.game.root.party.mkdir(exist_ok=True)
    party = Party(friend(my_id(life.game), "Ann"), friends)
    for module in ("party", "cheering", "nudging"):
        monkeypatch.setattr(f"game.play.{module}.overview", lambda _: brief(party))
    monkeypatch.setattr("game.play.party.read", lambda *_: brief(party))
    by_id = {each.player: each for each in friends}
    monkeypatch.setattr("game.play.party.whole", lambda _, player: by_id.get(player))
    return party


def test_without_a_party_everything_is_empty_and_nothing_is_made(life: Life) -> None:
    view = play.party(life.game)
    assert (view.me, view.friends, view.cheers, view.complete) == (None, (), (), True)
    assert view.summit.metres == 0
    assert play.standing(life.game, "read") == ()
    assert play.tips_on(life.game, "read", "a1") == ()
    assert play.friends_of(life.game)("read") == ()
    assert refused(play.find_friend(life.game, "Bo")) == "unknown_friend"
    assert refused(play.trail(life.game, BO)) == "unknown_friend"
    assert not life.game.root.party.exists()


def steps_of(life: Life) -> tuple[str, ...]:
    found = life.game.under_way("read")
    assert found is not None
    return tuple(step.id for step in found[1].steps)


def on_the_way(life: Life, said: str, *lived_on: int, id_: str = BO, name: str = "Bo", **more: Any) -> Friend:
    """A friend on the player's quest, whose days end today."""
    steps = steps_of(life)
    until = life.game.today
    lived = tuple(days(said, until=until, steps=[steps[place] for place in lived_on or (0,)]))
    made = quest(said, until=until, steps=steps, first=steps[0], days=lived, step=lived[-1].step, **more)
    return friend(id_, name, made)


def test_friends_stand_on_the_steps_of_the_players_own_mountain(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    far = on_the_way(life, "dd", 3, id_=CARA, name="Cara")
    over = on_the_way(life, "dd", 2, id_=player(5), over="dropped")
    met(life, monkeypatch, on_the_way(life, "dd", 1), far, over)
    assert play.standing(life.game, "read") == (2, 4)
    assert play.standing(life.game, "other") == ()


def test_advice_of_friends_is_there_on_the_step_it_is_about(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = steps_of(life)
    met(life, monkeypatch, on_the_way(life, "d", tips=((steps[1], "Lamp \x1b[31mon."), (steps[2], "Later."))))
    assert [(tip.who, tip.step, tip.text) for tip in play.tips_on(life.game, "read", steps[1])] == [
        ("Bo", 2, "Lamp [31mon.")
    ]
    assert play.tips_on(life.game, "read", steps[0]) == ()


def test_a_friend_is_found_by_name_by_a_part_of_it_and_by_id(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    met(life, monkeypatch, friend(BO, "Bo Peep"), friend(CARA, "Cara"), friend(player(4), "Carl"))
    for asked in ("Bo Peep", "bo", "PEEP", BO, BO[:5]):
        assert play.find_friend(life.game, asked) == BO
    assert play.find_friend(life.game, "cara") == CARA
    assert refused(play.find_friend(life.game, "car")) == "ambiguous_friend"
    assert refused(play.find_friend(life.game, "Dee")) == "unknown_friend"
    assert refused(play.find_friend(life.game, "")) == "unknown_friend"
    assert refused(play.find_friend(life.game, "Ann")) == "unknown_friend"


def test_a_cheer_for_oneself_does_not_go_to_somebody_else(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody has “bo” and “me” in it, Joanna has “ann”: nobody means them by that."""
    met(life, monkeypatch, friend(BO, ""), friend(CARA, "Joanna"))
    for asked in ("bo", "me", "body", "Ann"):
        assert refused(play.find_friend(life.game, asked)) == "unknown_friend"
    assert play.find_friend(life.game, "some") == BO
    assert play.find_friend(life.game, "anna") == CARA


def test_ones_own_way_is_seen_as_friends_would_see_it(life: Life) -> None:
    way = play.own_way(life.game, "read")
    assert way is not None
    assert (way.letters, way.day, way.done, way.falls, way.cairns, way.mine) == ("dmd-", 4, 2, 1, 1, "read")
    assert way.metres == life.game.played.world.totals.all / 100
    life.check_in("read", "d")
    again = play.own_way(life.game, "read")
    assert again is not None
    assert again.letters == "dmdd"
    assert play.own_way(life.game, "other") is None


def test_a_friends_fall_and_return_is_told_as_a_story(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    met(life, monkeypatch, on_the_way(life, "dmmdd"))
    there = accepted(stories(life.game, "read", {}, play.friends_of(life.game)))
    told = [story for story in there.stories if story.source == "friend"]
    assert told[0].who == "Bo"
    assert "missed 2 days" in told[0].text
    assert told[0].days == "mmd"


def test_only_those_who_share_the_same_quest_by_name_are_told_of(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    other = friend(CARA, "Cara", quest("dmd", name="other", steps=steps_of(life)))
    met(life, monkeypatch, other, friend(player(4), "Dee", points([300, 0, 300])))
    assert play.friends_of(life.game)("read") == ()


def test_of_many_friends_the_nearest_dozen_is_read(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [on_the_way(life, "dmd", i % 5, id_=player(i), name=f"Friend {i}") for i in range(1, 31)]
    met(life, monkeypatch, *many)
    asked: list[str] = []
    by_id = {each.player: each for each in many}

    def whole(_: object, id_: str) -> Friend:
        asked.append(id_)
        return by_id[id_]

    monkeypatch.setattr("game.play.party.whole", whole)
    trails = play.friends_of(life.game)("read")
    assert len(trails) == len(asked) == 12
    assert all(trail.step == steps_of(life)[0] for trail in trails[:6])


def test_a_trail_for_stories_counts_from_its_first_day_and_knows_its_summit() -> None:
    lived = list(days("dmdd", steps=["one", "one", "two", "two"]))
    lived[2] = replace(lived[2], step="one", mark="mastered")
    lived[3] = replace(lived[3], mark="summit")
    way = as_trail("Bo", quest("dmdd", days=tuple(lived)), TODAY)
    assert way is not None
    assert [(day.day, day.letter) for day in way.days] == [(1, "d"), (2, "m"), (3, "d"), (4, "d")]
    assert (way.mastered, way.summit, way.start) == (((3, "one"), (4, "two")), 4, "one")


def test_leaving_a_long_reading_is_told(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    life.game.root.party.mkdir()
    monkeypatch.setattr("game.play.party.read", lambda *_: Party(None, (friend(BO, "Bo"),), complete=False))
    assert not play.party(life.game).complete


def test_a_refusal_names_friends_that_may_be_meant(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    met(life, monkeypatch, friend(BO, "Bo"), friend(CARA, "Bob"), friend(player(4), "Bobby"))
    said = play.find_friend(life.game, "bob")
    assert said == CARA
    several = play.find_friend(life.game, "o")
    assert isinstance(several, Refusal)
    assert "Bo, Bob, Bobby" in several.message
