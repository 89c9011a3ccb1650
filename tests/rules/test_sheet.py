"""One entry for each quest and date, from everything said about it (docs/rules.md, 1.2)."""

from __future__ import annotations

from datetime import date

import pytest

from game.rules.events import Event, Outcome, Said, Stepped, Void
from game.rules.moves import CheckIn
from game.rules.sheet import Entry, sheet
from tests.rules.build import MON, Player, a_quest, day, event, rungs, said, taken, world_of

QUEST = a_quest((10, 12, 15))
YES = rungs(2, id="read")


def entry(*events: Event) -> Entry:
    return sheet(events).quests["read"].entries[MON]


def holds(*letters: str) -> Outcome:
    return entry(*(said(letter, MON, n, quest=YES) for n, letter in enumerate(letters))).judge(ended=False)


def amounts(*parts: int, need: int = 10) -> Entry:
    return entry(*(said("s", MON, n, quest=QUEST, amount=part, need=need) for n, part in enumerate(parts)))


def day_of(player: Player, on: date = MON) -> Entry:
    return player.look().written.quests["read"].entries[on]


@pytest.mark.parametrize(
    "case",
    ["m m", "s s", "d d", "ms s", "sm s", "sd d", "ds d", "dm d", "rm r", "mr r", "rs s", "sr s", "dr d", "mrsd d"],
)
def test_the_best_of_what_was_said_holds(case: str) -> None:
    letters, best = case.split()
    expected = {"d": Outcome.DONE, "s": Outcome.SOME, "m": Outcome.MISSED, "r": Outcome.REST}[best]
    assert holds(*letters) is expected


@pytest.mark.parametrize(
    ("parts", "total", "outcome"),
    [
        ((4,), 4, Outcome.SOME),
        ((4, 5), 9, Outcome.SOME),
        ((4, 6), 10, Outcome.DONE),
        ((10,), 10, Outcome.DONE),
        ((11, 30), 41, Outcome.DONE),
        ((0,), 0, Outcome.MISSED),
        ((0, 0), 0, Outcome.MISSED),
        ((0, 1), 1, Outcome.SOME),
    ],
)
def test_amounts_add_up_and_decide(parts: tuple[int, ...], total: int, outcome: Outcome) -> None:
    found = amounts(*parts)
    assert (found.amount, found.judge(ended=False), found.judge(ended=True)) == (total, outcome, outcome)


def test_done_without_an_amount_tops_the_day_up() -> None:
    player = Player(QUEST)
    player.done(amount=4)
    player.done()
    assert (day_of(player).amount, day_of(player).judge(ended=False)) == (10, Outcome.DONE)
    player.done(amount=5)
    assert day_of(player).amount == 15, "an amount always adds"


def test_done_on_a_day_already_full_says_nothing_more() -> None:
    player = Player(QUEST)
    player.done(amount=30)
    assert player.decide(CheckIn("read", Outcome.DONE, MON)) == ()
    assert day_of(player).amount == 30


def test_two_devices_that_both_say_done_count_once() -> None:
    both = [said("d", MON, n, quest=QUEST, amount=10, top=True, need=10) for n in (1, 2)]
    assert entry(*both).amount == 10


def test_two_devices_that_both_read_four_read_eight() -> None:
    assert amounts(4, 4).amount == 8


def test_equals_sets_the_sum_and_voids_what_was_said_before() -> None:
    player = Player(QUEST)
    player.done(amount=4)
    player.done()
    before = day_of(player).ids
    facts = player.say(CheckIn("read", Outcome.DONE, MON, 3, sets=True))
    assert {fact.of for fact in facts if isinstance(fact, Void)} == set(before)
    assert (day_of(player).amount, day_of(player).judge(ended=False)) == (3, Outcome.SOME)
    assert player.decide(CheckIn("read", Outcome.DONE, MON, 3, sets=True)) == ()


def test_equals_sets_what_another_device_added_after_it_beside_it() -> None:
    player = Player(QUEST)
    player.done(amount=4)
    player.done(amount=6, sets=True)
    player.events.append(said("s", MON, 90, quest=QUEST, amount=3, need=10))
    assert day_of(player).amount == 9, "it can only take back what it has seen"


@pytest.mark.parametrize(("late", "counts"), [(0, True), (1, True), (7, True), (8, False), (30, False)])
def test_a_day_can_be_mended_for_seven_days_and_is_evidence_later(late: int, counts: bool) -> None:
    on = day(3)
    mended = said("d", on, 1, quest=YES, today=day(3 + late))
    played = world_of([taken(YES), mended], [YES], day(60))
    assert (on in played.written.quests["read"].entries) is counts
    assert (played.world.totals.all > 0) is counts


def test_an_import_is_evidence_whenever_it_was_said() -> None:
    imported = event(Said("read", MON, Outcome.DONE, "s1"), MON, 1, src="loop")
    assert world_of([taken(YES), imported], [YES], day(1)).world.totals.all == 0


def test_an_entry_dated_after_today_waits() -> None:
    events = [taken(YES), said("d", day(5), 1, quest=YES, today=MON)]
    assert world_of(events, [YES], day(4)).world.totals.all == 0
    assert world_of(events, [YES], day(5)).world.totals.all == 2000


def test_an_entry_keeps_the_amount_it_was_said_on() -> None:
    events = [taken(QUEST), said("d", MON, 1, quest=QUEST, amount=10, top=True, need=10)]
    events.append(event(Stepped("read", "a15", day(1), "pick"), day(1), 2))
    (first, *_) = world_of(events, [QUEST], day(1)).receipts["read"]
    assert (first.outcome, first.step) == (Outcome.DONE, "a10")


def test_the_step_of_the_best_entry_holds() -> None:
    done_below = event(Said("read", MON, Outcome.DONE, "s1"), MON, 1)
    some_above = event(Said("read", MON, Outcome.SOME, "s2"), MON, 2)
    assert entry(done_below, some_above).step == "s1"
