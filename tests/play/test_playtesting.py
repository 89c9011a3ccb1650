"""A play-test as players see it: pictures and numbers that agree, limits, and what it says about itself."""

import pytest

from game.play.playtest_told import LEFT_OUT, SIMULATED, bar, compared, numbers, told
from game.play.playtesting import PlaytestView, playtest
from game.rules.moves import Refusal
from game.rules.quest import Mastery
from game.rules.text import width
from game.rules.values import replace
from tests.playtest.ladders import PAGES


@pytest.fixture(scope="module")
def view() -> PlaytestView:
    found = playtest(PAGES, 60, 40, 2)
    assert isinstance(found, PlaytestView)
    return found


def test_every_step_has_its_line_and_no_line_is_wider_than_a_terminal(view: PlaytestView) -> None:
    lines = told(view)
    for rung in view.rungs:
        assert any(f"{rung.index:>4}  {rung.label}" in line for line in lines)
    assert max(map(width, lines)) < 80


def test_it_says_plainly_that_nobody_real_was_there(view: PlaytestView) -> None:
    for lines in (told(view), compared(view, view)):
        text = " ".join(lines)
        assert SIMULATED in text
        assert LEFT_OUT in text


def test_a_sample_was_played_through_the_whole_game(view: PlaytestView) -> None:
    assert (view.checked, view.differing) == (3, 0)


def test_without_a_disk_to_play_on_nobody_is_said_to_have_been_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", "/nowhere/at/all")
    found = playtest(PAGES, 6, 10, 2)
    assert isinstance(found, PlaytestView)
    assert (found.players, found.checked) == (6, 0)
    assert "through the whole game" not in " ".join(told(found))


def test_the_kinds_of_people_add_up(view: PlaytestView) -> None:
    assert sum(each.players for each in view.kinds.values()) == view.whole.players == view.players == 60


def test_who_ends_it_early_gets_the_people_so_far() -> None:
    found = playtest(PAGES, 60, 10, 2, lambda done, _of: done < 7)
    assert isinstance(found, PlaytestView)
    assert (found.players, found.ended) == (7, True)
    assert any("early" in line for line in told(found))


@pytest.mark.parametrize(("players", "days"), [(0, 10), (-1, 10), (10**9, 10), (10, 0), (10, 10**9)])
def test_numbers_out_of_range_are_refused(players: int, days: int) -> None:
    assert isinstance(playtest(PAGES, players, days), Refusal)


def test_a_window_that_forgives_nothing_is_seen_to_be_one(view: PlaytestView) -> None:
    strict = replace(PAGES, steps=tuple(replace(step, mastery=Mastery(7, 7)) for step in PAGES.steps))
    found = playtest(strict, 60, 40, 2)
    assert isinstance(found, PlaytestView)
    assert mastered(found) < mastered(view) / 2


def mastered(view: PlaytestView) -> int:
    return sum(step.mastered for step in view.whole.steps)


def test_counts_of_many_people_stand_in_columns(view: PlaytestView) -> None:
    many = replace(view, whole=view.whole._replace(comebacks=1_234_567, lapses=2_345_678))
    rows = numbers(many)
    assert "1,234,567/2,345,678" in " ".join(rows)
    assert len({len(row) for row in rows}) == 1


def test_bars_are_as_long_as_they_should_be() -> None:
    assert [len(bar(share / 10, 7)) for share in range(11)] == [7] * 11
