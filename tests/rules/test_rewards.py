"""What metres are worth (docs/rules.md, 4), in whole centimetres, every division rounding down."""

from __future__ import annotations

import pytest

from game.rules.events import Event
from game.rules.moves import Take
from game.rules.quest import Quest
from game.rules.rewards import (
    Height,
    base,
    best_paid,
    camp_bonus,
    done_pay,
    fall,
    level,
    mastery_bonus,
    put_aside,
    some_pay,
    summit_bonus,
)
from game.rules.state import Receipt, begin
from game.rules.values import replace
from tests.rules.build import MON, Player, a_quest, day, lived, metres, rungs, said, sha, stepped, taken, world_of


@pytest.mark.parametrize(
    ("climb", "worth"),
    [
        (0, 2000),
        (2, 2000),
        (3, 2160),
        (5, 2160),
        (6, 2320),
        (30, 3600),
        (33, 3760),
        (59, 5040),
        (60, 5200),
        (999, 5200),
    ],
)
def test_the_base_of_a_day(climb: int, worth: int) -> None:
    assert base(climb) == worth


@pytest.mark.parametrize(
    ("warmth", "done", "some"),
    [(0, 2000, 1000), (1, 2200, 1100), (2, 2400, 1200), (3, 2600, 1300), (4, 2800, 1400), (5, 3000, 1500)],
)
def test_what_a_day_pays_at_each_warmth(warmth: int, done: int, some: int) -> None:
    assert (done_pay(2000, warmth), some_pay(2000, warmth)) == (done, some)


def test_a_steady_day_pays_half_more_than_base() -> None:
    _, receipts = lived(rungs(1, (10, 14)), "d" * 9)
    assert [r.effort for r in receipts] == [2000, 2200, 2400, 2600, 2800, 3000, 3000, 3000, 3000]


@pytest.mark.parametrize("climb", range(0, 61, 3))
@pytest.mark.parametrize(("missed", "percent"), [(1, 154), (2, 190), (3, 220), (4, 220), (20, 220)])
def test_the_comeback_from_full_warmth(climb: int, missed: int, percent: int) -> None:
    worth = base(climb)
    warm = replace(begin("s1", MON), warmth=5, climb=climb)
    _, receipts = lived(rungs(1, (10, 14)), "m" * missed + "d", warm)
    lost_in_rounding = worth * percent / 100 - metres(receipts)
    assert 0 <= lost_in_rounding < 4, "less than a centimetre each division"
    assert lost_in_rounding == 0 or climb
    assert receipts[-1].lapse_ended == missed


def test_some_after_a_lapse_takes_half_of_the_purse_and_leaves_the_rest() -> None:
    warm = replace(begin("s1", MON), warmth=5)
    state, receipts = lived(rungs(1, (10, 14)), "mmms", warm)
    assert (receipts[-1].effort, receipts[-1].comeback, state.purse) == (1000, 1200, 1200)
    _, receipts = lived(rungs(1, (10, 14)), "mmmsd", warm)
    assert (receipts[-1].effort, receipts[-1].comeback) == (2000, 1200)


def test_every_division_rounds_down() -> None:
    assert done_pay(2167, 3) == 2817
    assert some_pay(2167, 3) == 1408
    assert put_aside(2161, 5, 3) == 518
    assert camp_bonus(2161, 7) == 5042
    assert summit_bonus(2161, 3) == 3241
    state, _ = lived(rungs(1, (10, 14)), "s", replace(begin("s1", MON), purse=101))
    assert state.purse == 51


def test_a_fall_is_two_and_never_below_nothing() -> None:
    assert [fall(warmth) for warmth in range(6)] == [0, 0, 0, 1, 2, 3]
    assert [put_aside(2000, w, fall(w)) for w in range(6)] == [0, 800, 1440, 1120, 800, 480]


def test_bonuses() -> None:
    assert mastery_bonus(2160, 3) == 6480
    assert camp_bonus(2800, 15) == 14000
    assert summit_bonus(3760, 33) == 62040
    assert summit_bonus(5200, 60) == 20 * 5200
    assert summit_bonus(2160, 3) == 3240


def test_eleven_steps_of_three_of_four_with_every_day_done_as_the_rules_page_tells_it() -> None:
    _, receipts = lived(rungs(11, (3, 4)), "d" * 33)
    told = {n: (receipts[n - 1].effort, receipts[n - 1].mastery) for n in (1, 2, 3, 4, 15, 33)}
    assert told == {
        1: (2000, 0),
        2: (2200, 0),
        3: (2400, 3 * 2160),
        4: (2808, 0),
        15: (3960, 8400 + 14000),
        33: (5400, 11280 + 62040),
    }
    assert [(n + 1, r.camp) for n, r in enumerate(receipts) if r.camp] == [(15, "base camp")]
    assert [n + 1 for n, r in enumerate(receipts) if r.summit] == [33]
    assert metres(receipts) == 309272


def test_on_one_day_effort_and_purse_come_first_at_the_old_base() -> None:
    warm = replace(begin("s1", MON), warmth=5, climb=2)
    _, receipts = lived(rungs(3, (1, 1)), "md", warm)
    assert (receipts[1].effort, receipts[1].comeback) == (2600, 480)
    assert receipts[1].mastery == 2160


def test_a_ladder_of_one_camp_pays_the_summit_instead_of_it() -> None:
    _, receipts = lived(rungs(3, (1, 1)), "ddd")
    assert [r.mastery for r in receipts] == [2000, 2000, 2160 + 2160 * 3 // 2]
    assert not any(r.camp for r in receipts)


# Once for ever.


def test_nothing_is_paid_twice_for_a_step() -> None:
    quest = rungs(2, (1, 1))
    _, receipts = lived(quest, "ddddd")
    assert [r.mastered for r in receipts] == ["s1", "s2", "", "", ""]
    player = Player(rungs(2, (1, 1), id="read"))
    player.live("dd")
    for answer in ("1", "2", "1"):
        player.answer(answer)
        player.live("dd")
    assert sum(bool(r.mastery) for r in player.look().receipts["read"]) == 2


def test_drop_and_take_again_change_nothing() -> None:
    player = Player(a_quest((2, 3, 5), mastery=(1, 1)))
    player.live("dd")
    before = player.state
    player.drop()
    player.wait(5)
    player.say(Take(player.quest, sha(player.quest), "a2"))
    after = player.state
    for part in ("climb", "mastered", "camped", "warmth", "purse", "summit_cm"):
        assert getattr(before, part) == getattr(after, part), part
    player.live("d")
    assert player.look().receipts["read"][-2].mastery == 0


def test_dates_while_dropped_are_not_due() -> None:
    player = Player(a_quest((2, 3), mastery=(3, 4)))
    player.live("ddd")
    player.drop()
    player.wait(10)
    player.say(Take(player.quest, sha(player.quest)))
    player.wait()
    assert player.outcomes().replace("-", "") == "ddd"
    assert (player.state.warmth, player.state.lapse) == (3, 0)


def test_another_ladder_pays_its_new_steps_and_no_step_twice() -> None:
    first, second = a_quest((2, 3), mastery=(1, 1)), a_quest((2, 5, 8), mastery=(1, 1), version=2)
    player = Player(first)
    player.ladders[sha(second)] = second
    player.live("dd")
    player.edit(sha=sha(second))
    player.wait()
    player.live("dddd")
    mastered = [r.mastered for r in player.look().receipts["read"] if r.mastered]
    assert mastered == ["a2", "a3", "a5", "a8"]
    assert player.state.climb == 4


def test_a_ladder_made_longer_after_the_summit_pays_camps_and_no_second_summit() -> None:
    short, long = rungs(2, (1, 1), id="read"), rungs(9, (1, 1), id="read", version=2)
    player = Player(short)
    player.ladders[sha(long)] = long
    player.live("dd")
    player.edit(sha=sha(long))
    player.wait()
    player.answer("3")
    player.live("ddddddd")
    receipts = player.look().receipts["read"]
    assert [r.camp for r in receipts if r.camp] == ["base camp", "summit"]
    paid = {r.mastered: r.mastery for r in receipts if r.mastered}
    worth = {n: base(n) for n in range(1, 10)}
    assert paid["s2"] == worth[2] + summit_bonus(worth[2], 2)
    assert paid["s4"] == worth[4] + camp_bonus(worth[4], 2), "two of the four steps of this camp had their summit"
    assert paid["s9"] == worth[9] + camp_bonus(worth[9], 5)


def test_a_step_skipped_and_mastered_after_the_summit_adds_what_it_would_have_added() -> None:
    in_order = metres(lived(rungs(3, (3, 3)), "d" * 9)[1])
    quest = rungs(3, (3, 3), id="read")
    events: list[Event] = [taken(quest), stepped(quest, "s3", day(3), 90), stepped(quest, "s2", day(6), 91)]
    events += [said("d", day(n), n + 1, quest=quest, step=f"s{1 + (0, 2, 1)[n // 3]}") for n in range(9)]
    played = world_of(events, [quest], day(9))
    summits = [
        r.mastery - 3 * base(3 * n) for n, r in ((2, played.receipts["read"][5]), (3, played.receipts["read"][8]))
    ]
    assert summits == [summit_bonus(base(6), 6), summit_bonus(base(9), 9) - summit_bonus(base(6), 6)]
    assert played.world.totals.all == in_order


def test_mastering_a_bridge_pays_days_only() -> None:
    quest = a_quest((2, 10), mastery=(1, 1))
    state, receipts = lived(quest, "dd", begin("a2~a10", MON))
    assert receipts[0].mastery == 0
    assert state.climb == 1, "the bridge is left behind, and only the step above counts"


# Many quests on one day.


def nine(letters: dict[str, str]) -> tuple[list[Event], list[Quest]]:
    """Nine quests, `qa` to `qi`, all done on the second day; `letters` says how their first went."""
    quests = [rungs(2, (5, 5), id=f"q{x}") for x in "abcdefghi"]
    events = [taken(quest, number=n) for n, quest in enumerate(quests)]
    for n, quest in enumerate(quests):
        if letters.get(quest.id, "."):
            events.append(said(letters.get(quest.id, "s"), MON, 20 + n, quest=quest))
        events.append(said("d", day(1), 40 + n, quest=quest))
    return events, quests


def test_seven_quests_a_day_earn_the_best_paid_and_ties_go_to_the_smaller_id() -> None:
    warmer = dict.fromkeys(("qh", "qi"), "d")
    events, quests = nine(warmer)
    played = world_of(events, quests, day(1))
    first_day = 2 * 2000 + 5 * 1000
    second_day = 2 * 2200 + 5 * 2000
    assert played.world.totals.all == first_day + second_day
    assert best_paid((r.id, 2200 if r.id in warmer else 2000) for r in quests) == {
        "qh",
        "qi",
        *(f"q{x}" for x in "abcde"),
    }


def test_beyond_seven_warmth_and_purse_move_as_if_paid() -> None:
    events, quests = nine({})
    world = world_of(events, quests, day(1)).world
    assert {course.state.warmth for course in world.courses.values()} == {1}


def test_mastery_always_pays() -> None:
    quests = [rungs(1, (1, 1), id=f"q{x}") for x in "abcdefghi"]
    events = [taken(quest, number=n) for n, quest in enumerate(quests)]
    events += [said("d", MON, 20 + n, quest=quest) for n, quest in enumerate(quests)]
    totals = world_of(events, quests, MON).world.totals
    assert totals.effort == 7 * 2000
    assert totals.mastery == 9 * (2000 + summit_bonus(2000, 1))


def test_levels() -> None:
    heights = (Height("lighthouse", 20), Height("church", 100))
    assert level(1999, heights).reached is None
    assert level(2000, heights).reached == heights[0]
    assert level(2000, heights).following == heights[1]
    assert level(10_000, heights).following is None


def test_a_receipt_of_a_silent_open_day_is_empty() -> None:
    assert lived(rungs(1), "-")[1] == [Receipt(MON, None, due=True, step="s1")]
