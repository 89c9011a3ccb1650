"""Rest (docs/rules.md, 1.5): said ahead, or until the next check-in; it changes nothing."""

from __future__ import annotations

import pytest

from game.rules.events import Event, Outcome, Rested, Said, Taken
from game.rules.moves import Take, TakeRest
from tests.rules.build import MON, Player, a_quest, day, event, rungs, said, sha, taken, world_of

QUEST = a_quest((10, 12, 15))
YES = rungs(2, id="read")


def test_a_rest_over_days_beats_a_miss_and_yields_to_some_and_done() -> None:
    rest = event(Rested("read", day(1), day(3)), day(1), 1)
    events = [taken(YES), rest]
    events += [said(x, day(n), n + 2, quest=YES) for n, x in ((1, "m"), (2, "s"), (3, "d"))]
    receipts = world_of(events, [YES], day(4)).receipts["read"]
    assert [r.outcome for r in receipts[1:4]] == [Outcome.REST, Outcome.SOME, Outcome.DONE]


def resting(*events: Event, quest_days: int = 8) -> str:
    outcomes = {Outcome.REST: "r", Outcome.MISSED: "m", Outcome.DONE: "d", Outcome.SOME: "s", None: "-"}
    receipts = world_of([taken(YES), *events], [YES], day(quest_days)).receipts["read"]
    return "".join(outcomes[r.outcome] for r in receipts)


def test_a_rest_covers_its_days_and_can_be_said_ahead() -> None:
    assert resting(event(Rested("read", day(2), day(4)), MON, 1)) == "-mrrrmmm-"


def test_an_open_rest_lasts_until_the_next_check_in() -> None:
    rest = event(Rested("read", day(2), None), day(2), 1)
    assert resting(rest) == "-mrrrrrrr"
    assert resting(rest, said("d", day(5), 2, quest=YES)) == "-mrrrdmm-"
    assert resting(rest, said("m", day(5), 2, quest=YES)) == "-mrrrmmm-"


def test_a_day_mended_inside_an_open_rest_ends_it_on_the_day_it_was_said() -> None:
    rest = event(Rested("read", day(2), None), day(2), 1)
    assert resting(rest, said("d", day(3), 2, quest=YES, today=day(5))) == "-mrdrmmm-"


def test_what_was_said_before_an_open_rest_does_not_end_it() -> None:
    rest = event(Rested("read", MON, None), MON, 5)
    assert resting(said("d", MON, 1, quest=YES), rest) == "drrrrrrrr"


def test_rest_for_all_holds_for_every_quest_and_ends_for_each_by_itself() -> None:
    other = rungs(2, id="run")
    events = [taken(YES), taken(other, number=1), event(Rested("all", day(1), None), day(1), 2)]
    events.append(event(Said("run", day(3), Outcome.DONE, "s1"), day(3), 3))
    played = world_of(events, [YES, other], day(4))
    assert [r.outcome for r in played.receipts["read"]][1:] == [Outcome.REST] * 4
    assert [r.outcome for r in played.receipts["run"]][1:] == [Outcome.REST, Outcome.REST, Outcome.DONE, None]


def test_rest_changes_nothing_else() -> None:
    player = Player(QUEST)
    player.live("ddm")
    before = player.state
    player.live("rrr")
    after = player.state
    for part in ("warmth", "purse", "window", "lapse", "silent", "step", "climb", "lapses", "full"):
        assert getattr(before, part) == getattr(after, part), part


def test_rest_neither_ends_nor_lengthens_a_lapse() -> None:
    player = Player(QUEST)
    player.live("d.r.rr")
    assert player.state.lapse == 2
    player.done()
    assert player.state.lapses[2] == 1


def test_a_rest_said_long_after_mends_nothing() -> None:
    """The same seven days hold for rest: it is an entry like the others (docs/rules.md, 1.4)."""
    player = Player(YES)
    player.wait(20)
    assert player.refused(TakeRest("read", day(12), day(14))) == "too_late"


@pytest.mark.parametrize("src", ["", "loop"])
def test_an_imported_or_late_rest_in_the_journal_is_evidence(src: str) -> None:
    late = event(Rested("read", day(2), day(4)), day(3 if src else 20), 1, src=src)
    assert "r" not in resting(late, quest_days=21)


def test_a_quest_taken_while_all_rest_rests_too() -> None:
    player = Player(YES, take=False)
    player.events.append(event(Rested("all", MON, day(3)), MON, 0))
    player.say(Take(YES, sha(YES)))
    assert isinstance(player.events[-1].fact, Taken)
    player.wait(6)
    assert player.outcomes() == "rrrrmm-"
