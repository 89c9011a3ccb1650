"""If-then plans: the newest for each barrier holds, in whatever order the events come (docs/rules.md, Plans)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.rules.events import Event, Planned, Void
from game.rules.moves import MakePlan, Undo
from game.rules.plans import BARRIER_CELLS, HALF_CELLS, MOST, half, holding, named
from game.rules.text import width
from game.rules.world import Played, World, play_on
from tests.rules.build import MON, Player, a_quest, day, event, ladders, sha, taken

QUEST = a_quest()


def plan(player: Player, cue: str, then: str, barrier: str = "tired") -> None:
    player.say(MakePlan("read", player.today, barrier, cue, then))


def held(played: Played, quest: str = "read") -> list[tuple[str, str, str]]:
    return [(p.barrier, p.cue, p.then) for p in holding(played.world.plans.get(quest, ()))]


def planned(number: int, barrier: str = "tired", then: str = "", *, on: int = 0, cue: str = "it is late") -> Event:
    return event(Planned("read", day(on), barrier, cue, then or f"I do {number}"), day(on), number)


def world_of(events: list[Event], until: int = 30, start: World | None = None) -> Played:
    return play_on(start or World(), events, ladders(QUEST), day(until), day(until))


def test_a_plan_is_kept_in_plain_halves() -> None:
    player = Player(QUEST)
    plan(player, "If I come home  late, ", "Then I read a page.", "Low mood")
    assert held(player.look()) == [("low-mood", "I come home late", "I read a page")]


def test_the_newest_for_a_barrier_holds_and_the_newest_comes_first() -> None:
    player = Player(QUEST)
    plan(player, "I come home", "I read a page")
    plan(player, "it rains", "I read at home", "the dog")
    plan(player, "I sit down", "I read a line", "Tired")
    plan(player, "it barks", "I read outside", "The Dog")
    assert held(player.look()) == [
        ("The Dog", "it barks", "I read outside"),
        ("tired", "I sit down", "I read a line"),
    ]


def test_a_plan_changes_no_day_and_earns_nothing() -> None:
    one, other = Player(QUEST), Player(QUEST)
    for player in (one, other):
        player.live("dd.")
        if player is one:
            plan(player, "I come home", "I read a page")
        player.live(".d")
    assert one.total == other.total
    assert one.state == other.state
    assert one.course == other.course


def test_saying_the_plan_that_holds_changes_nothing() -> None:
    player = Player(QUEST)
    plan(player, "I come home", "I read a page")
    assert player.say(MakePlan("read", MON, "TIRED", "If I come home", "then I read a page.")) == ()


def test_refusals() -> None:
    player = Player(QUEST)
    for cue, then in (("it rains", ""), ("", "I go"), ("if", " … "), ("\u202e\u200b", "I go")):
        assert player.refused(MakePlan("read", MON, "tired", cue, then)) == "half_plan"
    assert player.refused(MakePlan("read", MON, "tired", "", "")) == "no_plan"
    assert player.refused(MakePlan("read", day(1), "tired", "it rains", "I go")) == "future"
    assert player.refused(MakePlan("nothing", MON, "tired", "it rains", "I go")) == "unknown_quest"
    player.drop()
    assert player.refused(MakePlan("read", MON, "tired", "it rains", "I go")) == "not_under_way"


def test_undo_and_redo_take_a_plan_back_and_bring_the_one_before() -> None:
    player = Player(QUEST)
    plan(player, "I come home", "I read a page")
    plan(player, "I sit down", "I read a line")
    player.undo()
    assert held(player.look()) == [("tired", "I come home", "I read a page")]
    player.redo()
    assert held(player.look()) == [("tired", "I sit down", "I read a line")]
    player.undo()
    player.undo()
    assert held(player.look()) == []
    assert player.refused(Undo()) == "nothing_to_undo"


def test_put_away_and_brought_back() -> None:
    player = Player(QUEST)
    plan(player, "I come home", "I read a page")
    plan(player, "", "")
    assert held(player.look()) == []
    assert player.refused(MakePlan("read", MON, "tired", "", "")) == "no_plan"
    player.undo()
    assert held(player.look()) == [("tired", "I come home", "I read a page")]


def test_a_plan_outlives_a_drop_and_a_newer_file() -> None:
    other = a_quest((2, 3, 5), version=2)
    player = Player(QUEST)
    player.ladders |= ladders(other)
    plan(player, "I come home", "I read a page")
    player.edit(sha=sha(other))
    player.wait()
    player.drop()
    player.wait(400)
    assert held(player.look()) == [("tired", "I come home", "I read a page")]


def test_put_away_on_one_device_stays_so_when_an_older_plan_arrives_from_the_other() -> None:
    gone = event(Planned("read", day(2), "tired", "", ""), day(2), 5)
    late = planned(4, on=20)
    before = world_of([taken(QUEST), gone], 10)
    assert held(before) == []
    after = world_of([late], 30, before.world)
    assert held(after) == held(world_of([taken(QUEST), gone, late])) == []


plans = st.builds(
    planned,
    st.integers(1, 60),
    st.sampled_from(("tired", "Tired", "busy", "", "the dog", *[f"word {n}" for n in range(40)])),
    on=st.integers(0, 28),
)


@given(data=st.data(), said=st.lists(plans, max_size=40, unique_by=lambda e: e.id), checkpoint=st.integers(0, 29))
def test_two_devices_in_any_order_and_a_checkpoint_anywhere(
    data: st.DataObject, said: list[Event], checkpoint: int
) -> None:
    events: list[Event] = [taken(QUEST), *said]
    for back in data.draw(st.lists(st.sampled_from(said), max_size=4)) if said else []:
        events.append(event(Void(back.id), back.today, 100 + len(events)))
    whole = world_of(events)
    assert world_of(data.draw(st.permutations(events))).world == whole.world
    before = play_on(World(), events, ladders(QUEST), day(checkpoint), day(30))
    later = [e for e in events if e.today > day(checkpoint)]
    assert world_of(later, 30, before.world).world == whole.world
    assert all(len(kept) <= MOST for kept in whole.world.plans.values())


def test_only_the_barriers_said_last_are_kept() -> None:
    events = [planned(n, f"word {n}") for n in range(1, MOST + 6)]
    kept = world_of([taken(QUEST), *events]).world.plans["read"]
    assert [plan.barrier for plan in kept] == [f"word {n}" for n in range(6, MOST + 6)]


def test_a_plan_that_came_before_its_quest_waits_for_it() -> None:
    early = world_of([planned(1)], 3)
    assert held(early) == [("tired", "it is late", "I do 1")]
    assert early.world.courses == {}


texts = st.text(max_size=300)


@given(text=texts)
def test_what_is_kept_is_clean_and_cleaning_it_again_changes_nothing(text: str) -> None:
    for word in ("if", "then"):
        kept = half(text, word)
        assert width(kept) <= HALF_CELLS
        assert half(kept, word) == kept
    assert width(named(text)) <= BARRIER_CELLS
    assert named(named(text)) == named(text)
