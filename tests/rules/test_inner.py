"""What players say about themselves, folded: the same whatever the checkpoint, bounded, and safe to show."""

from __future__ import annotations

from datetime import date, timedelta

from game.rules.codec import decode_fact
from game.rules.events import Advised, Coped, Event, Fact, Rated, WhyICan
from game.rules.inner import LINE_CELLS, MOST_RATINGS, Inner, Tally, inner_with
from tests.rules.build import MON


def said(fact: Fact, number: int, day: int = 0) -> Event:
    return Event(f"{number:06d}", f"{number:06d}", "w1", number, "2026-06-01T12:00:00Z", 0, MON + timedelta(day), fact)


def line(text: str, of: str = "") -> WhyICan:
    return WhyICan("read", MON, text, of)


def test_a_checkpoint_between_two_days_of_a_traveller_changes_nothing() -> None:
    """Who flies west says something later on an earlier date: ids and days do not agree."""
    first = said(line("Begun"), 1)
    ahead, behind = said(line("In Auckland", "000001"), 2, day=2), said(line("In Honolulu", "000001"), 3, day=1)
    whole = inner_with(Inner(), (first, ahead, behind))
    cut = inner_with(inner_with(Inner(), (first, behind)), (ahead,))
    assert whole == cut
    assert [each.text for each in whole.lines["read"]] == ["In Auckland"]


def test_texts_are_cleaned_and_cut_where_they_come_in() -> None:
    inner = inner_with(Inner(), (said(line("\x1b]52;c;ZXZpbA==\x07hi " + "x" * 3000), 1), said(line("\u200d"), 2)))
    (kept,) = inner.lines["read"]
    assert kept.text.isprintable()
    assert len(kept.text) == LINE_CELLS
    tips = inner_with(Inner(), (said(Advised("read", "a2", "Shoes\x1b[2J first"), 1),)).tips["read"]
    assert [tip.text for tip in tips] == ["Shoes[2J first"]


def test_the_newest_rating_of_each_step_stays_whatever_was_rated_since() -> None:
    ratings = [said(Rated("read", "a1", 90), 1), *(said(Rated("read", "a2", 50), 2 + n, day=n) for n in range(200))]
    kept = inner_with(Inner(), ratings).ratings["read"]
    assert [rating.value for rating in kept if rating.step == "a1"] == [90]
    assert len(kept) <= MOST_RATINGS
    assert kept[-1].day == MON + timedelta(199)


def test_of_one_day_and_step_the_last_rating_counts() -> None:
    kept = inner_with(Inner(), (said(Rated("read", "a1", 90), 1), said(Rated("read", "a1", 40), 2))).ratings["read"]
    assert [rating.value for rating in kept] == [40]


def test_a_rating_from_elsewhere_lies_on_the_scale() -> None:
    values = [decode_fact("rated", {"quest": "read", "step": "a1", "value": value}) for value in (10**400, -3, 70)]
    assert values == [Rated("read", "a1", 100), Rated("read", "a1", 0), Rated("read", "a1", 70)]


def test_an_exercise_counts_once_and_helps_where_both_feelings_were_said() -> None:
    done = [
        said(Coped(date(2026, 6, 1), "breath", 60, (-1, 2), (0, 1)), 1),
        said(Coped(date(2026, 6, 1), "breath", 60, (-1, 2), None), 2),
        said(Coped(date(2026, 6, 1), "breath", 60, (0, 0), (0, 0)), 3),
    ]
    assert inner_with(Inner(), done).tallies == {"breath": Tally(times=3, known=2, helped=1)}
