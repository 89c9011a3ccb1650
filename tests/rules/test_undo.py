"""Undo, redo, and what voids take back (docs/saves.md)."""

from __future__ import annotations

from datetime import date

from game.rules.events import Event, Outcome, Said, Void
from game.rules.moves import Redo, TakeRest, Undo
from game.rules.sheet import Entry, effective
from tests.rules.build import MON, Player, a_quest, day, event, rungs

QUEST = a_quest((10, 12, 15))
YES = rungs(2, id="read")


def day_of(player: Player, on: date = MON) -> Entry:
    return player.look().written.quests["read"].entries[on]


def test_undo_and_redo_bring_a_day_back_and_forth() -> None:
    player = Player(QUEST)
    player.done(amount=4)
    player.done(amount=3)
    seen = []
    for move in (player.undo, player.undo, player.redo, player.redo, player.undo):
        move()
        page = player.look().written.quests["read"]
        seen.append(page.entries[MON].amount if MON in page.entries else None)
    assert seen == [4, None, 4, 7, 4]


def test_something_said_after_an_undo_ends_redo() -> None:
    player = Player(QUEST)
    player.done(amount=4)
    player.undo()
    player.done(amount=5)
    assert player.refused(Redo()) == "nothing_to_undo"
    player.undo()
    assert player.refused(Undo()) == "nothing_to_undo"


def test_undo_of_equals_brings_back_the_amounts_before_it_and_can_be_redone() -> None:
    player = Player(QUEST)
    player.done(amount=4)
    player.done(amount=12, sets=True)
    player.undo()
    assert day_of(player).amount == 4
    player.redo()
    assert day_of(player).amount == 12
    player.undo()
    player.undo()
    assert MON not in player.look().written.quests["read"].entries


def test_undo_takes_back_rests_ratings_and_step_answers() -> None:
    player = Player(QUEST)
    start = player.look().world
    for speak in (
        lambda: player.say(TakeRest("read", MON, day(2))),
        lambda: player.rate(40),
        lambda: player.answer("up"),
    ):
        speak()
        assert player.look().world != start
        player.undo()
        assert player.look().world == start


def test_take_and_drop_are_not_undone() -> None:
    player = Player(QUEST)
    assert player.refused(Undo()) == "nothing_to_undo"
    player.drop()
    assert player.refused(Undo()) == "nothing_to_undo"


def voids(**targets: str) -> set[str]:
    """What is taken back: events a, b, c are said; each keyword is the id of a void and what it takes back."""
    facts = [event(Said("read", MON, Outcome.DONE, "s1"), MON, 0)]
    base = [Event(x, x, "w", 0, "", 0, MON, facts[0].fact) for x in "abc"]
    takes = [Event(name, name, "w", 0, "", 0, MON, Void(of)) for name, of in targets.items()]
    return set("abc") - {kept.id for kept in effective([*base, *takes])}


def test_a_void_of_a_void_brings_back() -> None:
    assert voids(v1="a") == {"a"}
    assert voids(v1="a", v2="v1") == set()
    assert voids(v1="a", v2="v1", v3="v2") == {"a"}
    assert voids(v1="a", v2="a", v3="v2") == {"a"}, "another void still holds"
    assert voids(v1="nothing") == set()


def test_a_void_holds_whatever_its_id() -> None:
    assert voids(A="b") == {"b"}
    assert voids(v9="a", v1="v9") == set()


def test_a_circle_of_voids_is_ignored_whole() -> None:
    assert voids(v1="v2", v2="v1") == set()
    assert voids(v1="v1") == set()
    assert voids(v1="v2", v2="v3", v3="v1", v4="a") == {"a"}
    assert voids(v1="v2", v2="v1", v3="v1", v4="a", v5="v4") == set(), "what points into a circle changes nothing"
    assert voids(x="a", v1="v2", v2="v1", v3="x") == set()
