"""Cheers: a word for a friend, new once, back after a miss; and one quiet line when a friend has been away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from game.party.friends import Friend, FriendQuest, Party
from game.play import asides, cheering, party_told
from game.play.opening import today
from game.play.party_read import my_id
from game.play.party_views import CheerView
from game.rules.shares import CHEER_CELLS, REASONS, SIGNS
from game.rules.text import clean
from game.rules.values import replace
from tests.play.living import Life, accepted, refused
from tests.play.parties import BO, CARA, TODAY, brief, cheer, friend, player, points, quest

NOON = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)


class Company:
    """A player of the game, and the party as it was read last on their device."""

    def __init__(self, folder: Path) -> None:
        self.life = Life(folder, NOON)
        self.life.take()
        self.life.game.keep()
        self.game = self.life.game
        self.game.root.party.mkdir(exist_ok=True)
        self.me = my_id(self.game)
        self.party = Party(friend(self.me, "Ann"), ())

    def meet(self, *friends: Friend) -> None:
        """These are the friends now."""
        self.party = replace(self.party, friends=friends)


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Company:
    company = Company(tmp_path / "home")
    for module in ("cheering", "nudging"):
        monkeypatch.setattr(f"game.play.{module}.overview", lambda _: brief(company.party))
    return company


def texts(cheers: tuple[CheerView, ...]) -> list[str]:
    return [each.text for each in cheers]


# --- words ------------------------------------------------------------------------------------------------------------


def test_every_sign_and_every_reason_has_its_words() -> None:
    assert tuple(cheering.SIGN_WORDS) == SIGNS
    assert tuple(cheering.REASON_WORDS) == REASONS


def test_a_cheer_in_a_line_says_who_to_whom_when_and_what_for() -> None:
    view = CheerView(
        "x", "Bo", "Ann", to_me=True, from_me=False, day=TODAY, sign="rope", text="Up we go.", about="comeback"
    )
    assert party_told.cheer_line(view, TODAY) == "Bo to you, today, for a comeback: I hold the rope. “Up we go.”"
    given = replace(view, who="Ann", to="Cara", to_me=False, from_me=True, sign="", about="")
    assert party_told.cheer_line(given, TODAY + timedelta(days=1)) == "You to Cara, yesterday: “Up we go.”"


# --- giving -----------------------------------------------------------------------------------------------------------


def test_a_cheer_is_kept_and_published_and_the_player_is_told_who_reads_it(company: Company) -> None:
    company.meet(friend(BO, "Bo"))
    said = accepted(cheering.cheer(company.game, BO, "sun", "See you on the\tnext ridge.", "step"))
    assert "whole party can read it" in said
    given = company.game.played.world.shares.cheers[-1]
    assert (given.to, given.sign, given.text, given.about) == (BO, "sun", "See you on the next ridge.", "step")
    published = b"".join(path.read_bytes() for path in company.game.root.party.rglob("*.jsonl"))
    assert b"See you on the next ridge." in published
    assert b"12:00" not in published


def test_nobody_cheers_themselves_or_somebody_who_is_gone(company: Company) -> None:
    company.meet(friend(BO, "Bo"))
    assert refused(cheering.cheer(company.game, company.me, "sun", "", "")) == "own_cheer"
    assert refused(cheering.cheer(company.game, CARA, "sun", "", "")) == "unknown_friend"


def test_a_cheer_without_a_word_or_with_too_many_is_refused(company: Company) -> None:
    company.meet(friend(BO, "Bo"))
    assert refused(cheering.cheer(company.game, BO, "", " \x1b ", "")) == "no_words"
    assert refused(cheering.cheer(company.game, BO, "", "x" * (CHEER_CELLS + 1), "")) == "too_long"
    assert refused(cheering.cheer(company.game, BO, "moon", "", "")) == "bad_sign"
    assert not company.game.played.world.shares.cheers


# --- getting ----------------------------------------------------------------------------------------------------------


def test_a_cheer_is_new_until_it_was_shown(company: Company) -> None:
    company.meet(friend(BO, "Bo", cheers=(cheer(company.me, "one"), cheer(CARA, "not mine"))))
    new = cheering.cheers_to_me(company.game)
    assert texts(new) == ["one"]
    assert texts(cheering.cheers_to_me(company.game)) == ["one"]
    cheering.seen(company.game, [each.id for each in new])
    assert cheering.cheers_to_me(company.game) == ()
    company.meet(friend(BO, "Bo", cheers=(cheer(company.me, "one"), cheer(company.me, "two"))))
    assert texts(cheering.cheers_to_me(company.game)) == ["two"]
    assert len(cheering.cheers_to_me(company.game, new_only=False)) == 2


def test_what_was_shown_is_remembered_by_this_device(company: Company) -> None:
    company.meet(friend(BO, "Bo", cheers=(cheer(company.me, "one"),)))
    cheering.seen(company.game, [each.id for each in cheering.cheers_to_me(company.game)])
    assert cheering.cheers_to_me(company.life.open()) == ()
    (company.game.root.read / "cheers_seen.json").write_bytes(b"not json")
    assert texts(cheering.cheers_to_me(company.game)) == ["one"]


def test_a_crowd_that_cheers_every_day_is_read_once(company: Company) -> None:
    loud = [
        friend(player(i), str(i), cheers=tuple(cheer(company.me, str(n), ago=n) for n in range(20))) for i in range(60)
    ]
    company.meet(*loud)
    for _ in range(3):
        cheering.seen(company.game, [each.id for each in cheering.cheers_to_me(company.game)])
    assert cheering.cheers_to_me(company.game) == ()
    company.life.wait(27)
    assert cheering.cheers_to_me(company.game) == ()


def test_a_clock_that_went_back_tells_nothing_twice(company: Company) -> None:
    company.meet(friend(BO, "Bo", cheers=(cheer(company.me, "one", ago=20),)))
    company.life.wait(5)
    assert cheering.after_miss(company.game) is not None
    company.life.wait(-5)
    assert cheering.after_miss(company.game) is None
    assert cheering.cheers_to_me(company.game) == ()


def test_cheers_older_than_four_weeks_are_not_new(company: Company) -> None:
    company.meet(friend(BO, "Bo", cheers=(cheer(company.me, "late", ago=28), cheer(company.me, "soon", ago=-1))))
    assert cheering.cheers_to_me(company.game) == ()


def test_the_cheers_of_others_are_not_for_me_though_they_use_an_id_twice(company: Company) -> None:
    one, two = (cheer(company.me, text, name="same") for text in ("one", "two"))
    company.meet(friend(BO, "Bo", cheers=(one,)), friend(CARA, "Cara", cheers=(two,)))
    cheering.seen(company.game, [each.id for each in cheering.cheers_to_me(company.game) if each.text == "one"])
    assert texts(cheering.cheers_to_me(company.game)) == ["two"]


def test_after_a_miss_the_most_fitting_cheer_is_told(company: Company) -> None:
    step = cheer(company.me, "nice step", about="step")
    week = cheer(company.me, "hard week", ago=3, about="week")
    company.meet(friend(BO, "Bo", cheers=(step, week)))
    told = [cheering.after_miss(company.game) for _ in range(3)]
    assert [each.text if each else None for each in told] == ["hard week", "nice step", None]
    assert cheering.cheers_to_me(company.game) == ()


def test_an_old_cheer_comes_again_after_a_miss_but_not_within_a_fortnight(company: Company) -> None:
    company.meet(friend(BO, "Bo", cheers=(cheer(company.me, "keep on", ago=60),)))
    assert cheering.after_miss(company.game) is not None
    for days, told in ((13, False), (1, True), (1, False)):
        company.life.wait(days)
        assert (cheering.after_miss(company.game) is not None) is told


def test_after_a_miss_nothing_is_told_where_nobody_cheered(company: Company) -> None:
    company.meet(friend(BO, "Bo", cheers=(cheer(CARA, "for Cara"),)))
    assert cheering.after_miss(company.game) is None


# --- a friend who has been away ---------------------------------------------------------------------------------------


def away(said: str, ago: int = 0, **more: Any) -> FriendQuest:
    return replace(quest(said, until=TODAY - timedelta(days=ago)), **more)


def nudged(company: Company) -> str:
    view = cheering.nudge(company.game)
    return view.text if view else ""


def test_three_missed_due_days_in_a_row_are_told_with_the_quest(company: Company) -> None:
    company.meet(friend(BO, "Bo", away("ddmm-m")))
    assert nudged(company) == "Bo has been away from Read every day for 3 due days. A cheer might help."
    company.meet(friend(CARA, "Cara", away("dddmm")))
    company.life.wait(5)
    assert nudged(company).startswith("Nothing new has come from Cara since")


def test_an_absence_is_told_once_and_stands_for_its_day(company: Company) -> None:
    company.meet(friend(BO, "Bo", away("dmmm")))
    assert nudged(company) == nudged(company) != ""
    company.life.wait()
    company.meet(friend(BO, "Bo", away("dmmmm", ago=-1)))
    assert nudged(company) == ""
    company.life.wait(10)
    company.meet(friend(BO, "Bo", away("dmmmmddmmm", ago=-11)))
    assert "Bo" in nudged(company)


def test_silence_says_something_on_a_quest_of_every_day_alone(company: Company) -> None:
    company.meet(friend(BO, "Bo", away("dddddd", ago=5)))
    assert nudged(company) == "Nothing new has come from Bo since 17 November. A cheer might help."
    company.meet(friend(CARA, "Cara", away("d--d--d", ago=6)))
    company.life.wait(4)
    assert nudged(company) == ""


def test_silence_of_a_quest_by_points_is_noticed(company: Company) -> None:
    company.meet(friend(BO, "", points([500, 500, 500], until=TODAY - timedelta(days=6))))
    assert nudged(company).startswith("Nothing new has come from Somebody")


@pytest.mark.parametrize(
    "quests",
    [
        (away("ddmm"),),
        (away("ddddd", ago=4),),
        (away("dmmmr"),),
        (away("ddddrr", ago=4),),
        (away("dmmm", over="dropped"),),
        (away("dddd" + "m" * 29),),
        (away("dddddd", ago=40),),
        (away("dddddd", ago=6), away("d-d-d", alias="b")),
        (),
    ],
    ids=["two", "four", "rest", "resting", "over", "left", "gone", "elsewhere", "nothing"],
)
def test_a_friend_who_is_there_rests_or_left_is_left_in_peace(company: Company, quests: tuple[FriendQuest]) -> None:
    company.meet(friend(BO, "Bo", *quests))
    assert nudged(company) == ""


def test_a_friend_who_never_began_may_need_a_word_too(company: Company) -> None:
    company.meet(friend(BO, "Bo", away("mmm")))
    assert nudged(company) != ""


def test_who_was_cheered_since_needs_no_word_from_the_game(company: Company) -> None:
    company.meet(friend(BO, "Bo", away("dmmm")))
    company.party = replace(company.party, me=friend(company.me, "Ann", cheers=(cheer(BO, "there", ago=1),)))
    assert nudged(company) == ""


def test_many_friends_away_make_no_chorus(company: Company) -> None:
    company.meet(*(friend(player(i), f"Friend {i}", away("d" * i + "mmm")) for i in range(1, 6)))
    told = set()
    for _ in range(7):
        told |= {nudged(company)}
        company.life.wait()
    assert len(told - {""}) == 3


def test_the_quiet_line_of_the_day_is_about_a_friend_only_where_nothing_else_is_to_say(company: Company) -> None:
    company.meet(friend(BO, "Bo", away("dmmm")))
    first = asides.aside(company.game, today(company.game))
    assert first is not None
    if first.kind != "away":
        asides.leave(company.game, first.kind)
    kinds = [first.kind]
    for _ in range(3):
        company.life.wait()
        line = asides.aside(company.game, today(company.game))
        kinds.append(line.kind if line else "")
    assert kinds.count("away") == 1


def test_two_absences_within_a_fortnight_are_told_both(company: Company) -> None:
    told = []
    for said, ago in (("dmmm", 0), ("dmmmdddmmm", -6)):
        company.meet(friend(BO, "Bo", away(said, ago=ago)))
        for _ in range(4):
            line = asides.aside(company.game, today(company.game))
            told += [company.game.today] if line and line.kind == "away" else []
            company.life.check_in("read", "d")
            company.life.wait()
        company.life.wait(2)
    assert len(told) == 2
    assert (told[1] - told[0]).days < 14


def test_no_line_about_a_friend_compares_or_blames(company: Company) -> None:
    company.meet(friend(BO, "B\x1bo", away("dmmm", title="Run\x07 5 km")))
    text = nudged(company)
    assert text == clean(text, 400)
    assert not {"you", "your", "than", "should", "failed"} & set(text.casefold().replace(".", "").split())
